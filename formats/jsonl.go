package formats

import (
	"bytes"
	"io"

	"github.com/quoth-cite/quoth/records"
)

// jsonlVersion is the version of the jsonl format. It changes when a field goes
// or comes to mean something else; a new field does not change it.
const jsonlVersion = 1

// jsonlFormat writes each reference whole, as one JSON object on one line. It
// is what programs read that make their own output of a collection. A line
// begins with "schema": 1. Text is UTF-8 in NFC without markup; "\n" stands in
// abstract and note alone. A field that has no value is absent. Read back into
// a records.Reference, a line gives the same reference. The fields are those of
// jsonlObjects, in their order.
var jsonlFormat = Format{
	Name: "jsonl",
	Exts: []string{".jsonl", ".ndjson"},
	Help: "the resolved references whole, one JSON object a line, for programs",
	New: func(w io.Writer, _ Values) (Encoder, error) {
		return Framed{Entry: writeJSONL}.Encoder(w), nil
	},
	Split: splitJSONL, About: jsonlAbout, Fields: jsonlFieldRows, Schema: jsonlSchema,
}

func writeJSONL(b *bytes.Buffer, r *records.Reference) error {
	writeJSON(b, struct {
		Schema int `json:"schema"`
		*records.Reference
	}{jsonlVersion, r})
	b.WriteByte('\n')
	return nil
}

const jsonlAbout = `Each line is one reference whole, under the names that the reports use: nothing
is lost. It is for programs that make something of their own of a collection:
quoth help programs says what each field is, quoth formats jsonl --schema the same
as a JSON Schema. A line has "schema": 1 in front; the number changes when a field
goes or comes to mean something else.`

// jsonlFieldRows are the rows of the fields.
func jsonlFieldRows() []FieldRow {
	var rows []FieldRow
	for _, f := range jsonlObjects[0].fields {
		rows = append(rows, FieldRow{Name: f.name})
	}
	return rows
}
