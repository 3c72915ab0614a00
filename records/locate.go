package records

import "bytes"

// Locate gives the place of a field in the block, the source line, and how many
// characters of it to underline. The path goes from the record down: a string is
// a key, an int the position in a list, from 0, as in "speakers", 0, "person" or
// "title", "zh". The place is that of the last key, or of the list's item;
// whether it is written as a dotted key, an inline table, a sub-table or an
// array of tables makes no difference. Where only the beginning of the path is
// there, the place is that of its last part that is; where nothing is, or the
// path is empty, it is the header.
//
// It reads the block anew on each call, so it is for findings only.
func (b *Block) Locate(path ...any) (Position, string, int) {
	found := b.find(path)
	return place(b.File, b.Text, b.Line, found.key.start, found.key.end)
}

// LocateValue is Locate for the value of the field in place of its key. A
// sub-table has none, so its place is that of the key.
func (b *Block) LocateValue(path ...any) (Position, string, int) {
	found := b.find(path)
	return place(b.File, b.Text, b.Line, found.value.start, found.value.end)
}

// locator looks for a path in a block. It takes any text: what is no TOML, it
// passes over line by line.
type locator struct {
	scan
	want   []any
	best   int // how many parts of want were found
	key    span
	value  span
	counts []int // how many [[headers]] there were for the list at want[:i]
}

// find looks for the longest beginning of the path that the block holds.
func (b *Block) find(path []any) *locator {
	l := &locator{scan: scan{text: b.Text}, want: path, counts: make([]int, len(path)+1)}
	first := 2 // parts of a header that name the record
	if b.Type == TypeCollection {
		first = 1
	}
	start := bytes.LastIndexByte(b.Text[:b.Header], '\n') + 1
	h := readHeader(b.Text[start:l.endOfLine(start)], nil)
	l.key = span{start + h.start, start + h.end}
	l.value = l.key
	depth := 0 // parts of want that the table of the current lines is at; -1 off the path
	for i := 0; i < len(l.text) && l.best < len(path); {
		end := l.endOfLine(i)
		line := l.text[i:end]
		switch at := indent(line); {
		case at >= lineEnd(line) || line[at] == '#':
			i = end
		case line[at] == '[':
			depth = l.header(readHeader(line, nil), first, i)
			i = end
		default:
			i = l.endOfLine(l.pair(i, depth))
		}
	}
	return l
}

// note keeps the place of the first n parts of the path, unless as many were
// found before.
func (l *locator) note(n int, at span) (kept bool) {
	if n <= l.best {
		return false
	}
	l.best, l.key, l.value = n, at, at
	return true
}

// header follows a table header on the line at offset, and gives how many parts
// of the path lead to its table, or -1.
func (l *locator) header(h header, first, offset int) int {
	depth := 0
	for i := first; i < len(h.parts); i++ {
		p := h.parts[i]
		if depth >= len(l.want) || l.want[depth] != any(p.name) {
			return -1
		}
		depth++
		at := span{offset + p.start, offset + p.end}
		l.note(depth, at)
		if h.array && i == len(h.parts)-1 {
			l.counts[depth]++
			clear(l.counts[depth+1:])
		}
		if n := l.counts[depth]; n > 0 {
			if depth >= len(l.want) || l.want[depth] != any(n-1) {
				return -1
			}
			depth++
			l.note(depth, at)
		}
	}
	return depth
}

// pair follows a key and its value at offset i, in a table at depth, and gives
// the offset behind them. What is no such pair, it passes over to the end of the
// line.
func (l *locator) pair(i, depth int) int {
	end := l.endOfLine(i)
	parts, value, ok := readKey(l.text[i:end])
	if !ok {
		return i + lineEnd(l.text[i:end])
	}
	start := end - len(value)
	kept := false
	if depth >= 0 {
		for _, p := range parts {
			if depth >= len(l.want) || l.want[depth] != any(p.name) {
				depth = -1
				break
			}
			depth++
			kept = l.note(depth, span{i + p.start, i + p.end})
		}
	}
	stop := l.skip(start)
	if depth > 0 && kept {
		l.value = span{start, stop}
	}
	if depth > 0 {
		l.descend(start, stop, depth)
	}
	return stop
}

// descend follows the path into the value between two offsets, which the first
// depth parts of it lead to.
func (l *locator) descend(start, stop, depth int) {
	if depth >= len(l.want) || start >= stop {
		return
	}
	position, isList := l.want[depth].(int)
	if l.text[start] != '{' && !isList || l.text[start] != '[' && isList {
		return
	}
	n := 0
	for i := l.blanks(start+1, stop); i < stop && l.text[i] != ']' && l.text[i] != '}'; n++ {
		next := i
		if !isList {
			next = l.pair(i, depth)
		} else if next = l.skip(i); n == position {
			l.note(depth+1, span{i, next})
			l.descend(i, next, depth+1)
			return
		}
		i = l.blanks(max(next, i+1), stop)
	}
}

// blanks passes over blanks, line breaks, comments and commas.
func (l *locator) blanks(i, stop int) int {
	for i < stop {
		switch l.text[i] {
		case ' ', '\t', '\r', '\n', ',':
			i++
		case '#':
			i = l.endOfLine(i)
		default:
			return i
		}
	}
	return i
}
