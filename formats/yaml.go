package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How the formats in YAML (https://yaml.org/spec/1.2.2) write their values. A
// text is bare only where no reader, of 1.1 or 1.2, can take it for anything
// else; quoted in single quotes where that keeps it as it is, and in double
// quotes, which have escapes, where a character may not stand as itself.

// yamlText is a text of one line or more as a scalar behind a field's name, or
// in a list.
func yamlText(s string) string {
	switch {
	case isBareYAML(s):
		return s
	case strings.ContainsFunc(s, needsYAMLEscape):
		return yamlDoubleQuoted(s)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// yamlWords are the texts that YAML 1.1 takes for truth values, nothing, or
// numbers without digits.
var yamlWords = map[string]bool{
	"y": true, "n": true, "yes": true, "no": true, "true": true, "false": true, "on": true, "off": true, "null": true,
}

// isBareYAML reports whether a text is one that stands without quotes: it begins
// with a letter and has no mark in it but those that mean nothing to YAML within
// a line. What begins with a digit may be a number or a date.
func isBareYAML(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) || strings.HasSuffix(s, " ") || len(s) <= 5 && yamlWords[strings.ToLower(s)] {
		return false
	}
	return !strings.ContainsFunc(s, func(c rune) bool {
		return c != ' ' && !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !strings.ContainsRune(",.;-–—'’‘“”()/_", c)
	})
}

// needsYAMLEscape reports whether a character must be escaped, which only double
// quotes have escapes for: line breaks, what is no printable character of YAML,
// and the byte order mark, which some readers drop.
func needsYAMLEscape(c rune) bool {
	switch {
	case c < ' ', c >= 0x7f && c < 0xa0, c == 0x2028, c == 0x2029, c == 0xfeff, c == 0xfffe, c == 0xffff, c == utf8.RuneError:
		return true
	}
	return false
}

// yamlDoubleQuoted is a text in double quotes.
func yamlDoubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c == '\n':
			b.WriteString(`\n`)
		case needsYAMLEscape(c):
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// member is a field of a mapping, or of a JSON object.
type member[T any] struct {
	name  string
	value T
}

// writeYAML writes a value behind the name of a field or the mark of a list: a
// scalar on the same line, a mapping or a list below, with indent in front of
// each line. A value is a string, a mapping as a list of members, a list of such,
// or whatever encoding/json can write. text is how a text stands. A list of
// numbers is written on one line, for dates.
func writeYAML(b *bytes.Buffer, indent string, value any, text func(string) string) {
	switch v := value.(type) {
	case string:
		b.WriteString(" " + text(v) + "\n")
	case []member[any]:
		b.WriteByte('\n')
		writeYAMLMembers(b, indent, v, text)
	case []any:
		b.WriteByte('\n')
		for _, e := range v {
			var item bytes.Buffer
			writeYAML(&item, indent+"  ", e, text)
			// the first field of a mapping stands behind the mark of the list
			b.WriteString(indent + "- " + strings.TrimLeft(item.String(), "\n "))
		}
	case json.RawMessage:
		writeYAMLOfJSON(b, indent, v, text)
	default:
		var raw bytes.Buffer
		writeJSON(&raw, value)
		writeYAMLOfJSON(b, indent, raw.Bytes(), text)
	}
}

// writeYAMLMembers writes the fields of a mapping, a line each or more.
func writeYAMLMembers(b *bytes.Buffer, indent string, members []member[any], text func(string) string) {
	for _, m := range members {
		b.WriteString(indent + yamlText(m.name) + ":")
		writeYAML(b, indent+"  ", m.value, text)
	}
}

// writeYAMLOfJSON writes a value that stands in JSON.
func writeYAMLOfJSON(b *bytes.Buffer, indent string, raw json.RawMessage, text func(string) string) {
	switch raw[0] {
	case '{':
		var members []member[any]
		for _, m := range splitObject(raw) {
			members = append(members, member[any]{m.name, m.value})
		}
		writeYAML(b, indent, members, text)
	case '[':
		if bytes.IndexByte(raw, '"') < 0 {
			b.WriteString(" " + string(bytes.ReplaceAll(raw, []byte(","), []byte(", "))) + "\n")
			return
		}
		var list []json.RawMessage
		mustUnmarshal(raw, &list)
		items := make([]any, len(list))
		for i := range list {
			items[i] = list[i]
		}
		writeYAML(b, indent, items, text)
	case '"':
		var s string
		mustUnmarshal(raw, &s)
		writeYAML(b, indent, s, text)
	default:
		b.WriteString(" " + string(raw) + "\n")
	}
}

// mustUnmarshal reads what writeJSON has written.
func mustUnmarshal(raw json.RawMessage, v any) {
	if err := json.Unmarshal(raw, v); err != nil {
		panic(err)
	}
}

// yamlLeaf is a scalar of a document with the names that lead to it; the
// elements of a list have the name of the list.
type yamlLeaf struct {
	path  []string
	value string
}

// yamlLeaves reads what the formats in YAML write: a name or a scalar a line.
func yamlLeaves(document []byte) []yamlLeaf {
	var leaves []yamlLeaf
	type step struct {
		indent int
		name   string
	}
	var steps []step
	for line := range strings.Lines(string(document)) {
		rest := strings.TrimRight(line, "\n")
		if rest == "---" || rest == "..." {
			continue
		}
		text := strings.TrimLeft(rest, " -")
		if unquoted := strings.TrimLeft(rest, " "); !strings.HasPrefix(unquoted, "- ") {
			text = unquoted
		}
		indent := len(rest) - len(text)
		for len(steps) > 0 && steps[len(steps)-1].indent >= indent {
			steps = steps[:len(steps)-1]
		}
		if m := yamlName.FindStringSubmatch(text); m != nil {
			steps = append(steps, step{indent, yamlScalar(m[1])})
			text = m[2]
		}
		if text == "" {
			continue
		}
		var path []string
		for _, s := range steps {
			path = append(path, s.name)
		}
		leaves = append(leaves, yamlLeaf{path, yamlScalar(text)})
	}
	return leaves
}

var (
	yamlName   = regexp.MustCompile(`^([\pL\pN_.+/:-]+|'[^']*'|"[^"]*"):(?: (.*))?$`)
	yamlEscape = regexp.MustCompile(`\\(?:u([0-9A-F]{4})|.)`)
)

// yamlScalar is the text that a scalar stands for; the numbers of a list are put
// on a line each.
func yamlScalar(s string) string {
	switch s[0] {
	case '\'':
		return strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	case '"':
		return yamlEscape.ReplaceAllStringFunc(s[1:len(s)-1], func(e string) string {
			switch {
			case e == `\n`:
				return "\n"
			case len(e) == 6:
				n, _ := strconv.ParseInt(e[2:], 16, 32)
				return string(rune(n))
			}
			return e[1:]
		})
	case '[':
		return strings.NewReplacer("[", "", "]", "", ", ", "\n").Replace(s)
	}
	return s
}
