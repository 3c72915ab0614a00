package ris

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// Tag is one tag with its value.
type Tag struct {
	Name, Value string
	As          string // what the file calls it, where that is not its name
	at          int
}

// tagLine is a line with a tag: two capitals, or one and a digit, two blanks (or
// fewer, as some programs have it), a hyphen.
var tagLine = records.Pattern(`^[ \t]*([A-Z][A-Z0-9])[ \t]{0,3}-(?:[ \t]|$)`)

// parser finds entries and tags.
type parser struct {
	text   []byte
	file   string
	at     int
	lines  library.Lines
	report func(records.Diagnostic)
}

func (p *parser) position(at int) records.Position {
	pos := p.lines.Position(p.text, at)
	pos.File = p.file
	return pos
}

func (p *parser) tell(severity records.Severity, at int, message, hint string) {
	p.report(records.Diagnostic{Severity: severity, Code: "syntax", Position: p.position(at), Message: message, Hint: hint})
}

// line gives the next line and where it begins; ok is false at the end.
func (p *parser) line() (line string, at int, ok bool) {
	if p.at >= len(p.text) {
		return "", p.at, false
	}
	at = p.at
	n := bytes.IndexAny(p.text[at:], "\r\n")
	if n < 0 {
		n = len(p.text) - at
		p.at = len(p.text)
	} else {
		p.at = at + n + 1
		if p.text[at+n] == '\r' && p.at < len(p.text) && p.text[p.at] == '\n' {
			p.at++
		}
	}
	raw := p.text[at : at+n]
	if !utf8.Valid(raw) {
		p.report(records.Diagnostic{Severity: records.Warning, Code: "encoding", Position: p.position(at), Message: "this line is not UTF-8; it is read as Latin-1", Hint: "save the file as UTF-8, if a name comes out wrong"})
		var b strings.Builder
		for _, c := range raw {
			b.WriteRune(rune(c))
		}
		return b.String(), at, true
	}
	return strings.TrimPrefix(string(raw), "\ufeff"), at, true
}

// entry gives the tags of the next entry, and whether more may follow.
func (p *parser) entry() (tags []Tag, more bool) {
	var value strings.Builder // of the last tag, where it has several lines
	defer func() { goesOn(tags, &value) }()
	for {
		before := p.at
		line, at, ok := p.line()
		if !ok {
			if len(tags) > 0 {
				p.tell(records.Warning, at, "the last entry has no end", "an entry ends with a line \"ER  - \"")
			}
			return tags, false
		}
		m := tagLine().FindStringSubmatch(line)
		switch {
		case m == nil && strings.TrimSpace(line) == "":
		case m == nil && len(tags) > 0: // a line that goes on
			last := &tags[len(tags)-1]
			sep := " "
			if last.Name == "N1" || last.Name == "AB" || last.Name == "N2" {
				sep = "\n"
			}
			if value.Len() == 0 {
				value.WriteString(last.Value)
			}
			value.WriteString(sep + strings.TrimSpace(line))
		case m == nil:
			if strings.Contains(line, "-") || strings.ContainsAny(line, "<{") {
				p.tell(records.Error, at, "this line belongs to no entry", "an entry begins with its type, \"TY  - \"")
			}
		case m[1] == "ER":
			return tags, true
		case m[1] == "TY" && len(tags) > 0:
			p.tell(records.Warning, at, "an entry begins before the last one has ended", "an entry ends with a line \"ER  - \"")
			p.at = before
			return tags, true
		case m[1] != "TY" && len(tags) == 0:
			p.tell(records.Error, at, fmt.Sprintf("the tag %s belongs to no entry", m[1]), "an entry begins with its type, \"TY  - \"")
		default:
			goesOn(tags, &value)
			tags = append(tags, Tag{Name: m[1], Value: strings.TrimSpace(line[len(m[0]):]), at: at})
		}
	}
}

// goesOn gives the last tag the value that was gathered from its lines, if there
// are several.
func goesOn(tags []Tag, value *strings.Builder) {
	if value.Len() > 0 {
		tags[len(tags)-1].Value = value.String()
		value.Reset()
	}
}
