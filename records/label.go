package records

import (
	_ "embed" // the two files of words
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed labels.tsv
var labelFile string

//go:embed countries.tsv
var countryFile string

// The files are read when a word of theirs is first asked for, not at start-up.
var (
	labels    = sync.OnceValue(func() *wordTable { return readWordTable(labelFile) })
	countries = sync.OnceValue(func() *wordTable { return readWordTable(countryFile) })
)

// wordTable is one of the files of words: a column for each language, a row for
// each word.
type wordTable struct {
	langs []string // the tag of each column, English first
	ids   []string // of the rows, in the order of the file
	rows  map[string][]string
	kinds map[string][]string // the words behind each first word of an id, in the order of the file
}

// readWordTable reads tab-separated cells. A cell that begins or ends with a
// blank stands in quotes, so that no editor strips it.
func readWordTable(file string) *wordTable {
	t := &wordTable{rows: map[string][]string{}, kinds: map[string][]string{}}
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if t.langs == nil {
			t.langs = cells[1:]
			continue
		}
		for i, c := range cells {
			if len(c) > 1 && c[0] == '"' && c[len(c)-1] == '"' {
				cells[i] = c[1 : len(c)-1]
			}
		}
		t.ids = append(t.ids, cells[0])
		t.rows[cells[0]] = cells[1:]
		if typ, kind, ok := strings.Cut(cells[0], "."); ok {
			t.kinds[typ] = append(t.kinds[typ], kind)
		}
	}
	return t
}

// word is the word of a row in a language, English where the language has none;
// false where there is no such row.
func (t *wordTable) word(lang, id string) (string, bool) {
	row, ok := t.rows[id]
	if !ok {
		return "", false
	}
	if i := t.column(lang); i < len(row) && row[i] != "" {
		return row[i], true
	}
	return row[0], true
}

// column is the place of the column for a language: of the very tag, else of
// the language in the script of the tag (zh-TW goes to zh-Hant where there is
// such a column), else of the language. A text in transliteration is for those
// who do not read the language's own letters, so it goes with English, as does
// a language that has no column.
func (t *wordTable) column(lang string) int {
	if i := t.exact(lang); i >= 0 {
		return i
	}
	if !strings.Contains(lang, "-") || isTransliteration(lang) {
		return 0
	}
	base, _, _ := subtags(lang)
	if strings.Contains(strings.Join(t.langs, " "), " "+base+"-") {
		script, _ := language.Make(lang).Script()
		if i := t.exact(base + "-" + script.String()); i >= 0 {
			return i
		}
	}
	return max(t.exact(base), 0)
}

func (t *wordTable) exact(lang string) int {
	for i, tag := range t.langs {
		if tag == lang {
			return i
		}
	}
	return -1
}

// Languages lists the tags of the languages that have labels, phrases and
// countries, English first.
func Languages() []string { return slices.Clone(labels().langs) }

// Label is the word for a kind of speech, event or source ("Keynote address",
// "主旨演讲") in a language, a BCP 47 tag; English where the language has none.
// It is "" for a kind that there is not.
func Label(lang string, typ Type, kind string) string {
	word, _ := labels().word(lang, string(typ)+"."+kind)
	return word
}

// Kinds lists the kinds of a type of record in the order of the reference; a
// type without kinds has none.
func Kinds(typ Type) []string {
	return slices.Clone(labels().kinds[string(typ)])
}

// Term is a phrase or a mark in a language, as Label gives it: "organized-by"
// is "Organized by %s", "title-separator" is ": ". labels.tsv lists them all;
// where a phrase has something to fill in it holds one %s. It is "" for an id
// that there is not.
func Term(lang, id string) string {
	word, _ := labels().word(lang, "term."+id)
	return word
}

// Country is the name of a country in a language, as Label gives it, by its
// two-letter code of ISO 3166-1 in capitals; false where there is no such code.
func Country(lang, code string) (string, bool) { return countries().word(lang, code) }
