package formats_test

import (
	"encoding/xml"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// modsEntry is what is asked of an entry of MODS, the format in which bibutils
// gives what it has read.
type modsEntry struct {
	ID     string `xml:"ID,attr"`
	Titles []struct {
		Type     string `xml:"type,attr"`
		Title    string `xml:"title"`
		SubTitle string `xml:"subTitle"`
	} `xml:"titleInfo"`
	Names []struct {
		Parts []string `xml:"namePart"`
	} `xml:"name"`
}

// readMODS reads a collection of MODS or ends the test.
func readMODS(t *testing.T, document []byte) []modsEntry {
	t.Helper()
	var collection struct {
		Entries []modsEntry `xml:"mods"`
	}
	if err := xml.Unmarshal(document, &collection); err != nil {
		t.Fatal(err)
	}
	return collection.Entries
}

// checkMODS demands of each entry the title and the first name of its record.
func checkMODS(t *testing.T, entries []modsEntry, refs []*records.Reference, override string) {
	t.Helper()
	if len(entries) != len(refs) {
		t.Fatalf("%d entries of %d", len(entries), len(refs))
	}
	for i, e := range entries {
		r := refs[i]
		if r.Override[override] != nil || r.Kind == "testimony" {
			continue
		}
		titles, names := "", ""
		for _, title := range e.Titles {
			titles += title.Title + title.SubTitle
		}
		for _, n := range e.Names {
			for _, part := range n.Parts {
				names += part
			}
		}
		if want := r.Title; !holds(titles, want) && !(r.OriginalTitle != "" && holds(titles, r.OriginalTitle)) {
			t.Errorf("%s: title %q of %q", r.Key, titles, want)
		}
		if list := creators(r).List; len(list) > 0 && list[0].Name.Family != "" && !holds(names, list[0].Name.Family) {
			t.Errorf("%s: names %q of %q", r.Key, names, list[0].Name.Family)
		}
	}
}

// TestEndNoteXML lets bibutils read EndNote XML.
func TestEndNoteXML(t *testing.T) {
	need(t, "endx2xml")
	refs := all(t)
	out, _ := run(t, t.TempDir(), write(t, "endnote-xml", refs), "endx2xml")
	checkMODS(t, readMODS(t, out), refs, "ris")
}

// TestMODS reads what we write as XML, and lets bibutils make BibTeX of it.
func TestMODS(t *testing.T) {
	need(t, "xml2bib")
	refs := all(t)
	document := write(t, "mods", refs)
	checkMODS(t, readMODS(t, document), refs, "mods")
	out, said := run(t, t.TempDir(), document, "xml2bib")
	for _, r := range refs {
		if r.Type == records.TypeSpeech && r.Title != "" && !holds(string(out), r.Key) {
			t.Errorf("%s is not in what bibutils makes of it: %s", r.Key, tail(said))
		}
	}
}
