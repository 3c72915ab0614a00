package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// cslCustom is what an item has in custom: the facts of a reference for which
// CSL has no variable, as data, named as in the jsonl format. The processors
// pass over it.
type cslCustom struct {
	Kind           string         `json:"kind"`
	Date           string         `json:"date,omitempty"` // EDTF, where issued and event-date are not it
	Time           string         `json:"time,omitempty"`
	Language       string         `json:"language,omitempty"` // where the variable is left out
	Titles         []string       `json:"session,omitempty"`  // of an item that has another title: its own
	Speakers       []cslPerson    `json:"author,omitempty"`   // those of whom something is said
	Organizer      []cslPerson    `json:"organizer,omitempty"`
	Host           []cslPerson    `json:"host,omitempty"`
	Sponsor        []cslPerson    `json:"sponsor,omitempty"`
	Chair          []cslPerson    `json:"chair,omitempty"`
	Moderator      []cslPerson    `json:"moderator,omitempty"`
	Discussant     []cslPerson    `json:"discussant,omitempty"`
	Interviewer    []cslPerson    `json:"interviewer,omitempty"`
	Interpreter    []cslPerson    `json:"interpreter,omitempty"`
	Recipient      []cslPerson    `json:"recipient,omitempty"`
	Reader         []cslPerson    `json:"reader,omitempty"`
	Uploader       []cslPerson    `json:"uploader,omitempty"`
}

type cslPerson struct{}
