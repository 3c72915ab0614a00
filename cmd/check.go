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
it, and records for which it prints no entry at all.`,
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml
  quoth check talks.toml --csl ieee.csl`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			if err := notEmpty(c, "csl"); err != nil {
				return err
			}
			return runCheck(s, &o, args)
		},
	}
	o.addStyle(c, "warn of what the CSL style in this `FILE` does not print")
	return c
}

func runCheck(s *session, o *choice, paths []string) error {
	enc := formats.Encoder(discard{})
	fitting, err := o.fitting()
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
	if fitting != nil {
		if enc, err = newPrinter(fitting, p.found); err != nil {
			return err
		}
	}
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

// printer is the encoder of check that asks a style what it prints.
type printer struct {
	discard
	fitting *formats.Fitting
	values  formats.Values
	found   *findings
}

func newPrinter(f *formats.Fitting, found *findings) (*printer, error) {
	values, err := f.Format().Values(nil)
	return &printer{fitting: f, values: values, found: found}, err
}

func (p *printer) Encode(r *records.Reference) error {
	warnings, err := p.fitting.Findings(r, p.values)
	for _, d := range warnings {
		p.found.add(d)
	}
	return err
}
