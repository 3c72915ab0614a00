package records

import "context"

// Options say how a collection is read.
type Options struct {
	// Language is the output language: a BCP 47 tag; "original" for each record
	// in its own; "" for the language of the [collection] of the record's file,
	// else the record's own.
	Language string
	// Formats are the names that an override may speak of; nil leaves them unchecked.
	Formats []string
}

// Input is one file of a collection.
type Input struct {
	Name string // as the user gave it; "-" is shown as "standard input"
	Open func() (File, error)
}

// File is an open file. It is read from the front, and at places.
type File interface {
	Read([]byte) (int, error)
	ReadAt([]byte, int64) (int, error)
	Close() error
}

// Collection is an indexed collection: every key and where its record stands.
type Collection struct{}

// Open makes the first pass over the files: it splits them into records and
// indexes the keys. Findings go to report, which is called from one goroutine
// at a time. The error is one of reading a file.
func Open(inputs []Input, opts Options, report func(Diagnostic)) (*Collection, error) {
	return nil, nil
}

// References makes the second pass: it decodes, checks and resolves every
// record, reports what it finds, and gives each reference to yield, in the
// order of the files, or for keys in their order. A reference that rests on a
// record with an error is not given. An error of yield ends the pass and is
// returned.
func (c *Collection) References(ctx context.Context, keys []string, yield func(*Reference) error) error {
	return nil
}
