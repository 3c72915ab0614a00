package cited

import (
	"encoding/xml"
	"strings"
)

// aux reads the auxiliary file that LaTeX writes: \citation of LaTeX itself, and
// \abx@aux@cite of biblatex, which has the number of the section in front.
func aux(s *scanner) {
	for ; s.at < len(s.text); s.skipLine() {
		if !s.has(`\`) {
			continue
		}
		name := s.command()
		s.all = s.all || name == "abx@aux@nociteall"
		from, to, ok := group(s.text, s.at, '{', '}')
		if !ok {
			continue
		}
		switch name {
		case "citation":
			keyList(s, from, to)
		case "abx@aux@cite", "abx@aux@nocite":
			if last, end, two := group(s.text, to+1, '{', '}'); two {
				from, to = last, end
			}
			keyList(s, from, to)
		case "@input":
			s.file(s.text[from:to], from)
		}
	}
}

// bcf reads the control file that biblatex writes for biber: an element citekey
// for each key, of a set made in the document with its members.
func bcf(s *scanner) {
	d := xml.NewDecoder(strings.NewReader(s.text))
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "citekey" {
			continue
		}
		start := int(d.InputOffset())
		text, err := d.Token()
		key, ok := text.(xml.CharData)
		if err != nil || !ok {
			continue
		}
		set := false
		for _, a := range e.Attr {
			if a.Name.Local == "members" {
				set = true
				for member := range strings.SplitSeq(a.Value, ",") {
					s.cite(strings.TrimSpace(member), start)
				}
			}
		}
		switch name := strings.TrimSpace(string(key)); {
		case set:
		case name == "*":
			s.all = true
		default:
			s.cite(name, start)
		}
	}
}
