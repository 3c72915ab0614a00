package formats_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// typst typesets a bibliography and gives its text, blanks and line breaks as one.
func typst(t *testing.T, style string, bib []byte) string {
	t.Helper()
	needNode(t, "@myriaddreamin/typst-ts-node-compiler")
	need(t, "pdftotext")
	pdf := filepath.Join(t.TempDir(), "out.pdf")
	if out, said := run(t, readers, bib, "node", "typst.js", style, pdf); len(out)+len(said) > 0 {
		t.Errorf("Typst said: %s%s", tail(out), tail(said))
	}
	return pdfText(t, pdf)
}

// pdfText is the text of a page, blanks and line breaks as one.
func pdfText(t *testing.T, pdf string) string {
	t.Helper()
	text, _ := run(t, filepath.Dir(pdf), nil, "pdftotext", "-enc", "UTF-8", pdf, "-")
	return strings.Join(strings.Fields(string(text)), " ")
}
