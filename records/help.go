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
		blank := new(T)
		fmt.Fprintf(b, "  %s (%s)\n%s      %s\n", f.name, shapeOf(f.at(blank)).word, wrapped(f.sentences(blank), "      ", 78), f.example)
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

// Field says what a field of a record is.
type Field struct {
	Name    string
	Doc     string   // what it means: sentences
	Example string   // a line of TOML that sets it
	Words   []string // those that its value is one of; nil for any value
}

// Fields lists the fields of a type of record in their order, nil where there is
// no such type.
func Fields(typ Type) []Field {
	t := fieldTables[typ]
	if t == nil {
		return nil
	}
	list := make([]Field, len(t.fields))
	blank := new(Record)
	for i := range t.fields {
		f := &t.fields[i]
		list[i] = Field{Name: f.name, Doc: f.doc, Example: f.example}
		switch at := f.at(blank).(type) {
		case choice:
			list[i].Words = at.among
		case *bool:
			list[i].Words = []string{"true", "false"}
		}
	}
	return list
}

// Describe says in a sentence what a type of record is.
func Describe(typ Type) string { return fieldTables[typ].doc }
