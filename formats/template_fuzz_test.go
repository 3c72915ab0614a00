package formats

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// FuzzTemplate reads templates that nobody has written: each comes to an end,
// whatever it is, and what it writes is text.
func FuzzTemplate(f *testing.F) {
	for _, tt := range templateExamples {
		f.Add(tt.template, "txt")
	}
	for _, ext := range []string{"html", "md", "json", "csv", "tex"} {
		f.Add(htmlFormat.Source, ext)
		f.Add(markdownFormat.Source, ext)
		f.Add("{{range 99999999}}{{range $.Events}}{{title .}}{{end}}{{end}}", ext)
		f.Add(`{{$s := .Title}}{{range 50}}{{$s = print $s $s (printf "%99d" .)}}{{end}}`, ext)
		f.Add(`<a {{.Key}}="{{.URL}}" onclick={{.Title}}><script>{{.Note}}</script><style>{{.Key}}</style>`, ext)
	}
	list := bareReferences()
	for _, s := range []string{"\xff\x00\u2028", hostile.HTML[1], hostile.TeX[4], hostile.Wiki[1], hostile.Calendar[0], hostile.YAML[0]} {
		list = append(list, filled(f, "sermon", s))
	}
	f.Fuzz(func(t *testing.T, text, ext string) {
		format, err := ParseTemplate("x."+ext+".tmpl", text)
		if err != nil {
			if _, ok := err.(records.Diagnostic); !ok {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		var b bytes.Buffer
		enc, err := format.New(&b, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			if err := enc.Encode(r); err != nil {
				if _, ok := err.(records.Diagnostic); !ok {
					t.Errorf("%T: %v", err, err)
				}
			}
		}
		if err := enc.Close(); err != nil || !utf8.Valid(b.Bytes()) {
			t.Errorf("%v, %q", err, b.Bytes())
		}
	})
}
