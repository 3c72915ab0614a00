package formats

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// bent says what the entry makes of the text of s where none of the fields that
// have it has it to the last character: without its line breaks, with another
// sign for one that means something to the format. It is "" for a text that is
// there as it stands.
func (x *experiment) bent(s *slot) string {
	if s.set == nil {
		return ""
	}
	var values []string
	for _, name := range x.inOrder(s.fields) {
		values = append(values, norm.NFC.String(x.before.field(name).Value))
	}
	text := norm.NFC.String(s.text)
	if len(values) == 0 || stands(strings.Join(values, "\n"), text) {
		return ""
	}
	return madeOf(text, alike(values[0], text))
}

// stands reports whether a text is in a value as it stands. The first letter may
// be that of a sentence, an address have its characters percent-encoded, and a
// range of numbers another dash, or a field for each.
func stands(value, text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case strings.Contains(value, text), strings.Contains(value, string(unicode.ToUpper(first))+text[size:]):
		return true
	case strings.Trim(text, "0123456789-–— ") == "":
		return contains(folded(value), folded(text))
	case strings.ContainsAny(text, " \t\n") && !strings.Contains(text, "://"):
		return false
	}
	return strings.Contains(unpercent(value), unpercent(text))
}

// unpercent is an address with no character percent-encoded.
func unpercent(s string) string {
	return percentCode().ReplaceAllStringFunc(s, func(code string) string {
		c, _ := strconv.ParseUint(code[1:], 16, 8)
		return string([]byte{byte(c)})
	})
}

var percentCode = records.Pattern(`%[0-9A-Fa-f]{2}`)

// alike is the part of a value that has the words of a text, with the signs
// around them that are not its own; the whole value where they are not there.
func alike(value, text string) string {
	var b strings.Builder // the value folded, character by character
	var from []int        // where in value each byte of it is from
	for i, c := range value {
		part := folded(string(c))
		if part == "" && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") && !unicode.In(c, unicode.M, unicode.Cf) {
			part = " "
		}
		b.WriteString(part)
		for range len(part) {
			from = append(from, i)
		}
	}
	words := folded(text)
	at := strings.Index(b.String(), words)
	if at < 0 || words == "" {
		return value
	}
	start, last := from[at], from[at+len(words)-1]
	_, size := utf8.DecodeRuneInString(value[last:])
	end := last + size
	front := strings.IndexFunc(text, isWordRune)
	back := strings.LastIndexFunc(text, isWordRune)
	_, size = utf8.DecodeRuneInString(text[back:])
	for n := signs(text[:front]); n > 0 && start > 0; {
		c, size := utf8.DecodeLastRuneInString(value[:start])
		start -= size
		n -= signs(string(c))
	}
	for n := signs(text[back+size:]); n > 0 && end < len(value); {
		c, size := utf8.DecodeRuneInString(value[end:])
		end += size
		n -= signs(string(c))
	}
	return value[start:end]
}

// signs is the number of characters of a text that are seen.
func signs(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) && !unicode.IsControl(c) && !unicode.In(c, unicode.Cf) {
			n++
		}
	}
	return n
}

// Most characters of what is shown of a text, and those before the first that is
// another one.
const (
	maxBent   = 48
	bentFront = 16
)

// madeOf says what has become of a text in words.
func madeOf(text, now string) string {
	switch lines := strings.Contains(text, "\n"); {
	case !lines && strings.Contains(now, "\n"):
		return "in parts: " + strings.ReplaceAll(strconv.Quote(now), `\n`, `", "`)
	case strings.Join(strings.Fields(text), " ") != strings.Join(strings.Fields(now), " "):
	case lines && !strings.Contains(now, "\n"):
		return "on one line"
	default:
		return "with other blanks"
	}
	was, is := []rune(text), []rune(now)
	other := 0
	for other < len(was) && other < len(is) && was[other] == is[other] {
		other++
	}
	front, back := "", ""
	if from := other - bentFront; from > 0 && len(is) > maxBent {
		front, is = "…", is[from:]
	}
	if len(is) > maxBent {
		is, back = is[:maxBent], "…"
	}
	return "as " + strconv.Quote(front+string(is)+back)
}
