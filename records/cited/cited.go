/*
Package cited finds the keys that a document cites: in LaTeX, its auxiliary
files, Markdown, Typst and Org. It reads what their programs read, so far as that
can be told without running them: not what a macro of one's own makes, and
nothing that depends on conditions.
*/
package cited

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// Document is what a document cites.
type Document struct {
	// Citations are the keys in the order in which they are cited, each at its
	// first place.
	Citations []records.Citation
	All       bool // it asks for every record: \nocite{*}
	// Labels are the names that it gives to things of its own, where these are
	// referred to as keys are cited.
	Labels []string
	// Files are the files that it takes in, as it names them: Key is the path.
	Files []records.Citation
}

// language is a language that documents are written in.
type language struct {
	name string
	exts []string
	// begins are texts with which one of the first lines of such a document
	// begins, for a file whose name tells nothing.
	begins []string
	read   func(*scanner)
}

// languages are all of them; the more particular ones go first, because
// auxiliary files hold LaTeX too.
var languages = []language{
	{"biblatex's .bcf", []string{".bcf"}, []string{"<bcf:controlfile"}, bcf},
	{"LaTeX's .aux", []string{".aux"}, []string{`\relax`}, aux},
	{"LaTeX", []string{".tex", ".ltx", ".latex", ".rnw"}, []string{`\documentclass`, `\begin{`, `\chapter`, `\section`, `\input{`}, latex},
	{"Org", []string{".org"}, []string{"#+title:", "#+TITLE:", "#+author:", "#+AUTHOR:"}, org},
	{"Typst", []string{".typ"}, []string{"#import ", "#set ", "#show"}, typst},
	{"Markdown", []string{".md", ".markdown", ".qmd", ".rmd", ".mkd", ".mdown"}, []string{"---", "# ", "## "}, markdown},
}

// Extensions are those of the files that can be read.
func Extensions() []string {
	var exts []string
	for _, l := range languages {
		exts = append(exts, l.exts...)
	}
	return exts
}

// sniffed is how much of a file is looked at to tell its language.
const sniffed = 4 << 10

// Read finds what a document cites. The name says its language by its
// extension; where that is none of Extensions the text does, and where it does
// not either, the error says so.
func Read(name, text string) (Document, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	ext := strings.ToLower(filepath.Ext(name))
	i := slices.IndexFunc(languages, func(l language) bool { return slices.Contains(l.exts, ext) })
	if i < 0 {
		head := "\n" + text[:min(len(text), sniffed)]
		i = slices.IndexFunc(languages, func(l language) bool {
			return slices.ContainsFunc(l.begins, func(s string) bool { return strings.Contains(head, "\n"+s) })
		})
	}
	if i < 0 {
		return Document{}, fmt.Errorf("cannot tell what %s is written in: its name should end in %s", name, strings.Join(Extensions(), ", "))
	}
	s := &scanner{text: text}
	languages[i].read(s)
	return s.document(name), nil
}

// Limits are those of documents that cite.
var Limits = []records.Limit{
	{Of: "the keys that a command of LaTeX cites at once", Most: maxKeys, Unit: "bytes", Beyond: "they are taken for a brace that is not closed, and passed over"},
	{Of: "a citation of Markdown or Org, a note of LaTeX", Most: maxArgument, Unit: "bytes", Beyond: "it is taken for a bracket that is not closed"},
	{Of: "blocks of Typst within each other", Most: maxNesting, Unit: "levels", Beyond: "what is deeper is passed over"},
}

// scanner goes through the text of a document.
type scanner struct {
	text   string
	at     int
	hits   []hit // keys
	files  []hit
	labels []string
	all    bool
}

// hit is a key, or the path of a file, and where it stands, in bytes.
type hit struct {
	key      string
	offset   int
	optional bool
}

// cite notes a key.
func (s *scanner) cite(key string, offset int) {
	if key != "" {
		s.hits = append(s.hits, hit{key: key, offset: offset})
	}
}

// file notes a file that the document takes in.
func (s *scanner) file(path string, offset int) {
	if path != "" {
		s.files = append(s.files, hit{key: path, offset: offset})
	}
}

// rest is the text that was not read yet.
func (s *scanner) rest() string { return s.text[s.at:] }

// has goes on behind a word where it stands next.
func (s *scanner) has(word string) bool {
	if strings.HasPrefix(s.rest(), word) {
		s.at += len(word)
		return true
	}
	return false
}

// skipTo goes on behind the next of a word, or to the end.
func (s *scanner) skipTo(word string) {
	if i := strings.Index(s.rest(), word); i >= 0 {
		s.at += i + len(word)
		return
	}
	s.at = len(s.text)
}

// skipLine goes on at the next line.
func (s *scanner) skipLine() { s.skipTo("\n") }

// lineStart reports whether a line begins here.
func (s *scanner) lineStart() bool { return s.at == 0 || s.text[s.at-1] == '\n' }

// line is the rest of the line, without its end.
func (s *scanner) line() string {
	line, _, _ := strings.Cut(s.rest(), "\n")
	return strings.TrimSuffix(line, "\r")
}

// before is the character before this place, 0 where there is none.
func (s *scanner) before() rune {
	r, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
	if s.at == 0 {
		return 0
	}
	return r
}

// document gives what was found, with places in the file.
func (s *scanner) document(name string) Document {
	d := Document{All: s.all, Labels: s.labels}
	d.Citations = s.places(name, s.hits)
	d.Files = s.places(name, s.files)
	return d
}

// maxLine is how much of a source line is shown, in bytes.
const maxLine = 1000

// places gives the first place of each key, in their order in the file.
func (s *scanner) places(name string, hits []hit) []records.Citation {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.offset, b.offset) })
	seen := map[string]bool{}
	var out []records.Citation
	line, start, at, column := 1, 0, 0, 1
	for _, h := range hits {
		if seen[h.key] {
			continue
		}
		seen[h.key] = true
		for at < h.offset {
			r, size := utf8.DecodeRuneInString(s.text[at:])
			at += size
			column++
			if r == '\n' {
				line, start, column = line+1, at, 1
			}
		}
		c := records.Citation{Key: h.key, Optional: h.optional, Width: utf8.RuneCountInString(h.key)}
		c.Position = records.Position{File: name, Line: line, Column: column}
		if end := start + maxLine; h.offset < end {
			end = min(end, len(s.text))
			shown, _, _ := strings.Cut(s.text[start:end], "\n")
			c.Line = strings.TrimSuffix(strings.ToValidUTF8(shown, ""), "\r")
		}
		out = append(out, c)
	}
	return out
}
