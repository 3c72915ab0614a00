package formats

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// wikiKind says as what template a kind of record is written, and as what where
// there is no address, or no event, for the template to speak of.
type wikiKind struct{ kind, template, without string }

// wikiKinds is the template of each kind, one of the Citation Style 1 of the
// English Wikipedia. citation, which is for anything, stands where no other fits.
var wikiKinds = map[records.Type][]wikiKind{
	records.TypeEvent: {
		{"conference", "citation", ""},
		{"summit", "citation", ""},
		{"congress", "citation", ""},
		{"symposium", "citation", ""},
		{"forum", "citation", ""},
		{"session", "citation", ""},
		{"panel", "citation", ""},
		{"roundtable", "citation", ""},
		{"workshop", "citation", ""},
		{"seminar", "citation", ""},
		{"webinar", "citation", ""},
		{"lecture-series", "citation", ""},
		{"meeting", "citation", ""},
		{"ceremony", "citation", ""},
		{"hearing", "citation", ""},
		{"debate", "citation", ""},
		{"press-conference", "citation", ""},
		{"course", "citation", ""},
		{"festival", "citation", ""},
		{"service", "citation", ""},
		{"other", "citation", ""},
	},
	records.TypeSpeech: {
		{"speech", "cite speech", ""},
		{"keynote", "cite speech", ""},
		{"lecture", "cite speech", ""},
		{"named-lecture", "cite speech", ""},
		{"address", "cite speech", ""},
		{"opening-address", "cite speech", ""},
		{"closing-address", "cite speech", ""},
		{"remarks", "cite speech", ""},
		{"statement", "cite speech", "cite press release"},
		{"presentation", "cite speech", ""},
		{"paper", "cite conference", "cite speech"},
		{"poster", "cite conference", "cite speech"},
		{"panel-talk", "cite speech", ""},
		{"testimony", "cite speech", ""},
		{"letter", "citation", ""},
		{"sermon", "cite speech", ""},
		{"toast", "cite speech", ""},
		{"eulogy", "cite speech", ""},
		{"commencement", "cite speech", ""},
		{"debate", "cite speech", ""},
		{"press-conference", "cite speech", ""},
		{"interview", "cite interview", ""},
		{"slides", "cite speech", ""},
		{"other", "cite speech", ""},
	},
	records.TypeSource: {
		{"news", "cite news", ""},
		{"webpage", "cite web", "citation"},
		{"video", "cite AV media", ""},
		{"audio", "cite AV media", ""},
		{"transcript", "cite web", "citation"},
		{"book", "cite book", ""},
		{"proceedings", "cite book", ""},
		{"journal", "cite journal", ""},
		{"report", "cite report", ""},
		{"thesis", "cite thesis", ""},
		{"archive", "citation", ""},
		{"post", "cite web", "citation"},
		{"other", "citation", ""},
	},
}

// wikiPrinted is the template of a speech that was printed in a source of a kind.
var wikiPrinted = map[string]string{
	"proceedings": "cite conference",
	"book":        "cite book",
	"report":      "cite book",
	"journal":     "cite journal",
	"news":        "cite news",
}

var wikipediaFormat = Format{
	Name: "wikipedia",
	Exts: []string{".wiki", ".wikitext", ".mediawiki"},
	Help: "citation templates of Wikipedia: cite speech, cite conference, cite press release and their like",
	Options: []Option{
		{Name: "form", Default: "ref", Values: []string{"ref", "list", "bare"},
			Help: "each as a note of its own, named by its key; as an item of a list; or the template alone"},
		{Name: "day", Default: "first", Values: []string{"first", "month", "iso"},
			Help: "a day as 4 December 2017, as December 4, 2017, or as 2017-12-04, which the templates do not take for ranges and months"},
		{Name: "dates", Default: "delivery", Values: []string{"delivery", "event", "posted"},
			Help: "the date of an entry: the day a speech was given, the dates of its conference, or the day a recording was posted"},
		{Name: "rest", Default: "behind", Values: []string{"behind", "none"},
			Help: "what no parameter is for, in words behind the template, or not at all"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeWikipedia(b, r, v) }}.Encoder(w), nil
	},
	Split: splitWikipedia, About: wikipediaAbout, Types: wikiTypeRows, Fields: wikiFieldRows,
}

// wikiField is a parameter: its name, the templates that have it, by the last
// word of their names ("" for all), the facts that it carries there, and its value.
type wikiField struct {
	name      string
	templates string
	facts     string
	of        func(*wikiEntry) string
}

// wikiFields is the parameters in their order. Names, which are numbered, stand
// in front of them.
var wikiFields = []wikiField{
	{"date", "", "", func(e *wikiEntry) string { return e.day(e.date()) }},
	{"orig-date", "", "original-date", func(e *wikiEntry) string { return e.originally() }},
	{"chapter", "book", "", func(e *wikiEntry) string { return e.chapter() }},
	{"script-title", "", "", func(e *wikiEntry) string { return e.scriptTitle() }},
	{"title", "", "", func(e *wikiEntry) string { return e.title() }},
	{"trans-title", "", "original-title", func(e *wikiEntry) string { return e.translation() }},
	{"type", "", "", func(e *wikiEntry) string { return e.label() }},
	{"conference", "conference", "event session", func(e *wikiEntry) string { return wholeEventName(e.Reference) }},
	{"event", "speech interview release citation", "event session", func(e *wikiEntry) string { return e.event() }},
	{"book-title", "conference", "published-in", func(e *wikiEntry) string { return e.container() }},
	{"journal", "journal", "published-in", func(e *wikiEntry) string { return e.container() }},
	{"newspaper", "news", "published-in", func(e *wikiEntry) string { return e.container() }},
	{"website", "web", "", func(e *wikiEntry) string { return e.container() }},
	{"work", "interview release", "", func(e *wikiEntry) string { return e.container() }},
	{"series", "", "", func(e *wikiEntry) string { return e.series() }},
	{"volume", "", "", func(e *wikiEntry) string { return e.from().Volume }},
	{"issue", "", "", func(e *wikiEntry) string { return e.from().Issue }},
	{"edition", "", "", func(e *wikiEntry) string { return e.from().Edition }},
	{"number", "report", "number", func(e *wikiEntry) string { return e.Number }},
	{"location", "", "place", func(e *wikiEntry) string { return e.location() }},
	{"publisher", "", "publisher", func(e *wikiEntry) string { return e.from().Publisher }},
	{"publication-place", "", "publisher", func(e *wikiEntry) string { return e.from().PublisherPlace }},
	{"pages", "", "pages", func(e *wikiEntry) string { return pageDashes.Replace(e.Pages) }},
	{"language", "", "", func(e *wikiEntry) string { return e.language() }},
	{"isbn", "", "", func(e *wikiEntry) string { return e.from().ISBN }},
	{"issn", "", "", func(e *wikiEntry) string { return e.from().ISSN }},
	{"doi", "", "", func(e *wikiEntry) string { return e.DOI }},
	{"url", "", "", func(e *wikiEntry) string { return wikiURL(e.url()) }},
	{"access-date", "", "accessed", func(e *wikiEntry) string { return e.visited() }},
	{"archive-url", "", "archived-url", func(e *wikiEntry) string { return e.archived() }},
	{"archive-date", "", "", func(e *wikiEntry) string { return e.archivedOn() }},
	{"via", "", "archive", func(e *wikiEntry) string {
		return join(e.lang, []string{e.ArchiveLocation, e.ArchiveCollection, e.Archive, e.ArchivePlace})
	}},
	{"mode", "citation", "", func(*wikiEntry) string { return "cs1" }},
}

const wikipediaAbout = `The templates are those of Citation Style 1 of the English Wikipedia; others of the
kind know the same parameters. A name of a body with a comma stands in double
parentheses, which keeps the templates from taking it for several names. A title
in another language is title, its translation trans-title; one in another script
is script-title, and title then what it is in Latin letters.

The templates complain of dates in any form but a few: a decade, an uncertain day
or a range that is open stands in orig-date, which is free, and an archived copy
without its day is told behind the template, as is all else that has no
parameter. In a note (-O form=ref) the key is the name of the note.`

// writeWikipedia writes one template on a line.
func writeWikipedia(b *bytes.Buffer, r *records.Reference, v Values) error {
	e := newWikiEntry(r, v)
	over := r.Override["wikipedia"]
	for _, name := range slices.Sorted(maps.Keys(over)) {
		if !wikiParameter().MatchString(name) {
			return fmt.Errorf("override.wikipedia.%s: a parameter is of small letters, digits and hyphens", name)
		}
	}
	parameters := e.people()
	for i := range wikiFields {
		f := &wikiFields[i]
		if f.templates != "" && !slices.Contains(strings.Fields(f.templates), e.short()) {
			continue
		}
		text := oneLine(f.of(e))
		if text == "" {
			continue
		}
		e.carry(f.facts)
		e.wrote(text)
		if !strings.HasSuffix(f.name, "url") {
			text = wikiText(text)
		}
		parameters = append(parameters, member[string]{f.name, text})
	}
	rest := ""
	if text := wikiText(oneLine(e.remainder())); text != "" && v["rest"] == "behind" {
		rest = " " + text
	}
	front, end := "", ""
	switch v["form"] {
	case "ref":
		front, end = `<ref name="`+wikiName.Replace(oneLine(r.Key))+`">`, "</ref>"
	case "list":
		front = "* "
	}
	b.WriteString(front + "{{" + e.template)
	for _, p := range wikiOverridden(parameters, over) {
		b.WriteString(" |" + p.name + "=" + p.value)
	}
	b.WriteString("}}" + rest + end + "\n")
	return nil
}

// wikiOverridden are the parameters with those that the record sets itself; ""
// removes one, and one that stands nowhere goes to the end.
func wikiOverridden(parameters []member[string], over map[string]string) []member[string] {
	var list []member[string]
	for _, p := range parameters {
		if text, ok := over[p.name]; ok {
			p.value = wikiText(oneLine(text))
		}
		if p.value != "" {
			list = append(list, p)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(over)) {
		if text := wikiText(oneLine(over[name])); text != "" && !slices.ContainsFunc(parameters, func(p member[string]) bool { return p.name == name }) {
			list = append(list, member[string]{name, text})
		}
	}
	return list
}

var (
	wikiParameter = records.Pattern(`^[a-z]+[0-9]*(-[a-z0-9]+)*$`)
	wikiName      = strings.NewReplacer(`"`, "", "<", "", ">", "", "&", "")
)
