package formats

import (
	"cmp"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// tableColumn is one column: its name, and what it has of a reference.
type tableColumn struct {
	name string
	of   func(*tableRow) string
}

// tableColumns is the columns in their order.
var tableColumns = []tableColumn{
	{"key", func(t *tableRow) string { return t.Key }},
	{"type", func(t *tableRow) string { return string(t.Type) }},
	{"kind", func(t *tableRow) string { return t.Kind }},
	{"genre", func(t *tableRow) string { return t.Genre }},
	{"author", func(t *tableRow) string { return t.names(t.Author) }},
	{"title", func(t *tableRow) string { return t.Title }},
	{"subtitle", func(t *tableRow) string { return t.Subtitle }},
	{"description", func(t *tableRow) string { return t.Description }},
	{"date", func(t *tableRow) string { return t.Date.String() }},
	{"time", func(t *tableRow) string { return clock(t.Time) }},
	{"session", func(t *tableRow) string { return sessionName(t.Reference) }},
	{"event", func(t *tableRow) string { return conferenceName(t.Reference) }},
	{"event-date", func(t *tableRow) string {
		if len(t.Events) == 0 {
			return ""
		}
		return eventDate(t.Reference).String()
	}},
	{"venue", func(t *tableRow) string { return t.Place.Venue }},
	{"room", func(t *tableRow) string { return t.Place.Room }},
	{"city", func(t *tableRow) string { return t.Place.City }},
	{"region", func(t *tableRow) string { return t.Place.Region }},
	{"country", func(t *tableRow) string { return t.Place.Country }},
	{"online", func(t *tableRow) string { return yes(t.Place.Online) }},
	{"office", func(t *tableRow) string { return roleWords(t.Reference, t.lang) }},
	{"chair", func(t *tableRow) string { return t.names(chairs(t.Reference)) }},
	{"moderator", func(t *tableRow) string { return t.names(moderators(t.Reference)) }},
	{"discussant", func(t *tableRow) string { return t.names(t.Discussant) }},
	{"interviewer", func(t *tableRow) string { return t.names(t.Interviewer) }},
	{"recipient", func(t *tableRow) string { return t.names(t.Recipient) }},
	{"reader", func(t *tableRow) string { return t.names(t.Reader) }},
	{"editor", func(t *tableRow) string { return t.names(t.Editor) }},
	{"translator", func(t *tableRow) string { return t.names(t.Translator) }},
	{"interpreter", func(t *tableRow) string { return t.names(t.Interpreter) }},
	{"uploader", func(t *tableRow) string { return t.names(t.Uploader) }},
	{"organizer", func(t *tableRow) string { return t.names(t.Organizer) }},
	{"host", func(t *tableRow) string { return t.names(t.Host) }},
	{"sponsor", func(t *tableRow) string { return t.names(t.Sponsor) }},
	{"short-title", func(t *tableRow) string { return t.ShortTitle }},
	{"original-title", func(t *tableRow) string { return t.OriginalTitle }},
	{"transliteration", func(t *tableRow) string { return t.Transliteration }},
	{"lecture", func(t *tableRow) string { return lectureWords(t.Reference, t.lang) }},
	{"occasion", func(t *tableRow) string { return t.Occasion }},
	{"audience", func(t *tableRow) string { return t.Audience }},
	{"theme", func(t *tableRow) string { return theme(t.Reference) }},
	{"status", func(t *tableRow) string { return statusWords(t.Reference, t.lang) }},
	{"hearing", func(t *tableRow) string {
		return join(t.lang, []string{hearingBody(t.Reference, t.lang), hearingSession(t.Reference, t.lang)})
	}},
	{"medium", func(t *tableRow) string { return t.Medium }},
	{"duration", func(t *tableRow) string { return t.Duration }},
	{"published-in", func(t *tableRow) string { return t.publication(fullTitle) }},
	{"published-in-editor", func(t *tableRow) string {
		return t.publication(func(r *records.Reference) string { return t.names(r.Editor) })
	}},
	{"published", func(t *tableRow) string {
		return t.publication(func(r *records.Reference) string { return r.Date.String() })
	}},
	{"container", func(t *tableRow) string { return cmp.Or(t.Container, t.from().Container) }},
	{"series", func(t *tableRow) string { return cmp.Or(t.Series, t.from().Series) }},
	{"volume", func(t *tableRow) string { return cmp.Or(t.Volume, t.from().Volume) }},
	{"volume-title", func(t *tableRow) string { return cmp.Or(t.VolumeTitle, t.from().VolumeTitle) }},
	{"number-of-volumes", func(t *tableRow) string { return cmp.Or(t.NumberOfVolumes, t.from().NumberOfVolumes) }},
	{"issue", func(t *tableRow) string { return cmp.Or(t.Issue, t.from().Issue) }},
	{"edition", func(t *tableRow) string { return cmp.Or(t.Edition, t.from().Edition) }},
	{"number", func(t *tableRow) string { return t.Number }},
	{"pages", func(t *tableRow) string { return t.Pages }},
	{"publisher", func(t *tableRow) string { return cmp.Or(t.Publisher, t.from().Publisher) }},
	{"publisher-place", func(t *tableRow) string { return cmp.Or(t.PublisherPlace, t.from().PublisherPlace) }},
	{"posted", func(t *tableRow) string { return t.Posted.String() }},
	{"original-date", func(t *tableRow) string { return t.OriginalDate.String() }},
	{"accessed", func(t *tableRow) string { return t.Accessed.String() }},
	{"url", func(t *tableRow) string { return t.URL }},
	{"archived-url", func(t *tableRow) string { return t.ArchivedURL }},
	{"doi", func(t *tableRow) string { return t.DOI }},
	{"isbn", func(t *tableRow) string { return cmp.Or(t.ISBN, t.from().ISBN) }},
	{"issn", func(t *tableRow) string { return cmp.Or(t.ISSN, t.from().ISSN) }},
	{"archive", func(t *tableRow) string { return t.Archive }},
	{"archive-collection", func(t *tableRow) string { return t.ArchiveCollection }},
	{"archive-location", func(t *tableRow) string { return t.ArchiveLocation }},
	{"archive-place", func(t *tableRow) string { return t.ArchivePlace }},
	{"reported-in", func(t *tableRow) string { return reportedIn(t.Reference, t.lang) }},
	{"language", func(t *tableRow) string { return t.Language }},
	{"keywords", func(t *tableRow) string { return strings.Join(t.Keywords, "; ") }},
	{"abstract", func(t *tableRow) string { return t.Abstract }},
	{"unpublished", func(t *tableRow) string { return yes(t.Unpublished) }},
	{"note", func(t *tableRow) string { return t.Note }},
}

// tableRow is one reference on its way to a row.
type tableRow struct{ work }

// names is a list of names.
func (t *tableRow) names(l records.AgentList) string {
	if t.options["names"] == "natural" {
		return agentNames(t.lang, l, false)
	}
	var names []string
	for _, a := range l.List {
		names = append(names, risName(a.Name, "plain"))
	}
	if l.EtAl {
		names = append(names, records.Term(t.lang, "et-al"))
	}
	return strings.Join(names, "; ")
}

// publication is something of the source that a speech is printed in.
func (t *tableRow) publication(of func(*records.Reference) string) string {
	if t.PublishedIn == nil {
		return ""
	}
	return of(t.PublishedIn)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// columnNames are the names of all columns.
func columnNames() []string {
	var names []string
	for _, c := range tableColumns {
		names = append(names, c.name)
	}
	return names
}

// tableFieldRows are the rows of the columns.
func tableFieldRows() []FieldRow {
	var rows []FieldRow
	for _, name := range columnNames() {
		rows = append(rows, FieldRow{Name: name})
	}
	return rows
}
