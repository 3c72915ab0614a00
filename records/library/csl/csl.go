// Package csl reads CSL-JSON: a list of items, or an object with one, as Zotero,
// pandoc, Mendeley and quoth itself write it.
package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// item is one item as JSON has it.
type item map[string]any

// Read reads a document. An item that cannot be read is reported, and the others
// are given.
func Read(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	s := splitter{text: text, file: file, report: report}
	var items []library.Item
	s.elements(func(at int, raw []byte) {
		var i item
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber()
		if err := d.Decode(&i); err != nil {
			fault, message := library.JSONFault(err)
			s.fail(at+min(fault, len(raw)), "this item is not JSON: "+message, "mend it, or leave it out")
			return
		}
		if !slices.ContainsFunc([]string{"type", "title", "id", "author", "container-title"}, func(name string) bool { return i[name] != nil }) {
			s.fail(at, "this is no item of CSL-JSON: it has no type, no title and no id", "give it a type and a title, or leave it out")
			return
		}
		own := object(i["custom"])["kind"] != nil
		plain(map[string]any(i), own)
		r := reader{in: i, custom: object(i["custom"]), ours: own, item: library.Item{At: s.position(at)}}
		items = append(items, r.read())
	})
	return items
}

// maxDepth is how deep values may be nested; the standard library's own limit is
// higher.
const maxDepth = 100

// Limits are those of CSL-JSON.
var Limits = []records.Limit{{Of: "values within each other in CSL-JSON", Most: maxDepth, Unit: "levels", Beyond: "the item is an error; the others are read"}}

// splitter finds the items of a document, so that one that is broken does not
// keep the others from being read.
type splitter struct {
	text   []byte
	file   string
	report func(records.Diagnostic)
	lines  library.Lines
	bare   bool // there is no list around the items
}

func (s *splitter) position(at int) records.Position {
	p := s.lines.Position(s.text, at)
	p.File = s.file
	return p
}

func (s *splitter) fail(at int, message, hint string) {
	s.report(records.Diagnostic{Code: "syntax", Position: s.position(min(at, len(s.text))), Message: message, Hint: hint})
}

// elements gives each object of the list, and where it begins.
func (s *splitter) elements(yield func(at int, raw []byte)) {
	start := s.list()
	if start < 0 {
		s.fail(0, "there is no list of items in this file", `CSL-JSON is a list, [{"id": "…", "type": "…"}], or an object whose "items" or "references" is one`)
		return
	}
	for i := start; i < len(s.text); {
		switch c := s.text[i]; c {
		case ' ', '\t', '\r', '\n', ',':
			i++
		case ']':
			return
		case '{':
			end, ok := s.object(i)
			if !ok {
				s.fail(i, "this item is not closed, or nested too deeply", `look for a missing "}" or quote`)
				end = s.next(i + 1)
				i = end
				continue
			}
			yield(i, s.text[i:end])
			i = end
		default:
			s.fail(i, fmt.Sprintf("%q stands between the items", string(c)), "between them there is a comma, and nothing else")
			i = s.next(i)
		}
	}
	if !s.bare {
		s.fail(len(s.text), "the list of items is not closed", `it ends with "]"`)
	}
}

// list is where the first item of the list can stand; -1 where there is no list.
func (s *splitter) list() int {
	i := len(s.text) - len(bytes.TrimLeft(s.text, " \t\r\n"))
	if i == len(s.text) {
		return -1
	}
	if s.text[i] == '[' {
		return i + 1
	}
	best := -1
	for _, name := range []string{`"items"`, `"references"`, `"data"`} {
		if at := bytes.Index(s.text, []byte(name)); at >= 0 && s.text[i] == '{' {
			rest := bytes.TrimLeft(s.text[at+len(name):], " \t\r\n:")
			if len(rest) > 0 && rest[0] == '[' && (best < 0 || at < best) {
				best = len(s.text) - len(rest) + 1
			}
		}
	}
	if best < 0 && s.text[i] == '{' {
		s.bare = true // one item by itself, or several without a list
		return i
	}
	return best
}

// object is the end of the object that begins at i.
func (s *splitter) object(i int) (end int, ok bool) {
	depth, quoted := 0, false
	for ; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted && c == '\n':
			return i, false // no text of JSON has a line break
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return i, false
			}
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return i, false
}

// next is where the next item may begin: a brace that opens a line.
func (s *splitter) next(i int) int {
	for i < len(s.text) {
		n := bytes.IndexByte(s.text[i:], '\n')
		if n < 0 {
			return len(s.text)
		}
		i += n + 1
		rest := bytes.TrimLeft(s.text[i:], " \t\r")
		if bytes.HasPrefix(rest, []byte("{")) || bytes.HasPrefix(rest, []byte("]")) {
			return len(s.text) - len(rest)
		}
	}
	return i
}

func object(v any) item {
	m, _ := v.(map[string]any)
	return m
}

// names are the variables of an item in a fixed order.
func (i item) names() []string { return slices.Sorted(maps.Keys(i)) }
