package formats

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// cslYAMLFormat writes the items of csl-json in YAML, as pandoc and Quarto read
// them: in a file of their own or in the metadata of a document. Options,
// overrides and types are those of csl-json.
var cslYAMLFormat = Format{
	Name: "csl-yaml",
	Exts: []string{".yaml", ".yml"},
	Help: "CSL-YAML: the items of CSL-JSON as pandoc and Quarto have them in YAML",
	Options: append(slices.Clone(cslFormat.Options), Option{Name: "markup", Default: "markdown", Values: []string{"markdown", "none"},
		Help: "texts as Markdown, which pandoc takes them for, with its marks escaped; or as they are, for programs that read YAML without Markdown"}),
	New: func(w io.Writer, v Values) (Encoder, error) {
		return Framed{Header: "---\nreferences:\n", Footer: "...\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeCSLYAML(b, r, v) }}.Encoder(w), nil
	},
	Split: splitCSLYAML, About: cslYAMLAbout, Types: cslTypeRows, Fields: cslFieldRows,
}

const cslYAMLAbout = `It has the same items as csl-json, with the same options and overrides (those
under override.csl-json), and pandoc makes the same of both. pandoc takes every
text in YAML for Markdown, so marks such as * and [ have a backslash in front; a
program that knows no Markdown wants -O markup=none. A citation key stands as it
is, since pandoc looks for it before it reads the Markdown.`

// cslNoMarkdown are the variables that pandoc does not read as Markdown, or
// compares with something before it does.
var cslNoMarkdown = []string{"id", "citation-key", "type", "custom"}

// writeCSLYAML writes one item as an element of a list.
func writeCSLYAML(b *bytes.Buffer, r *records.Reference, v Values) error {
	fields, err := cslItemOf(r, v)
	if err = errors.Join(err, overridesOf(r, "csl-yaml", "csl-json")); err != nil {
		return err
	}
	indent := "- "
	for _, f := range fields {
		text := yamlText
		if v["markup"] == "markdown" && !slices.Contains(cslNoMarkdown, f.name) {
			text = func(s string) string { return yamlText(markdownText(s)) }
		}
		b.WriteString(indent + f.name + ":")
		indent = "  "
		writeYAML(b, "    ", f.value, text)
	}
	return nil
}

// markdownText is a text that Markdown, as pandoc reads it, shows as it is: its
// marks have a backslash in front, and so has a line break.
func markdownText(s string) string {
	if !strings.ContainsFunc(s, unicode.IsPunct) && !strings.ContainsAny(s, "<>^`~$|+=\n") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = markdownStart().ReplaceAllString(markdownLine(line), `$1\$2`)
	}
	return strings.Join(lines, "\\\n")
}

// markdownStart is what makes a line the beginning of a list, a heading, a
// table, a definition or a rule: a mark, or a number, in Roman figures as well,
// or a letter with a dot or parenthesis behind it.
var markdownStart = records.Pattern(`^(\(?(?:[\p{N}]+|\p{L}|[ivxlcdmIVXLCDM]+)?)([-+:%#=(.)])`)

// markdownLine escapes the marks within a line.
func markdownLine(s string) string {
	var b strings.Builder
	before := ' '
	for i, c := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):])
		word := isWordRune(before)
		switch {
		case strings.ContainsRune("\\`*[]<>~^$|", c),
			c == '_' && !(word && isWordRune(after)),
			c == '@' && !word,
			c == '&' && strings.Contains(s[i:], ";"),
			c == ':' && emojiName().MatchString(s[i:]),
			c == '-' && (before == '-' || after == '-'),
			c == '.' && (before == '.' || after == '.'):
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// emojiName is what GitHub shows a picture for, or does so where a colon follows
// the text.
var emojiName = records.Pattern(`^:[a-z0-9_+-]+(?::|$)`)

// markdownItem is markdownText for a text that may begin an item of a list. For
// pandoc a mark in brackets makes a task of the item, with a backslash too, so
// that a word joiner goes between.
func markdownItem(s string) string {
	return taskMark().ReplaceAllString(markdownText(s), "$1\u2060$2")
}

var taskMark = records.Pattern(`^(\\\[)([ xX]\\\] )`)

// splitCSLYAML splits the one item of a document, as splitCSL does it.
func splitCSLYAML(document []byte, v Values) []Field {
	var fields []Field
	for _, leaf := range yamlLeaves(document) {
		path := leaf.path[1:] // without references
		f := Field{Name: path[0], Value: leaf.value}
		switch {
		case f.Name == "custom" && len(path) > 1:
			f.Name, f.Data = "custom."+path[1], true
		case v["markup"] == "markdown" && !slices.Contains(cslNoMarkdown, f.Name):
			f.Value = unmarkdown(f.Value)
		}
		fields = append(fields, f)
	}
	return fields
}

// unmarkdown is the text of what markdownText wrote.
func unmarkdown(s string) string { return markdownEscape().ReplaceAllString(s, "$1") }

var markdownEscape = records.Pattern(`\\([[:punct:]]|\n)`)
