// Package programme reads the programmes of events: schedules of pretalx and
// frab (JSON and XML), the JSON of Indico, and calendars (RFC 5545).
package programme

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// conference is an event with what was said at it.
type conference struct {
	title, subtitle, acronym, start, end, time string
	room, venue, city, url, description, zone  string
	chairs                                     []records.Agent
	talks                                      []talk
	said                                       []library.Fact // all that the file says of it
}

// talk is what one or several people said.
type talk struct {
	at                               records.Position
	key                              string
	title, subtitle, label, language string
	abstract, url, track, doi        string
	date, time, duration             string
	room, venue                      string
	speakers                         []records.Agent
	keywords                         []string
	session                          library.Event // that it is part of, of the conference
	rest, said                       []library.Fact
}

// items are the conference and its talks.
func (c *conference) items(at records.Position) []library.Item {
	date := span(c.start, c.end)
	event := library.Event{Kind: library.KindOfEvent(c.title), Fields: map[string]string{
		"title": c.title, "subtitle": c.subtitle, "acronym": c.acronym, "date": date, "url": c.url, "abstract": plain(c.description), "time": c.time, "room": c.room, "venue": c.venue, "city": c.city,
	}}
	whole := library.Item{At: at, Type: records.TypeEvent, Kind: event.Kind, Entry: "conference", Fields: map[string]string{}}
	for name, value := range event.Fields {
		whole.Set(name, value)
	}
	whole.LeaveAside("time zone", c.zone)
	whole.Add("chairs", records.AgentList{List: c.chairs})
	whole.Said = c.said
	whole.Key = records.ValidKey(strings.ToLower(c.acronym))
	if whole.Key == "" {
		whole.Key = strings.Join(append(records.TellingWords(c.title, 3), date[:min(4, len(date))]), "-")
	}
	event.Key = whole.Key
	items := []library.Item{whole}
	for _, t := range c.talks {
		items = append(items, t.item(event, c.zone))
	}
	return items
}

// item makes an Item of a talk.
func (t *talk) item(event library.Event, zone string) library.Item {
	it := library.Item{At: t.at, Key: t.key, Type: records.TypeSpeech, Kind: "presentation", Entry: "talk", Fields: map[string]string{}, Keywords: t.keywords, Rest: t.rest, Said: t.said}
	for name, value := range map[string]string{
		"title": t.title, "subtitle": t.subtitle, "abstract": plain(t.abstract), "url": t.url, "doi": t.doi, "date": t.date, "time": t.time,
		"duration": t.duration, "room": t.room, "venue": t.venue,
	} {
		it.Set(name, value)
	}
	if tag, err := records.ParseTag(t.language); err == nil {
		it.Set("language", tag)
	} else {
		it.Leave("language", t.language)
	}
	if len(t.speakers) == 0 {
		it.Type, it.Kind = records.TypeEvent, cmp.Or(kindOf(t.label), "session")
		it.Leave("duration", t.duration)
		delete(it.Fields, "duration")
	}
	if kind, _ := library.KindOf(it.Type, t.label); strings.EqualFold(t.label, records.Label("en", it.Type, kind)) {
		t.label = records.Label("en", it.Type, kind) // programmes have it in small letters
	}
	it.SetGenre(t.label)
	it.Leave("track", t.track)
	it.Add("speakers", records.AgentList{List: t.speakers})
	it.Events = []library.Event{{Key: event.Key, Kind: event.Kind, Fields: map[string]string{"title": event.Fields["title"]}}}
	switch {
	case t.session.Fields["title"] == "":
	case it.Type == records.TypeEvent:
		it.Leave("session", t.session.Fields["title"])
	default:
		it.Events = slices.Insert(it.Events, 0, t.session)
	}
	return it
}

func kindOf(label string) string {
	kind, _ := library.KindOf(records.TypeEvent, label)
	if kind == "" && strings.Contains(strings.ToLower(label), "workshop") {
		kind = "workshop"
	}
	return kind
}

// span is the days from one to another.
func span(start, end string) string {
	start, end = day(start), day(end)
	if end == "" || end == start {
		return start
	}
	return start + "/" + end
}

// day is the day of a time, "" where it is none.
func day(s string) string {
	s = s[:min(len("2017-12-04"), len(s))]
	d, ok := records.ReadDate(s)
	if !ok {
		return ""
	}
	return d.String()
}

// isMoment reports whether a text is nothing but a day, a time of day or both.
func isMoment(s string) bool { return aMoment().MatchString(s) && day(s)+clock(s) != "" }

var aMoment = records.Pattern(`^(?:\d{4}-\d\d-\d\d)?(?:(?:^|[T ])\d?\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$`)

// clock is the time of day of "2017-12-04T15:30:00+01:00" or "15:30", as it was
// at the place.
func clock(s string) string {
	if _, after, ok := strings.Cut(s, "T"); ok {
		s = after
	}
	if len(s) >= 8 && s[5] == ':' {
		if s[6:8] == "00" {
			return s[:5] + ":00"
		}
		return s[:8]
	}
	if len(s) == 4 {
		s = "0" + s
	}
	if len(s) < 5 || s[2] != ':' {
		return ""
	}
	return s[:5] + ":00"
}

// plain is a text without markup.
func plain(s string) string { return library.PlainHTML(strings.ReplaceAll(s, "\r\n", "\n")) }
