package records

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

var badEscape = Pattern(`\\(?:u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|x[0-9A-Fa-f]{0,2}|(?s:.)|$)`)

func (s *slip) escape() {
	s.code = "bad-escape"
	tail := s.text[s.start:]
	found := `\`
	for i := 0; i < len(tail); {
		m := badEscape().FindIndex(tail[i:])
		if m == nil {
			break
		}
		found = string(tail[i+m[0] : i+m[1]])
		s.start, s.end = s.start+i+m[0], s.start+i+m[1]
		if !isEscape(found) {
			break
		}
		tail, i = s.text[s.end:], 0
		s.start = s.end
	}
	hint := `write \\ for a backslash, or put the text in single quotes, in which it means nothing`
	if v := s.value; strings.HasPrefix(v, `"`) && !strings.HasPrefix(v, `"""`) && len(v) > 2 && strings.HasSuffix(v, `"`) &&
		strings.Count(v, `"`) == 2 && !strings.Contains(v, "'") {
		hint = "a text in single quotes has no escapes: " + s.assign("'"+v[1:len(v)-1]+"'")
	}
	s.say(fmt.Sprintf(`a backslash in quotes begins an escape, and %s is none`, strings.TrimRight(found, "\r\n")), hint)
}

// isEscape reports whether TOML has the escape.
func isEscape(e string) bool {
	switch {
	case len(e) < 2:
		return false
	case strings.IndexByte(`btnfre"\`, e[1]) >= 0:
		return true
	case e[1] == '\n' || e[1] == '\r':
		return true
	}
	digits, ok := map[byte]int{'x': 4, 'u': 6, 'U': 10}[e[1]]
	if !ok || len(e) != digits {
		return false
	}
	n, err := strconv.ParseUint(e[2:], 16, 32)
	return err == nil && utf8.ValidRune(rune(n))
}

func (s *slip) openQuote() {
	s.code = "open-quote"
	at, quote := openQuoteIn(s.line)
	if at < 0 {
		s.say("the quotes of this text are not closed", `a text of several lines ends with the three quotes it began with`)
		return
	}
	s.from(at, len(s.line)-at)
	hint := fmt.Sprintf(`end it with %c on the same line; a text of several lines stands between """ and """`, quote)
	if before, ok := strings.CutSuffix(s.line, `\"`); ok && quote == '"' && !strings.HasSuffix(before, `\`) {
		hint = `the last quote belongs to the backslash before it: write \\ for a backslash`
	}
	s.say("the quotes of this text are not closed", hint)
	s.until = s.closedBelow(quote)
}

// closedBelow is the end of the line below that closes the quotes, where what
// stands between reads on and is no field; 0 where no line does.
func (s *slip) closedBelow(quote byte) int {
	for at := s.start; ; {
		i := bytes.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
		line := s.text[at:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		first := indent(line)
		_, _, isField := readKey(line)
		if isField || first < len(line) && line[first] == '[' || len(line) == 0 {
			return 0
		}
		if line = line[:lineEnd(line)]; len(line) > 0 && line[len(line)-1] == quote {
			return at + len(line)
		}
	}
}

// openQuoteIn finds the quote that a line leaves open, -1 where there is none.
func openQuoteIn(line string) (at int, quote byte) {
	at = -1
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case at < 0 && c == '#':
			return -1, 0
		case at < 0 && (c == '"' || c == '\''):
			at, quote = i, c
		case at >= 0 && c == '\\' && quote == '"':
			i++
		case at >= 0 && c == quote:
			at = -1
		}
	}
	return at, quote
}

// quoteInQuotes is a text that holds the quotes it stands in.
func (s *slip) quoteInQuotes() {
	hint := `write \" for a quotation mark in a text, or “ and ”`
	if v := s.value; strings.HasPrefix(v, `"`) && strings.HasSuffix(v, `"`) && len(v) > 2 && !strings.HasPrefix(v, `""`) {
		hint = "use single quotes around it: " + s.assign("'"+v[1:len(v)-1]+"'")
		if strings.Contains(v, "'") {
			hint = `write \" for each quotation mark within: ` + s.assign(`"`+strings.ReplaceAll(v[1:len(v)-1], `"`, `\"`)+`"`)
		}
	}
	s.say("a quotation mark ends the text before this", hint)
}
