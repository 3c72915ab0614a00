package formats_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// The oracle tests let the programs people use read what we write, end to end
// from the records, and compare what they understood with the references, not
// with what they understood last time. A test whose program is missing is
// skipped; with QUOTH_CONSUMERS=required in the environment it fails instead, and
// with QUOTH_CONSUMERS=none no program is asked.

// readers is the folder of the programs that come from npm.
const readers = "../testdata/consumers"

// need skips or fails the test where a program is missing.
func need(t *testing.T, programs ...string) {
	t.Helper()
	if os.Getenv("QUOTH_CONSUMERS") == "none" {
		t.Skip("QUOTH_CONSUMERS=none: no other program is asked")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			missing(t, fmt.Sprintf("%s is not installed", p))
		}
	}
}

// needNode is need for a program of the folder readers.
func needNode(t *testing.T, module string) {
	t.Helper()
	need(t, "node")
	if _, err := os.Stat(filepath.Join(readers, "node_modules", module)); err != nil {
		missing(t, fmt.Sprintf("%s is not installed: run npm ci in testdata/consumers", module))
	}
}

func missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("QUOTH_CONSUMERS") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// run runs a program in a folder and gives its output. What it says on its
// standard error is returned too: some consumers report losses there only.
func run(t *testing.T, dir string, in []byte, name string, args ...string) (out, said []byte) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Stdin = bytes.NewReader(in)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, tail(stdout.Bytes()), tail(stderr.Bytes()))
	}
	return stdout.Bytes(), stderr.Bytes()
}

// tail is the end of a long text.
func tail(b []byte) []byte {
	const most = 4000
	return b[max(0, len(b)-most):]
}

// corpus is the references of both collections and of every case that have
// keys of their own, in the order of the files.
var corpus = sync.OnceValues(func() ([]*records.Reference, error) {
	inputs, lang := map[string][]records.Input{}, map[string]string{}
	for _, name := range []string{"wuzhen-2017.toml", "languages.toml"} {
		text, err := os.ReadFile(filepath.Join("../testdata", name))
		if err != nil {
			return nil, err
		}
		inputs[""] = append(inputs[""], textInput(name, text))
	}
	cases, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil {
		return nil, err
	}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(archive.Comment)) {
			if tag, ok := strings.CutPrefix(line, "--lang "); ok {
				lang[file] = strings.TrimSpace(tag)
			}
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) == ".toml" {
				inputs[file] = append(inputs[file], textInput(f.Name, f.Data))
			}
		}
	}
	var refs []*records.Reference
	home := map[string]string{}
	for _, file := range append([]string{""}, cases...) {
		opts := records.Options{Language: lang[file], Formats: formats.Names()}
		c, err := records.Open(inputs[file], opts, func(records.Diagnostic) {})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		err = c.References(context.Background(), nil, func(r *records.Reference) error {
			low := strings.ToLower(norm.NFC.String(r.Key))
			if other, ok := home[low]; ok {
				return fmt.Errorf("the key %q is in %s too: the cases are read as one bibliography", r.Key, other)
			}
			home[low] = file
			refs = append(refs, r)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return refs, nil
})

// all is the corpus, or the end of the test.
func all(t *testing.T) []*records.Reference {
	t.Helper()
	refs, err := corpus()
	if err != nil {
		t.Fatal(err)
	}
	if len(refs) < 200 {
		t.Fatalf("only %d references: the corpus is not read as it should be", len(refs))
	}
	return refs
}

type textFile struct{ *bytes.Reader }

func (textFile) Close() error { return nil }

func textInput(name string, text []byte) records.Input {
	return records.Input{Name: name, Open: func() (records.File, error) { return textFile{bytes.NewReader(text)}, nil }}
}

// write writes references in a format with its defaults.
func write(t *testing.T, format string, refs []*records.Reference) []byte {
	t.Helper()
	f, err := formats.Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	enc, err := f.New(&out, values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range refs {
		if err := enc.Encode(r); err != nil {
			t.Fatalf("%s: %s: %v", format, r.Key, err)
		}
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// letters is a text reduced to what every consumer must keep of it: its letters,
// marks and digits, in NFKC, small. Marks of punctuation, blanks and capitals
// are a style's to choose; NFKC, because the capital of "µ" is that of "μ".
func letters(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, norm.NFKC.String(s))
	return s
}

// holds reports whether a text holds another, letters compared.
func holds(text, part string) bool { return strings.Contains(letters(text), letters(part)) }

// person is a name as a consumer may give it back, in letters.
type person struct{ family, given, suffix string }

// person is what every consumer must make of a name: the particle counts to the
// family name here, as consumers divide the two differently.
func personOf(n records.Name) person {
	if n.Literal != "" {
		return person{family: letters(n.Literal)}
	}
	return person{letters(n.Particle + n.Family), letters(n.Given), letters(n.Suffix)}
}

func people(l records.AgentList) []person {
	var list []person
	for _, a := range l.List {
		list = append(list, personOf(a.Name))
	}
	return list
}

// joined are the names of a list as BibTeX and BibLaTeX must have them: a name in
// Han, kana or Hangul is one piece there, as styles would turn its parts round.
func joined(l records.AgentList) []person {
	list := people(l)
	for i, a := range l.List {
		if strings.ContainsFunc(a.Name.Family, func(c rune) bool {
			return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
		}) {
			list[i] = person{family: letters(a.Name.Family + a.Name.Given)}
		}
	}
	return list
}

// creators are who stands in the place of the author: the speakers of a speech,
// the authors of a source, who organizes and who hosts an event.
func creators(r *records.Reference) records.AgentList {
	if r.Type != records.TypeEvent {
		return r.Author
	}
	return records.AgentList{
		List: slices.Concat(r.Organizer.List, r.Host.List),
		EtAl: r.Organizer.EtAl || r.Host.EtAl,
	}
}

// byKey finds a reference of a list by its key.
func byKey(refs []*records.Reference) map[string]*records.Reference {
	m := map[string]*records.Reference{}
	for _, r := range refs {
		m[r.Key] = r
	}
	return m
}

// decode reads JSON or ends the test.
func decode[T any](t *testing.T, b []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("%v in\n%s", err, tail(b))
	}
	return v
}
