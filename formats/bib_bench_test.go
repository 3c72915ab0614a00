package formats

import (
	"bytes"
	"testing"
)

// BenchmarkBib writes the test references in the two formats.
func BenchmarkBib(b *testing.B) {
	for _, f := range []Format{bibtexFormat, biblatexFormat} {
		b.Run(f.Name, func(b *testing.B) {
			list := references()
			values, err := f.Values(nil)
			if err != nil {
				b.Fatal(err)
			}
			var buf bytes.Buffer
			for b.Loop() {
				buf.Reset()
				enc, err := f.New(&buf, values)
				if err != nil {
					b.Fatal(err)
				}
				for _, r := range list {
					if err := enc.Encode(r); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/reference")
		})
	}
}
