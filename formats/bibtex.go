package formats

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

var bibtexFormat = Format{
	Name: "bibtex", Exts: []string{".bibtex"}, // .bib is biblatex
	Help: "classic BibTeX, for LaTeX with bibtex and its styles (plain, natbib)",
	Options: []Option{
		{Name: "ascii", Default: "true", Values: []string{"true", "false"},
			Help: `whether Latin letters with accents are written as commands such as {\'E}, which bibtex sorts and shortens rightly`},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the year and month of an entry: of the day a speech was given, of its conference, or of the day a recording was posted"},
		{Name: "untitled", Default: "title", Values: []string{"title", "bracketed"},
			Help: "what stands for a missing title: the description, or the description in square brackets"},
		{Name: "cjk", Default: "whole", Values: []string{"whole", "parts"},
			Help: "Chinese, Japanese and Korean names: in one piece, or family and given name apart"},
		{Name: "dollar", Default: "tex", Values: []string{"tex", "wide"},
			Help: `dollar signs: as \$, or as a full-width sign where a text has two, between which Zotero deletes`},
	},
	New:   classic.encoder,
	Split: splitBib, About: bibtexAbout, Types: classic.typeRows, Fields: classic.fieldRows,
}

// classic is the BibTeX of 1988 (btxdoc): no fields for events, which stand in
// howpublished, and no entry type for a speech but @misc, which prints that and
// note and never warns.
var classic = &bibFormat{
	name: "bibtex",
	tex: func(v Values) tex {
		return tex{ascii: v.Bool("ascii"), joinCJK: v["cjk"] == "whole", dollar: v["dollar"] == "wide"}
	},
	kinds: map[records.Type][]bibKind{
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
		records.TypeSpeech: {
			{kind: "speech", entry: "misc"},
			{kind: "keynote", entry: "misc"},
			{kind: "lecture", entry: "misc"},
			{kind: "named-lecture", entry: "misc"},
			{kind: "address", entry: "misc"},
			{kind: "opening-address", entry: "misc"},
			{kind: "closing-address", entry: "misc"},
			{kind: "remarks", entry: "misc"},
			{kind: "statement", entry: "misc"},
			{kind: "presentation", entry: "misc"},
			{kind: "paper", entry: "misc"},
			{kind: "poster", entry: "misc"},
			{kind: "panel-talk", entry: "misc"},
			{kind: "testimony", entry: "misc"},
			{kind: "letter", entry: "misc"},
			{kind: "sermon", entry: "misc"},
			{kind: "toast", entry: "misc"},
			{kind: "eulogy", entry: "misc"},
			{kind: "commencement", entry: "misc"},
			{kind: "debate", entry: "misc"},
			{kind: "press-conference", entry: "misc"},
			{kind: "interview", entry: "misc"},
			{kind: "slides", entry: "misc"},
			{kind: "other", entry: "misc"},
		},
		records.TypeSource: {
			{kind: "news", entry: "article"},
			{kind: "webpage", entry: "misc"},
			{kind: "video", entry: "misc"},
			{kind: "audio", entry: "misc"},
			{kind: "transcript", entry: "misc"},
			{kind: "book", entry: "book"},
			{kind: "proceedings", entry: "proceedings"},
			{kind: "journal", entry: "article"},
			{kind: "report", entry: "techreport"},
			{kind: "thesis", entry: "phdthesis"},
			{kind: "archive", entry: "misc"},
			{kind: "post", entry: "misc"},
			{kind: "other", entry: "misc"},
		},
	},
	printed: map[string]string{
		"proceedings": "inproceedings", "book": "incollection", "report": "incollection", "journal": "article", "news": "article",
	},
	// What an entry type needs is what bibtex's styles warn of where it lacks.
	entries: []bibEntry{
		{name: "misc", fields: "author title howpublished " + anywhere},
		{name: "inproceedings", needs: "author", otherwise: "misc",
			fields: "author title booktitle editor series volume pages organization publisher address isbn " + anywhere},
		{name: "incollection", needs: "author publisher", otherwise: "inproceedings",
			fields: "author title booktitle editor series volume edition pages publisher address isbn " + anywhere},
		{name: "article", needs: "author journal", otherwise: "misc",
			fields: "author title journal volume number pages issn " + anywhere},
		{name: "book", needs: "publisher author|editor", otherwise: "misc",
			fields: "author editor title series volume volumes number edition publisher address isbn " + anywhere},
		{name: "proceedings", fields: "editor title series volume volumes number organization publisher address isbn " + anywhere},
		{name: "techreport", needs: "author institution", otherwise: "misc",
			fields: "author title type number institution address " + anywhere},
		{name: "phdthesis", needs: "author school", otherwise: "misc", fields: "author title type school address " + anywhere},
	},
	fields: []bibField{
		{name: "author", class: bibNames, value: func(c *bibItem) any { return c.authors() }},
		{name: "title", class: bibTitle, value: (*bibItem).classicTitle, carries: []fact{"title"}},
		{name: "shorttitle", class: bibTitle, value: (*bibItem).classicShortTitle},
		{name: "howpublished", class: bibText, value: (*bibItem).classicHowPublished},
		{name: "booktitle", class: bibWhole, value: func(c *bibItem) any { return c.bookTitle() }},
		{name: "journal", class: bibText, value: (*bibItem).journal},
		{name: "editor", class: bibNames, value: (*bibItem).classicEditor, carries: []fact{"editor"}},
		{name: "type", class: bibTitle, value: func(c *bibItem) any { return c.genre() }, carries: []fact{"genre"}},
		{name: "series", class: bibWhole, value: func(c *bibItem) any { return c.from().Series }, carries: []fact{"series"}},
		{name: "volume", class: bibText, value: func(c *bibItem) any { return c.from().Volume }, carries: []fact{"volume"}},
		{name: "volumes", class: bibText, value: func(c *bibItem) any { return c.from().NumberOfVolumes }},
		{name: "number", class: bibText, value: (*bibItem).classicNumber},
		{name: "edition", class: bibTitle, value: (*bibItem).classicEdition, carries: []fact{"edition"}},
		{name: "pages", class: bibPages, value: func(c *bibItem) any { return c.Pages }, carries: []fact{"pages"}},
		{name: "organization", class: bibWhole, value: (*bibItem).classicOrganization},
		{name: "institution", class: bibWhole, value: func(c *bibItem) any { return c.publisher() }},
		{name: "school", class: bibWhole, value: func(c *bibItem) any { return c.publisher() }},
		{name: "publisher", class: bibWhole, value: func(c *bibItem) any { return c.publisher() }},
		{name: "address", class: bibText, value: func(c *bibItem) any { return c.from().PublisherPlace }},
		{name: "year", class: bibYear, value: (*bibItem).classicYear},
		{name: "month", class: bibMonth, value: func(c *bibItem) any { return c.entryTime() }},
		{name: "day", class: bibReady, value: (*bibItem).classicDay},
		{name: "isbn", class: bibText, value: func(c *bibItem) any { return c.from().ISBN }, carries: []fact{"isbn"}},
		{name: "issn", class: bibText, value: func(c *bibItem) any { return c.from().ISSN }, carries: []fact{"issn"}},
		{name: "doi", class: bibDOI, value: func(c *bibItem) any { return c.doi() }},
		{name: "url", class: bibVerbatim, value: func(c *bibItem) any { return c.address() }},
		{name: "theme", class: bibText, value: (*bibItem).classicTheme, carries: []fact{"theme"}},
		{name: "note", class: bibText, value: func(c *bibItem) any { return sentences(c.lang, c.rest()) }},
		{name: "key", class: bibKey, value: (*bibItem).classicKey},
		{name: "language", class: bibReady, value: func(c *bibItem) any { return bibLanguageOf(c.textLanguage()).babel }},
		{name: "abstract", class: bibText, value: func(c *bibItem) any { return c.Abstract }},
		{name: "keywords", class: bibKeywords, value: func(c *bibItem) any { return c.Keywords }},
	},
}

// anywhere are the fields of every entry type: the theme and the last four are
// printed by no style and kept by the programs that manage .bib files.
const anywhere = "year month day doi url theme note key shorttitle language abstract keywords"

// classicTheme is the theme of a conference in the entries of its talks. Its
// own entry says it in the note, where styles print it.
func (c *bibItem) classicTheme() any {
	if c.Type == records.TypeEvent {
		return ""
	}
	return theme(c.Reference)
}

// classicTitle is the title with its subtitle.
func (c *bibItem) classicTitle() any {
	if c.Title != "" {
		return fullTitle(c.Reference)
	}
	return c.ownTitle()
}

// classicShortTitle is the short title, of an event without one its acronym.
func (c *bibItem) classicShortTitle() any {
	if c.ShortTitle == "" && c.Own != nil {
		c.carry("acronym")
		return c.Own.Acronym
	}
	return c.ShortTitle
}

// classicHowPublished says in words what @misc has no fields for, in the order
// in which one reads it: what it is, the day, the event, the place.
func (c *bibItem) classicHowPublished() any {
	parts := []string{c.genre(), c.letterTo()}
	c.carry("genre")
	if c.Type == records.TypeSource {
		c.carry("container", "series", "number", "publisher", "edition", "volume-title")
		return join(c.lang, append(parts, c.Container, c.Series, phrase(c.lang, "number", c.Number), c.VolumeTitle, c.Edition,
			c.PublisherPlace, c.Publisher))
	}
	if body := hearingBody(c.Reference, c.lang); body != "" {
		c.carry("hearing")
		parts = append(parts, body, hearingSession(c.Reference, c.lang))
	}
	if c.Lecture != "" && len(c.Events) == 0 {
		c.carry("lecture")
		parts = append(parts, lectureWords(c.Reference, c.lang))
	}
	where := c.whereAndWhen()
	if d := c.Date; len(c.Events) == 0 || c.Type == records.TypeEvent || d != eventDate(c.Reference) {
		// Styles print year and month of an entry alone, so its day stands here.
		c.carry("date")
		if d.Interval || exactDay(d) || d.Start.Season != 0 || d.Start.Month != 0 && monthMacro(d) == nil {
			parts = append(parts, dateWords(d, c.lang))
		}
	}
	parts = append(parts, where)
	if !c.carried["place"] {
		c.carry("place")
		parts = append(parts, c.place())
	}
	return join(c.lang, parts)
}

// classicEditor leaves the editors of a book with authors to the note: the
// styles print one of the two and warn.
func (c *bibItem) classicEditor() any {
	if c.entry == "book" && !c.Author.IsZero() {
		return ""
	}
	return c.editors()
}

// classicNumber is the issue of a journal, the number of a report, and a number
// in a series where there is no volume, which the styles print instead.
func (c *bibItem) classicNumber() any {
	switch {
	case c.entry == "article":
		c.carry("issue")
		return c.from().Issue
	case c.entry == "techreport", c.from().Series != "" && c.from().Volume == "":
		c.carry("number")
		return c.Number
	}
	return ""
}

// classicEdition is an ordinal where it is a number: styles put "edition" behind it.
func (c *bibItem) classicEdition() any {
	edition := c.from().Edition
	if n, err := strconv.Atoi(edition); err == nil && n > 0 {
		return records.Ordinal(c.lang, n)
	}
	return edition
}

// classicOrganization is who held the conference of proceedings.
func (c *bibItem) classicOrganization() any {
	c.carry("organizer")
	organizer := c.Organizer
	if top := conference(c.Reference); organizer.IsZero() && top != nil {
		organizer = top.Organizer
	}
	var names []string
	for _, a := range organizer.List {
		names = append(names, literalName(a.Name))
	}
	return strings.Join(names, records.Term(c.lang, "name-separator"))
}

// classicYear is the year, or what the language says where there is none: many
// styles warn of an entry without a year.
func (c *bibItem) classicYear() any {
	d := c.entryTime()
	if firstMoment(d).Set {
		return d
	}
	return uncutYear(func(lang string) string { return records.Term(lang, "no-date") }, c.lang)
}

// classicDay is the day of the month, which pandoc and Zotero read and styles
// pass over.
func (c *bibItem) classicDay() any {
	if d := c.entryTime(); exactDay(d) {
		return strconv.Itoa(d.Start.Day)
	}
	return ""
}

// classicKey stands for an author that there is not, in sorting and in labels.
func (c *bibItem) classicKey() any {
	if slices.ContainsFunc([]string{"author", "editor"}, c.hasValue) {
		return ""
	}
	text, _ := heading(c.Reference)
	return text
}
