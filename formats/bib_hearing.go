package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// titleIsHearing reports whether the title is that of the hearing.
func (c *bibItem) titleIsHearing() bool {
	h := c.hearing()
	return c.Title == "" && c.Kind == "testimony" && h != nil && h.Title != ""
}

// hearing is the sitting of a committee or parliament that a speech was given
// at, or that the event is; nil where there is none.
func (c *bibItem) hearing() *records.Event {
	sits := func(e *records.Event) bool { return e.Kind == "hearing" || e.Committee+e.Chamber+e.Authority != "" }
	switch {
	case c.Own != nil && sits(c.Own):
		return c.Own
	case c.Type != records.TypeSpeech:
		return nil
	}
	for i := range c.Events {
		if sits(&c.Events[i]) {
			return &c.Events[i]
		}
	}
	return nil
}

// hearingBody is who held a hearing, the nearest first, as one text: the
// parliament by its number where it has one.
func (c *bibItem) hearingBody() string {
	h := c.hearing()
	if h == nil {
		return ""
	}
	authority := h.Authority
	if authority != "" {
		authority, _ = records.JoinOrdinal(c.lang, h.Authority, h.Number, h.Ordinal)
	}
	parts := []string{h.Subcommittee, h.Committee, h.Chamber, authority}
	if all := strings.Join(parts, " "); h.Jurisdiction != "" && !strings.Contains(all, h.Jurisdiction) {
		parts = append(parts, h.Jurisdiction)
	}
	return join(c.lang, parts)
}

// hearingSession is the session and the bill of a hearing.
func (c *bibItem) hearingSession() string {
	h := c.hearing()
	if h == nil {
		return ""
	}
	number := ""
	if h.Authority == "" {
		number = h.Number
	}
	return join(c.lang, []string{number, h.Session, phrase(c.lang, "hearing-on", h.Bill)})
}
