package records

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The languages that have every word.
var wordLanguages = []string{"en", "zh", "de", "fr", "es", "pt", "ru", "ar", "ja"}

// wordScripts are those that a word of the language is written in.
var wordScripts = map[string]*unicode.RangeTable{
	"en": unicode.Latin, "de": unicode.Latin, "fr": unicode.Latin, "es": unicode.Latin, "pt": unicode.Latin,
	"ru": unicode.Cyrillic, "ar": unicode.Arabic,
}

func TestWordTables(t *testing.T) {
	if got := Languages(); !slices.Equal(got, wordLanguages) {
		t.Errorf("Languages() = %v, want %v", got, wordLanguages)
	}
	for name, table := range map[string]*wordTable{"labels.tsv": labels(), "countries.tsv": countries()} {
		if !slices.Equal(table.langs, wordLanguages) {
			t.Errorf("%s: columns %v, want %v", name, table.langs, wordLanguages)
		}
		if len(table.rows) != len(table.ids) {
			t.Errorf("%s: %d rows have %d ids", name, len(table.ids), len(table.rows))
		}
		for id, row := range table.rows {
			if len(row) != len(table.langs) {
				t.Errorf("%s: %s has %d cells, want %d", name, id, len(row), len(table.langs))
				continue
			}
			for i, word := range row {
				checkWord(t, name, id, table.langs[i], word, row[0])
			}
		}
	}
}

// checkWord looks for what a translator's slip leaves: no word, a blank or a
// mark too many, letters of another language, a placeholder lost.
func checkWord(t *testing.T, file, id, lang, word, english string) {
	t.Helper()
	at := file + ": " + id + " in " + lang
	mark := strings.Contains(id, "separator") || id == "term.comma" || id == "term.stop"
	switch {
	case word == "":
		t.Errorf("%s is empty", at)
	case !norm.NFC.IsNormalString(word):
		t.Errorf("%s: %q is not NFC", at, word)
	case !mark && (word != strings.TrimSpace(word) || strings.Contains(word, "  ")):
		t.Errorf("%s: %q has blanks too many", at, word)
	case strings.Count(word, "%") != strings.Count(english, "%s") || strings.Count(word, "%s") != strings.Count(english, "%s"):
		t.Errorf("%s: %q has not the %%s of %q", at, word, english)
	case strings.HasPrefix(id, "term.") && !mark && id != "term.et-al" && id != "term.no-date" && strings.HasSuffix(word, "."):
		t.Errorf("%s: %q ends in a stop", at, word)
	case lang == "fr" && strings.Contains(word, " :"):
		t.Errorf("%s: %q has a blank before the colon that can break", at, word)
	}
	script := wordScripts[lang]
	for _, c := range strings.ReplaceAll(word, "%s", "") {
		switch {
		case !unicode.IsLetter(c) || c == 'º':
		case script != nil && !unicode.Is(script, c), script == nil && !isCJK(c):
			t.Errorf("%s: %q has the letter %q", at, word, c)
		case lang == "zh" && !unicode.Is(unicode.Han, c):
			t.Errorf("%s: %q has the letter %q", at, word, c)
		}
	}
}

func TestLabel(t *testing.T) {
	tests := []struct{ lang, typ, kind, want string }{
		{"en", "speech", "keynote", "Keynote address"},
		{"en-GB", "speech", "keynote", "Keynote address"},
		{"zh", "speech", "keynote", "主旨演讲"},
		{"zh-Hans-CN", "speech", "keynote", "主旨演讲"},
		{"zh-TW", "speech", "keynote", "主旨演讲"},
		{"zh-Latn", "speech", "keynote", "Keynote address"},
		{"de-AT", "speech", "keynote", "Hauptvortrag"},
		{"pt-PT", "event", "congress", "Congresso"},
		{"ja", "event", "forum", "フォーラム"},
		{"tlh", "event", "forum", "Forum"},
		{"", "event", "forum", "Forum"},
		{"no tag at all", "source", "news", "News report"},
		{"en", "speech", "song", ""},
		{"en", "person", "speech", ""},
	}
	for _, tt := range tests {
		if got := Label(tt.lang, Type(tt.typ), tt.kind); got != tt.want {
			t.Errorf("Label(%q, %s, %s) = %q, want %q", tt.lang, tt.typ, tt.kind, got, tt.want)
		}
	}
}

// A column for a script is found from a region that writes in it.
func TestWordTableScript(t *testing.T) {
	table := readWordTable("id\ten\tzh\tzh-Hant\nx\tone\t两\t兩\ny\ttwo\t\t\n")
	tests := []struct{ lang, id, want string }{
		{"zh", "x", "两"}, {"zh-SG", "x", "两"}, {"zh-Hant", "x", "兩"}, {"zh-TW", "x", "兩"}, {"zh-HK", "x", "兩"},
		{"zh-Latn-TW", "x", "one"}, {"ja", "x", "one"}, {"zh-TW", "y", "two"}, {"zh", "y", "two"},
	}
	for _, tt := range tests {
		if got, _ := table.word(tt.lang, tt.id); got != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.id, tt.lang, got, tt.want)
		}
	}
}

func TestKinds(t *testing.T) {
	for typ, want := range map[Type]string{
		TypeEvent: "conference summit congress symposium forum session panel roundtable workshop seminar webinar lecture-series meeting " +
			"ceremony hearing debate press-conference course festival service other",
		TypeSpeech: "speech keynote lecture named-lecture address opening-address closing-address remarks statement presentation paper " +
			"poster panel-talk testimony letter sermon toast eulogy commencement debate press-conference interview slides other",
		TypeSource: "news webpage video audio transcript book proceedings journal report thesis archive post other",
		TypePerson: "", TypeOrganization: "",
	} {
		if got := Kinds(typ); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("Kinds(%s) = %v, want %v", typ, got, want)
		}
	}
}

func TestTerm(t *testing.T) {
	tests := []struct{ lang, id, want string }{
		{"en", "organized-by", "Organized by %s"},
		{"zh", "organized-by", "主办：%s"},
		{"en", "title-separator", ": "},
		{"fr-CA", "title-separator", "\u00a0: "},
		{"zh", "title-separator", "："},
		{"ja", "comma", "、"},
		{"ar", "comma", "، "},
		{"en", "name-separator", "; "},
		{"de", "et-al", "u. a."},
		{"fr", "theme", "Thème\u00a0: %s"},
		{"en", "no-such-term", ""},
	}
	for _, tt := range tests {
		if got := Term(tt.lang, tt.id); got != tt.want {
			t.Errorf("Term(%q, %s) = %q, want %q", tt.lang, tt.id, got, tt.want)
		}
	}
}

func TestCountry(t *testing.T) {
	tests := []struct{ lang, code, want string }{
		{"en", "CN", "China"}, {"zh", "CN", "中国"}, {"ar", "CN", "الصين"}, {"ru", "GB", "Великобритания"}, {"de", "US", "Vereinigte Staaten"},
		{"en", "HK", "Hong Kong"}, {"zh", "MO", "澳门"}, {"en", "MM", "Myanmar"}, {"en", "TR", "Türkiye"}, {"en", "CD", "Democratic Republic of the Congo"},
		{"it", "FR", "France"}, {"zh-Hant-TW", "JP", "日本"},
		{"en", "UK", ""}, {"en", "XX", ""}, {"en", "cn", ""}, {"en", "", ""}, {"en", "id", ""},
	}
	for _, tt := range tests {
		got, ok := Country(tt.lang, tt.code)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Country(%q, %q) = %q, %v, want %q", tt.lang, tt.code, got, ok, tt.want)
		}
	}
}

// The codes are those of ISO 3166-1, all of them and no other. The language
// package knows which regions are countries, but takes codes of its own and
// codes that are reserved or withdrawn along with them.
func TestCountryCodes(t *testing.T) {
	const others = " AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT QO RH SU TA TP UK UN VD XA XB XK YD YU ZR ZZ CT FQ JT MI NQ PC PU PZ WK "
	n := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			region, err := language.ParseRegion(code)
			want := err == nil && region.IsCountry() && region.String() == code && !strings.Contains(others, " "+code+" ")
			if _, ok := Country("en", code); ok != want {
				t.Errorf("Country(%s) is there: %v, want %v", code, ok, want)
			} else if ok {
				n++
			}
		}
	}
	if n != 249 {
		t.Errorf("%d countries, want 249", n)
	}
}

func BenchmarkTerm(b *testing.B) {
	for _, lang := range []string{"zh", "zh-TW"} {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				Term(lang, "organized-by")
			}
		})
	}
}

func BenchmarkReadWordTable(b *testing.B) {
	for b.Loop() {
		readWordTable(labelFile)
	}
}
