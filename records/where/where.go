/*
Package where reads the expressions that select references: what stands behind
--where, such as

	kind == "keynote" && date >= "2017" && speaker ~ "huang"

The syntax is that of the expression language of github.com/expr-lang/expr,
whose parser reads it, with the operator ~ for a search. What the operators mean
is settled here, because references have fields with many texts, and dates that
are not days; Help says it.

An expression is compiled once. It has no loops, calls or arithmetic, so that a
reference is tested in a time that its length and that of the expression bound.
*/
package where

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/quoth-cite/quoth/records"
)

// Expression is a compiled expression.
type Expression struct {
	test test
}

// test is a part of an expression.
type test func(*records.Reference) bool

// maxLength is how long an expression may be, in bytes: more than anybody
// writes, and little enough that no nesting in it is too deep.
const maxLength = 4000

// Limits are those of expressions.
var Limits = []records.Limit{{Of: "an expression of --where", Most: maxLength, Unit: "bytes", Beyond: "it is not used, and nothing is written"}}

// Compile reads an expression. The error is a records.Diagnostic whose File is
// name, with the place in the expression.
func Compile(name, expression string) (*Expression, error) {
	c := &compiler{name: name, source: expression}
	if len(expression) > maxLength {
		return nil, c.errorAt(0, 1, "", "the expression is longer than %d bytes", maxLength)
	}
	if !utf8.ValidString(expression) {
		return nil, c.errorAt(0, 1, "", "the expression is not UTF-8")
	}
	tree, err := parser.Parse(c.readable())
	if err != nil {
		return nil, c.syntax(err)
	}
	t, err := c.condition(tree.Node)
	if err != nil {
		return nil, err
	}
	return &Expression{t}, nil
}

// Match reports whether the expression is true of a reference. It may be called
// by several goroutines at once.
func (e *Expression) Match(r *records.Reference) bool { return e.test(r) }

// compiler makes tests of the nodes of one expression.
type compiler struct {
	name, source string
	runes        []rune
}

// search is the operator that stands for ~ while the expression is parsed: its
// parser has a fixed set of operators, and this one binds more tightly than the
// comparisons, "&&" and "!", as ~ should, and means nothing here.
const search = "%"

// readable is the source with search in the place of each ~ that stands outside
// of quotes and comments, so that all else keeps its place.
func (c *compiler) readable() string {
	c.runes = []rune(c.source)
	out := []rune(c.source)
	for i := 0; i < len(out); i++ {
		switch out[i] {
		case '~':
			out[i] = []rune(search)[0]
		case '"', '\'', '`':
			i = closing(out, i)
		case '/':
			i = endOfComment(out, i)
		}
	}
	return string(out)
}

// closing is the place of the quote that closes the one at i.
func closing(text []rune, i int) int {
	quote := text[i]
	for i++; i < len(text) && text[i] != quote; i++ {
		if text[i] == '\\' && quote != '`' {
			i++
		}
	}
	return i
}

// endOfComment is the last place of the comment that begins at i, or i.
func endOfComment(text []rune, i int) int {
	if i+1 == len(text) || text[i+1] != '/' && text[i+1] != '*' {
		return i
	}
	line := text[i+1] == '/'
	for j := i + 2; j < len(text); j++ {
		if line && text[j] == '\n' || !line && text[j] == '/' && text[j-1] == '*' && j > i+2 {
			return j
		}
	}
	return len(text)
}

// syntax puts what the parser says into our words.
func (c *compiler) syntax(err error) error {
	e, ok := err.(*file.Error)
	if !ok {
		return c.errorAt(0, 1, "", "%v", err)
	}
	width := max(e.To-e.From, 1)
	if strings.TrimSpace(c.source) == "" {
		return c.errorAt(0, 1, example, "the expression is empty")
	}
	if strings.Contains(e.Message, "EOF") || strings.Contains(e.Message, "end of expression") {
		return c.errorAt(len(c.runes), 1, example, "the expression ends too early")
	}
	switch word := c.text(e.From, e.To); {
	case word == "=":
		return c.errorAt(e.From, width, `write "==" for "is the same as"`, `"=" is no comparison`)
	case strings.Contains(e.Message, "not terminated"):
		return c.errorAt(e.From, width, "", "the quotes are not closed")
	case strings.HasPrefix(e.Message, "unexpected token") && word != "":
		return c.errorAt(e.From, width, example, "%s is not expected here", quoted(word))
	}
	return c.errorAt(e.From, width, example, "%s", strings.ReplaceAll(e.Message, `"`+search+`"`, `"~"`))
}

const example = `an expression is such as: kind == "keynote" && date >= "2017" && speaker ~ "huang"`

// text is a piece of the source, in characters.
func (c *compiler) text(from, to int) string {
	from = min(max(from, 0), len(c.runes))
	return string(c.runes[from:min(max(to, from), len(c.runes))])
}

// errorNode is an error at a node.
func (c *compiler) errorNode(n ast.Node, hint, format string, args ...any) error {
	at := n.Location()
	return c.errorAt(at.From, max(at.To-at.From, 1), hint, format, args...)
}

// errorAt is an error at a place, in characters from the start of the source.
func (c *compiler) errorAt(from, width int, hint, format string, args ...any) error {
	if c.runes == nil {
		c.runes = []rune(c.source[:min(len(c.source), maxLength)])
	}
	line, start := 1, 0
	for i, r := range c.runes[:min(from, len(c.runes))] {
		if r == '\n' {
			line, start = line+1, i+1
		}
	}
	shown, _, _ := strings.Cut(string(c.runes[start:]), "\n")
	return records.Diagnostic{
		Message: fmt.Sprintf(format, args...), Hint: hint,
		Position: records.Position{File: c.name, Line: line, Column: from - start + 1},
		Line:     shown, Width: width,
	}
}

func quoted(word string) string { return `"` + word + `"` }
