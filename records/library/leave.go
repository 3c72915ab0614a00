package library

import (
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// leave puts what a record of its type has no field for into the note.
func (l *Library) leave(it *Item, r *record) {
	has := fieldsOf(r.typ)
	for _, name := range slices.Sorted(maps.Keys(r.fields)) {
		base, _, _ := strings.Cut(name, ".")
		if value := r.fields[name]; !has[base] {
			it.Rest = append(it.Rest, Fact{Name: name, Value: value})
			delete(r.fields, name)
		}
	}
	for _, role := range slices.Sorted(maps.Keys(r.names)) {
		if !has[role] {
			for _, a := range r.names[role].List {
				it.Rest = append(it.Rest, Fact{Name: role, Value: a.Name.Natural()})
			}
			delete(r.names, role)
		}
	}
	var note []string
	for _, f := range it.Rest {
		if f.Value == "" {
			continue
		}
		l.told = append(l.told, Told{Position: it.At, Key: it.Key, Fact: f})
		if !f.Aside {
			note = append(note, f.Name+": "+f.Value)
		}
	}
	if len(note) > 0 {
		r.fields["note"] = strings.TrimSpace(r.fields["note"] + "\n" + strings.Join(note, "\n"))
	}
}

// fieldsOf are the fields of a type of record.
func fieldsOf(typ records.Type) map[string]bool {
	has := map[string]bool{}
	for _, f := range records.Fields(typ) {
		has[f.Name] = true
	}
	return has
}
