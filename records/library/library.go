package library

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// Library gathers items and makes records of them.
type Library struct {
	records []*record // in the order of the files; hidden ones before the first that needs them
	told    []Told
	entries []entry
	files   map[string]int       // in their order
	keys    map[string]*record   // by folded key
	events  map[string][]*record // by identity
	named   map[string]bool      // names of events in small letters
	themes  map[string]bool
	seen    map[string]seen // entries by folded key
	people  people
	copies  map[string]int // how often a key was given with another ending
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
	return &Library{keys: map[string]*record{}, events: map[string][]*record{}, named: map[string]bool{}, themes: map[string]bool{}, seen: map[string]seen{}, copies: map[string]int{}, files: map[string]int{}, report: report}
}

// Told gives what had no field, in the order of the entries. All of it is known
// when TOML has made the records.
func (l *Library) Told() []Told {
	slices.SortStableFunc(l.told, func(a, b Told) int {
		return cmp.Or(cmp.Compare(l.files[a.File], l.files[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return l.told
}

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
		if _, known := l.files[it.At.File]; !known {
			l.files[it.At.File] = len(l.files)
		}
		shaped[i] = l.shape(it)
		l.entries = append(l.entries, entry{shaped[i], it})
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

// partOf finds the event that an event is part of.
func (l *Library) partOf(r *record) {
	up := l.sharedEvents(r.event)
	r.event = nil
	l.putUnder(r, up)
}

// putUnder says of an event what it is part of. Two that say that each is part of
// the other cannot both be.
func (l *Library) putUnder(r, up *record) {
	if up == nil {
		return
	}
	for e := range up.andAbove() {
		if e == r {
			l.warn(r.at, "cycle", fmt.Sprintf("%q is part of itself", cmp.Or(r.key, r.fields["title"])), "what it is part of is left out")
			return
		}
	}
	r.event = up
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
	n := max(l.copies[key], 2) // what was tried before is taken
	base := key
	for ; l.keys[records.FoldKey(key)] != nil; n++ {
		key = base + "-" + letters(n)
	}
	l.copies[base] = n
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
