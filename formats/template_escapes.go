package formats

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// json is a value as JSON. "<", ">" and "&" are escapes in it, so that it may
// stand within HTML.
func (c *templateContext) json(v any) (string, error) {
	if v == nil {
		return "null", nil
	}
	if r, ok := v.(*records.Reference); ok && r != nil {
		var b bytes.Buffer
		if err := writeJSONL(&b, r); err != nil {
			return "", err
		}
		v = json.RawMessage(bytes.TrimSpace(b.Bytes()))
	}
	text, err := json.Marshal(v)
	return string(text), err
}

var (
	entityForm = regexp.MustCompile(`^&#?[0-9A-Za-z]+;`)
	// the number of an item of a list, as pandoc has them too; what parts it from
	// the item is the group
	itemForm = regexp.MustCompile(`^\(?(?:[0-9]+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z])([.)])(?: |$)`)
	initial  = regexp.MustCompile(`^[A-Z]\. `) // which begins no list
)

// markdownInline is a text for Markdown, on one line. A backslash takes the
// meaning from any mark of ASCII (CommonMark 0.31, section 2.4); it stands
// before those that mean something within a line, to pandoc as well, and before
// those that do at the start of one.
func markdownInline(s string) string {
	s = oneLine(s)
	item := -1
	if m := itemForm.FindStringSubmatchIndex(s); m != nil && !initial.MatchString(s) {
		item = m[2]
	}
	var b strings.Builder
	for i, c := range s {
		start := i == 0 && strings.ContainsRune("#+-=:>", c)
		entity := c == '&' && entityForm.MatchString(s[i:])
		if start || entity || i == item || strings.ContainsRune("\\`*_{}[]<~$^@|", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// linkText is an address that can be followed: of the schemes that do no more
// than lead somewhere, and of a DOI. "" is given for any other.
func linkText(s string) string {
	s = urlText(s)
	if strings.HasPrefix(s, "10.") {
		return "https://doi.org/" + tex{}.doi(s)
	}
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || !slices.Contains([]string{"http", "https", "ftp", "mailto"}, strings.ToLower(scheme)) {
		return ""
	}
	return s
}

// csvCell is a cell of CSV (RFC 4180).
func csvCell(s string) string {
	s = noFormula(s)
	if strings.ContainsAny(s, "\",\r\n") || strings.TrimSpace(s) != s {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// noFormula is a text that no spreadsheet takes for a formula.
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
