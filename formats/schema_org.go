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

// schemaKind says as what type of schema.org a kind of record is written.
type schemaKind struct{ kind, typ string }

// schemaKinds is the type of each kind (https://schema.org/docs/full.html). What
// somebody says is an Event with a performer; a letter is a Message.
var schemaKinds = map[records.Type][]schemaKind{
	records.TypeEvent: {
		{"conference", "Event"},
		{"summit", "Event"},
		{"congress", "Event"},
		{"symposium", "Event"},
		{"forum", "Event"},
		{"session", "Event"},
		{"panel", "Event"},
		{"roundtable", "Event"},
		{"workshop", "EducationEvent"},
		{"seminar", "EducationEvent"},
		{"webinar", "EducationEvent"},
		{"lecture-series", "EventSeries"},
		{"meeting", "Event"},
		{"ceremony", "Event"},
		{"hearing", "Event"},
		{"debate", "Event"},
		{"press-conference", "Event"},
		{"course", "EducationEvent"},
		{"festival", "Festival"},
		{"service", "Event"},
		{"other", "Event"},
	},
	records.TypeSpeech: {
		{"speech", "Event"},
		{"keynote", "Event"},
		{"lecture", "EducationEvent"},
		{"named-lecture", "EducationEvent"},
		{"address", "Event"},
		{"opening-address", "Event"},
		{"closing-address", "Event"},
		{"remarks", "Event"},
		{"statement", "Event"},
		{"presentation", "Event"},
		{"paper", "Event"},
		{"poster", "Event"},
		{"panel-talk", "Event"},
		{"testimony", "Event"},
		{"letter", "Message"},
		{"sermon", "Event"},
		{"toast", "Event"},
		{"eulogy", "Event"},
		{"commencement", "Event"},
		{"debate", "Event"},
		{"press-conference", "Event"},
		{"interview", "Event"},
		{"slides", "Event"},
		{"other", "Event"},
	},
	records.TypeSource: {
		{"news", "NewsArticle"},
		{"webpage", "WebPage"},
		{"video", "VideoObject"},
		{"audio", "AudioObject"},
		{"transcript", "CreativeWork"},
		{"book", "Book"},
		{"proceedings", "Book"},
		{"journal", "ScholarlyArticle"},
		{"report", "Report"},
		{"thesis", "Thesis"},
		{"archive", "ArchiveComponent"},
		{"post", "SocialMediaPosting"},
		{"other", "CreativeWork"},
	},
}

var schemaOrgFormat = Format{
	Name: "schema-org",
	Exts: []string{".jsonld"},
	Help: "JSON-LD in the words of schema.org, for web pages and search engines",
	Options: []Option{
		{Name: "base", Help: "the address before #KEY in the @id of an entry; by itself #KEY is within the page that has the data"},
	},
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Header: "{\n\"@context\": \"https://schema.org\",\n\"@graph\": [\n", Separator: ",\n", Footer: "\n]\n}\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeSchemaOrg(b, r, v) }}.Encoder(w), nil
	},
	Split: splitSchemaOrg, About: schemaOrgAbout, Types: schemaTypeRows, Fields: schemaFieldRows,
}

// schemaField is a property: what has it ("event", "work" or "" for both), the
// facts that it carries, and its value: a string, an object or a list of them.
type schemaField struct {
	name, of string
	facts    string
	value    func(*schemaEntry) any
}

// schemaFields is the properties in their order. A speech is an event, a letter
// and a source are works.
var schemaFields = []schemaField{
	{"@type", "", "", func(e *schemaEntry) any { return e.typ }},
	{"@id", "", "", func(e *schemaEntry) any { return e.id(e.Key) }},
	{"identifier", "", "number", func(e *schemaEntry) any { return e.identifiers() }},
	{"additionalType", "", "", func(e *schemaEntry) any { return e.label() }},
	{"name", "", "", func(e *schemaEntry) any { return e.name() }},
	{"alternateName", "", "original-title transliteration", func(e *schemaEntry) any { return e.otherNames() }},
	{"description", "", "", func(e *schemaEntry) any { return cleanLines(e.abstract()) }},
	{"inLanguage", "", "", func(e *schemaEntry) any { return oneLine(e.Language) }},
	{"performer", "event", "role", func(e *schemaEntry) any { return schemaAgents(e.Author) }},
	{"sender", "message", "role", func(e *schemaEntry) any { return schemaAgents(e.Author) }},
	{"author", "work", "role", func(e *schemaEntry) any { return schemaAgents(e.Author) }},
	{"recipient", "message", "recipient", func(e *schemaEntry) any { return schemaAgents(e.Recipient) }},
	{"editor", "work", "editor", func(e *schemaEntry) any { return schemaAgents(e.Editor) }},
	{"translator", "", "translator", func(e *schemaEntry) any { return schemaAgents(e.Translator) }},
	{"contributor", "", "chair moderator discussant interviewer", func(e *schemaEntry) any {
		return schemaAgents(union(chairs(e.Reference), moderators(e.Reference), e.Discussant, e.Interviewer))
	}},
	{"organizer", "event", "organizer host", func(e *schemaEntry) any { return schemaAgents(union(e.Organizer, e.Host)) }},
	{"sponsor", "", "sponsor", func(e *schemaEntry) any { return schemaAgents(e.Sponsor) }},
	{"audience", "", "audience", func(e *schemaEntry) any { return typed("Audience", "name", oneLine(e.Audience)) }},
	{"startDate", "event", "", func(e *schemaEntry) any { return e.start() }},
	{"endDate", "event", "", func(e *schemaEntry) any { return e.end() }},
	{"dateSent", "message", "", func(e *schemaEntry) any { return e.start() }},
	{"datePublished", "work", "", func(e *schemaEntry) any { return plainISO(e.Date.Start) }},
	{"eventStatus", "event", "status", func(e *schemaEntry) any { return e.status() }},
	{"location", "event", "place", func(e *schemaEntry) any { return schemaPlaces(e.place()) }},
	{"superEvent", "event", "event session event-date", func(e *schemaEntry) any { return e.superEvent(0) }},
	{"about", "message work", "event session event-date", func(e *schemaEntry) any { return e.superEvent(0) }},
	{"recordedIn", "event", "medium publisher posted duration published-in pages reported-in archived-url archive accessed", func(e *schemaEntry) any { return e.recordings() }},
	{"isPartOf", "message work", "", func(e *schemaEntry) any { return e.whole() }},
	{"publisher", "message work", "publisher", func(e *schemaEntry) any { return schemaPublisher(e.Reference) }},
	{"encodingFormat", "work", "medium", func(e *schemaEntry) any { return oneLine(e.Medium) }},
	{"volumeNumber", "work", "", func(e *schemaEntry) any { return oneLine(e.Volume) }},
	{"issueNumber", "work", "", func(e *schemaEntry) any { return oneLine(e.Issue) }},
	{"bookEdition", "work", "", func(e *schemaEntry) any { return oneLine(e.Edition) }},
	{"pagination", "work", "pages", func(e *schemaEntry) any { return oneLine(e.Pages) }},
	{"duration", "work", "duration", func(e *schemaEntry) any { return isoDuration(e.Duration) }},
	{"isbn", "work", "", func(e *schemaEntry) any { return oneLine(e.ISBN) }},
	{"issn", "work", "", func(e *schemaEntry) any { return oneLine(e.ISSN) }},
	{"url", "", "", func(e *schemaEntry) any { return urlText(e.URL) }},
	{"archivedAt", "message work", "archived-url", func(e *schemaEntry) any { return urlText(e.ArchivedURL) }},
	{"keywords", "", "", func(e *schemaEntry) any { return keywordList(e.Keywords) }},
	{"disambiguatingDescription", "", "note", func(e *schemaEntry) any { return e.notes() }}, // last: it says what the others have not
}

const schemaOrgAbout = `An entry is an object of @graph. A speech is an Event, who gives it its performer;
the event that it was given at is its superEvent, which is the same as to say
that the speech is a subEvent of that, and has in turn those above it. Recordings,
texts and reports of a speech are recordedIn. A letter is a Message, and what it
was sent to is about.

A date is written where ISO 8601 has it; any other is told in words in
disambiguatingDescription, with all else that has no property of its own. "<" is
written as \u003c, so that the data can stand in a script of a web page.`

// writeSchemaOrg writes one object, a property a line.
func writeSchemaOrg(b *bytes.Buffer, r *records.Reference, v Values) error {
	over := r.Override["schema-org"]
	for _, name := range slices.Sorted(maps.Keys(over)) {
		if !schemaProperty().MatchString(name) {
			return fmt.Errorf("override.schema-org.%s: a property is of letters alone", name)
		}
	}
	e := newSchemaEntry(r, v)
	var members object
	for i := range schemaFields {
		f := &schemaFields[i]
		if f.of != "" && !slices.Contains(strings.Fields(f.of), e.class) {
			continue
		}
		value := f.value(e)
		if !said(value) {
			continue
		}
		e.carry(f.facts)
		if text, ok := value.(string); ok {
			e.wrote(text)
		}
		if o, ok := over[f.name]; ok {
			value = oneLine(o)
		}
		if said(value) {
			members = append(members, member[any]{f.name, value})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(over)) {
		text := oneLine(over[name])
		if text != "" && !slices.ContainsFunc(members, func(m member[any]) bool { return m.name == name }) {
			members = append(members, member[any]{name, text})
		}
	}
	sep := "  {\n"
	for _, m := range members {
		var value bytes.Buffer
		writeJSON(&value, m.value)
		b.WriteString(sep + `    "` + m.name + `": `)
		b.Write(bytes.ReplaceAll(value.Bytes(), []byte("<"), []byte(`\u003c`)))
		sep = ",\n"
	}
	b.WriteString("\n  }")
	return nil
}

var schemaProperty = records.Pattern(`^[A-Za-z]+$`)
