// Package tex turns what LaTeX writes in bibliographies into plain Unicode.
package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text gives the characters that LaTeX prints for a text. Braces go, and so do
// commands that only change the type; of a command that is not known what stands
// in its braces stays, and its name is among the unknown.
func Text(s string) (text string, unknown []string) {
	if !strings.ContainsAny(s, "\\{}~$-`'\"<>&\n\t") {
		return strings.TrimSpace(s), nil
	}
	r := reader{text: s}
	r.group(0)
	return strings.Join(strings.FieldsFunc(norm.NFC.String(r.out.String()), func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }), " "), r.unknown
}

// MaxDepth is how deep groups within each other are followed.
const MaxDepth = 200

type reader struct {
	text    string
	at      int
	out     strings.Builder
	math    bool
	unknown []string
}

// group reads to the end of the text, or of the group that was opened.
func (r *reader) group(depth int) {
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		switch c {
		case '\\':
			r.command(depth)
		case '{':
			r.at++
			if strings.HasPrefix(r.text[r.at:], "`}") { // a backtick that is kept from being a quotation mark
				r.out.WriteByte('`')
				r.at += 2
			} else if depth < MaxDepth {
				r.group(depth + 1)
			}
		case '}':
			r.at++
			if depth > 0 {
				return
			}
		case '$':
			r.at++
			r.math = !r.math
		case '~':
			r.at++
			r.out.WriteRune('\u00a0')
		case '^', '_':
			r.at++
			if r.math {
				r.script(c, depth)
			} else {
				r.out.WriteRune(c)
			}
		case '-', '`', '\'', '<', '>', ',', '?', '!':
			r.ligature(c)
		default:
			r.out.WriteRune(c)
			r.at += size
		}
	}
}

// ligatures are signs that TeX joins, longest first.
var ligatures = []struct{ from, to string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"<<", "«"}, {">>", "»"}, {",,", "„"}, {"?`", "¿"}, {"!`", "¡"}, {"`", "‘"}, {"'", "’"},
}

func (r *reader) ligature(c rune) {
	rest := r.text[r.at:]
	for _, l := range ligatures {
		if strings.HasPrefix(rest, l.from) && !(l.from == "'" && r.math) {
			if l.from == "'" {
				r.out.WriteByte('\'') // an apostrophe stays as it was typed
			} else {
				r.out.WriteString(l.to)
			}
			r.at += len(l.from)
			return
		}
	}
	r.out.WriteRune(c)
	r.at++
}

// command reads a command with what it takes.
func (r *reader) command(depth int) {
	r.at++
	if r.at == len(r.text) {
		return
	}
	name := r.name()
	switch {
	case accents[name] != 0:
		r.accent(accents[name], depth)
	case strings.TrimSpace(name) == "":
		r.out.WriteByte(' ')
	case letters()[name] != "":
		r.out.WriteString(letters()[name])
		r.blanksAfter(name)
	case name == "href":
		r.link(depth)
	case kept()[name]:
		r.blanksAfter(name)
	case dropped[name]:
		r.blanksAfter(name)
		r.argument(depth)
	default:
		r.blanksAfter(name)
		if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) {
			r.out.WriteString(name)
			return
		}
		r.unknown = append(r.unknown, `\`+name)
	}
}

// name reads the name of a command: letters, or one sign.
func (r *reader) name() string {
	start := r.at
	for r.at < len(r.text) && isLetter(r.text[r.at]) {
		r.at++
	}
	if r.at == start {
		_, size := utf8.DecodeRuneInString(r.text[r.at:])
		r.at += size
		return r.text[start:r.at]
	}
	name := r.text[start:r.at]
	if r.at < len(r.text) && r.text[r.at] == '*' {
		r.at++
	}
	return name
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// blanksAfter passes over the blanks that a command of letters swallows.
func (r *reader) blanksAfter(name string) {
	if !isLetter(name[0]) {
		return
	}
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// argument reads what a command takes, and drops it.
func (r *reader) argument(depth int) string {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
	if r.at == len(r.text) || r.text[r.at] == '}' || depth >= MaxDepth {
		return ""
	}
	inner := reader{text: r.text, at: r.at, math: r.math}
	switch r.text[r.at] {
	case '{':
		inner.at++
		inner.group(depth + 1)
	case '\\':
		inner.command(depth + 1)
	default:
		_, size := utf8.DecodeRuneInString(r.text[r.at:])
		inner.out.WriteString(r.text[r.at : r.at+size])
		inner.at += size
	}
	r.at, r.unknown = inner.at, append(r.unknown, inner.unknown...)
	return inner.out.String()
}

// link reads an address and the text that links to it, which stand as "text
// (address)" unless the text says the address.
func (r *reader) link(depth int) {
	address := strings.NewReplacer(`\%`, "%", `\_`, "_", `\&`, "&", `\#`, "#").Replace(r.rawArgument())
	text := r.argument(depth)
	r.out.WriteString(text)
	if _, bare, _ := strings.Cut(address, "://"); bare != "" && !strings.Contains(text, strings.TrimRight(bare, "/")) {
		r.out.WriteString(" (" + address + ")")
	}
}

// rawArgument is what stands in the braces of the next argument, as it is written.
func (r *reader) rawArgument() string {
	rest := strings.TrimLeft(r.text[r.at:], " \t\r\n")
	end := strings.IndexByte(rest, '}')
	if !strings.HasPrefix(rest, "{") || end < 0 {
		return ""
	}
	r.at = len(r.text) - len(rest) + end + 1
	return strings.TrimSpace(rest[1:end])
}

// accent puts a mark on the letter behind it. The i and j without dots are the
// letters here.
func (r *reader) accent(mark rune, depth int) {
	arg := r.argument(depth)
	first, size := utf8.DecodeRuneInString(arg)
	switch first {
	case 'ı':
		first = 'i'
	case 'ȷ':
		first = 'j'
	}
	if size == 0 {
		if sign := aloneAccents[mark]; sign != 0 {
			r.out.WriteRune(sign)
		}
		return
	}
	// A second mark on the same letter stands behind the first.
	rest := arg[size:]
	r.out.WriteRune(first)
	for len(rest) > 0 {
		m, n := utf8.DecodeRuneInString(rest)
		if !unicode.IsMark(m) {
			break
		}
		r.out.WriteRune(m)
		rest = rest[n:]
	}
	r.out.WriteRune(mark)
	r.out.WriteString(rest)
}

// script reads what stands above or below the line in a formula: as the letters
// that Unicode has for it, where it has all of them.
func (r *reader) script(c rune, depth int) {
	arg := r.argument(depth)
	table := above
	if c == '_' {
		table = below
	}
	var b strings.Builder
	for _, x := range arg {
		y := table[x]
		if y == 0 {
			r.out.WriteString(string(c) + arg)
			return
		}
		b.WriteRune(y)
	}
	r.out.WriteString(b.String())
}
