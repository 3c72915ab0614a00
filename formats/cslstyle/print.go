package cslstyle

// Printed is what a style prints of an item, in the order in which it does. It is
// the caller's until the next Print into it.
type Printed struct {
	Marks []Mark
	// Hanging are the words that stand in front of nothing: "presented at" where
	// the item has no event.
	Hanging []string
}

// Mark is a variable that is printed.
type Mark struct {
	Variable Variable
	Parts    Parts // of a date
}

// Entry reports whether the item has an entry at all: more than its number.
func (p *Printed) Entry() bool {
	for _, m := range p.Marks {
		if !rendered.has(m.Variable) {
			return true
		}
	}
	return false
}

// Times is how often a variable is printed; of a date, its year.
func (p *Printed) Times(v Variable) int {
	n := 0
	for _, m := range p.Marks {
		if m.Variable == v && (m.Parts == 0 || m.Parts&(Year|Words) != 0) {
			n++
		}
	}
	return n
}

// Print says in p what the style prints of an item.
func (s *Style) Print(p *Printed, it *Item) {
	*p = Printed{Marks: p.Marks[:0], Hanging: p.Hanging[:0]}
	w := printing{Printed: p, item: it, first: s.Citation}
	w.run(s.in(it.Language), false)
	w.leave(0)
}

// printing is the state of an item that is being printed.
type printing struct {
	*Printed
	item  *Item
	first bool // it is a citation, cited for the first time

	group      context
	done       set  // variables that a substitute has used up
	substitute int  // depth of cs:names
	using      bool // up the variables: within a substitute
	empty      bool // nothing stands yet in the innermost cs:names

	depth int
	words hanging
}

// context is what has become of a group's parts (CSL 1.0.2, cs:group).
type context struct{ tried, printed, worded bool }

// hanging are words for which it is not clear yet whether something follows.
type hanging struct {
	text   string
	depth  int // the least since they were printed
	common int // that at which a variable behind them was empty
	tried  bool
}

// run prints nodes. Guarded are those that stand right in a substitute, of which
// only the first that prints something does.
func (w *printing) run(nodes []*node, guarded bool) {
	for _, n := range nodes {
		switch {
		case n.kind == choose:
			for i := range n.branches {
				if b := &n.branches[i]; w.holds(b) {
					w.run(b.nodes, guarded)
					break
				}
			}
		case guarded && !w.empty:
			return
		case n.kind == group:
			w.printGroup(n)
		case n.kind == names_:
			w.printNames(n)
		case n.kind == literal:
			w.printWords(n)
		default:
			w.printVariable(n)
		}
	}
}

// printGroup prints a group or a macro, which is one: unless it has variables and
// all of them are empty, or nothing at all.
func (w *printing) printGroup(n *node) {
	outer, start, hung, words := w.group, len(w.Marks), len(w.Hanging), w.words
	w.group = context{}
	w.depth++
	w.run(n.nodes(), false)
	inner := w.group
	w.group = outer
	if inner.printed || inner.worded && !inner.tried {
		w.leave(w.depth)
		w.depth--
		w.words.depth = min(w.words.depth, w.depth)
		w.group.printed = true
		return
	}
	w.depth--
	w.Marks, w.Hanging, w.words = w.Marks[:start], w.Hanging[:hung], words
	w.group.tried = inner.tried
	if inner.tried {
		w.missed()
	}
}

// printWords prints a term or a text of the style's own.
func (w *printing) printWords(n *node) {
	w.group.worded = true
	if w.using && !n.label {
		w.empty = false
	}
	if n.leads {
		w.words = hanging{text: n.text, depth: w.depth}
	}
}

// printVariable prints a text, a number or a date.
func (w *printing) printVariable(n *node) {
	v := n.variable
	if w.done.has(v) {
		v = 0
	}
	if w.using {
		w.done.add(n.variable)
	}
	var parts Parts
	switch {
	case n.kind == date:
		if parts = w.item.date(v); parts&Season != 0 && n.parts&Month != 0 {
			parts |= Month
		}
		if parts&Words != 0 {
			parts = Words | n.parts&Year
		} else {
			parts &= n.parts
		}
		if parts == 0 {
			v = 0
		}
	case n.short && v == title && w.item.present.has(titleShort):
		v = titleShort
	case n.short && v == container && w.item.present.has(containerShort):
		v = containerShort
	}
	if v == 0 || !w.item.present.has(v) && !rendered.has(v) {
		w.group.tried = true
		w.missed()
		return
	}
	w.empty = false
	w.print(Mark{Variable: v, Parts: parts})
}

// print notes what is printed.
func (w *printing) print(m Mark) {
	w.group.printed = true
	w.words = hanging{}
	w.Marks = append(w.Marks, m)
}

// printNames prints names, or, where there are none, what is substituted for them.
// Only names with parts of their own can have substitutes; within one, bare names
// are one more try for the outer ones.
func (w *printing) printNames(n *node) {
	w.group.tried = true
	if n.bare && w.substitute > 0 {
		w.empty = !w.printLists(n)
		return
	}
	outer := w.empty
	w.substitute++
	w.empty = !w.printLists(n)
	if w.empty {
		w.missed()
		if len(n.children) > 0 {
			w.using = true
			w.run(n.children, true)
		}
	}
	w.substitute--
	w.empty = outer && w.empty
	if w.substitute == 0 {
		w.using = false
	}
}

// printLists prints the lists of names of a node, and reports whether there were any.
func (w *printing) printLists(n *node) bool {
	some := false
	for _, v := range n.variables {
		used := w.done.has(v)
		if w.using {
			w.done.add(v)
		}
		if used || !w.item.present.has(v) {
			continue
		}
		some = true
		if n.count {
			w.group.printed = true
			continue
		}
		w.print(Mark{Variable: v})
	}
	return some
}

// missed notes that a variable was tried and is empty.
func (w *printing) missed() {
	if w.words.text != "" && !w.words.tried {
		w.words.tried, w.words.common = true, w.words.depth
	}
}

// leave notes that a group ends in which nothing followed words that wait for
// something.
func (w *printing) leave(depth int) {
	if w.words.tried && w.words.common == depth {
		w.Hanging = append(w.Hanging, w.words.text)
		w.words = hanging{}
	}
}
