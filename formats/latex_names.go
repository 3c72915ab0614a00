package formats

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// names writes a list of names for author, editor and their like: "von Family,
// Suffix, Given", joined by "and", with "and others" where the list is not
// complete (the forms are those of the BibTeX manual, section 4, and btxdoc).
// A name that says nothing is left out.
func (x tex) names(l records.AgentList) string {
	var list []string
	for _, a := range l.List {
		if s := x.name(a.Name, a.Organization); s != "" {
			if strings.Contains(s, "=") {
				s = partOfName().ReplaceAllString(s, "$1{}$2=")
			}
			if !x.ascii && strings.Contains(s, `{\`) {
				s = openMacros.Replace(s)
			}
			list = append(list, s)
		}
	}
	if l.EtAl && len(list) > 0 {
		list = append(list, "others")
	}
	return strings.Join(list, " and ")
}

// partOfName is what makes biber read a name as "given=…, family=…", wherever in
// the name it stands (biblatex manual, 3.4).
var partOfName = records.Pattern(`(family|given|prefix|suffix)(\s*)=`)

// openMacros spells macros so that biber finds the initial of a name that begins
// with one: of "{\textbackslash}x" it takes the closing brace for it, and no
// document that has the name can be typeset. For bibtex it would be a letter of
// the macro's name.
var openMacros = strings.NewReplacer(`{\textbackslash}`, `\textbackslash{}`, `{\textasciitilde}`, `\textasciitilde{}`, `{\textasciicircum}`, `\textasciicircum{}`)

// splitsMacro is where biber takes the backslash alone for the initial of a given
// name.
var splitsMacro = records.Pattern(`(?:^|[ -])[&%#_${}]`)

// name writes one name. What is printed as it stands is one braced group: a
// body, a single name, and a name in characters that have no blank between
// family and given name and are never shortened to initials ("黄志雄").
func (x tex) name(n records.Name, body bool) string {
	switch {
	case n.Literal != "":
		return x.single(n.Literal)
	case body || n.Given == "" && n.Suffix == "":
		return x.single(withParticle(n.Particle, n.Family))
	case n.Family == "":
		return x.single(strings.TrimSpace(n.Given + " " + n.Suffix))
	case x.joinCJK && records.IsCJK(n.Family) && records.IsCJK(n.Given):
		return x.group(records.Name{Family: n.Family, Given: n.Given}.Natural())
	case strings.ContainsAny(n.Given, "&%#_${}") && splitsMacro().MatchString(n.Given):
		return x.group(n.Natural())
	}
	parts := []string{x.family(n), x.part(n.Suffix, x.words), x.part(apartInitials(n.Given), x.given)}
	name := strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	if strings.Count(name, ",") > 2 || strings.Contains(name, ",,") {
		return x.group(n.Natural()) // biber counts commas within groups too, and leaves out the whole entry
	}
	return name
}

// apartInitials is a given name with a blank between its initials ("J.R." as
// "J. R."): biber and bibtex take what has none between for one name, and print
// its first letter.
func apartInitials(given string) string {
	var s strings.Builder
	var before, last rune
	done := 0 // how much of given is written
	for i, c := range given {
		if unicode.IsUpper(before) && last == '.' && unicode.IsUpper(c) {
			s.WriteString(given[done:i] + " ")
			done = i
		}
		before, last = last, c
	}
	return s.String() + given[done:]
}

// group writes a name as one group that nobody takes apart.
func (x tex) group(s string) string {
	if s = x.line(s); s == "" {
		return ""
	}
	if x.ascii && !asciiOnly(x.escape(s)) {
		return x.special(s)
	}
	return "{" + x.escape(s) + "}"
}

// single writes an item of a list that is one group. biber takes "{others}" for
// "and others", braces or not, but not with an empty group in it.
func (x tex) single(s string) string {
	if strings.EqualFold(x.line(s), "others") {
		return "{" + x.line(s) + "{}}"
	}
	return x.group(s)
}

// key writes what stands for an author in labels.
func (x tex) key(s string) string {
	if s = x.line(s); x.ascii && !asciiOnly(x.escape(s)) {
		return x.special(s)
	}
	return x.escape(s)
}

// special writes a word that bibtex must not cut: it counts bytes where it
// takes an initial or the first letters of a label, but takes a group that
// begins with a command for one letter. \relax does nothing in TeX; pandoc
// passes over it, and over a group behind it.
func (x tex) special(s string) string {
	x.ascii = false
	if s = x.escape(s); s[0] == '{' {
		s = "{}" + s
	}
	return `{\relax ` + s + "}"
}

// family writes particle and family name so that the words before the last that
// begin with a small letter are the particle and nothing else is: readers find
// it so. A family name of which they would take words is one group; so is one
// in small letters, all of which biber takes where the given name is so too, and
// one whose particle has a mark that would take the name apart.
func (x tex) family(n records.Name) string {
	particle, family := x.line(n.Particle), x.line(n.Family)
	words := strings.Fields(family)
	if elided := particle != "" && particleBefore(particle, "x") == particle+"x"; elided && (len(words) > 1 || startsSmall(n.Given)) ||
		!areWords(particle) {
		return x.group(withParticle(particle, family))
	}
	for i, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		last := i == len(words)-1
		if !plainWord(w) || last && unicode.IsLower(c) || !last && (c >= utf8.RuneSelf || !unicode.IsUpper(c)) {
			return withParticle(x.words(strings.Fields(particle)), x.group(family))
		}
	}
	return withParticle(x.words(strings.Fields(particle)), x.words(words))
}

func withParticle(particle, family string) string {
	if particle == "" {
		return family
	}
	return particleBefore(particle, family)
}

// part writes a given name or a suffix word by word, or as one group where a
// comma or "and" in it would end it.
func (x tex) part(s string, write func(words []string) string) string {
	if s = x.line(s); !areWords(s) {
		return x.group(s)
	}
	return write(strings.Fields(s))
}

// given writes the words of a given name so that bibtex, which counts bytes,
// takes the first character of each for its initial, as of words that a hyphen
// joins: "{\relax Ф}ёдор". The braces do not part Arabic letters in print.
func (x tex) given(words []string) string {
	var list []string
	for _, word := range words {
		var parts []string
		for part := range strings.SplitSeq(word, "-") {
			n := initialSize(part)
			initial := x.escape(part[:n])
			if x.ascii && !asciiOnly(initial) {
				initial = x.special(part[:n])
			}
			parts = append(parts, initial+x.escape(part[n:]))
		}
		list = append(list, strings.ReplaceAll(strings.Join(parts, "-"), "--", "-{}-"))
	}
	return strings.Join(list, " ")
}

// initialSize is how many bytes of a name its initial takes: a letter with its
// marks, and the letters that a virama joins to it. Of Chinese, Japanese and
// Korean names it is all, which have no initials.
func initialSize(name string) int {
	if hasCJK(name) || records.IsCJK(name) {
		return len(name)
	}
	joined := true // to what is before
	for i, c := range name {
		switch {
		case unicode.IsMark(c):
			joined = norm.NFC.PropertiesString(name[i:]).CCC() == virama
		case unicode.In(c, unicode.Cf): // a joiner
		case !joined:
			return i
		default:
			joined = false
		}
	}
	return len(name)
}

// virama is the combining class of the marks that join the letter before them
// to the one behind.
const virama = 9

// plainWord reports whether a word of a name has nothing that takes names apart.
func plainWord(w string) bool {
	return !strings.ContainsAny(w, "{},") && !strings.EqualFold(w, "and") && !strings.EqualFold(w, "others")
}

// areWords reports whether each word of a part of a name is such.
func areWords(part string) bool {
	return !slices.ContainsFunc(strings.Fields(part), func(w string) bool { return !plainWord(w) })
}

// words escapes the words of a name, in groups of their own where bibtex would
// cut into a character.
func (x tex) words(words []string) string {
	var list []string
	for _, w := range words {
		s := x.escape(w)
		if x.ascii && !asciiOnly(s) {
			s = x.special(w)
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func asciiOnly(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c >= utf8.RuneSelf })
}

// list writes a list of bodies or places, each item a group, as BibLaTeX splits
// such lists at "and".
func (x tex) list(items []string) string {
	var list []string
	for _, s := range items {
		if s = x.single(s); s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, " and ")
}
