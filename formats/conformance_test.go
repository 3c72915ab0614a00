package formats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
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
}

func TestConformance(t *testing.T) {
	for _, f := range formats.List() {
		t.Run(f.Name, func(t *testing.T) {
			formatstest.Test(t, formatstest.Case{Format: f, Valid: valid[f.Name]})
		})
	}
}
