package records

import (
	"bytes"
	"context"
	"fmt"
	"hash/maphash"
	"io"
	"slices"
)

// Options say how a collection is read.
type Options struct {
	// Language is the output language: a BCP 47 tag; "original" for each record
	// in its own; "" for the language of the [collection] of the record's file,
	// else the record's own.
	Language string
	// Formats are the names that an override may speak of; nil leaves them unchecked.
	Formats []string
	// Select says which references are wanted; nil is all. One that is not is not
	// given, nor are the warnings about its record. A record that has an error is
	// no reference yet, and its error is reported. It is called from several
	// goroutines at once.
	Select func(*Reference) bool
	// IsFormat is asked about a name that is not among Formats, which are not
	// nil; it may itself be nil.
	IsFormat func(name string) bool
	// Review adds the warnings about what records lack and how they go together,
	// which a pass over all of them gives. Codes says which those are.
	Review bool
}

// Input is one file of a collection.
type Input struct {
	Name string // as the user gave it; "-" is shown as "standard input"
	Open func() (File, error)
}

// File is an open file. It is read from the front, and at places, from several
// goroutines at once.
type File interface {
	Read([]byte) (int, error)
	ReadAt([]byte, int64) (int, error)
	Close() error
}

// Collection is an indexed collection: every key and where its record stands.
type Collection struct {
	opts   Options
	report func(Diagnostic)
	files  []indexedFile
	index

	buffer   []byte   // of the splitter, for the next file
	detached []*Block // those whose record may come later, while the files are split
	failed   bool     // an error was reported
	whole    *whole   // nil where nothing is reviewed
}

// indexedFile is a file of the collection and what its [collection] table says.
type indexedFile struct {
	Input
	language string // BCP 47, or ""
}

// Open makes the first pass over the files: it splits them into records and
// indexes the keys. Findings go to report, which is called from one goroutine
// at a time, also later, by References. The error is one of reading a file.
func Open(inputs []Input, opts Options, report func(Diagnostic)) (*Collection, error) {
	c := &Collection{opts: opts, index: index{seed: maphash.MakeSeed()}}
	c.report = func(d Diagnostic) {
		c.failed = c.failed || d.Severity == Error
		report(d)
	}
	if opts.Review {
		c.whole = &whole{seed: c.seed}
	}
	for _, in := range inputs {
		c.files = append(c.files, indexedFile{Input: in})
		if err := c.indexFile(uint32(len(c.files) - 1)); err != nil {
			return nil, readError(in.Name, err)
		}
	}
	for _, b := range c.detached {
		if err := c.reportDetached(b); err != nil {
			return nil, err
		}
	}
	c.detached, c.buffer = nil, nil
	if c.count == 0 && !c.failed { // else that is most likely the reason
		c.report(c.nothing())
	}
	return c, nil
}

// indexFile splits a file and indexes its records.
func (c *Collection) indexFile(file uint32) error {
	in := &c.files[file]
	f, err := in.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	s := NewSplitter(&bounded{f, MaxFile}, in.Name)
	s.buf = c.buffer[:0]
	defer func() { c.buffer = s.buf }()
	for {
		b, found, err := s.Next()
		for _, d := range found {
			if b == nil || d.Severity == Error || !b.mutes(d.Code) {
				c.report(d)
			}
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case b == nil:
		case b.Detached:
			err = c.detach(b)
		case b.Type == TypeCollection:
			c.collectionTable(in, b)
		default:
			err = c.indexBlock(b, file)
		}
		if err != nil {
			return err
		}
	}
}

// indexBlock takes a record into the index, and reports a key given twice.
func (c *Collection) indexBlock(b *Block, file uint32) error {
	if c.count == maxRecords {
		return fmt.Errorf("it is that with which the collection comes to more than %d records", maxRecords)
	}
	_, first := c.add(b.Key, entry{
		typ: uint8(slices.Index(Types, b.Type)), file: file, broken: b.Broken,
		offset: b.Offset, size: uint32(len(b.Text)), line: uint32(b.Line), header: uint32(b.Header),
		sum: c.sum(b.Text),
	})
	if first == noRecord {
		return nil
	}
	where, err := c.headerOf(first)
	if err != nil {
		return err
	}
	d := diagnose(b, Error, "duplicate-key")
	d.Message = fmt.Sprintf("the key %s is given twice", quoted(b.Key))
	if other := c.key(first); other != b.Key {
		d.Message = fmt.Sprintf("the key %s differs from %s in letter case alone, which programs ignore", quoted(b.Key), quoted(other))
	}
	d.Hint = "keys are unique over all files and types; give one of the two another"
	d.Related = []Related{{Position: where, Message: "the other is here"}}
	c.report(d)
	return nil
}

// collectionTable reads what a [collection] table says of its file.
func (c *Collection) collectionTable(in *indexedFile, b *Block) {
	if b.Broken {
		return
	}
	recs, found := decodeGroup([]*Block{b})
	for _, d := range found[0] {
		c.report(d)
	}
	if recs[0] != nil {
		in.language = recs[0].Language
	}
}

// maxDetached bounds the sub-tables that wait for a record which may come later.
const maxDetached = 10_000

// detach reports sub-tables that do not stand under their record, now or when
// all records are known.
func (c *Collection) detach(b *Block) error {
	if n, _ := c.lookup(b.Key); n == noRecord && len(c.detached) < maxDetached {
		c.detached = append(c.detached, b.headed())
		return nil
	}
	return c.reportDetached(b)
}

// reportDetached reports them, with the place of their record if there is one.
func (c *Collection) reportDetached(b *Block) error {
	var record Position
	if n, _ := c.lookup(b.Key); n != noRecord && c.at(n).Type() == b.Type {
		var err error
		if record, err = c.headerOf(n); err != nil {
			return err
		}
	}
	c.report(b.DetachedError(record))
	return nil
}

// headed is a copy of the block with the line of its header alone, for keeping.
func (b *Block) headed() *Block {
	const long = 4 << 10 // more of a line is not shown
	start := bytes.LastIndexByte(b.Text[:b.Header], '\n') + 1
	line, _, _ := bytes.Cut(b.Text[start:], []byte{'\n'})
	c := *b
	c.Line += bytes.Count(b.Text[:start], []byte{'\n'})
	c.Offset, c.Header = b.Offset+int64(start), b.Header-start
	c.Text = bytes.Clone(line[:min(len(line), c.Header+long)])
	return &c
}

// headerOf gives the place of a record's header.
func (c *Collection) headerOf(n uint32) (Position, error) {
	e := c.at(n)
	f, err := c.files[e.file].Open()
	if err != nil {
		return Position{}, readError(c.files[e.file].Name, err)
	}
	defer f.Close()
	b, err := c.readBlock(f, n)
	if err != nil {
		return Position{}, err
	}
	return b.HeaderPosition(), nil
}

// readBlock reads the block of one record from its file.
func (c *Collection) readBlock(f File, n uint32) (*Block, error) {
	e := c.at(n)
	text := make([]byte, e.size)
	if got, err := f.ReadAt(text, e.offset); got < len(text) {
		return nil, c.changed(e.file, err)
	}
	return c.block(n, text)
}

// block makes the block of a record from its text, if that is still the one
// that was indexed.
func (c *Collection) block(n uint32, text []byte) (*Block, error) {
	e := c.at(n)
	if c.sum(text) != e.sum {
		return nil, c.changed(e.file, nil)
	}
	return &Block{
		Type: e.Type(), Key: c.key(n), File: c.files[e.file].Name, Broken: e.broken,
		Offset: e.offset, Line: int(e.line), Header: int(e.header), Text: text,
	}, nil
}

// sum is a check sum of a record's text.
func (c *Collection) sum(text []byte) uint32 { return uint32(maphash.Bytes(c.seed, text)) }

// changed is the error that a file is no longer as it was indexed, unless it
// could not be read at all.
func (c *Collection) changed(file uint32, err error) error {
	name := c.files[file].Name
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return readError(name, err)
	}
	return fmt.Errorf("%s: the file was changed while it was being read; run the command again", name)
}

// languageOf is the language that a record's file gives for all its records.
func (c *Collection) languageOf(n uint32) string { return c.files[c.at(n).file].language }

// nothing is the warning that there are no records.
func (c *Collection) nothing() Diagnostic {
	d := Diagnostic{Severity: Warning, Code: "no-records", Message: "there are no records in this collection"}
	if len(c.files) == 1 {
		d.File = c.files[0].Name
	}
	d.Hint = "a record begins with a header such as " + exampleHeader
	return d
}

// References makes the second pass: it decodes, checks and resolves every
// record, reports what it finds, and gives each reference to yield, in the
// order of the files, or for keys in their order. A reference that rests on a
// record with an error is not given, nor one that cite = false keeps out,
// unless its key is asked for. With keys, only the records asked for and those
// they rest on are checked. An error of yield ends the pass and is returned.
func (c *Collection) References(ctx context.Context, keys []string, yield func(*Reference) error) error {
	p := newPass(ctx, c)
	defer p.close()
	if len(keys) == 0 {
		err := p.run(order{count: c.count}, yield)
		if err == nil && p.whole != nil {
			err = p.finish()
		}
		return err
	}
	asked := p.ask(keys)
	all, err := p.closure(asked)
	if err != nil {
		return err
	}
	return p.run(order{len(all), all}, yield)
}
