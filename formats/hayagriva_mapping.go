package formats

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// hayagrivaTypeRows are the rows of the kinds of records.
func hayagrivaTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range hayagrivaKinds[typ] {
			row := TypeRow{Type: typ, Kind: k.kind, Entry: k.entry}
			if typ == records.TypeSpeech && k.kind != "letter" {
				row.Unless = "article with -O talk=article"
			}
			rows = append(rows, row)
		}
		return rows
	}, hayagrivaPrinted)
}

// hayagrivaFieldRows are the rows of the fields, and of those of the parents.
func hayagrivaFieldRows() []FieldRow {
	rows := []FieldRow{{Name: entryKeyField}}
	for _, f := range hayagrivaFields {
		if f.name != "parent" {
			rows = append(rows, FieldRow{Name: f.name})
		}
	}
	for _, name := range strings.Fields("type title editor date publisher location issue volume volume-total edition serial-number affiliated parent.type parent.title parent.volume") {
		rows = append(rows, FieldRow{Name: "parent." + name})
	}
	return rows
}

// splitHayagriva splits an entry into its fields and those of its parents; what
// a field is made of is not told apart.
func splitHayagriva(document []byte, _ Values) []Field {
	var fields []Field
	for _, leaf := range yamlLeaves(document) {
		if fields == nil {
			fields = []Field{{Name: entryKeyField, Value: leaf.path[0]}}
		}
		name, rest := "", leaf.path[1:]
		for len(rest) > 1 && rest[0] == "parent" {
			name, rest = name+"parent.", rest[1:]
		}
		f := Field{Name: name + rest[0], Value: leaf.value}
		if !slices.Contains(hayagrivaVerbatim, rest[0]) {
			f.Value = formattableMark().ReplaceAllString(f.Value, "$1")
		}
		fields = append(fields, f)
	}
	return fields
}

// hayagrivaVerbatim are the fields that are no formattable strings.
var hayagrivaVerbatim = strings.Fields("type author date editor affiliated url issue volume volume-total edition page-range runtime serial-number language")

var formattableMark = records.Pattern(`\\([\\{}$])|[{}]`)

// hayagrivaOverrides are the fields that the record sets itself; "" removes one.
// A date is EDTF, names are parted by semicolons; what is made of several parts
// or is a list cannot be set.
func hayagrivaOverrides(fields map[string]string) (map[string]any, error) {
	over := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		value := fields[name]
		if !slices.ContainsFunc(hayagrivaFields, func(f hayagrivaField) bool { return f.name == name }) {
			return nil, fmt.Errorf("override.hayagriva.%s: hayagriva has no field of that name", name)
		}
		var err error
		switch {
		case strings.TrimSpace(value) == "":
			over[name] = ""
		case name == "type" && !slices.Contains(hayagrivaEntryTypes, value):
			err = fmt.Errorf("hayagriva has no type %q", value)
		case name == "author" || name == "editor":
			var list records.AgentList
			list, err = parseNames(value)
			over[name] = hayagrivaNames("en", list)
		case name == "date":
			var d records.Date
			d, err = records.ParseDate(value)
			if over[name] = hayagrivaDate(d); err == nil && over[name] == nil {
				err = fmt.Errorf("hayagriva has no such date")
			}
		case name == "url" && !typstReads(value), name == "language" && languageID(value) == "", name == "runtime" && timestamp(value) == "",
			name == "volume-total" && number(value) == "":
			err = fmt.Errorf("%q is nothing that Typst would read", value)
		case name == "affiliated" || name == "parent":
			err = fmt.Errorf("it cannot be overridden")
		case slices.Contains(hayagrivaVerbatim, name):
			over[name] = oneLine(value)
		default:
			over[name] = formattable(value)
		}
		if err != nil {
			return nil, fmt.Errorf("override.hayagriva.%s: %w", name, err)
		}
	}
	return over, nil
}

// hayagrivaEntryTypes are the types of the format's documentation.
var hayagrivaEntryTypes = strings.Fields(`article chapter entry anthos report thesis web scene artwork patent case newspaper legislation
	manuscript original post misc performance periodical proceedings book blog reference conference anthology repository
	thread video audio exhibition`)
