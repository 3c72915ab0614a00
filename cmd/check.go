package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

func newCheck(s *session) *cobra.Command {
	var o choice
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Look for mistakes in records",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) as export does, writes nothing, and prints everything that
is wrong or doubtful. Where nothing is, it says nothing (on a terminal, how many
references there are) and the exit status is 0. Warnings leave it at 0.

With --csl it also warns of what a CSL style makes of the records when they are
fitted to it: what it does not print, what it prints twice or with nothing behind
it, and records for which it prints no entry at all. With --for it warns of the
facts that are lost on the way to a program or style, as explain shows them.`,
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml
  quoth check talks.toml --csl ieee.csl
  quoth check talks.toml --for biblatex-apa`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			if err := notEmpty(c, "for", "csl"); err != nil {
				return err
			}
			return runCheck(s, &o, args)
		},
	}
	o.addTarget(c, "warn of what is lost on the way to this program or style: a `TARGET`; see: quoth targets")
	o.addStyle(c, "warn of what the CSL style in this `FILE` does not print")
	return c
}

func runCheck(s *session, o *choice, paths []string) error {
	enc, err := o.warner()
	if err != nil {
		return err
	}
	inputs, found, done, err := findInputs(s, paths)
	if err != nil {
		return err
	}
	defer done()
	p := &pipe{
		inputs:  inputs,
		options: records.Options{Formats: formats.Names()},
		found:   newFindings(s.style, inputs),
		at:      &s.at,
	}
	enc.found = p.found
	for _, d := range found {
		p.found.add(d)
	}
	err = p.run(context.Background(), enc, func() error { return nil })
	p.found.print(s.err)
	if err != nil {
		return err
	}
	if s.style.terminal {
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
		d.Severity = records.Warning
		return []records.Diagnostic{d}, nil
	}}, nil
}
