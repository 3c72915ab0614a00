package records

import "strings"

// ReadDate reads a date as other programs and people write it, "December 4,
// 2017" or "3.-5.12.2017": in EDTF, else in the form that the hint of a refused
// date would give. It is false where that is none, or more than one.
func ReadDate(s string) (Date, bool) {
	if d, problem := parseEDTF(strings.TrimSpace(s)); problem == "" {
		return d, true
	}
	if len(s) > 80 {
		return Date{}, false
	}
	found := readings(strings.TrimSpace(s))
	if len(found) != 1 {
		return Date{}, false
	}
	d, problem := parseEDTF(strings.Trim(found[0], `"`))
	return d, problem == ""
}

// QuoteText writes a text as TOML has it.
func QuoteText(s string) string { return quoteText(s) }

// QuoteKey writes a key as a header has it: bare where it can be, else in quotes.
func QuoteKey(key string) string { return quoteKey(key) }

// ValidKey is the key as a record may have it: itself, or with a hyphen for what
// a key may not hold; "" where nothing is left of it.
func ValidKey(key string) string {
	key = rightKey(key)
	if len(key) > maxKey {
		return ""
	}
	return key
}

// FoldKey gives keys that are one and the same for readers of bibliographies,
// letter case ignored, as one text.
func FoldKey(key string) string { return foldKey(key) }

// TellingWords gives the first words of a text, at most n, that say what it is
// about, in the letters a to z and digits, as keys are made of them. There are
// none of a text in another script than the Latin one.
func TellingWords(text string, n int) []string { return tellingWords(text, n) }

// NameWords gives the words of a name in the letters a to z.
func NameWords(name string) []string { return latinWords(name, true) }

// NamesBody reports whether a name can only be that of a body: it has a word
// that stands in names of bodies and not in those of persons.
func NamesBody(name string) bool { return namesBody(name) }

// LanguageOfText is the first of the languages that a text without a tag can be
// in by its letters, "" where there is none.
func LanguageOfText(text string, langs ...string) string {
	return languageOf(TextItem{Text: text}, langs...)
}

// WordOfDate reports whether a word, in small letters, is one of those that dates
// in words are made of, in the languages that they are read in.
func WordOfDate(word string) bool {
	return wordIndex(monthWords[:], word) >= 0 || wordIndex(seasonWords[:], word) >= 0 || strings.Contains(idleWords+openWords, " "+word+" ")
}

// openWords are those of dates that are open, about, or before Christ, and the
// signs of East Asian ones.
const openWords = " from until since to c ca circa about before after bc bce 年 月 日 至 か ら ま で "

// Phrases are the phrases of a language that Term gives.
func Phrases(lang string) []string {
	var all []string
	for _, id := range labels().kinds["term"] {
		all = append(all, Term(lang, id))
	}
	return all
}
