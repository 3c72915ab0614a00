package formats_test

import (
	"fmt"
	"strings"
	"testing"
)

// bibField is one field of an entry of a .bib file; the value is as written,
// without its outer braces. A bare word (a month) has no braces.
type bibField struct{ name, value string }

// bibEntry is one entry of a .bib file.
type bibEntry struct {
	typ, key string
	fields   []bibField
}

// get is the value of a field, "" where the entry has none.
func (e bibEntry) get(name string) string {
	for _, f := range e.fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// text is the values of all fields as plain text, one a line.
func (e bibEntry) text() string {
	var b strings.Builder
	for _, f := range e.fields {
		b.WriteString(detex(f.value) + "\n")
	}
	return b.String()
}

// readBib reads a .bib file as we write it: entries with a key, values in
// braces or bare words, nothing between entries but blanks. Whatever else is
// there ends the test.
func readBib(t *testing.T, src []byte) []bibEntry {
	t.Helper()
	s := string(src)
	var entries []bibEntry
	for {
		s = strings.TrimLeft(s, " \n")
		if s == "" {
			return entries
		}
		head, rest, ok := strings.Cut(s, "{")
		key, rest2, ok2 := strings.Cut(rest, ",")
		if !ok || !ok2 || !strings.HasPrefix(head, "@") || strings.ContainsAny(key, "\n {}") {
			t.Fatalf("no entry begins at %.80q", s)
		}
		e := bibEntry{typ: head[1:], key: key}
		s = rest2
		for {
			s = strings.TrimLeft(s, " \n,")
			if strings.HasPrefix(s, "}") {
				s = s[1:]
				break
			}
			name, value, ok := strings.Cut(s, "=")
			if !ok {
				t.Fatalf("%s: no field begins at %.80q", key, s)
			}
			name, value = strings.TrimSpace(name), strings.TrimLeft(value, " ")
			n, err := braced(value)
			if err != nil {
				t.Fatalf("%s, %s: %v", key, name, err)
			}
			f := bibField{name: name, value: value[:n]}
			if value[0] == '{' {
				f.value = value[1 : n-1]
			}
			if e.get(name) != "" {
				t.Fatalf("%s: field %s is there twice", key, name)
			}
			e.fields = append(e.fields, f)
			s = value[n:]
		}
		entries = append(entries, e)
	}
}

// braced is the length of the value that a text begins with: BibTeX counts
// every brace, also one behind a backslash.
func braced(s string) (int, error) {
	if s == "" || s[0] != '{' {
		n := strings.IndexAny(s, ",}\n ")
		if n <= 0 {
			return 0, fmt.Errorf("no value at %.40q", s)
		}
		return n, nil
	}
	depth := 0
	for i, c := range s {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1, nil
			}
		}
	}
	return 0, fmt.Errorf("the braces of %.40q do not end", s)
}

// The commands that our output may have, as the character they print.
var commands = strings.NewReplacer(
	`\textbackslash`, "", `\textasciitilde`, "", `\textasciicircum`, "", `\textbar`, "",
	`\textless`, "", `\textgreater`, "", `\textquotedbl`, "", `\url`, "", `\textdollar`, "",
	`\relax`, "", `\ss`, "ß", `\oe`, "œ", `\OE`, "Œ", `\o`, "ø", `\O`, "Ø", `\l`, "ł", `\L`, "Ł", `\ae`, "æ", `\AE`, "Æ",
	`\aa`, "å", `\AA`, "Å", `\dh`, "ð", `\DH`, "Ð", `\dj`, "đ", `\DJ`, "Đ", `\th`, "þ", `\TH`, "Þ", `\i`, "ı",
	`\'`, "\u0301", "\\`", "\u0300", `\^`, "\u0302", `\"`, "\u0308", `\~`, "\u0303", `\=`, "\u0304", `\.`, "\u0307",
	`\c `, "\u0327", `\v `, "\u030c", `\u `, "\u0306", `\H `, "\u030b", `\k `, "\u0328", `\r `, "\u030a", `\d `, "\u0323",
	`\c{`, "\u0327", `\v{`, "\u030c", `\u{`, "\u0306", `\H{`, "\u030b", `\k{`, "\u0328", `\r{`, "\u030a", `\d{`, "\u0323",
)

// detex turns our LaTeX into plain text, as far as letters are concerned: a
// combining mark that stands before its letter is put behind it.
func detex(s string) string {
	const aside = 0xf0000 // where marks wait that stand behind their letter already
	s = commands.Replace(strings.Map(func(c rune) rune {
		if c >= 0x300 && c < 0x370 {
			return c + aside
		}
		return c
	}, s))
	var out, marks []rune
	for _, c := range s {
		if c >= 0x300+aside && c < 0x370+aside {
			out = append(out, c-aside)
			continue
		}
		if c >= 0x300 && c < 0x370 {
			marks = append(marks, c)
			continue
		}
		if c == '{' || c == '}' || c == '\\' || c == ' ' && len(marks) > 0 {
			continue
		}
		out = append(out, c)
		out = append(out, marks...)
		marks = marks[:0]
	}
	return string(out)
}
