package cmd

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain, é, 王, \u0301, \U0001F600": "plain, é, 王, \u0301, \U0001F600",
		"\x1b[31mred\x1b[0m":              `\x1b[31mred\x1b[0m`,
		"a\nb\rc\td\x00e\x7f":             `a\x0ab\x0dc\x09d\x00e\x7f`,
		"\u009b31m":                       `\u009b31m`,
		"abc\u202Edef\u2066\u200F":        `abc\u202edef\u2066\u200f`,
		"a\u2028b\u2029c\u0085":           `a\u2028b\u2029c\u0085`,
		"\xff\xef\xbf":                    `\xff\xef\xbf`,
		"\uFFFD":                          "\uFFFD",
		"می\u200cخواهم":                   "می\u200cخواهم",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 200)
	for _, c := range []struct {
		name          string
		line          string
		column, chars int
		text, caret   string
	}{
		{"plain", `tilte = "x"`, 1, 5, `tilte = "x"`, "^^^^^"},
		{"tab", "\ttilte\t= 1", 2, 5, "    tilte   = 1", "    ^^^^^"},
		{"wide", `title = "王沪宁" x`, 15, 1, `title = "王沪宁" x`, "                 ^"},
		{"under wide", `"王沪宁"`, 2, 3, `"王沪宁"`, " ^^^^^^"},
		{"combining", "e\u0301e\u0301 bad", 6, 3, "e\u0301e\u0301 bad", "   ^^^"},
		{"control", "a\x1b[31m bad", 8, 3, `a\x1b[31m bad`, "          ^^^"},
		{"invalid", "\xff\xffbad", 3, 3, `\xff\xffbad`, "        ^^^"},
		{"end", "title =", 8, 0, "title =", "       ^"},
		{"after the end", "title =", 80, 4, "title =", "       ^"},
		{"empty", "", 1, 0, "", "^"},
		{"no column", "abc", 0, 0, "abc", "^"},
		{"long, at the front", "bad" + long, 1, 3, "bad" + strings.Repeat("x", 36) + "…", "^^^"},
		{"long, in the middle", long + "bad" + long, 201, 3,
			"…" + strings.Repeat("x", 26) + "bad" + strings.Repeat("x", 9) + "…", strings.Repeat(" ", 27) + "^^^"},
		{"long, at the end", long + "bad", 201, 3, "…" + strings.Repeat("x", 26) + "bad", strings.Repeat(" ", 27) + "^^^"},
		{"underlined beyond the end", long, 1, 200, strings.Repeat("x", 39) + "…", strings.Repeat("^", 39)},
	} {
		x := newExcerpt(c.line, c.column, c.chars, 40)
		caret := strings.Repeat(" ", x.before) + strings.Repeat("^", x.under)
		if x.text != c.text || caret != c.caret {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", c.name, x.text, caret, c.text, c.caret)
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("title = \"王\t\x1b[0m\xff\u202E e\u0301\"", 9, 3)
	f.Add(strings.Repeat("宁", 100), 70, 1000)
	f.Fuzz(func(t *testing.T, line string, column, chars int) {
		const cells = 40
		x := newExcerpt(line, column, chars, cells)
		if !utf8.ValidString(x.text) || strings.ContainsFunc(x.text, steers) {
			t.Errorf("the excerpt may steer a terminal: %q", x.text)
		}
		n := 0
		for _, r := range x.text {
			n += cellsOf(r)
		}
		if most := cells + 8; n > most { // the character at the caret is shown whatever its width
			t.Errorf("%d cells, more than %d: %q", n, most, x.text)
		}
		if x.under < 1 || x.before < 0 || x.before+x.under > cells+8 {
			t.Errorf("the caret is at %d, %d wide: %q", x.before, x.under, x.text)
		}
	})
}

func TestScreen(t *testing.T) {
	text := "TY  - CPAPER\r\n\ttitle \u202egnp\u2069 \x1b[2J\rover\u0085 习 \x80 \U0001F600\xf0\n"
	want := "TY  - CPAPER\r\n\ttitle \\u202egnp\\u2069 \\x1b[2J\\x0dover\\u0085 习 \\x80 \U0001F600\\xf0\n"
	for size := 1; size <= len(text); size++ {
		var b strings.Builder
		s := &screen{w: &b}
		for rest := text; rest != ""; {
			n := min(size, len(rest))
			if got, err := s.Write([]byte(rest[:n])); got != n || err != nil {
				t.Fatalf("wrote %d of %d, error %v", got, n, err)
			}
			rest = rest[n:]
		}
		if b.String() != want {
			t.Fatalf("%d bytes at once: got %q, want %q", size, b.String(), want)
		}
	}
}
