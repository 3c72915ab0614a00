package formats_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// TestHostileKeys gives a record every text for its key: a format refuses it and
// writes nothing, or there is one entry, and nothing in it that a harmless key would
// not have made.
func TestHostileKeys(t *testing.T) {
	r := *refsOf(t, "[speech.x]\ntitle = \"A talk\"\nspeakers = [\"Good, Ann\"]\ndate = 2017-12-04\n")[0]
	texts := append(slices.Clone(hostile.Texts), "", ".", "..", "../../x", "/", "-", "--x", "*", "a%2fb", "a?b", "$(x)", "İ", "Ａ", "²", strings.Repeat("k", 500))
	for _, f := range formats.List() {
		frame := frames[f.Name]
		if frame == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			v, err := f.Values(nil)
			if err != nil {
				t.Fatal(err)
			}
			entries := func(key string) ([][]string, error) {
				var b bytes.Buffer
				enc, err := f.New(&b, v)
				if err != nil {
					t.Fatal(err)
				}
				r.Key = key
				wrong := enc.Encode(&r)
				if err := enc.Close(); err != nil {
					t.Fatal(err)
				}
				return frame(t, b.Bytes()), wrong
			}
			known, err := entries("x")
			if err != nil {
				t.Fatal(err)
			}
			refused := 0
			for _, key := range texts {
				got, err := entries(key)
				switch {
				case err != nil:
					if refused++; len(got) > 0 {
						t.Errorf("%q is refused, and there is %q", key, got)
					}
				case len(got) != 1:
					t.Errorf("%q: %d entries", key, len(got))
				default:
					for _, what := range got[0] {
						if !slices.Contains(known[0], what) {
							t.Errorf("%q: there is %s", key, what)
						}
					}
				}
			}
			t.Logf("%d of %d keys are refused", refused, len(texts))
		})
	}
}
