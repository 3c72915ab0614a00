package cslstyle

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// What is refused, far beyond what styles are: the largest of the official ones
// has 250 KB and 5,000 elements, fifteen deep.
const (
	MaxBytes = 4 << 20 // of the file
	maxDepth = 64
)

// Limits are those of CSL styles.
var Limits = []records.Limit{
	{Of: "the file of a CSL style", Most: MaxBytes, Unit: "bytes", Beyond: "it is not read, and nothing is written"},
	{Of: "elements within each other in a CSL style", Most: maxDepth, Unit: "levels", Beyond: "the style is refused"},
	{Of: "what a CSL style prints of an item, its macros in their places", Most: maxSize, Unit: "elements", Beyond: "the style is refused, as is one with a macro that calls itself"},
	{Of: "mistakes that are told of a CSL style", Most: maxProblems, Unit: "errors", Beyond: "the others are not told"},
}

const namespace = "http://purl.org/net/xbiblio/csl"

// element is an element of a style with its children.
type element struct {
	name     string
	attrs    []xml.Attr
	children []*element
	text     string // of an element of info or of terms
	offset   int    // in the file
}

// attr is the value of an attribute, "" where there is none.
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of that name, nil where there is none.
func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// reader reads one style.
type reader struct {
	file     string
	text     []byte
	problems []error
}

// maxProblems is the number of mistakes after which the rest is not told.
const maxProblems = 20

// problem notes a mistake at a place of the file.
func (r *reader) problem(offset int, hint, format string, args ...any) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, r.diagnostic(offset, hint, fmt.Sprintf(format, args...)))
	}
}

func (r *reader) diagnostic(offset int, hint, message string) records.Diagnostic {
	before := r.text[:min(max(offset, 0), len(r.text))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return records.Diagnostic{Position: records.Position{File: r.file, Line: line, Column: column}, Message: message, Hint: hint}
}

// read reads the XML. The error is of the first place where it is none.
func (r *reader) read() (*element, error) {
	if len(r.text) > MaxBytes {
		return nil, records.Diagnostic{Position: records.Position{File: r.file},
			Message: fmt.Sprintf("the file has %d MB, and a style has at most %d", len(r.text)>>20, MaxBytes>>20)}
	}
	d := xml.NewDecoder(bytes.NewReader(r.text))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is in %s, and only UTF-8 is read", charset)
	}
	var root *element
	var open []*element
	for {
		offset := int(d.InputOffset())
		token, err := d.Token()
		switch {
		case err == io.EOF && root != nil:
			return root, nil
		case err == io.EOF:
			return nil, r.diagnostic(0, "a style is an XML file that ends in .csl", "there is no XML in the file")
		case err != nil:
			return nil, r.broken(int(d.InputOffset()), err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if root == nil && (t.Name.Local != "style" || t.Name.Space != namespace) {
				return nil, r.foreign(offset, t)
			}
			if t.Name.Space != namespace {
				if err := d.Skip(); err != nil {
					return nil, r.broken(int(d.InputOffset()), err)
				}
				continue
			}
			e := &element{name: t.Name.Local, attrs: t.Attr, offset: offset}
			if root == nil {
				root = e
			}
			if len(open) > 0 {
				parent := open[len(open)-1]
				parent.children = append(parent.children, e)
			}
			if open = append(open, e); len(open) > maxDepth {
				return nil, r.diagnostic(offset, "", fmt.Sprintf("the elements are nested more than %d deep", maxDepth))
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n > 0 {
				open[n-1].text += strings.TrimSpace(string(t))
			}
		}
	}
}

// broken is the error of a file that is no XML.
func (r *reader) broken(offset int, err error) error {
	message := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		message = syntax.Msg
	}
	return r.diagnostic(offset, "get the file once more from where it is from", "the file is broken: "+strings.TrimPrefix(message, "xml: "))
}

// foreign is the error of an XML file that is no style.
func (r *reader) foreign(offset int, root xml.StartElement) error {
	hint := "a style begins with <style xmlns=\"" + namespace + "\">"
	if root.Name.Local == "locale" && root.Name.Space == namespace {
		hint = "a locale has the words of a language; give the file of a style"
	}
	if root.Name.Local == "html" {
		hint = "it is a web page; get the file of the style itself"
	}
	return r.diagnostic(offset, hint, "it is no CSL style, but begins with <"+root.Name.Local+">")
}
