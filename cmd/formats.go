package cmd

import (
	"bytes"
	"cmp"
	"fmt"
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
that mean it for -o, and who reads it. With a name, lists the options of that
format, which are given to export as -O NAME=VALUE. What a format makes of each
kind of record and each fact is in quoth help formats/NAME.`,
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
			return completeFormat()
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var text bytes.Buffer
			if len(args) == 0 {
				listFormats(&text)
			} else {
				f, err := formats.Lookup(args[0])
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

// listFormats writes a table of all formats.
func listFormats(text *bytes.Buffer) {
	table := tabwriter.NewWriter(text, 0, 0, 3, ' ', 0)
	for _, f := range formats.List() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Name, strings.Join(f.Exts, " "), f.Help)
	}
	table.Flush()
}

// describeFormat writes what one format is and the options it has.
func describeFormat(text *bytes.Buffer, f formats.Format) {
	fmt.Fprintf(text, "%s: %s\n", f.Name, f.Help)
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
func completeFormat() ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, f := range formats.List() {
		names = append(names, f.Name+"\t"+f.Help)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
