package cmd

import (
	"bytes"
	"context"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type explainOptions struct {
	choice
	key   string
	paths []string
	json  bool
}

func newExplain(s *session) *cobra.Command {
	var o explainOptions
	c := &cobra.Command{
		Use:   "explain KEY [PATH...]",
		Short: "Show which field of a format each fact of a record goes to",
		Long: `Shows for each fact of the record KEY, read from files and folders as export reads
them, the fields of the entry that say it in the format of --to or for the target
of --for. "(data)" marks what is kept in the file as data which the programs pass
over, "lost" what the entry does not say. "written" says what has become of a text
that the format cannot have to the last character, such as a brace without its pair
in BibTeX or a line break in RIS. --json gives the same as JSON, with the values in
full.

Facts are named as in the jsonl format, with what comes from the events above and
from the sources. It is found by experiment: the fact is changed, and where the
entry then says the new one, it said the old one. What a title tells (the number
of a conference in its name) or another fact tells as well is not lost.`,
		Example: `  quoth explain huang-2017 talks.toml --to ris
  quoth explain huang-2017 talks.toml --for zotero
  quoth explain wang-2017 talks/ talks.toml --to csl-json --json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("write: quoth explain KEY [PATH...] --to FORMAT", "no record is named")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.key, o.paths = args[0], args[1:]
			if err := notEmpty(c, "to", "template", "for", "csl", "lang"); err != nil {
				return err
			}
			return runExplain(s, o)
		},
		ValidArgsFunction: completeKeyThenRecords,
	}
	c.Flags().SortFlags = false
	o.addFormat(c)
	o.addOptions(c)
	c.Flags().BoolVar(&o.json, "json", false, "print JSON: an object with key, format and facts")
	completeFlags(s, c)
	return c
}

func runExplain(s *session, o explainOptions) error {
	format, values, lang, err := o.writer(s, "")
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, selection{keys: []string{o.key}}, lang, format)
	if err != nil {
		return err
	}
	defer done()
	err = p.run(context.Background(), fateEncoder(func(r *records.Reference) error {
		fates, err := formats.Explain(format, values, r)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if o.json {
			b.Write(encodeJSON(explained{Key: r.Key, Format: format.Name, Facts: fates}, ""))
			b.WriteByte('\n')
		} else {
			s.outStyle.fates(&b, r.Key, format.Name, fates)
		}
		_, err = s.out.Write(b.Bytes())
		return err
	}), func() error { return s.out.err })
	return p.finish(s, err)
}

// fateEncoder is the encoder of explain, which shows and writes nothing else.
type fateEncoder func(*records.Reference) error

func (f fateEncoder) Encode(r *records.Reference) error { return f(r) }
func (fateEncoder) Close() error                        { return nil }
