package formats

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nickng/bibtex"

	"github.com/quoth-cite/quoth/records"
)

var (
	bibFieldName = records.Pattern(`^[a-z][a-z0-9-]*(\+an(:[a-z0-9-]+)?)?$`)
	bibEntryName = records.Pattern(`^[a-z]+$`)
)

// bibCommands are what a word behind "@" means where it is no entry type.
var bibCommands = []string{"comment", "preamble", "string"}

// override sets, adds or removes fields as the record says. A value is escaped
// like any other of its field, one of a field that the format does not know as
// prose; entrytype is the type of the entry.
func (c *bibItem) override(fields map[string]string) error {
	c.written = slices.DeleteFunc(c.written, func(w bibWritten) bool { _, set := fields[w.name]; return set })
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		value := strings.TrimSpace(fields[name])
		if name == "entrytype" && bibEntryName().MatchString(value) && !slices.Contains(bibCommands, value) {
			c.entry = value
			continue
		}
		if name == "entrytype" || !bibFieldName().MatchString(name) {
			return fmt.Errorf("override.%s.%s: %q cannot be written", c.format.name, name, name+" = "+value)
		}
		v, err := c.overridden(name, value)
		if err != nil {
			return fmt.Errorf("override.%s.%s: %w", c.format.name, name, err)
		}
		if v != nil {
			c.written = append(c.written, bibWritten{name, v})
		}
	}
	if len(fields) > 0 {
		order := map[string]int{}
		for i, f := range c.format.fields {
			order[f.name] = i - len(c.format.fields)
		}
		slices.SortStableFunc(c.written, func(a, b bibWritten) int { return order[a.name] - order[b.name] })
	}
	return nil
}

// overridden reads the text of an override as what its field holds.
func (c *bibItem) overridden(name, text string) (bibtex.BibString, error) {
	f := bibField{name: name}
	if i := slices.IndexFunc(c.format.fields, func(f bibField) bool { return f.name == name }); i >= 0 {
		f = c.format.fields[i]
	}
	var value any = text
	switch f.class {
	case bibNames:
		list, err := parseNames(text)
		if err != nil {
			return nil, err
		}
		value = list
	case bibList:
		value = splitTrimmed(text, ";")
	case bibKeywords:
		value = splitTrimmed(text, ",")
	case bibDate:
		if text != "" {
			d, err := records.ParseDate(text)
			if err != nil {
				return nil, err
			}
			value = d
		}
	case bibMonth:
		if i := slices.Index(monthMacros, strings.ToLower(text)); i >= 0 {
			value = records.Date{Start: records.Moment{Set: true, Month: i + 1}}
		}
	}
	f.value = func(*bibItem) any { return value }
	return c.render(f), nil
}

// parseNames reads names as an override gives them: "Family, Given, Suffix",
// with semicolons between; one without a comma stands as it is.
func parseNames(text string) (records.AgentList, error) {
	var list records.AgentList
	for _, part := range splitTrimmed(text, ";") {
		if part == "et al." {
			list.EtAl = true
			continue
		}
		n, err := records.ParseName(part)
		if err != nil {
			return list, err
		}
		list.List = append(list.List, records.Agent{Name: n})
	}
	return list, nil
}

func splitTrimmed(s, sep string) []string {
	var list []string
	for part := range strings.SplitSeq(s, sep) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
