package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// strange is a word that no file has; strangeNumber a number.
const strange, strangeNumber = "Qzjxk", "987123"

// imported is all that comes of a file: the records, what no field had, and what
// is said about it.
func imported(t *testing.T, f *importFormat, text []byte) string {
	t.Helper()
	var said strings.Builder
	report := func(d records.Diagnostic) { said.WriteString(d.Error() + "\n") }
	l := library.New(report)
	f.addTo(l, text, "f", report)
	toml, err := l.TOML()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return string(toml) + string(toldReport(l)) + said.String()
}

// filesToImport are files of every format: those of testdata/imports, and the
// collections of the test data as each format that can be imported has them. A
// folder of other files may be named in QUOTH_IMPORTS.
func filesToImport(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	archives, err := filepath.Glob("../testdata/imports/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("there are no files to import", err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(filepath.Base(path), "broken-") {
			files[strings.TrimSuffix(filepath.Base(path), ".txtar")] = archive.Files[0].Data
		}
	}
	for _, format := range []string{"csl-json", "biblatex", "bibtex", "ris", "ics"} {
		files["traps "+format] = []byte(mustRun(t, "export", "../testdata/traps.toml", "--to", format))
		files["wuzhen "+format] = []byte(mustRun(t, "export", "../testdata/wuzhen-2017.toml", "--to", format))
	}
	if folder := os.Getenv("QUOTH_IMPORTS"); folder != "" {
		paths, err := filepath.Glob(filepath.Join(folder, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if files[path], err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	return files
}

// TestImportDropsNothing marks one value after the other of each file, and demands
// that the mark is in the records, or in the report, or is told: as a word at the
// end of the value, at its beginning, and in its place; and as a value that no
// program knows.
func TestImportDropsNothing(t *testing.T) {
	for name, text := range filesToImport(t) {
		o := importOptions{}
		f, err := o.format(name, text)
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
		t.Run(name, func(t *testing.T) {
			all := valuesOf(f.name, text)
			if len(all) == 0 {
				t.Fatal("no values are found in this file")
			}
			missing, broken := map[string]int{}, brokenLines(f, text)
			for _, v := range sampled(all, len(text)) {
				if broken[v.lineOf(text)] {
					continue
				}
				for _, marked := range v.marked(text) {
					if found := imported(t, f, marked.text); strings.Contains(found, marked.mark) {
						continue
					}
					id := marked.how + " " + v.name
					if missing[id]++; missing[id] == 1 {
						t.Errorf("%s is dropped: %s", marked.how, v.line(text))
					}
				}
			}
		})
	}
}

// brokenLines are the lines of a file of which it is told that they are left out.
func brokenLines(f *importFormat, text []byte) map[int]bool {
	lines := map[int]bool{}
	f.read(text, "f", func(d records.Diagnostic) {
		if d.Severity == records.Error || strings.Contains(d.Hint, "left out") {
			lines[d.Position.Line] = true
		}
	})
	return lines
}

// sampled are as many of the values of a file as can be tried, spread over it.
func sampled(all []value, size int) []value {
	most := max(16, 250_000/(size+1))
	if len(all) <= most {
		return all
	}
	var some []value
	for i := range most {
		some = append(some, all[i*len(all)/most])
	}
	return some
}

// value is where a value stands in a text, and how one is written there.
type value struct {
	name       string // of its field, for messages
	start, end int
	number     bool   // it is no text
	more       string // another field, to stand at the place
	moreAt     int
}

type markedText struct {
	how, mark string
	text      []byte
}

// marked are the text with the mark in each place of the value.
func (v value) marked(text []byte) []markedText {
	put := func(how, mark string, start, end int, s string) markedText {
		return markedText{how, mark, slices.Concat(text[:start], []byte(s), text[end:])}
	}
	old := string(text[v.start:v.end])
	var all []markedText
	switch {
	case v.number:
		all = append(all, put("the number", strangeNumber, v.start, v.end, strangeNumber))
	case strings.TrimSpace(old) != "":
		all = append(all, put("the end of", strange, v.start, v.end, old+" "+strange), put("the beginning of", strange, v.start, v.end, strange+" "+old), put("the whole of", strange, v.start, v.end, strange))
	}
	if v.more != "" {
		all = append(all, put("another field beside", strange, v.moreAt, v.moreAt, v.more))
	}
	return all
}

// lineOf is the number of the line that a value stands in.
func (v value) lineOf(text []byte) int { return 1 + bytes.Count(text[:v.start], []byte("\n")) }

// line is the line that a value stands in, for messages.
func (v value) line(text []byte) string {
	from := max(v.start-100, bytes.LastIndexByte(text[:v.start], '\n')+1)
	return fmt.Sprintf("%s, line %d: %s", v.name, v.lineOf(text), text[from:min(v.end+20, len(text), from+300)])
}
