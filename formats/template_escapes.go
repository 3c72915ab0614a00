package formats

import (
	"bytes"
	"encoding/json"
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
	if isFormula(s) {
		return "'" + s
	}
	return s
}
