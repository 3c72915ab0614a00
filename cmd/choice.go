package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
)

// choice is what a command line says of the form in which references are
// written: the same flags for every command that writes or explains them.
type choice struct {
	to      string
	target  string   // of --for
	file    string   // of --template
	options []string // key=value
	lang    string
}

// choose adds the flags that say what is written.
func (o *choice) addFormat(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.to, "to", "", "`FORMAT` to write; see: quoth formats")
	flags.StringVar(&o.file, "template", "", "write by the template in this `FILE`, NAME.EXT.tmpl; see: quoth help templates")
	flags.StringVar(&o.target, "for", "", "write for this program or style: a `TARGET`; see: quoth targets")
}

// addOptions adds the flags that say how it is written.
func (o *choice) addOptions(c *cobra.Command) {
	flags := c.Flags()
	flags.StringArrayVarP(&o.options, "option", "O", nil, "set an option of the format: `NAME=VALUE`; see: quoth formats FORMAT")
	flags.StringVar(&o.lang, "lang", "", "write texts in this language where a record has them: a BCP 47 `TAG`, or \"original\"")
}

// writer finds the format with its settings complete, and the language. output
// is the file to write, whose extension may mean a format.
func (o *choice) writer(s *session, output string) (f formats.Format, v formats.Values, lang string, err error) {
	f, settings, err := chooseFormat(s, o, output)
	if err != nil {
		return f, nil, "", err
	}
	if o.to != "" {
		s.tellPassedOver(f)
	}
	if v, err = parseOptions(f, settings, o.options); err != nil {
		return f, nil, "", err
	}
	lang, err = parseLang(o.lang)
	return f, v, lang, err
}

// notEmpty refuses flags of text that are given and say nothing.
func notEmpty(c *cobra.Command, names ...string) error {
	for _, name := range names {
		f := c.Flags().Lookup(name)
		if f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
			return usagef("see: "+c.CommandPath()+" --help", "--%s is given but says nothing", name)
		}
	}
	return nil
}

// completeFlags tells shells what may follow the flags of a choice, and which
// of the others nothing can be offered for.
func completeFlags(s *session, c *cobra.Command, none ...string) {
	complete := func(flag string, f cobra.CompletionFunc) {
		if err := c.RegisterFlagCompletionFunc(flag, f); err != nil {
			panic(err) // the flag does not exist
		}
	}
	complete("to", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return completeFormat(s) })
	complete("for", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return completeTarget() })
	complete("template", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{strings.TrimPrefix(formats.TemplateExt, ".")}, cobra.ShellCompDirectiveFilterFileExt
	})
	complete("option", func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return completeOption(s, c)
	})
	for _, flag := range append(none, "lang") {
		complete(flag, cobra.NoFileCompletions)
	}
}

// completeOption gives the options of the format that the flags before name.
func completeOption(s *session, c *cobra.Command) ([]string, cobra.ShellCompDirective) {
	text := func(flag string) string {
		if f := c.Flags().Lookup(flag); f != nil {
			return f.Value.String()
		}
		return ""
	}
	f, _, err := chooseFormat(s, &choice{to: text("to"), target: text("for"), file: text("template")}, text("output"))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, o := range f.Options {
		for _, v := range o.Values {
			words = append(words, o.Name+"="+v+"\t"+o.Help)
		}
		if o.Values == nil {
			words = append(words, o.Name+"=\t"+o.Help)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
