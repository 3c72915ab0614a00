package formats

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// risType says as what reference type a kind of record is written: with an
// address, and without one ("" for the same).
type risType struct{ kind, located, bare string }

func (t risType) of(r *records.Reference) string {
	if t.bare != "" && r.URL == "" && r.ArchivedURL == "" {
		return t.bare
	}
	return t.located
}

// risTypes is the type of each kind. CPAPER stands for what the option speech
// says. GEN and UNPB are never written: Zotero makes journal articles of them.
var risTypes = map[records.Type][]risType{
	records.TypeEvent: {
		{"conference", "ELEC", "CONF"},
		{"summit", "ELEC", "CONF"},
		{"congress", "ELEC", "CONF"},
		{"symposium", "ELEC", "CONF"},
		{"forum", "ELEC", "CONF"},
		{"session", "ELEC", "CONF"},
		{"panel", "ELEC", "CONF"},
		{"roundtable", "ELEC", "CONF"},
		{"workshop", "ELEC", "CONF"},
		{"seminar", "ELEC", "CONF"},
		{"webinar", "ELEC", "CONF"},
		{"lecture-series", "ELEC", "CONF"},
		{"meeting", "ELEC", "CONF"},
		{"ceremony", "ELEC", "CONF"},
		{"hearing", "HEAR", ""},
		{"debate", "ELEC", "CONF"},
		{"press-conference", "ELEC", "CONF"},
		{"course", "ELEC", "CONF"},
		{"festival", "ELEC", "CONF"},
		{"service", "ELEC", "CONF"},
		{"other", "ELEC", "CONF"},
	},
	records.TypeSpeech: {
		{"speech", "CPAPER", ""},
		{"keynote", "CPAPER", ""},
		{"lecture", "CPAPER", ""},
		{"named-lecture", "CPAPER", ""},
		{"address", "CPAPER", ""},
		{"opening-address", "CPAPER", ""},
		{"closing-address", "CPAPER", ""},
		{"remarks", "CPAPER", ""},
		{"statement", "CPAPER", ""},
		{"presentation", "CPAPER", ""},
		{"paper", "CPAPER", ""},
		{"poster", "CPAPER", ""},
		{"panel-talk", "CPAPER", ""},
		{"testimony", "HEAR", ""},
		{"letter", "PCOMM", ""},
		{"sermon", "CPAPER", ""},
		{"toast", "CPAPER", ""},
		{"eulogy", "CPAPER", ""},
		{"commencement", "CPAPER", ""},
		{"debate", "CPAPER", ""},
		{"press-conference", "CPAPER", ""},
		{"interview", "CPAPER", ""},
		{"slides", "CPAPER", ""},
		{"other", "CPAPER", ""},
	},
	records.TypeSource: {
		{"news", "NEWS", ""},
		{"webpage", "ELEC", ""},
		{"video", "VIDEO", ""},
		{"audio", "SOUND", ""},
		{"transcript", "ELEC", "MANSCPT"},
		{"book", "BOOK", ""},
		{"proceedings", "BOOK", ""},
		{"journal", "JOUR", ""},
		{"report", "RPRT", ""},
		{"thesis", "THES", ""},
		{"archive", "MANSCPT", ""},
		{"post", "ELEC", "MANSCPT"},
		{"other", "ELEC", "MANSCPT"},
	},
}

// risPrinted is the type of a speech that was printed in a source of a kind.
var risPrinted = map[string]string{
	"proceedings": "CONF",
	"book":        "CHAP",
	"report":      "CHAP",
	"journal":     "JOUR",
	"news":        "NEWS",
}

// risField is one tag: the types that have it ("" for all), what it holds, and
// the facts that it carries there. of returns a string or a list of strings, one
// a line.
type risField struct {
	tag   string
	types string
	facts string
	of    func(*risEntry) any
}

// risFields is the tags in their order. A tag stands more than once where types
// give it different meanings; a type has the first row that names it. Which type
// has which tag follows the tables of 2011 that EndNote and Zotero use. Roles
// that JabRef or EndNote would make authors or editors of (chairs, organizers,
// translators) are told in N1.
var risFields = []risField{
	{"AU", "", "", func(e *risEntry) any { return e.authorsIn("AU") }},
	{"ED", "VIDEO", "", func(e *risEntry) any { return e.authorsIn("ED") }},
	{"A2", "SOUND", "", func(e *risEntry) any { return e.authorsIn("A2") }},
	{"A2", "PCOMM", "recipient", func(e *risEntry) any { return e.names(e.Recipient) }},
	{"A2", "CONF CHAP", "editor", func(e *risEntry) any { return e.names(e.from().Editor) }},
	{"A3", "BOOK", "editor", func(e *risEntry) any { return e.names(e.Editor) }},
	{"A4", "SLIDE", "translator", func(e *risEntry) any { return e.names(e.Translator) }},
	{"TI", "", "", func(e *risEntry) any { return e.title() }},
	{"TT", "", "", func(e *risEntry) any { return e.translatedTitle() }},
	{"ST", "BOOK CHAP CONF ELEC HEAR JOUR MANSCPT NEWS RPRT SLIDE SOUND THES VIDEO", "", func(e *risEntry) any { return e.ShortTitle }},
	{"T2", "SLIDE", "event", func(e *risEntry) any { return e.meeting(false) }},
	{"T2", "CPAPER", "event session", func(e *risEntry) any { return e.meeting(true) }},
	{"T2", "CONF", "event session", func(e *risEntry) any { return e.meeting(true) }},
	{"T2", "HEAR", "", func(e *risEntry) any { return e.committee() }},
	{"T2", "CHAP JOUR NEWS ELEC", "published-in", func(e *risEntry) any { return e.container() }},
	{"BT", "SLIDE", "session", func(e *risEntry) any { return sessionName(e.Reference) }},
	{"T3", "HEAR", "", func(e *risEntry) any { return e.legislature() }},
	{"T3", "SOUND VIDEO", "", func(e *risEntry) any { return e.seriesOrEvent() }},
	{"T3", "BOOK CHAP CONF JOUR RPRT", "", func(e *risEntry) any { return e.from().Series }},
	{"C3", "CONF", "published-in", func(e *risEntry) any { return e.proceedings() }},
	{"C3", "SOUND VIDEO", "duration", func(e *risEntry) any { return e.Duration }},
	{"M3", "CPAPER SLIDE PCOMM ELEC RPRT THES MANSCPT", "", func(e *risEntry) any { return e.genre() }},
	{"M3", "SOUND VIDEO", "medium", func(e *risEntry) any { return e.format() }},
	{"C5", "VIDEO", "medium", func(e *risEntry) any { return e.format() }},
	{"CY", "CPAPER CONF SLIDE HEAR", "place", func(e *risEntry) any { return placeText(e.lang, e.place()) }},
	{"CY", "BOOK CHAP JOUR NEWS RPRT THES", "publisher", func(e *risEntry) any { return e.from().PublisherPlace }},
	{"CY", "ELEC VIDEO SOUND MANSCPT", "place", func(e *risEntry) any { return e.placeOrPublisher() }},
	{"C1", "CONF", "publisher", func(e *risEntry) any { return e.from().PublisherPlace }},
	{"PB", "BOOK CHAP CONF CPAPER ELEC JOUR MANSCPT NEWS RPRT SOUND THES VIDEO", "publisher", func(e *risEntry) any { return e.publisher() }},
	{"C2", "HEAR", "", func(e *risEntry) any { return e.congress() }},
	{"ET", "HEAR", "", func(e *risEntry) any { return e.hearing().Session }},
	{"ET", "BOOK CHAP CONF JOUR NEWS RPRT SOUND VIDEO", "", func(e *risEntry) any { return e.from().Edition }},
	{"M1", "HEAR", "", func(e *risEntry) any { return e.hearing().Bill }},
	{"VL", "BOOK CHAP CONF JOUR MANSCPT NEWS RPRT SOUND THES VIDEO", "", func(e *risEntry) any { return e.from().Volume }},
	{"NV", "BOOK CHAP CONF SOUND VIDEO", "", func(e *risEntry) any { return e.from().NumberOfVolumes }},
	{"IS", "BOOK CHAP CONF JOUR NEWS RPRT", "", func(e *risEntry) any { return e.from().Issue }},
	{"SP", "", "pages", func(e *risEntry) any { first, _ := pageRange(e.Pages); return first }},
	{"EP", "", "pages", func(e *risEntry) any { _, last := pageRange(e.Pages); return last }},
	{"DA", "", "", func(e *risEntry) any { return e.day() }},
	{"PY", "", "", func(e *risEntry) any { return e.year() }},
	{"Y1", "", "", func(e *risEntry) any { return e.firstDate() }},
	{"Y2", "", "accessed", func(e *risEntry) any { return risDate(e.Accessed, e.lang) }},
	{"LA", "", "", func(e *risEntry) any { return e.Language }},
	{"SN", "RPRT", "number", func(e *risEntry) any { return e.Number }},
	{"SN", "BOOK CHAP CONF JOUR NEWS SOUND THES VIDEO", "", func(e *risEntry) any { return e.serial() }},
	{"DO", "", "", func(e *risEntry) any { return e.DOI }},
	{"UR", "", "", func(e *risEntry) any { return e.url() }},
	{"DB", "", "archive", func(e *risEntry) any { return join(e.lang, []string{e.Archive, e.ArchivePlace}) }},
	{"AN", "", "archive", func(e *risEntry) any { return join(e.lang, []string{e.ArchiveLocation, e.ArchiveCollection}) }},
	{"KW", "", "", func(e *risEntry) any { return risKeywords(e.Keywords) }},
	{"AB", "", "", func(e *risEntry) any { return e.Abstract }},
	{"N1", "", "note", func(e *risEntry) any { return e.notes() }}, // last: it says what the others have not
}

var risFormat = Format{
	Name: "ris",
	Exts: []string{".ris"},
	Help: "RIS, for EndNote, Zotero, Mendeley, Citavi and bibutils",
	Options: []Option{
		{Name: "speech", Default: "CPAPER", Values: []string{"CPAPER", "SLIDE", "CONF"},
			Help: "the type of a speech: conference paper (EndNote), presentation (Zotero), proceedings (Mendeley, bibutils)"},
		{Name: "titles", Default: "language", Values: []string{"language", "original"},
			Help: "the title of what was said in another language: in the output language, or as it was spoken, with the translation in TT (EndNote; others read no TT)"},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given, the dates of its conference, or the day a recording was posted"},
		{Name: "ranges", Default: "edtf", Values: []string{"edtf", "start"},
			Help: "a range of dates as EDTF (Zotero), or its first day"},
		{Name: "recordings", Default: "AU", Values: []string{"AU", "zotero"},
			Help: "who made a recording: in AU, or in ED of a video and A2 of a sound recording (of AU Zotero makes a director and a composer)"},
		{Name: "y1", Default: "false", Values: []string{"false", "true"},
			Help: "write the full date into Y1 too (JabRef reads no other)"},
		{Name: "bodies", Default: "plain", Values: []string{"plain", "endnote", "whole"},
			Help: "names of bodies as they are; with the commas EndNote wants; or with signs in place of commas and \"and\", at which other programs split"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Separator: "\r\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeRIS(b, r, v) }}.Encoder(w), nil
	},
	Split: splitRIS, About: risAbout, Types: risTypeRows, Fields: risFieldRows,
}

// writeRIS writes one entry: a tag a line, ended by CR LF, none wrapped.
func writeRIS(b *bytes.Buffer, r *records.Reference, v Values) error {
	lines, err := risLines(r, v)
	if err != nil {
		return err
	}
	for _, line := range lines {
		b.WriteString(line.name)
		b.WriteString("  - ")
		b.WriteString(line.value)
		b.WriteString("\r\n")
	}
	b.WriteString("ER  - \r\n")
	return nil
}

// risLines makes the entry of a reference: its tags with their values, in order.
func risLines(r *records.Reference, v Values) ([]member[string], error) {
	over, err := risOverrides(r.Override["ris"])
	if err != nil {
		return nil, err
	}
	e := newRISEntry(r, v)
	if t, ok := over["TY"]; ok {
		e.typ = t[0]
	}
	lines := append(make([]member[string], 0, len(risFields)/2), member[string]{"TY", e.typ}, member[string]{"ID", risText(r.Key)})
	say := func(tag string, values []string) {
		for _, value := range values {
			lines = append(lines, member[string]{tag, value})
		}
	}
	done := make(map[string]bool, len(risFields))
	for i := range risFields {
		f := &risFields[i]
		if done[f.tag] || f.types != "" && !strings.Contains(" "+f.types+" ", " "+e.typ+" ") {
			continue
		}
		done[f.tag] = true
		values := risValues(f.tag, f.of(e))
		if len(values) > 0 {
			e.carry(f.facts)
		}
		e.wrote(values...)
		if o, ok := over[f.tag]; ok {
			values = risValues(f.tag, o)
		}
		say(f.tag, values)
	}
	for _, tag := range slices.Sorted(maps.Keys(over)) {
		if !done[tag] && tag != "TY" {
			say(tag, risValues(tag, over[tag]))
		}
	}
	return lines, nil
}

var risTag = records.Pattern(`^[A-Z][A-Z0-9]$`)

// risOverrides are the tags that the record sets itself. A value is one line;
// that of a tag of names or keywords is parted at semicolons. An empty one
// removes the tag.
func risOverrides(fields map[string]string) (map[string][]string, error) {
	over := map[string][]string{}
	for _, tag := range slices.Sorted(maps.Keys(fields)) {
		value := fields[tag]
		switch {
		case !risTag().MatchString(tag):
			return nil, fmt.Errorf("override.ris.%s: a tag of RIS is two capitals, or a capital and a digit", tag)
		case tag == "ER" || tag == "ID" || tag == "TY" && !risTypeName().MatchString(value):
			return nil, fmt.Errorf("override.ris.%s: it cannot be %q", tag, value)
		case slices.Contains([]string{"AU", "A1", "A2", "A3", "A4", "ED", "KW"}, tag):
			over[tag] = strings.Split(value, ";")
		default:
			over[tag] = []string{value}
		}
	}
	return over, nil
}

var risTypeName = records.Pattern(`^[A-Z]{3,8}$`)
