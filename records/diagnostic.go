package records

import (
	"fmt"
	"strings"
)

// Severity says whether a finding stops the run from succeeding.
type Severity uint8

const (
	// Error is a finding that makes the record unusable; the run fails.
	Error Severity = iota
	// Warning is a doubtful but usable thing.
	Warning
)

// String is the word printed before the message.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Position is a place in a file. Line and Column count from 1, Column in
// characters (Unicode code points), as editors do. A zero Line means the file
// as a whole.
type Position struct {
	File         string
	Line, Column int
}

// String gives file:line:column, or the file alone where no line is known.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Diagnostic is one finding about what people wrote: where, what is wrong in
// the user's words, and how to mend it. It is an error, so it can be returned
// as one; only the command line prints it.
type Diagnostic struct {
	Severity Severity
	Code     string // stable short name of the kind of finding, such as "unknown-field"
	Position
	Message string // lower case, no final stop
	Hint    string // how to mend it; may be empty
	Line    string // the source line, without its line break, for the caret
	Width   int    // characters from Column to underline; 0 is one
	Related []Related
}

// Related is a second place that a finding speaks of, such as the first
// appearance of a key that is given twice.
type Related struct {
	Position
	Message string
}

// Error gives the finding on one line: file:line:column: message (hint).
func (d Diagnostic) Error() string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(d.Position.String())
		b.WriteString(": ")
	}
	if d.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(d.Message)
	if d.Hint != "" {
		b.WriteString(" (" + d.Hint + ")")
	}
	return b.String()
}
