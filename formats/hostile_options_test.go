package formats_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// TestHostileOptions writes every text with every value of every option, and for
// every target: as many entries as there are references, and nothing in one that
// harmless texts would not have made.
func TestHostileOptions(t *testing.T) {
	all := hostileRefs(t, hostile.Texts, "speech", "forum", "source")
	var tame []*records.Reference
	texts := []string{"x", "Good, Ann, Jr.", "note\nmore", "https://example.org/x", "12:30:45", "5-7"}
	for turn := 0; turn < 42; turn += len(texts) { // so that each kind of record has each of them
		for _, r := range refsOf(t, hostile.Collection(texts, turn)) {
			r.Key = fmt.Sprintf("t%d-%s", turn, r.Key)
			tame = append(tame, r)
		}
	}
	type way struct {
		format formats.Format
		set    map[string]string
	}
	var ways []way
	for _, f := range formats.List() {
		for _, o := range f.Options {
			for _, value := range o.Values {
				if value != o.Default {
					ways = append(ways, way{f, map[string]string{o.Name: value}})
				}
			}
		}
	}
	for _, target := range formats.Targets() {
		f, err := formats.Lookup(target.Format)
		if err != nil {
			t.Fatal(err)
		}
		ways = append(ways, way{f, target.Values})
	}
	for i, w := range ways {
		var refs []*records.Reference
		for j := i % 8; j < len(all); j += 8 { // all of them over the ways, which are many
			refs = append(refs, all[j])
		}
		frame := frames[w.format.Name]
		if frame == nil || w.set["separator"] == "semicolon" || w.set["formulas"] == "kept" { // read otherwise, and what it asks for
			continue
		}
		v, err := w.format.Values(w.set)
		if err != nil {
			t.Fatal(err)
		}
		entries := func(refs []*records.Reference) [][]string {
			var b bytes.Buffer
			enc, err := w.format.New(&b, v)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range refs {
				if err := enc.Encode(r); err != nil {
					t.Errorf("%s %v: %s: %v", w.format.Name, w.set, r.Key, err)
				}
			}
			if err := enc.Close(); err != nil {
				t.Fatal(err)
			}
			return frame(t, b.Bytes())
		}
		known := map[string]bool{}
		for _, what := range slices.Concat(entries(tame)...) {
			known[what] = true
		}
		got := entries(refs)
		if len(got) != len(refs) {
			t.Errorf("%s %v: %d entries of %d", w.format.Name, w.set, len(got), len(refs))
		}
		wrong := 0
		for _, e := range got {
			for _, what := range e {
				if !known[what] && wrong < 5 {
					wrong++
					t.Errorf("%s %v: there is %s", w.format.Name, w.set, what)
				}
			}
		}
	}
}
