package records

import (
	"io"
	"testing"
)

// splitAll reads everything there is.
func splitAll(t testing.TB, r io.Reader) (blocks []*Block, diags []Diagnostic) {
	t.Helper()
	s := NewSplitter(r, "a.toml")
	for {
		b, ds, err := s.Next()
		diags = append(diags, ds...)
		if b != nil {
			blocks = append(blocks, b)
		}
		if err == io.EOF {
			return blocks, diags
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
