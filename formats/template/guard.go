package template

import (
	"slices"
	"strconv"
	"text/template/parse"
)

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
