package formats

import (
	"context"
	"io"
	"path/filepath"
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest"
)

// BenchmarkEncode writes the references of a generated collection in each
// format.
func BenchmarkEncode(b *testing.B) {
	list := generated(b, 2_000)
	for _, f := range builtin {
		b.Run(f.Name, func(b *testing.B) {
			values, err := f.Values(nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				enc, err := f.New(io.Discard, values)
				if err != nil {
					b.Fatal(err)
				}
				for _, r := range list {
					if err := enc.Encode(r); err != nil {
						b.Fatal(err)
					}
				}
				if err := enc.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/reference")
		})
	}
}

// generated gives the references of a generated collection of n records.
func generated(b *testing.B, n int) (list []*records.Reference) {
	path := filepath.Join(b.TempDir(), "generated.toml")
	if err := (recordstest.Collection{Records: n}).WriteFile(path); err != nil {
		b.Fatal(err)
	}
	inputs, _, err := records.FindFiles([]string{path})
	if err != nil {
		b.Fatal(err)
	}
	c, err := records.Open(inputs, records.Options{}, func(d records.Diagnostic) { b.Fatal(d) })
	if err != nil {
		b.Fatal(err)
	}
	err = c.References(context.Background(), nil, func(r *records.Reference) error {
		list = append(list, r)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return list
}
