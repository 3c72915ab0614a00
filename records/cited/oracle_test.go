package cited

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The oracle tests let the programs that documents are written for say what they
// cite. A test whose program is missing is skipped; with QUOTH_CONSUMERS=required
// in the environment it fails instead, and with QUOTH_CONSUMERS=none no program
// is asked.

func need(t *testing.T, programs ...string) {
	t.Helper()
	if os.Getenv("QUOTH_CONSUMERS") == "none" {
		t.Skip("QUOTH_CONSUMERS=none: no other program is asked")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			missing(t, p+" is not installed")
		}
	}
}

func missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("QUOTH_CONSUMERS") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// citedBy gives the keys that Read finds, each once, sorted.
func citedBy(t *testing.T, name, text string) []string {
	t.Helper()
	d, err := Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, c := range d.Citations {
		keys = append(keys, c.Key)
	}
	if d.All {
		keys = append(keys, "*")
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// markdownText holds all that Markdown has of citations, and of what is none.
const markdownText = `---
title: A paper [@in-title]
nocite: |
  @nocited, @also
---

Text citation @a1 and @a2 [p. 3], [@b1; see @b2, p. 4; -@b3], -@c1, @{odd key}-not, @{https://x.org/?a=b}.
Ends @e.f.g. And @h_i:j/k+l--m and @n...o, @2017p; @黄2017-规则。 @a&b @x<y> "@quoted" '@single' (@paren) *@emph* **@strong**
mail foo@bar.com and <foo@baz.org>, \@escaped, [link @in-link](http://x.org/@no) ![image @alt](a@no.png)
https://medium.com/@bare/x http://a@host/ a/@slash x-@dash x_@under ^@sup^ 1@no é@no

> quoted @q1
> still @q2

- item @i1

      @no-code

    para @i2

1. one @i3
   - two @i4

Term
:   Definition @d1

| table | @t1 |
|-------|-----|
| @t2   | x   |

    @no-indented

` + "`@no-code` and ``@no ` code`` and `open @o1\n\n```{.r}\n@no-fence\n```\n\n~~~~\n@no\n~~~\n@no\n~~~~\n" + `
<!-- @no-comment
@no --> after @after

<div class="@attr">@div</div> [span @span]{.x}

[ref]: http://x.org/@no "@no"

[^1]: A note @note.

Note[^1] inline^[@inline]. # not heading @last

# Heading @heading {#id}
`

func TestPandoc(t *testing.T) {
	need(t, "pandoc")
	for _, test := range []struct{ format, name, text string }{
		{"markdown", "a.md", markdownText},
		{"org", "a.org", "#+title: x\n\nText [cite:@a] and [cite/t:see @b p. 3; @c] cite:d,e and citet:f\n\n" +
			"# comment [cite:@no]\n\n: [cite:@no]\n\n=[cite:@no]= ~cite:no~ a@b.org\n\n#+begin_src sh\n[cite:@no]\n#+end_src\n\n* Head [cite:@h]\n\n- item [cite/text:@i]\n"},
		{"latex", "a.tex", `\documentclass{article}\begin{document}\cite{a} \citep[see][p. 3]{b,c} \parencite*{d} \textcites[1]{e}[2]{f}\footcite{g}` +
			"\n% \\cite{no}\n\\verb|\\cite{no}|\n\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\n\\citeauthor{h}\\autocites{i}{j,k}\\nocite{l}\n\\end{document}\\cite{no}"},
	} {
		c := exec.Command("pandoc", "-f", test.format, "-t", "json")
		c.Stdin = strings.NewReader(test.text)
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		var ast any
		if err := json.Unmarshal(out, &ast); err != nil {
			t.Fatal(err)
		}
		var want []string
		citationIDs(ast, &want)
		slices.Sort(want)
		want = slices.Compact(want)
		if got := citedBy(t, test.name, test.text); !slices.Equal(got, want) {
			t.Errorf("%s:\n   we find %q\npandoc has %q", test.name, minus(got, want), minus(want, got))
		}
	}
}

// citationIDs gathers the citations of a document as pandoc gives it.
func citationIDs(v any, ids *[]string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			citationIDs(e, ids)
		}
	case map[string]any:
		if id, ok := v["citationId"].(string); ok {
			*ids = append(*ids, id)
		}
		for _, e := range v {
			citationIDs(e, ids)
		}
	}
}

// minus are those of a that are not in b.
func minus(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// latexBody holds the commands of natbib, or of biblatex.
const natbibBody = `\cite{a}\citet[p.~2]{b,c}\citep*[see][]{d}\citealt{e}\Citeauthor{f}\citeyearpar{g}\nocite{h}\citetext{\citealp{i}; \citealp[{see \citealp{j}}]{k}}
\defcitealias{l}{Paper}\citetalias{l} % \cite{no}
\verb|\cite{no}|
\begin{verbatim}
\cite{no}
\end{verbatim}
\cite{m,%comment
  n}`

const biblatexBody = `\cite{a}\parencite[see][2]{b,c}\Textcite*{d}\footcite{e}\footcitetext{f}\smartcite{g}\supercite{h}\autocite*{i}\citetitle*{j}\fullcite{k}\footfullcite{l}
\cites(pre)(post)[1][2]{m}{n}[3]{o,p}\volcite{2}[3]{q}\Volcites[1]{2}[3]{r}{4}{s}\nocite{t}\citefield{u}{title}\notecite{v}\citeurl{w}\Parencites{x}{y} % \cite{no}
\verb|\cite{no}|
\begin{verbatim}
\cite{no}
\end{verbatim}
\cite{zb,%comment
  zc}`

// TestLaTeX holds that what is read of a document is what LaTeX writes into its
// auxiliary files, and what is read of those is all that biber is asked for.
func TestLaTeX(t *testing.T) {
	need(t, "pdflatex", "biber")
	for _, test := range []struct{ name, preamble, body string }{
		{"natbib", `\usepackage{natbib}`, natbibBody},
		{"biblatex", `\usepackage[backend=biber,style=authoryear]{biblatex}`, biblatexBody},
		{"all", `\usepackage[backend=biber]{biblatex}`, `\nocite{*}\cite{a}`},
	} {
		folder := t.TempDir()
		text := "\\documentclass{article}\n" + test.preamble + "\n\\begin{document}\n" + test.body + "\n\\include{chapter}\n\\end{document}\n\\cite{no}\n"
		for name, content := range map[string]string{"main.tex": text, "chapter.tex": `\cite{chapter}`} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		c := exec.Command("pdflatex", "-interaction=batchmode", "main.tex")
		c.Dir = folder
		var said bytes.Buffer
		c.Stdout = &said
		c.Run() // citations are not defined
		want := citedBy(t, "main.tex", text)
		var aux []string
		for _, name := range []string{"main.aux", "chapter.aux"} {
			content, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatalf("%v\n%s", err, said.String())
			}
			aux = append(aux, citedBy(t, name, string(content))...)
		}
		aux = sortedWithout(aux, "chapter")
		if !slices.Equal(aux, want) {
			t.Errorf("%s:\n  we find %q\n.aux has %q", test.name, minus(want, aux), minus(aux, want))
		}
		if content, err := os.ReadFile(filepath.Join(folder, "main.bcf")); err == nil {
			if bcf := sortedWithout(citedBy(t, "main.bcf", string(content)), "chapter"); !slices.Equal(bcf, want) {
				t.Errorf("%s:\n  we find %q\n.bcf has %q", test.name, minus(want, bcf), minus(bcf, want))
			}
		} else if test.name != "natbib" {
			t.Error(err)
		}
	}
}

func sortedWithout(keys []string, key string) []string {
	keys = slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return k == key })
	slices.Sort(keys)
	return slices.Compact(keys)
}

const typstText = `#set heading(numbering: "1")
= Head <head>
@a, @b: @c. @d[p. 2] @head #cite(<e>) #cite(<f>, form: "prose")
` + "`@no` ```x @no``` // @no\n" + `/* @no /* */ @no */ \@no https://x.org/@no $x y #cite(<m>)$
#let f(x) = [#x @g]
#f[@h] #set text(lang: "en")
#figure([x], caption: [see @i]) <fig> @fig
#if 1 == 1 [@j] else [@not-shown] @l x@n-o_p
- @q.
/ Term: @r
#"@no" #link("https://x.org/@no")[@s] "@t" (@u) *@v* @黄:2017
#for x in ("@no", "b") { if x == "b" [@w #x] } @x
#show heading: it => [@y]
#cite(label("z/z+z"))#context [@za] #{ let a = [@zb]; a }@zc
== Second
`

func TestTypst(t *testing.T) {
	need(t, "node")
	const consumers = "../../testdata/consumers"
	if _, err := os.Stat(filepath.Join(consumers, "node_modules/@myriaddreamin/typst-ts-node-compiler")); err != nil {
		missing(t, "typst is not installed: run npm ci in testdata/consumers")
	}
	c := exec.Command("node", "typst-cited.js")
	c.Dir, c.Stdin = consumers, strings.NewReader(typstText)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := strings.Fields(string(out))
	slices.Sort(want)
	d, err := Read("a.typ", typstText)
	if err != nil {
		t.Fatal(err)
	}
	got := slices.DeleteFunc(citedBy(t, "a.typ", typstText), func(key string) bool {
		return slices.Contains(d.Labels, key) || key == "not-shown" // in a branch that is not taken
	})
	if !slices.Equal(got, want) {
		t.Errorf("we find %q\ntypst has %q", minus(got, want), minus(want, got))
	}
}
