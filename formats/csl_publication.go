package formats

import (
	"cmp"
	"slices"
	"strings"

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

// containerTitle is the larger thing: the source a speech is printed in, the
// session it belongs to, the newspaper or site.
func (c *cslItem) containerTitle() any {
	switch {
	case c.printed():
		if c.volumeOfSeries() {
			return c.say("published-in", c.PublishedIn.Series)
		}
		return c.say("published-in", c.printedContainer())
	case c.recording() && (c.Publisher == "" || c.Series == ""):
		return "" // it is the publisher, or the collection
	case c.typ == "webpage" && slices.ContainsFunc(c.Author.List, func(a records.Agent) bool { return a.Name.Literal == c.Container }):
		return "" // the author is the site
	case c.Container == "" && c.eventIn("container", "both"):
		return c.eventText()
	case c.Container == "":
		titled, _ := c.sessions()
		if len(titled) > 0 {
			c.tell("session")
		}
		return join(c.lang, titled)
	}
	return c.Container
}

// collectionTitle is the series. A recording has its programme there, or the
// conference: Zotero then makes a video recording of it and not a film with a
// director.
func (c *cslItem) collectionTitle() any {
	switch {
	case c.volumeOfSeries():
		return ""
	case c.from().Series != "":
		return c.from().Series
	case c.recording() && c.Container != "" && c.Publisher != "":
		return c.Container
	case c.recording():
		series := wholeEventName(c.Reference)
		if c.options["recordings"] == "series" {
			series = cmp.Or(series, c.Container, c.Publisher, c.Genre)
		}
		return series
	case c.eventIn("series"):
		return c.eventText()
	case c.Lecture != "" && conference(c.Reference) != nil:
		return c.say("lecture", lectureWords(c.Reference, c.lang))
	}
	return ""
}

// publisher is who made the text or recording available, never who held the
// event.
func (c *cslItem) publisher() any {
	switch {
	case c.recording() && c.Publisher == "":
		return c.Container
	case c.typ == "interview" && c.forumInPlace() && c.Publisher == "":
		return c.forum() // the guide prints it there, and styles no place of an interview
	}
	if c.from().Publisher == "" && c.eventIn("publisher") {
		return c.eventText()
	}
	return c.say("publisher", c.from().Publisher)
}

func (c *cslItem) publisherPlace() any {
	place := c.from().PublisherPlace
	switch {
	case place != "" || c.placeInName():
	case c.typ == "hearing": // Zotero keeps no other place of a hearing
		return c.say("place", c.place())
	case c.from().Publisher == "" && c.options["publisher-place"] == "event":
		return c.say("place", c.place())
	}
	return c.say("publisher", place)
}

func (c *cslItem) number() any {
	if h := c.hearingEvent(); h != nil {
		return h.Bill
	}
	switch {
	case c.numbersSeries() && !c.printed():
		return ""
	case c.printed() && c.Number == "" && !c.numbersSeries():
		return c.PublishedIn.Number
	}
	return c.say("number", c.Number)
}

func (c *cslItem) url() any {
	if c.URL == "" {
		return c.say("archived-url", c.address(c.ArchivedURL))
	}
	return c.address(c.URL)
}

// address is an address in the form that the option says.
func (c *cslItem) address(url string) string {
	url = urlText(url)
	if c.options["urls"] == "bare" {
		for _, scheme := range []string{"https://", "http://"} {
			url = strings.TrimPrefix(url, scheme)
		}
	}
	return url
}
