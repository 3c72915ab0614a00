package records

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// numberMark stands in a title where its ordinal goes.
const numberMark = "{number}"

// ordinalRule is how languages number their events.
type ordinalRule struct {
	langs  string // tags, with a script where the rule is that script's
	form   func(n int) string
	behind bool // the ordinal stands behind the title
}

// ordinalRules come with these choices. Spanish, Portuguese, Italian and most
// Slavic languages number meetings in Roman figures, which need not agree in
// gender with a noun that only its readers know. Arabic, Vietnamese, Malay,
// Thai and Hebrew put the ordinal behind the noun; Arabic figures with the
// article, as its newspapers have them, agree with either gender. A language
// that has no row takes figures and a stop, which most of Europe reads as an ordinal.
var ordinalRules = []ordinalRule{
	{langs: "en", form: englishOrdinal},
	{langs: "zh yue wuu nan hak lzh", form: func(n int) string { return "第" + hanNumber(n) + "届" }},
	{langs: "zh-Hant", form: func(n int) string { return "第" + hanNumber(n) + "屆" }},
	{langs: "zh-Latn", form: figures("Di-", " jie")},
	{langs: "ja", form: figures("第", "回")},
	{langs: "ja-Latn", form: figures("Dai-", "-kai")},
	{langs: "ko", form: figures("제", "회")},
	{langs: "ko-Latn", form: figures("Je-", "-hoe")},
	{langs: "fr", form: func(n int) string { return frenchOrdinal(n, "") }},
	{langs: "nl af", form: figures("", "e")},
	{langs: "sv", form: swedishOrdinal},
	{langs: "es pt it ca gl eu la ru uk be bg mk pl lt", form: romanNumber},
	{langs: "ar", form: figures("الـ", ""), behind: true},
	{langs: "he", form: figures("ה-", ""), behind: true},
	{langs: "vi", form: figures("lần thứ ", ""), behind: true},
	{langs: "id ms", form: figures("ke-", ""), behind: true},
	{langs: "th", form: figures("ครั้งที่ ", ""), behind: true},
}

// Ordinal is the number of an event, a lecture or a congress as a language (a
// BCP 47 tag) writes it with its name: "4th", "第四届", "第4回", "4.", "4e",
// "IV". A number below 1 has no ordinal and is written as it is.
func Ordinal(lang string, number int) string {
	if number < 1 {
		return strconv.Itoa(number)
	}
	return ruleOf(lang).form(number)
}

// JoinOrdinal joins to a title the ordinal that its record gives as number, or
// as text, which takes precedence. lang is the language of the title; where it
// is "" the letters of the title tell. The ordinal goes where the title has the
// mark {number}, else where the language puts it: "4th World Internet
// Conference", "第四届世界互联网大会". A number that is not a whole one ("IV",
// "4 bis") is used as written. ordinal is what was joined, "" where there is
// neither number nor text; then the mark goes, and the blank beside it.
//
// English "The" stays in front. A title that has the ordinal at its place
// already is left as it is.
func JoinOrdinal(lang, title, number, text string) (joined, ordinal string) {
	if lang == "" {
		lang = languageOfLetters(title)
	}
	rule := ruleOf(lang)
	if ordinal = text; ordinal == "" {
		ordinal = ordinalOf(lang, rule, strings.ReplaceAll(title, numberMark, ""), number)
	}
	switch {
	case ordinal == "":
		return dropMark(title), ""
	case strings.Contains(title, numberMark):
		return strings.ReplaceAll(title, numberMark, ordinal), ordinal
	case title == "":
		return "", ordinal
	case rule.behind:
		if rest, ok := strings.CutSuffix(title, ordinal); ok && strings.HasSuffix(rest, " ") {
			return title, ordinal
		}
		return title + blankBetween(lang, title, ordinal) + ordinal, ordinal
	}
	article := ""
	if base, _, _ := subtags(lang); base == "en" {
		if rest, ok := strings.CutPrefix(title, "The "); ok {
			article, title = "The ", rest
		}
	}
	if startsWithWord(title, ordinal) {
		return article + title, ordinal
	}
	return article + ordinal + blankBetween(lang, ordinal, title) + title, ordinal
}

// startsWithWord reports whether s begins with word as a whole: "V" opens "V
// Congreso", not "Violencia". Characters that are written without blanks are
// words enough.
func startsWithWord(s, word string) bool {
	rest, ok := strings.CutPrefix(s, word)
	last, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && (isCJK(last) || !unicode.IsLetter(next) && !unicode.IsDigit(next))
}

// ordinalOf is the ordinal of a number as written.
func ordinalOf(lang string, rule *ordinalRule, title, number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || !isDigits(number) {
		return number
	}
	if base, _, _ := subtags(lang); base == "fr" {
		return frenchOrdinal(n, title)
	}
	return rule.form(n)
}

// ruleOf is the rule of a language in the script of its tag.
func ruleOf(lang string) *ordinalRule {
	base, script, rest := subtags(lang)
	if base == "zh" && script == "" && rest != "" {
		s, _ := language.Make(lang).Script() // of zh-TW
		script = s.String()
	}
	var found *ordinalRule
	for i := range ordinalRules {
		langs := " " + ordinalRules[i].langs + " "
		switch {
		case script != "" && strings.Contains(langs, " "+base+"-"+script+" "):
			return &ordinalRules[i]
		case strings.Contains(langs, " "+base+" "):
			found = &ordinalRules[i]
		}
	}
	// In other letters only figures of either kind can stand as they are.
	if found == nil || isTransliteration(lang) && found.form(4) != romanNumber(4) {
		return &ordinalRule{form: figures("", ".")}
	}
	return found
}

// languageOfLetters is the language whose way of numbering suits the letters
// of a title of which nothing else is known.
func languageOfLetters(title string) string {
	lang := "en"
	for _, c := range title {
		switch {
		case unicode.In(c, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Hangul, c):
			return "ko"
		case unicode.Is(unicode.Han, c):
			lang = "zh" // or Japanese, if Kana follow
		case lang == "en" && unicode.Is(unicode.Cyrillic, c):
			lang = "ru"
		case lang == "en" && unicode.Is(unicode.Arabic, c):
			lang = "ar"
		}
	}
	return lang
}

// blankBetween is the blank between an ordinal and a title, or "" in the
// scripts that are written without: between two characters of them, and in
// Chinese and Japanese behind an ordinal in them whatever the title begins with.
func blankBetween(lang, left, right string) string {
	a, _ := utf8.DecodeLastRuneInString(left)
	b, _ := utf8.DecodeRuneInString(right)
	base, _, _ := subtags(lang)
	switch {
	case base == "ko" || unicode.Is(unicode.Hangul, a) || unicode.Is(unicode.Hangul, b):
		return " "
	case isCJK(a) && (isCJK(b) || base == "zh" || base == "ja"):
		return ""
	}
	return " "
}

// dropMark takes the marks out of a title, with what stood there for them only:
// one of two blanks, a blank before a comma, brackets.
func dropMark(title string) string {
	for {
		left, right, found := strings.Cut(title, numberMark)
		if !found {
			return title
		}
		for _, brackets := range []string{"()", "[]", "（）"} {
			_, size := utf8.DecodeRuneInString(brackets)
			l, ok1 := strings.CutSuffix(left, brackets[:size])
			r, ok2 := strings.CutPrefix(right, brackets[size:])
			if ok1 && ok2 {
				left, right = l, r
			}
		}
		l, r := strings.TrimRight(left, " "), strings.TrimLeft(right, " ")
		title = l + r
		if l != "" && r != "" && (l != left || r != right) && !strings.ContainsAny(r[:1], ",.;:)]") {
			title = l + " " + r
		}
	}
}
