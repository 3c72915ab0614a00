package formats

import (
	"bytes"

	"github.com/quoth-cite/quoth/records"
)

// cslItem is one reference on its way to an item.
type cslItem struct {
	*records.Reference
	typ     string
	lang    string
	options Values
	carried map[fact]bool      // the facts that a variable has
	values  map[string]any     // the variables so far, as they stand in the output
	row     int                // of cslVariables, that is being made
	told    []cslFacts         // what each variable of cslVariables tells
	skips   func(row int) bool // the variables that are not wanted, nil for none
}

// cslItemOf makes the item of a reference: its variables in their order.
func cslItemOf(r *records.Reference, v Values) ([]member[any], error) {
	c, err := newCSLItem(r, v)
	if err != nil {
		return nil, err
	}
	fields := make([]member[any], 0, len(c.values))
	for i := range cslVariables {
		name := cslVariables[i].name
		if value, ok := c.values[name]; ok {
			fields = append(fields, member[any]{name, value})
		}
	}
	return fields, nil
}

// writeCSL writes one item as an object, one variable a line.
func writeCSL(b *bytes.Buffer, r *records.Reference, v Values) error {
	fields, err := cslItemOf(r, v)
	if err != nil {
		return err
	}
	sep := "  {\n"
	for _, f := range fields {
		b.WriteString(sep)
		b.WriteString(`    "`)
		b.WriteString(f.name)
		b.WriteString(`": `)
		writeJSON(b, f.value)
		sep = ",\n"
	}
	b.WriteString("\n  }")
	return nil
}

// mostVariables is how many variables few items have more of.
const mostVariables = 28

// newCSLItem makes an item of a reference with all of its variables.
func newCSLItem(r *records.Reference, v Values) (*cslItem, error) {
	c := &cslItem{Reference: r, lang: lang(r), options: v, carried: map[fact]bool{}, values: make(map[string]any, mostVariables)}
	return c, c.make()
}

// make makes the variables of the item.
func (c *cslItem) make() error {
	c.told = make([]cslFacts, len(cslVariables))
	c.typ = c.itemType()
	over, err := cslOverrides(c.Override["csl-json"], c)
	if err != nil {
		return err
	}
	if t, ok := over["type"].(string); ok {
		c.typ = t
	}
	for i := range cslVariables {
		if c.skips != nil && c.skips(i) {
			continue
		}
		row := &cslVariables[i]
		c.row = i
		value := row.value(c)
		if o, ok := over[row.name]; ok {
			value = o
		}
		if value != nil {
			c.values[row.name] = value
		}
	}
	return nil
}

// itemType is the type of the item: by where the speech was printed, else by
// its kind.
func (c *cslItem) itemType() string {
	if c.Type == records.TypeSpeech && c.PublishedIn != nil {
		if t := cslPrinted[c.PublishedIn.Kind]; t != "" {
			return t
		}
	}
	switch {
	case c.Kind == "testimony" && (c.options["testimony"] == "speech" || c.Title != ""):
		return "speech" // the layout of a hearing has no place for a title of its own
	case c.Kind == "letter" && c.options["letters"] == "speech" && conference(c.Reference) != nil:
		return "speech"
	case c.Kind == "letter" && c.options["letters"] == "document":
		return "document"
	case c.Kind == "testimony" && c.options["testimony"] == "evidence" && hearingOf(c.Reference) != nil && legislative(hearingOf(c.Reference)):
		return "personal_communication"
	case c.Own != nil && c.Kind == "hearing" && !legislative(c.Own):
		return "event"
	}
	if c.ofConference() {
		return cslConference[c.options["conference"]]
	}
	for _, row := range cslTypes[c.Type] {
		if row.kind == c.Kind {
			if row.bare != "" && !c.located() {
				return row.bare
			}
			return row.located
		}
	}
	return "document"
}

// ofConference reports whether the reference is one that the option makes a
// conference paper: something presented at an event, or proceedings.
func (c *cslItem) ofConference() bool {
	how := c.options["conference"]
	return how == "all" && c.Kind == "proceedings" || how != "speech" && c.presented()
}

// presented reports whether the reference is something presented at a conference.
func (c *cslItem) presented() bool {
	switch c.Kind {
	case "testimony", "letter", "interview":
		return false
	}
	return c.Type == records.TypeSpeech && conference(c.Reference) != nil && !c.printed()
}

// located reports whether the reference tells where it can be found.
func (c *cslItem) located() bool {
	return c.URL != "" || c.ArchivedURL != "" || c.DOI != "" || c.Archive != "" || c.Container != "" || c.Publisher != ""
}
