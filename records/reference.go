package records

// Reference is one speech, event or source as meant: keys followed, facts
// inherited, texts in one output language, plain Unicode in NFC without markup
// or escapes, dates and names taken apart. It names things as CSL does and is
// what every format is written from; no format looks back at the record.
//
// What the record itself says (after inheritance) stands at the top; the chain
// of events it belongs to stands beneath in Events, nearest first.
type Reference struct {
	Key      string   `json:"key"`
	Type     Type     `json:"type"` // speech, event or source
	Kind     string   `json:"kind"` // never empty: "speech", "conference", "news", "other", …
	Position Position `json:"-"`    // of the record's header

	Language     string `json:"language,omitempty"`      // BCP 47: the one it was given or written in
	TextLanguage string `json:"text-language,omitempty"` // BCP 47: the one Title (else Description, else Genre) is in here, where known

	// Title is as announced, an event's ordinal joined in; empty where there is
	// none. Description stands for it then; Genre stands for both.
	Title       string `json:"title,omitempty"`
	Subtitle    string `json:"subtitle,omitempty"`
	Description string `json:"description,omitempty"`
	ShortTitle  string `json:"short-title,omitempty"`
	// OriginalTitle is the title in the language of the speech where Title is a
	// translation of it; Transliteration a title in another script's letters.
	OriginalTitle   string `json:"original-title,omitempty"`
	Transliteration string `json:"transliteration,omitempty"`

	Genre      string `json:"genre"`                 // the label: as written, else the kind's own in the output language
	GenreGiven bool   `json:"genre-given,omitempty"` // the record wrote it
	Medium     string `json:"medium,omitempty"`

	Lecture       string `json:"lecture,omitempty"`
	LectureNumber string `json:"lecture-number,omitempty"`
	Occasion      string `json:"occasion,omitempty"`
	Audience      string `json:"audience,omitempty"`

	Author      AgentList `json:"author,omitzero"` // speakers of a speech, authors of a source; empty for an event
	Editor      AgentList `json:"editor,omitzero"`
	Translator  AgentList `json:"translator,omitzero"`
	Chair       AgentList `json:"chair,omitzero"`
	Moderator   AgentList `json:"moderator,omitzero"`
	Discussant  AgentList `json:"discussant,omitzero"`
	Interviewer AgentList `json:"interviewer,omitzero"`
	Interpreter AgentList `json:"interpreter,omitzero"`
	Recipient   AgentList `json:"recipient,omitzero"`
	Reader      AgentList `json:"reader,omitzero"` // who read a letter out
	Uploader    AgentList `json:"uploader,omitzero"`
	Organizer   AgentList `json:"organizer,omitzero"` // inherited
	Host        AgentList `json:"host,omitzero"`      // inherited
	Sponsor     AgentList `json:"sponsor,omitzero"`   // inherited

	Date         Date   `json:"date,omitzero"`       // of delivery, of the event, of the source; inherited as a whole
	DateFrom     string `json:"date-from,omitempty"` // key of the event Date is inherited from; "" where it is the record's own
	Time         Time   `json:"time,omitzero"`       // by the record's own time, or its date's
	Place        Place  `json:"place,omitzero"`      // inherited, completed from above
	Posted       Date   `json:"posted,omitzero"`
	OriginalDate Date   `json:"original-date,omitzero"`
	Accessed     Date   `json:"accessed,omitzero"`

	Own    *Event  `json:"event,omitempty"`  // an event's own details (Type is event)
	Events []Event `json:"events,omitempty"` // the events it belongs to, nearest first; the last is the conference

	Publisher       string `json:"publisher,omitempty"`
	PublisherPlace  string `json:"publisher-place,omitempty"`
	Container       string `json:"container,omitempty"`
	Series          string `json:"series,omitempty"` // a source's
	Volume          string `json:"volume,omitempty"`
	VolumeTitle     string `json:"volume-title,omitempty"`
	NumberOfVolumes string `json:"number-of-volumes,omitempty"`
	Issue           string `json:"issue,omitempty"`
	Edition         string `json:"edition,omitempty"`
	Pages           string `json:"pages,omitempty"`
	Number          string `json:"number,omitempty"` // of the paper, the abstract, the report; never an event's ordinal
	Duration        string `json:"duration,omitempty"`
	URL             string `json:"url,omitempty"`
	ArchivedURL     string `json:"archived-url,omitempty"`
	DOI             string `json:"doi,omitempty"`
	ISBN            string `json:"isbn,omitempty"`
	ISSN            string `json:"issn,omitempty"`

	Archive           string `json:"archive,omitempty"`
	ArchiveCollection string `json:"archive-collection,omitempty"`
	ArchiveLocation   string `json:"archive-location,omitempty"`
	ArchivePlace      string `json:"archive-place,omitempty"`

	PublishedIn *Reference   `json:"published-in,omitempty"` // the proceedings or book
	ReportedIn  []*Reference `json:"reported-in,omitempty"`  // the sources it is known by

	Abstract    string   `json:"abstract,omitempty"` // may have line breaks
	Keywords    []string `json:"keywords,omitempty"`
	Note        string   `json:"note,omitempty"` // may have line breaks
	Unpublished bool     `json:"unpublished,omitempty"`

	// Override: format name, field, value; "" removes the field.
	Override map[string]map[string]string `json:"override,omitempty"`
}

// Event is one event of a chain, resolved. Date, Time and Place are its own
// after inheritance; roles are those written on it.
type Event struct {
	Key          string `json:"key"`
	Kind         string `json:"kind"`
	Genre        string `json:"genre"`
	GenreGiven   bool   `json:"genre-given,omitempty"`
	Title        string `json:"title,omitempty"`      // with its ordinal: "4th World Internet Conference"
	BareTitle    string `json:"bare-title,omitempty"` // without it
	Subtitle     string `json:"subtitle,omitempty"`
	Description  string `json:"description,omitempty"`
	ShortTitle   string `json:"short-title,omitempty"`
	Acronym      string `json:"acronym,omitempty"`
	Abbreviation string `json:"abbreviation,omitempty"`
	Series       string `json:"series,omitempty"`
	Number       string `json:"number,omitempty"`
	Ordinal      string `json:"ordinal,omitempty"` // as joined: "4th", "第四届"
	Theme        string `json:"theme,omitempty"`
	Language     string `json:"language,omitempty"`
	Date         Date   `json:"date,omitzero"`
	Time         Time   `json:"time,omitzero"`
	Place        Place  `json:"place,omitzero"`
	Status       string `json:"status"` // held, cancelled, planned
	URL          string `json:"url,omitempty"`
	DOI          string `json:"doi,omitempty"`

	Organizer AgentList `json:"organizer,omitzero"`
	Host      AgentList `json:"host,omitzero"`
	Sponsor   AgentList `json:"sponsor,omitzero"`
	Chair     AgentList `json:"chair,omitzero"`
	Moderator AgentList `json:"moderator,omitzero"`

	// Hearings and parliaments; Number is then the Congress or parliament.
	Jurisdiction string `json:"jurisdiction,omitempty"`
	Authority    string `json:"authority,omitempty"`
	Chamber      string `json:"chamber,omitempty"`
	Committee    string `json:"committee,omitempty"`
	Subcommittee string `json:"subcommittee,omitempty"`
	Session      string `json:"session,omitempty"`
	Bill         string `json:"bill,omitempty"`
}

// Name is what the event is called: its title (with subtitle, joined by sep),
// else its series with the ordinal (which Resolve has then put into Title),
// else its description, else its genre.
func (e *Event) Name(sep string) string {
	switch {
	case e.Title != "" && e.Subtitle != "":
		return e.Title + sep + e.Subtitle
	case e.Title != "":
		return e.Title
	case e.Description != "":
		return e.Description
	}
	return e.Genre
}

// Agent is a person or body in a role.
type Agent struct {
	Key          string `json:"key,omitempty"` // of its record, where it has one
	Name         Name   `json:"name"`
	Organization bool   `json:"organization,omitempty"`
	Honorific    string `json:"honorific,omitempty"`
	Office       string `json:"office,omitempty"`
	Affiliation  string `json:"affiliation,omitempty"`
	ORCID        string `json:"orcid,omitempty"`
}

// AgentList is a list of agents; EtAl says that it is not complete.
type AgentList struct {
	List []Agent `json:"list"`
	EtAl bool    `json:"et-al,omitempty"`
}

// IsZero reports whether nobody is in the list.
func (l AgentList) IsZero() bool { return len(l.List) == 0 }

// Place is where something was held. Country is the country's name in the
// output language; CountryCode its ISO 3166-1 code where the record gave it.
type Place struct {
	Venue       string `json:"venue,omitempty"`
	Room        string `json:"room,omitempty"`
	City        string `json:"city,omitempty"`
	Region      string `json:"region,omitempty"`
	Country     string `json:"country,omitempty"`
	CountryCode string `json:"country-code,omitempty"`
	Online      bool   `json:"online,omitempty"`
}
