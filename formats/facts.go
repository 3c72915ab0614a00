package formats

import "github.com/quoth-cite/quoth/records"

// Fact is one thing that a reference says.
type Fact struct {
	Name  string `json:"fact"` // as Fate has it
	Value string `json:"value"`
}

// Facts are what a reference says, in the order of the jsonl format.
func Facts(r *records.Reference) []Fact {
	var facts []Fact
	for _, s := range slotsOf(cloned(r)) {
		if !s.quiet {
			facts = append(facts, Fact{s.name, s.text})
		}
	}
	return facts
}
