package cmd

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"regexp"
	"strings"
)

// valuesOf are the values of a file of a format, as none of the readers finds them.
func valuesOf(format string, text []byte) []value {
	switch trimmed := bytes.TrimSpace(text); {
	case format == "ris":
		return valuesInLines(text, regexp.MustCompile(`(?m)^([A-Z][A-Z0-9]) {0,2}- (.*?)\r?$`), "ZZ  - "+strange+"\n", "TY", "ER")
	case format == "ical":
		return valuesInLines(text, regexp.MustCompile(`(?m)^([A-Z-]+)(?:;[^:\r\n]*)?:(.*?)\r?$`), "", "BEGIN", "END", "VERSION", "PRODID", "CALSCALE")
	case format == "bibtex" || format == "biblatex":
		return valuesInBib(text)
	case bytes.HasPrefix(trimmed, []byte("<")):
		return valuesInXML(format, text)
	}
	return valuesInJSON(text)
}

// valuesInLines are the values of lines: the first group of the pattern is the
// name, the second the value. Those of the names given are none.
func valuesInLines(text []byte, line *regexp.Regexp, more string, none ...string) []value {
	var all []value
	for _, m := range line.FindAllSubmatchIndex(text, -1) {
		v := value{name: string(text[m[2]:m[3]]), start: m[4], end: m[5], more: more, moreAt: m[0]}
		if strings.Contains(" "+strings.Join(none, " ")+" ", " "+v.name+" ") {
			continue
		}
		all = append(all, v)
	}
	return all
}

// bibField is the beginning of a field in braces or quotes.
var bibField = regexp.MustCompile(`(?m)[,\s]([A-Za-z][A-Za-z0-9:+_-]*)\s*=\s*([{"])`)

// valuesInBib are the values of fields of entries that stand in braces or quotes.
func valuesInBib(text []byte) []value {
	var all []value
	for _, m := range bibField.FindAllSubmatchIndex(text, -1) {
		entry := bytes.LastIndex(text[:m[0]+1], []byte("@"))
		if entry < 0 || regexp.MustCompile(`^@(?i:string|comment|preamble)`).Match(text[entry:]) {
			continue
		}
		start, depth, shut := m[5], 0, byte('}')
		if text[m[4]] == '"' {
			shut = '"'
		}
		for i := start; i < len(text); i++ {
			if text[i] == shut && depth == 0 {
				name := strings.ToLower(string(text[m[2]:m[3]]))
				all = append(all, value{name: name, start: start, end: i, more: "qzname = {" + strange + "}, ", moreAt: m[2]})
				break
			}
			switch text[i] {
			case '\\':
				i++
			case '{':
				depth++
			case '}':
				depth--
			}
		}
	}
	return all
}

// valuesInJSON are the texts and numbers of JSON. Each object can have another.
func valuesInJSON(text []byte) []value {
	var all []value
	var names []string // of the objects and lists that are open; "" is a list
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	isName, opened := []bool{}, -1
	for {
		before := int(d.InputOffset())
		token, err := d.Token()
		if err != nil {
			return all
		}
		end := int(d.InputOffset())
		start := before + len(text[before:end]) - len(bytes.TrimLeft(text[before:end], " \t\r\n:,"))
		top := len(isName) - 1
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				isName, names, opened = append(isName, true), append(names, ""), end
				continue
			case '[':
				isName, names = append(isName, false), append(names, "[]")
			default:
				isName, names = isName[:top], names[:top]
			}
		case string:
			if top >= 0 && names[top] != "[]" && isName[top] {
				names[top], isName[top] = token, false
				continue
			}
			v := value{name: strings.Join(names, "."), start: start + 1, end: end - 1}
			if opened >= 0 {
				v.more, v.moreAt, opened = `"qzname": "`+strange+`", `, opened, -1
			}
			all = append(all, v)
		case json.Number:
			all = append(all, value{name: strings.Join(names, "."), start: start, end: end, number: true})
		}
		if top := len(isName) - 1; top >= 0 && names[top] != "[]" {
			isName[top] = true
		}
	}
}

// valuesInXML are the texts and attributes of elements, each of which can have
// another beside it.
func valuesInXML(format string, text []byte) []value {
	var all []value
	var path []string
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		start := int(d.InputOffset())
		token, err := d.Token()
		if err != nil {
			return all
		}
		end := int(d.InputOffset())
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
			if format == "endnote-xml" { // what a text looks like, and in what database it stood
				continue
			}
			for _, m := range regexp.MustCompile(`\s([\w:-]+)\s*=\s*["']([^"']*)`).FindAllSubmatchIndex(text[start:end], -1) {
				if name := string(text[start+m[2] : start+m[3]]); name != "xmlns" && !strings.HasPrefix(name, "xmlns:") && !strings.HasPrefix(name, "xsi:") {
					all = append(all, value{name: strings.Join(path, "/") + "@" + name, start: start + m[4], end: start + m[5]})
				}
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if len(bytes.TrimSpace(text[start:end])) > 0 && !bytes.Contains(text[start:end], []byte("<![CDATA[")) {
				if path[len(path)-1] == "ref-type" { // the number of what its name says
					continue
				}
				v := value{name: strings.Join(path, "/"), start: start, end: end}
				if open := bytes.LastIndexByte(text[:start], '<'); len(path) > 2 && path[len(path)-1] != "style" {
					v.more, v.moreAt = "<qzname>"+strange+"</qzname>", open
				}
				all = append(all, v)
			}
		}
	}
}
