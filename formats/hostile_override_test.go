package formats_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// frames read a document by the grammar of its format: the entries, each as the
// names of what is in it.
var frames = map[string]func(t *testing.T, document []byte) [][]string{
	"bibtex": bibFrame, "biblatex": bibFrame,
	"csl-json": func(t *testing.T, document []byte) [][]string {
		return valueFrames(decode[[]any](t, document))
	},
	"csl-yaml": func(t *testing.T, document []byte) [][]string {
		list, _ := yamlDocument(t, document)["references"].([]any)
		return valueFrames(list)
	},
	"hayagriva": func(t *testing.T, document []byte) [][]string {
		return valueFrames(slices.Collect(maps.Values(yamlDocument(t, document))))
	},
	"ris": func(t *testing.T, document []byte) (entries [][]string) {
		for _, line := range risBreak.Split(string(document), -1) {
			switch tag, _, ok := strings.Cut(line, "  - "); {
			case line == "":
			case !ok || !risLine.MatchString(line):
				t.Errorf("the line %.200q", line)
			case tag == "TY":
				entries = append(entries, []string{tag})
			default:
				entries[len(entries)-1] = append(entries[len(entries)-1], tag)
			}
		}
		return entries
	},
	"endnote-xml": func(t *testing.T, document []byte) [][]string { return xmlFrame(t, document, "record") },
	"csv": func(t *testing.T, document []byte) [][]string {
		rows, err := csv.NewReader(bytes.NewReader(document)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range slices.Concat(rows[1:]...) {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				t.Errorf("a formula: %.100q", cell)
			}
		}
		return tableFrames(rows)
	},
	"tsv": func(_ *testing.T, document []byte) [][]string {
		var rows [][]string
		for line := range strings.Lines(string(document)) {
			rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
		return tableFrames(rows)
	},
	"schema-org": func(t *testing.T, document []byte) [][]string {
		if bytes.ContainsAny(document, "<") {
			t.Errorf("markup in JSON-LD")
		}
		list, _ := decode[map[string]any](t, document)["@graph"].([]any)
		return valueFrames(list)
	},
	"ics": func(t *testing.T, document []byte) (entries [][]string) {
		for line := range strings.SplitSeq(strings.ReplaceAll(string(document), "\r\n ", ""), "\r\n") {
			switch name, value, _ := strings.Cut(line, ":"); {
			case strings.ContainsAny(line, "\r\n"):
				t.Errorf("a bare break of a line in %.200q", line)
			case name == "BEGIN" && value != "VCALENDAR":
				entries = append(entries, []string{name})
			case len(entries) > 0 && value != "VCALENDAR":
				entries[len(entries)-1] = append(entries[len(entries)-1], name)
			}
		}
		return entries
	},
	"wikipedia": func(t *testing.T, document []byte) (entries [][]string) {
		for line := range strings.Lines(string(document)) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			line = strings.TrimPrefix(line, "* ")
			if strings.HasPrefix(line, "<ref ") {
				_, line, _ = strings.Cut(line, ">")
			}
			template, _, _ := strings.Cut(line, "}}")
			if !wikiTemplate.MatchString(template+"}}") || strings.Contains(line, "~~~") {
				t.Errorf("not a template: %.300q", line)
			}
			entries = append(entries, wikiParameter.FindAllString(template, -1))
		}
		return entries
	},
}

var (
	risBreak      = regexp.MustCompile("\r\n|[\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029]")
	risLine       = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)
	wikiParameter = regexp.MustCompile(` \|[a-z-]+`)
)

func bibFrame(t *testing.T, document []byte) (entries [][]string) {
	for _, e := range readBib(t, document) {
		var names []string
		for _, f := range e.fields {
			names = append(names, f.name)
		}
		entries = append(entries, names)
	}
	return entries
}

func yamlDocument(t *testing.T, document []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := yaml.Unmarshal(document, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// valueFrames are the paths to the values in each of a list.
func valueFrames(list []any) (entries [][]string) {
	for _, v := range list {
		var paths []string
		var walk func(path string, v any)
		walk = func(path string, v any) {
			switch v := v.(type) {
			case map[string]any:
				for name, inner := range v {
					walk(path+"."+name, inner)
				}
			case []any:
				for _, inner := range v {
					walk(path, inner)
				}
			default:
				paths = append(paths, path)
			}
		}
		walk("", v)
		entries = append(entries, paths)
	}
	return entries
}

func xmlFrame(t *testing.T, document []byte, entry string) (entries [][]string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == entry {
				entries = append(entries, nil)
			} else if len(entries) > 0 {
				entries[len(entries)-1] = append(entries[len(entries)-1], token.Name.Local)
			}
		case xml.Comment, xml.Directive:
			t.Errorf("in the document: %.200q", token)
		}
	}
}

func tableFrames(rows [][]string) (entries [][]string) {
	for _, row := range rows[1:] {
		entries = append(entries, []string{fmt.Sprint(len(row), " cells")})
	}
	return entries
}

// harmless are values that overrides may have, one of each form.
var harmless = []string{"x", "Good, Ann", "Good, Ann, Jr.; et al.", "2017-12-04/2017-12-05", "2017", "https://example.org/x", "10.1000/x", "misc", "note\nmore", "en", "book", "1:02"}

// TestHostileOverrides sets every field of every format to every text: there are as
// many entries as there should be, and nothing in one that a harmless value would
// not have made.
func TestHostileOverrides(t *testing.T) {
	talk := refsOf(t, "[speech.x]\ntitle = \"A talk\"\nspeakers = [\"Good, Ann\"]\ndate = 2017-12-04\n")[0]
	for _, f := range formats.List() {
		frame := frames[f.Name]
		if slices.Contains([]string{"mods", "jsonl", "html", "markdown"}, f.Name) { // none, as data, and as their templates say
			continue
		}
		if frame == nil {
			t.Errorf("%s has no reader here", f.Name)
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			names := []string{"usera", "user-b", "xx", "ZZ", "x", "entrytype", "execute", "author+an:x"}
			named, err := formats.Lookup(overriddenAs(f.Name))
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range named.Fields() {
				names = append(names, row.Name)
			}
			values, err := f.Values(nil)
			if err != nil {
				t.Fatal(err)
			}
			// written is a document of a reference for each value that the field takes.
			written := func(name string, list []string) (document []byte, taken int) {
				var b bytes.Buffer
				enc, err := f.New(&b, values)
				if err != nil {
					t.Fatal(err)
				}
				for i, value := range list {
					r := *talk
					r.Key, r.Override = fmt.Sprintf("h%d", i), map[string]map[string]string{overriddenAs(f.Name): {name: value}}
					if enc.Encode(&r) == nil {
						taken++
					}
				}
				if err := enc.Close(); err != nil {
					t.Fatal(err)
				}
				return b.Bytes(), taken
			}
			all := 0
			for _, name := range names {
				known := map[string]bool{}
				if document, taken := written(name, harmless); taken > 0 {
					for _, what := range slices.Concat(frame(t, document)...) {
						known[what] = true
					}
				}
				document, taken := written(name, hostile.Texts)
				if taken == 0 {
					continue
				}
				all += taken
				entries := frame(t, document)
				if len(entries) != taken {
					t.Errorf("%s: %d entries of %d", name, len(entries), taken)
				}
				for _, e := range entries {
					for _, what := range e {
						if !known[what] {
							t.Errorf("%s: there is %s in one of %q", name, what, e)
						}
					}
				}
			}
			if all < 5*len(hostile.Texts) {
				t.Errorf("only %d values", all)
			}
		})
	}
}

// TestHostileOverridesTeX typesets entries whose fields are set to what means
// something to TeX, beside a file that none may read.
func TestHostileOverridesTeX(t *testing.T) {
	need(t, "pdflatex", "biber", "bibtex", "pdftotext")
	refs := hostileRefs(t, slices.Concat(hostile.TeX, hostile.Bib), "speech")
	for _, r := range refs {
		set := map[string]string{}
		for _, name := range []string{"title", "note", "addendum", "howpublished", "publisher", "location", "address", "series", "type", "eventtitle", "url", "doi", "usera", "verba"} {
			set[name] = r.Title
		}
		r.Override = map[string]map[string]string{"biblatex": set, "bibtex": set}
	}
	for name, typeset := range map[string]func(*testing.T, []*records.Reference) []string{
		"biblatex": func(t *testing.T, refs []*records.Reference) []string { return latex(t, typesets[0], refs) },
		"bibtex":   classicLaTeX,
	} {
		t.Run(name, func(t *testing.T) {
			for i, line := range typeset(t, refs) {
				if !strings.Contains(onlySeen(asTeX(line)), onlySeen(asTeX(refs[i].Title))) {
					t.Errorf("%s: %q is not in %q", refs[i].Key, refs[i].Title, line)
				}
			}
		})
	}
}

// overriddenAs is the format whose overrides a format has.
func overriddenAs(format string) string {
	switch format {
	case "csl-yaml":
		return "csl-json"
	case "endnote-xml":
		return "ris"
	}
	return format
}
