package records

import "testing"

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Huáng Zhìxióng": "huang zhixiong", "STRASSE": "strasse", "Straße": "strasse", "Øystein Æ": "oystein ae", "Ｗｉｃ": "wic",
		"Łódź": "lodz", "Ёлка": "елка", "ΛΌΓΟΣ": "λογοσ", "λόγος": "λογοσ", "がき": "がき", "각": "각", "हिन्दी": "हिन्दी",
		"مُحَمَّد": "محمد", "שָׁלוֹם": "שלום", "İstanbul": "istanbul", "": "", "黄志雄": "黄志雄",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
		if got := Fold(want); got != want {
			t.Errorf("Fold(%q) = %q: not the same again", want, got)
		}
	}
}
