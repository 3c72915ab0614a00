package records

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// splitAll reads everything there is.
func splitAll(t testing.TB, r io.Reader) (blocks []*Block, diags []Diagnostic) {
	t.Helper()
	return drain(t, NewSplitter(r, "a.toml"))
}

func drain(t testing.TB, s *Splitter) (blocks []*Block, diags []Diagnostic) {
	t.Helper()
	for {
		b, ds, err := s.Next()
		diags = append(diags, ds...)
		if b != nil {
			blocks = append(blocks, b)
		}
		if err == io.EOF {
			return blocks, diags
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// outline writes blocks a line each: line, type and key, and the first and last
// line of the text; then findings a line each, with what they underline.
func outline(blocks []*Block, diags []Diagnostic) string {
	var out strings.Builder
	for _, b := range blocks {
		lines := strings.Split(strings.TrimRight(string(b.Text), "\r\n"), "\n")
		fmt.Fprintf(&out, "%d %s %s: %s", b.Line, b.Type, b.Key, strings.TrimSpace(lines[0]))
		if len(lines) > 1 {
			fmt.Fprintf(&out, " … %s", strings.TrimSpace(lines[len(lines)-1]))
		}
		if b.Broken {
			out.WriteString(" BROKEN")
		}
		if b.Detached {
			out.WriteString(" DETACHED")
		}
		out.WriteByte('\n')
	}
	for _, d := range diags {
		under := []rune(d.Line)
		under = under[min(d.Column-1, len(under)):min(d.Column-1+d.Width, len(under))]
		fmt.Fprintf(&out, "%d:%d %s <%s> %s (%s)\n", d.Position.Line, d.Column, d.Code, string(under), d.Message, d.Hint)
		for _, r := range d.Related {
			fmt.Fprintf(&out, "  %s %s\n", r.Position, r.Message)
		}
	}
	return out.String()
}

const typesHint = "the types are event, speech, source, person and organization"

func TestSplit(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"blanks and comments", "\n# a \"\"\"\n \t\n# b", ""},
		{"comments above belong to the record below", `# of the file

# of a
# too
[speech.a]
title = "x"
# of b

[speech.b]
  # of c
  [speech.c]
# the end`, `3 speech a: # of a … # of b
9 speech b: [speech.b]
10 speech c: # of c … # the end
`},
		{"sub-tables", `[speech.a]
[[speech.a.speakers]]
[[ speech . "a" . speakers ]]
[speech.a.override.biblatex]
['speech'.a.'override'.ris]
[speech.ab]
[event.a]
`, `1 speech a: [speech.a] … ['speech'.a.'override'.ris]
6 speech ab: [speech.ab]
7 event a: [event.a]
`},
		{"keys", `[speech."a:b.c+d/e_f-1"]
["spe\u0065ch".'黄志雄-2017'] # c
[speech."ke` + "\u0301" + `"]
[speech."k\u00e9"."x y"]
`, "1 speech a:b.c+d/e_f-1: [speech.\"a:b.c+d/e_f-1\"]\n2 speech 黄志雄-2017: [\"spe\\u0065ch\".'黄志雄-2017'] # c\n" +
			"3 speech ké: [speech.\"ke\u0301\"]\n4 speech ké: [speech.\"k\\u00e9\".\"x y\"] DETACHED\n"},
		{"line breaks of Windows, no last one, and a byte order mark", "\ufeff# a\r\n[speech.a]\r\nk = \"\"\"\r\n[speech.x]\r\n\"\"\"\r\n\r\n[speech.b]\r\nk = 1",
			`1 speech a: # a … """
7 speech b: [speech.b] … k = 1
4:1 header-in-text <[speech.x]> this stands within a text, so no record begins here (close the text above it with """, if a record is meant)
  a.toml:3:5 the text opens here
`},
		{"collection", `[collection]
title.en = "x"
[collection.title]
zh = "x"
[speech.a]
[collection.more]
 [collection]
[[collection]]
[collection
`, `1 collection : [collection] … zh = "x"
5 speech a: [speech.a]
6:1 collection-form <[collection.more]> a file has one [collection], which has no key (write [collection], with title and language beneath it)
7:2 second-collection <[collection]> this file has a second [collection] (a file has at most one: put their fields into one)
  a.toml:1:1 the first is here
8:1 collection-form <[[collection]]> a file has one [collection], which has no key (write [collection], with title and language beneath it)
9:1 bad-header <[collection> the header has no closing "]" (end it with "]")
`},
		{"sub-tables elsewhere", `[speech.a]
[speech.b]
[speech.a.override.x]
[speech.a.override.y]
[speech.c.override.x]
[speech.c]
`, `1 speech a: [speech.a]
2 speech b: [speech.b]
3 speech a: [speech.a.override.x] … [speech.a.override.y] DETACHED
5 speech c: [speech.c.override.x] DETACHED
6 speech c: [speech.c]
`},
		{"text outside", `title = "x"
more = """
[speech.x]
"""
  prose
[speech.a]
`, `6 speech a: [speech.a]
1:1 stray-text <title = "x"> this text belongs to no record (a record begins with its type and its key, such as [speech.huang-2017-rules])
`},
		{"records without a header", `speech.a = { title = "x" }
speech.b.title = "x"
speech.b.note = "x"
speech."c d" = {}
speech = { e = {} }
collection.title = "x"
collection.language = "x"
[speech]
title = "x"
f = { title = "x" }
g.title = "x"
`, `1:1 record-form <speech.a = { title = "x" }> speech.a has no header of its own (write [speech.a], with its fields on lines of their own beneath it)
2:1 record-form <speech.b.title = "x"> speech.b has no header of its own (write [speech.b], with its fields on lines of their own beneath it)
4:1 record-form <speech."c d" = {}> speech."c d" has no header of its own (write [speech."c d"], with its fields on lines of their own beneath it)
5:1 record-form <speech = { e = {} }> speech.KEY has no header of its own (write [speech.KEY], with its fields on lines of their own beneath it)
6:1 collection-form <collection.title = "x"> collection has no header of its own (write [collection], with its fields on lines of their own beneath it)
8:1 record-form <[speech]> [speech] has no key (a record begins with its type and its key: [speech.KEY])
`},
		{"lists of records", "[[speech]]\nx = 1\n[[speech.a]]\n[[speech.a.speakers]]\n[speech.b]\n", `3 speech a: [[speech.a]] … [[speech.a.speakers]] BROKEN
5 speech b: [speech.b]
1:1 record-form <[[speech]]> [[speech]] has no key (a record begins with its type and its key: [speech.KEY])
3:1 record-form <[[speech.a]]> a record is no list (write [speech.a], in single brackets)
`},
		{"unknown types", "[zzz.a]\nx = 1\n[zzz.a.override.x]\n[huang-2017]\n[speech.a]\n[override.x]\n[\"z\\u001b\".x]\n", `5 speech a: [speech.a]
1:2 unknown-type <zzz> "zzz" is no type of record (` + typesHint + `)
4:2 unknown-type <huang-2017> "huang-2017" is no type of record (a header has a type and a key, such as [speech.huang-2017])
6:2 unknown-type <override> "override" is no type of record (` + typesHint + `; a sub-table of the record above is written in full: [speech.a.override.x])
7:2 unknown-type <"z\u001b"> "z\x1b" is no type of record (` + typesHint + `)
`},
		{"types that are nearly right", `[speach.a]
x = 1
[speach.a.override.x]
[Speech."b c"]
[[evnt.d]]
[events.e.override.x]
[colection]
`, `1 speech a: [speach.a] … [speach.a.override.x] BROKEN
4 speech b c: [Speech."b c"] BROKEN
5 event d: [[evnt.d]] BROKEN
1:2 unknown-type <speach> "speach" is no type of record (did you mean [speech.a]?)
4:2 unknown-type <Speech> "Speech" is no type of record (did you mean [speech."b c"]?)
5:3 unknown-type <evnt> "evnt" is no type of record (did you mean [event.d]?)
6:2 unknown-type <events> "events" is no type of record (did you mean [event.e.override.x]?)
7:2 unknown-type <colection> "colection" is no type of record (did you mean [collection]?)
`},
		{"bad keys", `[speech.Müller]
[speech."a b"]
[speech.""]
[speech.wic:2017]
[speech."a, b & c"]
[speech."a
[speech."\u001b[31m"]
[speech.a.zh_漢.x]
`, `1 speech Müller: [speech.Müller] BROKEN
2 speech a b: [speech."a b"] BROKEN
4 speech wic:2017: [speech.wic:2017] BROKEN
5 speech a, b & c: [speech."a, b & c"] BROKEN
7 speech ` + "\x1b" + `[31m: [speech."\u001b[31m"] BROKEN
8 speech a: [speech.a.zh_漢.x] BROKEN DETACHED
1:9 bad-key <Müller> this key must stand in quotes (write [speech."Müller"])
2:9 bad-key <"a b"> a key cannot hold a blank (a key holds letters and digits, and - _ : . + /; for instance [speech.a-b])
3:9 bad-key <""> the key is empty (a key is how the record is cited, such as [speech.huang-2017-rules])
4:9 bad-key <wic:2017> this key must stand in quotes (write [speech."wic:2017"])
5:9 bad-key <"a, b & c"> a key cannot hold "," (a key holds letters and digits, and - _ : . + /; for instance [speech.a-b-c])
6:9 bad-header <"a> the quotes of this key are not closed (a record begins with its type and its key, such as [speech.huang-2017-rules])
7:9 bad-key <"\u001b[31m"> a key cannot hold the character U+001B (a key holds letters and digits, and - _ : . + /; for instance [speech.31m])
8:11 bad-header <zh_漢> "zh_漢" must stand in quotes here (write [speech.a."zh_漢".x])
`},
		{"bad headers", `[]
[speech.]
[speech..a]
[speech.a
[speech.b # c
[[speech.c.d]
[speech.e]]
[speech.f] title = "x"
[speech.g h]
[speech g]
[speech.i"j"]
`, `4 speech a: [speech.a BROKEN
5 speech b: [speech.b # c BROKEN
6 speech c: [[speech.c.d] BROKEN DETACHED
7 speech e: [speech.e]] BROKEN
8 speech f: [speech.f] title = "x" BROKEN
9 speech g h: [speech.g h] BROKEN
11 speech i"j": [speech.i"j"] BROKEN
1:1 bad-header <[]> a part of this header is empty (a record begins with its type and its key, such as [speech.huang-2017-rules])
2:1 bad-header <[speech.]> a part of this header is empty (a record begins with its type and its key, such as [speech.huang-2017-rules])
3:1 bad-header <[speech..a]> a part of this header is empty (a record begins with its type and its key, such as [speech.huang-2017-rules])
4:1 bad-header <[speech.a> the header has no closing "]" (end it with "]")
5:1 bad-header <[speech.b> the header has no closing "]" (end it with "]")
6:1 bad-header <[[speech.c.d]> this header cannot be read (a record begins with its type and its key, such as [speech.huang-2017-rules])
7:11 bad-header <]> there is text behind the header (write the header on a line of its own)
8:12 bad-header <title = "x"> there is text behind the header (write the header on a line of its own)
9:1 bad-header <[speech.g h]> this header cannot be read (a key has no blanks: [speech.g-h])
10:1 bad-header <[speech g]> this header cannot be read (a record begins with its type and its key, such as [speech.huang-2017-rules])
11:1 bad-header <[speech.i"j"]> this header cannot be read (a key has no blanks: [speech.i-j])
`},
		{"brackets left open", `[speech.a]
speakers = [
  { person = "x",
[speech.b]
speakers = [ "a" # ]
  [speech.c.override.x]
[speech.d]
k = {
`, `1 speech a: [speech.a] … { person = "x", BROKEN
4 speech b: [speech.b] … speakers = [ "a" # ] BROKEN
6 speech c: [speech.c.override.x] DETACHED
7 speech d: [speech.d] … k = { BROKEN
3:3 unclosed-bracket <{> the table that opens here is not closed before the next record (close it with })
5:12 unclosed-bracket <[> the list that opens here is not closed before the next record (close it with ])
8:5 unclosed-bracket <{> the table that opens here is not closed before the end of the file (close it with })
`},
		{"a text left open takes in the next record, up to its first text", `[speech.a]
note = """
never closed
[speech.b]
note = """
Some words.
"""
[speech.c]
`, `1 speech a: [speech.a] … never closed BROKEN
4 speech b: [speech.b] … """
8 speech c: [speech.c]
2:8 unclosed-string <"""> the text that opens here is not closed before the next record (close it with """)
`},
		{"a text left open takes in all that follows", `[speech.a]
note = '''
[speech.b]
k = [
[speech.c]
note = """
`, `1 speech a: [speech.a] … note = ''' BROKEN
3 speech b: [speech.b] … k = [ BROKEN
5 speech c: [speech.c] … note = """ BROKEN
2:8 unclosed-string <'''> the text that opens here is not closed before the next record (close it with ''')
4:5 unclosed-bracket <[> the list that opens here is not closed before the next record (close it with ])
6:8 unclosed-string <"""> the text that opens here is not closed and takes in the rest of the file (close it with """)
`},
		{"a text with headers in it is left alone", `[speech.a]
note = """
[speech.x]
"""
more = '''
[speech.y]
''' # c
last = [ """
[speech.z]""", 1 ]
[speech.b]
`, `1 speech a: [speech.a] … [speech.z]""", 1 ]
10 speech b: [speech.b]
6:1 header-in-text <[speech.y]> this stands within a text, so no record begins here (close the text above it with ''', if a record is meant)
  a.toml:5:8 the text opens here
`},
		{"a wrong type below a text with a header in it", `[speech.a]
note = """
[speech.x]
"""
[spech.b]
`, `1 speech a: [speech.a] … """
5 speech b: [spech.b] BROKEN
3:1 header-in-text <[speech.x]> this stands within a text, so no record begins here (close the text above it with """, if a record is meant)
  a.toml:2:8 the text opens here
5:2 unknown-type <spech> "spech" is no type of record (did you mean [speech.b]?)
`},
		{"quotes that do not close on their line", "[speech.a]\nk = \"x\n'l = 'y\nm = \"x\"\"\"\"\n[speech.b]\n", "1 speech a: [speech.a] … m = \"x\"\"\"\"\n5 speech b: [speech.b]\n"},
		{"limits", "[speech.a]\nk = " + strings.Repeat("[", 64) + strings.Repeat("]", 64) + "\n" +
			"l = " + strings.Repeat("[", 65) + strings.Repeat("]", 65) + "\n" +
			"[speech.b]\n" + strings.Repeat("a.", 13) + "a = 1\n" + strings.Repeat("a.", 14) + "a = 1\n" +
			"[speech.c" + strings.Repeat(".a", 14) + "]\n[speech.c" + strings.Repeat(".a", 15) + "]\n" +
			"[speech.d]\n[speech.d.e.f]\nk = [{ a.b.c = 1.5, d.e = { f.g.h = [{" + strings.Repeat("i.", 5) + "i=1}] } }]\n" +
			"[speech.e]\n[speech.e.e.f]\nk = [{ a.b.c = 1.5, d.e = { f.g.h = [{" + strings.Repeat("i.", 6) + "i=1}] } }]\n",
			`1 speech a: [speech.a] … l = ` + strings.Repeat("[", 65) + strings.Repeat("]", 65) + ` BROKEN
4 speech b: [speech.b] … ` + strings.Repeat("a.", 14) + `a = 1 BROKEN
7 speech c: [speech.c` + strings.Repeat(".a", 14) + `] … [speech.c` + strings.Repeat(".a", 15) + `] BROKEN DETACHED
9 speech d: [speech.d] … k = [{ a.b.c = 1.5, d.e = { f.g.h = [{i.i.i.i.i.i=1}] } }]
12 speech e: [speech.e] … k = [{ a.b.c = 1.5, d.e = { f.g.h = [{i.i.i.i.i.i.i=1}] } }] BROKEN
3:69 too-deep <[> lists and tables are nested more than 64 deep here (no field of a record needs more than a few levels)
6:1 too-many-parts <` + strings.Repeat("a.", 14) + `a> this key has more than 16 parts, with those of the tables it stands in (no field of a record needs more than a few parts)
8:1 too-many-parts <[speech.c` + strings.Repeat(".a", 15) + `]> this header has more than 16 parts (no field of a record needs more than a few parts)
14:39 too-many-parts <i.i.i.i.i.i.i> this key has more than 16 parts, with those of the tables it stands in (no field of a record needs more than a few parts)
`},
		{"long keys", "[speech." + strings.Repeat("a", 500) + "]\n[speech.\"" + strings.Repeat("é", 501) + "\"]\n",
			"1 speech " + strings.Repeat("a", 500) + ": [speech." + strings.Repeat("a", 500) + "]\n" +
				"2:9 bad-key <\"" + strings.Repeat("é", 501) + "\"> this key has 501 characters (a key has at most 500)\n"},
		{"bytes outside", "# \x00\n# \xff\n\v# \n# a\rb\n# ü\u2028\t\n[speech.a]\n# \x00\n", `4 speech a: # a` + "\rb" + ` … # ` + "\x00" + `
1:3 control-character <` + "\x00" + `> the control character U+0000 may not stand in a file (delete it)
2:3 invalid-utf8 <` + "\ufffd" + `> the byte 0xff is not UTF-8 (save the file as UTF-8)
3:1 stray-text <` + "\v#" + `> this text belongs to no record (a record begins with its type and its key, such as [speech.huang-2017-rules])
4:4 control-character <` + "\r" + `> the control character U+000D may not stand in a file (delete it)
`},
		{"UTF-16", "\xff\xfe[\x00s\x00", "1:1 encoding <> this is not UTF-8 but seems to be UTF-16 (save the file as UTF-8)\n"},
		{"UTF-16 without a mark", "[\x00s\x00", "1:1 encoding <> this is not UTF-8 but seems to be UTF-16 (save the file as UTF-8)\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			blocks, diags := splitAll(t, strings.NewReader(test.in))
			checkCover(t, []byte(test.in), blocks, diags)
			if d := cmp.Diff(test.want, outline(blocks, diags)); d != "" {
				t.Error(d)
			}
		})
	}
}
