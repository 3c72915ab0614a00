package formats_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// What biber understood, as it writes it in its own XML.
type biberEntry struct {
	ID    string      `xml:"id,attr"`
	Type  string      `xml:"entrytype,attr"`
	Names []biberList `xml:"names"`
	Dates []biberDate `xml:"date"`
	Raw   string      `xml:",innerxml"`
}

type biberList struct {
	Type  string `xml:"type,attr"`
	More  string `xml:"morenames,attr"`
	Names []struct {
		Parts []struct {
			Type  string `xml:"type,attr"`
			Text  string `xml:",chardata"`
			Parts []struct {
				Text string `xml:",chardata"`
			} `xml:"namepart"`
		} `xml:"namepart"`
	} `xml:"name"`
}

type biberDate struct {
	Type  string  `xml:"type,attr"`
	Text  string  `xml:",chardata"`
	Start *string `xml:"start"`
	End   *string `xml:"end"`
}

// String is the date as it stands in a .bib file.
func (d biberDate) String() string {
	if d.Start == nil && d.End == nil {
		return strings.TrimSpace(d.Text)
	}
	var start, end string
	if d.Start != nil {
		start = *d.Start
	}
	if d.End != nil {
		end = *d.End
	}
	return start + "/" + end
}

// people are the names of a list with their parts, in letters.
func (l biberList) people() []person {
	var list []person
	for _, n := range l.Names {
		part := map[string]string{}
		for _, p := range n.Parts {
			part[p.Type] += p.Text
			for _, q := range p.Parts {
				part[p.Type] += q.Text
			}
		}
		list = append(list, person{
			letters(detex(part["prefix"] + part["family"])), letters(detex(part["given"])), letters(detex(part["suffix"])),
		})
	}
	return list
}

// biber runs biber's check of the data model over a file and gives what it
// understood and the lines of its log that complain.
func biber(t *testing.T, bib []byte) (entries []biberEntry, complaints []string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "all.bib"), bib, 0o600); err != nil {
		t.Fatal(err)
	}
	out, said := run(t, dir, nil, "biber", "--tool", "--validate-datamodel", "--output-format=biblatexml",
		"--output-file=all.bltxml", "all.bib")
	for line := range strings.SplitSeq(string(out)+string(said), "\n") {
		if line != "" && !strings.HasPrefix(line, "INFO") {
			complaints = append(complaints, line)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "all.bltxml"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Entries []biberEntry `xml:"entry"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Entries, complaints
}

// TestBiber demands that biber finds nothing to complain of, and that it read
// every entry, every name with its parts, and every date.
func TestBiber(t *testing.T) {
	need(t, "biber")
	refs := all(t)
	entries, complaints := biber(t, write(t, "biblatex", refs))
	for _, c := range complaints {
		t.Error(c)
	}
	known := byKey(refs)
	var ids, keys []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	for _, r := range refs {
		keys = append(keys, r.Key)
	}
	slices.Sort(ids)
	slices.Sort(keys)
	if d := cmp.Diff(keys, ids); d != "" {
		t.Errorf("entries (-written +read):\n%s", d)
	}
	for _, e := range entries {
		r, ok := known[e.ID]
		if !ok {
			continue
		}
		t.Run(r.Key, func(t *testing.T) { checkBiber(t, r, e) })
	}
}

func checkBiber(t *testing.T, r *records.Reference, e biberEntry) {
	lists := map[string]biberList{}
	for _, l := range e.Names {
		lists[l.Type] = l
	}
	author := creators(r)
	if d := cmp.Diff(people(author), lists["author"].people(), cmp.AllowUnexported(person{})); d != "" {
		t.Errorf("author (-record +biber):\n%s", d)
	}
	if more := lists["author"].More == "1"; more != author.EtAl {
		t.Errorf("biber says more names: %v, the record: %v", more, author.EtAl)
	}
	if l, ok := lists["editor"]; ok {
		if d := cmp.Diff(people(r.Editor), l.people(), cmp.AllowUnexported(person{})); d != "" {
			t.Errorf("editor (-record +biber):\n%s", d)
		}
	}
	date := ""
	for _, d := range e.Dates {
		if d.Type == "" {
			date = d.String()
		}
	}
	if want := biblatexDate(r.Date); date != want && r.Type != records.TypeSource && r.Posted == (records.Date{}) {
		t.Errorf("date is %q, the record has %q (biblatex %q)", date, r.Date, want)
	}
	for _, what := range lost(r, detex(e.Raw)) {
		t.Errorf("lost: %s", what)
	}
}

var clock = regexp.MustCompile(`T[0-9:]+(Z|[+-][0-9:]+)?`)

// biblatexDate is a date as biber has it: an open or unknown start has no place
// in biblatex, ".." is left empty, the time is compared apart.
func biblatexDate(d records.Date) string {
	return strings.ReplaceAll(clock.ReplaceAllString(d.String(), ""), "..", "")
}
