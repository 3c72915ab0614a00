package records

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limit is a bound on what is read or made, so that nothing takes memory or time
// without end. Each package lists its own beside what it reads.
type Limit struct {
	Of     string // what is bounded, such as "a record"
	Most   int64
	Unit   string // "bytes", which are shown in KB, MB and GB; "levels" and so on
	Beyond string // what becomes of what has more
}

// String is the number with its unit.
func (l Limit) String() string {
	if l.Unit == "bytes" {
		return Size(l.Most)
	}
	digits := strconv.FormatInt(l.Most, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return strings.TrimSpace(digits + " " + l.Unit)
}

// Size gives a number of bytes in the largest unit of which it is a whole number.
func Size(n int64) string {
	units := []string{"bytes", "KB", "MB", "GB"}
	for len(units) > 1 && n > 0 && n%1024 == 0 {
		n, units = n/1024, units[1:]
	}
	return fmt.Sprintf("%d %s", n, units[0])
}

// MaxFile is the most bytes of a file of records.
const MaxFile = 1 << 30

// bounded reads so many bytes, and where there are more gives an error.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p[:min(int64(len(p)), b.left+1)])
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("it has more than %s", Size(MaxFile))
	}
	return n, err
}

// maxRecords is the most records of a collection, of which each takes some 130
// bytes for the whole run.
const maxRecords = 5_000_000

// Limits are those of records.
var Limits = []Limit{
	{"a file of records, standard input too", MaxFile, "bytes", "it is not read, and nothing is written"},
	{"a collection", maxRecords, "records", "it is not read, and nothing is written"},
	{"a record, and so a line", maxBlock, "bytes", "the record is an error; the others are read"},
	{"lists and tables within each other", maxNesting, "levels", "the record is an error"},
	{"the parts of a dotted key", maxParts, "parts", "the record is an error"},
	{"the key of a record", maxKey, "characters", "the record is an error"},
	{"events, or organizations, above each other", MaxDepth, "levels", "the record is an error"},
	{"a year", maxYear, "", "the date is an error"},
	{"errors of syntax that are told of one record", maxFindings, "errors", "the others are not told"},
}

// BreaksLimit finds the first place at which TOML text goes beyond the limits on
// nesting and on the parts of a key, which the TOML library knows nothing of: what
// the text costs it grows with the cube of these.
func BreaksLimit(text []byte, file string) (d Diagnostic, broken bool) {
	var lex lexer
	var f fault
	at, number := 0, 0
	for line := range strings.SplitAfterSeq(string(text), "\n") {
		number++
		raw := []byte(line)
		if i := indent(raw); lex.idle() && i < len(raw) && raw[i] == '[' {
			if h := readHeader(raw, nil); len(h.parts) > maxParts {
				f = fault{code: "too-many-parts", start: int64(at + i)}
			}
		} else if i < len(raw) && (!lex.idle() || raw[i] != '#' && i < lineEnd(raw)) {
			lex.line(raw, int64(at))
		}
		if len(lex.faults) > 0 {
			f = lex.faults[0]
		}
		if f.code != "" {
			break
		}
		at += len(line)
	}
	if f.code == "" {
		return Diagnostic{}, false
	}
	d = Diagnostic{Code: f.code, Position: Position{File: file, Line: number, Column: 1 + len([]rune(string(text[at:f.start])))}}
	d.Message = fmt.Sprintf("lists and tables are nested more than %d deep here", maxNesting)
	if f.code == "too-many-parts" {
		d.Message = fmt.Sprintf("this key has more than %d parts, with those of the tables it stands in", maxParts)
	}
	return d, true
}
