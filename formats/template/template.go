// Package template runs templates that anybody may have written: text/template
// of the standard library, and html/template for what HTML is made of, within
// bounds. A template sees the fields of its data and the functions it is given;
// it has no methods to call, no files, no network and no environment. It cannot
// run for ever: it may not use itself, and all that is repeated is counted.
package template

import (
	"bytes"
	htmltemplate "html/template"
	"io"
	"maps"
	"slices"
	"strings"
	texttemplate "text/template"
	"text/template/parse"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// Language is what a template may use.
type Language struct {
	// Blocks are the names that a template gives the parts which Execute is
	// asked for. The first is the main one: a template that does not define it
	// is this block as a whole.
	Blocks []string
	// Fields are the names of the fields of the data, of whatever type.
	Fields []string
	// Functions are those that a template may call besides the ones of this
	// package, by name. Funcs makes them.
	Functions []string
	// Final are the functions whose results are written as they are.
	Final []string
	// Plain is the function that makes a text of whatever else is written.
	Plain string
}

// Template is a template that keeps the rules of its language.
type Template struct {
	language Language
	file     string
	text     string
	escape   string // the function that what is written goes through, "" for none
	html     bool

	// Comment is the text of the comment that the file begins with, "" where it
	// begins with none.
	Comment string
	begin   map[string]parse.Pos // where each block that it defines begins
}

// MaxBytes is the most bytes that a template may have.
const MaxBytes = 256 << 10

// Limits are those of templates.
var Limits = []records.Limit{
	{Of: "the file of a template", Most: MaxBytes, Unit: "bytes", Beyond: "it is not read, and nothing is written"},
	{Of: "the run of a template, for each reference", Most: maxSteps, Unit: "steps", Beyond: "the reference is an error"},
	{Of: "a text that a function of a template takes or makes", Most: maxText, Unit: "bytes", Beyond: "the reference is an error"},
	{Of: "what a template writes of a reference", Most: maxOutput, Unit: "bytes", Beyond: "the reference is an error"},
}

// Parse reads a template. file is its name for messages. Whatever an action
// writes goes through the function escape, where its last function is not a
// final one; where html is true, through those of html/template instead, which
// go by what stands around it. Every error is a records.Diagnostic with the
// place in the file; of several, the first is given.
func Parse(file, text string, l Language, escape string, html bool) (*Template, error) {
	t := &Template{language: l, file: file, text: strings.TrimPrefix(text, "\ufeff"), escape: escape, html: html, begin: map[string]parse.Pos{}}
	switch {
	case len(text) > MaxBytes:
		return nil, t.problem(0, "the template is longer than 256 KB", "")
	case !utf8.ValidString(text):
		return nil, t.problem(0, "the template is not UTF-8", "save it as UTF-8")
	}
	trees, comment, err := t.trees()
	if err != nil {
		return nil, err
	}
	t.Comment = comment
	for name, tree := range trees {
		t.begin[name] = tree.Root.Pos
	}
	return t, nil
}

// mainName is the name under which a file is parsed. A block cannot have it.
const mainName = "template"

// trees parses the text, checks it and makes it safe to run. It gives the blocks
// and the comment on top. The template stays as it is, since several runs may
// begin at once.
func (t *Template) trees() (trees map[string]*parse.Tree, comment string, err error) {
	main := parse.New(mainName)
	main.Mode = parse.SkipFuncCheck | parse.ParseComments
	trees = map[string]*parse.Tree{}
	if _, err := main.Parse(t.text, "", "", trees); err != nil {
		return nil, "", t.parseError(err)
	}
	delete(trees, mainName)
	comment = takeComment(main.Root)
	if err := t.mainBlock(main, trees); err != nil {
		return nil, "", err
	}
	c := checker{Template: t, trees: trees}
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		trimFirstBreak(trees[name].Root)
		if err := c.list(trees[name].Root); err != nil {
			return nil, "", err
		}
	}
	if err := c.uses(); err != nil {
		return nil, "", err
	}
	for _, tree := range trees {
		c.guard(tree.Root)
	}
	return trees, comment, nil
}

// takeComment takes the comment from the top of what stands outside of all
// blocks, and gives its text.
func takeComment(rest *parse.ListNode) string {
	for i, n := range rest.Nodes {
		if c, ok := n.(*parse.CommentNode); ok {
			rest.Nodes = slices.Delete(rest.Nodes, 0, i+1)
			return strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimPrefix(c.Text, "/*"), "*/")), " ")
		}
		if !isBlank(n) {
			break
		}
	}
	return ""
}

// mainBlock finds the main block, which is what stands outside of all blocks
// where none is defined.
func (t *Template) mainBlock(main *parse.Tree, trees map[string]*parse.Tree) error {
	rest := main.Root
	name := t.language.Blocks[0]
	i := slices.IndexFunc(rest.Nodes, func(n parse.Node) bool { return !isBlank(n) })
	switch {
	case trees[name] != nil && i >= 0:
		return t.problem(rest.Nodes[i].Position(), "this stands outside of the blocks, and is never written",
			"what is written before all else belongs in {{define \"header\"}}…{{end}}; a remark is {{/* … */}}")
	case trees[name] == nil && i < 0:
		return t.problem(0, "the template has no block \""+name+"\"", "write {{define \""+name+"\"}}…{{end}}, or the entry alone")
	case trees[name] == nil:
		trees[name] = main
	}
	return nil
}

// isBlank reports whether a node is white space or a comment.
func isBlank(n parse.Node) bool {
	text, ok := n.(*parse.TextNode)
	return ok && len(bytes.TrimSpace(text.Text)) == 0 || n.Type() == parse.NodeComment
}

// trimFirstBreak takes away the line break that a block begins with, so that a
// block's first line can stand below its name.
func trimFirstBreak(list *parse.ListNode) {
	if len(list.Nodes) == 0 {
		return
	}
	if text, ok := list.Nodes[0].(*parse.TextNode); ok {
		text.Text = bytes.TrimPrefix(bytes.TrimPrefix(text.Text, []byte("\r")), []byte("\n"))
	}
}

// engine is what the two packages have in common.
type engine interface {
	ExecuteTemplate(w io.Writer, name string, data any) error
}

// Run is a template with functions of its own, for one document. It is not to
// be used from two goroutines at once.
type Run struct {
	*Template
	engine engine
	meter  meter
}

// Run gives the template its functions: all those of the language. Each may
// take and give what those of text/template may.
func (t *Template) Run(functions map[string]any) (*Run, error) {
	trees, _, err := t.trees()
	if err != nil {
		return nil, err
	}
	r := &Run{Template: t}
	bound := map[string]any{stepName: r.meter.step, presentName: present, itemsName: items}
	for name, f := range functions {
		bound[name] = r.meter.bounded(f)
	}
	for name, f := range own {
		bound[name] = r.meter.bounded(f)
	}
	if t.html {
		main := htmltemplate.New(mainName).Funcs(bound)
		for name, tree := range trees {
			if _, err := main.AddParseTree(name, tree); err != nil {
				return nil, t.execError(err)
			}
		}
		r.engine = main
		return r, nil
	}
	main := texttemplate.New(mainName).Funcs(bound)
	for name, tree := range trees {
		if _, err := main.AddParseTree(name, tree); err != nil {
			return nil, t.execError(err)
		}
	}
	r.engine = main
	return r, nil
}

// Execute writes a block of the language with data, nothing where the template
// does not define the block. Every error is a records.Diagnostic.
func (r *Run) Execute(b *bytes.Buffer, block string, data any) error {
	if _, ok := r.begin[block]; !ok {
		return nil
	}
	r.meter.start(b)
	if err := r.engine.ExecuteTemplate(&r.meter, block, data); err != nil {
		return r.execError(err)
	}
	return nil
}

// problem is an error at a place in the text, counted in bytes.
func (t *Template) problem(at parse.Pos, message, hint string) records.Diagnostic {
	before := t.text[:min(int(at), len(t.text))]
	line := 1 + strings.Count(before, "\n")
	column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	return t.problemAt(line, column, message, hint)
}

// problemAt is an error at a line and column.
func (t *Template) problemAt(line, column int, message, hint string) records.Diagnostic {
	return records.Diagnostic{Position: records.Position{File: t.file, Line: line, Column: column},
		Message: message, Hint: hint, Line: t.line(line)}
}

// line is a line of the text, counted from 1.
func (t *Template) line(n int) string {
	for line := range strings.Lines(t.text) {
		if n--; n == 0 {
			return strings.TrimRight(line, "\r\n")
		}
	}
	return ""
}
