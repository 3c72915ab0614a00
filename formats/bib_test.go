package formats

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

var bibFormats = []struct {
	Format
	bib *bibFormat
}{{bibtexFormat, classic}, {biblatexFormat, biblatex}}

// encodeBib writes references in a format with the given options.
func encodeBib(t testing.TB, f Format, options map[string]string, list ...*records.Reference) string {
	t.Helper()
	values, err := f.Values(options)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	enc, err := f.New(&buf, values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if err := enc.Encode(r); err != nil {
			t.Fatalf("%s: %v", r.Key, err)
		}
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// bibRead takes an entry that we wrote apart: a field a line.
func bibRead(t testing.TB, text string) (entry string, fields map[string]string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	entry, _, _ = strings.Cut(strings.TrimPrefix(lines[0], "@"), "{")
	if lines[len(lines)-1] != "}" || !strings.HasPrefix(lines[0], "@") {
		t.Fatalf("no entry: %q", text)
	}
	fields = map[string]string{}
	for _, line := range lines[1 : len(lines)-1] {
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "  "), " = ")
		value, comma := strings.CutSuffix(value, ",")
		if _, twice := fields[name]; !ok || !comma || twice || !bibFieldName().MatchString(name) {
			t.Fatalf("no field, or one that was there: %q in %q", line, text)
		}
		if inner, ok := strings.CutPrefix(value, "{"); ok {
			value = strings.TrimSuffix(inner, "}")
		}
		if !bracesPair(value) {
			t.Fatalf("the braces do not pair: %q", line)
		}
		fields[name] = value
	}
	return entry, fields
}

func testReference(t *testing.T, key string) *records.Reference {
	t.Helper()
	for _, r := range references() {
		if r.Key == key {
			return r
		}
	}
	t.Fatalf("no test reference %s", key)
	return nil
}

// TestBibTables demands a row for every kind, an entry type for every row, and
// fields that there are.
func TestBibTables(t *testing.T) {
	for _, f := range bibFormats {
		var names []string
		for _, field := range f.bib.fields {
			if slices.Contains(names, field.name) {
				t.Errorf("%s: field %s stands in the table twice", f.Name, field.name)
			}
			names = append(names, field.name)
		}
		exists := func(name string) bool {
			return slices.ContainsFunc(f.bib.entries, func(e bibEntry) bool { return e.name == name })
		}
		for _, typ := range []records.Type{records.TypeEvent, records.TypeSpeech, records.TypeSource} {
			var kinds []string
			for _, k := range f.bib.kinds[typ] {
				kinds = append(kinds, k.kind)
				if !exists(k.entry) || k.special != "" && !exists(k.special) {
					t.Errorf("%s: %s %s has no entry type", f.Name, typ, k.kind)
				}
			}
			if d := cmp.Diff(records.Kinds(typ), kinds); d != "" {
				t.Errorf("%s: kinds of %s (-records +table):\n%s", f.Name, typ, d)
			}
		}
		for kind, entry := range f.bib.printed {
			if !exists(entry) || !slices.Contains(records.Kinds(records.TypeSource), kind) {
				t.Errorf("%s: printed in %s is %s", f.Name, kind, entry)
			}
		}
		for _, e := range f.bib.entries {
			for name := range strings.FieldsSeq(e.fields) {
				if !slices.Contains(names, name) {
					t.Errorf("%s: @%s has the unknown field %s", f.Name, e.name, name)
				}
			}
			if e.otherwise != "" && (!exists(e.otherwise) || e.needs == "") {
				t.Errorf("%s: @%s otherwise %q", f.Name, e.name, e.otherwise)
			}
		}
	}
}

// TestBibTypes says what each kind of record becomes.
func TestBibTypes(t *testing.T) {
	tests := []struct{ key, bibtex, biblatex string }{
		{"huang-2017-rules", "misc", "unpublished"},
		{"xi-2017-letter", "misc", "misc"},
		{"zuckerberg-2018", "misc", "misc"},
		{"panel-2018", "misc", "unpublished"},
		{"undated", "misc", "misc"}, // @unpublished must have an author
		{"wic-2017", "misc", "misc"},
		{"walsh-2019", "inproceedings", "inproceedings"},
		{"lincoln-1863", "incollection", "incollection"},
		{"whu-news-2017", "article", "article"},
		{"readout-2017", "misc", "online"},
		{"robinson-2006", "misc", "misc"},
		{"cas-proceedings", "proceedings", "proceedings"},
		{"book-1950", "book", "book"},
		{"lewis-report", "techreport", "report"},
		{"ouyang-thesis", "phdthesis", "thesis"},
		{"asil-journal", "article", "article"},
		{"un-archive", "misc", "misc"},
	}
	for _, tt := range tests {
		r := testReference(t, tt.key)
		if got, _ := bibRead(t, encodeBib(t, bibtexFormat, nil, r)); got != tt.bibtex {
			t.Errorf("%s is @%s in bibtex, want @%s", tt.key, got, tt.bibtex)
		}
		if got, _ := bibRead(t, encodeBib(t, biblatexFormat, nil, r)); got != tt.biblatex {
			t.Errorf("%s is @%s in biblatex, want @%s", tt.key, got, tt.biblatex)
		}
	}
	for key, want := range map[string]string{"xi-2017-letter": "letter", "robinson-2006": "video", "bbc-reith-1948": "audio", "zuckerberg-2018": "misc"} {
		if got, _ := bibRead(t, encodeBib(t, biblatexFormat, map[string]string{"types": "special"}, testReference(t, key))); got != want {
			t.Errorf("%s is @%s with special types, want @%s", key, got, want)
		}
	}
}

// TestBibFallback takes away what an entry type must have.
func TestBibFallback(t *testing.T) {
	tests := []struct {
		name, key        string
		change           func(*records.Reference)
		bibtex, biblatex string
	}{
		{"book without author", "book-1950", func(r *records.Reference) { r.Author, r.Editor = r.Editor, r.Author }, "book", "collection"},
		{"book by nobody", "book-1950", func(r *records.Reference) { r.Author = records.AgentList{} }, "misc", "misc"},
		{"web page without address", "readout-2017", func(r *records.Reference) { r.URL = "" }, "misc", "misc"},
		{"news on the web in no newspaper", "nyt-2017", func(r *records.Reference) { r.Container = "" }, "misc", "online"},
		{"report of nobody", "lewis-report", func(r *records.Reference) { r.Publisher = "" }, "misc", "misc"},
		{"book without publisher", "lincoln-1863", func(r *records.Reference) { r.PublishedIn.Publisher = "" }, "inproceedings", "incollection"},
		{"book without editor", "lincoln-1863", func(r *records.Reference) { r.PublishedIn.Editor = records.AgentList{} }, "incollection", "inbook"},
		{"in a web page", "lincoln-1863", func(r *records.Reference) { r.PublishedIn.Kind = "webpage" }, "misc", "unpublished"},
		{"proceedings with an author", "cas-proceedings", func(r *records.Reference) { r.Author = r.Editor }, "book", "book"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := testReference(t, tt.key)
			tt.change(r)
			if got, _ := bibRead(t, encodeBib(t, bibtexFormat, nil, r)); got != tt.bibtex {
				t.Errorf("bibtex: @%s, want @%s", got, tt.bibtex)
			}
			if got, _ := bibRead(t, encodeBib(t, biblatexFormat, nil, r)); got != tt.biblatex {
				t.Errorf("biblatex: @%s, want @%s", got, tt.biblatex)
			}
		})
	}
}

// TestBibUnchanged demands that writing changes no reference.
func TestBibUnchanged(t *testing.T) {
	list := append(references(), kindReferences()...)
	for _, f := range bibFormats {
		encodeBib(t, f.Format, nil, list...)
	}
	if want := append(references(), kindReferences()...); !reflect.DeepEqual(list, want) {
		t.Error("a reference has changed")
	}
}

func TestBibOverride(t *testing.T) {
	r := testReference(t, "huang-2017-rules")
	fields := map[string]string{
		"entrytype": "presentation", "title": "100% {New", "venue": "", "author": "de Beauvoir, Simone; UN & Co; et al.", "date": "2018-01",
		"keywords": "a, b", "userb": "x_y", "url": "https://x.org/a b", "organization": "A and B; C",
	}
	r.Override = map[string]map[string]string{"biblatex": fields}
	entry, got := bibRead(t, encodeBib(t, biblatexFormat, nil, r))
	want := map[string]string{
		"title": `100\% ({New}`, "author": `de Beauvoir, Simone and {UN \& Co} and others`, "date": "2018-01", "keywords": "a, b",
		"userb": `x\_y`, "url": "https://x.org/a%20b", "organization": "{A and B} and {C}", "venue": "",
	}
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s = %s, want %s", name, got[name], value)
		}
	}
	if entry != "presentation" {
		t.Errorf("entry type %s", entry)
	}
	_, plain := bibRead(t, encodeBib(t, bibtexFormat, nil, r))
	if plain["userb"] != "" || strings.Contains(plain["title"], "New") {
		t.Error("an override for biblatex is in bibtex")
	}
	r.Override = map[string]map[string]string{"bibtex": {"month": "MAR", "year": "in press", "howpublished": ""}}
	_, plain = bibRead(t, encodeBib(t, bibtexFormat, nil, r))
	if _, has := plain["howpublished"]; plain["month"] != "mar" || plain["year"] != "in press" || has {
		t.Errorf("month %q, year %q, howpublished %q", plain["month"], plain["year"], plain["howpublished"])
	}
	for _, bad := range []map[string]string{{"a b": "x"}, {"no{": "x"}, {"date": "yesterday"}, {"entrytype": "a{b"}, {"entrytype": "comment"}, {"entrytype": "string"}, {"entrytype": "preamble"}, {"author": "A, B, C, D"}, {"": "x"}} {
		r.Override = map[string]map[string]string{"biblatex": bad}
		values, _ := biblatexFormat.Values(nil)
		var buf bytes.Buffer
		enc, _ := biblatexFormat.New(&buf, values)
		if err := enc.Encode(r); err == nil || !strings.Contains(err.Error(), "override.biblatex.") || buf.Len() > 0 {
			t.Errorf("override %v: error %v, written %q", bad, err, buf.String())
		}
	}
}

func TestBibKeys(t *testing.T) {
	for _, f := range bibFormats {
		values, _ := f.Values(nil)
		for key, good := range map[string]bool{
			"a-b_C.1:2/3+4": true, "习近平2017": true, "Путин": true, "": false, "a b": false, "a,b": false, "a{b": false, "a%b": false, "a#b": false,
			"a\\b": false, "a=b": false, "a\tb": false, "a\x00b": false, "o'neil": false, "a~b": false, "a\u2028b": false,
		} {
			var buf bytes.Buffer
			enc, _ := f.New(&buf, values)
			err := enc.Encode(&records.Reference{Key: key, Type: records.TypeSource, Kind: "other", Title: "T", Genre: "G"})
			if (err == nil) != good || !good && buf.Len() > 0 {
				t.Errorf("%s, key %q: error %v, written %q", f.Name, key, err, buf.String())
			}
		}
	}
}
