package formats

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

func TestTeXText(t *testing.T) {
	tests := []struct{ text, want, ascii string }{
		{"AT&T, 50% of C#_x", `AT\&T, 50\% of C\#\_x`, ""},
		{"$5 to $10", `\$5 to \$10`, ""},
		{`a\input{x}`, `a{\textbackslash}input\{{}x\}`, ""},
		{`^^5cwrite18{x} % gone`, `{\textasciicircum}{\textasciicircum}5cwrite18\{{}x\} \% gone`, ""},
		{"a{b", "a(b", ""},
		{"}{", ")(", ""},
		{"~", `{\textasciitilde}`, ""},
		{`say "no"`, `say "{}no"{}`, ""},
		{"a--b, ''c, <<d, e?`", "a-{}-b, '{}'c, <{}<d, e?{`}", ""},
		{"two\r\nlines\tand\u2028more\u0085here\u0000\u001b!", "two lines and more here !", ""},
		{"  ends  ", "ends", ""},
		{"x\u00a0y", "x\u00a0y", ""},
		{"\ufeffa\u200db\u202bc\u202c\ufffe", "a\u200db\u202bc\u202c", ""},
		{"@misc{x, y={z}}", `@misc\{{}x, y=\{{}z\}\}`, ""},
		{"E\u0301cole", "École", `{\'E}cole`},
		{"\u0301a", "{}\u0301a", ""},
		{"Łódź, Øster, Åse, Œuvre, naïve", "Łódź, Øster, Åse, Œuvre, naïve", `{\L}{\'o}d{\'z}, {\O}ster, {\AA}se, {\OE}uvre, na{\"i}ve`},
		{"Çelik ǧ Ő ų ḍ ẖ", "Çelik ǧ Ő ų ḍ ẖ", `{\c{C}}elik {\v{g}} {\H{O}} {\k{u}} {\d{d}} {\b{h}}`},
		{"ī ĭ ấ đ ð Ș 习 Я", "ī ĭ ấ đ ð Ș 习 Я", "ī ĭ ấ đ ð Ș 习 Я"},
		{"bad\xff", "bad\ufffd", ""},
	}
	for _, tt := range tests {
		if got := (tex{}).text(tt.text); got != tt.want {
			t.Errorf("text(%q) = %q, want %q", tt.text, got, tt.want)
		}
		want := tt.ascii
		if want == "" {
			want = tt.want
		}
		if got := (tex{ascii: true}).text(tt.text); got != want {
			t.Errorf("ascii text(%q) = %q, want %q", tt.text, got, want)
		}
	}
	if got := (tex{dollar: true}).text("$5 to $10"); got != "＄5 to ＄10" {
		t.Errorf("wide dollars: %q", got)
	}
	if got := (tex{dollar: true}).text("$5"); got != `\$5` {
		t.Errorf("one wide dollar: %q", got)
	}
}

func TestTeXTitle(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Asian and African countries", "Asian and {African} countries"},
		{"NASA rules", "{NASA} rules"},
		{"The iPhone, (AT&T) and C#", `The {iPhone}, ({AT\&T}) and {C}\#`},
		{"“Quoted” first", "“{Quoted}” first"},
		{"A title: with small letters. and more", "A title: {with} small letters. {and} more"},
		{"bell hooks", "{bell} hooks"},
		{"La Haye", "La {Haye}"},
		{"亚非国家 and Ελλάδα", "亚非国家 and {Ελλάδα}"},
		{"Sub-Forum x", "{Sub-Forum} x"},
		{"a {Bc} d{E} F", `{a} \{{}{Bc}\} {d\{{}E}\} {F}`},
		{"a {B c", `{a} ({B} c`},
		{"A École", `A {{\'E}cole}`},
		{"", ""},
		{"— Dash", "— {Dash}"},
	}
	for _, tt := range tests {
		got := tex{ascii: strings.Contains(tt.want, `\'`)}.title(tt.text)
		if got != tt.want {
			t.Errorf("title(%q) = %q, want %q", tt.text, got, tt.want)
		}
		if !bracesPair(got) {
			t.Errorf("title(%q) = %q: the braces do not pair", tt.text, got)
		}
	}
}

func TestTeXVerbatim(t *testing.T) {
	tests := []struct{ text, url, doi string }{
		{"https://example.org/a_b?x=1&y#z~", "https://example.org/a_b?x=1&y#z~", ""},
		{"a b{c}d\\e", "a%20b%7Bc%7Dd%5Ce", ""},
		{"100%", "100%25", "100%"},
		{"%20%zz", "%20%25zz", "%20%zz"},
		{"é\n", "%C3%A9%0A", ""},
		{`<a>"|^` + "`", "%3Ca%3E%22%7C%5E%60", `<a>"|^` + "`"},
	}
	for _, tt := range tests {
		if got := (tex{}).verbatim(tt.text); got != tt.url {
			t.Errorf("verbatim(%q) = %q, want %q", tt.text, got, tt.url)
		}
		want := tt.doi
		if want == "" {
			want = tt.url
		}
		if got := (tex{}).doi(tt.text); got != want {
			t.Errorf("doi(%q) = %q, want %q", tt.text, got, want)
		}
	}
}

func TestTeXNames(t *testing.T) {
	tests := []struct {
		name records.Name
		want string
		raw  string // in UTF-8, where that differs
	}{
		{records.Name{Family: "Gogh", Given: "Vincent", Particle: "van"}, "van Gogh, Vincent", ""},
		{records.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "King, Jr., Martin Luther", ""},
		{records.Name{Family: "Von Der Leyen", Given: "Ursula"}, "Von Der Leyen, Ursula", ""},
		{records.Name{Family: "Cruz", Given: "Ana", Particle: "De la"}, "De la Cruz, Ana", ""},
		{records.Name{Family: "Ormesson", Given: "Jean", Particle: "d'"}, "d'Ormesson, Jean", ""},
		{records.Name{Family: "Ormesson Smith", Given: "Jean", Particle: "d’"}, `{\relax d’Ormesson Smith}, Jean`, "{d’Ormesson Smith}, Jean"},
		{records.Name{Family: "da Silva e Souza", Given: "João"}, `{da Silva e Souza}, Jo{\~a}o`, "{da Silva e Souza}, João"},
		{records.Name{Family: "García Márquez", Given: "Gabriel"}, `Garc{\'i}a M{\'a}rquez, Gabriel`, "García Márquez, Gabriel"},
		{records.Name{Family: "Ángel García", Given: "Bob"}, `{{\'A}ngel Garc{\'i}a}, Bob`, "{Ángel García}, Bob"},
		{records.Name{Family: "hooks", Given: "bell"}, "{hooks}, bell", ""},
		{records.Name{Family: "gogh", Given: "vincent", Particle: "van"}, "van {gogh}, vincent", ""},
		{records.Name{Family: "Ormesson", Given: "jean", Particle: "d'"}, "{d'Ormesson}, jean", ""},
		{records.Name{Family: "Plato"}, "{Plato}", ""},
		{records.Name{Given: "Bono"}, "{Bono}", ""},
		{records.Name{Family: "and", Given: "Rock, Roll"}, "{and}, {Rock, Roll}", ""},
		{records.Name{Family: "Толстой", Given: "Лев Николаевич"}, `{\relax Толстой}, {\relax Л}ев {\relax Н}иколаевич`, "Толстой, Лев Николаевич"},
		{records.Name{Family: "黄", Given: "志雄"}, `{\relax 黄志雄}`, "{黄志雄}"},
		{records.Name{Literal: "习近平"}, `{\relax 习近平}`, "{习近平}"},
		{records.Name{Literal: "Barnes and Noble, Inc."}, "{Barnes and Noble, Inc.}", ""},
		{records.Name{Literal: "A {B"}, "{A (B}", ""},
		{records.Name{}, "", ""},
	}
	for _, tt := range tests {
		list := records.AgentList{List: []records.Agent{{Name: tt.name}}}
		if got := (tex{ascii: true, joinCJK: true}).names(list); got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.name, got, tt.want)
		}
		want := tt.raw
		if want == "" {
			want = tt.want
		}
		if got := (tex{joinCJK: true}).names(list); got != want {
			t.Errorf("%+v in UTF-8: %s, want %s", tt.name, got, want)
		}
	}
	two := records.AgentList{EtAl: true, List: []records.Agent{testPerson("A", "B"), {}, testBody("others")}}
	if got, want := (tex{}).names(two), "A, B and {others{}} and others"; got != want {
		t.Errorf("list: %s, want %s", got, want)
	}
	if got, want := (tex{}).list([]string{"A and B", "Others", ""}), "{A and B} and {Others{}}"; got != want {
		t.Errorf("bodies: %s, want %s", got, want)
	}
	parts := records.AgentList{List: []records.Agent{testPerson("黄", "志雄")}}
	if got, want := (tex{}).names(parts), "黄, 志雄"; got != want {
		t.Errorf("parts: %s, want %s", got, want)
	}
}

func TestTeXPages(t *testing.T) {
	for text, want := range map[string]string{"2-10": "2--10", "S-12": "S-12", "xii–xv": "xii--xv", "1, 3–4": "1, 3--4", "B3": "B3", "5%": `5\%`} {
		if got := (tex{}).pages(text); got != want {
			t.Errorf("pages(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzTeX demands of every text that its braces pair, that it stays on one line
// in valid UTF-8, and that nothing in it begins a command of its own.
func FuzzTeX(f *testing.F) {
	for _, r := range references() {
		f.Add(r.Title + r.Subtitle + r.Note)
	}
	f.Add(`\input{a}^^5c%` + "\u2028}{{")
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range []tex{{}, {ascii: true, dollar: true, joinCJK: true}} {
			agents := records.AgentList{List: []records.Agent{{Name: records.Name{Literal: s}}, {Name: records.Name{Family: s, Given: s, Particle: s, Suffix: s}}}}
			for _, got := range []string{x.text(s), x.title(s), x.whole(s), x.pages(s), x.names(agents), x.keywords([]string{s, s}),
				x.annotations([]string{s, s})} {
				checkField(t, s, got)
				checkCommands(t, s, got)
			}
			checkField(t, s, x.verbatim(s))
			checkField(t, s, x.doi(s))
		}
	})
}

// checkField reports what would end a field or break its line.
func checkField(t *testing.T, from, got string) {
	t.Helper()
	switch {
	case !utf8.ValidString(got):
		t.Errorf("%q gives invalid UTF-8: %q", from, got)
	case !bracesPair(got):
		t.Errorf("%q gives braces that do not pair: %q", from, got)
	case strings.ContainsFunc(got, func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' }):
		t.Errorf("%q gives a break or a control character: %q", from, got)
	}
}

// checkCommands reports what TeX would take for more than text.
func checkCommands(t *testing.T, from, got string) {
	t.Helper()
	for i := 0; i < len(got); i++ {
		switch {
		case got[i] == '\\' && knownCommand(got[i+1:]):
			i++
		case strings.IndexByte("\\&%#_$~^", got[i]) >= 0:
			t.Errorf("%q gives a bare %c: %q", from, got[i], got[i:])
		}
	}
}

// knownCommand reports whether our own writing may go on so behind a backslash.
func knownCommand(s string) bool {
	if s == "" {
		return false
	}
	if strings.IndexByte("&%#_${}`'^~=.\"", s[0]) >= 0 {
		return true
	}
	for _, name := range strings.Fields("textbackslash} textasciitilde} textasciicircum} textbackslash{} textasciitilde{} textasciicircum{} relax ss} o} O} l} L} ae} AE} oe} OE} aa} AA} i} u{ r{ H{ v{ d{ c{ k{ b{") {
		if strings.HasPrefix(s, name) {
			return true
		}
	}
	return false
}
