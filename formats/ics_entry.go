package formats

import (
	"regexp"
	"strings"
	"time"

	"github.com/quoth-cite/quoth/records"
)

// icsEntry is one reference on its way to a component.
type icsEntry struct {
	work
	component string
}

func newICSEntry(r *records.Reference, v Values) *icsEntry {
	e := &icsEntry{work: newWork(r, v, risPrinted), component: icsComponents[r.Type]}
	if e.component != "VEVENT" || !wholeDays(r.Date) {
		e.component = "VJOURNAL"
	}
	return e
}

// wholeDays reports whether a date is a day, or the days from one to another,
// of the years that a calendar has.
func wholeDays(d records.Date) bool {
	ends := []records.Moment{d.Start}
	if d.Interval {
		ends = append(ends, d.End)
	}
	for _, m := range ends {
		if !plainDay(m) || m.Year < 1 || m.Year > 9999 || m.Unspecified != records.UnspecifiedNone || m.Day < 1 || m.Day > 31 {
			return false
		}
	}
	return !d.Interval || !dayOf(d.End).Before(dayOf(d.Start))
}

func dayOf(m records.Moment) time.Time {
	return time.Date(m.Year, time.Month(m.Month), m.Day, 0, 0, 0, 0, time.UTC)
}

// uid is that of the entry with a key.
func (e *icsEntry) uid(key string) string { return oneLine(key) + "@" + e.options["domain"] }

// timed reports whether the entry begins at an hour.
func (e *icsEntry) timed() bool {
	return e.component == "VEVENT" && !e.Date.Interval && e.Time.Set && e.Time.Words == ""
}

// firstDay is the day, of an entry for whole days.
func (e *icsEntry) firstDay() string {
	if e.component != "VEVENT" || e.timed() {
		return ""
	}
	return dayOf(e.Date.Start).Format("20060102")
}

// dayAfter is the day after the last, which is the end that whole days have.
func (e *icsEntry) dayAfter() string {
	if e.component != "VEVENT" || e.timed() {
		return ""
	}
	last := e.Date.Start
	if e.Date.Interval {
		last = e.Date.End
	}
	after := dayOf(last).AddDate(0, 0, 1)
	if after.Year() > 9999 {
		return ""
	}
	return after.Format("20060102")
}

// start is the hour: that of UTC where the offset is known, else that of the
// place, wherever a calendar is looked at.
func (e *icsEntry) start() string {
	if !e.timed() {
		return ""
	}
	at := dayOf(e.Date.Start).Add(time.Duration(e.Time.Hour)*time.Hour + time.Duration(e.Time.Minute)*time.Minute + time.Duration(e.Time.Second)*time.Second)
	if !e.Time.HasOffset {
		return at.Format("20060102T150405")
	}
	return at.Add(-time.Duration(e.Time.Offset) * time.Minute).Format("20060102T150405Z")
}

// duration is how long a speech took, where it begins at an hour.
func (e *icsEntry) duration() string {
	if !e.timed() {
		return ""
	}
	return isoDuration(e.Duration)
}

// summary is the title, with who speaks in front.
func (e *icsEntry) summary() string {
	text, _ := heading(e.Reference)
	if e.Author.IsZero() || e.options["speakers"] != "front" {
		return text
	}
	return agentNames(e.lang, e.Author, false) + mark(e.lang, "title-separator", agentNames(e.lang, e.Author, false), text) + text
}

// location is the place; of a source there is none to go to.
func (e *icsEntry) location() string {
	if e.component != "VEVENT" {
		return ""
	}
	return placeText(e.lang, e.place())
}

// status is what the record says of the event; nothing where it was held.
func (e *icsEntry) status() string {
	switch {
	case e.component != "VEVENT":
	case statusWords(e.Reference, "en") == records.Term("en", "cancelled"):
		return "CANCELLED"
	case statusWords(e.Reference, "en") == records.Term("en", "planned"):
		return "TENTATIVE"
	}
	return ""
}

// transparent says that whole days leave a calendar free.
func (e *icsEntry) transparent() string {
	if e.firstDay() == "" {
		return ""
	}
	return "TRANSPARENT"
}

// parent is the UID of the nearest event.
func (e *icsEntry) parent() string {
	if len(e.Events) == 0 {
		return ""
	}
	return e.uid(e.Events[0].Key)
}

// description is the abstract, the record's note, and what no property says.
func (e *icsEntry) description() string {
	e.carry("note event-date")
	words := []string{""}
	if e.options["speakers"] != "front" {
		words = append(words, agentNames(e.lang, e.Author, false))
	}
	title, _ := heading(e.Reference)
	if e.Description != title {
		words = append(words, e.Description)
	}
	words = append(words, e.otherDate(e.Date, e.component == "VEVENT"), e.conferenceDate(e.Date), hearingBody(e.Reference, e.lang), hearingSession(e.Reference, e.lang), e.DOI)
	if s := e.PublishedIn; s != nil { // what a citation in words leaves out
		words = append(words, phrase(e.lang, "edited-by", agentNames(e.lang, s.Editor, false)), s.PublisherPlace)
	}
	words = append(words, e.unwritten()...)
	var parts []string
	for _, s := range []string{e.Abstract, e.Note, e.rest(words...)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n")
}

// icsTypeRows are the rows of the kinds of records.
func icsTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, kind := range records.Kinds(typ) {
			row := TypeRow{Type: typ, Kind: kind, Entry: icsComponents[typ]}
			if row.Entry == "VEVENT" {
				row.Unless = "VJOURNAL where the day is not known"
			}
			rows = append(rows, row)
		}
		return rows
	}, nil)
}

// icsFieldRows are the rows of the properties, those with a parameter by their
// name alone.
func icsFieldRows() []FieldRow {
	rows := []FieldRow{{Name: "BEGIN"}}
	for _, p := range icsProperties {
		if name, _, _ := strings.Cut(p.name, ";"); rows[len(rows)-1].Name != name {
			rows = append(rows, FieldRow{Name: name})
		}
	}
	return rows
}

// splitICS splits a component into its properties.
func splitICS(document []byte, _ Values) []Field {
	var fields []Field
	journal := false
	for line := range strings.SplitSeq(strings.ReplaceAll(string(document), "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		switch {
		case line == "", name == "END", value == "VCALENDAR", name == "VERSION", name == "PRODID", name == "CALSCALE":
			continue
		case name == "BEGIN":
			journal = value == "VJOURNAL"
		}
		fields = append(fields, Field{Name: name, Value: icsEscape.ReplaceAllStringFunc(value, func(e string) string {
			if e == `\n` {
				return "\n"
			}
			return e[1:]
		}), Data: journal})
	}
	return fields
}

var icsEscape = regexp.MustCompile(`\\[\\;,n]`)
