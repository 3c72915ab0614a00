package cmd

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

type fmtOptions struct {
	paths []string
	list  bool
	diff  bool
	write bool
}

func newFmt(s *session) *cobra.Command {
	var o fmtOptions
	c := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: "Lay out files of records in the one way",
		Long: `Reads a file of records ("-" for standard input) and prints it in the canonical
layout: fields in the order of the reference, one a line, a blank line between
records, no quotes that are not needed, plain days as dates. What the records
say stays, and so does every comment, with what it is about. The rules are in
quoth help records.

With -l, -d or -w any number of files and folders may be named (the current
folder where none is) and the files are not printed: -l prints the names of those
whose layout differs, -d how it differs, and -w writes them, each whole or not at
all. A file that is not TOML is left alone, and the exit status is 1; so it is
where -d finds a difference.`,
		Example: `  quoth fmt talks.toml
  quoth fmt -l
  quoth fmt -w talks.toml sources.toml`,
		ValidArgsFunction: completeRecords,
		RunE: func(_ *cobra.Command, args []string) error {
			o.paths = args
			return runFmt(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVarP(&o.list, "list", "l", false, "print the names of files whose layout differs")
	flags.BoolVarP(&o.diff, "diff", "d", false, "print how the layout differs")
	flags.BoolVarP(&o.write, "write", "w", false, "write the files instead of printing them")
	return c
}

func runFmt(s *session, o fmtOptions) error {
	inputs, found, done, err := findInputs(s, o.paths)
	if err != nil {
		return err
	}
	defer done()
	printing := !o.list && !o.diff && !o.write
	if printing && len(inputs) > 1 {
		return usagef("-l lists those that differ, -d shows how, -w writes them", "%s cannot be printed as one", count(len(inputs), "file"))
	}
	all := newFindings(s.style, inputs)
	for _, d := range found {
		all.add(d)
	}
	var failures []error
	differs := false
	for _, in := range inputs {
		changed, err := o.file(s, in, all)
		differs = differs || changed
		if err != nil {
			failures = append(failures, err)
		}
		if s.out.err != nil {
			break
		}
	}
	all.print(s.err)
	switch err := errors.Join(failures...); {
	case err != nil:
		return err
	case all.errors > 0, o.diff && differs:
		return errRecords
	}
	return nil
}

// file formats one file, and says whether its layout differs.
func (o fmtOptions) file(s *session, in records.Input, all *findings) (differs bool, err error) {
	defer records.Blame(records.Position{File: in.Name}, "")
	if in.Name == stdinName && o.write {
		return false, usagef("leave out -w to print it", "standard input cannot be written")
	}
	old, err := readInput(in)
	if err != nil {
		return false, err
	}
	text, wrong := records.Format(old, in.Name)
	for _, d := range wrong {
		all.add(d)
	}
	switch {
	case len(wrong) > 0:
		return false, nil
	case !o.list && !o.diff && !o.write:
		return false, show(s, text)
	case bytes.Equal(old, text):
		return false, nil
	}
	if o.list {
		err = show(s, []byte(place(records.Position{File: in.Name})+"\n"))
	}
	if o.diff && err == nil {
		name := filepath.ToSlash(in.Name)
		err = show(s, diff.Diff(name+".orig", old, name, text))
	}
	if o.write && err == nil {
		err = rewriteFile(s, in.Name, old, text)
	}
	return true, err
}

// show prints text of files, on a terminal without what would steer it.
func show(s *session, text []byte) error {
	if s.outStyle.terminal {
		text = []byte(visibleLines(string(text)))
	}
	_, err := s.out.Write(text)
	return err
}

// visibleLines is visible for a text whose line breaks and tabs stay.
func visibleLines(text string) string {
	var b strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "\t\n")
		if i < 0 {
			return b.String() + visible(text)
		}
		b.WriteString(visible(strings.TrimSuffix(text[:i], "\r")))
		b.WriteByte(text[i])
		text = text[i+1:]
	}
	return b.String()
}
