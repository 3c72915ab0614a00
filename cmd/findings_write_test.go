package cmd

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/quoth-cite/quoth/records"
)

// everyFinding gathers the findings of all cases and of all wrong examples, each
// file under a name that is hard to write.
func everyFinding(t *testing.T) *findings {
	t.Helper()
	texts := map[string]string{}
	files, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil || files == nil {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".toml") {
				texts["a folder/"+filepath.Base(file)+": 100%,\x1b\u202e ü#?"+f.Name] = string(f.Data)
			}
		}
	}
	for _, c := range records.Codes {
		if c.Name != "too-large" {
			texts["/"+c.Name] = c.Wrong
		}
	}
	texts[stdinName] = "[speech.a]\ntitel = \"A\"\n"
	all := newFindings(style{}, nil)
	all.limit = 0
	all.add(records.Diagnostic{Severity: records.Warning, Code: "unknown-key", Message: "there is no place"})
	all.add(records.Diagnostic{Code: "no-files", Position: records.Position{File: "folder"}, Message: "a line\nand one more: 100% ,\x1b[31m"})
	for name, text := range texts {
		in := []records.Input{{Name: name, Open: func() (records.File, error) {
			return section{io.NewSectionReader(strings.NewReader(text), 0, int64(len(text)))}, nil
		}}}
		c, err := records.Open(in, records.Options{Review: true}, all.add)
		if err == nil {
			err = c.References(t.Context(), nil, func(*records.Reference) error { return nil })
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// written is what is printed of the findings in a form.
func written(t *testing.T, f *findings, name string) string {
	t.Helper()
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	findingFormats[slices.Index(formatNames(), name)].write(f, w)
	w.Flush()
	if strings.ContainsFunc(b.String(), func(r rune) bool { return r != '\n' && steers(r) }) {
		t.Errorf("%s holds what steers a terminal", name)
	}
	return b.String()
}

// TestSARIF holds the log to what SARIF 2.1.0 demands of the properties that we
// write; the numbers are those of its sections.
func TestSARIF(t *testing.T) {
	f := everyFinding(t)
	text := written(t, f, "sarif")
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	var log sarifLog
	if err := decoder.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].ColumnKind != "unicodeCodePoints" { // 3.13.2, 3.14.17
		t.Errorf("the head is %.300s", text)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	seen := map[string]bool{}
	for _, r := range rules { // 3.19.23: no two are the same
		if seen[r.ID] || r.Short.Text == "" || r.Full.Text == "" || r.Default.Level != "error" && r.Default.Level != "warning" {
			t.Errorf("the rule %+v", r)
		}
		seen[r.ID] = true
	}
	if len(log.Runs[0].Results) != len(f.kept) {
		t.Errorf("%d results of %d findings", len(log.Runs[0].Results), len(f.kept))
	}
	for _, r := range log.Runs[0].Results {
		if r.RuleIndex < 0 || r.RuleIndex >= len(rules) || rules[r.RuleIndex].ID != r.RuleID { // 3.27.6
			t.Errorf("%s has the rule %d", r.RuleID, r.RuleIndex)
		}
		if r.Message.Text == "" || r.Level != "error" && r.Level != "warning" { // 3.27.10, 3.27.11
			t.Errorf("the result %+v", r)
		}
		for _, l := range append(r.Locations, r.Related...) {
			checkSARIFLocation(t, l)
		}
	}
}

func checkSARIFLocation(t *testing.T, l sarifLocation) {
	t.Helper()
	a := l.Physical.Artifact
	u, err := url.Parse(a.URI)
	if err != nil || strings.ContainsAny(a.URI, " \\\"<>^`{|}") || strings.ContainsFunc(a.URI, func(r rune) bool { return r > '~' || r < '!' }) {
		t.Errorf("%q is no URI reference: %v", a.URI, err) // 3.4.3
	} else if a.URI == "" && a.Description == nil || u.Scheme != "" && u.Scheme != "file" || u.Host != "" {
		t.Errorf("the place %q", a.URI)
	}
	if r := l.Physical.Region; r != nil && (r.StartLine < 1 || r.StartColumn < 1 || r.EndColumn < r.StartColumn) { // 3.30.5 to 3.30.8
		t.Errorf("the region %+v", *r)
	}
}

// TestJSONFindings holds that every finding is there whole.
func TestJSONFindings(t *testing.T) {
	f := everyFinding(t)
	var got struct {
		Errors, Warnings, Omitted int
		Findings                  []struct {
			File, Message string
			Line, Column  int
		}
	}
	if err := json.Unmarshal([]byte(written(t, f, "json")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Errors != f.errors || got.Warnings != f.doubts || got.Omitted != 0 || len(got.Findings) != len(f.kept) {
		t.Errorf("%d errors, %d warnings, %d findings", got.Errors, got.Warnings, len(got.Findings))
	}
	for i, n := range f.kept {
		if g := got.Findings[i]; g.File != n.File || g.Message != strings.ToValidUTF8(n.Message, "\ufffd") || g.Line != n.Position.Line || g.Column != n.Column {
			t.Errorf("%+v is not %+v", g, n.Diagnostic)
		}
	}
}

// Lines as GitHub and editors take them apart.
var (
	gitHubLine = regexp.MustCompile(`^::(?:error|warning) (?:file=[^:,\r\n]+,)?(?:line=[1-9]\d*,col=[1-9]\d*,)?title=quoth%3A [a-z0-9-]+::[^\r\n]+$`)
	editorLine = regexp.MustCompile(`^[^\n]+:[1-9]\d*:[1-9]\d*: (?:error|warning): [^\n]+ \[[a-z0-9-]+\]$`)
)

func TestLineFindings(t *testing.T) {
	f := everyFinding(t)
	for name, form := range map[string]*regexp.Regexp{"github": gitHubLine, "errorformat": editorLine} {
		lines := strings.Split(strings.TrimSuffix(written(t, f, name), "\n"), "\n")
		if len(lines) != len(f.kept) {
			t.Errorf("%s: %d lines of %d findings", name, len(lines), len(f.kept))
		}
		for _, line := range lines {
			if !form.MatchString(line) || name == "github" && strings.Contains(strings.NewReplacer("%25", "", "%0A", "", "%3A", "", "%2C", "").Replace(line), "%") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// TestFindingsErrorsFirst holds that warnings do not crowd errors out, however
// many there are.
func TestFindingsErrorsFirst(t *testing.T) {
	f := newFindings(style{}, nil)
	f.limit = 4
	for i := range 100 {
		f.add(records.Diagnostic{Severity: records.Warning, Position: at("a", 100-i, 1), Message: "doubtful"})
		if i%40 == 0 {
			f.add(records.Diagnostic{Position: at("a", i+1, 2), Message: "wrong"})
		}
	}
	want := "a:1:1: warning: doubtful\na:1:2: error: wrong\na:41:2: error: wrong\na:81:2: error: wrong\nquoth: and 99 more findings\n"
	if got := printed(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
