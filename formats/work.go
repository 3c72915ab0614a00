package formats

import (
	"fmt"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// work is one reference on its way into an entry whose fields are given and
// whose note says the rest: what the formats of that kind have in common.
type work struct {
	*records.Reference
	lang    string
	options Values
	printed bool            // a speech, as printed in a source: the entry is that of the publication
	carried []fact          // the facts that the fields have
	written map[string]bool // the values of the fields so far, on one line
}

// newWork begins an entry. printed has the kinds of sources in which a printed
// speech becomes an entry of its publication.
func newWork(r *records.Reference, v Values, printed map[string]string) work {
	w := work{Reference: r, lang: lang(r), options: v, written: map[string]bool{}}
	w.printed = r.Type == records.TypeSpeech && r.PublishedIn != nil && printed[r.PublishedIn.Kind] != ""
	return w
}

// carry says that the fields have facts, blank between them.
func (w *work) carry(facts string) {
	for f := range strings.FieldsSeq(facts) {
		w.carried = append(w.carried, fact(f))
	}
}

// wrote says that fields have these values.
func (w *work) wrote(values ...string) {
	for _, s := range values {
		w.written[oneLine(s)] = true
	}
}

// from is what names the publication: the source a speech is printed in, else
// the reference itself.
func (w *work) from() *records.Reference {
	if w.printed {
		return w.PublishedIn
	}
	return w.Reference
}

// hearing is the hearing of a testimony, or itself; never nil.
func (w *work) hearing() *records.Event {
	if h := hearingOf(w.Reference); h != nil {
		return h
	}
	return &records.Event{}
}

// place is that of the reference, else of the conference.
func (w *work) place() records.Place {
	if top := conference(w.Reference); w.Place == (records.Place{}) && top != nil {
		return top.Place
	}
	return w.Place
}

// url is the address, else that of an archived copy.
func (w *work) url() string {
	if w.URL == "" {
		w.carry("archived-url")
		return w.ArchivedURL
	}
	return w.URL
}

// unwritten are the facts about the publication that no field has.
func (w *work) unwritten() []string {
	publisher := ""
	if w.printed { // one's own is among the facts left over
		publisher = w.from().Publisher
	}
	var words []string
	for _, s := range []string{w.from().VolumeTitle, w.Container, publisher, w.from().Series, w.from().Volume, w.from().Issue, w.from().Edition,
		w.from().NumberOfVolumes, w.from().ISBN, w.from().ISSN} {
		if s != "" && !w.written[oneLine(s)] {
			words = append(words, s)
		}
	}
	return words
}

// rest is what the fields do not have, in words, behind words of the format's
// own; those that are "" say nothing.
func (w *work) rest(words ...string) string {
	words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
	return sentences(w.lang, append(words, leftover(w.Reference, w.carried...)...))
}

// otherDate is the date of the entry where its field does not say all of it, or
// the day of delivery where the entry has another date.
func (w *work) otherDate(d records.Date, said bool) string {
	switch {
	case w.Date != d && w.Date != eventDate(w.Reference), w.Date != d && len(w.Events) == 0:
		return dateWords(w.Date, w.lang)
	case d != (records.Date{}) && !said:
		return dateWords(d, w.lang)
	}
	return ""
}

// conferenceDate is the conference with its dates, where they are not the date
// of the entry.
func (w *work) conferenceDate(entry records.Date) string {
	d := eventDate(w.Reference)
	if w.Type == records.TypeEvent || len(w.Events) == 0 || d == entry {
		return ""
	}
	name, said := conferenceName(w.Reference), false
	if !slices.Contains(w.carried, "event") {
		said = true
		w.carry("event")
		name = eventWords(w.Reference, w.lang)
	}
	place := ""
	if w.Type == records.TypeSource { // whose own place is where it was published
		place = placeText(w.lang, conference(w.Reference).Place)
	}
	if when := dateWords(d, w.lang); said || when+place != "" {
		return join(w.lang, []string{name, place, when})
	}
	return "" // the name is where it belongs
}

// overridesOf reports overrides of a format that has none: those of another
// format hold for it, or nothing in it can be set by itself.
func overridesOf(r *records.Reference, format, other string) error {
	switch {
	case len(r.Override[format]) == 0:
		return nil
	case other == "":
		return fmt.Errorf("override.%s: nothing in this format can be overridden", format)
	}
	return fmt.Errorf("override.%s: write override.%s, which holds for both", format, other)
}
