package cslstyle

import (
	"errors"
	"strings"
)

// Parse reads a style. file is its name in errors, text what it holds, in UTF-8.
// The error is a records.Diagnostic for each mistake, joined.
//
// Of a dependent style only Title and Parent are known: it prints what its parent
// does.
func Parse(file string, text []byte) (*Style, error) {
	r := &reader{file: file, text: text}
	root, err := r.read()
	if err != nil {
		return nil, err
	}
	s := &Style{Note: root.attr("class") == "note"}
	if version := root.attr("version"); !strings.HasPrefix(version, "1.") {
		return nil, r.diagnostic(root.offset, "", "only CSL 1.0 and what came after it is read, and the style has version "+orNone(version))
	}
	if info := root.child("info"); info != nil {
		if t := info.child("title"); t != nil {
			s.Title = t.text
		}
		if id := info.child("id"); id != nil {
			s.Name = lastStep(id.text)
		}
		for _, link := range info.children {
			if link.name == "link" && link.attr("rel") == "independent-parent" {
				s.Parent = lastStep(link.attr("href"))
				return s, nil
			}
		}
	}
	c := &compiler{reader: r, macros: map[string]*macro{}, voids: map[string]bool{}}
	c.style(s, root)
	return s, errors.Join(c.problems...)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
