package library

import (
	"bytes"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// Lines finds the line and column of places in one text, which are asked for
// roughly in their order. Lines end with LF, CR LF or CR.
type Lines struct {
	start, line int // of the last line that was asked for
}

// Position is the place of a byte of the text, without the name of the file.
func (l *Lines) Position(text []byte, at int) records.Position {
	at = min(max(at, 0), len(text))
	if at < l.start || l.line == 0 {
		l.start, l.line = 0, 1
	}
	for {
		n := bytes.IndexAny(text[l.start:at], "\r\n")
		if n < 0 {
			break
		}
		n++
		if text[l.start+n-1] == '\r' && l.start+n < len(text) && text[l.start+n] == '\n' {
			if l.start+n >= at {
				break
			}
			n++
		}
		l.start += n
		l.line++
	}
	return records.Position{Line: l.line, Column: utf8.RuneCount(text[l.start:at]) + 1}
}
