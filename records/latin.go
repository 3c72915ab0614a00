package records

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latinLetters spells the letters of the Latin script that are no letter of
// a to z with a mark upon it, which NFKD takes off.
var latinLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŋ': "ng",
	'ŧ': "t", 'ĸ': "k", 'ə': "e", 'ǝ': "e", 'ɛ': "e", 'ɔ': "o", 'ɗ': "d", 'ɓ': "b", 'ƙ': "k", 'ƴ': "y", 'ɣ': "g", 'ʒ': "zh",
	'ƒ': "f", 'ɨ': "i", 'ʉ': "u", 'ɩ': "i", 'ʋ': "v", 'ɖ': "d", 'ɲ': "ny", 'ƿ': "w", 'ȝ': "gh", 'ꜣ': "a", 'ⱥ': "a", 'ƶ': "z", 'ǥ': "g",
}

// latinWords gives the words of a text in the letters a to z and digits. Only
// text of the Latin script is spelled: of any other there are none, for no table
// knows how a name of it is read. Letters on both sides of an apostrophe are one
// word where joined says so ("O'Neill", in a name), else two ("l'eau").
func latinWords(text string, joined bool) []string {
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, c := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			word.WriteRune(c)
		case latinLetters[c] != "":
			word.WriteString(latinLetters[c])
		case unicode.IsMark(c), joined && isApostrophe(c), unicode.In(c, unicode.Cf):
		case isApostrophe(c):
			end()
		case unicode.IsLetter(c):
			return nil
		default:
			end()
		}
	}
	end()
	return words
}

// isApostrophe reports whether c is an apostrophe, or one of the marks that
// romanisations have for a glottal stop and its like, some of which are letters.
func isApostrophe(c rune) bool { return strings.ContainsRune("'’‘ʼʻʽʾʿ`´", c) }

// tellingWords gives the first words of a text, at most n, that say what it is
// about: no articles, prepositions, conjunctions or pronouns, and no single
// letters. Where there are no others these stand.
func tellingWords(text string, n int) []string {
	all := latinWords(text, false)
	telling := slices.DeleteFunc(slices.Clone(all), func(w string) bool {
		return len(w) == 1 && w[0] >= 'a' || slices.Contains(smallWords, w)
	})
	if len(telling) == 0 {
		telling = all
	}
	return telling[:min(n, len(telling))]
}

// smallWords tell nothing of what a title is about, in the languages in which
// most titles of the Latin script are.
var smallWords = strings.Fields(`
an the of on in at to for from by with and or as into upon is are was were be been have has had do does did my your his her its our their we you they it me us
this that these those what how when where why who whose which there
der die das den dem des ein eine einen einem einer eines zum zur zu im am vom von und uber fur mit bei aus auf wir ich
le la les un une des du de au aux et en sur pour par dans nous je
el los las unos unas una del al con por para lo como
os um uma da do das dos no na em ao
il gli uno di della dei delle nel nella
het een van voor op ett et det och og om av af til`)
