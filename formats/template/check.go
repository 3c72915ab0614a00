package template

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/quoth-cite/quoth/records"
)

// checker walks over the trees of a template.
type checker struct {
	*Template
	trees map[string]*parse.Tree
	in    string                          // the block that is walked over
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

// guard makes a list safe to run: a step is counted at the start of each block
// and of whatever is repeated, and what is written goes through the functions
// that make it a text and escape it. And it makes what is asked for be there
// only where it says something: to text/template every struct is true.
func (c *checker) guard(root *parse.ListNode) {
	each(root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ActionNode:
			truths(n.Pipe)
			c.escaped(n.Pipe)
		case *parse.IfNode:
			truths(n.Pipe)
			n.Pipe.Cmds = append(n.Pipe.Cmds, call(presentName, n.Pos))
		case *parse.WithNode:
			truths(n.Pipe)
			n.Pipe.Cmds = append(n.Pipe.Cmds, call(presentName, n.Pos))
		case *parse.RangeNode:
			truths(n.Pipe)
			n.Pipe.Cmds = append(n.Pipe.Cmds, call(itemsName, n.Pos))
			countStep(n.List)
		case *parse.TemplateNode:
			truths(n.Pipe)
		}
	})
	countStep(root)
}

// truths has the arguments of and, or and not go through the function that tells
// whether they say something.
func truths(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, command := range p.Cmds {
		f, ok := command.Args[0].(*parse.IdentifierNode)
		for i, arg := range command.Args {
			if chain, ok := arg.(*parse.ChainNode); ok {
				if inner, ok := chain.Node.(*parse.PipeNode); ok {
					truths(inner)
				}
			}
			if inner, ok := arg.(*parse.PipeNode); ok {
				truths(inner)
			}
			if ok && i > 0 && (f.Ident == "and" || f.Ident == "or" || f.Ident == "not") {
				asked := call(presentName, arg.Position())
				asked.Args = append(asked.Args, arg)
				command.Args[i] = &parse.PipeNode{NodeType: parse.NodePipe, Pos: arg.Position(), Cmds: []*parse.CommandNode{asked}}
			}
		}
	}
}

// countStep puts {{if step N}}{{end}} in front of a list, which writes nothing; N
// is what the list holds.
func countStep(list *parse.ListNode) {
	n := weight(list)
	step := call(stepName, list.Pos)
	step.Args = append(step.Args, &parse.NumberNode{NodeType: parse.NodeNumber, Pos: list.Pos, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)})
	list.Nodes = slices.Insert(list.Nodes, 0, parse.Node(&parse.IfNode{BranchNode: parse.BranchNode{
		NodeType: parse.NodeIf, Pos: list.Pos,
		Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Pos: list.Pos, Cmds: []*parse.CommandNode{step}},
		List: &parse.ListNode{NodeType: parse.NodeList, Pos: list.Pos},
	}}))
}

// weight is the number of nodes that are run with a list at most once, 1 or more.
func weight(list *parse.ListNode) int {
	n := 1
	if list == nil {
		return n
	}
	for _, node := range list.Nodes {
		n++
		switch node := node.(type) {
		case *parse.ActionNode:
			n += pipeWeight(node.Pipe)
		case *parse.TemplateNode:
			n += pipeWeight(node.Pipe)
		}
		if b := branchOf(node); b != nil {
			n += pipeWeight(b.Pipe) + weight(b.ElseList)
			if node.Type() != parse.NodeRange { // whose list counts for itself
				n += weight(b.List)
			}
		}
	}
	return n
}

func pipeWeight(p *parse.PipeNode) int {
	if p == nil {
		return 0
	}
	n := 0
	for _, command := range p.Cmds {
		n++
		for _, arg := range command.Args {
			n++
			if chain, ok := arg.(*parse.ChainNode); ok {
				arg = chain.Node
			}
			if inner, ok := arg.(*parse.PipeNode); ok {
				n += pipeWeight(inner)
			}
		}
	}
	return n
}

// escaped has what a pipeline writes go through the functions for it.
func (c *checker) escaped(p *parse.PipeNode) {
	if len(p.Decl) > 0 {
		return // it writes nothing
	}
	last := p.Cmds[len(p.Cmds)-1]
	if f, ok := last.Args[0].(*parse.IdentifierNode); ok && slices.Contains(c.language.Final, f.Ident) {
		return
	}
	p.Cmds = append(p.Cmds, call(c.language.Plain, p.Pos))
	if c.escape != "" {
		p.Cmds = append(p.Cmds, call(c.escape, p.Pos))
	}
}

// call is a command that calls a function.
func call(name string, at parse.Pos) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: at, Args: []parse.Node{parse.NewIdentifier(name).SetPos(at)}}
}
