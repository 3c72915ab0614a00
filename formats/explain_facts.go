package formats

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// noFacts are the fields of a reference that are no facts of their own, each
// with the reason, by the name of the struct and of the field in jsonl.
var noFacts = map[string]string{
	"Reference.type":        "the kind is one of its type",
	"Reference.genre-given": "how genre came about",
	"Reference.date-from":   "how date came about",
	"Reference.override":    "a wish about an entry",
	"Event.key":             "it links records and is never printed",
	"Event.bare-title":      "title is made of it",
	"Event.ordinal":         "title is made of it",
	"Event.genre-given":     "how genre came about",
	"Agent.key":             "it links records and is never printed",
	"Agent.organization":    "how the name is built",
	"Place.country-code":    "country is its name",
}

// handedDown are the facts of an event that are those of what belongs to it too.
var handedDown = strings.Fields("date time place language organizer host sponsor chair moderator")

// The facts of a source that belong to the reference which names it: of one that
// reports a speech what names it, of one that a speech is printed in what a
// citation of it must have. All others are facts of the source's own entry.
var (
	reportFacts  = strings.Fields("key title subtitle author container date url")
	printedFacts = strings.Fields("key title subtitle author editor translator container publisher publisher-place series volume volume-title " +
		"number-of-volumes issue edition number date url doi isbn issn")
)

// walk gathers the slots of a reference.
type walk struct {
	slots []*slot
	top   *records.Reference
}

// slotsOf is every fact that a reference has.
func slotsOf(r *records.Reference) []*slot {
	w := &walk{top: r}
	w.object("", "", reflect.ValueOf(r).Elem(), nil)
	// What an event as a whole says of itself stands twice, and so does the time
	// of day of a date: they change together and are told once.
	again := func(s *slot) bool { return strings.HasPrefix(s.name, "event.") || strings.HasSuffix(s.name, dateTime) }
	told := map[string]bool{}
	for _, s := range w.slots {
		told[s.id] = told[s.id] || !again(s)
	}
	for _, s := range w.slots {
		s.quiet = s.quiet || again(s) && told[s.id]
	}
	return w.slots
}

// object walks the fields of a struct: path and leaf are what stands before
// their names; only lists those that count, nil for all.
func (w *walk) object(path, leaf string, v reflect.Value, only []string) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == "-" || noFacts[v.Type().Name()+"."+name] != "" || only != nil && !slices.Contains(only, name) {
			continue
		}
		w.field(path, leaf, name, v, v.Field(i).Addr().Interface())
	}
}

// field walks the field of that name in the struct v.
func (w *walk) field(path, leaf, name string, v reflect.Value, p any) {
	at, kind := path+name, leafOf(leaf, name)
	switch p := p.(type) {
	case *string:
		w.text(at, kind, name, v, p)
	case *bool:
		if *p {
			w.add(&slot{name: at, leaf: kind, text: "true", trials: []trial{{change: to(p, false)}}})
		}
	case *[]string:
		for i := range *p {
			w.free(fmt.Sprintf("%s[%d]", at, i), kind, "", &(*p)[i])
		}
	case *records.AgentList:
		before := len(w.slots)
		w.agents(at, kind, p, v.Type().Name() == "Reference" && path != "")
		if path == "published-in." && name == "author" && sameAgents(*p, w.top.Author) {
			for _, s := range w.slots[before:] { // a book of its one author
				s.toldBy = []string{strings.TrimPrefix(s.name, path)}
			}
		}
	case *records.Date:
		w.date(at, kind, p)
	case *records.Time:
		w.time(at, kind, p)
	case *records.Place:
		w.object(at+".", kind+".", reflect.ValueOf(p).Elem(), nil)
	case **records.Event:
		if *p != nil {
			w.object(at+".", leaf, reflect.ValueOf(*p).Elem(), nil)
		}
	case *[]records.Event:
		for i := range *p {
			w.object(fmt.Sprintf("%s[%d].", at, i), "events.", reflect.ValueOf(&(*p)[i]).Elem(), nil)
		}
	case **records.Reference:
		if *p != nil {
			w.object(at+".", kind+".", reflect.ValueOf(*p).Elem(), printedFacts)
		}
	case *[]*records.Reference:
		for i, r := range *p {
			w.object(fmt.Sprintf("%s[%d].", at, i), kind+".", reflect.ValueOf(r).Elem(), namingFacts(r))
		}
	}
}

// leafOf is the kind of the field of that name.
func leafOf(leaf, name string) string {
	if leaf == "events." && slices.Contains(handedDown, name) {
		return name
	}
	return leaf + name
}

// namingFacts are the facts that name a source which reports a speech.
func namingFacts(r *records.Reference) []string {
	only := reportFacts
	if r.Title == "" {
		only = append(slices.Clone(only), "description")
	}
	if r.Title+r.Description == "" {
		only = append(slices.Clone(only), "genre")
	}
	if r.Container == "" {
		only = append(slices.Clone(only), "publisher")
	}
	return only
}

// text adds a string: free text, or one of a few words that mean something.
func (w *walk) text(path, leaf, name string, v reflect.Value, p *string) {
	if *p == "" {
		return
	}
	s := &slot{name: path, leaf: leaf, text: *p}
	event, _ := v.Addr().Interface().(*records.Event)
	r, _ := v.Addr().Interface().(*records.Reference)
	switch {
	case name == "key" && r != w.top:
		w.free(path, leaf, "", p).quiet = true
		return
	case name == "kind":
		w.kind(s, event, r, p)
		return
	case name == "genre":
		if r != nil && !r.GenreGiven || event != nil && !event.GenreGiven {
			return // it is the label of the kind
		}
	case name == "language", name == "text-language":
		s.leaf, s.quiet = "language", name == "text-language"
		// A field of a language goes with it, or has the tag in it, or any other.
		s.alternatives = true
		s.trials = []trial{{change: to(p, ""), vanishes: true}, {change: to(p, unusedTag), digits: []string{folded(*p)}, shows: folded(unusedTag)}}
		if r != nil && name == "language" && baseLanguage(r.TextLanguage) == baseLanguage(*p) {
			s.toldBy = []string{strings.TrimSuffix(path, name) + "text-language"}
		}
		w.add(s)
		return
	case name == "status":
		if *p != "held" { // which goes without saying
			s.trials = []trial{{change: to(p, "held")}}
			w.add(s)
		}
		return
	}
	s = w.free(path, leaf, "", p)
	if event != nil && name == "title" && event.BareTitle != "" { // it stands in two spellings
		title, bare := *p, event.BareTitle
		s.set = func(text string) {
			*p, event.BareTitle = text, text
			if text == title {
				event.BareTitle = bare
			}
		}
	}
	prefix := strings.TrimSuffix(path, name)
	switch {
	case event != nil:
		s.toldBy = toldBy(event, name, *p, prefix)
	case r != nil && r != w.top:
		s.toldBy = []string{prefix + "key"} // which leads to it
	}
}

// toldBy are the facts of an event, at the place prefix, of which a text is part.
func toldBy(e *records.Event, name, text, prefix string) []string {
	within := func(whole string) bool { return contains(folded(whole), folded(text)) }
	switch name {
	case "number", "series", "acronym", "short-title", "genre":
		if within(e.Title) || name == "number" && contains(folded(e.Title), folded(e.Ordinal)) {
			if prefix == "event." { // whose title is that of the reference
				prefix = ""
			}
			return []string{prefix + "title"}
		}
	case "jurisdiction":
		if within(e.Authority) {
			return []string{prefix + "authority"}
		}
	}
	return nil
}

// maxAlternatives is the number of other kinds that are tried.
const maxAlternatives = 8

// kind adds the kind of a record, which is told by an entry's type or by its
// label. The kind of an event that something belongs to is a fact where it is
// what the event is called; where a title names it, it only sorts records.
func (w *walk) kind(s *slot, e *records.Event, r *records.Reference, p *string) {
	label, given, typ := new(string), false, records.TypeEvent
	switch {
	case *p == "other":
		return // which says nothing
	case r != nil:
		label, given, typ = &r.Genre, r.GenreGiven, r.Type
	case s.name == "event.kind" || e.Title+e.Description != "":
		return
	default:
		label, given = &e.Genre, e.GenreGiven
	}
	prefix := strings.TrimSuffix(s.name, "kind")
	switch {
	case given:
		s.toldBy = []string{prefix + "genre"}
	case r != nil && contains(folded(r.Title), folded(*label)):
		s.toldBy = []string{prefix + "title"} // "4th World Internet Conference"
	}
	s.alternatives = true
	kinds := records.Kinds(typ)
	for i, kind := range kinds {
		if kind == *p || i*maxAlternatives/len(kinds) == (i-1)*maxAlternatives/len(kinds) && i > 0 {
			continue // some of them, from all over the list, will do
		}
		s.trials = append(s.trials, trial{change: func() func() {
			undo := []func(){to(p, kind)()}
			if own := w.top.Own; r == w.top && own != nil {
				undo = append(undo, to(&own.Kind, kind)())
			}
			if !given {
				undo = append(undo, to(label, records.Label(lang(w.top), typ, kind))())
			}
			return func() {
				for _, u := range undo {
					u()
				}
			}
		}})
	}
	w.add(s)
}

// free adds a free text; of is the one it is said of.
func (w *walk) free(path, leaf, of string, p *string) *slot {
	s := &slot{name: path, leaf: leaf, id: identical(leaf, of, *p), text: *p, set: func(text string) { *p = text }}
	if *p != "" {
		w.slots = append(w.slots, s)
	}
	return s
}

// add adds a slot whose fact is the same wherever it has the same text.
func (w *walk) add(s *slot) {
	s.id = identical(s.leaf, s.text)
	w.slots = append(w.slots, s)
}

// agents adds the agents of a role; namesOnly leaves out what is said of them.
func (w *walk) agents(path, leaf string, l *records.AgentList, namesOnly bool) {
	var all []string
	for i := range l.List {
		a, at := &l.List[i], fmt.Sprintf("%s[%d].", path, i)
		who := a.Name.Natural()
		all = append(all, who)
		for _, o := range []struct {
			name string
			p    *string
		}{
			{"literal", &a.Name.Literal}, {"family", &a.Name.Family}, {"given", &a.Name.Given}, {"particle", &a.Name.Particle}, {"suffix", &a.Name.Suffix},
			{"honorific", &a.Honorific}, {"office", &a.Office}, {"affiliation", &a.Affiliation}, {"orcid", &a.ORCID},
		} {
			if !namesOnly || o.p != &a.Honorific && o.p != &a.Office && o.p != &a.Affiliation && o.p != &a.ORCID {
				w.free(at+o.name, leaf+"."+o.name, who, o.p)
			}
		}
	}
	if l.EtAl && len(l.List) > 0 {
		kind := leaf + ".et-al"
		w.slots = append(w.slots, &slot{name: path + ".et-al", leaf: kind, id: identical(append(all, kind)...), text: "true", trials: []trial{{change: to(&l.EtAl, false)}}})
	}
}

// to is the change of a value to another one.
func to[T any](p *T, value T) func() func() {
	return func() func() {
		old := *p
		*p = value
		return func() { *p = old }
	}
}
