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
	c.tell(f)
	c.tell(more...)
	return value
}

// tell notes that the variable which is being made tells facts.
func (c *cslItem) tell(facts ...fact) {
	for _, f := range facts {
		c.carried[f] = true
		c.told[c.row].add(f)
	}
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

// hearingEvent is the hearing that makes the title of the item; nil where it is
// not written as a hearing.
func (c *cslItem) hearingEvent() *records.Event {
	if c.typ != "hearing" {
		return nil
	}
	return hearingOf(c.Reference)
}

// title is that of the reference; of a testimony that of its hearing, as the
// styles want it.
func (c *cslItem) title() any {
	if h := c.hearingEvent(); h != nil && h.Title != "" {
		title := c.joined(h.Title, h.Subtitle)
		c.tell("title", "event")
		if c.testimonyInTitle() {
			title = join(c.lang, []string{title, c.committeeText()})
		}
		return title
	}
	if c.bracketsTranslation() {
		return c.spokenTitle() + " [" + c.joined(c.Title, c.Subtitle) + "]"
	}
	switch {
	case c.Title != "" && c.Type == records.TypeEvent && c.placeInName():
		c.tell("title", "place")
		return join(c.lang, []string{c.joined(c.Title, c.Subtitle), c.place()})
	case c.Title != "":
		return c.joined(c.Title, c.Subtitle)
	}
	text := c.supplied()
	switch {
	case c.evidence():
		return ""
	case text == "" || c.untitled() == "genre":
		return ""
	case c.Description == "":
		c.tell("title", "genre")
	}
	if c.untitled() == "bracketed" {
		text = "[" + text + "]"
	}
	if c.Type == records.TypeEvent && c.placeInName() {
		c.tell("title", "place")
		text = join(c.lang, []string{text, c.place()})
	}
	return text
}

// joined is a title with its subtitle behind the mark that the option says.
func (c *cslItem) joined(title, subtitle string) string {
	switch {
	case title == "" || subtitle == "":
		return title
	case c.options["subtitle"] == "colon":
		return title + ": " + subtitle
	}
	return withSubtitle(c.lang, title, subtitle)
}

// supplied is what stands for a missing title: the description, else the label;
// of a letter that has neither, to whom it is.
func (c *cslItem) supplied() string {
	if c.Kind == "letter" && c.Description == "" && !c.GenreGiven && !c.Recipient.IsZero() && c.typ == "document" {
		c.tell("recipient")
		return phrase(c.lang, "letter-to", agentNames(c.lang, c.Recipient, false))
	}
	text, _ := heading(c.Reference)
	return text
}

// untitled is how it stands there. The genre can do that only where styles print
// one: of speeches, interviews and letters, and beside an author, or some would print
// nothing at all.
func (c *cslItem) untitled() string {
	o := c.options["untitled"]
	if o == "genre" && !(c.hasAuthor() && (c.typ == "speech" || c.typ == "interview" || c.typ == "personal_communication")) {
		return "bracketed"
	}
	return o
}

func (c *cslItem) hasAuthor() bool {
	list, _ := c.author().(records.AgentList)
	return !list.IsZero()
}

// bracketsTranslation reports whether the title is that of the speech with the
// translation behind it.
func (c *cslItem) bracketsTranslation() bool {
	return c.options["translations"] == "bracketed" && c.Title != "" && c.OriginalTitle != ""
}

// spokenTitle is the title in the language of the speech, in Latin letters where
// there is one in them.
func (c *cslItem) spokenTitle() string {
	if c.Transliteration != "" {
		return c.Transliteration
	}
	return c.OriginalTitle
}

// originalTitle is left out where it is the title: APA would print it twice.
func (c *cslItem) originalTitle() any {
	if c.OriginalTitle == fullTitle(c.Reference) || c.OriginalTitle == c.Title || c.bracketsTranslation() && c.Transliteration == "" {
		return c.say("original-title", "", "original-title")
	}
	return c.say("original-title", c.OriginalTitle)
}

// author is who spoke or wrote. An event as a whole has its organizers and
// hosts there, because one style in twenty prints an organizer and nearly all
// print an author; a hearing has not, because its author is the witness.
func (c *cslItem) author() any {
	if c.Type == records.TypeEvent && (c.typ != "event" || c.options["organizer"] != "author") {
		return nil
	}
	if c.evidence() {
		return nil
	}
	list, facts := creators(c.Reference)
	for f := range strings.FieldsSeq(facts) {
		c.carried[fact(f)] = true
	}
	return c.withTitles(c.withPlace(list))
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

// containerAuthor is who wrote the book that a speech is printed in, where
// that is somebody else.
func (c *cslItem) containerAuthor() any {
	if !c.printed() || c.PublishedIn.Author.IsZero() || sameAgents(c.PublishedIn.Author, c.Author) || !slices.Contains(cslRoles[c.typ], "container-author") {
		return nil
	}
	return c.PublishedIn.Author
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
	text := c.genreText()
	if c.Title == "" && text != "" && c.untitled() == "genre" && c.hearingEvent() == nil {
		c.tell("title")
	}
	if c.Title != "" || c.Description == "" {
		c.tell("genre")
	}
	if c.eventIn("genre") {
		text = join(c.lang, []string{text, c.eventText()})
	}
	if what := statusWords(c.Reference, c.lang); what != "" && text != "" {
		return c.say("status", text+" ("+what+")")
	}
	return text
}

func (c *cslItem) genreText() string {
	asGenre := c.untitled() == "genre"
	switch {
	case c.evidence():
		c.tell("committee", "place")
		return "Evidence to " + join(c.lang, []string{c.bodyText(), cityName(c.Place)})
	case c.Title == "" && c.Description != "" && asGenre:
		return c.Description
	case c.Title == "" && !asGenre && c.hearingEvent() == nil && namesAll(c.supplied(), c.Genre):
		return "" // the title says it
	case c.options["genre"] == "session" && c.Title != "" && c.session() != nil:
		return c.session().Genre
	case c.forumInPlace() && c.Lecture != "" && !c.GenreGiven:
		return lectureLabel(c.Lecture)
	case c.GenreGiven:
	case c.options["genre"] == "given":
		return ""
	case c.Kind == "other", c.printed(), c.typ == "hearing" && c.Own != nil, c.labelledByMedium():
		return ""
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
