package formats

import (
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestBibFields says what stands in which field: "" is a field that is not there.
func TestBibFields(t *testing.T) {
	type fields map[string]string
	tests := []struct {
		format  Format
		options map[string]string
		key     string
		want    fields
	}{
		{biblatexFormat, nil, "huang-2017-rules", fields{
			"author": "Huang, Zhixiong", "author+an:office": `1="Deputy Director"`,
			"author+an:affiliation": `1="Institute of International Law, Wuhan University"`,
			"title":                 "Asian and {African} {Countries} and the {Formulation} of {International} {Rules} for {Cyberspace}",
			"type":                  "Speech", "eventtitle": "{4th World Internet Conference}",
			"eventtitleaddon": "{International Rules for Cyberspace: Consensus and Prospects}",
			"eventdate":       "2017-12-03/2017-12-05", "date": "2017-12-04", "venue": "Wuzhen, Zhejiang, China",
			"langid": "english", "language": "", "urldate": "2018-01-09", "howpublished": "Example Channel",
			"keywords": "cyberspace, {trade, climate}, AALCO", "year": "", "related": "",
		}},
		{biblatexFormat, map[string]string{"dates": "event"}, "huang-2017-rules", fields{"date": "2017-12-03/2017-12-05"}},
		{biblatexFormat, map[string]string{"dates": "posted"}, "huang-2017-rules", fields{"date": "2017-12-10"}},
		{biblatexFormat, map[string]string{"related": "keys"}, "huang-2017-rules", fields{
			"related": "whu-news-2017", "relatedstring": "Reported in", "addendum": ""}},
		{biblatexFormat, nil, "wang-2017", fields{"title": "[{Keynote} speech at the opening ceremony]", "type": "Keynote address", "eventtitleaddon": "{Opening ceremony}"}},
		{biblatexFormat, map[string]string{"untitled": "genre"}, "wang-2017", fields{
			"title": "", "titleaddon": "Keynote speech at the opening ceremony", "type": "Keynote address"}},
		{biblatexFormat, map[string]string{"untitled": "title"}, "wang-2017", fields{"title": "Keynote speech at the opening ceremony"}},
		{biblatexFormat, nil, "mcconnell-2017", fields{"title": "[{Remarks}]", "type": ""}}, // not printed twice
		{biblatexFormat, map[string]string{"untitled": "genre"}, "mcconnell-2017", fields{"title": "", "type": "Remarks"}},
		{biblatexFormat, nil, "wic-2017", fields{
			"author": "{Cyberspace Administration of China} and {People's Government of Zhejiang Province} and {Tongxiang Municipal Government}",
			"title":  "{4th World Internet Conference}", "date": "2017-12-03/2017-12-05", "location": "{Wuzhen, Zhejiang, China}", "venue": "",
			"type": "Conference", "note": "Sponsored by Alibaba, Tencent and Baidu"}},
		{biblatexFormat, nil, "rules-forum", fields{"howpublished": "Part of 4th World Internet Conference"}},
		{biblatexFormat, nil, "zuckerberg-2018", fields{
			"title": "Facebook, {Social} {Media} {Privacy}, and the {Use} and {Abuse} of {Data}", "type": "Testimony",
			"organization": "{Subcommittee on Privacy, Committee on the Judiciary, Senate, 115th United States Congress}",
			"titleaddon":   "2nd session, {Hearing} on {S}. 5793", "location": "{Washington, DC, United States}",
			"url": "https://www.judiciary.senate.gov/a%20b%7Bc%7D"}},
		{biblatexFormat, nil, "french-2014", fields{"eventtitle": "{27th Sultan Azlan Shah Lecture}", "eventdate": "2014-09-25"}},
		{biblatexFormat, nil, "nixon-kennedy-1960", fields{
			"author": "Kennedy, John F. and Nixon, Richard M. and others", "date": "1960-09-26T20:30:00-05:00", "eventdate": "1960-09-26"}},
		{biblatexFormat, map[string]string{"time": "false"}, "nixon-kennedy-1960", fields{"date": "1960-09-26"}},
		{biblatexFormat, nil, "huang-2017-zh", fields{"author": "{黄志雄} and {习近平}", "title": "亚非国家与网络空间国际规则的制定", "langid": "chinese"}},
		{biblatexFormat, map[string]string{"cjk": "parts"}, "huang-2017-zh", fields{"author": "黄, 志雄 and {习近平}"}},
		{biblatexFormat, nil, "putin-2007", fields{"language": "russian", "langid": "english", "origdate": "2007-02-10",
			"origtitle": "Выступление и дискуссия на Мюнхенской конференции по вопросам политики безопасности"}},
		{biblatexFormat, nil, "walsh-2019", fields{
			"booktitle": "{Cyber Law and Statecraft}", "booksubtitle": "{Proceedings of the Third Conference on Cyber Norms}", "date": "2020",
			"eventdate": "2019-10-30/2019-11-02", "venue": "The Hague, Netherlands", "location": "{Cambridge}", "organization": "{Leiden University}",
			"pages": "101--118", "doi": "10.1017/S0020818300_01(2)<3>"}},
		{biblatexFormat, nil, "nyt-2017", fields{"journaltitle": "{The New York Times}", "entrysubtype": "newspaper"}},
		{biblatexFormat, nil, "asil-journal", fields{"number": "2", "volume": "111", "date": "2017-23", "entrysubtype": ""}},
		{biblatexFormat, nil, "book-1950", fields{"title": "The {Early} {Years}", "maintitle": "{Collected speeches}", "volumes": "8"}},
		{biblatexFormat, nil, "season", fields{"date": "1996-21", "eventdate": ""}},
		{biblatexFormat, nil, "decade", fields{"date": "1930/1939"}},
		{biblatexFormat, nil, "open", fields{"date": "2017-12/"}},
		{biblatexFormat, nil, "cicero", fields{"date": "-0043"}},
		{biblatexFormat, nil, "sermon", fields{"date": "1624%"}},
		{biblatexFormat, nil, "undated", fields{"date": "", "label": ""}},
		{biblatexFormat, map[string]string{"untitled": "genre"}, "undated", fields{
			"title": "", "titleaddon": "Statement by an unnamed official", "label": "Statement by an unnamed official"}},

		{bibtexFormat, nil, "huang-2017-rules", fields{
			"howpublished": "Speech, 4 December 2017, International Rules for Cyberspace: Consensus and Prospects, 4th World Internet Conference " +
				"(Wuzhen Summit), Wuzhen, Zhejiang, China, 3–5 December 2017",
			"year": "2017", "month": "dec", "day": "4", "key": "", "date": "", "eventtitle": ""}},
		{bibtexFormat, map[string]string{"dates": "event"}, "huang-2017-rules", fields{"year": "2017", "month": "dec", "day": ""}},
		{bibtexFormat, nil, "wang-2017", fields{"title": "Keynote speech at the opening ceremony", "day": ""}},
		{bibtexFormat, map[string]string{"untitled": "bracketed"}, "wang-2017", fields{"title": "[{Keynote} speech at the opening ceremony]"}},
		{bibtexFormat, nil, "cno-2017-invitation", fields{"howpublished": "Letter to Wuhan University", "month": "sep",
			"note": "Box 4, Folder 12, Foreign Affairs Papers, Wuhan University Archives, Wuhan. Unpublished."}},
		{bibtexFormat, nil, "cancelled-2020", fields{"howpublished": "Congress, 30 March – 2 April 2020, Kyoto, Japan", "note": "Cancelled.", "shorttitle": "{IC24}",
			"key": "24th International Congress", "month": "mar"}},
		{bibtexFormat, nil, "bedenel-2019", fields{"author": `B{\'e}d{\'e}nel, Anne-Laure and {\OE}uvrard, {\'E}lo{\"i}se`}},
		{bibtexFormat, map[string]string{"ascii": "false"}, "bedenel-2019", fields{"author": "Bédénel, Anne-Laure and Œuvrard, Éloïse"}},
		{bibtexFormat, nil, "whu-news-2017", fields{"year": "n.d."}},
		{bibtexFormat, nil, "book-1950", fields{"edition": "3rd", "volumes": "8"}},
		{bibtexFormat, nil, "ouyang-thesis", fields{"type": "{PhD} thesis", "school": `{Universit{\'e} Paris 1 Panth{\'e}on-Sorbonne}`}},
		{bibtexFormat, nil, "sermon", fields{"year": "c. 1624?"}},
		{bibtexFormat, nil, "decade", fields{"year": "1930s"}},
		{bibtexFormat, nil, "season", fields{"howpublished": "Lecture, Spring 1996", "month": ""}},
		{bibtexFormat, nil, "cas-proceedings", fields{"organization": "{Leiden University}", "address": "Cambridge", "number": "",
			"note": "3rd Conference on Cyber Norms, The Hague, Netherlands, 30 October – 2 November 2019."}},
	}
	for _, tt := range tests {
		_, got := bibRead(t, encodeBib(t, tt.format, tt.options, testReference(t, tt.key)))
		for name, want := range tt.want {
			if got[name] != want {
				t.Errorf("%s %v, %s: %s = %s, want %s", tt.format.Name, tt.options, tt.key, name, got[name], want)
			}
		}
	}
}

// TestBibCarries sets one text at a time and demands to find it in the entry, in
// every entry type.
func TestBibCarries(t *testing.T) {
	const word = "Zyxwvut"
	body := testAgents(testBody(word))
	event := func(change func(*records.Event)) func(*records.Reference) {
		return func(r *records.Reference) {
			e := records.Event{Key: "e", Kind: "conference", Genre: "Conference", Title: "Meeting", Status: "held"}
			change(&e)
			r.Events = []records.Event{e}
		}
	}
	sets := map[string]func(*records.Reference){
		"title": func(r *records.Reference) { r.Title = word }, "subtitle": func(r *records.Reference) { r.Subtitle = word },
		"description":    func(r *records.Reference) { r.Title, r.Description = "", word },
		"both":           func(r *records.Reference) { r.Description = word },
		"short title":    func(r *records.Reference) { r.ShortTitle = word },
		"original title": func(r *records.Reference) { r.OriginalTitle = word }, "transliteration": func(r *records.Reference) { r.Transliteration = word },
		"genre": func(r *records.Reference) { r.Genre, r.GenreGiven = word, true }, "medium": func(r *records.Reference) { r.Medium = word },
		"untitled genre": func(r *records.Reference) { r.Title, r.Genre = "", word },
		"lecture":        func(r *records.Reference) { r.Lecture = word }, "occasion": func(r *records.Reference) { r.Occasion = word },
		"audience": func(r *records.Reference) { r.Audience = word }, "author": func(r *records.Reference) { r.Author = body },
		"editor": func(r *records.Reference) { r.Editor = body }, "translator": func(r *records.Reference) { r.Translator = body },
		"chair": func(r *records.Reference) { r.Chair = body }, "moderator": func(r *records.Reference) { r.Moderator = body },
		"discussant": func(r *records.Reference) { r.Discussant = body }, "interviewer": func(r *records.Reference) { r.Interviewer = body },
		"interpreter": func(r *records.Reference) { r.Interpreter = body }, "recipient": func(r *records.Reference) { r.Recipient = body },
		"reader": func(r *records.Reference) { r.Reader = body }, "uploader": func(r *records.Reference) { r.Uploader = body },
		"organizer": func(r *records.Reference) { r.Organizer = body }, "host": func(r *records.Reference) { r.Host = body },
		"sponsor": func(r *records.Reference) { r.Sponsor = body }, "venue": func(r *records.Reference) { r.Place.Venue = word },
		"publisher": func(r *records.Reference) { r.Publisher = word }, "publisher place": func(r *records.Reference) { r.Publisher, r.PublisherPlace = "P", word },
		"series":         func(r *records.Reference) { r.Series = word },
		"duration":       func(r *records.Reference) { r.Duration = word },
		"url":            func(r *records.Reference) { r.URL = word },
		"archived":       func(r *records.Reference) { r.ArchivedURL = word },
		"both addresses": func(r *records.Reference) { r.URL, r.ArchivedURL = "x", word },
		"doi":            func(r *records.Reference) { r.DOI = word },
		"archive":        func(r *records.Reference) { r.Archive = word },
		"note":           func(r *records.Reference) { r.Note = word },
		"abstract":       func(r *records.Reference) { r.Abstract = word },
		"keyword":        func(r *records.Reference) { r.Keywords = []string{word} },
		"reported in": func(r *records.Reference) {
			r.ReportedIn = []*records.Reference{{Key: "n", Type: records.TypeSource, Kind: "news", Title: word}}
		},
		"event":              event(func(e *records.Event) { e.Title = word }),
		"acronym":            event(func(e *records.Event) { e.Acronym = word }),
		"own acronym":        func(r *records.Reference) { r.Own = &records.Event{Acronym: word} },
		"own abbreviation":   func(r *records.Reference) { r.Own = &records.Event{Abbreviation: word} },
		"event abbreviation": event(func(e *records.Event) { e.Abbreviation = word }),
		"event short title":  event(func(e *records.Event) { e.ShortTitle = word }),
		"committee":          event(func(e *records.Event) { e.Committee = word }),
		"event place":        event(func(e *records.Event) { e.Place.City = word }),
		"event theme":        event(func(e *records.Event) { e.Theme = word }),
		"event chair": func(r *records.Reference) { // of a session: that of a conference does not chair each of its talks
			event(func(*records.Event) {})(r)
			r.Events = append([]records.Event{{Key: "s", Kind: "panel", Title: "Panel", Genre: "Panel", Status: "held", Chair: body}}, r.Events...)
		},
		"office": func(r *records.Reference) {
			r.Author = testAgents(testPerson("A", "B"))
			r.Author.List[0].Office = word
		},
		"number":        func(r *records.Reference) { r.Number = word },
		"pages":         func(r *records.Reference) { r.Pages = word },
		"volume":        func(r *records.Reference) { r.Volume = word },
		"issue":         func(r *records.Reference) { r.Issue = word },
		"edition":       func(r *records.Reference) { r.Edition = word },
		"volume title":  func(r *records.Reference) { r.VolumeTitle = word },
		"container":     func(r *records.Reference) { r.Container = word },
		"isbn":          func(r *records.Reference) { r.ISBN = word },
		"issn":          func(r *records.Reference) { r.ISSN = word },
		"archive place": func(r *records.Reference) { r.ArchivePlace = word },
	}
	notOf := map[records.Type][]string{ // what a record of the type cannot say
		records.TypeEvent: {"author", "editor", "translator", "discussant", "interviewer", "interpreter", "recipient", "reader", "uploader", "office",
			"medium", "lecture", "occasion", "audience", "publisher", "publisher place", "duration", "pages", "number", "original title",
			"transliteration", "event chair", "event place", "event theme", "committee", "event short title",
			"event abbreviation", "acronym", "volume", "issue", "edition", "volume title", "container", "isbn", "issn",
			"series"},
		records.TypeSpeech: {"volume", "issue", "edition", "volume title", "container", "isbn", "issn", "series", "editor", "own acronym", "own abbreviation"},
		records.TypeSource: {"organizer", "host", "sponsor", "chair", "moderator", "discussant", "interviewer", "interpreter", "recipient", "reader",
			"lecture", "occasion", "audience", "office", "event chair", "event theme", "uploader", "own acronym", "own abbreviation", "committee",
			"event short title", "event abbreviation"},
	}
	for _, f := range bibFormats {
		for typ, kinds := range testKinds {
			for _, kind := range kinds {
				for name, set := range sets {
					if slices.Contains(notOf[typ], name) {
						continue
					}
					for _, url := range []string{"", "https://example.org"} {
						r := carrier(typ, kind)
						r.URL = url
						set(r)
						if text := encodeBib(t, f.Format, nil, r); !strings.Contains(text, word) {
							t.Errorf("%s, %s %s: %s is lost:\n%s", f.Name, typ, kind, name, text)
						}
					}
				}
			}
		}
		for _, kind := range testKinds[records.TypeSource] { // a speech printed in a source
			for name, set := range sets {
				r := carrier(records.TypeSpeech, "address")
				r.PublishedIn = carrier(records.TypeSource, kind)
				r.PublishedIn.Editor = testAgents(testPerson("Editor", "Eve"))
				if strings.HasPrefix(name, "own ") {
					continue
				}
				if !slices.Contains(notOf[records.TypeSpeech], name) {
					set(r)
				} else if f.bib.printed[kind] == "" || slices.Contains([]string{"issn", "issue"}, name) != (kind == "journal" || kind == "news") || name == "container" {
					continue
				} else {
					set(r.PublishedIn)
				}
				if text := encodeBib(t, f.Format, nil, r); !strings.Contains(text, word) {
					t.Errorf("%s, printed in %s: %s is lost:\n%s", f.Name, kind, name, text)
				}
			}
		}
	}
}

func carrier(typ records.Type, kind string) *records.Reference {
	r := &records.Reference{Key: "k", Type: typ, Kind: kind, Genre: "Label", Title: "Title", TextLanguage: "en", Date: testDay(2017, 12, 4),
		Author: testAgents(testPerson("Doe", "Jane"))}
	if typ == records.TypeEvent {
		r.Author = records.AgentList{}
		r.Own = &records.Event{Kind: kind, Title: "Title", Genre: "Label", Status: "held"}
	}
	return r
}
