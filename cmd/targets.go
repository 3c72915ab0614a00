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

func newTargets(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "targets [NAME]",
		Short: "List the programs and styles to write for, or the settings of one",
		Long: `Lists the targets: programs and styles that read references, each with the
format it is written in and what that is tuned for. export writes for one with
--for NAME. With a name, shows the settings of that target as the flags of
export that do the same; a flag -O beside --for goes before the target's own.`,
		Example: "  quoth targets\n  quoth targets zotero",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("see: quoth targets --help", "targets takes one name, and was given %q as well", args[1])
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeTarget()
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var text bytes.Buffer
			if len(args) == 0 {
				listTargets(&text)
			} else {
				t, err := formats.LookupTarget(args[0])
				if err != nil {
					return err
				}
				describeTarget(&text, t)
			}
			_, err := s.out.Write(text.Bytes())
			return err
		},
	}
}

// listTargets writes a table of all targets.
func listTargets(text *bytes.Buffer) {
	table := tabwriter.NewWriter(text, 0, 0, 3, ' ', 0)
	for _, t := range formats.Targets() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", t.Name, t.Format, t.Help)
	}
	table.Flush()
}

// describeTarget writes what one target is, and the flags that do the same.
func describeTarget(text *bytes.Buffer, t formats.Target) {
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
}

// completeTarget gives the targets' names for a shell to complete.
func completeTarget() ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, t := range formats.Targets() {
		names = append(names, t.Name+"\t"+t.Help)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
