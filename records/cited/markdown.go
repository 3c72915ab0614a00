package cited

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	fence      = regexp.MustCompile("^ {0,3}(?:[>*+-] +| {0,3}\\d+[.)] +)*(`{3,}|~{3,})")
	listItem   = regexp.MustCompile(`^\s*(?:[*+-]|\(?(?:\d+|#|[A-Za-z]|@\w*)[.)])\s|^\s*:\s`)
	definition = regexp.MustCompile(`^ {0,3}\[[^\]^][^\]]*\]:\s*\S+`)
	identifier = regexp.MustCompile(`\{[^{}\n]*?#([^\s{}]+)[^{}\n]*\}`)
	cellLabel  = regexp.MustCompile(`(?m)^\s*#\|\s*label:\s*["']?([\w:-]+)`)
	quartoFile = regexp.MustCompile(`^\{\{<\s*include\s+(\S+)\s*>\}\}`)
	// crossref are the keys that Quarto takes for references to parts of the
	// document, whether there is such a part or not.
	crossref = regexp.MustCompile(`^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-`)
)

// markdown reads Markdown as pandoc and Quarto do.
func markdown(s *scanner) {
	for _, m := range identifier.FindAllStringSubmatch(s.text, -1) {
		s.labels = append(s.labels, m[1])
	}
	for _, m := range cellLabel.FindAllStringSubmatch(s.text, -1) {
		s.labels = append(s.labels, m[1])
	}
	blank, margin := true, 0 // the line before; where the text of the list item around begins
	for s.at < len(s.text) {
		line := s.line()
		switch mark := fence.FindStringSubmatch(line); {
		case mark != nil && (mark[1][0] == '~' || !strings.Contains(line[len(mark[0]):], "`")):
			skipFence(s, mark[1])
			blank = true
			continue
		case strings.TrimSpace(line) == "":
			blank = true
			s.skipLine()
			continue
		case blank && indent(line) >= margin+4:
			s.skipLine() // indented code; what follows it without a blank line is as well
			continue
		case definition.MatchString(line):
			s.skipLine()
			continue
		}
		if item := listItem.FindString(line); item != "" {
			margin = len(line) - len(strings.TrimLeft(line[len(item):], " \t"))
		} else if blank && indent(line) == 0 {
			margin = 0
		}
		blank = false
		markdownInline(s)
		for s.at < len(s.text) && !s.lineStart() { // code and comments may go on over lines
			markdownInline(s)
		}
	}
}

// indent is the column in which the text of a line begins, tab stops at 4.
func indent(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// skipFence goes on behind a fenced block of code.
func skipFence(s *scanner, mark string) {
	for s.skipLine(); s.at < len(s.text); s.skipLine() {
		line := strings.TrimLeft(s.line(), " >\t")
		if strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]+" \t") == "" {
			s.skipLine()
			return
		}
	}
}

// markdownInline goes on to what may be a citation, or over what hides them.
func markdownInline(s *scanner) {
	i := strings.IndexAny(s.rest(), "\\`<@]{\n")
	if i < 0 {
		s.at = len(s.text)
		return
	}
	s.at += i
	switch s.text[s.at] {
	case '\\':
		s.at = min(s.at+2, len(s.text))
	case '`':
		skipCode(s)
	case '<':
		skipAngle(s)
	case ']':
		s.at++
		if _, to, ok := group(s.text, s.at, '(', ')'); ok { // where a link leads
			s.at = to + 1
		}
	case '{':
		markdownBraces(s)
	case '@':
		markdownKey(s)
	default:
		s.at++
	}
}

// skipCode goes on behind code between backticks, or behind the backticks where
// as many do not follow in the paragraph.
func skipCode(s *scanner) {
	n := len(s.rest()) - len(strings.TrimLeft(s.rest(), "`"))
	mark := s.text[s.at : s.at+n]
	s.at += n
	paragraph, _, _ := strings.Cut(s.rest()[:min(len(s.rest()), maxArgument)], "\n\n")
	for at := 0; ; {
		i := strings.Index(paragraph[at:], mark)
		if i < 0 {
			return
		}
		end := at + i
		for end < len(paragraph) && paragraph[end] == '`' {
			end++
		}
		if end-at-i == n {
			s.at += end
			return
		}
		at = end
	}
}

// skipAngle goes on behind a comment, a tag or an address in angle brackets.
func skipAngle(s *scanner) {
	if s.has("<!--") {
		s.skipTo("-->")
		return
	}
	s.at++
	rest := s.rest()[:min(len(s.rest()), maxArgument)]
	if end := strings.IndexAny(rest, "<>\n"); end > 0 && rest[end] == '>' && (isLetter(rest[0]) || rest[0] == '/') {
		s.at += end + 1
	}
}

// markdownBraces goes on behind a shortcode of Quarto, of which one takes in a
// file.
func markdownBraces(s *scanner) {
	if m := quartoFile.FindStringSubmatchIndex(s.rest()); m != nil {
		s.file(s.text[s.at+m[2]:s.at+m[3]], s.at+m[2])
		s.at += m[1]
		return
	}
	if s.has("{{<") {
		s.skipTo(">}}")
		return
	}
	s.at++
}

// markdownKey reads a key behind an @, as pandoc does: it does not stand within a
// word, and marks are part of it only between letters and digits; in braces it
// is whatever has no blank.
func markdownKey(s *scanner) {
	previous := s.before()
	s.at++
	start := s.at
	if unicode.IsLetter(previous) || unicode.IsDigit(previous) {
		return
	}
	if from, to, ok := group(s.text, s.at, '{', '}'); ok && !strings.ContainsAny(s.text[from:to], " \t\r\n") {
		s.at = to + 1
		s.cite(s.text[from:to], from)
		return
	}
	if s.has("*") {
		s.all = true
		return
	}
	for {
		r, size := utf8.DecodeRuneInString(s.rest())
		next, _ := utf8.DecodeRuneInString(s.text[min(s.at+size, len(s.text)):])
		switch {
		case size == 0:
		case keyRune(r),
			s.at > start && strings.ContainsRune(":.#$%&-+?<>~/", r) && keyRune(next),
			s.at > start && (r == ':' || r == '/') && next == '/':
			s.at += size
			continue
		}
		break
	}
	if key := s.text[start:s.at]; key != "" {
		s.hits = append(s.hits, hit{key: key, offset: start, optional: crossref.MatchString(key)})
	}
}

func keyRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && r != utf8.RuneError
}
