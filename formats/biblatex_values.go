package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// What the fields of biblatex are made of that classic BibTeX does not have.

func (c *bibItem) authorField() any { return c.authors() }

// annotation is a data annotation of the authors, one item for each who has
// one (biblatex manual, section 3.7). It is printed by no standard style and
// passed over by bibtex; it keeps what a person was at the time with the name.
func annotation(of func(records.Agent) string) func(*bibItem) any {
	return func(c *bibItem) any {
		var list []string
		if c.Author.IsZero() || c.Type == records.TypeEvent {
			return list
		}
		for _, a := range c.Author.List {
			list = append(list, of(a))
		}
		return list
	}
}

// hostNotes tell apart, among the authors of an event, those who hosted it from
// those who organized it.
func (c *bibItem) hostNotes() any {
	var list []string
	if c.Type != records.TypeEvent || c.Host.IsZero() {
		return list
	}
	organized := len(union(c.Organizer).List)
	for i := range union(c.Organizer, c.Host).List {
		note := ""
		if i >= organized {
			note = "host"
		}
		list = append(list, note)
	}
	return list
}

// eventNote is a data annotation of the name of the conference.
func eventNote(of func(*records.Event) string) func(*bibItem) any {
	return func(c *bibItem) any { return []string{eventFact(of)(c)} }
}

// ownNote is a data annotation of the title of an event that is cited itself.
func ownNote(of func(*records.Event) string) func(*bibItem) any {
	return func(c *bibItem) any {
		if c.Own == nil {
			return ""
		}
		return []string{of(c.Own)}
	}
}

// textLanguage is the language of the title, else of what was said.
func (c *bibItem) textLanguage() string {
	if c.TextLanguage != "" || c.Title+c.Description == "" {
		return c.TextLanguage
	}
	return c.Language
}

// biblatexTitle is the title without its subtitle; of a volume with a title of
// its own that, its book is the main title.
func (c *bibItem) biblatexTitle() any {
	switch {
	case c.mainTitle() != "" && c.Type == records.TypeSource:
		return c.VolumeTitle
	case c.titleLeftOut():
		return ""
	case c.entry == "legmaterial" && c.titleIsHearing():
		return join(c.lang, []string{c.ownTitle(), c.legBody()})
	case c.Title != "" && !c.entryHas("subtitle"):
		return fullTitle(c.Reference)
	}
	return c.ownTitle()
}

// titleLeftOut reports whether there is no title and none is made up, as the
// option untitled says.
func (c *bibItem) titleLeftOut() bool {
	return c.Title == "" && c.options["untitled"] == "genre" && !c.titleIsHearing() && c.entry != "legmaterial"
}

func (c *bibItem) biblatexSubtitle() any {
	if c.entry == "legmaterial" {
		return c.legSubtitle()
	}
	if c.Title == "" || c.mainTitle() != "" && c.Type == records.TypeSource {
		return ""
	}
	return c.Subtitle
}

// mainTitle is the title of a work of which one volume with a title of its own
// is cited.
func (c *bibItem) mainTitle() any {
	if c.volumeOfSeries() {
		return c.PublishedIn.Series
	}
	if c.entry == "misc" || c.from().VolumeTitle == "" {
		return ""
	}
	c.carry("volume-title")
	return fullTitle(c.from())
}

// titleAddon is what stands behind a title: the session and bill of a hearing,
// the title as it was spoken where this is a translation of it, and in another
// script's letters, the theme of an event; for a title that there is not, the
// description. No standard style prints origtitle, all print this.
func (c *bibItem) titleAddon() any {
	if c.titleLeftOut() {
		return c.titleInstead()
	}
	if genre := c.genreIn("titleaddon"); genre != "" {
		return genre
	}
	if session := hearingSession(c.Reference, c.lang); c.entry == "misc" && sitting(c.Reference) != nil {
		if !c.entryHas("organization") && !c.entryHas("publisher") {
			c.carry("hearing")
			session = join(c.lang, []string{hearingBody(c.Reference, c.lang), session})
		}
		if session != "" {
			return session
		}
	}
	if c.OriginalTitle+c.Transliteration != "" {
		c.carry("original-title", "transliteration")
		return join(c.lang, []string{c.OriginalTitle, c.Transliteration})
	}
	if c.Type == records.TypeEvent {
		c.carry("theme")
		return theme(c.Reference)
	}
	return ""
}

func (c *bibItem) biblatexBookTitle() any {
	s := c.PublishedIn
	switch {
	case c.Type == records.TypeSpeech && !c.isPrinted():
		return c.bookOfTalk()
	case !c.isPrinted():
		return ""
	case s.VolumeTitle != "":
		return s.VolumeTitle
	case s.Title == "":
		title, _ := heading(s)
		return title
	case !c.entryHas("booksubtitle"):
		return fullTitle(s)
	}
	return s.Title
}

func (c *bibItem) bookSubtitle() any {
	if !c.isPrinted() || c.PublishedIn.VolumeTitle != "" || c.PublishedIn.Title == "" {
		return ""
	}
	return c.PublishedIn.Subtitle
}

// journal is the newspaper or journal; of a newspaper that is not named, who
// publishes it.
func (c *bibItem) journal() any {
	s := c.from()
	if c.isPrinted() {
		c.carry("published-in", "container")
		return printedContainer(s)
	}
	if s.Container == "" && s.Kind == "news" {
		c.carryPublisher()
		return s.Publisher
	}
	c.carry("container")
	return s.Container
}

func (c *bibItem) entrySubtype() any {
	if c.from().Kind == "news" {
		return "newspaper"
	}
	return ""
}

// eventTitle is the conference; of a named lecture outside any event, the lecture.
func (c *bibItem) eventTitle() any {
	if conference(c.Reference) == nil && c.Type == records.TypeSpeech && c.Lecture != "" {
		c.carry("lecture")
		return lectureWords(c.Reference, c.lang)
	}
	switch {
	case c.Type != records.TypeSpeech || c.isPrinted():
	case c.options["event"] == "booktitle":
		return ""
	case c.sessionInFront():
		c.carry("session", "event")
		return wholeEventName(c.Reference)
	}
	c.carry("event")
	return conferenceName(c.Reference)
}

// eventTitleAddon is the forum or session; where there is none, the theme.
func (c *bibItem) eventTitleAddon() any {
	if s := sessionName(c.Reference); s != "" && !c.carried["session"] {
		c.carry("session")
		return s
	}
	c.carry("theme")
	return theme(c.Reference)
}

// themeNote keeps the theme of a conference as an annotation where no field
// prints it: in a note it would stand behind each of the talks.
func (c *bibItem) themeNote() any {
	if c.carried["theme"] {
		return ""
	}
	return []string{theme(c.Reference)}
}

// eventDates are the dates of the conference, else of the speech where there is
// a place to print with them.
func (c *bibItem) eventDates() any {
	if len(c.Events) == 0 && (c.Type == records.TypeSource || c.place() == "") {
		return ""
	}
	d := eventDate(c.Reference)
	if o := c.options["event-date"]; c.Type == records.TypeSpeech && !c.isPrinted() && o != "event" {
		d = c.Date
	}
	if d == c.Date {
		c.carry("date")
	}
	if d == eventDate(c.Reference) {
		c.carry("event-date")
	}
	d.Start.Time, d.End.Time = records.Time{}, records.Time{}
	return c.ranged(d)
}

// howPublished is how a speech reached the public, and in the types without
// fields for an event the event.
func (c *bibItem) howPublished() any {
	parts := []string{c.genreIn("howpublished"), c.letterTo()}
	if c.entry != "unpublished" && c.entry != "talk" {
		parts = append(parts, c.whereAndWhen())
	}
	if c.Type == records.TypeSpeech || c.Type == records.TypeEvent {
		c.carry("publisher")
		return join(c.lang, append(parts, c.Publisher, c.PublisherPlace))
	}
	c.carry("container", "series", "number")
	number := phrase(c.lang, "number", c.Number)
	parts = append(parts, c.Container, c.Series, number)
	return join(c.lang, parts)
}

// printedLanguage is the language of the speech, where it is not that of the
// title and styles have a word for it.
func (c *bibItem) printedLanguage() any {
	spoken := bibLanguageOf(c.Language)
	if c.Language == "" || c.TextLanguage == "" || spoken.print == bibLanguageOf(c.TextLanguage).print {
		return ""
	}
	return spoken.print
}

// unprintedLanguage is the tag of the language of the original title, as an
// annotation, where styles have no word for it.
func (c *bibItem) unprintedLanguage() any {
	if c.OriginalTitle == "" || c.printedLanguage() != "" {
		return []string{}
	}
	return []string{c.Language}
}

func (c *bibItem) relatedKeys() any {
	if c.options["related"] != "keys" {
		return ""
	}
	var keys []string
	for _, s := range c.ReportedIn {
		keys = append(keys, s.Key)
	}
	return strings.Join(keys, ",")
}

func (c *bibItem) relatedWords() any {
	if c.options["related"] != "keys" || len(c.ReportedIn) == 0 {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(records.Term(c.lang, "reported-in"), "%s", ""))
}

// label stands in citations for an author and a title that there are not.
func (c *bibItem) label() any {
	if c.hasValue("author") || c.hasValue("editor") || c.hasValue("title") {
		return ""
	}
	text, _ := heading(c.Reference)
	return text
}
