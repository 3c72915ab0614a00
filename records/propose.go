package records

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
)

// Proposal is the key that a reference could have.
type Proposal struct {
	Key string // that it has
	New string // that it could have; its own where that follows the pattern already; "" where no name can be made of it
}

// ProposeKeys gives yield a key for each reference, in the order in which
// References gives them. A proposal is of small letters of a to z, digits,
// hyphens and underscores, and begins with a letter; it is that of no other
// record, letter case ignored, and of no other proposal: where it would be,
// "-b" or the next letter follows. No record is changed.
//
// A name or title in another script than the Latin one gives nothing by
// itself: the record's own form in Latin letters is taken, for which the
// collection should be opened in English or another language written in them.
// Where there is none a warning asks for it.
//
// With keys, only the proposals for those are given, in their order, and of
// those that Options.Select wants. They are the same as without: all references
// take part, so that two that are asked for one after the other are not given
// one key.
func (c *Collection) ProposeKeys(ctx context.Context, keys []string, pattern KeyPattern, yield func(Proposal) error) error {
	p := proposer{c: c, pattern: pattern, made: map[string]bool{}, next: map[string]int{}}
	asked := newPass(ctx, c)
	defer asked.close()
	order := asked.ask(keys)
	proposals := make(map[uint32]Proposal, len(order))
	all := *c
	all.opts.Select = nil
	err := all.References(ctx, nil, func(r *Reference) error {
		n, _ := c.lookup(r.Key)
		switch wanted := c.opts.Select == nil || c.opts.Select(r); {
		case !wanted, len(keys) > 0 && !asked.asked[n]:
			p.propose(r, func(Diagnostic) {})
		case len(keys) > 0:
			proposals[n] = p.propose(r, c.report)
		default:
			return yield(p.propose(r, c.report))
		}
		return nil
	})
	for _, n := range order {
		if proposal, ok := proposals[n]; ok && err == nil {
			err = yield(proposal)
		}
	}
	return err
}

// proposer proposes the keys of one pass.
type proposer struct {
	c       *Collection
	pattern KeyPattern
	made    map[string]bool // the proposals so far
	next    map[string]int  // of a key that was taken: the number of the suffix to try next
}

func (p *proposer) propose(r *Reference, report func(Diagnostic)) Proposal {
	key, named := p.fill(r, report)
	if !named {
		return Proposal{Key: r.Key}
	}
	if isSuffixed(r.Key, key) && !p.made[r.Key] {
		p.made[r.Key] = true
		return Proposal{r.Key, r.Key}
	}
	base := key
	for p.taken(key) {
		p.next[base]++
		key = base + "-" + letterNumber(p.next[base])
	}
	p.made[key] = true
	return Proposal{r.Key, key}
}

// taken reports whether a key is that of another record or proposal. A record's
// own key that follows the pattern was dealt with before.
func (p *proposer) taken(key string) bool {
	n, _ := p.c.lookup(key)
	return n != noRecord || p.made[key]
}

// isSuffixed reports whether a key is base, or base with a suffix that keeps it
// apart from others.
func isSuffixed(key, base string) bool {
	suffix, ok := strings.CutPrefix(key, base)
	if !ok || suffix == "" {
		return ok
	}
	letters, ok := strings.CutPrefix(suffix, "-")
	return ok && (len(letters) == 1 || len(letters) == 2) && strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") == ""
}

// letterNumber is 1 as "b", 25 as "z", 26 as "aa": the first of several has no letter.
func letterNumber(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// maxProposed is how many characters a proposed key has at most, without its
// suffix: more than any reader of bibliographies cuts off.
const maxProposed = 60

// fill makes a key of the pattern. A field that the reference has nothing for
// goes with the mark before it, or at the start with that behind it. named is
// false where a field asks for the name of somebody that is in no Latin letters.
func (p *proposer) fill(r *Reference, report func(Diagnostic)) (key string, named bool) {
	f := keyFiller{r: r, report: report}
	values := make([]string, len(p.pattern.parts))
	for i, part := range p.pattern.parts {
		values[i] = part.text
		if part.field != "" {
			values[i] = f.field(part.field)
		}
	}
	for i, part := range p.pattern.parts {
		switch mark := i + 1; {
		case part.field == "" || values[i] != "":
		case i > 0 && p.pattern.isMark(i-1):
			values[i-1] = ""
		case p.pattern.isMark(mark):
			values[mark] = ""
		}
	}
	key = strings.Trim(strings.Join(values, ""), "-_")
	if key == "" || key[0] < 'a' {
		key = strings.TrimRight(r.Kind+"-"+key, "-")
	}
	return strings.TrimRight(key[:min(len(key), maxProposed)], "-_"), !f.nameless
}

// keyFiller gives the fields of one reference.
type keyFiller struct {
	r        *Reference
	report   func(Diagnostic)
	asked    bool // a warning was given
	nameless bool // the name is in another script
}

func (f *keyFiller) field(name string) string {
	r := f.r
	switch name {
	case "family":
		return f.family()
	case "word":
		if f.standsFor() {
			return "" // it is in the family already
		}
		return strings.Join(f.words(1, "title", keyTitles(r)...), "-")
	case "kind":
		return r.Kind
	case "event":
		if n := len(r.Events); n > 0 {
			return f.event(&r.Events[n-1])
		}
		return ""
	}
	m := f.moment()
	switch {
	case name == "year" && m.Set && m.Year < 1:
		return strconv.Itoa(1-m.Year) + "bc"
	case name == "year" && m.Set && m.Unspecified == UnspecifiedYear:
		return strconv.Itoa(m.Year) + "s"
	case name == "year" && m.Set && m.Unspecified == UnspecifiedDecade:
		return strconv.Itoa(m.Year/100) + "xx"
	case name == "year" && m.Set:
		return strconv.Itoa(m.Year)
	case name == "month" && m.Month != 0:
		return fmt.Sprintf("%02d", m.Month)
	case name == "day" && m.Day != 0:
		return fmt.Sprintf("%02d", m.Day)
	}
	return ""
}

// moment is the first that is known of its date, else of when it was posted or
// printed, or of its event.
func (f *keyFiller) moment() Moment {
	dates := []Date{f.r.Date, f.r.Posted}
	if f.r.PublishedIn != nil {
		dates = append(dates, f.r.PublishedIn.Date)
	}
	for _, e := range f.r.Events {
		dates = append(dates, e.Date)
	}
	for _, d := range dates {
		if d.Start.Set {
			return d.Start
		}
		if d.End.Set {
			return d.End
		}
	}
	return Moment{}
}

// standsFor reports whether the words of the title stand for a family name.
func (f *keyFiller) standsFor() bool { return f.r.Author.IsZero() && f.r.Type != TypeSpeech }

// family is the name of the first speaker, or what stands for it.
func (f *keyFiller) family() (name string) {
	r := f.r
	switch {
	case r.Own != nil:
		name = f.event(r.Own)
	case r.Author.IsZero() && r.Type == TypeSpeech:
		return ""
	case r.Author.IsZero():
		name = strings.Join(f.words(2, "title", append([]string{r.ShortTitle}, keyTitles(r)...)...), "-")
	case r.Author.List[0].Name.Literal != "":
		name = strings.Join(f.words(2, "name", r.Author.List[0].Name.Literal), "-")
	default:
		family := r.Author.List[0].Name.FullFamily()
		if name = strings.Join(latinWords(family, true), ""); name == "" {
			f.ask("name", family)
		}
	}
	f.nameless = f.nameless || name == ""
	return name
}

// event is what an event is called in short.
func (f *keyFiller) event(e *Event) string {
	if w := latinWords(e.Acronym, true); len(w) > 0 {
		return strings.Join(w, "-")
	}
	name := cmp.Or(e.BareTitle, e.Description, e.Genre)
	return strings.Join(f.words(2, "title", e.ShortTitle, name), "-")
}

// keyTitles are what a reference is called: the original before a translation,
// and that before a transliteration.
func keyTitles(r *Reference) []string {
	return []string{r.OriginalTitle, cmp.Or(r.Title, r.Description, r.Genre), r.Transliteration}
}

// words gives the first telling words of the first text that is in Latin
// letters, and asks for one where none is.
func (f *keyFiller) words(n int, what string, texts ...string) []string {
	other := ""
	for _, text := range texts {
		if w := tellingWords(text, n); len(w) > 0 {
			return w
		}
		other = cmp.Or(other, text)
	}
	f.ask(what, other)
	return nil
}

// ask warns that a name or title is wanted in Latin letters, once for a record.
func (f *keyFiller) ask(what, text string) {
	if f.asked {
		return
	}
	f.asked = true
	tag, _, _ := subtags(cmp.Or(f.r.Language, "ru"))
	f.report(Diagnostic{
		Severity: Warning, Code: "no-latin", Position: f.r.Position,
		Message: fmt.Sprintf("no key can be made of the %s %s, which is not in Latin letters", what, quoted(short(text))),
		Hint:    fmt.Sprintf(`give it in them too, as it is read: %s = { %s = "…", %s-Latn = "…" }`, what, tag, tag),
	})
}
