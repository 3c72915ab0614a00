package formats_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats"
)

// TestExplainCorpus explains every reference of the corpus in every format:
// what is called lost is nowhere in the document, unless another fact says it.
func TestExplainCorpus(t *testing.T) {
	for _, f := range formats.List() {
		v, err := f.Values(nil)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, r := range all(t) {
			var b bytes.Buffer
			enc, err := f.New(&b, v)
			if err != nil {
				t.Fatal(err)
			}
			if enc.Encode(r) != nil || enc.Close() != nil {
				continue
			}
			fates, err := formats.Explain(f, v, r)
			if err != nil {
				t.Errorf("%s: %s: %v", f.Name, r.Key, err)
				continue
			}
			for i, x := range fates {
				if x.State != formats.Lost || len(x.Value) < 8 || !strings.Contains(b.String(), x.Value) {
					continue
				}
				said := false
				for j, o := range fates {
					said = said || i != j && o.State != formats.Lost && strings.Contains(o.Value, x.Value)
				}
				if !said {
					t.Errorf("%s: %s: %s %q is called lost", f.Name, r.Key, x.Fact, x.Value)
				}
			}
			found += len(fates)
		}
		if found < 1000 {
			t.Errorf("%s: only %d facts", f.Name, found)
		}
	}
}
