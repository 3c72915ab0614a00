package formats_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/bib"
	"github.com/quoth-cite/quoth/records/library/tex"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// asTeX is a text as our LaTeX has it: braces that do not pair are parentheses,
// quotes and dashes are what TeX prints for them.
func asTeX(s string) string {
	return strings.NewReplacer("{", "(", "}", ")", "’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`, "＄", "$", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi").
		Replace(norm.NFC.String(s))
}

// TestHostileBib reads entries of every text: strictly, and as import does.
func TestHostileBib(t *testing.T) {
	refs := hostileRefs(t, hostile.Texts, "forum", "source", "speech")
	for _, format := range []string{"bibtex", "biblatex"} {
		document := write(t, format, refs)
		if n := len(readBib(t, document)); n != len(refs) {
			t.Errorf("%s: %d entries of %d", format, n, len(refs))
		}
		var read []understood
		for _, it := range bib.Read(document, "x.bib", func(records.Diagnostic) {}) {
			read = append(read, imported(it))
		}
		checkHostile(t, refs, read, asTeX)
	}
}

// imported is what import understood of an entry.
func imported(it library.Item) understood {
	u := understood{key: it.Key, title: it.Fields["title"] + it.Fields["subtitle"]}
	for _, a := range it.Names["speakers"].List { // who organizes an event is read from several fields
		u.names = append(u.names, a.Name.Natural())
	}
	return u
}

// TestHostileBiber lets biber read entries of the texts that mean something in a
// .bib file.
func TestHostileBiber(t *testing.T) {
	need(t, "biber")
	refs := hostileRefs(t, slices.Concat(hostile.Bib, hostile.Calendar, hostile.YAML), "speech")
	entries, complaints := biber(t, write(t, "biblatex", refs))
	for _, c := range complaints {
		t.Error(c)
	}
	var read []understood
	for _, e := range entries {
		u := understood{key: e.ID}
		for _, l := range e.Names {
			if l.Type == "author" {
				for _, n := range l.Names {
					name := ""
					for _, p := range n.Parts {
						name += p.Text
						for _, q := range p.Parts {
							name += q.Text
						}
					}
					plain, _ := tex.Text(name)
					u.names = append(u.names, plain)
				}
			}
		}
		read = append(read, u)
	}
	for _, r := range refs {
		r.Title = "" // biber tells it with marks of its own
	}
	checkHostile(t, refs, read, asTeX)
}

// TestHostileTeX typesets entries of the texts that mean something to TeX, beside
// a file that none may read and a name that none may write to.
func TestHostileTeX(t *testing.T) {
	need(t, "pdflatex", "biber", "bibtex", "pdftotext")
	refs := hostileRefs(t, slices.Concat(hostile.TeX, hostile.Bib), "speech")
	for _, s := range []struct {
		name, target string
		lines        func(*testing.T, []*records.Reference) []string
	}{
		{"biblatex", "biblatex", func(t *testing.T, refs []*records.Reference) []string { return latex(t, typesets[0], refs) }},
		{"bibtex", "natbib", classicLaTeX},
	} {
		t.Run(s.name, func(t *testing.T) {
			shown := showable(t, s.target, refs)
			if len(shown) != len(refs) {
				t.Fatalf("only %d of %d can be shown", len(shown), len(refs))
			}
			for i, line := range s.lines(t, shown) {
				for _, text := range []string{shown[i].Title, shown[i].Author.List[0].Name.Family} {
					if !strings.Contains(onlySeen(asTeX(line)), onlySeen(asTeX(text))) {
						t.Errorf("%s: %q is not in %q", shown[i].Key, text, line)
					}
				}
			}
		})
	}
}

// classicLaTeX typesets records with bibtex, each on a line, and gives the lines.
func classicLaTeX(t *testing.T, refs []*records.Reference) []string {
	t.Helper()
	dir := t.TempDir()
	var keys []string
	for _, r := range refs {
		keys = append(keys, r.Key)
	}
	page := `\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
` + onePage + `
\renewenvironment{thebibliography}[1]{}{}
\renewcommand\bibitem[2][]{\par\stepcounter{entry}\hbox{QQ\theentry QQ }}
\begin{document}
\bibliographystyle{unsrt}
\nocite{` + strings.Join(keys, ",") + `}
\bibliography{all}
\end{document}
`
	writeCanary(t, dir, map[string][]byte{"all.bib": writeFor(t, "natbib", refs), "page.tex": []byte(page)})
	run(t, dir, nil, "pdflatex", texOptions...)
	run(t, dir, nil, "bibtex", "page")
	run(t, dir, nil, "pdflatex", texOptions...)
	return entryLines(t, dir, refs)
}

// writeCanary writes files, and beside them one that nothing may read.
func writeCanary(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	files[hostile.Canary+".tex"] = []byte(hostile.Secret)
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// entryLines are the entries of a page, a line each. The secret must not be among
// them, nor in the log, nor a file be there that a text asked for.
func entryLines(t *testing.T, dir string, refs []*records.Reference) []string {
	t.Helper()
	text := pdfText(t, filepath.Join(dir, "page.pdf"))
	log, err := os.ReadFile(filepath.Join(dir, "page.log"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text+string(log), hostile.Secret) {
		t.Error("a file was read because a text says so")
	}
	if found, _ := filepath.Glob(filepath.Join(dir, hostile.Written+"*")); len(found) > 0 {
		t.Errorf("%q was written because a text says so", found)
	}
	var lines []string
	for i, r := range refs {
		_, rest, found := strings.Cut(text, "QQ"+strconv.Itoa(i+1)+"QQ")
		if !found {
			t.Fatalf("%s is not printed", r.Key)
		}
		line, _, _ := strings.Cut(rest, "QQ"+strconv.Itoa(i+2)+"QQ")
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}
