package where

import (
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// texts takes the texts of a field one after the other, until one has what is
// looked for.
type texts struct {
	has        func(string) bool
	found, any bool
}

// add takes texts; empty ones are none.
func (t *texts) add(list ...string) {
	for _, s := range list {
		if t.found {
			return
		}
		if s != "" {
			t.any = true
			t.found = t.has(s)
		}
	}
}

// agents takes the keys and names of agents.
func (t *texts) agents(l records.AgentList) {
	for i := range l.List {
		a := &l.List[i]
		if t.add(a.Key); t.found {
			return
		}
		natural := a.Name.Natural()
		t.add(natural)
		if inverted := a.Name.Inverted(); inverted != natural {
			t.add(inverted)
		}
	}
}

// event takes what an event is called.
func (t *texts) event(e *records.Event) {
	t.add(e.Key, e.Title, e.BareTitle, e.Subtitle, e.Description, e.ShortTitle, e.Acronym, e.Abbreviation, e.Series)
}

// types are the types of references.
func types() []string {
	return []string{string(records.TypeSpeech), string(records.TypeEvent), string(records.TypeSource)}
}

// kinds are the kinds of references, each once.
func kinds() []string {
	var all []string
	for _, typ := range types() {
		for _, kind := range records.Kinds(records.Type(typ)) {
			if !slices.Contains(all, kind) {
				all = append(all, kind)
			}
		}
	}
	return all
}

func statuses() []string { return []string{"held", "cancelled", "planned"} }
