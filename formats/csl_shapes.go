package formats

import (
	"fmt"
	"maps"
	"slices"
	"sync"
)

// cslShape is a way to write a reference: some settings of csl-json, and what it
// costs to write it so. A shape that costs more must show more.
type cslShape struct {
	settings map[string]string
	cost     int
	of       []func(*cslItem) bool // which references may have it: those of which all hold
}

// cslGuises are the types that a reference may have. What was presented at a
// conference is nearly a conference paper; it is no report, chapter or article, but
// a style that prints nothing else has no other place for it. Testimony is given at
// a hearing, and styles of law have a form for that.
var cslGuises = []cslShape{
	{},
	{settings: map[string]string{"testimony": "speech"}, cost: 60, of: only((*cslItem).isTestimony)},
	{settings: map[string]string{"letters": "document"}, cost: 1, of: only((*cslItem).isLetter)},
	{settings: map[string]string{"letters": "speech"}, cost: 15, of: only((*cslItem).isLetter)},
	{settings: map[string]string{"conference": "paper"}, cost: 25, of: only((*cslItem).presented)},
	{settings: map[string]string{"conference": "report"}, cost: 40, of: only((*cslItem).presented)},
	{settings: map[string]string{"conference": "chapter"}, cost: 40, of: only((*cslItem).presented)},
	{settings: map[string]string{"conference": "article"}, cost: 45, of: only((*cslItem).presented)},
}

// cslUntitled are how what stands for a missing title is written.
var cslUntitled = []cslShape{
	{},
	{settings: map[string]string{"untitled": "bracketed"}, cost: 1, of: only((*cslItem).isUntitled)},
	{settings: map[string]string{"untitled": "title"}, cost: 2, of: only((*cslItem).isUntitled)},
}

func only(of func(*cslItem) bool) []func(*cslItem) bool { return []func(*cslItem) bool{of} }

// bends says what of the item is not quite what the reference is, by the fact.
func (c *cslItem) bends() map[string]string {
	bends := map[string]string{}
	if as := cslBent[c.typ]; as != "" && c.presented() {
		bends["kind"] = "as " + as
	}
	if c.isLetter() && c.typ == "speech" {
		bends["kind"] = "as a speech"
	}
	if top := conference(c.Reference); top != nil && c.eventIn("publisher") && c.from().Publisher == "" {
		bends[fmt.Sprintf("events[%d].title", len(sessions(c.Reference)))] = "as the publisher"
	}
	return bends
}

// cslBent are the types that what was presented at a conference is not.
var cslBent = map[string]string{
	"paper-conference": "a conference paper", "report": "a report", "chapter": "a chapter", "article-newspaper": "an article",
}

func (c *cslItem) isTestimony() bool { return c.Kind == "testimony" }
func (c *cslItem) isLetter() bool    { return c.Kind == "letter" }
func (c *cslItem) isUntitled() bool  { return c.Title == "" }

// cslSlots are where the event's name stands. The session goes in front of it
// where it is not the container. The event is the container of what was said
// there, and it is no statement of who published it.
var cslSlots = []cslShape{
	{},
	{settings: map[string]string{"flatten": "true"}, cost: 1},
	{settings: map[string]string{"event": "container"}, cost: 2},
	{settings: map[string]string{"event": "both"}, cost: 3},
	{settings: map[string]string{"event": "series", "flatten": "true"}, cost: 8},
	{settings: map[string]string{"event": "genre", "flatten": "true"}, cost: 10},
	{settings: map[string]string{"event": "publisher", "flatten": "true"}, cost: 30},
}

// cslPlaces are where the place stands.
var cslPlaces = []cslShape{
	{},
	{settings: map[string]string{"publisher-place": "event"}, cost: 2},
	{settings: map[string]string{"event-place": "name"}, cost: 3},
}

// cslRefinements are tried on the best of all, one behind the other.
var cslRefinements = []cslShape{
	{settings: map[string]string{"event-date": "different"}, cost: 1},
	{settings: map[string]string{"event-date": "different", "event-place": "name"}, cost: 3}, // where a style has place and date together
	{settings: map[string]string{"event-date": "delivery"}, cost: 2},
	{settings: map[string]string{"dates": "event"}, cost: 3},
}

// and is both shapes in one.
func (s cslShape) and(o cslShape) cslShape {
	settings := maps.Clone(s.settings)
	if settings == nil {
		settings = map[string]string{}
	}
	maps.Copy(settings, o.settings)
	return cslShape{settings, s.cost + o.cost, slices.Concat(s.of, o.of)}
}

// suits reports whether a reference may have the shape; c is an item of it.
func (s cslShape) suits(c *cslItem) bool {
	return !slices.ContainsFunc(s.of, func(of func(*cslItem) bool) bool { return !of(c) })
}

// cslShapes are all shapes of guise, title, slot and place, those that cost less
// first. They are made when a style is first fitted to.
var cslShapes = sync.OnceValue(func() []cslShape {
	var all []cslShape
	for _, guise := range cslGuises {
		for _, untitled := range cslUntitled {
			for _, slot := range cslSlots {
				for _, place := range cslPlaces {
					all = append(all, guise.and(untitled).and(slot).and(place))
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b cslShape) int { return a.cost - b.cost })
	return all
})

// fits reports whether all settings that the shape changes are as they are by
// default; the others stay as they are.
func (s cslShape) fits(v Values) bool {
	for name := range s.settings {
		if !byDefault(v, name) {
			return false
		}
	}
	return true
}

// over is the settings with those of the shape that are as they are by default.
func (s cslShape) over(v Values) Values {
	changed := maps.Clone(v)
	for name, value := range s.settings {
		if byDefault(v, name) {
			changed[name] = value
		}
	}
	return changed
}

// byDefault reports whether an option of csl-json is as it is by default.
func byDefault(v Values, name string) bool {
	for i := range cslFormat.Options {
		if o := &cslFormat.Options[i]; o.Name == name {
			return v[name] == o.Default
		}
	}
	return false
}
