package records

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// benchGroup is some 64 KB of records as people write them: mostly speeches.
func benchGroup(tb testing.TB) []*Block {
	var b strings.Builder
	for i := 0; b.Len() < 64<<10; i++ {
		fmt.Fprintf(&b, `
# the forum of day %[1]d
[event.forum-%[1]d]
title = { en = "International rules for cyberspace: consensus and prospects %[1]d", zh = "网络空间国际规则" }
kind = "forum"
part_of = "wic-2017"
date = 2017-12-04
time = "afternoon"
venue = "Wuzhen Internet International Convention Center"
city = "Wuzhen"
region = "Zhejiang"
country = "CN"
organizers = ["whu", "cicir", { organization = "sass", name = { en = "Shanghai Academy of Social Sciences", zh = "上海社会科学院" } }]

[speech.huang-%[1]d]
title = "Asian and African countries and the formulation of international rules for cyberspace %[1]d"
kind = "speech"
speakers = [{ person = "huang-zhixiong", office = "Deputy Director", affiliation = "Institute of International Law" }, "Lewis, James"]
event = "forum-%[1]d"
language = "zh"
url = "https://example.org/talks/%[1]d"
accessed = 2018-01-15
reported_in = ["whu-news-2017"]
keywords = ["cyberspace", "international law"]
abstract = """
Most Asian and African countries are in a third world of rule-making for want of technology, resources and voice.
Working together to give them a part in it is required by common security and common development.
"""
note = "Given as “Huang” in the report."

[person.huang-%[1]d-p]
name = { en = "Huang, Zhixiong", zh = "黄志雄" }
honorific = "Professor"
orcid = "0000-0002-1825-0097"
`, i)
	}
	return splitText(tb, b.String())
}

func BenchmarkDecodeGroup(b *testing.B) {
	blocks := benchGroup(b)
	b.SetBytes(int64(textSize(blocks)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := decodeGroup(blocks); len(diags[0]) > 0 {
			b.Fatal(diags[0][0])
		}
	}
}

// BenchmarkDecodeTOML is the part of BenchmarkDecodeGroup that is the library's:
// the same text decoded to maps.
func BenchmarkDecodeTOML(b *testing.B) {
	blocks := benchGroup(b)
	var text []byte
	for _, block := range blocks {
		text = append(text, block.Text...)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var m map[string]any
		if _, err := toml.Decode(string(text), &m); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	among := make([]string, 100_000)
	for i := range among {
		among[i] = fmt.Sprintf("speaker-%d-rules", i)
	}
	for b.Loop() {
		Suggest("speeker-99999-rules", among)
	}
}

func textSize(blocks []*Block) (n int) {
	for _, b := range blocks {
		n += len(b.Text)
	}
	return n
}

// splitText gives the blocks of a text that the splitter finds nothing wrong with.
func splitText(tb testing.TB, text string) []*Block {
	tb.Helper()
	var blocks []*Block
	s := NewSplitter(bytes.NewReader([]byte(text)), "test.toml")
	for {
		block, diags, err := s.Next()
		if err == io.EOF {
			return blocks
		}
		if err != nil || len(diags) > 0 {
			tb.Fatal(err, diags)
		}
		blocks = append(blocks, block)
	}
}
