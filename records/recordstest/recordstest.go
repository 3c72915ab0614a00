// Package recordstest makes up collections of any size, for benchmarks and for
// tests of what holds at scale. They look like what people write: conferences of
// a hundred records each, in many languages, with sessions in days, speeches in
// sessions, persons and organizations by key, half of them further down or in
// another file, proceedings, reports and abstracts. Nothing is wrong with them.
package recordstest

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Collection is a collection that is made up. The same one always gives the
// same text.
type Collection struct {
	Records int
	Seed    uint64
}

// programme is how many records one conference comes to.
const programme = 100

// WriteTo writes the collection as one file, about 1 KB a record.
func (c Collection) WriteTo(w io.Writer) (int64, error) {
	buffer := bufio.NewWriterSize(w, 64<<10)
	var size int64
	err := c.each(func(record string) error {
		n, err := buffer.WriteString(record)
		size += int64(n)
		return err
	})
	if err != nil {
		return size, err
	}
	return size, buffer.Flush()
}

// WriteFile writes the collection into a file that it makes.
func (c Collection) WriteFile(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := c.WriteTo(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// WriteFiles writes the collection as files of so many records each, a hundred
// to a folder.
func (c Collection) WriteFiles(folder string, records int) error {
	var text strings.Builder
	written, files := 0, 0
	flush := func() error {
		if text.Len() == 0 {
			return nil
		}
		sub := filepath.Join(folder, fmt.Sprintf("%04d", files/100))
		if err := os.MkdirAll(sub, 0o777); err != nil {
			return err
		}
		err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%02d.toml", files%100)), []byte(text.String()), 0o666)
		text.Reset()
		files++
		return err
	}
	err := c.each(func(record string) error {
		text.WriteString(record)
		if written++; written%records == 0 {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// each gives the records in order.
func (c Collection) each(yield func(record string) error) error {
	w := writer{random: rand.New(rand.NewPCG(c.Seed, 0)), last: c.Records/programme - 1, yield: yield}
	for n := 0; n*programme < c.Records; n++ {
		if err := w.programme(n, min(programme, c.Records-n*programme)); err != nil {
			return err
		}
	}
	return nil
}

// writer makes up one record after the other.
type writer struct {
	random *rand.Rand
	last   int // the last programme that is whole, -1 where none is
	yield  func(string) error

	b   strings.Builder
	err error
	at  int // the programme being written
	parts
	tongue
}

// parts are how many records of each sort a programme has.
type parts struct{ days, sessions, persons, bodies, speeches int }

// partsOf shares out the records of a programme: besides these there are the
// conference, its proceedings and a report. A small one is speeches alone.
func partsOf(records int) parts {
	if records < programme/2 {
		return parts{speeches: records}
	}
	p := parts{days: records / 50, sessions: records / 20, persons: records / 8, bodies: records / 50}
	p.speeches = records - 3 - p.days - p.sessions - p.persons - p.bodies
	return p
}

// programme writes a conference of so many records.
func (w *writer) programme(n, records int) error {
	w.at, w.parts, w.tongue = n, partsOf(records), tongues[w.random.IntN(len(tongues))]
	if w.days > 0 {
		w.conference()
	}
	for i := range w.days {
		w.day(i)
	}
	for i := range w.sessions {
		w.session(i)
	}
	for i := range w.speeches {
		w.speech(i)
	}
	if w.days > 0 {
		w.sources()
	}
	for i := range w.persons {
		w.person(i)
	}
	for i := range w.bodies {
		w.body(i)
	}
	return w.err
}

// line writes a line of a record.
func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.b, format, args...)
	w.b.WriteByte('\n')
}

// end ends a record.
func (w *writer) end() {
	w.b.WriteByte('\n')
	if w.err == nil {
		w.err = w.yield(w.b.String())
	}
	w.b.Reset()
}

// chance is true in one of n cases.
func (w *writer) chance(n int) bool { return w.random.IntN(n) == 0 }

// pick gives one of several words.
func (w *writer) pick(words []string) string { return words[w.random.IntN(len(words))] }

// someone is the key of a person: mostly of this programme, else of any that is
// whole.
func (w *writer) someone() string {
	at, persons := w.at, w.persons
	if w.chance(5) && w.at <= w.last {
		at, persons = w.random.IntN(w.last+1), partsOf(programme).persons
	}
	return fmt.Sprintf("person-%d-%d", at, w.random.IntN(persons))
}
