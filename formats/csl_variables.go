package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// cslValue is the form of a variable's value: what an override of it may be.
type cslValue uint8

const (
	cslText cslValue = iota
	cslLines
	cslVerbatim
	cslNames
	cslDate
	cslReady // made as it stands: custom, note
)

// cslVariable is one variable of CSL-JSON: its form, and how it is made of a
// reference; of is nil where only an override can set it. of returns a string,
// a records.AgentList, a records.Date, or what stands in the output as it is.
type cslVariable struct {
	name string
	is   cslValue
	of   func(*cslItem) any
}

// cslVariables is every variable of csl-data.json, in the order in which an
// item has them.
var cslVariables = []cslVariable{
	{"id", cslVerbatim, func(c *cslItem) any { return c.Key }},
	{"citation-key", cslVerbatim, func(c *cslItem) any { return c.Key }},
	{"type", cslVerbatim, func(c *cslItem) any { return c.typ }},
	{"title", cslText, func(c *cslItem) any { return c.title() }},
	{"title-short", cslText, func(c *cslItem) any { return c.ShortTitle }},
	{"original-title", cslText, func(c *cslItem) any { return c.originalTitle() }},
	{"author", cslNames, func(c *cslItem) any { return c.author() }},
	{"chair", cslNames, func(c *cslItem) any {
		return c.role("chair", union(chairs(c.Reference), moderators(c.Reference)), "chair", "moderator")
	}},
	{"container-author", cslNames, func(c *cslItem) any { return c.containerAuthor() }},
	{"editor", cslNames, func(c *cslItem) any { return c.role("editor", c.from().Editor, "editor") }},
	{"interviewer", cslNames, func(c *cslItem) any { return c.role("interviewer", c.Interviewer, "interviewer") }},
	{"organizer", cslNames, func(c *cslItem) any { return c.organizer() }},
	{"recipient", cslNames, func(c *cslItem) any { return c.role("recipient", c.Recipient, "recipient") }},
	{"translator", cslNames, func(c *cslItem) any { return c.role("translator", c.translators(), "translator") }},
	{"genre", cslText, func(c *cslItem) any { return c.genre() }},
	{"medium", cslText, func(c *cslItem) any { return c.medium() }},
	{"issued", cslDate, func(c *cslItem) any { return c.issued() }},
	{"event-date", cslDate, func(c *cslItem) any { return c.eventDate() }},
	{"available-date", cslDate, func(c *cslItem) any { return c.availableDate() }},
	{"original-date", cslDate, func(c *cslItem) any { return c.originalDate() }},
	{"event-title", cslText, func(c *cslItem) any { return c.eventTitle() }},
	{"event", cslText, func(c *cslItem) any { return c.eventTitle() }},
	{"event-place", cslText, func(c *cslItem) any { return c.eventPlace() }},
	{"container-title", cslText, func(c *cslItem) any { return c.containerTitle() }},
	{"collection-title", cslText, func(c *cslItem) any { return c.collectionTitle() }},
	{"collection-number", cslText, func(c *cslItem) any { return c.collectionNumber() }},
	{"volume-title", cslText, func(c *cslItem) any { return c.volumeTitle() }},
	{"volume", cslText, func(c *cslItem) any { return c.volume() }},
	{"number-of-volumes", cslText, func(c *cslItem) any { return c.from().NumberOfVolumes }},
	{"issue", cslText, func(c *cslItem) any { return c.from().Issue }},
	{"edition", cslText, func(c *cslItem) any { return c.from().Edition }},
	{"page", cslText, func(c *cslItem) any { return c.say("pages", c.Pages) }},
	{"number", cslText, func(c *cslItem) any { return c.number() }},
	{"authority", cslText, func(c *cslItem) any { return c.authority() }},
	{"section", cslText, func(c *cslItem) any { return c.committee() }},
	{"chapter-number", cslText, func(c *cslItem) any { return c.congress() }},
	{"jurisdiction", cslText, func(c *cslItem) any { return c.jurisdiction() }},
	{"dimensions", cslText, func(c *cslItem) any { return c.say("duration", c.Duration) }},
	{"publisher", cslText, func(c *cslItem) any { return c.publisher() }},
	{"publisher-place", cslText, func(c *cslItem) any { return c.publisherPlace() }},
	{"archive", cslText, func(c *cslItem) any { return c.say("archive", c.Archive) }},
	{"archive_collection", cslText, func(c *cslItem) any { return c.say("archive", c.ArchiveCollection) }},
	{"archive_location", cslText, func(c *cslItem) any { return c.say("archive", c.ArchiveLocation) }},
	{"archive-place", cslText, func(c *cslItem) any { return c.say("archive", c.ArchivePlace) }},
	{"language", cslVerbatim, func(c *cslItem) any { return c.language() }},
	{"DOI", cslVerbatim, func(c *cslItem) any { return c.DOI }},
	{"ISBN", cslVerbatim, func(c *cslItem) any { return c.from().ISBN }},
	{"ISSN", cslVerbatim, func(c *cslItem) any { return c.from().ISSN }},
	{"URL", cslVerbatim, func(c *cslItem) any { return c.url() }},
	{"accessed", cslDate, func(c *cslItem) any { return c.say("accessed", c.Accessed) }},
	{"references", cslText, func(c *cslItem) any { return c.witnesses() }},
	{"keyword", cslText, func(c *cslItem) any { return keywordList(c.Keywords) }},
	{"abstract", cslLines, func(c *cslItem) any { return c.Abstract }},
	{"custom", cslReady, func(c *cslItem) any { return c.custom() }},
	{"note", cslReady, func(c *cslItem) any { return c.note() }}, // after all others: it says what they have not
	{"annote", cslLines, nil},
	{"call-number", cslText, nil},
	{"categories", cslReady, nil},
	{"citation-label", cslText, nil},
	{"citation-number", cslText, nil},
	{"collection-editor", cslNames, nil},
	{"compiler", cslNames, nil},
	{"composer", cslNames, nil},
	{"container-title-short", cslText, nil},
	{"contributor", cslNames, nil},
	{"curator", cslNames, nil},
	{"director", cslNames, nil},
	{"division", cslText, nil},
	{"editorial-director", cslNames, nil},
	{"executive-producer", cslNames, nil},
	{"first-reference-note-number", cslText, nil},
	{"guest", cslNames, nil},
	{"host", cslNames, nil},
	{"illustrator", cslNames, nil},
	{"journalAbbreviation", cslText, nil},
	{"locator", cslText, nil},
	{"narrator", cslNames, nil},
	{"number-of-pages", cslText, nil},
	{"original-author", cslNames, nil},
	{"original-publisher", cslText, nil},
	{"original-publisher-place", cslText, nil},
	{"page-first", cslText, nil},
	{"part", cslText, nil},
	{"part-title", cslText, nil},
	{"performer", cslNames, nil},
	{"PMCID", cslVerbatim, nil},
	{"PMID", cslVerbatim, nil},
	{"printing", cslText, nil},
	{"producer", cslNames, nil},
	{"reviewed-author", cslNames, nil},
	{"reviewed-genre", cslText, nil},
	{"reviewed-title", cslText, nil},
	{"scale", cslText, nil},
	{"script-writer", cslNames, nil},
	{"series-creator", cslNames, nil},
	{"shortTitle", cslText, nil},
	{"source", cslText, nil},
	{"status", cslText, nil},
	{"submitted", cslDate, nil},
	{"supplement", cslText, nil},
	{"version", cslText, nil},
	{"volume-title-short", cslText, nil},
	{"year-suffix", cslText, nil},
}

// value is the variable as it stands in the output, nil where there is none.
func (v *cslVariable) value(c *cslItem) any {
	if v.of == nil {
		return nil
	}
	return v.form(v.of(c), c.lang, c.options)
}

// form turns what a reference or an override says into what stands in the output.
func (v *cslVariable) form(value any, lang string, options Values) any {
	switch x := value.(type) {
	case string:
		switch v.is {
		case cslText:
			x = withoutMarkup(oneLine(x))
		case cslLines:
			x = withoutMarkup(cleanLines(x))
		case cslVerbatim:
			x = oneLine(x)
		}
		if x != "" {
			return x
		}
	case records.AgentList:
		if list := namesIn(lang, options).list(x); list != nil {
			return list
		}
	case records.Date:
		if d := newCSLDate(x, lang, options["seasons"] == "words"); d != nil {
			return d
		}
	default:
		return value
	}
	return nil
}
