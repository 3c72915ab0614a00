package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// The references that the tests of every format write. They are made by hand,
// as records would resolve to them, so that a format is tested apart from the
// reading of files. references and kindReferences return new values at each
// call: a format that changes one is found out by comparing with another call.

// testKinds are the kinds of each type of record that becomes a reference.
var testKinds = map[records.Type][]string{
	records.TypeEvent: {
		"conference", "summit", "congress", "symposium", "forum", "session", "panel", "roundtable", "workshop",
		"seminar", "webinar", "lecture-series", "meeting", "ceremony", "hearing", "debate", "press-conference",
		"course", "festival", "service", "other",
	},
	records.TypeSpeech: {
		"speech", "keynote", "lecture", "named-lecture", "address", "opening-address", "closing-address", "remarks",
		"statement", "presentation", "paper", "poster", "panel-talk", "testimony", "letter", "sermon", "toast",
		"eulogy", "commencement", "debate", "press-conference", "interview", "slides", "other",
	},
	records.TypeSource: {
		"news", "webpage", "video", "audio", "transcript", "book", "proceedings", "journal", "report", "thesis",
		"archive", "post", "other",
	},
}

func testDay(year, month, day int) records.Date {
	return records.Date{Start: testMoment(year, month, day)}
}

func testMoment(year, month, day int) records.Moment {
	return records.Moment{Set: true, Year: year, Month: month, Day: day}
}

func testRange(from, to records.Moment) records.Date {
	return records.Date{Start: from, End: to, Interval: true}
}

func testPerson(family, given string) records.Agent {
	return records.Agent{Name: records.Name{Family: family, Given: given}}
}

func testBody(name string) records.Agent {
	return records.Agent{Name: records.Name{Literal: name}, Organization: true}
}

func testAgents(list ...records.Agent) records.AgentList { return records.AgentList{List: list} }

var testWuzhen = records.Place{City: "Wuzhen", Region: "Zhejiang", Country: "China", CountryCode: "CN"}

func testConference() records.Event {
	return records.Event{
		Key: "wic-2017", Kind: "conference", Genre: "Conference",
		Title: "4th World Internet Conference", BareTitle: "World Internet Conference", ShortTitle: "Wuzhen Summit",
		Series: "World Internet Conference", Number: "4", Ordinal: "4th",
		Theme: "Developing the Digital Economy to Promote Openness and Sharing – " +
			"Joining Hands to Build a Community of Cyberspace Destiny",
		Date:  testRange(testMoment(2017, 12, 3), testMoment(2017, 12, 5)),
		Place: testWuzhen, Status: "held",
		Organizer: testAgents(testBody("Cyberspace Administration of China"), testBody("People's Government of Zhejiang Province")),
	}
}

func testForum() records.Event {
	return records.Event{
		Key: "rules-forum", Kind: "forum", Genre: "Forum",
		Title: "International Rules for Cyberspace", Subtitle: "Consensus and Prospects",
		Date: testDay(2017, 12, 4), Time: records.Time{Set: true, Words: "afternoon"}, Place: testWuzhen, Status: "held",
		Organizer: testAgents(testBody("Wuhan University"),
			testBody("China Institutes of Contemporary International Relations"),
			testBody("Shanghai Academy of Social Sciences")),
	}
}

func testCeremony() records.Event {
	return records.Event{
		Key: "opening", Kind: "ceremony", Genre: "Ceremony", Description: "Opening ceremony",
		Date: testRange(testMoment(2017, 12, 3), testMoment(2017, 12, 5)), Place: testWuzhen, Status: "held",
	}
}

func testNews() *records.Reference {
	return &records.Reference{
		Key: "whu-news-2017", Type: records.TypeSource, Kind: "news", Genre: "News report",
		Title:     "Wuhan University Hosts a Sub-Forum of the 4th World Internet Conference",
		Author:    testAgents(testBody("Institute of International Law, Wuhan University")),
		Container: "Wuhan University News", Language: "en", TextLanguage: "en",
		Publisher: "Wuhan University",
	}
}

func testProceedings() *records.Reference {
	return &records.Reference{
		Key: "cas-proceedings", Type: records.TypeSource, Kind: "proceedings", Genre: "Proceedings",
		Title: "Cyber Law and Statecraft", Subtitle: "Proceedings of the Third Conference on Cyber Norms",
		Editor: testAgents(testPerson("Delerue", "François"),
			records.Agent{Name: records.Name{Family: "Broeders", Given: "Dennis", Particle: "van den"}}),
		Publisher: "Cambridge University Press", PublisherPlace: "Cambridge", Series: "Cyber Studies", Volume: "12",
		ISBN: "978-1-009-00000-0", Date: records.Date{Start: records.Moment{Set: true, Year: 2020}},
		Language: "en", TextLanguage: "en",
		Events: []records.Event{{
			Key: "cyber-norms-3", Kind: "conference", Genre: "Conference",
			Title: "3rd Conference on Cyber Norms", BareTitle: "Conference on Cyber Norms", Number: "3", Ordinal: "3rd",
			Date:  testRange(testMoment(2019, 10, 30), testMoment(2019, 11, 2)),
			Place: records.Place{City: "The Hague", Country: "Netherlands", CountryCode: "NL"}, Status: "held",
			Organizer: testAgents(testBody("Leiden University")),
		}},
	}
}

// references are realistic references, at least one for each way in which a
// format treats a kind of record, and those with awkward texts, names and dates.
func references() []*records.Reference {
	return []*records.Reference{
		{ // a talk in a forum in a conference, with all that a programme says of it
			Key: "huang-2017-rules", Type: records.TypeSpeech, Kind: "speech", Genre: "Speech",
			Title:    "Asian and African Countries and the Formulation of International Rules for Cyberspace",
			Language: "en", TextLanguage: "en",
			Author: testAgents(records.Agent{
				Key: "huang-zhixiong", Name: records.Name{Family: "Huang", Given: "Zhixiong"}, Honorific: "Professor",
				Office: "Deputy Director", Affiliation: "Institute of International Law, Wuhan University",
				ORCID: "0000-0002-1825-0097",
			}),
			Date: testDay(2017, 12, 4), DateFrom: "rules-forum", Time: records.Time{Set: true, Words: "afternoon"},
			Place: testWuzhen, Events: []records.Event{testForum(), testConference()},
			Organizer: testForum().Organizer, Translator: testAgents(testPerson("Lee", "Tom")),
			Interpreter: testAgents(testPerson("Ivanova", "Anna")), Moderator: testAgents(testPerson("Xu", "Jun")),
			ReportedIn: []*records.Reference{testNews()}, Keywords: []string{"cyberspace", "trade, climate", "AALCO"},
			Abstract: "Most countries have no voice.\n\nWorking together is required by common security.",
			URL:      "https://www.example.org/talks/huang?id=7&lang=en%20GB#t_1", Accessed: testDay(2018, 1, 9),
			ArchivedURL: "https://web.archive.org/web/2018/https://www.example.org/talks/huang",
			Medium:      "Video", Duration: "18:13", Publisher: "Example Channel", Posted: testDay(2017, 12, 10),
		},
		{ // an untitled keynote at a described ceremony; only the conference's dates are known
			Key: "wang-2017", Type: records.TypeSpeech, Kind: "keynote", Genre: "Keynote address", Language: "zh",
			Author: testAgents(records.Agent{Name: records.Name{Family: "Wang", Given: "Huning"},
				Office: "Member of the Standing Committee of the Political Bureau"}),
			Description: "Keynote speech at the opening ceremony",
			Date:        testConference().Date, DateFrom: "wic-2017", Place: testWuzhen,
			Events: []records.Event{testCeremony(), testConference()}, ReportedIn: []*records.Reference{testNews()},
		},
		{ // neither title nor description
			Key: "mcconnell-2017", Type: records.TypeSpeech, Kind: "remarks", Genre: "Remarks",
			Author: testAgents(testPerson("McConnell", "Bruce")), Date: testDay(2017, 12, 4), Place: testWuzhen,
			Events: []records.Event{testForum(), testConference()},
		},
		{ // a letter read out at a conference, untitled
			Key: "xi-2017-letter", Type: records.TypeSpeech, Kind: "letter", Genre: "Congratulatory letter", GenreGiven: true,
			Author: testAgents(records.Agent{Name: records.Name{Family: "Xi", Given: "Jinping"}, Office: "President"}),
			Reader: testAgents(testPerson("Huang", "Kunming")), Recipient: testAgents(testBody("World Internet Conference")),
			Date: testConference().Date, DateFrom: "wic-2017", Place: testWuzhen, Language: "zh",
			Events: []records.Event{testCeremony(), testConference()}, ReportedIn: []*records.Reference{testNews()},
		},
		{ // a letter in an archive, known to the month
			Key: "cno-2017-invitation", Type: records.TypeSpeech, Kind: "letter", Genre: "Letter",
			Author: testAgents(testBody("Central Network Office")), Recipient: testAgents(testBody("Wuhan University")),
			Title: "Invitation to co-organize a forum", TextLanguage: "en",
			Date:    records.Date{Start: records.Moment{Set: true, Year: 2017, Month: 9}},
			Archive: "Wuhan University Archives", ArchiveCollection: "Foreign Affairs Papers", ArchiveLocation: "Box 4, Folder 12",
			ArchivePlace: "Wuhan", Unpublished: true,
		},
		{ // a conference as an event of its own
			Key: "wic-2017", Type: records.TypeEvent, Kind: "conference", Genre: "Conference",
			Title: "4th World Internet Conference", ShortTitle: "Wuzhen Summit", Language: "en", TextLanguage: "en",
			Date: testConference().Date, Place: testWuzhen, Organizer: testConference().Organizer,
			Host: testAgents(testBody("Tongxiang Municipal Government")), Sponsor: testAgents(testBody("Alibaba, Tencent and Baidu")),
			Own: new(testConference()), URL: "https://www.wuzhenwic.org/2017/", Accessed: testDay(2018, 1, 9),
		},
		{ // a forum in it
			Key: "rules-forum", Type: records.TypeEvent, Kind: "forum", Genre: "Forum", TextLanguage: "en",
			Title: "International Rules for Cyberspace", Subtitle: "Consensus and Prospects",
			Date: testDay(2017, 12, 4), Time: testForum().Time, Place: testWuzhen, Organizer: testForum().Organizer,
			Own: new(testForum()), Events: []records.Event{testConference()}, ReportedIn: []*records.Reference{testNews()},
		},
		{ // a described ceremony without organizers, and one that did not take place
			Key: "opening", Type: records.TypeEvent, Kind: "ceremony", Genre: "Ceremony", Description: "Opening ceremony",
			Date: testConference().Date, Place: testWuzhen, Own: new(testCeremony()), Events: []records.Event{testConference()},
		},
		testCancelled(),
		testSymposiumTalk(),
		testPanel(),
		testHearing(),
		testTestimony(),
		{ // a named lecture
			Key: "french-2014", Type: records.TypeSpeech, Kind: "named-lecture", Genre: "Lecture", TextLanguage: "en",
			Title: "Rights and Freedoms and the Rule of Law", Lecture: "Sultan Azlan Shah Lecture", LectureNumber: "27",
			Author: testAgents(records.Agent{Name: records.Name{Family: "French", Given: "Robert"}, Honorific: "Chief Justice",
				Office: "Chief Justice of Australia"}),
			Audience: "Members of the Royal Family", Occasion: "in the presence of the Sultan of Perak",
			Date: testDay(2014, 9, 25), Place: records.Place{Venue: "Mandarin Oriental Hotel", Room: "Grand Ballroom", City: "Kuala Lumpur",
				Country: "Malaysia", CountryCode: "MY"}, Language: "en",
		},
		{ // a debate: several speakers, not all named, with moderators
			Key: "nixon-kennedy-1960", Type: records.TypeSpeech, Kind: "debate", Genre: "Debate", TextLanguage: "en", Language: "en",
			Title: "First Presidential Debate",
			Author: records.AgentList{EtAl: true, List: []records.Agent{testPerson("Kennedy", "John F."),
				testPerson("Nixon", "Richard M.")}},
			Moderator: testAgents(testPerson("Smith", "Howard K.")), Date: testDay(1960, 9, 26),
			Time:  records.Time{Set: true, Hour: 20, Minute: 30, HasOffset: true, Offset: -300},
			Place: records.Place{Venue: "WBBM-TV", City: "Chicago", Region: "IL", Country: "United States", CountryCode: "US"},
		},
		{ // in Chinese throughout, with an ordinal in the event's title
			Key: "huang-2017-zh", Type: records.TypeSpeech, Kind: "speech", Genre: "演讲", TextLanguage: "zh", Language: "zh",
			Title: "亚非国家与网络空间国际规则的制定", Transliteration: "Ya-Fei guojia yu wangluo kongjian guoji guize de zhiding",
			Author: testAgents(records.Agent{Name: records.Name{Family: "黄", Given: "志雄"}, Affiliation: "武汉大学国际法研究所"},
				records.Agent{Name: records.Name{Literal: "习近平"}}),
			Date:  testDay(2017, 12, 4),
			Place: records.Place{City: "乌镇", Country: "中国", CountryCode: "CN"},
			Events: []records.Event{{Key: "wic-2017", Kind: "conference", Genre: "会议", Title: "第四届世界互联网大会",
				BareTitle: "世界互联网大会", Number: "4", Ordinal: "第四届", Language: "zh", Status: "held",
				Date:      testConference().Date,
				Organizer: testAgents(testBody("国家互联网信息办公室"), testBody("浙江省人民政府"))}},
		},
		{ // a speech given in Russian, its title translated
			Key: "putin-2007", Type: records.TypeSpeech, Kind: "address", Genre: "Address", Language: "ru", TextLanguage: "en",
			Title:         "Speech and the following discussion at the Munich Conference on Security Policy",
			OriginalTitle: "Выступление и дискуссия на Мюнхенской конференции по вопросам политики безопасности",
			Author:        testAgents(testPerson("Путин", "Владимир Владимирович")), Date: testDay(2007, 2, 10),
			Place:     records.Place{City: "München", Country: "Germany", CountryCode: "DE"},
			Publisher: "Kremlin", URL: "http://en.kremlin.ru/events/president/transcripts/24034", Medium: "Transcript",
			Posted: testDay(2007, 2, 11), OriginalDate: testDay(2007, 2, 10),
		},
		testNews(),
		testProceedings(),
		{ // a talk printed in proceedings
			Key: "walsh-2019", Type: records.TypeSpeech, Kind: "paper", Genre: "Paper", Language: "en", TextLanguage: "en",
			Title: "UNODC and the Budapest Convention", Subtitle: "What AT&T and 50% of C# users say",
			Author: testAgents(records.Agent{Name: records.Name{Family: "Walsh", Given: "Neil", Suffix: "Jr."}}),
			Date:   testDay(2019, 10, 31), Events: testProceedings().Events, Place: testProceedings().Events[0].Place,
			Organizer: testProceedings().Events[0].Organizer, Pages: "101-118", Number: "7B", PublishedIn: testProceedings(),
			Chair: testAgents(testPerson("Ban", "Ki-moon")), DOI: "10.1017/S0020818300_01(2)<3>",
		},
		{ // a speech printed in a book that has no event
			Key: "lincoln-1863", Type: records.TypeSpeech, Kind: "eulogy", Genre: "Eulogy", Language: "en", TextLanguage: "en",
			Title: "Gettysburg Address", Author: testAgents(testPerson("Lincoln", "Abraham")), Date: testDay(1863, 11, 19),
			Place: records.Place{City: "Gettysburg", Region: "PA", Country: "United States", CountryCode: "US"}, Pages: "536",
			PublishedIn: &records.Reference{Key: "lincoln-speeches", Type: records.TypeSource, Kind: "book", Genre: "Book",
				Title: "Speeches and Writings", Subtitle: "1859–1865", Editor: testAgents(testPerson("Fehrenbacher", "Don E.")),
				Publisher: "Library of America", PublisherPlace: "New York", Date: records.Date{Start: records.Moment{Set: true, Year: 1989}}},
		},
		{ // a recording as the thing cited
			Key: "robinson-2006", Type: records.TypeSource, Kind: "video", Genre: "Video", Language: "en", TextLanguage: "en",
			Title: "Do Schools Kill Creativity?", Author: testAgents(testPerson("Robinson", "Ken")), Container: "TED Talks",
			Publisher: "TED Conferences", Date: testDay(2006, 6, 27), Duration: "19:24", Medium: "Video",
			URL: "https://www.ted.com/talks/sir_ken_robinson", Accessed: testDay(2020, 5, 1),
			Events: []records.Event{{Key: "ted-2006", Kind: "conference", Genre: "Conference", Title: "TED2006", Status: "held",
				Date:  records.Date{Start: records.Moment{Set: true, Year: 2006, Month: 2}},
				Place: records.Place{City: "Monterey", Region: "CA", Country: "United States", CountryCode: "US"}}},
		},
		{Key: "bbc-reith-1948", Type: records.TypeSource, Kind: "audio", Genre: "Audio recording", TextLanguage: "en", Language: "en",
			Title: "The Impulse to Action", Author: testAgents(testPerson("Russell", "Bertrand")), Series: "The Reith Lectures", Number: "1",
			Publisher: "BBC Radio 4", Date: testDay(1948, 12, 26)},
		{Key: "readout-2017", Type: records.TypeSource, Kind: "webpage", Genre: "Web page", TextLanguage: "en", Language: "en",
			Title: "Readout of the Secretary-General's Meeting", Container: "United Nations", Author: testAgents(testBody("United Nations")),
			Date: testDay(2017, 12, 5), URL: "https://www.un.org/sg/en/content/sg/readout/2017-12-05/100%", Accessed: testDay(2018, 1, 9)},
		{Key: "nyt-2017", Type: records.TypeSource, Kind: "news", Genre: "News report", TextLanguage: "en", Language: "en",
			Title: "Apple's Tim Cook and Google's Sundar Pichai Were Surprise Guests", Author: testAgents(testPerson("Zhong", "Raymond")),
			Container: "The New York Times", PublisherPlace: "New York", Date: testDay(2017, 12, 3), Pages: "B3", Edition: "Late", Volume: "167",
			URL: "https://www.nytimes.com/2017/12/03/business/china-internet.html"},
		{Key: "lewis-report", Type: records.TypeSource, Kind: "report", Genre: "Report", TextLanguage: "en",
			Title: "Rethinking Cybersecurity", Author: testAgents(testPerson("Lewis", "James")), Number: "2018/3",
			Publisher: "Center for Strategic and International Studies", PublisherPlace: "Washington, DC",
			Date: records.Date{Start: records.Moment{Set: true, Year: 2018, Month: 1}}},
		{Key: "ouyang-thesis", Type: records.TypeSource, Kind: "thesis", Genre: "PhD thesis", GenreGiven: true, TextLanguage: "fr",
			Title: "L’espace numérique et le droit", Author: testAgents(testPerson("d'Ormesson", "Zoë")), Language: "fr",
			Publisher: "Université Paris 1 Panthéon-Sorbonne", Date: records.Date{Start: records.Moment{Set: true, Year: 2016}}},
		{Key: "asil-journal", Type: records.TypeSource, Kind: "journal", Genre: "Journal article", TextLanguage: "en",
			Title: "Remarks by Wang Huning", Container: "Proceedings of the ASIL Annual Meeting", Volume: "111", Issue: "2", Pages: "40–44",
			Author: testAgents(testPerson("Wang", "Huning")), ISSN: "0272-5037", DOI: "10.1017/amp.2017.12",
			Date: records.Date{Start: records.Moment{Set: true, Year: 2017, Season: 23}}},
		{Key: "un-archive", Type: records.TypeSource, Kind: "archive", Genre: "Archival record",
			Title: "Verbatim record of the 1st plenary meeting", Archive: "United Nations Archives", ArchiveCollection: "S-0987",
			ArchiveLocation: "Box 3", ArchivePlace: "New York", Date: records.Date{Start: records.Moment{Set: true, Year: 1946, Approximate: true}}},
		{Key: "book-1950", Type: records.TypeSource, Kind: "book", Genre: "Book", Title: "Collected speeches", VolumeTitle: "The Early Years",
			Volume: "2", NumberOfVolumes: "8", Edition: "3", Author: testAgents(testPerson("Churchill", "Winston")), Publisher: "Chelsea House",
			PublisherPlace: "New York", ISBN: "0-8352-0693-9", OriginalDate: records.Date{Start: records.Moment{Set: true, Year: 1897}},
			Date: records.Date{Start: records.Moment{Set: true, Year: 1974}}, Translator: testAgents(testPerson("Roe", "Jane"))},
		testAwkward(),
		testNames(),
		{Key: "sermon", Type: records.TypeSpeech, Kind: "sermon", Genre: "Sermon", Title: "On Charity", Author: testAgents(testPerson("Donne", "John")),
			Date: records.Date{Start: records.Moment{Set: true, Year: 1624, Approximate: true, Uncertain: true}}, TextLanguage: "en"},
		{Key: "cicero", Type: records.TypeSpeech, Kind: "speech", Genre: "Speech", Title: "Second Philippic", TextLanguage: "en", Language: "la",
			Author: testAgents(records.Agent{Name: records.Name{Literal: "Cicero"}}), Date: records.Date{Start: records.Moment{Set: true, Year: -43}}},
		{Key: "season", Type: records.TypeSpeech, Kind: "lecture", Genre: "Lecture", Title: "Gauge theory", TextLanguage: "en",
			Author: testAgents(testPerson("Yang", "Chen Ning")), Date: records.Date{Start: records.Moment{Set: true, Year: 1996, Season: 21}}},
		{Key: "decade", Type: records.TypeSpeech, Kind: "toast", Genre: "Toast", Description: "After-dinner toast",
			Author: testAgents(testPerson("Shaw", "Bernard")),
			Date:   records.Date{Start: records.Moment{Set: true, Year: 1930, Unspecified: records.UnspecifiedYear}}},
		{Key: "open", Type: records.TypeEvent, Kind: "lecture-series", Genre: "Lecture series", Title: "Cyber Dialogues", TextLanguage: "en",
			Own: &records.Event{Key: "open", Kind: "lecture-series", Genre: "Lecture series", Title: "Cyber Dialogues", Status: "held",
				Place: records.Place{Online: true}},
			Date: records.Date{Start: testMoment(2017, 12, 0), End: records.Moment{Open: true}, Interval: true}, Place: records.Place{Online: true}},
		{Key: "undated", Type: records.TypeSpeech, Kind: "statement", Genre: "Statement", Description: "Statement by an unnamed official"},
		{Key: "timed", Type: records.TypeSpeech, Kind: "opening-address", Genre: "Opening address", Title: "Welcome", TextLanguage: "en",
			Author: testAgents(testBody("Ministry of Energy, Mines and Water")), Date: testDay(2023, 3, 30),
			Time:  records.Time{Set: true, Hour: 10, Minute: 30, HasOffset: true, Offset: 480},
			Place: records.Place{Venue: "BFA Hotel and Convention Centre", City: "Boao", Region: "Hainan", Country: "China", CountryCode: "CN"},
			Events: []records.Event{{Key: "boao", Kind: "forum", Genre: "Forum", Title: "Boao Forum for Asia", Status: "held", Acronym: "BFA",
				Date:  testRange(testMoment(2023, 3, 28), testMoment(2023, 3, 31)),
				Place: records.Place{City: "Boao", Region: "Hainan", Country: "China", CountryCode: "CN"}}}},
	}
}

func testCancelled() *records.Reference {
	own := records.Event{Key: "cancelled-2020", Kind: "congress", Genre: "Congress", Title: "24th International Congress",
		BareTitle: "International Congress", Number: "24", Ordinal: "24th", Acronym: "IC24", Status: "cancelled",
		Date:  testRange(testMoment(2020, 3, 30), testMoment(2020, 4, 2)),
		Place: records.Place{City: "Kyoto", Country: "Japan", CountryCode: "JP"}}
	return &records.Reference{Key: "cancelled-2020", Type: records.TypeEvent, Kind: "congress", Genre: "Congress", TextLanguage: "en",
		Title: own.Title, Date: own.Date, Place: own.Place, Own: &own}
}

func testSymposiumTalk() *records.Reference { // a talk of a symposium at a numbered meeting
	return &records.Reference{Key: "bedenel-2019", Type: records.TypeSpeech, Kind: "paper", Genre: "Paper presentation", GenreGiven: true,
		Title: "Le Coming-Out Transgenre", Subtitle: "Une Étude", Language: "fr", TextLanguage: "fr",
		Author: testAgents(testPerson("Bédénel", "Anne-Laure"), testPerson("Œuvrard", "Éloïse")),
		Date:   testDay(2019, 3, 21),
		Place:  records.Place{City: "Jacksonville", Region: "FL", Country: "United States", CountryCode: "US"}, Number: "412",
		Chair: testAgents(testPerson("Muñoz", "Łucja")), Discussant: testAgents(testPerson("Øster", "Åse")),
		Events: []records.Event{
			{Key: "symp", Kind: "symposium", Genre: "Symposium", Title: "Transgender Lives", Status: "held",
				Chair: testAgents(testPerson("Ban", "Ki-moon")), Date: testDay(2019, 3, 21)},
			{Key: "sepa", Kind: "conference", Genre: "Conference", Status: "held",
				Title:     "Southeastern Psychological Association 65th Annual Meeting",
				BareTitle: "Southeastern Psychological Association Annual Meeting", Number: "65", Ordinal: "65th", Acronym: "SEPA",
				Date:  testRange(testMoment(2019, 3, 20), testMoment(2019, 3, 23)),
				Place: records.Place{City: "Jacksonville", Region: "FL", Country: "United States", CountryCode: "US"}},
		}}
}

func testPanel() *records.Reference { // a panel as one thing spoken by several
	return &records.Reference{Key: "panel-2018", Type: records.TypeSpeech, Kind: "panel-talk", Genre: "Panel discussion", GenreGiven: true,
		Title: "Trust, Trade and Technology", TextLanguage: "en", Language: "en-US",
		Author: testAgents(testPerson("Zuckerberg", "Mark"), testBody("Federal Trade Commission"), testPerson("Li", "Robin")),
		Chair:  testAgents(testPerson("Schwab", "Klaus")), Host: testAgents(testBody("Stanford University")),
		Sponsor: testAgents(testBody("ACM")), Date: testDay(2018, 4, 1), Place: records.Place{Online: true},
		Events: []records.Event{{Key: "webinar", Kind: "webinar", Genre: "Webinar", Title: "Cyber Week", Status: "held",
			Date: testRange(testMoment(2018, 3, 30), testMoment(2018, 4, 2)), Place: records.Place{Online: true}}}}
}

func testHearingEvent() records.Event {
	return records.Event{Key: "hearing-2018", Kind: "hearing", Genre: "Hearing", Status: "held",
		Title: "Facebook, Social Media Privacy, and the Use and Abuse of Data", Date: testDay(2018, 4, 10),
		Place:        records.Place{City: "Washington", Region: "DC", Country: "United States", CountryCode: "US"},
		Jurisdiction: "United States", Authority: "United States Congress", Chamber: "Senate",
		Committee: "Committee on the Judiciary", Subcommittee: "Subcommittee on Privacy", Session: "2nd session", Bill: "S. 5793", Number: "115"}
}

func testHearing() *records.Reference {
	own := testHearingEvent()
	return &records.Reference{Key: own.Key, Type: records.TypeEvent, Kind: "hearing", Genre: "Hearing", TextLanguage: "en", Title: own.Title,
		Date: own.Date, Place: own.Place, Own: &own}
}

func testTestimony() *records.Reference {
	return &records.Reference{Key: "zuckerberg-2018", Type: records.TypeSpeech, Kind: "testimony", Genre: "Testimony", TextLanguage: "en",
		Author: testAgents(records.Agent{Name: records.Name{Family: "Zuckerberg", Given: "Mark"}, Office: "Chief Executive Officer",
			Affiliation: "Facebook"}), Date: testDay(2018, 4, 10), Place: testHearingEvent().Place, Language: "en-US",
		Events: []records.Event{testHearingEvent()}, URL: "https://www.judiciary.senate.gov/a b{c}", Note: "Line one.\nLine two: 100% $5 to $10."}
}

func testAwkward() *records.Reference { // every character that means something to some format
	return &records.Reference{Key: "Awkward_2020", Type: records.TypeSpeech, Kind: "other", Genre: "Talk & show #1", GenreGiven: true,
		Title: `$5 to $10 {50% off} \LaTeX_ ~x^2 <b> "quoted" @home | a#b`, Subtitle: `}{ \input{x} \write18{y} ^^5c % comment`, TextLanguage: "en",
		Author: testAgents(testBody("Smith & Sons, {Ltd}"), testPerson("O'Neil #2", "A. {B} 50%")),
		Note:   "type: hearing\nER  - \n@misc{x,\nTY  - \u2028new\u0085line  - here \u00adsoft\u200dzwj \u202bbidi\u202c",
		URL:    "https://example.org/~a/{b}|c\\d^e`f\"g <h> é?x=1%&y=%20",
		Events: []records.Event{{Key: "e", Kind: "other", Genre: "Event", Title: "R&D {Days} #3, 100% and _more_", Status: "held",
			Organizer: testAgents(testBody("A and B, C"))}}}
}

func testNames() *records.Reference { // names of every build
	name := func(family, given, particle, suffix string) records.Agent {
		return records.Agent{Name: records.Name{Family: family, Given: given, Particle: particle, Suffix: suffix}}
	}
	return &records.Reference{Key: "names", Type: records.TypeSpeech, Kind: "presentation", Genre: "Presentation", Title: "Names", TextLanguage: "en",
		Author: testAgents(
			name("Gogh", "Vincent", "van", ""), name("King", "Martin Luther", "", "Jr."), name("Leyen", "Ursula", "von der", ""),
			name("Von Der Leyen", "Ursula", "", ""), name("Salman", "Mohammed", "bin", ""), name("Ormesson", "Jean", "d'", ""),
			name("La Cruz", "María", "De", ""), name("da Silva e Souza", "João", "", ""), name("García Márquez", "Gabriel", "", ""),
			name("Plato", "", "", ""), name("Beethoven", "Ludwig", "van", "III"), name("Đặng", "Thị", "", ""), name("ʻAlī", "Ḥasan", "", ""),
			name("Şahin", "Ümit", "", ""), name("Ó Briain", "Éamon and Co", "", ""), name("and", "Rock, Roll", "", ""), name("hooks", "bell", "", ""),
			records.Agent{Name: records.Name{Literal: "UN Secretary-General"}}, testBody("Barnes and Noble, Inc."), testBody("others"),
			name("毛", "泽东", "", ""), name("Толстой", "Лев Николаевич", "", "")),
		Date: testDay(2020, 2, 29)}
}

// kindReferences has one reference for each kind of speech, event and source,
// each with the facts that kind usually has.
func kindReferences() []*records.Reference {
	var list []*records.Reference
	for _, typ := range []records.Type{records.TypeEvent, records.TypeSpeech, records.TypeSource} {
		for _, kind := range testKinds[typ] {
			r := &records.Reference{Key: string(typ) + "-" + kind, Type: typ, Kind: kind, Genre: "Label of " + kind,
				Title: "Of the Kind " + kind, TextLanguage: "en", Date: testDay(2017, 12, 4), Place: testWuzhen,
				URL: "https://example.org/" + kind, Accessed: testDay(2018, 1, 9)}
			switch typ {
			case records.TypeEvent:
				r.Own = &records.Event{Key: r.Key, Kind: kind, Genre: r.Genre, Title: r.Title, BareTitle: r.Title, Date: r.Date,
					Place: r.Place, Status: "held", Organizer: testAgents(testBody("Wuhan University"))}
				r.Organizer, r.Events = r.Own.Organizer, []records.Event{testConference()}
			case records.TypeSpeech:
				r.Author, r.Events = testAgents(testPerson("Huang", "Zhixiong")), []records.Event{testForum(), testConference()}
			case records.TypeSource:
				r.Author, r.Publisher, r.Container = testAgents(testPerson("Doe", "Jane")), "Wuhan University Press", "The Daily"
			}
			list = append(list, r)
		}
	}
	return list
}
