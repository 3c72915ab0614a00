package records

// Type is one of the five things a record can be: the first word of its header.
type Type string

// The five types of record.
const (
	TypeEvent        Type = "event"
	TypeSpeech       Type = "speech"
	TypeSource       Type = "source"
	TypePerson       Type = "person"
	TypeOrganization Type = "organization"
)

// Types lists the five types in the order in which the reference names them.
var Types = []Type{TypeEvent, TypeSpeech, TypeSource, TypePerson, TypeOrganization}

// Record is one record as written, checked but not yet resolved: keys are not
// followed and nothing is inherited. One struct serves all five types, and the
// [collection] table, whose Type is TypeCollection; the field table of the type
// says which of its fields a file may set.
//
// Whether a text is the key of another record is known only once the whole
// collection is indexed. Two fields may be either, Publisher and Affiliation
// (here and in AgentText): they are texts here, and Text.Plain gives the one
// string that Resolve may find to be the key of an organization.
type Record struct {
	Type  Type
	Key   string // as written in the header, in NFC
	Block *Block // its source text, for the place of a message
	Kind  string // one of the type's kinds; "" where none is given
	Cite  bool   // false keeps the record out of the export; true unless written

	Title, Subtitle, Description, ShortTitle Text
	Name, Short                              Text   // person, organization
	Acronym, Abbreviation                    string // event
	Genre, Medium, Theme                     Text
	Lecture, Occasion, Audience              Text
	LectureNumber, Number                    string
	NumberText                               Text
	Series                                   Text

	// Keys of other records.
	PartOf      Link   // event: the event above; organization: the body above
	Event       Link   // speech, source
	PublishedIn Link   // speech: a source
	ReportedIn  []Link // speech, event: sources

	Speakers, Authors, Editors                    Agents
	Chairs, Moderators, Discussants               Agents
	Interviewers, Hosts, Organizers, Sponsors     Agents
	Translators, Interpreters, Recipients, ReadBy Agents
	Uploader                                      Agents
	Date, Posted, OriginalDate, Accessed          Date
	Time                                          Time
	Place                                         PlaceText
	Jurisdiction, Authority, Chamber              Text
	Committee, Subcommittee, Session, Bill        Text
	Status                                        string // event: held, cancelled, planned; "" is held
	Language                                      string // BCP 47, canonical
	URL, ArchivedURL, DOI, ISBN, ISSN, ORCID, ROR string
	Publisher                                     Text // or the key of an organization
	PublisherPlace                                Text
	Container, VolumeTitle                        Text
	Volume, Issue, Pages, Edition                 string
	NumberOfVolumes, Duration                     string
	Archive, ArchiveCollection                    Text
	ArchiveLocation, ArchivePlace                 Text
	Abstract, Note                                Text
	Keywords                                      []string
	Unpublished                                   bool

	// person
	Family, Given, Particle, Suffix, Literal, Honorific string
	Office, Affiliation                                 Text // Affiliation may be the key of an organization

	// Override holds raw fields for one format: format name, field, value. An
	// empty value removes the field.
	Override map[string]map[string]string
}

// Link is a reference to another record by its key, and where it stands in the
// record that refers: the path of its field, such as ["speakers", 0, "person"].
type Link struct {
	Key  string
	Path []any // strings for keys, ints for places in lists
}

// AgentText is one item of a list of agents as written: the key of a person or
// organization, a name, or both (the name as printed there).
//
// A plain string without a comma is taken for a key, of either type, and is all
// that its item holds. In a table the last part of Key.Path is "person" or
// "organization" and says which type the key must be of.
type AgentText struct {
	Path        []any // where the item stands, such as ["speakers", 0]
	Key         Link  // person or organization; Key.Key is empty where there is none
	Name        Text  // "Family, Given, Suffix", or a single name, by language
	Parts       Name  // family, given, particle, suffix or literal where written so
	Honorific   string
	Office      Text
	Affiliation Text // or the key of an organization
}

// Agents is a list of agents as written. EtAl says that it is not complete.
type Agents struct {
	List []AgentText
	EtAl bool
}

// PlaceText is a place as written.
type PlaceText struct {
	Venue, Room, City, Region, Country Text // a Country of two capitals is an ISO 3166 code
	Online                             bool
}

// Plain is the text where it is written as one string, which may then be a key;
// "" where it is absent or given by language.
func (t Text) Plain() string {
	if len(t.Items) == 1 && t.Items[0].Tag == "" {
		return t.Items[0].Text
	}
	return ""
}
