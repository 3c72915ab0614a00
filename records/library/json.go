package library

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
)

// JSONFault is the place in a text, in bytes, at which package encoding/json found
// a mistake, and what it is in the words of who wrote the file.
func JSONFault(err error) (at int, message string) {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return max(int(syntax.Offset)-1, 0), strings.TrimPrefix(err.Error(), "json: ")
	case errors.As(err, &typ) && typ.Field == "":
		return 0, "it is " + article(typ.Value) + " and no " + jsonKind(typ.Type)
	case errors.As(err, &typ):
		return max(int(typ.Offset)-1, 0), `"` + typ.Field + `" is ` + article(typ.Value) + " and no " + jsonKind(typ.Type)
	}
	return 0, strings.TrimPrefix(err.Error(), "json: ")
}

// article is a value as package encoding/json calls it: "an array", "a number 1.5".
func article(value string) string {
	if strings.ContainsAny(value[:min(1, len(value))], "ao") {
		return "an " + value
	}
	return "a " + value
}

// jsonKind is what JSON calls the values that a type is read from.
func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Slice, reflect.Array:
		return "array"
	case reflect.Struct, reflect.Map:
		return "object"
	case reflect.Bool:
		return "bool"
	}
	return "number"
}
