package records

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wic is three levels of events and what hangs on them.
const wic = `
[event.wic]
title = { en = "World Internet Conference", zh = "世界互联网大会" }
number = 4
number_text = { zh = "第四届" }
kind = "conference"
date = "2017-12-03/2017-12-05"
time = "morning"
city = { en = "Wuzhen", zh = "乌镇" }
region = "Zhejiang"
country = "CN"
language = "zh"
organizers = ["cac"]
url = "https://example.org/wic"
abstract = "About it"
keywords = ["internet"]

[event.forum]
title = "International Rules"
kind = "forum"
part_of = "wic"
date = 2017-12-04T14:00:00
venue = "Convention Center"
hosts = ["whu"]
chairs = ["Doe, Jane"]

[event.opening]
description = "Opening ceremony"
part_of = "forum"
room = "Hall 2"
status = "planned"

[organization.cac]
name = { en = "Cyberspace Administration of China", zh = "国家互联网信息办公室" }

[organization.whu]
name = "Wuhan University"

[person.huang]
name = { en = "Huang, Zhixiong", zh = "黄志雄" }
honorific = "Professor"
office = { en = "Deputy Director", zh = "副院长" }
affiliation = "whu"
orcid = "0000-0002-1825-0097"
`

func TestInheritance(t *testing.T) {
	r := one(t, "en", "s", wic+`
[speech.s]
title = "A talk"
speakers = ["huang"]
event = "opening"
`)
	if r.DateFrom != "forum" || r.Date.String() != "2017-12-04" || r.Time.Set {
		t.Errorf("date %v from %q, time %v: want the forum's day without its time", r.Date, r.DateFrom, r.Time)
	}
	want := Place{Room: "Hall 2", Venue: "Convention Center", City: "Wuzhen", Region: "Zhejiang", Country: "China", CountryCode: "CN"}
	if diff := cmp.Diff(want, r.Place); diff != "" {
		t.Errorf("place: %s", diff)
	}
	if r.Language != "zh" {
		t.Errorf("language %q", r.Language)
	}
	if len(r.Organizer.List) != 1 || r.Organizer.List[0].Name.Literal != "Cyberspace Administration of China" || !r.Organizer.List[0].Organization {
		t.Errorf("organizers %v", r.Organizer)
	}
	if len(r.Host.List) != 1 || r.Host.List[0].Key != "whu" {
		t.Errorf("hosts %v", r.Host)
	}
	if !r.Chair.IsZero() || r.URL != "" || r.Abstract != "" || r.Keywords != nil || r.Number != "" {
		t.Errorf("took what is not inherited: %+v", r)
	}
	var keys []string
	for _, e := range r.Events {
		keys = append(keys, e.Key)
	}
	if diff := cmp.Diff([]string{"opening", "forum", "wic"}, keys); diff != "" {
		t.Errorf("chain: %s", diff)
	}
	opening, forum, top := r.Events[0], r.Events[1], r.Events[2]
	if opening.Date.String() != "2017-12-04" || opening.Time.Set || opening.Place != want || opening.Status != "planned" {
		t.Errorf("opening: %+v", opening)
	}
	if forum.Time.Hour != 14 || forum.Place.Room != "" || forum.Chair.IsZero() || !forum.Organizer.IsZero() || forum.Status != "held" {
		t.Errorf("forum: %+v", forum)
	}
	if top.Time.Words != "morning" || top.Date.String() != "2017-12-03/2017-12-05" || top.Organizer.IsZero() {
		t.Errorf("conference: %+v", top)
	}
}

// TestInheritanceTable holds that the table has a row, with a reason, for every
// field that an event has in common with a speech, or with the event above it.
func TestInheritanceTable(t *testing.T) {
	rows := map[string]bool{}
	for _, row := range inheritance {
		if row.reason == "" || rows[row.field] {
			t.Errorf("%s: no reason, or twice", row.field)
		}
		rows[row.field] = true
	}
	place := []string{"venue", "room", "city", "region", "country", "online"}
	for _, name := range eventFields.names() {
		if !rows[name] && !slices.Contains(place, name) {
			t.Errorf("no row for %s", name)
		}
	}
	for name := range rows {
		if name != "place" && eventFields.byName[name] == nil && speechFields.byName[name] == nil {
			t.Errorf("there is no field %s", name)
		}
	}
}

// TestInheritedFields sets each field of the table on an event, and looks what
// comes of it in the speech and in the event beneath.
func TestInheritedFields(t *testing.T) {
	// beneath gives the references beneath the event, without their chain.
	beneath := func(field string) []*Reference {
		r := read(t, Options{}, nil, "a.toml", `
[speech.s]
title = "S"
event = "e"
[event.below]
title = "Below"
part_of = "e"
[event.wic-2017]
title = "Above"
[organization.whu]
name = "WHU"
[source.whu-news-2017]
title = "News"
[event.e]
title = "E"
`+field+"\n")
		var refs []*Reference
		for _, ref := range r.refs {
			if ref.Key == "s" || ref.Key == "below" {
				ref.Events = nil
				refs = append(refs, ref)
			}
		}
		if len(refs) != 2 || r.found != nil {
			t.Fatalf("%s: %d references, %s", field, len(refs), r.lines())
		}
		return refs
	}
	without := beneath("")
	for _, row := range inheritance {
		name := row.field
		switch f := eventFields.byName[name]; {
		case name == "title": // it stands there already
		case name == "place":
			for _, part := range []string{"venue", "room", "city", "region", "country", "online"} {
				if cmp.Equal(without, beneath(eventFields.byName[part].example)) {
					t.Errorf("%s is not inherited", part)
				}
			}
		case f != nil:
			if same := cmp.Equal(without, beneath(f.example)); same == (row.take != nil) {
				t.Errorf("%s: inherited is %t, the table says %t", name, !same, row.take != nil)
			}
		}
	}
}

func TestAgents(t *testing.T) {
	r := one(t, "en", "s", wic+`
[speech.s]
title = "A talk"
speakers = [
  "huang",
  { person = "huang", name = "Wong, Chi-hung", office = "Rapporteur", affiliation = "AALCO", honorific = "Dr." },
  "King, Martin Luther, Jr.",
  { literal = "UN Secretary-General" },
  "whu",
  { organization = "whu", name = "Wuhan University, Institute of International Law" },
  { name = { zh = "习近平", en = "Xi, Jinping" }, affiliation = "whu" },
  "et al.",
]
`)
	want := AgentList{EtAl: true, List: []Agent{
		{Key: "huang", Name: Name{Family: "Huang", Given: "Zhixiong"}, Honorific: "Professor", Office: "Deputy Director", Affiliation: "Wuhan University", ORCID: "0000-0002-1825-0097"},
		{Key: "huang", Name: Name{Family: "Wong", Given: "Chi-hung"}, Honorific: "Dr.", Office: "Rapporteur", Affiliation: "AALCO", ORCID: "0000-0002-1825-0097"},
		{Name: Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}},
		{Name: Name{Literal: "UN Secretary-General"}},
		{Key: "whu", Name: Name{Literal: "Wuhan University"}, Organization: true},
		{Key: "whu", Name: Name{Literal: "Wuhan University, Institute of International Law"}, Organization: true},
		{Name: Name{Family: "Xi", Given: "Jinping"}, Affiliation: "Wuhan University"},
	}}
	if diff := cmp.Diff(want, r.Author); diff != "" {
		t.Error(diff)
	}
}

func TestLanguages(t *testing.T) {
	const talk = wic + `
[speech.s]
title = { en = "On rules", zh = "论规则", zh-Latn = "Lun guize" }
speakers = ["huang"]
event = "wic"
kind = "keynote"

[speech.de]
title = { de = "Über Regeln", en = "On rules too" }
language = "de"
speakers = ["huang"]
event = "wic"
`
	type facts struct {
		Title, Original, Transliteration, TextLanguage, Author, City, Country, Event, Ordinal, Office string
	}
	cases := []struct {
		key, lang, head string
		want            facts
	}{
		{"s", "en", "", facts{"On rules", "论规则", "Lun guize", "en", "Huang", "Wuzhen", "China", "4th World Internet Conference", "4th", "Deputy Director"}},
		{"s", "zh", "", facts{"论规则", "", "Lun guize", "zh", "黄志雄", "乌镇", "中国", "第四届世界互联网大会", "第四届", "副院长"}},
		{"s", "original", "", facts{"论规则", "", "Lun guize", "zh", "黄志雄", "乌镇", "中国", "第四届世界互联网大会", "第四届", "副院长"}},
		// Nothing is in French: the talk's own words, and names in French letters.
		{"s", "fr", "", facts{"论规则", "", "Lun guize", "zh", "Huang", "Wuzhen", "Chine", "4th World Internet Conference", "4th", "Deputy Director"}},
		{"s", "", "[collection]\nlanguage='en'\n", facts{"On rules", "论规则", "Lun guize", "en", "Huang", "Wuzhen", "China", "4th World Internet Conference", "4th", "Deputy Director"}},
		{"de", "original", "", facts{"Über Regeln", "", "", "de", "Huang", "Wuzhen", "China", "4th World Internet Conference", "4th", "Deputy Director"}},
		{"de", "en", "", facts{"On rules too", "Über Regeln", "", "en", "Huang", "Wuzhen", "China", "4th World Internet Conference", "4th", "Deputy Director"}},
	}
	for _, c := range cases {
		t.Run(c.key+" in "+c.lang, func(t *testing.T) {
			r := one(t, c.lang, c.key, c.head+talk)
			author := r.Author.List[0]
			e := r.Events[0]
			got := facts{r.Title, r.OriginalTitle, r.Transliteration, r.TextLanguage, author.Name.Family + author.Name.Literal, r.Place.City, r.Place.Country, e.Title, e.Ordinal, author.Office}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEventTitles(t *testing.T) {
	cases := []struct {
		name, fields         string
		title, bare, ordinal string
		original, language   string
	}{
		{"title and number", "title='Congress of History'\nnumber=22", "22nd Congress of History", "Congress of History", "22nd", "", "en"},
		{"mark", "title='Association {number} Annual Meeting'\nnumber=3", "Association 3rd Annual Meeting", "Association Annual Meeting", "3rd", "", "en"},
		{"in words", "title='World Fair'\nnumber=4\nnumber_text='Fourth'", "Fourth World Fair", "World Fair", "Fourth", "", "en"},
		{"series alone", "series='World Internet Conference'\nnumber=4", "4th World Internet Conference", "World Internet Conference", "4th", "", "en"},
		{"series and description", "series='TED'\ndescription='Evening'", "", "", "", "", "en"},
		{"marked series", "series='Meeting {number} of Experts'\nnumber=2\nshort_title='{number} Meeting'", "Meeting 2nd of Experts", "Meeting of Experts", "2nd", "", "en"},
		{"translated series", "series={en='Day of Law',de='Juristentag'}\nlanguage='de'\nnumber=71", "71st Day of Law", "Day of Law", "71st", "71. Juristentag", "en"},
		{"untagged in another script", "title='世界互联网大会'\nlanguage='zh'\nnumber=4", "第四届世界互联网大会", "世界互联网大会", "第四届", "", "zh"},
		{"untagged in this script", "title='World Internet Conference'\nlanguage='zh'\nnumber=4", "4th World Internet Conference", "World Internet Conference", "4th", "", "en"},
		{"words of another language", "title='World Fair'\nnumber=4\nnumber_text={zh='第四届'}", "4th World Fair", "World Fair", "4th", "", "en"},
		{"hearing with a mark", "title='Hearing in the {number} Congress'\nkind='hearing'\nnumber=115", "Hearing in the 115th Congress", "Hearing in the Congress", "115th", "", "en"},
		{"hearing", "title='Oversight'\nkind='hearing'\nnumber=115", "Oversight", "Oversight", "", "", "en"},
		{"translated", "title={en='Day of Law',de='Juristentag'}\nlanguage='de'\nnumber=71", "71st Day of Law", "Day of Law", "71st", "71. Juristentag", "en"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := one(t, "en", "e", "[collection]\nlanguage='en'\n[event.e]\n"+c.fields+"\n")
			got := []string{r.Title, r.Own.BareTitle, r.Own.Ordinal, r.OriginalTitle, r.TextLanguage, r.Number}
			if diff := cmp.Diff([]string{c.title, c.bare, c.ordinal, c.original, c.language, ""}, got); diff != "" {
				t.Error(diff)
			}
			if r.Title != r.Own.Title {
				t.Errorf("title %q, own %q", r.Title, r.Own.Title)
			}
			if strings.Contains(r.Own.Series+r.ShortTitle, "{") {
				t.Errorf("series %q, short title %q", r.Own.Series, r.ShortTitle)
			}
		})
	}
}

func TestSources(t *testing.T) {
	r := one(t, "en", "s", `
[speech.s]
title = "A talk"
published_in = "proc"
reported_in = ["news", "news2"]
pages = "2-10"
publisher = "un"
[event.c]
title = "Conference"
date = 2017-12-04
city = "Geneva"
reported_in = ["news"]
[source.proc]
kind = "proceedings"
title = "Proceedings"
event = "c"
series = "Lecture Notes"
number = 12
publisher = "un"
editors = ["Doe, Jane"]
[source.news]
title = "News"
container = { en = "Daily", fr = "Journal" }
event = "c"
[source.news2]
title = "More news"
[organization.un]
name = "United Nations"
`)
	p := r.PublishedIn
	if p == nil || p.Title != "Proceedings" || p.Publisher != "United Nations" || p.Series != "Lecture Notes" || p.Number != "12" || len(p.Editor.List) != 1 {
		t.Fatalf("published in %+v", p)
	}
	if len(p.Events) != 1 || p.Events[0].Title != "Conference" || p.Events[0].Place.City != "Geneva" {
		t.Errorf("events of the proceedings: %+v", p.Events)
	}
	if p.Date != (Date{}) || p.Place != (Place{}) {
		t.Errorf("a source took %v, %v from its event", p.Date, p.Place)
	}
	if len(r.ReportedIn) != 2 || r.ReportedIn[0].Key != "news" || r.ReportedIn[0].Container != "Daily" || r.ReportedIn[1].Key != "news2" {
		t.Errorf("reported in %v", r.ReportedIn)
	}
	if r.Publisher != "United Nations" || r.Pages != "2-10" {
		t.Errorf("publisher %q, pages %q", r.Publisher, r.Pages)
	}
}

func TestPlaces(t *testing.T) {
	text := func(s string) Text {
		if s == "" {
			return Text{}
		}
		return Text{Items: []TextItem{{Text: s}}}
	}
	place := func(parts ...string) PlaceText {
		return PlaceText{Room: text(parts[0]), Venue: text(parts[1]), City: text(parts[2]), Region: text(parts[3]), Country: text(parts[4]), Online: len(parts) > 5}
	}
	above := place("Hall 1", "Center", "Wuzhen", "Zhejiang", "CN")
	cases := []struct {
		name               string
		own, above, wanted PlaceText
	}{
		{"nothing", PlaceText{}, above, above},
		{"a room", place("Room 3", "", "", "", ""), above, place("Room 3", "Center", "Wuzhen", "Zhejiang", "CN")},
		{"another venue", place("", "Hotel", "", "", ""), above, place("", "Hotel", "Wuzhen", "Zhejiang", "CN")},
		{"the same venue", place("", "center", "", "", ""), above, place("Hall 1", "center", "Wuzhen", "Zhejiang", "CN")},
		{"another city", place("", "", "Hangzhou", "", ""), above, place("", "", "Hangzhou", "", "")},
		{"another city of the region", place("", "", "Hangzhou", "Zhejiang", ""), above, place("", "", "Hangzhou", "Zhejiang", "CN")},
		{"another country", place("", "", "", "", "US"), above, place("", "", "", "", "US")},
		{"the country by name", place("", "", "", "", "China"), above, place("Hall 1", "Center", "Wuzhen", "Zhejiang", "China")},
		{"the same city", place("", "", "Wuzhen", "", ""), above, above},
		{"online", place("", "", "", "", "", "online"), above, place("", "", "", "", "", "online")},
		{"online above", PlaceText{}, place("", "", "", "", "", "online"), place("", "", "", "", "", "online")},
		{"in a hall at an online event", place("", "Hotel", "", "", ""), place("", "", "", "", "", "online"), place("", "Hotel", "", "", "")},
		{"a room of no venue", place("", "Hotel", "", "", ""), place("Hall 1", "", "Wuzhen", "", ""), place("", "Hotel", "Wuzhen", "", "")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.wanted, c.own.completedFrom(c.above)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestShared holds that what hundreds of talks have from one event is there
// once, or a long list on it would take memory for each of them.
func TestShared(t *testing.T) {
	r := read(t, Options{}, nil, "a.toml", wic+"[speech.a]\ntitle='A'\nevent='forum'\nreported_in=['n']\n[speech.b]\ntitle='B'\nevent='forum'\nreported_in=['n']\n[source.n]\ntitle='N'\n")
	i := slices.Index(r.keys(), "a")
	a, b := r.refs[i], r.refs[i+1]
	if &a.Organizer.List[0] != &b.Organizer.List[0] || &a.Host.List[0] != &b.Host.List[0] {
		t.Error("roles are not shared")
	}
	if &a.Events[0] != &b.Events[0] || a.ReportedIn[0] != b.ReportedIn[0] {
		t.Error("events or sources are not shared")
	}
}

// TestTextLanguage holds which language a text is taken to be in: as tagged;
// else a title in that of the speech and a description in that of the
// collection, if its letters fit; else the words of ours are what counts.
func TestTextLanguage(t *testing.T) {
	cases := []struct{ file, own, fields, want string }{
		{"en", "fr", "title='Discours'", "fr"},
		{"en", "fr", "description='Speech at the palace'", "en"},
		{"en", "zh", "title='On rules'", "en"},
		{"en", "zh", "title='论规则'", "zh"},
		{"en", "zh", "title={zh='论规则', de='Über Regeln'}", "zh"},
		{"zh", "en", "description='Keynote speech'", "en"},
		{"ru", "ja", "title='On rules'", ""},
		{"", "ru", "title='О правилах'", "ru"},
		{"", "fr", "description='Discours'", "fr"},
		{"", "", "title='On rules'", ""},
		{"en", "zh", "kind='letter'", "en"},
	}
	for _, c := range cases {
		text := ""
		if c.file != "" {
			text = "[collection]\nlanguage='" + c.file + "'\n"
		}
		text += "[speech.s]\n" + c.fields + "\n"
		if c.own != "" {
			text += "language='" + c.own + "'\n"
		}
		if r := one(t, "", "s", text); r.TextLanguage != c.want {
			t.Errorf("%+v: in %q", c, r.TextLanguage)
		}
	}
}
