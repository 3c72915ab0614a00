package formats

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// How the built-in formats split a document with one entry into its fields. They
// read what these formats write, not whatever is found under the formats' names.

// The fields that are no fields of a .bib file.
const (
	entryTypeField = "entry type"
	entryKeyField  = "citation key"
)

// splitBib splits an entry of BibTeX or BibLaTeX, which has a field on each line.
func splitBib(document []byte, _ Values) []Field {
	var fields []Field
	for line := range strings.Lines(string(document)) {
		line = strings.TrimRight(line, "\r\n")
		if typ, key, ok := strings.Cut(strings.TrimPrefix(line, "@"), "{"); ok && strings.HasPrefix(line, "@") {
			fields = append(fields, Field{Name: entryTypeField, Value: typ}, Field{Name: entryKeyField, Value: strings.TrimSuffix(key, ",")})
			continue
		}
		if name, value, ok := strings.Cut(line, " = "); ok && strings.HasPrefix(name, "  ") {
			// No standard style prints a data annotation.
			fields = append(fields, Field{Name: strings.TrimSpace(name), Value: untex(strings.TrimSuffix(value, ",")), Data: strings.Contains(name, "+an")})
		}
	}
	return fields
}

// untex is the text of what tex wrote: its commands are the characters that they
// stand for, and braces go, with what is there to keep BibTeX from a word.
func untex(s string) string { return texPlain().Replace(s) }

var texPlain = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for c, spelled := range texSpecials {
		if spelled != "" {
			pairs = append(pairs, spelled, string(rune(c)), openMacros.Replace(spelled), string(rune(c)))
		}
	}
	for c, spelled := range texSpelled() {
		pairs = append(pairs, spelled, string(c))
	}
	return strings.NewReplacer(append(pairs, `{\relax `, "", "{", "", "}", "")...)
})

// splitRIS splits an entry of RIS, which has a tag on each line.
func splitRIS(document []byte, v Values) []Field {
	var fields []Field
	for line := range strings.Lines(string(document)) {
		if tag, value, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  - "); ok && tag != "ER" {
			if slices.Contains(risNameTags, tag) {
				value = risNameParts(value, v["bodies"])
			}
			fields = append(fields, Field{Name: tag, Value: value})
		}
	}
	return fields
}

// splitCSL splits the one item of a document. What custom has are fields of
// their own: Zotero, citeproc-js and pandoc pass over it. Of an item for Zotero
// it gives what Zotero keeps.
func splitCSL(document []byte, v Values) []Field {
	var items []json.RawMessage
	if json.Unmarshal(document, &items) != nil || len(items) == 0 {
		return nil
	}
	var fields []Field
	var typ string
	for _, f := range splitObject(items[0]) {
		if f.name == "type" {
			typ = leaves(f.value)
		}
		if v["note"] == "zotero" && !inZotero(typ, f.name) {
			continue
		}
		if f.name != "custom" {
			fields = append(fields, Field{Name: f.name, Value: leaves(f.value)})
			continue
		}
		for _, c := range splitObject(f.value) {
			fields = append(fields, Field{Name: "custom." + c.name, Value: leaves(c.value), Data: true})
		}
	}
	return fields
}

// splitCSV splits the one row of a table into its cells.
func splitCSV(document []byte, v Values) []Field {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(document, []byte("\ufeff"))))
	if v["separator"] == "semicolon" {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return splitRows(rows)
}

// splitTSV is splitCSV for a table without quotes.
func splitTSV(document []byte, _ Values) []Field {
	var rows [][]string
	for line := range strings.Lines(string(document)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return splitRows(rows)
}

// splitRows names the cells of the second row by the first.
func splitRows(rows [][]string) []Field {
	var fields []Field
	for i, text := range rows[1] {
		if text != "" {
			fields = append(fields, Field{Name: rows[0][i], Value: text})
		}
	}
	return fields
}

// splitJSONL splits the first line of a document.
func splitJSONL(document []byte, _ Values) []Field {
	line, _, _ := bytes.Cut(document, []byte("\n"))
	var fields []Field
	for _, f := range splitObject(line) {
		fields = append(fields, Field{Name: f.name, Value: leaves(f.value)})
	}
	return fields
}

// splitObject is the members of a JSON object in their order; none of what is no
// object.
func splitObject(object []byte) []member[json.RawMessage] {
	d := json.NewDecoder(bytes.NewReader(object))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	var members []member[json.RawMessage]
	for d.More() {
		name, err := d.Token()
		var m member[json.RawMessage]
		if err != nil || d.Decode(&m.value) != nil {
			break
		}
		m.name, _ = name.(string)
		members = append(members, m)
	}
	return members
}

// leaves is the texts and numbers in a JSON value, a line each.
func leaves(value json.RawMessage) string {
	var v any
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber() // digits as they stand
	if d.Decode(&v) != nil {
		return ""
	}
	var list []string
	var gather func(any)
	gather = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				gather(v[k])
			}
		case []any:
			for _, e := range v {
				gather(e)
			}
		case bool:
			if v {
				list = append(list, "true")
			}
		case nil:
		default:
			list = append(list, fmt.Sprint(v))
		}
	}
	gather(v)
	return strings.Join(list, "\n")
}
