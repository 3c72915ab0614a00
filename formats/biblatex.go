package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

var biblatexFormat = Format{
	Name: "biblatex", Exts: []string{".bib"},
	Help: "BibLaTeX, for LaTeX with biber, JabRef, pandoc",
	Options: []Option{
		{Name: "types", Default: "standard", Values: []string{"standard", "special"},
			Help: "entry types: those whose fields biber can check, or also @letter, @video and @audio, which the standard styles print as @misc"},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given (MLA, law), the dates of its conference (APA), or the day a recording was posted (Chicago)"},
		{Name: "time", Default: "true", Values: []string{"true", "false"},
			Help: "whether a date has the time of day, where it is known"},
		{Name: "untitled", Default: "bracketed", Values: []string{"bracketed", "title", "genre"},
			Help: "what stands for a missing title: the description in square brackets, the description as the title, or none but the genre"},
		{Name: "cjk", Default: "whole", Values: []string{"whole", "parts"},
			Help: "Chinese, Japanese and Korean names: in one piece, or family and given name apart"},
		{Name: "related", Default: "words", Values: []string{"words", "keys"},
			Help: "the sources that report a speech: in words, or by their keys, which must then be in the same file"},
		{Name: "dollar", Default: "tex", Values: []string{"tex", "wide"},
			Help: `dollar signs: as \$, or as a full-width sign where a text has two, between which Zotero deletes`},
	},
	New: biblatex.encoder,
}

var biblatex = &bibFormat{
	name: "biblatex",
	tex: func(v Values) tex {
		return tex{joinCJK: v["cjk"] == "whole", dollar: v["dollar"] == "wide"}
	},
	kinds: map[records.Type][]bibKind{
		// A whole event is @misc: it prints who held it, the dates and the place.
		records.TypeEvent: {
			{kind: "conference", entry: "misc"},
			{kind: "summit", entry: "misc"},
			{kind: "congress", entry: "misc"},
			{kind: "symposium", entry: "misc"},
			{kind: "forum", entry: "misc"},
			{kind: "session", entry: "misc"},
			{kind: "panel", entry: "misc"},
			{kind: "roundtable", entry: "misc"},
			{kind: "workshop", entry: "misc"},
			{kind: "seminar", entry: "misc"},
			{kind: "webinar", entry: "misc"},
			{kind: "lecture-series", entry: "misc"},
			{kind: "meeting", entry: "misc"},
			{kind: "ceremony", entry: "misc"},
			{kind: "hearing", entry: "misc"},
			{kind: "debate", entry: "misc"},
			{kind: "press-conference", entry: "misc"},
			{kind: "course", entry: "misc"},
			{kind: "festival", entry: "misc"},
			{kind: "service", entry: "misc"},
			{kind: "other", entry: "misc"},
		},
		// @unpublished is the one type outside proceedings with fields for an event.
		records.TypeSpeech: {
			{kind: "speech", entry: "unpublished"},
			{kind: "keynote", entry: "unpublished"},
			{kind: "lecture", entry: "unpublished"},
			{kind: "named-lecture", entry: "unpublished"},
			{kind: "address", entry: "unpublished"},
			{kind: "opening-address", entry: "unpublished"},
			{kind: "closing-address", entry: "unpublished"},
			{kind: "remarks", entry: "unpublished"},
			{kind: "statement", entry: "unpublished"},
			{kind: "presentation", entry: "unpublished"},
			{kind: "paper", entry: "unpublished"},
			{kind: "poster", entry: "unpublished"},
			{kind: "panel-talk", entry: "unpublished"},
			{kind: "testimony", entry: "misc"},
			{kind: "letter", entry: "misc", special: "letter"},
			{kind: "sermon", entry: "unpublished"},
			{kind: "toast", entry: "unpublished"},
			{kind: "eulogy", entry: "unpublished"},
			{kind: "commencement", entry: "unpublished"},
			{kind: "debate", entry: "unpublished"},
			{kind: "press-conference", entry: "unpublished"},
			{kind: "interview", entry: "unpublished"},
			{kind: "slides", entry: "unpublished"},
			{kind: "other", entry: "unpublished"},
		},
		records.TypeSource: {
			{kind: "news", entry: "article"},
			{kind: "webpage", entry: "online"},
			{kind: "video", entry: "misc", special: "video"},
			{kind: "audio", entry: "misc", special: "audio"},
			{kind: "transcript", entry: "online"},
			{kind: "book", entry: "book"},
			{kind: "proceedings", entry: "proceedings"},
			{kind: "journal", entry: "article"},
			{kind: "report", entry: "report"},
			{kind: "thesis", entry: "thesis"},
			{kind: "archive", entry: "misc"},
			{kind: "post", entry: "online"},
			{kind: "other", entry: "misc"},
		},
	},
	printed: map[string]string{
		"proceedings": "inproceedings", "book": "incollection", "report": "incollection", "journal": "article", "news": "article",
	},
	// The fields are those of biblatex's default data model (blx-dm.def) that we
	// have something to say in; biber complains of any other.
	entries: []bibEntry{
		{name: "unpublished", needs: "author", otherwise: "misc",
			fields: always + "author title subtitle titleaddon type eventtitle eventtitleaddon eventdate venue howpublished language note addendum"},
		{name: "misc",
			fields: always + "author title subtitle titleaddon type howpublished organization location language note addendum"},
		{name: "letter",
			fields: always + "author title subtitle titleaddon type howpublished organization location language note addendum"},
		{name: "video",
			fields: always + "author title subtitle titleaddon type howpublished organization location language note addendum"},
		{name: "audio",
			fields: always + "author title subtitle titleaddon type howpublished organization location language note addendum"},
		{name: "online", needs: "url|doi", otherwise: "misc",
			fields: always + "author editor title subtitle titleaddon organization language note addendum"},
		{name: "article", needs: "journaltitle", otherwise: "online",
			fields: always + "author editor translator title subtitle titleaddon entrysubtype journaltitle volume number series pages issn language note addendum"},
		{name: "inproceedings", needs: "author", otherwise: "misc",
			fields: always + "author editor title subtitle titleaddon booktitle booksubtitle maintitle series volume volumes pages isbn organization " +
				"eventtitle eventtitleaddon eventdate venue publisher location language note addendum"},
		{name: "incollection", needs: "author editor", otherwise: "inbook",
			fields: always + "author editor translator title subtitle titleaddon booktitle booksubtitle maintitle series volume volumes edition pages isbn " +
				"publisher location language note addendum"},
		{name: "inbook", needs: "author", otherwise: "misc",
			fields: always + "author bookauthor translator title subtitle titleaddon booktitle booksubtitle maintitle series volume volumes edition pages isbn " +
				"publisher location language note addendum"},
		{name: "proceedings",
			fields: always + "editor title subtitle titleaddon maintitle series volume volumes number pages isbn organization eventtitle eventtitleaddon " +
				"eventdate venue publisher location language note addendum"},
		{name: "book", needs: "author", otherwise: "collection",
			fields: always + "author editor translator title subtitle titleaddon maintitle series volume volumes number edition pages isbn publisher " +
				"location language note addendum"},
		{name: "collection", needs: "editor", otherwise: "misc",
			fields: always + "editor translator title subtitle titleaddon maintitle series volume volumes number edition pages isbn publisher location " +
				"language note addendum"},
		{name: "report", needs: "author institution", otherwise: "misc",
			fields: always + "author title subtitle titleaddon type number institution location pages language note addendum"},
		{name: "thesis", needs: "author institution", otherwise: "misc",
			fields: always + "author title subtitle titleaddon type institution location pages language note addendum"},
	},
	fields: []bibField{
		{name: "author", class: bibNames, value: (*bibItem).authorField},
		{name: "author+an:affiliation", class: bibNotes, value: annotation(func(a records.Agent) string { return a.Affiliation }), carries: []fact{"role"}},
		{name: "author+an:office", class: bibNotes, value: annotation(func(a records.Agent) string { return a.Office }), carries: []fact{"role"}},
		{name: "author+an:honorific", class: bibNotes, value: annotation(func(a records.Agent) string { return a.Honorific }), carries: []fact{"role"}},
		{name: "author+an:orcid", class: bibNotes, value: annotation(func(a records.Agent) string { return a.ORCID })},
		{name: "bookauthor", class: bibNames, value: func(c *bibItem) any { return c.PublishedIn.Author }},
		{name: "editor", class: bibNames, value: func(c *bibItem) any { return c.editors() }, carries: []fact{"editor"}},
		{name: "translator", class: bibNames, value: func(c *bibItem) any { return c.translators() }, carries: []fact{"translator"}},
		{name: "title", class: bibTitle, value: (*bibItem).biblatexTitle},
		{name: "subtitle", class: bibTitle, value: (*bibItem).biblatexSubtitle},
		{name: "titleaddon", class: bibText, value: (*bibItem).titleAddon},
		{name: "shorttitle", class: bibTitle, value: func(c *bibItem) any { return c.ShortTitle }},
		{name: "maintitle", class: bibWhole, value: (*bibItem).mainTitle},
		{name: "booktitle", class: bibWhole, value: (*bibItem).biblatexBookTitle, carries: []fact{"published-in"}},
		{name: "booksubtitle", class: bibWhole, value: (*bibItem).bookSubtitle},
		{name: "journaltitle", class: bibWhole, value: (*bibItem).journal},
		{name: "entrysubtype", class: bibText, value: (*bibItem).entrySubtype},
		{name: "type", class: bibText, value: func(c *bibItem) any { return c.genre() }, carries: []fact{"genre"}},
		{name: "eventtitle", class: bibWhole, value: (*bibItem).eventTitle},
		{name: "eventtitle+an:acronym", class: bibNotes, value: conferenceNote(func(e *records.Event) string { return e.Acronym }), carries: []fact{"acronym"}},
		{name: "eventtitle+an:abbreviation", class: bibNotes, value: conferenceNote(func(e *records.Event) string { return e.Abbreviation })},
		{name: "eventtitle+an:short", class: bibNotes, value: conferenceNote(func(e *records.Event) string { return e.ShortTitle })},
		{name: "eventtitleaddon", class: bibWhole, value: (*bibItem).eventTitleAddon},
		{name: "eventdate", class: bibDate, value: (*bibItem).eventDates},
		{name: "venue", class: bibText, value: func(c *bibItem) any { return c.place() }, carries: []fact{"place"}},
		{name: "howpublished", class: bibText, value: (*bibItem).howPublished},
		{name: "series", class: bibWhole, value: func(c *bibItem) any { return c.from().Series }, carries: []fact{"series"}},
		{name: "volume", class: bibText, value: func(c *bibItem) any { return c.from().Volume }, carries: []fact{"volume"}},
		{name: "volumes", class: bibText, value: func(c *bibItem) any { return c.from().NumberOfVolumes }, carries: []fact{"volumes"}},
		{name: "number", class: bibText, value: (*bibItem).biblatexNumber},
		{name: "edition", class: bibTitle, value: func(c *bibItem) any { return c.from().Edition }, carries: []fact{"edition"}},
		{name: "pages", class: bibPages, value: func(c *bibItem) any { return c.Pages }, carries: []fact{"pages"}},
		{name: "organization", class: bibList, value: (*bibItem).organization},
		{name: "institution", class: bibList, value: func(c *bibItem) any { return c.publisher() }, carries: []fact{"publisher"}},
		{name: "publisher", class: bibList, value: func(c *bibItem) any { return c.publisher() }, carries: []fact{"publisher"}},
		{name: "location", class: bibList, value: (*bibItem).location},
		{name: "date", class: bibDate, value: func(c *bibItem) any { return c.entryTime() }},
		{name: "origdate", class: bibDate, value: func(c *bibItem) any { return c.OriginalDate }, carries: []fact{"original-date"}},
		{name: "origtitle", class: bibText, value: func(c *bibItem) any { return c.OriginalTitle }, carries: []fact{"original-title"}},
		{name: "language", class: bibReady, value: (*bibItem).printedLanguage},
		{name: "langid", class: bibReady, value: func(c *bibItem) any { return bibLanguageOf(c.textLanguage()).babel }},
		{name: "isbn", class: bibReady, value: func(c *bibItem) any { return c.from().ISBN }, carries: []fact{"isbn"}},
		{name: "issn", class: bibReady, value: func(c *bibItem) any { return c.from().ISSN }, carries: []fact{"issn"}},
		{name: "doi", class: bibDOI, value: func(c *bibItem) any { return c.doi() }},
		{name: "url", class: bibVerbatim, value: func(c *bibItem) any { return c.address() }},
		{name: "urldate", class: bibDate, value: func(c *bibItem) any { return c.accessed() }, carries: []fact{"accessed"}},
		{name: "related", class: bibReady, value: (*bibItem).relatedKeys, carries: []fact{"reported-in"}},
		{name: "relatedstring", class: bibText, value: (*bibItem).relatedWords},
		{name: "addendum", class: bibText, value: (*bibItem).addendum, carries: []fact{"reported-in"}},
		{name: "note", class: bibText, value: func(c *bibItem) any { return c.rest() }},
		{name: "label", class: bibText, value: (*bibItem).label},
		{name: "abstract", class: bibText, value: func(c *bibItem) any { return c.Abstract }},
		{name: "keywords", class: bibKeywords, value: func(c *bibItem) any { return c.Keywords }},
	},
}

// always are the fields that the data model gives to every entry type.
const always = "shorttitle date origdate origtitle langid doi url urldate related relatedstring label abstract keywords "

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

// conferenceNote is a data annotation of the event's title.
func conferenceNote(of func(*records.Event) string) func(*bibItem) any {
	return func(c *bibItem) any {
		if e := conference(c.Reference); e != nil {
			return []string{of(e)}
		}
		return ""
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
	}
	return c.ownTitle()
}

// titleLeftOut reports whether there is no title and none is made up, as the
// option untitled says.
func (c *bibItem) titleLeftOut() bool {
	return c.Title == "" && c.options["untitled"] == "genre" && !c.titleIsHearing()
}

func (c *bibItem) biblatexSubtitle() any {
	if c.Title == "" || c.mainTitle() != "" && c.Type == records.TypeSource {
		return ""
	}
	return c.Subtitle
}

// mainTitle is the title of a work of which one volume with a title of its own
// is cited.
func (c *bibItem) mainTitle() any {
	if c.entry == "misc" || c.from().VolumeTitle == "" {
		return ""
	}
	c.carry("volume-title")
	return fullTitle(c.from())
}

// titleAddon is what stands behind a title: the title in another script, the
// session and bill of a hearing, the theme of an event; for a title that there
// is not, the description.
func (c *bibItem) titleAddon() any {
	if c.titleLeftOut() {
		return c.Description
	}
	if session := c.hearingSession(); session != "" && c.entry == "misc" {
		return session
	}
	if c.Transliteration != "" {
		c.carry("transliteration")
		return c.Transliteration
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
	case !c.isPrinted():
		return ""
	case s.VolumeTitle != "":
		return s.VolumeTitle
	case s.Title == "":
		title, _ := heading(s)
		return title
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
		c.carry("publisher")
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
	c.carry("event")
	return conferenceName(c.Reference)
}

// eventTitleAddon is the forum or session; where there is none, the theme.
func (c *bibItem) eventTitleAddon() any {
	if s := sessionName(c.Reference); s != "" {
		c.carry("session")
		return s
	}
	c.carry("theme")
	return theme(c.Reference)
}

// eventDates are the dates of the conference, else of the speech where there is
// a place to print with them.
func (c *bibItem) eventDates() any {
	if len(c.Events) == 0 && (c.Type == records.TypeSource || c.place() == "") {
		return ""
	}
	d := eventDate(c.Reference)
	d.Start.Time, d.End.Time = records.Time{}, records.Time{}
	c.carry("event-date")
	if d == c.Date {
		c.carry("date")
	}
	return d
}

// howPublished is how a speech reached the public, and in the types without
// fields for an event the event.
func (c *bibItem) howPublished() any {
	parts := []string{c.letterTo()}
	if c.entry != "unpublished" {
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

// biblatexNumber is the issue of a journal, the number in a series or of a report.
func (c *bibItem) biblatexNumber() any {
	if c.from().Issue != "" {
		c.carry("issue")
		return c.from().Issue
	}
	if c.isPrinted() {
		return c.PublishedIn.Number
	}
	c.carry("number")
	return c.Number
}

// organization is the site or platform; of proceedings who held the event, and
// of a hearing the committee.
func (c *bibItem) organization() any {
	switch c.entry {
	case "proceedings", "inproceedings":
		c.carry("organizer")
		organizer := c.Organizer
		if top := conference(c.Reference); organizer.IsZero() && top != nil {
			organizer = top.Organizer
		}
		var list []string
		for _, a := range organizer.List {
			list = append(list, literalName(a.Name))
		}
		return list
	case "online":
		c.carry("container", "publisher")
		list := []string{c.Container}
		if c.Publisher != c.Container {
			list = append(list, c.Publisher)
		}
		return list
	}
	if body := c.hearingBody(); body != "" {
		c.carry("hearing")
		return body
	}
	if c.Type == records.TypeSource {
		c.carry("publisher")
		return c.Publisher
	}
	return ""
}

// location is the place of the publisher; of an event, and of a letter or
// testimony that is not part of one, its own.
func (c *bibItem) location() any {
	if c.Type == records.TypeSource || c.isPrinted() {
		return c.from().PublisherPlace
	}
	if c.carried["place"] {
		return ""
	}
	c.carry("place")
	return c.place()
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

// addendum is what stands at the end of an entry: the sources that report it.
func (c *bibItem) addendum() any {
	if c.carried["reported-in"] {
		return ""
	}
	return reportedWords(c.Reference, c.lang)
}

// label stands in citations for an author and a title that there are not.
func (c *bibItem) label() any {
	if c.hasValue("author") || c.hasValue("editor") || c.hasValue("title") {
		return ""
	}
	text, _ := heading(c.Reference)
	return text
}
