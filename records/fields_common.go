package records

// placeFields say where something is held. They are inherited as a whole.
var placeFields = []field[Record]{
	{"venue", func(r *Record) any { return &r.Place.Venue },
		"The building or site.",
		`venue = "Wuzhen Internet International Convention Center"`, []string{"building"}},
	{"room", func(r *Record) any { return &r.Place.Room },
		"The room in it.",
		`room = "Hall 2"`, []string{"hall"}},
	{"city", func(r *Record) any { return &r.Place.City },
		"The town.",
		`city = "Wuzhen"`, []string{"place", "location", "town", "address"}},
	{"region", func(r *Record) any { return &r.Place.Region },
		"The state or province.",
		`region = "Zhejiang"`, []string{"state", "province"}},
	{"country", func(r *Record) any { return (*country)(&r.Place.Country) },
		"The country's name, or its ISO 3166 code of two capitals, which is printed as its name in the output language.",
		`country = "CN"`, []string{"nation"}},
	{"online", func(r *Record) any { return &r.Place.Online },
		"Whether it is held online.",
		`online = true`, []string{"virtual"}},
}

// webFields say where it is to be found.
var webFields = []field[Record]{
	{"url", func(r *Record) any { return (*webAddress)(&r.URL) },
		"Its address, with https://.",
		`url = "https://www.wuzhenwic.org"`, []string{"link", "web", "href", "uri"}},
	{"accessed", func(r *Record) any { return &r.Accessed },
		"When the address was looked up.",
		`accessed = 2018-01-15`, []string{"urldate", "access_date", "retrieved"}},
	{"archived_url", func(r *Record) any { return (*webAddress)(&r.ArchivedURL) },
		"The address of an archived copy.",
		`archived_url = "https://web.archive.org/web/2018/https://www.wuzhenwic.org"`, []string{"archive_url"}},
	{"doi", func(r *Record) any { return (*doiName)(&r.DOI) },
		"Its DOI, without an address before it; one that is given is taken off.",
		`doi = "10.1000/182"`, nil},
}

// archiveFields say where papers, tapes and films are kept.
var archiveFields = []field[Record]{
	{"archive", func(r *Record) any { return &r.Archive },
		"The archive or library that keeps it.",
		`archive = "Hoover Institution Archives"`, []string{"library", "repository"}},
	{"archive_collection", func(r *Record) any { return &r.ArchiveCollection },
		"The collection within the archive.",
		`archive_collection = "Commonwealth Club of California records"`, []string{"collection"}},
	{"archive_location", func(r *Record) any { return &r.ArchiveLocation },
		"The box, folder or shelf mark.",
		`archive_location = "Box 12, folder 3"`, []string{"box", "shelfmark", "call_number"}},
	{"archive_place", func(r *Record) any { return &r.ArchivePlace },
		"Where the archive is.",
		`archive_place = "Stanford, CA"`, nil},
}

// closingFields stand at the end of what is said of the thing itself.
var closingFields = []field[Record]{
	{"abstract", func(r *Record) any { return (*paragraphs)(&r.Abstract) },
		"What it says, in brief.",
		`abstract = "Most Asian and African countries have no voice in the making of rules."`, nil},
	{"keywords", func(r *Record) any { return &r.Keywords },
		"Words to find it by.",
		`keywords = ["cyberspace", "international law"]`, []string{"tags", "keyword"}},
	noteField,
}

var noteField = field[Record]{"note", func(r *Record) any { return (*paragraphs)(&r.Note) },
	"Anything else a reader should know.",
	`note = 'Given as "Peter Megier" in the report.'`, []string{"notes", "comment", "annotation", "annote", "remark"}}

// citeFields say how the record is exported.
var citeFields = []field[Record]{
	{"cite", func(r *Record) any { return &r.Cite },
		"false keeps the record out of the export: an event that is only there for its speeches.",
		`cite = false`, []string{"export"}},
	{"override", func(r *Record) any { return (*overrides)(&r.Override) },
		"Raw fields for one format, for people who know what its readers need. An empty string removes a field.",
		`override.biblatex.entrysubtype = "nonacademic"`, []string{"overrides", "extra"}},
}

// collectionFields are those of the [collection] table.
var collectionFields = newTable("a collection", "What holds for the file as a whole.", []field[Record]{
	{"title", func(r *Record) any { return &r.Title },
		"What the collection is called.",
		`title = "Wuzhen 2017"`, []string{"name"}},
	{"language", func(r *Record) any { return (*langTag)(&r.Language) },
		"The language of the records in this file that give none.",
		`language = "en"`, []string{"lang"}},
})
