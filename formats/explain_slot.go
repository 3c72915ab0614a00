package formats

// slot is one fact of a reference at its place.
type slot struct {
	name string // as Fate has it
	leaf string // the kind of fact: the name without numbers, and without the event it is of where events hand it down
	id   string // the same for the same fact at another place
	text string

	// A fact of free text is set, any other has trials: each a change of one part
	// of it, or alternatives to it as a whole.
	set          func(string)
	trials       []trial
	alternatives bool
	first        string // the part without which the others say nothing

	toldBy []string // other facts of which each says this one too
	quiet  bool     // not in the report, but to tell another fact

	fields []string // found: those that have it
	lost   []part   // found: the parts that none has
}

// part is a part of a fact.
type part struct{ name, value string }

// trial is one change of a fact.
type trial struct {
	part, value string
	change      func() (undo func())
	digits      []string // what a field that has it shows beside changing
	whole       []string // what a field shows that says the same of another fact
	vanishes    bool     // a field that has it goes with it
	shows       string   // what a field that has it shows when it is changed
}

// unusedTag is a language that there is not (BCP 47 keeps such tags free).
const unusedTag = "qaa-x-quoth"
