package library

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestUnsaid demands that what an entry says and nothing has that was made of it
// is told in its note, and that nothing else is.
func TestUnsaid(t *testing.T) {
	keyed := func(key, tongue, event string) Item {
		return Item{Key: key, Type: records.TypeSpeech, Kind: "speech", Keyed: true, Fields: map[string]string{"title": key, "language": tongue},
			Events: []Event{{Key: "summit", Kind: "summit", Fields: map[string]string{"title": event}}}, Said: []Fact{{Name: "event", Value: event}}}
	}
	says := func(it Item, facts ...string) Item {
		for i := 0; i < len(facts); i += 2 {
			it.Says(facts[i], facts[i+1])
		}
		return it
	}
	for _, test := range []struct {
		name  string
		items []Item
		told  string // facts, in their order
	}{
		{"all is there", []Item{says(talk("a", "On rivers", "4th Rio Summit", PlaceText, "Oslo, Norway"), "title", "On rivers", "event", "4th Rio Summit, Oslo, Norway")}, ""},
		{"a word is not", []Item{says(talk("a", "On rivers", "Rio Summit"), "event", "Rio Summit of rivers and lakes")}, "event: Rio Summit of rivers and lakes"},
		{"a kind, a month, a code", []Item{says(talk("a", "On rivers", "Rio Summit", "date", "2012-06-20", PlaceText, "London, UK"), "type", "Speech", "when", "20 June 2012", "where", "London, UK")}, ""},
		{"an address is a whole", []Item{says(talk("a", "On rivers", "Rio Summit", "url", "https://example.org/a/b"), "url", "https://example.org/a/b/", "link", "https://example.org/b/a")}, "link: https://example.org/b/a"},
		{"names of one language", []Item{keyed("a", "en", "Rio Summit"), keyed("b", "en", "Rio Summit"), keyed("c", "en", "Conference of Rio"), keyed("d", "en", "Gathering of Rio"), keyed("e", "pt", "Cimeira do Rio")},
			"event: Conference of Rio; event: Gathering of Rio"},
		{"two days of one event", []Item{says(talk("a", "x", "Rio Summit", EventDate, "2012-06-20"), "day", "2012-06-20"), says(talk("b", "y", "Rio Summit", EventDate, "2012-06-22"), "day", "2012-06-22")}, ""},
		{"two places of one event", []Item{says(talk("a", "x", "Rio Summit", PlaceText, "Oslo"), "where", "Oslo"), says(talk("b", "y", "Rio Summit", PlaceText, "Oslo, Viken"), "where", "Oslo, Viken")}, "where: Oslo, Viken"},
		{"letters without blanks", []Item{says(talk("a", "河流", "第四届世界大会"), "event", "第四届世界大会", "place", "乌镇")}, "place: 乌镇"},
	} {
		text, _, l := imported(t, test.items)
		var told []string
		for _, f := range l.Told() {
			told = append(told, f.Name+": "+f.Value)
			if !strings.Contains(text, f.Value) {
				t.Errorf("%s: %q is not in\n%s", test.name, f.Value, text)
			}
		}
		if got := strings.Join(told, "; "); got != test.told {
			t.Errorf("%s: %q is told, want %q\n%s", test.name, got, test.told, text)
		}
	}
}
