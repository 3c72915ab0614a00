package where

import (
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/quoth-cite/quoth/records"
)

// condition compiles a node that is true or false.
func (c *compiler) condition(n ast.Node) (test, error) {
	switch n := n.(type) {
	case *ast.BoolNode:
		return func(*records.Reference) bool { return n.Value }, nil
	case *ast.IdentifierNode:
		return c.bare(n)
	case *ast.UnaryNode:
		if n.Operator != "!" && n.Operator != "not" {
			break
		}
		t, err := c.condition(n.Node)
		return func(r *records.Reference) bool { return !t(r) }, err
	case *ast.BinaryNode:
		return c.binary(n)
	}
	return nil, c.errorNode(n, example, "this is no comparison")
}

// bare compiles a field that stands alone.
func (c *compiler) bare(n *ast.IdentifierNode) (test, error) {
	f, err := c.field(n)
	if err != nil {
		return nil, err
	}
	if f.flag == nil {
		return nil, c.errorNode(n, "such as: "+f.Example, "%s is compared with nothing", n.Value)
	}
	return f.flag, nil
}

func (c *compiler) binary(n *ast.BinaryNode) (test, error) {
	switch n.Operator {
	case "&&", "and", "||", "or":
		left, err := c.condition(n.Left)
		if err != nil {
			return nil, err
		}
		right, err := c.condition(n.Right)
		if n.Operator == "&&" || n.Operator == "and" {
			return func(r *records.Reference) bool { return left(r) && right(r) }, err
		}
		return func(r *records.Reference) bool { return left(r) || right(r) }, err
	}
	return c.comparison(n)
}

// operators are the comparisons, each with the one that says the same with its
// sides changed, "" where none does.
var operators = map[string]string{
	"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=",
	"in": "", search: "", "contains": "", "startsWith": "", "endsWith": "", "matches": "",
}

// comparison compiles a field compared with something that is written out.
func (c *compiler) comparison(n *ast.BinaryNode) (test, error) {
	op, left, right := n.Operator, n.Left, n.Right
	turned, known := operators[op]
	if !known || op == search && c.text(n.Location().From, n.Location().From+1) != "~" {
		return nil, c.errorNode(n, "the comparisons are == != < <= > >= ~ in contains startsWith endsWith matches; see: quoth help where",
			"there is no operator %s here", quoted(op))
	}
	name, ok := left.(*ast.IdentifierNode)
	if other, is := right.(*ast.IdentifierNode); !ok && is {
		switch {
		case op == "in": // "huang" in speaker
			turned = "=="
		case turned == "":
			return nil, c.errorNode(n, "such as: "+other.Value+` ~ "huang"`, "the field stands before %s", c.shown(op))
		}
		name, op, right, ok = other, turned, left, true
	}
	if !ok {
		return nil, c.errorNode(left, example, "there is no field on either side of %s", c.shown(n.Operator))
	}
	f, err := c.field(name)
	if err != nil {
		return nil, err
	}
	if other, is := right.(*ast.IdentifierNode); is {
		return nil, c.errorNode(other, `a text stands in quotes: "`+other.Value+`"`, "a field cannot be compared with %s", other.Value)
	}
	if op == "in" {
		return c.among(f, right)
	}
	return c.compare(f, op, right)
}

// shown is an operator as it was written.
func (c *compiler) shown(op string) string {
	if op == search {
		op = "~"
	}
	return quoted(op)
}

// among compiles "in" with a list.
func (c *compiler) among(f *Field, right ast.Node) (test, error) {
	list, ok := right.(*ast.ArrayNode)
	if !ok {
		return nil, c.errorNode(right, "such as: "+f.Name+` in ["a", "b"]`, `"in" needs a list`)
	}
	tests := make([]test, len(list.Nodes))
	for i, item := range list.Nodes {
		var err error
		if tests[i], err = c.compare(f, "==", item); err != nil {
			return nil, err
		}
	}
	return func(r *records.Reference) bool {
		return slices.ContainsFunc(tests, func(t test) bool { return t(r) })
	}, nil
}

// compare compiles the comparison of a field with a text, a year, or true.
func (c *compiler) compare(f *Field, op string, right ast.Node) (test, error) {
	if op == "!=" { // there is none that is the same
		same, err := c.compare(f, "==", right)
		return func(r *records.Reference) bool { return !same(r) }, err
	}
	if b, ok := right.(*ast.BoolNode); ok && f.flag != nil && op == "==" {
		return func(r *records.Reference) bool { return f.flag(r) == b.Value }, nil
	}
	if f.flag != nil {
		return nil, c.errorNode(right, "write "+f.Name+" or !"+f.Name, "%s is true or false", f.Name)
	}
	text, err := c.literal(f, right)
	if err != nil {
		return nil, err
	}
	if f.date != nil {
		switch op {
		case "==", "<", "<=", ">", ">=":
			return c.dates(f, op, text, right)
		}
	}
	return c.textTest(f, op, text, right)
}

// literal is a text that is written out; a year may be so without quotes.
func (c *compiler) literal(f *Field, n ast.Node) (string, error) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case *ast.IntegerNode:
		return c.text(n.Location().From, n.Location().To), nil
	}
	if f.date != nil {
		return "", c.errorNode(n, "such as: "+f.Example, "a date stands in quotes")
	}
	return "", c.errorNode(n, "such as: "+f.Example, "%s is compared with a text in quotes", f.Name)
}

// field finds the field of a name.
func (c *compiler) field(n *ast.IdentifierNode) (*Field, error) {
	var names []string
	for i := range Fields {
		if Fields[i].Name == n.Value {
			return &Fields[i], nil
		}
		names = append(names, Fields[i].Name)
	}
	hint := "the fields are " + strings.Join(names, ", ")
	if near := records.Suggest(n.Value, names); near != "" {
		hint = "did you mean " + near + "? see: quoth help where"
	}
	return nil, c.errorNode(n, hint, "there is no field %s", n.Value)
}

// textTest compiles the comparison of texts: true where one of the field's has it.
func (c *compiler) textTest(f *Field, op, text string, right ast.Node) (test, error) {
	var has func(string) bool
	switch op {
	case "==":
		if f.Values != nil && text != "" && !slices.Contains(f.Values(), text) {
			hint := f.Name + " is one of " + strings.Join(f.Values(), ", ")
			if near := records.Suggest(text, f.Values()); near != "" {
				hint = "did you mean " + quoted(near) + "?"
			}
			return nil, c.errorNode(right, hint, "no %s is %s", f.Name, quoted(text))
		}
		has = func(s string) bool { return s == text }
	case search:
		text = records.Fold(text)
		has = func(s string) bool { return strings.Contains(records.Fold(s), text) }
	case "contains":
		has = func(s string) bool { return strings.Contains(s, text) }
	case "startsWith":
		has = func(s string) bool { return strings.HasPrefix(s, text) }
	case "endsWith":
		has = func(s string) bool { return strings.HasSuffix(s, text) }
	case "matches":
		re, err := regexp.Compile(text)
		if err != nil {
			return nil, c.errorNode(right, "see https://pkg.go.dev/regexp/syntax", "this is no regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
		has = re.MatchString
	default:
		return nil, c.errorNode(right, "dates can; a text is compared by == != ~ in contains startsWith endsWith matches", "%s has no order", f.Name)
	}
	return func(r *records.Reference) bool {
		if f.date != nil {
			return has(f.date(r).String())
		}
		t := texts{has: has}
		f.texts(r, &t)
		return t.found || !t.any && has("")
	}, nil
}

// dates compiles the comparison of dates: where the first day of the field's
// lies to the span of days that the written one may mean. What has no date is
// neither before nor behind any.
func (c *compiler) dates(f *Field, op, text string, right ast.Node) (test, error) {
	if text == "" && op == "==" {
		return func(r *records.Reference) bool { return f.date(r).IsZero() }, nil
	}
	written, err := records.ParseDate(text)
	if err != nil {
		d, _ := err.(records.Diagnostic)
		return nil, c.errorNode(right, d.Hint, "%s", d.Message)
	}
	from, to := written.Bounds()
	holds := map[string]func(records.Day) bool{
		"==": func(d records.Day) bool { return d.Compare(from) >= 0 && d.Compare(to) <= 0 },
		"<":  func(d records.Day) bool { return d.Compare(from) < 0 },
		"<=": func(d records.Day) bool { return d.Compare(to) <= 0 },
		">":  func(d records.Day) bool { return d.Compare(to) > 0 },
		">=": func(d records.Day) bool { return d.Compare(from) >= 0 },
	}[op]
	return func(r *records.Reference) bool {
		d := f.date(r)
		first, _ := d.Bounds()
		return !d.IsZero() && holds(first)
	}, nil
}
