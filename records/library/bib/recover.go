package bib

import (
	"bytes"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library/tex"
)

// opensEntry reports whether the "@" at the place reached opens an entry: it
// begins a line, and a type, a brace, a key and a comma follow it on that line.
func (p *parser) opensEntry() bool {
	if p.at > 0 && p.text[p.at-1] != '\n' && p.text[p.at-1] != '\r' {
		return false
	}
	rest := p.text[p.at+1:]
	n := 0
	for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= 'A' && rest[n] <= 'Z') {
		n++
	}
	if n == 0 || n == len(rest) || rest[n] != '{' && rest[n] != '(' {
		return false
	}
	line, _, _ := bytes.Cut(rest[n+1:], []byte("\n"))
	key, _, ok := bytes.Cut(line, []byte(","))
	return ok && !bytes.ContainsAny(key, "={}\"")
}

// recover goes on at the next "@" that begins a line behind the start of what
// could not be read.
func (p *parser) recover(start int) {
	if p.at >= len(p.text) && p.wasted <= maxWasted*len(p.text) {
		p.at = start + 1 // the end of the file was reached in search of a brace
	}
	p.at = max(p.at, start+1)
	p.at = min(p.at, len(p.text))
	if p.at > 0 && p.at < len(p.text) && p.text[p.at] == '@' && (p.text[p.at-1] == '\n' || p.text[p.at-1] == '\r') {
		return
	}
	for p.at < len(p.text) {
		n := bytes.IndexAny(p.text[p.at:], "\r\n")
		if n < 0 {
			p.at = len(p.text)
			return
		}
		p.at += n + 1
		if rest := bytes.TrimLeft(p.text[p.at:], " \t"); bytes.HasPrefix(rest, []byte("@")) {
			return
		}
	}
}

// skipGroup passes over a comment in braces, to its end or that of the line where
// it has none.
func (p *parser) skipGroup(open, shut byte) {
	depth := 0
	for i := p.at; i < len(p.text); i++ {
		switch p.text[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				p.at = i + 1
				return
			}
		}
	}
	p.waste(len(p.text) - p.at)
	p.at = min(p.at+1, len(p.text))
}

// Limits are those of BibTeX.
var Limits = []records.Limit{
	{Of: "braces within each other in BibTeX", Most: tex.MaxDepth, Unit: "levels", Beyond: "what is deeper stays as it is written"},
	{Of: "a value in BibTeX, its macros in their places", Most: maxValue, Unit: "bytes", Beyond: "the entry is an error; the others are read"},
	{Of: "what the macros of a .bib file stand for", Most: maxStoodFor, Unit: "bytes", Beyond: "values that have macros are errors"},
	{Of: "a broken .bib file", Most: maxWasted, Unit: "times that it is looked through for a closing brace", Beyond: "the rest is an error, and not read"},
}

// maxWasted is how often a file may be looked through in vain, so that a broken
// one takes no more than that.
const maxWasted = 32

func (p *parser) waste(n int) {
	if p.wasted += n; p.wasted > maxWasted*len(p.text) {
		p.fail(p.at, "too much of this file is not closed; the rest is not read", "")
		p.at = len(p.text)
	}
}
