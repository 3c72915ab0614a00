package bib

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// entry is an entry of a .bib file.
type entry struct {
	at        int // byte of the "@"
	typ, key  string
	fields    []field
	malformed bool // it could not be read to its end
}

// field is a field of an entry, its value with macros and # resolved.
type field struct {
	at          int
	name, value string
}

// parser reads the syntax of BibTeX (btxdoc, and the WEB source of bibtex.web for
// what that leaves open): strictly, and where a file is broken, up to the next
// "@" that begins a line.
type parser struct {
	text   []byte
	file   string
	at     int
	macros map[string]string
	lines  library.Lines
	report func(records.Diagnostic)
	said   map[string]bool // macros that are not defined, told once
	wasted int             // bytes that were looked through for an end that there was not

	stoodFor int // bytes that macros stood for
}

// months are the macros that every style defines.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

func newParser(text []byte, file string, report func(records.Diagnostic)) *parser {
	p := &parser{text: text, file: file, macros: map[string]string{}, report: report, said: map[string]bool{}}
	for _, m := range months {
		p.macros[m] = m
	}
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		p.at = len("\ufeff")
	}
	if !utf8.Valid(text) {
		bad := 0
		for bad < len(text) {
			r, size := utf8.DecodeRune(text[bad:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			bad += size
		}
		p.warn(bad, "encoding", "this file is not UTF-8; it is read as Windows-1252 (Latin-1)", "save it as UTF-8, if names come out wrong")
		p.text = fromLatin1(text)
	}
	return p
}

// windows1252 are the characters of the bytes from 0x80 to 0x9f.
var windows1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func fromLatin1(text []byte) []byte {
	var b bytes.Buffer
	for _, c := range text {
		switch {
		case c >= 0x80 && c < 0xa0:
			b.WriteRune(windows1252[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.Bytes()
}

func (p *parser) position(at int) records.Position {
	pos := p.lines.Position(p.text, at)
	pos.File = p.file
	return pos
}

func (p *parser) fail(at int, message, hint string) {
	p.report(records.Diagnostic{Code: "syntax", Position: p.position(at), Message: message, Hint: hint})
}

func (p *parser) warn(at int, code, message, hint string) {
	p.report(records.Diagnostic{Severity: records.Warning, Code: code, Position: p.position(at), Message: message, Hint: hint})
}

// next gives the next entry, nil at the end of the file. What stands between
// entries is a comment.
func (p *parser) next() *entry {
	for {
		i := bytes.IndexByte(p.text[p.at:], '@')
		if i < 0 {
			p.between(p.at, len(p.text))
			return nil
		}
		start := p.at + i
		p.between(p.at, start)
		if p.commented(start) {
			p.at = start + 1
			continue
		}
		p.at = start + 1
		p.space()
		typ := strings.ToLower(p.word())
		p.space()
		open := p.peek()
		if typ == "" || open != '{' && open != '(' {
			continue // an address in a comment
		}
		p.at++
		shut := byte('}')
		if open == '(' {
			shut = ')'
		}
		switch typ {
		case "comment":
			p.at--
			p.skipGroup(open, shut)
		case "preamble":
			p.space()
			if _, ok := p.value(start); !ok || !p.close(shut, start) {
				p.recover(start)
			}
		case "string":
			if !p.define(start, shut) {
				p.recover(start)
			}
		default:
			if e := p.entry(start, typ, shut); e != nil {
				return e
			}
		}
	}
}

// unopened is the beginning of an entry that has no "@".
var unopened = records.Pattern(`(?mi)^[ \t]*(article|book|inbook|incollection|inproceedings|conference|proceedings|misc|online|unpublished|phdthesis|mastersthesis|thesis|techreport|report)[ \t]*\{[^\s{}=,]+,`)

// between tells of entries that are none because the "@" is missing.
func (p *parser) between(from, to int) {
	for _, m := range unopened().FindAllSubmatchIndex(p.text[from:to], -1) {
		p.warn(from+m[2], "syntax", "this entry has no \"@\" in front, and so is a comment", "it is left out; write @"+strings.ToLower(string(p.text[from+m[2]:from+m[3]])))
	}
}

// commented reports whether a "%" or "//" opens the line of a place outside entries.
func (p *parser) commented(at int) bool {
	line := p.text[bytes.LastIndexByte(p.text[:at], '\n')+1 : at]
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("%"))
}

func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// space passes over blanks, and over a comment as biber knows it: "%" to the end
// of its line.
func (p *parser) space() {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			p.at++
		case c == '%':
			n := bytes.IndexAny(p.text[p.at:], "\r\n")
			if n < 0 {
				n = len(p.text) - p.at
			}
			p.at += n
		default:
			return
		}
	}
}

// word reads the name of an entry type, a field or a macro.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.text) {
		c, size := utf8.DecodeRune(p.text[p.at:])
		if unicode.IsSpace(c) || unicode.IsControl(c) || strings.ContainsRune("\"#%'(),={}@", c) && c != '\'' {
			break
		}
		p.at += size
	}
	return string(p.text[start:p.at])
}

// define reads the macro of an @string.
func (p *parser) define(start int, shut byte) bool {
	p.space()
	name := strings.ToLower(p.word())
	p.space()
	if name == "" || p.peek() != '=' {
		p.fail(p.at, "this @string defines nothing", `write @string{name = "text"}`)
		return false
	}
	p.at++
	value, ok := p.value(start)
	if !ok {
		return false
	}
	p.macros[name] = value
	return p.close(shut, start)
}

// close reads the end of an entry.
func (p *parser) close(shut byte, start int) bool {
	p.space()
	if p.peek() == ',' {
		p.at++
		p.space()
	}
	if p.peek() != shut {
		p.fail(min(p.at, len(p.text)), fmt.Sprintf("there is %s where %q should close what begins in line %d", p.here(), string(shut), p.position(start).Line), "")
		return false
	}
	p.at++
	return true
}

// here is what stands at the place that was reached, for a message.
func (p *parser) here() string {
	if p.at >= len(p.text) {
		return "the end of the file"
	}
	c, _ := utf8.DecodeRune(p.text[p.at:])
	return fmt.Sprintf("%q", string(c))
}

// entry reads an entry behind its opening brace. What cannot be read ends it: the
// fields before are kept.
func (p *parser) entry(start int, typ string, shut byte) *entry {
	e := &entry{at: start, typ: typ}
	p.space()
	from := p.at
	for p.at < len(p.text) && strings.IndexByte(",}\r\n", p.text[p.at]) < 0 && !(shut == ')' && p.text[p.at] == ')') {
		p.at++
	}
	e.key = strings.TrimSpace(string(p.text[from:p.at]))
	if strings.Contains(e.key, "=") { // there is no key
		p.warn(from, "", "this entry has no key", "one is made for it")
		e.key, p.at = "", from
	}
	for {
		p.space()
		if p.peek() == ',' {
			p.at++
			continue
		}
		if p.peek() == shut {
			p.at++
			return e
		}
		f := field{at: p.at}
		f.name = strings.ToLower(p.word())
		p.space()
		switch {
		case f.name == "" || p.peek() != '=':
			if f.name != "" {
				p.fail(f.at, fmt.Sprintf("the field %q has no value", f.name), `a field is name = {value}, with a comma behind it`)
			} else {
				p.fail(min(p.at, len(p.text)), fmt.Sprintf("there is %s where a field, or the end of the entry, should be", p.here()), fmt.Sprintf("the entry begins in line %d; look for a brace or quote too many or too few", p.position(start).Line))
			}
			p.recover(start)
			e.malformed = true
			return e
		}
		p.at++
		value, ok := p.value(start)
		if !ok {
			p.recover(start)
			e.malformed = true
			return e
		}
		f.value = value
		e.fields = append(e.fields, f)
		p.space()
		if c := p.peek(); c != ',' && c != shut {
			p.fail(min(p.at, len(p.text)), fmt.Sprintf("there is %s where a comma should be", p.here()), "a comma stands between fields")
			if c == '}' || c == ')' || c == 0 || c == '@' || c == '"' || c == '{' {
				p.recover(start)
				e.malformed = true
				return e
			}
		}
	}
}
