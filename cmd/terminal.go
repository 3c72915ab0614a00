package cmd

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// style is how text for a person is dressed: not at all where nobody watches.
type style struct {
	terminal bool // a person is watching
	colour   bool
	cells    int // width of the terminal
}

// styleOf finds out what w is. Colour is kept from dumb terminals, from people
// who set NO_COLOR (https://no-color.org), and from the old Windows console.
func styleOf(w io.Writer) style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return style{}
	}
	s := style{terminal: true, cells: 100}
	if cells, _, err := term.GetSize(int(f.Fd())); err == nil && cells >= 40 {
		s.cells = cells
	}
	s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" &&
		(runtime.GOOS != "windows" || os.Getenv("WT_SESSION") != "" || os.Getenv("TERM") != "")
	return s
}

func (s style) dress(code, text string) string {
	if !s.colour {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string   { return s.dress("1", text) }
func (s style) red(text string) string    { return s.dress("1;31", text) }
func (s style) yellow(text string) string { return s.dress("1;33", text) }
func (s style) cyan(text string) string   { return s.dress("36", text) }
func (s style) faint(text string) string  { return s.dress("2", text) }

// visible is text from records, files or the command line as it may be shown
// on a terminal: what would steer the terminal, break the line or turn the
// direction of writing is written as an escape.
func visible(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, steers) {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		b.WriteString(visibleRune(r, text[:n]))
		text = text[n:]
	}
	return b.String()
}

// visibleRune is one character of visible: raw is how it is encoded.
func visibleRune(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case !steers(r):
		return raw
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// steers reports whether a character does something to a terminal rather than
// show something: controls, separators of lines, and marks of direction.
func steers(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	case r == '\u061C', r == '\u200E', r == '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// screen is a terminal that a document is shown on. What would steer it is
// written as an escape, but for the ends of lines; a file has it as it is.
type screen struct {
	w    io.Writer
	rest []byte // the beginning of a character, or of the end of a line
}

func (s *screen) Write(p []byte) (int, error) {
	text := append(s.rest, p...)
	var b strings.Builder
	i := 0
	for i < len(text) {
		rest := text[i:]
		r, n := utf8.DecodeRune(rest)
		switch {
		case !utf8.FullRune(rest), r == '\r' && len(rest) == 1:
			s.rest = append([]byte(nil), rest...)
			_, err := io.WriteString(s.w, b.String())
			return len(p), err
		case r == '\n', r == '\t', r == '\r' && rest[1] == '\n':
			b.WriteRune(r)
		default:
			b.WriteString(visibleRune(r, string(rest[:n])))
		}
		i += n
	}
	s.rest = nil
	_, err := io.WriteString(s.w, b.String())
	return len(p), err
}

// said is where the messages of another program go, in which the text of a record
// may stand: a terminal is not steered by them.
func (s *session) said() io.Writer {
	if s.style.terminal {
		return &screen{w: s.err}
	}
	return s.err
}

// cellsOf is the number of cells that a character takes on a terminal: 0 for
// what combines with the one before, 2 for the wide ones of East Asia.
func cellsOf(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1160 && r <= 0x11FF:
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// excerpt is the part of a source line that is shown with a caret beneath.
type excerpt struct {
	text   string
	before int // cells from the start of text to the caret
	under  int // cells to underline
}

// tab is the number of cells between tab stops in an excerpt.
const tab = 4

// newExcerpt takes from a line what fits into cells (at least 20) around the
// characters from column (counted from 1) on. The caret stands under the first
// of them whatever widths the characters have.
func newExcerpt(line string, column, chars, cells int) excerpt {
	from, caret := window(line, max(column, 1), cells)
	x := excerpt{before: -1}
	var b strings.Builder
	at := 0
	if from > 0 {
		b.WriteString("…")
		at = 1
	}
	for i := from; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		shown, w := cell(r, line[i:i+size], at)
		if i == caret {
			x.before = at
		}
		if at+w >= cells && i > caret {
			b.WriteString("…")
			break
		}
		if i >= caret && chars > 0 {
			x.under += w
			chars--
		}
		b.WriteString(shown)
		at += w
		i += size
	}
	if x.before < 0 { // the place is the end of the line
		x.before = at
	}
	x.under = max(x.under, 1)
	x.text = strings.TrimRight(b.String(), " ")
	return x
}

// cell is a character as it is shown after at cells, and the cells it takes.
func cell(r rune, raw string, at int) (shown string, cells int) {
	if r == '\t' {
		n := tab - at%tab
		return strings.Repeat(" ", n), n
	}
	if shown = visibleRune(r, raw); shown != raw {
		return shown, len(shown)
	}
	return raw, cellsOf(r)
}

// window finds where an excerpt begins, so that the column (counted from 1)
// stands in the first two thirds of the cells, and where the column is: both
// in bytes.
func window(line string, column, cells int) (from, caret int) {
	for i := 1; i < column && caret < len(line); i++ {
		_, size := utf8.DecodeRuneInString(line[caret:])
		caret += size
	}
	room := cells * 2 / 3
	for from = caret; from > 0; {
		r, size := utf8.DecodeLastRuneInString(line[:from])
		_, w := cell(r, line[from-size:from], 0)
		if room -= w; room < 0 {
			break
		}
		from -= size
	}
	return from, caret
}
