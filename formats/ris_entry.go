package formats

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// risEntry is one reference on its way to an entry.
type risEntry struct {
	*records.Reference
	typ     string
	lang    string
	options Values
	carried []fact
}

func newRISEntry(r *records.Reference, v Values) *risEntry {
	e := &risEntry{Reference: r, lang: lang(r), options: v, typ: "MANSCPT"}
	for _, row := range risTypes[r.Type] {
		if row.kind == r.Kind {
			e.typ = row.located
			if row.bare != "" && r.URL == "" && r.ArchivedURL == "" {
				e.typ = row.bare
			}
		}
	}
	if e.typ == "CPAPER" {
		e.typ = v["speech"]
	}
	if e.printed() {
		e.typ = risPrinted[r.PublishedIn.Kind]
	}
	return e
}

func (e *risEntry) carry(facts string) {
	for f := range strings.FieldsSeq(facts) {
		e.carried = append(e.carried, fact(f))
	}
}

// printed reports whether the entry is a speech as printed in a source.
func (e *risEntry) printed() bool {
	return e.Type == records.TypeSpeech && e.PublishedIn != nil && risPrinted[e.PublishedIn.Kind] != ""
}

// from is what names the publication: the source a speech is printed in, else
// the reference itself.
func (e *risEntry) from() *records.Reference {
	if e.printed() {
		return e.PublishedIn
	}
	return e.Reference
}

// hearing is the hearing of a testimony, or itself; never nil.
func (e *risEntry) hearing() *records.Event {
	if h := hearingOf(e.Reference); h != nil {
		return h
	}
	return &records.Event{}
}

func (e *risEntry) authors() any {
	if e.Type == records.TypeEvent {
		e.carry("organizer host")
		return e.names(union(e.Organizer, e.Host))
	}
	return e.names(e.Author)
}

// names is a list of agents, one a line.
func (e *risEntry) names(l records.AgentList) []string {
	var list []string
	for _, a := range l.List {
		list = append(list, risName(a.Name, e.options["bodies"]))
	}
	return list
}

// risName is "Family, Given, Suffix", the particle in front of the family name,
// or a name of one piece.
func risName(n records.Name, bodies string) string {
	if n.Literal == "" && n.Family != "" {
		family := n.Family
		if n.Particle != "" {
			family = particleBefore(n.Particle, family)
		}
		name := family
		if n.Given != "" || n.Suffix != "" {
			name += ", " + n.Given
		}
		if n.Suffix != "" {
			name += ", " + n.Suffix
		}
		return name
	}
	name := literalName(n)
	switch bodies {
	case "endnote":
		return strings.ReplaceAll(name, ",", ",,") + ","
	case "whole":
		return strings.NewReplacer(",", "‚", " and ", " & ").Replace(name)
	}
	return name
}

// title is that of the reference, or what stands for it, because most readers
// show nothing of an entry that has none; of a testimony that of its hearing.
func (e *risEntry) title() string {
	if h := e.hearing(); e.typ == "HEAR" && h.Title != "" {
		return eventName(e.Reference, h)
	}
	text, _ := heading(e.Reference)
	return text
}

// meeting is the conference, with its sessions in front of it where asked; a
// named lecture stands for it where there is none.
func (e *risEntry) meeting(sessions bool) string {
	switch {
	case len(e.Events) == 0 && e.Lecture != "":
		e.carry("lecture")
		return lectureWords(e.Reference, e.lang)
	case sessions:
		return wholeEventName(e.Reference)
	}
	return conferenceName(e.Reference)
}

func (e *risEntry) committee() string {
	return join(e.lang, []string{e.hearing().Subcommittee, e.hearing().Committee})
}

func (e *risEntry) legislature() string {
	return join(e.lang, []string{e.hearing().Chamber, e.hearing().Authority})
}

func (e *risEntry) congress() string { return congressText(e.hearing()) }

// container is what a text stands in; of an event as a web page the event above it.
func (e *risEntry) container() string {
	switch {
	case e.printed():
		return printedContainer(e.PublishedIn)
	case e.Type == records.TypeEvent:
		e.carry("event session")
		return wholeEventName(e.Reference)
	}
	return e.Container
}

// seriesOrEvent is the series of a recording, else the conference. Zotero drops
// it from a video, so that the conference is told in N1 there too.
func (e *risEntry) seriesOrEvent() string {
	if e.Series != "" {
		return e.Series
	}
	if e.typ == "SOUND" {
		e.carry("event session")
	}
	return wholeEventName(e.Reference)
}

func (e *risEntry) proceedings() string {
	if !e.printed() {
		return ""
	}
	return fullTitle(e.PublishedIn)
}

// genre is the label; a source has one only where the record gives it.
func (e *risEntry) genre() string {
	if !e.GenreGiven && (e.Type == records.TypeSource || e.Kind == "other") {
		return ""
	}
	return e.Genre
}

// format is the medium of a recording, else its kind.
func (e *risEntry) format() string {
	if e.Medium != "" {
		return e.Medium
	}
	return e.Genre
}

// place is that of the reference, else of the conference.
func (e *risEntry) place() records.Place {
	if top := conference(e.Reference); e.Place == (records.Place{}) && top != nil {
		return top.Place
	}
	return e.Place
}

func (e *risEntry) publisher() string {
	if p := e.from().Publisher; p != "" || e.typ != "VIDEO" && e.typ != "SOUND" {
		return p
	}
	return e.Container
}

func (e *risEntry) serial() string {
	if e.from().ISBN != "" {
		return e.from().ISBN
	}
	return e.from().ISSN
}

func (e *risEntry) url() string {
	if e.URL == "" {
		e.carry("archived-url")
		return e.ArchivedURL
	}
	return e.URL
}

// date is the date of the entry: of the publication where it was printed, else
// as the option says.
func (e *risEntry) date() records.Date {
	return entryDate(e.Reference, e.printed(), e.options["dates"])
}

// day is the full date for DA. A range is EDTF, which Zotero reads; one of
// years alone would look like a year and a month, so it is its first year.
func (e *risEntry) day() string {
	d := e.date()
	if d.Interval && d.Start.Set && d.End.Set && plainMonth(d.Start) && plainMonth(d.End) && e.options["ranges"] == "edtf" {
		return isoText(d.Start) + "/" + isoText(d.End)
	}
	return risDate(d, e.lang)
}

func (e *risEntry) year() string {
	if m := e.date().Start; m.Set && m.Year > 0 && !inWords(m) {
		return risYear(m)
	}
	return ""
}

// firstDate is the full date once more, which JabRef reads before all others.
func (e *risEntry) firstDate() string {
	if e.options["y1"] != "true" {
		return ""
	}
	return risDate(e.date(), e.lang)
}

// placeOrPublisher is the place; where there is none the publisher's.
func (e *risEntry) placeOrPublisher() string {
	if text := placeText(e.lang, e.place()); text != "" {
		return text
	}
	e.carry("publisher")
	return e.from().PublisherPlace
}

// notes are the record's own note, and what no tag says.
func (e *risEntry) notes() []string {
	e.carry("note event-date")
	words := []string{e.otherTitle(), e.from().VolumeTitle, e.otherDate(), e.conferenceDate()}
	if e.Author.EtAl {
		words = append(words, agentNames(e.lang, e.Author, false))
	}
	words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
	return []string{e.Note, sentences(e.lang, append(words, leftover(e.Reference, e.carried...)...))}
}

// otherTitle is the reference's own title where the entry has another.
func (e *risEntry) otherTitle() string {
	if e.Title == "" || e.title() == fullTitle(e.Reference) {
		return ""
	}
	return fullTitle(e.Reference)
}

// otherDate is the date of the entry where DA does not say all of it, or the day
// of delivery where the entry has another date.
func (e *risEntry) otherDate() string {
	d := e.date()
	switch {
	case e.Date != d && e.Date != eventDate(e.Reference), e.Date != d && len(e.Events) == 0:
		return dateWords(e.Date, e.lang)
	case d != (records.Date{}) && !sayable(d, e.options["ranges"] == "edtf"):
		return dateWords(d, e.lang)
	}
	return ""
}

// conferenceDate is the conference with its dates, where they are not the date
// of the entry.
func (e *risEntry) conferenceDate() string {
	d := eventDate(e.Reference)
	if e.Type == records.TypeEvent || len(e.Events) == 0 || d == e.date() {
		return ""
	}
	name := conferenceName(e.Reference)
	if !slices.Contains(e.carried, "event") {
		e.carry("event")
		name = phrase(e.lang, "presented-at", name)
	}
	return join(e.lang, []string{name, dateWords(d, e.lang)})
}

// risDate is "YYYY/MM/DD/other", of a range the start. The fourth part tells a
// season, and that a date is not certain. A decade is in words; a year before 1
// has no form.
func risDate(d records.Date, lang string) string {
	m := d.Start
	if !m.Set || m.Year <= 0 || !inCalendar(m) {
		return ""
	}
	if inWords(m) {
		return dateWords(records.Date{Start: m}, lang)
	}
	other := ""
	switch {
	case m.Season != 0:
		other = [4]string{"Spring", "Summer", "Fall", "Winter"}[m.Season-21]
	case m.Approximate || m.Uncertain:
		other = "circa"
	}
	two := func(n int) string {
		if n == 0 {
			return ""
		}
		return pad(n, 2)
	}
	return risYear(m) + "/" + two(m.Month) + "/" + two(m.Day) + "/" + other
}

func risYear(m records.Moment) string { return pad(m.Year, 4) }

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// isoText is a moment as EDTF to the precision it has.
func isoText(m records.Moment) string {
	s := risYear(m) + "-" + pad(m.Month, 2)
	if m.Day != 0 {
		s += "-" + pad(m.Day, 2)
	}
	return s
}

// plainMonth reports whether a moment has a month and is neither before year 1
// nor unsure.
func plainMonth(m records.Moment) bool {
	return m.Year > 0 && m.Month != 0 && inCalendar(m) && !m.Uncertain && !m.Approximate
}

// sayable reports whether DA says all of a date.
func sayable(d records.Date, ranges bool) bool {
	if !d.Interval {
		return d.Start.Year > 0 && inCalendar(d.Start)
	}
	return ranges && d.Start.Set && d.End.Set && plainMonth(d.Start) && plainMonth(d.End)
}
