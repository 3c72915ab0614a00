package cited

import (
	"slices"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
)

// form is the form of the arguments of a command that cites.
type form uint8

const (
	one    form = iota + 1 // \cite[pre][post]{keys}; also <pre>, as apacite has it
	many                   // \cites(pre)(post)[pre][post]{keys}[pre][post]{keys}…
	volume                 // \volcite[pre]{volume}[pages]{keys}
	vols                   // \volcites(pre)(post)[pre]{volume}[pages]{keys}…
	second                 // \addtocategory{category}{keys}
)

// citing are the commands that cite, a star behind them left out: those of LaTeX,
// natbib, biblatex, apacite, jurabib and some styles of biblatex. Each may begin
// with a capital.
var citing = sync.OnceValue(func() map[string]form {
	forms := map[string]form{}
	add := func(f form, names string) {
		for _, name := range strings.Fields(names) {
			forms[name] = f
			forms[strings.ToUpper(name[:1])+name[1:]] = f
		}
	}
	add(one, `cite nocite bibentry onlinecite inlinecite newcite citenum citeonline
		citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citetalias citepalias defcitealias
		parencite footcite footcitetext textcite smartcite supercite autocite footfullcite fullcite fullciteauthor
		citetitle citedate citeurl citefield citelist citename citeauthorfull notecite pnotecite fnotecite entrydata headlesscite
		headlessfullcite gentextcite posscite posscitet nptextcite nptextcites autocitetitle citejournal shorthandcite shortcite
		citeA citeNP citeyearNP fullcite fullciteA fullciteNP shortciteA shortciteNP shortciteauthor shortciteyear fullciteauthor
		citeauthorNP citeauthorA nocitemeta footciteauthor possessivecite citegen citeposs`)
	add(many, `cites parencites footcites footcitetexts textcites smartcites supercites autocites fullcites footfullcites nptextcites
		gentextcites headlesscites citeauthors`)
	add(volume, `volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite`)
	add(vols, `volcites pvolcites fvolcites ftvolcites svolcites tvolcites avolcites`)
	add(second, `addtocategory`)
	return forms
})

// including are the commands that take in another file.
var including = []string{"input", "include", "subfile", "subfileinclude", "@input", "loadglsentries"}

// literal are the environments whose text is printed as it stands, or not at all.
var literal = strings.Fields(`verbatim Verbatim BVerbatim LVerbatim SaveVerbatim lstlisting minted comment filecontents alltt tcblisting luacode
	pycode asy lilypond`)

// latex reads LaTeX.
func latex(s *scanner) {
	for s.at < len(s.text) {
		i := strings.IndexAny(s.rest(), `\%`)
		if i < 0 {
			return
		}
		s.at += i
		if s.text[s.at] == '%' {
			s.skipLine()
			continue
		}
		s.at++
		name := s.command()
		switch {
		case name == "":
			s.at++ // what stands behind the backslash: \\ or \%
		case name == "begin" || name == "end":
			if latexEnvironment(s, name) {
				return
			}
		case name == "verb" || name == "lstinline" || name == "mintinline" || name == "Verb":
			skipVerb(s, name)
		case name == "newcommand" || name == "renewcommand" || name == "providecommand" || name == "def" || name == "let" || name == "DeclareRobustCommand":
			s.has("*")
			s.has("{")
			if s.has(`\`) { // the name that is given a meaning is not used here
				s.command()
			}
		case slices.Contains(including, name):
			from, to, _ := group(s.text, blanks(s.text, s.at), '{', '}')
			if path := s.text[from:to]; !strings.ContainsAny(path, `\#`) {
				s.file(strings.TrimSpace(path), from)
			}
		default:
			citeCommand(s, citing()[name])
		}
		s.at = min(s.at, len(s.text))
	}
}

// command gives the name of the command behind a backslash, "" where what stands
// there is no letter.
func (s *scanner) command() string {
	start := s.at
	for s.at < len(s.text) && (isLetter(s.text[s.at]) || s.text[s.at] == '@') {
		s.at++
	}
	return s.text[start:s.at]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// latexEnvironment goes on behind \begin{…} or \end{…}, and behind the whole
// environment where its text is literal. It reports the end of the document.
func latexEnvironment(s *scanner, name string) (end bool) {
	from, to, ok := group(s.text, blanks(s.text, s.at), '{', '}')
	if !ok {
		return false
	}
	environment := s.text[from:to]
	s.at = to + 1
	if name == "end" {
		return environment == "document"
	}
	if slices.Contains(literal, strings.TrimSuffix(environment, "*")) {
		s.skipTo(`\end{` + environment + `}`)
	}
	return false
}

// skipVerb goes on behind what \verb and its like print as it stands.
func skipVerb(s *scanner, name string) {
	s.has("*")
	if _, to, ok := group(s.text, s.at, '[', ']'); ok {
		s.at = to + 1
	}
	if name == "mintinline" {
		if _, to, ok := group(s.text, s.at, '{', '}'); ok {
			s.at = to + 1
		}
	}
	if _, to, ok := group(s.text, s.at, '{', '}'); ok && name != "verb" {
		s.at = to + 1
		return
	}
	if s.at < len(s.text) {
		mark := s.text[s.at]
		line := s.line()
		if i := strings.IndexByte(line[min(1, len(line)):], mark); i >= 0 {
			s.at += i + 2
		}
	}
}

// citeCommand notes the keys of the command that is read, whose arguments have
// the form. It goes on in front of them, because a citation may stand in what
// another says before its keys.
func citeCommand(s *scanner, f form) {
	if f == 0 {
		return
	}
	at := s.at
	if strings.HasPrefix(s.text[at:], "*") {
		at++
	}
	at, _ = options(s.text, at, "(")
	for n := 0; ; n++ {
		next, given := options(s.text, at, "[<")
		from, to, ok := group(s.text, next, '{', '}')
		if !ok || f == one && n > 0 || n > 0 && !given && from-1 != at {
			return // a group behind a blank is text
		}
		if f == volume || f == vols || f == second {
			next, _ = options(s.text, to+1, "[")
			if from, to, ok = group(s.text, next, '{', '}'); !ok {
				return
			}
		}
		keyList(s, from, to)
		if f != many && f != vols {
			return
		}
		at = to + 1
	}
}

// comment is what is left out of a list of keys.
var comment = records.Pattern(`%[^\n]*(\n|$)`)

// keyList notes the keys of a list with commas.
func keyList(s *scanner, from, to int) {
	list := s.text[from:to]
	list = comment().ReplaceAllStringFunc(list, func(c string) string { return strings.Repeat(" ", len(c)) })
	if strings.ContainsAny(list, `\#{}`) { // the body of a macro
		return
	}
	at := from
	for part := range strings.SplitSeq(list, ",") {
		key := strings.TrimSpace(part)
		if key == "*" {
			s.all = true
		} else {
			s.cite(key, at+strings.Index(part, key))
		}
		at += len(part) + 1
	}
}

// What is longer, in bytes, or has more braces within each other is a mark that is
// not closed. Lists of keys may be long; what else is looked at is a note or a line.
const (
	maxArgument = 4000
	maxKeys     = 64 << 10
	maxBraces   = 50
)

// group finds what stands between the mark at i and the one that closes it; ok is
// false where there is none. Within the brackets of an option, braces hide a
// bracket.
func group(text string, i int, open, shut byte) (from, to int, ok bool) {
	if i >= len(text) || text[i] != open {
		return i, i, false
	}
	depth, most := 0, maxArgument
	if open == '{' {
		most = maxKeys
	}
	for j := i + 1; j < min(len(text), i+most); j++ {
		switch c := text[j]; {
		case c == '\\':
			j++
		case c == shut && depth == 0:
			return i + 1, j, true
		case c == '{':
			if depth++; depth > maxBraces {
				return i, i, false
			}
		case c == '}':
			if depth--; depth < 0 {
				return i, i, false
			}
		}
	}
	return i, i, false
}

// options goes on behind the optional arguments that stand at i, which begin
// with one of the marks. given says that there are any.
func options(text string, i int, marks string) (next int, given bool) {
	shut := map[byte]byte{'[': ']', '<': '>', '(': ')'}
	for next = i; ; given = true {
		at := blanks(text, next)
		if at >= len(text) || strings.IndexByte(marks, text[at]) < 0 {
			if given || marks != "(" {
				next = at
			}
			return next, given
		}
		_, to, ok := group(text, at, text[at], shut[text[at]])
		if !ok {
			return at, given
		}
		next = to + 1
	}
}

// blanks goes on behind blanks, comments and one line break: an empty line ends
// the arguments of a command.
func blanks(text string, i int) int {
	for lines := 0; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\r':
		case '\n':
			if lines++; lines > 1 {
				return i
			}
		case '%':
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return len(text)
			}
			i += end
		default:
			return i
		}
	}
	return i
}
