package formats

import (
	"bytes"
	"io"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// modsKind says as what a kind of record is written: its genre, in the words of
// MARC where there is one, which bibutils goes by, and its type of resource.
type modsKind struct{ kind, genre, resource string }

// modsKinds is the genre of each kind. bibutils makes a paper in proceedings of
// a conference publication that stands in another.
var modsKinds = map[records.Type][]modsKind{
	records.TypeEvent: {
		{"conference", "conference", "text"},
		{"summit", "conference", "text"},
		{"congress", "conference", "text"},
		{"symposium", "conference", "text"},
		{"forum", "conference", "text"},
		{"session", "conference", "text"},
		{"panel", "conference", "text"},
		{"roundtable", "conference", "text"},
		{"workshop", "conference", "text"},
		{"seminar", "conference", "text"},
		{"webinar", "conference", "text"},
		{"lecture-series", "conference", "text"},
		{"meeting", "conference", "text"},
		{"ceremony", "conference", "text"},
		{"hearing", "hearing", "text"},
		{"debate", "conference", "text"},
		{"press-conference", "conference", "text"},
		{"course", "conference", "text"},
		{"festival", "conference", "text"},
		{"service", "conference", "text"},
		{"other", "conference", "text"},
	},
	records.TypeSpeech: {
		{"speech", "speech", "text"},
		{"keynote", "speech", "text"},
		{"lecture", "speech", "text"},
		{"named-lecture", "speech", "text"},
		{"address", "speech", "text"},
		{"opening-address", "speech", "text"},
		{"closing-address", "speech", "text"},
		{"remarks", "speech", "text"},
		{"statement", "speech", "text"},
		{"presentation", "speech", "text"},
		{"paper", "speech", "text"},
		{"poster", "speech", "text"},
		{"panel-talk", "speech", "text"},
		{"testimony", "hearing", "text"},
		{"letter", "letter", "text"},
		{"sermon", "speech", "text"},
		{"toast", "speech", "text"},
		{"eulogy", "speech", "text"},
		{"commencement", "speech", "text"},
		{"debate", "speech", "text"},
		{"press-conference", "speech", "text"},
		{"interview", "interview", "text"},
		{"slides", "speech", "text"},
		{"other", "speech", "text"},
	},
	records.TypeSource: {
		{"news", "newspaper article", "text"},
		{"webpage", "web page", "text"},
		{"video", "videorecording", "moving image"},
		{"audio", "sound", "sound recording"},
		{"transcript", "transcript", "text"},
		{"book", "book", "text"},
		{"proceedings", "conference publication", "text"},
		{"journal", "journal article", "text"},
		{"report", "report", "text"},
		{"thesis", "Ph.D. thesis", "text"},
		{"archive", "manuscript", "text"},
		{"post", "web page", "text"},
		{"other", "document", "text"},
	},
}

// modsPrinted is the genre of what a speech was printed in, by its kind.
var modsPrinted = map[string]string{
	"proceedings": "conference publication",
	"book":        "book",
	"report":      "report",
	"journal":     "academic journal",
	"news":        "newspaper",
}

var modsFormat = Format{
	Name: "mods",
	Exts: []string{".mods", ".xml"},
	Help: "MODS 3, the XML of the Library of Congress, for library catalogues, repositories and bibutils",
	Options: []Option{
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given, the dates of its conference, or the day a recording was posted"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Header: `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<modsCollection xmlns="http://www.loc.gov/mods/v3">` + "\n", Footer: "</modsCollection>\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeMODS(b, r, v) }}.Encoder(w), nil
	},
	Split: func(document []byte, _ Values) []Field { return splitXML(document, "mods") }, About: modsAbout, Types: modsTypeRows, Fields: modsFieldRows,
}

const modsAbout = `A speech has its speakers as names with the role of speaker, the event as a name of
type conference, with its dates, and as the host in which bibutils and catalogues
look for it. Dates that the encoding w3cdtf has no form for are in words. What has
no element is a note.`

// writeMODS writes one entry.
func writeMODS(b *bytes.Buffer, r *records.Reference, v Values) error {
	if err := overridesOf(r, "mods", ""); err != nil {
		return err
	}
	m := &modsEntry{work: newWork(r, v, modsPrinted)}
	m.kind = modsKind{genre: "document", resource: "text"}
	for _, row := range modsKinds[r.Type] {
		if row.kind == r.Kind {
			m.kind = row
		}
	}
	el("mods", []string{"ID", xmlID(r.Key)}, m.elements()...).write(b, "")
	return nil
}

// xmlID is a key as a name of XML, which begins with a letter and has few marks.
func xmlID(key string) string {
	id := strings.Map(func(c rune) rune {
		if c == '+' || c == '/' || c == ':' || c <= ' ' {
			return '_'
		}
		return c
	}, oneLine(key))
	if id == "" || !(id[0] >= 'A' && id[0] <= 'Z' || id[0] >= 'a' && id[0] <= 'z' || id[0] == '_' || id[0] >= 0x80) {
		return "_" + id
	}
	return id
}

// modsTypeRows are the rows of the kinds of records.
func modsTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range modsKinds[typ] {
			rows = append(rows, TypeRow{Type: typ, Kind: k.kind, Entry: k.genre})
		}
		return rows
	}, nil)
}

// modsFieldRows are the rows of the elements, by their paths.
func modsFieldRows() []FieldRow {
	var rows []FieldRow
	for _, name := range strings.Fields(`ID titleInfo/title titleInfo/subTitle name/namePart name/role/roleTerm name/affiliation name/description name/nameIdentifier
		typeOfResource genre originInfo/place/placeTerm originInfo/publisher originInfo/dateIssued originInfo/dateOther originInfo/edition language/languageTerm
		physicalDescription/form physicalDescription/extent abstract subject/topic note relatedItem/titleInfo/title relatedItem/titleInfo/subTitle relatedItem/titleInfo/partName
		relatedItem/name/namePart relatedItem/name/affiliation relatedItem/name/role/roleTerm relatedItem/name/description relatedItem/name/nameIdentifier relatedItem/genre relatedItem/originInfo/place/placeTerm relatedItem/originInfo/publisher
		relatedItem/originInfo/dateIssued relatedItem/originInfo/edition relatedItem/part/detail/number relatedItem/part/extent/start relatedItem/part/extent/end
		relatedItem/identifier part/detail/number part/extent/start part/extent/end identifier location/url/dateLastAccessed location/url
		location/physicalLocation location/shelfLocator`) {
		rows = append(rows, FieldRow{Name: name})
		if name == "genre" {
			rows = append(rows, FieldRow{Name: "genre (label)"})
		}
	}
	return rows
}
