package records

import (
	"bytes"
	"io"
	"runtime"
	"sync"
)

// groupToFormat is how many bytes of records are checked at once, which is
// cheaper than one at a time.
const groupToFormat = 64 << 10

// Format gives the text of a file in the canonical layout, whose rules stand in
// the documentation of the package. What the text says stays, and so does every
// comment; a text that is in the layout comes back as it is.
//
// The name of the file is used in findings only. Where the text is not TOML, or
// not in the form of records, the result is nil with all that is wrong; mistakes
// in what the records say are none here.
func Format(text []byte, file string) ([]byte, []Diagnostic) {
	f := formatter{text: text, eol: lineBreak(text)}
	f.split(file)
	var running sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range f.groups {
		free <- struct{}{}
		running.Go(func() {
			defer func() { <-free }()
			f.groups[i].format(text)
		})
	}
	running.Wait()
	out := layout{eol: f.eol}
	out.Grow(len(text) + len(text)/8)
	for i := range f.groups {
		if bug := f.groups[i].bug; bug != nil {
			panic(bug)
		}
		f.faults = append(f.faults, f.groups[i].faults...)
		out.Write(f.groups[i].out.Bytes())
	}
	if len(f.faults) > 0 {
		return nil, sorted(f.faults)
	}
	out.paragraphs(comments(text[f.done:]), false)
	return out.Bytes(), nil
}

// formatter formats the text of a file.
type formatter struct {
	text   []byte
	eol    string
	done   int64 // bytes of text up to the end of the last group
	groups []formatGroup
	faults []Diagnostic
}

// formatGroup is records that stand together.
type formatGroup struct {
	from   int64 // where their text begins, with what stands above the first
	blocks []*Block
	size   int
	out    layout
	faults []Diagnostic
	bug    *Bug
}

// lineBreak is what the first line of a text ends with.
func lineBreak(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// split splits the text into groups of records.
func (f *formatter) split(file string) {
	s := NewSplitter(bytes.NewReader(f.text), file)
	records := make(map[string]Position) // of the headers
	var detached []*Block
	for {
		b, found, err := s.Next()
		for _, d := range found {
			if d.Severity == Error {
				f.faults = append(f.faults, d)
			}
		}
		switch {
		case err == io.EOF:
			for _, b := range detached {
				f.faults = append(f.faults, b.DetachedError(records[nameOf(b)]))
			}
			return
		case b == nil || b.Broken: // what is wrong was reported
		case b.Detached:
			detached = append(detached, b)
		default:
			records[nameOf(b)] = b.HeaderPosition()
			f.add(b)
		}
	}
}

// nameOf is the type and key of a block's record.
func nameOf(b *Block) string { return string(b.Type) + "." + quoteKey(b.Key) }

// add adds a record to the last group, or to a new one where that is full.
func (f *formatter) add(b *Block) {
	last := len(f.groups) - 1
	if last < 0 || f.groups[last].size >= groupToFormat {
		f.groups = append(f.groups, formatGroup{from: f.done, out: layout{eol: f.eol, below: last >= 0}})
		last++
	}
	g := &f.groups[last]
	g.blocks = append(g.blocks, b)
	g.size += len(b.Text)
	f.done = b.Offset + int64(len(b.Text))
}

// format checks that the records are TOML, and writes them.
func (g *formatGroup) format(text []byte) {
	var at *Block
	defer func() {
		if v := recover(); v != nil {
			g.bug = bugIn(v, g.blocks, at)
		}
	}()
	all := make([]int, len(g.blocks))
	for i := range all {
		all[i] = i
	}
	if _, ok := parseTogether(g.blocks, all); !ok {
		for _, b := range g.blocks {
			_, faults, _ := parseBlock(b)
			g.faults = append(g.faults, faults...)
		}
	}
	if len(g.faults) > 0 {
		return
	}
	var parts partsReader
	done := g.from
	g.out.Grow(g.size + g.size/8)
	for _, b := range g.blocks {
		at = b
		g.out.paragraphs(comments(text[done:b.Offset]), false)
		g.out.record(parts.takeApart(b))
		done = b.Offset + int64(len(b.Text))
	}
}

// comments gives the comments of a text that holds nothing else, a line each;
// "" is a blank line. A byte order mark is passed over.
func comments(text []byte) (lines []string) {
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))) {
		lines = append(lines, string(bytes.Trim(line, " \t\r\n")))
	}
	return lines
}
