package records

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// offers finds the keys that were most likely meant. It serves one pass.
type offers struct {
	c     *Collection
	work  int // keys that may still be looked at
	known map[offer]string
}

type offer struct{ word, types string }

// offerWork bounds the keys that are looked at for all findings of a pass
// together: about half a second. A thousand wrong keys among a thousand all get
// their offer; of a hundred thousand among a million, the first do.
const offerWork = 20_000_000

// maxKnown bounds the answers that are kept.
const maxKnown = 10_000

// complete puts the key that was most likely meant into the hint of a finding.
// It reports whether there is anything to report.
func (o *offers) complete(f *finding) bool {
	if f.word == "" {
		return true
	}
	if near := o.nearest(f.word, f.types); near != "" {
		hint := didYouMean(near)
		if f.Hint != "" {
			hint += " else " + f.Hint
		}
		f.Hint = hint
		return true
	}
	return !f.unless
}

// nearest gives the key of a record of one of the types that is nearest to the
// word, "" where none is near. A name is near the key that its words make, in
// either order.
func (o *offers) nearest(word string, types []Type) string {
	id := offer{word, oneOf(types)}
	if key, ok := o.known[id]; ok {
		return key
	}
	key := ""
	for _, spelling := range spellings(word) {
		if key = o.search(spelling, types); key != "" {
			break
		}
	}
	if len(o.known) < maxKnown {
		if o.known == nil {
			o.known = make(map[offer]string)
		}
		o.known[id] = key
	}
	return key
}

// spellings gives the keys that a word may stand for, folded: "Huang Zhixiong"
// may be huang-zhixiong or, family name last, zhixiong-huang turned round.
func spellings(word string) []string {
	words := strings.FieldsFunc(foldKey(word), func(r rune) bool { return !isKeyRune(r) })
	if len(words) == 0 || len(word) > 4*maxKey {
		return nil
	}
	s := []string{strings.Join(words, "-")}
	if last := len(words) - 1; last > 0 {
		s = append(s, strings.Join(slices.Insert(words[:last:last], 0, words[last]), "-"))
	}
	return s
}

// search gives the key of one of the types that is nearest to a folded word.
func (o *offers) search(word string, types []Type) string {
	if o.work -= o.c.count; o.work < 0 {
		return ""
	}
	var among []string
	length, letters := utf8.RuneCountInString(word), bag(word)
	for n := range uint32(o.c.count) {
		key := o.c.key(n)
		if far := utf8.RuneCountInString(key) - length; max(far, -far) > maxEdits {
			continue
		}
		// One edit changes at most two of the letters that a word has.
		if bits.OnesCount64(bag(key)^letters) <= 2*maxEdits && slices.Contains(types, o.c.at(n).Type()) {
			among = append(among, key)
		}
	}
	return Suggest(word, among)
}

// maxEdits is the most slips that Suggest forgives.
const maxEdits = 3

// bag is the set of letters of a word, letter case ignored, each in one of 64
// places.
func bag(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (uint32(unicode.ToLower(r)) % 64)
	}
	return set
}
