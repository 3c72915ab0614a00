package formats

import (
	"bytes"
	"io"

	"github.com/quoth-cite/quoth/records"
)

// Encoder writes references as one document. Encode writes one reference, or
// nothing at all where it returns an error; Close ends the document and must be
// called once, also when there was no reference.
type Encoder interface {
	Encode(*records.Reference) error
	Close() error
}

// Format is a way to write references.
type Format struct {
	Name    string   // as in --to
	Exts    []string // file extensions that mean this format, with the dot
	Help    string   // one line: what it is and who reads it
	Options []Option
	New     func(io.Writer, Values) (Encoder, error)

	// Origin is the file that it comes from, of a template or a program; "" for
	// what is part of the build.
	Origin string
	Source string        // the text of the template that it is made by, "" for none
	Schema func() string // a JSON Schema of what it writes; nil for none

	// Split gives the fields of a document with one entry, in their order, for
	// the report on what a format carries. It is told the settings that the
	// document was written with, which may say what reads it: what that program
	// drops is not among the fields. It may be nil.
	Split func(document []byte, v Values) []Field

	// Settle gives the format and the settings with which one reference is written,
	// where they depend on the reference. It may be nil.
	Settle func(Values, *records.Reference) (Format, Values, error)

	// Bends says what of an entry is not quite what the reference is, by the name
	// of the fact: {"kind": "as a conference paper"}. It may be nil.
	Bends func(Values, *records.Reference) map[string]string

	// What the reference of the format's mapping is made of, each of which may be
	// empty or nil: what is known of the programs that read it, in paragraphs with
	// an empty line between; as what type of entry each kind of record is written;
	// and every field that an entry may have, named as Split does. Most runs need
	// neither table, so they are made when they are asked for.
	About  string
	Types  func() []TypeRow
	Fields func() []FieldRow
}

// TypeRow says as what type of entry a kind of record is written.
type TypeRow struct {
	Type    records.Type
	Kind    string // of the record; of the source where Printed
	Printed bool   // a speech that is printed in a source of this kind
	Entry   string
	Unless  string // when it is otherwise: "misc without an author"; "" for never
}

// FieldRow is a field, and the types of entry that have it, blank between; ""
// for all of them.
type FieldRow struct{ Name, Types string }

// Option is one setting of a format, given as -O name=value.
type Option struct {
	Name    string
	Default string
	Values  []string // the values it may have; nil where any text will do
	Help    string
}

// Values are the settings of one run, complete and checked: every option of the
// format has a value.
type Values map[string]string

// Bool reports whether the option is "true".
func (v Values) Bool(name string) bool { return v[name] == "true" }

// Framed is an Encoder made of a header, entries with a separator between them,
// and a footer, which is how nearly every format is made. Entry writes one
// reference to the buffer; where it fails, nothing of it reaches the output.
type Framed struct {
	Header, Separator, Footer string
	Entry                     func(*bytes.Buffer, *records.Reference) error
}

// Encoder makes the encoder that writes to w.
func (f Framed) Encoder(w io.Writer) Encoder { return &framed{Framed: f, w: w} }

type framed struct {
	Framed
	w   io.Writer
	buf bytes.Buffer
	n   int
}

func (f *framed) Encode(r *records.Reference) error {
	f.buf.Reset()
	if f.n == 0 {
		f.buf.WriteString(f.Header)
	} else {
		f.buf.WriteString(f.Separator)
	}
	if err := f.Entry(&f.buf, r); err != nil {
		return err
	}
	f.n++
	_, err := f.w.Write(f.buf.Bytes())
	return err
}

func (f *framed) Close() error {
	f.buf.Reset()
	if f.n == 0 {
		f.buf.WriteString(f.Header)
	}
	f.buf.WriteString(f.Footer)
	_, err := f.w.Write(f.buf.Bytes())
	return err
}
