package formats

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// Carried is what a format does with a fact, whichever reference has it.
type Carried struct {
	Fact   string   // as in a Fate, without the numbers; a name is one fact, and so is honorific, office and affiliation
	State  State    // the best that becomes of it
	Always bool     // that it is so wherever the fact stands
	Fields []string // that have it, in the order in which entries have them
}

// Carries says for every fact that references may have what a format does with
// it under the settings. It is what Explain finds for references of all kinds
// that are made up for this; the facts are in the order of a reference. A format
// that cannot write one of them says nothing of it.
func Carries(f Format, v Values) []Carried {
	var list []*Carried
	known := map[string]*Carried{}
	for _, r := range specimens() {
		fates, err := Explain(f, v, r)
		if err != nil {
			continue
		}
		for _, fate := range fates {
			fact := kindOfFact(fate.Fact)
			c := known[fact]
			if c == nil {
				c = &Carried{Fact: fact, State: fate.State, Always: true}
				known[fact] = c
				list = append(list, c)
			}
			switch {
			case worse(c.State, fate.State):
				c.State, c.Fields, c.Always = fate.State, fate.Fields, false
				continue
			case fate.State != c.State:
				c.Always = false
				continue
			}
			for _, name := range fate.Fields {
				if !slices.Contains(c.Fields, name) {
					c.Fields = append(c.Fields, name)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *Carried) int { return cmp.Compare(group(a.Fact), group(b.Fact)) })
	var carried []Carried
	for _, c := range list {
		carried = append(carried, *c)
	}
	return carried
}

// group puts the facts of the reference itself before those of other records.
func group(fact string) int {
	for i, prefix := range []string{"event.", "events.", "published-in.", "reported-in."} {
		if strings.HasPrefix(fact, prefix) {
			return i + 1
		}
	}
	return 0
}

var (
	factNumbers = records.Pattern(`\[[0-9]+\]`)
	factParts   = records.Pattern(`\.(family|given|particle|suffix|literal)$`)
	factOffices = records.Pattern(`\.(honorific|affiliation)$`)
)

// kindOfFact is the name of a fact without its numbers, the parts of a name as
// one, and what somebody was as one: "author", "author.office".
func kindOfFact(name string) string {
	name = factParts().ReplaceAllString(factNumbers().ReplaceAllString(name, ""), "")
	return factOffices().ReplaceAllString(name, ".office")
}
