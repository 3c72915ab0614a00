package formats

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// encode writes references in a format; options are "name=value".
func encode(t testing.TB, f Format, list []*records.Reference, options ...string) string {
	t.Helper()
	given := map[string]string{}
	for _, o := range options {
		name, value, _ := strings.Cut(o, "=")
		given[name] = value
	}
	values, err := f.Values(given)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e, err := f.New(&b, values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if err := e.Encode(r); err != nil {
			t.Fatalf("%s: %v", r.Key, err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// reference is the test reference with that key, a new one at each call.
func reference(t testing.TB, key string, change ...func(*records.Reference)) *records.Reference {
	t.Helper()
	list := append(references(), kindReferences()...)
	i := slices.IndexFunc(list, func(r *records.Reference) bool { return r.Key == key })
	if i < 0 {
		t.Fatalf("no test reference %q", key)
	}
	for _, f := range change {
		f(list[i])
	}
	return list[i]
}

// allOptions calls f with the defaults of a format, and with each value of each
// of its options.
func allOptions(f Format, do func(options ...string)) {
	do()
	for _, o := range f.Options {
		for _, v := range o.Values {
			do(o.Name + "=" + v)
		}
	}
}

func cslObjectOf(t testing.TB, r *records.Reference, options ...string) map[string]json.RawMessage {
	t.Helper()
	var items []map[string]json.RawMessage
	if err := json.Unmarshal([]byte(encode(t, cslFormat, []*records.Reference{r}, options...)), &items); err != nil {
		t.Fatal(err)
	}
	return items[0]
}
