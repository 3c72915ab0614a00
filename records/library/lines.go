package library

import (
	"sort"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// Lines finds the line and column of places in one text, cheaply where they are
// asked for in their order. Lines end with LF, CR LF or CR.
type Lines struct {
	starts     []int // of the lines, in bytes
	at, column int   // the place that was asked for last, and its column
}

// Position is the place of a byte of the text, without the name of the file.
func (l *Lines) Position(text []byte, at int) records.Position {
	if l.starts == nil {
		l.starts, l.column = append(l.starts, 0), 1
		for i, c := range text {
			if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
				l.starts = append(l.starts, i+1)
			}
		}
	}
	at = min(max(at, 0), len(text))
	line := sort.SearchInts(l.starts, at+1)
	start := l.starts[line-1]
	if l.at < start || l.at > at {
		l.at, l.column = start, 1
	}
	l.column += utf8.RuneCount(text[l.at:at])
	l.at = at
	return records.Position{Line: line, Column: l.column}
}
