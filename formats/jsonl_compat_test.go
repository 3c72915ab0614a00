package formats

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/quoth-cite/quoth/records"
)

// wholeReferences are a few that have between them every field of jsonl.
func wholeReferences() []*records.Reference {
	speech := specimen(records.TypeSpeech, "keynote")
	speech.DateFrom, speech.GenreGiven = "the-conference", true
	speech.Events[0].GenreGiven = true
	speech.PublishedIn = specimen(records.TypeSource, "proceedings")
	speech.Author.List[0].Name = records.Name{Family: "Gogh", Given: "Vincent", Particle: "van", Suffix: "Jr."}
	speech.Override = map[string]map[string]string{"ris": {"M1": "raw", "M2": ""}}
	return []*records.Reference{speech, specimen(records.TypeEvent, "hearing"), specimen(records.TypeSource, "book")}
}

// TestJSONLSchema demands that every line keeps the schema, and that the schema
// is not content with anything.
func TestJSONLSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(jsonlSchema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("jsonl.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("jsonl.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(line string) error {
		item, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			return err
		}
		return schema.Validate(item)
	}
	list := slices.Concat(references(), kindReferences(), specimens(), wholeReferences())
	for line := range strings.Lines(encode(t, jsonlFormat, list)) {
		if err := valid(line); err != nil {
			t.Errorf("%v\n%.200s", err, line)
		}
	}
	for _, line := range []string{
		`{"key":"a","type":"speech","kind":"speech","genre":"Speech"}`,
		`{"schema":2,"key":"a","type":"speech","kind":"speech","genre":"Speech"}`,
		`{"schema":1,"type":"speech","kind":"speech","genre":"Speech"}`,
		`{"schema":1,"key":"a","type":"person","kind":"speech","genre":"Speech"}`,
		`{"schema":1,"key":"a","type":"speech","kind":"speech","genre":"Speech","author":["Ann"]}`,
		`{"schema":1,"key":"a","type":"speech","kind":"speech","genre":"Speech","date":2017}`,
	} {
		if valid(line) == nil {
			t.Errorf("the schema has nothing against %s", line)
		}
	}
}

var updateJSONL = flag.Bool("update", false, "add what is new in jsonl to testdata/jsonl")

// TestJSONLCompatible holds what programs rely on: a document and a schema as
// they were are all there in what is written now, but for what was added. They
// may only grow; whatever else changes is a new version.
func TestJSONLCompatible(t *testing.T) {
	const name = "../testdata/jsonl/1" // the version
	for file, now := range map[string]string{
		name + ".jsonl":       encode(t, jsonlFormat, wholeReferences()),
		name + ".schema.json": jsonlSchema(),
	} {
		old, err := os.ReadFile(file)
		if err != nil && !*updateJSONL {
			t.Fatal(err)
		}
		was, is := jsonValues(t, string(old)), jsonValues(t, now)
		if len(was) > len(is) {
			t.Errorf("%s: %d values are %d now", file, len(was), len(is))
			continue
		}
		for i := range was {
			if missing := lacks(is[i], was[i], ""); missing != "" {
				t.Errorf("%s, value %d: %s", file, i+1, missing)
			}
		}
		if *updateJSONL && !t.Failed() {
			if err := os.WriteFile(file, []byte(now), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	old, err := os.ReadFile(name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range jsonlObjects {
		for _, f := range o.fields {
			if !strings.Contains(string(old), `"`+f.name+`":`) {
				t.Errorf("the document has no %s", f.name)
			}
		}
	}
	for line := range strings.Lines(string(old)) {
		var r records.Reference
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Errorf("an older document is not read any more: %v", err)
		}
	}
}

// jsonValues are the values that follow each other in a text.
func jsonValues(t *testing.T, text string) []any {
	t.Helper()
	var list []any
	for d := json.NewDecoder(strings.NewReader(text)); ; {
		var v any
		switch err := d.Decode(&v); err {
		case nil:
			list = append(list, v)
		case io.EOF:
			return list
		default:
			t.Fatal(err)
		}
	}
}

// lacks says what of a value that was is not in the one that is, "" for nothing.
// A description may change, and of the words for people in it nobody relies.
func lacks(is, was any, at string) string {
	switch was := was.(type) {
	case map[string]any:
		object, ok := is.(map[string]any)
		if !ok {
			return at + " is no object any more"
		}
		for _, name := range slices.Sorted(maps.Keys(was)) {
			if text, ok := was[name].(string); ok && name == "description" && text != "" && at != "" {
				continue
			}
			if missing := lacks(object[name], was[name], at+"/"+name); missing != "" {
				return missing
			}
		}
	case []any:
		list, _ := is.([]any)
		if len(list) < len(was) {
			return at + " is shorter"
		}
		for i := range was {
			if missing := lacks(list[i], was[i], fmt.Sprintf("%s/%d", at, i)); missing != "" {
				return missing
			}
		}
	default:
		if !reflect.DeepEqual(is, was) {
			return fmt.Sprintf("%s was %v and is %v", at, was, is)
		}
	}
	return ""
}
