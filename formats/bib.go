package formats

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/nickng/bibtex"

	"github.com/quoth-cite/quoth/records"
)

// bibFormat is what the two formats that live in .bib files are made of: which
// entry type a kind of record has, which fields an entry type has, and where
// the fields come from.
type bibFormat struct {
	name    string // as in an override
	kinds   map[records.Type][]bibKind
	printed map[string]string // kind of source → entry type of a speech printed in one
	entries []bibEntry
	fields  []bibField // in the order in which they are written
	tex     func(Values) tex

	once sync.Once
	has  map[string][]bibField // what entryFields gives
}

// bibKind is the entry type of a kind of record.
type bibKind struct {
	kind, entry string
	special     string // the type where the option types asks for the special one; "" for the same
}

// bibEntry is an entry type.
type bibEntry struct {
	name      string
	as        string // the type as it is written; "" for name
	fields    string // those it has, blank between
	needs     string // those without which it is otherwise; "a|b" for one of two
	otherwise string
}

// bibField is a field: a value, and how it is escaped.
type bibField struct {
	name    string
	class   bibClass
	value   func(*bibItem) any // string, []string, records.AgentList or records.Date
	carries []fact             // what it says, so that the note need not
}

// bibClass says how the value of a field is escaped.
type bibClass uint8

const (
	bibText     bibClass = iota // prose
	bibTitle                    // a title: words with capitals in braces
	bibWhole                    // a name of an event or a series: all of it in braces
	bibNames                    // names joined by "and"
	bibList                     // bodies or places joined by "and"
	bibVerbatim                 // an address
	bibDOI
	bibDate     // ISO 8601 with the extensions that biblatex knows
	bibYear     // the year alone
	bibMonth    // a macro of bibtex: jan … dec
	bibKey      // what bibtex makes a label of
	bibPages    // numbers with dashes between
	bibKeywords // texts with commas between
	bibNotes    // data annotations: 1="…"; 2="…"
	bibReady    // keys and numbers, written as they are
)

// bibItem is an entry that is being made.
type bibItem struct {
	*records.Reference
	format  *bibFormat
	options Values
	has     map[string][]bibField // of each entry type
	tex     tex
	lang    string
	entry   string        // its type
	written []bibWritten  // its fields so far
	carried map[fact]bool // what they say
}

type bibWritten struct {
	name  string
	value bibtex.BibString
}

func (c *bibItem) carry(facts ...fact) {
	for _, f := range facts {
		c.carried[f] = true
	}
}

func (f *bibFormat) encoder(w io.Writer, v Values) (Encoder, error) {
	has, err := without(f.entryFields(), f.name, v["without"])
	if err != nil {
		return nil, err
	}
	return Framed{Separator: "\n", Entry: func(buf *bytes.Buffer, r *records.Reference) error {
		c, err := f.item(r, v, has)
		if err != nil {
			return err
		}
		c.write(buf)
		return nil
	}}.Encoder(w), nil
}

// badKeyRunes are those that end a key or the entry for bibtex, biber or TeX.
const badKeyRunes = "\"#%(),={}~\\$&^@'"

// item makes the entry of a reference.
func (f *bibFormat) item(r *records.Reference, v Values, has map[string][]bibField) (*bibItem, error) {
	c := &bibItem{Reference: r, format: f, options: v, has: has, tex: f.tex(v), lang: lang(r), carried: map[fact]bool{}}
	if err := checkBibKey(r.Key); err != nil {
		return nil, err
	}
	c.entry = c.entryType()
	c.written = make([]bibWritten, 0, len(has[c.entry]))
	for _, field := range has[c.entry] {
		if v := c.render(field); v != nil {
			c.written = append(c.written, bibWritten{field.name, v})
			c.carry(field.carries...)
		}
	}
	if err := c.override(r.Override[f.name]); err != nil {
		return nil, err
	}
	return c, nil
}

// entryFields are the fields of each entry type, in the order in which they are
// written. A data annotation goes with the field that it annotates.
func (f *bibFormat) entryFields() map[string][]bibField {
	f.once.Do(func() {
		f.has = map[string][]bibField{}
		for _, e := range f.entries {
			names := strings.Fields(e.fields)
			for _, field := range f.fields {
				if name, _, _ := strings.Cut(field.name, "+an"); slices.Contains(names, name) {
					f.has[e.name] = append(f.has[e.name], field)
				}
			}
		}
	})
	return f.has
}

// checkBibKey refuses a key that no program could read or cite.
func checkBibKey(key string) error {
	for _, c := range key {
		if unicode.IsSpace(c) || !unicode.IsPrint(c) || strings.ContainsRune(badKeyRunes, c) {
			return fmt.Errorf("the citation key %q has %q in it, which BibTeX cannot read in a key", key, c)
		}
	}
	if key == "" {
		return fmt.Errorf("a reference without a citation key cannot be written for BibTeX")
	}
	return nil
}

// entryType is the type of the entry: by the kind, or by what a speech is
// printed in, and another where this one lacks what it must have.
func (c *bibItem) entryType() string {
	name := c.kindType()
	for {
		e := c.format.entryNamed(name)
		c.entry = name
		if e.otherwise == "" || c.hasAll(e.needs) {
			return name
		}
		name = e.otherwise
	}
}

func (c *bibItem) kindType() string {
	if c.Type == records.TypeSpeech && c.PublishedIn != nil {
		entry := c.format.printed[c.PublishedIn.Kind]
		switch {
		case entry == "incollection" && c.has["inbook"] != nil && !c.PublishedIn.Author.IsZero():
			return "inbook" // the one type with an author of the book
		case entry != "":
			return entry
		}
	}
	kinds := c.format.kinds[c.Type]
	i := slices.IndexFunc(kinds, func(k bibKind) bool { return k.kind == c.Kind })
	switch {
	case i < 0:
		return "misc"
	case kinds[i].entry == "proceedings" && !c.Author.IsZero():
		return "book" // proceedings have editors only
	case kinds[i].special != "" && c.options["types"] == "special":
		return c.talkType(kinds[i].special)
	}
	return c.talkType(kinds[i].entry)
}

func (f *bibFormat) entryNamed(name string) bibEntry {
	for _, e := range f.entries {
		if e.name == name {
			return e
		}
	}
	return bibEntry{name: name}
}

func (c *bibItem) hasAll(needs string) bool {
	for need := range strings.FieldsSeq(needs) {
		if !slices.ContainsFunc(strings.Split(need, "|"), c.hasValue) {
			return false
		}
	}
	return true
}

// hasValue reports whether the entry type has a field and the reference
// something to say in it.
func (c *bibItem) hasValue(name string) bool {
	i := slices.IndexFunc(c.has[c.entry], func(f bibField) bool { return f.name == name })
	if i < 0 {
		return false
	}
	carried := maps.Clone(c.carried)
	defer func() { c.carried = carried }()
	f := c.has[c.entry][i]
	v := f.value(c)
	switch v := v.(type) {
	case string:
		if shows(v) {
			return true
		}
	case records.AgentList:
		if slices.ContainsFunc(v.List, func(a records.Agent) bool { return shows(a.Name.Literal + a.Name.Family) }) {
			return true
		}
	}
	return c.rendered(f.class, v) != nil
}

// shows reports whether something of a text is sure to be left on one line, in
// any class of field, so that it need not be written to be known.
func shows(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' })
}

// render gives the value of a field as it is written, nil where there is none.
func (c *bibItem) render(f bibField) bibtex.BibString { return c.rendered(f.class, f.value(c)) }

// rendered gives a value as it is written in a field of a class, nil for none.
func (c *bibItem) rendered(class bibClass, value any) bibtex.BibString {
	var s string
	switch v := value.(type) {
	case string:
		s = c.escape(class, v)
	case []string:
		s = c.escapeList(class, v)
	case records.AgentList:
		s = c.tex.names(v)
	case records.Date:
		switch class {
		case bibMonth:
			return monthMacro(v)
		case bibYear:
			s = c.tex.text(uncutYear(func(lang string) string { return yearWords(v, lang) }, c.lang))
		default:
			s = isoDate(v)
		}
	}
	if s == "" {
		return nil
	}
	return bibtex.BibConst(s)
}

func (c *bibItem) escape(class bibClass, s string) string {
	switch class {
	case bibTitle:
		if c.Type == records.TypeEvent {
			return c.tex.whole(s) // a name
		}
		return c.tex.title(s)
	case bibWhole:
		return c.tex.whole(s)
	case bibList:
		return c.tex.list([]string{s})
	case bibVerbatim:
		return c.tex.verbatim(s)
	case bibDOI:
		return c.tex.doi(s)
	case bibPages:
		return c.tex.pages(s)
	case bibKey:
		return c.tex.key(s)
	case bibReady:
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || !unicode.IsPrint(r) || strings.ContainsRune("\"#%{}~\\$&^", r) {
				return -1
			}
			return r
		}, s)
	}
	return c.tex.text(s)
}

func (c *bibItem) escapeList(class bibClass, list []string) string {
	switch class {
	case bibKeywords:
		return c.tex.keywords(list)
	case bibNotes:
		return c.tex.annotations(list)
	}
	return c.tex.list(list)
}

// write writes the entry with its fields in order, one line each. The types of
// nickng/bibtex are the vocabulary; the printing is our own, because theirs
// changes values and order.
func (c *bibItem) write(buf *bytes.Buffer) {
	put := func(parts ...string) {
		for _, s := range parts {
			buf.WriteString(s)
		}
	}
	put("@", cmp.Or(c.format.entryNamed(c.entry).as, c.entry), "{", c.Key, ",\n")
	for _, w := range c.written {
		if text, ok := w.value.(bibtex.BibConst); ok {
			put("  ", w.name, " = {", string(text), "},\n")
		} else {
			put("  ", w.name, " = ", w.value.RawString(), ",\n")
		}
	}
	put("}\n")
}
