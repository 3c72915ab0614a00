package library

import (
	"cmp"
	"slices"
	"strings"
)

// mention is a text that one entry has for a field of an event that several name.
type mention struct{ lang, text string }

// spokenFields are the fields of an event that are said in the language of the
// entry that names it.
var spokenFields = []string{"title", "subtitle", "description", "short_title", "theme", "series", "room", "venue", "city", "region"}

// mentions takes in what another entry has for the same event, by its key.
func (r *record) mentions(other *record) {
	if !r.keyed || !other.keyed || r.key != other.key {
		return
	}
	if r.said == nil {
		r.said = map[string][]mention{}
		r.mentions(r)
	}
	for _, f := range spokenFields {
		if text := other.fields[f]; text != "" {
			r.said[f] = append(r.said[f], mention{other.tongue, text})
		}
	}
}

// inTongues makes a text by language of a field for which the entries have texts
// in several: the one that most of them have is for all languages that have none
// of their own.
func (r *record) inTongues() {
	for _, field := range spokenFields {
		all := r.said[field]
		count, most := map[string]int{}, ""
		for _, m := range all {
			if count[m.text]++; count[m.text] > count[most] {
				most = m.text
			}
		}
		if len(count) < 2 || r.fields[field] == "" {
			continue
		}
		tag := cmp.Or(LanguageOfScript(most), "en")
		if i := slices.IndexFunc(all, func(m mention) bool { return m.text == most && m.lang == tag }); i < 0 && !isLatin(most) {
			tag = all[slices.IndexFunc(all, func(m mention) bool { return m.text == most })].lang
		}
		texts := map[string]string{tag: most}
		for _, m := range all {
			if m.lang != "" && m.text != most && texts[m.lang] == "" {
				texts[m.lang] = m.text
			}
		}
		delete(r.fields, field)
		for lang, text := range texts {
			r.fields[field+"."+cmp.Or(lang, "und")] = text
		}
	}
}

// isLatin reports whether a text has letters from a to z.
func isLatin(s string) bool {
	return strings.ContainsFunc(strings.ToLower(s), func(c rune) bool { return c >= 'a' && c <= 'z' })
}

// englishFirst is the order of texts by language: the first stands for those that
// there are none of.
func englishFirst(a, b string) int {
	if x, y := strings.HasSuffix(a, ".en"), strings.HasSuffix(b, ".en"); x != y {
		if x {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}
