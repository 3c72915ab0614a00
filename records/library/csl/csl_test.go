package csl

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestRead reads what other programs write differently from quoth, and what only
// looks like markup, the end of a list or a date.
func TestRead(t *testing.T) {
	for _, test := range []struct{ name, text, title, speakers, date, left string }{
		{"markup", `{"title":"On <i>Vec<T></i> &amp; a<b>c"}`, "On Vec<T> & a<b>c", "", "", ""},
		{"an entity of quoth's own", `{"title":"On <i>x</i> &amp; <u>y</u>","custom":{"kind":"speech"}}`, "On x &amp; <u>y</u>", "", "", ""},
		{"the end of a list, as pandoc has it", `{"title":"x","author":[{"family":"Ek","given":"Ann"},{"literal":"others"}]}`, "x", "Ann Ek, et al.", "", ""},
		{"one who is called so", `{"title":"x","author":[{"literal":"others"}]}`, "x", "others", "", ""},
		{"one of quoth's own who is called so", `{"title":"x","author":[{"family":"Ek","given":"Ann"},{"literal":"others"}],"custom":{"kind":"speech"}}`, "x", "Ann Ek, others", "", ""},
		{"a date in texts", `{"title":"x","issued":{"date-parts":[["2017","12",4]]}}`, "x", "", "2017-12-04", ""},
		{"parts that are empty", `{"title":"x","issued":{"date-parts":[["2017","",""]]}}`, "x", "", "2017", ""},
		{"a month that there is not", `{"title":"x","issued":{"date-parts":[[2017,14]]}}`, "x", "", "", "issued: [[2017,14]]"},
		{"a season", `{"title":"x","issued":{"date-parts":[[2017]],"season":2}}`, "x", "", "2017-22", ""},
		{"a season that there is not", `{"title":"x","issued":{"date-parts":[[2017]],"season":"monsoon"}}`, "x", "", "", "issued: [[2017]] monsoon"},
		{"a role that there is not", `{"title":"x","script-writer":[{"family":"Moe","given":"Ida"}]}`, "x", "", "", "script-writer: Ida Moe"},
	} {
		var told []string
		text := `[{"id":"a","type":"speech",` + strings.TrimPrefix(test.text, "{") + `]`
		items := Read([]byte(text), "f", func(d records.Diagnostic) { told = append(told, d.Error()) })
		if len(items) != 1 || told != nil {
			t.Errorf("%s: %d items, %q is told", test.name, len(items), told)
			continue
		}
		it := items[0]
		var names, left []string
		for _, a := range it.Names["speakers"].List {
			names = append(names, a.Name.Natural())
		}
		if it.Names["speakers"].EtAl {
			names = append(names, "et al.")
		}
		for _, f := range it.Rest {
			left = append(left, f.Name+": "+f.Value)
		}
		got := []string{it.Fields["title"], strings.Join(names, ", "), it.Fields["date"], strings.Join(left, "; ")}
		for i, want := range []string{test.title, test.speakers, test.date, test.left} {
			if got[i] != want {
				t.Errorf("%s: %q, want %q", test.name, got[i], want)
			}
		}
	}
}

// TestReadOthers tells of JSON that is something else.
func TestReadOthers(t *testing.T) {
	for text, want := range map[string]string{
		`{"rooms":{"a":1}}`:                      "f:1:1: this is no item of CSL-JSON: it has no type, no title and no id",
		`{"id":"a","type":"book","title":"one"}`: "",
		`[{"id":"a","type":"book"`:               "f:1:2: this item is not closed, or nested too deeply",
	} {
		var told []string
		Read([]byte(text), "f", func(d records.Diagnostic) { told = append(told, d.Error()) })
		if got := strings.Join(told, "\n"); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
