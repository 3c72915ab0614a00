package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/cited"
	"github.com/quoth-cite/quoth/records/where"
)

// selection is what a command line says of the references that it wants, and of
// their order: the same flags for every command that goes through them.
type selection struct {
	keys      []string
	documents []string // documents whose citations are wanted
	where     string
	order     string // one of sortOrders; "" and "file" leave the order as it is
}

// addSelection adds the flags that say which references are wanted.
func (o *selection) addSelection(c *cobra.Command) {
	flags := c.Flags()
	flags.StringSliceVar(&o.keys, "keys", nil, "only the records of these `KEYS` (a,b,c), in this order")
	flags.StringSliceVar(&o.documents, "cited-in", nil, "only the records that these documents cite: `FILES` of LaTeX (.tex, .aux, .bcf), Markdown, Typst or Org")
	flags.StringVar(&o.where, "where", "", "only the records of which this `EXPRESSION` is true; see: quoth help where")
	completeFlag(c, "keys", completeKeys)
	completeFlag(c, "where", cobra.NoFileCompletions)
	completeFlag(c, "cited-in", cobra.FixedCompletions(documentExts(), cobra.ShellCompDirectiveFilterFileExt))
}

// addOrder adds the flag that says in which order they leave.
func (o *selection) addOrder(c *cobra.Command) {
	c.Flags().StringVar(&o.order, "sort", "file", "order by file, key, date, speaker or title: `ORDER`; file is as they stand, or as --keys names them")
	completeFlag(c, "sort", cobra.FixedCompletions(sortOrders, cobra.ShellCompDirectiveNoFileComp))
}

// check refuses a selection that says nothing or cannot be understood.
func (o *selection) check(c *cobra.Command) error {
	if err := notEmpty(c, "keys", "cited-in", "where"); err != nil {
		return err
	}
	if o.order != "" && !slices.Contains(sortOrders, o.order) {
		return &formats.UnknownError{Thing: "order", Name: o.order, Nearest: records.Suggest(o.order, sortOrders), Among: sortOrders}
	}
	return nil
}

// options are those of a collection of which the selection is taken.
func (o *selection) options(lang string) (records.Options, error) {
	options := records.Options{Language: lang, Formats: formats.Names()}
	if o.where != "" {
		e, err := where.Compile("--where", o.where)
		if err != nil {
			return options, err
		}
		options.Select = e.Match
	}
	return options, nil
}

// documentExts are the extensions of documents, without the stop.
func documentExts() []string {
	var exts []string
	for _, ext := range cited.Extensions() {
		exts = append(exts, strings.TrimPrefix(ext, "."))
	}
	return exts
}
