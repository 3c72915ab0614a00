package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newMan(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages",
		Long: `Writes a page of the manual for quoth (quoth.1), one for each command
(quoth-export.1) and one for each help topic (quoth-records.7) to the folder DIR,
which is made where it is not there.`,
		Example: "  quoth man man1",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("write: quoth man DIR", "name one folder")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error { return runMan(s, c.Root(), args[0]) },
	}
}

func runMan(s *session, root *cobra.Command, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("cannot make the folder %s: %w", folder, cause(err))
	}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c.Hidden {
			continue
		}
		out, err := openOutput(s, filepath.Join(folder, manName(c)+"."+manSection(c)), nil)
		if err != nil {
			return err
		}
		_, err = out.Write(manPage(c))
		if err == nil {
			err = out.finish(true)
		}
		out.discard()
		if err != nil {
			return err
		}
	}
	return nil
}

// manName is the name of a command's page.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manSection is 1 for commands, 7 for what else there is to say.
func manSection(c *cobra.Command) string {
	if c.IsAdditionalHelpTopicCommand() {
		return "7"
	}
	return "1"
}

// manPage is the page of a command or topic, in the macros of man(7).
func manPage(c *cobra.Command) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, ".TH %s %s \"\" \"quoth\" \"quoth manual\"\n.SH NAME\n%s \\- %s\n",
		strings.ToUpper(manName(c)), manSection(c), roff(manName(c)), roff(c.Short))
	if c.IsAdditionalHelpTopicCommand() {
		b.WriteString(".SH DESCRIPTION\n")
		for _, t := range topics {
			if t.name == c.Name() {
				manText(&b, t.text())
			}
		}
	} else {
		usage := c.UseLine()
		if !c.HasParent() {
			usage = "quoth COMMAND [flags]"
		}
		fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n.SH DESCRIPTION\n", roff(usage))
		manText(&b, strings.Trim(c.Long+"\n", "\n"))
		manFlags(&b, "OPTIONS", c.NonInheritedFlags())
		manFlags(&b, "OPTIONS OF EVERY COMMAND", c.InheritedFlags())
		if c.Example != "" {
			b.WriteString(".SH EXAMPLES\n")
			manText(&b, c.Example)
		}
	}
	var others []string
	for _, other := range append([]*cobra.Command{c.Root()}, c.Root().Commands()...) {
		if other != c && !other.Hidden && (other == c.Root() || c == c.Root()) {
			others = append(others, fmt.Sprintf("\\fB%s\\fR(%s)", roff(manName(other)), manSection(other)))
		}
	}
	fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", strings.Join(others, ",\n"))
	return b.Bytes()
}

// manText writes plain text: indented lines as they stand, others as paragraphs.
func manText(b *bytes.Buffer, text string) {
	asIs := false
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		indented := strings.HasPrefix(line, " ")
		if line != "" && indented != asIs {
			asIs = indented
			b.WriteString(map[bool]string{true: ".PP\n.nf\n", false: ".fi\n.PP\n"}[asIs])
		}
		switch {
		case line == "" && asIs:
			b.WriteString("\\&\n")
		case line == "":
			b.WriteString(".PP\n")
		default:
			b.WriteString(roff(line) + "\n")
		}
	}
	if asIs {
		b.WriteString(".fi\n")
	}
}

// manFlags writes a section on the flags, if there are any.
func manFlags(b *bytes.Buffer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	b.WriteString(".SH " + title + "\n")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, help := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.NoOptDefVal != "" && value != "" && f.Value.Type() != "bool" {
			value = "[=" + value + "]"
		} else if value != "" {
			value = " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			help += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(b, ".TP\n\\fB%s\\fR%s\n%s\n", roff(name), roff(value), roff(help))
	})
}

// roff is text without what troff would take for requests and escapes.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
