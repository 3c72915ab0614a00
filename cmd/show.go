package cmd

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type showOptions struct {
	key   string
	paths []string
	lang  string
	json  bool
}

func newShow(s *session) *cobra.Command {
	var o showOptions
	c := &cobra.Command{
		Use:   "show KEY [PATH...]",
		Short: "Show one record with all that it inherits, and where each fact is written",
		Long: `Shows each fact of the record KEY as it is exported, with the file and line of the
field that says it, and where that is in another record the key of that one: the
event that a date comes from, the person that a name does. What stands beside
"[collection]" comes from the table about the file; what has no place would be the
same if nobody wrote it, such as the kind of a speech.

Facts are named as by quoth explain. Where each comes from is found by experiment:
the record is worked out anew without each field of each record that it rests on.`,
		Example: `  quoth show huang-2017 talks.toml
  quoth show wang-2017 talks/ talks.toml --json
  quoth show huang-2017 talks.toml --lang zh`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("write: quoth show KEY [PATH...]", "no record is named")
			}
			return nil
		},
		ValidArgsFunction: completeKeyThenRecords,
		RunE: func(c *cobra.Command, args []string) error {
			o.key, o.paths = args[0], args[1:]
			if err := notEmpty(c, "lang"); err != nil {
				return err
			}
			return runShow(s, o)
		},
	}
	c.Flags().SortFlags = false
	c.Flags().BoolVar(&o.json, "json", false, "print JSON: an object with key, type, file, line and facts")
	addLang(c, &o.lang)
	return c
}

func runShow(s *session, o showOptions) error {
	lang, err := parseLang(o.lang)
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, selection{}, lang)
	if err != nil {
		return err
	}
	defer done()
	collection, _, _, err := p.open(context.Background())
	var shown *shown
	if err == nil {
		err = collection.Trials(context.Background(), o.key, func(t records.Trial) error {
			defer records.Blame(t.Reference.Position, t.Reference.Key)
			if shown == nil {
				shown = newShown(t.Reference)
			} else {
				shown.try(t)
			}
			return nil
		})
	}
	if err == nil && shown != nil {
		var b bytes.Buffer
		if o.json {
			b.Write(append(encodeJSON(shown, ""), '\n'))
		} else {
			shown.write(&b, s.outStyle)
		}
		_, err = s.out.Write(b.Bytes())
	}
	return p.finish(s, err)
}

// shown is a reference with where its facts come from.
type shown struct {
	Key  string `json:"key"`
	Type string `json:"type"`
	File string `json:"file"`
	Line int    `json:"line"`

	Facts []shownFact `json:"facts"`
}

type shownFact struct {
	formats.Fact
	From       []origin `json:"from"` // the fields that say it, of one record
	directness int
}

// origin is a field that a fact comes from.
type origin struct {
	Key   string `json:"key,omitempty"`   // of the record; absent for a [collection]
	Field string `json:"field,omitempty"` // absent for a record as a whole
	File  string `json:"file"`
	Line  int    `json:"line,omitempty"`
}

// newShown begins with the reference as it is.
func newShown(r *records.Reference) *shown {
	s := &shown{Key: r.Key, Type: string(r.Type), File: r.Position.File, Line: r.Position.Line}
	for _, f := range formats.Facts(r) {
		s.Facts = append(s.Facts, shownFact{Fact: f, From: []origin{}})
	}
	return s
}

// try takes a trial into account: what the reference then lacks, or says
// otherwise, comes from the field. Of several the best one says it.
func (s *shown) try(t records.Trial) {
	values := map[string]string{}
	if t.Reference != nil {
		for _, f := range formats.Facts(t.Reference) {
			values[f.Name] = f.Value
		}
	}
	from := origin{Key: t.Key, Field: t.Field, File: t.File, Line: t.Position.Line}
	for i := range s.Facts {
		f := &s.Facts[i]
		if value, ok := values[f.Name]; ok && value == f.Value {
			continue
		}
		switch good := from.directness() + t.Distance; {
		case good > f.directness:
			f.From, f.directness = []origin{from}, good
		case good == f.directness && t.Key == f.From[0].Key && !slices.Contains(f.From, from):
			f.From = append(f.From, from)
		}
	}
}

// directness says how surely a fact comes from what it changes with: from a field
// of a record rather than the [collection] of a file, and from either rather than
// a record as a whole, which is all there is where a record says a thing twice.
// To it comes the distance: a nearer record only leads to the farther one.
func (o origin) directness() int {
	const more = 1000 // than there are records one behind the other
	switch {
	case o.Field == "":
		return 1
	case o.Key == "":
		return more
	}
	return 2 * more
}

// write writes the facts as a table.
func (s *shown) write(b *bytes.Buffer, st style) {
	fmt.Fprintf(b, "%s: %s at %s\n", st.bold(visible(s.Key)), s.Type, visible(lineOf(s.File, s.Line)))
	names, places := 0, 0
	for _, f := range s.Facts {
		names, places = max(names, cellsIn(visible(f.Name))), max(places, cellsIn(s.where(f)))
	}
	values := valueCells
	if st.terminal {
		values = max(minValueCells, st.cells-names-min(places, st.cells/3)-8)
	}
	widest := 0
	for _, f := range s.Facts {
		widest = max(widest, cellsIn(shortened(f.Value, values)))
	}
	for _, f := range s.Facts {
		end := s.where(f)
		if len(f.From) > 0 && f.From[0].Key != s.Key {
			end = st.cyan(end)
		}
		line := "  " + padded(visible(f.Name), names) + "  " + padded(shortened(f.Value, values), widest) + "  " + end
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// where says where a fact is written.
func (s *shown) where(f shownFact) string {
	if len(f.From) == 0 {
		return ""
	}
	from := f.From[0]
	at := lineOf(from.File, from.Line)
	switch from.Key {
	case s.Key:
		return visible(at)
	case "":
		return visible(at + " [collection]")
	}
	return visible(at + " " + from.Key)
}

// lineOf is a line of a file as it is shown, or the file where no line is known.
func lineOf(file string, line int) string {
	file = place(records.Position{File: file})
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}
