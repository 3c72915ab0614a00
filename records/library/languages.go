package library

import (
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
)

// languages are the tags of languages by the names that they have in English, and in
// babel, as langid of biblatex has them.
var languages = sync.OnceValue(func() map[string]string {
	return pairs(`english en american en-US usenglish en-US british en-GB ukenglish en-GB australian en-AU canadian en-CA newzealand en-NZ
german de ngerman de austrian de-AT naustrian de-AT swissgerman de-CH nswissgerman de-CH french fr francais fr canadien fr-CA acadian fr-CA spanish es mexican es-MX
portuguese pt portuges pt brazilian pt-BR brazil pt-BR italian it dutch nl danish da swedish sv norsk nb nynorsk nn norwegian nb finnish fi icelandic is
russian ru ukrainian uk polish pl czech cs slovak sk slovene sl croatian hr serbian sr serbianc sr bulgarian bg macedonian mk romanian ro hungarian hu magyar hu
greek el polutonikogreek grc latin la turkish tr arabic ar hebrew he persian fa farsi fa hindi hi bengali bn thai th vietnamese vi indonesian id malay ms
chinese zh chinese-simplified zh chinese-traditional zh-Hant chinese-hans zh-Hans chinese-hant zh-Hant japanese ja korean ko catalan ca basque eu galician gl irish ga welsh cy estonian et latvian lv lithuanian lt armenian hy georgian ka mongolian mn afrikaans af esperanto eo albanian sq belarusian be amharic am tamil ta telugu te urdu ur`)
})

func pairs(s string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(s)
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}

// LanguageNamed is the tag of a language that a file names, "" where it is not known.
func LanguageNamed(s string) string {
	s = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "lang"))
	if tag := languages()[s]; tag != "" {
		return tag
	}
	if tag, err := records.ParseTag(s); err == nil && len(s) < 12 {
		return tag
	}
	return ""
}
