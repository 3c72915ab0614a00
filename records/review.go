package records

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// review is one look at a record that has no error: at what it lacks for being
// cited, and at what is true of it and hardly meant.
type review struct {
	p      *pass
	rec    *Record
	handed *heritage // what is handed down from the event above; nil where there is none
	chain  []*node   // the events above, nearest first
	h      *heritage // the record's own, completed
	found  []finding
}

// review gives the warnings on one record. What is to be compared with other
// records goes to the pass's whole.
func (p *pass) review(n uint32, rec *Record, r *Reference) []finding {
	v := review{p: p, rec: rec}
	switch rec.Type {
	case TypePerson, TypeOrganization:
		v.names()
		p.whole.body(n, rec)
		return v.found
	}
	ok := true
	h, above := p.lineage(rec, n, &ok)
	if !ok {
		return nil
	}
	v.h = h
	if above != nil {
		v.handed, v.chain = p.heritage(above), p.climb(above)
	}
	v.dates()
	v.place()
	v.access()
	v.titles()
	v.names()
	p.whole.reference(n, rec, r)
	return v.found
}

// warn adds a warning about a field, or about the record.
func (v *review) warn(code, message, hint string, path ...any) {
	d := diagnose(v.rec.Block, Warning, code, path...)
	d.Message, d.Hint = message, hint
	v.found = append(v.found, finding{Diagnostic: d})
}

// undated reports whether an event that nothing stands above is itself told to
// have no date, so that the talks at it need not be. What goes on for years has
// none, and what is planned may have none yet.
func undated(r *Record) bool {
	return r.PartOf.Key == "" && r.Date.IsZero() && r.Cite && r.status() != "planned" &&
		!slices.Contains([]string{"lecture-series", "course"}, r.kind())
}

// dates looks at whether there is a date, and at those that contradict others.
func (v *review) dates() {
	r := v.rec
	switch {
	case r.Type == TypeEvent && undated(r):
		v.warn("no-date", "this event has no date, so neither have its parts", "add date: when it was held, the whole range")
	case r.Type == TypeSpeech && v.speechUndated():
		v.warn("no-date", "this speech has no date, and no event above it has one", "add date, be it the year alone, or the event")
	case v.handed != nil && r.Type != TypeSource && r.kind() != "letter" && !r.Date.IsZero() && r.Date.Outside(v.handed.Date):
		i := max(slices.IndexFunc(v.chain, func(n *node) bool { return n.rec.Key == v.handed.dateFrom }), 0)
		v.warn("outside-event", "this is not within the dates of its event, "+v.handed.Date.String(), "compare the two dates, and the event", "date")
		v.found[len(v.found)-1].Related = []Related{{Position: v.chain[i].position, Message: "the event is here"}}
	}
	earlier := func(field string, d Date, than string, other Date, days int) {
		if !d.IsZero() && !other.IsZero() && d.before(other, days) {
			v.warn("date-order", field+" is earlier than "+than, "compare the two dates", field)
		}
	}
	earlier("accessed", r.Accessed, "posted", r.Posted, 1)
	switch {
	case r.Type == TypeSource:
		earlier("date", r.Date, "original_date", r.OriginalDate, 0)
		earlier("accessed", r.Accessed, "date", r.Date, 1)
	case r.Type == TypeSpeech && !slices.Contains([]string{"paper", "poster", "slides", "letter"}, r.kind()):
		earlier("posted", r.Posted, "date", r.Date, 7)
	}
}

// speechUndated reports whether nothing says when the speech was given, nor when
// it came out.
func (v *review) speechUndated() bool {
	r := v.rec
	if !v.h.Date.IsZero() || !r.Posted.IsZero() || !r.OriginalDate.IsZero() {
		return false
	}
	if len(v.chain) > 0 && undated(v.chain[len(v.chain)-1].rec) {
		return false
	}
	ok := true
	if r.PublishedIn.Key != "" {
		if n := v.p.follow(r.PublishedIn.Key, &ok); n != nil && !n.rec.Date.IsZero() {
			return false
		}
	}
	return true
}

// before reports whether the whole of d is earlier than the whole of other, by
// more than so many days. Those that are uncertain or approximate are not.
func (d Date) before(other Date, days int) bool {
	if !d.Outside(other) {
		return false
	}
	_, last := d.Bounds()
	first, _ := other.Bounds()
	end := time.Date(last.Year, time.Month(last.Month), last.Day+days, 0, 0, 0, 0, time.UTC)
	return end.Before(time.Date(first.Year, time.Month(first.Month), first.Day, 0, 0, 0, 0, time.UTC))
}

// place looks at whether it is known where a whole event was held. Parliaments
// sit where they sit, and what goes on for years goes about.
func (v *review) place() {
	r := v.rec
	if r.Type != TypeEvent || r.PartOf.Key != "" || !r.Place.isZero() || r.legislative() ||
		slices.Contains([]string{"webinar", "lecture-series", "course", "debate"}, r.kind()) {
		return
	}
	v.warn("no-place", "this event has no place, so neither have its parts", "add city and country, or online = true")
}

// access looks at whether a reader can get at a speech. What was given at an
// event is in its programme, and every style has a form for it.
func (v *review) access() {
	r := v.rec
	if r.Type != TypeSpeech || r.Unpublished || len(v.chain) > 0 || r.PublishedIn.Key != "" || len(r.ReportedIn) > 0 ||
		r.URL+r.ArchivedURL+r.DOI != "" || !r.Publisher.IsZero() ||
		!r.Archive.IsZero() || !r.ArchiveCollection.IsZero() || !r.ArchiveLocation.IsZero() {
		return
	}
	v.warn("no-access", "nothing says where a reader can get at this speech",
		"give url, archive, published_in or reported_in; where no reader can, unpublished = true")
}

// titles looks at titles that are written in capitals.
func (v *review) titles() {
	for _, field := range []struct {
		name string
		text Text
	}{{"title", v.rec.Title}, {"subtitle", v.rec.Subtitle}, {"description", v.rec.Description}, {"container", v.rec.Container}} {
		for _, item := range field.text.Items {
			if !shouted(item.Text) {
				continue
			}
			path := []any{field.name}
			if field.text.Plain() == "" {
				path = append(path, item.Tag)
			}
			v.warn("capitals", "this "+field.name+" is written in capitals", "write it as a sentence; a style that wants capitals makes them", path...)
		}
	}
}

// shouted reports whether a text is in capitals throughout: two words of it at
// least that are no acronyms, by their length.
func shouted(s string) bool {
	long := 0
	for word := range strings.FieldsSeq(s) {
		letters := 0
		for _, r := range word {
			switch {
			case unicode.IsLower(r):
				return false
			case unicode.IsUpper(r):
				letters++
			}
		}
		if letters >= 5 {
			long++
		}
	}
	return long >= 2
}
