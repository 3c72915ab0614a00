package formats

import (
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// issued is the date of the entry: of the publication where it was printed,
// else as the option says.
func (c *cslItem) issued() any { return c.issuedDate() }

func (c *cslItem) issuedDate() records.Date {
	return entryDate(c.Reference, c.printed(), c.options["dates"])
}

func (c *cslItem) originalDate() any {
	return c.say("original-date", originalDate(c.Reference, c.issuedDate(), c.options["dates"]))
}

// eventDate is the dates of the conference, else of the speech. A speech always
// has them, because MLA prints no other date of it; a letter only where they
// differ from its own, because MLA takes them for the day of writing.
func (c *cslItem) eventDate() any {
	d := eventDate(c.Reference)
	if c.options["event-date"] == "delivery" && c.Type == records.TypeSpeech {
		d = c.Date
	}
	same := d == c.issuedDate()
	switch {
	case c.wholeProceedings():
		return nil
	case c.Type == records.TypeSource && len(c.Events) == 0:
		return nil
	case same && (c.options["event-date"] == "different" || c.Kind == "letter"):
		c.carried["event-date"] = true
		return nil
	}
	return c.say("event-date", d)
}

// availableDate is when a recording or text was posted, where that is not the
// date of the entry.
func (c *cslItem) availableDate() any {
	if c.Posted == c.issuedDate() {
		return c.say("posted", "", "posted")
	}
	return c.say("posted", c.Posted)
}

// titled are the sessions that have a name, which a container can be, and said
// those that are only described and go in front of the conference, unless the
// reference's own description speaks of them.
func (c *cslItem) sessions() (titled, said []string) {
	flat := c.options["flatten"] == "true" || c.eventIn("container", "both") || c.typ != "speech" && c.typ != "event"
	for _, e := range sessions(c.Reference) {
		switch {
		case e.Title != "" && !flat:
			titled = append(titled, eventName(c.Reference, e))
		case e.Title != "" || !namesAll(c.Description, eventName(c.Reference, e)):
			said = append(said, eventName(c.Reference, e))
		}
	}
	return titled, said
}

// eventIn reports whether the event's name stands in one of these places. That of
// what was printed or given in evidence has the variables alone. A venue, which is
// an event where there is none, neither published anything nor is it a series.
func (c *cslItem) eventIn(places ...string) bool {
	place := c.options["event"]
	switch {
	case c.Type == records.TypeSource, c.printed(), c.evidence(), c.Lecture == "" && len(c.Events) == 0 && !c.venueIsEvent(),
		c.venueIsEvent() && (place == "series" || place == "publisher"):
		place = "variables"
	}
	return slices.Contains(places, place)
}

// eventTitle is the event's name where the variables for it have it.
func (c *cslItem) eventTitle() any {
	if !c.eventIn("variables", "both") {
		return ""
	}
	return c.eventText()
}

// eventText is the event's name, by the option with its place behind it.
func (c *cslItem) eventText() string {
	name := c.calledEvent()
	if name == "" || c.Type == records.TypeEvent || !c.placeInName() {
		return name
	}
	c.tell("place")
	return join(c.lang, []string{name, c.place()})
}

// placeInName reports whether the place stands behind the name of the event, or,
// of an event as a whole, behind its title.
func (c *cslItem) placeInName() bool {
	switch {
	case c.options["event-place"] != "name" || c.printed() || c.forumInPlace():
		return false
	case c.Type == records.TypeEvent:
		return c.typ == "event"
	case c.hearingEvent() != nil:
		return !c.eventIn("variables")
	}
	return conference(c.Reference) != nil || c.Lecture != "" || c.venueIsEvent()
}

// calledEvent is the name of the conference. Where there is none the named
// lecture stands for it, or the venue: APA prints no place without an event,
// and NLM "presented at" with nothing behind it. A hearing is the title of its
// item already.
func (c *cslItem) calledEvent() string {
	top := conference(c.Reference)
	switch {
	case c.wholeProceedings():
		return ""
	case c.forumInPlace():
		return ""
	case top == nil && c.Type == records.TypeSpeech && c.Lecture != "":
		c.tell("lecture")
		return lectureWords(c.Reference, c.lang)
	case top == nil && c.venueIsEvent():
		c.tell("venue")
		return join(c.lang, []string{c.Place.Room, c.Place.Venue})
	case top == nil:
		return ""
	case top == c.hearingEvent() && top.Title != "":
		c.carried["event"] = true
		if c.eventIn("variables") {
			return ""
		}
		c.tell("committee")
		return c.bodyText()
	}
	_, said := c.sessions()
	c.tell("event")
	c.carried["session"] = true
	if len(said) > 0 {
		c.tell("session")
	}
	said = append(said, c.conferenceName(top))
	if c.Kind == "testimony" && legislative(top) {
		c.tell("committee")
		said = append(said, top.Subcommittee, top.Committee, top.Chamber, top.Authority, congressText(top), sittingText(top, c.lang))
	}
	return join(c.lang, said)
}

// wholeProceedings reports whether the item is proceedings in the guise of a
// conference paper, which would be printed as one presented at its own conference.
func (c *cslItem) wholeProceedings() bool {
	return c.Type == records.TypeSource && c.typ == "paper-conference"
}

func (c *cslItem) venueIsEvent() bool {
	return c.typ == "speech" && c.options["venue"] == "event" && len(c.Events) == 0 && c.Lecture == "" && c.Place.Venue != ""
}

// conferenceName is the name of a conference in the form that the option says.
func (c *cslItem) conferenceName(e *records.Event) string {
	switch c.options["event-name"] {
	case "abbreviated":
		switch {
		case e.Abbreviation != "" && e.Ordinal != "":
			name, _ := records.JoinOrdinal(c.lang, e.Abbreviation, e.Number, e.Ordinal)
			return name
		case e.Abbreviation != "":
			return e.Abbreviation
		}
	case "unnumbered":
		if e.BareTitle != "" {
			bare := *e
			bare.Title = e.BareTitle
			return eventName(c.Reference, &bare)
		}
	case "acronym":
		if e.Acronym != "" {
			return eventName(c.Reference, e) + " (" + e.Acronym + ")"
		}
	}
	return eventName(c.Reference, e)
}

// eventPlace is where the event was held, or, by the option, the forum, which
// leaves the city untold.
func (c *cslItem) eventPlace() any {
	if c.forumInPlace() {
		for _, f := range []fact{"event", "session", "lecture"} {
			c.carried[f] = true
		}
		if c.forum() != cityText(c.lang, c.Place) && cityText(c.lang, c.Place) != "" {
			return c.forum()
		}
	}
	if c.placeInName() {
		return ""
	}
	return c.say("place", c.place())
}

func (c *cslItem) place() string {
	p := c.Place
	if top := conference(c.Reference); p == (records.Place{}) && top != nil {
		p = top.Place
	}
	switch {
	case c.wholeProceedings():
		return ""
	case c.forumInPlace():
		return c.forum()
	case c.options["place"] == "city":
		return cityText(c.lang, p)
	case c.venueIsEvent():
		p.Room, p.Venue = "", ""
	}
	return placeText(c.lang, p)
}
