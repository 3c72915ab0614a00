package formats

import (
	"bytes"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// object is a JSON object whose members stand in their order.
type object []member[any]

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + m.name + `":`)
		writeJSON(&b, m.value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// typed is an object of a type, with names and values by turns; nil where none
// of them says anything.
func typed(typ string, pairs ...any) any {
	list, ok := members(pairs...).([]member[any])
	if !ok {
		return nil
	}
	return append(object{{"@type", typ}}, list...)
}

// schemaEntry is one reference on its way to an object.
type schemaEntry struct {
	work
	typ   string
	class string // event, message or work
}

func newSchemaEntry(r *records.Reference, v Values) *schemaEntry {
	e := &schemaEntry{work: newWork(r, v, nil), typ: "CreativeWork", class: "event"}
	for _, row := range schemaKinds[r.Type] {
		if row.kind == r.Kind {
			e.typ = row.typ
		}
	}
	switch {
	case e.typ == "Message":
		e.class = "message"
	case r.Type == records.TypeSource, r.Type != records.TypeEvent && r.Type != records.TypeSpeech:
		e.class = "work"
	}
	return e
}

// id is the name of the entry of a key: a part of the page that has the data.
func (e *schemaEntry) id(key string) string {
	return tex{}.verbatim(urlText(e.options["base"] + "#" + oneLine(key)))
}

// identifiers are the DOI and a number.
func (e *schemaEntry) identifiers() any {
	var list []any
	for _, p := range []any{typed("PropertyValue", "propertyID", "doi", "value", oneLine(e.DOI)), typed("PropertyValue", "propertyID", "number", "value", oneLine(e.Number))} {
		if o, ok := p.(object); ok && len(o) == 3 {
			list = append(list, o)
		}
	}
	return list
}

// label is what it is called, where it is more than the type says.
func (e *schemaEntry) label() string {
	if text, _ := heading(e.Reference); text == e.Genre || e.Kind == "other" && !e.GenreGiven {
		return ""
	}
	return oneLine(e.Genre)
}

func (e *schemaEntry) name() string {
	text, _ := heading(e.Reference)
	return oneLine(text)
}

func (e *schemaEntry) otherNames() any {
	names := []string{e.ShortTitle, e.OriginalTitle, e.Transliteration}
	if e.Own != nil {
		names = append(names, e.Own.Acronym, e.Own.Abbreviation)
	}
	return texts(names)
}

// texts is a list of those that say anything.
func texts(list []string) []any {
	var said []any
	for _, s := range list {
		if s = oneLine(s); s != "" {
			said = append(said, s)
		}
	}
	return said
}

// abstract is the abstract, behind the description of what has a title.
func (e *schemaEntry) abstract() string {
	if e.Description == "" || e.Title == "" {
		return e.Abstract
	}
	return strings.TrimSpace(e.Description + "\n" + e.Abstract)
}

// start is when it began, with the time by the clock where there is one.
func (e *schemaEntry) start() string {
	day := plainISO(e.Date.Start)
	if e.Time.Set && e.Time.Words == "" && !e.Date.Interval && exactDay(e.Date) && day != "" {
		e.carry("time")
		return day + "T" + e.Time.String()
	}
	return day
}

func (e *schemaEntry) end() string {
	if !e.Date.Interval {
		return ""
	}
	return plainISO(e.Date.End)
}

// plainISO is a moment as ISO 8601, else "".
func plainISO(m records.Moment) string {
	if !isISO(m) || !inCalendar(m) {
		return ""
	}
	return records.Date{Start: records.Moment{Set: true, Year: m.Year, Month: m.Month, Day: m.Day}}.String()
}

func (e *schemaEntry) status() string {
	if e.Own == nil {
		return ""
	}
	return map[string]string{"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}[e.Own.Status]
}

// superEvent is the event that something belongs to, and those above it in turn.
func (e *schemaEntry) superEvent(i int) any {
	if i >= len(e.Events) {
		return nil
	}
	ev := &e.Events[i]
	end := ""
	if ev.Date.Interval {
		end = plainISO(ev.Date.End)
	}
	return typed("Event", "@id", e.id(ev.Key), "additionalType", oneLine(ev.Genre), "name", oneLine(eventName(e.Reference, ev)),
		"alternateName", texts([]string{ev.ShortTitle, ev.Acronym, ev.Abbreviation}), "description", oneLine(theme(&records.Reference{Own: ev})),
		"organizer", schemaAgents(union(ev.Organizer, ev.Host)), "sponsor", schemaAgents(ev.Sponsor), "contributor", schemaAgents(union(ev.Chair, ev.Moderator)),
		"startDate", plainISO(ev.Date.Start), "endDate", end, "location", schemaPlaces(ev.Place), "url", urlText(ev.URL), "superEvent", e.superEvent(i+1))
}

// recordings are what is had of a speech: the recording or text cited, what it
// was printed in, the papers in an archive, and reports.
func (e *schemaEntry) recordings() any {
	var list []any
	if e.Type != records.TypeSpeech {
		return list
	}
	add := func(work any) {
		if work != nil {
			list = append(list, work)
		}
	}
	if e.Medium+e.Publisher+e.Duration+e.ArchivedURL != "" || e.Posted != (records.Date{}) {
		add(typed("CreativeWork", "encodingFormat", oneLine(e.Medium), "publisher", schemaPublisher(e.Reference), "datePublished", plainISO(e.Posted.Start),
			"timeRequired", isoDuration(e.Duration), "url", urlText(e.URL), "archivedAt", urlText(e.ArchivedURL)))
	}
	if e.PublishedIn != nil {
		add(typed("CreativeWork", "pagination", oneLine(e.Pages), "isPartOf", schemaWork(e.PublishedIn)))
	}
	if e.Archive+e.ArchiveCollection+e.ArchiveLocation != "" {
		add(typed("ArchiveComponent", "itemLocation", oneLine(e.ArchiveLocation), "isPartOf", typed("Collection", "name", oneLine(e.ArchiveCollection)),
			"holdingArchive", typed("ArchiveOrganization", "name", oneLine(e.Archive), "location", oneLine(e.ArchivePlace))))
	}
	for _, s := range e.ReportedIn {
		add(schemaWork(s))
	}
	return list
}

// whole is what a work stands in: a newspaper, journal or site, and a series.
func (e *schemaEntry) whole() any {
	var list []any
	typ := map[string]string{"NewsArticle": "Newspaper", "ScholarlyArticle": "Periodical", "WebPage": "WebSite", "SocialMediaPosting": "WebSite"}[e.typ]
	if typ == "" {
		typ = "CreativeWork"
	}
	e.wrote(e.Container, e.Series)
	for _, p := range []any{typed(typ, "name", oneLine(e.Container)), typed("CreativeWorkSeries", "name", oneLine(e.Series))} {
		if p != nil {
			list = append(list, p)
		}
	}
	return list
}

// notes are the record's own note, and what no property says.
func (e *schemaEntry) notes() string {
	e.carry("note event-date")
	var date string
	if d := e.Date; d != (records.Date{}) && (plainISO(d.Start) == "" || d.Interval && plainISO(d.End) == "") {
		date = dateWords(d, e.lang)
	}
	words := append([]string{date, hearingBody(e.Reference, e.lang), hearingSession(e.Reference, e.lang)}, e.unwritten()...)
	if e.Author.EtAl {
		words = append(words, agentNames(e.lang, e.Author, false))
	}
	return cleanLines(strings.TrimSpace(e.Note + "\n" + e.rest(words...)))
}

// schemaTypeRows are the rows of the kinds of records.
func schemaTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range schemaKinds[typ] {
			rows = append(rows, TypeRow{Type: typ, Kind: k.kind, Entry: k.typ})
		}
		return rows
	}, nil)
}

// schemaFieldRows are the rows of the properties.
func schemaFieldRows() []FieldRow {
	var rows []FieldRow
	for _, f := range schemaFields {
		if !slices.Contains(rows, FieldRow{Name: f.name}) {
			rows = append(rows, FieldRow{Name: f.name})
		}
	}
	return rows
}

// splitSchemaOrg splits the one object of a document into its properties.
func splitSchemaOrg(document []byte, _ Values) []Field {
	var fields []Field
	for _, top := range splitObject(document) {
		if top.name != "@graph" {
			continue
		}
		for _, f := range splitObject(bytes.TrimSpace(top.value[1 : len(top.value)-1])) {
			fields = append(fields, Field{Name: f.name, Value: leaves(f.value)})
		}
	}
	return fields
}
