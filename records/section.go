package records

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// report notes a finding on the text between two offsets of the section.
func (s *Splitter) report(start, end int64, code, message, hint string) {
	d := Diagnostic{Code: code, Message: message, Hint: hint}
	from := s.cur.begin.offset
	d.Position, d.Line, d.Width = place(s.file, s.buf[from-s.base:], s.cur.begin.line, int(start-from), int(end-from))
	s.diags = append(s.diags, d)
}

// broken reports an error in the text of the section, which makes its block
// Broken.
func (s *Splitter) broken(start, end int64, code, message, hint string) {
	if b := s.cur.block; b != nil {
		b.Broken = true
		s.cur.findings++
		if s.cur.findings > maxFindings {
			return
		}
	}
	s.report(start, end, code, message, hint)
}

// limit reports a limit that the text breaks.
func (s *Splitter) limit(f fault) {
	text := s.held(f.start, f.end)
	f.start += int64(indent(text))
	f.end -= int64(len(text) - lineEnd(text))
	switch f.code {
	case "too-deep":
		s.broken(f.start, f.end, f.code, fmt.Sprintf("lists and tables are nested more than %d deep here", maxNesting), "no field of a record needs more than a few levels")
	case "too-many-parts":
		s.broken(f.start, f.end, f.code, fmt.Sprintf("this key has more than %d parts, with those of the tables it stands in", maxParts), "no field of a record needs more than a few parts")
	}
}

// unclosedString reports a multi-line string that has no end.
func (s *Splitter) unclosedString(at int64, until string) {
	quotes := string(bytes.Repeat(s.held(at, at+1), 3))
	s.broken(at, at+3, "unclosed-string", "the text that opens here is not closed "+until, "close it with "+quotes)
}

// unclosedBracket reports an array or inline table that has no end, and makes
// the lexer forget it.
func (s *Splitter) unclosedBracket(until string) {
	at := s.lex.innermost()
	what, closing := "list", "]"
	if s.held(at, at+1)[0] == '{' {
		what, closing = "table", "}"
	}
	s.broken(at, at+1, "unclosed-bracket", fmt.Sprintf("the %s that opens here is not closed %s", what, until), "close it with "+closing)
	s.lex.reset()
}

// headerInText warns of a multi-line string that holds what looks like a header.
// That is good TOML, but most likely the end of the string was forgotten.
func (s *Splitter) headerInText() {
	line := s.held(s.lost.offset, s.base+int64(len(s.buf)))
	start := s.lost.offset + int64(indent(line))
	end := s.lost.offset + int64(restOfHeader(line, indent(line)))
	quotes := string(bytes.Repeat(s.held(s.lostAt, s.lostAt+1), 3))
	s.report(start, end, "header-in-text", "this stands within a text, so no record begins here", "close the text above it with "+quotes+", if a record is meant")
	d := &s.diags[len(s.diags)-1]
	d.Severity = Warning
	from := s.cur.begin.offset
	text, _, _ := place(s.file, s.held(from, s.next.offset), s.cur.begin.line, int(s.lostAt-from), int(s.lostAt-from))
	d.Related = []Related{{Position: text, Message: "the text opens here"}}
}

// header reads a line that begins with a bracket: it goes on with the record,
// or ends it and begins a new section.
func (s *Splitter) header(line []byte, at mark) {
	h := readHeader(line, s.parts)
	s.parts, s.dropping = h.parts, false
	if h.fault != nil && s.goBack() {
		return
	}
	begin := at
	if s.comment != (mark{}) {
		begin = s.comment
	}
	s.comment = mark{}
	s.lex.under(len(h.parts))
	if s.continues(h) {
		s.check(at, h.faultOfParts())
		return
	}
	var above section
	if s.cur.block != nil {
		above = s.cur
	}
	s.finish(begin)
	s.cur.head, s.cur.headEnd = at.offset+int64(h.start), at.offset+int64(h.end)
	if len(h.parts) > 0 && h.parts[0].name == string(TypeCollection) {
		s.cur.typ = h.parts[0].name
		s.check(at, s.openCollection(h, at))
		return
	}
	s.open(h)
	f := h.faultOfParts()
	if f == nil {
		f = h.faultOfRecord(above.typ, above.key)
	}
	s.check(at, f)
}

// check reports a fault of a header, if there is one.
func (s *Splitter) check(at mark, f *headerFault) {
	if f != nil {
		s.broken(at.offset+int64(f.start), at.offset+int64(f.end), f.code, f.message, f.hint)
	}
}

// continues reports whether the header is that of a sub-table of the section.
func (s *Splitter) continues(h header) bool {
	if len(h.parts) < 2 || s.cur.typ == "" || h.parts[0].name != s.cur.typ {
		return false
	}
	return s.cur.typ == string(TypeCollection) ||
		!s.cur.bare && h.parts[1].name == s.cur.key && (len(h.parts) > 2 || h.fault != nil)
}

// open begins the section of a header. Whatever can be known of the record is
// kept where the header is wrong, lest every reference to it be an error too.
func (s *Splitter) open(h header) {
	s.cur.bare = len(h.parts) == 1
	if len(h.parts) > 0 {
		s.cur.typ = h.parts[0].name
	}
	if len(h.parts) < 2 {
		return
	}
	s.cur.key = h.parts[1].name
	typ := Type(s.cur.typ)
	if !isTableType(s.cur.typ) && len(h.parts) == 2 {
		typ = Type(nearestType(s.cur.typ))
	}
	if s.cur.key != "" && utf8.RuneCountInString(s.cur.key) <= maxKey && slices.Contains(Types, typ) {
		s.cur.block = &Block{Type: typ, Key: norm.NFC.String(s.cur.key), File: s.file, Detached: len(h.parts) > 2}
	}
}

// openCollection begins the section of a [collection] table.
func (s *Splitter) openCollection(h header, at mark) *headerFault {
	const form = "write [collection], with title and language beneath it"
	f := h.faultOfParts()
	switch {
	case f != nil:
		return f
	case h.array || len(h.parts) > 1:
		return &headerFault{h.start, h.end, "collection-form", "a file has one [collection], which has no key", form}
	case s.collection.Line != 0:
		f = &headerFault{h.start, h.end, "second-collection", "this file has a second [collection]", "a file has at most one: put their fields into one"}
		s.check(at, f)
		s.diags[len(s.diags)-1].Related = []Related{{Position: s.collection, Message: "the first is here"}}
		return nil
	}
	s.cur.block = &Block{Type: TypeCollection, File: s.file}
	s.collection = Position{File: s.file, Line: at.line, Column: h.start + 1}
	return nil
}

// stray reports a statement that stands in no record.
func (s *Splitter) stray(line []byte, at mark) {
	if !s.cur.outside {
		return // it is in a record, or the header above it was reported
	}
	key, _, ok := readKey(line)
	start, end := at.offset+int64(indent(line)), at.offset+int64(lineEnd(line))
	switch {
	case ok && key[0].name == string(TypeCollection):
		s.inline("collection", start, end, "collection-form", "write [collection], with its fields on lines of their own beneath it")
	case ok && slices.Contains(Types, Type(key[0].name)):
		name := key[0].name + ".KEY"
		if len(key) > 1 {
			name = key[0].name + "." + quoteKey(short(key[1].name))
		}
		s.inline(name, start, end, "record-form", fmt.Sprintf("write [%s], with its fields on lines of their own beneath it", name))
	case !s.cur.strayed:
		s.cur.strayed = true
		s.report(start, end, "stray-text", "this text belongs to no record", "a record begins with its type and its key, such as "+exampleHeader)
	}
}

// inline reports a record that is written without a header of its own, once for
// the statements of one record that stand together.
func (s *Splitter) inline(name string, start, end int64, code, hint string) {
	if s.cur.inline != name {
		s.cur.inline = name
		s.report(start, end, code, name+" has no header of its own", hint)
	}
}

// checkBytes reports what TOML does not allow in a line that no decoder will
// see, since it belongs to no record.
func (s *Splitter) checkBytes(line []byte, at mark) {
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		start := at.offset + int64(i)
		switch {
		case r == utf8.RuneError && size == 1:
			s.report(start, start+1, "invalid-utf8", fmt.Sprintf("the byte %#02x is not UTF-8", line[i]), "save the file as UTF-8")
			return
		case r == '\r' && i+1 < len(line) && line[i+1] == '\n', r == '\t', r == '\n':
		case r < ' ' || r == 0x7f:
			s.report(start, start+1, "control-character", fmt.Sprintf("the control character U+%04X may not stand in a file", r), "delete it")
			return
		}
		i += size
	}
}
