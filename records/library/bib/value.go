package bib

import (
	"fmt"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// value reads a value: texts in braces or quotes, numbers and macros, with "#"
// between them.
func (p *parser) value(start int) (string, bool) {
	var b strings.Builder
	for {
		p.space()
		switch c := p.peek(); {
		case c == '{', c == '"':
			s, ok := p.delimited(c, start)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		default:
			at := p.at
			name := p.word()
			switch {
			case name == "":
				p.fail(min(p.at, len(p.text)), fmt.Sprintf("there is %s where a value should be", p.here()), "a value stands in braces or quotes")
				return "", false
			case strings.Trim(name, "0123456789") == "":
				b.WriteString(name)
			default:
				text := p.macro(name, at)
				p.stoodFor += len(text)
				b.WriteString(text)
			}
		}
		if b.Len() > maxValue && p.stoodFor > 0 {
			p.fail(start, fmt.Sprintf("a value comes to more than %s, by what its macros stand for", records.Size(maxValue)), "")
			return "", false
		}
		if p.stoodFor > maxStoodFor {
			p.fail(start, fmt.Sprintf("the macros of this file stand for more than %s", records.Size(maxStoodFor)), "")
			return "", false
		}
		p.space()
		if p.peek() != '#' {
			return b.String(), true
		}
		p.at++
	}
}

// A macro that is twice another doubles it, so what macros stand for is bounded, in
// a value and in a file, in bytes.
const (
	maxValue    = 1 << 20
	maxStoodFor = 64 << 20
)

// macro is the text of a macro. One that is not defined stands for its own name,
// so that "month = DECEMBER" and "date = 2017-12-04" are read as they were meant.
func (p *parser) macro(name string, at int) string {
	if text, ok := p.macros[strings.ToLower(name)]; ok {
		return text
	}
	_, month := records.ReadDate(name + " 2000")
	_, date := records.ReadDate(name)
	if !month && !date && !p.said[name] {
		p.said[name] = true
		p.warn(at, "", fmt.Sprintf("the macro %q is not defined", name), "it is taken for its name; put text in braces, or define the macro with @string")
	}
	return name
}

// delimited reads a text in braces or in quotes, in which braces pair.
func (p *parser) delimited(open byte, start int) (string, bool) {
	from := p.at
	p.at++
	depth := 0
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '\\' && p.at+1 < len(p.text) && open == '"' && p.text[p.at+1] != '"':
			p.at++ // what follows is no quote; a brace behind a backslash counts for bibtex
			continue
		case c == '{':
			depth++
		case c == '}' && depth == 0 && open == '{', c == '"' && depth == 0 && open == '"':
			s := string(p.text[from+1 : p.at])
			p.at++
			return s, true
		case c == '}':
			if depth--; depth < 0 {
				p.fail(p.at, "a brace closes here that was not opened", fmt.Sprintf("it stands in the text in quotes that begins in line %d", p.position(from).Line))
				return "", false
			}
		case c == '@' && p.opensEntry():
			p.fail(from, "this text is not closed", fmt.Sprintf("another entry begins in line %d; look for a brace or quote too few", p.position(p.at).Line))
			return "", false
		}
		p.at++
	}
	p.waste(p.at - from)
	p.fail(from, "this text is not closed", fmt.Sprintf("look for a brace or quote too few; the entry begins in line %d", p.position(start).Line))
	return "", false
}
