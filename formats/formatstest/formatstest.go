// Package formatstest checks that a format keeps the promises that quoth makes
// for all of them, for built-in formats and those of other people alike. In a
// test of one's own format:
//
//	func TestMine(t *testing.T) { formatstest.Test(t, formatstest.Case{Format: mine}) }
//
// A template is made a format by formats.ParseTemplate. Without a test, and for a
// program as well, "quoth formats NAME --check" does the same.
package formatstest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"weak"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// Case is a format and what its test needs to know about it.
type Case struct {
	Format formats.Format
	// Valid reports what is wrong with a document. It is asked about the empty
	// document, each reference alone, and all in one. Nil asks for UTF-8 only.
	Valid func(document []byte) error
	// References gives more references to write, new ones at each call.
	References func() []*records.Reference
	// Whole says that the document may be written at its end, as by a program
	// that sorts; else it is to be written as it grows.
	Whole bool
}

// T is what Test needs of a *testing.T.
type T interface {
	Helper()
	Error(args ...any)
}

// Test checks the format with its options at their defaults and at each value
// that they may have:
//
//   - a document with no reference is valid, and one with each, and with all;
//   - the same references give the same bytes, also beside another run;
//   - the references are as they were, and are not held on to;
//   - a reference that is refused leaves nothing behind, and those after it are
//     written as if it had not been there;
//   - an error of writing comes back, wherever it happens;
//   - the document is written as it grows, not at its end (but see Whole);
//   - Close without Encode is allowed, and a second Encoder starts afresh.
func Test(t T, c Case) {
	t.Helper()
	for _, problem := range Problems(c) {
		t.Error(problem)
	}
}

// Problems is Test without a test: it gives what is wrong, nothing where the
// format keeps its promises.
func Problems(c Case) []string {
	if c.Valid == nil {
		c.Valid = validText
	}
	var problems []string
	all, err := settings(c.Format)
	if err != nil {
		return []string{err.Error()}
	}
	for i, values := range all {
		k := kit{Case: c, values: values}
		k.errorf = func(format string, args ...any) {
			problems = append(problems, fmt.Sprintf("%s %v: ", c.Format.Name, map[string]string(values))+fmt.Sprintf(format, args...))
		}
		checks := []func(){k.documents, k.runs, k.unchanged, k.letGo, k.refusals, k.failingWriters}
		if i == 0 && !c.Whole { // no setting makes a format hold back what others let go
			checks = append(checks, k.streaming)
		}
		for _, check := range checks {
			check()
		}
	}
	return problems
}

// settings are the defaults, and for each option each of its values with the
// others at their defaults.
func settings(f formats.Format) ([]formats.Values, error) {
	given := []map[string]string{nil}
	for _, o := range f.Options {
		for _, v := range o.Values {
			if v != o.Default {
				given = append(given, map[string]string{o.Name: v})
			}
		}
	}
	var all []formats.Values
	for _, g := range given {
		v, err := f.Values(g)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func validText(document []byte) error {
	if !bytes.Equal(document, bytes.ToValidUTF8(document, nil)) {
		return errors.New("it is not UTF-8")
	}
	return nil
}

type kit struct {
	Case
	values formats.Values
	errorf func(format string, args ...any)
}

func (k kit) all() []*records.Reference {
	list := References()
	if k.References != nil {
		list = append(list, k.References()...)
	}
	return list
}

// encode writes the references to w. Those that the format refuses are counted;
// the error is one of writing.
func (k kit) encode(w io.Writer, list []*records.Reference) (refused int, err error) {
	watched := &watch{w: w}
	enc, err := k.Format.New(watched, k.values)
	if err != nil {
		return 0, err
	}
	for _, r := range list {
		if err := enc.Encode(r); err != nil {
			if watched.err != nil {
				return refused, err
			}
			refused++
		}
	}
	return refused, enc.Close()
}

func (k kit) document(list ...*records.Reference) []byte {
	var b bytes.Buffer
	if _, err := k.encode(&b, list); err != nil {
		k.errorf("an error though every byte was taken: %v", err)
	}
	return b.Bytes()
}

func (k kit) documents() {
	check := func(what string, list ...*records.Reference) {
		doc := k.document(list...)
		if err := k.Valid(doc); err != nil {
			k.errorf("the document of %s is not valid: %v\n%s", what, err, doc)
		}
	}
	check("no reference")
	for _, r := range k.all() {
		check(r.Key, r)
	}
	check("all references", k.all()...)
}

func (k kit) runs() {
	want := k.document(k.all()...)
	got := make([]bytes.Buffer, 4)
	fell := make([]any, len(got))
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() {
			defer func() { fell[i] = recover() }()
			// an error shows as a document that ends early
			_, _ = k.encode(&got[i], k.all())
		})
	}
	wait.Wait()
	for i := range got {
		if fell[i] != nil {
			k.errorf("a run beside others panics: %v", fell[i])
			return
		}
		if !bytes.Equal(got[i].Bytes(), want) {
			k.errorf("two runs differ:\n%s\nbut first:\n%s", got[i].Bytes(), want)
			return
		}
	}
}

func (k kit) unchanged() {
	list := k.all()
	k.document(list...)
	for i, was := range k.all() {
		if !reflect.DeepEqual(list[i], was) {
			k.errorf("%s was changed by writing it", was.Key)
		}
	}
}

func (k kit) letGo() {
	enc, err := k.Format.New(io.Discard, k.values)
	if err != nil {
		k.errorf("New: %v", err)
		return
	}
	var held []weak.Pointer[records.Reference]
	for _, r := range k.all() {
		held = append(held, weak.Make(r))
		_ = enc.Encode(r) // refusals are for another check
	}
	runtime.GC()
	n := 0
	for _, p := range held {
		if p.Value() != nil {
			n++
		}
	}
	if n > 2 {
		k.errorf("%d of %d references are held on to after they were written", n, len(held))
	}
	if err := enc.Close(); err != nil {
		k.errorf("Close: %v", err)
	}
}

func (k kit) refusals() {
	good := func() *records.Reference { return plain(records.TypeSpeech) }
	last := func() *records.Reference {
		r := good()
		r.Key += "-2"
		return r
	}
	alone := k.document(good(), last())
	for _, r := range append(k.all(), Broken()...) {
		var b bytes.Buffer
		refused, err := k.encode(&b, []*records.Reference{good(), r, last()})
		switch {
		case err != nil:
			k.errorf("an error though every byte was taken: %v", err)
		case refused > 0 && !bytes.Equal(b.Bytes(), alone):
			k.errorf("%q was refused but left something behind:\n%s\nwithout it:\n%s", r.Key, b.Bytes(), alone)
		default:
			if err := k.Valid(b.Bytes()); err != nil {
				k.errorf("the document with %q is not valid: %v\n%s", r.Key, err, b.Bytes())
			}
		}
	}
}

func (k kit) failingWriters() {
	size := len(k.document(k.all()...))
	for _, room := range []int{0, 1, size / 3, size / 2, size - 1} {
		if room < 0 || room >= size {
			continue
		}
		if _, err := k.encode(&full{room: room}, k.all()); !errors.Is(err, errFull) {
			k.errorf("the error of a writer that took %d of %d bytes did not come back, but %v", room, size, err)
		}
	}
}

// streaming writes more than any buffer should hold and looks at what came out
// before Close.
func (k kit) streaming() {
	const most = 64 << 10
	var n counter
	enc, err := k.Format.New(&n, k.values)
	if err != nil {
		k.errorf("New: %v", err)
		return
	}
	sample := plain(records.TypeSpeech)
	sample.Note = strings.Repeat("word ", 200)
	for i := range 1000 {
		r := *sample
		r.Key = fmt.Sprintf("%s-%d", sample.Key, i)
		if err := enc.Encode(&r); err != nil {
			k.errorf("%s is refused: %v", r.Key, err)
			return
		}
	}
	before := n
	if err := enc.Close(); err != nil {
		k.errorf("Close: %v", err)
	}
	if n-before > most {
		k.errorf("%d of %d bytes came only with Close; at most %d may wait", n-before, n, most)
	}
}

var errFull = errors.New("the writer is full")

// full is a writer that takes room bytes.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		n := f.room
		f.room = 0
		return n, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

// watch remembers that writing failed.
type watch struct {
	w   io.Writer
	err error
}

func (w *watch) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil {
		w.err = err
	}
	return n, err
}

// counter counts bytes.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
