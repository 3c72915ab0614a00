package records

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// whole gathers what a review compares over all records. It keeps no text but
// sums of it, 16 bytes for each, and a bit for each record.
type whole struct {
	seed maphash.Seed

	mu      sync.Mutex
	used    bitset // the records that others refer to
	uncited bitset // the events and sources that are kept out
	facts   []fact
}

// bitset is a set of records.
type bitset []uint64

func (b *bitset) add(n uint32) {
	for int(n/64) >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b bitset) has(n uint32) bool { return int(n/64) < len(b) && b[n/64]&(1<<(n%64)) != 0 }

// fact is something of which two records should not have the same.
type fact struct {
	sum    uint64
	record uint32
	what   sameness
}

// sameness is what two records share.
type sameness uint32

const (
	sameName sameness = iota
	sameORCID
	sameDOI
	sameReference
)

// use notes that a record is referred to.
func (w *whole) use(n uint32) {
	if w == nil || n == noRecord {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.used.add(n)
}

// add notes a fact that is told by its parts.
func (w *whole) add(n uint32, what sameness, parts ...string) {
	f := fact{maphash.String(w.seed, strings.Join(parts, "\x00")), n, what}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.facts = append(w.facts, f)
}

// body notes what a person or organization is called.
func (w *whole) body(n uint32, r *Record) {
	if r.ORCID != "" {
		w.add(n, sameORCID, r.ORCID)
	}
	names := []string{strings.Join([]string{r.Particle, r.Family, r.Given, r.Suffix, r.Literal}, "")}
	for _, item := range r.Name.Items {
		names = append(names, item.Text)
	}
	for _, name := range names {
		if name != "" { // many a country has a ministry of that name, and many a university a department
			w.add(n, sameName, string(r.Type), letters(name), r.PartOf.Key, r.Place.City.key(), r.Place.Country.key())
		}
	}
}

// key is the text as one string, in all its languages.
func (t Text) key() string {
	var b strings.Builder
	for _, item := range t.Items {
		b.WriteString(item.Tag + "=" + letters(item.Text) + "\n")
	}
	return b.String()
}

// reference notes what a reference is: two that agree in all of it are most
// likely one. What has no name of its own is like many others.
func (w *whole) reference(n uint32, rec *Record, r *Reference) {
	if !rec.Cite && rec.Type != TypeSpeech {
		w.mu.Lock()
		w.uncited.add(n)
		w.mu.Unlock()
	}
	if rec.DOI != "" {
		w.add(n, sameDOI, string(rec.Type), strings.ToLower(rec.DOI))
	}
	if r == nil || r.Title == "" && r.Description == "" {
		return
	}
	parts := []string{
		string(rec.Type), rec.kind(), letters(r.Title), letters(r.Subtitle), letters(r.Description), r.Date.String(), r.Time.String(),
		rec.Event.Key, rec.PartOf.Key, letters(r.Place.Room), letters(r.Medium), r.Number, r.LectureNumber,
		letters(r.Container), letters(r.VolumeTitle), r.Volume, r.Issue, r.Pages, r.Edition,
	}
	if rec.Type == TypeSource {
		parts = append(parts, r.URL, letters(r.Publisher))
	}
	if r.Own != nil {
		parts = append(parts, letters(r.Own.Title), r.Own.Number)
	}
	for _, a := range slices.Concat(r.Author.List, r.Editor.List, r.Recipient.List) {
		parts = append(parts, letters(a.Name.Natural()))
	}
	w.add(n, sameReference, parts...)
}

// letters is a text by its letters and digits alone, letter case ignored.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return -1
		}
		return foldRune(r)
	}, s)
}

// finish reports what a review of all records comes to, in their order.
func (p *pass) finish() error {
	last := noRecord
	for _, t := range p.whole.twins() {
		if t.record == last { // one reason is enough
			continue
		}
		told, err := p.alike(t)
		if err != nil {
			return err
		}
		if told {
			last = t.record
		}
	}
	if p.c.failed { // what could not be read may refer to anything
		return nil
	}
	for n := range uint32(p.c.count) {
		if err := p.unused(n); err != nil {
			return err
		}
	}
	return p.idle()
}

// twin is a record that has a fact in common with one before it.
type twin struct {
	record, first uint32
	what          sameness
}

// twins gives the records that have a fact in common with others, each with the
// nearest before it, in the order of the records.
func (w *whole) twins() (twins []twin) {
	slices.SortFunc(w.facts, func(a, b fact) int {
		return cmp.Or(cmp.Compare(a.what, b.what), cmp.Compare(a.sum, b.sum), cmp.Compare(a.record, b.record))
	})
	for i := 1; i < len(w.facts); i++ {
		first, f := w.facts[i-1], w.facts[i]
		if first.what == f.what && first.sum == f.sum && first.record != f.record {
			twins = append(twins, twin{f.record, first.record, f.what})
		}
	}
	slices.SortFunc(twins, func(a, b twin) int {
		return cmp.Or(cmp.Compare(a.record, b.record), cmp.Compare(a.what, b.what), cmp.Compare(a.first, b.first))
	})
	return twins
}

// alike warns of a record that is most likely the same as one before it, unless
// the two can be told apart.
func (p *pass) alike(t twin) (told bool, err error) {
	n, first, what := t.record, t.first, t.what
	if what == sameName {
		a, b := p.node(first), p.node(n)
		if a == nil || b == nil || a.body == nil || b.body == nil || a.body.toldApart(b.body) {
			return false, nil
		}
	}
	block, err := p.block(first)
	if err != nil {
		return false, err
	}
	other := quoted(p.c.key(first))
	code, message, hint := "duplicate", "this is most likely "+other+" once more", "keep one of them, or tell them apart by what differs"
	switch {
	case what == sameDOI:
		message = "this has the DOI of " + other
	case what == sameORCID || what == sameName:
		code, message, hint = "two-keys", "this is most likely the same as "+other, "keep one of the keys"
		if p.c.at(n).Type() == TypePerson {
			hint += "; two persons of one name are told apart by their orcid"
		}
	}
	return true, p.warn(n, code, message, hint, Related{block.HeaderPosition(), "the other is here"})
}

// toldApart reports whether two that have a name in common are two for certain:
// each has an ORCID, which would have shown that they are one, or their names
// differ in another language.
func (b *body) toldApart(other *body) bool {
	return b.ORCID != "" && other.ORCID != "" || slices.ContainsFunc(b.Name.Items, func(x TextItem) bool {
		return slices.ContainsFunc(other.Name.Items, func(y TextItem) bool { return x.Tag == y.Tag && letters(x.Text) != letters(y.Text) })
	})
}

// unused warns of a record that is only there for others, and that none of them
// refers to.
func (p *pass) unused(n uint32) error {
	e := p.c.at(n)
	if p.whole.used.has(n) {
		return nil
	}
	switch e.Type() {
	case TypePerson, TypeOrganization:
		return p.warn(n, "unused", "no record refers to this "+string(e.Type()), "delete it, or name its key where it takes part")
	}
	if p.whole.uncited.has(n) {
		return p.warn(n, "unused", "this "+string(e.Type())+" is kept out by cite = false, and no record refers to it", "delete it, or cite = false")
	}
	return nil
}

// warn reports a warning on a record that was read before, unless it is
// silenced there.
func (p *pass) warn(n uint32, code, message, hint string, related ...Related) error {
	if silences(p.mutes.of[n], code) {
		return nil
	}
	b, err := p.block(n)
	if err != nil {
		return err
	}
	d := diagnose(b, Warning, code)
	d.Message, d.Hint, d.Related = message, hint, related
	p.c.report(d)
	return nil
}
