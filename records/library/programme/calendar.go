package programme

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// Calendar reads the events and journal entries of a calendar. Who spoke no
// property of a calendar says, so each is an event; in one that quoth wrote, the
// first category says what it is, UID the key, and SUMMARY who spoke.
func Calendar(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	var lines library.Lines
	position := func(at int) records.Position {
		pos := lines.Position(text, at)
		pos.File = file
		return pos
	}
	fail := func(severity records.Severity, at int, message, hint string) {
		report(records.Diagnostic{Severity: severity, Code: "syntax", Position: position(at), Message: message, Hint: hint})
	}
	var entries [][]property
	var open []string // components
	var event []property
	var aside []library.Fact // what is said of the calendar, in no entry, and of alarms
	c := calendar{titles: map[string]string{}, warn: func(at int, message, hint string) { fail(records.Warning, at, message, hint) }}
	for _, p := range properties(text) {
		switch {
		case p.name == "BEGIN":
			open = append(open, strings.ToUpper(p.value))
			if isEntry[strings.ToUpper(p.value)] {
				event = []property{p}
			} else if strings.EqualFold(p.value, "VTODO") {
				c.warn(p.at, "this is a task and nothing that was held", "it is left out")
			}
		case p.name == "END":
			last := len(open) - 1
			if last < 0 || open[last] != strings.ToUpper(p.value) {
				fail(records.Error, p.at, "END:"+p.value+" ends nothing that is open", "")
				continue
			}
			open = open[:last]
			if isEntry[strings.ToUpper(p.value)] && event != nil {
				entries = append(entries, event)
				event = nil
			}
		case p.name == "":
			fail(records.Error, p.at, "this line is no property of a calendar", "a property is NAME:value")
		case p.name == "PRODID":
			c.own = strings.HasPrefix(p.value, "-//quoth//")
		case len(open) > 0 && isEntry[open[len(open)-1]]:
			event = append(event, p)
		case p.name != "VERSION" && p.name != "CALSCALE" && !slices.Contains(open, "VTODO"):
			aside = append(aside, library.Fact{Name: p.name, Value: unescaped(p.value), Aside: true})
		}
	}
	if event != nil {
		fail(records.Error, event[0].at, "this entry has no end", "it ends with END:"+strings.ToUpper(event[0].value))
	}
	for _, e := range entries {
		c.titles[valueOf(e, "UID")] = valueOf(e, "SUMMARY")
	}
	items := make([]library.Item, 0, len(entries))
	for _, e := range entries {
		items = append(items, c.item(e, position(e[0].at)))
	}
	if len(items) > 0 {
		items[0].Said = append(items[0].Said, aside...)
	}
	return items
}

// isEntry are the components that are read.
var isEntry = map[string]bool{"VEVENT": true, "VJOURNAL": true}

// calendar is what the entries of a calendar have in common.
type calendar struct {
	own    bool              // quoth wrote it
	titles map[string]string // by UID
	warn   func(at int, message, hint string)
}

// valueOf is the first property of a name, "" where there is none.
func valueOf(entry []property, name string) string {
	for _, p := range entry {
		if p.name == name {
			return unescaped(p.value)
		}
	}
	return ""
}

// key is the key of the record in a UID of quoth's own, "" in others.
func (c *calendar) key(uid string) string {
	i := strings.LastIndexByte(uid, '@')
	if !c.own || i < 0 {
		return ""
	}
	return uid[:i]
}

// calendarTexts are the properties that are a text of an event.
var calendarTexts = map[string]string{"SUMMARY": "title", "DESCRIPTION": "abstract", "URL": "url", "COMMENT": "note"}

// calendarAsides are the properties that are about the calendar.
var calendarAsides = map[string]bool{
	"UID": true, "DTSTAMP": true, "SEQUENCE": true, "CREATED": true, "LAST-MODIFIED": true, "TRANSP": true, "CLASS": true, "PRIORITY": true,
}

// item makes an Item of an entry. Times stay those of its place, whatever the zone.
func (c *calendar) item(entry []property, at records.Position) library.Item {
	it := library.Item{At: at, Key: c.key(valueOf(entry, "UID")), Type: records.TypeEvent, Kind: "other", Entry: entry[0].value, Fields: map[string]string{}}
	start, end, length := "", "", ""
	if c.own {
		c.label(&it, entry)
	}
	for _, p := range entry[1:] {
		value := unescaped(p.value)
		if p.name == "DESCRIPTION" {
			value = plain(value) // of a program that has pages of it
		}
		if cn := p.params["CN"]; cn != "" {
			it.Says(p.name, cn)
			it.LeaveAside(p.name, value)
		} else if p.name != "DTSTART" && p.name != "DTEND" && !strings.EqualFold(value, "CONFIRMED") {
			it.Says(p.name, value)
		}
		switch {
		case p.name == "SUMMARY" && it.Fields["title"] != "":
		case p.name == "DTSTART" || p.name == "DTEND":
			day, clock, ok := moment(value)
			switch {
			case !ok:
				it.Leave(p.name, value)
			case p.name == "DTEND":
				end = lastDay(day, clock)
			default:
				start = day
				it.Set("time", clock)
				it.LeaveAside("TZID", p.params["TZID"])
			}
		case p.name == "DURATION":
			length = value
		case p.name == "LOCATION":
			it.Set(library.PlaceText, value)
		case p.name == "STATUS":
			if status := strings.ToLower(value); status == "cancelled" {
				it.Set("status", status)
			}
		case p.name == "CATEGORIES":
			it.Keywords = append(it.Keywords, categories(p.value)...)
		case p.name == "ORGANIZER" || p.name == "ATTENDEE":
			name := p.params["CN"]
			if name == "" {
				name = strings.TrimPrefix(strings.TrimPrefix(value, "mailto:"), "MAILTO:")
			}
			if p.name == "ORGANIZER" && p.params["CN"] != "" {
				it.Add("organizers", records.AgentList{List: []records.Agent{library.Literal(name)}})
			} else {
				it.Leave(strings.ToLower(p.name), name)
			}
		case p.name == "CONTACT" && c.own:
			it.Add("organizers", namesIn(value))
		case p.name == "RELATED-TO" && (p.params["RELTYPE"] == "" || p.params["RELTYPE"] == "PARENT") && c.titles[value] != "":
			it.Events = append(it.Events, library.Event{Key: c.key(value), Fields: map[string]string{"title": c.titles[value]}})
		case p.name == "RRULE" || p.name == "RDATE":
			c.warn(p.at, "this event is held more than once; the first time is taken", "write the others as records of their own")
			it.Leave(p.name, value)
		case calendarTexts[p.name] != "":
			it.Set(calendarTexts[p.name], value)
		case calendarAsides[p.name] || strings.HasPrefix(p.name, "X-"):
			it.LeaveAside(p.name, value)
		default:
			it.Leave(p.name, value)
		}
	}
	if it.Type == records.TypeEvent {
		it.Leave("duration", length)
	} else {
		it.Set("duration", length)
	}
	it.Set("date", span(start, end))
	if c.own && len(it.Keywords) > 0 {
		it.SetGenre(it.Keywords[0])
		it.Keywords = it.Keywords[1:]
	} else if kind := library.KindOfEvent(it.Fields["title"]); kind != "conference" || strings.Contains(strings.ToLower(it.Fields["title"]), "conference") {
		it.Kind = kind
	}
	return it
}

// label finds what an entry is by its first category; of what was said, SUMMARY
// has the speakers in front.
func (c *calendar) label(it *library.Item, entry []property) {
	var label string
	for _, p := range entry {
		if p.name == "CATEGORIES" {
			if list := categories(p.value); len(list) > 0 {
				label = list[0]
			}
		}
	}
	names, title, spoken := strings.Cut(valueOf(entry, "SUMMARY"), ": ")
	speech, _ := library.KindOf(records.TypeSpeech, label)
	event, _ := library.KindOf(records.TypeEvent, label)
	source, _ := library.KindOf(records.TypeSource, label)
	switch {
	case speech != "" && (event == "" || spoken && entry[0].value != "VEVENT"):
		it.Type, it.Kind = records.TypeSpeech, speech
	case event != "":
		it.Kind = event
	case source != "" || entry[0].value == "VJOURNAL":
		it.Type, it.Kind = records.TypeSource, cmp.Or(source, "other")
	}
	if it.Type != records.TypeEvent && spoken && len(strings.Fields(names)) < 12 {
		it.Add("speakers", namesIn(names))
		it.Set("title", title)
	}
}

// namesIn are names in one text, as quoth has them, each as it is printed.
func namesIn(text string) records.AgentList {
	var l records.AgentList
	for name := range strings.SplitSeq(text, "; ") {
		l.List = append(l.List, library.Literal(name))
	}
	return l
}

// instant is a day, or a moment of it (RFC 5545, sections 3.3.4 and 3.3.5).
var instant = records.Pattern(`^([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?$`)

// moment is the day of "20171204T153000Z" and the time of day, "" where it has
// none, with its zone where that is UTC. It is false where the value is none.
func moment(s string) (day, clock string, ok bool) {
	m := instant().FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	day = m[1] + "-" + m[2] + "-" + m[3]
	if _, err := records.ParseDate(day); err != nil {
		return "", "", false
	}
	if m[4] == "" {
		return day, "", true
	}
	clock = m[4] + ":" + m[5] + ":" + m[6]
	if _, err := records.ParseTime(clock); err != nil {
		return "", "", false
	}
	if m[7] != "" {
		clock = clock[:5] + " UTC"
	}
	return day, clock, true
}

// lastDay is the day that an end lies on: one of a whole day, and midnight, is the
// end of the day before.
func lastDay(day, clock string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil && (clock == "" || clock == "00:00:00" || clock == "00:00 UTC") {
		return t.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return day
}
