package formats

import (
	"bytes"
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// hayagriva is one reference on its way to an entry.
type hayagriva struct {
	work
	typ    string
	parent string // the type of its parent
}

// writeHayagriva writes one entry: its key, and below it its fields.
func writeHayagriva(b *bytes.Buffer, r *records.Reference, v Values) error {
	h := newHayagriva(r, v)
	over, err := hayagrivaOverrides(r.Override["hayagriva"])
	if err != nil {
		return err
	}
	if t, ok := over["type"].(string); ok {
		h.typ = t
	}
	var fields []member[any]
	for i := range hayagrivaFields {
		f := &hayagrivaFields[i]
		value := f.of(h)
		if said(value) {
			h.carry(f.facts)
		}
		if text, ok := value.(string); ok {
			h.wrote(text)
		}
		if o, ok := over[f.name]; ok {
			value = o
		}
		if said(value) {
			fields = append(fields, member[any]{f.name, value})
		}
	}
	writeYAMLMembers(b, "", []member[any]{{oneLine(r.Key), fields}}, yamlText)
	return nil
}

// said reports whether a value says anything.
func said(value any) bool {
	switch x := value.(type) {
	case string:
		return x != ""
	case []any:
		return len(x) > 0
	case []member[any]:
		return len(x) > 0
	case object:
		return len(x) > 0
	}
	return value != nil
}

func newHayagriva(r *records.Reference, v Values) *hayagriva {
	h := &hayagriva{work: newWork(r, v, hayagrivaPrinted), typ: "misc", parent: "misc"}
	for _, row := range hayagrivaKinds[r.Type] {
		if row.kind == r.Kind {
			h.typ, h.parent = row.entry, row.parent
		}
	}
	switch {
	case h.printed:
		h.typ = hayagrivaPrinted[r.PublishedIn.Kind]
		for _, row := range hayagrivaKinds[records.TypeSource] {
			if row.kind == r.PublishedIn.Kind {
				h.parent = row.parent
			}
		}
	case r.Type == records.TypeSpeech && len(r.Events) > 0 && r.Kind != "letter" && v["talk"] == "article":
		h.typ, h.parent = "article", "proceedings"
	}
	return h
}

// date is the date of the entry: of the publication where it was printed, else
// as the option says.
func (h *hayagriva) date() records.Date {
	return entryDate(h.Reference, h.printed, h.options["dates"])
}

// title is that of the reference, or what stands for it.
func (h *hayagriva) title() any {
	text, supplied := heading(h.Reference)
	if supplied && h.options["untitled"] == "bracketed" {
		text = "[" + text + "]"
	}
	if h.ShortTitle == "" {
		return formattable(text)
	}
	h.wrote(h.ShortTitle)
	return []member[any]{{"value", formattable(text)}, {"short", formattable(h.ShortTitle)}}
}

func (h *hayagriva) authors() any {
	list, facts := creators(h.Reference)
	h.carry(facts)
	return hayagrivaNames(h.lang, list)
}

// editors are those of what is cited as a whole; those of a printed speech's
// source stand in the parent.
func (h *hayagriva) editors() any {
	if h.printed {
		return nil
	}
	return hayagrivaNames(h.lang, h.Editor)
}

// label is the genre. A source has one only where the record gives it, and none
// stands where it is the title already.
func (h *hayagriva) label() any {
	text, _ := heading(h.Reference)
	switch {
	case !h.GenreGiven && (h.Type == records.TypeSource || h.Kind == "other" || h.printed):
		return ""
	case text == h.Genre:
		return ""
	}
	genre := h.Genre
	if what := statusWords(h.Reference, h.lang); what != "" {
		h.carry("status")
		genre += " (" + what + ")"
	}
	return formattable(genre)
}

// publisher is that of a reference, with its place.
func (h *hayagriva) publisher(of *records.Reference) any {
	if h.printed && of == h.Reference {
		return nil
	}
	h.wrote(of.Publisher)
	name, location := formattable(of.Publisher), formattable(of.PublisherPlace)
	if location == "" {
		return name
	}
	return members("name", name, "location", location)
}

// address is the address with the day it was looked up; "" where Typst would
// refuse it.
func (h *hayagriva) address() any {
	text := urlText(h.url())
	if !typstReads(text) {
		return nil
	}
	if h.Accessed == (records.Date{}) {
		return text
	}
	return members("value", text, "date", hayagrivaDate(h.Accessed))
}

func (h *hayagriva) serial() any {
	h.wrote(h.ISBN, h.ISSN)
	return members("doi", oneLine(h.DOI), "isbn", oneLine(h.ISBN), "issn", oneLine(h.ISSN), "serial", oneLine(h.Number))
}

// note is the record's own note, and what no field says.
func (h *hayagriva) note() any {
	d := h.date()
	h.carry("note event-date")
	words := append([]string{h.otherDate(d, hayagrivaSays(d)), h.conferenceDates(), hearingSession(h.Reference, h.lang)}, h.unwritten()...)
	if h.Accessed != (records.Date{}) && !slices.Contains(h.carried, "accessed") {
		words = append(words, h.url())
	}
	text := h.rest(words...)
	if h.Note != "" && text != "" {
		text = "\n" + text
	}
	return formattableProse(h.Note + text)
}

// conferenceDates is the whole range of days of the conference, of which the
// parent has the first.
func (h *hayagriva) conferenceDates() string {
	d := eventDate(h.Reference)
	if len(h.Events) == 0 || d == h.date() || hayagrivaSays(d) {
		return ""
	}
	return join(h.lang, []string{conferenceName(h.Reference), dateWords(d, h.lang)})
}

// members is a mapping of names and values by turns, without those that say
// nothing; nil where nothing is left.
func members(pairs ...any) any {
	var list []member[any]
	for i := 0; i < len(pairs); i += 2 {
		if said(pairs[i+1]) {
			list = append(list, member[any]{pairs[i].(string), pairs[i+1]})
		}
	}
	if list == nil {
		return nil
	}
	return list
}
