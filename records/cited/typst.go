package cited

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNesting is how deep blocks of Typst may stand in each other; what is deeper
// is passed over.
const maxNesting = 200

// typst reads Typst: @key in markup, and cite(<key>) in code. A label that the
// document gives to a thing of its own is referred to in the same way.
func typst(s *scanner) { (&typstReader{scanner: s}).markup(0) }

type typstReader struct {
	*scanner
	depth int
}

// markup reads markup up to the mark that ends it, which is not read; 0 is the end
// of the text.
func (t *typstReader) markup(end byte) {
	for brackets := 0; t.at < len(t.text); {
		if t.trivia() {
			continue
		}
		switch c := t.text[t.at]; {
		case c == end && brackets == 0:
			return
		case c == '[':
			brackets++
			t.at++
		case c == ']':
			brackets = max(0, brackets-1)
			t.at++
		case c == '\\':
			t.at = min(t.at+2, len(t.text))
		case c == '$':
			t.math()
		case c == '#':
			t.at++
			t.code()
		case c == '<':
			t.label(func(name string, _ int) { t.labels = append(t.labels, name) })
		case c == '@':
			t.reference()
		case c == 'h' && (t.has("http://") || t.has("https://")):
			t.link()
		default:
			t.at++
		}
	}
}

// trivia goes on behind a comment or raw text, if one begins here.
func (t *typstReader) trivia() bool {
	switch rest := t.rest(); {
	case strings.HasPrefix(rest, "//"):
		t.skipLine()
	case strings.HasPrefix(rest, "/*"):
		t.at += 2
		for depth := 1; depth > 0 && t.at < len(t.text); {
			switch {
			case t.has("/*"):
				depth++
			case t.has("*/"):
				depth--
			default:
				t.at++
			}
		}
	case rest[0] == '`':
		n := len(rest) - len(strings.TrimLeft(rest, "`"))
		t.at += n
		if n != 2 { // two are an empty text
			t.skipTo(rest[:n])
		}
	default:
		return false
	}
	return true
}

// link goes on behind the address that an http:// begins.
func (t *typstReader) link() {
	for t.at < len(t.text) && !strings.ContainsRune(" \t\r\n<>\"[]()", rune(t.text[t.at])) {
		t.at++
	}
}

// math goes on behind an equation, in which @ is no reference but # is code.
func (t *typstReader) math() {
	for t.at++; t.at < len(t.text); {
		if t.trivia() {
			continue
		}
		switch t.text[t.at] {
		case '\\':
			t.at++
		case '"':
			t.quoted()
			continue
		case '#':
			t.at++
			t.code()
			continue
		case '$':
			t.at++
			return
		}
		t.at++
	}
}

// reference reads @key. Stops and colons at its end are those of the sentence.
func (t *typstReader) reference() {
	t.at++
	start := t.at
	name := strings.TrimRight(t.name(), ".:")
	t.at = start + len(name)
	t.cite(name, start)
}

// label reads <name>, or passes over a mark that begins none.
func (t *typstReader) label(found func(name string, offset int)) {
	t.at++
	start := t.at
	if name := t.name(); name != "" && t.has(">") {
		found(name, start)
	}
}

// name reads what labels are made of.
func (t *typstReader) name() string {
	start := t.at
	for t.at < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.rest())
		if !isWord(r) && r != '-' && r != ':' && r != '.' {
			break
		}
		t.at += size
	}
	return t.text[start:t.at]
}

func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Nd, r) || unicode.Is(unicode.Pc, r)
}

// quoted goes on behind a text in quotes and gives what stands in them.
func (t *typstReader) quoted() string {
	start := t.at + 1
	for t.at++; t.at < len(t.text) && t.text[t.at] != '"'; t.at++ {
		if t.text[t.at] == '\\' {
			t.at++
		}
	}
	t.at = min(t.at+1, len(t.text))
	return t.text[min(start, t.at):max(start, t.at-1)]
}

// word reads an identifier.
func (t *typstReader) word() string {
	start := t.at
	for t.at < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.rest())
		if !isWord(r) && r != '-' {
			break
		}
		t.at += size
	}
	return t.text[start:t.at]
}
