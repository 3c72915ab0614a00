package cited

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// keysOf gives the keys that a document cites, "?" behind those that may be
// something else, and the files that it takes in in brackets.
func keysOf(t *testing.T, name, text string) string {
	t.Helper()
	d, err := Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, c := range d.Citations {
		if key := c.Key; c.Optional || slices.Contains(d.Labels, key) {
			keys = append(keys, key+"?")
		} else {
			keys = append(keys, key)
		}
	}
	if d.All {
		keys = append(keys, "*")
	}
	for _, f := range d.Files {
		keys = append(keys, "("+f.Key+")")
	}
	return strings.Join(keys, " ")
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.tex", `\cite{a} \citep[see][p.~3]{b, c} \Textcite*{d}`, "a b c d"},
		{"a.tex", `\cites(pre)(post)[1]{a}[2][3]{b,c}{d} {text} \parencites{e}{f}`, "a b c d e f"},
		{"a.tex", "\\cite{a,%x,y\n b, % z\n\tc}\\%\\cite{d}% \\cite{no}", "a b c d"},
		{"a.tex", "\\cite\n  [p. {]} 2]\n{a} \\cite\n\n{no} \\cite <e.g.>[2]{b}", "a b"},
		{"a.tex", `\cite[{see \citealp[1]{b}}]{a} \citetext{\citealp{c}}`, "b a c"},
		{"a.tex", `\nocite{*}\nocite{a}`, "a *"},
		{"a.tex", `\volcite{2}[3]{a} \volcites[p]{1}{b}[q]{2}[3]{c} \addtocategory{x}{d,e} \citefield{f}{title}`, "a b c d e f"},
		{"a.tex", `\newcommand{\mycite}[1]{\textcite{#1}} \mycite{no} \newcommand\foo{\cite{a}} \renewcommand*{\cite}{x}`, "a"},
		{"a.tex", "\\verb|\\cite{no}| \\verb*+\\cite{no}+ \\lstinline{\\cite{no}} \\mintinline{tex}|\\cite{no}| \\cite{a}", "a"},
		{"a.tex", "\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\n\\begin{lstlisting}[x]\\cite{no}\\end{lstlisting}\\begin{comment}\n\\cite{no}\n\\end{comment}\\cite{a}", "a"},
		{"a.tex", `\begin{document}\cite{a}\end{document}\cite{no}`, "a"},
		{"a.tex", `\label{no}\ref{no}\bibitem{no}\citestyle{no}\bibliography{no}\cite{王-2017:a/b+c.d}`, "王-2017:a/b+c.d"},
		{"a.tex", `\input{one}\include{two.tex}\input{\name}\citeauthor{a}'s`, "a (one) (two.tex)"},
		{"a.tex", `\defcitealias{a}{Paper~I}\citetalias{a} \bibentry{b}\footcitetext[1]{c}`, "a b c"},
		{"a.tex", `\cite{a \cite{b}`, "b"},

		{"a.aux", "\\relax \n\\citation{a}\n\\citation{b,c}\n\\bibcite{no}{1}\n\\abx@aux@cite{0}{d}\n\\abx@aux@cite{e}\n\\@input{ch.aux}\n\\newlabel{no}{{1}{1}}\n", "a b c d e (ch.aux)"},
		{"a.aux", "\\citation{*}\n", "*"},
		{"a.bcf", `<?xml version="1.0"?><bcf:controlfile xmlns:bcf="x"><bcf:section number="0"><bcf:citekey order="1" intorder="1">a</bcf:citekey>` +
			`<bcf:citekey order="2" type="set" members="b,c">set</bcf:citekey><bcf:citekey order="0" nocite="1">*</bcf:citekey></bcf:section></bcf:controlfile>`, "a b c *"},

		{"a.md", `[@a] [see @b, p. 3; also -@c] @d [p. 2] -@e @{odd key}; @{https://x.org/a?b}`, "a b c d e https://x.org/a?b"},
		{"a.md", `foo@bar.com <x@y.org> \@no [x](mailto:a@b "@t") @a.`, "a"},
		{"a.md", "`@no` ``x ` @no`` @a\n\n    @no\n\n```r\n@no\n```\n~~~ {.x}\n@no\n```\n~~~\n<!-- @no -->\n@b", "a b"},
		{"a.md", "---\nnocite: |\n  @a, @b\nx: '@*'\n---\n", "a b *"},
		{"a.md", "- item\n\n    @a in it\n\n1.  `@no`\n\n    more @b\n\ntext\n\n    @no", "a b"},
		{"a.md", "@a_b:c.d/e-f--g @x.y... @2017 @_u @黄2017 @a' ", "a_b:c.d/e-f x.y 2017 _u 黄2017 a"},
		{"a.md", "[a]: http://x/@no\n![c](x.png){#fig:x} @fig:x @fig-y @sec-z @figs", "fig:x? fig-y? sec-z? figs"},
		{"a.qmd", "{{< include _x.qmd >}}\n{{< video @no >}}\n```{r}\n#| label: fig-p\n@no\n```\n@fig-p [@a]", "fig-p? a (_x.qmd)"},
		{"a.md", "text `open @a\n\nand `x` @b", "a b"},
		{"a.md", "> ```\n> @no\n> ```\n> @a\r\n@b\r\n", "a b"},

		{"a.typ", "@a, @b: @c. @d[p. 2] = Head <x> @x", "a b c d x?"},
		{"a.typ", "#cite(<a>) #cite(<b>, form: \"prose\") #cite(label(\"c/d+e\")) #ref(<no>) #link(<no>)[@f]", "a b c/d+e f"},
		{"a.typ", "`@no` ```x @no``` // @no\n/* @no /* */ @no */ \\@no https://x.org/@no $x @ y #cite(<m>)$ @a", "m a"},
		{"a.typ", "#let f(x) = [#x @b]\n#set text(font: \"@no\")\n#show heading: it => [@c]\n#figure(image(\"@no\"), caption: [see @d]) <fig>\n@fig @e", "b c d fig? e"},
		{"a.typ", "#if x == \"@no\" [@a] else [@b] @c #for i in y {[@d]} @e #include \"ch/x.typ\"", "a b c d e (ch/x.typ)"},
		{"a.typ", "#bibliography(\"x.bib\", full: true)\n@a-b:c_d #x.y(1)[@e]@f", "a-b:c_d e f *"},
		{"a.typ", "#x @a #1 @b # @c #\"@no\" @d a < b @e", "a b c d e"},

		{"a.org", "[cite:@a] [cite/t:see @b p. 3;@c] [cite/nocite:@*]", "a b c *"},
		{"a.org", "cite:a,b citep:&c;&d [[cite:&e]] [[citet:f,g][p. 2]] mycite:no. cite:h.", "a b c d e f g h"},
		{"a.org", "# [cite:@no]\n: [cite:@no]\n=[cite:@no]= ~[cite:@no]~ \n#+begin_src x\n[cite:@no]\n#+end_src\n#+INCLUDE: \"x.org\"\n#+include: \"y.py\" src python\n[cite:@a]", "a (x.org)"},
		{"a.org", "a@b.org @no [cite:global @a;@b suffix [x]; end] = @no", "a b"},

		{"a.txt", "\\documentclass{article}\n\\cite{a}", "a"},
		{"a.txt", "\ufeff---\ntitle: x\n---\n@a", "a"},
		{"a", "\\relax\n\\citation{a}", "a"},
	} {
		if got := keysOf(t, test.name, test.text); got != test.want {
			t.Errorf("%s: %s\n got %s\nwant %s", test.name, test.text, got, test.want)
		}
	}
	if _, err := Read("a.txt", "Dear reader"); err == nil || !strings.Contains(err.Error(), "cannot tell what a.txt is written in") {
		t.Errorf("no language: %v", err)
	}
}

func TestPlaces(t *testing.T) {
	d, err := Read("x/a.tex", "é\r\n\\cite{b,\n 王a}\n\\cite{b}")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Citations {
		got = append(got, fmt.Sprintf("%s %s %d %q", c.Position, c.Key, c.Width, c.Line))
	}
	want := `x/a.tex:2:7 b 1 "\\cite{b,"|x/a.tex:3:2 王a 2 " 王a}"`
	if strings.Join(got, "|") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// hostile are texts that a careless reader takes very long for.
func hostile() []string {
	var texts []string
	for _, piece := range []string{`\cite[`, `\cite{`, `\cites{a}`, "\\begin{verbatim}", "`", "`a``", "<!--", "@", "@{", "](", "[cite:@", "#[", "#(", "#f(", "$", "/*", "#if [", "$#(", "#context ", "context ", "#f[$#{", "=", "cite:", "{#a", "<a", "@a ", "- ", "\\verb"} {
		texts = append(texts, strings.Repeat(piece, 20_000))
	}
	return texts
}

// TestHostile reads long texts that a reader which looks ahead for
// what is not there would sit over for minutes.
func TestHostile(t *testing.T) {
	for _, text := range hostile() {
		for _, l := range languages {
			if _, err := Read("a"+l.exts[0], text); err != nil {
				t.Error(err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, l := range languages {
		f.Add(l.exts[0], "\\cite[a]{b} [@c] @d #cite(<e>) [cite:@f] `x` #if [y] {#z}\n")
	}
	f.Fuzz(func(t *testing.T, ext, text string) {
		for _, l := range languages {
			d, err := Read("a"+l.exts[0], text)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
			for _, c := range d.Citations {
				if c.Key == "" || c.Position.Line > len(lines) || c.Column < 1 {
					t.Errorf("%s: %+v", l.name, c)
				}
			}
		}
	})
}
