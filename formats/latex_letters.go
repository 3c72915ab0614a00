package formats

import (
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// texAccents are the commands of the combining marks.
var texAccents = map[rune]string{
	'\u0300': "\\`", '\u0301': `\'`, '\u0302': `\^`, '\u0303': `\~`, '\u0304': `\=`, '\u0306': `\u`, '\u0307': `\.`,
	'\u0308': `\"`, '\u030a': `\r`, '\u030b': `\H`, '\u030c': `\v`, '\u0323': `\d`, '\u0327': `\c`, '\u0328': `\k`,
	'\u0331': `\b`,
}

// texLetters are the letters that are no letter with a mark, and have a command
// that bibtex, pandoc and every font encoding know.
var texLetters = map[rune]string{
	'ß': `{\ss}`, 'ø': `{\o}`, 'Ø': `{\O}`, 'ł': `{\l}`, 'Ł': `{\L}`, 'æ': `{\ae}`, 'Æ': `{\AE}`,
	'œ': `{\oe}`, 'Œ': `{\OE}`, 'å': `{\aa}`, 'Å': `{\AA}`, 'ı': `{\i}`,
}

// texLetter is the spelling of a letter in ASCII, "" for the letter itself: one
// with two marks, or with one that has no command or that the commands set
// wrongly (a macron on i) is read as UTF-8 by all that could read it at all.
func texLetter(c rune) string {
	if c > '\u024f' && c < '\u1e00' || c > '\u1eff' {
		return "" // not Latin
	}
	return texSpelled()[c]
}

// texSpelled are the spellings of all letters that have one.
var texSpelled = sync.OnceValue(func() map[rune]string {
	spelled := maps.Clone(texLetters)
	for c := rune(utf8.RuneSelf); c <= '\u1eff'; c++ {
		d := []rune(norm.NFD.String(string(c)))
		if len(d) != 2 || d[0] >= utf8.RuneSelf || !unicode.IsLetter(d[0]) || spelled[c] != "" {
			continue
		}
		accent := texAccents[d[1]]
		switch {
		case accent == "", (d[0] == 'i' || d[0] == 'j') && !strings.ContainsAny(accent, "`'^\""):
		case unicode.IsLetter(rune(accent[1])):
			spelled[c] = "{" + accent + "{" + string(d[0]) + "}}"
		default:
			spelled[c] = "{" + accent + string(d[0]) + "}"
		}
	}
	return spelled
})
