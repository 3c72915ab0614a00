package records

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC gives a text in Unicode's normal form C. What is in it already, as nearly
// all text is, comes back as it is, and quickly.
func NFC(s string) string {
	for _, r := range s {
		if !isComposed(r) {
			return norm.NFC.String(s)
		}
	}
	return s
}

// isComposed reports whether a character is one that form C leaves alone
// whatever stands beside it, if that is one as well: true only of letters and
// marks that are common. It saves a look into the tables of package norm, which
// takes ten times as long.
func isComposed(r rune) bool {
	switch {
	case r < 0x300, // Latin
		r >= 0x4e00 && r <= 0x9fff,                             // Han
		r >= 0x3041 && r <= 0x3096, r >= 0x30a0 && r <= 0x30ff, // kana
		r >= 0x0400 && r <= 0x0482, r >= 0x048a && r <= 0x052f, // Cyrillic
		r >= 0x0620 && r <= 0x064a,                             // Arabic
		r >= 0xac00 && r <= 0xd7a3,                             // Hangul
		r >= 0x0388 && r <= 0x03ff,                             // Greek
		r >= 0x05d0 && r <= 0x05ea,                             // Hebrew
		r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205e, // dashes, quotes
		r >= 0x3001 && r <= 0x3029, r >= 0xff01 && r <= 0xffdc: // punctuation of East Asia
		return true
	}
	return false
}

// isClean reports whether a text has nothing to clean but blanks at its ends:
// it is in form C and has no control characters but, where breaks is true, line
// feeds.
func isClean(s string, breaks bool) bool {
	composed := true
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && !(breaks && c == '\n') || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0xa0 || r == '\u2028' || r == '\u2029' || isNonCharacter(r) {
			return false
		}
		composed = composed && isComposed(r)
		i += size
	}
	return composed || norm.NFC.IsNormalString(s)
}

// isNonCharacter reports whether Unicode says that the code point is none: such
// cannot stand in XML.
func isNonCharacter(r rune) bool {
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}
