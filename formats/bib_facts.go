package formats

import (
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// rest is everything that no other field says, a sentence each without its stop.
func (c *bibItem) rest() []string {
	var words []string
	if len(c.Events) > 0 && !c.carried["event"] {
		where := c.whereAndWhen()
		if c.Type == records.TypeSpeech {
			where = phrase(c.lang, "presented-at", where)
		}
		if where != "" {
			words = append(words, where)
		}
	}
	for _, f := range bibFacts {
		if c.carried[f.name] && !(f.name == "date" && c.deliveredInWords()) {
			continue
		}
		if s := f.words(c); s != "" {
			words = append(words, s)
			c.carry(f.name)
		}
	}
	var has []fact
	for f := range c.carried {
		has = append(has, f)
	}
	return append(words, leftover(c.Reference, has...)...)
}

// bibFacts are the facts that these formats have no field for in some entry
// types, and that all others have: they stand before the others in the note.
var bibFacts = []struct {
	name  fact
	words func(*bibItem) string
}{
	{"date", func(c *bibItem) string {
		if c.Type == records.TypeSpeech {
			return phrase(c.lang, "delivered", dateWords(c.Date, c.lang))
		}
		return dateWords(c.Date, c.lang)
	}},
	{"event-date", func(c *bibItem) string {
		if conference(c.Reference) == nil {
			return ""
		}
		return join(c.lang, []string{conferenceName(c.Reference), dateWords(eventDate(c.Reference), c.lang)})
	}},
	{"description", func(c *bibItem) string {
		if c.Title == "" && !c.titleIsHearing() {
			return "" // it stands for the title
		}
		return c.Description
	}},
	{"genre", func(c *bibItem) string {
		if !c.GenreGiven {
			return ""
		}
		return c.Genre
	}},
	{"hearing", func(c *bibItem) string {
		return join(c.lang, []string{hearingBody(c.Reference, c.lang), hearingSession(c.Reference, c.lang)})
	}},
	{"acronym", eventFact(func(e *records.Event) string { return e.Acronym })},
	{"abbreviation", eventFact(func(e *records.Event) string { return e.Abbreviation })},
	{"event-short", func(c *bibItem) string {
		if c.Own != nil {
			return "" // it is the short title of the entry
		}
		return eventFact(func(e *records.Event) string { return e.ShortTitle })(c)
	}},
	{"container", func(c *bibItem) string { return c.from().Container }},
	{"series", func(c *bibItem) string { return c.from().Series }},
	{"volume", func(c *bibItem) string { return phrase(c.lang, "volume", c.from().Volume) }},
	{"volume-title", func(c *bibItem) string { return c.from().VolumeTitle }},
	{"issue", func(c *bibItem) string { return c.from().Issue }},
	{"edition", func(c *bibItem) string { return phrase(c.lang, "edition", c.from().Edition) }},
	{"printed-by", func(c *bibItem) string {
		// An article has no field for who publishes its journal.
		if !c.isPrinted() || c.wrote("publisher", "address", "location", "organization", "institution") {
			return ""
		}
		return join(c.lang, []string{c.from().PublisherPlace, c.from().Publisher})
	}},
	{"isbn", func(c *bibItem) string { return prefixed("ISBN ", c.from().ISBN) }},
	{"issn", func(c *bibItem) string { return prefixed("ISSN ", c.from().ISSN) }},
}

// deliveredInWords reports whether the day of a speech is to be told in words
// although the date has it: beside the dates of an event that are others.
func (c *bibItem) deliveredInWords() bool {
	return c.options["delivered"] == "words" && c.Type == records.TypeSpeech && !c.isPrinted() &&
		c.wrote("eventdate", "booktitle") && c.Date != eventDate(c.Reference)
}

// wrote reports whether the entry has one of the fields so far.
func (c *bibItem) wrote(names ...string) bool {
	return slices.ContainsFunc(c.written, func(w bibWritten) bool { return slices.Contains(names, w.name) })
}

// eventFact is a text of the event itself, or of the conference that a speech
// or proceedings are of.
func eventFact(of func(*records.Event) string) func(*bibItem) string {
	return func(c *bibItem) string {
		if c.Own != nil {
			return of(c.Own)
		}
		if e := conference(c.Reference); e != nil && c.Type != records.TypeEvent {
			return of(e)
		}
		return ""
	}
}

// carryPublisher says that the publisher is said, unless its place is not.
func (c *bibItem) carryPublisher() {
	if c.from().PublisherPlace == "" {
		c.carry("publisher")
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
