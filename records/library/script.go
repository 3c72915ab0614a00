package library

import "unicode"

// ofScript are the languages that alone are written in a script, kana before the
// Han characters that Japanese has too.
var ofScript = []struct {
	lang   string
	script *unicode.RangeTable
}{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"ko", unicode.Hangul}, {"zh", unicode.Han}, {"el", unicode.Greek}, {"he", unicode.Hebrew},
	{"th", unicode.Thai}, {"ka", unicode.Georgian}, {"hy", unicode.Armenian},
}

// LanguageOfScript is the language of a text by its letters, "" where several are
// written in them.
func LanguageOfScript(s string) string {
	for _, o := range ofScript {
		for _, c := range s {
			if unicode.Is(o.script, c) {
				return o.lang
			}
		}
	}
	return ""
}
