package formats

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

const (
	testHead = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><id>test</id></info><bibliography><layout>`
	testTail = `</layout></bibliography></style>`
)

// testStyle is a style of our own with this layout.
func testStyle(t testing.TB, layout string) *cslstyle.Style {
	t.Helper()
	s, err := cslstyle.Parse("test.csl", []byte(testHead+layout+testTail))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// talksStyle prints what most styles of journals do: of a talk its container and
// its place of publication, of a conference paper the event.
const talksStyle = `<names variable="author"><name/><substitute><text variable="title"/></substitute></names><date variable="issued"><date-part name="year"/></date><text variable="title"/>
<choose>
  <if type="paper-conference"><group><text term="presented at"/><text variable="event"/><text variable="event-place"/></group></if>
  <else><group><text term="in"/><text variable="container-title"/></group><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></else>
</choose>`

// fitted is the item of a reference fitted to a style.
func fitted(t *testing.T, s *cslstyle.Style, r *records.Reference, given map[string]string) map[string]any {
	t.Helper()
	f := Fit(s).Format()
	v, err := f.Values(given)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc, err := f.New(&b, v)
	if err != nil {
		t.Fatal(err)
	}
	if err := enc.Encode(r); err != nil {
		t.Fatal(err)
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal(b.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	return items[0]
}

func testTalk() *records.Reference {
	return &records.Reference{Key: "talk", Type: records.TypeSpeech, Kind: "speech", Genre: "Speech", Title: "Rules", TextLanguage: "en",
		Author: testAgents(testPerson("Huang", "Zhixiong")), Date: testDay(2017, 12, 4), Place: testWuzhen,
		Events: []records.Event{testForum(), testConference()}}
}

// TestFitShapes fits a talk to styles that each print something else.
func TestFitShapes(t *testing.T) {
	const who = `<names variable="author"/><text variable="title"/><date variable="issued" form="numeric"/>`
	const conf = "International Rules for Cyberspace: Consensus and Prospects, 4th World Internet Conference"
	for _, c := range []struct {
		name, layout string
		given        map[string]string
		want         map[string]any // nil is a variable that is not there
	}{
		{name: "all of it", layout: who + `<text variable="event-title"/><text variable="event-place"/><text variable="container-title"/><text variable="genre"/>`,
			want: map[string]any{"type": "speech", "event-title": "4th World Internet Conference", "container-title": "International Rules for Cyberspace: Consensus and Prospects"}},
		{name: "no container", layout: who + `<text variable="event"/><text variable="event-place"/>`,
			want: map[string]any{"type": "speech", "event": conf, "event-place": "Wuzhen, Zhejiang, China"}},
		{name: "no event", layout: who + `<text variable="container-title"/><text variable="event-place"/>`,
			want: map[string]any{"type": "speech", "container-title": conf, "event": nil, "event-title": nil, "event-place": "Wuzhen, Zhejiang, China"}},
		{name: "no place", layout: who + `<text variable="event"/>`,
			want: map[string]any{"event": conf + ", Wuzhen, Zhejiang, China", "event-place": nil}},
		{name: "the place of a publisher", layout: who + `<text variable="event"/><text variable="publisher-place"/>`,
			want: map[string]any{"event": conf, "publisher-place": "Wuzhen, Zhejiang, China"}},
		{name: "a journal's style", layout: talksStyle,
			want: map[string]any{"type": "speech", "container-title": conf, "publisher-place": "Wuzhen, Zhejiang, China"}},
		{name: "papers alone", layout: who + `<choose><if type="paper-conference"><text variable="event"/><text variable="event-place"/></if></choose>`,
			want: map[string]any{"type": "paper-conference", "event": conf}},
		{name: "not bent for a place alone", layout: who + `<text variable="event"/><choose><if type="paper-conference"><text variable="event-place"/></if></choose>`,
			want: map[string]any{"type": "speech", "event": conf + ", Wuzhen, Zhejiang, China"}},
		{name: "the day where the event's date alone is printed", layout: `<names variable="author"/><text variable="title"/><text variable="event"/><date variable="event-date" form="text"/>`,
			want: map[string]any{"event-date": map[string]any{"date-parts": []any{[]any{2017., 12., 4.}}}}},
		{name: "given settings stay", layout: talksStyle, given: map[string]string{"event": "both"},
			want: map[string]any{"event-title": conf, "container-title": conf}},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := fitted(t, testStyle(t, c.layout), testTalk(), c.given)
			for name, want := range c.want {
				got, err := json.Marshal(item[name])
				wanted, _ := json.Marshal(want)
				if err != nil || !bytes.Equal(got, wanted) {
					t.Errorf("%s is %s, want %s", name, got, wanted)
				}
			}
		})
	}
}

// TestFitVenue fits a speech at no event: its venue stands where an event would.
func TestFitVenue(t *testing.T) {
	r := testTalk()
	r.Events, r.Place = nil, records.Place{Venue: "Harvard University", City: "Cambridge"}
	for layout, want := range map[string]string{
		`<text variable="title"/><text variable="container-title"/>`: "container-title",
		`<text variable="title"/><text variable="event"/>`:           "event",
	} {
		if got := fitted(t, testStyle(t, layout), r, nil)[want]; got != "Harvard University, Cambridge" {
			t.Errorf("%s is %v", want, got)
		}
	}
}

// TestFitKnown demands that what is found for one reference does for others only
// where they have the same.
func TestFitKnown(t *testing.T) {
	f := Fit(testStyle(t, talksStyle))
	v, err := f.Format().Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range append(references(), kindReferences()...) {
		known, err := f.with(v).fit(r)
		if err != nil {
			continue
		}
		alone, err := Fit(f.style).with(v).fit(r)
		if err != nil {
			t.Fatal(err)
		}
		if known.shown.once != alone.shown.once || known.has != alone.has {
			t.Errorf("%s: written as %v after others, and as %v alone", r.Key, known.settings, alone.settings)
		}
	}
}

// TestFitFindings demands what a style is said not to print, and that what is
// offered helps.
func TestFitFindings(t *testing.T) {
	none := `<choose><if variable="URL" match="any"><text variable="title"/></if></choose>`
	for _, c := range []struct {
		name, layout string
		without      func(*records.Reference)
		want         []string
	}{
		{name: "nothing", layout: talksStyle, want: []string{"test does not print the label and the day of talk"}},
		{name: "no entry", layout: none, want: []string{"test prints no entry for talk (give it a url)"}},
		{name: "nothing ever", layout: `<choose><if type="book"><text variable="title"/></if></choose>`, want: []string{"test prints no entry for talk"}},
		{name: "twice", layout: `<names variable="author"/><text variable="title"/><text variable="title"/><date variable="issued" form="text"/><text variable="event"/><text variable="genre"/>`,
			want: []string{"test prints the title of talk twice"}},
		{name: "hanging", layout: `<names variable="author"/><text variable="title"/><date variable="issued" form="text"/><text variable="genre"/><group><text variable="genre"/><text value="presented at"/></group><text variable="event"/>`,
			without: func(r *records.Reference) { r.Events, r.Place = nil, records.Place{} }, want: []string{"test prints the label of talk twice", `test prints "presented at" for talk with nothing behind it (give it an event)`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := testTalk()
			if c.without != nil {
				c.without(r)
			}
			f := Fit(testStyle(t, c.layout))
			v, err := f.Format().Values(nil)
			if err != nil {
				t.Fatal(err)
			}
			found, err := f.Findings(r, v)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range found {
				got = append(got, strings.TrimPrefix(d.Error(), "warning: "))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// TestFitBends demands that the report says where a talk is written as something
// else.
func TestFitBends(t *testing.T) {
	f := Fit(testStyle(t, `<names variable="author"/><choose><if type="paper-conference"><text variable="title"/><text variable="event"/></if></choose>`)).Format()
	for _, fate := range explained(t, f, nil, testTalk()) {
		if want := map[string]string{"kind": "as a conference paper"}[fate.Fact]; fate.Bent != want {
			t.Errorf("%s is bent %q, want %q", fate.Fact, fate.Bent, want)
		}
	}
}

// TestFitOptions demands that an option that is given stays, and that no shape loses
// what the reference would show without one.
func TestFitOptions(t *testing.T) {
	s := testStyle(t, talksStyle)
	for _, o := range cslFormat.Options {
		for _, value := range o.Values {
			for _, r := range references() {
				f := Fit(s)
				v, err := f.Format().Values(map[string]string{o.Name: value})
				if err != nil {
					t.Fatal(err)
				}
				fitter := f.with(v)
				fit, err := fitter.fit(r)
				if err != nil {
					t.Fatal(err)
				}
				if fit.values[o.Name] != value && value != o.Default {
					t.Errorf("%s=%s is %s in %s", o.Name, value, fit.values[o.Name], r.Key)
				}
				plain, err := fitter.try(r, fitter.base, nil)
				if err != nil {
					t.Fatal(err)
				}
				if shown := plain.shown(s, &fitter.printed); shown.once&cslKept&^fit.shown.once != 0 {
					t.Errorf("%s=%s loses %s of %s", o.Name, value, (shown.once & cslKept &^ fit.shown.once).words(), r.Key)
				}
			}
		}
	}
}
