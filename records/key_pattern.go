package records

import (
	"fmt"
	"strings"
)

// KeyPattern says of what keys are made. The zero KeyPattern is of no use; see
// ParseKeyPattern.
type KeyPattern struct {
	parts []keyPart
}

// keyPart is a part of a pattern: text as it stands, or a field.
type keyPart struct {
	text  string
	field string
}

// DefaultKeyPattern is "huang-2017-rules".
const DefaultKeyPattern = "{family}-{year}-{word}"

// KeyFields are the fields of a pattern and what each stands for.
var KeyFields = []struct{ Name, Help string }{
	{"family", "the family name of the first speaker or author, with its particle; of a name in one piece, and of an event or a source by nobody, the first two words that tell something, or its acronym"},
	{"year", "the year of its date"},
	{"month", "the month, in two digits"},
	{"day", "the day, in two digits"},
	{"word", "the first word of the title or description that tells something"},
	{"kind", "its kind: keynote, conference, news"},
	{"event", "the conference: its acronym, or the first two words of its short title or title that tell something"},
}

// ParseKeyPattern reads a pattern: fields in braces ("{family}"), and between
// them small letters of a to z, digits, hyphens and underscores. The error is a
// Diagnostic without a position.
func ParseKeyPattern(s string) (KeyPattern, error) {
	var p KeyPattern
	fields := 0
	for rest := s; rest != ""; {
		text, after, found := strings.Cut(rest, "{")
		if i := strings.IndexFunc(text, func(c rune) bool { return !isKeyLetter(c) }); i >= 0 {
			return p, badPattern(fmt.Sprintf("the pattern %s has %s, which keys are not made of", quoted(s), describeRune([]rune(text[i:])[0])),
				"a key has letters a to z, digits, - and _")
		}
		if text != "" {
			p.parts = append(p.parts, keyPart{text: text})
		}
		if !found {
			break
		}
		name, behind, closed := strings.Cut(after, "}")
		if !closed {
			return p, badPattern(fmt.Sprintf("in the pattern %s a brace is not closed", quoted(s)), "write a field as in {family}")
		}
		if err := checkKeyField(name); err != nil {
			return p, err
		}
		p.parts = append(p.parts, keyPart{field: name})
		fields, rest = fields+1, behind
	}
	if fields == 0 {
		return p, badPattern(fmt.Sprintf("the pattern %s has no field, so that all keys would be one", quoted(s)), "for instance "+DefaultKeyPattern)
	}
	return p, nil
}

func isKeyLetter(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

func checkKeyField(name string) error {
	var names []string
	for _, f := range KeyFields {
		if f.Name == name {
			return nil
		}
		names = append(names, f.Name)
	}
	hint := "choose from {" + strings.Join(names, "}, {") + "}"
	if near := Suggest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean {%s}? ", near) + hint
	}
	return badPattern(fmt.Sprintf("a pattern has no field {%s}", name), hint)
}

func badPattern(message, hint string) error {
	return Diagnostic{Message: message, Hint: hint}
}

// isMark reports whether a part is a mark between fields.
func (p KeyPattern) isMark(i int) bool {
	return i < len(p.parts) && p.parts[i].field == "" && strings.Trim(p.parts[i].text, "-_") == ""
}
