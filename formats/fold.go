package formats

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// lang is the language in which a reference's words are written: that of its
// title, else the one it was given in, else English.
func lang(r *records.Reference) string {
	switch {
	case r.TextLanguage != "":
		return r.TextLanguage
	case r.Language != "":
		return r.Language
	}
	return "en"
}

// fullTitle is the title with its subtitle, joined as the language does it; ""
// where there is none.
func fullTitle(r *records.Reference) string { return withSubtitle(lang(r), r.Title, r.Subtitle) }

// withSubtitle is a title with its subtitle; "" where there is no title.
func withSubtitle(lang, title, subtitle string) string {
	if title == "" || subtitle == "" {
		return title
	}
	return title + mark(lang, "title-separator", title, subtitle) + subtitle
}

// mark is a mark of a language between two texts. A full-width one stands beside
// Chinese and Japanese; between two texts in other letters, as foreign names are
// within a Chinese entry, it is the narrow one.
func mark(lang, term, before, after string) string {
	m := records.Term(lang, term)
	if c, _ := utf8.DecodeRuneInString(m); c >= '\u3000' && !hasCJK(before) && !hasCJK(after) {
		return records.Term("en", term)
	}
	return m
}

// hasCJK reports whether a text has characters of Chinese or Japanese writing.
func hasCJK(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}

// heading is what a reference is called where every entry needs a title: the
// title, else the description, else the genre. supplied says that it is not a
// title but words of ours, which styles print in brackets or without quotes.
func heading(r *records.Reference) (text string, supplied bool) {
	switch {
	case r.Title != "":
		return fullTitle(r), false
	case r.Description != "":
		return r.Description, true
	}
	return r.Genre, true
}

// conference is the event that a style names: the last of the chain that has a
// title, else the last. It is nil where the reference belongs to no event.
func conference(r *records.Reference) *records.Event {
	for i := range slices.Backward(r.Events) {
		if r.Events[i].Title != "" {
			return &r.Events[i]
		}
	}
	if n := len(r.Events); n > 0 {
		return &r.Events[n-1]
	}
	return nil
}

// sessions are the events between the reference and its conference, nearest
// first: the forum, the panel, the opening ceremony.
func sessions(r *records.Reference) []*records.Event {
	top := conference(r)
	var s []*records.Event
	for i := range r.Events {
		if &r.Events[i] == top {
			break
		}
		s = append(s, &r.Events[i])
	}
	return s
}

// eventName is what an event is called, its subtitle joined as the language of
// the reference does it.
func eventName(r *records.Reference, e *records.Event) string {
	return e.Name(mark(lang(r), "title-separator", e.Title, e.Subtitle))
}

// conferenceName is the name of the conference, "" where there is none.
func conferenceName(r *records.Reference) string {
	if e := conference(r); e != nil {
		return eventName(r, e)
	}
	return ""
}

// sessionName is the names of the sessions, nearest first, "" where there is none.
func sessionName(r *records.Reference) string {
	var names []string
	for _, e := range sessions(r) {
		names = append(names, eventName(r, e))
	}
	return join(lang(r), names)
}

// wholeEventName is the sessions and the conference as one text, nearest first.
func wholeEventName(r *records.Reference) string {
	var names []string
	for i := range r.Events {
		names = append(names, eventName(r, &r.Events[i]))
	}
	return join(lang(r), names)
}

// eventDate is the date of the event that a style names, "" dates where it has
// none: then the day of the speech stands for it.
func eventDate(r *records.Reference) records.Date {
	if e := conference(r); e != nil && e.Date != (records.Date{}) {
		return e.Date
	}
	return r.Date
}

// join puts parts of one statement behind each other, the nearest first.
func join(lang string, parts []string) string {
	text, before := "", ""
	for _, s := range parts {
		switch {
		case s == "":
			continue
		case text == "":
			text = s
		default:
			text += mark(lang, "comma", before, s) + s
		}
		before = s
	}
	return text
}

// placeText is a place as one text. Western and other addresses go from the
// room to the country; one written wholly in Han characters goes from the
// country to the room without marks, as Chinese and Japanese write it; a place
// that the next one's name begins with is not said twice (北京, 北京大学).
func placeText(lang string, p records.Place) string {
	parts := []string{p.Room, p.Venue, p.City, p.Region, p.Country}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	var text string
	if len(parts) > 0 && !slices.ContainsFunc(parts, func(s string) bool { return !hasHan(s) }) {
		slices.Reverse(parts)
		text = strings.Join(withoutRepeats(parts), "")
	} else {
		text = join(lang, parts)
	}
	if p.Online {
		text = join(lang, []string{text, records.Term(lang, "online")})
	}
	return text
}

// withoutRepeats leaves out each part that the one behind it begins with.
func withoutRepeats(parts []string) []string {
	var kept []string
	for i, part := range parts {
		if i+1 == len(parts) || !strings.HasPrefix(parts[i+1], part) {
			kept = append(kept, part)
		}
	}
	return kept
}

// cityText is a place without room and venue.
func cityText(lang string, p records.Place) string {
	return placeText(lang, records.Place{City: p.City, Region: p.Region, Country: p.Country, Online: p.Online && p.Venue == ""})
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) })
}

// agentNames are the names of a list in natural order as one text, each with
// its office and affiliation in parentheses where with says so.
func agentNames(lang string, l records.AgentList, with bool) string {
	var names []string
	for _, a := range l.List {
		name := a.Name.Natural()
		if role := roleText(lang, a); with && role != "" {
			if records.IsCJK(name) {
				name += "（" + role + "）"
			} else {
				name += " (" + role + ")"
			}
		}
		names = append(names, name)
	}
	// A body's name may hold commas and "and", so neither can stand between names.
	text := strings.Join(names, records.Term(lang, "name-separator"))
	if l.EtAl {
		others := records.Term(lang, "et-al")
		if !records.IsCJK(others) {
			text += " "
		}
		text += others
	}
	return text
}

// roleText is what a person was at the time: honorific, office, affiliation.
func roleText(lang string, a records.Agent) string {
	return join(lang, []string{a.Honorific, a.Office, a.Affiliation})
}
