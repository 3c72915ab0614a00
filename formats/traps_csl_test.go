package formats_test

import (
	"strings"
	"testing"
)

// The traps of CSL-JSON, in citeproc-js with the styles.
var cslTraps = []trap{
	{1, "only event-title: most styles show no event", func(t *testing.T) {
		for _, style := range []string{"ieee", "harvard-cite-them-right", "oscola", "vancouver"} {
			shows(t, printed(t, style, "keynote", "pandoc"), "8th Boao Forum for Asia")
		}
		hides(t, printed(t, "vancouver", "keynote", "pandoc"), "presented at.")
	}},
	{2, "only event: APA, AMA, GB/T and Zotero lose it", func(t *testing.T) {
		for _, style := range []string{"apa", "american-medical-association"} {
			shows(t, printed(t, style, "keynote", "pandoc"), "8th Boao Forum for Asia")
		}
		// GB/T prints the event of what was printed alone; of a talk its own target makes it
		shows(t, printed(t, "china-national-standard-gb-t-7714-2015-numeric", "printed", "pandoc"), "March 28–31, 2023, Dongyu Hall")
		hides(t, printed(t, "china-national-standard-gb-t-7714-2015-numeric", "keynote", "pandoc"), "Boao Forum")
		shows(t, printed(t, "china-national-standard-gb-t-7714-2015-numeric", "keynote", "gb7714"), "8th Boao Forum for Asia")
		for _, target := range []string{"zotero", "pandoc"} {
			item := trapItem(t, "keynote", target)
			if item["event"] != item["event-title"] || item["event"] != "8th Boao Forum for Asia" {
				t.Errorf("%s: event %q, event-title %q", target, item["event"], item["event-title"])
			}
		}
	}},
	{3, "no event-date: MLA prints no date", func(t *testing.T) {
		shows(t, printed(t, "modern-language-association", "keynote", "pandoc"), "28–31 Mar. 2023")
		shows(t, printed(t, "modern-language-association", "nowhere", "pandoc"), "6 May 2019")
		shows(t, printed(t, "modern-language-association", "season", "pandoc"), "1996")
	}},
	{4, "event-date without issued: n.d. in APA, no date in IEEE and Zotero", func(t *testing.T) {
		shows(t, printed(t, "apa", "keynote", "pandoc"), "(2023, March 30)")
		shows(t, printed(t, "ieee", "keynote", "pandoc"), "Mar. 30, 2023")
		if trapItem(t, "keynote", "zotero")["issued"] == nil {
			t.Error("zotero: no issued")
		}
	}},
	{5, "a range in issued of a speech of one day", func(t *testing.T) {
		if got := asJSON(t, trapItem(t, "keynote", "zotero")["issued"]); got != `{"date-parts":[[2023,3,30]]}` {
			t.Errorf("issued is %s", got)
		}
		shows(t, printed(t, "apa", "keynote", "pandoc", "dates=event"), "(2023, March 28–31)") // which APA wants, where asked
	}},
	{9, "language zh turns Western names round", func(t *testing.T) {
		shows(t, printed(t, "apa", "chinese", "pandoc"), "Smith, T. (2019")
		shows(t, printed(t, "modern-language-association", "chinese", "pandoc"), "Smith, Tom.")
		hides(t, printed(t, "chicago-author-date", "chinese", "pandoc"), "Smith Tom")
		if printed(t, "apa", "chinese", "pandoc", "language=always") == printed(t, "apa", "chinese", "pandoc") {
			t.Error("citeproc-js turns no name round any more: the language could be written always")
		}
	}},
	{10, "a session as container: IEEE and GB/T show no event", func(t *testing.T) {
		shows(t, printed(t, "apa", "in-session", "pandoc"), "In K. Ban (Chair), Trade and Climate", "8th Boao Forum for Asia")
		shows(t, printed(t, "ieee", "in-session", "pandoc", "flatten=true"), "presented at the Trade and Climate, 8th Boao Forum for Asia")
		hides(t, printed(t, "china-national-standard-gb-t-7714-2015-numeric", "in-session", "pandoc", "flatten=true"), "]//")
	}},
	{11, "who held the event as publisher of a speech", func(t *testing.T) {
		for _, target := range []string{"zotero", "pandoc"} {
			if p := trapItem(t, "keynote", target)["publisher"]; p != nil {
				t.Errorf("%s: the publisher is %q", target, p)
			}
		}
		for _, style := range []string{"apa", "modern-language-association", "chicago-author-date"} {
			hides(t, printed(t, style, "keynote", "pandoc"), "Secretariat")
		}
	}},
	{12, "a speech that cannot be retrieved: no entry in Chicago's bibliography", func(t *testing.T) {
		// The style wants it so (Chicago 14.217 cites such talks in notes); no
		// variable makes an entry but one that claims a place to find it. The note
		// has it whole.
		made := inStyles(t)["chicago-fullnote-bibliography"]
		shows(t, made.Citations["nowhere"], "Petr Novak", "After the Rain", "One Day Meeting")
		shows(t, made.Entries["keynote"], "Kim, Soyeon", "A Fair Price for Carbon", "8th Boao Forum for Asia")
	}},
	{13, "a letter without a place to find it: no entry in APA and Chicago", func(t *testing.T) {
		for _, style := range []string{"apa", "chicago-author-date"} {
			shows(t, printed(t, style, "message", "pandoc"), "Park", "Letter to António Guterres", "2023")
		}
	}},
	{17, "an event with an organizer alone: most styles print nobody", func(t *testing.T) {
		for style := range strings.SplitSeq(trapStyles, ",") {
			entry := printed(t, style, "boao", "pandoc")
			if !holds(entry, "Boao Forum Secretariat") || !strings.Contains(entry, "8th Boao Forum for Asia") && style != "oscola" {
				t.Errorf("%s: %s", style, entry)
			}
		}
	}},
	{19, "a note that begins type: or source: is taken for a variable", func(t *testing.T) {
		for _, target := range []string{"pandoc", "zotero"} {
			shows(t, printed(t, "apa", "noted", target), "Hill, A. (2019, May 6). Notes in the margin [Speech]. One Day Meeting")
			shows(t, letters(trapItem(t, "noted", target)["note"].(string)), letters("type: hearing source: a clipping"))
		}
	}},
	{20, "an affiliation in the name", func(t *testing.T) {
		if got := asJSON(t, trapItem(t, "keynote", "pandoc")["author"]); got != `[{"family":"Kim","given":"Soyeon"}]` {
			t.Errorf("author is %s", got)
		}
		for _, tags := range readRIS(t, everyKind(t, "endnote")) {
			for _, tag := range tags {
				if tag.tag == "AD" {
					t.Errorf("AD overwrites the place in JabRef: %q", tag.value)
				}
			}
		}
	}},
	{45, "a talk that was never printed as a paper in proceedings", func(t *testing.T) {
		item := trapItem(t, "keynote", "zotero")
		if item["type"] != "speech" || item["genre"] != "Keynote address" {
			t.Errorf("type %q, genre %q", item["type"], item["genre"])
		}
		hides(t, printed(t, "american-medical-association", "keynote", "pandoc"), "In: ")
		hides(t, printed(t, "china-national-standard-gb-t-7714-2015-numeric", "keynote", "pandoc"), "[C")
	}},
	{48, "license and part-number in CSL-JSON: not valid", func(t *testing.T) {
		for _, target := range []string{"zotero", "pandoc", "citation-js"} {
			for _, item := range decode[[]map[string]any](t, everyKind(t, target)) {
				for _, name := range []string{"license", "part-number", "printing-number", "supplement-number", "editor-translator"} {
					if item[name] != nil {
						t.Errorf("%s: %s has %s", target, item["id"], name)
					}
				}
			}
		}
	}},
	{50, "an original title that is the title: APA prints it twice", func(t *testing.T) {
		if o := trapItem(t, "translated", "pandoc")["original-title"]; o != nil {
			t.Errorf("the original title is %q", o)
		}
		if n := strings.Count(printed(t, "apa", "translated", "pandoc"), "The same"); n != 1 {
			t.Errorf("APA prints the title %d times", n)
		}
	}},
	{51, "genre and medium the same word: [Video; Video]", func(t *testing.T) {
		shows(t, printed(t, "apa", "recording", "pandoc"), "[Video]")
	}},
	{52, "the organizer of an ordinary speech: APA prints it", func(t *testing.T) {
		hides(t, printed(t, "apa", "keynote", "pandoc"), "Organizer", "Secretariat")
		shows(t, printed(t, "apa", "keynote", "pandoc", "organizer=variable"), "Boao Forum Secretariat, Organizer") // where asked
	}},
	{53, "the same day as issued and event-date: Chicago prints it twice", func(t *testing.T) {
		// Newer styles print it once; an old one, twice. Without event-date MLA
		// prints none, so no setting is right for both: the default is MLA's.
		chicago, mla := "chicago-author-date", "modern-language-association"
		if n := strings.Count(printed(t, chicago, "nowhere", "pandoc", "event-date=different"), "May 6"); n > 1 {
			t.Errorf("Chicago prints the day %d times", n)
		}
		shows(t, printed(t, mla, "nowhere", "pandoc"), "6 May 2019")
		hides(t, printed(t, mla, "nowhere", "pandoc", "event-date=different"), "2019")
	}},
}
