package csl

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// What quoth itself writes into custom says what the record was that an item was
// made of.

// own finds the type of the record.
func (r *reader) own() {
	r.item.Kind = text(r.custom["kind"])
	events := r.events()
	switch {
	case len(events) > 0 && events[0].Key == r.item.Key && slices.Contains(records.Kinds(records.TypeEvent), r.item.Kind):
		r.item.Type = records.TypeEvent
	case slices.Contains(records.Kinds(records.TypeSpeech), r.item.Kind) && !(r.item.Kind == "other" && r.item.Entry == "document"):
		r.item.Type = records.TypeSpeech
	default:
		r.item.Type = records.TypeSource
	}
	r.item.Events = events
	r.item.BookKey = text(r.custom["published-in"])
	for _, key := range list(r.custom["reported-in"]) {
		r.item.ReportedIn = append(r.item.ReportedIn, text(key))
	}
	if r.item.BookKey != "" {
		r.item.Printed = map[string]string{"paper-conference": "proceedings", "chapter": "book", "article-journal": "journal", "article-newspaper": "news"}[r.item.Entry]
	}
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// eventTexts are the texts of an event in custom, by the field of the record.
var eventTexts = map[string]string{
	"title": "title", "subtitle": "subtitle", "description": "description", "short-title": "short_title", "acronym": "acronym", "abbreviation": "abbreviation",
	"series": "series", "number": "number", "theme": "theme", "date": "date", "status": "status", "jurisdiction": "jurisdiction", "authority": "authority",
	"chamber": "chamber", "committee": "committee", "subcommittee": "subcommittee", "session": "session", "bill": "bill", "genre": "genre", "time": "time",
	"URL": "url", "DOI": "doi",
}

var eventRoles = map[string]string{"organizer": "organizers", "host": "hosts", "sponsor": "sponsors", "chair": "chairs", "moderator": "moderators"}

// events are the events of custom. A place that one does not have is that of the
// item.
func (r *reader) events() []library.Event {
	var events []library.Event
	for _, v := range list(r.custom["events"]) {
		in := object(v)
		e := library.Event{Key: text(in["key"]), Kind: text(in["kind"]), Fields: map[string]string{}, Names: map[string]records.AgentList{}}
		for name, field := range eventTexts {
			if s := text(in[name]); s != "" {
				e.Fields[field] = s
			}
		}
		for name, role := range eventRoles {
			if l := agents(in[name]); !l.IsZero() {
				e.Names[role] = l
			}
		}
		place := object(in["place"])
		if place == nil {
			place = object(r.custom["place"])
		}
		setPlace(e.Fields, place)
		events = append(events, e)
	}
	return events
}

// setPlace puts a place into fields.
func setPlace(fields map[string]string, place item) {
	for _, name := range []string{"venue", "room", "city", "region", "country"} {
		if s := text(place[name]); s != "" {
			fields[name] = s
		}
	}
	if code := text(place["country-code"]); code != "" {
		fields["country"] = code
	}
	if place["online"] == true {
		fields["online"] = "true"
	}
}

// customTexts are the texts of custom, by the field of the record.
var customTexts = map[string]string{
	"language": "language", "date": "date", "time": "time", "occasion": "occasion", "audience": "audience", "lecture": "lecture", "lecture-number": "lecture_number",
	"archived-url": "archived_url",
}

var customRoles = map[string]string{
	"author": "speakers", "chair": "chairs", "moderator": "moderators", "discussant": "discussants", "interviewer": "interviewers", "interpreter": "interpreters",
	"recipient": "recipients", "reader": "read_by", "uploader": "uploader", "organizer": "organizers", "host": "hosts", "sponsor": "sponsors",
}

// ownFields takes in what custom says, which goes before what the variables say.
func (r *reader) ownFields() {
	r.titles()
	f := r.item.Fields
	for name, field := range customTexts {
		if s := text(r.custom[name]); s != "" {
			f[field] = s
		}
	}
	for name, role := range customRoles {
		if l := agents(r.custom[name]); !l.IsZero() {
			if r.item.Names == nil {
				r.item.Names = map[string]records.AgentList{}
			}
			r.item.Names[role] = l
		}
	}
	if r.item.Type == records.TypeEvent {
		delete(r.item.Names, "speakers")
	}
	if r.custom["unpublished"] == true {
		f["unpublished"] = "true"
	}
	delete(f, library.PlaceText)
	setPlace(f, object(r.custom["place"]))
	if s := text(r.custom["transliteration"]); s != "" {
		lang, _, _ := strings.Cut(f["language"], "-")
		if lang == "" {
			lang = "und"
		}
		f["title."+lang+"-Latn"] = s
	}
	delete(f, library.EventSession)
	delete(f, library.EventTitle)
}

// titles tells title, description and label apart, which stand for one another.
func (r *reader) titles() {
	genre := r.genre
	if own := text(r.custom["genre"]); own != "" {
		if r.title == "" {
			r.item.Set("description", r.genre)
		}
		genre = own
	}
	title := r.title
	if inner, ok := strings.CutPrefix(title, "["); ok && strings.HasSuffix(inner, "]") {
		title = ""
		if inner = strings.TrimSuffix(inner, "]"); inner != genre {
			r.item.Set("description", inner)
		}
	}
	switch own := text(r.custom["title"]); {
	case own != "":
		title = own
	case r.item.Entry == "hearing" && r.item.Type == records.TypeSpeech && len(r.item.Events) > 0:
		title = "" // it is that of the hearing
	}
	if r.item.Type != records.TypeEvent {
		r.item.Set("title", title)
	}
	if genre != "" && !library.IsLabel(r.item.Type, r.item.Kind, genre) && genre != r.item.Fields["description"] {
		r.item.Set("genre", genre)
	}
}
