package records

import (
	"cmp"
	"unicode"

	"golang.org/x/text/language"
)

// voice is the languages that one reference speaks in.
type voice struct {
	out string // the output language: BCP 47; "" where nothing says which
	own string // the one that the record was given or written in, or ""
	// file is the language that the record's file gives for all its records, or "".
	file string
}

// title picks a text that is someone's wording: the output language's, else the
// record's own, because that is the wording itself, else the first written.
func (v voice) title(t Text) TextItem {
	switch {
	case len(t.Items) == 0:
		return TextItem{}
	case len(t.Items) == 1 || v.out == "" && v.own == "":
		return t.Items[0]
	case v.out == "":
		return t.In(v.own)
	case v.own == "":
		return t.In(v.out)
	}
	return t.In(v.out, v.own)
}

// words picks a text that is a name or a fact, such as a person, an event or a
// city: the output language's, else the first that is written in its script, so
// that a German list gets the English form of a Chinese name, else as title does.
func (v voice) words(t Text) TextItem {
	if len(t.Items) < 2 || v.out == "" {
		return v.title(t)
	}
	item := t.In(v.out)
	if sameLanguage(item.Tag, v.out) {
		return item
	}
	for _, other := range t.Items {
		if sameScript(other, v.out) {
			return other
		}
	}
	return v.title(t)
}

// languageOf is the language of a text: as written, else the first of the languages
// whose script it is in, else "".
func languageOf(item TextItem, langs ...string) string {
	if item.Tag != "" || item.Text == "" {
		return item.Tag
	}
	for _, lang := range langs {
		if lang != "" && sameScript(item, lang) {
			return lang
		}
	}
	return ""
}

// sameLanguage reports whether two tags are of one language, whatever its
// script or country.
func sameLanguage(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, _, _ := subtags(a)
	y, _, _ := subtags(b)
	return x == y
}

// scriptOf is the script that a canonical tag names or, most likely, means.
func scriptOf(tag string) string {
	if _, script, _ := subtags(tag); script != "" {
		return script
	}
	s, _ := language.Make(tag).Script()
	return s.String()
}

// sameScript reports whether a text can be in the language by its script: that
// of its tag, else that of most of its letters.
func sameScript(item TextItem, lang string) bool {
	want := scriptOf(lang)
	if item.Tag != "" {
		return alike(scriptOf(item.Tag), want)
	}
	in, all := 0, 0
	tables := scriptTables(want)
	for _, r := range item.Text {
		if unicode.IsLetter(r) {
			all++
			if unicode.In(r, tables...) {
				in++
			}
		}
	}
	return len(tables) == 0 || 2*in >= all
}

// alike reports whether two scripts are one to a reader: the two forms of
// Chinese characters are.
func alike(a, b string) bool {
	han := func(s string) bool { return s == "Hans" || s == "Hant" || s == "Hani" }
	return a == b || han(a) && han(b)
}

// scriptTables gives the letters of a script by its ISO 15924 code; none for a
// script that is not listed.
func scriptTables(code string) []*unicode.RangeTable {
	switch code {
	case "Hans", "Hant", "Hani":
		return []*unicode.RangeTable{unicode.Han}
	case "Jpan":
		return []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}
	case "Kore":
		return []*unicode.RangeTable{unicode.Hangul, unicode.Han}
	}
	if name, ok := scriptNames[code]; ok {
		return []*unicode.RangeTable{unicode.Scripts[name]}
	}
	return nil
}

// scriptNames are the ISO 15924 codes of the scripts that languages of today
// are written in, and Unicode's names for them.
var scriptNames = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cher": "Cherokee", "Cyrl": "Cyrillic",
	"Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati",
	"Guru": "Gurmukhi", "Hebr": "Hebrew", "Khmr": "Khmer", "Knda": "Kannada", "Laoo": "Lao",
	"Latn": "Latin", "Mlym": "Malayalam", "Mong": "Mongolian", "Mymr": "Myanmar", "Orya": "Oriya",
	"Sinh": "Sinhala", "Syrc": "Syriac", "Taml": "Tamil", "Telu": "Telugu", "Thaa": "Thaana",
	"Thai": "Thai", "Tibt": "Tibetan",
}

// original gives the title in the language of the record where the chosen one
// is not in it, and the title in letters that are not its own, as in "zh-Latn".
// Either is absent where nobody wrote it or it would repeat the chosen one.
func (v voice) original(t Text, chosen TextItem) (original, transliteration TextItem) {
	if len(t.Items) < 2 {
		return TextItem{}, TextItem{}
	}
	tongue := cmp.Or(v.own, chosen.Tag)
	if transliteration = t.Transliteration(tongue); transliteration.Text == chosen.Text {
		transliteration = TextItem{}
	}
	if sameLanguage(chosen.Tag, tongue) && !isTransliteration(chosen.Tag) {
		return TextItem{}, transliteration
	}
	for _, item := range t.Items {
		if sameLanguage(item.Tag, tongue) && !isTransliteration(item.Tag) && item.Text != chosen.Text {
			return item, transliteration
		}
	}
	return TextItem{}, transliteration
}
