package records

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// field is a row of a field table: all there is to know about one field of one
// type of record (T is Record) or of an agent (T is AgentText). Rows stand in
// the order in which the reference and a well-kept file have the fields.
type field[T any] struct {
	name    string
	at      func(*T) any // where the value goes; what it points to says how it is read, see shapeOf
	doc     string       // what it means: sentences, without markup
	example string       // a line of TOML that sets it
	also    []string     // what people call it elsewhere; offered, never accepted
}

// table is the fields of one type of record, or of an agent.
type table[T any] struct {
	name   string // with its article: "a speech"
	doc    string // what it is: sentences
	fields []field[T]
	byName map[string]*field[T]
}

func newTable[T any](name, doc string, fields ...[]field[T]) *table[T] {
	t := &table[T]{name: name, doc: doc, fields: slices.Concat(fields...)}
	t.byName = make(map[string]*field[T], len(t.fields))
	for i := range t.fields {
		t.byName[t.fields[i].name] = &t.fields[i]
	}
	return t
}

// names gives the fields' names in order.
func (t *table[T]) names() []string {
	names := make([]string, len(t.fields))
	for i, f := range t.fields {
		names[i] = f.name
	}
	return names
}

// place is where a field stands in the order of the table: behind all others
// where the table does not have it.
func (t *table[T]) place(name string) int {
	if i := slices.IndexFunc(t.fields, func(f field[T]) bool { return f.name == name }); i >= 0 {
		return i
	}
	return len(t.fields)
}

// unknown says how to mend a field that the table does not have: by what people
// call another field, by the nearest spelling, or by where such a field belongs.
func (t *table[T]) unknown(name string) (hint string) {
	plain := strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(name))
	if f := t.byName[t.called(plain)]; f != nil {
		return fmt.Sprintf("did you mean %q? for example: %s", f.name, f.example)
	}
	if near := Suggest(plain, t.names()); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	var owners []string
	for _, typ := range Types {
		if _, ok := fieldTables[typ].byName[plain]; ok {
			owners = append(owners, fieldTables[typ].name)
		}
	}
	if len(owners) > 0 {
		return fmt.Sprintf("%q is a field of %s", plain, joinWords(owners, "and"))
	}
	if len(t.fields) > 15 {
		return "what fits no field goes into note"
	}
	return fmt.Sprintf("the fields of %s are %s", t.name, strings.Join(t.names(), ", "))
}

// called is the field that people call by another name, "" where there is none.
func (t *table[T]) called(name string) string {
	for _, f := range t.fields {
		if slices.Contains(f.also, name) {
			return f.name
		}
	}
	return ""
}

// joinWords joins words as a sentence does: "a, b and c".
func joinWords(words []string, and string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}

// What a field points to where a Go type alone does not say how it is read. A
// plain string is text that is the same in every language.
type (
	paragraphs Text   // a text that keeps its line breaks
	nameText   Text   // a person's name
	country    Text   // a country's name or code
	numberText string // a string or an integer
	langTag    string // BCP 47
	webAddress string
	doiName    string
	isbn       string
	issn       string
	orcid      string
	ror        string
	overrides  map[string]map[string]string
)

// choice is a word out of a list.
type choice struct {
	to    *string
	among []string
	code  string // of the finding where it is another
}

// Kinds by type, which is asked for with each record.
var (
	eventKinds  = sync.OnceValue(func() []string { return Kinds(TypeEvent) })
	speechKinds = sync.OnceValue(func() []string { return Kinds(TypeSpeech) })
	sourceKinds = sync.OnceValue(func() []string { return Kinds(TypeSource) })
)

// keyOf and keysOf are keys of records of one type.
type (
	keyOf struct {
		to  *Link
		typ Type
	}
	keysOf struct {
		to  *[]Link
		typ Type
	}
)

// shape is what a value must be: a word for the reference, and what a finding
// says is wanted.
type shape struct{ word, want string }

// shapeOf gives the shape of what a field points to.
func shapeOf(at any) shape {
	switch at := at.(type) {
	case *Text, *country:
		return shape{"text", "a text in quotes, or one for each language"}
	case *nameText:
		return shape{"name", "a name in quotes, or one for each language"}
	case *paragraphs:
		return shape{"long text", "a text in quotes, or one for each language"}
	case *string:
		return shape{"string", "a text in quotes"}
	case *numberText:
		return shape{"number", "a number, or a text in quotes"}
	case *langTag:
		return shape{"language", "a language tag in quotes"}
	case *webAddress:
		return shape{"address", "an address in quotes"}
	case *doiName, *isbn, *issn, *orcid, *ror:
		return shape{"identifier", "an identifier in quotes"}
	case *Date:
		return shape{"date", "a date"}
	case *Time:
		return shape{"time", "a time of day"}
	case *bool:
		return shape{"true or false", "true or false, without quotes"}
	case *[]string:
		return shape{"list of strings", "a list of texts"}
	case *Agents:
		return shape{"agents", "a list of names and keys"}
	case *overrides:
		return shape{"tables", "a table for each format"}
	case choice:
		return shape{"one of", "a word of its list"}
	case keyOf:
		return shape{"key of " + withArticle(at.typ), "the key of " + withArticle(at.typ) + ", in quotes"}
	case keysOf:
		return shape{"keys of " + string(at.typ) + "s", "a list of keys of " + string(at.typ) + "s"}
	}
	panic(fmt.Sprintf("field of type %T", at)) // a table's mistake, which the tests find
}

// withArticle is the type of a record in a sentence: "an event".
func withArticle(typ Type) string { return fieldTables[typ].name }
