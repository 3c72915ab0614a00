package cmd

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type checkOptions struct {
	choice
	selection
	paths    []string
	format   string // one of findingFormats
	warnings string // one of warningModes
	most     int    // findings to print, 0 for all
	explain  string // the code to explain instead
}

func newCheck(s *session) *cobra.Command {
	var o checkOptions
	var forms strings.Builder
	for _, f := range findingFormats {
		fmt.Fprintf(&forms, "\n  %-12s %s", f.name, f.help)
	}
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Look for mistakes in records",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) as export does, writes nothing, and prints everything that
is wrong or doubtful. Where nothing is, it says nothing (on a terminal, how many
references there are) and the exit status is 0. Warnings leave it at 0, unless
they are taken for errors: --warnings=error.

Besides what export tells, it looks at what a record lacks and at how records go
together: a speech that has no date, a person who has two keys, a record that
nothing refers to. Every kind of finding has a code, which stands behind it in
brackets; --explain CODE says more, and "quoth help checks" has them all. The
comment "# quoth: ignore CODE" in a record, or directly above it, silences the
warnings of that code there.

With --csl it also warns of what a CSL style makes of the records when they are
fitted to it: what it does not print, what it prints twice or with nothing behind
it, and records for which it prints no entry at all. With --for it warns of the
facts that are lost on the way to a program or style, as explain shows them.

With --where only the warnings about records of which the expression is true are
printed. Errors are printed of all, because a record that has one cannot be asked.

Findings stand in the order of the files; of more than --max-errors, errors are
kept before warnings. They are printed as` + forms.String(),
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml --warnings=error
  quoth check talks.toml --csl ieee.csl
  quoth check talks.toml --for biblatex-apa
  quoth check --format github
  quoth check --explain unknown-field`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := cmp.Or(notEmpty(c, "for", "csl", "format", "warnings", "explain"), o.check(c)); err != nil {
				return err
			}
			if o.explain != "" {
				return explainCode(s, o.explain)
			}
			return runCheck(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	o.addSelection(c)
	o.addTarget(c, "warn of what is lost on the way to this program or style: a `TARGET`; see: quoth targets")
	o.addStyle(c, "warn of what the CSL style in this `FILE` does not print")
	flags.StringVar(&o.format, "format", "text", "how findings are printed, a `FORMAT` of those above; all but text go to standard output")
	flags.StringVar(&o.warnings, "warnings", "show", "what becomes of warnings, a `MODE`: show, none or error")
	flags.IntVar(&o.most, "max-errors", maxFindings, "print `N` findings and count the others; 0 prints all")
	flags.StringVar(&o.explain, "explain", "", "explain the findings of this `CODE`, and read nothing")
	for flag, words := range map[string][]string{"format": formatNames(), "warnings": warningModes, "max-errors": nil, "explain": codeNames()} {
		completeFlag(c, flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

func runCheck(s *session, o checkOptions) error {
	i := slices.IndexFunc(findingFormats, func(f findingFormat) bool { return f.name == o.format })
	switch {
	case i < 0:
		return &formats.UnknownError{Thing: "format of findings", Name: o.format, Nearest: records.Suggest(o.format, formatNames()), Among: formatNames()}
	case !slices.Contains(warningModes, o.warnings):
		return usagef(choose(o.warnings, warningModes), "warnings cannot be %q", o.warnings)
	case o.most < 0:
		return usagef("0 prints all findings", "--max-errors cannot be %d", o.most)
	}
	enc, err := o.warner()
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, o.selection, "")
	if err != nil {
		return err
	}
	defer done()
	p.options.Review, p.watch = true, newProgress(s, nil)
	p.found.limit, p.found.warnings = o.most, o.warnings
	enc.found = p.found
	err = p.run(context.Background(), enc, func() error { return nil })
	if write := findingFormats[i].write; write == nil {
		p.found.print(s.err)
	} else if err == nil {
		out := bufio.NewWriter(s.out)
		write(p.found, out)
		out.Flush() // the sink remembers an error
	}
	if err != nil {
		return err
	}
	if s.style.terminal && o.format == "text" {
		fmt.Fprintf(s.err, "%s, %s\n", count(p.count, "reference"), p.found.summary())
	}
	if p.found.errors > 0 {
		return errRecords
	}
	return nil
}

// warner is the encoder of check: it writes nothing, and warns of what becomes of
// references that are not merely read.
type warner struct {
	discard
	warnings func(*records.Reference) ([]records.Diagnostic, error) // nil for none
	found    *findings
}

// Encode warns of a reference.
func (w *warner) Encode(r *records.Reference) error {
	if w.warnings == nil {
		return nil
	}
	warnings, err := w.warnings(r)
	for _, d := range warnings {
		w.found.add(d)
	}
	return err
}

// warner is what the flags ask check to warn of.
func (o *choice) warner() (*warner, error) {
	if o.target == "" && o.csl == "" {
		return &warner{}, nil
	}
	format, values, _, err := o.writer("")
	if err != nil {
		return nil, err
	}
	if o.csl != "" {
		return &warner{warnings: func(r *records.Reference) ([]records.Diagnostic, error) { return o.fitted.Findings(r, values) }}, nil
	}
	return &warner{warnings: func(r *records.Reference) ([]records.Diagnostic, error) {
		fates, err := formats.Explain(format, values, r)
		lost := formats.Losses(fates)
		if err != nil || len(lost) == 0 {
			return nil, err
		}
		d := loss(r, lost, o.named(format))
		d.Severity, d.Code = records.Warning, "lost"
		return []records.Diagnostic{d}, nil
	}}, nil
}
