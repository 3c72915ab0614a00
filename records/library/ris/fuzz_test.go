package ris

import (
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// FuzzRead makes records of any bytes: what is written is read back without an
// error of layout.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"TY  - CONF\r\nAU  - A, B\r\nT2  - C\r\nDA  - 2017/12/04/\r\nER  - \r\n", "TY - JOUR\nAB - x\ny\nTY - BOOK", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l := library.New(func(records.Diagnostic) {})
		for _, it := range Read(text, "f", placed(t)) {
			l.Add([]library.Item{it})
		}
		if _, err := l.TOML(); err != nil {
			t.Error(err)
		}
	})
}

// placed demands that each finding has its place in the file and says something.
func placed(t *testing.T) func(records.Diagnostic) {
	return func(d records.Diagnostic) {
		if d.File == "" || d.Position.Line < 1 || d.Column < 1 || d.Message == "" {
			t.Errorf("a finding without a place: %+v", d)
		}
	}
}
