package formats

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// texts finds the fields of the facts that are free text. All facts of one kind
// are changed at once, each to a word of its own that stands nowhere else.
func (x *experiment) texts(slots []*slot) {
	var leaves []string
	kinds := map[string][]*slot{}
	for _, s := range slots {
		if s.set == nil {
			continue
		}
		if kinds[s.leaf] == nil {
			leaves = append(leaves, s.leaf)
		}
		kinds[s.leaf] = append(kinds[s.leaf], s)
	}
	for _, leaf := range leaves {
		for _, s := range kinds[leaf] {
			s.set(x.probe(s))
		}
		after, err := x.write()
		for _, s := range kinds[leaf] {
			s.set(s.text)
		}
		told, after := x.before.changed(after), after.changed(x.before)
		for _, s := range kinds[leaf] {
			if err != nil { // the format refuses the words: what it has of the text is all that is known
				s.fields = x.before.with(folded(s.text))
				continue
			}
			s.fields = x.carriers(s, told, after)
			for _, name := range s.fields {
				x.taken[name] = true
			}
		}
	}
}

// carriers are the fields that have the text of s: before and after are the
// fields that changed with it.
func (x *experiment) carriers(s *slot, before, after entry) []string {
	text, probe := folded(s.text), folded(x.probe(s))
	had, has := before.with(text), after.with(probe)
	both := slices.DeleteFunc(slices.Clone(had), func(name string) bool { return !slices.Contains(has, name) })
	switch {
	case len(both) > 0:
		return both
	case len(has) == 0 && isNumber(s.text): // written as a word: "third"
		return before.names()
	case len(has) == 0:
		return nil
	}
	if elsewhere := x.before.with(text); len(elsewhere) > 0 {
		return elsewhere // there is a place for it, left empty because it is said already
	}
	return before.names() // in another form: the first page here, the last one there
}

// probe is the text that stands for the one of s in the experiment. It is of
// the same build, so that a format does the same with it.
func (x *experiment) probe(s *slot) string {
	n, ok := x.probes[s.id]
	if !ok {
		n = len(x.probes)
		x.probes[s.id] = n
	}
	const letters = "bcdfghjklmnpqrtvwxz"
	word := []byte("qx")
	for range 4 {
		word = append(word, letters[n%len(letters)])
		n /= len(letters)
	}
	p := string(append(word, 'q'))
	switch first, _ := utf8.DecodeRuneInString(s.text); {
	case isNumber(s.text):
		return strconv.Itoa(70000 + x.probes[s.id])
	case strings.Contains(s.text, "://"):
		return "https://" + p + ".example/"
	case strings.HasPrefix(s.text, "10."):
		return "10.5555/" + p
	case unicode.IsLower(first):
		return p
	}
	return "Q" + p[1:]
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// trials finds the fields of the facts that are no free text.
func (x *experiment) trials(slots []*slot) {
	same := map[string][]*slot{}
	for _, s := range slots {
		if s.set == nil {
			same[s.id] = append(same[s.id], s)
		}
	}
	for _, s := range slots {
		group := same[s.id]
		if s.set != nil || group[0] != s {
			continue
		}
		x.try(group)
		for _, other := range group[1:] {
			other.fields, other.lost = s.fields, s.lost
		}
	}
}

// try makes the trials of a fact that stands in the slots of the group.
func (x *experiment) try(group []*slot) {
	s := group[0]
	count := map[string]int{}
	tried := 0
	for i, t := range s.trials {
		var undo []func()
		for _, other := range group {
			undo = append(undo, other.trials[i].change())
		}
		after, err := x.write()
		for _, u := range slices.Backward(undo) {
			u()
		}
		if err != nil {
			continue
		}
		var fields []string
		changed := x.before.changed(after)
		for j := range changed {
			f := &changed[j]
			now := after.field(f.Name)
			if f.hasAll(t.digits) && (!t.vanishes || now == nil) && (t.shows == "" || now != nil && now.has(t.shows)) {
				fields = append(fields, f.Name)
			}
		}
		if len(fields) == 0 && t.whole != nil && len(after.changed(x.before)) > 0 {
			for j := range x.before { // there is a place for it, left empty because it is said already
				if f := &x.before[j]; f.hasAll(t.whole) {
					fields = append(fields, f.Name)
				}
			}
		}
		switch {
		case !s.alternatives && len(fields) == 0:
			s.lost = append(s.lost, part{t.part, t.value})
		case len(fields) > 0:
			tried++
		}
		for _, name := range fields {
			count[name]++
		}
	}
	for name, n := range count {
		// Of alternatives, a field must tell most: each may have side effects.
		if !s.alternatives || 2*n > tried {
			s.fields = append(s.fields, name)
		}
	}
	// Where a field is there for this alone, the others follow from it.
	if alone := slices.DeleteFunc(slices.Clone(s.fields), func(name string) bool { return x.taken[name] }); s.alternatives && len(alone) > 0 {
		s.fields = alone
	}
	if len(s.lost) > 0 && s.lost[0].name == s.first {
		s.fields = nil // without the year the rest says nothing
	}
}

// hasAll reports whether a field has numbers, each with a nought in front or
// without.
func (f *entryField) hasAll(numbers []string) bool {
	for _, n := range numbers {
		if !f.has(n) && !f.has("0"+n) {
			return false
		}
	}
	return true
}

// folded is a text for comparing: letters and digits, small and without
// accents, one blank for all between them. Marks that are not seen go.
func folded(s string) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(s) {
		switch {
		case unicode.IsLetter(c), unicode.IsNumber(c):
			b.WriteRune(unicode.ToLower(c))
		case unicode.In(c, unicode.M, unicode.Cf):
		default:
			if b.Len() > 0 && b.String()[b.Len()-1] != ' ' {
				b.WriteByte(' ')
			}
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// contains reports whether a folded text has another one in it, as whole words
// and numbers: "4" is in "4th" and not in "2014". Scripts that put no blanks
// between words have no such ends.
func contains(text, words string) bool {
	if words == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !goesOn(before, first) && !goesOn(last, after) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
}

// goesOn reports whether two characters beside each other are of one word or
// number.
func goesOn(a, b rune) bool {
	if unicode.IsNumber(a) && unicode.IsNumber(b) {
		return true
	}
	return spaced(a) && spaced(b)
}

// spaced reports whether c is a letter of a script that parts words by blanks.
func spaced(c rune) bool {
	return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
