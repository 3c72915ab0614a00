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

// nameForm is how names are written.
type nameForm struct {
	lang     string // of "et al."
	combined bool   // particle within family, suffix within given
	suffix   bool   // "et al." as the suffix of the last name
	data     bool   // for no processor, so that nothing keeps it from anything
}

// namesIn is how an item has its names by the options.
func namesIn(lang string, options Values) nameForm {
	return nameForm{lang: lang, combined: options["names"] == "combined", suffix: options["et-al"] == "suffix"}
}

// list is a list of names; nil where it is empty. A list that is not complete
// says so with its last name: "Nixon", "Richard M., et al." is what citeproc-js
// and pandoc both print as "Nixon, R. M., et al."; CSL-JSON has no other way to
// say it. Styles that print the last name of a long list (et-al-use-last, as APA
// does) lose it there, and print a suffix.
func (form nameForm) list(l records.AgentList) []cslName {
	var names []cslName
	for _, a := range l.List {
		if n := form.name(a.Name); n != (cslName{}) {
			names = append(names, n)
		}
	}
	if l.EtAl && len(names) > 0 {
		last := &names[len(names)-1]
		switch {
		case last.Literal != "":
			last.Literal += etAl(form.lang, last.Literal)
		case form.suffix && last.Suffix == "" && !strings.Contains(last.Given, ", "):
			last.Suffix = "et al."
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

// name is a name: in combined form with the particle in family and the suffix
// behind a comma in given, which citeproc-js and pandoc take apart again and
// which is all that Zotero reads; else each part in its own field. A name that
// processors would run together is in one piece.
func (form nameForm) name(n records.Name) cslName {
	clean := func(s string) string { return withoutMarkup(oneLine(s)) }
	family, given, particle, suffix := clean(n.Family), clean(n.Given), clean(n.Particle), clean(n.Suffix)
	if n.Literal != "" || family == "" || !form.data && runsTogether(n) {
		return cslName{Literal: clean(literalName(n))}
	}
	if particle == "" && splits(family) && !form.data {
		family = `"` + family + `"`
	}
	if !form.combined {
		return cslName{Family: family, Given: given, NonDropping: particle, Suffix: suffix}
	}
	family = withParticle(particle, family)
	if given == "" || suffix == "" {
		return cslName{Family: family, Given: given, Suffix: suffix}
	}
	return cslName{Family: family, Given: given + ", " + suffix}
}

// runsTogether reports whether processors print family and given name without a
// blank between, and it is not how the name is written: citeproc-js and pandoc
// do so with all letters but those of Latin, Greek, Cyrillic, Hebrew, Arabic and
// Thai, for the sake of Chinese (citeproc-js: ROMANESQUE_REGEXP). Of Hindi,
// Bengali, Georgian or Armenian names it makes one word.
func runsTogether(n records.Name) bool {
	first, _ := utf8.DecodeRuneInString(n.Given)
	if n.Given == "" || strings.ContainsFunc(n.FullFamily(), isRomanesque) || first != '-' && !unicode.IsDigit(first) && isRomanesque(first) {
		return false
	}
	return records.Name{Family: n.Family, Given: n.Given}.Natural() != n.Family+n.Given
}

// isRomanesque reports whether a character in a name makes processors treat the
// name as those of Europe are.
func isRomanesque(c rune) bool {
	switch {
	case c < 0x80:
		return c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	case c >= 0x370:
		return c <= 0x3ff || c >= 0x400 && c <= 0x52f || c >= 0x590 && c <= 0x6ff && c != 0x5d5 || c >= 0xe01 && c <= 0xe5b ||
			c >= 0x1f00 && c <= 0x1fff || c >= 0x200c && c <= 0x200e || c >= 0x202a && c <= 0x202e
	}
	return c >= 0xc0 && c <= 0x17f || c >= 0x218 && c <= 0x21b
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
