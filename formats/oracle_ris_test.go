package formats_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// risTag is a line of a RIS record.
type risTag struct{ tag, value string }

// readRIS reads RIS strictly as its specification has it: every line a tag of
// two characters, two blanks, a hyphen and a blank, CR LF behind it; a record
// begins with TY and ends with ER.
func readRIS(t *testing.T, src []byte) [][]risTag {
	t.Helper()
	var list [][]risTag
	open := false
	for line := range strings.SplitSeq(strings.TrimSuffix(string(src), "\r\n"), "\r\n") {
		if line == "" && !open {
			continue
		}
		if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n\t") {
			t.Fatalf("not a line of RIS: %q", line)
		}
		tag, value := line[:2], line[6:]
		if open == (tag == "TY") {
			t.Fatalf("%q stands where it cannot", line)
		}
		switch tag {
		case "TY":
			open = true
			list = append(list, nil)
		case "ER":
			open = false
		}
		list[len(list)-1] = append(list[len(list)-1], risTag{tag, value})
	}
	if open {
		t.Fatal("the last record has no end")
	}
	return list
}

// TestRISCarries demands that a record of RIS holds every fact of its
// reference, in lines that no reader takes for something else.
func TestRISCarries(t *testing.T) {
	refs := all(t)
	list := readRIS(t, write(t, "ris", refs))
	if len(list) != len(refs) {
		t.Fatalf("%d records of %d references", len(list), len(refs))
	}
	for i, tags := range list {
		var text strings.Builder
		for _, tag := range tags {
			text.WriteString(tag.value + "\n")
			if strings.Contains(tag.value, "  ") {
				t.Errorf("%s: two blanks in %s, which citation-js may take for a tag: %q", refs[i].Key, tag.tag, tag.value)
			}
		}
		for _, what := range lost(refs[i], "ris", text.String()) {
			t.Errorf("%s: lost: %s", refs[i].Key, what)
		}
	}
}

// TestCitationJS reads our RIS with citation-js: every record, every name with
// its parts, and a type that it knows.
func TestCitationJS(t *testing.T) {
	needNode(t, "@citation-js/plugin-ris")
	refs := all(t)
	out, said := run(t, readers, write(t, "ris", refs), "node", "ris.js")
	if len(said) > 0 {
		t.Errorf("citation-js said: %s", tail(said))
	}
	items, raw := decode[[]cslItem](t, out), decode[[]map[string]any](t, out)
	if len(items) != len(refs) {
		t.Fatalf("citation-js read %d of %d records", len(items), len(refs))
	}
	for i, item := range items {
		r := refs[i]
		if item.Type == "" || item.Type == "undefined" {
			t.Errorf("%s: citation-js has no type for it", r.Key)
		}
		checkCitationJS(t, r, item, raw[i])
		if r.Kind != "testimony" && !holds(item.Title, r.Title) { // which is called as the hearing is
			t.Errorf("%s: title %q, the record has %q", r.Key, item.Title, r.Title)
		}
	}
}

// checkCitationJS compares the names. citation-js has a name for the author of
// a newspaper article that CSL does not have ("reporter"), and none for a
// witness: there the names must stand somewhere else in the item. RIS has no way
// to write a body with a comma that it does not cut there.
func checkCitationJS(t *testing.T, r *records.Reference, item cslItem, raw map[string]any) {
	if item.Type == "article-newspaper" || item.Type == "hearing" {
		delete(raw, "_graph") // the input
		text := allText(raw)
		for _, a := range creators(r).List {
			if !holds(text, a.Name.Family+a.Name.Literal) {
				t.Errorf("%s: citation-js lost %+v: %v", r.Key, a.Name, raw)
			}
		}
		return
	}
	want := people(creators(r))
	got := cslPeople(item.Author, want)
	for i, a := range creators(r).List {
		if i < len(got) && strings.Contains(a.Name.Literal, ",") {
			got[i] = person{family: got[i].family + got[i].given + got[i].suffix}
		}
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(person{})); d != "" {
		t.Errorf("%s: author (-record +citation-js):\n%s", r.Key, d)
	}
}

// What bibutils understood, in MODS.
type modsRecord struct {
	ID    string `xml:"ID,attr"`
	Title []struct {
		Title    string `xml:"title"`
		Subtitle string `xml:"subTitle"`
	} `xml:"titleInfo"`
	Names []struct {
		Parts []struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"namePart"`
		Roles []string `xml:"role>roleTerm"`
	} `xml:"name"`
}

// TestBibutils reads our RIS with ris2xml: every record, and every name.
func TestBibutils(t *testing.T) {
	need(t, "ris2xml")
	refs := all(t)
	out, _ := run(t, t.TempDir(), write(t, "ris", refs), "ris2xml", "-i", "utf8")
	var doc struct {
		Records []modsRecord `xml:"mods"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		t.Fatalf("%v\n%s", err, tail(out))
	}
	if len(doc.Records) != len(refs) {
		t.Fatalf("bibutils read %d of %d records", len(doc.Records), len(refs))
	}
	for i, m := range doc.Records {
		r := refs[i]
		var got strings.Builder
		for _, n := range m.Names {
			for _, p := range n.Parts {
				got.WriteString(p.Text)
			}
			got.WriteString("\n")
		}
		names := letters(got.String())
		for _, a := range creators(r).List {
			for _, part := range []string{a.Name.Family, a.Name.Given, a.Name.Suffix, a.Name.Literal} {
				for word := range strings.FieldsSeq(part) {
					// bibutils splits bodies at "and"; the words must all be there.
					if letters(word) != "and" && !strings.Contains(names, letters(word)) {
						t.Errorf("%s: bibutils lost %q of %+v, it has %q", r.Key, word, a.Name, got.String())
					}
				}
			}
		}
		title := ""
		if len(m.Title) > 0 {
			title = m.Title[0].Title + m.Title[0].Subtitle
		}
		if r.Kind != "testimony" && !holds(title, r.Title) {
			t.Errorf("%s: title %q, the record has %q", r.Key, title, r.Title)
		}
	}
}
