package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// jsonlSchema is the JSON Schema (draft 2020-12) of a line of jsonl. It lets
// fields stand that it does not know, as a later version may have more.
func jsonlSchema() string {
	defs := map[string]any{}
	for _, o := range jsonlObjects {
		defs[o.name] = o.schema()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "a line of the jsonl format of quoth",
		"description": "UTF-8, without markup; what has no value is absent",
		"$ref":        "#/$defs/reference",
		"properties":  map[string]any{"schema": map[string]any{"const": jsonlVersion}},
		"required":    []string{"schema"},
		"$defs":       defs,
	}); err != nil {
		panic(err) // maps, lists and texts cannot fail
	}
	return b.String()
}

// schema is the schema of an object.
func (o jsonlObject) schema() map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range o.fields {
		field, optional := o.field(f.name)
		if field == nil {
			continue // schema, which stands on a line only
		}
		property := jsonlType(field)
		if words := jsonlWords[o.name+"."+f.name]; words != nil {
			property["enum"] = words
		}
		property["description"] = f.help
		properties[f.name] = property
		if !optional {
			required = append(required, f.name)
		}
	}
	return map[string]any{"type": "object", "description": o.help, "properties": properties, "required": required}
}

// jsonlWords are the values of fields that have no others within a version.
var jsonlWords = map[string][]string{
	"reference.type": {string(records.TypeSpeech), string(records.TypeEvent), string(records.TypeSource)},
	"event.status":   {"held", "cancelled", "planned"},
}

// field is the type of a field, nil where the Go type has none of that name, and
// whether it is left out where it has no value.
func (o jsonlObject) field(name string) (typ reflect.Type, optional bool) {
	for f := range o.typ.Fields() {
		if tag, options, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			return f.Type, options != ""
		}
	}
	return nil, false
}

// jsonlType is the schema of the values of a Go type.
func jsonlType(t reflect.Type) map[string]any {
	if i := slices.IndexFunc(jsonlObjects, func(o jsonlObject) bool { return o.typ == t }); i >= 0 {
		return map[string]any{"$ref": "#/$defs/" + jsonlObjects[i].name}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return jsonlType(t.Elem())
	case reflect.Slice:
		return map[string]any{"type": "array", "items": jsonlType(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": jsonlType(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	}
	return map[string]any{"type": "string"} // of a date and a time too
}

// JSONLHelp is the reference of the objects of jsonl as plain text.
func JSONLHelp() string {
	var b strings.Builder
	for _, o := range jsonlObjects {
		section(&b, strings.ToUpper(o.name[:1])+o.name[1:])
		fmt.Fprintf(&b, "%s\n\n", o.help)
		for _, f := range o.fields {
			typ := "number"
			if field, _ := o.field(f.name); field != nil {
				typ = jsonlShape(jsonlType(field))
			}
			fmt.Fprintf(&b, "  %s (%s)\n", f.name, typ)
			wrap(&b, "      ", strings.Fields(f.help), "")
		}
	}
	return b.String()
}

// jsonlShape is the type that a schema says, in a word.
func jsonlShape(schema map[string]any) string {
	switch ref, _ := schema["$ref"].(string); {
	case ref != "":
		return strings.TrimPrefix(ref, "#/$defs/")
	case schema["type"] == "array":
		return "list of " + jsonlShape(schema["items"].(map[string]any))
	case schema["type"] == "boolean":
		return "true"
	}
	return schema["type"].(string)
}
