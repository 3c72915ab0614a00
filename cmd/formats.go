package cmd

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
)

func newFormats(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "formats [NAME]",
		Short: "List the formats, or the options of one",
		Long: `Lists the formats that export writes: the name for --to, the file extensions
that mean it for -o, and who reads it. Below those that are built in stand those
that are added, with the file each comes from, and what would be one but cannot,
with the reason. With a name, lists the options of that format, which are given
to export as -O NAME=VALUE. What a format makes of each kind of record and each
fact is in quoth help formats/NAME; how to add one, in quoth
help templates and quoth help programs.`,
		Example: "  quoth formats\n  quoth formats biblatex",
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
			var text bytes.Buffer
			if len(args) == 0 {
				s.listFormats(&text)
			} else {
				f, err := s.format(args[0])
				if err != nil {
					return err
				}
				describeFormat(&text, f)
			}
			_, err := s.out.Write(text.Bytes())
			return err
		},
	}
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
	fmt.Fprintf(text, "%s: %s\n", f.Name, f.Help)
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
