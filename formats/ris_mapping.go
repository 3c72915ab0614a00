package formats

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

const risAbout = `RIS has no type for a speech. EndNote takes CPAPER for one; Zotero makes a
conference paper of that, and a presentation, with the label of the kind, of
SLIDE (-O speech=SLIDE); Mendeley and bibutils know CONF. GEN and UNPB are never
written: Zotero makes journal articles of them. What Zotero reads as RIS VIDEO or
SOUND has a director or composer in place of a speaker.

There are no roles but author and editor that all programs agree on: what stands
in A2, A3 and A4 is an editor here and an author there. Chairs, organizers,
translators and the others are in N1, in words. So is what the type has no tag
for. A range of dates in DA is EDTF, which Zotero reads (-O ranges=start for its
first day); JabRef reads the full date from Y1 (-O y1=true). Tags have one
keyword, one author and one paragraph of a note each, since there are no line
breaks within a value, and lines are never folded; Zotero makes a note of each N1.`

// risTypeRows are the rows of the kinds of records.
func risTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range risTypes[typ] {
			row := TypeRow{Type: typ, Kind: k.kind, Entry: k.located}
			switch {
			case k.kind == "hearing":
				row.Unless = "ELEC or CONF where no committee or parliament held it"
			case k.bare != "":
				row.Unless = k.bare + " without an address"
			case k.located == "CPAPER":
				row.Unless = "SLIDE with -O speech=SLIDE, CONF with -O speech=CONF"
			}
			rows = append(rows, row)
		}
		return rows
	}, risPrinted)
}

// risFieldRows are the rows of the tags; of a tag that means different things in
// different types one row.
func risFieldRows() []FieldRow {
	rows := []FieldRow{{Name: "TY"}, {Name: "ID"}}
	for _, f := range risFields {
		i := slices.IndexFunc(rows, func(r FieldRow) bool { return r.Name == f.tag })
		switch {
		case i < 0:
			rows = append(rows, FieldRow{Name: f.tag, Types: f.types})
		case f.types == "":
			rows[i].Types = ""
		case rows[i].Types != "":
			types := append(strings.Fields(rows[i].Types), strings.Fields(f.types)...)
			slices.Sort(types)
			rows[i].Types = strings.Join(slices.Compact(types), " ")
		}
	}
	return rows
}
