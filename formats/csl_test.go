package formats

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/quoth-cite/quoth/records"
)

// TestTypeTables demands one row for each kind of record, in the order of the
// records' own table, in each table of types.
func TestTypeTables(t *testing.T) {
	for _, typ := range []records.Type{records.TypeEvent, records.TypeSpeech, records.TypeSource} {
		var csl, ris []string
		for _, row := range cslTypes[typ] {
			csl = append(csl, row.kind)
			for _, name := range []string{row.located, row.bare} {
				if name != "" && !slices.Contains(cslItemTypes, name) {
					t.Errorf("%s %s: csl-json has no type %q", typ, row.kind, name)
				}
			}
		}
		for _, row := range risTypes[typ] {
			ris = append(ris, row.kind)
			if row.located == "GEN" || row.located == "UNPB" || row.bare == "GEN" || row.bare == "UNPB" {
				t.Errorf("%s %s: Zotero makes a journal article of it", typ, row.kind)
			}
		}
		want := records.Kinds(typ)
		if d := cmp.Diff(want, csl); d != "" {
			t.Errorf("csl-json, %s (-kinds +rows):\n%s", typ, d)
		}
		if d := cmp.Diff(want, ris); d != "" {
			t.Errorf("ris, %s (-kinds +rows):\n%s", typ, d)
		}
	}
}

const cslSchemaFile = "../testdata/consumers/csl-json.schema.json"

// TestCSLVariables holds the list of variables against the data model: each is
// in it, and none but those.
func TestCSLVariables(t *testing.T) {
	text, err := os.ReadFile(cslSchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Items struct {
			Properties        map[string]any `json:"properties"`
			PatternProperties map[string]any `json:"patternProperties"`
		} `json:"items"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for name := range schema.Items.Properties {
		want[name] = true
	}
	for pattern := range schema.Items.PatternProperties {
		for name := range strings.SplitSeq(strings.Trim(pattern, "^$()"), "|") {
			want[name] = true
		}
	}
	got := map[string]bool{}
	for _, v := range cslVariables {
		if got[v.name] {
			t.Errorf("%s stands twice", v.name)
		}
		got[v.name] = true
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("variables (-data model +list):\n%s", d)
	}
}

// TestCSLValid holds what every option makes of every test reference against
// the data model.
func TestCSLValid(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(cslSchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	list := append(references(), kindReferences()...)
	allOptions(cslFormat, func(options ...string) {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(encode(t, cslFormat, list, options...)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%v: %v", options, err)
		}
	})
}

// TestCSLKinds shows the type of each kind of record.
func TestCSLKinds(t *testing.T) {
	for _, r := range kindReferences() {
		if r.Kind == "testimony" {
			r.Title = ""
		}
		if r.Kind == "hearing" {
			r.Own.Committee = "Committee on Speech"
		}
		item := cslObjectOf(t, r)
		i := slices.IndexFunc(cslTypes[r.Type], func(row cslType) bool { return row.kind == r.Kind })
		if want := `"` + cslTypes[r.Type][i].located + `"`; string(item["type"]) != want {
			t.Errorf("%s: type %s, want %s", r.Key, item["type"], want)
		}
		// trap 1, 2: half of the styles read the one, half the other
		if len(r.Events) > 0 && !bytes.Equal(item["event"], item["event-title"]) {
			t.Errorf("%s: event %s, event-title %s", r.Key, item["event"], item["event-title"])
		}
		// trap 3, 4
		if r.Type != records.TypeSource && (item["issued"] == nil || item["event-date"] == nil) && r.Kind != "letter" {
			t.Errorf("%s: issued %s, event-date %s", r.Key, item["issued"], item["event-date"])
		}
		// trap 6, 7: a role that a type lacks in Zotero is one more author there
		for _, v := range cslVariables {
			if v.is == cslNames && v.name != "author" && item[v.name] != nil && !slices.Contains(cslRoles[strings.Trim(string(item["type"]), `"`)], v.name) {
				t.Errorf("%s: %s on %s", r.Key, v.name, item["type"])
			}
		}
	}
}

// TestCSLLayout shows a document: one variable a line, in the order of the
// table, UTF-8 as it is.
func TestCSLLayout(t *testing.T) {
	r := reference(t, "cicero", func(r *records.Reference) { r.Title = `Ä "x" <i> & \ ` + "\u2028z" })
	want := `[
  {
    "id": "cicero",
    "citation-key": "cicero",
    "type": "speech",
    "title": "Ä \"x\" <` + "\u2060" + `i> & \\ z",
    "author": [{"literal":"Cicero"}],
    "genre": "Speech",
    "issued": {"date-parts":[[-44]]},
    "event-date": {"date-parts":[[-44]]}
  }
]
`
	if d := cmp.Diff(want, encode(t, cslFormat, []*records.Reference{r}, "custom=false")); d != "" {
		t.Error(d)
	}
}

// TestCSLNote shows what the note says, and that no line of a note is taken for
// a variable (trap 19), but those that are meant to be.
func TestCSLNote(t *testing.T) {
	for _, test := range []struct{ key, options, want string }{
		{"mcconnell-2017", "", ""},
		{"wang-2017", "", "Wuhan University Hosts"},
		{"timed", "note=full", "10:30"},
		{"timed", "custom=false", "10:30"},
		{"timed", "", ""},
		{"zuckerberg-2018", "", "Line one.\n\u2060Line two: 100% $5 to $10."},
		{"zuckerberg-2018", "note=none", ""},
		{"zuckerberg-2018", "note=zotero", "event-date: 2018-04-10\nevent-place: Washington, DC, United States\ngenre: Testimony\n" +
			"author: Zuckerberg || Mark\n\nLine one.\n\u2060Line two: 100% $5 to $10."},
		{"huang-2017-rules", "note=zotero", "event: 4th World Internet Conference\nevent-date: 2017-12-03/2017-12-05\nmedium: Video\npublisher: Example Channel\n\n"},
		{"Awkward_2020", "", "\u2060type: hearing\nER -\n@misc{x,\nTY -\nnew\nline - here"},
	} {
		var note string
		if raw := cslObjectOf(t, reference(t, test.key), strings.Fields(test.options)...)["note"]; raw != nil {
			if err := json.Unmarshal(raw, &note); err != nil {
				t.Fatal(err)
			}
		}
		if !strings.Contains(note, test.want) || test.want == "" && note != "" {
			t.Errorf("%s %s: note %q, want %q", test.key, test.options, note, test.want)
		}
	}
}

func TestFreeText(t *testing.T) {
	for in, want := range map[string]string{
		"type: hearing":            "\u2060type: hearing",
		"-: a dash":                "\u2060-: a dash",
		"_x: y":                    "\u2060_x: y",
		"Plain words\nsource: x":   "Plain words\n\u2060source: x",
		"Event Place: x":           "\u2060Event Place: x",
		"say {:type: book} inline": "say {\u2060:type: book} inline",
		"At 10:30, in room 5":      "At 10:30, in room 5",
		"https://example.org":      "\u2060https://example.org",
		"“Quoted”: x":              "“Quoted”: x",
	} {
		if got := freeText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCSLOverride(t *testing.T) {
	set := func(fields map[string]string) func(*records.Reference) {
		return func(r *records.Reference) { r.Override = map[string]map[string]string{"csl-json": fields} }
	}
	item := cslObjectOf(t, reference(t, "huang-2017-rules", set(map[string]string{
		"genre": "Toast <i>x</i>", "medium": "", "submitted": "2017-11", "director": "Capra, Frank; de Sica, Vittorio; ACME", "type": "interview",
		"references": "See\n  there", "note": "type: x", "volume": "7",
	})))
	for name, want := range map[string]string{
		"genre": `"Toast <` + "\u2060i>x<\u2060" + `/i>"`, "medium": "", "submitted": `{"date-parts":[[2017,11]]}`, "type": `"interview"`,
		"director":   `[{"family":"Capra","given":"Frank"},{"family":"de Sica","given":"Vittorio"},{"literal":"ACME"}]`,
		"references": `"See there"`, "note": `"` + "\u2060" + `type: x"`, "volume": `"7"`,
	} {
		if got := string(item[name]); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	values, err := cslFormat.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, fields := range []map[string]string{
		{"entrysubtype": "x"}, {"id": "y"}, {"custom": "{}"}, {"type": "talk"}, {"type": ""}, {"issued": "yesterday"}, {"author": ", John"},
	} {
		var b bytes.Buffer
		if err := writeCSL(&b, reference(t, "huang-2017-rules", set(fields)), values); err == nil || !strings.HasPrefix(err.Error(), "override.csl-json.") {
			t.Errorf("%v: the error is %v", fields, err)
		}
	}
}
