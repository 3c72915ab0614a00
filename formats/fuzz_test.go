package formats

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// filled is a test reference with s in every text that a record can set.
func filled(t testing.TB, key, s string) *records.Reference {
	r := reference(t, key)
	id, kind, source := r.Key, r.Kind, ""
	if r.PublishedIn != nil {
		source = r.PublishedIn.Kind
	}
	fill(reflect.ValueOf(r).Elem(), s)
	r.Key, r.Kind, r.Override = id, kind, nil
	if r.PublishedIn != nil {
		r.PublishedIn.Kind = source
	}
	return r
}

func fill(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(s)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), s)
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[records.Position](), reflect.TypeFor[records.Date](), reflect.TypeFor[records.Time]():
			return
		}
		if v.Type() == reflect.TypeFor[records.Name]() && v.FieldByName("Literal").String() == "" {
			v.FieldByName("Family").SetString(s)
			v.FieldByName("Given").SetString(s)
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), s)
		}
	}
}

// fuzzed are references of each shape that a format has.
var fuzzed = []string{"huang-2017-rules", "wang-2017", "xi-2017-letter", "wic-2017", "zuckerberg-2018", "walsh-2019", "robinson-2006", "nyt-2017", "nixon-kennedy-1960", "un-archive"}

func addHostile(f *testing.F) {
	for i, s := range append([]string{"", "plain", "\xff\xfe", "],}\n{\"id\":1}", strings.Repeat("é", 90)}, hostile.Texts...) {
		f.Add(uint8(i), s)
	}
}

// visible is a text without what is not seen: controls, blanks, word joiners.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '\u2060' || unicode.IsControl(c) || unicode.IsSpace(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd"))
}

var variableInNote = regexp.MustCompile(`(?m)^(?:[\-_a-z]+|[A-Z]+):[^}\n]*$|\{:(?:[\-_a-z]+|[A-Z]+):[^}]+\}`)

// FuzzCSL writes any text in every field: the document is one valid item that
// has the text as it was, and no line of its note is a variable.
func FuzzCSL(f *testing.F) {
	schema, err := jsonschema.NewCompiler().Compile(cslSchemaFile)
	if err != nil {
		f.Fatal(err)
	}
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		out := encode(t, cslFormat, []*records.Reference{r})
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Fatal(err)
		}
		var items []struct {
			ID, Note, Abstract string
			Title, Genre       *string
			Author             []cslName
		}
		if err := json.Unmarshal([]byte(out), &items); err != nil {
			t.Fatal(err)
		}
		if len(items) != 1 || items[0].ID != r.Key {
			t.Fatalf("not one item: %s", out)
		}
		item := items[0]
		if item.Title != nil && visible(s) != "" && !strings.Contains(visible(*item.Title), visible(s)) {
			t.Errorf("title %q of %q", *item.Title, s)
		}
		if visible(item.Abstract) != visible(s) && r.Abstract != "" {
			t.Errorf("abstract %q of %q", item.Abstract, s)
		}
		if m := variableInNote.FindString(item.Note); m != "" {
			t.Errorf("%q in the note %q", m, item.Note)
		}
		for _, n := range item.Author {
			if whole := n.Family + n.Given + n.Literal; !strings.Contains(visible(whole), visible(s)) {
				t.Errorf("the name %+v of %q", n, s)
			}
		}
	})
}

// FuzzRIS writes any text in every field: a strict reader finds one entry, with
// as many names, with the tags of its type and no other.
func FuzzRIS(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		list, err := readEntries(encode(t, risFormat, []*records.Reference{r}))
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != 1 || list[0]["ID"][0] != r.Key {
			t.Fatalf("not one entry: %q", list)
		}
		e := list[0]
		for tag, values := range e {
			if tag != "TY" && tag != "ID" && !slices.ContainsFunc(risFields, func(f risField) bool {
				return f.tag == tag && (f.types == "" || slices.Contains(strings.Fields(f.types), e["TY"][0]))
			}) {
				t.Errorf("the tag %s in an entry of type %s: %q", tag, e["TY"], values)
			}
		}
		names := r.Author
		if r.Type == records.TypeEvent {
			names = union(r.Organizer, r.Host)
		}
		if risText(s) != "" && len(e["AU"]) != len(names.List) {
			t.Errorf("%d names of %d: %q", len(e["AU"]), len(names.List), e["AU"])
		}
		for _, n := range e["AU"] {
			if !strings.Contains(visible(n), visible(withoutHTML(risText(s)))) {
				t.Errorf("the name %q of %q", n, s)
			}
		}
		if risText(s) != "" && (len(e["TI"]) != 1 || !strings.Contains(visible(e["TI"][0]), visible(withoutHTML(risText(s))))) {
			t.Errorf("title %q of %q", e["TI"], s)
		}
	})
}

// FuzzJSONL writes any text in every field: a line reads back as it was.
func FuzzJSONL(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		line := encode(t, jsonlFormat, []*records.Reference{r})
		if strings.Count(line, "\n") != 1 || line[len(line)-1] != '\n' {
			t.Fatalf("not one line: %q", line)
		}
		var got records.Reference
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(*r, got); d != "" {
			t.Errorf("%q does not read back (-written +read):\n%s", s, d)
		}
	})
}

// FuzzYAML writes any text in every field of the formats in YAML: a strict reader
// finds one entry, with the texts as they were.
func FuzzYAML(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		var items struct {
			References []struct {
				ID, Abstract string
				Title        *string
			}
		}
		readYAML(t, encode(t, cslYAMLFormat, []*records.Reference{r}), &items)
		if len(items.References) != 1 || items.References[0].ID != r.Key {
			t.Fatalf("not one item: %+v", items)
		}
		item := items.References[0]
		unescaped := func(s string) string { return markdownEscape().ReplaceAllString(s, "$1") }
		plain := visible(unescaped(s)) // a text may have backslashes of its own
		if item.Title != nil && !strings.Contains(visible(unescaped(unescaped(*item.Title))), plain) && plain != "" {
			t.Errorf("title %q of %q", *item.Title, s)
		}
		var entries map[string]struct {
			Title  any
			Note   string
			Parent []map[string]any
		}
		readYAML(t, encode(t, hayagrivaFormat, []*records.Reference{r}), &entries)
		entry, ok := entries[r.Key]
		if len(entries) != 1 || !ok {
			t.Fatalf("not one entry: %+v", entries)
		}
		for _, text := range []string{fmt.Sprint(entry.Title), entry.Note} {
			if why := unformattable(text); why != "" {
				t.Errorf("Typst would not read %q: %s", text, why)
			}
		}
	})
}

func readYAML(t *testing.T, document string, v any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(document), v); err != nil {
		t.Fatalf("%v in\n%s", err, document)
	}
}

// unformattable says what keeps a text from being a formattable string of
// Hayagriva: braces that do not pair, or a dollar sign that is not escaped.
func unformattable(s string) string {
	depth, escaped := 0, false
	for _, c := range s {
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return "a brace too many"
		case c == '}':
			depth--
		case c == '$':
			return "a dollar sign"
		}
	}
	if depth > 0 {
		return "a brace is open"
	}
	return ""
}

// FuzzTable writes any text in every field of a table: a strict reader finds one
// row of as many cells as there are columns, none of which a spreadsheet would
// take for a formula, and the title is as it was.
func FuzzTable(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		rows, err := csv.NewReader(strings.NewReader(encode(t, csvFormat, []*records.Reference{r}))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(encode(t, tsvFormat, []*records.Reference{r}), "\n")
		for name, table := range map[string][][]string{"csv": rows, "tsv": {strings.Split(lines[0], "\t"), strings.Split(lines[1], "\t")}} {
			if len(table) != 2 || len(lines) != 3 || len(table[1]) != len(tableColumns) {
				t.Fatalf("%s: not one row of %d cells: %q", name, len(tableColumns), table)
			}
			for i, cell := range table[1] {
				if isFormula(cell) {
					t.Errorf("%s: %s is a formula: %q", name, table[0][i], cell)
				}
			}
			if title := visible(table[1][slices.Index(table[0], "title")]); r.Title != "" && title != visible(s) && title != "'"+visible(s) {
				t.Errorf("%s: title %q of %q", name, title, s)
			}
		}
	})
}

// FuzzWikipedia writes any text in every field: one template in one note, with
// nothing else in it that MediaWiki would read as more than text.
func FuzzWikipedia(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		out := encode(t, wikipediaFormat, []*records.Reference{r})
		m := wikiNote.FindStringSubmatch(out)
		if m == nil {
			t.Fatalf("not one note: %q", out)
		}
		if bad := wikiMarkup.FindString(m[2] + m[3]); bad != "" {
			t.Errorf("%q in %q", bad, out)
		}
		for p := range strings.SplitSeq(m[2], "|") {
			if name, _, ok := strings.Cut(p, "="); !ok && p != m[2] || ok && !wikiParameter().MatchString(name) {
				t.Errorf("the parameter %q in %q", p, out)
			}
		}
	})
}

var (
	wikiNote   = regexp.MustCompile(`^<ref name="([^"<>]*)">\{\{[A-Za-z ]+\|(.*)\}\}(.*)</ref>\n$`)
	wikiMarkup = regexp.MustCompile(`[][{}<>]|''|~~~|__|&[A-Za-z]+;`)
)

// FuzzICS writes any text in every field: a calendar of one component, in lines
// of at most 75 octets of valid UTF-8, with properties that there are.
func FuzzICS(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		out := encode(t, icsFormat, []*records.Reference{r})
		for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("the line %q", line)
			}
		}
		if n := strings.Count(strings.ReplaceAll(out, "\r\n ", ""), "\r\nBEGIN:"); n != 1 {
			t.Errorf("%d components", n)
		}
		for _, field := range splitICS([]byte(out), nil) {
			if !slices.ContainsFunc(icsFieldRows(), func(row FieldRow) bool { return row.Name == field.Name }) {
				t.Errorf("the property %q", field.Name)
			}
			if field.Name == "SUMMARY" && r.Title != "" && !strings.Contains(visible(field.Value), visible(s)) {
				t.Errorf("SUMMARY %q of %q", field.Value, s)
			}
		}
	})
}

// FuzzSchemaOrg writes any text in every field: JSON of one entry, which has no
// mark that would end a script of HTML.
func FuzzSchemaOrg(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		out := encode(t, schemaOrgFormat, []*records.Reference{r})
		var document struct {
			Graph []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(out), &document); err != nil {
			t.Fatal(err)
		}
		if len(document.Graph) != 1 || strings.Contains(out, "<") {
			t.Fatalf("%d entries: %s", len(document.Graph), out)
		}
		if name, _ := document.Graph[0]["name"].(string); r.Title != "" && visible(s) != "" && !strings.Contains(visible(name), visible(s)) {
			t.Errorf("name %q of %q", name, s)
		}
	})
}

// FuzzXML writes any text in every field of the formats in XML: a strict reader
// finds one entry with the title as it was, and no character that XML 1.0 has not.
func FuzzXML(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		for entry, format := range map[string]Format{"mods": modsFormat, "record": endnoteXMLFormat} {
			out := encode(t, format, []*records.Reference{r})
			entries := 0
			for d := xml.NewDecoder(strings.NewReader(out)); ; {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%v in %q", err, out)
				}
				if start, ok := token.(xml.StartElement); ok && start.Name.Local == entry {
					entries++
				}
			}
			title := ""
			for _, field := range splitXML([]byte(out), entry) {
				if strings.HasSuffix(field.Name, "title") {
					title += field.Value
				}
			}
			// the halves of what is no UTF-8 must not come together
			text := strings.Map(func(r rune) rune {
				if r == '\ufffe' || r == '\uffff' {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, "\ufffd"))
			want := visible(text)
			if entry == "record" {
				want = visible(withoutHTML(risText(text)))
			}
			if entries != 1 || r.Title != "" && !strings.Contains(visible(title), want) {
				t.Errorf("%s: %d entries, the title %q of %q", format.Name, entries, title, s)
			}
		}
	})
}
