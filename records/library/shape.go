package library

import (
	"cmp"
	"maps"
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// record is a record that is being made.
type record struct {
	typ      records.Type
	key      string
	at       records.Position
	fields   map[string]string
	names    map[string]records.AgentList
	keywords []string
	hidden   bool   // no entry of the file is about it
	keyed    bool   // see Item
	tongue   string // the language of its title, "" where that is not known
	year     string // in which an event that has no date was, by what was said at it
	said     map[string][]mention

	event, book *record // what it refers to
	reported    []string
}

// ofBook are the fields of an item that tell of what a speech was printed in.
var ofBook = []string{
	"container", "series", "volume", "volume_title", "number_of_volumes", "issue", "edition", "isbn", "issn", "publisher", "publisher_place",
}

// shape makes a record of an item, with the event and the book it refers to.
func (l *Library) shape(it *Item) *record {
	r := &record{typ: it.Type, key: it.Key, at: it.At, fields: maps.Clone(it.Fields), names: maps.Clone(it.Names), keywords: it.Keywords, reported: it.ReportedIn, keyed: it.Keyed}
	if r.fields == nil {
		r.fields = map[string]string{}
	}
	if r.names == nil {
		r.names = map[string]records.AgentList{}
	}
	if named := r.fields["language"]; named != "" {
		if r.fields["language"] = LanguageNamed(named); r.fields["language"] == "" {
			delete(r.fields, "language")
			it.Leave("language", named)
		}
	}
	r.fields["kind"] = it.Kind
	if it.labelled {
		r.leaveLabel()
	}
	if it.Type == records.TypeSource {
		move(r.names, "speakers", "authors")
	}
	if it.Type == records.TypeSpeech && it.Printed != "" {
		r.book = r.printedIn(it)
	}
	r.event = l.chain(it, r)
	if it.Type == records.TypeEvent {
		r.isEvent(it)
	}
	r.original(it)
	r.place()
	l.leave(it, r)
	return r
}

func move[V any](m map[string]V, from, to string) {
	v, ok := m[from]
	delete(m, from)
	if _, has := m[to]; ok && !has {
		m[to] = v
	} else if ok {
		m[from] = v
	}
}

// printedIn takes what is said of the publication out of a speech.
func (r *record) printedIn(it *Item) *record {
	book := &record{typ: records.TypeSource, key: it.BookKey, at: it.At, hidden: true, keyed: it.Keyed, fields: map[string]string{"kind": it.Printed}, names: map[string]records.AgentList{}}
	for _, f := range ofBook {
		moveField(r.fields, book.fields, f, f)
	}
	if it.Printed != "journal" && it.Printed != "news" {
		moveField(book.fields, book.fields, "container", "title")
	}
	for from, to := range map[string]string{"book subtitle": "subtitle", "book number": "number", "book doi": "doi", "book url": "url"} {
		moveField(r.fields, book.fields, from, to)
	}
	for from, to := range map[string]string{"editors": "editors", "book authors": "authors"} {
		if names, ok := r.names[from]; ok {
			book.names[to] = names
			delete(r.names, from)
		}
	}
	if date := r.fields["book date"]; date != "" {
		book.fields["date"] = date
	} else {
		moveField(r.fields, book.fields, "date", "date") // the day of delivery is that of the event
	}
	delete(r.fields, "book date")
	return book
}

// moveField moves a field from one table to another.
func moveField(from, to map[string]string, field, as string) {
	if v := from[field]; v != "" {
		delete(from, field)
		to[as] = v
	}
}

// chain makes the events that an item belongs to, nearest first, and gives the
// nearest.
func (l *Library) chain(it *Item, r *record) *record {
	told := slices.Clone(it.Events)
	if it.Type == records.TypeEvent && len(told) > 0 && cmp.Or(told[0].Key, it.Key) == it.Key {
		for name, value := range told[0].Fields {
			r.fields[name] = value
		}
		told = told[1:]
	} else if len(told) == 0 {
		told = l.eventsOf(it, r)
	}
	var below, nearest *record
	for _, e := range told {
		up := &record{typ: records.TypeEvent, key: e.Key, at: it.At, hidden: true, keyed: it.Keyed, tongue: cmp.Or(it.Fields[TextLanguage], it.Fields["language"]), fields: maps.Clone(e.Fields), names: maps.Clone(e.Names)}
		if up.fields == nil {
			up.fields = map[string]string{}
		}
		if up.names == nil {
			up.names = map[string]records.AgentList{}
		}
		up.fields["kind"] = cmp.Or(e.Kind, "conference")
		if it.Type == records.TypeSpeech && it.Printed == "" && !slices.Contains([]string{"lecture-series", "seminar", "course"}, up.fields["kind"]) {
			up.year = year(r.fields["date"])
		}
		splitOrdinal(up.fields)
		up.place()
		if below == nil {
			nearest = up
		} else {
			below.event = up
		}
		below = up
	}
	return nearest
}

// eventsOf makes the events of what an item says in single fields.
func (l *Library) eventsOf(it *Item, r *record) []Event {
	take := func(field string) string {
		v := r.fields[field]
		delete(r.fields, field)
		return v
	}
	fields := map[string]string{
		"title": take(EventTitle), "date": take(EventDate), "acronym": take(EventAcronym), "abbreviation": take(EventAbbreviation),
		"short_title": take(EventShort), "theme": take(EventTheme), "number": take(EventNumber),
	}
	var sessions []string
	switch session := take(EventSession); {
	case session == "":
	case l.themes[session]:
		fields["theme"] = session
	default:
		sessions, _ = l.eventNames(session, false)
	}
	names, place := l.eventNames(fields["title"], false)
	if text := take(EventAndPlace); text != "" {
		names, place = l.eventNames(text, r.fields[PlaceText] == "")
	}
	if r.fields[PlaceText] == "" && place != "" {
		r.fields[PlaceText] = place
	}
	if last := len(names) - 1; last >= 0 {
		fields["title"] = names[last]
		sessions = append(sessions, names[:last]...)
	}
	hearing := it.Kind == "testimony"
	for _, f := range []string{"committee", "subcommittee", "authority", "chamber", "jurisdiction", "bill", "session"} {
		if hearing || it.Type == records.TypeSource {
			fields[f] = take(f)
		}
	}
	maps.DeleteFunc(fields, func(_, v string) bool { return v == "" })
	var events []Event
	if it.Type != records.TypeEvent || len(fields) > 0 {
		for _, name := range sessions {
			events = append(events, Event{Kind: "session", Fields: map[string]string{"title": name}})
		}
	}
	switch {
	case it.Type == records.TypeEvent && fields["title"] == "":
		for name, value := range fields {
			if r.fields[name] == "" {
				r.fields[name] = value
			}
		}
		return events
	case len(fields) == 0, len(fields) == 1 && fields["date"] != "":
		if r.fields["date"] == "" && fields["date"] != "" {
			r.fields["date"] = fields["date"]
		}
		return events
	}
	if it.Type != records.TypeEvent {
		moveField(r.fields, fields, PlaceText, PlaceText)
	}
	kind := KindOfEvent(fields["title"])
	if hearing {
		kind = "hearing"
	}
	e := Event{Kind: kind, Fields: fields, Names: map[string]records.AgentList{}}
	if it.Type == records.TypeSource || it.Printed != "" {
		if held := r.names["organizers"]; !held.IsZero() {
			e.Names["organizers"] = held
			delete(r.names, "organizers")
		}
	}
	return append(events, e)
}

// isEvent makes a record of an item that is an event itself.
func (r *record) isEvent(it *Item) {
	if r.fields["title"] != "" {
		splitOrdinal(r.fields)
	}
	move(r.names, "speakers", "organizers")
	move(r.names, "authors", "organizers")
}

// original makes one title by language of the title, the title as spoken, and
// other forms of it.
func (r *record) original(it *Item) {
	f := r.fields
	original, spoken, tag := f[OriginalTitle], f["language"], f[TextLanguage]
	r.tongue = cmp.Or(tag, spoken)
	if spoken == "" && original != "" {
		spoken = LanguageOfScript(original)
	}
	delete(f, OriginalTitle)
	delete(f, TextLanguage)
	switch {
	case original == "" || original == f["title"]:
	case f["title"] == "":
		f["title"] = original
	case spoken == "":
		it.Leave("original title", original)
	default:
		f["title."+spoken] = original
	}
	translated := hasPrefix(f, "title.") || tag != "" && tag != spoken
	if tag == "" && records.IsCJK(f["title"]) {
		tag = spoken
	}
	if tag == "" {
		tag = "en"
	}
	if translated && f["title"] != "" {
		if tag == spoken && original != "" && f["title."+spoken] == original {
			it.Leave("original title", original)
		}
		f["title."+tag] = f["title"]
		delete(f, "title")
	}
}
