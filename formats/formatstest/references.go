package formatstest

import (
	"reflect"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// References gives references of every type to write, new ones at each call:
// plain ones, one with every field set, one with texts that mean something in
// one format or another, and one with nothing that may be left out.
func References() []*records.Reference {
	var list []*records.Reference
	for _, typ := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource} {
		list = append(list, plain(typ), filled(typ, "full", "word"), filled(typ, "awkward", awkward),
			&records.Reference{Key: string(typ) + "-bare", Type: typ, Kind: "other", Genre: "Other"})
	}
	return list
}

// Broken gives references that no record becomes. A format may refuse them or
// write them, but not fall over.
func Broken() []*records.Reference {
	nothing := &records.Reference{}
	key := plain(records.TypeSpeech)
	key.Key = "}\n\x00, title = {"
	text := filled(records.TypeSpeech, "not-text", "a\xffb\x00c\x1b[31m\r\n\u2028ER  - ")
	kind := plain(records.TypeSource)
	kind.Type, kind.Kind = "person", "no-such-kind"
	date := plain(records.TypeSpeech)
	date.Date = records.Date{Start: records.Moment{Set: true, Year: -123456, Month: 77, Day: -4}, Interval: true}
	override := plain(records.TypeSpeech)
	override.Override = map[string]map[string]string{}
	for _, format := range formats.Names() {
		override.Override[format] = map[string]string{"": "x", "}": "{", "title": "", "type": "\n"}
	}
	return []*records.Reference{nothing, key, text, kind, date, override}
}

// awkward is a text whose every character means something to some format.
const awkward = `\input{x} 50% & #1_$^~ {} {{ } "q" 'q' <b>*x*</b> [@k] a--b ; é 王 =1+1 |`

func plain(typ records.Type) *records.Reference {
	kind := map[records.Type]string{records.TypeSpeech: "keynote", records.TypeEvent: "conference", records.TypeSource: "news"}[typ]
	return &records.Reference{
		Key: "plain-" + string(typ), Type: typ, Kind: kind, Genre: "Keynote address",
		Title: "The rules of Cyberspace", Language: "en", TextLanguage: "en",
		Author: records.AgentList{List: []records.Agent{
			{Name: records.Name{Family: "Beauvoir", Given: "Simone", Particle: "de"}},
			{Name: records.Name{Literal: "Ministry of Justice and Peace"}, Organization: true},
		}, EtAl: true},
		Date:  records.Date{Start: records.Moment{Set: true, Year: 2017, Month: 12, Day: 4}},
		Place: records.Place{City: "Wuzhen", Country: "China", CountryCode: "CN"},
		Events: []records.Event{{
			Key: "wic-2017", Kind: "conference", Genre: "Conference", Status: "held",
			Title: "4th World Internet Conference", BareTitle: "World Internet Conference", Number: "4", Ordinal: "4th",
			Date: records.Date{
				Start: records.Moment{Set: true, Year: 2017, Month: 12, Day: 3},
				End:   records.Moment{Set: true, Year: 2017, Month: 12, Day: 5}, Interval: true,
			},
		}},
	}
}

// filled is a reference with every field set: texts to text and the name of the
// field, so that it shows where a text went.
func filled(typ records.Type, key, text string) *records.Reference {
	r := plain(typ)
	fill(reflect.ValueOf(r).Elem(), "", text, 0)
	r.Key, r.Type, r.Kind = key+"-"+string(typ), typ, plain(typ).Kind
	r.Position, r.Override = records.Position{}, nil
	if typ == records.TypeEvent {
		r.Events = r.Events[:1]
	} else {
		r.Own = nil
	}
	return r
}

// given are the fields of References, Events and Agents that hold no free text.
var given = map[string]string{
	"Key": "some-key", "DateFrom": "some-key", "Type": "source", "Kind": "other", "Status": "held",
	"Language": "en", "TextLanguage": "en", "CountryCode": "CN", "ORCID": "0000-0002-1825-0097",
	"URL":         "https://example.org/a_b?c=d%20e&f#g",
	"ArchivedURL": "https://archive.example.org/1/https://example.org/",
	"DOI":         "10.1000/a_b<c>(d)", "ISBN": "978-1-009-00000-2", "ISSN": "1234-5679",
}

// maxDepth is how deep references within references are filled.
const maxDepth = 4

var (
	dateType   = reflect.TypeFor[records.Date]()
	timeType   = reflect.TypeFor[records.Time]()
	nameType   = reflect.TypeFor[records.Name]()
	personName = records.Name{Family: "Dupont", Given: "Jean-Marie", Particle: "van der", Suffix: "Jr."}
)

func fill(v reflect.Value, field, text string, depth int) {
	switch v.Type() {
	case dateType:
		v.Set(reflect.ValueOf(plain(records.TypeSpeech).Date))
		return
	case timeType:
		v.Set(reflect.ValueOf(records.Time{Set: true, Hour: 15, Minute: 30}))
		return
	case nameType:
		v.Set(reflect.ValueOf(personName))
		return
	}
	switch v.Kind() {
	case reflect.String:
		if word, ok := given[field]; ok {
			v.SetString(word)
		} else {
			v.SetString(text + " " + field)
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		if depth < maxDepth {
			fill(v.Index(0), field, text, depth+1)
		} else {
			v.SetZero()
		}
	case reflect.Pointer:
		if depth < maxDepth {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), field, text, depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name, text, depth)
		}
	}
}
