package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// imported is what a library makes of items, and what it says.
func imported(t testing.TB, lists ...[]Item) (text string, said []string, l *Library) {
	t.Helper()
	l = New(func(d records.Diagnostic) { said = append(said, d.Error()) })
	for _, items := range lists {
		l.Add(items)
	}
	toml, err := l.TOML()
	if err != nil {
		t.Fatal(err)
	}
	return string(toml), said, l
}

// talk is an item of a speech at an event.
func talk(key, title, event string, more ...string) Item {
	it := Item{Key: key, Type: records.TypeSpeech, Kind: "speech", Fields: map[string]string{"title": title, EventTitle: event}}
	for i := 0; i < len(more); i += 2 {
		it.Fields[more[i]] = more[i+1]
	}
	return it
}

// TestEventsShared demands that what is one event becomes one record, and what is
// two does not.
func TestEventsShared(t *testing.T) {
	boao := Item{Key: "boao", Type: records.TypeEvent, Kind: "conference", Fields: map[string]string{"title": "Boao Forum"}}
	panel := Item{Key: "panel", Type: records.TypeEvent, Kind: "panel", Fields: map[string]string{"title": "Panel 3", EventTitle: "Boao Forum"}}
	other := Item{Key: "other", Type: records.TypeEvent, Kind: "panel", Fields: map[string]string{"title": "Panel 3", EventTitle: "Davos Forum"}}
	tests := []struct {
		name  string
		items []Item
		want  string // the events of the speeches, and what those are part of
	}{
		{"same name", []Item{talk("a", "x", "Rio Summit"), talk("b", "y", "Rio Summit.")}, "rio-summit rio-summit"},
		{"ordinal", []Item{talk("a", "x", "4th Rio Summit"), talk("b", "y", "5th Rio Summit")}, "rio-summit rio-summit-b"},
		{"years", []Item{talk("a", "x", "Rio Summit", EventDate, "2012"), talk("b", "y", "Rio Summit", EventDate, "2013")}, "rio-summit-2012 rio-summit-2013"},
		{"cities", []Item{talk("a", "x", "Meeting", PlaceText, "Oslo, Norway"), talk("b", "y", "Meeting", PlaceText, "Bergen, Norway")}, "meeting meeting-b"},
		{"an entry", []Item{talk("a", "x", "Boao Forum"), boao}, "boao"},
		{"a session of an entry", []Item{talk("a", "x", "Panel 3, Boao Forum"), panel, boao}, "panel<boao"},
		{"sessions of one name", []Item{talk("a", "x", "Panel 3, Boao Forum"), talk("b", "y", "Panel 3, Davos Forum"), other, panel, boao}, "panel<boao other<davos-forum"},
		{"a comma in a name", []Item{talk("a", "x", "Peat, carbon and the law")}, "peat-carbon-law"},
		{"a place behind", []Item{talk("a", "x", "", EventAndPlace, "Boao Forum, Boao, China"), boao}, "boao"},
	}
	for _, test := range tests {
		_, _, l := imported(t, test.items)
		var got []string
		for _, r := range l.records {
			if r.typ != records.TypeSpeech {
				continue
			}
			s := r.event.key
			for e := r.event.event; e != nil; e = e.event {
				s += "<" + e.key
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %q, want %q", test.name, s, test.want)
		}
	}
}

// TestEventsUnderEachOther demands that events which are said to be part of each
// other, or to stand in a chain without end, cost no more than others.
func TestEventsUnderEachOther(t *testing.T) {
	at := func(key string, events ...string) Item {
		it := Item{Key: key, Type: records.TypeSpeech, Kind: "speech", Keyed: true, Fields: map[string]string{"title": key}}
		for _, e := range events {
			it.Events = append(it.Events, Event{Key: e, Kind: "forum", Fields: map[string]string{"title": e}})
		}
		return it
	}
	for _, items := range [][]Item{
		{at("a", "x", "y"), at("b", "y", "x")},
		{at("a", "x", "y", "x")},
		{at("a", "x", "y"), at("b", "y", "z"), at("c", "z", "x")},
	} {
		text, said, _ := imported(t, items)
		if len(said) != 1 || !strings.Contains(said[0], "is part of itself") {
			t.Errorf("said: %v", said)
		}
		if n := strings.Count(text, "part_of"); n != len(items)*len(items[0].Events)-len(items)-1 {
			t.Errorf("%d events are part of another: %s", n, text)
		}
	}
	var chain []Item
	for i := range 5_000 {
		chain = append(chain, at(fmt.Sprint("k", i), fmt.Sprint("e", i), fmt.Sprint("e", i+1)))
	}
	if text, said, _ := imported(t, chain); strings.Count(text, "part_of") != len(chain) || len(said) > 0 {
		t.Errorf("a chain has %d links of %d: %v", strings.Count(text, "part_of"), len(chain), said)
	}
}

// TestPersonsShared demands a record for who is named more than once, the name as
// it is printed where it is another, and one record for an ORCID.
func TestPersonsShared(t *testing.T) {
	agent := func(family, given, orcid string) records.AgentList {
		return records.AgentList{List: []records.Agent{{Name: records.Name{Family: family, Given: given}, ORCID: orcid}}}
	}
	a, b, c := talk("a", "x", ""), talk("b", "y", ""), talk("c", "z", "")
	a.Names = map[string]records.AgentList{"speakers": agent("Ek", "Anna", "")}
	b.Names = map[string]records.AgentList{"speakers": agent("Ek", "Anna", "")}
	c.Names = map[string]records.AgentList{"speakers": agent("Berg", "K", "0000-0002-1825-0097"), "chairs": agent("Berg", "Kari", "0000-0002-1825-0097")}
	text, _, _ := imported(t, []Item{a, b, c})
	for _, want := range []string{
		"[person.ek-anna]\nname = \"Ek, Anna\"", `speakers = ["ek-anna"]`,
		"orcid = \"0000-0002-1825-0097\"", `given = "K"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "[person."); n != 2 {
		t.Errorf("%d persons in\n%s", n, text)
	}
}

// TestKeys demands keys that records may have, each once, and an entry once that
// is in two files.
func TestKeys(t *testing.T) {
	a := []Item{talk("Same", "x", ""), talk("same", "y", ""), talk("a key#1", "z", ""), talk("", "Rivers of Norway", "", "date", "2001")}
	text, said, _ := imported(t, a, []Item{talk("Same", "x", "")})
	for _, want := range []string{"[speech.Same]", "[speech.same-b]", "[speech.a-key-1]", "[speech.rivers-norway-2001]"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if all := strings.Join(said, "\n"); strings.Count(text, "[speech.") != 4 || !strings.Contains(all, "the same as another") || !strings.Contains(all, "cannot stand in a record") {
		t.Errorf("it says\n%s\nof\n%s", all, text)
	}
}

// TestNothingDropped demands that what a record has no field for is in the note
// and in the report.
func TestNothingDropped(t *testing.T) {
	it := Item{Key: "k", Type: records.TypeSource, Kind: "book", Fields: map[string]string{"title": "x", "chapter": "7"}}
	it.Names = map[string]records.AgentList{"discussants": {List: []records.Agent{Literal("A Body")}}}
	it.Leave("fee", "10")
	it.LeaveAside("file", "x.pdf")
	it.Set("volume", "1")
	it.SetNamed("volume", "vol", "2")
	text, _, l := imported(t, []Item{it})
	for _, want := range []string{"chapter: 7", "discussants: A Body", "fee: 10", "vol: 2"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "x.pdf") || len(l.Told()) != 5 {
		t.Errorf("%d facts are told of\n%s", len(l.Told()), text)
	}
}

// TestPlace takes texts of places apart.
func TestPlace(t *testing.T) {
	for text, want := range map[string]string{
		"Oslo":                               "city=Oslo",
		"Oslo, Norway":                       "city=Oslo country=NO",
		"Lyon, Frankreich":                   "city=Lyon country=FR",
		"Harvard University":                 "venue=Harvard University",
		"Harvard University, Cambridge":      "city=Cambridge venue=Harvard University",
		"Hall 2, Hilton, Austin, TX, USA":    "city=Austin country=USA region=TX venue=Hall 2, Hilton",
		"Online":                             "online=true",
		"Boao, Hainan, China, Online":        "city=Boao country=CN online=true region=Hainan",
		"Lincoln Memorial, Washington, D.C.": "city=Washington region=D.C. venue=Lincoln Memorial",
		"中国北京":                               "city=中国北京",
	} {
		r := record{fields: map[string]string{PlaceText: text}}
		r.place()
		var got []string
		for name, value := range r.fields {
			got = append(got, name+"="+value)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", text, s, want)
		}
	}
}

// TestNames makes names of their parts.
func TestNames(t *testing.T) {
	for _, test := range []struct {
		agent records.Agent
		want  string
	}{
		{NameOf("van Beethoven", "Ludwig", "", ""), "van/Beethoven/Ludwig//"},
		{NameOf("King", "Martin Luther", "", "Jr."), "/King/Martin Luther/Jr./"},
		{NameOf("", "Plato", "", ""), "////Plato"},
		{CommaName("World Bank,"), "////World Bank"},
		{CommaName("de la Cruz,  Ana"), "de la/Cruz/Ana//"},
		{CommaName("A, B, C, D"), "////A, B, C, D"},
	} {
		n := test.agent.Name
		if got := strings.Join([]string{n.Particle, n.Family, n.Given, n.Suffix, n.Literal}, "/"); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

// TestKinds finds kinds by labels and names.
func TestKinds(t *testing.T) {
	for label, want := range map[string]string{"Class lecture": "lecture", "Seminar Paper": "paper", "Powerpoint slides": "slides", "Invited keynote address": "keynote", "Dinner": "", "A text of more than five words, keynote": ""} {
		kind, _ := KindOf(records.TypeSpeech, label)
		if kind == "" {
			kind = KindInLabel(records.TypeSpeech, label)
		}
		if kind != want {
			t.Errorf("%s: %q, want %q", label, kind, want)
		}
	}
	for title, want := range map[string]string{"Princeton University": "false", "PyCon": "true", "NeurIPS": "true", "Second Meeting": "true", "Konferenz": "true", "Oslo": "false"} {
		if got := fmt.Sprint(NamesEvent(title)); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

// TestNotes takes sentences out of notes, as a whole or not at all.
func TestNotes(t *testing.T) {
	for _, test := range []struct{ note, sentence, want string }{
		{"Held by A. Then b.", "Held by A", "Then b."},
		{"First. Held by A.", "Held by A", "First."},
		{"Held by A", "Held by A", ""},
		{"Held by A and B.", "Held by A", "Held by A and B."},
		{"Not Held by A.", "Held by A", "Not Held by A."},
		{"First.\nHeld by A.\nLast", "Held by A", "First.\nLast"},
	} {
		if got := WithoutSentence(test.note, test.sentence); got != test.want {
			t.Errorf("%q without %q: %q, want %q", test.note, test.sentence, got, test.want)
		}
	}
}

// TestCycle demands that two events of which each is part of the other become
// records that check takes.
func TestCycle(t *testing.T) {
	event := func(key, title, of string) Item {
		return Item{Key: key, Type: records.TypeEvent, Kind: "forum", Keyed: true, Fields: map[string]string{"title": title}, Events: []Event{{Key: of, Kind: "forum", Fields: map[string]string{"title": of}}}}
	}
	text, said, _ := imported(t, []Item{event("a", "A", "b"), event("b", "B", "a"), event("c", "C", "c2"), event("c2", "C2", "c2")})
	if len(said) == 0 || strings.Count(text, "part_of") > 2 {
		t.Errorf("it says %q of\n%s", said, text)
	}
}

// BenchmarkLibrary makes records of many talks at many events; the time for each
// is the same however many there are.
func BenchmarkLibrary(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var items []Item
				for i := range n {
					it := talk(fmt.Sprint("k", i), fmt.Sprint("Title ", i), fmt.Sprint("Congress of ", i%100), EventDate, "2017", PlaceText, "Oslo, Norway")
					it.Names = map[string]records.AgentList{"speakers": {List: []records.Agent{{Name: records.Name{Family: fmt.Sprint("F", i%500), Given: "A"}}}}}
					items = append(items, it)
				}
				imported(b, items)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/entry")
		})
	}
}
