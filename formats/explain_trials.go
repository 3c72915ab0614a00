package formats

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// texts finds the fields of the facts that are free text. First all are changed
// at once, each to a word of its own that stands nowhere else: a field that has
// the text before and the word after has the fact, and a word that is nowhere
// says that the fact has no place. What is not clear then is changed again, one
// kind of fact at a time with all else as it is.
func (x *experiment) texts(slots []*slot) {
	var all []*slot
	for _, s := range slots {
		if s.set != nil {
			all = append(all, s)
		}
	}
	var leaves []string
	unclear := map[string][]*slot{}
	told, after, err := x.probeAll(all)
	for _, s := range all {
		if err == nil {
			had, has := told.with(folded(s.text)), after.with(folded(x.probe(s)))
			if s.fields = common(had, has); len(s.fields) > 0 || len(has) == 0 && !isNumber(s.text) {
				continue
			}
		}
		if unclear[s.leaf] == nil {
			leaves = append(leaves, s.leaf)
		}
		unclear[s.leaf] = append(unclear[s.leaf], s)
	}
	for _, leaf := range leaves {
		told, after, err := x.probeAll(unclear[leaf])
		for _, s := range unclear[leaf] {
			if err != nil { // the format refuses the words: what it has of the text is all that is known
				s.fields = x.before.with(folded(s.text))
				continue
			}
			s.fields = x.carriers(s, told, after)
		}
	}
	for _, s := range all {
		for _, name := range s.fields {
			x.taken[name] = true
		}
	}
}

// probeAll writes the reference with the probes of the slots in place of their
// texts. It gives the fields that change, as they were and as they are.
func (x *experiment) probeAll(slots []*slot) (told, after entry, err error) {
	for _, s := range slots {
		s.set(x.probe(s))
	}
	after, err = x.write()
	for _, s := range slots {
		s.set(s.text)
	}
	return x.before.changed(after), after.changed(x.before), err
}

// common is what both lists have.
func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

// carriers are the fields that have the text of s: before and after are the
// fields that changed with it.
func (x *experiment) carriers(s *slot, before, after entry) []string {
	text, probe := folded(s.text), folded(x.probe(s))
	had, has := before.with(text), after.with(probe)
	switch both := common(had, has); {
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
