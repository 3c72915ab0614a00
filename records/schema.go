package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
)

// Schema gives a JSON Schema (draft 2020-12) of a file of records, with which an
// editor completes and checks what people write. It is made of the tables of
// fields, so it has what the decoder has. A value is described as JSON has it:
// days and times are strings.
//
// Whatever the decoder takes, the schema takes, but for two things that editors
// are better off to show: an empty value that is not of its field's type, and
// blanks around a word. The decoder refuses more: what depends on other fields
// or other records, and days that no calendar has.
//
// Each field is described where it stands and without anyOf, since Taplo, which
// most editors ask, shows no description beside a $ref or above an anyOf.
func Schema() []byte { return schemaText() }

var schemaText = sync.OnceValue(func() []byte {
	root := &jsonSchema{
		Schema: "https://json-schema.org/draft/2020-12/schema", Title: "Records of quoth",
		Description: "Events, speeches and sources, and the people and bodies that take part in them.",
		Type:        "object", Additional: false,
	}
	for _, typ := range Types {
		t := fieldTables[typ]
		root.Properties.add(string(typ), &jsonSchema{
			Description: t.doc, Type: "object",
			PropertyNames: &jsonSchema{Pattern: keyForm, MaxLength: maxKey},
			Additional:    &jsonSchema{Ref: "#/$defs/" + string(typ)},
		})
		s := t.schema()
		if typ == TypeOrganization {
			s.Required = []string{"name"} // a person's may stand in several fields
		}
		root.Defs.add(string(typ), s)
	}
	root.Properties.add(string(TypeCollection), collectionFields.schema())
	root.Defs.add("agent", agentSchema())
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err) // nothing in it cannot be encoded
	}
	return b.Bytes()
})

// jsonSchema is a schema, with the keywords that are used here.
type jsonSchema struct {
	Schema        string       `json:"$schema,omitempty"`
	Title         string       `json:"title,omitempty"`
	Ref           string       `json:"$ref,omitempty"`
	Description   string       `json:"description,omitempty"`
	Type          any          `json:"type,omitempty"` // a string, or several
	Enum          []string     `json:"enum,omitempty"`
	Pattern       string       `json:"pattern,omitempty"`
	MaxLength     int          `json:"maxLength,omitempty"`
	Minimum       int          `json:"minimum,omitempty"`
	Maximum       int          `json:"maximum,omitempty"`
	Items         *jsonSchema  `json:"items,omitempty"`
	Required      []string     `json:"required,omitempty"`
	Properties    namedSchemas `json:"properties,omitempty"`
	PropertyNames *jsonSchema  `json:"propertyNames,omitempty"`
	Additional    any          `json:"additionalProperties,omitempty"` // false, or a schema
	Examples      []any        `json:"examples,omitempty"`
	Defs          namedSchemas `json:"$defs,omitempty"`
}

// namedSchemas are schemas by name, in an order that is kept.
type namedSchemas []namedSchema

type namedSchema struct {
	name   string
	schema *jsonSchema
}

func (n *namedSchemas) add(name string, s *jsonSchema) { *n = append(*n, namedSchema{name, s}) }

// MarshalJSON writes an object.
func (n namedSchemas) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, s := range n {
		b.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(&b, "%q:", s.name)
		if err := e.Encode(s.schema); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// The forms of words, in what the regular expressions of ECMAScript, Go and
// Rust have in common. An empty string counts as absent.
const (
	keyForm  = `^[\p{L}\p{M}\p{Nd}:.+/_-]+$`
	tagForm  = `[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*`
	edtfForm = `(?:Y-?[1-9][0-9]{4,8}|-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)` +
		`(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX)` +
		`(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.0+)?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?)[?~%]?`
	edtfEnd = `(?:` + edtfForm + `|\.\.)?`
)

// schema describes the fields of a table.
func (t *table[T]) schema() *jsonSchema {
	s := &jsonSchema{Description: t.doc, Type: "object", Additional: false}
	for i := range t.fields {
		f := &t.fields[i]
		d := schemaOf(f.at(new(T)))
		d.Description, d.Examples = f.doc, []any{f.exampleValue()}
		s.Properties.add(f.name, d)
	}
	return s
}

// agentSchema describes an item of a list of agents.
func agentSchema() *jsonSchema {
	s := agentFields.schema()
	s.Type = []string{"string", "object"}
	return s
}

// schemaOf describes the values of a field by what it points to.
func schemaOf(at any) *jsonSchema {
	switch at := at.(type) {
	case *Text, *country, *nameText, *paragraphs:
		return &jsonSchema{Type: []string{"string", "object"},
			PropertyNames: &jsonSchema{Pattern: "^" + tagForm + "$"}, Additional: &jsonSchema{Type: "string"}}
	case *numberText:
		return &jsonSchema{Type: []string{"string", "integer"}}
	case *langTag:
		return &jsonSchema{Type: "string", Pattern: "^(?:" + tagForm + ")?$"}
	case *Date:
		return &jsonSchema{Type: []string{"string", "integer"}, Minimum: -9999, Maximum: 9999,
			Pattern: "^(?:" + edtfForm + "|" + edtfEnd + "/" + edtfEnd + ")?$"}
	case *bool:
		return &jsonSchema{Type: "boolean"}
	case choice:
		return &jsonSchema{Type: "string", Enum: append(at.among[:len(at.among):len(at.among)], "")}
	case *[]string, keysOf:
		return &jsonSchema{Type: "array", Items: &jsonSchema{Type: "string"}}
	case *Agents:
		return &jsonSchema{Type: "array", Items: &jsonSchema{Ref: "#/$defs/agent"}}
	case *overrides:
		fields := &jsonSchema{Type: "object", Additional: &jsonSchema{Type: []string{"string", "integer"}}}
		return &jsonSchema{Type: "object", Additional: fields}
	}
	return &jsonSchema{Type: "string"}
}

// exampleValue is the value of the field's example, as JSON has it.
func (f *field[T]) exampleValue() any {
	var line map[string]any
	if _, err := toml.Decode(f.example, &line); err != nil {
		panic(err) // a table's mistake, which the tests find
	}
	if _, ok := line[f.name].(time.Time); ok {
		_, value, _ := strings.Cut(f.example, "= ")
		return value
	}
	return line[f.name]
}
