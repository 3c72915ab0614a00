// Package library turns the entries of reference managers, of bibliographies and
// of event programmes into records.
//
// A reader of a format (the packages below this one) gives an Item for each
// entry: flat, in the words of the record format, plain Unicode without markup,
// dates in EDTF, names taken apart as the format means them. A Library gathers
// items and makes records of them: what several speak of, an event, the book of
// several papers, a person, becomes one record that they share. What has no
// field is told in the note, and in Told; nothing is dropped without a word.
package library

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// Item is one entry of a file. Its fields have the names of the record format,
// those of speeches, events and sources alike; which of them go to the event, or
// to the book that a speech was printed in, is the work of the Library.
type Item struct {
	At      records.Position
	Key     string // as the file has it, "" where it has none
	Entry   string // the type of the entry as the file calls it, for messages
	Type    records.Type
	Kind    string // of Type
	Printed string // the kind of source that a speech was printed in, "" where in none

	Fields   map[string]string            // by field of the record format, and those of EventFields
	Names    map[string]records.AgentList // likewise; "speakers" of a source are its authors
	Keywords []string

	Events     []Event  // those it belongs to, nearest first, where the file tells all of them
	BookKey    string   // the key of the source it was printed in, where the file gives it
	ReportedIn []string // keys of entries
	Reported   string   // the sentence that names the sources, which may be entries of the file
	Keyed      bool     // each person and body that has a record has its key in Names

	Rest []Fact // what the record format has no field for
	Said []Fact // all that the entry says in words, of which nothing is to be lost

	labelled bool // the genre may be the label that the kind has by itself

	texts map[string]*strings.Builder // fields that got paragraphs one by one
}

// Event is an event that an item belongs to, or is.
type Event struct {
	Key, Kind string
	Fields    map[string]string
	Names     map[string]records.AgentList
}

// Fact is something that an entry says and that no field has.
type Fact struct {
	Name, Value string // the field as the file calls it, and what it says
	Aside       bool   // it is about the file or the program, not the work: for the report only
}

// EventFields are the fields of an Item that tell of the event it belongs to. A
// place is a text of parts with commas between.
const (
	EventTitle        = "event title"
	EventSession      = "event session" // the session within it
	EventDate         = "event date"
	EventAndPlace     = "event and place" // names of events, nearest first, and a place in one text
	EventAcronym      = "event acronym"
	EventAbbreviation = "event abbreviation"
	EventShort        = "event short title"
	EventTheme        = "event theme"
	EventNumber       = "event number" // of the Congress or parliament, for hearings
	PlaceText         = "place text"   // of the event, else of the item
	OriginalTitle     = "original title"
	TextLanguage      = "text language" // of the title, where that is known
)

// Set puts a value into a field, or into what has no field where the field has
// another value already. An empty value is none. Lines stay in notes and abstracts.
func (it *Item) Set(field, value string) { it.SetNamed(field, field, value) }

// SetNamed is Set for a value that the file has under the name given.
func (it *Item) SetNamed(field, name, value string) {
	if value = strings.TrimSpace(value); field != "note" && field != "abstract" && strings.ContainsAny(value, "\r\n") {
		value = clean(value)
	}
	if it.Fields == nil {
		it.Fields = map[string]string{}
	}
	switch old := it.Fields[field]; {
	case value == "" || value == old:
	case old == "":
		it.Fields[field] = value
	case field == "note" || field == "abstract":
		it.Fields[field] = it.longer(field, value)
	default:
		it.Leave(name, value)
	}
}

// longer is the text of a field with a paragraph more. The text grows in place, as
// there may be as many paragraphs as a file has lines.
func (it *Item) longer(field, paragraph string) string {
	b := it.texts[field]
	if b == nil || b.String() != it.Fields[field] {
		if it.texts == nil {
			it.texts = map[string]*strings.Builder{}
		}
		b = &strings.Builder{}
		b.WriteString(it.Fields[field])
		it.texts[field] = b
	}
	b.WriteByte('\n')
	b.WriteString(paragraph)
	return b.String()
}

// Add puts names behind those of a role.
func (it *Item) Add(role string, l records.AgentList) {
	l.List = slices.DeleteFunc(slices.Clone(l.List), func(a records.Agent) bool { return a.Name.IsZero() })
	if l.IsZero() {
		return
	}
	if it.Names == nil {
		it.Names = map[string]records.AgentList{}
	}
	old := it.Names[role]
	it.Names[role] = records.AgentList{List: append(old.List, l.List...), EtAl: old.EtAl || l.EtAl}
}

// Leave keeps something that has no field.
func (it *Item) Leave(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		it.Rest = append(it.Rest, Fact{Name: name, Value: value})
	}
}

// ShortTitle takes in the short form of the title given: a field of events, and
// left for others, unless the title begins with it.
func (it *Item) ShortTitle(short, title string) {
	switch {
	case it.Type == records.TypeEvent:
		it.Set("short_title", short)
	case !strings.HasPrefix(fold(title), fold(short)):
		it.Leave("short title", short)
	}
}

// Says keeps a value that what is made of the item must say. It is told where that
// does not.
func (it *Item) Says(name, value string) {
	if value != "" {
		it.Said = append(it.Said, Fact{Name: name, Value: value})
	}
}

// LeaveAside keeps something that is not about the work.
func (it *Item) LeaveAside(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		it.Rest = append(it.Rest, Fact{Name: name, Value: value, Aside: true})
	}
}
