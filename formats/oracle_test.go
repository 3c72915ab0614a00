package formats_test

import (
	"bytes"
	"cmp"
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
// skipped; with QUOTH_CONSUMERS=required in the environment it fails instead.

// readers is the folder of the programs that come from npm.
const readers = "../testdata/consumers"

// need skips or fails the test where a program is missing.
func need(t *testing.T, programs ...string) {
	t.Helper()
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

// corpus is the references of the first collection and of every case that have
// keys of their own, in the order of the files.
var corpus = sync.OnceValues(func() ([]*records.Reference, error) {
	inputs, lang := map[string][]records.Input{}, map[string]string{}
	seed, err := os.ReadFile("../testdata/wuzhen-2017.toml")
	if err != nil {
		return nil, err
	}
	inputs[""] = []records.Input{textInput("wuzhen-2017.toml", seed)}
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

// facts are the statements of a reference that no format may lose, each with
// what it is called in a message. Where the statement is part of another one
// (an event's name within its own entry) it is given once.
func facts(r *records.Reference) map[string]string {
	f := map[string]string{
		"title": r.Title, "subtitle": r.Subtitle, "publisher": r.Publisher, "container": r.Container,
		"medium": r.Medium, "note": r.Note, "abstract": r.Abstract, "pages": r.Pages, "number": r.Number,
		"duration": r.Duration, "archive": r.Archive, "archive location": r.ArchiveLocation,
		"archive collection": r.ArchiveCollection, "volume": r.Volume, "issue": r.Issue, "edition": r.Edition,
		"isbn": r.ISBN, "issn": r.ISSN, "lecture": r.Lecture, "occasion": r.Occasion, "audience": r.Audience,
		"city": r.Place.City, "venue": r.Place.Venue, "room": r.Place.Room, "country": r.Place.Country,
		"publisher place": r.PublisherPlace, "archive place": r.ArchivePlace, "series": r.Series,
	}
	if r.Title == "" {
		f["description"] = r.Description
	}
	if r.Title == "" && r.Description == "" {
		f["genre"] = r.Genre
	}
	for role, l := range roles(r) {
		for i, a := range l.List {
			f[fmt.Sprintf("%s %d", role, i+1)] = a.Name.Family + a.Name.Literal
			f[fmt.Sprintf("particle of %s %d", role, i+1)] = a.Name.Particle
			f[fmt.Sprintf("given name of %s %d", role, i+1)] = a.Name.Given
			f[fmt.Sprintf("office of %s %d", role, i+1)] = a.Office
		}
	}
	if in := r.PublishedIn; in != nil {
		f["volume it is printed in"], f["series of the volume"] = in.Title, in.Series
		f["publisher of the volume"], f["place of the volume"] = in.Publisher, in.PublisherPlace
		f["isbn of the volume"] = in.ISBN
		for i, a := range in.Editor.List {
			f[fmt.Sprintf("editor %d of the volume", i+1)] = a.Name.Family + a.Name.Literal
		}
	}
	for i, e := range r.Events {
		f[fmt.Sprintf("event %d", i+1)] = cmp.Or(e.Title, e.Description)
	}
	for i, k := range r.Keywords {
		f[fmt.Sprintf("keyword %d", i+1)] = k
	}
	for i, s := range r.ReportedIn {
		f[fmt.Sprintf("report %d", i+1)] = s.Title
	}
	for what, s := range f {
		if letters(s) == "" {
			delete(f, what)
		}
	}
	return f
}

// roles are the lists of agents of a reference by the name of their field.
func roles(r *records.Reference) map[string]records.AgentList {
	return map[string]records.AgentList{
		"author": r.Author, "editor": r.Editor, "translator": r.Translator, "chair": r.Chair,
		"moderator": r.Moderator, "discussant": r.Discussant, "interviewer": r.Interviewer,
		"interpreter": r.Interpreter, "recipient": r.Recipient, "reader": r.Reader, "uploader": r.Uploader,
		"organizer": r.Organizer, "host": r.Host, "sponsor": r.Sponsor,
	}
}

// lost lists the facts of a reference that a text in a format does not hold,
// sorted; none where the record overrides fields of the format.
func lost(r *records.Reference, format, text string) []string {
	if len(r.Override[format]) > 0 {
		return nil
	}
	text = letters(text)
	var l []string
	for what, s := range facts(r) {
		if !strings.Contains(text, letters(s)) {
			l = append(l, fmt.Sprintf("%s %q", what, s))
		}
	}
	slices.Sort(l)
	return l
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
