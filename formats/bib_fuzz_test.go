package formats

import (
	"bytes"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// FuzzBibTeX and FuzzBibLaTeX put any text into every place of a reference and
// demand one entry that reads back: a field a line, each there once, each
// balanced, in every kind and printed or not.
func FuzzBibTeX(f *testing.F) { fuzzBib(f, bibtexFormat) }

// FuzzBibLaTeX is FuzzBibTeX for the other format.
func FuzzBibLaTeX(f *testing.F) { fuzzBib(f, biblatexFormat) }

func fuzzBib(f *testing.F, format Format) {
	f.Add("plain", "Plain, Text", uint8(0), int16(2017), uint8(12), uint8(4))
	f.Add("}{\\input{x}%\n@misc{y,", "\u2028\x00 and, others", uint8(30), int16(-43), uint8(22), uint8(0))
	f.Add("$1 $2 \"", "é習", uint8(50), int16(0), uint8(0), uint8(9))
	values, err := format.Values(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, a, b string, kind uint8, year int16, month, day uint8) {
		r := fuzzReference(a, b, kind, int(year), int(month), int(day))
		var buf bytes.Buffer
		enc, err := format.New(&buf, values)
		if err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
		_, fields := bibRead(t, buf.String())
		for name, value := range fields {
			checkField(t, a+b, value)
			switch name {
			case "url", "doi", "date", "eventdate", "urldate", "origdate":
			default:
				checkCommands(t, a+b, value)
			}
		}
	})
}

// fuzzReference is a reference of any kind with the texts in every place.
func fuzzReference(a, b string, kind uint8, year, month, day int) *records.Reference {
	types := []records.Type{records.TypeEvent, records.TypeSpeech, records.TypeSource}
	typ := types[int(kind)%len(types)]
	date := records.Date{Start: records.Moment{Set: true, Year: year, Month: month % 13, Day: day % 29, Approximate: day > 200}}
	if date.Start.Month == 0 {
		date.Start.Day = 0
	}
	if month > 100 {
		date.End, date.Interval = records.Moment{Set: month > 200, Year: year + 1}, true
	}
	agents := testAgents(records.Agent{Name: records.Name{Family: a, Given: b, Particle: b, Suffix: a}, Office: a, Affiliation: b, ORCID: a},
		testBody(a), testBody(b), testPerson(b, a))
	place := records.Place{Venue: a, City: b, Country: a}
	event := records.Event{Key: "e", Kind: "hearing", Title: a, Acronym: b, Theme: a, Date: date, Place: place, Genre: b, Status: "cancelled",
		Organizer: agents, Chair: agents, Committee: a, Authority: b, Number: a, Session: b, Bill: a}
	r := &records.Reference{Key: "k", Type: typ, Kind: testKinds[typ][int(kind)%len(testKinds[typ])], Genre: a, GenreGiven: kind%2 == 0, Medium: b,
		Title: a, Subtitle: b, Description: a, ShortTitle: b, OriginalTitle: a, Transliteration: b, Lecture: a, LectureNumber: b, Occasion: a,
		Language: "zh", TextLanguage: a, Author: agents, Editor: agents, Translator: agents, Recipient: agents, Organizer: agents, Host: agents,
		Date: date, Time: records.Time{Set: true, Words: a}, Place: place, Posted: date, Accessed: date, Events: []records.Event{event, event},
		Publisher: a, PublisherPlace: b, Container: a, Series: b, Volume: a, VolumeTitle: b, Issue: a, Edition: b, Pages: a, Number: b, URL: a, DOI: b,
		ISBN: a, ISSN: b, Archive: a, Abstract: b, Keywords: []string{a, b}, Note: a + "\n" + b, Unpublished: true}
	source := *r
	source.Type, source.Kind, source.Own = records.TypeSource, []string{"proceedings", "book", "journal", "news", "other"}[int(kind)%5], nil
	if typ == records.TypeEvent {
		r.Own = &event
	}
	r.ReportedIn = []*records.Reference{&source}
	if day%2 == 0 {
		r.PublishedIn = &source
	}
	return r
}
