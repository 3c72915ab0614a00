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

// code reads the code behind a # in markup: a statement, or an expression with
// its fields, arguments and blocks.
func (t *typstReader) code() {
	if t.depth++; t.depth < maxNesting {
		t.expression()
	}
	t.depth--
}

func (t *typstReader) expression() {
	if t.at < len(t.text) && strings.IndexByte("([{", t.text[t.at]) >= 0 {
		t.blocks("")
		return
	}
	if t.at < len(t.text) && t.text[t.at] == '"' {
		t.quoted()
		return
	}
	start := t.at
	switch name := t.word(); name {
	case "let", "set", "show", "import", "return":
		t.statement(false)
	case "context": // of an expression
		t.at = len(t.text) - len(strings.TrimLeft(t.rest(), " "))
		t.code()
	case "include":
		if t.has(` "`) {
			t.at--
			path := t.quoted()
			t.file(path, t.at-len(path)-1)
		}
	case "if", "for", "while":
		t.statement(true)
	case "":
		if t.at == start {
			return
		}
	default:
		t.chain(name)
	}
}

// chain reads what follows an identifier at once: arguments, blocks and fields.
func (t *typstReader) chain(name string) {
	if name == "bibliography" {
		t.all = t.all || wholeBibliography(t.rest())
	}
	for t.blocks(name); t.at+1 < len(t.text) && t.text[t.at] == '.' && isWord(rune(t.text[t.at+1])); t.blocks(name) {
		t.at++
		name = t.word()
	}
}

// blocks reads the arguments and blocks that stand next, of the function.
func (t *typstReader) blocks(function string) {
	for t.at < len(t.text) {
		switch t.text[t.at] {
		case '(':
			t.nested(')', function)
		case '{':
			t.nested('}', "")
		case '[':
			t.content()
		default:
			return
		}
	}
}

// content reads a block of markup.
func (t *typstReader) content() {
	t.at++
	t.depth++
	if t.depth < maxNesting {
		t.markup(']')
	} else {
		t.skipTo("]")
		t.at--
	}
	t.depth--
	t.at = min(t.at+1, len(t.text))
}

// nested reads code up to the mark that ends it: the arguments of a function, or
// what stands in brackets.
func (t *typstReader) nested(end byte, function string) {
	t.at++
	t.depth++
	for t.at < len(t.text) && t.text[t.at] != end {
		t.token(function)
	}
	t.depth--
	t.at = min(t.at+1, len(t.text))
}

// token reads a piece of code.
func (t *typstReader) token(function string) {
	if t.trivia() {
		return
	}
	switch c := t.text[t.at]; {
	case t.depth >= maxNesting && strings.IndexByte("([{", c) >= 0:
		t.at++
	case c == '(':
		t.nested(')', function)
	case c == '{':
		t.nested('}', "")
	case c == '[':
		t.content()
	case c == '"':
		start := t.at + 1
		if key := t.quoted(); function == "cite.label" {
			t.cite(key, start)
		}
	case c == '$':
		t.math()
	case c == '<':
		t.label(func(name string, offset int) {
			if function == "cite" {
				t.cite(name, offset)
			}
		})
	default:
		r, size := utf8.DecodeRuneInString(t.rest())
		if !isWord(r) {
			t.at += size
			return
		}
		name := t.word()
		if name == "label" && function == "cite" {
			name = "cite.label"
		}
		t.chain(name)
	}
}

// wholeBibliography reports whether the arguments ask for every entry.
func wholeBibliography(arguments string) bool {
	_, to, _ := group(arguments, 0, '(', ')')
	return strings.Contains(strings.ReplaceAll(arguments[:to], " ", ""), "full:true")
}

// statement reads code to the end of its line, or to a semicolon. One that has
// blocks ends behind the last of them.
func (t *typstReader) statement(blocks bool) {
	for t.at < len(t.text) {
		switch c := t.text[t.at]; {
		case c == '\n', c == ']':
			return
		case c == ';':
			t.at++
			return
		case blocks && (c == '[' || c == '{'):
			t.token("")
			rest := strings.TrimLeft(t.rest(), " \t\r\n")
			if !strings.HasPrefix(rest, "else") {
				return
			}
			t.at = len(t.text) - len(rest) + len("else")
		default:
			t.token("")
		}
	}
}
