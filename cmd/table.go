package cmd

import (
	"io"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// table is the encoder of a table: a line for each reference. On a terminal it
// is as wide as the window; elsewhere it has room for everything. The widths of
// the columns are those of its first lines, so that the rest need not be kept.
type table struct {
	w       io.Writer
	style   style
	columns []column
	first   [][]string // lines that wait for the widths
	settled bool
}

// column is a column of a table.
type column struct {
	name    string
	rigid   bool // its values are not cut short while they take less than a third of the window
	dropped int  // the place at which it goes where the window is too narrow for all; 0 never goes
	cells   int  // its width; 0 is not shown
}

const (
	// tableSample is how many lines the widths are taken from.
	tableSample = 500
	// fewestCells is the width at which another column is worth more than this one.
	fewestCells = 12
	// columnGap stands between two columns.
	columnGap = "  "
)

func (t *table) Encode(r *records.Reference) error {
	cells := rowOf(r).cells()
	if t.settled {
		return t.write(cells, func(text string) string { return text })
	}
	t.first = append(t.first, cells)
	if len(t.first) == tableSample {
		return t.settle()
	}
	return nil
}

func (t *table) Close() error {
	if len(t.first) > 0 && !t.settled {
		return t.settle()
	}
	return nil
}

// settle finds the widths and writes the lines that waited for them.
func (t *table) settle() error {
	t.settled, t.columns = true, slices.Clone(t.columns)
	for i := range t.columns {
		c := &t.columns[i]
		c.cells = cellsIn(c.name)
		for _, line := range t.first {
			c.cells = max(c.cells, cellsIn(oneLine(line[i])))
		}
	}
	if t.style.terminal {
		fit(t.columns, t.style.cells)
	}
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	if err := t.write(names, t.style.bold); err != nil {
		return err
	}
	for _, line := range t.first {
		if err := t.write(line, func(text string) string { return text }); err != nil {
			return err
		}
	}
	t.first = nil
	return nil
}

// write writes one line.
func (t *table) write(cells []string, dress func(string) string) error {
	var b strings.Builder
	for i, c := range t.columns {
		if c.cells == 0 {
			continue
		}
		text := oneLine(cells[i])
		if t.style.terminal {
			text = shortened(text, c.cells)
		}
		b.WriteString(padded(text, c.cells) + columnGap)
	}
	_, err := io.WriteString(t.w, dress(strings.TrimRight(b.String(), " "))+"\n")
	return err
}

// oneLine is a text as a cell shows it.
func oneLine(text string) string { return visible(strings.Join(strings.Fields(text), " ")) }

// fit narrows the columns until they fit into the cells of a line: those that
// want little have it, the others share what is left. Where that is too little
// for all to be read, columns go.
func fit(columns []column, cells int) {
	for {
		shown, wide := cells-1+len(columnGap), 0 // the last cell makes some terminals break the line
		for _, c := range columns {
			if c.cells > 0 {
				shown -= len(columnGap)
			}
			if c.flexible(cells) {
				wide++
			} else {
				shown -= c.cells
			}
		}
		if wide == 0 && shown >= 0 {
			return
		}
		if shown < wide*fewestCells && drop(columns) {
			continue
		}
		share(columns, cells, shown)
		return
	}
}

// flexible reports whether the values of a column may be cut short in a line of
// so many cells.
func (c column) flexible(cells int) bool {
	return c.cells > fewestCells && !(c.rigid && c.cells <= cells/3)
}

// drop hides the column that goes first, if one may go.
func drop(columns []column) bool {
	first := -1
	for i, c := range columns {
		if c.cells > 0 && c.dropped > 0 && (first < 0 || c.dropped < columns[first].dropped) {
			first = i
		}
	}
	if first >= 0 {
		columns[first].cells = 0
	}
	return first >= 0
}

// share divides the free cells among the columns that are wide: each has as
// much as it wants or the same as the others that want more.
func share(columns []column, cells, free int) {
	var wide []*column
	for i := range columns {
		if columns[i].flexible(cells) {
			wide = append(wide, &columns[i])
		}
	}
	slices.SortStableFunc(wide, func(a, b *column) int { return a.cells - b.cells })
	for i, c := range wide {
		c.cells = max(1, min(c.cells, free/(len(wide)-i)))
		free -= c.cells
	}
}
