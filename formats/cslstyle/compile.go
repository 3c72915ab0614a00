package cslstyle

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// node is an element of a layout or a macro as far as it decides what is printed.
type node struct {
	kind      kind
	variable  Variable   // of a text, number or date
	variables []Variable // of names
	short     bool       // the short form
	parts     Parts      // of a date
	text      string     // of words
	leads     bool       // words that something must follow
	label     bool       // words that are a label
	bare      bool       // names within a substitute that have no parts of their own
	count     bool       // only the number of the names
	children  []*node    // of a group; of names what is substituted for them
	macro     *macro
	branches  []branch
}

type kind uint8

const (
	variable kind = iota
	literal
	date
	names_
	group
	choose
)

// nodes are the parts of a group or a macro.
func (n *node) nodes() []*node {
	if n.macro != nil {
		return n.macro.nodes
	}
	return n.children
}

// macro is a macro, compiled when it is first called.
type macro struct {
	element *element
	nodes   []*node
	size    int  // the most elements that it comes to with the macros that it calls
	open    bool // it is being compiled
	done    bool
}

// maxSize is how many elements an item may come to at most, all macros in the
// place of their calls and of branches the largest. With the official styles it is
// at most 2,000 or so.
const maxSize = 200_000

// compiler turns the elements of a style into nodes.
type compiler struct {
	*reader
	macros map[string]*macro
	voids  map[string]bool // terms that the style makes empty
	size   int             // of what is being compiled
	within bool            // a substitute
	reads  set
}

// lookup finds a variable that the style reads.
func (c *compiler) lookup(name string) Variable {
	v := Lookup(name)
	if v == 0 {
		return 0 // no item has it
	}
	c.reads.add(v)
	switch v {
	case title:
		c.reads.add(titleShort)
	case container:
		c.reads.add(containerShort)
	case pageFirst:
		c.reads.add(page)
	}
	return v
}

// style compiles the layouts of a style.
func (c *compiler) style(s *Style, root *element) {
	var from *element
	for _, e := range root.children {
		switch e.name {
		case "macro":
			name := e.attr("name")
			if old := c.macros[name]; old != nil {
				c.problem(e.offset, "", "the macro %q is there twice", name)
				continue
			}
			c.macros[name] = &macro{element: e}
		case "locale":
			c.locale(e)
		case "citation":
			if from == nil {
				from = e
			}
		case "bibliography":
			from = e
		}
	}
	if from == nil {
		c.problem(root.offset, "", "the style has neither a bibliography nor a citation")
		return
	}
	s.Citation = from.name == "citation"
	for _, e := range from.children {
		if e.name != "layout" {
			continue
		}
		c.size = 0
		s.layouts = append(s.layouts, layout{languages: strings.Fields(e.attr("locale")), nodes: c.list(e.children)})

		if c.size > maxSize {
			c.problem(e.offset, "", "the layout comes to more than %d elements, its macros counted at each call", maxSize)
		}
	}
	s.reads = c.reads
	if len(s.layouts) == 0 {
		c.problem(from.offset, "", "<%s> has no layout", from.name)
	}
}

// locale notes the terms that a style empties for all languages or for English.
func (c *compiler) locale(e *element) {
	lang := e.attr("lang")
	terms := e.child("terms")
	if terms == nil || lang != "" && !hasPrefixFold(lang+"-", "en-") {
		return
	}
	for _, t := range terms.children {
		text := t.text
		for _, form := range t.children {
			text += form.text
		}
		c.voids[t.attr("name")+" "+longForm(t.attr("form"))] = text == ""
	}
}

func longForm(form string) string {
	if form == "" {
		return "long"
	}
	return form
}

// list compiles elements that stand behind each other.
func (c *compiler) list(elements []*element) []*node {
	var list []*node
	for _, e := range elements {
		c.size++
		if n := c.node(e); n != nil && c.size <= maxSize {
			list = append(list, n)
		}
	}
	return list
}

// node compiles an element; nil is one that prints nothing.
func (c *compiler) node(e *element) *node {
	switch e.name {
	case "text":
		return c.textNode(e)
	case "number":
		return &node{kind: variable, variable: c.lookup(e.attr("variable"))}
	case "label":
		return &node{kind: literal, label: true, text: e.attr("variable")}
	case "date":
		return c.dateNode(e)
	case "names":
		return c.namesNode(e)
	case "group":
		within := c.within
		c.within = false
		defer func() { c.within = within }()
		return &node{kind: group, children: c.list(e.children)}
	case "choose":
		return c.chooseNode(e)
	}
	c.problem(e.offset, "", "<%s> is no part of CSL 1.0 in this place", e.name)
	return nil
}

func (c *compiler) textNode(e *element) *node {
	term := e.attr("term")
	switch {
	case e.attr("macro") != "":
		if m := c.call(e); m != nil {
			return &node{kind: group, macro: m}
		}
		return nil
	case e.attr("variable") != "":
		return &node{kind: variable, variable: c.lookup(e.attr("variable")), short: e.attr("form") == "short"}
	case term != "":
		if c.voids[term+" "+longForm(e.attr("form"))] {
			return nil
		}
		return &node{kind: literal, text: term, leads: slices.Contains(leading, term)}
	}
	value := e.attr("value")
	if value == "" {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(value+e.attr("suffix"), " "))
	return &node{kind: literal, text: strings.TrimSpace(value), leads: unicode.IsLetter(last) || last == ':'}
}

// leading are the terms that something must follow.
var leading = []string{"accessed", "at", "available at", "by", "cited", "from", "in", "on", "presented at", "retrieved"}

// call compiles the macro that an element calls, nil where there is none.
func (c *compiler) call(e *element) *macro {
	name := e.attr("macro")
	m := c.macros[name]
	switch {
	case m == nil:
		c.problem(e.offset, "", "there is no macro %q", name)
		return nil
	case m.open:
		c.problem(e.offset, "", "the macro %q calls itself", name)
		return nil
	}
	if !m.done {
		size, within := c.size, c.within
		c.size, c.within, m.open = 0, false, true
		m.nodes = c.list(m.element.children)
		m.size, m.open, m.done = c.size, false, true
		c.size, c.within = size, within
	}
	c.size = min(c.size+m.size, maxSize+1)
	return m
}

func (c *compiler) dateNode(e *element) *node {
	n := &node{kind: date, variable: c.lookup(e.attr("variable"))}
	if e.attr("form") != "" { // as the locale has it
		switch e.attr("date-parts") {
		case "year":
			n.parts = Year
		case "year-month":
			n.parts = Year | Month
		default:
			n.parts = Year | Month | Day
		}
		return n
	}
	for _, part := range e.children {
		switch part.attr("name") {
		case "year":
			n.parts |= Year
		case "month":
			n.parts |= Month
		case "day":
			n.parts |= Day
		}
	}
	return n
}

// namesNode compiles names. Of their parts only what is substituted for them, and
// whether they are only counted, says what is printed.
func (c *compiler) namesNode(e *element) *node {
	n := &node{kind: names_, bare: c.within && len(e.children) == 0}
	for name := range strings.FieldsSeq(e.attr("variable")) {
		n.variables = append(n.variables, c.lookup(name))
	}
	for _, part := range e.children {
		switch part.name {
		case "name":
			n.count = part.attr("form") == "count"
		case "substitute":
			within := c.within
			c.within = true
			n.children = c.list(part.children)
			c.within = within
		}
	}
	return n
}
