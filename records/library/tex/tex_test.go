package tex

import "testing"

func TestText(t *testing.T) {
	for _, test := range []struct{ in, want, unknown string }{
		{`{\"o}sterreich {\'E}cole \c{c}a na\"{\i}ve {\v{S}}koda`, "österreich École ça naïve Škoda", ""},
		{`$H_2O$ and $\alpha^{2}$`, "H₂O and α²", ""},
		{`\{{}a\} 50\% {\textbackslash}x A\&B`, `{a} 50% \x A&B`, ""},
		{"a--b ``c'' d---e O'Neil 1~m", "a–b “c” d—e O'Neil 1\u00a0m", ""},
		{`{{NASA}} \LaTeX\ is \emph{here}`, "NASA LaTeX is here", ""},
		{`\unknown{bar} x`, "bar x", `\unknown`},
		{`"{}x"{} {` + "`" + `}`, `"x" ` + "`", ""},
		{"\\ss \\'\\i {\\relax Ф}ёдор \\\\ y", "ßíФёдор y", ""},
		{`{{{`, "", ""},
		{`\`, "", ""},
		{`}a{`, "a", ""},
	} {
		got, unknown := Text(test.in)
		told := ""
		if len(unknown) > 0 {
			told = unknown[0]
		}
		if got != test.want || told != test.unknown {
			t.Errorf("%q: %q, %q, want %q, %q", test.in, got, told, test.want, test.unknown)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(`{\"o} \'\i $x^2_{ab}$ \foo{bar}`)
	f.Fuzz(func(t *testing.T, s string) { Text(s) })
}
