package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// modsEntry is one reference on its way to an entry.
type modsEntry struct {
	work
	kind modsKind
}

// elements are the elements of the entry.
func (m *modsEntry) elements() []element {
	list := m.titles()
	list = append(list, m.names()...)
	list = append(list, leaf("typeOfResource", m.kind.resource), leaf("genre", m.kind.genre, "authority", "marcgt"))
	if text, _ := heading(m.Reference); text != m.Genre && !strings.EqualFold(m.Genre, m.kind.genre) {
		list = append(list, leaf("genre", oneLine(m.Genre), "displayLabel", "label"))
	}
	list = append(list, m.origin(), el("language", nil, leaf("languageTerm", oneLine(m.Language), "type", "code", "authority", "rfc5646")))
	m.carry("medium duration")
	list = append(list, el("physicalDescription", nil, leaf("form", oneLine(m.Medium)), leaf("extent", oneLine(m.Duration))))
	list = append(list, leaf("abstract", cleanLines(m.Abstract)))
	for _, k := range m.Keywords {
		list = append(list, el("subject", nil, leaf("topic", oneLine(k))))
	}
	list = append(list, m.hosts()...)
	if !m.printed {
		list = append(list, modsPart(m.Volume, m.Issue, m.Pages), leaf("identifier", oneLine(m.ISBN), "type", "isbn"), leaf("identifier", oneLine(m.ISSN), "type", "issn"))
	}
	m.carry("accessed archive number pages")
	list = append(list, leaf("identifier", oneLine(m.Key), "type", "citekey"), leaf("identifier", oneLine(m.DOI), "type", "doi"), leaf("identifier", oneLine(m.Number), "type", "number"))
	url := leaf("url", urlText(m.url()))
	if m.Accessed != (records.Date{}) {
		url.attributes = []string{"dateLastAccessed", m.Accessed.String()}
	}
	list = append(list, el("location", nil, url), el("location", nil, leaf("physicalLocation", join(m.lang, []string{oneLine(m.Archive), oneLine(m.ArchivePlace)})),
		leaf("shelfLocator", join(m.lang, []string{oneLine(m.ArchiveLocation), oneLine(m.ArchiveCollection)}))))
	return append(list, leaf("note", m.notes()))
}

// titles are the title, what it is in other words, and the short one.
func (m *modsEntry) titles() []element {
	m.carry("original-title transliteration")
	text, supplied := heading(m.Reference)
	subtitle := ""
	if !supplied {
		text, subtitle = m.Title, m.Subtitle
	}
	main := []string(nil)
	if supplied {
		main = []string{"supplied", "yes"}
	}
	list := []element{el("titleInfo", main, leaf("title", oneLine(text)), leaf("subTitle", oneLine(subtitle)))}
	for _, t := range []struct{ typ, text string }{{"alternative", m.OriginalTitle}, {"uniform", m.Transliteration}, {"abbreviated", m.ShortTitle}} {
		list = append(list, el("titleInfo", []string{"type", t.typ}, leaf("title", oneLine(t.text))))
	}
	return list
}

// modsRoles are the names of roles, in the terms of MARC relators where there
// is one, and the facts that they carry.
var modsRoles = []struct {
	term, facts string
	of          func(*modsEntry) records.AgentList
}{
	{"author", "role", func(m *modsEntry) records.AgentList { return m.Author }},
	{"editor", "editor", func(m *modsEntry) records.AgentList {
		if m.printed {
			return records.AgentList{}
		}
		return m.Editor
	}},
	{"translator", "translator", func(m *modsEntry) records.AgentList { return m.Translator }},
	{"chair", "chair", func(m *modsEntry) records.AgentList { return chairs(m.Reference) }},
	{"moderator", "moderator", func(m *modsEntry) records.AgentList { return moderators(m.Reference) }},
	{"discussant", "discussant", func(m *modsEntry) records.AgentList { return m.Discussant }},
	{"interviewer", "interviewer", func(m *modsEntry) records.AgentList { return m.Interviewer }},
	{"interpreter", "interpreter", func(m *modsEntry) records.AgentList { return m.Interpreter }},
	{"reader", "reader", func(m *modsEntry) records.AgentList { return m.Reader }},
	{"addressee", "recipient", func(m *modsEntry) records.AgentList { return m.Recipient }},
	{"organizer", "organizer", func(m *modsEntry) records.AgentList { return m.Organizer }},
	{"host institution", "host", func(m *modsEntry) records.AgentList { return m.Host }},
	{"sponsor", "sponsor", func(m *modsEntry) records.AgentList { return m.Sponsor }},
	{"uploader", "uploader", func(m *modsEntry) records.AgentList { return m.Uploader }},
}

// names are the people and bodies in their roles, and the conference, with a
// role too, for bibutils makes an author of a name that has none.
func (m *modsEntry) names() []element {
	var list []element
	for _, role := range modsRoles {
		m.carry(role.facts)
		list = append(list, modsNames(role.of(m), role.term)...)
	}
	if len(m.Events) > 0 {
		m.carry("event session event-date")
		list = append(list, el("name", []string{"type", "conference"}, leaf("namePart", oneLine(wholeEventName(m.Reference))),
			leaf("namePart", eventDate(m.Reference).String(), "type", "date"), el("role", nil, leaf("roleTerm", "event", "type", "text"))))
	}
	return list
}

func modsNames(l records.AgentList, role string) []element {
	var list []element
	for _, a := range l.List {
		n := a.Name
		typ, parts := "personal", []element{leaf("namePart", oneLine(withParticle(n.Particle, n.Family)), "type", "family"), leaf("namePart", oneLine(n.Given), "type", "given"),
			leaf("namePart", oneLine(n.Suffix), "type", "termsOfAddress")}
		if n.Literal != "" || n.Family == "" {
			parts = []element{leaf("namePart", oneLine(literalName(n)))}
		}
		if a.Organization {
			typ = "corporate"
		}
		parts = append(parts, leaf("affiliation", oneLine(a.Affiliation)), el("role", nil, leaf("roleTerm", role, "type", "text")),
			leaf("description", join("en", []string{oneLine(a.Honorific), oneLine(a.Office)})), leaf("nameIdentifier", oneLine(a.ORCID), "type", "orcid"))
		list = append(list, el("name", []string{"type", typ}, parts...))
	}
	if l.EtAl {
		list = append(list, el("name", nil, leaf("namePart", "et al."), el("role", nil, leaf("roleTerm", role, "type", "text"))))
	}
	return list
}

// origin is where and when: of a speech where it was given, of what was printed
// nothing, since that is the host's.
func (m *modsEntry) origin() element {
	d := entryDate(m.Reference, m.printed, m.options["dates"])
	m.carry("posted original-date publisher place")
	list := []element{modsPlace(placeText(m.lang, m.place())), modsPlace(m.PublisherPlace), leaf("publisher", oneLine(m.Publisher))}
	list = append(list, m.date("dateIssued", "", d)...)
	if m.Posted != d {
		list = append(list, m.date("dateOther", "posted", m.Posted)...)
	}
	if m.Date != d {
		list = append(list, m.date("dateOther", "delivered", m.Date)...)
	}
	list = append(list, m.date("dateOther", "original", m.OriginalDate)...)
	if !m.printed {
		list = append(list, leaf("edition", oneLine(m.Edition)))
	}
	return el("originInfo", nil, list...)
}

func modsPlace(text string) element {
	return el("place", nil, leaf("placeTerm", oneLine(text), "type", "text"))
}

// date is a date as w3cdtf, of a range its two ends, else in the spelling of EDTF.
func (m *modsEntry) date(name, typ string, d records.Date) []element {
	if d == (records.Date{}) {
		return nil
	}
	var attributes []string
	if typ != "" {
		attributes = []string{"type", typ}
	}
	switch {
	case !d.Interval && plainISO(d.Start) != "":
		return []element{leaf(name, plainISO(d.Start), append(attributes, "encoding", "w3cdtf")...)}
	case d.Interval && plainISO(d.Start) != "" && plainISO(d.End) != "":
		return []element{leaf(name, plainISO(d.Start), append(attributes, "encoding", "w3cdtf", "point", "start")...),
			leaf(name, plainISO(d.End), append(attributes, "encoding", "w3cdtf", "point", "end")...)}
	}
	return []element{leaf(name, d.String(), append(attributes, "encoding", "edtf")...)}
}

// hosts are what the entry stands in: the publication, the site or newspaper,
// the series, and of a speech that was not printed the event.
func (m *modsEntry) hosts() []element {
	var list []element
	host := []string{"type", "host"}
	switch s := m.from(); {
	case m.printed:
		m.carry("published-in")
		m.wrote(s.VolumeTitle, s.Volume, s.Issue, s.Edition, s.ISBN, s.ISSN)
		title, subtitle := s.Title, s.Subtitle
		if title == "" || printedContainer(s) == s.Container {
			title, subtitle = printedContainer(s), ""
		}
		parts := []element{el("titleInfo", nil, leaf("title", oneLine(title)), leaf("subTitle", oneLine(subtitle)), leaf("partName", oneLine(s.VolumeTitle)))}
		parts = append(parts, modsNames(s.Author, "author")...)
		parts = append(parts, modsNames(s.Editor, "editor")...)
		parts = append(parts, modsNames(s.Translator, "translator")...)
		origin := append([]element{modsPlace(s.PublisherPlace), leaf("publisher", oneLine(s.Publisher))}, m.date("dateIssued", "", s.Date)...)
		list = append(list, el("relatedItem", host, append(parts, leaf("genre", modsPrinted[s.Kind], "authority", "marcgt"),
			el("originInfo", nil, append(origin, leaf("edition", oneLine(s.Edition)))...), modsPart(s.Volume, s.Issue, m.Pages),
			leaf("identifier", oneLine(s.ISBN), "type", "isbn"), leaf("identifier", oneLine(s.ISSN), "type", "issn"))...))
	case m.Container != "":
		m.wrote(m.Container)
		genre := map[string]string{"journal": "academic journal", "news": "newspaper"}[m.Kind]
		list = append(list, el("relatedItem", host, el("titleInfo", nil, leaf("title", oneLine(m.Container))), leaf("genre", genre, "authority", "marcgt")))
	case len(m.Events) > 0 && m.Type == records.TypeSpeech:
		list = append(list, el("relatedItem", host, el("titleInfo", nil, leaf("title", oneLine(wholeEventName(m.Reference)))),
			leaf("genre", "conference publication", "authority", "marcgt")))
	}
	s := m.from()
	m.wrote(s.Series)
	return append(list, el("relatedItem", []string{"type", "series"}, el("titleInfo", nil, leaf("title", oneLine(s.Series))), modsPart(s.Number, "", "")))
}

// modsPart is the volume, the issue and the pages of something.
func modsPart(volume, issue, pages string) element {
	first, last := pageRange(pages)
	number := func(typ, n string) element {
		return el("detail", []string{"type", typ}, leaf("number", oneLine(n)))
	}
	return el("part", nil, number("volume", volume), number("issue", issue), el("extent", []string{"unit", "page"}, leaf("start", oneLine(first)), leaf("end", oneLine(last))))
}

// notes are the record's own note, and what no element says.
func (m *modsEntry) notes() string {
	m.carry("note")
	m.wrote(m.Volume, m.Issue, m.Edition, m.ISBN, m.ISSN)
	if m.printed {
		m.wrote(m.from().Publisher)
	}
	words := append([]string{hearingBody(m.Reference, m.lang), hearingSession(m.Reference, m.lang)}, m.unwritten()...)
	return cleanLines(strings.TrimSpace(m.Note + "\n" + m.rest(words...)))
}
