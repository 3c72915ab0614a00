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
	"github.com/quoth-cite/quoth/formats/cslstyle"
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

// ownStyles are styles of our own that each print something else, for what is
// fitted to them.
var ownStyles = map[string]string{
	"container": `<names variable="author"/><text variable="title"/><text variable="container-title"/><date variable="issued" form="text"/>`,
	"event":     `<names variable="author"/><text variable="title"/><group><text term="presented at"/><text variable="event"/></group><date variable="event-date" form="text"/>`,
	"paper": `<names variable="author"/><choose><if type="paper-conference article-newspaper"><text variable="title"/><text variable="event"/><text variable="publisher-place"/></if></choose>
		<choose><if variable="URL publisher" match="any"><text variable="title"/></if></choose>`,
	"nothing": `<text variable="note"/>`,
}

// fittedTo is csl-json fitted to one of our own styles.
func fittedTo(t *testing.T, layout string) formats.Format {
	t.Helper()
	s, err := cslstyle.Parse("own.csl", []byte(`<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>`+layout+`</layout></bibliography></style>`))
	if err != nil {
		t.Fatal(err)
	}
	return formats.Fit(s).Format()
}

func TestFittedConformance(t *testing.T) {
	formatstest.Test(t, formatstest.Case{Format: fittedTo(t, ownStyles["paper"]), Valid: valid["csl-json"]})
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
