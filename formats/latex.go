package formats

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// tex writes plain text so that LaTeX prints it as it stands, and so that
// BibTeX, biber and the programs that read .bib files find the same characters
// in it: braces always balanced, nothing in it a command, a comment or the end
// of a field. Which spelling of a character all of them understand was measured
// with bibtex 0.99d, biber 2.18, pandoc 2.17 and pdflatex.
type tex struct {
	ascii   bool // Latin letters with accents as commands, for bibtex, which knows bytes only
	dollar  bool // dollar signs as ＄ where a text has more than one
	joinCJK bool // Chinese, Japanese and Korean names as one piece
}

// texSpecials are the spellings of the characters that mean something to TeX.
// A macro stands in braces: it would swallow the blank behind it. The empty group
// behind a brace keeps BibTeX from taking "{\%" for an accented letter, in which
// it changes the case of all that follows. Two marks that TeX would join into
// another, such as two hyphens, are kept apart by escape.
var texSpecials = [utf8.RuneSelf]string{
	'&': `\&`, '%': `\%`, '#': `\#`, '_': `\_`, '$': `\$`, '{': `\{{}`, '}': `\}`,
	'\\': `{\textbackslash}`, '~': `{\textasciitilde}`, '^': `{\textasciicircum}`,
	'"': `"{}`, // babel makes it a command in German, Dutch and other documents
	'`': "{`}",
}

// text escapes prose.
func (x tex) text(s string) string { return x.escape(x.line(s)) }

// line gives a text in NFC on one line: white space of every kind, breaks of
// line and control characters too, is one blank; a byte order mark and what is
// no character goes. Directional marks and joiners mean something and stay.
// Braces that do not pair become parentheses, because no spelling of a lone
// brace is read by both bibtex and biber.
func (x tex) line(s string) string {
	if isPlainLine(s) {
		return s
	}
	if isLine(s) {
		s = records.NFC(s)
	} else {
		s = joinLine(records.NFC(strings.ToValidUTF8(s, "\ufffd")))
	}
	if !bracesPair(s) {
		s = strings.NewReplacer("{", "(", "}", ")").Replace(s)
	}
	if x.dollar && strings.Count(s, "$") > 1 {
		s = strings.ReplaceAll(s, "$", "＄")
	}
	return s
}

// isPlainLine reports whether a text is on one line and needs no look at what it
// is made of: ASCII, as most are, and nothing in it that comes in pairs.
func isPlainLine(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c >= 0x7f, c == ' ' && last == ' ', c == '{', c == '}', c == '$':
			return false
		}
		last = s[i]
	}
	return last != ' ' || s == ""
}

// isLine reports whether a text is in UTF-8 and on one line already, with single
// blanks.
func isLine(s string) bool {
	blank := true
	for _, c := range s {
		switch {
		case c == ' ' && blank, c < ' ', c >= '\u007f' && lineRune(c) != c, c == utf8.RuneError:
			return false
		}
		blank = c == ' '
	}
	return !blank || s == ""
}

// joinLine puts a text on one line, with single blanks.
func joinLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank, from := false, 0 // where what is not yet written begins
	for i, c := range s {
		on := lineRune(c)
		if on == c && c != ' ' {
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			continue
		}
		b.WriteString(s[from:i])
		from = i + utf8.RuneLen(c)
		blank = blank || on == ' ' && b.Len() > 0
	}
	b.WriteString(s[from:])
	return b.String()
}

// lineRune is what a character is on a line: itself, a blank, or nothing.
func lineRune(c rune) rune {
	switch {
	case c > ' ' && c < '\u007f', c > '\u00a0' && c < '\u1680', c > '\u3000' && c < '\ufdd0':
		return c
	case c == '\u00a0', c == '\u202f', c == '\u2007': // blanks that do not break
		return c
	case unicode.IsSpace(c), unicode.IsControl(c):
		return ' '
	case c == '\ufeff', c&0xfffe == 0xfffe, c >= 0xfdd0 && c <= 0xfdef:
		return -1
	}
	return c
}

// escape writes a text, or a part of one, that line has prepared.
func (x tex) escape(s string) string {
	var b strings.Builder
	var last rune
	done := 0 // how much of s is written
	for i, c := range s {
		spelled := ""
		switch {
		case c == last && strings.ContainsRune("-',<>", c), i == 0 && c >= utf8.RuneSelf && unicode.Is(unicode.M, c):
			spelled = "{}" + string(c) // and a mark does not stand on the brace before it
		case c == '=' && strings.EqualFold(s[:i], "xdata"):
			spelled = "{}=" // for biber the key of an entry whose field is to be had here (biblatex manual, 3.13.6)
		case c < utf8.RuneSelf:
			spelled = texSpecials[c]
		case x.ascii:
			spelled = texLetter(c)
		}
		last = c
		if spelled != "" {
			b.WriteString(s[done:i])
			b.WriteString(spelled)
			done = i + utf8.RuneLen(c)
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// bracesPair reports whether the braces of s open and close in order.
func bracesPair(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// title escapes a title and keeps its capitals: styles and readers that write
// titles in small letters leave what stands in braces alone. A word is braced
// as a whole, without the punctuation around it; the first word only where it
// has a capital behind its first letter, which every reader keeps. A small
// letter at the start, or behind a colon or a stop, is braced as well: pandoc
// would raise it.
func (x tex) title(s string) string {
	words := strings.Split(x.line(s), " ")
	for i, word := range words {
		from := strings.IndexFunc(word, isWordRune)
		if from < 0 {
			words[i] = x.escape(word)
			continue
		}
		to := strings.LastIndexFunc(word, isWordRune)
		_, size := utf8.DecodeRuneInString(word[to:])
		to += size
		core := x.escape(word[from:to])
		starts := i == 0 || strings.ContainsAny(words[i-1][max(len(words[i-1])-1, 0):], ":?!.")
		if needsCase(word[from:to], i == 0 && from == 0) || starts && startsSmall(word[from:to]) {
			core = braced(core)
		}
		words[i] = x.escape(word[:from]) + core + x.escape(word[to:])
	}
	return strings.Join(words, " ")
}

// braced puts braces around a text, two pairs where it begins with a command:
// BibTeX changes the case in "{\…}".
func braced(s string) string {
	if strings.HasPrefix(s, `\`) {
		return "{{" + s + "}}"
	}
	return "{" + s + "}"
}

func startsSmall(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(c)
}

func isWordRune(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c)
}

// needsCase reports whether a word has a capital that a reader could lower. The
// first letter of a title is safe.
func needsCase(word string, first bool) bool {
	for i, c := range word {
		if (unicode.IsUpper(c) || unicode.IsTitle(c)) && !(first && i == 0) {
			return true
		}
	}
	return false
}

// whole escapes a text whose every capital stands, in a second pair of braces:
// the name of an event or a body. Readers neither change nor split it.
func (x tex) whole(s string) string {
	if s = x.text(s); s == "" {
		return ""
	}
	return "{" + s + "}"
}

// verbatim writes an address: no escapes, and what could end or break the
// field, or is not ASCII, percent-encoded (RFC 3986, section 2.1). A "%" that
// encodes nothing is encoded itself.
func (tex) verbatim(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && !(i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])) {
			b.WriteString("%25")
			continue
		}
		percent(&b, s[i], "{}\\\"<>^`|")
	}
	return noXData(b.String())
}

// noXData is an address that biber does not take for the key of an entry.
func noXData(s string) string {
	if name, _, ok := strings.Cut(s, "="); ok && strings.EqualFold(name, "xdata") {
		return strings.Replace(s, "=", "%3D", 1)
	}
	return s
}

// doi writes a DOI, of which only what would break the field is encoded: "<"
// and its like are part of many.
func (tex) doi(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		percent(&b, s[i], "{}\\")
	}
	return noXData(b.String())
}

// percent writes a byte, encoded where it is one of those that cannot stand, or
// no printing ASCII character.
func percent(b *strings.Builder, c byte, bad string) {
	if c > ' ' && c <= '~' && strings.IndexByte(bad, c) < 0 {
		b.WriteByte(c)
		return
	}
	const digits = "0123456789ABCDEF"
	b.WriteByte('%')
	b.WriteByte(digits[c>>4])
	b.WriteByte(digits[c&15])
}

// pages writes page numbers: the dash between two is the "--" of BibTeX. A
// hyphen behind a letter is part of a number ("S-12").
func (x tex) pages(s string) string {
	s = pageDash().ReplaceAllString(x.line(s), "$1\x00$2")
	return strings.ReplaceAll(x.escape(s), "\x00", "--")
}

var pageDash = records.Pattern(`([0-9]) ?-+ ?([0-9A-Za-z])| ?[–—] ?`)

// keywords writes keywords with commas between; one that has a comma itself is
// a group, which biber keeps together.
func (x tex) keywords(list []string) string {
	var words []string
	for _, k := range list {
		k = x.text(k)
		if strings.ContainsAny(k, ",;") {
			k = "{" + k + "}"
		}
		if k != "" {
			words = append(words, k)
		}
	}
	return strings.Join(words, ", ")
}

// annotations writes a data annotation (biblatex manual, section 3.7): the
// texts for the items of a list by their places. A quote would end a text.
func (x tex) annotations(list []string) string {
	var notes []string
	for i, s := range list {
		if s = x.text(strings.ReplaceAll(s, `"`, "”")); s != "" {
			notes = append(notes, fmt.Sprintf(`%d="%s"`, i+1, s))
		}
	}
	return strings.Join(notes, "; ")
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
