package bib

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// howPublished takes apart what howpublished says: the label, the recipient, the
// event with its place and date, or an address.
func (r *reader) howPublished(text string) {
	if strings.HasPrefix(text, "http") || strings.HasPrefix(text, "www.") {
		r.item.Set("url", address(r.values["howpublished"]))
		return
	}
	if r.item.Type == records.TypeSpeech && r.saidAt(text) {
		return
	}
	label, rest, more := strings.Cut(text, ", ")
	if parts := commas().Split(text, 2); len(parts) == 2 {
		label, rest, more = parts[0], parts[1], true
	}
	kind, _ := library.KindOf(r.item.Type, label)
	if kind == "" && r.item.Type == records.TypeSpeech && !r.has("type") {
		kind = library.KindInLabel(r.item.Type, label)
	}
	to, letter := library.InPhrase(label, "letter-to")
	switch {
	case kind == "" && !letter && more && r.item.Type == records.TypeSpeech && !r.has("type") && isCommon(label):
		r.item.SetGenre(label)
	case letter:
		r.item.Add("recipients", records.AgentList{List: []records.Agent{library.Literal(to)}})
	case kind != "", r.item.Type == records.TypeEvent && r.item.Kind != "hearing" && more && !r.has("type"):
		r.item.SetGenre(label)
	default:
		label, rest, more = "", text, true
	}
	switch {
	case r.item.Type == records.TypeSource && r.has("journaltitle", "booktitle"):
		r.item.Leave("howpublished", rest)
	case r.item.Type == records.TypeSource:
		r.item.Set("container", rest)
	case r.item.Kind == "testimony" && r.has("organization") && !endsInDate(text): // the event is what organization names
		publisher, place, _ := strings.Cut(text, ", ")
		r.item.Set("publisher", publisher)
		r.item.Set("publisher_place", place)
	case !more || rest == "":
	case r.item.Type == records.TypeEvent:
		r.heldAt(rest)
	case r.has("eventtitle") || r.entry.typ == "unpublished" && r.has("type") && kind == "":
		r.item.Set("publisher", rest)
	case r.item.Kind == "testimony" && r.entry.typ == "misc" && label != "" && !r.has("organization"):
		r.item.Set("committee", rest)
	case label != "" && !library.NamesEvent(commas().Split(rest, 2)[0]) && !slices.ContainsFunc(commas().Split(rest, -1), isDate):
		r.item.Set(library.PlaceText, rest)
	default:
		r.event(rest)
	}
}

// isCommon reports whether a text is a word or two with no capital but the first,
// as "Conference session" is: a label, and the name of nothing.
func isCommon(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && len(words) < 4 && s != "" && !strings.ContainsAny(s, "0123456789") && strings.ToLower(s)[1:] == s[1:] && !strings.HasPrefix(s, "The ") && strings.ToUpper(s[:1]) == s[:1]
}

// at is where something was said, behind what it was: "Keynote given at the …".
var at = records.Pattern(`^((?:\pL+ ){0,3}?)(?i:presented |given |delivered |held )?(?i:at )(?i:the )?(\p{Lu}.+)$`)

// saidAt takes in a text that says in a sentence at what event something was said.
func (r *reader) saidAt(text string) bool {
	m := at().FindStringSubmatch(text)
	if m == nil || strings.Contains(text, "://") {
		return false
	}
	label := strings.TrimSpace(m[1])
	if label != "" && library.KindInLabel(records.TypeSpeech, label) == "" {
		return false
	}
	if label != "" {
		r.item.SetGenre(label)
	}
	r.event(strings.TrimSuffix(m[2], "."))
	return true
}

// commas part what howpublished says.
var commas = records.Pattern(`, |，|、|، `)

// heldAt takes apart "dates, Part of event, place" of an event that is the entry,
// and "committee, date, place" of a hearing.
func (r *reader) heldAt(text string) {
	if inside, ok := library.InPhrase(text, "part-of"); ok {
		r.item.Set(library.EventAndPlace, inside)
		return
	}
	parts := commas().Split(text, -1)
	i := slices.IndexFunc(parts, isDate)
	before, behind := parts, []string(nil)
	if i >= 0 {
		before, behind = parts[:i], parts[i+1:]
		r.day(parts[i])
	}
	switch {
	case r.item.Kind == "hearing":
		r.item.Set("committee", strings.Join(before, ", "))
	case i > 0:
		behind = parts[:i] // the date is the last
	case i < 0:
		behind = parts
	}
	rest := strings.Join(behind, ", ")
	if inside, ok := library.InPhrase(rest, "part-of"); ok {
		r.item.Set(library.EventAndPlace, inside)
		return
	}
	r.item.Set(library.PlaceText, rest)
}

// isDate reports whether a part of a text is a date; a number of other than four
// digits is none.
func isDate(s string) bool {
	_, ok := records.ReadDate(s)
	return ok && (strings.Trim(s, "0123456789") != "" || len(s) == 4)
}

// day takes in a date in words, which says more than the year and the month.
func (r *reader) day(words string) {
	if d, ok := records.ReadDate(words); ok && len(d.String()) >= len(r.item.Fields["date"]) {
		delete(r.item.Fields, "date")
		r.item.Set("date", d.String())
	}
}

// endsInDate reports whether the last part of a text is a date.
func endsInDate(text string) bool {
	parts := commas().Split(text, -1)
	return isDate(parts[len(parts)-1])
}

// event takes apart "lecture, day, events, place, dates": the day of a talk stands
// in front, and that of its event behind. Where there is a day and no event date,
// what follows it is the place.
func (r *reader) event(text string) {
	parts := commas().Split(text, -1)
	dated := false
	if last := len(parts) - 1; last > 0 && isDate(parts[last]) {
		d, _ := records.ReadDate(parts[last])
		r.item.Set(library.EventDate, d.String())
		parts, dated = parts[:last], true
	}
	if len(parts) > 1 && !isDate(parts[0]) && isDate(parts[1]) && !dated {
		r.item.Set("lecture", parts[0])
		parts = parts[1:]
	}
	if isDate(parts[0]) {
		r.day(parts[0])
		if parts = parts[1:]; !dated {
			r.item.Set(library.PlaceText, strings.Join(parts, ", "))
			return
		}
	}
	text = strings.Join(parts, ", ")
	for _, lang := range records.Languages() {
		before, _, _ := strings.Cut(records.Term(lang, "presented-at"), "%s")
		if rest, ok := strings.CutPrefix(text, before); ok && before != "" {
			text = rest
		}
	}
	text = strings.TrimPrefix(text, "the ")
	if name, place, _ := strings.Cut(text, ", "); library.IsLabel(records.TypeEvent, "hearing", name) {
		r.item.Set(library.PlaceText, place)
		return
	}
	r.item.Set(library.EventAndPlace, text)
}
