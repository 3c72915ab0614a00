package records

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// recordText is a record as written, taken apart: its tables in their order, the first
// being the record itself, and the comments behind them.
type recordText struct {
	tables []tableText
	tail   []string // a line each; "" is a blank line
}

// tableText is a table of a record with its header.
type tableText struct {
	above      []string // comments on the lines above it
	header     string
	behind     string // the comment at the end of its line
	statements []statement
	place      int // of its field among those of the record; -1 is the record
}

// statement is a field with its value, or an item of a list.
type statement struct {
	above  []string
	name   string // the first part of the key
	key    string // as it is best written; "" of an item
	value  value
	behind string
}

// value is a value as it is best written.
type value struct {
	scalar string
	open   byte        // the bracket of a list or inline table; 0 of a scalar
	first  string      // the comment behind the bracket
	items  []statement // of the list or table
	last   []string    // comments above the closing bracket
	broken bool        // it was written over several lines

	width  int  // of it on one line, in characters
	noted  bool // it holds a comment, so it cannot stand on one line
	breaks bool // it holds a text of several lines
}

// partsReader takes apart blocks, one at a time.
type partsReader struct {
	scan
	fields *table[Record]
	blank  Record // to ask a field what it points to
}

// takeApart takes apart a block, which must be TOML.
func (p *partsReader) takeApart(b *Block) recordText {
	p.scan, p.fields = scan{text: b.Text}, fieldTables[b.Type]
	first := 2 // parts of a header that name the record
	if b.Type == TypeCollection {
		first = 1
	}
	var out recordText
	var pending []string
	for i := 0; i < len(p.text); {
		end := p.endOfLine(i)
		line := p.text[i:end]
		switch at := indent(line); {
		case at >= lineEnd(line) || line[at] == '#':
			pending = append(pending, string(bytes.TrimSpace(line)))
		case line[at] == '[':
			h := readHeader(line, nil)
			t := tableText{above: withoutBlanks(pending), header: headerText(h), behind: comment(line[h.end:]), place: -1}
			if len(h.parts) > first {
				t.place = p.fields.place(h.parts[first].name)
			}
			out.tables, pending = append(out.tables, t), nil
		default:
			t := &out.tables[len(out.tables)-1]
			s, next := p.statement(i, t.place < 0)
			s.above, pending = withoutBlanks(pending), nil
			t.statements = append(t.statements, s)
			end = p.endOfLine(next)
		}
		i = end
	}
	for len(pending) > 0 && pending[len(pending)-1] == "" {
		pending = pending[:len(pending)-1]
	}
	out.tail = pending
	p.sort(&out)
	return out
}

// headerText is a header as it is best written.
func headerText(h header) string {
	names := make([]string, len(h.parts))
	for i, p := range h.parts {
		names[i] = quoteKey(p.name)
	}
	text := "[" + strings.Join(names, ".") + "]"
	if h.array {
		text = "[" + text + "]"
	}
	return text
}

// sort puts the tables and fields in their order.
func (p *partsReader) sort(out *recordText) {
	slices.SortStableFunc(out.tables, func(a, b tableText) int { return cmp.Compare(a.place, b.place) })
	for _, t := range out.tables {
		switch {
		case t.place < 0:
			sortStatements(t.statements, p.fields.place)
		case strings.HasPrefix(t.header, "[[") && p.isAgents(t.place):
			sortStatements(t.statements, agentFields.place)
		}
	}
}

func sortStatements(s []statement, place func(string) int) {
	slices.SortStableFunc(s, func(a, b statement) int { return cmp.Compare(place(a.name), place(b.name)) })
}

// isAgents reports whether the field at a place is a list of agents.
func (p *partsReader) isAgents(place int) bool {
	if place >= len(p.fields.fields) {
		return false
	}
	_, ok := p.fields.fields[place].at(&p.blank).(*Agents)
	return ok
}

// statement reads the key and value at offset i, with the comment behind them.
// Where the fields are those of the record, the value is written as its field
// wants it.
func (p *partsReader) statement(i int, ofRecord bool) (statement, int) {
	parts, rest, _ := readKey(p.text[i:p.endOfLine(i)])
	s := statement{name: parts[0].name}
	names := make([]string, len(parts))
	for n, part := range parts {
		names[n] = quoteKey(part.name)
	}
	s.key = strings.Join(names, ".")
	next := 0
	s.value, next = p.value(p.endOfLine(i) - len(rest))
	if ofRecord && len(parts) == 1 {
		p.suit(&s)
	}
	return s, p.behind(&s, next)
}

// suit writes a value as its field wants it.
func (p *partsReader) suit(s *statement) {
	f := p.fields.byName[s.name]
	if f == nil {
		return
	}
	switch f.at(&p.blank).(type) {
	case *Date:
		s.value.unquote(plainDate)
	case *Time:
		s.value.unquote(plainTime)
	case *Agents:
		for _, item := range s.value.items {
			if item.value.open == '{' {
				sortStatements(item.value.items, agentFields.place)
			}
		}
	}
}

// behind reads a comma and a comment that stand behind a statement on its last
// line, and gives the offset behind them.
func (p *partsReader) behind(s *statement, i int) int {
	for i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\t' || p.text[i] == ',') {
		i++
	}
	if i < len(p.text) && p.text[i] == '#' {
		end := p.endOfLine(i)
		s.behind = comment(p.text[i:end])
		i += len(s.behind)
	}
	return i
}

// comment is the comment that a piece of a line holds, or "".
func comment(rest []byte) string { return string(bytes.TrimSpace(rest)) }

// value reads the value at offset i, and gives the offset behind it.
func (p *partsReader) value(i int) (value, int) {
	switch c := p.text[i]; c {
	case '[', '{':
		return p.list(i)
	case '"', '\'':
		end := p.skipString(i)
		return newScalar(bestQuoted(string(p.text[i:end]))), end
	}
	end := p.skip(i)
	return newScalar(bestBare(string(p.text[i:end]))), end
}

func newScalar(text string) value {
	return value{scalar: text, width: utf8.RuneCountInString(text), breaks: strings.Contains(text, "\n")}
}

// list reads the list or inline table at offset i.
func (p *partsReader) list(i int) (value, int) {
	v := value{open: p.text[i]}
	opened := statement{}
	start := i + 1
	if i = p.behind(&opened, start); opened.behind != "" {
		v.first, v.broken = opened.behind, true
	}
	var above []string
	for {
		switch c := p.text[i]; c {
		case '\n':
			v.broken = true
			i++
		case ' ', '\t', '\r', ',':
			i++
		case '#':
			end := p.endOfLine(i)
			above, v.broken = append(above, comment(p.text[i:end])), true
			i = end
		case ']', '}':
			v.last = above
			v.measure()
			return v, i + 1
		default:
			var s statement
			if v.open == '{' {
				s, i = p.statement(i, false)
			} else {
				s.value, i = p.value(i)
				i = p.behind(&s, i)
			}
			s.above, above = above, nil
			v.broken = v.broken || s.behind != ""
			v.items = append(v.items, s)
		}
	}
}

// measure finds how wide a list or table is on one line, and what keeps it from
// standing on one.
func (v *value) measure() {
	v.noted = v.first != "" || len(v.last) > 0
	v.width = len("[]")
	if v.open == '{' && len(v.items) > 0 {
		v.width = len("{  }")
	}
	for i, s := range v.items {
		if i > 0 {
			v.width += len(", ")
		}
		v.width += s.value.width + keyWidth(s.key)
		v.noted = v.noted || s.value.noted || len(s.above) > 0 || s.behind != ""
		v.breaks = v.breaks || s.value.breaks
	}
}

// keyWidth is how wide a key is with the equals sign behind it.
func keyWidth(key string) int {
	if key == "" {
		return 0
	}
	return utf8.RuneCountInString(key) + len(" = ")
}

// withoutBlanks gives the lines that are not empty.
func withoutBlanks(lines []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}
