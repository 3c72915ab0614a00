package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newCheck(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Look for mistakes in records",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) as export does, writes nothing, and prints everything that
is wrong or doubtful. Where nothing is, it says nothing (on a terminal, how many
references there are) and the exit status is 0. Warnings leave it at 0.`,
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml`,
		ValidArgsFunction: completeRecords,
		RunE:              func(_ *cobra.Command, args []string) error { return runCheck(s, args) },
	}
}

func runCheck(s *session, paths []string) error {
	inputs, found, done, err := findInputs(s, paths)
	if err != nil {
		return err
	}
	defer done()
	p := &pipe{
		inputs:  inputs,
		options: recordOptions(""),
		found:   newFindings(s.style, inputs),
		at:      &s.at,
	}
	for _, d := range found {
		p.found.add(d)
	}
	err = p.run(context.Background(), discard{}, func() error { return nil })
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
