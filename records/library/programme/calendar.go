package programme

import (
	"bytes"
	"strings"
	"time"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// property is a line of a calendar (RFC 5545, section 3.1), unfolded.
type property struct {
	at          int
	name, value string
	params      map[string]string
}

// Calendar reads the events of a calendar. Who spoke no field of a calendar says,
// so each is an event.
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
	var items []library.Item
	var open []string // components
	var event []property
	for _, p := range properties(text) {
		switch {
		case p.name == "BEGIN":
			open = append(open, strings.ToUpper(p.value))
			if p.value == "VEVENT" {
				event = []property{p}
			}
		case p.name == "END":
			last := len(open) - 1
			if last < 0 || open[last] != strings.ToUpper(p.value) {
				fail(records.Error, p.at, "END:"+p.value+" ends nothing that is open", "")
				continue
			}
			open = open[:last]
			if strings.EqualFold(p.value, "VEVENT") && event != nil {
				items = append(items, calendarEvent(event, position(event[0].at), func(at int, message string) {
					fail(records.Warning, at, message, "write the others as records of their own")
				}))
				event = nil
			}
		case p.name == "":
			fail(records.Error, p.at, "this line is no property of a calendar", "a property is NAME:value")
		case len(open) > 0 && open[len(open)-1] == "VEVENT":
			event = append(event, p)
		}
	}
	if event != nil {
		fail(records.Error, event[0].at, "this event has no end", "it ends with END:VEVENT")
	}
	return items
}

// properties are the lines of a calendar: one that begins with a blank goes on
// with the line before.
func properties(text []byte) []property {
	var list []property
	at := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for at < len(text) {
		start := at
		var line []byte
		for at < len(text) {
			n := bytes.IndexAny(text[at:], "\r\n")
			if n < 0 {
				n = len(text) - at
			}
			line = append(line, text[at:at+n]...)
			at += n
			if at < len(text) && text[at] == '\r' {
				at++
			}
			if at < len(text) && text[at] == '\n' {
				at++
			}
			if at >= len(text) || text[at] != ' ' && text[at] != '\t' {
				break
			}
			at++
		}
		if len(bytes.TrimSpace(line)) > 0 {
			list = append(list, newProperty(strings.ToValidUTF8(string(line), "\ufffd"), start))
		}
	}
	return list
}

// newProperty takes a line apart: NAME;PARAM=value;PARAM="value":value.
func newProperty(line string, at int) property {
	p := property{at: at, params: map[string]string{}}
	quoted, start := false, 0
	var parts []string
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			parts = append(parts, line[start:i])
			start = i + 1
		case c == ':' && !quoted:
			parts = append(parts, line[start:i])
			p.value = line[i+1:]
			p.name = strings.ToUpper(parts[0])
			for _, param := range parts[1:] {
				name, value, _ := strings.Cut(param, "=")
				p.params[strings.ToUpper(name)] = strings.Trim(value, `"`)
			}
			return p
		}
	}
	return p
}

// unescaped is the text of a value (RFC 5545, section 3.3.11).
func unescaped(s string) string {
	return strings.TrimSpace(strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s))
}

// calendarTexts are the properties that are a text of an event.
var calendarTexts = map[string]string{"SUMMARY": "title", "DESCRIPTION": "abstract", "URL": "url", "COMMENT": "note"}

// calendarAsides are the properties that are about the calendar.
var calendarAsides = map[string]bool{
	"UID": true, "DTSTAMP": true, "SEQUENCE": true, "CREATED": true, "LAST-MODIFIED": true, "TRANSP": true, "CLASS": true, "PRIORITY": true,
}

// calendarEvent makes an Item of an event. Times stay those of its place, whatever the zone.
func calendarEvent(event []property, at records.Position, warn func(at int, message string)) library.Item {
	it := library.Item{At: at, Type: records.TypeEvent, Kind: "other", Entry: "VEVENT", Fields: map[string]string{}}
	start, end, length := "", "", ""
	for _, p := range event {
		value := unescaped(p.value)
		switch {
		case p.name == "BEGIN":
		case p.name == "DTSTART":
			start = moment(value)
			if clock := clockOf(value); clock != "" {
				it.Set("time", clock)
			}
			it.LeaveAside("TZID", p.params["TZID"])
		case p.name == "DTEND":
			end = lastDay(value)
		case p.name == "DURATION":
			length = value
		case p.name == "LOCATION":
			it.Set(library.PlaceText, value)
		case p.name == "STATUS":
			if status := strings.ToLower(value); status == "cancelled" {
				it.Set("status", status)
			}
		case p.name == "CATEGORIES":
			for k := range strings.SplitSeq(value, ",") {
				if k = strings.TrimSpace(k); k != "" {
					it.Keywords = append(it.Keywords, k)
				}
			}
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
		case p.name == "RRULE" || p.name == "RDATE":
			warn(p.at, "this event is held more than once; the first time is taken")
			it.Leave(p.name, value)
		case calendarTexts[p.name] != "":
			it.Set(calendarTexts[p.name], plain(value))
		case calendarAsides[p.name] || strings.HasPrefix(p.name, "X-"):
			it.LeaveAside(p.name, value)
		default:
			it.Leave(p.name, value)
		}
	}
	it.Leave("duration", length)
	it.Set("date", span(start, end))
	if kind := library.KindOfEvent(it.Fields["title"]); kind != "conference" || strings.Contains(strings.ToLower(it.Fields["title"]), "conference") {
		it.Kind = kind
	}
	return it
}

// moment is the day of "20171204T153000Z".
func moment(s string) string {
	if len(s) < 8 {
		return ""
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:8]
}

// clockOf is the time of day of "20171204T153000Z", with its zone where that is UTC.
func clockOf(s string) string {
	if len(s) < 15 || s[8] != 'T' {
		return ""
	}
	clock := s[9:11] + ":" + s[11:13] + ":" + s[13:15]
	if _, err := records.ParseTime(clock); err != nil {
		return ""
	}
	if strings.HasSuffix(s, "Z") {
		return clock[:5] + " UTC"
	}
	return clock
}

// lastDay is the day that an end lies on: one of a whole day, and midnight, is the
// end of the day before.
func lastDay(s string) string {
	if len(s) == 8 || strings.HasPrefix(s[min(8, len(s)):], "T000000") {
		if t, err := time.Parse("20060102", s[:8]); err == nil {
			return t.AddDate(0, 0, -1).Format(time.DateOnly)
		}
	}
	return moment(s)
}
