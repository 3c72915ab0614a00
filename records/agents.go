package records

import (
	"fmt"
	"slices"
	"strings"
)

// etAl is the last item of a list of agents that is not complete.
const etAl = "et al."

const agentExamples = `write the key of a person or organization, a name with a comma ("Huang, Zhixiong"), or a table ({ person = "huang-zhixiong", office = "…" })`

func (d *decoder) readAgents(to *Agents, v any) bool {
	items, ok := listOf(v)
	if !ok {
		return false
	}
	to.List = make([]AgentText, 0, len(items))
	for i, v := range items {
		if isEmpty(v) {
			continue
		}
		d.enterItem(i)
		switch v := v.(type) {
		case string:
			d.readAgentString(to, v, i == len(items)-1)
		case map[string]any:
			a := AgentText{Path: d.here()}
			readTable(d, agentFields, &a, v)
			d.checkAgent(a, v)
			to.List = append(to.List, a)
		default:
			d.fail("wrong-type", fmt.Sprintf("an item of %q cannot be %s", d.field(), describe(v)), agentExamples)
		}
		d.leave()
	}
	if to.EtAl && len(to.List) == 0 {
		d.fail("et-al", fmt.Sprintf("%q has %q and nobody before it", d.field(), etAl), "name at least one, or leave the field out")
	}
	return true
}

func (d *decoder) readAgentString(to *Agents, v string, last bool) {
	s := d.clean(v, false)
	switch {
	case s == "":
	case s == etAl && last:
		to.EtAl = true
	case s == etAl:
		d.fail("et-al", fmt.Sprintf("%q stands before others", etAl), "put it last: it says that the list is not complete")
	case strings.EqualFold(strings.ReplaceAll(s, ".", ""), "et al"), strings.EqualFold(s, "and others"):
		d.fail("et-al", fmt.Sprintf("%s is not how an open list ends", quoted(s)), fmt.Sprintf("write %q", etAl))
	case len(splitCommas(s)) > 1:
		if _, err := ParseName(s); err != nil {
			d.failErr("bad-name", err, d.block.LocateValue)
			return
		}
		to.List = append(to.List, AgentText{Path: d.here(), Name: Text{Items: []TextItem{{Text: s}}}})
	default:
		path := d.here()
		to.List = append(to.List, AgentText{Path: path, Key: Link{Key: s, Path: path}})
	}
}

// checkAgent checks what the fields of an agent's table say together.
func (d *decoder) checkAgent(a AgentText, table map[string]any) {
	if !isEmpty(table["person"]) && table["person"] != nil && !isEmpty(table["organization"]) && table["organization"] != nil {
		d.enter("organization")
		d.fail("name-conflict", "this is both a person and an organization", "name the person here, and put the body into affiliation")
		d.leave()
	}
	d.checkName(a.Name, a.Parts)
	known := a.Key.Key != "" || !a.Name.IsZero() || !a.Parts.IsZero()
	if !known && !d.has(table, "person", "organization", "name", "family", "given", "particle", "suffix", "literal") {
		d.fail("no-name", fmt.Sprintf("this item of %q says nobody's name", d.field()), `add person = "…" with a key, or name = "Family, Given", or literal = "…"`)
	}
}

// has reports whether one of the fields is written, be it wrongly, or may have
// been: what could not be read, or is misspelled, is not missing.
func (d *decoder) has(table map[string]any, names ...string) bool {
	for _, name := range names {
		if v, ok := table[name]; ok && !isEmpty(v) {
			return true
		}
	}
	for name := range table {
		if d.unknown[name] && (Suggest(name, names) != "" || slices.Contains(names, agentFields.called(name))) {
			return true
		}
	}
	return d.partial
}

// checkName checks what a name and its parts say together, wherever they stand:
// in a person's record or in an agent's table.
func (d *decoder) checkName(name Text, p Name) {
	parts := []struct{ field, text string }{{"family", p.Family}, {"given", p.Given}, {"particle", p.Particle}, {"suffix", p.Suffix}}
	given := ""
	for _, part := range parts {
		if part.text != "" {
			given = part.field
			break
		}
	}
	complain := func(field, message, hint string) {
		d.enter(field)
		d.fail("name-conflict", message, hint)
		d.leave()
	}
	switch {
	case !name.IsZero() && given != "":
		complain(given, fmt.Sprintf("name and %s both say the name", given), "keep name, or the parts")
	case !name.IsZero() && p.Literal != "":
		complain("literal", "name and literal both say the name", "keep one of them")
	case p.Literal != "" && given != "":
		complain(given, fmt.Sprintf("literal and %s both say the name", given), "a literal name is whole: keep it, or the parts")
	case given != "" && p.Family == "" && !d.partial:
		complain(given, fmt.Sprintf("%s stands without family", given), "give the family name too, or write a single name as name")
	}
}

// readName reads the name of a person, by language, and checks that each can be
// taken apart.
func (d *decoder) readName(to *Text, v any) bool {
	t, ok := d.text(v, false)
	if !ok {
		return false
	}
	if slices.ContainsFunc(t.Items, func(item TextItem) bool { return nameError(item) != nil }) {
		d.eachItem(t, v, func(item *TextItem) {
			if err := nameError(*item); err != nil {
				d.failErr("bad-name", err, d.block.LocateValue)
			}
		})
	}
	*to = t
	return true
}

func nameError(item TextItem) error {
	_, err := ParseName(item.Text)
	return err
}

// checkRecord checks what the fields of a record say together.
func (d *decoder) checkRecord(r *Record) {
	switch r.Type {
	case TypeEvent:
		d.checkNumberMark("title", &r.Title, r)
		d.checkNumberMark("series", &r.Series, r)
	case TypeSpeech:
		d.checkTitled(r)
	case TypePerson:
		parts := Name{Family: r.Family, Given: r.Given, Particle: r.Particle, Suffix: r.Suffix, Literal: r.Literal}
		d.checkName(r.Name, parts)
		if r.Name.IsZero() && parts.IsZero() && !d.has(d.raw.fields, "name", "family", "given", "particle", "suffix", "literal") {
			d.fail("no-name", "this person has no name", `add name = "Family, Given"`)
		}
	case TypeOrganization:
		if r.Name.IsZero() && !d.has(d.raw.fields, "name") {
			d.fail("no-name", "this organization has no name", `add name = "…"`)
		}
	}
	if !r.Subtitle.IsZero() && r.Title.IsZero() && !d.has(d.raw.fields, "title") {
		d.enter("subtitle")
		d.warn("subtitle-alone", "there is a subtitle and no title", "call it the title, or a description")
		d.leave()
	}
	if r.Time.Set && r.Date.Start.Time.Set {
		d.enter("time")
		d.warn("time-twice", "the date has a time of day already", "keep one of them; this one is taken")
		d.leave()
	}
}

// checkTitled warns of a speech that only its label can stand for, unless that
// is usual.
func (d *decoder) checkTitled(r *Record) {
	if d.has(d.raw.fields, "title", "description") {
		return
	}
	switch r.Kind {
	case "letter", "testimony", "debate":
		return
	}
	d.warn("untitled", "this speech has neither a title nor a description", `say what it is: description = "Keynote speech at the opening ceremony"`)
}

// checkNumberMark takes the mark for an ordinal out of a text of an event that
// has no number.
func (d *decoder) checkNumberMark(field string, t *Text, r *Record) {
	if r.Number != "" || !r.NumberText.IsZero() || d.has(d.raw.fields, "number", "number_text") {
		return
	}
	marked := false
	for i, item := range t.Items {
		if strings.Contains(item.Text, numberMark) {
			marked = true
			t.Items[i].Text = dropMark(item.Text)
		}
	}
	if marked {
		d.enter(field)
		d.warn("no-number", fmt.Sprintf("%s marks the place of an ordinal, and the event has no number", numberMark), "add number, or delete the mark")
		d.leave()
	}
}
