package records

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// part is one part of a dotted key.
type part struct {
	name       string // unquoted
	start, end int    // with its quotes
	quoted     bool
}

// readPart reads one part of a dotted key that begins at text[i], and the blanks
// around it. Next is where reading goes on; -1 says that its quotes are not
// closed. A part that is not quoted ends at a dot, bracket, quote, equals sign
// or blank.
func readPart(text []byte, i int) (p part, next int) {
	i += indent(text[i:])
	p.start, p.end = i, i
	if i < len(text) && (text[i] == '"' || text[i] == '\'') {
		p.quoted = true
		end, ok := closeString(text, i)
		p.end = end
		if !ok {
			return p, -1
		}
		p.name = unquoteKey(text[i:end])
		return p, end + indent(text[end:])
	}
	for p.end < len(text) && !endsPart[text[p.end]] {
		p.end++
	}
	p.name = string(text[i:p.end])
	return p, p.end + indent(text[p.end:])
}

// endsPart holds the bytes that end a part of a key that is not quoted.
var endsPart = [256]bool{'.': true, '[': true, ']': true, '"': true, '\'': true, '=': true, ' ': true, '\t': true, '\r': true, '\n': true}

// unquoteKey gives the text of a quoted key. One whose escapes are not TOML's is
// given as it stands, which the decoder then refuses.
func unquoteKey(quoted []byte) string {
	inner := quoted[1 : len(quoted)-1]
	if quoted[0] == '\'' || bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	var v struct{ K string }
	if _, err := toml.Decode("K="+string(quoted), &v); err != nil {
		return string(inner)
	}
	return v.K
}

// quoteKey writes a key as a header has it: bare where it can be, else in quotes,
// with escapes for what would not be seen.
func quoteKey(key string) string {
	if isBareKey(key) {
		return key
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range key {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// short is a name as it is shown in a message, where it may be too long to read.
func short(name string) string {
	const most = 60
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	return name[:runeOffset([]byte(name), most)] + "…"
}

// isBareKey reports whether TOML lets the key stand without quotes.
func isBareKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return key != ""
}

// isKeyRune reports whether a record's key may hold the character.
func isKeyRune(r rune) bool {
	return r != utf8.RuneError && (strings.ContainsRune("-_:.+/", r) || unicode.In(r, unicode.L, unicode.M, unicode.Nd))
}

// rightKey is the key with a hyphen for each run of characters that a key may
// not hold, and none at its ends.
func rightKey(key string) string {
	key = strings.Join(strings.FieldsFunc(NFC(key), func(r rune) bool { return !isKeyRune(r) }), "-")
	return strings.Trim(key, "-")
}

// faultOfKey gives what is wrong with the key of a record of a type, or nil.
func (p part) faultOfKey(typ string) *headerFault {
	fault := func(message, hint string) *headerFault {
		return &headerFault{p.start, max(p.end, p.start+1), "bad-key", message, hint}
	}
	if isBareKey(p.name) && len(p.name) <= maxKey {
		return nil
	}
	if p.name == "" {
		return fault("the key is empty", "a key is how the record is cited, such as "+exampleHeader)
	}
	if n := utf8.RuneCountInString(p.name); n > maxKey {
		return fault(fmt.Sprintf("this key has %d characters", n), fmt.Sprintf("a key has at most %d", maxKey))
	}
	bad := strings.IndexFunc(NFC(p.name), func(r rune) bool { return !isKeyRune(r) })
	if bad < 0 {
		if !p.quoted {
			return fault("this key must stand in quotes", fmt.Sprintf("write [%s.%s]", typ, quoteKey(p.name)))
		}
		return nil
	}
	r, _ := utf8.DecodeRuneInString(NFC(p.name)[bad:])
	hint := "a key holds letters and digits, and - _ : . + /"
	if right := rightKey(p.name); right != "" {
		hint += fmt.Sprintf("; for instance [%s.%s]", typ, quoteKey(right))
	}
	return fault(fmt.Sprintf("a key cannot hold %s", describeRune(r)), hint)
}

// describeRune names a character in a sentence.
func describeRune(r rune) string {
	switch {
	case r == ' ':
		return "a blank"
	case r == utf8.RuneError:
		return "bytes that are not UTF-8"
	case unicode.IsGraphic(r) && !unicode.IsSpace(r):
		return fmt.Sprintf("%q", string(r))
	}
	return fmt.Sprintf("the character U+%04X", r)
}

// readKey reads the dotted key that a line begins with, of as many parts as it
// may have. Value is what follows the equals sign.
func readKey(line []byte) (parts []part, value []byte, ok bool) {
	for i := 0; len(parts) < maxParts; i++ {
		p, next := readPart(line, i)
		if next < 0 || p.start == p.end && !p.quoted || next >= len(line) {
			return nil, nil, false
		}
		parts = append(parts, p)
		switch i = next; line[i] {
		case '=':
			i++
			return parts, line[i+indent(line[i:]):], true
		case '.':
		default:
			return nil, nil, false
		}
	}
	return nil, nil, false
}
