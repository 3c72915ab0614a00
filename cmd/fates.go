package cmd

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/formats"
)

// Cells of a value in a table that nobody watches, and the fewest anywhere.
const (
	valueCells    = 50
	minValueCells = 16
)

// fates writes a table of what became of the facts of a reference: fact, value,
// fields. Columns are aligned by the cells that characters take.
func (s style) fates(b *bytes.Buffer, key, format string, fates []formats.Fate) {
	var sums tally
	sums.add(fates)
	facts, fields := 0, 0
	for _, f := range fates {
		facts, fields = max(facts, cellsIn(visible(f.Fact))), max(fields, cellsIn(fieldsOf(f)))
	}
	b.WriteString(s.bold(visible(key)) + " in " + format + ": " + sums.String() + "\n")
	values := valueCells
	if s.terminal {
		values = max(minValueCells, s.cells-facts-min(fields, s.cells/3)-8)
	}
	widest := 0
	for _, f := range fates {
		widest = max(widest, cellsIn(shortened(f.Value, values)))
	}
	for _, f := range fates {
		end := fieldsOf(f)
		switch f.State {
		case formats.Lost:
			end = s.red(end)
		case formats.KeptAsData:
			end = s.yellow(end)
		}
		b.WriteString("  " + padded(visible(f.Fact), facts) + "  " + padded(shortened(f.Value, values), widest) + "  " + end + "\n")
	}
}

// fieldsOf is the last column of the table.
func fieldsOf(f formats.Fate) string {
	fields := visible(strings.Join(f.Fields, ", "))
	switch f.State {
	case formats.Lost:
		fields = "lost"
	case formats.KeptAsData:
		fields += " (data)"
	}
	if f.Bent != "" {
		fields += "; written " + visible(f.Bent)
	}
	return fields
}

// shortened is a text on one line in at most so many cells.
func shortened(text string, cells int) string {
	text = visible(strings.Join(strings.Fields(text), " "))
	if cellsIn(text) <= cells {
		return text
	}
	used, end := 0, 0
	for i, c := range text {
		if used += cellsOf(c); used >= cells {
			break
		}
		end = i + utf8.RuneLen(c)
	}
	return strings.TrimRight(text[:end], " ") + "…"
}

// padded fills a text up with blanks to so many cells.
func padded(text string, cells int) string {
	return text + strings.Repeat(" ", max(0, cells-cellsIn(text)))
}

// cellsIn is the number of cells that a text takes on a terminal.
func cellsIn(text string) int {
	n := 0
	for _, c := range text {
		n += cellsOf(c)
	}
	return n
}
