package formats

import (
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// cslCustom is what an item has in custom: the facts for which CSL has no
// variable, as data. The processors pass over it.
type cslCustom struct {
	Kind     string `json:"kind"`
	Title    string `json:"title,omitempty"`    // the reference's own, where the item has another
	Genre    string `json:"genre,omitempty"`    // likewise
	Language string `json:"language,omitempty"` // where the variable is left out
	// TextLanguage is that of the title, where it is another.
	TextLanguage string `json:"text-language,omitempty"`
	Date         string `json:"date,omitempty"` // EDTF, where the variables do not say all of it
	Time         string `json:"time,omitempty"`

	Author      []cslPerson `json:"author,omitempty"` // where something is said of them: office, affiliation, …
	Chair       []cslPerson `json:"chair,omitempty"`
	Moderator   []cslPerson `json:"moderator,omitempty"`
	Discussant  []cslPerson `json:"discussant,omitempty"`
	Interviewer []cslPerson `json:"interviewer,omitempty"`
	Interpreter []cslPerson `json:"interpreter,omitempty"`
	Recipient   []cslPerson `json:"recipient,omitempty"`
	Reader      []cslPerson `json:"reader,omitempty"`
	Uploader    []cslPerson `json:"uploader,omitempty"`
	Organizer   []cslPerson `json:"organizer,omitempty"`
	Host        []cslPerson `json:"host,omitempty"`
	Sponsor     []cslPerson `json:"sponsor,omitempty"`

	Unpublished     bool          `json:"unpublished,omitempty"`
	Place           records.Place `json:"place,omitzero"`
	Occasion        string        `json:"occasion,omitempty"`
	Audience        string        `json:"audience,omitempty"`
	Lecture         string        `json:"lecture,omitempty"`
	LectureNumber   string        `json:"lecture-number,omitempty"`
	Transliteration string        `json:"transliteration,omitempty"`
	ArchivedURL     string        `json:"archived-url,omitempty"`

	Events      []cslEvent `json:"events,omitempty"` // the event itself, or those it belongs to, nearest first
	PublishedIn string     `json:"published-in,omitempty"`
	ReportedIn  []string   `json:"reported-in,omitempty"` // keys
}

// cslPerson is a person or body in custom: a name as in the variables, and what
// no variable of a name has.
type cslPerson struct {
	cslName
	Key          string `json:"key,omitempty"` // of the record
	Organization bool   `json:"organization,omitempty"`
	Honorific    string `json:"honorific,omitempty"`
	Office       string `json:"office,omitempty"`
	Affiliation  string `json:"affiliation,omitempty"`
	ORCID        string `json:"orcid,omitempty"`
}

// persons is a list of agents for custom.
func (c *cslItem) persons(l records.AgentList) []cslPerson {
	var list []cslPerson
	form := namesIn(c.lang, c.options)
	form.data = true
	for i, a := range l.List {
		one := records.AgentList{List: []records.Agent{a}, EtAl: l.EtAl && i == len(l.List)-1}
		if names := form.list(one); names != nil {
			list = append(list, cslPerson{names[0], a.Key, a.Organization, a.Honorific, a.Office, a.Affiliation, a.ORCID})
		}
	}
	return list
}

// cslEvent is what custom has of an event beyond the variables.
type cslEvent struct {
	Key          string `json:"key"`
	Kind         string `json:"kind"`
	Title        string `json:"title,omitempty"` // without its ordinal
	Subtitle     string `json:"subtitle,omitempty"`
	Description  string `json:"description,omitempty"`
	ShortTitle   string `json:"short-title,omitempty"`
	Acronym      string `json:"acronym,omitempty"`
	Abbreviation string `json:"abbreviation,omitempty"`
	Series       string `json:"series,omitempty"`
	Number       string `json:"number,omitempty"`
	Theme        string `json:"theme,omitempty"`
	Date         string `json:"date,omitempty"` // EDTF
	Status       string `json:"status,omitempty"`
	Jurisdiction string `json:"jurisdiction,omitempty"`
	Authority    string `json:"authority,omitempty"`
	Chamber      string `json:"chamber,omitempty"`
	Committee    string `json:"committee,omitempty"`
	Subcommittee string `json:"subcommittee,omitempty"`
	Session      string `json:"session,omitempty"`
	Bill         string `json:"bill,omitempty"`

	// What the item itself says of the event that it is, and of one above it where
	// that is another than the item's.
	Genre     string        `json:"genre,omitempty"`
	Time      string        `json:"time,omitempty"`
	Place     records.Place `json:"place,omitzero"`
	URL       string        `json:"URL,omitempty"`
	DOI       string        `json:"DOI,omitempty"`
	Organizer []cslPerson   `json:"organizer,omitempty"`
	Host      []cslPerson   `json:"host,omitempty"`
	Sponsor   []cslPerson   `json:"sponsor,omitempty"`
	Chair     []cslPerson   `json:"chair,omitempty"`
	Moderator []cslPerson   `json:"moderator,omitempty"`
}

// inCustom are the facts that custom has, whatever the variables have.
var inCustom = []fact{
	"status", "occasion", "lecture", "session", "event", "event-date", "place", "theme", "time", "recipient", "audience", "role", "organizer", "host", "sponsor",
	"chair", "moderator", "discussant", "interviewer", "interpreter", "reader", "uploader", "archived-url", "transliteration",
}

func (c *cslItem) custom() any {
	if c.options["custom"] == "false" {
		return nil
	}
	v := &cslCustom{
		Kind: c.Kind, Time: c.Time.String(), Discussant: c.persons(c.Discussant), Interpreter: c.persons(c.Interpreter),
		Reader: c.persons(c.Reader), Uploader: c.persons(c.Uploader), Organizer: c.persons(c.Organizer), Host: c.persons(c.Host), Sponsor: c.persons(c.Sponsor),
		Moderator: c.persons(moderators(c.Reference)), Unpublished: c.Unpublished, Place: c.Place, Occasion: c.Occasion, Audience: c.Audience, Lecture: c.Lecture,
		LectureNumber: c.LectureNumber, Transliteration: c.Transliteration,
	}
	if c.title() != c.joined(c.Title, c.Subtitle) && c.Title != "" {
		v.Title = fullTitle(c.Reference)
	}
	if said := c.genre(); said != c.Genre && (c.GenreGiven || said != "" && said != nil) {
		v.Genre = c.Genre // the label of a kind by itself is said by the kind
	}
	if c.language() != c.Language {
		v.Language = c.Language
	}
	if c.TextLanguage != c.Language {
		v.TextLanguage = c.TextLanguage
	}
	if c.dateUnsaid() {
		v.Date = c.Date.String()
	}
	for _, a := range c.Author.List {
		if a.Honorific != "" || a.Office != "" || a.Affiliation != "" || a.ORCID != "" || a.Key != "" {
			v.Author = c.persons(c.Author)
			break
		}
	}
	if !c.carried["chair"] {
		v.Chair = c.persons(chairs(c.Reference))
	}
	if !c.carried["recipient"] {
		v.Recipient = c.persons(c.Recipient)
	}
	if !c.carried["interviewer"] {
		v.Interviewer = c.persons(c.Interviewer)
	}
	if c.URL != "" {
		v.ArchivedURL = c.ArchivedURL
	}
	if c.Own != nil {
		v.Events = append(v.Events, newCSLEvent(c.Own))
	}
	for i := range c.Events {
		v.Events = append(v.Events, c.above(&c.Events[i]))
	}
	if c.PublishedIn != nil {
		v.PublishedIn = c.PublishedIn.Key
	}
	for _, s := range c.ReportedIn {
		v.ReportedIn = append(v.ReportedIn, s.Key)
	}
	return v
}

// dateUnsaid reports whether the variables do not say all of the date: it is
// neither that of the entry nor that of the event, or has no form in CSL.
func (c *cslItem) dateUnsaid() bool {
	return c.Date != c.issuedDate() && c.Date != eventDate(c.Reference) || !inParts(c.Date)
}

func newCSLEvent(e *records.Event) cslEvent {
	v := cslEvent{
		Key: e.Key, Kind: e.Kind, Title: e.BareTitle, Subtitle: e.Subtitle, Description: e.Description, ShortTitle: e.ShortTitle,
		Acronym: e.Acronym, Abbreviation: e.Abbreviation, Series: e.Series, Number: e.Number, Theme: e.Theme, Date: e.Date.String(),
		Jurisdiction: e.Jurisdiction, Authority: e.Authority, Chamber: e.Chamber, Committee: e.Committee, Subcommittee: e.Subcommittee,
		Session: e.Session, Bill: e.Bill,
	}
	if v.Title == "" {
		v.Title = e.Title
	}
	if e.Status != "held" {
		v.Status = e.Status
	}
	return v
}

// above is an event that the reference belongs to.
func (c *cslItem) above(e *records.Event) cslEvent {
	v := newCSLEvent(e)
	if e.GenreGiven {
		v.Genre = e.Genre
	}
	if e.Time != c.Time {
		v.Time = e.Time.String()
	}
	if e.Place != c.Place {
		v.Place = e.Place
	}
	if e.URL != c.URL {
		v.URL = e.URL
	}
	if e.DOI != c.DOI {
		v.DOI = e.DOI
	}
	for _, role := range []struct {
		to       *[]cslPerson
		its, own records.AgentList
	}{
		{&v.Organizer, e.Organizer, c.Organizer}, {&v.Host, e.Host, c.Host}, {&v.Sponsor, e.Sponsor, c.Sponsor},
		{&v.Chair, e.Chair, chairs(c.Reference)}, {&v.Moderator, e.Moderator, moderators(c.Reference)},
	} {
		if !sameAgents(role.its, role.own) {
			*role.to = c.persons(role.its)
		}
	}
	return v
}

// sameAgents reports whether two lists name the same persons and bodies.
func sameAgents(a, b records.AgentList) bool {
	return a.EtAl == b.EtAl && slices.EqualFunc(a.List, b.List, func(x, y records.Agent) bool { return x.Key == y.Key && x.Name == y.Name })
}
