package cited

import (
	"strings"
	"unicode/utf8"
)

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
