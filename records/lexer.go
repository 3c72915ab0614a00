package records

import "bytes"

// Limits on the text of one record. The TOML library has none of its own: deep
// nesting overflows its stack, and what a key costs it grows with the cube of the
// number of its parts. So the text is held to these before the library sees it.
const (
	maxNesting = 64       // arrays and inline tables within each other
	maxParts   = 16       // parts of a key, with those of the header and of the inline tables that it stands in
	maxBlock   = 16 << 20 // bytes of one record
	maxKey     = 500      // characters of a record's key
)

// lexer follows TOML text line by line, as far as is needed to know which lines
// begin a statement and which go on with a value that began above
// (https://toml.io/en/v1.1.0). It is exact for valid TOML; text that is not
// valid it reads as something that stays invalid, so that the decoder, which
// has the last word, refuses it.
//
// Offsets are bytes from the start of the file.
type lexer struct {
	quote   byte  // the multi-line string that is open is quoted with this; 0 where none is open
	quoteAt int64 // where it opens

	depth  int                   // of open brackets and braces
	opened [maxNesting + 1]int64 // where the outermost of them open, by depth from 0
	parts  [maxNesting + 2]int   // of the key at each depth, from the header down
	path   int                   // the parts of the key whose value is being read

	value  bool  // a value may begin here, so a string here may be a multi-line one
	closed bool  // a multi-line string has just ended
	dots   int   // dots since the last key began
	keyAt  int64 // where that key begins

	invalid bool // the statement is surely no TOML
	faulted bool // a fault was noted in the statement
	faults  []fault
}

// fault is a limit that the text breaks.
type fault struct {
	code       string
	start, end int64
}

// idle reports whether the next line begins a statement.
func (x *lexer) idle() bool { return x.quote == 0 && x.depth == 0 }

// under tells the lexer how many parts the header has that the lines to come
// stand under.
func (x *lexer) under(parts int) { x.parts[0] = parts }

// reset makes the lexer forget what is open.
func (x *lexer) reset() {
	x.quote, x.depth, x.closed, x.invalid = 0, 0, false, false
}

// line reads one line with its line break, which begins at offset at: a new
// statement where the lexer is idle, else more of the one that is open.
func (x *lexer) line(line []byte, at int64) {
	i := 0
	switch {
	case x.quote != 0:
		end, ok := closeLong(line, 0, x.quote)
		if !ok {
			return
		}
		x.quote, x.closed, x.value = 0, true, false
		i = end
	case x.depth == 0:
		x.dots = 0
		x.keyAt = at + int64(indent(line))
		x.value, x.closed, x.invalid, x.faulted = false, false, false, false
		i = x.key(line, at)
	}
	x.values(line, i, at)
}

// key reads the key of a statement, up to and with its "=".
func (x *lexer) key(line []byte, at int64) int {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '=':
			x.equals(at + int64(i))
			return i + 1
		case '.':
			x.dots++
		case '"', '\'':
			end, ok := closeString(line, i)
			if !ok {
				x.invalid = true
				return end
			}
			i = end - 1
		case '#', '\n':
			x.invalid = true // no key stands alone
			return i
		}
	}
	x.invalid = true
	return len(line)
}

// equals ends a key.
func (x *lexer) equals(at int64) {
	x.path = x.parts[min(x.depth, maxNesting+1)] + x.dots + 1
	if x.path > maxParts {
		x.fault("too-many-parts", x.keyAt, at)
	}
	x.value, x.dots = true, 0
}

// values reads values, and within inline tables keys, up to the end of the line.
func (x *lexer) values(line []byte, i int, at int64) {
	for i < len(line) {
		c := line[i]
		switch c {
		case ' ', '\t', '\r', '\n':
			i++
			continue
		case '#':
			return
		}
		x.invalid = x.invalid || x.closed && !x.follows(c)
		x.closed = false
		i++
		switch c {
		case '"', '\'':
			if i = x.text(line, i-1, at); i < 0 {
				return
			}
		case '[', '{':
			x.open(at + int64(i) - 1)
			x.value = c == '['
		case ']', '}':
			x.depth = max(x.depth-1, 0)
			x.value = false
		case ',':
			x.value, x.dots, x.keyAt = true, 0, at+int64(i)
			x.path = x.parts[min(x.depth, maxNesting+1)]
		case '=':
			x.equals(at + int64(i) - 1)
		case '.':
			x.dots++
			x.value = false
		default:
			x.value = false
		}
	}
}

// follows reports whether c may stand after a value.
func (x *lexer) follows(c byte) bool {
	return x.depth > 0 && (c == ',' || c == ']' || c == '}')
}

// text reads the string that opens at line[i]; -1 is a multi-line one that the
// line does not close.
func (x *lexer) text(line []byte, i int, at int64) int {
	quote := line[i]
	if x.value && i+2 < len(line) && line[i+1] == quote && line[i+2] == quote {
		end, ok := closeLong(line, i+3, quote)
		if !ok {
			x.quote, x.quoteAt = quote, at+int64(i)
			return -1
		}
		x.value, x.closed = false, true
		return end
	}
	x.value = false
	end, _ := closeString(line, i)
	return end
}

// open goes into an array or inline table.
func (x *lexer) open(at int64) {
	if x.depth < len(x.opened) {
		x.opened[x.depth] = at
	}
	x.depth++
	if x.depth > maxNesting {
		x.fault("too-deep", at, at+1)
	}
	x.parts[min(x.depth, maxNesting+1)] = x.path
	x.dots, x.keyAt = 0, at+1
}

// fault notes a limit that is broken, once in a statement.
func (x *lexer) fault(code string, start, end int64) {
	if !x.faulted {
		x.faults = append(x.faults, fault{code, start, end})
	}
	x.faulted = true
}

// innermost is where the innermost open bracket stands.
func (x *lexer) innermost() int64 {
	return x.opened[min(x.depth, len(x.opened))-1]
}

// indent counts the blanks that a line begins with.
func indent(line []byte) int {
	i := 0
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return i
}

// closeString gives the index behind the end of the single-line string that
// opens at line[i]. Where the line ends first, ok is false and the index that of
// the line break.
func closeString(line []byte, i int) (end int, ok bool) {
	quote := line[i]
	i++
	if j := bytes.IndexByte(line[i:], quote); j >= 0 && bytes.IndexByte(line[i:i+j], '\\') < 0 {
		return i + j + 1, true
	}
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case c == quote:
			return i + 1, true
		case c == '\n':
			return i, false
		case c == '\\' && quote == '"' && i+1 < len(line) && line[i+1] != '\n':
			i++ // an escape takes the next byte with it
		}
	}
	return len(line), false
}

// closeLong gives the index behind the three quotes that close a multi-line
// string of which text[i:] is the rest. As many as two more quotes before them
// belong to the string.
func closeLong(text []byte, i int, quote byte) (end int, ok bool) {
	if bytes.IndexByte(text[i:], quote) < 0 {
		return len(text), false
	}
	for i < len(text) {
		switch c := text[i]; {
		case c == '\\' && quote == '"':
			i += 2
		case c != quote:
			i++
		default:
			run := 1
			for run < 5 && i+run < len(text) && text[i+run] == quote {
				run++
			}
			i += run
			if run >= 3 {
				return i, true
			}
		}
	}
	return len(text), false
}
