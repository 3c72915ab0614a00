package cmd

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/formats/formatstest"
)

type formatsOptions struct {
	name                  string
	source, schema, check bool
}

func newFormats(s *session) *cobra.Command {
	var o formatsOptions
	c := &cobra.Command{
		Use:   "formats [NAME]",
		Short: "List the formats, or the options of one",
		Long: `Lists the formats that export writes: the name for --to, the file extensions
that mean it for -o, and who reads it. Below those that are part of quoth stand
the templates and programs that were added, with the file each comes from, and
those that are passed over, with the reason. No program is run for this.

With a NAME, or the file of a template, lists the options of that format, which
are given to export as -O NAME=VALUE. What a format makes of each kind of record
and each fact is in quoth help formats/NAME; how to add a format, in quoth help
templates and quoth help programs.

--source prints the template that a format is made by, to begin one's own with,
--schema the JSON Schema of what a format writes, where it has one. --check writes
made-up references in that format, whole and broken ones, to writers that fail as
well, and tells what it does wrong; a program is run some dozens of times for it.`,
		Example: `  quoth formats
  quoth formats biblatex
  quoth formats markdown --source > mine.md.tmpl
  quoth formats jsonl --schema
  quoth formats markdown --check`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("see: quoth formats --help", "formats takes one name, and was given %q as well", args[1])
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeFormat(s)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.name = strings.Join(args, "")
			return runFormats(s, o)
		},
	}
	c.Flags().SortFlags = false
	c.Flags().BoolVar(&o.source, "source", false, "print the template that the format is made by")
	c.Flags().BoolVar(&o.schema, "schema", false, "print the JSON Schema of what the format writes")
	c.Flags().BoolVar(&o.check, "check", false, "tell what the format does wrong")
	c.MarkFlagsMutuallyExclusive("source", "schema", "check")
	return c
}

func runFormats(s *session, o formatsOptions) error {
	var text bytes.Buffer
	if o.name == "" {
		if o.source || o.schema || o.check {
			return usagef("see: quoth formats --help", "no format is named")
		}
		s.listFormats(&text)
		_, err := s.out.Write(text.Bytes())
		return err
	}
	f, err := s.namedFormat(o.name)
	if err != nil {
		return err
	}
	switch {
	case o.check:
		return s.checkFormat(f)
	case o.source && f.Source == "":
		return usagef("see: quoth help templates", "%s is not made by a template", f.Name)
	case o.schema && f.Schema == nil:
		return usagef("", "there is no JSON Schema of %s here", f.Name)
	case o.source:
		text.WriteString(f.Source)
	case o.schema:
		text.WriteString(f.Schema())
	default:
		describeFormat(&text, f)
	}
	_, err = s.out.Write(text.Bytes())
	return err
}

// namedFormat is a format by its name, or by the file of its template.
func (s *session) namedFormat(name string) (formats.Format, error) {
	if filepath.Ext(name) == formats.TemplateExt {
		return readTemplate(name)
	}
	return s.format(name)
}

// checkFormat tells what a format does wrong.
func (s *session) checkFormat(f formats.Format) error {
	problems := formatstest.Problems(formatstest.Case{Format: f, Whole: isProgramFormat(f)})
	for _, p := range problems {
		if _, err := fmt.Fprintf(s.out, "%s\n", visibleLines(p)); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
		return usagef("", "%s does not keep what is promised of all formats: %s", f.Name, count(len(problems), "problem"))
	}
	_, err := fmt.Fprintf(s.out, "%s keeps what is promised of all formats\n", f.Name)
	return err
}

// listFormats writes a table of all formats, one of those that are no part of
// the build, and what is passed over.
func (s *session) listFormats(text *bytes.Buffer) {
	table := tabwriter.NewWriter(text, 0, 0, 3, ' ', 0)
	for _, f := range formats.List() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Name, strings.Join(f.Exts, " "), f.Help)
	}
	table.Flush()
	added, passed := "\nAdded:\n", "\nPassed over:\n"
	var without strings.Builder
	for _, p := range s.plugins() {
		why := p.why
		if why == "" {
			f, err := p.format()
			if err == nil {
				text.WriteString(added)
				added = ""
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", f.Name, strings.Join(f.Exts, " "), visible(f.Help), visible(f.Origin))
				continue
			}
			why = strings.TrimPrefix(err.Error(), p.path+":")
		}
		without.WriteString(passed)
		passed = ""
		fmt.Fprintf(&without, "%s: %s\n", visible(p.path), visible(why))
	}
	table.Flush()
	text.WriteString(without.String())
	folder := templateFolder()
	if folder != "" {
		folder = " (" + visible(folder) + ")"
	}
	fmt.Fprintf(text, "\nTo add one: a template in the folder for them%s, see quoth help templates;\na program, see quoth help programs.\n", folder)
}

// describeFormat writes what one format is and the options it has.
func describeFormat(text *bytes.Buffer, f formats.Format) {
	fmt.Fprintf(text, "%s: %s\n", f.Name, visible(f.Help))
	if f.Origin != "" {
		fmt.Fprintf(text, "From: %s\n", visible(f.Origin))
	}
	if len(f.Exts) > 0 {
		fmt.Fprintf(text, "File extensions: %s\n", strings.Join(f.Exts, " "))
	}
	fmt.Fprintf(text, "What it makes of each kind of record and each fact: quoth help %s%s\n", mappingTopic, f.Name)
	if len(f.Options) == 0 {
		text.WriteString("It has no options.\n")
		return
	}
	text.WriteString("Options:\n")
	for _, o := range f.Options {
		values := "TEXT"
		if o.Values != nil {
			values = strings.Join(o.Values, "|")
		}
		fmt.Fprintf(text, "  -O %s=%s\n      %s (default: %s)\n", o.Name, values, o.Help, cmp.Or(o.Default, "none"))
	}
}

// completeFormat gives the formats' names for a shell to complete.
func completeFormat(s *session) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, f := range slices.Concat(formats.List(), s.plugged()) {
		names = append(names, f.Name+"\t"+visible(f.Help))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
