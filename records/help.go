package records

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed doc.go
var docSource string

// helpTables are the tables of fields, by the heading in the package
// documentation under which Help puts them.
var helpTables = []struct {
	heading string
	write   func(*strings.Builder)
}{
	{"Events, [event.KEY]", eventFields.help},
	{"Speeches, [speech.KEY]", speechFields.help},
	{"Sources, [source.KEY]", sourceFields.help},
	{"Persons, [person.KEY]", personFields.help},
	{"Organizations, [organization.KEY]", organizationFields.help},
	{"Agents in a table", agentFields.help},
	{"[collection]", collectionFields.help},
}

// Help is the reference of the record format as plain text: the documentation
// of this package, with the table of fields under the heading of each type.
func Help() string { return help() }

var help = sync.OnceValue(func() string {
	_, prose, _ := strings.Cut(docSource, "/*\n")
	prose, _, _ = strings.Cut(prose, "\n*/")
	_, prose, _ = strings.Cut(prose, "\n\n") // what the package is, for its readers
	var b strings.Builder
	b.WriteString("How records are written\n")
	var table func(*strings.Builder)
	for section := range strings.SplitSeq("\n"+prose, "\n# ") {
		heading, text, ok := strings.Cut(section, "\n")
		if !ok || heading == "" {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", heading, strings.Repeat("-", utf8.RuneCountInString(heading)),
			strings.ReplaceAll(strings.TrimSpace(text), "\n\t", "\n    "))
		for _, t := range helpTables {
			if table = t.write; t.heading == heading {
				b.WriteByte('\n')
				table(&b)
			}
		}
	}
	return b.String()
})

// help writes the table's fields, each with its shape, its meaning, the words
// it is chosen from and an example.
func (t *table[T]) help(b *strings.Builder) {
	for _, f := range t.fields {
		at := f.at(new(T))
		text := f.doc
		if c, ok := at.(choice); ok {
			text += " One of " + joinWords(c.among, "and") + "."
		}
		fmt.Fprintf(b, "  %s (%s)\n%s      %s\n", f.name, shapeOf(at).word, wrapped(text, "      ", 78), f.example)
	}
}

// wrapped breaks a text into lines of at most so many characters, each indented
// and ended.
func wrapped(text, indent string, width int) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(word)
		switch {
		case n == 0:
			b.WriteString(indent)
			n = len(indent)
		case n+1+size > width:
			b.WriteString("\n" + indent)
			n = len(indent)
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += size
	}
	return b.String() + "\n"
}
