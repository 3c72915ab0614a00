package cmd

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type checkOptions struct {
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

Findings stand in the order of the files; of more than --max-errors, errors are
kept before warnings. They are printed as` + forms.String(),
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml --warnings=error
  quoth check --format github
  quoth check --explain unknown-field`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := notEmpty(c, "format", "warnings", "explain"); err != nil {
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
	flags.StringVar(&o.format, "format", "text", "how findings are printed, a `FORMAT` of those above; all but text go to standard output")
	flags.StringVar(&o.warnings, "warnings", "show", "what becomes of warnings, a `MODE`: show, none or error")
	flags.IntVar(&o.most, "max-errors", maxFindings, "print `N` findings and count the others; 0 prints all")
	flags.StringVar(&o.explain, "explain", "", "explain the findings of this `CODE`, and read nothing")
	for flag, words := range map[string][]string{"format": formatNames(), "warnings": warningModes, "max-errors": nil, "explain": codeNames()} {
		if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
			panic(err) // the flag does not exist
		}
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
	inputs, found, done, err := findInputs(s, o.paths)
	if err != nil {
		return err
	}
	defer done()
	options := recordOptions("")
	options.Review = true
	p := &pipe{
		inputs:  inputs,
		options: options,
		found:   newFindings(s.style, inputs),
		at:      &s.at,
		watch:   newProgress(s, nil),
	}
	p.found.limit, p.found.warnings = o.most, o.warnings
	for _, d := range found {
		p.found.add(d)
	}
	err = p.run(context.Background(), discard{}, func() error { return nil })
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
