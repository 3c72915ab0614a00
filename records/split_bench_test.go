package records

import (
	"bytes"
	"fmt"
	"io"
	"testing"
)

// manyRecords makes a collection of n records of about 1.2 KB each, as people
// write them.
func manyRecords(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `# Speech number %[1]d, from the programme
[speech.speech-%[1]d]
title = { en = "On the formulation of rules, part %[1]d", zh = "论规则的制定 %[1]d" }
kind = "keynote"
speakers = [
  { person = "person-%[1]d", office = "Deputy Director", affiliation = "Institute of International Law" },
  "King, Martin Luther, Jr.",
  "et al.",
]
event = "event-%[2]d"
date = 2017-12-04
language = "en"
url = "https://example.org/speeches/%[1]d?lang=en#top"
accessed = 2020-01-0%[3]d
keywords = ["cyberspace", "international law", "rules"]
abstract = """
Most countries are in a "third world" of rule-making
for want of technology, resources and voice.
[Applause]
Working together to give them a part in it is required
by common security and common development.
"""
note = 'given as "Rules %[1]d" in the report' # as printed

[[speech.speech-%[1]d.chairs]]
name = "Roe, Jane"

[speech.speech-%[1]d.override.biblatex]
entrysubtype = "nonacademic"

`, i, i%100, i%9+1)
	}
	return b.Bytes()
}

func BenchmarkSplitter(b *testing.B) {
	repeated := func(open, repeat string, n int) func() []byte {
		return func() []byte { return append([]byte(open), bytes.Repeat([]byte(repeat), n)...) }
	}
	benchmarks := []struct {
		name string
		text func() []byte
	}{
		{"records", func() []byte { return manyRecords(10_000) }},
		{"short records", repeated("", "[speech.a]\n", 1_000_000)},
		{"comments", repeated("", "# a comment of some length, as people write\n", 300_000)},
		{"one list", repeated("[speech.a]\nk = [\n", "  1,\n", 3_000_000)},
		{"one text", repeated("[speech.a]\nk = \"\"\"\n", "some words \\\" of a long text\n", 500_000)},
		{"text never closed", repeated("", "[speech.a]\nk = \"\"\"\n", 500_000)},
		{"texts never closed", repeated("", "[speech.a]\nk = \"\"\"\n[speech.b]\nk = '''\n", 500_000)},
		{"lists never closed", repeated("", "[speech.a]\nk = [\n", 500_000)},
		{"one deep list", repeated("[speech.a]\nk = ", "[", 15_000_000)},
		{"one line", repeated("", "x", 50_000_000)},
		{"dots", repeated("", "a.b.", 10_000_000)},
	}
	for _, bench := range benchmarks {
		b.Run(bench.name, func(b *testing.B) {
			text := bench.text()
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s := NewSplitter(bytes.NewReader(text), "a.toml")
				for {
					if _, _, err := s.Next(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
