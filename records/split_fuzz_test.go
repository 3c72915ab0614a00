package records

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
)

// traps are texts on which a splitter goes wrong that knows too little of TOML.
var traps = []string{
	"",
	"\n",
	"# only a comment",
	"# not closed \"\"\"\n[speech.a]\n",
	"[speech.a]",
	"[speech.a]\n[speech.b]",
	"[speech.a]\r\ntitle = \"x\"\r\n\r\n# about b\r\n[speech.b]\r\n",
	"\ufeff[speech.a]\ntitle = \"x\"\n",
	"\ufeff\ufeff[speech.a]\n",
	"\xff\xfe[\x00s\x00",
	"  \t[speech.a]\n\t[speech.b]\n",
	"[ speech . \"k\" ] # a comment with ]\n[ \"speech\" .'l']\n",
	"[speech.\"k\\u00e9\"]\n[speech.\"ke\u0301\"]\n",
	"[speech.\"a.b\"]\n[speech.\"a.b\".override.x]\nk = \"v\"\n",
	"[speech.\"a\\\"]\n\"]\n",
	"[speech.a]\nnote = \"\"\"\n[speech.b]\n\"\"\"\n[speech.c]\n",
	"[speech.a]\nnote = '''\n[speech.b]\n'''\n[speech.c]\n",
	"[speech.a]\nnote = \"\"\"x\"\"\"\"\"\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\"\"\"\"\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\"\"\"\"\"\"\n[speech.b]\n",
	"[speech.a]\nnote = '''''x'''''\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\"x\\\"\"\"\"\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\"x\\\\\"\"\"\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\"x\\\n[speech.b]\n  \\\"\"\"\ny\"\"\"\n[speech.c]\n",
	"[speech.a]\nnote = '''x\\'''\n[speech.b]\n",
	"[speech.a]\nnote = '\"'\nmore = \"'\"\n[speech.b]\n",
	"[speech.a]\nnote = '\"\"\"'\nmore = \"'''\"\n[speech.b]\n",
	"[speech.a]\nnote = \"\"\nmore = ''\n[speech.b]\n",
	"[speech.a]\nk = 1 # \"\"\" '''\n# [speech.x] \"\"\"\n[speech.b]\n",
	"[speech.a]\nk = [ # [\n  [1], # ]]]\n  [\"]\", ']', \"\"\"\n]\"\"\"],\n]\n[speech.b]\n",
	"[speech.a]\nk = [\n[\"speech\"],\n[\"event\", 'x'],\n]\n[speech.b]\n",
	"[speech.a]\nk = {\n  a = [\n[1]\n  ],\n  b.c = \"}\",\n}\n[speech.b]\n",
	"[speech.a]\nk = [ { a = \"\"\"\n[speech.b]\n\"\"\" }, # c\n ]\n[speech.b]\n",
	"[speech.a]\n\"a=b\" = 1\n'c\"' = 2\nd.\"e.f\" = 3\n[speech.b]\n",
	"[speech.a]\n\"\" = 1\n[speech.b]\n",
	"[speech.a]\nt = 1979-05-27 07:32:00Z\nf = 1.5e-3\n[speech.b]\n",
	"[[speech.a.speakers]]\n",
	"[speech.a]\n[[speech.a.speakers]]\nname = \"x\"\n[[speech.a.speakers]]\nname = \"y\"\n[speech.a.speakers.more]\n[speech.b]\n",
	"[speech.a]\n[speech.b]\n[speech.a.override.x]\n",
	"[speech.a.b]\n[speech.a]\n",
	"[speech.a]\n[speech.a]\n",
	"[speech.a]\n[speech]\n[speech.b]\n",
	"[speech]\na = { title = \"x\" }\n",
	"a line outside any record that is longer than a record may be in one of the runs\n",
	"speech.a.title = \"x\"\nspeech.a.note = \"y\"\nspeech.b = {}\n",
	"title = \"\"\"\n[speech.a]\n\"\"\"\n[speech.b]\n",
	"[collection]\ntitle.en = \"x\"\n[collection.more]\n[speech.a]\n",
	"[collection]\n[speech.a]\n[collection]\n",
	"[[speech]]\n[[speech.a]]\n[[collection]]\n",
	"[speech.a]\nk = [\n[speech.b]\n",
	"[speech.a]\nk = {\n[event.b]\n",
	"[speech.a]\nk = \"\"\"\n[speech.b]\nk = \"\"\"\nyes\"\"\"\n[speech.c]\n",
	"[speech.a]\nk = \"\"\"\n[speech.b]\nk = \"\"\"yes\"\"\"\n[speech.c]\n",
	"[speech.a]\nk = '''\n",
	"[speech.a]\nk = \"x\n[speech.b]\n",
	"[speech.a]\nk = \"x\"\"\"\"\n[speech.b]\n",
	"[speech.a] x\n[speech.b\n[speech.]\n[.a]\n[]\n[[speech.a]\n[speech.a]]\n[speech a]\n[speech.a b]\n",
	"[speech.Müller]\n[speech.\"Müller\"]\n[speech.\"a b\"]\n[speech.\"\"]\n",
	"[speech.a]\rk = 1\r[speech.b]\r",
	"# \x00\n[speech.a]\n# \xff\n",
	"[speech.a]\na.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q = 1\n",
	"[speech.a]\nk = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n[speech.b]\n",
}

func FuzzSplit(f *testing.F) {
	for _, s := range traps {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		blocks, diags := splitAll(t, bytes.NewReader(text))
		checkCover(t, text, blocks, diags)
		checkRender(t, blocks, diags)

		again, diagsAgain := splitAll(t, iotest.OneByteReader(bytes.NewReader(text)))
		if d := cmp.Diff(blocks, again); d != "" {
			t.Errorf("blocks depend on how the text is read:\n%s", d)
		}
		if d := cmp.Diff(diags, diagsAgain); d != "" {
			t.Errorf("findings depend on how the text is read:\n%s", d)
		}
		checkDecode(t, text, blocks, diags)

		small := NewSplitter(bytes.NewReader(text), "a.toml")
		small.most = 40
		blocks, diags = drain(t, small)
		checkCover(t, text, blocks, diags)
		checkRender(t, blocks, diags)
	})
}

// checkCover checks that the blocks are pieces of the text in order, and that
// without a finding nothing but blanks and comments stands between them.
func checkCover(t *testing.T, text []byte, blocks []*Block, diags []Diagnostic) {
	var at int64
	gap := func(gap []byte) {
		for line := range bytes.Lines(gap) {
			line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
			if len(diags) == 0 && len(line) > 0 && line[0] != '#' {
				t.Errorf("passed over without a finding: %q", line)
			}
		}
	}
	for _, b := range blocks {
		if b.Offset < at {
			t.Fatalf("[%s.%s] begins at %d, before the block above ends at %d", b.Type, b.Key, b.Offset, at)
		}
		gap(text[at:b.Offset])
		at = b.Offset + int64(len(b.Text))
		if at > int64(len(text)) || !bytes.Equal(b.Text, text[b.Offset:at]) {
			t.Fatalf("[%s.%s] is not the text at its offset", b.Type, b.Key)
		}
		if line := 1 + bytes.Count(text[:b.Offset], []byte("\n")); line != b.Line {
			t.Errorf("[%s.%s] is said to be on line %d, is on %d", b.Type, b.Key, b.Line, line)
		}
		if b.Text[b.Header] != '[' {
			t.Errorf("[%s.%s] has %q for a header", b.Type, b.Key, b.Text[b.Header:])
		}
	}
	gap(text[at:])
}

// checkRender checks that each finding has a code, a place and a line.
func checkRender(t *testing.T, blocks []*Block, diags []Diagnostic) {
	for _, b := range blocks {
		if b.Detached {
			diags = append(slices.Clip(diags), b.DetachedError(Position{}), b.DetachedError(Position{File: "a.toml", Line: 1, Column: 1}))
		}
	}
	for _, d := range diags {
		if d.Code == "" || d.Message == "" || d.Hint == "" || d.Position.Line < 1 || d.Column < 1 {
			t.Errorf("unfinished finding: %#v", d)
		}
		if n := len([]rune(d.Line)); d.Code != "encoding" && n < maxQuoted && d.Column+d.Width-1 > max(n, d.Column) {
			t.Errorf("finding reaches beyond its line: %#v", d)
		}
	}
}

// checkDecode compares the blocks, decoded one by one, with the text decoded as a
// whole: the same records, or both refuse.
func checkDecode(t *testing.T, text []byte, blocks []*Block, diags []Diagnostic) {
	var whole map[string]any
	_, wholeErr := toml.Decode(string(text), &whole)
	refused := slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.Severity == Error })
	merged := map[string]any{}
	for _, b := range blocks {
		if b.Broken || b.Detached {
			refused = true
			continue
		}
		var one map[string]any
		if _, err := toml.Decode(string(b.Text), &one); err != nil {
			refused = true
			continue
		}
		refused = !merge(t, merged, one, b) || refused
	}
	if refused {
		if wholeErr == nil && !ours(blocks, diags) {
			t.Errorf("refused, though it is TOML:\n%v", diags)
		}
		return
	}
	if wholeErr != nil {
		t.Fatalf("accepted, though TOML refuses it: %v", wholeErr)
	}
	if d := cmp.Diff(whole, merged, cmpopts.EquateNaNs()); d != "" {
		t.Errorf("not the same records (-whole, +split):\n%s", d)
	}
}

// merge puts the record of a block with the others; false is a key that is
// given twice, which the index of a collection refuses.
func merge(t *testing.T, all, one map[string]any, b *Block) bool {
	typ := string(b.Type)
	if len(one) != 1 || one[typ] == nil {
		t.Fatalf("[%s.%s] decodes to %v", b.Type, b.Key, slices.Collect(maps.Keys(one)))
	}
	record, _ := one[typ].(map[string]any)
	if b.Type == TypeCollection {
		all[typ] = record
		return true
	}
	if len(record) != 1 {
		t.Fatalf("[%s.%s] decodes to the records %v", b.Type, b.Key, slices.Collect(maps.Keys(record)))
	}
	records, _ := all[typ].(map[string]any)
	if records == nil {
		records = map[string]any{}
		all[typ] = records
	}
	for key, fields := range record {
		if norm.NFC.String(key) != b.Key {
			t.Fatalf("[%s.%s] decodes to the record %q", b.Type, b.Key, key)
		}
		for other := range records {
			if norm.NFC.String(other) == b.Key {
				return false
			}
		}
		records[key] = fields
	}
	return true
}

// ours reports whether text that is TOML may be refused for rules of our own.
func ours(blocks []*Block, diags []Diagnostic) bool {
	for _, b := range blocks {
		if b.Detached {
			return true
		}
	}
	return slices.ContainsFunc(diags, func(d Diagnostic) bool {
		return slices.Contains([]string{
			"stray-text", "unknown-type", "record-form", "bad-key", "collection-form", "second-collection",
			"too-deep", "too-many-parts", "encoding",
		}, d.Code)
	}) || len(blocks) != len(distinct(blocks))
}

// distinct gives the types and keys of the blocks.
func distinct(blocks []*Block) map[string]bool {
	keys := map[string]bool{}
	for _, b := range blocks {
		keys[strings.Join([]string{string(b.Type), b.Key}, ".")] = true
	}
	return keys
}
