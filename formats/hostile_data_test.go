package formats_test

import (
	"encoding/xml"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/csl"
	"github.com/quoth-cite/quoth/records/library/endnote"
	"github.com/quoth-cite/quoth/records/library/ris"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// asRIS is a text as RIS has it: for Zotero, which takes it for HTML, and without
// the commas that part a name there.
func asRIS(s string) string { return strings.NewReplacer("< ", "<", "“", `"`, "”", `"`).Replace(s) }

// asImported is a text of which import has taken what Zotero leaves of HTML.
func asImported(s string) string { return html.UnescapeString(leftHTML.ReplaceAllString(s, "")) }

var leftHTML = regexp.MustCompile(`</?(?i:i|b|em|strong|sc|sup|sub|span|p|br|a|u|nocase)(\s[^<>]*)?/?>`)

// TestHostileImport reads entries of every text as import does: those of RIS
// and EndNote by their titles, since these formats part names at commas.
func TestHostileImport(t *testing.T) {
	texts := slices.DeleteFunc(slices.Clone(hostile.Texts), func(s string) bool { return strings.HasSuffix(s, "others") }) // "et al." in all of them
	refs := hostileRefs(t, texts, "forum", "source", "speech")
	for _, f := range []struct {
		format string
		read   func([]byte, string, func(records.Diagnostic)) []library.Item
		names  bool
		as     func(string) string
	}{
		{"csl-json", csl.Read, true, asImported},
		{"ris", ris.Read, false, asRIS},
		{"endnote-xml", endnote.Read, false, asRIS},
	} {
		t.Run(f.format, func(t *testing.T) {
			var read []understood
			for i, it := range f.read(write(t, f.format, refs), "x", func(records.Diagnostic) {}) {
				u := imported(it)
				if u.key == "" && i < len(refs) {
					u.key = refs[i].Key
				}
				if !f.names {
					u.names = nil
				}
				read = append(read, u)
			}
			checkHostile(t, refs, read, f.as)
		})
	}
}

// TestHostileCalendar reads the calendar of every text as RFC 5545 has it: lines of
// at most 75 octets, each that begins with a blank part of the one before, and
// backslashes before what means something.
func TestHostileCalendar(t *testing.T) {
	refs := hostileRefs(t, hostile.Texts)
	var read []understood
	for line := range strings.SplitSeq(strings.ReplaceAll(string(write(t, "ics", refs)), "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		value = calendarText.Replace(value)
		switch {
		case name == "UID":
			key, _, _ := strings.Cut(value, "@")
			read = append(read, understood{key: key})
		case name == "SUMMARY":
			read[len(read)-1].title = value
		case name == "DESCRIPTION":
			read[len(read)-1].whole = value
		case line != "" && !calendarName.MatchString(name):
			t.Errorf("the line %.200q", line)
		}
	}
	checkHostile(t, refs, read, func(s string) string { return s })
}

var (
	calendarText = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\;`, ";", `\,`, ",")
	calendarName = regexp.MustCompile(`^(?:BEGIN|END|VERSION|PRODID|CALSCALE|DTSTAMP|DT(?:START|END)(?:;VALUE=DATE)?|DURATION|LOCATION|STATUS|TRANSP|` +
		`CATEGORIES|CONTACT|RELATED-TO;RELTYPE=PARENT|URL)$`)
)

// TestHostileNotes lets citeproc-js look for variables in the notes of every text:
// it finds none.
func TestHostileNotes(t *testing.T) {
	needNode(t, "citeproc")
	document := write(t, "csl-json", hostileRefs(t, hostile.Texts, "speech", "printed"))
	out, said := run(t, readers, document, "node", "notes.js")
	if len(said) > 0 {
		t.Errorf("citeproc-js said: %s", tail(said))
	}
	want, got := decode[[]map[string]any](t, document), decode[[]map[string]any](t, out)
	wrong := 0
	for i := range want {
		for _, item := range []map[string]any{want[i], got[i]} { // it trims the note
			note, _ := item["note"].(string)
			item["note"] = onlySeen(note)
		}
		if d := cmp.Diff(want[i], got[i]); d != "" {
			if wrong++; wrong < 10 {
				t.Errorf("%s: -written +read\n%.600s", want[i]["id"], d)
			}
		}
	}
}

// TestHostileRIS lets citation-js and bibutils read entries of every text.
func TestHostileRIS(t *testing.T) {
	needNode(t, "@citation-js/plugin-ris")
	need(t, "ris2xml", "endx2xml")
	refs := hostileRefs(t, hostile.Texts, "speech")
	document := write(t, "ris", refs)
	out, _ := run(t, readers, document, "node", "ris.js")
	var read []understood
	for _, item := range decode[[]cslItem](t, out) {
		read = append(read, understood{key: item.ID, title: item.Title})
	}
	checkHostile(t, refs, read, asRIS)
	for program, document := range map[string][]byte{"ris2xml": document, "endx2xml": write(t, "endnote-xml", refs)} {
		out, _ := run(t, t.TempDir(), document, program, "-i", "utf8")
		var doc struct {
			Records []modsRecord `xml:"mods"`
		}
		if err := xml.Unmarshal(out, &doc); err != nil {
			t.Fatalf("%s: %v", program, err)
		}
		if len(doc.Records) != len(refs) {
			t.Errorf("%s read %d of %d", program, len(doc.Records), len(refs))
		}
	}
}

// TestHostilePandoc lets pandoc read entries of BibLaTeX.
func TestHostilePandoc(t *testing.T) {
	need(t, "pandoc")
	refs := hostileRefs(t, slices.Concat(hostile.TeX, hostile.Bib, hostile.YAML, hostile.HTML), "speech")
	var read []understood
	out, _ := run(t, t.TempDir(), write(t, "biblatex", refs), "pandoc", "-f", "biblatex", "-t", "csljson")
	for _, item := range decode[[]cslItem](t, out) {
		read = append(read, understood{key: item.ID, title: nocase.ReplaceAllString(item.Title, "")})
	}
	checkHostile(t, refs, read, asTeX)
}

// TestHostileTypst typesets entries in Typst, beside a file that none may read.
func TestHostileTypst(t *testing.T) {
	refs := hostileRefs(t, slices.Concat(hostile.Typst, hostile.TeX, hostile.YAML), "speech")
	refs = showable(t, "typst", refs)
	canary := filepath.Join(readers, hostile.Canary+".tex")
	if err := os.WriteFile(canary, []byte(hostile.Secret), 0o600); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(canary)
	text := onlySeen(asTeX(typstLines(t, "apa", "references.yaml", write(t, "hayagriva", refs))))
	if strings.Contains(text, hostile.Secret) {
		t.Error("a file was read because a text says so")
	}
	for _, r := range refs {
		if !strings.Contains(text, onlySeen(asTeX(r.Title))) {
			t.Errorf("%s: %q is not on the page", r.Key, r.Title)
		}
	}
}
