package formats

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// cslName is a name of CSL-JSON.
type cslName struct {
	Family      string `json:"family,omitempty"`
	Given       string `json:"given,omitempty"`
	NonDropping string `json:"non-dropping-particle,omitempty"`
	Suffix      string `json:"suffix,omitempty"`
	Literal     string `json:"literal,omitempty"`
}

// cslNameList is a list of names; nil where it is empty. A list that is not
// complete says so with its last name: "Nixon", "Richard M., et al." is what
// citeproc-js and pandoc both print as "Nixon, R. M., et al."; CSL-JSON has no
// other way to say it.
func cslNameList(l records.AgentList, lang string, combined bool) []cslName {
	var names []cslName
	for _, a := range l.List {
		if n := newCSLName(a.Name, combined); n != (cslName{}) {
			names = append(names, n)
		}
	}
	if l.EtAl && len(names) > 0 {
		last := &names[len(names)-1]
		switch {
		case last.Literal != "":
			last.Literal += etAl(lang, last.Literal)
		case last.Given != "":
			last.Given += ", et al."
		default:
			last.Family += " et al."
		}
	}
	return names
}

// etAl is what follows a name that stands for more, in the words of a language.
func etAl(lang, name string) string {
	if hasHan(name) {
		return records.Term(lang, "et-al")
	}
	return " " + records.Term(lang, "et-al")
}

// newCSLName is a name: in combined form with the particle in family and the
// suffix behind a comma in given, which citeproc-js and pandoc take apart again
// and which is all that Zotero reads; else each part in its own field.
func newCSLName(n records.Name, combined bool) cslName {
	clean := func(s string) string { return withoutMarkup(oneLine(s)) }
	family, given, particle, suffix := clean(n.Family), clean(n.Given), clean(n.Particle), clean(n.Suffix)
	if n.Literal != "" || family == "" {
		return cslName{Literal: clean(literalName(n))}
	}
	if particle == "" && splits(family) {
		family = `"` + family + `"`
	}
	if !combined {
		return cslName{Family: family, Given: given, NonDropping: particle, Suffix: suffix}
	}
	family = withParticle(particle, family)
	if given == "" || suffix == "" {
		return cslName{Family: family, Given: given, Suffix: suffix}
	}
	return cslName{Family: family, Given: given + ", " + suffix}
}

// literalName is the whole name as one text.
func literalName(n records.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	return n.Natural()
}

// particleBefore is a family name with its particle: "van Gogh", "d'Ormesson".
func particleBefore(particle, family string) string {
	if end, _ := utf8.DecodeLastRuneInString(particle); strings.ContainsRune("'’ʻ-", end) {
		return particle + family
	}
	return particle + " " + family
}

// splits reports whether a processor would take the first word of a family name
// for a particle: a word in lower case with a blank behind it. Straight double
// quotes keep the name whole, and none of them is printed.
func splits(family string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(family, "'’ʻ-"))
	return unicode.IsLower(first) && strings.Contains(family, " ")
}

// flips reports whether citeproc-js would turn a name around ("Smith Tom") in an
// entry of a language that writes the family name first: a name in two parts
// that is not in the script of that language.
func flips(n records.Name) bool {
	return n.Family != "" && n.Given != "" && strings.ContainsFunc(n.Family, func(c rune) bool {
		return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// union is the agents of several lists, each once.
func union(lists ...records.AgentList) records.AgentList {
	var all records.AgentList
	seen := map[records.Name]bool{}
	for _, l := range lists {
		for _, a := range l.List {
			if !seen[a.Name] {
				seen[a.Name] = true
				all.List = append(all.List, a)
			}
		}
		all.EtAl = all.EtAl || l.EtAl
	}
	return all
}

// noteText is a name as a variable line of a note has it.
func (n cslName) noteText() string {
	switch {
	case n.Literal != "":
		return n.Literal
	default:
		n.Family = withParticle(n.NonDropping, n.Family)
	}
	if n.Suffix != "" {
		n.Given += ", " + n.Suffix
	}
	return n.Family + " || " + n.Given
}
