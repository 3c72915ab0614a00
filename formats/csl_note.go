package formats

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// cslDropped are the variables that Zotero drops when it reads an item of a
// type, in the order in which their lines stand in the note; those of no type it
// drops from all. It reads the lines back when it cites. Measured with Zotero's
// own import code, schema 41.
var cslDropped = map[string][]string{
	"article-newspaper":      {"event", "event-title", "event-date", "event-place", "genre"},
	"article-journal":        {"event", "event-title", "event-date", "event-place", "genre"},
	"book":                   {"event", "event-title", "event-date", "event-place", "medium"},
	"chapter":                {"event", "event-title", "event-date", "event-place", "genre"},
	"document":               {"event", "event-title", "event-date", "event-place", "number"},
	"event":                  {"event", "event-title", "event-date", "event-place", "container-title"},
	"hearing":                {"event", "event-title", "event-date", "event-place", "genre", "container-title"},
	"interview":              {"event", "event-title", "event-date", "event-place"},
	"motion_picture":         {"event", "event-title", "event-date", "genre"},
	"paper-conference":       {"event", "event-date", "genre"},
	"personal_communication": {"event", "event-title", "event-date", "container-title", "publisher"},
	"song":                   {"event", "event-title", "event-date", "genre"},
	"speech":                 {"event", "event-date", "medium", "number", "publisher", "archive", "archive_location"},
	"webpage":                {"event", "event-title", "event-date", "event-place"},
	"":                       {"original-title", "original-date"},
}

// inZotero reports whether Zotero keeps a variable of an item of a type. Keywords
// it drops too; a line of them in the note would be no tags either.
func inZotero(typ, variable string) bool {
	return variable != "keyword" && !slices.Contains(cslDropped[typ], variable) && !slices.Contains(cslDropped[""], variable)
}

// note is the free text: what neither a variable nor custom says, or as the
// option has it.
func (c *cslItem) note() any {
	mode := c.options["note"]
	if mode == "none" {
		return ""
	}
	var has []fact
	for f := range c.carried {
		has = append(has, f)
	}
	if mode == "plain" && c.options["custom"] == "true" {
		has = append(has, inCustom...)
	}
	words := leftover(c.Reference, append(has, "note")...)
	if c.GenreGiven && c.genreText() != c.Genre && (mode != "plain" || c.options["custom"] == "false") {
		words = append([]string{c.Genre}, words...) // a session's label stands for it, or none
	}
	if c.dateUnsaid() && (mode != "plain" || c.options["custom"] == "false") {
		day := dateWords(c.Date, c.lang)
		if c.Type == records.TypeSpeech {
			day = phrase(c.lang, "delivered", day)
		}
		words = append([]string{day}, words...)
	}
	text := sentences(c.lang, slices.DeleteFunc(words, func(s string) bool { return s == "" }))
	if c.Note != "" && text != "" {
		text = c.Note + "\n" + text
	} else {
		text += c.Note
	}
	text = freeText(withoutMarkup(cleanLines(text)))
	if mode != "zotero" {
		return text
	}
	lines := c.variableLines()
	if lines == "" {
		return text
	}
	return strings.TrimRight(lines+"\n"+text, "\n")
}

// variableLines are the lines of the variables that Zotero drops. A witness is
// among them: Zotero makes a contributor of the author of a hearing.
func (c *cslItem) variableLines() string {
	var b strings.Builder
	for _, name := range slices.Concat(cslDropped[c.typ], cslDropped[""]) {
		switch x := c.values[name].(type) {
		case string:
			b.WriteString(name + ": " + strings.ReplaceAll(x, "}", ")") + "\n")
		case *cslDateValue:
			b.WriteString(name + ": " + x.edtf() + "\n")
		}
	}
	if names, ok := c.values["author"].([]cslName); ok && c.typ == "hearing" {
		for _, n := range names {
			b.WriteString("author: " + strings.ReplaceAll(n.noteText(), "}", ")") + "\n")
		}
	}
	return b.String()
}

var (
	variableLine = records.Pattern(`(?m)^([ \t]*[A-Za-z_-][A-Za-z _-]*:)`)
	variableMark = records.Pattern(`\{:([A-Za-z_-]+:)`)
)

// freeText keeps a note from being read as variables: citeproc-js takes a line
// that begins "word:", and "{:word: …}" anywhere, for a variable and drops it
// from the note, where hyphens and underscores count as letters; Zotero does so
// with "Two words:". A word joiner, which is invisible, goes in front.
func freeText(s string) string {
	if !strings.Contains(s, ":") {
		return s
	}
	s = variableLine().ReplaceAllString(s, "\u2060$1")
	return variableMark().ReplaceAllString(s, "{\u2060:$1")
}
