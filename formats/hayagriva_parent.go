package formats

import (
	"github.com/quoth-cite/quoth/records"
)

// parents are what an entry stands in: the publication or the series, and the
// event.
func (h *hayagriva) parents() any {
	var list []any
	for _, p := range []any{h.publication(), h.event()} {
		if p != nil {
			list = append(list, p)
		}
	}
	return list
}

// publication is what a printed speech or an article stands in, the site of a
// page, or the series of a book.
func (h *hayagriva) publication() any {
	switch {
	case h.printed:
		s := h.PublishedIn
		h.carry("published-in")
		h.wrote(s.Volume, s.Issue, s.Edition, s.ISBN, s.ISSN, number(s.NumberOfVolumes))
		return members("type", h.parent, "title", formattable(printedContainer(s)), "editor", hayagrivaNames(h.lang, s.Editor), "publisher", h.publisher(s),
			"issue", oneLine(s.Issue), "volume", oneLine(s.Volume), "volume-total", number(s.NumberOfVolumes), "edition", oneLine(s.Edition),
			"serial-number", members("isbn", oneLine(s.ISBN), "issn", oneLine(s.ISSN)), "parent", h.series(s))
	case h.typ == "article" && h.Type == records.TypeSpeech:
		return members("type", "proceedings", "title", formattable(wholeEventName(h.Reference)))
	case h.Container != "":
		h.wrote(h.Container)
		return members("type", h.parent, "title", formattable(h.Container))
	}
	if s := h.series(h.Reference); s != nil {
		return s.([]any)[0]
	}
	return nil
}

// series is the series of a publication with its number in it, as a list of
// parents.
func (h *hayagriva) series(of *records.Reference) any {
	if of.Series == "" {
		return nil
	}
	h.wrote(of.Series)
	typ := "book"
	if h.typ == "video" || h.typ == "audio" {
		typ = h.typ
	}
	return []any{members("type", typ, "title", formattable(of.Series), "volume", oneLine(of.Number))}
}

// event is the conference with the sessions in front of it, since a direct
// parent alone is printed; where there is none the named lecture, or the place,
// which Typst prints of a parent only.
func (h *hayagriva) event() any {
	if h.Type == records.TypeSource && len(h.Events) == 0 {
		return nil
	}
	place := h.place()
	var title string
	var date records.Date
	switch {
	case len(h.Events) > 0:
		h.carry("event session")
		title, date = wholeEventName(h.Reference), eventDate(h.Reference)
	case h.Lecture != "":
		h.carry("lecture")
		title = lectureWords(h.Reference, h.lang)
	default:
		title = join(h.lang, []string{place.Room, place.Venue})
		place.Room, place.Venue = "", ""
	}
	var roles []any
	if h.Type == records.TypeSpeech {
		roles = h.roles()
	}
	location := formattable(placeText(h.lang, place))
	if title == "" && location == "" && roles == nil {
		return nil
	}
	return members("type", "conference", "title", formattable(title), "date", hayagrivaDate(date), "location", location, "affiliated", roles)
}

// roles are who chaired and who organized the event.
func (h *hayagriva) roles() []any {
	var roles []any
	for _, r := range []struct {
		role, facts string
		list        records.AgentList
	}{
		{"director", "chair moderator", union(chairs(h.Reference), moderators(h.Reference))},
		{"organizer", "organizer host", union(h.Organizer, h.Host)},
	} {
		if role := affiliated(r.role, r.list).([]any); role != nil {
			h.carry(r.facts)
			roles = append(roles, role...)
		}
	}
	return roles
}

// affiliated is people in a role, as a list of one.
func affiliated(role string, l records.AgentList) any {
	names := hayagrivaNames("en", l)
	if names == nil {
		return []any(nil)
	}
	return []any{members("role", role, "names", names)}
}
