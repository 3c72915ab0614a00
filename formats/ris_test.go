package formats

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// readEntries reads RIS as strictly as its specification has it: every line is
// a tag, two blanks, a hyphen and a blank, and ends with CR LF; an entry begins
// with TY and ends with ER; one empty line stands between entries. It gives the
// values of each tag.
func readEntries(src string) ([]map[string][]string, error) {
	var list []map[string][]string
	var entry map[string][]string
	src, ok := strings.CutSuffix(src, "\r\n")
	if !ok {
		return nil, fmt.Errorf("no line break at the end")
	}
	ended := false
	for line := range strings.SplitSeq(src, "\r\n") {
		switch {
		case line == "" && ended:
			ended = false
			continue
		case len(line) < 6 || line[2:6] != "  - " || strings.ContainsFunc(line, isBreak) || !risTag().MatchString(line[:2]):
			return nil, fmt.Errorf("not a line: %q", line)
		case ended || (entry == nil) != (line[:2] == "TY"):
			return nil, fmt.Errorf("%q stands where it cannot", line)
		}
		tag, value := line[:2], line[6:]
		switch {
		case tag == "TY":
			entry = map[string][]string{}
		case tag == "ER":
			list, entry, ended = append(list, entry), nil, true
			continue
		case value == "" || strings.Contains(value, "  ") || value != strings.TrimSpace(value):
			return nil, fmt.Errorf("not a value: %q", line)
		}
		entry[tag] = append(entry[tag], value)
	}
	if entry != nil {
		return nil, fmt.Errorf("the last entry has no end")
	}
	return list, nil
}

func risEntryOf(t testing.TB, r *records.Reference, options ...string) map[string][]string {
	t.Helper()
	list, err := readEntries(encode(t, risFormat, []*records.Reference{r}, options...))
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

// TestRISReads reads what every option makes of every test reference.
func TestRISReads(t *testing.T) {
	want := append(references(), kindReferences()...)
	allOptions(risFormat, func(options ...string) {
		got, err := readEntries(encode(t, risFormat, want, options...))
		if err != nil {
			t.Errorf("%v: %v", options, err)
		}
		if len(got) != len(want) {
			t.Errorf("%v: %d entries of %d", options, len(got), len(want))
		}
		for i, e := range got {
			if e["ID"][0] != want[i].Key {
				t.Errorf("%v: entry %d is %s, want %s", options, i, e["ID"], want[i].Key)
			}
			if len(e["TI"]) != 1 {
				t.Errorf("%v: %s has the titles %q", options, want[i].Key, e["TI"])
			}
		}
	})
}

// TestRISFields holds the table of tags: no type has one twice, and the tags of
// names are those that the readers do not take for authors.
func TestRISFields(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range risFields {
		if !risTag().MatchString(f.tag) {
			t.Errorf("%q is no tag", f.tag)
		}
		for typ := range strings.FieldsSeq(f.types) {
			if seen[f.tag+typ] || seen[f.tag] {
				t.Errorf("%s stands twice for %s", f.tag, typ)
			}
			seen[f.tag+typ] = true
		}
		if f.types == "" {
			seen[f.tag] = true
		}
		for name := range strings.FieldsSeq(f.facts) {
			if !slices.ContainsFunc(facts, func(x struct {
				name  fact
				words func(*records.Reference, string) string
			}) bool {
				return x.name == fact(name)
			}) {
				t.Errorf("%s carries %q, which is no fact", f.tag, name)
			}
		}
	}
	// trap 29: JabRef makes authors of A2, A3 and A4, EndNote editors
	for _, r := range kindReferences() {
		r.Organizer, r.Chair, r.Translator, r.Moderator = testAgents(testBody("Ox")), testAgents(testBody("Cx")), testAgents(testBody("Tx")), testAgents(testBody("Mx"))
		e := risEntryOf(t, r)
		if names := fmt.Sprint(e["A2"], e["A3"], e["A4"]); strings.Contains(names, "x") {
			t.Errorf("%s: %s in A2 to A4", r.Key, names)
		}
		if notes := fmt.Sprint(e["N1"]); !strings.Contains(notes, "Cx") || !strings.Contains(notes, "Tx") || !strings.Contains(notes, "Mx") {
			t.Errorf("%s: N1 does not tell the chairs and translators: %s", r.Key, notes)
		}
	}
}

// TestRISEntries shows what becomes of each kind of fact.
func TestRISEntries(t *testing.T) {
	type want map[string]string // values joined by " | "
	for _, test := range []struct {
		key     string
		what    string
		options string
		change  func(*records.Reference)
		want    want
	}{
		{key: "huang-2017-rules", what: "a talk in a session", want: want{"TY": "CPAPER", "AU": "Huang, Zhixiong",
			"T2": "International Rules for Cyberspace: Consensus and Prospects, 4th World Internet Conference", "M3": "Speech",
			"CY": "Wuzhen, Zhejiang, China", "DA": "2017/12/04/", "PY": "2017", "Y1": "", "Y2": "2018/01/09/", "LA": "en", "A2": "", "A4": "",
			"UR": "https://www.example.org/talks/huang?id=7&lang=en%20GB#t_1", "KW": "cyberspace | trade, climate | AALCO", "PB": "Example Channel"}},
		{key: "huang-2017-rules", what: "as Zotero's presentation", options: "speech=SLIDE", want: want{"TY": "SLIDE", "PB": "",
			"T2": "4th World Internet Conference", "BT": "International Rules for Cyberspace: Consensus and Prospects", "M3": "Speech", "A4": "Lee, Tom"}},
		{key: "putin-2007", what: "a translated title", want: want{"TT": ""}},
		{key: "putin-2007", what: "a translated title as EndNote has it", options: "titles=original", change: func(r *records.Reference) {
			r.Title, r.Subtitle, r.OriginalTitle = "On security", "A talk", "О безопасности"
		}, want: want{"TI": "О безопасности", "TT": "On security: A talk"}},
		{key: "huang-2017-rules", what: "trap 33", options: "y1=true", want: want{"Y1": "2017/12/04/"}},
		{key: "huang-2017-rules", what: "the dates of the conference", options: "dates=event", want: want{"DA": "2017-12-03/2017-12-05"}},
		{key: "huang-2017-rules", what: "the first of them", options: "dates=event ranges=start", want: want{"DA": "2017/12/03/"}},
		{key: "huang-2017-rules", what: "trap 32: a keyword alone", change: func(r *records.Reference) { r.Keywords = []string{"trade; climate, x"} },
			want: want{"KW": "trade, climate, x | trade, climate, x"}},
		{key: "huang-2017-rules", what: "nobody named but who put it up", change: func(r *records.Reference) {
			r.Author, r.Uploader = records.AgentList{}, testAgents(testBody("TED"))
		}, want: want{"AU": "TED"}},
		{key: "wang-2017", what: "the description is the title", want: want{"TI": "Keynote speech at the opening ceremony", "M3": "Keynote address"}},
		{key: "mcconnell-2017", what: "so is the label", want: want{"TI": "Remarks"}},
		{key: "xi-2017-letter", what: "a letter", want: want{"TY": "PCOMM", "AU": "Xi, Jinping", "A2": "World Internet Conference", "T2": "", "M3": "Congratulatory letter"}},
		{key: "cno-2017-invitation", what: "in an archive", want: want{"DA": "2017/09//", "DB": "Wuhan University Archives, Wuhan", "AN": "Box 4, Folder 12, Foreign Affairs Papers"}},
		{key: "wic-2017", what: "an event with an address", want: want{"TY": "ELEC", "M3": "Conference", "CY": "Wuzhen, Zhejiang, China", "T2": "",
			"AU": "Cyberspace Administration of China | People's Government of Zhejiang Province | Tongxiang Municipal Government"}},
		{key: "rules-forum", what: "an event without one", want: want{"TY": "CONF", "T2": "4th World Internet Conference", "DA": "2017/12/04/"}},
		{key: "zuckerberg-2018", what: "testimony", want: want{"TY": "HEAR", "AU": "Zuckerberg, Mark", "TI": "Facebook, Social Media Privacy, and the Use and Abuse of Data",
			"T2": "Subcommittee on Privacy, Committee on the Judiciary", "T3": "Senate, United States Congress", "C2": "115th Cong.", "ET": "2nd session", "M1": "S. 5793"}},
		{key: "walsh-2019", what: "a paper in proceedings", want: want{"TY": "CONF", "AU": "Walsh, Neil, Jr.", "A2": "Delerue, François | van den Broeders, Dennis",
			"T2": "3rd Conference on Cyber Norms", "C3": "Cyber Law and Statecraft: Proceedings of the Third Conference on Cyber Norms", "CY": "The Hague, Netherlands",
			"C1": "Cambridge", "SP": "101", "EP": "118", "PY": "2020", "DO": "10.1017/S0020818300_01(2)<3>", "C2": ""}},
		{key: "cas-proceedings", what: "proceedings", want: want{"TY": "BOOK", "A3": "Delerue, François | van den Broeders, Dennis", "CY": "Cambridge", "T3": "Cyber Studies", "DA": "2020///"}},
		{key: "lincoln-1863", what: "in a book", want: want{"TY": "CHAP", "T2": "Speeches and Writings: 1859–1865", "A2": "Fehrenbacher, Don E.", "SP": "536", "EP": "", "PY": "1989",
			"N1": "Eulogy. 19 November 1863. Gettysburg, PA, United States."}},
		{key: "robinson-2006", what: "a video", want: want{"TY": "VIDEO", "T2": "", "T3": "TED Talks", "C5": "Video", "C3": "19:24", "PB": "TED Conferences"}},
		{key: "zuckerberg-2018", what: "with a title of its own", change: func(r *records.Reference) { r.Title = "Opening Statement" }, want: want{"TY": "HEAR",
			"TI": "Opening Statement", "N1": "Line one. | \u2060Line two: 100% $5 to $10. | Testimony of Mark Zuckerberg (Chief Executive Officer, Facebook). Facebook, Social Media Privacy, and the Use and Abuse of Data."}},
		{key: "hearing-2018", what: "a hearing that is before nobody", change: func(r *records.Reference) { *r.Own = records.Event{Kind: "hearing", Title: r.Title} },
			want: want{"TY": "CONF"}},
		{key: "book-1950", what: "what has no tag", want: want{"TI": "Collected speeches", "VL": "2", "NV": "8", "ET": "3",
			"N1": "The Early Years. Translated by Jane Roe. Original date: 1897."}},
		{key: "bbc-reith-1948", what: "sound", want: want{"TY": "SOUND", "T3": "The Reith Lectures", "M3": "Audio recording"}},
		{key: "nyt-2017", what: "news", want: want{"TY": "NEWS", "T2": "The New York Times", "CY": "New York", "ET": "Late", "SP": "B3", "M3": "", "N1": ""}},
		{key: "lewis-report", what: "a report", want: want{"TY": "RPRT", "SN": "2018/3", "DA": "2018/01//"}},
		{key: "un-archive", what: "not certain", want: want{"TY": "MANSCPT", "DA": "1946///circa", "PY": "1946"}},
		{key: "season", what: "a season", want: want{"DA": "1996///Spring"}},
		{key: "decade", what: "a decade", want: want{"DA": "1930s", "PY": ""}},
		{key: "cicero", what: "before our era", want: want{"DA": "", "PY": "", "N1": "44 BC."}},
		{key: "open", what: "no end", want: want{"DA": "2017/12//", "PY": "2017"}},
		{key: "open", what: "years alone are no year and month", change: func(r *records.Reference) { r.Date.Start.Month, r.Date.End = 0, testMoment(2019, 0, 0) },
			want: want{"DA": "2017///", "N1": "2017 – 2019."}},
		{key: "nixon-kennedy-1960", what: "not all are named", want: want{"AU": "Kennedy, John F. | Nixon, Richard M.",
			"N1": "John F. Kennedy; Richard M. Nixon et al. 20:30 UTC−05:00. Moderated by Howard K. Smith."}},
		{key: "timed", what: "trap 30: a body with a comma", want: want{"AU": "Ministry of Energy, Mines and Water"}},
		{key: "timed", what: "as EndNote writes it", options: "bodies=endnote", want: want{"AU": "Ministry of Energy,, Mines and Water,"}},
		{key: "timed", what: "in one piece for the others", options: "bodies=whole", want: want{"AU": "Ministry of Energy‚ Mines & Water"}},
		{key: "huang-2017-rules", what: "trap 27: no note begins with a label", change: func(r *records.Reference) { r.Note = "Language: Chinese" }},
		{key: "Awkward_2020", what: "no line but ours", want: want{"AU": "Smith & Sons, {Ltd} | O'Neil #2, A. {B} 50%",
			"N1": "\u2060type: hearing | ER - | @misc{x, | TY - new line - here \u00adsoft\u200dzwj \u202bbidi\u202c"}},
	} {
		t.Run(test.key+"/"+test.what, func(t *testing.T) {
			r := reference(t, test.key)
			if test.change != nil {
				test.change(r)
			}
			e := risEntryOf(t, r, strings.Fields(test.options)...)
			for tag, value := range test.want {
				if got := strings.Join(e[tag], " | "); got != value {
					t.Errorf("%s is %q, want %q", tag, got, value)
				}
			}
			for _, n := range e["N1"] {
				if labelled().MatchString(n) {
					t.Errorf("N1 begins with a label: %q", n)
				}
			}
		})
	}
}

// TestRISLayout shows a document: CR LF, an empty line behind an entry.
func TestRISLayout(t *testing.T) {
	got := encode(t, risFormat, []*records.Reference{reference(t, "season"), reference(t, "sermon")})
	want := "TY  - CPAPER\nID  - season\nAU  - Yang, Chen Ning\nTI  - Gauge theory\nM3  - Lecture\nDA  - 1996///Spring\nPY  - 1996\nER  - \n\n" +
		"TY  - CPAPER\nID  - sermon\nAU  - Donne, John\nTI  - On Charity\nM3  - Sermon\nDA  - 1624///circa\nPY  - 1624\nER  - \n"
	if d := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), got); d != "" {
		t.Error(d)
	}
}

func TestRISNames(t *testing.T) {
	var got []string
	for _, a := range reference(t, "names").Author.List {
		got = append(got, risName(a.Name, "plain"))
	}
	want := []string{
		"van Gogh, Vincent", "King, Martin Luther, Jr.", "von der Leyen, Ursula", "Von Der Leyen, Ursula", "bin Salman, Mohammed", "d'Ormesson, Jean",
		"De La Cruz, María", "da Silva e Souza, João", "García Márquez, Gabriel", "Plato", "van Beethoven, Ludwig, III", "Đặng, Thị", "ʻAlī, Ḥasan",
		"Şahin, Ümit", "Ó Briain, Éamon and Co", "and, Rock, Roll", "hooks, bell", "UN Secretary-General", "Barnes and Noble, Inc.", "others", "毛, 泽东",
		"Толстой, Лев Николаевич",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestRISTexts(t *testing.T) {
	for _, test := range []struct{ tag, in, want string }{
		{"TI", "a\tb\r\nc  -  d", "a b c - d"},
		{"TI", "SPEAKER  - x", "SPEAKER - x"},
		{"TI", "if a<b, 3 <4 and c>d", "if a< b, 3 <4 and c>d"},
		{"TI", "R&amp;D & &#x41;", "R&\u2060amp;D & &\u2060#x41;"},
		{"AB", "if a<b &amp; c", "if a<b &amp; c"},
		{"N1", "Edition: 3", "\u2060Edition: 3"},
		{"N1", "Place of Publication: x", "\u2060Place of Publication: x"},
		{"N1", "At 10:30", "At 10:30"},
		{"UR", "https://x.org/a b<c>", "https://x.org/a%20b%3Cc%3E"},
		{"DO", "10.1/a<b>", "10.1/a<b>"},
		{"TI", " \u2028 ", ""},
	} {
		if got := strings.Join(risValues(test.tag, test.in), ""); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.tag, test.in, got, test.want)
		}
	}
}

func TestPageRange(t *testing.T) {
	for in, want := range map[string][2]string{
		"101-118": {"101", "118"}, "40–44": {"40", "44"}, "40--44": {"40", "44"}, "B3": {"B3", ""}, "2-10, 15": {"2-10, 15", ""}, "1-2-3": {"1-2-3", ""}, "": {"", ""},
	} {
		if first, last := pageRange(in); first != want[0] || last != want[1] {
			t.Errorf("%q: %q to %q, want %q", in, first, last, want)
		}
	}
}

func TestRISOverride(t *testing.T) {
	set := func(fields map[string]string) func(*records.Reference) {
		return func(r *records.Reference) { r.Override = map[string]map[string]string{"ris": fields} }
	}
	e := risEntryOf(t, reference(t, "huang-2017-rules", set(map[string]string{
		"TY": "SLIDE", "M3": "Toast\n<x>", "KW": "a; b", "AD": "Wuhan", "AB": "",
	})))
	for tag, want := range map[string][]string{"TY": {"SLIDE"}, "M3": {"Toast < x>"}, "KW": {"a", "b"}, "AD": {"Wuhan"}, "AB": nil} {
		if d := cmp.Diff(want, e[tag]); d != "" {
			t.Errorf("%s (-want +got):\n%s", tag, d)
		}
	}
	values, err := risFormat.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, fields := range []map[string]string{{"ER": "x"}, {"ID": "x"}, {"title": "x"}, {"TY": ""}, {"TY": "no such"}, {"": "x"}} {
		var b bytes.Buffer
		if err := writeRIS(&b, reference(t, "huang-2017-rules", set(fields)), values); err == nil || !strings.HasPrefix(err.Error(), "override.ris.") {
			t.Errorf("%v: the error is %v", fields, err)
		}
	}
}
