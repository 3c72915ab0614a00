package formats

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// The formats for spreadsheets: a reference is a row, and a row on top has the
// names of the columns.

// csvFormat follows RFC 4180: lines end with CR LF, and a cell with a separator,
// a quote or a line break stands in quotes.
var csvFormat = Format{
	Name: "csv", Exts: []string{".csv"},
	Help: "a table with a row for each reference, for spreadsheets",
	Options: append([]Option{
		{Name: "separator", Default: "comma", Values: []string{"comma", "semicolon"},
			Help: "what stands between cells: Excel wants semicolons where the decimal mark is a comma"},
		{Name: "bom", Default: "false", Values: []string{"false", "true"},
			Help: "begin with a byte order mark, without which Excel does not take a file for UTF-8"},
	}, tableOptions...),
	New: func(w io.Writer, v Values) (Encoder, error) {
		t := tableText{name: "csv", options: v, separator: ",", end: "\r\n", quotes: true}
		if v["separator"] == "semicolon" {
			t.separator = ";"
		}
		return t.encoder(w)
	},
	Split: splitCSV, About: tableAbout, Fields: tableFieldRows,
}

// tsvFormat follows the registration of text/tab-separated-values: no cell has a
// tab or a line break, and there are no quotes.
var tsvFormat = Format{
	Name: "tsv", Exts: []string{".tsv", ".tab"},
	Help:    "the same table with tabs between cells, which needs no quotes",
	Options: tableOptions,
	New: func(w io.Writer, v Values) (Encoder, error) {
		return tableText{name: "tsv", options: v, separator: "\t", end: "\n"}.encoder(w)
	},
	Split: splitTSV, About: tableAbout, Fields: tableFieldRows,
}

var tableOptions = []Option{
	{Name: "columns", Help: "the columns to write, with commas between, in the order in which they are given; all of them otherwise"},
	{Name: "names", Default: "inverted", Values: []string{"inverted", "natural"},
		Help: "names as \"Family, Given\", which sorts, or as they are read"},
	{Name: "formulas", Default: "text", Values: []string{"text", "kept"},
		Help: "an apostrophe in front of what a spreadsheet would take for a formula, or every text as it is, for programs that calculate nothing"},
}

const tableAbout = `A row is a reference, the first row has the names of the columns. Dates are EDTF,
names and titles of a list have semicolons between.

A spreadsheet takes a cell for a formula that begins with =, +, -, @, a tab or a
line break, also behind blanks and in full-width forms, and may run it. Such a
cell has an apostrophe in front (-O formulas=kept leaves it out). Excel reads a
file as UTF-8 only with -O bom=true, and makes dates of its own of what looks like
one, such as the pages 3-4, unless the column is imported as text.`

// tableText is how a table is written.
type tableText struct {
	name      string // of the format
	options   Values
	separator string
	end       string // of a line
	quotes    bool   // a cell may hold anything, in quotes
	columns   []tableColumn
}

// encoder makes the encoder of the columns that the options name. The error
// names those that there are not.
func (t tableText) encoder(w io.Writer) (Encoder, error) {
	t.columns = tableColumns
	if t.options["columns"] != "" {
		t.columns = nil
		for _, name := range splitTrimmed(t.options["columns"], ",") {
			i := slices.IndexFunc(tableColumns, func(c tableColumn) bool { return c.name == name })
			if i < 0 {
				return nil, unknown(t.name+" column", name, columnNames())
			}
			t.columns = append(t.columns, tableColumns[i])
		}
	}
	var head bytes.Buffer
	if t.options["bom"] == "true" {
		head.WriteString("\ufeff")
	}
	for i, c := range t.columns {
		t.cell(&head, i, c.name)
	}
	head.WriteString(t.end)
	return Framed{Header: head.String(), Entry: t.row}.Encoder(w), nil
}

// row writes one reference. An override sets the cell of a column.
func (t tableText) row(b *bytes.Buffer, r *records.Reference) error {
	over := r.Override[t.name]
	for _, name := range slices.Sorted(maps.Keys(over)) {
		if !slices.Contains(columnNames(), name) {
			return fmt.Errorf("override.%s.%s: there is no column of that name", t.name, name)
		}
	}
	row := &tableRow{newWork(r, t.options, risPrinted)}
	for i, c := range t.columns {
		text := c.of(row)
		if o, ok := over[c.name]; ok {
			text = o
		}
		t.cell(b, i, text)
	}
	b.WriteString(t.end)
	return nil
}

// cell writes one cell.
func (t tableText) cell(b *bytes.Buffer, column int, text string) {
	if column > 0 {
		b.WriteString(t.separator)
	}
	if text = cleanLines(text); !t.quotes {
		text = oneLine(text)
	}
	if t.options["formulas"] == "text" && isFormula(text) {
		text = "'" + text
	}
	if t.quotes && (strings.ContainsAny(text, ",;\"\n") || text == "" && len(t.columns) == 1) { // else the line were empty
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	b.WriteString(text)
}

// isFormula reports whether a spreadsheet could take a text for a formula: it
// begins with one of the marks of one, in whatever width, with nothing before
// it but what is not seen.
func isFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsControl(c) || unicode.In(c, unicode.Cf, unicode.Mn, unicode.Me)
	})
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return false
	}
	return first == '\u2212' || strings.ContainsAny(norm.NFKC.String(string(first))[:1], "=+-@")
}
