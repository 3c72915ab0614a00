package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Splitter cuts TOML text into the blocks of its records as it reads, so that
// no more than one record is held. A block begins at a header [type.key] of one
// of the five types, or at [collection]; sub-tables directly under it belong to
// it. Text that belongs to no record is reported, unless it is blank or comment.
//
// After an error it goes on with the next record. A line that looks like a
// record's header ends an array or inline table that was left open, for no such
// line can stand in one. A multi-line string may hold such a line, so there it
// is taken for a header only once the text that follows cannot be TOML.
type Splitter struct {
	r    io.Reader
	file string
	most int64 // maxBlock

	begun bool
	buf   []byte
	base  int64 // offset of buf in the file
	next  mark  // the line to be read next
	eof   bool
	err   error // what Next returns when there is nothing more

	lex      lexer
	cur      section
	comment  mark // first of the comment lines directly above next
	lost     mark // a header within a multi-line string
	lostAt   int64
	again    int64 // bytes that were read a second time
	dropping bool  // the record is too large: pass over lines up to the next header

	collection Position // of the [collection] header
	parts      []part

	ready *Block
	diags []Diagnostic
}

// mark is the start of a line; the zero mark is none.
type mark struct {
	offset int64
	line   int
}

// section is what stands between two headers: a record, or text of none.
type section struct {
	begin    mark
	head     int64  // where the header begins with its '['
	headEnd  int64  // and ends
	typ, key string // of the header, as written
	block    *Block // nil where the text is passed over
	findings int    // how many there were on its block

	outside bool   // before the first header
	bare    bool   // the header is a single word, such as [speech]
	strayed bool   // stray text was reported
	inline  string // the last record reported for want of a header
}

const (
	readSize    = 64 << 10
	maxFindings = 100 // findings on one block's syntax; finding the line of each takes time
)

var errLongLine = errors.New("line too long")

// NewSplitter makes a splitter of the text of a file. The name is used in
// findings only.
func NewSplitter(r io.Reader, file string) *Splitter {
	first := mark{line: 1}
	return &Splitter{r: r, file: file, most: maxBlock, next: first, cur: section{begin: first, outside: true}}
}

// Next gives the next block, or findings, or both. The error is io.EOF when
// there are no more, or what reading gave; then there is neither block nor
// finding. A block's text is its own.
func (s *Splitter) Next() (*Block, []Diagnostic, error) {
	for s.ready == nil && len(s.diags) == 0 {
		if s.err != nil {
			return nil, nil, s.err
		}
		s.step()
	}
	block, diags := s.ready, s.diags
	s.ready, s.diags = nil, nil
	return block, diags, nil
}

// step reads one line.
func (s *Splitter) step() {
	if !s.begun {
		if s.begun = true; !s.start() {
			return
		}
	}
	line, err := s.readLine()
	switch {
	case err == errLongLine:
		if start := s.held(s.next.offset, s.base+int64(len(s.buf))); s.lex.idle() && !bytes.HasPrefix(start[indent(start):], []byte{'#'}) {
			s.stray(start, s.next)
		}
		s.overflow()
		s.dropLine()
		return
	case err == io.EOF:
		s.end()
		return
	case err != nil:
		s.err = err
		return
	}
	at := s.next
	s.next.offset += int64(len(line))
	s.next.line++
	switch {
	case s.dropping && !looksLikeHeader(line):
		s.above(line, at)
	case s.lex.quote != 0:
		s.inString(line, at)
	case !s.lex.idle() && !looksLikeHeader(line):
		s.lex.line(line, at.offset)
	default:
		s.statement(line, at)
	}
	s.settle()
}

// statement reads a line that begins a statement.
func (s *Splitter) statement(line []byte, at mark) {
	i := indent(line)
	switch {
	case i < len(line) && line[i] == '[':
		if s.lex.depth > 0 {
			if s.goBack() {
				return
			}
			s.unclosedBracket("before the next record")
		}
		s.header(line, at)
	case s.above(line, at):
		if s.cur.block == nil {
			s.checkBytes(line, at)
		}
	default:
		s.stray(line, at)
		s.lex.line(line, at.offset)
	}
}

// above reports whether a line is blank or a comment, and keeps in mind the
// comments that stand directly above the next line, of which there may be a lot
// but not any number.
func (s *Splitter) above(line []byte, at mark) bool {
	i := indent(line)
	if i < len(line) && line[i] == '#' {
		switch {
		case s.comment == mark{}:
			s.comment = at
		case at.offset-s.comment.offset > s.most/2:
			s.comment = mark{}
		}
		return true
	}
	s.comment = mark{}
	return i >= lineEnd(line)
}

// inString reads a line that begins within a multi-line string.
func (s *Splitter) inString(line []byte, at mark) {
	if looksLikeHeader(line) && (s.lost == mark{} || s.lostAt != s.lex.quoteAt) {
		if h := readHeader(line, s.parts); h.fault == nil {
			s.lost, s.lostAt = at, s.lex.quoteAt
		}
	}
	s.lex.line(line, at.offset)
}

// settle does what is due after a line.
func (s *Splitter) settle() {
	for _, f := range s.lex.faults {
		s.limit(f)
	}
	s.lex.faults = s.lex.faults[:0]
	switch {
	case s.lex.invalid && s.goBack():
	case s.cur.block == nil && (s.dropping || s.lex.idle()):
		s.cur.begin, s.lost = s.next, mark{}
		if s.comment != (mark{}) {
			s.cur.begin = s.comment
		}
	case s.ready == nil && s.size() > s.most && s.comment == mark{}:
		s.overflow()
	}
}

// size is the number of bytes held of the block.
func (s *Splitter) size() int64 { return s.next.offset - s.cur.begin.offset }

// end reads the end of the file.
func (s *Splitter) end() {
	if s.lex.quote != 0 && s.lostAt == s.lex.quoteAt && s.goBack() {
		return
	}
	if s.lex.depth > 0 && s.lex.quote == 0 && s.goBack() {
		return
	}
	if s.lex.quote != 0 {
		s.unclosedString(s.lex.quoteAt, "and takes in the rest of the file")
	} else if s.lex.depth > 0 {
		s.unclosedBracket("before the end of the file")
	}
	s.finish(s.next)
	s.err = io.EOF
}

// goBack takes up reading at a header that was passed by within a multi-line
// string, now that the text is known to be no TOML: the string was not closed.
// How much may be read again is bounded, so that no text takes more than linear
// time.
func (s *Splitter) goBack() bool {
	if s.lost == (mark{}) || s.again > s.next.offset+s.most {
		return false
	}
	s.unclosedString(s.lostAt, "before the next record")
	s.again += s.next.offset - s.lost.offset
	s.next, s.lost, s.comment = s.lost, mark{}, mark{}
	s.lex.reset()
	return true
}

// finish ends the section at a mark and makes its block ready.
func (s *Splitter) finish(end mark) {
	if s.cur.block != nil && end.offset-s.cur.begin.offset > s.most {
		s.tooLarge()
	}
	if b := s.cur.block; b != nil {
		if s.lost != (mark{}) && !b.Broken {
			s.headerInText()
		}
		s.ship(s.cur.begin, end.offset)
	}
	s.cur = section{begin: end}
	s.lost = mark{}
	s.lex.reset()
}

// ship makes the block of the section ready, with the text from a mark to an
// offset.
func (s *Splitter) ship(begin mark, end int64) {
	b := s.cur.block
	b.Offset, b.Line = begin.offset, begin.line
	b.Header = int(s.cur.head - begin.offset)
	b.Text = bytes.Clone(s.held(begin.offset, end))
	s.ready, s.cur.block = b, nil
}

// overflow gives up a record that is too large to be held, and passes over the
// text up to the next header.
func (s *Splitter) overflow() {
	if s.lex.quote != 0 && s.lostAt == s.lex.quoteAt && s.goBack() {
		return
	}
	if s.cur.block != nil {
		s.tooLarge()
	}
	s.dropping = true
	s.lex.reset()
	s.lost, s.comment = mark{}, mark{}
}

// tooLarge reports the record, and makes its block ready with its header alone.
func (s *Splitter) tooLarge() {
	s.broken(s.cur.head, s.cur.headEnd, "too-large",
		fmt.Sprintf("this record is longer than %d MiB", s.most>>20),
		"look for a quote or bracket that is not closed, or keep long texts elsewhere and give their address")
	begin := s.cur.begin
	above := s.held(begin.offset, s.cur.head)
	begin.line += bytes.Count(above, []byte{'\n'})
	begin.offset += int64(bytes.LastIndexByte(above, '\n') + 1)
	s.ship(begin, s.cur.headEnd)
}

// held is the text between two offsets, which must be in the buffer.
func (s *Splitter) held(start, end int64) []byte {
	return s.buf[start-s.base : end-s.base]
}
