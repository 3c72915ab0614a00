package records

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// slip is a mistake in TOML, seen from where the library stopped.
type slip struct {
	text  []byte // of the block
	start int    // of what is at fault, in bytes
	end   int
	rest  string // from start to the end of its line
	line  string // the whole line, without its line break
	key   string // what stands before the first "=" of the line, as written
	value string // what stands behind it, without a comment
	said  string // the library's message

	code          string
	message, hint string
	related       []Related
	until         int // the end of the line up to which the statement goes on, where that is further than it seems
}

// slipKinds are the library's messages and what we say instead, in order; the
// first whose pattern fits. The wording of the library is pinned with its
// version, and the tests hold a case for each row.
var slipKinds = []struct {
	said    func() *regexp.Regexp
	explain func(*slip)
}{
	{Pattern(`^invalid UTF-8 byte`), (*slip).notUTF8},
	{Pattern(`control characters|NULL bytes`), (*slip).control},
	{Pattern(`invalid escape|hexadecimal digits after|^Escaped character`), (*slip).escape},
	{Pattern(`^strings cannot contain newlines|^unexpected EOF; expected ['"]`), (*slip).openQuote},
	{Pattern(`already (been defined|created|been)`), (*slip).twice},
	{Pattern(`^unexpected comma`), (*slip).doubleComma},
	{Pattern(`^expected a comma`), (*slip).noComma},
	{Pattern(`^expected '\.' or '='|key name appears blank|keys cannot start with|^unexpected '[.=]'`), (*slip).noField},
	{Pattern(`^expected value|expected value$`), (*slip).noValue},
	{Pattern(`^expected a top-level item to end`), (*slip).textBehind},
	{Pattern(`datetime|[Ii]nvalid integer|[Ii]nvalid float|^floats must|expected a digit|out of range|cannot use sign|^not an? `), (*slip).bareValue},
	{Pattern(``), (*slip).other},
}

// explainSyntax says in our own words what is wrong with a block that is not
// TOML. Start and end are the statement at fault, which may be left out to read
// the rest; they are equal where that would not help. The error's Start counts
// bytes from the start of the text and is right, or next to right; its line and
// column are not.
func explainSyntax(b *Block, text []byte, pe toml.ParseError) (d Diagnostic, start, end int) {
	s := newSlip(text, pe)
	for _, kind := range slipKinds {
		if kind.said().MatchString(s.said) {
			kind.explain(s)
			break
		}
	}
	if s.code == "duplicate-field" {
		s.findFirst(b)
	}
	d = Diagnostic{Code: s.code, Message: s.message, Hint: s.hint, Related: s.related}
	d.Position, d.Line = b.At(s.start)
	to := min(max(s.end, s.start+1), len(text))
	d.Width = max(1, utf8.RuneCount(text[min(s.start, to):to]))
	start, end = statementAt(text, s.start)
	if start < end {
		end = max(end, s.until)
	}
	return d, start, end
}

func newSlip(text []byte, pe toml.ParseError) *slip {
	at := min(max(pe.Position.Start, 0), len(text))
	s := &slip{text: text, code: "syntax", said: pe.Message}
	s.start, s.end = at, min(at+max(pe.Position.Len, 1), len(text))
	from := bytes.LastIndexByte(text[:at], '\n') + 1
	to := len(text)
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		to = at + i
	}
	s.line = strings.TrimSuffix(string(text[from:to]), "\r")
	s.rest = strings.TrimSuffix(string(text[at:to]), "\r")
	s.end = min(s.end, to)
	for s.start < s.end && (text[s.start] == ' ' || text[s.start] == '\t') {
		s.start++ // the library counts the blanks before what it found
	}
	s.rest = strings.TrimLeft(s.rest, " \t")
	if key, value, ok := strings.Cut(s.line, "="); ok {
		s.key, s.value = strings.TrimSpace(key), strings.TrimSpace(withoutComment(value))
	}
	return s
}

// withoutComment cuts off a comment, which begins with "#" outside quotes. Where
// quotes are not closed, it is not known what is outside.
func withoutComment(value string) string {
	var quote rune
	for i, r := range value {
		switch {
		case quote == 0 && r == '#':
			return value[:i]
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case r == quote:
			quote = 0
		}
	}
	return value
}

// say sets what is wrong and how it is mended. A hint that shows the right form
// of something long is kept without it.
func (s *slip) say(message, hint string) {
	const most = 200
	if utf8.RuneCountInString(hint) > most {
		hint, _, _ = strings.Cut(hint, ": ")
		hint = hint[:runeOffset([]byte(hint), most)]
	}
	s.message, s.hint = message, hint
}

// from moves the start, and end, to a part of the line.
func (s *slip) from(offsetInLine, length int) {
	begin := bytes.LastIndexByte(s.text[:s.start], '\n') + 1
	s.start = begin + offsetInLine
	s.end = s.start + max(length, 1)
}

// onValue moves the start to the value of the line's field, if the fault is in
// or behind it.
func (s *slip) onValue() {
	if i := strings.Index(s.line, "="); i >= 0 && s.value != "" {
		i += 1 + strings.Index(s.line[i+1:], s.value)
		s.from(i, len(s.value))
	}
}

// assign is the field of the line with another value: a line to copy.
func (s *slip) assign(value string) string {
	if s.key == "" || len(s.key) > 60 {
		return value
	}
	return s.key + " = " + value
}

// inQuotes is a text as a TOML string, without escapes where that can be.
func inQuotes(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + escapes.Replace(s) + `"`
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func (s *slip) notUTF8() {
	s.code = "invalid-utf8"
	for i := s.start; i < len(s.text); {
		r, size := utf8.DecodeRune(s.text[i:])
		if r == utf8.RuneError && size == 1 {
			s.start, s.end = i, i+1
			break
		}
		i += size
	}
	s.say(fmt.Sprintf("the byte %#02x is not UTF-8", s.text[min(s.start, len(s.text)-1)]), "save the file as UTF-8")
}

func (s *slip) control() {
	s.code = "control-character"
	for i := s.start; i < len(s.text); i++ {
		c := s.text[i]
		loneReturn := c == '\r' && (i+1 == len(s.text) || s.text[i+1] != '\n')
		if loneReturn || c == 0x7f || c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			s.start, s.end = i, i+1
			break
		}
	}
	if s.text[min(s.start, len(s.text)-1)] == '\r' {
		s.say("a carriage return stands alone here", "end lines as Windows (CR LF) or as all others (LF)")
		return
	}
	s.say(fmt.Sprintf("the control character U+%04X may not stand in a file", s.text[min(s.start, len(s.text)-1)]), "delete it")
}

func (s *slip) lineStart() int { return bytes.LastIndexByte(s.text[:s.start], '\n') + 1 }

// other is what none of the rows above knows.
func (s *slip) other() {
	s.say("this is not TOML: "+s.said, "a line is field = value; see the record format")
}

// statementAt gives the statement, in whole lines, that holds an offset. They
// are equal where it is no field on its own, so that to leave it out would give
// another meaning to what follows.
func statementAt(text []byte, offset int) (start, end int) {
	var lex lexer
	for at := 0; at < len(text); {
		next := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		if lex.idle() {
			start = at
		}
		line := text[at:next]
		i := indent(line)
		switch {
		case !lex.idle():
			lex.line(line, int64(at))
		case i < len(line) && line[i] == '[':
			if offset >= start && offset < next {
				return 0, 0
			}
		case i < len(line) && line[i] != '#' && i < lineEnd(line):
			lex.line(line, int64(at))
		}
		if at = next; lex.idle() && offset < at {
			return start, at
		}
	}
	if offset >= len(text) && lex.idle() && start < len(text) {
		return start, len(text)
	}
	return 0, 0
}
