package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/tex"
)

// names reads a list of names as BibTeX does (btxdoc, section 4, and Patashnik's
// "Designing BibTeX styles"): "and" between them outside braces, each in one of
// three forms, "First von Last", "von Last, First" and "von Last, Jr, First".
func names(value string) records.AgentList {
	var l records.AgentList
	for _, one := range splitAnd(value) {
		switch {
		case one == "":
		case strings.EqualFold(one, "others"):
			l.EtAl = len(l.List) > 0
		default:
			l.List = append(l.List, name(one))
		}
	}
	return l
}

// splitAnd parts a list at the word "and" outside braces.
func splitAnd(value string) []string {
	var list []string
	depth, start, word := 0, 0, true // word: a word can begin here
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth == 0 && word && len(value) > i+3 && strings.EqualFold(value[i:i+3], "and") && isSpace(value[i+3]):
			list = append(list, strings.TrimSpace(value[start:i]))
			start, i = i+3, i+2
		}
		word = depth == 0 && isSpace(value[i])
	}
	return append(list, strings.TrimSpace(value[start:]))
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// splitTop parts a text at one of the signs outside braces.
func splitTop(s, signs string) []string {
	var list []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth <= 0 && strings.IndexByte(signs, c) >= 0:
			list = append(list, s[start:i])
			start = i + 1
		}
	}
	return append(list, s[start:])
}

// name takes one name apart.
func name(s string) records.Agent {
	if inner, ok := braced(s); ok {
		return library.Literal(plain(inner))
	}
	parts := splitTop(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 1 && strings.Contains(parts[0], "=") || strings.HasPrefix(s, "family=") || strings.HasPrefix(s, "given=") {
		if a, ok := extended(parts); ok {
			return a
		}
	}
	switch len(parts) {
	case 1:
		return inOrder(s)
	case 2:
		return behindComma(parts[0], parts[1], "")
	}
	return behindComma(parts[0], strings.Join(parts[2:], ", "), parts[1])
}

// braced is the inside of a text that is one group as a whole, where the group is
// no accented letter.
func braced(s string) (string, bool) {
	if !strings.HasPrefix(s, "{") || !strings.HasSuffix(s, "}") {
		return "", false
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 && i < len(s)-1 {
				return "", false
			}
		}
	}
	return s[1 : len(s)-1], depth == 0
}

// inOrder reads "First von Last": the words with a small letter before the last
// word are the particle, with all between them.
func inOrder(s string) records.Agent {
	words := wordsOf(s)
	if len(words) == 1 {
		return library.Literal(plain(words[0]))
	}
	first, last := -1, -1
	for i, w := range words[:len(words)-1] {
		if isSmall(w) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return agent(words[len(words)-1], strings.Join(words[:len(words)-1], " "), "", "")
	}
	return agent(strings.Join(words[last+1:], " "), strings.Join(words[:first], " "), strings.Join(words[first:last+1], " "), "")
}

// behindComma reads "von Last" with the given name and the suffix apart: the
// words to the last small one, but never the last word, are the particle.
func behindComma(family, given, suffix string) records.Agent {
	words := wordsOf(family)
	n := 0
	for i, w := range words[:max(0, len(words)-1)] {
		if isSmall(w) {
			n = i + 1
		}
	}
	return agent(strings.Join(words[n:], " "), given, strings.Join(words[:n], " "), suffix)
}

// agent makes a name of parts in TeX. Particles that are joined to the name, as
// "d'", are found in it by the rule of records.
func agent(family, given, particle, suffix string) records.Agent {
	if _, whole := braced(family); whole && particle == "" {
		n := records.Name{Family: plain(family), Given: plain(given), Suffix: plain(suffix)}
		if n.Given == "" && n.Suffix == "" {
			return library.Literal(n.Family)
		}
		return records.Agent{Name: n}
	}
	return library.NameOf(plain(family), plain(given), plain(particle), plain(suffix))
}

// wordsOf are the words of a name; braces keep one together, and "~" parts two.
func wordsOf(s string) []string {
	var words []string
	for _, w := range splitTop(s, " \t\r\n~") {
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

// isSmall reports whether the first letter of a word at the top level is small;
// an accent command is a letter, what stands in braces is none.
func isSmall(w string) bool {
	if strings.HasPrefix(w, `{\`) {
		w = plain(w)
	} else if strings.HasPrefix(w, "{") {
		return false
	} else if strings.HasPrefix(w, `\`) {
		w = plain(w)
	}
	for _, c := range w {
		switch {
		case unicode.IsLower(c):
			return true
		case unicode.IsLetter(c), c == '{':
			return false
		}
	}
	return false
}

// extended reads the names of biblatex's extended format: "family=…, given=…,
// prefix=…, suffix=…".
func extended(parts []string) (records.Agent, bool) {
	given := map[string]string{}
	for _, p := range parts {
		k, v, ok := strings.Cut(p, "=")
		if !ok {
			return records.Agent{}, false
		}
		given[strings.TrimSpace(strings.ToLower(k))] = plain(strings.Trim(strings.TrimSpace(v), `"`))
	}
	if given["family"] == "" && given["given"] == "" {
		return records.Agent{}, false
	}
	return library.NameOf(given["family"], given["given"], given["prefix"], given["suffix"]), true
}

func plain(s string) string {
	text, _ := tex.Text(s)
	return strings.TrimSuffix(text, "{}")
}

// list are the bodies or places of a list.
func list(value string) []string {
	var l []string
	for _, s := range splitAnd(value) {
		if s = plain(s); s != "" && !strings.EqualFold(s, "others") {
			l = append(l, s)
		}
	}
	return l
}

// upper is a word with a capital in front.
func upper(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[size:]
}
