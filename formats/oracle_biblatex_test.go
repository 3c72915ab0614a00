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
		if strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "ERROR") {
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
	known := byKey(refs)
	bib := write(t, "biblatex", refs)
	entries, complaints := biber(t, bib)
	for _, c := range complaints {
		if !lacking(known, c) {
			t.Error(c)
		}
	}
	written := map[string]bibEntry{}
	for _, e := range readBib(t, bib) {
		written[e.key] = e
	}
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
		t.Run(r.Key, func(t *testing.T) { checkBiber(t, r, written[r.Key], e) })
	}
}

// unfilled is what biber says of a mandatory field that is not there.
var unfilled = regexp.MustCompile(`Entry '([^']+)' .*Missing mandatory field(?: '(author|editor)'| - one of 'date, year')`)

// lacking reports whether a complaint is of something that the record itself
// does not say. A date that is not known, an unsigned report: whatever stood
// there instead, styles would print it ("()" for a date of "..").
func lacking(known map[string]*records.Reference, complaint string) bool {
	m := unfilled.FindStringSubmatch(complaint)
	if m == nil || known[m[1]] == nil {
		return false
	}
	switch r := known[m[1]]; m[2] {
	case "author":
		return creators(r).IsZero()
	case "editor":
		return r.Editor.IsZero()
	default:
		return r.Date == (records.Date{}) && r.Posted == (records.Date{}) && r.PublishedIn == nil
	}
}

func checkBiber(t *testing.T, r *records.Reference, written bibEntry, e biberEntry) {
	lists := map[string]biberList{}
	for _, l := range e.Names {
		lists[l.Type] = l
	}
	author, editor := creators(r), r.Editor
	if r.PublishedIn != nil {
		editor = r.PublishedIn.Editor
	}
	if d := cmp.Diff(joined(author), lists["author"].people(), cmp.AllowUnexported(person{})); d != "" {
		t.Errorf("author (-record +biber):\n%s", d)
	}
	if more := lists["author"].More == "1"; more != author.EtAl {
		t.Errorf("biber says more names: %v, the record: %v", more, author.EtAl)
	}
	if l, ok := lists["editor"]; ok {
		if d := cmp.Diff(joined(editor), l.people(), cmp.AllowUnexported(person{})); d != "" {
			t.Errorf("editor (-record +biber):\n%s", d)
		}
	}
	checkBiberDate(t, r, written.get("date"), e)
	for _, what := range lost(r, "biblatex", written.text()) {
		t.Errorf("lost: %s", what)
	}
}

var clock = regexp.MustCompile(`T[0-9:]+(Z|[+-][0-9:]+)?`)

// checkBiberDate demands that the date is written in EDTF and that biber read
// it. The clock time of the record may stand in the date or beside it.
func checkBiberDate(t *testing.T, r *records.Reference, written string, e biberEntry) {
	d := r.Date
	if r.PublishedIn != nil && r.PublishedIn.Date != (records.Date{}) {
		d = r.PublishedIn.Date
	}
	want := strings.ReplaceAll(clock.ReplaceAllString(d.String(), ""), "..", "")
	// pandoc knows no X, so a decade may be written as the range of its years
	if got := clock.ReplaceAllString(written, ""); got != want && got != plainDate(want) {
		t.Errorf("date is %q, the record has %q", written, d)
	}
	if tm := r.Time; tm.Set && tm.Words == "" && d.Start.Day > 0 && !d.Interval && !strings.Contains(written, "T") {
		t.Errorf("date is %q, without its time %v", written, tm)
	}
	read := ""
	for _, d := range e.Dates {
		if d.Type == "" {
			read = d.String()
		}
	}
	// biber writes no date that begins open, for want of a start
	if strings.HasPrefix(want, "/") {
		return
	}
	if got, want := plainDate(read), plainDate(written); got != want {
		t.Errorf("biber read the date %q as %q", written, read)
	}
}

var (
	doubt   = regexp.MustCompile(`[?~%]`)
	unknown = regexp.MustCompile(`-XX`)
	zeros   = regexp.MustCompile(`^(-?)0+([1-9])`)
)

// plainDate is a date as biber writes it in its XML: a decade and a century as
// the range of their years, what is not known left out, a year without zeros
// before it, and signs of doubt in other places or none.
func plainDate(s string) string {
	s = zeros.ReplaceAllString(unknown.ReplaceAllString(doubt.ReplaceAllString(s, ""), ""), "$1$2")
	if n := strings.Count(s, "X"); n > 0 {
		return strings.ReplaceAll(s, "X", "0") + "/" + strings.ReplaceAll(s, "X", "9")
	}
	return s
}
