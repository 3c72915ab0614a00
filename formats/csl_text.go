package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// writeJSON writes a value as JSON in UTF-8, unescaped but for what JSON itself
// demands. The value must be one that encoding/json can write.
func writeJSON(b *bytes.Buffer, value any) {
	if s, ok := value.(string); ok && isPlain(s) && !strings.ContainsAny(s, "\"\\") {
		b.WriteString(`"` + s + `"`)
		return
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // strings, and structs of strings and numbers, cannot fail
	}
	b.Truncate(b.Len() - 1)
}

// isBreak reports whether c ends a line, in Unicode or in an old program.
func isBreak(c rune) bool {
	switch c {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isPlain reports whether s is in UTF-8 and has no control characters, no white
// space but blanks, and none of these at its ends or two in a row, as most texts
// are.
func isPlain(s string) bool {
	blank := s != "" // at the beginning, or behind a blank
	for _, c := range s {
		switch {
		case c == ' ' && blank, c < ' ', c >= 0x7f && c <= 0xa0, c >= 0x1680 && c <= 0x3000 && unicode.IsSpace(c), c == utf8.RuneError:
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// oneLine is s with each run of blanks, line breaks and control characters
// turned into one blank, and none at the ends.
func oneLine(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(c rune) bool {
		return c == ' ' || isBreak(c) || unicode.IsControl(c)
	}), " ")
}

// cleanLines is s with its line breaks written "\n" and each line cleaned as
// oneLine does it; empty lines at the ends go.
func cleanLines(s string) string {
	plain := true
	for line := range strings.SplitSeq(s, "\n") {
		plain = plain && isPlain(line)
	}
	if plain {
		return strings.Trim(s, "\n")
	}
	s = strings.Map(func(c rune) rune {
		if isBreak(c) {
			return '\n'
		}
		return c
	}, strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n"))
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, oneLine(line))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// cslMarkup is what citeproc-js and pandoc take for formatting in a value.
var cslMarkup = records.Pattern(`<(/?(?i:i|b|sc|sup|sub|span)[\s>])`)

// withoutMarkup keeps a text that only looks like the processors' formatting
// ("<i>") from being read as such: a word joiner, which is invisible, goes
// between the "<" and the name. Measured in citeproc-js 1.4.61 and pandoc 2.17.
func withoutMarkup(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	return cslMarkup().ReplaceAllString(s, "<\u2060$1")
}

// keywordList is keywords as one text; a keyword that holds a comma asks for
// semicolons between them.
func keywordList(list []string) string {
	sep := ", "
	for _, k := range list {
		if strings.Contains(k, ",") {
			sep = "; "
		}
	}
	return strings.Join(list, sep)
}

// urlText is an address without what no address may hold: blanks, control
// characters, quotes and angle brackets are percent-encoded.
func urlText(s string) string {
	var b strings.Builder
	for _, c := range []byte(strings.TrimSpace(strings.ToValidUTF8(s, "\ufffd"))) {
		if c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
