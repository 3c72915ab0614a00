package records

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestBugs demands that a panic in a goroutine of ours comes to the caller, with
// the place of the record that it was about.
func TestBugs(t *testing.T) {
	var text strings.Builder
	for i := range 600 { // several groups
		fmt.Fprintf(&text, "[speech.s%d]\ntitle = \"Talk %d\"\nspeakers = [\"Good, Ann\"]\ndate = 2001\n\n", i, i)
	}
	opts := Options{Select: func(r *Reference) bool {
		if r.Key == "s400" {
			panic("four hundred")
		}
		return true
	}}
	c, err := Open([]Input{input("in.toml", text.String())}, opts, func(Diagnostic) {})
	if err != nil {
		t.Fatal(err)
	}
	bug := caught(func() {
		err := c.References(context.Background(), nil, func(*Reference) error { return nil })
		t.Errorf("the pass ends with %v", err)
	})
	if bug == nil || bug.Key != "s400" || bug.Position.String() != "in.toml:2001:1" || bug.Error() != "four hundred" {
		t.Errorf("%+v", bug)
	}
	if bug != nil && !strings.Contains(string(bug.Stack), "TestBugs") {
		t.Errorf("the stack is not that of the panic:\n%s", bug.Stack)
	}
}

// TestBlame demands that the innermost place stays.
func TestBlame(t *testing.T) {
	bug := caught(func() {
		defer Blame(Position{File: "outer"}, "")
		defer Blame(Position{File: "inner", Line: 1, Column: 1}, "key")
		panic(fmt.Errorf("fallen"))
	})
	if bug == nil || bug.File != "inner" || bug.Key != "key" || bug.Error() != "fallen" {
		t.Errorf("%+v", bug)
	}
	if bug := caught(func() { defer Blame(Position{}, "") }); bug != nil {
		t.Errorf("without a panic: %+v", bug)
	}
}

func caught(run func()) (bug *Bug) {
	defer func() { bug, _ = recover().(*Bug) }()
	run()
	return nil
}
