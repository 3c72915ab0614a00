package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/bib"
	"github.com/quoth-cite/quoth/records/library/csl"
	"github.com/quoth-cite/quoth/records/library/endnote"
	"github.com/quoth-cite/quoth/records/library/programme"
	"github.com/quoth-cite/quoth/records/library/ris"
)

// importFormat is a format that can be imported: how a file of it is known, and
// how it is read.
type importFormat struct {
	name, help string
	begins     func(text []byte) bool
	read       func(text []byte, file string, report func(records.Diagnostic)) []library.Item
}

// importFormats are asked in their order.
var importFormats = []importFormat{
	{"endnote-xml", "the XML of EndNote", holds("<record>"), endnote.Read},
	{"schedule", "event programmes of pretalx and frab, schedule.json and schedule.xml", isSchedule, programme.Schedule},
	{"indico", "event programmes of Indico, the JSON of its export", isIndico, programme.Indico},
	{"ical", "calendars, .ics", holds("BEGIN:VCALENDAR"), programme.Calendar},
	{"csl-json", "CSL-JSON, of Zotero, Mendeley, pandoc", isJSON, csl.Read},
	{"bibtex", "BibTeX, and biblatex: what is in .bib files", isBib, bib.Read},
	{"biblatex", "the same", isBib, bib.Read},
	{"ris", "RIS, of EndNote, Zotero, Mendeley and the databases", isRIS, ris.Read},
}

// holds reports whether a text has a word in it.
func holds(word string) func([]byte) bool {
	return func(text []byte) bool { return bytes.Contains(text, []byte(word)) }
}

func isSchedule(text []byte) bool {
	return bytes.HasPrefix(text, []byte("<")) && bytes.Contains(text, []byte("<schedule")) || isJSON(text) && bytes.Contains(text, []byte(`"schedule"`)) && bytes.Contains(text, []byte(`"conference"`))
}

func isIndico(text []byte) bool {
	return isJSON(text) && bytes.Contains(text, []byte(`"results"`)) && bytes.Contains(text, []byte(`"startDate"`))
}

// bibEntry is the beginning of an entry.
var bibEntry = records.Pattern(`(?m)^[ \t]*@[A-Za-z]+[ \t]*[{(]`)

func isBib(text []byte) bool { return bibEntry().Match(text) }

// risEntry is the first line of an entry.
var risEntry = records.Pattern(`(?m)^TY {0,3}-`)

func isRIS(text []byte) bool { return risEntry().Match(text) }

// jsonStart is the beginning of a list of objects, or of an object.
var jsonStart = records.Pattern(`^(?:\[\s*[{\]]|\{\s*")`)

func isJSON(text []byte) bool { return jsonStart().Match(text) }

type importOptions struct {
	paths  []string
	from   string
	output string
	report string
}

func newImport(s *session) *cobra.Command {
	var o importOptions
	var list strings.Builder
	for _, f := range importFormats {
		fmt.Fprintf(&list, "\n  %-14s%s", f.name, f.help)
	}
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Make records of a bibliography or an event programme",
		Long: `Reads the entries of bibliographies and of event programmes ("-" for standard
input) and prints them as records: what was said as speeches, what it was said at
as events that the speeches share, what else there is as sources. A person or body
that is named more than once gets a record, keys stay as they are where a record
may have them, and markup becomes plain Unicode.

What no field of a record has stands in its note, and so does what two entries say
differently of one event. An entry that cannot be read is reported with its place
and left out, and the others are written. One that is there twice, key and all, is
taken once; of two that have one key the second gets another. A file that is there
is never written over: import into a new one, and bring the two together yourself.
With --report a file lists each fact that went to a note, and those about the file
rather than the work, which are in no record.

The formats, of which a file is known by what is in it:` + list.String(),
		Example: `  quoth import library.bib -o library.toml
  quoth import items.json --report left.json
  quoth import programme.ics items.json -o programme.toml`,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := notEmpty(c, "from", "output", "report"); err != nil {
				return err
			}
			return runImport(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.from, "from", "", "the `FORMAT` of the files")
	flags.StringVarP(&o.output, "output", "o", "", "`FILE` to write, which must not be there yet")
	flags.StringVar(&o.report, "report", "", "`FILE` for a list, as JSON, of what no field has")
	return c
}

func runImport(s *session, o importOptions) error {
	if len(o.paths) == 0 {
		return usagef("name them behind import", "name the files to import")
	}
	if o.output != "" && o.output != stdinName {
		if info, err := os.Stat(o.output); err == nil && info.Mode().IsRegular() {
			return usagef("name a new file, and bring the two together yourself", "%s is there already", o.output)
		}
	}
	out, report, err := o.open(s)
	if err != nil {
		return err
	}
	defer out.discard()
	defer report.discard()
	all := newFindings(s.style, nil)
	l := library.New(all.add)
	for i, path := range o.paths {
		text, err := readImport(s, path)
		if err != nil {
			return err
		}
		format, err := o.format(path, text)
		if err != nil {
			return err
		}
		all.files[path] = i
		format.addTo(l, text, path, all.add)
	}
	text, err := l.TOML()
	if err != nil {
		return err
	}
	all.print(s.err)
	if err := out.whole(text); err != nil {
		return err
	}
	if err := report.whole(toldReport(l)); err != nil {
		return err
	}
	if text := importSummary(l); len(l.Told()) > 0 || text == noEntries {
		fmt.Fprintf(s.err, "quoth: %s\n", visible(text))
	}
	if all.errors > 0 {
		return errRecords
	}
	return nil
}

// addTo reads a file into a library.
func (f *importFormat) addTo(l *library.Library, text []byte, path string, report func(records.Diagnostic)) {
	defer records.Blame(records.Position{File: path}, "")
	l.Add(f.read(text, path, report))
}

// open opens what is written, before anything is read. The report goes nowhere
// where none is asked for.
func (o importOptions) open(s *session) (out, report *output, err error) {
	reads := named(o.paths...)
	if out, err = openNew(s, o.output, reads); err != nil {
		return nil, nil, err
	}
	if o.report == "" {
		return out, newOutput(&output{sink: &sink{w: io.Discard}}), nil
	}
	if report, err = openOutput(s, o.report, reads); err == nil && sameOutput(report, out) {
		report.discard()
		err = usagef("write them to two files", "the records and the report both go to %s", out.name)
	}
	if err != nil {
		out.discard()
	}
	return out, report, err
}

// readImport reads a file, or standard input, to its end.
func readImport(s *session, path string) (text []byte, err error) {
	if path == stdinName {
		text, err = readAll(s.in, path, maxWhole)
	} else {
		text, err = readFile(path, maxWhole)
	}
	return fromUTF16(text), err
}

// format is that which was asked for, else that of the text.
func (o importOptions) format(path string, text []byte) (*importFormat, error) {
	var names []string
	start := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n")
	for i := range importFormats {
		f := &importFormats[i]
		names = append(names, f.name)
		if o.from == f.name || o.from == "" && f.begins(start) {
			return f, nil
		}
	}
	if o.from != "" {
		return nil, usagef(choose(o.from, names), "there is no format %q to import", o.from)
	}
	return nil, usagef("give it with --from: "+strings.Join(names, ", "), "the format of %s is not known", place(records.Position{File: path}))
}

// toldReport is what no field had, as JSON.
func toldReport(l *library.Library) []byte {
	type told struct {
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
		Key    string `json:"key,omitempty"`
		Field  string `json:"field"`
		Value  string `json:"value"`
		InNote bool   `json:"in-note"`
	}
	list := []told{}
	for _, t := range l.Told() {
		list = append(list, told{t.File, t.Line, t.Column, t.Key, t.Name, t.Value, !t.Aside})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(list); err != nil {
		panic(err) // texts and numbers cannot fail
	}
	return b.Bytes()
}

const noEntries = "there are no entries"

// importSummary says what was made, and what went to notes.
func importSummary(l *library.Library) string {
	counts := l.Counts()
	var parts []string
	for _, t := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource, records.TypePerson, records.TypeOrganization} {
		switch n := counts[t]; {
		case n == 1:
			parts = append(parts, "1 "+string(t))
		case n > 1 && t == records.TypeSpeech:
			parts = append(parts, fmt.Sprintf("%d speeches", n))
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, t))
		}
	}
	if parts == nil {
		return noEntries
	}
	text := strings.Join(parts, ", ")
	var noted, aside int
	kinds := map[string]bool{}
	for _, t := range l.Told() {
		if t.Aside {
			aside++
			continue
		}
		noted++
		kinds[t.Name] = true
	}
	if noted > 0 {
		names := slices.Sorted(maps.Keys(kinds))
		if len(names) > 8 {
			names = append(names[:8], "…")
		}
		text += fmt.Sprintf("; %s in notes (%s)", count(noted, "fact"), strings.Join(names, ", "))
	}
	if aside > 0 {
		text += fmt.Sprintf("; %s about the files in no record (see --report)", count(aside, "fact"))
	}
	return text
}
