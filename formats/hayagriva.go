package formats

import (
	"bytes"
	"io"

	"github.com/quoth-cite/quoth/records"
)

// hayagrivaKind says as what a kind of record is written: the type of its
// entry, and that of its parent.
type hayagrivaKind struct{ kind, entry, parent string }

// hayagrivaKinds is the type of each kind. Typst makes a CSL type of the type of
// an entry and that of its parent, and knows no speech, hearing, interview or
// letter among them: of what has an event as its parent, misc alone is printed
// with its day, its label and the event by APA, Chicago and MLA.
var hayagrivaKinds = map[records.Type][]hayagrivaKind{
	records.TypeEvent: {
		{"conference", "misc", "conference"},
		{"summit", "misc", "conference"},
		{"congress", "misc", "conference"},
		{"symposium", "misc", "conference"},
		{"forum", "misc", "conference"},
		{"session", "misc", "conference"},
		{"panel", "misc", "conference"},
		{"roundtable", "misc", "conference"},
		{"workshop", "misc", "conference"},
		{"seminar", "misc", "conference"},
		{"webinar", "misc", "conference"},
		{"lecture-series", "misc", "conference"},
		{"meeting", "misc", "conference"},
		{"ceremony", "misc", "conference"},
		{"hearing", "misc", "conference"},
		{"debate", "misc", "conference"},
		{"press-conference", "misc", "conference"},
		{"course", "misc", "conference"},
		{"festival", "misc", "conference"},
		{"service", "misc", "conference"},
		{"other", "misc", "conference"},
	},
	records.TypeSpeech: {
		{"speech", "misc", "conference"},
		{"keynote", "misc", "conference"},
		{"lecture", "misc", "conference"},
		{"named-lecture", "misc", "conference"},
		{"address", "misc", "conference"},
		{"opening-address", "misc", "conference"},
		{"closing-address", "misc", "conference"},
		{"remarks", "misc", "conference"},
		{"statement", "misc", "conference"},
		{"presentation", "misc", "conference"},
		{"paper", "misc", "conference"},
		{"poster", "misc", "conference"},
		{"panel-talk", "misc", "conference"},
		{"testimony", "misc", "conference"},
		{"letter", "misc", "conference"},
		{"sermon", "misc", "conference"},
		{"toast", "misc", "conference"},
		{"eulogy", "misc", "conference"},
		{"commencement", "misc", "conference"},
		{"debate", "misc", "conference"},
		{"press-conference", "misc", "conference"},
		{"interview", "misc", "conference"},
		{"slides", "misc", "conference"},
		{"other", "misc", "conference"},
	},
	records.TypeSource: {
		{"news", "article", "newspaper"},
		{"webpage", "web", "web"},
		{"video", "video", "video"},
		{"audio", "audio", "audio"},
		{"transcript", "misc", "web"},
		{"book", "book", "book"},
		{"proceedings", "proceedings", "proceedings"},
		{"journal", "article", "periodical"},
		{"report", "report", "report"},
		{"thesis", "thesis", "book"},
		{"archive", "manuscript", "book"},
		{"post", "post", "web"},
		{"other", "misc", "misc"},
	},
}

// hayagrivaPrinted is the same of a speech that was printed in a source of a kind.
var hayagrivaPrinted = map[string]string{
	"proceedings": "article",
	"book":        "chapter",
	"report":      "chapter",
	"journal":     "article",
	"news":        "article",
}

var hayagrivaFormat = Format{
	Name: "hayagriva",
	Exts: []string{".yaml", ".yml"},
	Help: "Hayagriva YAML, for Typst: a speech with its event as the parent",
	Options: []Option{
		{Name: "talk", Default: "misc", Values: []string{"misc", "article"},
			Help: "what was said at an event: misc, with the day and the label (APA, Chicago, MLA), or an article in its proceedings, which alone IEEE and GB/T 7714 print with the event"},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given, the first day of its conference, or the day a recording was posted"},
		{Name: "untitled", Default: "title", Values: []string{"title", "bracketed"},
			Help: "what stands for a missing title: the description, or the description in square brackets"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Separator: "\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeHayagriva(b, r, v) }}.Encoder(w), nil
	},
	Split: splitHayagriva, About: hayagrivaAbout, Types: hayagrivaTypeRows, Fields: hayagrivaFieldRows,
}

// hayagrivaField is one field of an entry, and the facts that it carries there.
// of returns a string, a list of members, or a list of either; "" or nothing
// where the entry does not have it.
type hayagrivaField struct {
	name  string
	facts string
	of    func(*hayagriva) any
}

// hayagrivaFields is the fields of an entry in their order.
var hayagrivaFields = []hayagrivaField{
	{"type", "", func(h *hayagriva) any { return h.typ }},
	{"title", "", func(h *hayagriva) any { return h.title() }},
	{"author", "", func(h *hayagriva) any { return h.authors() }},
	{"date", "", func(h *hayagriva) any { return hayagrivaDate(h.date()) }},
	{"genre", "", func(h *hayagriva) any { return h.label() }},
	{"editor", "editor", func(h *hayagriva) any { return h.editors() }},
	{"affiliated", "translator", func(h *hayagriva) any { return affiliated("translator", h.Translator) }},
	{"publisher", "publisher", func(h *hayagriva) any { return h.publisher(h.Reference) }},
	{"location", "place", func(h *hayagriva) any { return formattable(placeText(h.lang, h.place())) }},
	{"organization", "", func(h *hayagriva) any { return formattable(hearingBody(h.Reference, h.lang)) }},
	{"issue", "", func(h *hayagriva) any { return oneLine(h.Issue) }},
	{"volume", "", func(h *hayagriva) any { return oneLine(h.Volume) }},
	{"volume-total", "", func(h *hayagriva) any { return number(h.NumberOfVolumes) }},
	{"edition", "", func(h *hayagriva) any { return oneLine(h.Edition) }},
	{"page-range", "pages", func(h *hayagriva) any { return oneLine(h.Pages) }},
	{"runtime", "duration", func(h *hayagriva) any { return timestamp(h.Duration) }},
	{"url", "accessed", func(h *hayagriva) any { return h.address() }},
	{"serial-number", "number", func(h *hayagriva) any { return h.serial() }},
	{"language", "", func(h *hayagriva) any { return languageID(h.Language) }},
	{"archive", "", func(h *hayagriva) any { return formattable(join(h.lang, []string{h.Archive, h.ArchivePlace})) }},
	{"archive-location", "archive", func(h *hayagriva) any {
		return formattable(join(h.lang, []string{h.ArchiveLocation, h.ArchiveCollection}))
	}},
	{"abstract", "", func(h *hayagriva) any { return formattableProse(h.Abstract) }},
	{"parent", "", func(h *hayagriva) any { return h.parents() }},
	{"note", "", func(h *hayagriva) any { return h.note() }}, // last: it says what the others have not
}

const hayagrivaAbout = `Typst makes a CSL type of the type of an entry and of its parent's. It has no
speech, hearing, interview or letter, so these are misc, with the event as a
parent of type conference: APA, Chicago and MLA print label, event, place and
day of that; IEEE and GB/T 7714 print no event but that of an article in
proceedings (-O talk=article). Only a direct parent is printed, so sessions stand
in front of the conference in its title. A date has no end: of a range the first
day is written, and the whole range in the note. Chairs are directors of the
conference, whom Typst prints as its chairs.

Typst refuses the whole file where one address, date, language or duration is
none to it; what it would refuse is told in the note. Titles are put in capitals
by some styles, which spoils "eBay" and "NASA", so such words stand in braces.
The standard styles print no note.`
