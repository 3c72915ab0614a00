package hostile_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

type file struct{ *bytes.Reader }

func (file) Close() error { return nil }

// TestCollection demands that a collection of all texts has no error in it, and
// as many references as it should.
func TestCollection(t *testing.T) {
	texts := slices.Clone(hostile.Texts)
	slices.Sort(texts)
	if n := len(slices.Compact(texts)); n < len(hostile.Texts) || n < 150 {
		t.Errorf("%d texts of %d", n, len(hostile.Texts))
	}
	for turn := range 3 {
		in := records.Input{Name: "hostile.toml", Open: func() (records.File, error) {
			return file{bytes.NewReader([]byte(hostile.Collection(hostile.Texts, turn)))}, nil
		}}
		c, err := records.Open([]records.Input{in}, records.Options{}, func(d records.Diagnostic) {
			if d.Severity == records.Error {
				t.Error(d)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = c.References(context.Background(), nil, func(*records.Reference) error {
			n++
			return nil
		})
		if err != nil || n != 5*len(hostile.Texts) {
			t.Errorf("turn %d: %d references, %v", turn, n, err)
		}
	}
}
