package records

import (
	"bytes"
	"strings"
	"testing"
)

const located = `# about it
[speech.k] # "title"
title = { en = "The [title]", zh = "题目" }
subtitle.en = "a # b"
"short_title"."zh-Latn" = "x"
习 = 1
note = """
date = 2
[speech.k.override.no]
"""
speakers = [
  "Huang, Zhixiong", # date = 1
  { person = "x", name.en = "y", name.zh = "习近平" },
  [1, [2, "three"]],
]
  date = 2017-12-04 07:32:00 # when
place = {
  city = "Wuzhen",
  # country = "XX",
  country = "CN",
}
override.ris = { TY = "CONF" }

[speech.k.override.biblatex]
note = "z"
[[speech.k.chairs]]
name = "first"
[[speech.k.chairs]]
name = "second"
  [[speech.k.chairs.more]]
  a = 1
  [[speech.k.chairs.more]]
  a = 2
[speech.k.chairs.last]
b = 3
[[speech.k.chairs]]
[[speech.k.chairs.more]]
a = 4
`

func TestLocate(t *testing.T) {
	tests := []struct {
		path       []any
		line       int
		key, value string // the text that is underlined
	}{
		{nil, 11, "[speech.k]", "[speech.k]"},
		{[]any{"nothing"}, 11, "[speech.k]", "[speech.k]"},
		{[]any{"title"}, 12, "title", `{ en = "The [title]", zh = "题目" }`},
		{[]any{"title", "en"}, 12, "en", `"The [title]"`},
		{[]any{"title", "zh"}, 12, "zh", `"题目"`},
		{[]any{"title", "fr"}, 12, "title", `{ en = "The [title]", zh = "题目" }`},
		{[]any{"title", 0}, 12, "title", `{ en = "The [title]", zh = "题目" }`},
		{[]any{"subtitle"}, 13, "subtitle", "subtitle"},
		{[]any{"subtitle", "en"}, 13, "en", `"a # b"`},
		{[]any{"subtitle", "zh"}, 13, "subtitle", "subtitle"},
		{[]any{"short_title", "zh-Latn"}, 14, `"zh-Latn"`, `"x"`},
		{[]any{"习"}, 15, "习", "1"},
		{[]any{"note"}, 16, "note", `"""`},
		{[]any{"speakers"}, 20, "speakers", "["},
		{[]any{"speakers", 0}, 21, `"Huang, Zhixiong"`, `"Huang, Zhixiong"`},
		{[]any{"speakers", 0, "person"}, 21, `"Huang, Zhixiong"`, `"Huang, Zhixiong"`},
		{[]any{"speakers", 1}, 22, `{ person = "x", name.en = "y", name.zh = "习近平" }`, `{ person = "x", name.en = "y", name.zh = "习近平" }`},
		{[]any{"speakers", 1, "person"}, 22, "person", `"x"`},
		{[]any{"speakers", 1, "name"}, 22, "name", "name"},
		{[]any{"speakers", 1, "name", "zh"}, 22, "zh", `"习近平"`},
		{[]any{"speakers", 2, 0}, 23, "1", "1"},
		{[]any{"speakers", 2, 1, 1}, 23, `"three"`, `"three"`},
		{[]any{"speakers", 3}, 20, "speakers", "["},
		{[]any{"date"}, 25, "date", "2017-12-04 07:32:00"},
		{[]any{"place", "city"}, 27, "city", `"Wuzhen"`},
		{[]any{"place", "country"}, 29, "country", `"CN"`},
		{[]any{"override"}, 31, "override", "override"},
		{[]any{"override", "ris", "TY"}, 31, "TY", `"CONF"`},
		{[]any{"override", "biblatex"}, 33, "biblatex", "biblatex"},
		{[]any{"override", "biblatex", "note"}, 34, "note", `"z"`},
		{[]any{"override", "no"}, 31, "override", "override"},
		{[]any{"chairs"}, 35, "chairs", "chairs"},
		{[]any{"chairs", 0}, 35, "chairs", "chairs"},
		{[]any{"chairs", 0, "name"}, 36, "name", `"first"`},
		{[]any{"chairs", 1}, 37, "chairs", "chairs"},
		{[]any{"chairs", 1, "name"}, 38, "name", `"second"`},
		{[]any{"chairs", 1, "more", 1, "a"}, 42, "a", "2"},
		{[]any{"chairs", 1, "last", "b"}, 44, "b", "3"},
		{[]any{"chairs", 2, "more", 0, "a"}, 47, "a", "4"},
		{[]any{"chairs", 2, "more", 1, "a"}, 46, "more", "more"},
		{[]any{"chairs", 3}, 35, "chairs", "chairs"},
	}
	b := &Block{Type: TypeSpeech, Key: "k", File: "a.toml", Line: 10, Header: len("# about it\n"), Text: []byte(located)}
	crlf := &Block{Type: TypeSpeech, Key: "k", File: "a.toml", Line: 10, Header: len("# about it\r\n"), Text: []byte(strings.ReplaceAll(located, "\n", "\r\n"))}
	for _, test := range tests {
		for _, b := range []*Block{b, crlf} {
			pos, line, width := b.Locate(test.path...)
			checkUnderlined(t, test.path, test.line, test.key, pos, line, width)
			pos, line, width = b.LocateValue(test.path...)
			checkUnderlined(t, test.path, test.line, test.value, pos, line, width)
		}
	}
}

func checkUnderlined(t *testing.T, path []any, wantLine int, want string, pos Position, line string, width int) {
	t.Helper()
	got := ""
	if r := []rune(line); pos.Column-1+width <= len(r) {
		got = string(r[pos.Column-1 : pos.Column-1+width])
	}
	if got != want || pos.Line != wantLine || pos.File != "a.toml" {
		t.Errorf("%v: underlines %q at %s of %q, want %q on line %d", path, got, pos, line, want, wantLine)
	}
}

func TestLocateCollection(t *testing.T) {
	b := &Block{Type: TypeCollection, File: "a.toml", Line: 1, Text: []byte("[collection]\nlanguage = 'x'\n[collection.title]\nzh = 1\n")}
	for path, want := range map[string]Position{"language": {"a.toml", 2, 1}, "title": {"a.toml", 3, 13}} {
		if pos, _, _ := b.Locate(path); pos != want {
			t.Errorf("%s is at %s, want %s", path, pos, want)
		}
	}
}

// What is no TOML does not hide what comes after it.
func TestLocateInvalid(t *testing.T) {
	b := &Block{Type: TypeSpeech, Key: "k", File: "a.toml", Line: 1, Text: []byte("[speech.k]\nx\na = 1\ny =\nb = 2\nc = { z, d = 3 }\n[speech.k\n'\n[speech.k.e]\nf = ]\ng = [ , 1 ]")}
	tests := []struct {
		path []any
		want Position
	}{
		{[]any{"a"}, Position{"a.toml", 3, 1}},
		{[]any{"b"}, Position{"a.toml", 5, 1}},
		{[]any{"c"}, Position{"a.toml", 6, 1}},
		{[]any{"e", "f"}, Position{"a.toml", 10, 1}},
		{[]any{"e", "g", 0}, Position{"a.toml", 11, 9}},
	}
	for _, test := range tests {
		if pos, _, _ := b.Locate(test.path...); pos != test.want {
			t.Errorf("%v is at %s, want %s", test.path, pos, test.want)
		}
	}
}

func TestAt(t *testing.T) {
	b := &Block{File: "a.toml", Line: 5, Text: []byte("[speech.k]\r\ntitle = \"习近平\" x\nlast")}
	tests := []struct {
		offset       int
		line, column int
		text         string
	}{
		{-1, 5, 1, "[speech.k]"},
		{0, 5, 1, "[speech.k]"},
		{12, 6, 1, "title = \"习近平\" x"},
		{24, 6, 11, "title = \"习近平\" x"}, // the second character
		{25, 6, 11, "title = \"习近平\" x"}, // within it
		{32, 6, 15, "title = \"习近平\" x"},
		{34, 7, 1, "last"},
		{38, 7, 5, "last"},
		{100, 7, 5, "last"},
	}
	for _, test := range tests {
		pos, line := b.At(test.offset)
		if pos != (Position{"a.toml", test.line, test.column}) || line != test.text {
			t.Errorf("%d is at %s of %q, want %d:%d of %q", test.offset, pos, line, test.line, test.column, test.text)
		}
	}
}

// A line that nobody would read is not shown as a whole.
func TestAtLongLine(t *testing.T) {
	b := &Block{File: "a.toml", Line: 1, Text: []byte("[speech.k]\n" + strings.Repeat("é", 5000))}
	if _, line := b.At(11); len([]rune(line)) != maxQuoted {
		t.Errorf("shows %d characters", len([]rune(line)))
	}
	pos, line := b.At(11 + 2*3000)
	if line != "" || pos.Column != 3001 {
		t.Errorf("column %d with %d bytes of the line", pos.Column, len(line))
	}
}

// Locate takes time in proportion to the block, whatever is in it.
func BenchmarkLocate(b *testing.B) {
	texts := []struct{ name, open, repeat, close string }{
		{"one line", "a = {", "b=1,", "z=1}"},
		{"many lines", "", "b=1\n", ""},
		{"open braces", "a = ", "{a=", ""},
		{"open lists", "a = ", "[", ""},
		{"open strings", "", "a = \"\"\"\n", ""},
		{"escapes", "a = [", `"\\",`, "]"},
		{"escapes in one string", "a = \"", `\\`, "\""},
		{"dots", "", "a.", "= 1"},
		{"headers", "", "[[speech.k.a]]\n", ""},
	}
	for _, text := range texts {
		b.Run(text.name, func(b *testing.B) {
			toml := text.open + strings.Repeat(text.repeat, maxBlock/len(text.repeat)) + text.close
			block := &Block{Type: TypeSpeech, Key: "k", Text: []byte("[speech.k]\n" + toml)}
			b.SetBytes(maxBlock)
			for b.Loop() {
				block.Locate("a", 1<<30)
			}
		})
	}
}

func FuzzLocate(f *testing.F) {
	f.Add([]byte(located), "speakers", 1, "name")
	for _, s := range traps {
		f.Add([]byte(s), "k", 0, "a")
	}
	f.Fuzz(func(t *testing.T, text []byte, a string, n int, c string) {
		blocks, _ := splitAll(t, bytes.NewReader(text))
		for _, b := range blocks {
			for _, path := range [][]any{{}, {a}, {a, n}, {a, c}, {a, n, c}} {
				for _, locate := range []func(...any) (Position, string, int){b.Locate, b.LocateValue} {
					pos, line, width := locate(path...)
					if r := []rune(line); pos.Line < b.Line || len(r) < maxQuoted && pos.Column-1+width > max(len(r), pos.Column) {
						t.Errorf("%v is at %s, %d of %q", path, pos, width, line)
					}
				}
			}
		}
	})
}
