package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compileSchema compiles the schema, which a validator holds against the draft
// that it says it is of.
func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("quoth.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("quoth.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// inSchema are the codes of what a schema can say: each record with such a
// finding must be refused.
var inSchema = []string{"unknown-field", "unknown-kind", "unknown-status", "wrong-type"}

// TestSchemaAgrees holds the schema and the decoder against each other on every
// record of the test data: what the decoder takes the schema takes, and both
// refuse what is a matter of names and types.
func TestSchemaAgrees(t *testing.T) {
	schema := compileSchema(t)
	taken, refused := 0, map[string]int{}
	for name, text := range testdataTexts(t) {
		blocks, _ := splitAll(t, bytes.NewReader(text))
		for _, b := range blocks {
			codes, wrong := schemaFindings(t, schema, b)
			if codes == nil && wrong == nil {
				taken++
			}
			if codes == nil && wrong != nil && asKept(documentOf(t, b.Text)) {
				t.Errorf("%s:%d: [%s.%s] is right, and the schema says %v", name, b.Line, b.Type, b.Key, wrong)
			}
			for _, code := range codes {
				if wrong == nil && slices.Contains(inSchema, code) {
					t.Errorf("%s:%d: [%s.%s] has %s, and the schema takes it", name, b.Line, b.Type, b.Key, code)
				}
				if wrong != nil {
					refused[code]++
				}
			}
		}
	}
	if taken < 500 {
		t.Errorf("only %d records were taken", taken)
	}
	for _, code := range append(inSchema, "bad-date", "bad-language") {
		if refused[code] == 0 {
			t.Errorf("no record with %s was refused", code)
		}
	}
}

// TestSchemaRefuses shows what else the schema says, and what it leaves to the
// decoder.
func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	tests := []struct {
		text  string
		takes bool
	}{
		{"[speech.a]", true},
		{"[\"speech\".\"鲁迅:1.a+b/c\"]", true},
		{"[speech.\"a b\"]", false},
		{"[talk.a]", false},
		{"[[speech.a]]", false},
		{"title = 'x'", false},
		{"[collection]\ntitle = 'x'\nlanguage = 'en'", true},
		{"[collection]\ndate = 2017", false},
		{"[organization.a]\nshort = 'A'", false},
		{"[speech.a]\nspeakers = ['a', { person = 'b', office = { en = 'O' } }, 'et al.']", true},
		{"[speech.a]\nspeakers = [{ person = 'b', offices = 'O' }]", false},
		{"[speech.a]\nspeakers = 'a'", false},
		{"[[speech.a.speakers]]\nname = 'b'", true},
		{"[speech.a]\ntitle = { 'zh-Latn' = 'x', en = '' }\nkind = ''\nkeywords = []", true},
		{"[speech.a]\ntitle = { 'in English' = 'x' }", false},
		{"[speech.a]\ndate = 2017-12-04T15:30:00+08:00\ntime = 15:30:00\nnumber = 4", true},
		{"[speech.a]\ndate = 20171204", false},
		{"[speech.a]\ndate = 15:30:00", false},
		{"[speech.a]\ndate = '4 December 2017'", false},
		{"[speech.a]\noverride.ris.T2 = ''\noverride.ris.N1 = 1", true},
		{"[speech.a]\noverride.ris = ''", false},
	}
	for _, test := range tests {
		if err := schema.Validate(documentOf(t, []byte(test.text))); (err == nil) != test.takes {
			t.Errorf("%q: %v", test.text, err)
		}
	}
	for _, date := range []string{"", "2017", "2017-12/..", "/2017", "../2017-12-05", "1863~", "1945?", "1996-21", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX",
		"-0350~", "Y170000002", "Y-17000", "2017-12-03/2017-12-05", "2017-12-04T15:30:00Z", "0000"} {
		if _, err := ParseDate(date); date != "" && err != nil {
			t.Errorf("%q: %v", date, err)
		}
		if err := schema.Validate(documentOf(t, fmt.Appendf(nil, "[event.a]\ndate = %q", date))); err != nil {
			t.Errorf("%q: %v", date, err)
		}
	}
}

// FuzzSchema looks for a record that the decoder takes and the schema does not.
func FuzzSchema(f *testing.F) {
	for _, text := range testdataTexts(f) {
		if len(text) < 2<<10 {
			f.Add(text)
		}
	}
	schema := compileSchema(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		blocks, _ := splitAll(t, bytes.NewReader(text))
		for _, b := range blocks {
			if codes, wrong := schemaFindings(t, schema, b); codes == nil && wrong != nil && asKept(documentOf(t, b.Text)) {
				t.Errorf("%s\nis right, and the schema says %v", b.Text, wrong)
			}
		}
	})
}

// schemaFindings gives the codes of the decoder's errors in a record, nil where
// there are none, and what the schema has against it.
func schemaFindings(t *testing.T, schema *jsonschema.Schema, b *Block) (codes []string, wrong error) {
	t.Helper()
	_, diags := decodeGroup([]*Block{b})
	for _, d := range diags[0] {
		if d.Severity == Error {
			codes = append(codes, d.Code)
		}
	}
	if b.Broken || b.Detached || slices.Contains(codes, "syntax") {
		return []string{"broken"}, nil
	}
	document := documentOf(t, b.Text)
	if document == nil {
		return []string{"broken"}, nil
	}
	return codes, schema.Validate(document)
}

// documentOf is a TOML text as editors hand it to a validator: days and times
// are strings. It is nil where the text is no TOML.
func documentOf(t *testing.T, text []byte) any {
	t.Helper()
	var table map[string]any
	if _, err := toml.Decode(string(text)+"\n", &table); err != nil {
		return nil
	}
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(timesAsText(table)); err != nil {
		return nil // a number that JSON does not have
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func timesAsText(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			v[key] = timesAsText(value)
		}
	case []map[string]any:
		for i := range v {
			timesAsText(v[i])
		}
	case []any:
		for i := range v {
			v[i] = timesAsText(v[i])
		}
	case time.Time:
		form, ok := map[string]string{localDate: time.DateOnly, localTime: "15:04:05", localBoth: "2006-01-02T15:04:05"}[v.Location().String()]
		if !ok {
			form = time.RFC3339
		}
		return v.Format(form)
	}
	return v
}

// asKept reports whether the values of a document are as the decoder keeps them:
// none is empty, and texts have nothing that is dropped.
func asKept(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if key != strings.TrimSpace(key) || !asKept(value) {
				return false
			}
		}
		return len(v) > 0
	case []any:
		return len(v) > 0 && !slices.ContainsFunc(v, func(item any) bool { return !asKept(item) })
	case string:
		return v != "" && isClean(v, false) && v == strings.TrimSpace(v)
	}
	return true
}
