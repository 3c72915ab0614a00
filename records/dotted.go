package records

import (
	"fmt"
	"slices"
)

// checkDotted notes a field that is given as a value after its parts were given
// by dotted keys, which the library lets pass and leaves out.
func (d *decoder) checkDotted() {
	for i, key := range d.raw.keys {
		parts := key[d.raw.prefix:]
		if i+1 < len(d.raw.keys) && len(d.raw.keys[i+1]) > len(key) && slices.Equal(d.raw.keys[i+1][:len(key)], key) {
			continue // a table, with its fields behind it
		}
		var inner any = d.raw.fields
		for _, name := range parts {
			fields, _ := inner.(map[string]any)
			inner = fields[name]
		}
		if fields, ok := inner.(map[string]any); !ok || len(fields) == 0 {
			continue
		}
		if at, ok := d.block.lastValue(parts); ok && !d.isFull() {
			f := Diagnostic{Code: "duplicate-field", Message: fmt.Sprintf("%s is given twice, in parts and as a value", quoted(parts[len(parts)-1])), Hint: "keep one of them"}
			f.Position, f.Line, f.Width = place(d.block.File, d.block.Text, d.block.Line, at.start, at.end)
			d.diags = append(d.diags, f)
		}
	}
}

// lastValue gives the place of the last statement that gives the field a value,
// where there is one: a header alone gives none.
func (b *Block) lastValue(field []string) (at span, ok bool) {
	l := &locator{scan: scan{text: b.Text}}
	first := 2
	if b.Type == TypeCollection {
		first = 1
	}
	var table []string
	for i := 0; i < len(l.text); {
		end := l.endOfLine(i)
		line := l.text[i:end]
		start := indent(line)
		switch {
		case start >= lineEnd(line) || line[start] == '#':
			i = end
			continue
		case line[start] == '[':
			table = table[:0]
			h := readHeader(line, nil)
			for _, p := range h.parts[min(first, len(h.parts)):] {
				table = append(table, p.name)
			}
			i = end
			continue
		}
		parts, value, isPair := readKey(line)
		if !isPair {
			i = end
			continue
		}
		names := slices.Clone(table)
		for _, p := range parts {
			names = append(names, p.name)
		}
		if slices.Equal(names, field) {
			at, ok = span{i + parts[0].start, i + parts[len(parts)-1].end}, true
		}
		i = l.endOfLine(l.skip(end - len(value)))
	}
	return at, ok
}
