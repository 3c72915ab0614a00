package cmd

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

func at(file string, line, column int) records.Position {
	return records.Position{File: file, Line: line, Column: column}
}

func printed(f *findings) string {
	var b strings.Builder
	f.print(&b)
	return b.String()
}

func TestFindingsOrder(t *testing.T) {
	f := newFindings(style{}, []records.Input{{Name: "b.toml"}, {Name: "-"}, {Name: "a.toml"}})
	for _, p := range []records.Position{
		at("a.toml", 1, 1), at("", 0, 0), at("b.toml", 10, 2), at("b.toml", 9, 7), at("-", 3, 1), at("b.toml", 10, 1), at("other", 0, 0), at("b.toml", 0, 0),
	} {
		f.add(records.Diagnostic{Position: p, Message: "m"})
	}
	want := `b.toml: error: m
b.toml:9:7: error: m
b.toml:10:1: error: m
b.toml:10:2: error: m
standard input:3:1: error: m
a.toml:1:1: error: m
error: m
other: error: m
`
	if got := printed(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestFindingsAreBounded(t *testing.T) {
	const n, long = 5 * maxFindings, 100 << 10
	var before, m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f := newFindings(style{terminal: true, cells: 80}, []records.Input{{Name: "a"}})
	line := strings.Repeat("x", long)
	for i := n; i > 0; i-- {
		f.add(records.Diagnostic{Position: at("a", i, 1), Message: "m", Line: strings.Clone(line)})
	}
	runtime.GC()
	runtime.ReadMemStats(&m)
	if held := int64(m.HeapAlloc) - int64(before.HeapAlloc); held > 32<<20 {
		t.Errorf("%d findings hold %d bytes", n, held)
	}
	got := printed(f)
	if lines := strings.Count(got, "error: m\n"); lines != maxFindings {
		t.Errorf("%d findings are printed, want %d", lines, maxFindings)
	}
	if !strings.HasPrefix(got, "a:1:1: error: m\n") || !strings.HasSuffix(got, fmt.Sprintf("quoth: and %d more findings\n", n-maxFindings)) {
		t.Errorf("got %.100s … %s", got, got[len(got)-100:])
	}
	if f.errors != n {
		t.Errorf("%d errors, want %d", f.errors, n)
	}
}

var sample = records.Diagnostic{
	Code: "duplicate-key", Position: at("talks\x1b.toml", 12, 2), Message: "the key \"a\u202e\" is given twice",
	Hint: "rename one", Line: "\t[speech.a]", Width: 10,
	Related: []records.Related{{Position: at("old.toml", 3, 1), Message: "first given here"}},
}

func TestFindingElsewhere(t *testing.T) {
	f := newFindings(style{}, nil)
	f.add(sample)
	want := `talks\x1b.toml:12:2: error: the key "a\u202e" is given twice (rename one) [duplicate-key]
old.toml:3:1: note: first given here
`
	if got := printed(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestFindingOnTerminal(t *testing.T) {
	f := newFindings(style{terminal: true, cells: 80}, nil)
	f.add(sample)
	want := `talks\x1b.toml:12:2: error: the key "a\u202e" is given twice [duplicate-key]
   12 |     [speech.a]
      |     ^^^^^^^^^^
  hint: rename one
  old.toml:3:1: note: first given here
`
	if got := printed(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	f = newFindings(style{terminal: true, colour: true, cells: 80}, nil)
	d := sample
	d.Severity = records.Warning
	f.add(d)
	for _, s := range []string{"\x1b[1;33mwarning:\x1b[0m", "\x1b[1;31m^^^^^^^^^^\x1b[0m", "\x1b[36mhint:\x1b[0m", `talks\x1b.toml`} {
		if !strings.Contains(printed(f), s) {
			t.Errorf("no %q in %q", s, printed(f))
		}
	}
}
