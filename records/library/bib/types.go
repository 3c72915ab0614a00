package bib

import (
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// entryType is what an entry of a type is.
type entryType struct {
	typ     records.Type
	kind    string
	printed string // the kind of source that it is printed in
}

// entryTypes are the types of BibTeX, of biblatex (manual, section 2.1), and of
// its styles.
var entryTypes = map[string]entryType{
	"article":       {records.TypeSource, "journal", ""},
	"artwork":       {records.TypeSource, "other", ""},
	"audio":         {records.TypeSource, "audio", ""},
	"book":          {records.TypeSource, "book", ""},
	"bookinbook":    {records.TypeSource, "book", ""},
	"booklet":       {records.TypeSource, "book", ""},
	"collection":    {records.TypeSource, "book", ""},
	"conference":    {records.TypeSpeech, "paper", "proceedings"},
	"electronic":    {records.TypeSource, "webpage", ""},
	"inbook":        {records.TypeSource, "book", ""},
	"incollection":  {records.TypeSource, "book", ""},
	"inproceedings": {records.TypeSpeech, "paper", "proceedings"},
	"inreference":   {records.TypeSource, "book", ""},
	"legmaterial":   {records.TypeEvent, "hearing", ""},
	"letter":        {records.TypeSpeech, "letter", ""},
	"manual":        {records.TypeSource, "report", ""},
	"mastersthesis": {records.TypeSource, "thesis", ""},
	"misc":          {records.TypeSource, "other", ""},
	"movie":         {records.TypeSource, "video", ""},
	"music":         {records.TypeSource, "audio", ""},
	"mvbook":        {records.TypeSource, "book", ""},
	"mvcollection":  {records.TypeSource, "book", ""},
	"mvproceedings": {records.TypeSource, "proceedings", ""},
	"newspaper":     {records.TypeSource, "news", ""},
	"online":        {records.TypeSource, "webpage", ""},
	"periodical":    {records.TypeSource, "journal", ""},
	"phdthesis":     {records.TypeSource, "thesis", ""},
	"presentation":  {records.TypeSpeech, "presentation", ""},
	"proceedings":   {records.TypeSource, "proceedings", ""},
	"report":        {records.TypeSource, "report", ""},
	"speech":        {records.TypeSpeech, "speech", ""},
	"talk":          {records.TypeSpeech, "presentation", ""},
	"techreport":    {records.TypeSource, "report", ""},
	"thesis":        {records.TypeSource, "thesis", ""},
	"unpublished":   {records.TypeSource, "archive", ""},
	"video":         {records.TypeSource, "video", ""},
	"www":           {records.TypeSource, "webpage", ""},
}

// fields are the fields of an entry by the field of the record, of those that
// are a text and mean the same in all types.
var fields = map[string]string{
	"abstract": "abstract", "annotation": "note", "annote": "note", "addendum": "note", "note": "note",
	"booktitle": "container", "booksubtitle": "book subtitle", "journaltitle": "container", "journal": "container",
	"date": "date", "origdate": "original_date", "urldate": "accessed", "eventdate": library.EventDate,
	"doi": "doi", "url": "url", "edition": "edition", "eventtitle": library.EventTitle, "eventtitleaddon": library.EventSession, "origtitle": library.OriginalTitle,
	"institution": "publisher", "school": "publisher", "publisher": "publisher", "organization": "organization",
	"isbn": "isbn", "issn": "issn", "issue": "issue", "location": "publisher_place", "address": "publisher_place", "pages": "pages", "series": "series",
	"subtitle": "subtitle", "title": "title", "venue": library.PlaceText, "volume": "volume", "volumes": "number_of_volumes",
	"pagetotal": "", "theme": library.EventTheme,
}

// roles are the fields that are names.
var roles = map[string]string{"author": "speakers", "editor": "editors", "translator": "translators", "bookauthor": "book authors", "organizer": "organizers", "speaker": "speakers"}

// roleTypes are the roles of biblatex's editora to editorc, by editoratype.
var roleTypes = map[string]string{
	"chair": "chairs", "moderator": "moderators", "organizer": "organizers", "translator": "translators", "interviewer": "interviewers", "discussant": "discussants",
	"editor": "editors", "host": "hosts", "reader": "read_by",
}

// asides are fields that are about the file, the program or the printing, and
// not about the work.
var asides = sync.OnceValue(func() map[string]bool {
	return wordSet(`file timestamp owner groups priority ranking readstatus qualityassured creationdate modificationdate comment-jabref citekey
date-added date-modified rating read keywords-plus bdsk-file-1 bdsk-url-1 bdsk-url-2 local-url localfile pdf posted-at citeulike-article-id
sortkey sorttitle sortname sortyear presort key label shorthand entryset execute options ids relatedtype relatedoptions relatedstring langidopts hyphenation
gender nameaddon-sort indextitle indexsorttitle biburl bibsource biblatex-gender crossref xref xdata xref related pubstate-sort
hal_id hal_version hal_local_reference abbr selected bibtex_show preview altmetric dimensions google_scholar_id`)
})

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// verbatim are the fields that are addresses and their like.
var verbatim = wordSet("url doi file eprint urlraw")
