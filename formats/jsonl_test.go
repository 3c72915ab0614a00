package formats

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
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

// TestJSONLDocumented demands that the comment on the format names every field,
// and none that there is not.
func TestJSONLDocumented(t *testing.T) {
	src, err := os.ReadFile("jsonl.go")
	if err != nil {
		t.Fatal(err)
	}
	_, doc, _ := strings.Cut(string(src), "The fields, in their order:")
	doc, _, _ = strings.Cut(doc, "var jsonlFormat")
	fields := map[string]bool{}
	var collect func(reflect.Type)
	collect = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			return
		}
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" || name == "" || fields[typ.Name()+"."+name] {
				continue
			}
			fields[typ.Name()+"."+name] = true
			if !regexp.MustCompile(`[\s(]` + name + `[\s,.):]`).MatchString(doc) {
				t.Errorf("%s of %s is not documented", name, typ.Name())
			}
			collect(f.Type)
		}
	}
	collect(reflect.TypeFor[records.Reference]())
	if len(fields) < 60 {
		t.Errorf("only %d fields found", len(fields))
	}
}
