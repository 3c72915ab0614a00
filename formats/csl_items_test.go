package formats

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestCSLItems shows what becomes of each kind of fact. A want of "" says that
// the variable is not there.
func TestCSLItems(t *testing.T) {
	type want map[string]string
	day := `{"date-parts":[[2017,12,4]]}`
	days := `{"date-parts":[[2017,12,3],[2017,12,5]]}`
	wic, forum := `"4th World Internet Conference"`, `"International Rules for Cyberspace: Consensus and Prospects"`
	for _, test := range []struct {
		key     string
		what    string
		options string
		change  func(*records.Reference)
		want    want
	}{
		{key: "huang-2017-rules", what: "a talk in a session", want: want{
			"type": `"speech"`, "issued": day, "event-date": days, "event": wic, "event-title": wic, "container-title": forum,
			"event-place": `"Wuzhen, Zhejiang, China"`, "chair": `[{"family":"Xu","given":"Jun"}]`, "organizer": "",
			"available-date": `{"date-parts":[[2017,12,10]]}`, "medium": `"Video"`, "dimensions": `"18:13"`, "publisher": `"Example Channel"`,
			"keyword": `"cyberspace; trade, climate; AALCO"`, "citation-key": `"huang-2017-rules"`}},
		{key: "huang-2017-rules", what: "the dates of the conference, as APA wants them", options: "dates=event", want: want{"issued": days}},
		{key: "huang-2017-rules", what: "the day of posting", options: "dates=posted", want: want{"issued": `{"date-parts":[[2017,12,10]]}`, "available-date": ""}},
		{key: "huang-2017-rules", what: "trap 10: no container for IEEE and GB/T", options: "flatten=true", want: want{
			"container-title": "", "event": strings.TrimSuffix(forum, `"`) + ", " + strings.TrimPrefix(wic, `"`)}},
		{key: "huang-2017-rules", what: "organizers on request", options: "organizer=variable", want: want{
			"organizer": `[{"literal":"Wuhan University"},{"literal":"China Institutes of Contemporary International Relations"},{"literal":"Shanghai Academy of Social Sciences"}]`}},
		{key: "wang-2017", what: "untitled: the description is the genre, its session is not said twice", want: want{
			"title": "", "genre": `"Keynote speech at the opening ceremony"`, "container-title": "", "event": wic, "issued": days}},
		{key: "wang-2017", what: "trap 9: no language that turns names around", want: want{"language": ""}},
		{key: "wang-2017", what: "on request", options: "language=always", want: want{"language": `"zh"`}},
		{key: "wang-2017", what: "description as the title", options: "untitled=title", want: want{
			"title": `"Keynote speech at the opening ceremony"`, "genre": `"Keynote address"`}},
		{key: "whu-news-2017", what: "an untitled source", change: func(r *records.Reference) { r.Title, r.Description = "", "Report on the forum" }, want: want{
			"title": `"[Report on the forum]"`, "genre": ""}},
		{key: "wang-2017", what: "the description in brackets", options: "untitled=bracketed", want: want{"title": `"[Keynote speech at the opening ceremony]"`}},
		{key: "mcconnell-2017", what: "neither title nor description", want: want{"title": "", "genre": `"Remarks"`}},
		{key: "mcconnell-2017", what: "the label as the title, once", options: "untitled=title", want: want{"title": `"Remarks"`, "genre": ""}},
		{key: "undated", what: "untitled and by nobody: some styles would print nothing", want: want{
			"title": `"[Statement by an unnamed official]"`, "genre": "", "issued": ""}},
		{key: "xi-2017-letter", what: "trap 13: a letter that nobody can find", want: want{
			"type": `"document"`, "recipient": "", "title": `"[Congratulatory letter]"`, "genre": "", "event-date": "", "container-title": ""}},
		{key: "xi-2017-letter", what: "to whom, where nothing else is said", change: func(r *records.Reference) { r.GenreGiven, r.TextLanguage = false, "en" }, want: want{
			"title": `"[Letter to World Internet Conference]"`, "genre": `"Congratulatory letter"`}},
		{key: "cno-2017-invitation", what: "a letter in an archive", want: want{
			"type": `"personal_communication"`, "recipient": `[{"literal":"Wuhan University"}]`, "archive": `"Wuhan University Archives"`,
			"archive_location": `"Box 4, Folder 12"`, "issued": `{"date-parts":[[2017,9]]}`, "event": "", "status": ""}},
		{key: "wic-2017", what: "trap 17: an event has its organizers as authors", want: want{"type": `"event"`, "organizer": "",
			"author": `[{"literal":"Cyberspace Administration of China"},{"literal":"People's Government of Zhejiang Province"},{"literal":"Tongxiang Municipal Government"}]`,
			"issued": days, "event-date": days, "title-short": `"Wuzhen Summit"`}},
		{key: "wic-2017", what: "or as organizers", options: "organizer=variable", want: want{"author": "",
			"organizer": `[{"literal":"Cyberspace Administration of China"},{"literal":"People's Government of Zhejiang Province"},{"literal":"Tongxiang Municipal Government"}]`}},
		{key: "rules-forum", what: "an event in an event", want: want{"title": forum, "event": wic, "issued": day, "event-date": days}},
		{key: "cancelled-2020", what: "an event that was not held", want: want{"genre": `"Congress (Cancelled)"`, "status": ""}},
		{key: "zuckerberg-2018", what: "testimony as its hearing", want: want{
			"type": `"hearing"`, "title": `"Facebook, Social Media Privacy, and the Use and Abuse of Data"`, "event": "",
			"author": `[{"family":"Zuckerberg","given":"Mark"}]`, "section": `"Subcommittee on Privacy, Committee on the Judiciary, Senate"`,
			"authority": "", "chapter-number": `"115th Cong., 2nd session"`, "number": `"S. 5793"`, "publisher-place": `"Washington, DC, United States"`,
			"URL": `"https://www.judiciary.senate.gov/a%20b{c}"`}},
		{key: "zuckerberg-2018", what: "testimony as a speech", options: "testimony=speech", want: want{
			"type": `"speech"`, "title": "", "genre": `"Testimony"`, "section": "",
			"event": `"Facebook, Social Media Privacy, and the Use and Abuse of Data, Subcommittee on Privacy, Committee on the Judiciary, Senate, United States Congress, 115th Cong., 2nd session"`}},
		{key: "zuckerberg-2018", what: "testimony with a title of its own", change: func(r *records.Reference) { r.Title = "Opening Statement" },
			want: want{"type": `"speech"`, "title": `"Opening Statement"`, "genre": `"Testimony"`}},
		{key: "hearing-2018", what: "a hearing as a whole", want: want{"type": `"hearing"`, "author": "", "number": `"S. 5793"`, "event": "", "genre": ""}},
		{key: "hearing-2018", what: "one that is before nobody", change: func(r *records.Reference) {
			*r.Own = records.Event{Key: "h", Kind: "hearing", Title: r.Title}
			r.Organizer = testAgents(testBody("Academy"))
		}, want: want{"type": `"event"`, "author": `[{"literal":"Academy"}]`}},
		{key: "zuckerberg-2018", what: "in another parliament", change: func(r *records.Reference) {
			r.Events[0].Jurisdiction, r.Events[0].Authority, r.Events[0].Chamber, r.Events[0].Number = "Australia", "Parliament of Australia", "", "45"
		}, want: want{"authority": `"Parliament of Australia"`, "chapter-number": `"45th, 2nd session"`, "section": `"Subcommittee on Privacy, Committee on the Judiciary"`}},
		{key: "french-2014", what: "a named lecture stands for the event", want: want{"event": `"27th Sultan Azlan Shah Lecture"`,
			"event-place": `"Grand Ballroom, Mandarin Oriental Hotel, Kuala Lumpur, Malaysia"`, "event-date": `{"date-parts":[[2014,9,25]]}`}},
		{key: "french-2014", what: "the place from the city on", options: "place=city", want: want{"event-place": `"Kuala Lumpur, Malaysia"`}},
		{key: "nixon-kennedy-1960", what: "no event: the venue in its stead; a list that is not complete", want: want{
			"event": `"WBBM-TV"`, "event-place": `"Chicago, IL, United States"`, "chair": `[{"family":"Smith","given":"Howard K."}]`,
			"author": `[{"family":"Kennedy","given":"John F."},{"family":"Nixon","given":"Richard M., et al."}]`}},
		{key: "nixon-kennedy-1960", what: "no event", options: "venue=place", want: want{"event": "", "event-place": `"WBBM-TV, Chicago, IL, United States"`}},
		{key: "huang-2017-zh", what: "names in the order of the language", want: want{
			"language": `"zh"`, "author": `[{"family":"黄","given":"志雄"},{"literal":"习近平"}]`, "event-place": `"中国乌镇"`}},
		{key: "putin-2007", what: "a translated title: the language is not the title's", want: want{
			"language": "", "original-title": `"Выступление и дискуссия на Мюнхенской конференции по вопросам политики безопасности"`,
			"original-date": `{"date-parts":[[2007,2,10]]}`}},
		{key: "putin-2007", what: "a translated title behind that of the speech", options: "translations=bracketed", change: func(r *records.Reference) {
			r.Title, r.Subtitle, r.OriginalTitle = "On security", "A talk", "О безопасности"
		}, want: want{"title": `"О безопасности [On security: A talk]"`, "original-title": "", "language": `"ru"`}},
		{key: "putin-2007", what: "in Latin letters", options: "translations=bracketed", change: func(r *records.Reference) {
			r.Title, r.Subtitle, r.OriginalTitle, r.Transliteration = "On security", "", "О безопасности", "O bezopasnosti"
		}, want: want{"title": `"O bezopasnosti [On security]"`, "original-title": `"О безопасности"`}},
		{key: "putin-2007", what: "no original", options: "translations=bracketed", change: func(r *records.Reference) {
			r.Title, r.OriginalTitle = "О безопасности", ""
		}, want: want{"title": `"О безопасности"`}},
		{key: "putin-2007", what: "trap 50", change: func(r *records.Reference) { r.OriginalTitle = r.Title }, want: want{"original-title": ""}},
		{key: "huang-2017-rules", what: "trap 51", change: func(r *records.Reference) { r.Genre, r.GenreGiven = "Speech video recording", true }, want: want{
			"genre": `"Speech video recording"`, "medium": ""}},
		{key: "speech-slides", what: "trap 51, the other way", change: func(r *records.Reference) { r.Genre, r.Medium = "Slides", "PowerPoint slides" }, want: want{
			"genre": "", "medium": `"PowerPoint slides"`}},
		{key: "cas-proceedings", what: "proceedings", want: want{"type": `"book"`, "event": `"3rd Conference on Cyber Norms"`,
			"event-date": `{"date-parts":[[2019,10,30],[2019,11,2]]}`, "event-place": `"The Hague, Netherlands"`, "publisher-place": `"Cambridge"`,
			"issued": `{"date-parts":[[2020]]}`, "editor": `[{"family":"Delerue","given":"François"},{"family":"van den Broeders","given":"Dennis"}]`}},
		{key: "walsh-2019", what: "a paper in them", want: want{"type": `"paper-conference"`, "issued": `{"date-parts":[[2020]]}`,
			"event-date": `{"date-parts":[[2019,10,30],[2019,11,2]]}`, "chair": "", "genre": "", "page": `"101-118"`,
			"container-title": `"Cyber Law and Statecraft: Proceedings of the Third Conference on Cyber Norms"`, "collection-title": `"Cyber Studies"`,
			"author": `[{"family":"Walsh","given":"Neil, Jr."}]`, "editor": `[{"family":"Delerue","given":"François"},{"family":"van den Broeders","given":"Dennis"}]`}},
		{key: "lincoln-1863", what: "a speech in a book", want: want{"type": `"chapter"`, "issued": `{"date-parts":[[1989]]}`, "event-date": `{"date-parts":[[1863,11,19]]}`}},
		{key: "robinson-2006", what: "trap 15: a recording has a collection", want: want{"type": `"motion_picture"`, "collection-title": `"TED Talks"`,
			"container-title": "", "event": `"TED2006"`, "publisher": `"TED Conferences"`, "genre": "", "medium": `"Video"`, "event-place": `"Monterey, CA, United States"`}},
		{key: "robinson-2006", what: "of its event, where it has no other", change: func(r *records.Reference) { r.Container = "" }, want: want{"collection-title": `"TED2006"`}},
		{key: "bbc-reith-1948", what: "sound", want: want{"type": `"song"`, "collection-title": `"The Reith Lectures"`, "medium": `"Audio recording"`}},
		{key: "nyt-2017", what: "news: no label behind a headline", want: want{"type": `"article-newspaper"`, "genre": "", "container-title": `"The New York Times"`, "edition": `"Late"`}},
		{key: "readout-2017", what: "the author is the site", want: want{"type": `"webpage"`, "container-title": ""}},
		{key: "ouyang-thesis", what: "a genre that the record gives", want: want{"type": `"thesis"`, "genre": `"PhD thesis"`}},
		{key: "book-1950", what: "a volume", want: want{"volume-title": `"The Early Years"`, "volume": `"2"`, "number-of-volumes": `"8"`, "original-date": `{"date-parts":[[1897]]}`}},
		{key: "timed", what: "the time is data", want: want{"event-title": `"Boao Forum for Asia"`, "issued": `{"date-parts":[[2023,3,30]]}`}},
		{key: "timed", what: "an event with its acronym, as AMA has it", options: "event-name=acronym", want: want{"event": `"Boao Forum for Asia (BFA)"`}},
		{key: "timed", what: "an abbreviated event, as IEEE has it", options: "event-name=abbreviated",
			change: func(r *records.Reference) { r.Events[0].Abbreviation = "Boao Forum" }, want: want{"event": `"Boao Forum"`}},
		{key: "huang-2017-rules", what: "nobody named but who put it up", change: func(r *records.Reference) {
			r.Author, r.Uploader = records.AgentList{}, testAgents(testBody("TED"))
		}, want: want{"author": `[{"literal":"TED"}]`}},
		{key: "timed", what: "with its ordinal", options: "event-name=abbreviated", change: func(r *records.Reference) {
			e := &r.Events[0]
			e.Abbreviation, e.Number, e.Ordinal = "Int. Conf. Fiber", "2", "2nd"
		}, want: want{"event": `"2nd Int. Conf. Fiber"`}},
		{key: "huang-2017-rules", what: "the event without its ordinal", options: "event-name=unnumbered", want: want{"event": `"World Internet Conference"`}},
		{key: "huang-2017-rules", what: "the label of the session, as APA has it", options: "genre=session", change: func(r *records.Reference) { r.Events[0].Genre = "Symposium" },
			want: want{"genre": `"Symposium"`, "container-title": forum}},
		{key: "mcconnell-2017", what: "no label but a given one", options: "genre=given", change: func(r *records.Reference) { r.Title = "On trade" }, want: want{"genre": ""}},
		{key: "huang-2017-rules", what: "the forum in the place's stead, as AGLC has it", options: "forum=place event-name=unnumbered flatten=true", want: want{
			"event": "", "event-title": "", "event-place": strings.TrimSuffix(forum, `"`) + `, World Internet Conference"`}},
		{key: "french-2014", what: "a named lecture as the label", options: "forum=place", change: func(r *records.Reference) { r.GenreGiven = false }, want: want{
			"genre": `"Sultan Azlan Shah Lecture"`, "event": "", "event-place": `"Grand Ballroom, Mandarin Oriental Hotel"`}},
		{key: "french-2014", what: "a named lecture beside a label", options: "forum=place", change: func(r *records.Reference) { r.Genre, r.GenreGiven = "Speech", true }, want: want{
			"genre": `"Speech"`, "event-place": `"Sultan Azlan Shah Lecture, Grand Ballroom, Mandarin Oriental Hotel"`}},
		{key: "cno-2017-invitation", what: "a letter with where it is from", options: "forum=place", change: func(r *records.Reference) {
			r.Place, r.Author = records.Place{City: "The Hague"}, testAgents(testBody("Cyber Office"))
		}, want: want{"author": `[{"literal":"Cyber Office, The Hague,"}]`}},
		{key: "names", what: "honorific and office with the name", options: "honorifics=office names=parts", change: func(r *records.Reference) {
			r.Author = records.AgentList{List: []records.Agent{
				{Name: records.Name{Family: "Roberts", Given: "John G", Suffix: "Jr"}, Honorific: "Chief Justice", Office: "Chief Justice of the United States"},
				{Name: records.Name{Family: "习", Given: "近平"}, Honorific: "主席"},
			}}
		}, want: want{"author": `[{"family":"Roberts","given":"Chief Justice John G","suffix":"Jr, Chief Justice of the United States"},{"family":"习","given":"近平"}]`}},
		{key: "names", what: "the honorific alone", options: "honorifics=honorific", change: func(r *records.Reference) {
			r.Author = records.AgentList{List: []records.Agent{{Name: records.Name{Literal: "Bingham"}, Honorific: "Lord", Office: "Judge"}}}
		}, want: want{"author": `[{"literal":"Lord Bingham"}]`}},
		{key: "huang-2017-rules", what: "what was presented as a paper, as GB/T 7714 has it", options: "conference=paper", want: want{"type": `"paper-conference"`}},
		{key: "cas-proceedings", what: "proceedings stay a book", options: "conference=paper", want: want{"type": `"book"`}},
		{key: "cas-proceedings", what: "proceedings too, at no event of their own", options: "conference=all", want: want{
			"type": `"paper-conference"`, "event": "", "event-date": "", "event-place": ""}},
		{key: "names", what: "a place where there is no publisher's, as IEEE wants it", options: "publisher-place=event", change: func(r *records.Reference) {
			r.Place, r.Publisher, r.PublisherPlace = records.Place{City: "Wuhan"}, "", ""
		}, want: want{"publisher-place": `"Wuhan"`, "event-place": `"Wuhan"`}},
		{key: "cas-proceedings", what: "no place that is not the publisher's", options: "publisher-place=event", want: want{"publisher-place": `"Cambridge"`}},
		{key: "walsh-2019", what: "a numbered series as the work", options: "series=container", change: func(r *records.Reference) { r.PublishedIn.Number, r.PublishedIn.Volume = "7", "" }, want: want{
			"container-title": `"Cyber Studies"`, "volume": `"7"`, "volume-title": `"Cyber Law and Statecraft: Proceedings of the Third Conference on Cyber Norms"`,
			"collection-title": "", "collection-number": ""}},
		{key: "walsh-2019", what: "a number in a series", change: func(r *records.Reference) { r.PublishedIn.Number = "7" }, want: want{"collection-number": `"7"`}},
		{key: "huang-2017-zh", what: "a colon in any language", options: "subtitle=colon", change: func(r *records.Reference) { r.Title, r.Subtitle = "规则", "问题" }, want: want{"title": `"规则: 问题"`}},
		{key: "names", what: "an address without its scheme", options: "urls=bare", change: func(r *records.Reference) { r.URL = "https://www.example.org/a" }, want: want{"URL": `"www.example.org/a"`}},
		{key: "zuckerberg-2018", what: "the committee in the title, as APA has it", options: "testimony=title", want: want{
			"title": `"Facebook, Social Media Privacy, and the Use and Abuse of Data, Subcommittee on Privacy, Committee on the Judiciary, Senate"`, "section": ""}},
		{key: "zuckerberg-2018", what: "evidence, as AGLC has it", options: "testimony=evidence", change: func(r *records.Reference) { r.Place = records.Place{City: "Washington"} }, want: want{
			"type": `"personal_communication"`, "author": "", "title": "", "references": `"(Mark Zuckerberg)"`,
			"genre": `"Evidence to Subcommittee on Privacy, Committee on the Judiciary, Senate, United States Congress, Washington"`}},
		{key: "names", what: "a later version of a speech at no event", options: "dates=event", change: func(r *records.Reference) {
			r.Events, r.Date, r.Posted = nil, testDay(1863, 11, 19), testDay(2019, 0, 0)
		}, want: want{"issued": `{"date-parts":[[2019]]}`, "original-date": `{"date-parts":[[1863,11,19]]}`}},
		{key: "names", what: "event-date where it is needed for MLA", want: want{"event-date": `{"date-parts":[[2020,2,29]]}`}},
		{key: "names", what: "trap 53", options: "event-date=different", want: want{"event-date": ""}},
	} {
		t.Run(test.key+"/"+test.what, func(t *testing.T) {
			r := reference(t, test.key)
			if test.change != nil {
				test.change(r)
			}
			item := cslObjectOf(t, r, strings.Fields(test.options)...)
			for name, value := range test.want {
				if got := string(item[name]); got != value {
					t.Errorf("%s is %s, want %s", name, got, value)
				}
			}
		})
	}
}
