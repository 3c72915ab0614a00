package formats

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// forumInPlace reports whether the forum of a speech is written in the stead of
// its place. The Australian Guide to Legal Citation (rules 7.2.4, 7.3 and 7.13)
// names where a speech was given by its conference, without the ordinal, else
// by who held it, else by the venue, and by the city only where it has none of
// them; a named lecture stands for the label "Speech".
func (c *cslItem) forumInPlace() bool {
	return c.options["forum"] == "place" && c.Type == records.TypeSpeech && (c.typ == "speech" || c.typ == "interview")
}

// forum is that name; behind it, where the record gives a label of its own, the
// named lecture has no other place.
func (c *cslItem) forum() string {
	var parts []string
	if c.Lecture != "" && c.GenreGiven {
		parts = append(parts, lectureLabel(c.Lecture))
	}
	top := conference(c.Reference)
	held := union(c.Organizer, c.Host)
	switch {
	case top != nil && top.Title != "":
		_, said := c.sessions()
		parts = append(append(parts, said...), c.conferenceName(top))
	case !held.IsZero():
		parts = append(parts, agentNames(c.lang, held, false))
	case c.Place.Venue != "":
		parts = append(parts, c.Place.Room, c.Place.Venue)
	case len(parts) == 0:
		return cityText(c.lang, c.Place)
	}
	return join(c.lang, parts)
}

// lectureLabel is the name of a lecture without the article (rule 7.3).
func lectureLabel(lecture string) string { return strings.TrimPrefix(lecture, "The ") }

// withPlace is the sender of a letter with the place it was sent from, which the
// guide has between sender and recipient (rule 7.12) and its style nowhere.
func (c *cslItem) withPlace(l records.AgentList) records.AgentList {
	city := cityName(c.Place)
	if c.options["forum"] != "place" || c.Kind != "letter" || c.typ != "personal_communication" || city == "" || l.IsZero() {
		return l
	}
	from := records.AgentList{List: slices.Clone(l.List), EtAl: l.EtAl}
	last := &from.List[len(from.List)-1]
	last.Name = titled(last.Name, "", city+",")
	return from
}

// cityName is the city of a place, else what is next to it.
func cityName(p records.Place) string { return cmp.Or(p.City, p.Region, p.Country) }

// withTitles are agents named as the option says: alone, with their honorific,
// or with their office behind the name too. A name in Chinese, Japanese or
// Korean letters has its titles behind it without a mark, which no part of a
// CSL name can say; it stays as it is.
func (c *cslItem) withTitles(l records.AgentList) records.AgentList {
	how := c.options["honorifics"]
	if how == "none" {
		return l
	}
	named := records.AgentList{EtAl: l.EtAl}
	for _, a := range l.List {
		if !records.IsCJK(a.Name.Natural()) {
			office := ""
			if how == "office" {
				office = join(c.lang, []string{a.Office, a.Affiliation})
			}
			a.Name = titled(a.Name, a.Honorific, office)
		}
		named.List = append(named.List, a)
	}
	return named
}

// titled is a name with an honorific in front and an office behind it.
func titled(n records.Name, honorific, office string) records.Name {
	if n.Literal != "" {
		n.Literal = strings.TrimSpace(honorific + " " + n.Literal)
		if office != "" {
			n.Literal += ", " + office
		}
		return n
	}
	n.Given = strings.TrimSpace(honorific + " " + n.Given)
	switch {
	case office == "":
	case n.Suffix == "":
		n.Suffix = office
	default:
		n.Suffix += ", " + office
	}
	return n
}
