package formats

import (
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
	flat := c.options["flatten"] == "true" || c.typ != "speech" && c.typ != "event"
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

// eventTitle is the name of the conference. Where there is none the named
// lecture stands for it, or the venue: APA prints no place without an event,
// and NLM "presented at" with nothing behind it. A hearing is the title of its
// item already.
func (c *cslItem) eventTitle() any {
	top := conference(c.Reference)
	switch {
	case c.wholeProceedings():
		return ""
	case c.forumInPlace():
		return ""
	case top == nil && c.Type == records.TypeSpeech && c.Lecture != "":
		return c.say("lecture", lectureWords(c.Reference, c.lang))
	case top == nil && c.venueIsEvent():
		return join(c.lang, []string{c.Place.Room, c.Place.Venue})
	case top == nil:
		return ""
	case top == c.hearingEvent() && top.Title != "":
		c.carried["event"] = true
		return ""
	}
	_, said := c.sessions()
	c.carried["session"] = true
	said = append(said, c.conferenceName(top))
	if c.Kind == "testimony" && legislative(top) {
		said = append(said, top.Subcommittee, top.Committee, top.Chamber, top.Authority, congressText(top), sittingText(top, c.lang))
	}
	return c.say("event", join(c.lang, said))
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
