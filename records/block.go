package records

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// TypeCollection is the Type of the block of a [collection] table, which says
// something about its file. It is no type of record and has no key.
const TypeCollection Type = "collection"

// Block is the source text of one record, or of the [collection] table, and its
// place in its file. It begins with the comments that stand directly above the
// header (they belong to the record below; a blank line cuts them off) and ends
// before the next record's. Only the last block of a file may lack a line break
// at its end.
type Block struct {
	Type   Type
	Key    string // the key as written in the header, unquoted, in NFC
	File   string // name of the file as the user gave it
	Offset int64  // bytes from the start of the file to Text
	Line   int    // line of Text's first byte, from 1
	Header int    // bytes from the start of Text to the '[' of the header
	Text   []byte

	// Broken says that an error in the text was reported when it was split. The
	// record exists, so that others may refer to it, but is not to be decoded.
	Broken bool
	// Detached says that the block is no record but sub-tables of the one with
	// this Type and Key, which is not the one that stands above them. It is not
	// to be indexed or decoded; once all records are known, DetachedError says
	// what is wrong.
	Detached bool
}

// maxQuoted is how much of a source line is shown with a finding, in
// characters: more would not be read.
const maxQuoted = 1000

// At translates an offset in Text, in bytes, such as the TOML library gives, to
// its place in the file, and gives the source line without its line break. An
// offset outside Text is taken for the nearest one inside.
func (b *Block) At(offset int) (Position, string) {
	pos, line, _ := place(b.File, b.Text, b.Line, offset, offset)
	return pos, line
}

// HeaderPosition is the place of the '[' of the block's header.
func (b *Block) HeaderPosition() Position {
	pos, _ := b.At(b.Header)
	return pos
}

// DetachedError is the finding on a Detached block. The argument is the place of
// the header of its record, wherever that stands, or the zero Position where
// there is no such record.
func (b *Block) DetachedError(record Position) Diagnostic {
	end := b.Header + bytes.IndexByte(b.Text[b.Header:], ']') + 1
	for end < len(b.Text) && b.Text[end] == ']' {
		end++
	}
	name := string(b.Type) + "." + quoteKey(b.Key)
	d := Diagnostic{Code: "detached-table"}
	d.Position, d.Line, d.Width = place(b.File, b.Text, b.Line, b.Header, max(end, b.Header+1))
	switch {
	case record == Position{}:
		d.Message = fmt.Sprintf("this is a sub-table of %s, which has no header of its own", name)
		d.Hint = fmt.Sprintf("begin the record with [%s], and put its sub-tables directly under it", name)
		return d
	case record.File == b.File && record.Line > d.Position.Line:
		d.Message = fmt.Sprintf("this sub-table of %s stands before its record", name)
	default:
		d.Message = fmt.Sprintf("%s is taken up again here, after its record has ended", name)
	}
	d.Hint = fmt.Sprintf("put it directly under the record [%s]", name)
	d.Related = []Related{{Position: record, Message: "the record begins here"}}
	return d
}

// place gives the position of text[start], the line it is on, and the number of
// characters from there to end on that line, at least one. Text begins at the
// start of line number first of the file. A line that is too long to be read is
// cut short, or left out where the place would be cut off.
func place(file string, text []byte, first, start, end int) (Position, string, int) {
	start = min(max(start, 0), len(text))
	end = min(max(end, start), len(text))
	for n := 0; n < utf8.UTFMax-1 && start > 0 && start < len(text) && !utf8.RuneStart(text[start]); n++ {
		start--
	}
	from := bytes.LastIndexByte(text[:start], '\n') + 1
	to := len(text)
	if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
		to = start + i
	}
	if to > start && text[to-1] == '\r' {
		to--
	}
	column := utf8.RuneCount(text[from:start])
	pos := Position{File: file, Line: first + bytes.Count(text[:from], []byte{'\n'}), Column: column + 1}
	width := max(utf8.RuneCount(text[start:max(min(end, to), start)]), 1)
	line := text[from:to]
	if len(line) > maxQuoted {
		line = line[:runeOffset(line, maxQuoted)]
		width = max(min(width, maxQuoted-column), 1)
	}
	if column >= maxQuoted {
		line = nil
	}
	return pos, string(line), width
}

// runeOffset is the number of bytes that the first n characters of text take.
func runeOffset(text []byte, n int) int {
	i := 0
	for ; n > 0 && i < len(text); n-- {
		_, size := utf8.DecodeRune(text[i:])
		i += size
	}
	return i
}
