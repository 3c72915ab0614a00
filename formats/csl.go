package formats

import (
	"bytes"
	"io"

	"github.com/quoth-cite/quoth/records"
)

// cslType says as what CSL type a kind of record is written.
type cslType struct {
	kind    string
	located string // the type
	bare    string // the type where a reader is told no place to find it; "" for the same
}

// cslTypes is the type of each kind. The types are those of csl-data.json; the
// choice follows the CSL 1.0.2 specification (appendix "Types") and what the
// styles do with a type: a speech is "speech" unless it was printed, a letter
// that nobody can find is a "document", because APA and Chicago print no entry
// for such a "personal_communication".
var cslTypes = map[records.Type][]cslType{
	records.TypeEvent: {
		{kind: "conference", located: "event"},
		{kind: "summit", located: "event"},
		{kind: "congress", located: "event"},
		{kind: "symposium", located: "event"},
		{kind: "forum", located: "event"},
		{kind: "session", located: "event"},
		{kind: "panel", located: "event"},
		{kind: "roundtable", located: "event"},
		{kind: "workshop", located: "event"},
		{kind: "seminar", located: "event"},
		{kind: "webinar", located: "event"},
		{kind: "lecture-series", located: "event"},
		{kind: "meeting", located: "event"},
		{kind: "ceremony", located: "event"},
		{kind: "hearing", located: "hearing"},
		{kind: "debate", located: "event"},
		{kind: "press-conference", located: "event"},
		{kind: "course", located: "event"},
		{kind: "festival", located: "event"},
		{kind: "service", located: "event"},
		{kind: "other", located: "event"},
	},
	records.TypeSpeech: {
		{kind: "speech", located: "speech"},
		{kind: "keynote", located: "speech"},
		{kind: "lecture", located: "speech"},
		{kind: "named-lecture", located: "speech"},
		{kind: "address", located: "speech"},
		{kind: "opening-address", located: "speech"},
		{kind: "closing-address", located: "speech"},
		{kind: "remarks", located: "speech"},
		{kind: "statement", located: "speech"},
		{kind: "presentation", located: "speech"},
		{kind: "paper", located: "speech"},
		{kind: "poster", located: "speech"},
		{kind: "panel-talk", located: "speech"},
		{kind: "testimony", located: "hearing"}, // option testimony
		{kind: "letter", located: "personal_communication", bare: "document"},
		{kind: "sermon", located: "speech"},
		{kind: "toast", located: "speech"},
		{kind: "eulogy", located: "speech"},
		{kind: "commencement", located: "speech"},
		{kind: "debate", located: "speech"},
		{kind: "press-conference", located: "speech"},
		{kind: "interview", located: "interview"},
		{kind: "slides", located: "speech"},
		{kind: "other", located: "speech"},
	},
	records.TypeSource: {
		{kind: "news", located: "article-newspaper"},
		{kind: "webpage", located: "webpage"},
		{kind: "video", located: "motion_picture"},
		{kind: "audio", located: "song"},
		{kind: "transcript", located: "webpage", bare: "document"},
		{kind: "book", located: "book"},
		{kind: "proceedings", located: "book"},
		{kind: "journal", located: "article-journal"},
		{kind: "report", located: "report"},
		{kind: "thesis", located: "thesis"},
		{kind: "archive", located: "manuscript"},
		{kind: "post", located: "post"},
		{kind: "other", located: "document"},
	},
}

// cslPrinted is the type of a speech that was printed in a source of a kind.
// In the other kinds a speech stays what it is.
var cslPrinted = map[string]string{
	"proceedings": "paper-conference",
	"book":        "chapter",
	"report":      "chapter",
	"journal":     "article-journal",
	"news":        "article-newspaper",
}

// cslConference is the type of what was presented at a conference, by the option.
var cslConference = map[string]string{
	"paper": "paper-conference", "all": "paper-conference", "report": "report", "chapter": "chapter", "article": "article-newspaper",
}

// cslRoles are the roles that a type has in Zotero, beside author. A name in
// any other becomes one more author there, so it is not written as a name.
// Zotero makes a chair of a hearing a contributor like its witnesses.
var cslRoles = map[string][]string{
	"article-journal":        {"editor", "translator"},
	"article-newspaper":      {"translator"},
	"book":                   {"editor", "translator"},
	"chapter":                {"container-author", "editor", "translator"},
	"document":               {"editor", "translator"},
	"event":                  {"organizer"},
	"interview":              {"interviewer", "translator"},
	"manuscript":             {"translator"},
	"motion_picture":         {"translator"},
	"paper-conference":       {"editor", "translator"},
	"personal_communication": {"recipient", "translator"},
	"report":                 {"translator"},
	"song":                   {"translator"},
	"speech":                 {"chair", "organizer", "translator"},
	"webpage":                {"translator"},
}

var cslFormat = Format{
	Name: "csl-json",
	Exts: []string{".json", ".csljson"},
	Help: "CSL-JSON, for Zotero, pandoc, Quarto, citeproc and Mendeley",
	Options: []Option{
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given (MLA, law), the dates of its conference (APA), or the day a recording was posted (Chicago)"},
		{Name: "event-date", Default: "always", Values: []string{"always", "different", "delivery"},
			Help: "the event's date: always, or only where it is not also the entry's date (Chicago prints it twice, MLA without it not at all), or the day of delivery in its stead (MLA prints no other)"},
		{Name: "event-name", Default: "full", Values: []string{"full", "abbreviated", "acronym", "unnumbered"},
			Help: "the name of a conference: in full, abbreviated (IEEE), in full with its acronym in parentheses (AMA), or without its ordinal (AGLC)"},
		{Name: "event", Default: "variables", Values: []string{"variables", "container", "both", "series", "genre", "publisher"},
			Help: "where the name of an event stands: in the variables for it, as the container of what was said there, in both, as the series, behind the label, or as who published it, for styles that print no event"},
		{Name: "event-place", Default: "variable", Values: []string{"variable", "name"},
			Help: "where its place stands: in the variable for it, or behind the event's name, for styles that print no place"},
		{Name: "forum", Default: "event", Values: []string{"event", "place"},
			Help: "where a speech was given, its conference or else who held it or the venue: as the event, or in the stead of the place, and a named lecture as the label (AGLC)"},
		{Name: "conference", Default: "speech", Values: []string{"speech", "paper", "all", "report", "chapter", "article"},
			Help: "what was presented at a conference: a speech, or a conference paper, which GB/T 7714 marks [C]; or all that came of one, proceedings too; or, for styles that know nothing else, a report, a chapter or an article"},
		{Name: "flatten", Default: "false", Values: []string{"false", "true"},
			Help: "write a session in front of its conference as one name, not as the container (IEEE and GB/T 7714 print only the container)"},
		{Name: "place", Default: "full", Values: []string{"full", "city"},
			Help: "the place of an event: with room and venue, or from the city on (APA)"},
		{Name: "venue", Default: "event", Values: []string{"event", "place"},
			Help: "the venue of a speech at no event: in the event's stead, or as part of the place (APA then prints no place, NLM an empty \"presented at\")"},
		{Name: "publisher-place", Default: "publisher", Values: []string{"publisher", "event"},
			Help: "the place of the publisher, or, where no publisher is named, that of the event (IEEE prints no other)"},
		{Name: "genre", Default: "kind", Values: []string{"kind", "given", "session"},
			Help: "the label: the record's or that of its kind, the record's alone (MLA), or, of a talk in a named session, the session's (APA)"},
		{Name: "untitled", Default: "genre", Values: []string{"genre", "title", "bracketed"},
			Help: "what stands for a missing title: as the genre, where styles print one (APA, Chicago, MLA), as the title, or as the title in square brackets"},
		{Name: "translations", Default: "title", Values: []string{"title", "bracketed"},
			Help: "the title of what was said in another language: in the output language alone, or as it was spoken, in Latin letters where it is known in them, with the translation in square brackets (APA, Chicago)"},
		{Name: "organizer", Default: "author", Values: []string{"author", "variable", "custom"},
			Help: "organizers and hosts: authors of an event cited as a whole, the variable organizer of events and speeches, or only in custom"},
		{Name: "testimony", Default: "hearing", Values: []string{"hearing", "title", "evidence", "speech"},
			Help: "testimony that has no title of its own as the hearing it was given at, likewise with the committee in the title (APA), as evidence to a committee (AGLC), or all testimony as speeches"},
		{Name: "letters", Default: "letter", Values: []string{"letter", "document", "speech"},
			Help: "a letter or message: as a letter (a document where nothing says where it can be found), a document, or, if it was for an event, a speech given there"},
		{Name: "honorifics", Default: "none", Values: []string{"none", "honorific", "office"},
			Help: "how speakers are named: without titles, with their honorific, or with their honorific and their office (AGLC)"},
		{Name: "recordings", Default: "plain", Values: []string{"plain", "series"},
			Help: "recordings of no series and no event: as they are, or their platform as the series too, without which Zotero makes the speaker a film's director"},
		{Name: "names", Default: "combined", Values: []string{"combined", "parts"},
			Help: "particle and suffix within family and given, as Zotero needs it, or as parts of their own"},
		{Name: "et-al", Default: "given", Values: []string{"given", "suffix"},
			Help: "how a list of names that is not complete ends: \"et al.\" behind the last given name, as Zotero and most styles want it, or as a suffix (APA, which loses the former)"},
		{Name: "subtitle", Default: "language", Values: []string{"language", "colon"},
			Help: "what stands before a subtitle: the mark of its language, or a colon and a blank in all (GB/T 7714-2015)"},
		{Name: "series", Default: "series", Values: []string{"series", "container"},
			Help: "a numbered series that has what a speech was printed in: as its series, or as the work that it is a volume of (APA)"},
		{Name: "urls", Default: "whole", Values: []string{"whole", "bare"},
			Help: "addresses as they are, or without http:// and https:// (MLA)"},
		{Name: "language", Default: "safe", Values: []string{"safe", "always", "never"},
			Help: "the language of an entry; safe leaves it out where it would turn Western names around"},
		{Name: "seasons", Default: "number", Values: []string{"number", "words"},
			Help: "a season as a number, or in words (Zotero reads the number as a month)"},
		{Name: "note", Default: "plain", Values: []string{"plain", "full", "zotero", "none"},
			Help: "the note: what neither a variable nor custom has; also what custom has; also lines of variables that Zotero drops; nothing"},
		{Name: "custom", Default: "true", Values: []string{"true", "false"},
			Help: "write facts that have no variable (offices, time, organizers, theme, …) as data into custom"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		framed := cslFrame
		framed.Entry = func(b *bytes.Buffer, r *records.Reference) error { return writeCSL(b, r, v) }
		return framed.Encoder(w), nil
	},
	Bends: func(v Values, r *records.Reference) map[string]string {
		c, err := newCSLItem(r, v)
		if err != nil {
			return nil
		}
		return c.bends()
	},
	Split: splitCSL, About: cslAbout, Types: cslTypeRows, Fields: cslFieldRows,
}

// cslFrame is a document without its entries.
var cslFrame = Framed{Header: "[\n", Separator: ",\n", Footer: "\n]\n"}
