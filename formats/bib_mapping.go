package formats

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

const bibtexAbout = `Classic BibTeX has no fields for events. A speech is @misc, whose howpublished
says in words what it was, where and when; @unpublished would print nothing of
it. No style of bibtex warns of such an entry.

bibtex takes keys that differ in capitals alone for the same key, and ends a key
at blanks, commas and braces. It counts bytes, not letters, so accented Latin
letters are commands (-O ascii=false leaves them). The styles print year and month
and no day; day is there for pandoc and Zotero, which read it. Fields behind url
are printed by no style, but for note and key, and kept by programs that manage
.bib files. Citavi reads this better than BibLaTeX.`

const biblatexAbout = `BibLaTeX has fields for events with @unpublished and with proceedings only. A
speech is @unpublished with eventtitle, eventdate and venue; the other types say
the event in howpublished or note. @presentation is known to biblatex-apa alone,
and Zotero's importer leaves out every record of a type it does not know.

biber passes over a date that it cannot read, so dates are full ISO 8601 with
times to the second. Names of events and bodies stand in braces of their own:
they keep their capitals and are not split at "and". Data annotations
("author+an:affiliation") keep what a person was at the time, and which of the
authors of an event was its host; a document can print them, no standard style
does. Zotero's importer reads an @unpublished as a manuscript without its event;
for Zotero write CSL-JSON or RIS. Typst gives the event to proceedings only.`

// typeRows are the rows of the kinds of records.
func (f *bibFormat) typeRows() []TypeRow {
	rows := typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range f.kinds[typ] {
			rows = append(rows, TypeRow{Type: typ, Kind: k.kind, Entry: k.entry, Unless: f.unless(k.entry)})
			switch row := &rows[len(rows)-1]; {
			case k.special != "":
				row.Unless = k.special + " with -O types=special"
			case k.entry == "proceedings":
				row.Unless = "book with an author"
			}
		}
		return rows
	}, f.printed)
	for i := range rows {
		if rows[i].Printed {
			rows[i].Unless = f.unless(rows[i].Entry)
		}
	}
	return rows
}

// unless says what becomes of an entry that lacks what its type must have.
func (f *bibFormat) unless(entry string) string {
	e := f.entryNamed(entry)
	if e.otherwise == "" {
		return ""
	}
	needs := strings.ReplaceAll(strings.Join(strings.Fields(e.needs), " and "), "|", " or ")
	return e.otherwise + " without " + needs
}

// fieldRows are the rows of the fields.
func (f *bibFormat) fieldRows() []FieldRow {
	rows := []FieldRow{{Name: entryTypeField}, {Name: entryKeyField}}
	has := f.entryFields()
	for _, field := range f.fields {
		var types []string
		for _, e := range f.entries {
			typ := cmp.Or(e.as, e.name)
			if slices.ContainsFunc(has[e.name], func(other bibField) bool { return other.name == field.name }) && !slices.Contains(types, typ) {
				types = append(types, typ)
			}
		}
		row := FieldRow{Name: field.name, Types: strings.Join(types, " ")}
		if !slices.ContainsFunc(f.entries, func(e bibEntry) bool { return !slices.Contains(types, cmp.Or(e.as, e.name)) }) {
			row.Types = ""
		}
		rows = append(rows, row)
	}
	return rows
}
