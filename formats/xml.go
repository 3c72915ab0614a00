package formats

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"unicode/utf8"
)

// element is an element of XML: a text, or elements within it. attributes are
// names and values by turns.
type element struct {
	name       string
	attributes []string
	text       string
	within     []element
}

// el is an element with elements in it, none of which is empty.
func el(name string, attributes []string, within ...element) element {
	return element{name: name, attributes: attributes, within: slices.DeleteFunc(within, element.isEmpty)}
}

// leaf is an element with a text in it.
func leaf(name, text string, attributes ...string) element {
	return element{name: name, attributes: attributes, text: text}
}

// isEmpty reports whether an element says nothing.
func (e element) isEmpty() bool { return e.text == "" && len(e.within) == 0 }

// write writes an element, each on a line of its own with indent in front. An
// empty one is not written.
func (e element) write(b *bytes.Buffer, indent string) {
	if e.isEmpty() {
		return
	}
	b.WriteString(indent + "<" + e.name)
	for i := 0; i < len(e.attributes); i += 2 {
		b.WriteString(" " + e.attributes[i] + `="` + xmlText(oneLine(e.attributes[i+1])) + `"`)
	}
	b.WriteByte('>')
	if e.text != "" {
		b.WriteString(xmlText(e.text) + "</" + e.name + ">\n")
		return
	}
	b.WriteByte('\n')
	for _, w := range e.within {
		w.write(b, indent+"  ")
	}
	b.WriteString(indent + "</" + e.name + ">\n")
}

// xmlText is a text as XML 1.0 has it: its marks escaped, and characters that it
// does not allow (production 2, Char) left out.
func xmlText(s string) string {
	return xmlMarks.Replace(strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t', c >= ' ' && c < 0x7f, c >= 0xa0 && c <= 0xd7ff, c >= 0xe000 && c <= 0xfffd, c >= 0x10000 && c <= utf8.MaxRune:
			return c
		}
		return -1
	}, strings.ToValidUTF8(s, "\ufffd")))
}

var xmlMarks = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// splitXML gives the texts of the elements within an entry, named by the path
// from it: "titles/title", "genre (label)" of one with a display label. What is
// in front of an entry is no part of a path.
func splitXML(document []byte, entry string) []Field {
	var fields []Field
	var path []string
	inside := false
	d := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := d.Token()
		if err != nil {
			return fields
		}
		switch t := token.(type) {
		case xml.StartElement:
			if inside {
				path = append(path, t.Name.Local)
			}
			for _, a := range t.Attr {
				if a.Name.Local == "displayLabel" {
					path[len(path)-1] += " (" + a.Value + ")"
				}
				if name := a.Name.Local; name == "ID" || name == "name" || inside && name == "dateLastAccessed" {
					fields = append(fields, Field{Name: strings.Join(append(slices.Clone(path), name), "/"), Value: a.Value})
				}
			}
			inside = inside || t.Name.Local == entry
		case xml.EndElement:
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" && inside {
				fields = append(fields, Field{Name: strings.Join(path, "/"), Value: text})
			}
		}
	}
}
