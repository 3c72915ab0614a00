package cmd

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// cslJSON is the one format that is fitted to a style.
const cslJSON = "csl-json"

// choice is what a command line says of the form in which references are
// written: the same flags for every command that writes or explains them.
type choice struct {
	to      string
	target  string           // of --for
	file    string           // of --template
	csl     string           // the file of a CSL style
	fitted  *formats.Fitting // to it, once it was read
	styles  []string         // the files that were read for that
	options []string         // key=value
	lang    string
}

// choose adds the flags that say what is written.
func (o *choice) addFormat(c *cobra.Command) {
	c.Flags().StringVar(&o.to, "to", "", "`FORMAT` to write; see: quoth formats")
	c.Flags().StringVar(&o.file, "template", "", "write by the template in this `FILE`, NAME.EXT.tmpl; see: quoth help templates")
	o.addTarget(c, "write for this program or style: a `TARGET`; see: quoth targets")
	o.addStyle(c, "fit csl-json to the CSL style in this `FILE`, so that it prints the most of each record")
}

// addTarget adds the flag that names a target.
func (o *choice) addTarget(c *cobra.Command, help string) {
	c.Flags().StringVar(&o.target, "for", "", help)
	completeFlag(c, "for", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return completeTarget() })
}

// addStyle adds the flag that names a CSL style.
func (o *choice) addStyle(c *cobra.Command, help string) {
	c.Flags().StringVar(&o.csl, "csl", "", help)
	completeFlag(c, "csl", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"csl"}, cobra.ShellCompDirectiveFilterFileExt
	})
}

// addOptions adds the flags that say how it is written.
func (o *choice) addOptions(c *cobra.Command) {
	flags := c.Flags()
	flags.StringArrayVarP(&o.options, "option", "O", nil, "set an option of the format: `NAME=VALUE`; see: quoth formats FORMAT")
	addLang(c, &o.lang)
}

// addLang adds the flag of the output language.
func addLang(c *cobra.Command, lang *string) {
	c.Flags().StringVar(lang, "lang", "", "write texts in this language where a record has them: a BCP 47 `TAG`, or \"original\"")
	completeFlag(c, "lang", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return append(records.Languages(), "original"), cobra.ShellCompDirectiveNoFileComp
	})
}

// writer finds the format with its settings complete, and the language. output
// is the file to write, whose extension may mean a format.
func (o *choice) writer(s *session, output string) (f formats.Format, v formats.Values, lang string, err error) {
	asked := *o
	if o.csl != "" && o.to == "" && o.target == "" && o.file == "" && filepath.Ext(output) == "" {
		asked.to = cslJSON
	}
	f, settings, err := chooseFormat(s, &asked, output)
	if err != nil {
		return f, nil, "", err
	}
	if o.to != "" {
		s.tellPassedOver(f)
	}
	if o.csl != "" {
		if f.Name != cslJSON {
			return f, nil, "", usagef("leave --csl out, or write --to "+cslJSON, "--csl fits %s to a style, and the format is %s", cslJSON, f.Name)
		}
		fitting, err := o.fitting()
		if err != nil {
			return f, nil, "", err
		}
		f = fitting.Format()
	}
	if v, err = parseOptions(f, settings, o.options); err != nil {
		return f, nil, "", err
	}
	lang, err = parseLang(o.lang)
	return f, v, lang, err
}

// reads are the files that were named to say how it is written.
func (o *choice) reads() []records.Input {
	return named(append([]string{o.file, o.csl}, o.styles...)...)
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

// completeFlags tells shells what may follow the flags of a choice.
func completeFlags(s *session, c *cobra.Command) {
	completeFlag(c, "to", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return completeFormat(s) })
	completeFlag(c, "template", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{strings.TrimPrefix(formats.TemplateExt, ".")}, cobra.ShellCompDirectiveFilterFileExt
	})
	completeFlag(c, "option", func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return completeOption(s, c)
	})
}

// completeFlag tells shells what may follow a flag.
func completeFlag(c *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // the flag does not exist
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
