package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// risEntry is one reference on its way to an entry.
type risEntry struct {
	work
	typ string
}

func newRISEntry(r *records.Reference, v Values) *risEntry {
	e := &risEntry{work: newWork(r, v, risPrinted), typ: "MANSCPT"}
	for _, row := range risTypes[r.Type] {
		if row.kind == r.Kind {
			e.typ = row.of(r)
		}
	}
	switch {
	case e.typ == "CPAPER":
		e.typ = v["speech"]
	case r.Kind == "hearing" && r.Own != nil && !legislative(r.Own):
		e.typ = risType{"", "ELEC", "CONF"}.of(r)
	}
	if e.printed {
		e.typ = risPrinted[r.PublishedIn.Kind]
	}
	return e
}

// authorsIn is the authors, where this is the tag for them.
func (e *risEntry) authorsIn(tag string) any {
	want := "AU"
	if e.options["recordings"] == "zotero" {
		switch e.typ {
		case "VIDEO":
			want = "ED"
		case "SOUND":
			want = "A2"
		}
	}
	if tag != want {
		return ""
	}
	return e.authors()
}

func (e *risEntry) authors() any {
	list, facts := creators(e.Reference)
	e.carry(facts)
	return e.names(list)
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
		name := withParticle(n.Particle, n.Family)
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

// risNameTags are the tags that hold names.
var risNameTags = []string{"AU", "ED", "A2", "A3", "A4"}

// risNameParts is a name as programs take it apart, a part a line: at commas. For
// EndNote a comma at the end makes it that of a body, in which two are one.
func risNameParts(name, bodies string) string {
	if body, ok := strings.CutSuffix(name, ","); ok && bodies == "endnote" {
		return strings.ReplaceAll(body, ",,", ",")
	}
	return risNameComma().ReplaceAllString(name, "\n")
}

var risNameComma = records.Pattern(`, ?`)

// title is that of the reference, or what stands for it, because most readers
// show nothing of an entry that has none; of a testimony without one that of its
// hearing.
func (e *risEntry) title() string {
	if h := e.hearing(); e.typ == "HEAR" && e.Title == "" && h.Title != "" {
		e.carry("event")
		return eventName(e.Reference, h)
	}
	if e.translated() {
		e.carry("original-title")
		return e.OriginalTitle
	}
	text, _ := heading(e.Reference)
	return text
}

// translated reports whether TI is the title as it was spoken and TT what it is
// in the output language.
func (e *risEntry) translated() bool {
	return e.options["titles"] == "original" && e.OriginalTitle != "" && e.Title != ""
}

// translatedTitle is the title in the output language beside that in the
// language of the speech, as EndNote has it.
func (e *risEntry) translatedTitle() string {
	if !e.translated() {
		return ""
	}
	return fullTitle(e.Reference)
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
	case e.printed:
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
	switch {
	case e.Series != "":
		return e.Series
	case e.Container != "" && e.Publisher != "":
		return e.Container
	}
	if e.typ == "SOUND" {
		e.carry("event session")
	}
	return wholeEventName(e.Reference)
}

func (e *risEntry) proceedings() string {
	if !e.printed {
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

// placeOrPublisher is the place; where there is none the publisher's.
func (e *risEntry) placeOrPublisher() string {
	if text := placeText(e.lang, e.place()); text != "" {
		return text
	}
	e.carry("publisher")
	return e.from().PublisherPlace
}

// notes are the paragraphs of the record's own note, and what no tag says.
func (e *risEntry) notes() []string {
	e.carry("note event-date")
	words := []string{e.untypedGenre(), e.otherDate(e.date(), sayable(e.date(), e.options["ranges"] == "edtf")), e.conferenceDate(e.date())}
	words = append(words, e.unwritten()...)
	switch {
	case e.typ == "HEAR":
		// citation-js has no place for the AU of a hearing, Zotero makes a mere contributor of it.
		words = append(words, e.witnesses(), e.jurisdiction())
	case e.Author.EtAl:
		words = append(words, agentNames(e.lang, e.Author, false))
	}
	return append(strings.Split(e.Note, "\n"), e.rest(words...))
}

// witnesses says whose testimony it is, or who held the hearing.
func (e *risEntry) witnesses() string {
	if e.Type == records.TypeEvent {
		list, _ := creators(e.Reference)
		return phrase(e.lang, "organized-by", agentNames(e.lang, list, false))
	}
	e.carry("role")
	return phrase(e.lang, "testimony-of", agentNames(e.lang, e.Author, true))
}

// untypedGenre is what was printed or held, where the type has no M3 for it: the
// label that the record gives, and what a speech was before it was printed.
func (e *risEntry) untypedGenre() string {
	if e.written[risText(e.Genre)] || !e.GenreGiven && (!e.printed || e.Kind == "paper") {
		return ""
	}
	return e.Genre
}

// jurisdiction is that of a hearing, where the name of the body does not say it.
func (e *risEntry) jurisdiction() string {
	h := hearingOf(e.Reference)
	if h == nil || strings.Contains(h.Authority, h.Jurisdiction) {
		return ""
	}
	return h.Jurisdiction
}
