package formats

import (
	"io"
	"os"
	"testing"

	"github.com/quoth-cite/quoth/formats/cslstyle"
)

// benchStyle is a small style of our own; QUOTH_CSL_STYLE may name the file of
// another.
func benchStyle(b *testing.B) []byte {
	b.Helper()
	file := os.Getenv("QUOTH_CSL_STYLE")
	if file == "" {
		return []byte(testHead + talksStyle + testTail)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	return text
}

// BenchmarkFitStyle is what a style costs: it is read, and every kind of reference
// that the tests know is fitted to it once.
func BenchmarkFitStyle(b *testing.B) {
	text := benchStyle(b)
	refs := references()
	b.ReportMetric(float64(len(refs)), "references")
	for b.Loop() {
		s, err := cslstyle.Parse("style.csl", text)
		if err != nil {
			b.Fatal(err)
		}
		f := Fit(s)
		v, _ := f.Format().Values(nil)
		for _, r := range refs {
			if _, err := f.with(v).fit(r); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkFitStyleOne is likewise for one reference.
func BenchmarkFitStyleOne(b *testing.B) {
	text := benchStyle(b)
	r := references()[0]
	for b.Loop() {
		s, err := cslstyle.Parse("style.csl", text)
		if err != nil {
			b.Fatal(err)
		}
		f := Fit(s)
		v, _ := f.Format().Values(nil)
		if _, err := f.with(v).fit(r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFitRecord is what a record costs more than without a style, once others
// like it are known: compare it with BenchmarkUnfittedRecord.
func BenchmarkFitRecord(b *testing.B) {
	s, err := cslstyle.Parse("style.csl", benchStyle(b))
	if err != nil {
		b.Fatal(err)
	}
	benchFormat(b, Fit(s).Format())
}

func BenchmarkUnfittedRecord(b *testing.B) { benchFormat(b, cslFormat) }

func benchFormat(b *testing.B, f Format) {
	v, err := f.Values(nil)
	if err != nil {
		b.Fatal(err)
	}
	enc, err := f.New(io.Discard, v)
	if err != nil {
		b.Fatal(err)
	}
	refs := references()
	for _, r := range refs {
		if err := enc.Encode(r); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; b.Loop(); i++ {
		if err := enc.Encode(refs[i%len(refs)]); err != nil {
			b.Fatal(err)
		}
	}
}
