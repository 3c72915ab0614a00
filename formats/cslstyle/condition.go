package cslstyle

import "slices"

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
