package cmd

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type listOptions struct {
	selection
	paths     []string
	lang      string
	json, tsv bool
}

func newList(s *session) *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list [PATH...]",
		Short: "Show records as a table",
		Long: `Reads records from files and folders as export does and shows a line for every
speech, event and source: key, kind, date, who spoke or wrote it, what it is
called, and the events that it belongs to, the outermost first. On a terminal the
table is as wide as the window and what is longer is cut short; elsewhere it is
whole. --json and --tsv are for programs: an array of objects, and lines with a
tab between the values, under a line of names; blanks stand there for line breaks
and tabs.`,
		Example: `  quoth list talks.toml
  quoth list talks.toml --sort date
  quoth list talks/ --where 'kind == "keynote" && date >= "2017"'
  quoth list talks.toml --tsv | cut -f1`,
		ValidArgsFunction: completeRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := cmp.Or(o.check(c), notEmpty(c, "lang")); err != nil {
				return err
			}
			return runList(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	o.addSelection(c)
	o.addOrder(c)
	flags.BoolVar(&o.json, "json", false, "print a JSON array of objects")
	flags.BoolVar(&o.tsv, "tsv", false, "print lines with tabs between the values")
	c.MarkFlagsMutuallyExclusive("json", "tsv")
	addLang(c, &o.lang)
	return c
}

func runList(s *session, o listOptions) error {
	lang, err := parseLang(o.lang)
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, o.selection, lang)
	if err != nil {
		return err
	}
	defer done()
	var enc formats.Encoder
	whole := o.json || o.tsv // a document, and no table for a person
	out := newOutput(&output{name: s.out.name, sink: s.out, screen: whole && s.outStyle.terminal})
	if !s.outStyle.terminal {
		p.watch = newProgress(s, out)
	}
	switch {
	case o.json:
		enc = formats.Framed{Header: "[\n", Separator: ",\n", Footer: "\n]\n", Entry: func(b *bytes.Buffer, r *records.Reference) error {
			b.Write(encodeJSON(rowOf(r), ""))
			return nil
		}}.Encoder(out)
	case o.tsv:
		enc = formats.Framed{Header: strings.Join(columnNames(), "\t") + "\n", Entry: func(b *bytes.Buffer, r *records.Reference) error {
			for i, cell := range rowOf(r).cells() {
				if i > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(strings.Join(strings.Fields(cell), " "))
			}
			b.WriteByte('\n')
			return nil
		}}.Encoder(out)
	default:
		enc = &table{w: out, style: s.outStyle, columns: columns}
	}
	err = p.run(context.Background(), enc, out.failed)
	if err == nil {
		err = out.finish(true)
	}
	return p.finish(s, err)
}

// row is a reference in a list.
type row struct {
	Key      string   `json:"key"`
	Type     string   `json:"type"`
	Kind     string   `json:"kind"`
	Date     string   `json:"date"`     // EDTF
	Speakers []string `json:"speakers"` // of a source, who wrote it
	Title    string   `json:"title"`    // with the subtitle; or what stands for it
	Event    string   `json:"event"`    // the outermost first
}

// columns are those of the table, in the order in which row.cells fills them.
var columns = []column{
	{name: "key", rigid: true}, {name: "type", dropped: 1}, {name: "kind", dropped: 2}, {name: "date", rigid: true, dropped: 4},
	{name: "speakers", dropped: 5}, {name: "title"}, {name: "event", dropped: 3},
}

func columnNames() []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

func (r row) cells() []string {
	return []string{r.Key, r.Type, r.Kind, r.Date, strings.Join(r.Speakers, "; "), r.Title, r.Event}
}

func rowOf(r *records.Reference) row {
	line := row{Key: r.Key, Type: string(r.Type), Kind: r.Kind, Date: r.Date.String(), Speakers: []string{}, Title: r.Title}
	for _, a := range r.Author.List {
		line.Speakers = append(line.Speakers, a.Name.Inverted())
	}
	if r.Author.EtAl {
		line.Speakers = append(line.Speakers, records.Term(r.TextLanguage, "et-al"))
	}
	separator := records.Term(r.TextLanguage, "title-separator")
	switch {
	case r.Title == "":
		line.Title = cmp.Or(r.Description, r.Genre)
	case r.Subtitle != "":
		line.Title += separator + r.Subtitle
	}
	var names []string
	for _, e := range slices.Backward(r.Events) {
		names = append(names, e.Name(separator))
	}
	line.Event = strings.Join(names, " / ")
	return line
}
