package records

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text as it is compared in a search, where letter case and accents
// make no difference: small letters without the marks upon them, "æ" as "ae",
// "ß" as "ss", full-width letters as the common ones. Marks that are letters of
// their script, such as the vowel signs of Devanagari or the dakuten of kana,
// stay; the points of Hebrew and Arabic, which are seldom written, go.
func Fold(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for _, c := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case isAccent(c):
		case latinLetters[c] != "":
			b.WriteString(latinLetters[c])
		default:
			b.WriteRune(unicode.ToLower(foldRune(c)))
		}
	}
	return norm.NFC.String(b.String())
}

// isAccent reports whether c is a mark that goes with Fold.
func isAccent(c rune) bool {
	switch {
	case c < 0x300:
		return false
	case c <= 0x36F, c >= 0x1AB0 && c <= 0x1AFF, c >= 0x1DC0 && c <= 0x1DFF, c >= 0x20D0 && c <= 0x20FF, c >= 0xFE20 && c <= 0xFE2F:
		return true // combining diacritical marks
	case c >= 0x591 && c <= 0x5C7 && c != 0x5BE && c != 0x5C0 && c != 0x5C3 && c != 0x5C6:
		return true // points of Hebrew, but not its punctuation
	case c >= 0x64B && c <= 0x65F, c == 0x670:
		return true // points of Arabic
	}
	return false
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
