package cslstyle

import (
	"path"
	"strings"
)

// Style is a CSL style, as far as it says what is printed.
type Style struct {
	Name   string // the last part of its identifier: "apa"
	Title  string // as the style calls itself
	Parent string // of a dependent style, the name of the style it depends on: "apa"; else ""
	Note   bool   // its citations stand in notes

	// Citation says that the style has no bibliography, so that what it prints is
	// a citation.
	Citation bool

	layouts []layout
	reads   set
}

// Reads reports whether what the style prints of an item has to do with a variable.
func (s *Style) Reads(v Variable) bool { return s.reads.has(v) }

// layout is a layout for items in certain languages.
type layout struct {
	languages []string // "" for all others
	nodes     []*node
}

// in is the layout for items in a language.
func (s *Style) in(language string) []*node {
	var other []*node
	for _, l := range s.layouts {
		for _, tag := range l.languages {
			if strings.EqualFold(tag, language) || hasPrefixFold(language, tag+"-") {
				return l.nodes
			}
		}
		if len(l.languages) == 0 || other == nil {
			other = l.nodes
		}
	}
	return other
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// lastStep is the name of a style by its identifier or the address of its file: the
// last step of "http://www.zotero.org/styles/apa".
func lastStep(address string) string {
	return strings.TrimSuffix(path.Base(strings.TrimRight(address, "/")), ".csl")
}
