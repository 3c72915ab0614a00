package formats

import (
	"errors"
	"fmt"
	"html"
	htmltemplate "html/template"
	"net/url"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// templateContext is what the functions of a template know: the reference that
// is written, nil within header and footer, and its number.
type templateContext struct {
	reference *records.Reference
	number    int
}

// lang is the language of the words that functions write.
func (c *templateContext) lang() string {
	if c.reference == nil {
		return "en"
	}
	return lang(c.reference)
}

// templateFunction is a function of templates.
type templateFunction struct {
	name, args string
	help       string // a sentence; "\n" within it begins a line
	final      bool   // what it gives is written as it is
	make       func(*templateContext) any
}

// templateFunctions are the functions, by what they are about.
var templateFunctions = []templateFunction{
	{name: "title", args: "REFERENCE", help: "what it is called: title and subtitle, else the description, else the label; of an event too",
		make: func(c *templateContext) any { return c.title }},
	{name: "conference", args: "REFERENCE", help: "the name of the conference that it belongs to, the outermost event",
		make: aboutReference(conferenceName)},
	{name: "session", args: "REFERENCE", help: "the names of the events between it and the conference",
		make: aboutReference(sessionName)},
	{name: "place", args: "PLACE", help: "a place as one text, from the room to the country; of a reference or event, its place",
		make: func(c *templateContext) any { return c.place }},
	{name: "say", args: "FACT REFERENCE", help: "a fact as a sentence without its stop, in the language of the entry (\"Chaired by Ann Good\"): one of the facts listed below; \"\" where it has none",
		make: func(*templateContext) any { return say }},
	{name: "rest", args: "REFERENCE FACT...", help: "all those facts but the ones named, and volume, issue and edition, as sentences",
		make: func(*templateContext) any { return rest }},
	{name: "number", help: "the number of the entry in the document, from 1",
		make: func(c *templateContext) any { return func() int { return c.number } }},

	{name: "names", args: "FORM AGENTS", help: "the names of a list as one text, with \"and\" and \"et al.\" in the language of the entry; FORM is one of the forms of names below",
		make: func(c *templateContext) any { return c.names }},
	{name: "each", args: "FORM AGENTS", help: "the names of a list as a list of texts, for join and range",
		make: func(*templateContext) any { return eachName }},
	{name: "name", args: "FORM AGENT", help: "one name",
		make: func(*templateContext) any { return oneName }},
	{name: "people", args: "AGENTS", help: "the names of a list in natural order, each with what somebody was at the time in parentheses",
		make: func(c *templateContext) any { return c.people }},
	{name: "role", args: "AGENT", help: "what somebody was at the time: honorific, office, affiliation",
		make: func(c *templateContext) any {
			return func(a records.Agent) string { return roleText(c.lang(), a) }
		}},
	{name: "first", args: "N AGENTS", help: "the first N of a list of agents; names then ends with \"et al.\" where there are more",
		make: func(*templateContext) any { return firstAgents }},

	{name: "date", args: "FORM DATE", help: "a date; FORM is one of the forms of dates below",
		make: func(c *templateContext) any { return c.date }},

	{name: "text", args: "ANY", help: "anything as a text; what is written without a function is made one so: a date in ISO 8601, names in natural order, a list with commas",
		make: func(c *templateContext) any { return c.text }},
	{name: "line", args: "TEXT", help: "a text on one line",
		make: onText(oneLine)},
	{name: "lines", args: "TEXT", help: "the lines of a text as a list",
		make: func(c *templateContext) any {
			return func(v any) ([]string, error) {
				s, err := c.text(v)
				return strings.Split(cleanLines(s), "\n"), err
			}
		}},
	{name: "join", args: "SEPARATOR LIST", help: "the texts of a list as one",
		make: func(*templateContext) any { return joinTexts }},
	{name: "replace", args: "OLD NEW TEXT", help: "a text with each OLD in it replaced by NEW",
		make: func(c *templateContext) any { return c.replace }},
	{name: "capital", args: "TEXT", help: "a text with its first letter as a capital",
		make: onText(capital)},
	{name: "link", args: "ADDRESS", help: "an address (http, https, ftp or mailto), and of a DOI its address; \"\" for what is neither",
		make: onText(linkText)},
	{name: "sentences", args: "TEXT...", help: "texts as sentences, each with the stop of the language behind it, but where one ends it already",
		make: func(c *templateContext) any { return c.sentences }},
	{name: "query", args: "TEXT", help: "a text percent-encoded, as a part of an address",
		make: onText(url.QueryEscape)},

	{name: "html", args: "ANY", help: "for HTML, between tags and within quoted attributes", final: true, make: onText(html.EscapeString)},
	{name: "xml", args: "ANY", help: "for XML, likewise", final: true, make: onText(html.EscapeString)},
	{name: "latex", args: "ANY", help: "for LaTeX", final: true, make: onText(tex{}.text)},
	{name: "latexTitle", args: "ANY", help: "for a title in .bib files: the words whose capitals must stay stand in braces", final: true, make: onText(tex{}.title)},
	{name: "markdown", args: "ANY", help: "for Markdown, on one line", final: true, make: onText(func(s string) string { return markdownItem(oneLine(s)) })},
	{name: "csv", args: "ANY", help: "a cell of CSV, in quotes where it must be; what a spreadsheet would take for a formula has ' in front", final: true, make: onText(csvCell)},
	{name: "tsv", args: "ANY", help: "a cell of tab-separated values, on one line, likewise", final: true, make: onText(func(s string) string { return noFormula(oneLine(s)) })},
	{name: "json", args: "ANY", help: "a JSON value with its quotes: of a text, a number, true and false, a list of texts; of a whole reference as in jsonl", final: true,
		make: func(c *templateContext) any { return c.json }},
	{name: "ris", args: "ANY", help: "the value of a tag of RIS, on one line", final: true, make: onText(func(s string) string { return withoutHTML(risText(s)) })},
	{name: "raw", args: "TEXT", help: "a text as it is; for what is markup already, never for what comes from a record", final: true, make: onText(func(s string) string { return s })},
}

// functions are the functions of a template, by name; safe says that html/template
// escapes what is written.
func (c *templateContext) functions(safe bool) map[string]any {
	functions := map[string]any{}
	for _, f := range templateFunctions {
		functions[f.name] = f.make(c)
	}
	if safe {
		functions["raw"] = func(v any) (htmltemplate.HTML, error) {
			s, err := c.text(v)
			return htmltemplate.HTML(s), err
		}
	}
	return functions
}

// onText is a function of one text.
func onText(f func(string) string) func(*templateContext) any {
	return func(c *templateContext) any {
		return func(v any) (string, error) {
			s, err := c.text(v)
			return f(s), err
		}
	}
}

func aboutReference(f func(*records.Reference) string) func(*templateContext) any {
	return func(*templateContext) any {
		return func(r *records.Reference) string { return f(r) }
	}
}

// title is what a reference or an event is called.
func (c *templateContext) title(of any) (string, error) {
	switch of := of.(type) {
	case *records.Reference:
		text, _ := heading(of)
		return text, nil
	case *records.Event:
		return c.title(*of)
	case records.Event:
		return of.Name(mark(c.lang(), "title-separator", of.Title, of.Subtitle)), nil
	}
	return "", errors.New("only a reference or an event has a title")
}

func (c *templateContext) place(of any) (string, error) {
	switch of := of.(type) {
	case records.Place:
		return placeText(c.lang(), of), nil
	case *records.Reference:
		return placeText(c.lang(), of.Place), nil
	case records.Event:
		return placeText(c.lang(), of.Place), nil
	case *records.Event:
		return placeText(c.lang(), of.Place), nil
	}
	return "", errors.New("only a place, a reference or an event has a place")
}

// numberings are facts that say can put into words and rest leaves out, as they
// mean something beside a title alone.
var numberings = []struct {
	name  fact
	words func(r *records.Reference, lang string) string
}{
	{"volume", func(r *records.Reference, lang string) string { return phrase(lang, "volume", r.Volume) }},
	{"issue", func(r *records.Reference, lang string) string { return phrase(lang, "number", r.Issue) }},
	{"edition", func(r *records.Reference, lang string) string { return phrase(lang, "edition", r.Edition) }},
}

// factNames are the names of the facts that can be put into words.
func factNames() []string {
	var names []string
	for _, f := range slices.Concat(facts, numberings) {
		names = append(names, string(f.name))
	}
	return names
}

func say(name string, r *records.Reference) (string, error) {
	for _, f := range slices.Concat(facts, numberings) {
		if string(f.name) == name {
			return f.words(r, lang(r)), nil
		}
	}
	return "", chooseFrom("fact", name, factNames())
}

func rest(r *records.Reference, names ...string) (string, error) {
	var carried []fact
	for _, name := range names {
		if !slices.Contains(factNames(), name) {
			return "", chooseFrom("fact", name, factNames())
		}
		carried = append(carried, fact(name))
	}
	return sentences(lang(r), leftover(r, carried...)), nil
}

// chooseFrom is the error for a word that is none of those there are.
func chooseFrom(thing, name string, among []string) error {
	err := unknown(thing, name, among)
	return fmt.Errorf("%w; %s", err, err.Hint())
}

// sentences are the texts that say something, as sentences.
func (c *templateContext) sentences(list ...any) (string, error) {
	var parts []string
	for _, v := range list {
		s, err := c.text(v)
		if err != nil {
			return "", err
		}
		if s != "" {
			parts = append(parts, s)
		}
	}
	return sentences(c.lang(), parts), nil
}

// joinTexts joins texts; what it gives is bounded before it is made.
func joinTexts(separator string, list []string) (string, error) {
	if len(separator) > 100 {
		return "", errors.New("a separator has at most 100 bytes")
	}
	return strings.Join(list, separator), nil
}

func (c *templateContext) replace(old, new string, v any) (string, error) {
	s, err := c.text(v)
	if old == "" || len(new) > 100 {
		return "", errors.New("what is replaced must not be empty, and what replaces it has at most 100 bytes")
	}
	return strings.ReplaceAll(s, old, new), err
}
