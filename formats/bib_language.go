package formats

import "strings"

// bibLanguage is a language as babel and biblatex know it.
type bibLanguage struct {
	tag   string // BCP 47
	babel string // for langid: a language that babel has under this name
	print string // for language: a key that biblatex prints in the document's language
}

// bibLanguages lists the languages by their tags, a language with a region
// before the language alone. babel's names are those of its manual, section 1;
// the printed ones those that english.lbx defines ("lang…").
var bibLanguages = []bibLanguage{
	{"en-US", "american", "english"}, {"en-GB", "british", "english"}, {"en-AU", "australian", "english"},
	{"en-CA", "canadian", "english"}, {"en-NZ", "newzealand", "english"}, {"en", "english", "english"},
	{"de-AT", "naustrian", "german"}, {"de-CH", "nswissgerman", "german"}, {"de", "ngerman", "german"},
	{"fr", "french", "french"}, {"es", "spanish", "spanish"}, {"pt-BR", "brazilian", "brazilian"},
	{"pt", "portuguese", "portuguese"}, {"it", "italian", "italian"}, {"nl", "dutch", "dutch"}, {"sv", "swedish", "swedish"},
	{"da", "danish", "danish"}, {"nb", "norsk", "norwegian"}, {"nn", "nynorsk", "norwegian"}, {"no", "norsk", "norwegian"},
	{"fi", "finnish", "finnish"}, {"is", "icelandic", ""}, {"pl", "polish", "polish"}, {"cs", "czech", "czech"},
	{"sk", "slovak", "slovak"}, {"sl", "slovene", "slovene"}, {"hr", "croatian", "croatian"}, {"sr-Cyrl", "serbianc", "serbian"},
	{"sr", "serbian", "serbian"}, {"bg", "bulgarian", "bulgarian"}, {"ru", "russian", "russian"}, {"uk", "ukrainian", "ukrainian"},
	{"el", "greek", "greek"}, {"tr", "turkish", "turkish"}, {"et", "estonian", "estonian"}, {"lv", "latvian", "latvian"},
	{"lt", "lithuanian", "lithuanian"}, {"hu", "hungarian", "hungarian"}, {"ro", "romanian", "romanian"},
	{"ca", "catalan", "catalan"}, {"gl", "galician", "galician"}, {"eu", "basque", "basque"}, {"la", "latin", "latin"},
	{"he", "hebrew", ""}, {"ar", "arabic", ""}, {"fa", "persian", ""}, {"hi", "hindi", ""}, {"mr", "marathi", "marathi"},
	{"th", "thai", ""}, {"vi", "vietnamese", ""}, {"id", "indonesian", ""}, {"zh", "chinese", ""}, {"ja", "japanese", "japanese"},
	{"ko", "korean", ""},
}

// bibLanguageOf finds a language by its tag, or by the tag without its last
// subtags; the zero value where babel does not have it.
func bibLanguageOf(tag string) bibLanguage {
	for tag != "" {
		for _, l := range bibLanguages {
			if strings.EqualFold(l.tag, tag) {
				return l
			}
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return bibLanguage{}
}
