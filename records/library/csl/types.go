package csl

import (
	"github.com/quoth-cite/quoth/records"
)

// itemType is what an item of a type is.
type itemType struct {
	typ     records.Type
	kind    string
	printed string // the kind of source that it is printed in, where it has a container
}

// itemTypes are the types of CSL 1.0.2 and those of older versions.
var itemTypes = map[string]itemType{
	"article":                {records.TypeSource, "other", ""},
	"article-journal":        {records.TypeSource, "journal", ""},
	"article-magazine":       {records.TypeSource, "news", ""},
	"article-newspaper":      {records.TypeSource, "news", ""},
	"bill":                   {records.TypeSource, "other", ""},
	"book":                   {records.TypeSource, "book", ""},
	"broadcast":              {records.TypeSource, "video", ""},
	"chapter":                {records.TypeSource, "book", ""},
	"classic":                {records.TypeSource, "book", ""},
	"collection":             {records.TypeSource, "archive", ""},
	"document":               {records.TypeSource, "other", ""},
	"event":                  {records.TypeEvent, "conference", ""},
	"hearing":                {records.TypeEvent, "hearing", ""},
	"interview":              {records.TypeSpeech, "interview", ""},
	"manuscript":             {records.TypeSource, "archive", ""},
	"motion_picture":         {records.TypeSource, "video", ""},
	"paper-conference":       {records.TypeSpeech, "paper", "proceedings"},
	"periodical":             {records.TypeSource, "journal", ""},
	"personal_communication": {records.TypeSpeech, "letter", ""},
	"post":                   {records.TypeSource, "post", ""},
	"post-weblog":            {records.TypeSource, "post", ""},
	"report":                 {records.TypeSource, "report", ""},
	"song":                   {records.TypeSource, "audio", ""},
	"speech":                 {records.TypeSpeech, "speech", ""},
	"thesis":                 {records.TypeSource, "thesis", ""},
	"webpage":                {records.TypeSource, "webpage", ""},
}

// fields are the variables that are a text of a record, by the field of it.
var fields = map[string]string{
	"abstract": "abstract", "archive": "archive", "archive-place": "archive_place", "archive_collection": "archive_collection",
	"archive_location": "archive_location", "collection-number": "book number", "collection-title": "series", "container-title": "container",
	"DOI": "doi", "edition": "edition", "event-place": "place text", "ISBN": "isbn", "ISSN": "issn", "issue": "issue", "language": "language",
	"medium": "medium", "note": "note", "number": "number", "number-of-volumes": "number_of_volumes", "original-title": "original title",
	"page": "pages", "publisher": "publisher", "publisher-place": "publisher_place", "title": "title", "URL": "url", "volume": "volume",
	"volume-title": "volume_title", "dimensions": "duration",
	"accessed": "accessed", "available-date": "posted", "event-date": "event date", "issued": "date", "original-date": "original_date",
}

// hearingFields are those of a hearing.
var hearingFields = map[string]string{"authority": "authority", "section": "committee", "jurisdiction": "jurisdiction", "number": "bill", "chapter-number": "session"}

// roles are the variables that are names, by the field of the record.
var roles = map[string]string{
	"author": "speakers", "chair": "chairs", "contributor": "discussants", "container-author": "book authors", "composer": "speakers", "director": "speakers",
	"editor": "editors", "guest": "speakers", "host": "hosts", "interviewer": "interviewers", "narrator": "read_by", "organizer": "organizers", "performer": "speakers",
	"recipient": "recipients", "translator": "translators",
}

// isDate are the variables that are dates.
var isDate = map[string]bool{"accessed": true, "available-date": true, "event-date": true, "issued": true, "original-date": true, "submitted": true}

// asides are the variables that are about the item and not about the work.
var asides = map[string]bool{
	"citation-label": true, "citation-number": true, "citation-key": true, "categories": true, "system_id": true, "source": true,
	"first-reference-note-number": true, "year-suffix": true,
}
