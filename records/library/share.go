package library

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// sharedEvents is the chain of events with those that are known already in the
// place of their like.
func (l *Library) sharedEvents(e *record) *record {
	if e == nil {
		return nil
	}
	e.event = l.sharedEvents(e.event)
	return l.shared(e)
}

// shared is the record that is the same event or book, else the record itself,
// which is taken in.
func (l *Library) shared(r *record) *record {
	if r == nil {
		return nil
	}
	switch known := l.keys[records.FoldKey(r.key)]; {
	case r.key == "" || known == nil:
	case known.typ == r.typ:
		return l.completed(known, r)
	default:
		r.key = ""
	}
	id := r.identity()
	if r.key == "" && id != "" {
		all := l.events[id]
		for _, known := range all[max(0, len(all)-maxAlike):] {
			if known.agrees(r) {
				return l.completed(known, r)
			}
		}
	}
	if id != "" {
		l.events[id] = append(l.events[id], r)
	}
	if r.key != "" {
		l.claim(r)
	}
	l.records = append(l.records, r)
	return r
}

// maxAlike is how many events and books of one name are looked at for the one that
// is meant: the last of them.
const maxAlike = 1000

// completed is a known record with what another mention of the same says more.
func (l *Library) completed(known, other *record) *record {
	known.complete(other)
	if known.event == nil {
		l.putUnder(known, other.event)
	}
	return known
}

// above are the events that a record is part of, nearest first, as far as records
// may have events above each other: a file can say that there are any number.
func (r *record) above() iter.Seq[*record] { return r.event.andAbove() }

// andAbove are an event, which may be none, and those that it is part of.
func (r *record) andAbove() iter.Seq[*record] {
	return func(yield func(*record) bool) {
		for e, n := r, 0; e != nil && n < records.MaxDepth && yield(e); e, n = e.event, n+1 {
		}
	}
}

// depth is how many events there are above a record.
func (r *record) depth() int {
	n := 0
	for range r.above() {
		n++
	}
	return n
}

// identity is what two mentions of one event or book have in common.
func (r *record) identity() string {
	title := cmp.Or(r.fields["title"]+" "+r.fields["subtitle"], r.fields["container"])
	if strings.TrimSpace(title) == "" {
		return ""
	}
	parts := []string{string(r.typ), fold(title), r.fields["number"], r.fields["volume"], r.fields["issue"]}
	if r.event != nil {
		parts = append(parts, fmt.Sprintf("%p", r.event))
	}
	return strings.Join(parts, "\x00")
}

// fold is a text in small letters and digits, marks left out.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return strings.ContainsRune(" \t.,:;!?()[]{}\"'’“”-–—，、。：；！？（）《》「」،؛", c)
	}), " ")
}

// agrees reports whether nothing speaks against two mentions being of one event
// or book: a year, a city, a publisher.
func (r *record) agrees(other *record) bool {
	a, b := cmp.Or(year(r.fields["date"]), r.year), cmp.Or(year(other.fields["date"]), other.year)
	if a != b && a != "" && b != "" {
		return false
	}
	if r.typ == records.TypeSource && (r.fields["kind"] != other.fields["kind"] || r.fields["date"] != other.fields["date"]) {
		return false // what is printed in it has its date
	}
	for _, f := range []string{"city", "country", "publisher", "series", "isbn"} {
		if x, y := r.fields[f], other.fields[f]; x != "" && y != "" && x != y {
			return false
		}
	}
	// Editors are half of what a reference to a chapter says: one that has none
	// does not get those of another.
	return sameNames(r.names["editors"], other.names["editors"])
}

func sameNames(a, b records.AgentList) bool {
	return a.EtAl == b.EtAl && slices.EqualFunc(a.List, b.List, func(x, y records.Agent) bool { return x.Name == y.Name })
}

func year(edtf string) string { return edtf[:min(4, len(edtf))] }

// complete takes over what another mention of the same says more.
func (r *record) complete(other *record) {
	r.mentions(other)
	placed := slices.ContainsFunc(placeFields, func(f string) bool { return r.fields[f] != "" })
	for name, value := range other.fields {
		switch old := r.fields[name]; {
		case old == "" && (r.hidden && !(isPlace(name) && placed) || ofEventsOnly[name]):
			r.fields[name] = value
		case name == "date" && r.hidden && old != value && r.typ == records.TypeEvent:
			r.fields[name] = span(old, value)
		}
	}
	for role, list := range other.names {
		if _, has := r.names[role]; !has && r.hidden {
			r.names[role] = list
		}
	}
}

// ofEventsOnly are the fields that a speech has not, so that what its entry says of
// them goes to the event in any case.
var ofEventsOnly = map[string]bool{"theme": true, "acronym": true, "abbreviation": true}

// keepOf keeps in a record the date and the place that its entry tells of an
// event, and that the event itself, which is an entry too, does not have.
func (r *record) keepOf(told *record) {
	if told == nil || r.event == told || r.typ == records.TypeSource {
		return
	}
	has := func(fields ...string) bool {
		for e := range r.above() {
			for _, f := range fields {
				if e.fields[f] != "" {
					return true
				}
			}
		}
		return false
	}
	for e := range told.andAbove() {
		if d := e.fields["date"]; d != "" && r.fields["date"] == "" && !has("date") {
			r.fields["date"] = d
		}
		if has(placeFields...) || slices.ContainsFunc(placeFields, func(f string) bool { return r.fields[f] != "" }) {
			continue
		}
		for _, f := range placeFields {
			if v := e.fields[f]; v != "" {
				r.fields[f] = v
			}
		}
	}
}

// heldBy are the phrases of those who held an event.
var heldBy = map[string]string{"organizers": "organized-by", "hosts": "hosted-by", "sponsors": "sponsored-by"}

// within reports whether a date says no less than another: it is the same, or lies
// in the month or the year that the other is.
func within(date, other string) bool {
	from, to, _ := strings.Cut(date, "/")
	return date == other || len(other) < len("2017-12-04") && strings.HasPrefix(from, other+"-") && (to == "" || strings.HasPrefix(to, other+"-"))
}

var placeFields = []string{"venue", "room", "city", "region", "country", "online"}

func isPlace(field string) bool { return slices.Contains(placeFields, field) }

// span is the interval that has two dates in it; the first where they are not
// days of one year.
func span(a, b string) string {
	from, to := a, a
	if start, end, ok := strings.Cut(a, "/"); ok {
		from, to = start, end
	}
	otherFrom, otherTo := b, b
	if start, end, ok := strings.Cut(b, "/"); ok {
		otherFrom, otherTo = start, end
	}
	for _, d := range []string{from, to, otherFrom, otherTo} {
		if len(d) != len("2017-12-04") || year(d) != year(from) {
			return a
		}
	}
	from, to = min(from, otherFrom), max(to, otherTo)
	if from == to {
		return from
	}
	return from + "/" + to
}

// leaveInherited takes out of a record what it would have from its event anyway.
func (r *record) leaveInherited() {
	above := func(field string) string {
		for e := range r.above() {
			if v := e.fields[field]; v != "" {
				return v
			}
		}
		return ""
	}
	if r.typ == records.TypeSource {
		return
	}
	if d := above("date"); d != "" && within(d, r.fields["date"]) {
		delete(r.fields, "date")
	}
	if v := above("language"); v != "" && v == r.fields["language"] {
		delete(r.fields, "language")
	}
	if theme := r.fields["theme"]; theme != "" {
		for _, lang := range records.Languages() {
			r.fields["note"] = withoutText(r.fields["note"], strings.Replace(records.Term(lang, "theme"), "%s", theme, 1), records.Term(lang, "stop"))
		}
	}
	if r.event == nil {
		return
	}
	for e := range r.above() {
		r.fields["note"] = withoutDates(r.fields["note"], e)
	}
	for _, role := range []string{"organizers", "hosts", "sponsors"} {
		for e := range r.above() {
			if held := e.names[role]; !held.IsZero() {
				r.fields["note"] = WithoutWords(r.fields["note"], heldBy[role], held)
				if sameNames(held, r.names[role]) {
					delete(r.names, role)
				}
				break
			}
		}
	}
	same := true
	for _, f := range placeFields {
		same = same && r.fields[f] == above(f)
	}
	if same {
		for _, f := range placeFields {
			delete(r.fields, f)
		}
	}
}
