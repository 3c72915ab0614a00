package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

type newOptions struct {
	draft  records.Draft
	output string
}

func newNew(s *session) *cobra.Command {
	var o newOptions
	c := &cobra.Command{
		Use:   "new TYPE [KEY] [FIELD=VALUE...]",
		Short: "Write a new record, or one to be filled in",
		Long: `Writes a record with the values that are given, in the canonical layout; with
none, one to be filled in, of the fields that most records have, with what they
mean and an example of each (--all: of every field). It goes to standard output,
or with -o to the end of a file, which must not have the key yet. A file that is
not there is made, with the line by which editors find the schema of records, and
the schema is put beside it (see quoth schema).

A value is written without the quotes of TOML. The text of a language is given as
title.zh=…, a raw field of a format as override.biblatex.note=…. A list is given
item by item (speakers=… speakers=…), or with semicolons between its items; an
item in braces is a table as TOML has it:

  speakers='{ person = "huang", office = "Deputy Director" }'

Without a KEY one is made, as quoth keys does it, of the name, year and title; for
that the records of the folder of the file, or of the current folder, are read.
A person or organization has one made of the name.

TYPE is event, speech, source, person or organization; quoth help records tells
what each is, and its fields.`,
		Example: `  quoth new speech
  quoth new speech huang-rules title=Rules 'speakers=Huang, Zhixiong' date=2017-12-04
  quoth new event kind=summit 'title=Boao Forum' number=8 date=2023-03-28/2023-03-31
  quoth new person wang 'name.en=Wang, Huning' name.zh=王沪宁
  quoth new speech 'speakers=Wang, Huning' date=2017-12-03 title=Keynote url=https://example.org -o more.toml`,
		ValidArgsFunction: completeNew,
		RunE: func(c *cobra.Command, args []string) error {
			if err := notEmpty(c, "output"); err != nil {
				return err
			}
			if err := o.parse(args); err != nil {
				return err
			}
			return runNew(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&o.output, "output", "o", "", "add it to this `FILE` of records instead of printing it")
	flags.BoolVar(&o.draft.All, "all", false, "write every field, those without a value to be filled in")
	return c
}

// parse reads the type, the key and the values.
func (o *newOptions) parse(args []string) error {
	var types []string
	for _, t := range records.Types {
		types = append(types, string(t))
	}
	if len(args) == 0 {
		return usagef(choose("", types), "name the type of the record")
	}
	if !slices.Contains(types, args[0]) {
		return usagef(choose(args[0], types), "there is no type of record %q", args[0])
	}
	o.draft.Type = records.Type(args[0])
	for _, arg := range args[1:] {
		field, value, ok := strings.Cut(arg, "=")
		switch {
		case ok:
			o.draft.Values = append(o.draft.Values, records.Assignment{Field: strings.TrimSpace(field), Value: value})
		case o.draft.Key != "":
			return usagef("a value is given as FIELD=VALUE, in quotes where it has blanks", "%q is a second key, after %q", arg, o.draft.Key)
		case arg == "":
			return usagef("leave it out to have one made", "the key is empty")
		default:
			o.draft.Key = arg
		}
	}
	return nil
}

func runNew(s *session, o newOptions) error {
	printed := o.output == "" || o.output == stdinName
	if !printed && o.draft.Key == "" && len(o.draft.Values) == 0 {
		return usagef("give one behind the type", "a record in a file needs a key")
	}
	text, diags := o.draft.Text()
	if len(diags) == 0 && o.draft.Key == "" && len(o.draft.Values) > 0 {
		key, missing, err := o.proposedKey()
		if err != nil {
			return err
		}
		if diags = missing; len(diags) == 0 {
			o.draft.Key = key
			text, diags = o.draft.Text()
		}
	}
	if len(diags) > 0 {
		return refused(diags)
	}
	if printed {
		return show(s, text)
	}
	for again := 20; ; again-- { // where another run adds a record at the same time, this one goes behind it
		if err := o.appendTo(s, text); again == 0 || !errors.Is(err, errChanged) {
			return err
		}
	}
}

// refused is the error that the values on the command line make no record.
func refused(diags []records.Diagnostic) error {
	var all []error
	for _, d := range diags {
		all = append(all, usagef(d.Hint, "%s", d.Message))
	}
	return errors.Join(all...)
}

// proposedKey makes a key for the draft among the records of its folder, as far
// as that can be read.
func (o newOptions) proposedKey() (string, []records.Diagnostic, error) {
	inputs, _, _ := records.FindFiles([]string{filepath.Dir(o.output)})
	return o.draft.ProposeKey(context.Background(), inputs)
}

// appendTo writes the record to the end of a file, which is made where it is
// not there, with the schema beside it. The file is left alone where it would be
// no file of records then.
func (o newOptions) appendTo(s *session, text []byte) error {
	if info, err := os.Stat(o.output); err == nil && !info.Mode().IsRegular() {
		return usagef("name a file", "cannot add a record to %s: it is no file", o.output)
	}
	old, err := readFile(o.output, maxWhole)
	isNew := errors.Is(err, fs.ErrNotExist)
	was := old
	switch {
	case isNew:
		old = []byte("#:schema ./" + schemaFile + "\n")
	case err != nil:
		return err
	}
	if at, ok := records.FindKey(old, o.output, o.draft.Key); ok {
		return usagef("give another key, or change the record that has it", "%s has a record with the key %q already (%s)", o.output, o.draft.Key, at)
	}
	text = records.Append(old, text)
	if _, diags := records.Format(text, o.output); len(diags) > 0 {
		all := newFindings(s.style, nil)
		for _, d := range diags {
			all.add(d)
		}
		all.print(s.err)
		fmt.Fprintf(s.err, "quoth: %s; %s is left as it was\n", all.summary(), visible(o.output))
		return errRecords
	}
	schema := filepath.Join(filepath.Dir(o.output), schemaFile)
	if _, err := os.Stat(schema); isNew && errors.Is(err, fs.ErrNotExist) {
		if err := writeFile(s, schema, records.Schema()); err != nil {
			return err
		}
	}
	if !isNew {
		return rewriteFile(s, o.output, was, text)
	}
	out, err := openNew(s, o.output, nil)
	if err != nil {
		return err
	}
	return out.whole(text)
}

// completeNew offers the types of records, then the fields of the type, and the
// words that a field is chosen from.
func completeNew(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	const quiet = cobra.ShellCompDirectiveNoFileComp
	var words []string
	if len(args) == 0 {
		for _, t := range records.Types {
			words = append(words, string(t)+"\t"+records.Describe(t))
		}
		return words, quiet
	}
	name, _, chosen := strings.Cut(word, "=")
	for _, f := range records.Fields(records.Type(args[0])) {
		switch {
		case !chosen:
			words = append(words, f.Name+"=\t"+f.Doc)
		case f.Name == name:
			for _, w := range f.Words {
				words = append(words, name+"="+w)
			}
			return words, quiet
		}
	}
	return words, quiet | cobra.ShellCompDirectiveNoSpace
}
