package cmd

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
)

// maxFindings is the number of findings that are printed where nothing else is
// asked for; the others are counted.
const maxFindings = 100

// findings gathers the diagnostics of a run, from any goroutine, and keeps the
// first ones in the order in which they are printed: by file in the order of
// the run, then by line and column.
type findings struct {
	style    style
	files    map[string]int // name to place in the order
	limit    int            // how many are kept; 0 is all
	warnings string         // what becomes of warnings: one of warningModes

	mu             sync.Mutex
	kept           []finding
	errors, doubts int // how many errors and warnings there were
}

// warningModes are what can become of warnings: they are shown, passed over, or
// taken for errors.
var warningModes = []string{"show", "none", "error"}

// finding is a diagnostic whose source line is already cut to what is shown,
// so that a collection of very long lines is not held in memory.
type finding struct {
	records.Diagnostic
	excerpt excerpt
}

// newFindings makes an empty set of findings about the files.
func newFindings(st style, inputs []records.Input) *findings {
	f := &findings{style: st, files: map[string]int{}, limit: maxFindings}
	for i, in := range inputs {
		f.files[in.Name] = i
	}
	return f
}

// add takes one diagnostic.
func (f *findings) add(d records.Diagnostic) {
	if d.Severity == records.Warning {
		switch f.warnings {
		case "none":
			return
		case "error":
			d.Severity = records.Error
		}
	}
	n := finding{Diagnostic: d}
	if f.style.terminal && d.Line != "" {
		n.excerpt = newExcerpt(d.Line, d.Column, d.Width, f.style.cells-len(gutter(d.Position.Line)))
	}
	n.Diagnostic.Line = ""
	f.mu.Lock()
	defer f.mu.Unlock()
	if d.Severity == records.Warning {
		f.doubts++
	} else {
		f.errors++
	}
	f.kept = append(f.kept, n)
	if len(f.kept) >= 2*f.limit {
		f.trim()
	}
}

// trim lets go of what will not be printed: errors come before warnings, and
// the first places before the others.
func (f *findings) trim() {
	if f.limit > 0 && len(f.kept) > f.limit {
		f.sort(func(a, b finding) int { return cmp.Compare(a.Severity, b.Severity) })
		clear(f.kept[f.limit:])
		f.kept = f.kept[:f.limit]
	}
}

// sort puts what is kept in order, by what is given first and then by place.
func (f *findings) sort(first func(a, b finding) int) {
	rank := func(file string) int {
		if i, ok := f.files[file]; ok {
			return i
		}
		return len(f.files) // no file of the run: a key asked for, a folder
	}
	slices.SortStableFunc(f.kept, func(a, b finding) int {
		return cmp.Or(
			first(a, b),
			cmp.Compare(rank(a.File), rank(b.File)),
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity),
		)
	})
}

// inOrder gives what is kept in the order in which it is printed.
func (f *findings) inOrder() []finding {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.trim()
	f.sort(func(finding, finding) int { return 0 })
	return f.kept
}

// omitted is the number of findings that are counted and not kept.
func (f *findings) omitted() int { return f.errors + f.doubts - len(f.kept) }

// print writes the findings: on a terminal with the source line, a caret and
// the hint on lines of their own; elsewhere a line for each, so that other
// programs can read them.
func (f *findings) print(w io.Writer) {
	var b strings.Builder
	for _, n := range f.inOrder() {
		f.style.finding(&b, n)
	}
	if more := f.omitted(); more > 0 {
		fmt.Fprintf(&b, "quoth: and %s\n", count(more, "more finding"))
	}
	io.WriteString(w, b.String())
}

// summary counts the findings: "2 errors, 1 warning".
func (f *findings) summary() string {
	switch {
	case f.errors == 0 && f.doubts == 0:
		return "no findings"
	case f.doubts == 0:
		return count(f.errors, "error")
	case f.errors == 0:
		return count(f.doubts, "warning")
	}
	return count(f.errors, "error") + ", " + count(f.doubts, "warning")
}

// finding writes one finding.
func (s style) finding(b *strings.Builder, n finding) {
	s.headline(b, n.Position, n.Severity.String(), n.Message)
	if !s.terminal && n.Hint != "" {
		b.WriteString(" (" + visible(n.Hint) + ")")
	}
	if n.Code != "" {
		b.WriteString(s.faint(" [" + n.Code + "]"))
	}
	b.WriteByte('\n')
	if s.terminal {
		if n.excerpt.text != "" {
			margin := gutter(n.Position.Line)
			fmt.Fprintf(b, "%s%s\n", s.faint(margin), n.excerpt.text)
			fmt.Fprintf(b, "%s%s%s\n", s.faint(strings.Repeat(" ", len(margin)-2)+"| "),
				strings.Repeat(" ", n.excerpt.before), s.red(strings.Repeat("^", n.excerpt.under)))
		}
		if n.Hint != "" {
			fmt.Fprintf(b, "  %s %s\n", s.cyan("hint:"), visible(n.Hint))
		}
	}
	for _, r := range n.Related {
		if s.terminal {
			b.WriteString("  ")
		}
		s.headline(b, r.Position, "note", r.Message)
		b.WriteByte('\n')
	}
}

// headline writes "file:line:column: severity: message".
func (s style) headline(b *strings.Builder, at records.Position, severity, message string) {
	if p := place(at); p != "" {
		b.WriteString(s.bold(visible(p)+":") + " ")
	}
	label := severity + ":"
	switch severity {
	case "error":
		label = s.red(label)
	case "warning":
		label = s.yellow(label)
	case "note":
		label = s.cyan(label)
	}
	b.WriteString(label + " " + visible(message))
}

// gutter is what stands before a source line.
func gutter(line int) string { return fmt.Sprintf("%5d | ", line) }

// place is a position as it is shown.
func place(p records.Position) string {
	if p.File == stdinName {
		p.File = "standard input"
	}
	return p.String()
}

// count gives "1 error", "2 errors".
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
