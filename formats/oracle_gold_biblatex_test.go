package formats_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// apaDocument is a document in which each entry stands alone, in a bibliography
// of its own and on one line, behind a line that says its key.
const apaDocument = `\documentclass{article}
\input{glyphtounicode}\pdfgentounicode=1
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage[american]{babel}
\usepackage[paperwidth=5000pt,textwidth=4800pt,paperheight=5000pt,textheight=4800pt]{geometry}
\usepackage[style=apa,backend=biber]{biblatex}
\addbibresource{gold.bib}
\pagestyle{empty}\parindent0pt
\begin{document}
ENTRIES
\end{document}
`

// issueOf is the issue behind a volume in italics, between which pdftotext sees a
// blank that is only the slant of the volume.
var issueOf = regexp.MustCompile(`(\d) \((\d+)\)`)

// TestGoldBiblatex typesets the gold records of APA style with biblatex-apa and
// demands the text that the authority printed, or, for one that is listed as
// failing, another.
func TestGoldBiblatex(t *testing.T) {
	need(t, "pdflatex", "biber", "pdftotext")
	for _, file := range []string{"apa.bbx", "lmodern.sty"} {
		if exec.Command("kpsewhich", file).Run() != nil {
			missing(t, file+" is not installed")
		}
	}
	known := goldRecords(t)
	var list []goldReference
	var refs []*records.Reference
	var entries strings.Builder
	for _, g := range readGold(t).Reference {
		if g.Style != "apa" {
			continue
		}
		list = append(list, g)
		refs = append(refs, known[g.Key])
		entries.WriteString(`\begin{refsection}\nocite{` + g.Key + `}key ` + g.Key + `\par\printbibliography[heading=none]\end{refsection}` + "\n")
	}
	target, err := formats.LookupTarget("biblatex-apa")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, text []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("gold.bib", writeWith(t, target.Format, target.Values, refs))
	write("gold.tex", []byte(strings.Replace(apaDocument, "ENTRIES", entries.String(), 1)))
	run(t, dir, nil, "pdflatex", "-interaction=nonstopmode", "gold")
	run(t, dir, nil, "biber", "gold")
	run(t, dir, nil, "pdflatex", "-interaction=nonstopmode", "gold")
	text, _ := run(t, dir, nil, "pdftotext", "-layout", "-nopgbrk", "gold.pdf", "-")
	printed, key := map[string]string{}, ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "key "); ok {
			key = name
		} else if line != "" {
			printed[key] += issueOf.ReplaceAllString(line, "$1($2)")
		}
	}
	for _, g := range list {
		g.Expected, g.Markup = strings.ReplaceAll(g.Expected, "*", ""), ""
		g.Fails = g.FailsBiblatex
		checkGold(t, g, printed[g.Key])
	}
}
