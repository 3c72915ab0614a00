package template

import (
	"errors"
	"fmt"
	htmltemplate "html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// The forms of the errors of text/template.
var (
	parseForm   = records.Pattern(`(?s)^template: ` + mainName + `:([0-9]+): (.*)$`)
	execForm    = records.Pattern(`(?s)^template: [^:]*:([0-9]+):([0-9]+): executing "[^"]*" at <(.*?)>: (.*)$`)
	startedForm = records.Pattern(` started at ` + mainName + `:([0-9]+)`)
	tokenForm   = records.Pattern(`unexpected (?:bad character U\+[0-9A-F]+ '(.)'|"((?:[^"\\]|\\.)+)"|<([^>]+)>|\{\{(\w+)\}\})`)
	calledForm  = records.Pattern(`^error calling (\w+): `)
	noFieldForm = records.Pattern(`^can't evaluate field (\w+) in type (.*)$`)
	stateForm   = records.Pattern(`:? \{state.*`) // of html/template, for its makers
	nilForm     = records.Pattern(`^nil pointer evaluating .*\.(\w+)$`)
)

// parseError is an error of parsing in our form. The parser tells the line
// alone; the column is that of what it names, else of the last "{{".
func (t *Template) parseError(err error) error {
	m := parseForm().FindStringSubmatch(err.Error())
	if m == nil {
		return t.problem(0, err.Error(), "")
	}
	n, _ := strconv.Atoi(m[1])
	message, line := startedForm().ReplaceAllString(m[2], " that begins in line $1"), t.line(n)
	at := max(strings.LastIndex(line, "{{"), 0)
	if token := tokenForm().FindStringSubmatch(message); token != nil {
		if i := strings.LastIndex(line, strings.Join(token[1:], "")); i >= 0 {
			at = i
		}
	}
	hint := ""
	if strings.Contains(message, "unexpected EOF") || strings.Contains(message, "unexpected {{end}}") {
		hint = "each {{if}}, {{range}}, {{with}} and {{define}} has one {{end}}"
	}
	return t.problemAt(n, 1+utf8.RuneCountInString(line[:at]), message, hint)
}

// execError is an error of running in our form.
func (t *Template) execError(err error) error {
	var escaping *htmltemplate.Error
	if errors.As(err, &escaping) {
		at, message := t.begin[escaping.Name], stateForm().ReplaceAllString(escaping.Description, "")
		if escaping.Node != nil {
			at = escaping.Node.Position()
		}
		if escaping.ErrorCode == htmltemplate.ErrEndContext {
			message = fmt.Sprintf("the block %q ends within a tag, an attribute or a script", escaping.Name)
		}
		return t.problem(at, message, "each block is whole HTML of its own, as in \"<p>{{.Title}}</p>\"")
	}
	bound := error(nil)
	for _, e := range []error{errSteps, errText, errOutput} {
		if errors.Is(err, e) {
			bound = e
		}
	}
	m := execForm().FindStringSubmatch(err.Error())
	switch {
	case m == nil && bound != nil: // of writing
		return t.problem(0, bound.Error(), "")
	case m == nil:
		return t.problem(0, strings.TrimPrefix(err.Error(), "template: "), "")
	}
	n, _ := strconv.Atoi(m[1])
	offset, _ := strconv.Atoi(m[2])
	line := t.line(n)
	d := t.problemAt(n, 1+utf8.RuneCountInString(line[:min(offset, len(line))]), m[4], "")
	if bound != nil {
		d.Message = bound.Error()
		return d
	}
	d.Message, d.Hint = inWords(m[4], m[3])
	return d
}

// inWords is a message of text/template in words of people who write templates,
// and how to mend it. at is the part of the template.
func inWords(message, at string) (text, hint string) {
	if m := nilForm().FindStringSubmatch(message); m != nil {
		before, _, _ := strings.Cut(at, "."+m[1])
		if before == "" || before == at {
			before = "it"
		}
		return fmt.Sprintf("there is nothing here that %s could be of", "."+m[1]),
			fmt.Sprintf("not every record has one: write {{with %s}}{{.%s}}{{end}}", before, m[1])
	}
	if m := noFieldForm().FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("what stands here (%s) has no field .%s", thing(m[2]), m[1]),
			"within {{range}} and {{with}} the dot is what they are about; $ is the record"
	}
	if m := calledForm().FindString(message); m != "" {
		if strings.Contains(message, noItem) {
			hint = "not every record has as many: go through the list with {{range}}"
		}
		return strings.TrimPrefix(m, "error calling ") + strings.TrimPrefix(message, m), hint
	}
	return message, ""
}

// thing is the name of a type as people know it: "records.AgentList" is agent
// list.
func thing(typ string) string {
	typ = strings.TrimLeft(typ, "*[]")
	typ = typ[strings.LastIndexByte(typ, '.')+1:]
	var b strings.Builder
	for i, c := range typ {
		if i > 0 && c >= 'A' && c <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(string(c)))
	}
	return b.String()
}
