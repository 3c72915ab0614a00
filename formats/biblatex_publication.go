package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// Where and when what is cited was published: series, number, publisher, place.

// biblatexNumber is the issue of a journal, the number in a series or of a report.
func (c *bibItem) biblatexNumber() any {
	if c.from().Issue != "" {
		c.carry("issue")
		return c.from().Issue
	}
	if c.volumeOfSeries() {
		return ""
	}
	if c.isPrinted() {
		return c.PublishedIn.Number
	}
	c.carry("number")
	return c.Number
}

// volumeOfSeries reports whether what a speech was printed in is written as a
// volume of its series, as the option says. biblatex-apa makes an article of
// proceedings without an editor, which has no main title.
func (c *bibItem) volumeOfSeries() bool {
	s := c.PublishedIn
	return c.options["series"] == "maintitle" && c.isPrinted() && c.entry != "article" && numberedSeries(s) && !s.Editor.IsZero()
}

// mainSubtitle is which volume of the series it is: biblatex-apa prints a volume
// field beside a main title twice.
func (c *bibItem) mainSubtitle() any {
	if !c.volumeOfSeries() {
		return ""
	}
	return phrase(c.lang, "volume", c.PublishedIn.Number)
}

func (c *bibItem) biblatexSeries() any {
	if c.volumeOfSeries() {
		return ""
	}
	return c.from().Series
}

// organization is the site or platform; of proceedings who held the event, and
// of a hearing the committee.
func (c *bibItem) organization() any {
	switch c.entry {
	case "proceedings", "inproceedings":
		c.carry("organizer")
		organizer := c.Organizer
		if top := conference(c.Reference); organizer.IsZero() && top != nil {
			organizer = top.Organizer
		}
		var list []string
		for _, a := range organizer.List {
			list = append(list, literalName(a.Name))
		}
		return list
	case "online":
		c.carry("container")
		c.carryPublisher()
		list := []string{c.Container}
		if c.Publisher != c.Container {
			list = append(list, c.Publisher)
		}
		return list
	}
	if body := hearingBody(c.Reference, c.lang); body != "" {
		c.carry("hearing")
		return body
	}
	if c.Type == records.TypeSource {
		c.carry("publisher")
		return c.Publisher
	}
	return ""
}

// location is the place of the publisher; of an event, and of a letter or
// testimony that is not part of one, its own.
func (c *bibItem) location() any {
	if c.entry == "legmaterial" {
		return c.legPlace()
	}
	if c.Type == records.TypeSource || c.isPrinted() {
		if c.Type == records.TypeSource && c.Publisher == "" {
			c.carry("publisher") // of which this is all
		}
		return c.from().PublisherPlace
	}
	if c.carried["place"] {
		return ""
	}
	c.carry("place")
	return c.place()
}

func (c *bibItem) originalDate() any {
	dates := c.options["dates"]
	return originalDate(c.Reference, entryDate(c.Reference, c.isPrinted(), dates), dates)
}
