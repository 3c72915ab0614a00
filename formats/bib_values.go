package formats

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// What the fields of the two BibTeX formats are made of.

// isPrinted reports whether the entry is a speech as printed in a source: no
// speech has one of these types else.
func (c *bibItem) isPrinted() bool {
	return c.Type == records.TypeSpeech && c.PublishedIn != nil &&
		slices.Contains([]string{"inproceedings", "incollection", "inbook", "article"}, c.entry)
}

// from is what names the publication: the source a speech is printed in, else
// the reference itself.
func (c *bibItem) from() *records.Reference {
	if c.isPrinted() {
		return c.PublishedIn
	}
	return c.Reference
}

// authors are who spoke or wrote: of an event those who organized and
// hosted it; of a recording that names nobody who put it up.
func (c *bibItem) authors() records.AgentList {
	switch {
	case c.Type == records.TypeEvent:
		c.carry("organizer", "host")
		return union(c.Organizer, c.Host)
	case c.Author.IsZero() && !c.Uploader.IsZero():
		c.carry("uploader")
		return c.Uploader
	}
	return c.Author
}

// ownTitle is the title, or what stands for it as the option untitled says. A
// testimony without a title has that of its hearing.
func (c *bibItem) ownTitle() string {
	if c.Title != "" {
		return c.Title
	}
	if c.titleIsHearing() {
		return eventName(c.Reference, sitting(c.Reference))
	}
	text, _ := heading(c.Reference)
	if c.options["untitled"] == "bracketed" {
		return "[" + text + "]"
	}
	return text
}

// genre is the label of the kind, where it says more than the entry type and
// does not stand as the title.
func (c *bibItem) genre() string {
	medium := namesAll(c.Genre, c.Medium)
	if medium {
		c.carry("medium")
	}
	switch {
	case c.Title == "" && c.Description == "" && !c.titleIsHearing() && c.options["untitled"] != "genre":
		c.carry("genre")
		return ""
	case c.GenreGiven:
		return c.Genre
	case c.Kind == "letter" && !c.Recipient.IsZero():
		c.carry("genre")
		return "" // "Letter to …" says it
	case c.Kind == "other", c.Type == records.TypeSource && !slices.Contains(labelledSources, c.Kind):
		return ""
	case c.Medium != "" && !medium && namesAll(c.Medium, c.Genre):
		c.carry("medium")
		return c.Medium // "PowerPoint slides" for "Slides"
	}
	return c.Genre
}

// labelledSources are the kinds of source whose own label says what no entry
// type of a style says.
var labelledSources = []string{"video", "audio", "transcript", "report", "thesis"}

// whereAndWhen is the event of a reference as one text for an entry type that
// has no fields for it: sessions, conference, place and dates.
func (c *bibItem) whereAndWhen() string {
	dates := dateWords(eventDate(c.Reference), c.lang)
	switch {
	case len(c.Events) == 0:
		return ""
	case c.Type == records.TypeEvent:
		c.carry("session", "event", "event-date")
		return phrase(c.lang, "part-of", wholeEventName(c.Reference))
	case c.titleIsHearing():
		c.carry("session", "event", "event-date")
		if eventDate(c.Reference) == c.Date {
			return ""
		}
		return dates
	}
	c.carry("session", "event", "event-date", "place")
	event := c.eventWords()
	if c.carried["recipient"] && strings.HasSuffix(c.letterTo(), wholeEventName(c.Reference)) {
		event = "" // "Letter to 4th World Internet Conference" says it
	}
	return join(c.lang, []string{event, c.place(), dates})
}

// eventWords is the sessions and the conference, with what else it is called.
func (c *bibItem) eventWords() string {
	name, top := wholeEventName(c.Reference), conference(c.Reference)
	if top == nil || top != &c.Events[len(c.Events)-1] {
		return name
	}
	c.carry("acronym", "abbreviation", "event-short")
	var also []string
	for _, s := range []string{top.Acronym, top.ShortTitle, top.Abbreviation} {
		if s != "" && !strings.Contains(name, s) {
			also = append(also, s)
		}
	}
	if len(also) == 0 {
		return name
	}
	return name + " (" + join(c.lang, also) + ")"
}

// place is where it was; of a speech that says nothing, where its event was.
func (c *bibItem) place() string {
	p := c.Place
	if top := conference(c.Reference); p == (records.Place{}) && top != nil {
		p = top.Place
	}
	return placeText(c.lang, p)
}

// letterTo is the recipient in words, for a letter.
func (c *bibItem) letterTo() string {
	if c.Kind != "letter" || c.Recipient.IsZero() {
		return ""
	}
	c.carry("recipient")
	return phrase(c.lang, "letter-to", agentNames(c.lang, c.Recipient, true))
}

// entryTime is the date of the entry with the time of day, where that is known
// and the date is the day of it.
func (c *bibItem) entryTime() records.Date {
	d := entryDate(c.Reference, c.isPrinted(), c.options["dates"])
	if d == c.Posted {
		c.carry("posted")
	}
	if d == c.Date {
		c.carry("date")
	}
	if d == c.Date && c.Time.Set && c.Time.Words == "" && exactDay(d) && c.options["time"] == "true" {
		d.Start.Time = c.Time
		c.carry("time")
	}
	if c.options["time"] != "true" {
		d.Start.Time, d.End.Time = records.Time{}, records.Time{}
	}
	return d
}

// bookTitle is the title of what a speech is printed in, with its subtitle.
func (c *bibItem) bookTitle() string {
	if !c.isPrinted() {
		return ""
	}
	if by := c.PublishedIn.Author; by.IsZero() || c.tex.names(by) == c.tex.names(c.Author) {
		c.carry("published-in") // else the note says by whom the book is
	}
	return printedContainer(c.PublishedIn)
}

// publisher is who published what is cited; its place has a field of its own.
// Who put up the speech itself is left to the note where it was printed.
func (c *bibItem) publisher() string {
	p := c.from().Publisher
	if p != "" && (c.Publisher == "" || c.Publisher == p) {
		c.carry("publisher")
	}
	return p
}

func (c *bibItem) translators() records.AgentList {
	if c.Translator.IsZero() && c.isPrinted() {
		return c.PublishedIn.Translator
	}
	return c.Translator
}

func (c *bibItem) editors() records.AgentList {
	if c.isPrinted() {
		return c.PublishedIn.Editor
	}
	return c.Editor
}

// accessed is written with an address only.
func (c *bibItem) accessed() records.Date {
	if c.URL == "" && c.ArchivedURL == "" {
		return records.Date{}
	}
	return c.Accessed
}

// address is the address, else that of the copy in an archive.
func (c *bibItem) address() string {
	if c.URL == "" && c.ArchivedURL != "" {
		c.carry("archived-url")
		return c.ArchivedURL
	}
	return c.URL
}

// doi is that of the speech, else of what it is printed in where nothing tells
// them apart.
func (c *bibItem) doi() string {
	doi := c.DOI
	for _, prefix := range []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"} {
		doi = strings.TrimPrefix(doi, prefix)
	}
	return doi
}
