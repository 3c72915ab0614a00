package records

import (
	"bytes"
	"strings"
)

// lineWidth is how many characters a list may take with what stands before it
// and still be on one line.
const lineWidth = 80

// layout is text in the canonical layout.
type layout struct {
	bytes.Buffer
	eol   string
	below bool // something is written above
}

// end ends a line, with a comment where there is one.
func (w *layout) end(comment string) {
	if comment != "" {
		w.WriteByte(' ')
		w.WriteString(comment)
	}
	w.WriteString(w.eol)
}

// blank sets off what comes from what is written.
func (w *layout) blank() {
	if w.below || w.Len() > 0 {
		w.WriteString(w.eol)
	}
}

// lines writes comments, a line each.
func (w *layout) lines(comments []string, depth int) {
	for _, c := range comments {
		w.indent(depth)
		w.WriteString(c)
		w.WriteString(w.eol)
	}
}

func (w *layout) indent(depth int) {
	for range depth {
		w.WriteString("  ")
	}
}

// paragraphs writes comments that stand alone, with a blank line between those
// that had one between them, and before the first unless it is joined to what
// is above.
func (w *layout) paragraphs(comments []string, joined bool) {
	blank := !joined
	for _, c := range comments {
		if c == "" {
			blank = true
			continue
		}
		if blank {
			w.blank()
		}
		blank = false
		w.WriteString(c)
		w.WriteString(w.eol)
	}
}

// record writes a record.
func (w *layout) record(o recordText) {
	for _, t := range o.tables {
		w.blank()
		w.lines(t.above, 0)
		w.WriteString(t.header)
		w.end(t.behind)
		for i := range t.statements {
			w.statement(&t.statements[i], 0)
			w.end(t.statements[i].behind)
		}
	}
	w.paragraphs(o.tail, true)
}

// statement writes the comments above a field or item, and the field or item
// up to the end of its value.
func (w *layout) statement(s *statement, depth int) {
	w.lines(s.above, depth)
	w.indent(depth)
	w.key(s.key)
	w.value(&s.value, depth, 2*depth+keyWidth(s.key))
}

func (w *layout) key(key string) {
	if key != "" {
		w.WriteString(key)
		w.WriteString(" = ")
	}
}

// value writes a value that begins at a column, in lines of a depth.
func (w *layout) value(v *value, depth, column int) {
	switch fits := !v.noted && !v.breaks && column+v.width <= lineWidth; {
	case v.open == 0:
		w.WriteString(v.scalar)
	case fits, v.open == '{' && !v.broken:
		w.onLine(v, depth)
	default:
		w.broken(v, depth)
	}
}

// onLine writes a list or inline table on one line, but for lists within it
// that hold comments.
func (w *layout) onLine(v *value, depth int) {
	opening, closing := "[", "]"
	if v.open == '{' {
		opening, closing = "{ ", " }"
	}
	if len(v.items) == 0 {
		opening, closing = strings.TrimSpace(opening), strings.TrimSpace(closing)
	}
	w.WriteString(opening)
	for i := range v.items {
		s := &v.items[i]
		if i > 0 {
			w.WriteString(", ")
		}
		w.key(s.key)
		switch {
		case s.value.open == 0:
			w.WriteString(s.value.scalar)
		case s.value.noted:
			w.value(&s.value, depth, 0)
		default:
			w.onLine(&s.value, depth)
		}
	}
	w.WriteString(closing)
}

// broken writes a list or inline table with an item a line.
func (w *layout) broken(v *value, depth int) {
	w.WriteByte(v.open)
	w.end(v.first)
	for i := range v.items {
		w.statement(&v.items[i], depth+1)
		w.WriteByte(',')
		w.end(v.items[i].behind)
	}
	w.lines(v.last, depth+1)
	w.indent(depth)
	if v.open == '{' {
		w.WriteByte('}')
	} else {
		w.WriteByte(']')
	}
}
