package records

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// memory is a file in memory.
type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// input makes a file of a collection from a text.
func input(name, text string) Input {
	return Input{Name: name, Open: func() (File, error) { return memory{bytes.NewReader([]byte(text))}, nil }}
}

// result is what a collection came to.
type result struct {
	refs  []*Reference
	found []Diagnostic
}

// read takes a collection through both passes. Files are pairs of name and text.
func read(t testing.TB, opts Options, keys []string, files ...string) result {
	t.Helper()
	var inputs []Input
	for i := 0; i < len(files); i += 2 {
		inputs = append(inputs, input(files[i], files[i+1]))
	}
	var r result
	c, err := Open(inputs, opts, func(d Diagnostic) { r.found = append(r.found, d) })
	if err != nil {
		t.Fatal(err)
	}
	err = c.References(context.Background(), keys, func(ref *Reference) error {
		r.refs = append(r.refs, ref)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// one takes a single file without faults through both passes, and gives the
// reference with the key.
func one(t testing.TB, lang, key, text string) *Reference {
	t.Helper()
	r := read(t, Options{Language: lang}, nil, "a.toml", text)
	for _, d := range r.found {
		t.Errorf("unexpected: %v", d)
	}
	for _, ref := range r.refs {
		if ref.Key == key {
			return ref
		}
	}
	t.Fatalf("no reference %q among %v", key, r.keys())
	return nil
}

func (r result) keys() (keys []string) {
	for _, ref := range r.refs {
		keys = append(keys, ref.Key)
	}
	return keys
}

// lines gives the findings as they are printed, with the other places.
func (r result) lines() string {
	var b strings.Builder
	for _, d := range r.found {
		fmt.Fprintf(&b, "%s [%s]\n", d.Error(), d.Code)
		for _, other := range d.Related {
			fmt.Fprintf(&b, "  %s: %s\n", other.Position, other.Message)
		}
	}
	return b.String()
}

func TestFoldKey(t *testing.T) {
	same := [][2]string{
		{"wic-2017", "WIC-2017"}, {"Straße", "STRAẞE"}, {"é", "E\u0301"}, {"σ", "ς"}, {"K", "\u212a"}, {"s", "ſ"}, {"Я", "я"}, {"王", "王"},
	}
	for _, pair := range same {
		if a, b := foldKey(pair[0]), foldKey(pair[1]); a != b {
			t.Errorf("%q folds to %q, %q to %q", pair[0], a, pair[1], b)
		}
	}
	differ := [][2]string{{"a", "b"}, {"ss", "ß"}, {"e", "é"}, {"1", "１"}, {"i", "ı"}}
	for _, pair := range differ {
		if foldKey(pair[0]) == foldKey(pair[1]) {
			t.Errorf("%q and %q fold to the same", pair[0], pair[1])
		}
	}
}

func TestOrder(t *testing.T) {
	files := []string{
		"a.toml", "[speech.c]\ntitle='C'\nevent='x'\n[event.y]\ntitle='Y'\ncite=false\n",
		"b.toml", "[person.p]\nname='Doe, Jane'\n[event.x]\ntitle='X'\npart_of='y'\n[speech.a]\ntitle='A'\nspeakers=['p']\n",
	}
	cases := []struct {
		keys, want []string
	}{
		{nil, []string{"c", "x", "a"}},
		{[]string{"a", "c", "a"}, []string{"a", "c"}},
		{[]string{"y"}, []string{"y"}},
	}
	for _, c := range cases {
		r := read(t, Options{}, c.keys, files...)
		if got := r.keys(); !slices.Equal(got, c.want) || r.found != nil {
			t.Errorf("%q: got %q, want %q; %s", c.keys, got, c.want, r.lines())
		}
	}
}

// TestCollectionFindings holds each finding of the index and of resolving: the text, its
// findings, and the keys of the references that are still given.
func TestCollectionFindings(t *testing.T) {
	cases := []struct {
		name  string
		files []string
		keys  []string
		want  string
		refs  []string
	}{
		{
			name: "nothing", files: []string{"a.toml", "# only words\n"},
			want: `a.toml: warning: there are no records in this collection (a record begins with a header such as [speech.huang-2017-rules]) [no-records]
`,
		},
		{
			name:  "key given twice",
			files: []string{"a.toml", "[event.x]\ntitle='X'\n\n[speech.a]\ntitle='A'\nevent='x'\n[speech.b]\ntitle='B'\n", "b.toml", "# of b\n[source.X]\ntitle='X'\nevent='nowhere'\n"},
			want: `b.toml:2:1: the key "X" differs from "x" in letter case alone, which programs ignore (keys are unique over all files and types; give one of the two another) [duplicate-key]
  a.toml:1:1: the other is here
b.toml:4:7: there is no event with the key "nowhere" (a record must begin with [event.nowhere] in one of the files) [unknown-key]
`,
			refs: []string{"b"},
		},
		{
			name:  "taken up again",
			files: []string{"a.toml", "[speech.a]\ntitle='A'\n[speech.b]\ntitle='B'\n[speech.a.override.ris]\nTY='X'\n"},
			want: `a.toml:5:1: speech.a is taken up again here, after its record has ended (put it directly under the record [speech.a]) [detached-table]
  a.toml:1:1: the record begins here
`,
			refs: []string{"a", "b"},
		},
		{
			name:  "before its record, and without one",
			files: []string{"a.toml", "# of a\n\t[speech.a.override.ris]\nTY='X'\n[speech.b.override.ris]\nTY='X'\n", "b.toml", "[speech.a]\ntitle='A'\n"},
			want: `a.toml:2:2: speech.a is taken up again here, after its record has ended (put it directly under the record [speech.a]) [detached-table]
  b.toml:1:1: the record begins here
a.toml:4:1: this is a sub-table of speech.b, which has no header of its own (begin the record with [speech.b], and put its sub-tables directly under it) [detached-table]
`,
			refs: []string{"a"},
		},
		{
			name: "keys that are not there",
			files: []string{"a.toml", `[event.wic-2017]
title = "WIC"
[person.huang-zhixiong]
name = "Huang, Zhixiong"
[speech.a]
title = "A"
event = "wic-2071"
reported_in = ["whu-news"]
speakers = [{ person = "wic-2017" }, "Huang Zhixiong", "Zhixiong Huang", "习近平", "huang-zhixiong"]
[speech.b]
title = "B"
event = "WIC-2017"
speakers = ["wic-2017"]
[speech.c]
title = "C"
`},
			want: `a.toml:7:9: there is no event with the key "wic-2071" (did you mean "wic-2017"? else a record must begin with [event.wic-2071] in one of the files) [unknown-key]
a.toml:8:16: there is no source with the key "whu-news" (a record must begin with [source.whu-news] in one of the files) [unknown-key]
a.toml:9:24: "wic-2017" is the key of an event, not of a person [wrong-record]
a.toml:9:38: "Huang Zhixiong" is no key of a person or organization, and no name with a comma; a name is never split by guessing (did you mean "huang-zhixiong"? else write "Family, Given", or { literal = "Huang Zhixiong" } for a name that is printed as it stands) [unknown-agent]
a.toml:9:56: "Zhixiong Huang" is no key of a person or organization, and no name with a comma; a name is never split by guessing (did you mean "huang-zhixiong"? else write "Family, Given", or { literal = "Zhixiong Huang" } for a name that is printed as it stands) [unknown-agent]
a.toml:9:74: "习近平" is no key of a person or organization, and no name with a comma; a name is never split by guessing (write "Family, Given", or { literal = "习近平" } for a name that is printed as it stands) [unknown-agent]
a.toml:12:9: the key "WIC-2017" differs from that of its record in letter case (write "wic-2017") [key-case]
a.toml:13:13: "wic-2017" is the key of an event, not of a person or an organization [wrong-record]
`,
			refs: []string{"wic-2017", "c"},
		},
		{
			name: "resting on a record with an error",
			files: []string{"a.toml", `[event.top]
title = "Top"
part_of = "nowhere"
[event.mid]
title = "Mid"
part_of = "top"
[speech.a]
title = "A"
event = "mid"
[person.p]
name = "Doe, Jane"
affiliation = "o"
[organization.o]
name = "O"
part_of = "nobody"
[speech.b]
title = "B"
speakers = ["p"]
[speech.c]
title = "C"
publisher = "o"
[source.s]
title = "S"
event = "mid"
[speech.d]
title = "D"
reported_in = ["s"]
[speech.e]
title = "E"
`},
			want: `a.toml:3:11: there is no event with the key "nowhere" (a record must begin with [event.nowhere] in one of the files) [unknown-key]
a.toml:15:11: there is no organization with the key "nobody" (a record must begin with [organization.nobody] in one of the files) [unknown-key]
`,
			refs: []string{"e"},
		},
		{
			name: "cycles",
			files: []string{"a.toml", `[speech.s]
title = "S"
event = "below"
[event.below]
title = "Below"
part_of = "b"
[event.a]
title = "A"
part_of = "c"
[event.b]
title = "B"
part_of = "a"
[event.c]
title = "C"
part_of = "b"
[organization.o]
name = "O"
part_of = "o"
[speech.t]
title = "T"
publisher = "o"
[speech.u]
title = "U"
`},
			want: `a.toml:9:1: a is part of itself, by way of c, b (remove one of these part_of) [cycle]
  a.toml:15:1: c is part of b
  a.toml:12:1: b is part of a
a.toml:18:1: o is part of itself (remove part_of) [cycle]
`,
			refs: []string{"u"},
		},
		{
			name: "publishers that are nearly keys",
			files: []string{"a.toml", `[organization.whu-2]
name = "Wuhan University"
[person.al-jazeera]
name = "Al Jazeera"
[speech.a]
title = "A"
publisher = "whu-3"
[speech.b]
title = "B"
publisher = "al-jazeera"
[speech.c]
title = "C"
publisher = "Channel-4"
`},
			want: `a.toml:7:13: warning: "whu-3" looks like a key, but no organization has it: it is taken for a name (did you mean "whu-2"?) [near-key]
`,
			refs: []string{"a", "b", "c"},
		},
		{
			name: "keys asked for",
			keys: []string{"alice-2017", "BOB-2017", "p", "bob-2017"},
			files: []string{"a.toml", `[person.p]
name = "Doe, Jane"
[person.q]
name = "Roe, Jane"
nonsense = 1
[speech.alice-2018]
title = "A"
speakers = ["nobody"]
[speech.bob-2017]
title = "B"
speakers = ["p"]
`},
			want: `there is no record with the key "alice-2017" that was asked for (did you mean "alice-2018"?) [unknown-key]
the key "BOB-2017" that was asked for differs from that of its record in letter case (write "bob-2017") [key-case]
"p" is the key of a person, which is not a reference of its own (only speeches, events and sources are) [wrong-record]
`,
			refs: []string{"bob-2017"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, Options{}, c.keys, c.files...)
			if got := r.lines(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if got := r.keys(); !slices.Equal(got, c.refs) {
				t.Errorf("references %q, want %q", got, c.refs)
			}
		})
	}
}

// TestManyFindings reads a record with more wrong keys than are told; finding
// the place of each would take minutes.
func TestManyFindings(t *testing.T) {
	r := read(t, Options{}, nil, "a.toml", "[speech.a]\ntitle = 'A'\nspeakers = ["+strings.Repeat("'nobody', ", 100_000)+"]\n")
	many := 0
	for _, d := range r.found {
		if d.Code == "too-many" {
			many++
		}
	}
	if n := len(r.found); many != 1 || n < 2 || n > maxFindings+1 {
		t.Errorf("%d findings, %d of them say that there are more", n, many)
	}
	if len(r.refs) > 0 {
		t.Errorf("the record is given: %v", r.keys())
	}
}
