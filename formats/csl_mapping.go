package formats

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

const cslAbout = `Styles differ in what they read: of an event some print event-title, most the
older event, so an item has both. MLA prints no date of a speech but event-date,
APA says "n.d." without issued, so a speech has both; Chicago then prints a day
twice. Most styles show the year, the title, the address and the container of a
speech, a third the event, a quarter its place.

How one style prints the most of each record is found by export --csl STYLE.csl,
which reads the style (CSL 1.0 to 1.0.2): its macros, conditions, groups, dates,
names and substitutes, of the bibliography or, where there is none, of the citation;
it takes no account of locators, repeated citations, disambiguation and of how many
names are shown. A style of a journal that only names another needs that beside it,
in the folder above or in a folder of styles (see quoth preview --help). It chooses
among settings of the options event, event-place, flatten, publisher-place, event-date, dates,
conference, letters, testimony and untitled, and leaves those that are given. What
the manuals of APA, AMA, MLA, IEEE, the Australian guide and GB/T 7714 want and
their styles do not say is known besides. No fact that the style prints otherwise is
lost. A talk becomes a conference paper, a report, a chapter or an article only in
styles that print too little of anything else, and the report says so.

Zotero drops event, event-date, medium, number, publisher and custom from a
speech, and every keyword. It makes one more author of a name in a role that its
type of item does not have, so such names are in custom and in the note only. It
ignores particles and suffixes that stand apart (-O names=combined). citeproc-js
turns Western names around where language is Chinese, Japanese, Vietnamese or
Hungarian, so the language is left out there (-O language=safe). In a note a line
such as "type: hearing" is read as a variable.

The fields of custom are data: Zotero, citeproc-js and pandoc pass over them, and
programs of your own can read them. Variables that are not listed can be set by
an override.`

// cslTypeRows are the rows of the kinds of records.
func cslTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range cslTypes[typ] {
			row := TypeRow{Type: typ, Kind: k.kind, Entry: k.located}
			if k.bare != "" {
				row.Unless = k.bare + " where nothing says where it can be found"
			}
			switch {
			case k.kind == "testimony":
				row.Unless = "speech with -O testimony=speech, and with a title of its own"
			case k.kind == "hearing":
				row.Unless = "event where no committee or parliament held it"
			}
			rows = append(rows, row)
		}
		return rows
	}, cslPrinted)
}

// cslFieldRows are the rows of the variables and of what custom has. An event
// has its organizers as authors, unless the option says otherwise.
func cslFieldRows() []FieldRow {
	var rows []FieldRow
	for _, v := range cslVariables {
		row := FieldRow{Name: v.name}
		var types []string
		for _, typ := range slices.Sorted(maps.Keys(cslRoles)) {
			if slices.Contains(cslRoles[typ], v.name) {
				types = append(types, typ)
			}
		}
		row.Types = strings.Join(types, " ")
		switch {
		case v.of == nil:
		case v.name == "custom":
			for f := range reflect.TypeFor[cslCustom]().Fields() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				rows = append(rows, FieldRow{Name: "custom." + name})
			}
		default:
			rows = append(rows, row)
		}
	}
	return rows
}
