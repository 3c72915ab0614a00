package cited

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

var (
	orgBegin   = records.Pattern(`(?i)^\s*#\+begin_(src|example|comment|export)\b`)
	orgInclude = records.Pattern(`(?i)^\s*#\+include:\s+"?([^"\s]+)"?\s*(\S*)`)
	// orgCite is the beginning of a citation of Org, with its style.
	orgCite = records.Pattern(`^\[cite(?:/[\w/-]+)?:`)
	// orgLink is a link of org-ref: the name of a command that cites, a colon.
	orgLink = records.Pattern(`^([A-Za-z]+\*?):([^\s\[\](){}]+)`)
)

// org reads Org: its citations, [cite:@key], and the links of org-ref, cite:key.
func org(s *scanner) {
	for s.at < len(s.text) {
		if s.lineStart() {
			line := s.line()
			trimmed := strings.TrimLeft(line, " \t")
			switch m := orgInclude().FindStringSubmatchIndex(line); {
			case m != nil:
				if m[4] == m[5] || line[m[4]] == ':' { // not as a source or example
					path, _, _ := strings.Cut(line[m[2]:m[3]], "::")
					s.file(path, s.at+m[2])
				}
				s.skipLine()
				continue
			case orgBegin().MatchString(line):
				skipOrgBlock(s, strings.ToLower(orgBegin().FindStringSubmatch(line)[1]))
				continue
			case trimmed == "#", strings.HasPrefix(trimmed, "# "), trimmed == ":", strings.HasPrefix(trimmed, ": "):
				s.skipLine()
				continue
			}
		}
		orgInline(s)
	}
}

// skipOrgBlock goes on behind a block whose text is taken as it stands.
func skipOrgBlock(s *scanner, kind string) {
	for s.skipLine(); s.at < len(s.text); s.skipLine() {
		if strings.EqualFold(strings.TrimSpace(s.line()), "#+end_"+kind) {
			s.skipLine()
			return
		}
	}
}

// orgInline reads a citation or link, or goes on by a character.
func orgInline(s *scanner) {
	previous := s.before()
	word := unicode.IsLetter(previous) || unicode.IsDigit(previous)
	switch c := s.text[s.at]; {
	case s.has("[["): // a link
	case c == '[':
		if m := orgCite().FindString(s.rest()[:min(len(s.rest()), 100)]); m != "" {
			s.at += len(m)
			orgCitation(s)
			return
		}
		s.at++
	case (c == '=' || c == '~') && !word:
		line, _, _ := strings.Cut(s.rest()[:min(len(s.rest()), maxArgument)], "\n")
		if i := strings.IndexByte(line[1:], c); i > 0 {
			s.at += i + 1
		}
		s.at++
	case isLetter(c) && !word:
		m := orgLink().FindStringSubmatchIndex(s.rest()[:min(len(s.rest()), maxArgument)])
		if m == nil || citing()[strings.TrimSuffix(s.text[s.at:s.at+m[3]], "*")] == 0 {
			for s.at < len(s.text) && isLetter(s.text[s.at]) {
				s.at++
			}
			return
		}
		orgKeys(s, s.at+m[4], s.at+m[5])
		s.at += m[1]
	default:
		_, size := utf8.DecodeRuneInString(s.rest())
		s.at += size
	}
}

// orgCitation reads the keys of a citation, up to its bracket.
func orgCitation(s *scanner) {
	for depth := 0; s.at < len(s.text); {
		switch s.text[s.at] {
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				s.at++
				return
			}
		case '@':
			start := s.at + 1
			end := start
			for end < len(s.text) {
				r, size := utf8.DecodeRuneInString(s.text[end:])
				if !isWord(r) && !strings.ContainsRune("-.:?!`'/*@+|(){}<>&^$#%~", r) {
					break
				}
				end += size
			}
			if key := s.text[start:end]; key == "*" {
				s.all = true
			} else {
				s.cite(key, start)
			}
			s.at = end
			continue
		}
		s.at++
	}
}

// orgKeys notes the keys of a link of org-ref: with commas, or in its third
// version with a & before each and semicolons between them.
func orgKeys(s *scanner, from, to int) {
	list := s.text[from:to]
	marked := strings.Contains(list, "&")
	at := from
	for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ';' }) {
		at = from + strings.Index(s.text[from:to], part)
		key := part
		if marked {
			_, key, _ = strings.Cut(part, "&")
		}
		key = strings.TrimRight(key, ".:?!'")
		s.cite(key, at+strings.Index(part, key))
		from = at + len(part)
	}
}
