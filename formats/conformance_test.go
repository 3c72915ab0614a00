package formats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
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
