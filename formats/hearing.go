package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// sitting is the sitting of a committee or parliament that a speech was given
// at, or that the event is; nil where there is none.
func sitting(r *records.Reference) *records.Event {
	sits := func(e *records.Event) bool { return e.Kind == "hearing" || e.Committee+e.Chamber+e.Authority != "" }
	switch {
	case r.Own != nil && sits(r.Own):
		return r.Own
	case r.Type != records.TypeSpeech:
		return nil
	}
	for i := range r.Events {
		if sits(&r.Events[i]) {
			return &r.Events[i]
		}
	}
	return nil
}

// hearingBody is who held a hearing, the nearest first, as one text: the
// parliament by its number where it has one.
func hearingBody(r *records.Reference, lang string) string {
	h := sitting(r)
	if h == nil {
		return ""
	}
	authority := h.Authority
	if authority != "" {
		authority, _ = records.JoinOrdinal(lang, h.Authority, h.Number, h.Ordinal)
	}
	parts := []string{h.Subcommittee, h.Committee, h.Chamber, authority}
	if all := strings.Join(parts, " "); h.Jurisdiction != "" && !strings.Contains(all, h.Jurisdiction) {
		parts = append(parts, h.Jurisdiction)
	}
	return join(lang, parts)
}

// hearingSession is the session and the bill of a hearing.
func hearingSession(r *records.Reference, lang string) string {
	h := sitting(r)
	if h == nil {
		return ""
	}
	number := ""
	if h.Authority == "" {
		number = h.Number
	}
	return join(lang, []string{number, h.Session, phrase(lang, "hearing-on", h.Bill)})
}
