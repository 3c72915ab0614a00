package formats_test

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// risTargets are the targets that are RIS.
var risTargets = []string{"zotero-ris", "endnote", "mendeley"}

// The traps of RIS.
var risTraps = []trap{
	{16, "VIDEO or SOUND in Zotero: the speaker is a director or composer", func(t *testing.T) {
		video, sound := trapTags(t, "recording", "zotero-ris"), trapTags(t, "tape", "zotero-ris")
		if len(video["AU"]) > 0 || !slices.Equal(video["ED"], []string{"Kim, Soyeon"}) {
			t.Errorf("VIDEO: %v", video)
		}
		if len(sound["AU"]) > 0 || !slices.Equal(sound["A2"], []string{"Kim, Soyeon"}) {
			t.Errorf("SOUND: %v", sound)
		}
		if !slices.Equal(trapTags(t, "recording", "endnote")["AU"], []string{"Kim, Soyeon"}) {
			t.Error("endnote: not in AU")
		}
	}},
	{27, "a note that begins with a label of ProCite: Zotero moves or strips it", func(t *testing.T) {
		label := regexp.MustCompile(`^[A-Z][A-Za-z ()/-]*:`)
		for _, target := range risTargets {
			for _, note := range trapTags(t, "labelled", target)["N1"] {
				if label.MatchString(note) {
					t.Errorf("%s: %q", target, note)
				}
			}
			shows(t, strings.Join(trapTags(t, "labelled", target)["N1"], "\n"), "Place of Publication: unknown")
		}
	}},
	{28, "GEN or UNPB: a journal article in Zotero", func(t *testing.T) {
		for _, target := range risTargets {
			for _, tags := range readRIS(t, everyKind(t, target)) {
				if typ := tags[0].value; typ == "GEN" || typ == "UNPB" {
					t.Errorf("%s: %s", target, typ)
				}
			}
		}
	}},
	{29, "organizers, chairs and translators in A2, A3 or A4: authors in JabRef, editors in EndNote", func(t *testing.T) {
		for _, key := range []string{"keynote", "many-roles", "printed"} {
			for _, target := range risTargets {
				tags := trapTags(t, key, target)
				for _, name := range slices.Concat(tags["A2"], tags["A3"], tags["A4"]) {
					translates := name == "Berg, Ida" && target == "zotero-ris" // a role that Zotero has there
					edits := name == "Lee, Ed" && key == "printed"
					if !translates && !edits {
						t.Errorf("%s: %s: %q", target, key, name)
					}
				}
			}
		}
		shows(t, strings.Join(trapTags(t, "many-roles", "endnote")["N1"], "\n"), "Chaired by Kimoon Ban", "Translated by Ida Berg")
	}},
	{30, "bodies with a comma or \"and\": split", func(t *testing.T) {
		want := []string{"Ministry of Energy,, Mines and Water,", "The World Bank and Development Fund,", "Smith,, Jones,, Brown,, and Co.,, Ltd.,"}
		if got := trapTags(t, "bodies", "endnote")["AU"]; !slices.Equal(got, want) {
			t.Errorf("endnote: %q", got) // as EndNote's guides have it
		}
		if got := trapItem(t, "bodies", "zotero")["author"]; !strings.HasPrefix(asJSON(t, got), `[{"literal":"Ministry of Energy, Mines and Water"},`) {
			t.Errorf("zotero: %v", got)
		}
		// RIS has no way to write such a name for bibutils or, by way of RIS, for
		// Zotero, but other signs.
		need(t, "ris2xml")
		out, _ := run(t, t.TempDir(), trapDocument(t, "mendeley", "bodies=whole"), "ris2xml", "-i", "utf8")
		var doc struct {
			Records []modsRecord `xml:"mods"`
		}
		if err := xml.Unmarshal(out, &doc); err != nil {
			t.Fatal(err)
		}
		for _, m := range doc.Records {
			if len(m.Title) > 0 && m.Title[0].Title == "A joint statement" {
				if len(m.Names) != 3 {
					t.Errorf("bibutils reads %d names: %+v", len(m.Names), m.Names)
				}
				return
			}
		}
		t.Error("bibutils did not read the record")
	}},
	{31, "wrapped lines, two blanks and a hyphen in a title: cut by citation-js", func(t *testing.T) {
		needNode(t, "@citation-js/plugin-ris")
		want := "A very long title that goes on and on so that a program of the old days would wrap it at seventy characters - in the middle of it"
		out, _ := run(t, readers, trapDocument(t, "endnote"), "node", "ris.js")
		for _, item := range decode[[]cslItem](t, out) {
			if item.Title == want {
				return
			}
		}
		t.Error("citation-js did not read the title")
	}},
	{32, "one keyword with a comma: two tags in Zotero", func(t *testing.T) {
		// Zotero splits a keyword that stands alone; the same twice is one tag.
		if got := trapTags(t, "tagged", "zotero-ris")["KW"]; !slices.Equal(got, []string{"trade, climate", "trade, climate"}) {
			t.Errorf("KW is %q", got)
		}
	}},
	{33, "PY and DA: JabRef keeps the year alone", func(t *testing.T) {
		tags := trapTags(t, "keynote", "endnote", "y1=true")
		if !slices.Equal(tags["Y1"], []string{"2023/03/30/"}) || !slices.Equal(tags["PY"], []string{"2023"}) || len(tags["DA"]) != 1 {
			t.Errorf("%v", tags)
		}
		if d := trapEntry(t, "keynote", "jabref").get("date"); d != "2023-03-30" { // its own target is BibLaTeX
			t.Errorf("jabref: date = %s", d)
		}
	}},
}
