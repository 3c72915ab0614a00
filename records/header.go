package records

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// header is a table header as written, "[speech.key]" or "[[speech.key.list]]".
// Offsets are bytes from the start of its line.
type header struct {
	array      bool
	parts      []part
	start, end int // from the first bracket to behind the last
	fault      *headerFault
}

// headerFault says what is wrong with a header, or what keeps a line that begins
// with "[" from being one.
type headerFault struct {
	start, end          int
	code, message, hint string
}

// exampleHeader is shown where nothing nearer can be.
const exampleHeader = "[speech.huang-2017-rules]"

// readHeader reads the line of a header. It takes more than TOML allows, bare
// keys with any characters above all, so that what is wrong can be told with
// the right form; fault is then set, and parts hold what could be read.
func readHeader(line []byte, parts []part) header {
	h := header{start: indent(line), parts: parts[:0]}
	i := min(h.start+1, len(line))
	if i < len(line) && line[i] == '[' {
		h.array = true
		i++
	}
	for {
		p, next := readPart(line, i)
		if p.start == p.end && !p.quoted {
			h.end = restOfHeader(line, h.start)
			h.fail(h.start, h.end, "a part of this header is empty", "a record begins with its type and its key, such as "+exampleHeader)
			return h
		}
		if p.quoted && next < 0 {
			h.end = lineEnd(line)
			h.fail(p.start, h.end, "the quotes of this key are not closed", "a record begins with its type and its key, such as "+exampleHeader)
			return h
		}
		h.parts = append(h.parts, p)
		if len(h.parts) > maxParts {
			h.end = restOfHeader(line, h.start)
			h.fault = &headerFault{h.start, h.end, "too-many-parts", fmt.Sprintf("this header has more than %d parts", maxParts),
				"no field of a record needs more than a few parts"}
			return h
		}
		i = next
		if i < len(line) && line[i] == '.' {
			i++
			continue
		}
		break
	}
	h.close(line, i)
	return h
}

// close reads the end of a header, from behind its last part.
func (h *header) close(line []byte, i int) {
	closing := "]"
	if h.array {
		closing = "]]"
	}
	h.end = i + len(closing)
	rest := line[i:]
	switch {
	case bytes.HasPrefix(rest, []byte(closing)):
		at := h.end + indent(line[h.end:])
		if at < lineEnd(line) && line[at] != '#' {
			h.fail(at, lineEnd(line), "there is text behind the header", "write the header on a line of its own")
		}
	case i >= lineEnd(line) || rest[0] == '#':
		h.end = lineEnd(line)
		h.fail(h.start, h.parts[len(h.parts)-1].end, fmt.Sprintf("the header has no closing %q", closing), fmt.Sprintf("end it with %q", closing))
	default:
		h.end = restOfHeader(line, h.start)
		h.unread(line)
	}
}

// unread notes that something stands between the parts of the header that should
// not be there, a blank in a key most of the time. Such a key is kept with what
// is in it, for that is how others will refer to it.
func (h *header) unread(line []byte) {
	hint := "a record begins with its type and its key, such as " + exampleHeader
	if len(h.parts) == 2 {
		key := strings.Trim(string(line[h.parts[1].start:h.end]), "[] \t\r\n")
		h.parts[1].name = key
		if right := rightKey(key); right != "" && len(key) <= maxKey {
			hint = fmt.Sprintf("a key has no blanks: [%s.%s]", short(h.parts[0].name), quoteKey(right))
		}
	}
	h.fail(h.start, h.end, "this header cannot be read", hint)
}

// fail notes the first fault of the header.
func (h *header) fail(start, end int, message, hint string) {
	if h.fault == nil {
		h.fault = &headerFault{start, max(end, start+1), "bad-header", message, hint}
	}
}

// String is the header as it is best written.
func (h header) String() string {
	names := make([]string, len(h.parts))
	for i, p := range h.parts {
		names[i] = quoteKey(short(p.name))
	}
	if h.array {
		return "[[" + strings.Join(names, ".") + "]]"
	}
	return "[" + strings.Join(names, ".") + "]"
}

// faultOfParts gives what is wrong with a header as TOML, or nil.
func (h header) faultOfParts() *headerFault {
	if h.fault != nil {
		return h.fault
	}
	for i, p := range h.parts {
		if i != 1 && !p.quoted && !isBareKey(p.name) {
			if typ, key, ok := cutType(p.name); ok && i == 0 && len(h.parts) == 1 {
				return &headerFault{p.start, p.end, "bad-header", "the type and the key are joined by a dot", fmt.Sprintf("write [%s.%s]", typ, quoteKey(key))}
			}
			return &headerFault{p.start, p.end, "bad-header", fmt.Sprintf("%q must stand in quotes here", short(p.name)), "write " + h.String()}
		}
	}
	return nil
}

// cutType takes apart a type and a key that are joined by another mark than a
// dot.
func cutType(name string) (typ Type, key string, ok bool) {
	for _, typ := range Types {
		if key, ok := strings.CutPrefix(name, string(typ)); ok && strings.IndexAny(key, "/:-_") == 0 && rightKey(key[1:]) == key[1:] && key != "" {
			return typ, key[1:], true
		}
	}
	return "", "", false
}

// faultOfRecord gives what keeps a header from being that of a record, or nil.
// The type and key of the record above serve the hint.
func (h header) faultOfRecord(typ, key string) *headerFault {
	first := h.parts[0]
	whole := func(message, hint string) *headerFault {
		return &headerFault{h.start, h.end, "record-form", message, hint}
	}
	switch {
	case !isTableType(first.name):
		return &headerFault{first.start, first.end, "unknown-type", fmt.Sprintf("%q is no type of record", short(first.name)), h.typeHint(typ, key)}
	case len(h.parts) == 1:
		return whole(fmt.Sprintf("%s has no key", h), fmt.Sprintf("a record begins with its type and its key: [%s.KEY]", first.name))
	case h.array && len(h.parts) == 2:
		h.array = false
		return whole("a record is no list", fmt.Sprintf("write %s, in single brackets", h))
	}
	return h.parts[1].faultOfKey(first.name)
}

// typeHint says what could have been meant by a header of no known type.
func (h header) typeHint(typ, key string) string {
	first := h.parts[0].name
	if near := nearestType(first); near != "" {
		right := header{array: h.array && len(h.parts) > 2, parts: slices.Clone(h.parts)}
		right.parts[0].name = near
		if near == string(TypeCollection) {
			right.parts = right.parts[:1]
		}
		return fmt.Sprintf("did you mean %s?", right)
	}
	if len(h.parts) == 1 && rightKey(first) == first {
		return fmt.Sprintf("a header has a type and a key, such as [speech.%s]", quoteKey(short(first)))
	}
	if typ != "" && key != "" {
		full := header{array: h.array, parts: append([]part{{name: typ}, {name: key}}, h.parts...)}
		return fmt.Sprintf("the types are %s; a sub-table of the record above is written in full: %s", typeList(), full)
	}
	return "the types are " + typeList()
}

// nearestType gives the word that a header may begin with that is nearest to
// the one it does, or "".
func nearestType(word string) string {
	words := []string{string(TypeCollection)}
	for _, t := range Types {
		words = append(words, string(t))
	}
	return Suggest(word, words)
}

// typeList names the types of record in a sentence.
func typeList() string {
	names := make([]string, len(Types))
	for i, t := range Types {
		names[i] = string(t)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// restOfHeader is where a header that cannot be read ends: behind the last of
// its brackets, or at the end of its line.
func restOfHeader(line []byte, start int) int {
	if i := bytes.IndexByte(line[start:], ']'); i >= 0 {
		for i += start; i < len(line) && line[i] == ']'; i++ {
		}
		return i
	}
	return lineEnd(line)
}

// lineEnd is the length of the line without its line break and the blanks before
// it.
func lineEnd(line []byte) int {
	n := len(line)
	for n > 0 && (line[n-1] == ' ' || line[n-1] == '\t' || line[n-1] == '\r' || line[n-1] == '\n') {
		n--
	}
	return n
}

// looksLikeHeader reports whether the line begins as the header of a record or
// of a collection does: "[speech." with blanks anywhere. No line within a TOML
// array or inline table can begin so, since such a word is no value.
func looksLikeHeader(line []byte) bool {
	i := indent(line)
	if i >= len(line) || line[i] != '[' {
		return false
	}
	i++
	if i < len(line) && line[i] == '[' {
		i++
	}
	p, next := readPart(line, i)
	return !p.quoted && next < len(line) && (line[next] == '.' || line[next] == ']') && isTableType(p.name)
}

// isTableType reports whether a header may begin with the word.
func isTableType(word string) bool {
	return Type(word) == TypeCollection || slices.Contains(Types, Type(word))
}
