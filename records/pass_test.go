package records

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/quoth-cite/quoth/records/recordstest"
)

// generated is a collection of n records in one file.
func generated(n int) []Input {
	var b strings.Builder
	if _, err := (recordstest.Collection{Records: n}).WriteTo(&b); err != nil {
		panic(err) // of a builder, which gives none
	}
	return []Input{input("generated.toml", b.String())}
}

// TestGenerated takes many records through both passes: all come out, whole.
func TestGenerated(t *testing.T) {
	const n = 10_000
	c, err := Open(generated(n), Options{Language: "en"}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	if c.count != n {
		t.Fatalf("%d records, want %d", c.count, n)
	}
	count, translated := 0, 0
	err = c.References(context.Background(), nil, func(r *Reference) error {
		count++
		if r.OriginalTitle != "" {
			translated++
		}
		if r.Type == TypeSpeech && (r.Author.List[0].Name.Family == "" || len(r.Events) != 3 || len(r.Organizer.List) != 1 || r.Place.City == "" || r.Abstract == "" || len(r.Keywords) != 3) {
			return fmt.Errorf("%s lacks something: %+v", r.Key, r)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := n * 86 / 100; count != want { // without persons and organizations
		t.Errorf("%d references, want %d", count, want)
	}
	if translated == 0 {
		t.Error("no title is translated")
	}
}

// TestSameEachTime holds that findings and references do not depend on what
// the workers happen to do.
func TestSameEachTime(t *testing.T) {
	var b bytes.Buffer
	for i := range 1000 {
		fmt.Fprintf(&b, "[event.e%d]\ntitle='E%d'\npart_of='e%d'\n[speech.s%d]\ntitle='S'\nspeakers=['p%d']\nevent='e%d'\n", i, i, (i*7+1)%1030, i, i%10, i)
	}
	b.WriteString("[person.p1]\nname='A, B'\n[person.p12]\nname='A, B'\npublisher='x'\n")
	first := ""
	for range 3 {
		r := read(t, Options{}, nil, "a.toml", b.String())
		got := r.lines() + fmt.Sprint(r.keys())
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatal("two runs differ")
		}
		for _, code := range []string{"cycle", "unknown-key", "unknown-agent"} {
			if !strings.Contains(got, "["+code+"]") {
				t.Errorf("the case shows no %s", code)
			}
		}
	}
}

// TestChains holds that chains of any length and shape end, and quickly.
func TestChains(t *testing.T) {
	const n = 5_000
	chain := func(last int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[event.e%d]\ntitle='E'\n", i)
			if i < n-1 {
				fmt.Fprintf(&b, "part_of='e%d'\n", i+1)
			} else if last >= 0 {
				fmt.Fprintf(&b, "part_of='e%d'\n", last)
			}
		}
		return b.String()
	}
	t.Run("too deep", func(t *testing.T) {
		r := read(t, Options{}, nil, "a.toml", chain(-1))
		// Three lines a record; the lowest that is too deep has MaxDepth above it.
		if len(r.refs) != MaxDepth || len(r.found) != 1 || r.found[0].Code != "too-deep" || r.found[0].Position.Line != 3*(n-MaxDepth) {
			t.Errorf("%d references, findings %s", len(r.refs), r.lines())
		}
	})
	t.Run("one cycle", func(t *testing.T) {
		r := read(t, Options{}, nil, "a.toml", chain(0))
		if len(r.refs) != 0 || len(r.found) != 1 || r.found[0].Code != "cycle" || len(r.found[0].Related) != maxRelated {
			t.Errorf("%d references, findings %s", len(r.refs), r.lines())
		}
	})
	t.Run("a cycle at the end", func(t *testing.T) {
		r := read(t, Options{}, nil, "a.toml", chain(n-3))
		if len(r.refs) != 0 || len(r.found) != 1 || r.found[0].Code != "cycle" || len(r.found[0].Related) != 2 {
			t.Errorf("%d references, findings %s", len(r.refs), r.lines())
		}
	})
}

// TestFolder reads files in folders, with references between them both ways.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for i := range 100 {
		sub := filepath.Join(dir, fmt.Sprint("d", i%7))
		if err := os.MkdirAll(sub, 0o777); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("[speech.s%d]\ntitle='S'\nspeakers=['p%d']\nevent='e%d'\n[event.e%d]\ntitle='E'\n[person.p%d]\nname='A, B'\n", i, (i+50)%100, 99-i, i, i)
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%02d.toml", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	inputs, found, err := FindFiles([]string{dir})
	if err != nil || found != nil {
		t.Fatal(err, found)
	}
	c, err := Open(inputs, Options{}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = c.References(context.Background(), nil, func(r *Reference) error {
		files = append(files, r.Position.File)
		if r.Type == TypeSpeech && (len(r.Events) != 1 || r.Author.List[0].Name.Family != "A") {
			t.Errorf("%+v", r)
		}
		return nil
	})
	if err != nil || len(files) != 200 || !slices.IsSorted(files) {
		t.Error(err, len(files))
	}
}

// settled waits until there are no more goroutines than before.
func settled(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, before there were %d", runtime.NumGoroutine(), before)
}

func TestEndsEarly(t *testing.T) {
	c, err := Open(generated(5000), Options{}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	t.Run("yield fails", func(t *testing.T) {
		full, count := errors.New("disk full"), 0
		err := c.References(context.Background(), nil, func(*Reference) error {
			if count++; count == 100 {
				return full
			}
			return nil
		})
		if err != full || count != 100 {
			t.Errorf("%v after %d", err, count)
		}
		settled(t, before+1)
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		count := 0
		err := c.References(ctx, nil, func(*Reference) error {
			if count++; count == 100 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || count != 100 {
			t.Errorf("%v after %d", err, count)
		}
		settled(t, before+1)
	})
	t.Run("cancelled before", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for _, keys := range [][]string{nil, {"talk-1-1"}} {
			err := c.References(ctx, keys, func(*Reference) error { t.Error("yielded"); return nil })
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
		settled(t, before+1)
	})
	t.Run("and then the whole", func(t *testing.T) {
		count := 0
		if err := c.References(context.Background(), nil, func(*Reference) error { count++; return nil }); err != nil || count != 4300 {
			t.Error(err, count)
		}
	})
}

func TestFileChanges(t *testing.T) {
	const text = "[speech.a]\ntitle='A'\n[speech.b]\ntitle='B'\nspeakers=['p']\n[person.p]\nname='A, B'\n"
	for name, now := range map[string]string{
		"longer":  "# new\n" + text,
		"shorter": text[:20],
		"other":   strings.Replace(text, "'B'", "'C'", 1),
		"empty":   "",
	} {
		t.Run(name, func(t *testing.T) {
			current := text
			in := Input{Name: "a.toml", Open: func() (File, error) { return memory{bytes.NewReader([]byte(current))}, nil }}
			c, err := Open([]Input{in}, Options{}, func(d Diagnostic) { t.Error(d) })
			if err != nil {
				t.Fatal(err)
			}
			current = now
			err = c.References(context.Background(), nil, func(*Reference) error { return nil })
			if err == nil || !strings.Contains(err.Error(), "a.toml: the file was changed") {
				t.Errorf("error %v", err)
			}
		})
	}
	t.Run("gone", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.toml")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		inputs, _, _ := FindFiles([]string{path})
		c, err := Open(inputs, Options{}, func(d Diagnostic) { t.Error(d) })
		if err != nil {
			t.Fatal(err)
		}
		os.Remove(path)
		if err := c.References(context.Background(), nil, func(*Reference) error { return nil }); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("error %v", err)
		}
	})
}

// TestStreams holds that memory does not grow with the records that have gone
// through: all of these at once would take some 200 MB.
func TestStreams(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	inputs := generatedFile(t, 30_000)
	most := watchHeap()
	c, err := Open(inputs, Options{Review: true}, func(d Diagnostic) {
		if d.Severity == Error { // made-up persons may share a name
			t.Error(d)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.References(context.Background(), nil, func(*Reference) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if mb := most(); mb > 80 {
		t.Errorf("the heap grew to %.0f MB", mb)
	}
}

// counted is a file that counts the bytes that the second pass reads.
type counted struct {
	memory
	read *atomic.Int64
}

func (c counted) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.memory.ReadAt(p, at)
	c.read.Add(int64(n))
	return n, err
}

// TestBeginsEarly holds that references come out while most of the records are
// still to be read.
func TestBeginsEarly(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	var text bytes.Buffer
	if _, err := (recordstest.Collection{Records: 10_000}).WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	var read atomic.Int64
	in := Input{Name: "a.toml", Open: func() (File, error) { return counted{memory{bytes.NewReader(text.Bytes())}, &read}, nil }}
	c, err := Open([]Input{in}, Options{}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	first := int64(-1)
	err = c.References(context.Background(), nil, func(*Reference) error {
		if first < 0 {
			first = read.Load()
		}
		return nil
	})
	if err != nil || first < 0 || first > int64(text.Len()/4) {
		t.Errorf("the first reference came after %d of %d bytes: %v", first, text.Len(), err)
	}
}

// TestOffersAreBounded holds that looking for the keys that were meant ends
// where its share of work is done, and that findings are reported all the same.
func TestOffersAreBounded(t *testing.T) {
	c, err := Open([]Input{input("a.toml", "[event.one]\ntitle='1'\n[event.two]\ntitle='2'\n[person.one-1]\nname='A, B'\n")}, Options{}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	o := offers{c: c, work: 2 * c.count}
	events := []Type{TypeEvent}
	for i, want := range []struct{ word, near string }{{"onne", "one"}, {"onne", "one"}, {"tow", "two"}, {"oneh", ""}} {
		if got := o.nearest(want.word, events); got != want.near {
			t.Errorf("%d: %q is near %q, want %q", i, want.word, got, want.near)
		}
	}
	f := finding{word: "oneh", types: events}
	if !o.complete(&f) || f.Hint != "" {
		t.Errorf("the finding is lost, or has the hint %q", f.Hint)
	}
}

// FuzzCollection holds that whatever a file has in it, both passes end, say the
// same again, and give no reference beside an error on its own record.
func FuzzCollection(f *testing.F) {
	f.Add(wic)
	f.Add("[speech.a]\ntitle='A'\nevent='b'\n[event.b]\npart_of='b'\n[event.B]\n")
	f.Add("[person.p]\nname='A, B'\naffiliation='o'\n[organization.o]\nname='O'\npart_of='p'\n[speech.s]\nspeakers=['p','P','q',{person='o'},{literal='x',affiliation='o'}]\npublisher='o'\n")
	for _, c := range Codes {
		if len(c.Wrong) < 1000 {
			f.Add(c.Wrong + c.Right)
			f.Add("# quoth: ignore " + c.Name + "\n" + c.Wrong)
		}
	}
	cases, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range cases {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"", "original", "zh"} {
			options := Options{Language: lang, Review: lang == ""}
			first := read(t, options, nil, "a.toml", text)
			again := read(t, options, nil, "a.toml", text)
			if first.lines() != again.lines() || !slices.Equal(first.keys(), again.keys()) {
				t.Fatal("two runs differ")
			}
			for _, d := range first.found {
				if c, ok := CodeOf(d.Code); !ok || c.Severity != d.Severity || c.Told == toldByCheck && !options.Review {
					t.Errorf("the code of %+v", d)
				}
			}
			for _, r := range first.refs {
				if r.Kind == "" || r.Genre == "" || r.Position.Line == 0 || r.Type == TypeEvent && r.Own == nil {
					t.Errorf("%s lacks what every reference has: %+v", r.Key, r)
				}
				if len(r.Events) > MaxDepth {
					t.Errorf("%s has %d events above it", r.Key, len(r.Events))
				}
			}
		}
	})
}

// TestManyErrors holds that a bad collection is reported whole, in order, and
// that looking for the keys that were meant stays bounded.
func TestManyErrors(t *testing.T) {
	const n = 5_000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[speech.speech-%d]\ntitle='S'\nevent='event-%d'\nspeakers=['Family Given %d']\n", i, i, i)
	}
	r := read(t, Options{}, nil, "a.toml", b.String())
	if len(r.found) != 2*n || r.refs != nil {
		t.Errorf("%d findings, %d references", len(r.found), len(r.refs))
	}
	if !slices.IsSortedFunc(r.found, func(a, b Diagnostic) int { return a.Position.Line - b.Position.Line }) {
		t.Error("not in order")
	}
}
