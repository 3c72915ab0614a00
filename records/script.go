package records

import (
	"strings"
	"unicode"
)

// The scripts that are written without blanks between words or, in Hangul,
// between the parts of a name.
var cjkScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo}

func isCJK(c rune) bool {
	return c >= '\u1100' && (unicode.In(c, cjkScripts...) || c == 'ー' || c == '・')
}

// IsCJK reports whether s is written in Han characters, Kana, Hangul or
// Bopomofo and has letters of no other script. Digits and marks do not count.
func IsCJK(s string) bool {
	found := false
	for _, c := range s {
		switch {
		case isCJK(c):
			found = true
		case unicode.IsLetter(c):
			return false
		}
	}
	return found
}

// isKatakana reports whether s is written in Katakana alone, as Japanese writes
// foreign names.
func isKatakana(s string) bool {
	return IsCJK(s) && !strings.ContainsFunc(s, func(c rune) bool {
		return isCJK(c) && !unicode.Is(unicode.Katakana, c) && c != 'ー' && c != '・'
	})
}
