package bib

import (
	"fmt"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

func readAll(text string) (keys, told []string) {
	items := Read([]byte(text), "f.bib", func(d records.Diagnostic) { told = append(told, d.Error()) })
	for _, it := range items {
		keys = append(keys, it.Key+"|"+it.Fields["title"]+"|"+it.Fields["date"])
	}
	return keys, told
}

// TestSyntax reads what real files have.
func TestSyntax(t *testing.T) {
	tests := []struct{ name, text, want, told string }{
		{"braces and quotes", `@misc{a, title = "The {NASA} {"}x{"}", year = 2017}`, `a|The NASA "x"|2017`, ""},
		{"parentheses", "@misc(a, title={x (y)})", "a|x (y)|", ""},
		{"macros and #", "@string{X = {one}}@misc{a, title = x # \" two\", month = dec, year = 2017}", "a|one two|2017-12", ""},
		{"undefined macro", "@misc{a, title = undef}", "a|undef|", `f.bib:1:18: warning: the macro "undef" is not defined`},
		{"month in full", "@misc{a, title={x}, month = DECEMBER, year = 2017}", "a|x|2017-12", ""},
		{"bare date", "@misc{a, title={x}, date = 2017-12-04}", "a|x|2017-12-04", ""},
		{"comments", "text @ text\n% @misc{no, title={x}}\n@comment{@misc{no, title={x}}}\n@misc{a, title={x},} % b\n% c\n@misc{b, title={y}}", "a|x| b|y|", ""},
		{"at sign", "@misc{a, title={me@example.org}}", "a|me@example.org|", ""},
		{"mark and line ends", "\ufeff@misc{a,\r title={x}\r}\r@misc{b,\r\ntitle={y}}", "a|x| b|y|", ""},
		{"no comma", "@misc{a, title={x} year=2017}", "a|x|2017", "f.bib:1:20: there is \"y\" where a comma should be"},
		{"not closed", "@misc{a, title={x\n\n@misc{b, title={y}}", "b|y|", "f.bib:1:16: this text is not closed"},
		{"end of file", "@misc{a, title={x}", "", "f.bib:1:19: there is the end of the file"},
		{"no key", "@misc{title={x}}", "|x|", "this entry has no key"},
		{"Latin-1", "@misc{a, title={M\xfcller}}", "a|Müller|", "f.bib:1:18: warning: this file is not UTF-8"},
		{"keys", "@misc{习近平2017:a.b/c, title={x}}", "习近平2017:a.b/c|x|", ""},
		{"nesting", "@misc{a, title={" + strings.Repeat("{", 5000) + "x" + strings.Repeat("}", 5000) + "}}", "a|x|", ""},
	}
	for _, test := range tests {
		keys, told := readAll(test.text)
		if got := strings.Join(keys, " "); got != test.want && test.name != "nesting" {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if all := strings.Join(told, "\n"); test.told == "" && all != "" || !strings.Contains(all, test.told) {
			t.Errorf("%s: said %q, want %q", test.name, all, test.told)
		}
	}
}

// TestNames takes names apart as BibTeX does.
func TestNames(t *testing.T) {
	for value, want := range map[string]string{
		"Donald E. Knuth": "Knuth/Donald E.//",
		"Charles Louis Xavier Joseph de la Vallée Poussin": "Vallée Poussin/Charles Louis Xavier Joseph/de la/",
		"van Beethoven, Ludwig":                            "Beethoven/Ludwig/van/",
		"King, Jr., Martin Luther":                         "King/Martin Luther//Jr.",
		"{World Health Organization}":                      "=World Health Organization",
		"{\\'E}mile Zola":                                  "Zola/Émile//",
		"{de} Gaulle, Charles":                             "Gaulle/Charles/de/",
		"Aristotle":                                        "=Aristotle",
		"Per Brinch Hansen":                                "Hansen/Per Brinch//",
		"Brinch Hansen, Per":                               "Brinch Hansen/Per//",
		"family=Smith, given=John, prefix=von":             "Smith/John/von/",
		"{\\relax Ф}ёдор Достоевский":                      "Достоевский/Фёдор//",
	} {
		l := names(value + " and others")
		if len(l.List) != 1 || !l.EtAl {
			t.Errorf("%q: %v", value, l)
			continue
		}
		n := l.List[0].Name
		got := fmt.Sprintf("%s/%s/%s/%s", n.Family, n.Given, n.Particle, n.Suffix)
		if n.Literal != "" {
			got = "=" + n.Literal
		}
		if got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// TestLinear reads files in which nothing is closed in time that grows with their length.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"@misc{a,\nb={\n", "@comment{", "@misc{a,", "@string{a={", "{", "@misc{a,b=\"{", "@misc{a, b=c # "} {
		told := 0
		Read([]byte(strings.Repeat(piece, 200_000/len(piece))), "f.bib", func(records.Diagnostic) { told++ })
		if told == 0 && piece != "{" && !strings.HasPrefix(piece, "@comment") {
			t.Errorf("%q: nothing is said", piece)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"@misc{a, title = {x}, author = \"A and B\"}", "@string(a = {b})@misc(c, d = a # 1)", "@comment{x} @preamble{\"y\"}", "@misc{a, title={\\'{e}$x^2$}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l := library.New(func(records.Diagnostic) {})
		items := Read(text, "f.bib", placed(t))
		for _, it := range items {
			if it.At.Line < 1 || it.At.Column < 1 {
				t.Errorf("an item has no place: %v", it.At)
			}
		}
		l.Add(items)
		if _, err := l.TOML(); err != nil {
			t.Error(err)
		}
	})
}

// placed demands that each finding has its place in the file and says something.
func placed(t *testing.T) func(records.Diagnostic) {
	return func(d records.Diagnostic) {
		if d.File == "" || d.Position.Line < 1 || d.Column < 1 || d.Message == "" {
			t.Errorf("a finding without a place: %+v", d)
		}
	}
}
