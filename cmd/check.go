package cmd

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

type checkOptions struct {
	selection
	paths []string
}

func newCheck(s *session) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Look for mistakes in records",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) as export does, writes nothing, and prints everything that
is wrong or doubtful. Where nothing is, it says nothing (on a terminal, how many
references there are) and the exit status is 0. Warnings leave it at 0.

With --where only the warnings about records of which the expression is true are
printed. Errors are printed of all, because a record that has one cannot be asked.`,
		Example: `  quoth check
  quoth check talks.toml
  quoth check talks/ sources.toml`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := o.check(c); err != nil {
				return err
			}
			return runCheck(s, o)
		},
	}
	c.Flags().SortFlags = false
	o.addSelection(c)
	return c
}

func runCheck(s *session, o checkOptions) error {
	p, done, err := openPipe(s, o.paths, o.selection, "")
	if err != nil {
		return err
	}
	defer done()
	err = p.finish(s, p.run(context.Background(), discard{}, func() error { return nil }))
	if s.style.terminal && (err == nil || errors.Is(err, errRecords)) {
		fmt.Fprintf(s.err, "%s, %s\n", count(p.count, "reference"), p.found.summary())
	}
	return err
}
