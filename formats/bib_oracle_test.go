package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/nickng/bibtex"

	"github.com/quoth-cite/quoth/records"
)

// The programs that read .bib files, asked about the test references, which
// have names, texts and dates that no collection of records has.

func lookPath(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch asked := os.Getenv("QUOTH_CONSUMERS"); {
	case asked == "none":
		t.Skip("QUOTH_CONSUMERS=none: no other program is asked")
	case err != nil && asked == "required":
		t.Fatalf("%s is not installed here", program)
	case err != nil:
		t.Skipf("%s is not installed here", program)
	}
	return path
}

func runIn(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(lookPath(t, program), args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return string(out)
}

// TestBibTeXStyles demands of bibtex no warning from any style, and a
// bibliography in which no character is cut in pieces.
func TestBibTeXStyles(t *testing.T) {
	lookPath(t, "bibtex")
	list := append(references(), kindReferences()...)
	list = append(list, &records.Reference{Key: "duma", Type: records.TypeEvent, Kind: "meeting", Genre: "Заседание",
		Title: "ЪЫЬ совещание", TextLanguage: "ru", Own: &records.Event{Status: "held"}})
	for i, lang := range []string{"en", "zh", "de", "fr", "es", "pt", "ru", "ar", "ja"} { // years in words
		for j, m := range []records.Moment{{}, {Set: true, Year: -43}, {Set: true, Year: 1930, Unspecified: records.UnspecifiedYear},
			{Set: true, Year: 1900, Unspecified: records.UnspecifiedDecade}, {Set: true, Year: 1863, Approximate: true, Uncertain: true}} {
			list = append(list, &records.Reference{Key: fmt.Sprintf("year-%d-%d", i, j), Type: records.TypeSpeech, Kind: "speech", Genre: "G",
				Title: "T", TextLanguage: lang, Author: testAgents(testPerson("A", "B")), Date: records.Date{Start: m}})
		}
	}
	for _, ascii := range []string{"true", "false"} {
		text := encodeBib(t, bibtexFormat, map[string]string{"ascii": ascii}, list...)
		for _, style := range []string{"plain", "abbrv", "alpha", "unsrt", "apalike", "plainnat", "abbrvnat", "ieeetr", "acm", "siam"} {
			t.Run(style+" ascii="+ascii, func(t *testing.T) {
				dir := t.TempDir()
				write := func(name, text string) {
					if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				write("x.bib", text)
				write("x.aux", "\\citation{*}\n\\bibstyle{"+style+"}\n\\bibdata{x}\n")
				log := runIn(t, dir, "bibtex", "x")
				if strings.Contains(log, "couldn't open style file") {
					t.Skipf("the style %s is not installed here", style)
				}
				if regexp.MustCompile(`(?i)warning|error|skipping`).MatchString(log) {
					t.Error(log)
				}
				bbl, err := os.ReadFile(filepath.Join(dir, "x.bbl"))
				if err != nil {
					t.Fatal(err)
				}
				if n := bytes.Count(bbl, []byte("\\bibitem")); n != len(list) {
					t.Errorf("%d entries of %d", n, len(list))
				}
				if !utf8.Valid(bbl) && ascii == "true" {
					t.Error("a character is cut in pieces")
				}
			})
		}
	}
}

// TestBiberChecks demands that biber finds nothing wrong with the entries, but
// that an undated record has no date.
func TestBiberChecks(t *testing.T) {
	lookPath(t, "biber")
	list := append(references(), kindReferences()...)
	dated := slices.DeleteFunc(slices.Clone(list), func(r *records.Reference) bool { return r.Date == (records.Date{}) })
	for _, options := range []map[string]string{nil, {"untitled": "title", "dates": "event", "cjk": "parts", "related": "words", "time": "false"}} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.bib"), []byte(encodeBib(t, biblatexFormat, options, dated...)), 0o600); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(runIn(t, dir, "biber", "--tool", "--validate-datamodel", "x.bib"), "\n") {
			if line != "" && !strings.HasPrefix(line, "INFO") {
				t.Errorf("%v: %s", options, line)
			}
		}
	}
}

// TestPandocTexts demands that pandoc reads from a .bib file the very texts.
func TestPandocTexts(t *testing.T) {
	lookPath(t, "pandoc")
	texts := []string{
		`AT&T, 50% of C#_x for $5 to $10`, `A \LaTeX \input{x} ^^5c ~y`, `say "no" -- and 'yes'`, `Łódź, Øster, Åse, Œuvre, naïve, Çelik ī ấ đ Ș`,
		"Of iPhones: an essay. on NASA", "bell hooks and Æsop", "亚非国家 and Ελλάδα", "Boao Forum for Asia", "A {B} c", "“Quoted” – dashes—and…",
	}
	for _, f := range bibFormats {
		for i, text := range texts {
			r := &records.Reference{Key: "k", Type: records.TypeSpeech, Kind: "speech", Genre: "Speech", Title: text, TextLanguage: "en", Date: testDay(2000, 1, 1),
				Author: testAgents(testBody(text)), Note: text}
			path := filepath.Join(t.TempDir(), "x.bib")
			if err := os.WriteFile(path, []byte(encodeBib(t, f.Format, nil, r)), 0o600); err != nil {
				t.Fatal(err)
			}
			var items []struct {
				Title, Note string
				Author      []struct{ Literal string }
			}
			out := runIn(t, "", "pandoc", "-f", f.Name, "-t", "csljson", path)
			if err := json.Unmarshal([]byte(out), &items); err != nil || len(items) != 1 || len(items[0].Author) != 1 {
				t.Fatalf("%s, text %d: %v\n%s", f.Name, i, err, out)
			}
			// pandoc sets marks as a printer does, and writes capitals it must keep as spans.
			plain := func(s string) string {
				return strings.NewReplacer("’", "'", "‘", "'", `<span class="nocase">`, "", "</span>", "").Replace(s)
			}
			for what, got := range map[string]string{"title": items[0].Title, "author": items[0].Author[0].Literal} {
				if d := cmp.Diff(text, plain(got)); d != "" {
					t.Errorf("%s, %s (-record +pandoc):\n%s", f.Name, what, d)
				}
			}
			if note := plain(items[0].Note); strings.TrimSuffix(note, ".") != strings.TrimSuffix(text, ".") {
				t.Errorf("%s, note %q, the record has %q", f.Name, note, text)
			}
		}
	}
}

var nickng sync.Mutex

// TestNickng reads what we write with nickng/bibtex and demands the same fields.
func TestNickng(t *testing.T) {
	for _, f := range bibFormats {
		for _, r := range append(references(), kindReferences()...) {
			text := encodeBib(t, f.Format, nil, r)
			entry, fields := bibRead(t, text)
			read, err := parseNickng(text)
			if err != nil || len(read.Entries) != 1 {
				t.Errorf("%s, %s: %v", f.Name, r.Key, err)
				continue
			}
			e := read.Entries[0]
			got := map[string]string{}
			for name, value := range e.Fields {
				got[name] = strings.ReplaceAll(value.String(), "\ue000", "@")
				if v, ok := value.(*bibtex.BibVar); ok {
					got[name] = v.Key
				}
			}
			delete(got, "crossref")
			if e.Type != entry || e.CiteName != r.Key {
				t.Errorf("%s, %s: read as @%s{%s", f.Name, r.Key, e.Type, e.CiteName)
			}
			if d := cmp.Diff(fields, got); d != "" {
				t.Errorf("%s, %s (-written +read):\n%s", f.Name, r.Key, d)
			}
		}
	}
}

// parseNickng wraps the parser: it keeps state between calls, also behind an
// error, and refuses "@" within a value. It does not know "+" in a field's name.
func parseNickng(text string) (*bibtex.BibTex, error) {
	nickng.Lock()
	defer nickng.Unlock()
	defer bibtex.Parse(strings.NewReader("@,"))
	text = "@" + strings.ReplaceAll(text[1:], "@", "\ue000")
	return bibtex.Parse(strings.NewReader(text))
}
