package formats

import (
	"bytes"
	"io"

	"github.com/quoth-cite/quoth/records"
)

// jsonlSchema is the version of the jsonl format. It changes when a field goes
// or comes to mean something else; a new field does not change it.
const jsonlSchema = 1

// jsonlFormat writes each reference whole, as one JSON object on one line. It
// is what programs read that make their own output of a collection. A line
// begins with "schema": 1. Text is UTF-8 in NFC without markup; "\n" stands in
// abstract and note alone. A field that has no value is absent. Read back into
// a records.Reference, a line gives the same reference.
//
// The fields, in their order:
//
//	schema              1
//	key                 the citation key
//	type                "speech", "event" or "source"
//	kind                "keynote", "conference", "news", …
//	language            BCP 47: in which it was given or written
//	text-language       BCP 47: in which title, else description, stand here
//	title, subtitle     the ordinal of an event is joined in
//	description         what it is, where it has no title
//	short-title
//	original-title      where title is a translation
//	transliteration     the title in another script's letters
//	genre               the label: "Keynote address"; always there
//	genre-given         true where the record wrote it
//	medium              what was consulted: "Video"
//	lecture, lecture-number
//	occasion, audience
//	author              agents: the speakers, or who wrote a source
//	editor, translator, chair, moderator, discussant, interviewer, interpreter,
//	recipient, reader, uploader, organizer, host, sponsor
//	                    agents; the last three are inherited from the events
//	date                EDTF: of delivery, of the event, of the source
//	date-from           key of the event that date is inherited from
//	time                "15:30:00", "15:30:00+08:00", or words
//	place               of it: venue, room, city, region, country,
//	                    country-code (ISO 3166-1), online
//	posted, original-date, accessed
//	                    EDTF
//	event               of an event: its own details
//	events              the events it belongs to, nearest first
//	publisher, publisher-place, container, series, volume, volume-title,
//	number-of-volumes, issue, edition, pages, number, duration, url,
//	archived-url, doi, isbn, issn
//	archive, archive-collection, archive-location, archive-place
//	published-in        a reference: the book or proceedings it was printed in
//	reported-in         references: the sources it is known by
//	abstract, keywords, note
//	unpublished         true where no reader can get at it
//	override            raw fields, by format and name
//
// Agents are an object: list, and et-al, true where the list is not complete.
// Each in the list has key (of its record), name (family, given, particle,
// suffix, or literal), organization (true for a body), honorific, office,
// affiliation, orcid. An event has key, kind, genre, genre-given, title,
// bare-title (without the ordinal), subtitle, description, short-title,
// acronym, abbreviation, series, number, ordinal, theme, language, date, time,
// place, status ("held", "cancelled" or "planned"), url, doi, the agents
// organizer, host, sponsor, chair and moderator, and for hearings and
// parliaments jurisdiction, authority, chamber, committee, subcommittee,
// session and bill.
var jsonlFormat = Format{
	Name: "jsonl",
	Exts: []string{".jsonl", ".ndjson"},
	Help: "the resolved references whole, one JSON object a line, for programs",
	New: func(w io.Writer, _ Values) (Encoder, error) {
		return Framed{Entry: writeJSONL}.Encoder(w), nil
	},
	Split: splitJSONL,
}

func writeJSONL(b *bytes.Buffer, r *records.Reference) error {
	writeJSON(b, struct {
		Schema int `json:"schema"`
		*records.Reference
	}{jsonlSchema, r})
	b.WriteByte('\n')
	return nil
}
