package records

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// commentMarks begin a comment elsewhere.
var commentMarks = []string{"//", "--", "/*", "%", ";", "<!--"}

// noField is a line that does not begin with a field and an equals sign.
func (s *slip) noField() {
	trimmed := strings.TrimSpace(s.line)
	indented := len(s.line) - len(strings.TrimLeft(s.line, " \t"))
	for _, mark := range commentMarks {
		if strings.HasPrefix(trimmed, mark) {
			s.from(indented, len(mark))
			s.say(fmt.Sprintf("this line begins with %s, which begins no comment here", mark), "begin comments with #")
			return
		}
	}
	name := strings.TrimSpace(s.line[:max(0, s.start-s.lineStart())])
	switch r, _ := utf8.DecodeRuneInString(s.rest); {
	case strings.HasPrefix(trimmed, "="):
		s.say("there is no field before the =", `write the field's name: title = "…"`)
	case strings.HasPrefix(trimmed, "."):
		s.say("a field's name cannot begin with a dot", "delete the dot")
	case s.rest == "":
		s.from(indented, len(trimmed))
		s.say("this line gives no value", "a line is field = value; a comment begins with #")
	case r == ':':
		s.say("a field and its value stand on either side of =, not of :", assignment(name, strings.TrimLeft(s.rest, ":= \t")))
	case r == '＝':
		s.say("this is not the equals sign of the keyboard", assignment(name, strings.TrimSpace(s.rest[utf8.RuneLen(r):])))
	case (r == '"' || r == '\'') && strings.HasPrefix(strings.TrimLeft(s.rest[1:], " \t"), "="):
		s.say("a quotation mark ends the field's name, and none begins it", assignment(name, strings.TrimLeft(s.rest[1:], "= \t")))
	case r == '"' || r == '\'' || r == '[' || r == '{':
		s.say("there is no = between the field and its value", assignment(name, s.rest))
	case r != ' ' && unicode.IsSpace(r):
		s.notBlank(r)
	case strings.Contains(s.rest, "=") && name != "":
		key, _, _ := strings.Cut(trimmed, "=")
		s.from(indented, len(strings.TrimSpace(key)))
		s.say("a field's name has no blanks and no letters but a to z", "write it as in "+fieldName(key)+" = …")
	case strings.Contains(s.rest, "="):
		s.say(fmt.Sprintf("a field's name cannot hold %s", describeRune(r)), "names of fields are English words, such as title; see the record format")
	default:
		s.from(indented, len(trimmed))
		s.say("this line is not a field with a value", "a line is field = value; a comment begins with #; a text of several lines stands between \"\"\" and \"\"\"")
	}
}

// assignment is a hint that shows the right form of a line.
func assignment(name, value string) string {
	if name == "" || utf8.RuneCountInString(name+value) > 80 {
		return "write field = value"
	}
	if value != "" && !strings.ContainsAny(value[:1], `"'[{`) && !isDigitOrSign(value[0]) {
		value = inQuotes(value)
	}
	return fmt.Sprintf("write %s = %s", name, value)
}

// fieldName makes a field's name of words.
func fieldName(words string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return r != '_' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	}), "_")
}

// twice is a field or table that is given again. What the library calls its
// place may be the start of its line.
func (s *slip) twice() {
	s.code = "duplicate-field"
	if i := len(s.line) - len(strings.TrimLeft(s.line, " \t")); !strings.Contains(s.line[:i+1], "{") && s.lineStart()+i+1 >= s.start {
		length := len(strings.TrimRight(s.line[i:], " \t"))
		if j := strings.IndexAny(s.line[i:], "= \t"); j > 0 && s.line[i] != '[' {
			length = j
		}
		s.from(i, length)
	}
	s.say("this field is given twice", "keep one of them")
}

// findFirst finds the place where a duplicate was given first, by the dotted
// key that the library names.
func (s *slip) findFirst(b *Block) {
	_, key, _ := strings.Cut(s.said, "'")
	i := strings.LastIndexByte(key, '\'')
	if i < 0 {
		return
	}
	var names []string
	for rest := []byte(key[:i]); ; {
		p, next := readPart(rest, 0)
		if next < 0 {
			return
		}
		names = append(names, p.name)
		if next >= len(rest) || rest[next] != '.' {
			break
		}
		rest = rest[next+1:]
	}
	prefix := 2
	if b.Type == TypeCollection {
		prefix = 1
	}
	if len(names) <= prefix {
		return
	}
	path := make([]any, len(names)-prefix)
	for i := range path {
		path[i] = names[i+prefix]
	}
	s.message = fmt.Sprintf("%q is given twice", names[len(names)-1])
	here, _ := b.At(s.start)
	if first, _, _ := b.Locate(path...); first.Line < here.Line {
		s.related = []Related{{Position: first, Message: "it is given here first"}}
	}
}
