package formats

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// wikiEntry is one reference on its way to a template.
type wikiEntry struct {
	work
	template string
}

func newWikiEntry(r *records.Reference, v Values) *wikiEntry {
	e := &wikiEntry{work: newWork(r, v, wikiPrinted), template: "citation"}
	for _, row := range wikiKinds[r.Type] {
		if row.kind != r.Kind {
			continue
		}
		e.template = row.template
		lacks := r.URL+r.ArchivedURL == ""
		if r.Type == records.TypeSpeech {
			lacks = len(r.Events) == 0 && (r.Kind != "statement" || r.Publisher != "") // who releases to the press is its publisher
		}
		if lacks && row.without != "" {
			e.template = row.without
		}
	}
	if e.printed {
		e.template = wikiPrinted[r.PublishedIn.Kind]
	}
	return e
}

// short is the last word of the template's name, by which the table of
// parameters knows it.
func (e *wikiEntry) short() string { return e.template[strings.LastIndexByte(e.template, ' ')+1:] }

// people are the parameters of names.
func (e *wikiEntry) people() []member[string] {
	list, facts := creators(e.Reference)
	e.carry(facts)
	parameters := wikiNames(list, "last", "first", "author", "display-authors")
	editors := e.from().Editor
	if !editors.IsZero() {
		e.carry("editor")
	}
	parameters = append(parameters, wikiNames(editors, "editor-last", "editor-first", "editor", "display-editors")...)
	if e.template == "cite interview" {
		e.carry("interviewer")
		parameters = append(parameters, wikiNames(e.Interviewer, "interviewer-last", "interviewer-first", "interviewer", "display-interviewers")...)
	}
	e.carry("translator")
	return append(parameters, wikiNames(e.Translator, "translator-last", "translator-first", "translator", "display-translators")...)
}

// wikiNames are the numbered parameters of a list of names: family and given
// name each, or the whole of a name that is never taken apart.
func wikiNames(l records.AgentList, last, first, whole, etc string) []member[string] {
	var parameters []member[string]
	say := func(name string, i int, value string) {
		if value = wikiText(oneLine(value)); value != "" {
			parameters = append(parameters, member[string]{fmt.Sprintf("%s%d", name, i+1), value})
		}
	}
	for i, a := range l.List {
		n := a.Name
		if n.Literal != "" || n.Family == "" {
			name := oneLine(literalName(n))
			if strings.ContainsAny(name, ",;") {
				name = "((" + name + "))"
			}
			say(whole, i, name)
			continue
		}
		say(last, i, withParticle(n.Particle, n.Family))
		say(first, i, strings.TrimSpace(n.Given+" "+n.Suffix))
	}
	if l.EtAl && len(parameters) > 0 {
		parameters = append(parameters, member[string]{etc, "etal"})
	}
	return parameters
}

// date is the date of the entry.
func (e *wikiEntry) date() records.Date {
	return entryDate(e.Reference, e.printed, e.options["dates"])
}

// day is a date in a form that the templates know, or that there is none to know.
func (e *wikiEntry) day(d records.Date) string {
	switch {
	case d == (records.Date{}):
		return ""
	case !wikiKnows(d):
		return "n.d."
	case e.options["day"] == "month":
		return strings.Replace(dateWords(d, "en-US"), "ca. ", "c. ", 1)
	case e.options["day"] == "iso" && !d.Interval && exactDay(d) && d.Start.Year > 1582:
		return d.String()
	}
	return dateWords(d, "en")
}

// wikiKnows reports whether the templates have a form for a date: a day, month,
// season or year, or a range between two of them, after the year 100, the first
// perhaps about.
func wikiKnows(d records.Date) bool {
	ends := []records.Moment{d.Start}
	if d.Interval {
		ends = append(ends, d.End)
	}
	for _, m := range ends {
		if !m.Set || m.Year < 100 || m.Year > 9999 || m.Unspecified != records.UnspecifiedNone || m.Uncertain || !inCalendar(m) ||
			m.Approximate && d.Interval || m.Approximate && m.Season != 0 {
			return false
		}
	}
	return true
}

// originally is when the work first appeared, or the date that the templates
// have no form for.
func (e *wikiEntry) originally() string {
	original := dateWords(originalDate(e.Reference, e.date(), e.options["dates"]), "en")
	if d := e.date(); d != (records.Date{}) && !wikiKnows(d) {
		return join("en", []string{dateWords(d, "en"), original})
	}
	return original
}

// asChapter reports whether the title is that of a chapter, and the book's is the
// title of the template.
func (e *wikiEntry) asChapter() bool { return e.printed && e.template == "cite book" }

func (e *wikiEntry) chapter() string {
	if !e.asChapter() {
		return ""
	}
	text, _ := heading(e.Reference)
	return text
}

// title is the title as it was spoken, in Latin letters where those are others,
// else what stands for it.
func (e *wikiEntry) title() string {
	switch {
	case e.asChapter():
		e.carry("published-in")
		return printedContainer(e.PublishedIn)
	case e.scriptTitle() != "":
		e.carry("transliteration")
		return e.Transliteration
	case e.OriginalTitle != "" && e.Title != "":
		return e.OriginalTitle
	}
	text, _ := heading(e.Reference)
	return text
}

// scriptTitle is an original title in another script, with the code of its
// language in front.
func (e *wikiEntry) scriptTitle() string {
	code, _, _ := strings.Cut(e.Language, "-")
	if e.OriginalTitle == "" || e.Title == "" || e.asChapter() || !slices.Contains(wikiScripts, code) {
		return ""
	}
	return code + ":" + e.OriginalTitle
}

// wikiScripts are the languages that script-title knows (Module:Citation/CS1/Configuration).
var wikiScripts = strings.Fields("am ar az be bg bn bs dv el fa gu he hi hy ja ka kk km kn ko ku ky lo mk ml mn mr my ne or pa ps ru sd si sr ta te tg th ti uk ug ur uz yi zh")

// translation is the title in the output language, where that is not the title.
func (e *wikiEntry) translation() string {
	if e.OriginalTitle == "" || e.Title == "" || e.asChapter() {
		return ""
	}
	return fullTitle(e.Reference)
}

// label is the type, which cite speech would else give as "Speech".
func (e *wikiEntry) label() string {
	text, _ := heading(e.Reference)
	switch {
	case e.GenreGiven || e.Type == records.TypeEvent && text != e.Genre:
	case e.Type == records.TypeSource, e.Kind == "other", e.printed, e.Kind == "speech", text == e.Genre && e.template != "cite speech":
		return e.Medium
	}
	e.carry("medium")
	switch {
	case e.Genre == text:
		return e.Medium
	case namesAll(e.Genre, e.Medium):
		return e.Genre
	}
	return join(e.lang, []string{e.Genre, e.Medium})
}

// event is the conference with its sessions, else the named lecture.
func (e *wikiEntry) event() string {
	if len(e.Events) == 0 && e.Lecture != "" {
		e.carry("lecture")
		return lectureWords(e.Reference, e.lang)
	}
	return wholeEventName(e.Reference)
}

// container is what the text stands in.
func (e *wikiEntry) container() string {
	if e.printed {
		return printedContainer(e.PublishedIn)
	}
	return e.Container
}

func (e *wikiEntry) series() string {
	if s := e.from().Series; s != "" && e.from().Number != "" && e.template != "cite report" {
		e.carry("number")
		return s + ", no. " + e.from().Number
	}
	return e.from().Series
}

// location is where a speech was given or an event held.
func (e *wikiEntry) location() string {
	if e.Type == records.TypeSource || e.printed { // where it would be that of the publisher
		return ""
	}
	return placeText(e.lang, e.place())
}

// language is that of what was said; of English the templates say nothing.
func (e *wikiEntry) language() string {
	if base, _, _ := strings.Cut(e.Language, "-"); base == "en" {
		return ""
	}
	return e.Language
}

func (e *wikiEntry) visited() string {
	if e.url() == "" || !wikiKnows(e.Accessed) || !exactDay(e.Accessed) {
		return ""
	}
	return e.day(e.Accessed)
}

// archived is the address of a copy whose day its address tells: the templates
// complain of one without.
func (e *wikiEntry) archived() string {
	if e.URL == "" || e.archivedOn() == "" {
		return ""
	}
	return wikiURL(e.ArchivedURL)
}

// archivedOn is the day in the address of a copy in a web archive.
func (e *wikiEntry) archivedOn() string {
	m := archiveDay.FindStringSubmatch(e.ArchivedURL)
	if m == nil || e.URL == "" {
		return ""
	}
	d, err := records.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
	if err != nil || d.Start.Year < 1990 {
		return ""
	}
	return e.day(d)
}

var archiveDay = regexp.MustCompile(`^https?://[^/]+/(?:web/)?([12][0-9]{3})([01][0-9])([0-3][0-9])[0-9]{0,6}(?:[a-z]+_)?/`)

// remainder is what no parameter says.
func (e *wikiEntry) remainder() string {
	e.carry("note event-date")
	words := append([]string{e.otherDate(e.date(), true), e.conferenceDate(e.date()), hearingBody(e.Reference, e.lang), hearingSession(e.Reference, e.lang)}, e.unwritten()...)
	return strings.TrimSpace(e.Note + " " + e.rest(words...))
}
