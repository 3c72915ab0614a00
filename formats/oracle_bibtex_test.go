package formats_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/nickng/bibtex"

	"github.com/quoth-cite/quoth/records"
)

// TestBibTeX runs bibtex with styles that treat names, dates and addresses
// differently: no warning, no error, every entry in the bibliography, and no
// character cut in pieces.
func TestBibTeX(t *testing.T) {
	need(t, "bibtex")
	refs := all(t)
	bib := write(t, "bibtex", refs)
	for _, style := range []string{"plain", "plainnat", "apalike", "abbrv", "alpha", "unsrt", "plainurl", "chicago", "gbt7714-numerical", "ieeetr"} {
		t.Run(style, func(t *testing.T) {
			bbl, log := bibtexRun(t, style, bib)
			for line := range strings.SplitSeq(log, "\n") {
				low := strings.ToLower(line)
				if unsaid(refs, line) {
					continue
				}
				if strings.HasPrefix(line, "Warning--") || strings.Contains(low, "error") || strings.HasPrefix(line, "I'm skipping") {
					t.Error(line)
				}
			}
			if !utf8.Valid(bbl) {
				for line := range bytes.SplitSeq(bbl, []byte("\n")) {
					if !utf8.Valid(line) {
						t.Errorf("a character is cut in pieces: %q", line)
					}
				}
			}
			items := bibItems(string(bbl))
			for _, r := range refs {
				text, ok := items[r.Key]
				if !ok {
					t.Errorf("%s: not in the bibliography", r.Key)
					continue
				}
				for _, a := range r.Author.List[:min(1, len(r.Author.List))] {
					if name := a.Name.Family + a.Name.Literal; !holds(detex(text), name) {
						t.Errorf("%s: %q is not printed in\n%s", r.Key, name, text)
					}
				}
				if !holds(detex(text), r.Title) {
					t.Errorf("%s: %q is not printed in\n%s", r.Key, r.Title, text)
				}
			}
		})
	}
}

// A warning of a style of what an entry has not, or, of gbt7714, of a brace
// within the first letters of a value that the record set itself.
var without = regexp.MustCompile(`^Warning--(?:missing |no |empty )?(author|editor|number and no volume|page numbers|pages|year|url)\b.*? in (\S+)$`)

// unsaid reports whether a style warns of what the record does not say.
func unsaid(refs []*records.Reference, line string) bool {
	m := without.FindStringSubmatch(line)
	if strings.HasSuffix(line, "isn't a brace-balanced string for entry over-source") {
		return true
	}
	if m == nil {
		return false
	}
	r := byKey(refs)[m[2]]
	if r == nil {
		return false
	}
	if r.PublishedIn != nil {
		r = r.PublishedIn
	}
	switch m[1] {
	case "author", "editor":
		return creators(r).IsZero() || r.Author.IsZero()
	case "number and no volume":
		return r.Volume+r.Issue == ""
	case "page numbers", "pages":
		return r.Pages == ""
	}
	return false
}

// bibtexRun gives the bibliography of all entries of a file and the log.
func bibtexRun(t *testing.T, style string, bib []byte) (bbl []byte, log string) {
	t.Helper()
	dir := t.TempDir()
	aux := "\\citation{*}\n\\bibstyle{" + style + "}\n\\bibdata{all}\n"
	for name, text := range map[string][]byte{"all.bib": bib, "all.aux": []byte(aux)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("bibtex", "all") // its exit status counts warnings too; the log says more
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	bbl, readErr := os.ReadFile(filepath.Join(dir, "all.bbl"))
	if readErr != nil {
		t.Fatalf("%v, %v\n%s", err, readErr, tail(out))
	}
	return bbl, string(out)
}

// bibItems are the entries of a .bbl file by their key. BibTeX breaks long
// lines, also within a key, with a percent sign.
func bibItems(bbl string) map[string]string {
	bbl = strings.ReplaceAll(bbl, "%\n", "")
	items := map[string]string{}
	for item := range strings.SplitSeq(bbl, `\bibitem`) {
		item = label(item)
		if rest, ok := strings.CutPrefix(item, "{"); ok {
			key, text, _ := strings.Cut(rest, "}")
			items[key] = text
		}
	}
	return items
}

// label cuts the optional label off an item.
func label(item string) string {
	if !strings.HasPrefix(item, "[") {
		return item
	}
	depth := 0
	for i, c := range item {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case ']':
			if depth == 0 {
				return strings.TrimLeft(item[i+1:], " \n")
			}
		}
	}
	return item
}

// nickng reads BibTeX with the library whose types the format is made of. Its
// parser has global state, refuses an at sign within braces, and after one
// failure fails for ever unless it is reset.
var nickngLock sync.Mutex

func nickng(src []byte) (*bibtex.BibTex, error) {
	nickngLock.Lock()
	defer nickngLock.Unlock()
	defer func() { _, _ = bibtex.Parse(strings.NewReader("@,")) }()
	var hidden strings.Builder
	for i, c := range string(src) {
		if c == '@' && i > 0 && src[i-1] != '\n' {
			c = '\ue000'
		}
		hidden.WriteRune(c)
	}
	return bibtex.Parse(strings.NewReader(hidden.String()))
}

// The keys that the parser of nickng/bibtex can read.
var plainKey = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_:./+-]*$`)

// TestNickng reads our BibTeX with nickng/bibtex and compares every field with
// our own reading of the file.
func TestNickng(t *testing.T) {
	refs := all(t)
	for _, r := range refs {
		if !plainKey.MatchString(r.Key) {
			continue
		}
		src := write(t, "bibtex", []*records.Reference{r})
		want := readBib(t, src)
		got, err := nickng(src)
		if err != nil {
			t.Errorf("%s: %v\n%s", r.Key, err, src)
			continue
		}
		if len(got.Entries) != len(want) {
			t.Errorf("%s: %d entries, want %d", r.Key, len(got.Entries), len(want))
			continue
		}
		for i, e := range want {
			fields := map[string]string{}
			for name, value := range got.Entries[i].Fields {
				if v, ok := value.(*bibtex.BibVar); ok {
					fields[name] = v.Key
					continue
				}
				fields[name] = strings.ReplaceAll(value.String(), "\ue000", "@")
			}
			wanted := map[string]string{}
			for _, f := range e.fields {
				wanted[f.name] = f.value
			}
			if d := cmp.Diff(wanted, fields); d != "" {
				t.Errorf("%s: fields (-written +read):\n%s", r.Key, d)
			}
			if got.Entries[i].CiteName != e.key || got.Entries[i].Type != e.typ {
				t.Errorf("read @%s{%s, wrote @%s{%s", got.Entries[i].Type, got.Entries[i].CiteName, e.typ, e.key)
			}
		}
	}
}

// TestBibTeXCarries demands that an entry holds every fact of its reference.
func TestBibTeXCarries(t *testing.T) {
	refs := all(t)
	known := byKey(refs)
	for _, e := range readBib(t, write(t, "bibtex", refs)) {
		for _, what := range lost(known[e.key], "bibtex", e.text()) {
			t.Errorf("%s: lost: %s", e.key, what)
		}
	}
}
