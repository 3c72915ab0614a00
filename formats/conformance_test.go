package formats_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/formats/formatstest"
)

// valid is how a document of a format is checked here beyond its encoding; the
// programs that read it are asked elsewhere.
var valid = map[string]func([]byte) error{
	"csl-json": func(document []byte) error {
		var items []map[string]any
		return json.Unmarshal(document, &items)
	},
	"jsonl": func(document []byte) error {
		for line := range bytes.Lines(document) {
			var item map[string]any
			if err := json.Unmarshal(line, &item); err != nil {
				return fmt.Errorf("%w in %s", err, line)
			}
		}
		return nil
	},
	"html": wellFormed,
}

func TestConformance(t *testing.T) {
	for _, f := range formats.List() {
		t.Run(f.Name, func(t *testing.T) {
			formatstest.Test(t, formatstest.Case{Format: f, Valid: valid[f.Name]})
		})
	}
}

// templates are samples of what people write.
var templates = map[string]string{
	"titles.txt.tmpl": "{{title .}}\n",
	"list.html.tmpl": `{{/* a table */}}
{{define "header"}}<table>{{end}}
{{define "entry"}}
<tr id="{{.Key}}"><td>{{date "year" .Date}}</td><td>{{range .Author}}{{name "natural" .}}{{end}}</td><td><a href="{{.URL}}">{{title .}}</a></td></tr>
{{end}}
{{define "footer"}}</table>
{{end}}`,
	"table.csv.tmpl": "{{define \"header\"}}key,title,date\r\n{{end}}{{define \"entry\"}}{{.Key}},{{title .}},{{.Date}}\r\n{{end}}",
	"items.json.tmpl": `{{define "header"}}[{{end}}{{define "separator"}},{{end}}{{define "footer"}}]
{{end}}{{define "entry"}}
{"id": {{.Key}}, "title": {{title .}}, "names": {{each "family" .Author}}, "all": {{.}}}{{end}}`,
	"events.xml.tmpl": `{{define "header"}}<list>{{end}}{{define "entry"}}<item key="{{.Key}}">{{range .Events}}<event>{{template "event" .}}</event>{{end}}</item>{{end}}{{define "footer"}}</list>
{{end}}{{define "event"}}{{title .}}{{with .Place}}, {{.}}{{end}}{{end}}`,
	"cv.tex.tmpl":    "\\item {{people .Author}}: \\emph{ {{- title . -}} }. {{rest .}}\n",
	"notes.ris.tmpl": "TY  - GEN\nID  - {{.Key}}\nTI  - {{title .}}\nER  - \n",
}

func TestTemplatesConform(t *testing.T) {
	for file, text := range templates {
		t.Run(file, func(t *testing.T) {
			f, err := formats.ParseTemplate(file, text)
			if err != nil {
				t.Fatal(err)
			}
			c := formatstest.Case{Format: f}
			switch f.Exts[0] {
			case ".json":
				c.Valid = valid["csl-json"]
			case ".html", ".xml":
				c.Valid = wellFormed
			case ".csv":
				c.Valid = func(document []byte) error {
					_, err := csv.NewReader(bytes.NewReader(document)).ReadAll()
					return err
				}
			}
			formatstest.Test(t, c)
		})
	}
}

// wellFormed reports what is wrong with a document as XML.
func wellFormed(document []byte) error {
	for d := xml.NewDecoder(bytes.NewReader(document)); ; {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
