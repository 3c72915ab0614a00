package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestDetachedError(t *testing.T) {
	blocks, _ := splitAll(t, strings.NewReader("[speech.b]\n# above\n  [[speech.\"a.b\".chairs]]\nname = \"x\"\n"))
	b := blocks[1]
	tests := []struct {
		record Position
		want   string
	}{
		{Position{}, `3:3 detached-table <[[speech."a.b".chairs]]> this is a sub-table of speech."a.b", which has no header of its own (begin the record with [speech."a.b"], and put its sub-tables directly under it)
`},
		{Position{"a.toml", 9, 1}, `3:3 detached-table <[[speech."a.b".chairs]]> this sub-table of speech."a.b" stands before its record (put it directly under the record [speech."a.b"])
  a.toml:9:1 the record begins here
`},
		{Position{"b.toml", 9, 1}, `3:3 detached-table <[[speech."a.b".chairs]]> speech."a.b" is taken up again here, after its record has ended (put it directly under the record [speech."a.b"])
  b.toml:9:1 the record begins here
`},
	}
	for _, test := range tests {
		if d := cmp.Diff(test.want, outline(nil, []Diagnostic{b.DetachedError(test.record)})); d != "" {
			t.Error(d)
		}
	}
}

// A record that is too large is given up with a finding, and not held; the next
// one is not lost.
func TestSplitTooLarge(t *testing.T) {
	const most = 1 << 20
	line := strings.Repeat("x", 99) + "\n"
	bodies := map[string]string{
		"comments":       "\n" + strings.Repeat("#"+line, most/100) + "\n",
		"lines":          strings.Repeat("k="+line, most/100),
		"a list":         "k = [\n" + strings.Repeat("1,\n", most/3) + "]\n",
		"an open list":   "k = [\n" + strings.Repeat("1,\n", most),
		"a text":         "k = '''\n" + strings.Repeat(line, most/90) + "'''\n",
		"an open text":   "k = '''\n" + strings.Repeat(line, most/50),
		"one line":       strings.Repeat("x", 3*most) + "\n",
		"one text":       "k = '" + strings.Repeat("x", 3*most) + "'\n",
		"one open quote": "k = '" + strings.Repeat("x", 3*most) + "\n",
		"sub-tables":     strings.Repeat("[speech.a.b]\n", most/12),
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			in := "# above\n[speech.a]\n" + body + "# of b\n[speech.b]\nk = 1\n"
			s := NewSplitter(strings.NewReader(in), "a.toml")
			s.most = most
			var blocks []*Block
			var diags []Diagnostic
			for {
				b, ds, err := s.Next()
				if err == io.EOF {
					break
				}
				diags = append(diags, ds...)
				if b != nil {
					blocks = append(blocks, b)
				}
				if cap(s.buf) > 6*most {
					t.Fatalf("holds %d MiB", cap(s.buf)>>20)
				}
			}
			checkCover(t, []byte(in), blocks, diags)
			last := 3 + strings.Count(body, "\n")
			want := fmt.Sprintf(`2 speech a: [speech.a] BROKEN
%d speech b: # of b … k = 1
2:1 too-large <[speech.a]> this record is longer than 1 MiB (look for a quote or bracket that is not closed, or keep long texts elsewhere and give their address)
`, last)
			if d := cmp.Diff(want, outline(blocks, diags)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A record may be just as large as the limit, however much follows it.
func TestSplitLargest(t *testing.T) {
	head, tail := "[speech.a]\nk = '", "'\n"
	in := head + strings.Repeat("x", maxBlock-len(head)-len(tail)) + tail + strings.Repeat("# of b\n", 1000) + "[speech.b]\n"
	blocks, diags := splitAll(t, strings.NewReader(in))
	if len(blocks) != 2 || len(diags) != 0 || blocks[0].Broken || len(blocks[0].Text) != maxBlock {
		t.Errorf("%d blocks, %v", len(blocks), diags)
	}
}

// A block can be read again by its offset and length.
func TestSplitReadAt(t *testing.T) {
	text := append([]byte("\ufeff# of the file\n\n"), manyRecords(200)...)
	file := bytes.NewReader(text)
	blocks, diags := splitAll(t, iotest.HalfReader(bytes.NewReader(text)))
	if len(blocks) != 200 || len(diags) != 0 {
		t.Fatalf("%d blocks, %v", len(blocks), diags)
	}
	for i, b := range blocks {
		again := make([]byte, len(b.Text))
		if _, err := file.ReadAt(again, b.Offset); err != nil {
			t.Fatal(err)
		}
		header := fmt.Sprintf("[speech.speech-%d]\n", i)
		if !bytes.Equal(again, b.Text) || !bytes.HasPrefix(again[b.Header:], []byte(header)) {
			t.Fatalf("block %d at %d is %q", i, b.Offset, again)
		}
		if got, want := b.HeaderPosition().Line, 1+bytes.Count(text[:bytes.Index(text, []byte(header))], []byte("\n")); got != want {
			t.Fatalf("header %d is said to be on line %d, is on %d", i, got, want)
		}
	}
}

func TestSplitReadError(t *testing.T) {
	broken := errors.New("broken")
	s := NewSplitter(io.MultiReader(strings.NewReader("[speech.a]\n[speech.b]\n"), iotest.ErrReader(broken)), "a.toml")
	if b, _, err := s.Next(); b == nil || b.Key != "a" || err != nil {
		t.Errorf("first: %v, %v", b, err)
	}
	for range 2 {
		if b, _, err := s.Next(); b != nil || err != broken {
			t.Errorf("then: %v, %v", b, err)
		}
	}
	if _, _, err := NewSplitter(iotest.ErrReader(broken), "a.toml").Next(); err != broken {
		t.Error(err)
	}
}
