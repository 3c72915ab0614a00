package library

import (
	"html"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// htmlTag is what looks like a tag of HTML: whether it closes, its name, and what
// else stands in it.
var htmlTag = records.Pattern(`<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)/?>`)

// address is an address that a tag has.
var address = records.Pattern(`(?i)\s(?:href|src)\s*=\s*["']?([^"'\s>]+)`)

// handler is what a tag has that does something: no text is set with it, so that it
// is one that is shown as it stands.
var handler = records.Pattern(`(?i)\son[a-z]+\s*=`)

// htmlNames are the elements that texts of bibliographies and programmes have in
// them: what breaks a line behind it, what stands alone, and the others, with those
// that processors of CSL know.
var htmlNames = map[string]string{
	"p": "line", "div": "line", "li": "line", "ul": "line", "ol": "line", "h1": "line", "h2": "line", "h3": "line", "h4": "line", "h5": "line", "h6": "line",
	"tr": "line", "table": "line", "blockquote": "line", "pre": "line", "br": "alone", "hr": "alone", "img": "alone",
	"i": "in", "b": "in", "u": "in", "em": "in", "strong": "in", "sub": "in", "sup": "in", "sc": "in", "span": "in", "font": "in", "nocase": "in", "small": "in", "a": "in",
	"code": "in", "tt": "in", "td": "in", "th": "in", "tbody": "in", "html": "in", "body": "in", "s": "in", "del": "in", "ins": "in", "cite": "in", "q": "in",
}

// ofCSL are the elements that processors of CSL know.
var ofCSL = map[string]string{"i": "in", "b": "in", "sub": "in", "sup": "in", "sc": "in", "span": "in", "nocase": "in"}

// PlainCSL is a text without the markup of CSL, and with entities as they stand.
func PlainCSL(s string) string { return strings.TrimSpace(withoutTags(s, ofCSL)) }

// PlainHTML is a text without the markup of HTML, of which the addresses stay. What
// only looks like a tag stays too: the "<b>" of "a<b>c" closes nowhere.
func PlainHTML(s string) string {
	s = withoutTags(s, htmlNames)
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}

// withoutTags takes the tags out of a text: those that stand alone, and those that
// open and close, of the elements given.
func withoutTags(s string, names map[string]string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	tags := htmlTag().FindAllStringSubmatchIndex(s, -1)
	instead := make([]string, len(tags))
	is := make([]bool, len(tags))
	open := map[string][]int{} // by name, those that are not closed yet
	for i, t := range tags {
		name := strings.ToLower(s[t[4]:t[5]])
		switch kind := names[name]; {
		case kind == "", handler().MatchString(s[t[6]:t[7]]):
		case kind == "alone":
			is[i], instead[i] = true, "\n"+addressIn(s[t[6]:t[7]], "")
		case t[2] == t[3] && name == "a":
			open[name] = []int{i} // a link has none within it (HTML, section 4.5.1)
		case t[2] == t[3]:
			open[name] = append(open[name], i)
		case len(open[name]) > 0:
			last := len(open[name]) - 1
			from := tags[open[name][last]]
			is[i], is[open[name][last]] = true, true
			open[name] = open[name][:last]
			if name == "a" {
				instead[i] = addressIn(s[from[6]:from[7]], s[from[1]:t[0]])
			}
			if instead[i] != "" {
				instead[i] = " " + instead[i]
			}
			if kind == "line" {
				instead[i] += "\n"
			}
		}
	}
	var b strings.Builder
	at := 0
	for i, t := range tags {
		if is[i] {
			b.WriteString(s[at:t[0]] + instead[i])
			at = t[1]
		}
	}
	return b.String() + s[at:]
}

// addressIn is the address that the attributes of a tag have, in parentheses, ""
// where there is none, or the text says it.
func addressIn(attributes, text string) string {
	m := address().FindStringSubmatch(attributes)
	if m == nil || strings.Contains(text, strings.TrimPrefix(strings.TrimPrefix(m[1], "http://"), "https://")) {
		return ""
	}
	return "(" + m[1] + ")"
}
