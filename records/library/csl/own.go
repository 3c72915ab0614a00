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
	if _, known := itemTypes[r.item.Entry]; !known {
		r.item.Leave("type", r.item.Entry)
	}
	events := r.events()
	switch {
	case len(events) > 0 && events[0].Key == r.item.Key && slices.Contains(records.Kinds(records.TypeEvent), r.item.Kind):
		r.item.Type = records.TypeEvent
	case slices.Contains(records.Kinds(records.TypeSpeech), r.item.Kind) && !(r.item.Kind == "other" && r.item.Entry == "document"):
		r.item.Type = records.TypeSpeech
	default:
		r.item.Type = records.TypeSource
	}
	r.item.Events, r.item.Keyed = events, true
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
	for i := range slices.Backward(events) {
		full := text(r.in["event-title"])
		if i == 0 && events[0].Key == text(r.in["id"]) {
			full = text(r.in["title"])
		}
		if events[i].Fields["title"] != "" {
			markOrdinal(events[i].Fields, full, text(r.in["language"]), text(r.custom["language"]))
			break
		}
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
	if issued := f["date"]; r.item.Printed != "" {
		f["book date"] = issued
		delete(f, "date")
	}
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
	if led := r.item.Names["moderators"]; !led.IsZero() { // whom the variable has among the chairs
		chairs := r.item.Names["chairs"]
		chairs.List = slices.DeleteFunc(slices.Clone(chairs.List), func(a records.Agent) bool {
			return slices.ContainsFunc(led.List, func(b records.Agent) bool { return a.Name == b.Name })
		})
		r.item.Names["chairs"] = chairs
	}
	if len(r.item.ReportedIn) > 0 {
		f["note"] = library.WithoutPhrase(f["note"], "reported-in")
	}
	if r.item.Type == records.TypeEvent {
		delete(r.item.Names, "speakers")
	}
	if r.custom["unpublished"] == true {
		f["unpublished"] = "true"
		for _, lang := range records.Languages() {
			f["note"] = library.WithoutSentence(f["note"], records.Term(lang, "unpublished"))
		}
	}
	if f["publisher_place"] == f[library.PlaceText] && r.item.Entry == "hearing" {
		delete(f, "publisher_place") // Zotero keeps no other place of a hearing
	}
	delete(f, library.PlaceText)
	setPlace(f, object(r.custom["place"]))
	r.transliteration(text(r.custom["transliteration"]))
	if f["date"] == "" && len(r.item.Events) == 0 {
		f["date"] = f[library.EventDate]
	}
	for _, name := range []string{library.EventSession, library.EventTitle, library.EventDate} {
		delete(f, name)
	}
	if len(r.item.Events) > 0 {
		for _, name := range []string{"committee", "authority", "jurisdiction", "session", "bill"} {
			delete(f, name)
		}
	}
}

// transliteration takes in the title in Latin letters, which needs a language.
func (r *reader) transliteration(s string) {
	f := r.item.Fields
	lang, _, _ := strings.Cut(f["language"], "-")
	switch {
	case s == "":
	case lang == "":
		r.item.Leave("transliteration", s)
	default:
		f["title."+lang+"-Latn"] = s
		if f[library.OriginalTitle] == "" && f[library.TextLanguage] == "" {
			f["title."+lang] = f["title"]
			delete(f, "title")
		}
	}
}

// textLanguage takes in the language of the title, or of the description that
// stands for it, where it is not the one that something was said in.
func (r *reader) textLanguage() {
	f := r.item.Fields
	lang := text(r.custom["text-language"])
	field := "title"
	if f["title"] == "" {
		field = "description"
	}
	r.item.Set(library.TextLanguage, lang)
	if lang != "" && f[field] != "" && r.in["original-title"] == nil {
		f[field+"."+lang] = f[field]
		delete(f, field)
	}
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
		inner = strings.TrimSuffix(inner, "]")
		switch {
		case inner == genre, library.IsLabel(r.item.Type, r.item.Kind, inner):
			title = ""
		case r.item.Type != records.TypeSource: // a source has no description
			title = ""
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
	r.textLanguage()
	label := library.LabelLanguage(r.item.Type, r.item.Kind, genre)
	own := label != "" && (label == "en" || label == text(r.custom["language"]) || label == text(r.custom["text-language"]) || label == text(r.in["language"])) && (r.item.Type != records.TypeSource || r.item.Kind == "transcript" && r.custom["genre"] == nil)
	if genre != "" && !own && genre != r.item.Fields["description"] {
		r.item.Set("genre", genre)
	}
}

// markOrdinal marks in the title of an event where its ordinal stands, or gives
// the ordinal in words, where the full name has another than the number makes in
// the language that the title has.
func markOrdinal(fields map[string]string, full string, langs ...string) {
	title := fields["title"]
	lang := records.LanguageOfText(title, langs...)
	joined, _ := records.JoinOrdinal(lang, title, fields["number"], "")
	if fields["number"] == "" || joined == full || fields["subtitle"] != "" {
		return
	}
	before := commonPrefix(title, full)
	behind := commonPrefix(reversed(title), reversed(full))
	if before+behind < len([]rune(title)) || len(full) <= len(title) {
		return
	}
	behind = len([]rune(title)) - before
	whole := []rune(full)
	start, middle, end := string(whole[:before]), string(whole[before:len(whole)-behind]), string(whole[len(whole)-behind:])
	ordinal := strings.TrimSpace(middle)
	if before > 0 && behind > 0 {
		fields["title"] = start + strings.Replace(middle, ordinal, "{number}", 1) + end
	}
	if joined, _ = records.JoinOrdinal(lang, fields["title"], fields["number"], ""); joined != full {
		fields["number_text"] = ordinal
	}
}

// commonPrefix is how many characters two texts begin with alike.
func commonPrefix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}
