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
	text := norm.NFC.String(s.text)
	fields := x.inOrder(s.fields)
	for _, name := range fields {
		if x.before.field(name).stands(text) {
			return ""
		}
	}
	if len(fields) == 0 || strings.Trim(text, "0123456789-–— ") == "" && len(fields) > 1 { // a range of numbers, each in a field of its own
		return ""
	}
	return madeOf(text, x.before.field(fields[0]).alike(text))
}

// stands reports whether a text is in a field as it stands. The first letter may
// be that of a sentence, an address have its characters percent-encoded, and a
// range of numbers another dash.
func (f *entryField) stands(text string) bool {
	if strings.Trim(text, "0123456789-–— ") == "" {
		return f.has(folded(text))
	}
	first, size := utf8.DecodeRuneInString(text)
	raised := string(unicode.ToUpper(first)) + text[size:]
	own := wordsOf(text)
	if f.folded().find(own.text, func(i int) bool {
		i = f.words.from[i] - own.from[0]
		return i >= 0 && (strings.HasPrefix(f.Value[i:], text) || strings.HasPrefix(f.Value[i:], raised))
	}) {
		return true
	}
	if address := !strings.ContainsAny(text, " \t\n") || strings.Contains(text, "://"); address && strings.Contains(f.Value, "%") || own.text == "" {
		return strings.Contains(f.Value, text) || strings.Contains(unpercent(f.Value), unpercent(text))
	}
	return false
}

// unpercent is an address with no character percent-encoded.
func unpercent(s string) string {
	return percentCode().ReplaceAllStringFunc(s, func(code string) string {
		c, _ := strconv.ParseUint(code[1:], 16, 8)
		return string([]byte{byte(c)})
	})
}

var percentCode = records.Pattern(`%[0-9A-Fa-f]{2}`)

// alike is the part of a field that has the words of a text, with as many signs
// around them as it has; all of the field where they are not there.
func (f *entryField) alike(text string) string {
	own, value := wordsOf(text), f.Value
	part := value
	f.folded().find(own.text, func(at int) bool {
		start, end := f.words.span(at, at+len(own.text), value)
		first, last := own.span(0, len(own.text), text)
		for n := signs(text[:first]); n > 0 && start > 0; {
			c, size := utf8.DecodeLastRuneInString(value[:start])
			start -= size
			n -= signs(string(c))
		}
		for n := signs(text[last:]); n > 0 && end < len(value); {
			c, size := utf8.DecodeRuneInString(value[end:])
			end += size
			n -= signs(string(c))
		}
		part = value[start:end]
		return true
	})
	return part
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
