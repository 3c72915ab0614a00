package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// volumeOfSeries reports whether what a speech was printed in is written as a
// volume of its series. APA (example 10.5:A3) prints "Lecture notes in computer
// science: Vol. 11353. Learning and intelligent optimization".
func (c *cslItem) volumeOfSeries() bool {
	return c.options["series"] == "container" && c.printed() && numberedSeries(c.PublishedIn)
}

// numbersSeries reports whether the number of a publication is its number in a
// series; that of a report is the report's own.
func (c *cslItem) numbersSeries() bool {
	s := c.from()
	return s.Type == records.TypeSource && s.Series != "" && s.Kind != "report"
}

func (c *cslItem) collectionNumber() string {
	if c.numbersSeries() && !c.volumeOfSeries() {
		return c.say("number", c.from().Number).(string)
	}
	return ""
}

func (c *cslItem) volume() string {
	if c.volumeOfSeries() {
		return c.PublishedIn.Number
	}
	return c.from().Volume
}

func (c *cslItem) volumeTitle() string {
	if c.volumeOfSeries() {
		return c.printedContainer()
	}
	return c.from().VolumeTitle
}

// printedContainer is the title that a printed speech stands in, its subtitle
// joined as the option says.
func (c *cslItem) printedContainer() string {
	s := c.PublishedIn
	if title := printedContainer(s); title != fullTitle(s) {
		return title
	}
	return c.joined(s.Title, s.Subtitle)
}

// session is the nearest session that a container is made of, nil where there
// is none.
func (c *cslItem) session() *records.Event {
	if titled, _ := c.sessions(); len(titled) == 0 || c.Container != "" || c.printed() {
		return nil
	}
	for _, e := range sessions(c.Reference) {
		if e.Title != "" {
			return e
		}
	}
	return nil
}
