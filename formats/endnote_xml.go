package formats

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// endnoteType is a reference type of EndNote, by its number and its name, for a
// type of RIS.
type endnoteType struct{ ris, number, name string }

// endnoteTypes are the reference types. Zotero and bibutils go by the number,
// EndNote by the name.
var endnoteTypes = []endnoteType{
	{"CPAPER", "47", "Conference Paper"},
	{"CONF", "10", "Conference Proceedings"},
	{"HEAR", "14", "Hearing"},
	{"PCOMM", "26", "Personal Communication"},
	{"NEWS", "23", "Newspaper Article"},
	{"ELEC", "12", "Web Page"},
	{"VIDEO", "3", "Audiovisual Material"},
	{"SOUND", "3", "Audiovisual Material"},
	{"BOOK", "6", "Book"},
	{"CHAP", "5", "Book Section"},
	{"JOUR", "17", "Journal Article"},
	{"RPRT", "27", "Report"},
	{"THES", "32", "Thesis"},
	{"MANSCPT", "36", "Manuscript"},
}

var endnoteXMLFormat = Format{
	Name: "endnote-xml",
	Exts: []string{".xml"},
	Help: "EndNote XML, for EndNote, Zotero and bibutils: what ris --for endnote has, with line breaks and a label for the key",
	Options: []Option{
		{Name: "titles", Default: "original", Values: []string{"original", "language"},
			Help: "the title of what was said in another language: as it was spoken, with the translation as the translated title, or in the output language"},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given, the dates of its conference, or the day a recording was posted"},
		{Name: "bodies", Default: "endnote", Values: []string{"endnote", "plain"},
			Help: "names of bodies with the commas that keep EndNote from taking them apart, or as they are"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Header: `<?xml version="1.0" encoding="UTF-8"?>` + "\n<xml>\n<records>\n", Footer: "</records>\n</xml>\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeEndNoteXML(b, r, v) }}.Encoder(w), nil
	},
	Split: splitEndNoteXML, About: endnoteXMLAbout, Types: endnoteTypeRows, Fields: endnoteFieldRows,
}

// endnoteElements are the elements of a record in their order, each with the
// tags of RIS that it holds.
var endnoteElements = []struct{ path, tags string }{
	{"contributors/authors/author", "AU"},
	{"contributors/secondary-authors/author", "A2 ED"},
	{"contributors/tertiary-authors/author", "A3"},
	{"contributors/subsidiary-authors/author", "A4"},
	{"titles/title", "TI"},
	{"titles/secondary-title", "T2"},
	{"titles/tertiary-title", "T3 BT"},
	{"titles/short-title", "ST"},
	{"titles/translated-title", "TT"},
	{"pages", "SP EP"},
	{"volume", "VL"},
	{"number", "IS M1"},
	{"num-vols", "NV"},
	{"edition", "ET"},
	{"keywords/keyword", "KW"},
	{"dates/year", "PY"},
	{"dates/pub-dates/date", "DA"},
	{"pub-location", "CY"},
	{"publisher", "PB"},
	{"isbn", "SN"},
	{"accession-num", "AN"},
	{"label", "ID"},
	{"electronic-resource-num", "DO"},
	{"abstract", "AB"},
	{"notes", "N1"},
	{"work-type", "M3"},
	{"urls/related-urls/url", "UR"},
	{"custom1", "C1"},
	{"custom2", "C2"},
	{"custom3", "C3"},
	{"custom5", "C5"},
	{"remote-database-name", "DB"},
	{"language", "LA"},
	{"access-date", "Y2"},
}

const endnoteXMLAbout = `The elements are the fields that EndNote has for the tags of RIS, so that the two
say the same: what is known of one holds for the other, and overrides are those
of ris. The key is the label. In EndNote it is imported as "EndNote generated
XML". Zotero makes a presentation of a Conference Paper.`

// writeEndNoteXML writes one record.
func writeEndNoteXML(b *bytes.Buffer, r *records.Reference, v Values) error {
	settings := Values{"speech": "CPAPER", "ranges": "start", "recordings": "AU", "y1": "false", "titles": v["titles"], "dates": v["dates"], "bodies": v["bodies"]}
	lines, err := risLines(r, settings)
	if err = errors.Join(err, overridesOf(r, "endnote-xml", "ris")); err != nil {
		return err
	}
	typ := endnoteType{"", "13", "Generic"} // of one that an override names
	for _, t := range endnoteTypes {
		if t.ris == lines[0].value {
			typ = t
		}
	}
	record := el("record", nil, leaf("ref-type", typ.number, "name", typ.name))
	for _, e := range endnoteElements {
		for _, value := range endnoteValues(e.path, e.tags, lines) {
			record.put(strings.Split(e.path, "/"), value)
		}
	}
	record.write(b, "")
	return nil
}

// endnoteValues are the values of the tags of an element: a page range as one,
// notes as one, and dates without the slashes at their ends.
func endnoteValues(path, tags string, lines []member[string]) []string {
	var values []string
	for _, line := range lines {
		if slices.Contains(strings.Fields(tags), line.name) {
			values = append(values, line.value)
		}
	}
	switch {
	case len(values) == 0:
	case path == "pages":
		return []string{strings.Join(values, "-")}
	case path == "notes":
		return []string{strings.Join(values, "\n")}
	case strings.HasSuffix(path, "date"):
		return []string{strings.TrimRight(values[0], "/")}
	case !strings.HasSuffix(path, "author") && path != "keywords/keyword" && len(values) > 1:
		return []string{strings.Join(values, "; ")}
	}
	return values
}

// put puts a text into an element at a path, whose last step is always new.
func (e *element) put(path []string, text string) {
	for _, name := range path[:len(path)-1] {
		if n := len(e.within); n == 0 || e.within[n-1].name != name {
			e.within = append(e.within, element{name: name})
		}
		e = &e.within[len(e.within)-1]
	}
	e.within = append(e.within, leaf(path[len(path)-1], text))
}

// splitEndNoteXML splits the one record of a document.
func splitEndNoteXML(document []byte, v Values) []Field {
	fields := splitXML(document, "record")
	for i := range fields {
		if f := &fields[i]; strings.HasSuffix(f.Name, "author") {
			f.Value = risNameParts(f.Value, v["bodies"])
		}
	}
	return fields
}

// endnoteTypeRows are the rows of the kinds of records.
func endnoteTypeRows() []TypeRow {
	rows := risTypeRows()
	for i := range rows {
		if strings.Contains(rows[i].Unless, "-O speech") {
			rows[i].Unless = ""
		}
		for _, t := range endnoteTypes {
			rows[i].Entry = strings.Replace(rows[i].Entry, t.ris, t.name, 1)
			rows[i].Unless = strings.Replace(rows[i].Unless, t.ris+" ", t.name+" ", 1)
		}
	}
	return rows
}

// endnoteFieldRows are the rows of the elements.
func endnoteFieldRows() []FieldRow {
	rows := []FieldRow{{Name: "ref-type"}, {Name: "ref-type/name"}}
	for _, e := range endnoteElements {
		rows = append(rows, FieldRow{Name: e.path})
	}
	return rows
}
