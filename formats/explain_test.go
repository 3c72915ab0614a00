package formats

import (
	"bytes"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// TestExplainKnown holds the report to what is known of the formats.
func TestExplainKnown(t *testing.T) {
	byKey := map[string]*records.Reference{}
	for _, r := range append(references(), kindReferences()...) {
		byKey[r.Key] = r
	}
	custom := map[string]string{"custom": "false", "note": "none"}
	zotero := map[string]string{"custom": "false", "note": "zotero"}
	tests := []struct {
		format  string
		options map[string]string
		key     string
		fact    string
		state   State
		fields  string // blank between
	}{
		// texts, and what is said of people
		{"ris", nil, "huang-2017-rules", "title", Written, "TI"},
		{"ris", nil, "huang-2017-rules", "author[0].office", Written, "N1"},
		{"ris", nil, "huang-2017-rules", "author[0].orcid", Lost, ""},
		{"csl-json", nil, "huang-2017-rules", "author[0].orcid", KeptAsData, "custom.author"},
		{"csl-json", custom, "huang-2017-rules", "author[0].orcid", Lost, ""},
		{"biblatex", nil, "huang-2017-rules", "author[0].orcid", KeptAsData, "author+an:orcid"},
		{"ris", nil, "bedenel-2019", "chair[0].family", Written, "N1"},
		{"csl-json", nil, "bedenel-2019", "chair[0].family", Written, "chair"},
		{"ris", nil, "names", "author[0].particle", Written, "AU"},
		{"bibtex", nil, "names", "author[10].suffix", Written, "author"},
		{"biblatex", nil, "names", "author[5].particle", Written, "author"},
		{"csl-json", map[string]string{"names": "parts"}, "names", "author[2].particle", Written, "author"},
		{"bibtex", nil, "huang-2017-zh", "transliteration", Written, "note"},
		{"biblatex", nil, "huang-2017-zh", "transliteration", Written, "titleaddon"},
		{"csl-json", nil, "huang-2017-zh", "transliteration", KeptAsData, "custom.transliteration"},
		{"bibtex", nil, "bedenel-2019", "subtitle", Written, "title"},
		{"biblatex", nil, "bedenel-2019", "subtitle", Written, "subtitle"},
		{"ris", nil, "walsh-2019", "pages", Written, "SP EP"},
		{"ris", nil, "book-1950", "edition", Written, "ET"},
		{"bibtex", nil, "book-1950", "edition", Written, "edition"}, // as "3rd"
		{"ris", nil, "nixon-kennedy-1960", "author.et-al", Written, "N1"},
		{"csl-json", nil, "nixon-kennedy-1960", "author.et-al", Written, "author"},
		{"csl-json", nil, "huang-2017-rules", "keywords[1]", Written, "keyword"},
		{"csl-json", zotero, "huang-2017-rules", "keywords[1]", Lost, ""}, // which makes no tags of them
		{"csl-json", zotero, "huang-2017-rules", "events[1].date.end", Written, "note"},
		{"csl-json", nil, "cno-2017-invitation", "unpublished", Written, "note"},
		{"csl-json", nil, "cancelled-2020", "event.status", Written, "genre"},

		// what stands in words that are ours, or is told by a type
		{"bibtex", nil, "wang-2017", "kind", Written, "howpublished"},
		{"csl-json", nil, "mcconnell-2017", "kind", Written, "genre"},
		{"csl-json", nil, "wang-2017", "kind", KeptAsData, "custom.kind custom.genre"}, // the description stands for it
		{"csl-json", nil, "nyt-2017", "kind", Written, "type"},
		{"ris", nil, "nyt-2017", "kind", Written, "TY"},
		{"csl-json", nil, "panel-2018", "place.online", Written, "event-place"},

		// dates
		{"ris", nil, "huang-2017-rules", "date", Written, "DA PY"},
		{"ris", nil, "huang-2017-rules", "events[0].date", Written, "DA PY"}, // is the same
		{"ris", nil, "huang-2017-rules", "events[1].date.end", Written, "N1"},
		{"ris", nil, "wic-2017", "date.end", Written, "DA"},
		{"biblatex", nil, "huang-2017-rules", "events[1].date.end", Written, "eventdate"},
		{"csl-json", nil, "huang-2017-rules", "events[1].date.end", Written, "event-date"},
		{"bibtex", nil, "lewis-report", "date", Written, "year month"},
		{"bibtex", nil, "huang-2017-rules", "date", Written, "howpublished year month day"},
		{"bibtex", nil, "asil-journal", "date", Written, "year"},
		{"bibtex", nil, "asil-journal", "date.season", Lost, ""},
		{"csl-json", nil, "asil-journal", "date", Written, "issued"},
		{"csl-json", nil, "open", "date.end", KeptAsData, "custom.date"},
		{"biblatex", nil, "open", "date.end", Written, "date"},
		{"csl-json", map[string]string{"custom": "false"}, "open", "date.end", Written, "note"},
		{"csl-json", map[string]string{"custom": "false", "note": "none"}, "open", "date.end", Lost, ""},
		{"csl-json", nil, "huang-2017-rules", "time", KeptAsData, "custom.time"},
		{"biblatex", nil, "timed", "time", Written, "date"},
		{"ris", nil, "sermon", "date", Written, "DA PY"},

		// languages
		{"bibtex", nil, "putin-2007", "language", Lost, ""},
		{"biblatex", nil, "putin-2007", "language", Written, "language"},
		{"csl-json", nil, "huang-2017-rules", "language", Written, "language"},
		{"csl-json", nil, "xi-2017-letter", "language", KeptAsData, "custom.language"},
		{"ris", nil, "xi-2017-letter", "language", Written, "LA"},

		// events and sources
		{"ris", map[string]string{"speech": "SLIDE"}, "huang-2017-rules", "events[0].title", Written, "BT"},
		{"csl-json", nil, "huang-2017-rules", "events[1].title", Written, "event-title event"},
		{"bibtex", nil, "huang-2017-rules", "events[1].organizer[0].literal", Lost, ""},
		{"ris", nil, "walsh-2019", "published-in.publisher", Written, "PB"},
		{"ris", nil, "huang-2017-rules", "reported-in[0].title", Written, "N1"},
		{"biblatex", map[string]string{"related": "keys"}, "huang-2017-rules", "reported-in[0].title", Written, "related"},
		{"biblatex", nil, "huang-2017-rules", "events[1].number", Written, "eventtitle"}, // "4th"
		{"biblatex", nil, "huang-2017-rules", "reported-in[0].title", Written, "addendum"},
	}
	for _, tt := range tests {
		f, err := Lookup(tt.format)
		if err != nil {
			t.Fatal(err)
		}
		fates := explained(t, f, tt.options, byKey[tt.key])
		i := slices.IndexFunc(fates, func(x Fate) bool { return x.Fact == tt.fact })
		switch {
		case i < 0:
			t.Errorf("%s %v: %s: nothing is said of %s", tt.format, tt.options, tt.key, tt.fact)
		case fates[i].State != tt.state || strings.Join(fates[i].Fields, " ") != tt.fields:
			t.Errorf("%s %v: %s: %s is %s %v, want %s [%s]", tt.format, tt.options, tt.key, tt.fact, fates[i].State, fates[i].Fields, tt.state, tt.fields)
		}
	}
}

func explained(t *testing.T, f Format, options map[string]string, r *records.Reference) []Fate {
	t.Helper()
	v, err := f.Values(options)
	if err != nil {
		t.Fatal(err)
	}
	fates, err := Explain(f, v, r)
	if err != nil {
		t.Fatalf("%s: %v", r.Key, err)
	}
	return fates
}

// TestExplainStranger explains a format of which nothing is known: a fact that
// the entry has, one that is said twice, one that only changes others, and one
// that is nowhere.
func TestExplainStranger(t *testing.T) {
	stranger := Format{New: func(w io.Writer, _ Values) (Encoder, error) {
		return Framed{Entry: func(b *bytes.Buffer, r *records.Reference) error {
			b.WriteString(r.Key + ": " + strings.ToUpper(r.Title))
			if r.Publisher != "" {
				b.WriteString(", published")
			}
			if r.Medium != r.Title {
				b.WriteString(" (" + r.Medium + ")")
			}
			if r.Date != (records.Date{}) {
				b.WriteString(", dated")
			}
			return nil
		}}.Encoder(w), nil
	}}
	r := &records.Reference{Key: "k", Type: records.TypeSource, Kind: "video", Genre: "Video", Title: "Tin & tape 4", Medium: "Tin & tape 4",
		Publisher: "A house", Pages: "4", Date: testDay(2017, 12, 4)}
	want := []Fate{
		{"key", "k", Written, []string{wholeEntry}, ""},
		{"kind", "video", Lost, nil, ""},
		{"title", "Tin & tape 4", Written, []string{wholeEntry}, `as "TIN & TAPE 4"`},
		{"medium", "Tin & tape 4", Written, []string{wholeEntry}, `as "TIN & TAPE 4"`},
		{"date", "2017-12-04", Lost, nil, ""},
		{"publisher", "A house", Lost, nil, ""},
		{"pages", "4", Lost, nil, ""},
	}
	fates := explained(t, stranger, nil, r)
	if diff := cmp.Diff(want, fates); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, want := Losses(fates), []string{"kind", "date", "publisher", "pages"}; !slices.Equal(got, want) {
		t.Errorf("the losses are %v, want %v", got, want)
	}
}

// TestExplainRepeats explains every reference twice: the report is the same, the
// reference is not changed, and of the jsonl format, which writes it whole,
// nothing is lost.
func TestExplainRepeats(t *testing.T) {
	for _, f := range List() {
		again := references()
		for i, r := range references() {
			fates := explained(t, f, nil, r)
			if diff := cmp.Diff(fates, explained(t, f, nil, r)); diff != "" {
				t.Errorf("%s: %s: another time it says:\n%s", f.Name, r.Key, diff)
			}
			if diff := cmp.Diff(again[i], r); diff != "" {
				t.Errorf("%s: %s is changed:\n%s", f.Name, r.Key, diff)
			}
			if lost := Losses(fates); f.Name == "jsonl" && len(lost) > 0 {
				t.Errorf("jsonl: %s: %v", r.Key, lost)
			}
		}
	}
}

// TestExplainComplete fills in every field of a reference: each is a fact, or
// stands with a reason among those that are none.
func TestExplainComplete(t *testing.T) {
	r := &records.Reference{}
	fillIn(reflect.ValueOf(r).Elem(), 2)
	r.Kind, r.Own.Kind, r.Own.Title, r.Events[0].Title, r.Events[0].Description = "keynote", "forum", "x", "", ""
	named := map[string]bool{}
	for _, s := range slotsOf(r) {
		for part := range strings.SplitSeq(s.name, ".") {
			name, _, _ := strings.Cut(part, "[")
			named[name] = true
		}
	}
	structs := []reflect.Type{reflect.TypeFor[records.Reference](), reflect.TypeFor[records.Event](), reflect.TypeFor[records.Agent](),
		reflect.TypeFor[records.Name](), reflect.TypeFor[records.Place](), reflect.TypeFor[records.AgentList]()}
	known := map[string]bool{}
	for _, typ := range structs {
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			id := typ.Name() + "." + name
			known[id] = true
			step := name == "-" || id == "Agent.name" || id == "AgentList.list"
			if none := noFacts[id] != ""; !step && named[name] == none && !(none && named[name]) {
				t.Errorf("%s is no fact, and no reason is given", id)
			}
		}
	}
	for id := range noFacts {
		if !known[id] {
			t.Errorf("%s is given as no fact, and there is no such field", id)
		}
	}
}

// fillIn gives every field of a value something, and of lists one; references
// within references end at the depth.
func fillIn(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		if depth > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fillIn(v.Elem(), depth-1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillIn(v.Index(0), depth)
		if v.Type().Elem().Kind() == reflect.Pointer && depth == 0 {
			v.SetZero()
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillIn(v.Field(i), depth)
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	}
}

// BenchmarkExplain is the cost of the report for one reference.
func BenchmarkExplain(b *testing.B) {
	list := references()
	for _, f := range List() {
		v, _ := f.Values(nil)
		b.Run(f.Name, func(b *testing.B) {
			for i := range b.N {
				if _, err := Explain(f, v, list[i%len(list)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
