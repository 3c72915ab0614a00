package records

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestIsComposed holds the quick answer to the tables of package norm.
func TestIsComposed(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r <= 0xdfff || !isComposed(r) {
			continue
		}
		p := norm.NFC.PropertiesString(string(r))
		if p.CCC() != 0 || !p.BoundaryBefore() || norm.NFC.String(string(r)) != string(r) {
			t.Errorf("%U is not as form C has it", r)
		}
	}
}

func TestNFC(t *testing.T) {
	for _, s := range []string{"", "a", "é", "e\u0301", "가", "\u1100\u1161", "가\u11a8", "か\u3099", "\u212b", "\u0387", "Я̆", "й", "\u0627\u0653", "क\u093c", "a\u0323\u0307"} {
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Errorf("NFC(%+q) = %+q, want %+q", s, got, want)
		}
		if got, want := isClean(s, false), norm.NFC.IsNormalString(s); got != want {
			t.Errorf("isClean(%+q) = %v", s, got)
		}
	}
	for s, want := range map[string]bool{"a\nb": true, "a\r\nb": false, "a\tb": false, "a\u0085": false, "a\u2028": false, "\ufffe": false, "\u007f": false} {
		if got := isClean(s, true); got != want {
			t.Errorf("isClean(%+q) = %v", s, got)
		}
	}
}
