package formats

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// typeFields are the fields that hold the type of an entry.
var typeFields = map[string]string{"bibtex": entryTypeField, "biblatex": entryTypeField, "csl-json": "type", "csl-yaml": "type", "hayagriva": "type", "wikipedia": "template", "mods": "genre", "endnote-xml": "ref-type/name", "ics": "BEGIN", "schema-org": "@type", "ris": "TY"}

// TestMappingTypes demands a row for every kind of record, and that an entry of
// that kind has that type: what is written is asked, not the table.
func TestMappingTypes(t *testing.T) {
	refs := kindReferences()
	for _, f := range List() {
		if typeFields[f.Name] == "" {
			if f.Types != nil {
				t.Errorf("%s has types, and no field for them is known here", f.Name)
			}
			continue
		}
		rows, types := 0, f.Types()
		for _, r := range refs {
			i := slices.IndexFunc(types, func(row TypeRow) bool { return row.Type == r.Type && row.Kind == r.Kind && !row.Printed })
			if i < 0 {
				t.Errorf("%s: there is no row for %s %s", f.Name, r.Type, r.Kind)
				continue
			}
			rows++
			checkRow(t, f, types[i], r)
		}
		for _, row := range types {
			if row.Printed {
				rows++
				r := specimen(records.TypeSpeech, "paper")
				r.PublishedIn = specimen(records.TypeSource, row.Kind)
				r.PublishedIn.Author = records.AgentList{} // else biblatex has a type more
				checkRow(t, f, row, r)
			}
		}
		if rows != len(types) {
			t.Errorf("%s: %d of %d rows are for a kind that there is", f.Name, rows, len(types))
		}
	}
}

// checkRow compares the type in the table, or that which it is otherwise, with
// what is written.
func checkRow(t *testing.T, f Format, row TypeRow, r *records.Reference) {
	t.Helper()
	typ := typeWritten(t, f, nil, r)
	for _, m := range withOption.FindAllStringSubmatch(row.Unless, -1) {
		if got := typeWritten(t, f, map[string]string{m[2]: m[3]}, r); got != m[1] {
			t.Errorf("%s: with -O %s=%s, %s %s is written as %s; the table says %s", f.Name, m[2], m[3], row.Type, row.Kind, got, m[1])
		}
	}
	if typ != row.Entry && !strings.HasPrefix(row.Unless, typ+" ") {
		t.Errorf("%s: %s %s is written as %s; the table says %s, else %q", f.Name, row.Type, row.Kind, typ, row.Entry, row.Unless)
	}
	if typ != row.Entry && row.Unless == "" {
		t.Errorf("%s: %s %s is not always %s", f.Name, row.Type, row.Kind, row.Entry)
	}
}

// withOption is a type that is written with an option.
var withOption = regexp.MustCompile(`(\S+) with -O ([a-z0-9-]+)=([A-Za-z0-9-]+)`)

func typeWritten(t *testing.T, f Format, options map[string]string, r *records.Reference) string {
	t.Helper()
	for _, field := range written(t, f, options, r) {
		if field.Name == typeFields[f.Name] {
			return field.Value
		}
	}
	return ""
}

func written(t *testing.T, f Format, options map[string]string, r *records.Reference) []Field {
	t.Helper()
	v, err := f.Values(options)
	if err != nil {
		t.Fatal(err)
	}
	x := &experiment{format: f, values: v, reference: r}
	e, err := x.write()
	if err != nil {
		t.Fatalf("%s: %v", r.Key, err)
	}
	var fields []Field
	for _, field := range e {
		fields = append(fields, field.Field)
	}
	return fields
}

// TestMappingFields demands a row for every field that is written, with the
// type of the entry among those that have it, and that each row's field is
// written for some reference.
func TestMappingFields(t *testing.T) {
	for _, f := range List() {
		used, rows := map[string]bool{}, f.Fields()
		for _, r := range slices.Concat(references(), kindReferences(), specimens()) {
			if len(r.Override) > 0 {
				continue
			}
			fields, typ := written(t, f, nil, r), typeWritten(t, f, nil, r)
			for _, field := range fields {
				i := slices.IndexFunc(rows, func(row FieldRow) bool { return row.Name == field.Name })
				if i < 0 {
					t.Errorf("%s: %s has the field %s, of which no row is", f.Name, r.Key, field.Name)
					continue
				}
				used[field.Name] = true
				if types := strings.Fields(rows[i].Types); len(types) > 0 && !slices.Contains(types, typ) {
					t.Errorf("%s: %s, which is %s, has the field %s of %s", f.Name, r.Key, typ, field.Name, rows[i].Types)
				}
			}
		}
		optional := map[string]string{ // by an option, an override or --lang
			"biblatex": "related relatedstring label editora editoratype mainsubtitle booktitleaddon usera origtitle+an:language", "csl-json": "organizer references custom.title", "csl-yaml": "organizer references custom.title", "hayagriva": "parent.volume-total", "wikipedia": "archive-url archive-date", "endnote-xml": "contributors/subsidiary-authors/author", "ris": "A4 BT ED TT Y1", "jsonl": "override"}
		for _, row := range rows {
			if !used[row.Name] && !slices.Contains(strings.Fields(optional[f.Name]), row.Name) {
				t.Errorf("%s: no reference has the field %s", f.Name, row.Name)
			}
		}
	}
}

// TestMapping reads the reference of each format: it has every type and field,
// and each option with its default.
func TestMapping(t *testing.T) {
	for _, f := range List() {
		text, err := Mapping(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rowsOf(f.Types) {
			if !strings.Contains(text, "\n  "+row.Kind+" ") {
				t.Errorf("%s: the kind %s is not there", f.Name, row.Kind)
			}
		}
		for _, row := range f.Fields() {
			if !strings.Contains(text, "\n  "+row.Name) {
				t.Errorf("%s: the field %s is not there", f.Name, row.Name)
			}
		}
		for _, o := range f.Options {
			if !strings.Contains(text, fmt.Sprintf("-O %s=", o.Name)) || !strings.Contains(text, "(default: "+o.Default) {
				t.Errorf("%s: the option %s is not there", f.Name, o.Name)
			}
		}
		if f.About == "" || !strings.Contains(text, f.About) {
			t.Errorf("%s: it says nothing of the programs that read it", f.Name)
		}
		for line := range strings.Lines(text) {
			if strings.Contains(line, "\t") {
				t.Errorf("%s: a tab in %q", f.Name, line)
			}
		}
	}
}

// TestCarries holds a few facts of which it is known where they go.
func TestCarries(t *testing.T) {
	tests := []struct {
		format, fact string
		state        State
		fields       string // among those that have it
	}{
		{"ris", "chair", Written, "N1"},
		{"ris", "author", Written, "AU"},
		{"ris", "author.orcid", Lost, ""},
		{"csl-json", "time", KeptAsData, "custom.time"},
		{"csl-json", "events.title", Written, "event"},
		{"biblatex", "events.title", Written, "eventtitle"},
		{"biblatex", "published-in.title", Written, "booktitle"},
		{"bibtex", "published-in.title", Written, "booktitle"},
		{"bibtex", "language", Lost, ""},
	}
	known := map[string][]Carried{}
	for _, tt := range tests {
		f, err := Lookup(tt.format)
		if err != nil {
			t.Fatal(err)
		}
		v, err := f.Values(nil)
		if err != nil {
			t.Fatal(err)
		}
		if known[f.Name] == nil {
			known[f.Name] = Carries(f, v)
		}
		carried := known[f.Name]
		i := slices.IndexFunc(carried, func(c Carried) bool { return c.Fact == tt.fact })
		if i < 0 {
			t.Errorf("%s: nothing is said of %s", tt.format, tt.fact)
			continue
		}
		if c := carried[i]; c.State != tt.state || tt.fields != "" && !slices.Contains(c.Fields, tt.fields) {
			t.Errorf("%s: %s is %s %v, want %s %s", tt.format, tt.fact, c.State, c.Fields, tt.state, tt.fields)
		}
	}
}
