package cslstyle

import (
	"slices"
	"strings"
)

// branch is a cs:if, cs:else-if or cs:else.
type branch struct {
	match string // all, any, none, nand; "" for cs:else
	tests []test
	nodes []*node
}

// test is one condition: an attribute of cs:if, and of those that test each of
// several variables one for each.
type test struct {
	of       condition
	types    []string
	variable Variable
}

type condition uint8

const (
	never condition = iota // locator, a repeated position, disambiguate
	ofType
	hasVariable
	isNumeric
	isUncertain
	isFirst // position="first"
)

// holds reports whether a branch is the one to take.
func (w *printing) holds(b *branch) bool {
	if b.match == "" {
		return true
	}
	some, all := false, true
	for i := range b.tests {
		if w.passes(&b.tests[i]) {
			some = true
		} else {
			all = false
		}
	}
	switch b.match {
	case "any":
		return some
	case "none":
		return !some
	case "nand":
		return !all
	}
	return all
}

func (w *printing) passes(t *test) bool {
	switch t.of {
	case ofType:
		return slices.Contains(t.types, w.item.Type)
	case hasVariable:
		return w.item.present.has(t.variable)
	case isNumeric:
		return w.item.numeric.has(t.variable)
	case isUncertain:
		return w.item.uncertain.has(t.variable)
	case isFirst:
		return w.first
	}
	return false
}

// chooseNode compiles cs:choose.
func (c *compiler) chooseNode(e *element) *node {
	n := &node{kind: choose}
	before, most := c.size, 0
	for _, b := range e.children {
		c.size = before
		switch b.name {
		case "if", "else-if":
			n.branches = append(n.branches, c.branch(b))
		case "else":
			n.branches = append(n.branches, branch{nodes: c.list(b.children)})
		default:
			c.problem(b.offset, "", "<%s> is no part of CSL 1.0 in this place", b.name)
		}
		most = max(most, c.size)
	}
	c.size = most + len(e.children)
	return n
}

// conditions are the attributes that are tests of variables, each by itself.
var conditions = map[string]condition{"variable": hasVariable, "is-numeric": isNumeric, "is-uncertain-date": isUncertain}

func (c *compiler) branch(e *element) branch {
	b := branch{match: e.attr("match"), nodes: c.list(e.children)}
	if b.match == "" {
		b.match = "all"
	}
	for _, a := range e.attrs {
		values := strings.Fields(a.Value)
		switch name := a.Name.Local; name {
		case "match":
		case "type":
			b.tests = append(b.tests, test{of: ofType, types: values})
		case "variable", "is-numeric", "is-uncertain-date":
			for _, v := range values {
				b.tests = append(b.tests, test{of: conditions[name], variable: c.lookup(v)})
			}
		case "position":
			for _, v := range values {
				t := test{of: never}
				if v == "first" {
					t.of = isFirst
				}
				b.tests = append(b.tests, t)
			}
		case "locator", "disambiguate":
			b.tests = append(b.tests, test{of: never})
		default:
			c.problem(e.offset, "", "%q is no condition of CSL 1.0", name)
		}
	}
	if len(b.tests) == 0 {
		c.problem(e.offset, "", "<%s> has no condition", e.name)
	}
	return b
}
