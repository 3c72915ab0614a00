package programme

import (
	"bytes"
	"strings"
)

// property is a line of a calendar (RFC 5545, section 3.1), unfolded.
type property struct {
	at          int
	name, value string
	params      map[string]string
}

// properties are the lines of a calendar: one that begins with a blank goes on
// with the line before.
func properties(text []byte) []property {
	var list []property
	at := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for at < len(text) {
		start := at
		var line []byte
		for at < len(text) {
			n := bytes.IndexAny(text[at:], "\r\n")
			if n < 0 {
				n = len(text) - at
			}
			line = append(line, text[at:at+n]...)
			at += n
			if at < len(text) && text[at] == '\r' {
				at++
			}
			if at < len(text) && text[at] == '\n' {
				at++
			}
			if at >= len(text) || text[at] != ' ' && text[at] != '\t' {
				break
			}
			at++
		}
		if len(bytes.TrimSpace(line)) > 0 {
			list = append(list, newProperty(strings.ToValidUTF8(string(line), "\ufffd"), start))
		}
	}
	return list
}

// newProperty takes a line apart: NAME;PARAM=value;PARAM="value":value.
func newProperty(line string, at int) property {
	p := property{at: at, params: map[string]string{}}
	quoted, start := false, 0
	var parts []string
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			parts = append(parts, line[start:i])
			start = i + 1
		case c == ':' && !quoted:
			parts = append(parts, line[start:i])
			p.value = line[i+1:]
			p.name = strings.ToUpper(parts[0])
			for _, param := range parts[1:] {
				name, value, _ := strings.Cut(param, "=")
				p.params[strings.ToUpper(name)] = strings.Trim(value, `"`)
			}
			return p
		}
	}
	return p
}

// unescaped is the text of a value (RFC 5545, section 3.3.11).
func unescaped(s string) string {
	return strings.TrimSpace(strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s))
}

// categories are the texts of a list, between commas that are not escaped.
func categories(value string) []string {
	var list []string
	for k := range strings.SplitSeq(strings.ReplaceAll(value, `\,`, "\x00"), ",") {
		if k = unescaped(strings.ReplaceAll(k, "\x00", `\,`)); k != "" {
			list = append(list, k)
		}
	}
	return list
}
