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

// listing is a command that lists things, or describes the one that is named.
type listing struct {
	name        string // of the command
	short, long string
	example     string            // a name to describe
	rows        func() [][]string // all of them, each with its name first and its help last
	describe    func(text *bytes.Buffer, name string) error
}

func (l listing) command(s *session) *cobra.Command {
	return &cobra.Command{
		Use:     l.name + " [NAME]",
		Short:   l.short,
		Long:    l.long,
		Example: "  quoth " + l.name + "\n  quoth " + l.name + " " + l.example,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("see: quoth "+l.name+" --help", "%s takes one name, and was given %q as well", l.name, args[1])
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return l.words(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var text bytes.Buffer
			if len(args) == 0 {
				l.list(&text)
			} else if err := l.describe(&text, args[0]); err != nil {
				return err
			}
			_, err := s.out.Write(text.Bytes())
			return err
		},
	}
}

// list writes a table of all.
func (l listing) list(text *bytes.Buffer) {
	table := tabwriter.NewWriter(text, 0, 0, 3, ' ', 0)
	for _, row := range l.rows() {
		fmt.Fprintln(table, strings.Join(row, "\t"))
	}
	table.Flush()
}

// words are the names with their help, for a shell to complete.
func (l listing) words() []string {
	var words []string
	for _, row := range l.rows() {
		words = append(words, row[0]+"\t"+row[len(row)-1])
	}
	return words
}

// complete is words as a flag completes them.
func (l listing) complete(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return l.words(), cobra.ShellCompDirectiveNoFileComp
}

var formatListing = listing{
	name: "formats", short: "List the formats, or the options of one", example: "biblatex",
	long: `Lists the formats that export writes: the name for --to, the file extensions
that mean it for -o, and who reads it. With a name, lists the options of that
format, which are given to export as -O NAME=VALUE. What a format makes of each
kind of record and each fact is in quoth help formats/NAME.`,
	rows: func() (rows [][]string) {
		for _, f := range formats.List() {
			rows = append(rows, []string{f.Name, strings.Join(f.Exts, " "), f.Help})
		}
		return rows
	},
	describe: describeFormat,
}

// describeFormat writes what one format is and the options it has.
func describeFormat(text *bytes.Buffer, name string) error {
	f, err := formats.Lookup(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(text, "%s: %s\n", f.Name, f.Help)
	if len(f.Exts) > 0 {
		fmt.Fprintf(text, "File extensions: %s\n", strings.Join(f.Exts, " "))
	}
	fmt.Fprintf(text, "What it makes of each kind of record and each fact: quoth help %s%s\n", mappingTopic, f.Name)
	if len(f.Options) == 0 {
		text.WriteString("It has no options.\n")
		return nil
	}
	text.WriteString("Options:\n")
	for _, o := range f.Options {
		values := "TEXT"
		if o.Values != nil {
			values = strings.Join(o.Values, "|")
		}
		fmt.Fprintf(text, "  -O %s=%s\n      %s (default: %s)\n", o.Name, values, o.Help, cmp.Or(o.Default, "none"))
	}
	return nil
}

var targetListing = listing{
	name: "targets", short: "List the programs and styles to write for, or the settings of one", example: "zotero",
	long: `Lists the targets: programs and styles that read references, each with the
format it is written in and what that is tuned for. export writes for one with
--for NAME. With a name, shows the settings of that target as the flags of
export that do the same; a flag -O beside --for goes before the target's own.`,
	rows: func() (rows [][]string) {
		for _, t := range formats.Targets() {
			rows = append(rows, []string{t.Name, t.Format, t.Help})
		}
		return rows
	},
	describe: describeTarget,
}

// describeTarget writes what one target is, and the flags that do the same.
func describeTarget(text *bytes.Buffer, name string) error {
	t, err := formats.LookupTarget(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(text, "%s: %s\nThe same as:\n  quoth export --to %s", t.Name, t.Help, t.Format)
	f, _ := formats.Lookup(t.Format)
	var help strings.Builder
	for _, o := range f.Options {
		if value, ok := t.Values[o.Name]; ok {
			fmt.Fprintf(text, " -O %s=%s", o.Name, value)
			fmt.Fprintf(&help, "  -O %s=%s\n      %s (default: %s)\n", o.Name, value, o.Help, cmp.Or(o.Default, "none"))
		}
	}
	text.WriteString("\n" + help.String())
	return nil
}
