package formats

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"reflect"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// templateEscapes says by which function the actions of a template are escaped,
// by the extension of its documents, and how a text that was is read again; nil
// where it stands as it is.
var templateEscapes = []struct {
	exts     []string
	function string
	plain    func(string) string
}{
	{[]string{".html", ".htm", ".xhtml"}, "html", html.UnescapeString},
	{[]string{".xml", ".tei", ".rdf", ".opml"}, "xml", html.UnescapeString},
	{[]string{".tex", ".ltx", ".bib"}, "latex", untex},
	{[]string{".md", ".markdown", ".qmd", ".rmd"}, "markdown", unmarkdown},
	{[]string{".csv"}, "csv", func(s string) string { return strings.ReplaceAll(s, `""`, `"`) }},
	{[]string{".tsv", ".tab"}, "tsv", nil},
	{[]string{".json", ".jsonl", ".ndjson", ".yaml", ".yml"}, "json", unjson},
	{[]string{".ris"}, "ris", nil},
}

// splitFor gives the entry of a template's document as one field, for a file
// extension.
func splitFor(ext string) func([]byte, Values) []Field {
	return func(document []byte, _ Values) []Field {
		text := string(document)
		for _, e := range templateEscapes {
			if slices.Contains(e.exts, strings.ToLower(ext)) && e.plain != nil {
				text = e.plain(text)
			}
		}
		return []Field{{Name: wholeEntry, Value: text}}
	}
}

// unjson is a text with the escapes of JSON read.
func unjson(s string) string {
	return jsonEscape().ReplaceAllStringFunc(s, func(e string) string {
		var c string
		if json.Unmarshal([]byte(`"`+e+`"`), &c) != nil {
			return e
		}
		return c
	})
}

var jsonEscape = records.Pattern(`\\(?:u[0-9A-Fa-f]{4}|.)`)

// escapeFor is the function that escapes for a file extension, "" for none.
func escapeFor(ext string) string {
	for _, e := range templateEscapes {
		if slices.Contains(e.exts, strings.ToLower(ext)) && e.function != "html" {
			return e.function
		}
	}
	return ""
}

// isHTML reports whether html/template escapes for a file extension, which goes
// by what stands around an action.
func isHTML(ext string) bool { return slices.Contains(templateEscapes[0].exts, strings.ToLower(ext)) }

//go:embed template_help.txt
var templateHelp string

// TemplateHelp is the reference of the language of templates as plain text.
func TemplateHelp() string {
	var b strings.Builder
	b.WriteString(templateHelp)

	section(&b, "What is escaped")
	for _, e := range templateEscapes {
		fmt.Fprintf(&b, "  %-10s %s\n", e.function, strings.Join(e.exts, " "))
	}
	section(&b, "Functions")
	for _, f := range templateFunctions {
		fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(f.name+" "+f.args))
		wrap(&b, "      ", strings.Fields(f.help), "")
	}
	section(&b, "Forms of names, for name, names and each")
	for _, f := range nameForms {
		fmt.Fprintf(&b, "  %-18s %s\n", f.name, f.example)
	}
	section(&b, "Forms of dates, for date")
	for _, f := range dateForms {
		fmt.Fprintf(&b, "  %-18s %s\n", f.name, f.example)
	}
	section(&b, "Facts, for say and rest")
	wrap(&b, "  ", factNames(), ",")
	var of reflect.Type
	for _, f := range referenceFields() {
		if f.of != of {
			of = f.of
			section(&b, "Fields of "+fieldOwner(of))
		}
		fmt.Fprintf(&b, "  .%-18s %s\n", f.name, typeWords(f.typ))
	}
	section(&b, "An example: the format markdown")
	for line := range strings.Lines(markdownFormat.Source) {
		b.WriteString("  " + line)
	}
	return b.String()
}

// section begins a section of a help text.
func section(b *strings.Builder, title string) {
	fmt.Fprintf(b, "\n%s\n%s\n\n", title, strings.Repeat("-", len(title)))
}

// fieldOwner is a type whose fields are listed, as people know it.
func fieldOwner(t reflect.Type) string {
	if t == reflect.TypeFor[records.Event]() {
		return "an event, as in .Events and .Own"
	}
	words := typeWords(t)
	if strings.ContainsRune("aeiou", rune(words[0])) {
		return "an " + words
	}
	return "a " + words
}

// typeWords is a type of a field as people know it.
func typeWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return typeWords(t.Elem()) + ", may be missing"
	case reflect.Slice:
		return "list of " + strings.TrimSuffix(typeWords(t.Elem()), ", may be missing") + "s"
	case reflect.Map:
		return "raw fields by format and name: index .Override \"NAME\" \"FIELD\""
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "text"
	case reflect.Int, reflect.Uint8:
		return "number"
	}
	if t == reflect.TypeFor[records.AgentList]() {
		return "list of agents, with .List and .EtAl"
	}
	var b strings.Builder
	for i, c := range t.Name() {
		if i > 0 && c >= 'A' && c <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return strings.ToLower(b.String())
}
