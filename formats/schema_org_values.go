package formats

import (
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// schemaAgents are the people and bodies of a list, with what they were at the time.
func schemaAgents(l records.AgentList) []any {
	var list []any
	for _, a := range l.List {
		n := a.Name
		if a.Organization || n.Literal != "" || n.Family == "" {
			typ := "Person"
			if a.Organization {
				typ = "Organization"
			}
			if o := typed(typ, "name", oneLine(literalName(n)), "jobTitle", oneLine(a.Office)); o != nil {
				list = append(list, o)
			}
			continue
		}
		orcid := ""
		if a.ORCID != "" {
			orcid = "https://orcid.org/" + oneLine(a.ORCID)
		}
		list = append(list, typed("Person", "name", oneLine(n.Natural()), "familyName", oneLine(withParticle(n.Particle, n.Family)), "givenName", oneLine(n.Given),
			"honorificPrefix", oneLine(a.Honorific), "honorificSuffix", oneLine(n.Suffix), "jobTitle", oneLine(a.Office),
			"affiliation", typed("Organization", "name", oneLine(a.Affiliation)), "sameAs", orcid))
	}
	return list
}

// schemaPlaces are where something was held: a place with its address, and the web.
func schemaPlaces(p records.Place) []any {
	var list []any
	country := p.Country
	if p.CountryCode != "" && country == "" {
		country = p.CountryCode
	}
	address := typed("PostalAddress", "addressLocality", oneLine(p.City), "addressRegion", oneLine(p.Region), "addressCountry", oneLine(country))
	name := join("en", []string{p.Room, p.Venue})
	if name == "" {
		name = p.City
	}
	if place := typed("Place", "name", oneLine(name), "address", address); place != nil {
		list = append(list, place)
	}
	if p.Online {
		list = append(list, typed("VirtualLocation", "name", records.Term("en", "online")))
	}
	return list
}

// schemaPublisher is who made something available, with the place.
func schemaPublisher(r *records.Reference) any {
	return typed("Organization", "name", oneLine(r.Publisher), "location", oneLine(r.PublisherPlace))
}

// schemaWork is a source within another entry.
func schemaWork(r *records.Reference) any {
	e := newSchemaEntry(r, Values{})
	return typed(e.typ, "name", e.name(), "author", schemaAgents(r.Author), "editor", schemaAgents(r.Editor), "translator", schemaAgents(r.Translator),
		"datePublished", plainISO(r.Date.Start), "isPartOf", e.whole(), "publisher", schemaPublisher(r), "volumeNumber", oneLine(r.Volume), "issueNumber", oneLine(r.Issue),
		"bookEdition", oneLine(r.Edition), "isbn", oneLine(r.ISBN), "issn", oneLine(r.ISSN), "identifier", e.identifiers(), "url", urlText(r.URL))
}

// isoDuration is a duration by the clock as ISO 8601 has it, else "".
func isoDuration(s string) string {
	if !clockTime.MatchString(s) {
		return ""
	}
	parts := strings.Split(s, ":")
	text := "PT"
	for i, p := range parts {
		n, _ := strconv.Atoi(p)
		text += strconv.Itoa(n) + "HMS"[i+3-len(parts):][:1]
	}
	return text
}
