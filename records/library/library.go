package library

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// Library gathers items and makes records of them.
type Library struct {
	records []*record // in the order of the files; hidden ones before the first that needs them
	told    []Told
	keys    map[string]*record   // by folded key
	events  map[string][]*record // by identity
	named   map[string]bool      // names of events in small letters
	themes  map[string]bool
	seen    map[string]seen // entries by folded key
	people  people
	report  func(records.Diagnostic)
}

// Told is a fact that became part of a note, or of nothing but this report.
type Told struct {
	records.Position
	Key string // of the entry
	Fact
}

// New makes an empty library. What is doubtful is reported.
func New(report func(records.Diagnostic)) *Library {
	return &Library{keys: map[string]*record{}, events: map[string][]*record{}, named: map[string]bool{}, themes: map[string]bool{}, seen: map[string]seen{}, report: report}
}

// Told gives what had no field, in the order of the entries.
func (l *Library) Told() []Told { return l.told }

// Counts are how many records of a type there are.
func (l *Library) Counts() map[records.Type]int {
	n := map[records.Type]int{}
	for _, r := range l.records {
		n[r.typ]++
	}
	return n
}

// seen is an entry that was taken in: where it stands, and all that it says.
type seen struct {
	at  records.Position
	all string
}

// unseen are the items without those that were taken in before, key and all, as
// when the same entry is in two files.
func (l *Library) unseen(items []Item) []Item {
	return slices.DeleteFunc(items, func(it Item) bool {
		key := records.FoldKey(it.Key)
		if key == "" {
			return false
		}
		at := it.At
		it.At = records.Position{}
		this := seen{at, fmt.Sprint(it)}
		before, known := l.seen[key]
		switch {
		case !known:
			l.seen[key] = this
		case before.all == this.all:
			l.warn(at, "duplicate-key", fmt.Sprintf("the entry %q is the same as another", it.Key), "it is taken once; the other is at "+before.at.String())
			return true
		}
		return false
	})
}

// Add makes records of items. It keeps and changes the slice.
func (l *Library) Add(items []Item) {
	items = l.unseen(items)
	l.knowEvents(items)
	shaped := make([]*record, len(items))
	depths := make([]int, len(items)) // of chains of events
	for i := range items {
		it := &items[i]
		shaped[i] = l.shape(it)
		l.claim(shaped[i])
		depths[i] = shaped[i].depth()
	}
	for d := range slices.Max(append(depths, 0)) + 1 { // those that others are part of come first
		for i, r := range shaped {
			if r.typ != records.TypeEvent || depths[i] != d {
				continue
			}
			l.partOf(r)
			if id := r.identity(); id != "" {
				l.events[id] = append(l.events[id], r)
			}
		}
	}
	sources := sourcesOf(shaped)
	for i, r := range shaped {
		l.reportedIn(&items[i], r, sources)
		r.book = l.shared(r.book)
		if r.book != nil {
			r.book.event = l.shared(r.book.event)
		}
		if r.typ != records.TypeEvent {
			told := r.event
			r.event = l.sharedEvents(told)
			r.keepOf(told)
		}
		l.records = append(l.records, r)
	}
	for _, r := range shaped { // when every event has all that any entry says of it
		r.leaveInherited()
	}
}

// partOf finds the event that an event is part of. Two that say that each is part
// of the other cannot both be.
func (l *Library) partOf(r *record) {
	told := r.event
	r.event = l.sharedEvents(told)
	for e := r.event; e != nil; e = e.event {
		if e == r {
			l.warn(r.at, "cycle", fmt.Sprintf("%q is part of itself", cmp.Or(r.key, r.fields["title"])), "what it is part of is left out")
			r.event = nil
			return
		}
	}
}

// sourcesOf are the keys of the sources that can be referred to, by their titles
// in small letters; a title that two have is that of the first.
func sourcesOf(all []*record) map[string]string {
	keys := map[string]string{}
	add := func(key string, titles ...string) {
		for _, title := range titles {
			if words := fold(title); words != "" && keys[words] == "" {
				keys[words] = key
			}
		}
	}
	for _, s := range all {
		if s.typ != records.TypeSource || s.key == "" {
			continue
		}
		f := s.fields
		add(s.key, f["title"]+" "+f["subtitle"], f["title"], cmp.Or(f["title"], f["genre"], f["container"], records.Label(cmp.Or(f["language"], "en"), s.typ, f["kind"])))
		for _, name := range slices.Sorted(maps.Keys(f)) {
			if tag, ok := strings.CutPrefix(name, "title."); ok {
				add(s.key, f[name]+" "+cmp.Or(f["subtitle."+tag], f["subtitle"]), f[name])
			}
		}
	}
	return keys
}

// commas part the authors, the title and the rest of a citation in running text.
var commas = records.Pattern(`, |，|、|، `)

// sourceNamed is the key of the source of which a citation has the title: the
// longest run of its parts that is one.
func sourceNamed(citation string, keys map[string]string) string {
	parts := commas().Split(citation, 12)
	for n := len(parts); n > 0; n-- {
		for i := 0; i+n <= len(parts); i++ {
			if key := keys[fold(strings.Join(parts[i:i+n], " "))]; key != "" {
				return key
			}
		}
	}
	return ""
}

// reportedIn finds the sources that an item names in words among the records of
// its file. Where it does not find all of them, the words go into the note.
func (l *Library) reportedIn(it *Item, r *record, sources map[string]string) {
	if it.Reported == "" {
		return
	}
	var keys []string
	words, _ := InPhrase(strings.TrimRight(it.Reported, ".。"), "reported-in")
	all := strings.FieldsFunc(words, func(c rune) bool { return c == ';' || c == '；' })
	for _, part := range all {
		if key := sourceNamed(strings.TrimSpace(part), sources); key != "" {
			keys = append(keys, key)
		}
	}
	if len(keys) == len(all) && r.typ != records.TypeSource {
		r.reported = append(r.reported, keys...)
		return
	}
	l.told = append(l.told, Told{Position: it.At, Key: it.Key, Fact: Fact{Name: "reported in", Value: it.Reported}})
	r.fields["note"] = joinSentences(r.fields["note"], it.Reported)
}

// joinSentences is two parts of a note, the first closed with a stop.
func joinSentences(a, b string) string {
	if a == "" || b == "" || strings.HasSuffix(a, "\n") {
		return strings.TrimSpace(a + b)
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	stop := records.Term(records.LanguageOfText(a, "zh", "en"), "stop")
	if !strings.ContainsRune(".!?。！？:", last) {
		a += stop
	}
	if strings.HasSuffix(a, "。") {
		return a + b
	}
	return a + " " + b
}

// claim gives a record the key of its entry, unless another has it.
func (l *Library) claim(r *record) {
	key := records.ValidKey(r.key)
	if key != r.key && r.key != "" && key != "" {
		l.warn(r.at, "bad-key", fmt.Sprintf("the key %q cannot stand in a record", r.key), fmt.Sprintf("it is %q now", key))
	}
	if other := l.keys[records.FoldKey(key)]; key != "" && other != nil {
		l.warn(r.at, "duplicate-key", fmt.Sprintf("the key %q is that of another entry", r.key), "it has another now; the other is at "+other.at.String())
		key = l.free(key)
	}
	r.key = key
	if key != "" {
		l.keys[records.FoldKey(key)] = r
	}
}

func (l *Library) warn(at records.Position, code, message, hint string) {
	l.report(records.Diagnostic{Severity: records.Warning, Code: code, Position: at, Message: message, Hint: hint})
}

// free is a key like the one given that no record has.
func (l *Library) free(key string) string {
	for n, base := 2, key; l.keys[records.FoldKey(key)] != nil; n++ {
		key = base + "-" + letters(n)
	}
	return key
}

// letters is 2 as "b", 26 as "z", 27 as "aa".
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

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
		known.complete(r)
		return known
	default:
		r.key = ""
	}
	id := r.identity()
	if r.key == "" && id != "" {
		for _, known := range l.events[id] {
			if known.agrees(r) {
				known.complete(r)
				return known
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

// depth is how many events there are above a record.
func (r *record) depth() int {
	n := 0
	for e := r.event; e != nil; e = e.event {
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
	a, b := year(r.fields["date"]), year(other.fields["date"])
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
		case old == "" && r.hidden && !(isPlace(name) && placed):
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
	if r.event == nil {
		r.event = other.event
	}
}

// keepOf keeps in a record the date and the place that its entry tells of an
// event, and that the event itself, which is an entry too, does not have.
func (r *record) keepOf(told *record) {
	if told == nil || r.event == told || r.typ == records.TypeSource {
		return
	}
	has := func(fields ...string) bool {
		for e := r.event; e != nil; e = e.event {
			for _, f := range fields {
				if e.fields[f] != "" {
					return true
				}
			}
		}
		return false
	}
	for e := told; e != nil; e = e.event {
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
		for e := r.event; e != nil; e = e.event {
			if v := e.fields[field]; v != "" {
				return v
			}
		}
		return ""
	}
	if r.typ == records.TypeSource {
		return
	}
	if d := above("date"); d != "" && d == r.fields["date"] {
		delete(r.fields, "date")
	}
	if v := above("language"); v != "" && v == r.fields["language"] {
		delete(r.fields, "language")
	}
	if r.event == nil {
		return
	}
	for e := r.event; e != nil; e = e.event {
		r.fields["note"] = withoutDates(r.fields["note"], e)
	}
	for e := r.event; e != nil; e = e.event {
		if held := e.names["organizers"]; !held.IsZero() {
			r.fields["note"] = withoutHeld(r.fields["note"], held)
			break
		}
	}
	for _, role := range []string{"organizers", "hosts", "sponsors"} {
		for e := r.event; e != nil; e = e.event {
			if held := e.names[role]; !held.IsZero() {
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
