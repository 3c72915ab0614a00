package formats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/quoth-cite/quoth/records"
)

// Mapping is the reference of what a format makes of records, as plain text:
// what is known of its readers, the type of entry of each kind of record, the
// fields with the facts that they have, the facts that have none, and the
// options. Types and fields are the tables that the format is made of; which
// fact is where is what Carries finds with the options' defaults.
func Mapping(f Format) (string, error) {
	v, err := f.Values(nil)
	if err != nil {
		return "", err
	}
	carried := Carries(f, v)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Help)
	if f.About != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(f.About))
	}
	mapTypes(&b, f)
	mapFields(&b, f, carried)
	mapLosses(&b, carried)
	mapOptions(&b, f)
	return b.String(), nil
}

// rowsOf makes a table of a format, which it need not have.
func rowsOf[T any](table func() []T) []T {
	if table == nil {
		return nil
	}
	return table()
}

// mapTypes writes the types of entries.
func mapTypes(b *strings.Builder, f Format) {
	table := tabwriter.NewWriter(b, 0, 0, 3, ' ', 0)
	for _, part := range []struct {
		title   string
		typ     records.Type
		printed bool
	}{
		{"Events: kind and type of entry", records.TypeEvent, false},
		{"Speeches: kind and type of entry", records.TypeSpeech, false},
		{"Speeches printed in a source (published_in): its kind and type of entry", records.TypeSpeech, true},
		{"Sources: kind and type of entry", records.TypeSource, false},
	} {
		title := "\n" + part.title + "\n"
		for _, row := range rowsOf(f.Types) {
			if row.Type != part.typ || row.Printed != part.printed {
				continue
			}
			fmt.Fprint(table, title)
			title = ""
			unless := row.Unless
			if unless != "" {
				unless = "\tor " + unless
			}
			fmt.Fprintf(table, "  %s\t%s%s\n", row.Kind, row.Entry, unless)
		}
		table.Flush()
	}
}

// mapFields writes the fields with what they have, in the order of the format.
func mapFields(b *strings.Builder, f Format, carried []Carried) {
	facts := map[string][]string{}
	var names []string
	for _, c := range carried {
		for _, name := range c.Fields {
			if facts[name] == nil {
				names = append(names, name)
			}
			facts[name] = append(facts[name], c.Fact)
		}
	}
	rows := rowsOf(f.Fields)
	if rows == nil {
		for _, name := range names {
			rows = append(rows, FieldRow{Name: name})
		}
	}
	b.WriteString("\nFields, the types of entries that have them, and the facts in them\n")
	b.WriteString("(found by writing sample records with the defaults of all options; a name is one\n" +
		"fact, and so is what somebody was: honorific, office, affiliation)\n")
	for _, row := range rows {
		types := row.Types
		if types != "" {
			types = " (" + types + ")"
		}
		fmt.Fprintf(b, "  %s%s\n", row.Name, types)
		wrap(b, "      ", facts[row.Name], ",")
	}
}

// mapLosses writes the facts that no field has, and those that only some kinds
// of records have a field for.
func mapLosses(b *strings.Builder, carried []Carried) {
	var lost, some []string
	for _, c := range carried {
		switch {
		case c.State == Lost:
			lost = append(lost, c.Fact)
		case !c.Always:
			some = append(some, c.Fact)
		}
	}
	if len(lost) > 0 {
		b.WriteString("\nFacts that are lost\n")
		wrap(b, "  ", lost, ",")
	}
	if len(some) > 0 {
		b.WriteString("\nFacts that are worse off with some kinds of records than with others\n")
		wrap(b, "  ", some, ",")
	}
	b.WriteString("\nWhat becomes of the facts of one record: quoth explain KEY --to FORMAT\n")
}

// mapOptions writes the options.
func mapOptions(b *strings.Builder, f Format) {
	if len(f.Options) == 0 {
		return
	}
	b.WriteString("\nOptions\n")
	for _, o := range f.Options {
		values := "TEXT"
		if o.Values != nil {
			values = strings.Join(o.Values, "|")
		}
		fmt.Fprintf(b, "  -O %s=%s\n      %s (default: %s)\n", o.Name, values, o.Help, cmp.Or(o.Default, "none"))
	}
}

// wrap writes words in lines of 80 characters, with a mark behind each but the
// last.
func wrap(b *strings.Builder, indent string, words []string, mark string) {
	line := ""
	for i, w := range words {
		if i < len(words)-1 {
			w += mark
		}
		if line != "" && len(indent)+len(line)+1+len(w) > 80 {
			b.WriteString(indent + line + "\n")
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	if line != "" {
		b.WriteString(indent + line + "\n")
	}
}

// typeRows are the rows for all types of records, the printed speeches last.
func typeRows(of func(records.Type) []TypeRow, printed map[string]string) []TypeRow {
	rows := slices.Concat(of(records.TypeEvent), of(records.TypeSpeech), of(records.TypeSource))
	var in []string
	for kind := range printed {
		in = append(in, kind)
	}
	slices.Sort(in)
	for _, kind := range in {
		rows = append(rows, TypeRow{Type: records.TypeSpeech, Kind: kind, Printed: true, Entry: printed[kind]})
	}
	return rows
}
