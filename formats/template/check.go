package template

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/quoth-cite/quoth/records"
)

// checker walks over the trees of a template.
type checker struct {
	*Template
	trees map[string]*parse.Tree
	calls map[string]map[string]parse.Pos // block, the blocks it uses, and where
}

// allowed are the functions of text/template that a template may use. Those
// that make texts are made anew in this package, with bounds; "call" and the
// escapes are left out.
var allowed = []string{"and", "or", "not", "len"}

// list checks what a list of nodes uses.
func (c *checker) list(list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	for _, n := range list.Nodes {
		if err := c.node(n); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) node(n parse.Node) error {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.pipe(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode)
	case *parse.WithNode:
		return c.branch(&n.BranchNode)
	case *parse.RangeNode:
		return c.branch(&n.BranchNode)
	case *parse.TemplateNode:
		if c.trees[n.Name] == nil {
			return c.unknown(n.Pos, "block", n.Name, slices.Sorted(maps.Keys(c.trees)))
		}
		return c.pipe(n.Pipe)
	}
	return nil
}

func (c *checker) branch(b *parse.BranchNode) error {
	if err := c.pipe(b.Pipe); err != nil {
		return err
	}
	if err := c.list(b.List); err != nil {
		return err
	}
	return c.list(b.ElseList)
}

func (c *checker) pipe(p *parse.PipeNode) error {
	if p == nil {
		return nil
	}
	for _, command := range p.Cmds {
		for _, arg := range command.Args {
			if err := c.argument(arg); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) argument(n parse.Node) error {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		if !c.isFunction(n.Ident) {
			return c.unknown(n.Pos, "function", n.Ident, c.functions())
		}
	case *parse.FieldNode:
		return c.fields(n.Pos, n.Ident)
	case *parse.VariableNode:
		return c.fields(n.Pos, n.Ident[1:])
	case *parse.ChainNode:
		if err := c.argument(n.Node); err != nil {
			return err
		}
		return c.fields(n.Pos, n.Field)
	case *parse.PipeNode:
		return c.pipe(n)
	}
	return nil
}

// fields checks that names are those of fields, so that no method is called.
func (c *checker) fields(at parse.Pos, names []string) error {
	for _, name := range names {
		if !slices.Contains(c.language.Fields, name) {
			return c.unknown(at, "field", "."+name, dotted(c.language.Fields))
		}
	}
	return nil
}

func dotted(names []string) []string {
	var list []string
	for _, name := range names {
		list = append(list, "."+name)
	}
	return list
}

func (c *checker) isFunction(name string) bool { return slices.Contains(c.functions(), name) }

// functions are the names of all that a template may call.
func (c *checker) functions() []string {
	return slices.Concat(c.language.Functions, slices.Sorted(maps.Keys(own)), allowed)
}

// unknown is the error for a name that there is none of.
func (t *Template) unknown(at parse.Pos, thing, name string, among []string) error {
	hint := ""
	if near := records.Suggest(name, among); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return t.problem(at, fmt.Sprintf("there is no %s %q", thing, name), hint)
}

// uses checks that each block is one of the language or used by another, and
// that none uses itself, by whatever way.
func (c *checker) uses() error {
	c.calls = map[string]map[string]parse.Pos{}
	used := map[string]bool{}
	for name, tree := range c.trees {
		c.calls[name] = map[string]parse.Pos{}
		each(tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				c.calls[name][call.Name] = call.Pos
				used[call.Name] = true
			}
		})
	}
	done := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.trees)) {
		if err := c.circle(name, nil, done); err != nil {
			return err
		}
		if !used[name] && !slices.Contains(c.language.Blocks, name) {
			hint := "the blocks are " + strings.Join(c.language.Blocks, ", ")
			if near := records.Suggest(name, c.language.Blocks); near != "" {
				hint = fmt.Sprintf("did you mean %q? ", near) + hint
			}
			return c.problem(c.trees[name].Root.Pos, fmt.Sprintf("the block %q is never used", name), hint)
		}
	}
	return nil
}

// circle looks for a block that uses itself, on the way that leads to name.
func (c *checker) circle(name string, way []string, done map[string]bool) error {
	if done[name] {
		return nil
	}
	way = append(way, name)
	for _, next := range slices.Sorted(maps.Keys(c.calls[name])) {
		if i := slices.Index(way, next); i >= 0 {
			return c.problem(c.calls[name][next], fmt.Sprintf("the block %q uses itself: %s", next, strings.Join(append(way[i:], next), " → ")),
				"a block cannot be used within itself")
		}
		if err := c.circle(next, way, done); err != nil {
			return err
		}
	}
	done[name] = true
	return nil
}

// each calls f with every node of a list and of those in it.
func each(list *parse.ListNode, f func(parse.Node)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		f(n)
		if b := branchOf(n); b != nil {
			each(b.List, f)
			each(b.ElseList, f)
		}
	}
}

func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}
