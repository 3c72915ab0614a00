package cmd

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

var update = flag.Bool("update", false, "write what comes out into the cases, the scripts and the README")

// TestCases reads each file of testdata/cases: a sentence on top that says what
// it shows, the input in files that end in .toml, and what comes out of it: a
// section for every format and one for the diagnostics, as a terminal shows
// them. A line of the sentence that begins with "--lang" sets the language. The
// name of a section may go on with options, "-- biblatex dates=event --", or a
// target, "-- biblatex for=biblatex-apa --". What the formats apart make of the
// case is in the file of the same name in the folder more, so that a case can be
// read with those that people compare side by side.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			old, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c, err := parseCase(txtar.Parse(old))
			if err != nil {
				t.Fatal(err)
			}
			archive := c.run(t)
			more := &txtar.Archive{Comment: []byte("What more formats make of the case of the same name.\n\n")}
			archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
				if !slices.Contains(apart, f.Name) {
					return false
				}
				more.Files = append(more.Files, f)
				return true
			})
			golden(t, file, txtar.Format(archive))
			golden(t, filepath.Join(filepath.Dir(file), "more", filepath.Base(file)), txtar.Format(more))
		})
	}
}

// apart are the formats whose sections are in the folder more.
var apart = []string{"hayagriva", "wikipedia", "mods", "csv", "schema-org", "ics"}

// twins are the formats that have no sections, since they say the same as
// another in another notation, which tests of their own hold true.
var twins = []string{"csl-yaml", "endnote-xml", "tsv"}

// golden compares what comes out with what stands in a file, or writes it there.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	old, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Error(err)
	}
	switch {
	case bytes.Equal(old, got):
	case *update:
		mustWriteFile(t, file, got)
	default:
		t.Errorf("%s: -what stands there, +what comes out (go test ./cmd -update writes it):\n%s", file, cmp.Diff(string(old), string(got)))
	}
}

// TestTargetCase demands that the case of the targets has every target that is
// not its format's default.
func TestTargetCase(t *testing.T) {
	text, err := os.ReadFile("../testdata/cases/targets.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range formats.Targets() {
		if section := "\n-- " + target.Format + " for=" + target.Name + " --\n"; len(target.Values) > 0 && !bytes.Contains(text, []byte(section)) {
			t.Errorf("there is no section %q", strings.TrimSpace(section))
		}
	}
}

// testCase is one file of cases.
type testCase struct {
	archive  *txtar.Archive // sentence and inputs
	inputs   []records.Input
	lang     string
	sections []string // names of the formats' sections
}

func parseCase(a *txtar.Archive) (*testCase, error) {
	c := &testCase{archive: &txtar.Archive{Comment: a.Comment}}
	for line := range strings.Lines(string(a.Comment)) {
		if tag, ok := strings.CutPrefix(line, "--lang "); ok {
			c.lang = strings.TrimSpace(tag)
		}
	}
	if len(bytes.TrimSpace(a.Comment)) == 0 {
		return nil, fmt.Errorf("no sentence on top says what the case shows")
	}
	var extra []string
	for _, f := range a.Files {
		name, options, _ := strings.Cut(f.Name, " ")
		switch {
		case strings.HasSuffix(f.Name, ".toml"):
			c.archive.Files = append(c.archive.Files, f)
			data := f.Data
			c.inputs = append(c.inputs, records.Input{Name: f.Name, Open: func() (records.File, error) {
				return section{io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data)))}, nil
			}})
		case options != "":
			extra = append(extra, f.Name)
		case name != "diagnostics" && !slices.Contains(formats.Names(), name):
			return nil, fmt.Errorf("the section %q is neither an input nor a format", f.Name)
		}
	}
	for _, name := range formats.Names() {
		if !slices.Contains(twins, name) {
			c.sections = append(c.sections, name)
		}
		for _, section := range extra {
			if strings.HasPrefix(section, name+" ") {
				c.sections = append(c.sections, section)
			}
		}
	}
	return c, nil
}

// run makes the case anew: the input, and what comes out of it.
func (c *testCase) run(t *testing.T) *txtar.Archive {
	t.Helper()
	out := &txtar.Archive{Comment: c.archive.Comment, Files: slices.Clone(c.archive.Files)}
	var diagnostics strings.Builder
	base := c.pipe(t, discard{})
	base.print(&diagnostics)
	for _, section := range c.sections {
		words := strings.Fields(section)
		format, err := formats.Lookup(words[0])
		if err != nil {
			t.Fatal(err)
		}
		var settings map[string]string
		if target, ok := strings.CutPrefix(words[len(words)-1], "for="); ok {
			if _, settings, err = targetFormat(&session{}, format.Name, target); err != nil {
				t.Fatal(err)
			}
			words = words[:len(words)-1]
		}
		values, err := parseOptions(format, settings, words[1:])
		if err != nil {
			t.Fatal(err)
		}
		var document bytes.Buffer
		enc, err := format.New(&document, values)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.pipe(t, enc).kept {
			if d.Code == "cannot-write" {
				base.style.finding(&diagnostics, d)
			}
		}
		data := document.Bytes()
		if n := len(data); n > 0 && data[n-1] != '\n' {
			t.Errorf("%s: the document does not end with a line break", section)
		}
		// RIS ends its lines with CR LF, which an archive does not show
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		out.Files = append(out.Files, txtar.File{Name: section, Data: data})
	}
	out.Files = append(out.Files, txtar.File{Name: "diagnostics", Data: []byte(diagnostics.String())})
	return out
}

// pipe sends the input to an encoder.
func (c *testCase) pipe(t *testing.T, enc formats.Encoder) *findings {
	t.Helper()
	p := &pipe{
		inputs:  c.inputs,
		options: records.Options{Language: c.lang, Formats: formats.Names()},
		found:   newFindings(style{terminal: true, cells: 100}, c.inputs),
	}
	if err := p.run(context.Background(), enc, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	return p.found
}
