package formats

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/quoth-cite/quoth/records"
)

// icsComponents says as what component of a calendar a kind of record is written.
// VJOURNAL has no time of its own and calendars do not show it: it is what
// nobody can attend, and what has no day.
var icsComponents = map[records.Type]string{
	records.TypeEvent:  "VEVENT",
	records.TypeSpeech: "VEVENT",
	records.TypeSource: "VJOURNAL",
}

var icsFormat = Format{
	Name: "ics",
	Exts: []string{".ics"},
	Help: "iCalendar: events and speeches of which the day is known, for calendars",
	Options: []Option{
		{Name: "stamp", Default: "19700101T000000Z",
			Help: "the moment that DTSTAMP gives for the state of every entry, in UTC, as 20171204T153000Z; it is not taken from the clock, so that two runs are the same"},
		{Name: "domain", Default: "quoth.invalid",
			Help: "what follows the key in UID, by which a calendar knows an entry again: a name that is yours"},
		{Name: "speakers", Default: "front", Values: []string{"front", "description"},
			Help: "who speaks: in front of the title, or in the description"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		if _, err := time.Parse("20060102T150405Z", v["stamp"]); err != nil {
			return nil, fmt.Errorf("the ics option stamp is %q: it must be a moment such as 20171204T153000Z", v["stamp"])
		}
		if !icsDomain().MatchString(v["domain"]) {
			return nil, fmt.Errorf("the ics option domain is %q: it must be a name such as example.org", v["domain"])
		}
		return Framed{Header: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//quoth//quoth//EN\r\nCALSCALE:GREGORIAN\r\n", Footer: "END:VCALENDAR\r\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeICS(b, r, v) }}.Encoder(w), nil
	},
	Split: splitICS, About: icsAbout, Types: icsTypeRows, Fields: icsFieldRows,
}

var icsDomain = records.Pattern(`^[A-Za-z0-9.-]+$`)

// icsProperty is a property of a component: its name, perhaps with a parameter,
// the facts that it carries, and its value. text says that the value is TEXT,
// which has escapes.
type icsProperty struct {
	name  string
	facts string
	text  bool
	of    func(*icsEntry) string
}

// icsProperties is the properties in their order (RFC 5545, section 3.8).
var icsProperties = []icsProperty{
	{"UID", "", true, func(e *icsEntry) string { return e.uid(e.Key) }},
	{"DTSTAMP", "", false, func(e *icsEntry) string { return e.options["stamp"] }},
	{"DTSTART;VALUE=DATE", "", false, func(e *icsEntry) string { return e.firstDay() }},
	{"DTSTART", "time", false, func(e *icsEntry) string { return e.start() }},
	{"DTEND;VALUE=DATE", "", false, func(e *icsEntry) string { return e.dayAfter() }},
	{"DURATION", "duration", false, func(e *icsEntry) string { return e.duration() }},
	{"SUMMARY", "", true, func(e *icsEntry) string { return e.summary() }},
	{"LOCATION", "place", true, func(e *icsEntry) string { return e.location() }},
	{"STATUS", "status", false, func(e *icsEntry) string { return e.status() }},
	{"TRANSP", "", false, func(e *icsEntry) string { return e.transparent() }},
	{"CATEGORIES", "", false, func(e *icsEntry) string { return icsList(append([]string{e.Genre}, e.Keywords...)) }},
	{"CONTACT", "organizer host", true, func(e *icsEntry) string { return agentNames(e.lang, union(e.Organizer, e.Host), true) }},
	{"RELATED-TO;RELTYPE=PARENT", "", true, func(e *icsEntry) string { return e.parent() }},
	{"URL", "", false, func(e *icsEntry) string { return tex{}.verbatim(urlText(e.url())) }},
	{"DESCRIPTION", "", true, func(e *icsEntry) string { return e.description() }}, // last: it says what the others have not
}

const icsAbout = `An event or speech whose day is known is a VEVENT, which calendars show: by its
hours where it has a time by the clock, else for whole days, of which DTEND names
the one after the last. What has no such day (a month, a decade, "about 1863", a
range that is open) and every source is a VJOURNAL, which calendars pass over, so
that nothing is written on a day that nobody said. Its properties are kept as data.

Each entry has its key in UID, so that a calendar that imports it again changes
what it has; UID ends in a domain, which should be your own (-O domain=). DTSTAMP
says when the entry was made; quoth asks no clock, so that it is always the same
unless -O stamp= gives it. ORGANIZER and ATTENDEE must be addresses of mail, so
organizers stand in CONTACT and speakers in front of the title.`

// writeICS writes one component.
func writeICS(b *bytes.Buffer, r *records.Reference, v Values) error {
	over := r.Override["ics"]
	for _, name := range slices.Sorted(maps.Keys(over)) {
		if !slices.ContainsFunc(icsProperties, func(p icsProperty) bool { return p.name == name && p.text }) {
			return fmt.Errorf("override.ics.%s: there is no property of text of that name", name)
		}
	}
	e := newICSEntry(r, v)
	icsLine(b, "BEGIN:"+e.component)
	for i := range icsProperties {
		p := &icsProperties[i]
		value := p.of(e)
		if value == "" {
			continue
		}
		e.carry(p.facts)
		if o, ok := over[p.name]; ok {
			value = o
		}
		if p.text {
			value = icsText(value)
		}
		if value != "" {
			icsLine(b, p.name+":"+value)
		}
	}
	icsLine(b, "END:"+e.component)
	return nil
}

// icsLine writes a content line, folded so that no line has more than 75 octets
// (section 3.1), never within a character.
func icsLine(b *bytes.Buffer, line string) {
	for size := 75; len(line) > size; size = 74 {
		cut := size
		for line[cut]&0xc0 == 0x80 {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	b.WriteString(line + "\r\n")
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// icsText is a value of type TEXT (section 3.3.11).
func icsText(s string) string { return icsEscapes.Replace(cleanLines(s)) }

// icsList is texts with commas between.
func icsList(list []string) string {
	var texts []string
	for _, s := range list {
		if s = icsText(oneLine(s)); s != "" {
			texts = append(texts, s)
		}
	}
	return strings.Join(texts, ",")
}
