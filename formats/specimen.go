package formats

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// specimens are made-up references which between them have every fact: what a
// format does with them is what it does with references. There is one for each
// way in which formats treat a kind of record.
func specimens() []*records.Reference {
	var list []*records.Reference
	for _, kind := range []string{"keynote", "letter", "testimony", "interview"} {
		list = append(list, specimen(records.TypeSpeech, kind))
	}
	untitled := specimen(records.TypeSpeech, "remarks")
	untitled.Title, untitled.Subtitle, untitled.Own = "", "", nil
	list = append(list, untitled)
	for _, kind := range []string{"proceedings", "book", "journal"} {
		r := specimen(records.TypeSpeech, "paper")
		r.PublishedIn = specimen(records.TypeSource, kind)
		if kind == "proceedings" {
			r.PublishedIn.VolumeTitle, r.PublishedIn.Author = "", records.AgentList{}
		}
		r.Posted, r.OriginalDate = records.Date{}, records.Date{}
		list = append(list, r)
	}
	for _, kind := range []string{"conference", "hearing"} {
		list = append(list, specimen(records.TypeEvent, kind))
	}
	for _, kind := range records.Kinds(records.TypeSource) {
		list = append(list, specimen(records.TypeSource, kind))
	}
	for _, date := range []string{"1863~", "1996-21", "193X", "2004-06-XX", "2017-12-03/..", "-0043"} {
		d, err := records.ParseDate(date)
		if err != nil {
			panic(err) // it is written right above
		}
		list = append(list, &records.Reference{Key: "dated", Type: records.TypeSpeech, Kind: "speech", Genre: "Speech", TextLanguage: "en",
			Title: "A title with a date", Date: d})
	}
	return list
}

// specimen is a reference of a kind that has every fact that the formats ask of
// such a one.
func specimen(typ records.Type, kind string) *records.Reference {
	r := &records.Reference{}
	sample(reflect.ValueOf(r).Elem(), "the "+string(typ))
	r.Key, r.Type, r.Kind, r.Genre, r.GenreGiven = "specimen", typ, kind, records.Label("en", typ, kind), false
	r.Language, r.TextLanguage = "fr", "en"
	r.Date, r.DateFrom = specimenDay(4), ""
	r.Posted, r.OriginalDate, r.Accessed = specimenDay(11), specimenDay(21), specimenDay(28)
	r.Time = records.Time{Set: true, Hour: 15, Minute: 30, HasOffset: true, Offset: 480}
	switch typ {
	case records.TypeEvent:
		own := specimenEvent(kind, "the event")
		own.Status = "cancelled"
		own.Date = records.Date{Start: specimenDay(3).Start, End: specimenDay(5).Start, Interval: true}
		own.Organizer, own.Host, own.Sponsor, own.Chair, own.Moderator = r.Organizer, r.Host, r.Sponsor, r.Chair, r.Moderator
		own.Place, own.Time = r.Place, r.Time
		r.Own, r.Date, r.Author = &own, own.Date, records.AgentList{}
		r.Title, r.Subtitle, r.ShortTitle, r.Description, r.URL, r.DOI = own.Title, own.Subtitle, own.ShortTitle, own.Description, own.URL, own.DOI
		r.Events = []records.Event{specimenEvent("summit", "the conference")}
	case records.TypeSpeech:
		r.Events = []records.Event{specimenEvent("session", "the session"), specimenEvent("conference", "the conference")}
		if kind == "testimony" {
			r.Events = []records.Event{specimenEvent("hearing", "the hearing")}
		}
		if kind != "paper" {
			r.ReportedIn = []*records.Reference{{Key: "report", Type: records.TypeSource, Kind: "news", Genre: "News report", Title: "The title of a report",
				Author: records.AgentList{List: []records.Agent{{Name: records.Name{Family: "Reporter", Given: "Rita"}}}}, Container: "The Reporting Times",
				Date: specimenDay(14), URL: "https://example.org/report", Language: "en", TextLanguage: "en"}}
		}
	default:
		r.Events = []records.Event{specimenEvent("conference", "the conference")}
	}
	return r
}

func specimenEvent(kind, owner string) records.Event {
	var e records.Event
	sample(reflect.ValueOf(&e).Elem(), owner)
	e.Kind, e.Genre, e.GenreGiven = kind, records.Label("en", records.TypeEvent, kind), false
	e.BareTitle, e.Number, e.Ordinal, e.Title = e.Title, "4", "4th", "4th "+e.Title
	if kind == "hearing" { // whose number is that of the parliament
		e.Title, e.Ordinal, e.Number = e.BareTitle, "", "115"
	}
	e.Language, e.Status = "fr", "held"
	if owner == "the conference" {
		e.Date = records.Date{Start: specimenDay(3).Start, End: specimenDay(5).Start, Interval: true}
		return e
	}
	e.Date = specimenDay(4)
	return e
}

func specimenDay(day int) records.Date {
	return records.Date{Start: records.Moment{Set: true, Year: 2017, Month: 12, Day: day}}
}

// specimenTexts are those that have a form of their own; any other says what it
// is and of what.
var specimenTexts = map[string]string{
	"url": "https://example.org/%s", "archived-url": "https://archive.example/%s", "doi": "10.5555/%s", "pages": "101-118", "duration": "18:13",
	"isbn": "978-0-306-40615-7", "issn": "0272-5037", "orcid": "0000-0002-1825-0097", "country-code": "US",
}

// sample fills the texts, the roles and the place of a struct with examples.
func sample(v reflect.Value, owner string) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		words := strings.ReplaceAll(name, "-", " ")
		switch p := v.Field(i).Addr().Interface().(type) {
		case *string:
			*p = "The " + words + " of " + owner
			if text, ok := specimenTexts[name]; ok {
				*p = strings.Replace(text, "%s", strings.ReplaceAll(strings.TrimPrefix(owner, "the "), " ", "-"), 1)
			}
		case *[]string:
			*p = []string{"one keyword", "another keyword"}
		case *bool:
			*p = name == "unpublished" || name == "online"
		case *records.AgentList:
			a := records.Agent{Name: records.Name{Family: name, Given: fmt.Sprintf("Given %d", i), Particle: "van", Suffix: "Jr."},
				ORCID: "0000-0002-1825-0097", Honorific: "Honorific of the " + words, Office: "Office of the " + words, Affiliation: "Affiliation of the " + words}
			a.Name.Family = strings.ToUpper(words[:1]) + words[1:] + " " + strings.TrimPrefix(owner, "the ")
			body := records.Agent{Organization: true, Name: records.Name{Literal: "Body of the " + words + " of " + owner}}
			*p = records.AgentList{List: []records.Agent{a, body}, EtAl: name == "author" || name == "editor" || name == "chair"}
		case *records.Place:
			sample(v.Field(i), "the place of "+owner)
		case *records.Event, *[]records.Event, **records.Reference, *[]*records.Reference:
		}
	}
}
