package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// hearingOf is the hearing that a testimony was given at, or the hearing
// itself; nil where there is none.
func hearingOf(r *records.Reference) *records.Event {
	if r.Own != nil {
		return r.Own
	}
	for i := range r.Events {
		if r.Events[i].Kind == "hearing" {
			return &r.Events[i]
		}
	}
	return nil
}

// printedContainer is the title that a printed speech stands in: a book or
// proceedings; of a source of kind journal or news, which is an article, the
// journal.
func printedContainer(source *records.Reference) string {
	if source.Container != "" && (source.Kind == "journal" || source.Kind == "news") {
		return source.Container
	}
	return fullTitle(source)
}

// numberedSeries reports whether a source is one of a series by its number, and
// no volume of anything else.
func numberedSeries(s *records.Reference) bool {
	return s.Series != "" && s.Number != "" && s.Kind != "report" && s.Volume == "" && s.VolumeTitle == ""
}

// entryDate is the date that an entry has first: of the publication where it
// was printed, else, as the setting says, of the speech ("delivery"), of its
// conference ("event"; of a speech at none, of the recording or text; of a letter,
// which is not given there, its own), or of the recording or text ("posted"),
// which also stands for a day that nobody knows.
func entryDate(r *records.Reference, printed bool, setting string) records.Date {
	switch {
	case printed && r.PublishedIn.Date != (records.Date{}):
		return r.PublishedIn.Date
	case r.Kind == "letter" && r.Date != (records.Date{}) && setting == "event":
		return r.Date
	case setting == "event" && r.Type == records.TypeSpeech && conference(r) != nil:
		return eventDate(r)
	case setting != "delivery" && r.Posted != (records.Date{}), r.Date == (records.Date{}):
		return r.Posted
	}
	return r.Date
}

// originalDate is when a work first appeared. A speech that is dated by a later
// version, which APA prints of one at no conference, appeared when it was given.
func originalDate(r *records.Reference, entry records.Date, setting string) records.Date {
	if r.OriginalDate == (records.Date{}) && setting == "event" && r.Type == records.TypeSpeech &&
		entry == r.Posted && entry.Start.Year != r.Date.Start.Year {
		return r.Date
	}
	return r.OriginalDate
}

// creators are whom an entry has in the place of its author, and the facts that
// this carries: the speakers or authors; of an event those who organized and
// hosted it; of a recording that names nobody who put it up.
func creators(r *records.Reference) (list records.AgentList, facts string) {
	switch {
	case r.Type == records.TypeEvent:
		return union(r.Organizer, r.Host), "organizer host"
	case r.Author.IsZero() && !r.Uploader.IsZero():
		return r.Uploader, "uploader"
	}
	return r.Author, ""
}
