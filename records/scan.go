package records

import "bytes"

// span is a piece of a block's text, in bytes.
type span struct{ start, end int }

// scan goes over the text of a block by offsets. It takes any text; of what is
// no TOML it gives some end.
type scan struct {
	text []byte
	line span // the line that was asked for last
}

// skip gives the offset behind the value at offset i, which is i where there is
// none.
func (s *scan) skip(i int) int {
	depth := 0
	for i < len(s.text) {
		switch c := s.text[i]; c {
		case '"', '\'':
			i = s.skipString(i)
		case '[', '{':
			depth++
			i++
		case ']', '}', ' ', '\t', '\r', '\n', ',', '#':
			switch {
			case depth == 0:
				return i
			case c == '#':
				i = s.endOfLine(i)
			default:
				i++
			}
			if c == ']' || c == '}' {
				depth--
			}
		default:
			n := bytes.IndexAny(s.text[i:], ",[]{}\"'#\r\n")
			if n < 0 {
				n = len(s.text) - i
			}
			i += len(bytes.TrimRight(s.text[i:i+n], " \t"))
		}
		if depth == 0 {
			return i
		}
	}
	return i
}

// skipString gives the offset behind the string at offset i.
func (s *scan) skipString(i int) int {
	quote := s.text[i]
	if bytes.HasPrefix(s.text[i:], []byte{quote, quote, quote}) {
		end, _ := closeLong(s.text, i+3, quote)
		return min(end, len(s.text))
	}
	end, _ := closeString(s.text[:s.endOfLine(i)], i)
	return end
}

// endOfLine is the offset behind the line break of the line that offset i is on.
func (s *scan) endOfLine(i int) int {
	if i < s.line.start || i >= s.line.end {
		s.line = span{i, len(s.text)}
		if n := bytes.IndexByte(s.text[i:], '\n'); n >= 0 {
			s.line.end = i + n + 1
		}
	}
	return s.line.end
}
