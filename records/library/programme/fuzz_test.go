package programme

import (
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// FuzzRead makes records of any bytes: what is written is read back without an
// error of layout.
func FuzzRead(f *testing.F) {
	for _, s := range []string{`{"schedule":{"conference":{"title":"x","days":[{"date":"2017-12-04","rooms":{"a":[{"title":"t","persons":[{"name":"n"}]}]}}]}}}`, `<schedule><conference><title>x</title></conference><day date="2017-12-04"><room name="a"><event><title>t</title><persons><person>n</person></persons></event></room></day></schedule>`, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n y\nDTSTART;TZID=\"a:b\":20171204T1\nEND:VEVENT\n", `{"results":[{"title":"x","startDate":{"date":"2017-12-04"},"contributions":[{"title":"t","speakers":[{"last_name":"a"}]}]}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l := library.New(func(records.Diagnostic) {})
		for _, read := range []func([]byte, string, func(records.Diagnostic)) []library.Item{Schedule, Indico, Calendar} {
			l.Add(read(text, "f", placed(t)))
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
