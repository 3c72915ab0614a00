package records

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// ParseTag reads a language tag in the sense of BCP 47 and gives its canonical
// form: "ZH_CN" is "zh-CN", "iw" is "he", "ru-Cyrl" is "ru". The error is a
// Diagnostic without a position, for what is no tag ("german") or names no
// language ("jp").
func ParseTag(s string) (string, error) {
	const long = 100 // more than any tag of use
	if len(s) > long {
		return "", badTag(s, " is not a language tag")
	}
	tag, err := (language.Default | language.SuppressScript).Parse(s)
	var unknown language.ValueError
	switch {
	case errors.As(err, &unknown):
		return "", badTag(s, " has a part that no language, script or region has: "+quoted(unknown.Subtag()))
	case err != nil:
		return "", badTag(s, " is not a language tag")
	case tag == language.Und:
		return "", Diagnostic{Code: "bad-language", Message: quoted(s) + " names no language",
			Hint: "leave the language out where it is not known"}
	}
	return tag.String(), nil
}

func badTag(s, problem string) error {
	hint := `write a BCP 47 tag, as in "en", "zh", "zh-Hant" or "pt-BR"`
	if tag := tagOf(s); tag != "" {
		hint = "write " + quoted(tag)
	}
	return Diagnostic{Code: "bad-language", Message: quoted(s) + problem, Hint: hint}
}

// languageNames are the tags of languages and what people write instead: the
// name in English and in the language, and codes of countries that are none of
// languages.
var languageNames = []string{
	"ar|arabic|العربية|عربي", "bn|bengali|bangla|বাংলা", "bg|bulgarian|български", "ca|catalan|català",
	"zh|chinese|mandarin|中文|汉语|漢語|华语|普通话|cn", "zh-Hans|simplified chinese|简体中文", "zh-Hant|traditional chinese|繁體中文|正體中文",
	"hr|croatian|hrvatski", "cs|czech|čeština|český|cz", "da|danish|dansk|dk", "nl|dutch|nederlands|flemish", "en|english",
	"et|estonian|eesti", "fa|persian|farsi|فارسی", "fi|finnish|suomi", "fr|french|français|francais", "de|german|deutsch",
	"el|greek|ελληνικά|gr", "he|hebrew|עברית", "hi|hindi|हिन्दी", "hu|hungarian|magyar", "is|icelandic|íslenska",
	"id|indonesian|bahasa indonesia", "ga|irish|gaeilge", "it|italian|italiano", "ja|japanese|日本語|jp", "kk|kazakh|қазақша",
	"ko|korean|한국어", "la|latin|latina", "lv|latvian|latviešu", "lt|lithuanian|lietuvių", "ms|malay|bahasa melayu",
	"mn|mongolian|монгол", "no|norwegian|norsk", "pl|polish|polski", "pt|portuguese|português", "pt-BR|brazilian portuguese|brazilian",
	"ro|romanian|română", "ru|russian|русский", "sr|serbian|српски", "sk|slovak|slovenčina", "sl|slovenian|slovenščina",
	"es|spanish|español|castellano|castilian", "sw|swahili|kiswahili", "sv|swedish|svenska", "th|thai|ไทย",
	"tr|turkish|türkçe", "uk|ukrainian|українська|ua", "ur|urdu|اردو", "uz|uzbek|oʻzbek", "vi|vietnamese|tiếng việt|vn",
}

// tagOf is the tag of a language that is named in another way, "" where the
// name is not known. Of a locale ("zh_CN.UTF-8") it is the tag in front.
func tagOf(s string) string {
	name := strings.ToLower(strings.TrimSpace(s))
	for _, line := range languageNames {
		if names := strings.Split(line, "|"); slices.Contains(names[1:], name) {
			return names[0]
		}
	}
	locale, _, found := strings.Cut(strings.TrimRight(strings.TrimSpace(s), "-_"), ".")
	if found || locale != s {
		if tag, err := language.Parse(locale); err == nil && tag != language.Und {
			return tag.String()
		}
	}
	return ""
}

// subtags are the language of a canonical tag, its script ("" where it names
// none), and the rest behind them.
func subtags(tag string) (base, script, rest string) {
	base, rest, _ = strings.Cut(tag, "-")
	if next, after, _ := strings.Cut(rest, "-"); len(next) == 4 && (next[0] < '0' || next[0] > '9') {
		return base, next, after
	}
	return base, "", rest
}

// isTransliteration reports whether a text with this tag gives words of its
// language in letters that are not its own: zh-Latn, ru-Latn, ja-Hira. A
// language with two living alphabets has no transliteration in either.
func isTransliteration(tag string) bool {
	base, script, rest := subtags(tag)
	if script == "" {
		// Variants that name a romanisation imply its letters.
		for v := range strings.SplitSeq(rest, "-") {
			if slices.Contains([]string{"alalc97", "pinyin", "wadegile", "tongyong", "jyutping", "hepburn", "heploc"}, v) {
				return true
			}
		}
		return false
	}
	if own := livingScripts(base); own != "" {
		return !strings.Contains(own, script)
	}
	likely, _ := language.Make(base).Script()
	return script != likely.String()
}

// livingScripts are the scripts that are in use for a language with more than
// one, "" where the likely one is the only one (CLDR, supplemental data).
func livingScripts(base string) string {
	switch base {
	case "zh", "yue", "wuu", "hak", "gan", "hsn", "lzh", "cmn":
		return "Hans Hant Hani"
	case "nan":
		return "Hans Hant Hani Latn"
	case "ja":
		return "Jpan Hani"
	case "ko":
		return "Kore Hang Hani"
	case "sr", "bs", "cnr", "tt", "crh", "tk", "ro":
		return "Cyrl Latn"
	case "uz", "az", "kk", "ky", "tg", "ku", "ug":
		return "Cyrl Latn Arab"
	case "mn":
		return "Cyrl Mong"
	case "pa":
		return "Guru Arab"
	case "sd", "ks":
		return "Arab Deva"
	case "ms", "ha", "jv", "ff":
		return "Latn Arab Adlm"
	case "iu":
		return "Cans Latn"
	case "shi":
		return "Tfng Latn"
	}
	return ""
}
