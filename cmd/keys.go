package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

type keysOptions struct {
	selection
	paths   []string
	pattern string
}

func newKeys(s *session) *cobra.Command {
	var o keysOptions
	var fields strings.Builder
	for _, f := range records.KeyFields {
		fmt.Fprintf(&fields, "\n  {%s}%*s%s", f.Name, 8-len(f.Name), "", f.Help)
	}
	c := &cobra.Command{
		Use:   "keys [PATH...]",
		Short: "Propose keys for new records",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) and prints for every speech, event and source the key that
it has, a tab, and a key made of its name, year and title: for records that were
given any key for the time being. No file is changed, and a key that is in use
should stay, since papers cite by it.

A key has small letters a to z, digits, - and _, begins with a letter (else the
kind stands in front), and is no other record's: where it would be, "-b" or the
next letter follows. A record whose key follows the pattern keeps it. Accents
go ("García Márquez" is garciamarquez). No table knows how a name in another
script is read: of it the form that the record gives in Latin letters is taken,
and where there is none the proposal is "-" and a warning asks for it.

The pattern has fields in braces; one that a record has nothing for goes, with
the mark before it:` + fields.String(),
		Example: `  quoth keys talks.toml
  quoth keys talks.toml --keys huang-2017,wang-2017
  quoth keys talks.toml --pattern {family}{year}`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := cmp.Or(notEmpty(c, "pattern"), o.check(c)); err != nil {
				return err
			}
			return runKeys(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.pattern, "pattern", records.DefaultKeyPattern, "what keys are made of: a `PATTERN`")
	o.addSelection(c)
	completeFlag(c, "pattern", cobra.NoFileCompletions)
	return c
}

func runKeys(s *session, o keysOptions) error {
	pattern, err := records.ParseKeyPattern(o.pattern)
	if err != nil {
		var d records.Diagnostic
		errors.As(err, &d)
		return usagef(d.Hint, "%s", d.Message)
	}
	// In English a name or title is taken in Latin letters wherever it has them.
	p, done, err := openPipe(s, o.paths, o.selection, "en")
	if err != nil {
		return err
	}
	defer done()
	c, keys, some, err := p.open(context.Background())
	if err == nil && some {
		err = c.ProposeKeys(context.Background(), keys, pattern, func(p records.Proposal) error {
			_, err := fmt.Fprintf(s.out, "%s\t%s\n", p.Key, cmp.Or(p.New, "-"))
			return err
		})
	}
	return p.finish(s, err)
}
