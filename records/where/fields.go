package where

import "github.com/quoth-cite/quoth/records"

// Field is a field that an expression can ask for.
type Field struct {
	Name    string
	Help    string
	Example string          // an expression with it
	Values  func() []string // the words that it can be; nil where it can be anything

	// One of these: what is compared.
	texts func(*records.Reference, *texts)
	date  func(*records.Reference) records.Date
	flag  func(*records.Reference) bool
}

// Fields are the fields of expressions, in the order of the reference.
var Fields = []Field{
	{Name: "key", Help: "the citation key", Example: `key ~ "2017"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Key) }},
	{Name: "type", Help: "speech, event or source", Example: `type == "event"`, Values: types,
		texts: func(r *records.Reference, t *texts) { t.add(string(r.Type)) }},
	{Name: "kind", Help: "the kind: keynote, conference, news, …", Example: `kind == "keynote"`, Values: kinds,
		texts: func(r *records.Reference, t *texts) { t.add(r.Kind) }},
	{Name: "genre", Help: "the label, as written or as the kind has it in the output language", Example: `genre ~ "toast"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Genre) }},

	{Name: "title", Help: "title, subtitle, the original of a translation, the title in Latin letters, short title", Example: `title ~ "cyberspace"`,
		texts: func(r *records.Reference, t *texts) {
			t.add(r.Title, r.Subtitle, r.OriginalTitle, r.Transliteration, r.ShortTitle)
		}},
	{Name: "description", Help: "what it is, where it has no title", Example: `description ~ "opening ceremony"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Description) }},

	{Name: "speaker", Help: "who spoke, of a source who wrote it: name in either order, key", Example: `speaker ~ "huang"`,
		texts: func(r *records.Reference, t *texts) { t.agents(r.Author) }},
	{Name: "person", Help: "who took part in any role, as speaker", Example: `person ~ "wuhan university"`,
		texts: func(r *records.Reference, t *texts) {
			for _, role := range roles {
				t.agents(*role.of(r))
			}
		}},
	{Name: "office", Help: "the offices of the speakers", Example: `office ~ "minister"`,
		texts: func(r *records.Reference, t *texts) {
			for _, a := range r.Author.List {
				t.add(a.Office)
			}
		}},
	{Name: "affiliation", Help: "the affiliations of the speakers", Example: `affiliation ~ "university"`,
		texts: func(r *records.Reference, t *texts) {
			for _, a := range r.Author.List {
				t.add(a.Affiliation)
			}
		}},
	role("editor"), role("translator"), role("chair"), role("moderator"), role("discussant"), role("interviewer"), role("interpreter"),
	role("recipient"), role("organizer"), role("host"), role("sponsor"),

	{Name: "event", Help: "the events that it belongs to, and an event itself: name, series, short title, acronym, key", Example: `event ~ "world internet conference"`,
		texts: func(r *records.Reference, t *texts) {
			if r.Own != nil {
				t.event(r.Own)
			}
			for i := range r.Events {
				t.event(&r.Events[i])
			}
		}},
	{Name: "status", Help: "of an event: held, cancelled or planned", Example: `status != "cancelled"`, Values: statuses,
		texts: func(r *records.Reference, t *texts) {
			if r.Own != nil {
				t.add(r.Own.Status)
			}
		}},

	{Name: "date", Help: "of delivery, of the event, of publication; inherited", Example: `date >= "2017-12" && date < 2019`,
		date: func(r *records.Reference) records.Date { return r.Date }},
	{Name: "posted", Help: "when it was put up", Example: `posted == ""`,
		date: func(r *records.Reference) records.Date { return r.Posted }},
	{Name: "accessed", Help: "when its address was last looked at", Example: `accessed < "2018"`,
		date: func(r *records.Reference) records.Date { return r.Accessed }},
	{Name: "original_date", Help: "of the first edition", Example: `original_date < 1900`,
		date: func(r *records.Reference) records.Date { return r.OriginalDate }},

	{Name: "place", Help: "venue, room, city, region, country and its code; inherited", Example: `place ~ "zhejiang"`,
		texts: func(r *records.Reference, t *texts) {
			t.add(r.Place.Venue, r.Place.Room, r.Place.City, r.Place.Region, r.Place.Country, r.Place.CountryCode)
		}},
	{Name: "city", Help: "the city; inherited", Example: `city == "Wuzhen"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Place.City) }},
	{Name: "country", Help: "the country, by its name in the output language or its code; inherited", Example: `country == "CN"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Place.Country, r.Place.CountryCode) }},
	{Name: "online", Help: "whether it was held online; inherited", Example: `!online`,
		flag: func(r *records.Reference) bool { return r.Place.Online }},

	{Name: "language", Help: "the tag of the language that it was given in; inherited", Example: `language startsWith "zh"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Language) }},
	{Name: "medium", Help: "what was consulted", Example: `medium ~ "video"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Medium) }},
	{Name: "publisher", Help: "who makes it available", Example: `publisher != ""`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Publisher) }},
	{Name: "container", Help: "the newspaper, site or journal of a source", Example: `container ~ "times"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Container) }},
	{Name: "url", Help: "the address", Example: `url != ""`,
		texts: func(r *records.Reference, t *texts) { t.add(r.URL) }},
	{Name: "doi", Help: "the DOI", Example: `doi startsWith "10.1000/"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.DOI) }},
	{Name: "archive", Help: "the archive that keeps it", Example: `archive ~ "hoover"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Archive) }},
	{Name: "source", Help: "what it is printed in or known from: title, key", Example: `source == "whu-report-2017"`,
		texts: func(r *records.Reference, t *texts) {
			if r.PublishedIn != nil {
				t.add(r.PublishedIn.Title, r.PublishedIn.Key)
			}
			for _, s := range r.ReportedIn {
				t.add(s.Title, s.Key)
			}
		}},
	{Name: "unpublished", Help: "whether no reader can get at it", Example: `unpublished`,
		flag: func(r *records.Reference) bool { return r.Unpublished }},

	{Name: "keyword", Help: "the keywords", Example: `keyword == "cyberspace"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Keywords...) }},
	{Name: "abstract", Help: "the abstract", Example: `abstract ~ "sovereignty"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Abstract) }},
	{Name: "note", Help: "the note", Example: `note != ""`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Note) }},
	{Name: "file", Help: "the file that the record stands in, as it was named", Example: `file endsWith "2017.toml"`,
		texts: func(r *records.Reference, t *texts) { t.add(r.Position.File) }},
}

// roles are the roles of a reference.
var roles = []struct {
	name, help string
	of         func(*records.Reference) *records.AgentList
}{
	{"speaker", "who spoke", func(r *records.Reference) *records.AgentList { return &r.Author }},
	{"editor", "who edited it", func(r *records.Reference) *records.AgentList { return &r.Editor }},
	{"translator", "who translated it", func(r *records.Reference) *records.AgentList { return &r.Translator }},
	{"chair", "who chaired it", func(r *records.Reference) *records.AgentList { return &r.Chair }},
	{"moderator", "who moderated it", func(r *records.Reference) *records.AgentList { return &r.Moderator }},
	{"discussant", "who discussed it", func(r *records.Reference) *records.AgentList { return &r.Discussant }},
	{"interviewer", "who asked", func(r *records.Reference) *records.AgentList { return &r.Interviewer }},
	{"interpreter", "who interpreted", func(r *records.Reference) *records.AgentList { return &r.Interpreter }},
	{"recipient", "whom a letter was sent to", func(r *records.Reference) *records.AgentList { return &r.Recipient }},
	{"reader", "who read it out", func(r *records.Reference) *records.AgentList { return &r.Reader }},
	{"uploader", "who put it up", func(r *records.Reference) *records.AgentList { return &r.Uploader }},
	{"organizer", "who organized it; inherited", func(r *records.Reference) *records.AgentList { return &r.Organizer }},
	{"host", "who was its host; inherited", func(r *records.Reference) *records.AgentList { return &r.Host }},
	{"sponsor", "who sponsored it; inherited", func(r *records.Reference) *records.AgentList { return &r.Sponsor }},
}

// role is the field of a role.
func role(name string) Field {
	for _, role := range roles {
		if role.name == name {
			return Field{Name: name, Help: role.help, Example: name + ` ~ "li"`,
				texts: func(r *records.Reference, t *texts) { t.agents(*role.of(r)) }}
		}
	}
	panic("no role " + name) // a table's mistake, which the tests find
}
