package library

import (
	"encoding/json"
	"testing"
)

// TestJSONFault says what is wrong in the words of the file, and where.
func TestJSONFault(t *testing.T) {
	for text, want := range map[string]struct {
		at      int
		message string
	}{
		`{"title": 7}`:           {10, `"title" is a number and no string`},
		`{"days": {"a": 1}}`:     {9, `"days" is an object and no array`},
		`{"title": true}`:        {13, `"title" is a bool and no string`},
		`["x"]`:                  {0, "it is an array and no object"},
		`{"title": "x" "y": "z"`: {14, `invalid character '"' after object key:value pair`},
	} {
		var v struct {
			Title string   `json:"title"`
			Days  []string `json:"days"`
		}
		if at, message := JSONFault(json.Unmarshal([]byte(text), &v)); at != want.at || message != want.message {
			t.Errorf("%s: %d, %s; want %d, %s", text, at, message, want.at, want.message)
		}
	}
}
