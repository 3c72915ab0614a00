package formats

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// say is value, and marks the facts as carried where there is one.
func (c *cslItem) say(f fact, value any, more ...fact) any {
	switch x := value.(type) {
	case string:
		if x == "" {
			return x
		}
	case records.AgentList:
		if x.IsZero() {
			return x
		}
	case records.Date:
		if x == (records.Date{}) {
			return x
		}
	}
	for _, f := range append(more, f) {
		c.carried[f] = true
	}
	return value
}

// printed reports whether the item is a speech as printed in a source.
func (c *cslItem) printed() bool {
	return c.Type == records.TypeSpeech && c.PublishedIn != nil && cslPrinted[c.PublishedIn.Kind] == c.typ
}

// from is what names the publication: the source a speech is printed in, else
// the reference itself.
func (c *cslItem) from() *records.Reference {
	if c.printed() {
		return c.PublishedIn
	}
	return c.Reference
}

// recording reports whether the item is a recording as the thing cited.
func (c *cslItem) recording() bool { return c.typ == "motion_picture" || c.typ == "song" }

// hearingEvent is the hearing that a testimony was given at, or the hearing
// itself; nil where there is none.
func (c *cslItem) hearingEvent() *records.Event {
	if c.typ != "hearing" {
		return nil
	}
	if c.Own != nil {
		return c.Own
	}
	for i := range c.Events {
		if c.Events[i].Kind == "hearing" {
			return &c.Events[i]
		}
	}
	return nil
}

// title is that of the reference; of a testimony that of its hearing, as the
// styles want it.
func (c *cslItem) title() any {
	if h := c.hearingEvent(); h != nil && h.Title != "" {
		return eventName(c.Reference, h)
	}
	if c.Title != "" {
		return fullTitle(c.Reference)
	}
	text, _ := heading(c.Reference)
	switch c.options["untitled"] {
	case "title":
		return text
	case "bracketed":
		return "[" + text + "]"
	}
	return ""
}

// originalTitle is left out where it is the title: APA would print it twice.
func (c *cslItem) originalTitle() any {
	if c.OriginalTitle == fullTitle(c.Reference) || c.OriginalTitle == c.Title {
		return c.say("original-title", "", "original-title")
	}
	return c.say("original-title", c.OriginalTitle)
}

// author is who spoke or wrote. An event as a whole has its organizers and
// hosts there, because one style in twenty prints an organizer and nearly all
// print an author.
func (c *cslItem) author() any {
	if c.typ == "event" && c.options["organizer"] == "author" {
		return c.say("organizer", union(c.Organizer, c.Host), "host")
	}
	return c.Author
}

func (c *cslItem) organizer() any {
	if c.options["organizer"] != "variable" {
		return nil
	}
	return c.role("organizer", union(c.Organizer, c.Host), "organizer", "host")
}

// role is a list of agents in a role that the type of the item has.
func (c *cslItem) role(name string, l records.AgentList, facts ...fact) any {
	if !slices.Contains(cslRoles[c.typ], name) {
		return nil
	}
	return c.say(facts[0], l, facts[1:]...)
}

func (c *cslItem) translators() records.AgentList {
	if c.Translator.IsZero() && c.printed() {
		return c.PublishedIn.Translator
	}
	return c.Translator
}

// genre is the label: for a reference without a title its description, which
// the styles print in its place. A source has one only where the record gives
// it, and so has what was printed: "[News report]" behind a headline says
// nothing.
func (c *cslItem) genre() any {
	plain := c.options["untitled"] == "genre"
	switch {
	case c.Title == "" && c.Description != "" && plain:
		return c.Description
	case c.GenreGiven:
	case c.Title == "" && c.Description == "" && !plain && c.typ != "hearing":
		return ""
	case c.Kind == "other", c.printed(), c.typ == "hearing" && c.Own != nil, c.labelledByMedium():
		return ""
	case c.typ == "document" && c.Kind == "letter" && c.Title == "" && !c.Recipient.IsZero():
		return c.say("recipient", phrase(c.lang, "letter-to", agentNames(c.lang, c.Recipient, false)))
	case c.Type == records.TypeSource && c.Kind != "transcript":
		return ""
	}
	return c.Genre
}

// labelledByMedium reports whether the medium says what the kind's own label
// says, and more: "PowerPoint slides" for "Slides".
func (c *cslItem) labelledByMedium() bool {
	return !c.GenreGiven && c.Medium != "" && namesAll(c.Medium, c.Genre)
}

// medium is left out where the genre names it: APA would print it twice. A
// recording that has none is told by its kind, else APA calls it a film.
func (c *cslItem) medium() any {
	switch {
	case c.Medium != "" && !c.labelledByMedium() && namesAll(c.Genre, c.Medium):
		c.carried["medium"] = true
		return ""
	case c.Medium == "" && c.recording() && !c.GenreGiven:
		return c.Genre
	}
	return c.say("medium", c.Medium)
}

// namesAll reports whether text has every word of words, letter case aside.
func namesAll(text, words string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	}
	have := split(text)
	for _, w := range split(words) {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// issued is the date of the entry: of the publication where it was printed,
// else as the option says.
func (c *cslItem) issued() any { return c.issuedDate() }

func (c *cslItem) issuedDate() records.Date {
	if c.printed() && c.PublishedIn.Date != (records.Date{}) {
		return c.PublishedIn.Date
	}
	switch c.options["dates"] {
	case "event":
		if c.Type != records.TypeSource {
			return eventDate(c.Reference)
		}
	case "posted":
		if c.Posted != (records.Date{}) {
			return c.Posted
		}
	}
	return c.Date
}

// eventDate is the dates of the conference, else of the speech. A speech always
// has them, because MLA prints no other date of it; a letter only where they
// differ from its own, because MLA takes them for the day of writing.
func (c *cslItem) eventDate() any {
	d := eventDate(c.Reference)
	same := d == c.issuedDate()
	switch {
	case c.Type == records.TypeSource && len(c.Events) == 0:
		return nil
	case same && (c.options["event-date"] == "different" || c.Kind == "letter"):
		c.carried["event-date"] = true
		return nil
	}
	return c.say("event-date", d)
}

// availableDate is when a recording or text was posted, where that is not the
// date of the entry.
func (c *cslItem) availableDate() any {
	if c.Posted == c.issuedDate() {
		return c.say("posted", "", "posted")
	}
	return c.say("posted", c.Posted)
}

// flat reports whether sessions are written in front of their conference: as
// the option says, and wherever a container would be taken for a publication.
func (c *cslItem) flat() bool {
	return c.options["flatten"] == "true" || c.typ != "speech" && c.typ != "event"
}

// eventTitle is the name of the conference; a named lecture stands for it where
// there is none. A hearing is the title of its item already.
func (c *cslItem) eventTitle() any {
	top := conference(c.Reference)
	switch {
	case top == nil && c.Type == records.TypeSpeech && c.Lecture != "":
		return c.say("lecture", lectureWords(c.Reference, c.lang))
	case top == nil:
		return ""
	case top == c.hearingEvent() && top.Title != "":
		return c.say("event", "", "event")
	}
	name := c.conferenceName(top)
	if c.flat() {
		name = join(c.lang, []string{sessionName(c.Reference), name})
		c.carried["session"] = true
	}
	return c.say("event", name)
}

// conferenceName is the name of a conference in the form that the option says.
func (c *cslItem) conferenceName(e *records.Event) string {
	switch c.options["event-name"] {
	case "abbreviated":
		if e.Abbreviation != "" {
			return e.Abbreviation
		}
	case "acronym":
		if e.Acronym != "" {
			return eventName(c.Reference, e) + " (" + e.Acronym + ")"
		}
	}
	return eventName(c.Reference, e)
}

func (c *cslItem) place() string {
	if c.options["place"] == "city" {
		return cityText(c.lang, c.Place)
	}
	return placeText(c.lang, c.Place)
}

// containerTitle is the larger thing: the source a speech is printed in, the
// session it belongs to, the newspaper or site.
func (c *cslItem) containerTitle() any {
	switch {
	case c.printed():
		return c.say("published-in", c.printedContainer())
	case c.recording() && c.Publisher == "":
		return "" // it is the publisher
	case c.Container == "" && !c.flat():
		return c.say("session", sessionName(c.Reference))
	}
	return c.Container
}

// printedContainer is the title of a book or proceedings; a source of kind
// journal or news is an article, and its container the journal.
func (c *cslItem) printedContainer() string {
	if c.PublishedIn.Container != "" && (c.typ == "article-journal" || c.typ == "article-newspaper") {
		return c.PublishedIn.Container
	}
	return fullTitle(c.PublishedIn)
}

// collectionTitle is the series. A recording has the conference there: Zotero
// then makes a video recording of it and not a film with a director.
func (c *cslItem) collectionTitle() any {
	switch {
	case c.from().Series != "":
		return c.from().Series
	case c.recording():
		return wholeEventName(c.Reference)
	case c.Lecture != "" && conference(c.Reference) != nil:
		return c.say("lecture", lectureWords(c.Reference, c.lang))
	}
	return ""
}

// publisher is who made the text or recording available, never who held the
// event.
func (c *cslItem) publisher() any {
	if c.recording() && c.Publisher == "" {
		return c.Container
	}
	return c.say("publisher", c.from().Publisher)
}

func (c *cslItem) publisherPlace() any {
	place := c.from().PublisherPlace
	if place == "" && c.typ == "hearing" {
		place = c.place() // Zotero keeps no other place of a hearing
	}
	return c.say("publisher", place)
}

func (c *cslItem) number() any {
	if h := c.hearingEvent(); h != nil {
		return h.Bill
	}
	if c.printed() && c.Number == "" {
		return c.PublishedIn.Number
	}
	return c.say("number", c.Number)
}

func (c *cslItem) url() any {
	if c.URL == "" {
		return c.say("archived-url", urlText(c.ArchivedURL))
	}
	return urlText(c.URL)
}

// status says what became of an event, or that nobody can get at a text.
func (c *cslItem) status() any {
	if s := statusWords(c.Reference, c.lang); s != "" {
		return c.say("status", s)
	}
	if c.Unpublished {
		return c.say("unpublished", records.Term(c.lang, "unpublished"))
	}
	return ""
}

// language is left out where it would turn names around, unless the option
// wants it.
func (c *cslItem) language() any {
	switch c.options["language"] {
	case "never":
		return ""
	case "safe":
		if c.turnsNames() {
			return ""
		}
	}
	return c.Language
}

// turnsNames reports whether the language is one in which citeproc-js puts the
// family name first (anything that begins "zh" or "ja", "vi" and "hu" alone),
// and a name of the item is not in its script.
func (c *cslItem) turnsNames() bool {
	tag := strings.ToLower(c.Language)
	if !strings.HasPrefix(tag, "zh") && !strings.HasPrefix(tag, "ja") && tag != "vi" && tag != "hu" {
		return false
	}
	lists := []records.AgentList{c.Author, c.Chair, c.Moderator, c.from().Editor, c.Interviewer, c.Organizer, c.Host, c.Recipient, c.translators()}
	return slices.ContainsFunc(union(lists...).List, func(a records.Agent) bool { return flips(a.Name) })
}
