package formats

import (
	"strings"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// risValues is what a tag holds, one value a line, each cleaned and none empty.
func risValues(tag string, value any) []string {
	var list []string
	switch x := value.(type) {
	case string:
		list = []string{x}
	case []string:
		list = x
	}
	var values []string
	for _, s := range list {
		switch s = risText(s); tag {
		case "N1":
			s = withoutLabel(s)
		case "AB", "DO":
		case "UR":
			s = urlText(s)
		default:
			s = withoutHTML(s)
		}
		if s != "" {
			values = append(values, s)
		}
	}
	return values
}

// risText is s on one line, with one blank for each run of blanks, line breaks
// and control characters. So neither "  - " nor "ER  -" can stand in a value:
// citation-js cuts it at the one, JabRef ends the entry at the other.
func risText(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(c rune) bool {
		return unicode.IsSpace(c) && c != '\u00a0' && c != '\u202f' && c != '\u3000' || isBreak(c) || unicode.IsControl(c)
	}), " "))
}

var (
	htmlTag    = records.Pattern(`<([^\s\d])`)
	htmlEntity = records.Pattern(`&(#?[0-9A-Za-z]+;)`)
	labelled   = records.Pattern(`^[\pL\pM][\pL\pM ()/-]*:`)
)

// withoutHTML keeps a text from being read as HTML, which Zotero takes every
// value for: what begins with "<" and a letter would be dropped, "&amp;" would
// be decoded.
func withoutHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	s = htmlTag().ReplaceAllString(s, "< $1")
	return htmlEntity().ReplaceAllString(s, "&\u2060$1")
}

// withoutLabel keeps a note from beginning with a label such as "Language:",
// for which Zotero has rules of its own, made for ProCite. A word joiner, which
// is invisible, goes in front.
func withoutLabel(s string) string {
	if labelled().MatchString(s) {
		return "\u2060" + s
	}
	return s
}

// risKeywords is keywords for one line each. Zotero parts a keyword at
// semicolons, and at commas where it is the only one, so that one stands twice.
func risKeywords(list []string) []string {
	var words []string
	for _, k := range list {
		words = append(words, strings.ReplaceAll(k, ";", ","))
	}
	if len(words) == 1 && strings.Contains(words[0], ",") {
		words = append(words, words[0])
	}
	return words
}

var pageDashes = strings.NewReplacer("–", "-", "—", "-", "--", "-")

// pageRange is the first and the last of two pages; a single page, or what is
// not two pages, is the first.
func pageRange(s string) (first, last string) {
	a, b, two := strings.Cut(pageDashes.Replace(s), "-")
	if !two || strings.ContainsAny(b, "-,;") || strings.ContainsAny(a, ",;") {
		return s, ""
	}
	return strings.TrimSpace(a), strings.TrimSpace(b)
}
