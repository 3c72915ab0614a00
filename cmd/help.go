package cmd

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/where"
)

// newHelp makes the help command, which knows commands and topics and refuses
// what is neither.
func newHelp(s *session) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND or TOPIC]",
		Short:   "Help about a command or topic",
		Example: "  quoth help export\n  quoth help records\n  quoth help formats/biblatex",
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, sub := range c.Root().Commands() {
				if len(args) == 0 && !sub.Hidden {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			if len(args) == 0 {
				for _, f := range formats.List() {
					names = append(names, mappingTopic+f.Name+"\tWhat "+f.Name+" makes of kinds and facts")
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 && strings.HasPrefix(args[0], mappingTopic) {
				return helpMapping(s, strings.TrimPrefix(args[0], mappingTopic))
			}
			target, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return usagef(choose(args[0], names(c.Root())), "there is no help about %q", strings.Join(args, " "))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// mappingTopic begins the topics on what a format makes of records; the name of
// the format follows.
const mappingTopic = "formats/"

// helpMapping shows what a format makes of records.
func helpMapping(s *session, name string) error {
	f, err := s.namedFormat(name)
	if err != nil {
		return err
	}
	if isProgramFormat(f) {
		// to find it out the program would have to be run thousands of times
		_, err := fmt.Fprintf(s.out, "%s: %s\n\nWhat it makes of one record: quoth explain KEY --to %s\n", f.Name, f.Help, f.Name)
		return err
	}
	text, err := formats.Mapping(f)
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.out, text)
	return err
}

// topics are what there is help about besides the commands.
var topics = []struct {
	name, short string
	text        func() string
}{
	{"records", "How records are written: every kind of record, field and value", records.Help},
	{"checks", "What is found: every kind of error and warning, with its code", records.CodesHelp},
	{"where", "How records are selected with --where: every field and comparison", where.Help},
	{"templates", "How templates are written, which make a format of one's own", formats.TemplateHelp},
	{"safety", "What is promised where records come from other people, and what is not", func() string { return safetyText }},
	{"limits", "What is read and made at most, and what becomes of more", limitsHelp},
	{"programs", "How a program writes a format, and what it is given to read", programsHelp},
}

// newTopics makes the help topics.
func newTopics() []*cobra.Command {
	var list []*cobra.Command
	for _, t := range topics {
		c := &cobra.Command{Use: t.name, Short: t.short}
		c.SetHelpFunc(func(c *cobra.Command, _ []string) {
			// a reader that goes away early (a pager) is no error
			_, _ = io.WriteString(c.OutOrStdout(), t.text())
		})
		list = append(list, c)
	}
	return list
}

//go:embed safety.txt
var safetyText string

//go:embed programs.txt
var programsText string

// programsHelp is the topic of programs that write a format.
func programsHelp() string { return programsText + formats.JSONLHelp() }

// usage writes how a command is used: the part of its help below the
// description.
func usage(c *cobra.Command) error {
	var b bytes.Buffer
	if c.HasParent() {
		fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	} else {
		fmt.Fprintf(&b, "Usage:\n  %s COMMAND [flags]\n", c.CommandPath())
	}
	if c.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", c.Example)
	}
	listCommands(&b, "Commands", c, func(sub *cobra.Command) bool { return sub.Runnable() && !sub.Hidden })
	listCommands(&b, "Help topics", c, (*cobra.Command).IsAdditionalHelpTopicCommand,
		mappingTopic+"NAME\tWhat a format makes of each kind of record and each fact")
	if flags := strings.TrimRight(c.LocalFlags().FlagUsages(), "\n"); flags != "" {
		fmt.Fprintf(&b, "\nFlags:\n%s\n", flags)
	}
	if flags := strings.TrimRight(c.InheritedFlags().FlagUsages(), "\n"); flags != "" {
		fmt.Fprintf(&b, "\nFlags of every command:\n%s\n", flags)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nMore about a command: %s COMMAND --help; about a topic: %s help TOPIC\n", c.CommandPath(), c.CommandPath())
	}
	_, err := c.OutOrStderr().Write(b.Bytes())
	return err
}

// listCommands writes a table of the subcommands that are wanted, where there
// are any with the other rows behind them.
func listCommands(b *bytes.Buffer, title string, c *cobra.Command, wanted func(*cobra.Command) bool, others ...string) {
	table := tabwriter.NewWriter(b, 0, 0, 3, ' ', 0)
	for _, sub := range c.Commands() {
		if wanted(sub) {
			if title != "" {
				fmt.Fprintf(b, "\n%s:\n", title)
				title = ""
			}
			fmt.Fprintf(table, "  %s\t%s\n", sub.Name(), sub.Short)
		}
	}
	if title == "" {
		for _, row := range others {
			fmt.Fprintf(table, "  %s\n", row)
		}
	}
	table.Flush()
}
