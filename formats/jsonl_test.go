package formats

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// TestJSONLRoundTrip reads each line back into a reference: it is the same, but
// for the place of its record.
func TestJSONLRoundTrip(t *testing.T) {
	list := append(references(), kindReferences()...)
	lines := strings.Split(strings.TrimSuffix(encode(t, jsonlFormat, list), "\n"), "\n")
	if len(lines) != len(list) {
		t.Fatalf("%d lines of %d references", len(lines), len(list))
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, `{"schema":1,"key":`) {
			t.Errorf("the line begins %.40s", line)
		}
		var got records.Reference
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		want := *list[i]
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-written +read):\n%s", want.Key, d)
		}
	}
}

// TestJSONLPlain holds that texts stand as they are.
func TestJSONLPlain(t *testing.T) {
	r := reference(t, "sermon", func(r *records.Reference) { r.Title = "R&D <b> „Ö“ 习" })
	if got := encode(t, jsonlFormat, []*records.Reference{r}); !strings.Contains(got, `"title":"R&D <b> „Ö“ 习"`) || strings.Count(got, "\n") != 1 {
		t.Error(got)
	}
}

// TestJSONLDocumented demands that the tables of the objects name every field,
// and none that there is not, and that every line keeps the schema.
func TestJSONLDocumented(t *testing.T) {
	types := map[reflect.Type]bool{}
	for _, o := range jsonlObjects {
		types[o.typ] = true
	}
	for _, o := range jsonlObjects {
		var names, want []string
		for _, f := range o.fields {
			names = append(names, f.name)
			if f.help == "" || strings.HasSuffix(f.help, ".") {
				t.Errorf("%s.%s: %q is no help", o.name, f.name, f.help)
			}
		}
		if o.name == "reference" {
			want = append(want, "schema")
		}
		for f := range o.typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			want = append(want, name)
			typ := f.Type
			for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
				typ = typ.Elem()
			}
			if typ.Kind() == reflect.Struct && !types[typ] && !typ.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
				t.Errorf("%s.%s is a %v, which has no table", o.name, name, typ)
			}
		}
		if d := cmp.Diff(want, names); d != "" {
			t.Errorf("%s (-fields +documented):\n%s", o.name, d)
		}
	}
}
