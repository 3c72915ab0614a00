package records

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Draft is a new record, as it is put down on a command line.
type Draft struct {
	Type   Type
	Key    string // "" stands for a word to be replaced
	Values []Assignment
	All    bool // write every field, those without a value to be filled in
}

// Assignment gives a field a value in plain words, without quotes. The field may
// have the tag of a language behind a dot, "title.zh", and override the format
// and the field of it. A list may be given item by item, or with semicolons
// between the items; an item that begins with "{" is a table as TOML has it, and
// stands alone.
type Assignment struct{ Field, Value string }

// placeholder is the key of a record that has none yet.
const placeholder = "KEY"

// Text gives the record in the canonical layout: the fields that have a value,
// or where none has one those that most records have, to be filled in, with what
// they mean. Diagnostics, without a place, are what is wrong with the key and
// the values; the text is nil then.
func (d Draft) Text() ([]byte, []Diagnostic) {
	block, diags := d.block()
	if len(diags) > 0 {
		return nil, diags
	}
	return block.Text, nil
}

// block is the draft as a block of a file.
func (d Draft) block() (*Block, []Diagnostic) {
	text, diags := Format(d.source(), "")
	if len(diags) > 0 {
		return nil, diags
	}
	s := NewSplitter(bytes.NewReader(text), "")
	b, _, err := s.Next()
	if _, _, end := s.Next(); err != nil || end != io.EOF {
		return nil, []Diagnostic{{Message: "a value holds a record of its own", Hint: "give the values of one record"}}
	}
	_, found := decodeBlock(b)
	if len(d.Values) > 0 {
		diags = slices.DeleteFunc(found, func(f Diagnostic) bool { return f.Severity != Error })
	}
	return b, diags
}

// source writes the record without regard to layout.
func (d Draft) source() []byte {
	var b bytes.Buffer
	key := d.Key
	if key == "" {
		key = placeholder
	}
	fmt.Fprintf(&b, "[%s.%s]\n", d.Type, quoteKey(key))
	t := fieldTables[d.Type]
	blank := new(Record)
	given := func(name string) (values []Assignment) {
		for _, v := range d.Values {
			if field, _, _ := strings.Cut(v.Field, "."); field == name {
				values = append(values, v)
			}
		}
		return values
	}
	for i := range t.fields {
		f := &t.fields[i]
		values := given(f.name)
		switch {
		case len(values) == 0 && !d.asks(f.name):
			continue
		case d.All || len(d.Values) == 0:
			b.WriteString(wrapped(f.sentences(blank), "# ", 78))
		}
		if len(values) == 0 {
			b.WriteString(f.toFill(blank))
		} else {
			b.WriteString(assignmentsOf(f.at(blank), f.name, values))
		}
	}
	for _, v := range d.Values {
		if name, _, _ := strings.Cut(v.Field, "."); t.byName[name] == nil {
			fmt.Fprintf(&b, "%s = %s\n", quoteKey(name), quoteText(v.Value)) // which the decoder refuses
		}
	}
	return b.Bytes()
}

// usualFields are those that most records of a type have.
var usualFields = map[Type][]string{
	TypeEvent:        {"title", "kind", "part_of", "number", "date", "venue", "city", "country", "url"},
	TypeSpeech:       {"title", "description", "kind", "speakers", "event", "date", "language", "url", "accessed"},
	TypeSource:       {"title", "kind", "container", "authors", "publisher", "date", "url", "accessed"},
	TypePerson:       {"name", "office", "affiliation"},
	TypeOrganization: {"name", "city", "country", "url"},
}

// asks reports whether a field without a value is to be filled in.
func (d Draft) asks(name string) bool {
	return d.All || len(d.Values) == 0 && slices.Contains(usualFields[d.Type], name)
}

// sentences say what the field means, and what it is chosen from.
func (f *field[T]) sentences(blank *T) string {
	if c, ok := f.at(blank).(choice); ok {
		return f.doc + " One of " + joinWords(c.among, "and") + "."
	}
	return f.doc
}

// toFill is the field as a line to be filled in, with an example behind it; as a
// comment where there is no empty value.
func (f *field[T]) toFill(blank *T) string {
	_, example, _ := strings.Cut(f.example, " = ")
	switch f.at(blank).(type) {
	case *bool, *overrides:
		return "# " + f.example + "\n"
	case *Agents, *[]string, keysOf:
		return f.name + " = [] # " + example + "\n"
	}
	return f.name + ` = "" # ` + example + "\n"
}

// assignmentsOf writes the values of a field, given what the field points to.
// Where they do not fit it, they are written so that the decoder says why.
func assignmentsOf(at any, name string, values []Assignment) string {
	var b strings.Builder
	var items, texts []string
	for _, v := range values {
		_, below, dotted := strings.Cut(v.Field, ".")
		switch {
		case dotted && isText(at):
			texts = append(texts, quoteKey(below)+" = "+quoteText(v.Value))
		case dotted:
			parts := strings.Split(v.Field, ".")
			for i := range parts {
				parts[i] = quoteKey(parts[i])
			}
			fmt.Fprintf(&b, "%s = %s\n", strings.Join(parts, "."), quoteText(v.Value))
		case isList(at):
			items = append(items, itemsOf(v.Value)...)
		default:
			fmt.Fprintf(&b, "%s = %s\n", name, plainValue(at, v.Value))
		}
	}
	if items != nil {
		fmt.Fprintf(&b, "%s = [\n%s\n]\n", name, strings.Join(items, "\n,\n"))
	}
	if texts != nil {
		fmt.Fprintf(&b, "%s = { %s }\n", name, strings.Join(texts, ", "))
	}
	return b.String()
}

func isText(at any) bool {
	switch at.(type) {
	case *Text, *country, *nameText, *paragraphs:
		return true
	}
	return false
}

func isList(at any) bool {
	switch at.(type) {
	case *Agents, *[]string, keysOf:
		return true
	}
	return false
}

// itemsOf gives the items of a list, each as TOML has it.
func itemsOf(value string) (items []string) {
	if table := strings.TrimSpace(value); strings.HasPrefix(table, "{") {
		var v map[string]any
		if _, err := toml.Decode("x = "+table, &v); err == nil && len(v) == 1 {
			return []string{table}
		}
	}
	for item := range strings.SplitSeq(value, ";") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, quoteText(item))
		}
	}
	return items
}

// plainValue writes a value as its field wants it. Dates and times lose their
// quotes in the layout.
func plainValue(at any, value string) string {
	switch at.(type) {
	case *bool:
		if value == "true" || value == "false" {
			return value
		}
	case *numberText:
		if isDigits(value) && len(value) < 10 && (value[0] != '0' || value == "0") {
			return value
		}
	}
	return quoteText(value)
}
