package programme

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// schedule is a schedule as both JSON and XML of pretalx and frab have it.
type schedule struct {
	Conference struct {
		Title   string `json:"title" xml:"title"`
		Sub     string `json:"subtitle" xml:"subtitle"`
		Acronym string `json:"acronym" xml:"acronym"`
		Start   string `json:"start" xml:"start"`
		End     string `json:"end" xml:"end"`
		Venue   string `json:"venue" xml:"venue"`
		City    string `json:"city" xml:"city"`
		URL     string `json:"url" xml:"url"`
		BaseURL string `json:"base_url" xml:"base_url"`
		Zone    string `json:"time_zone_name" xml:"time_zone_name"`
		Days    []struct {
			Date  string                       `json:"date"`
			Rooms map[string][]json.RawMessage `json:"rooms"`
		} `json:"days"`
	} `json:"conference" xml:"conference"`
	URL  string `json:"url" xml:"url"`
	Days []struct {
		Date  string `xml:"date,attr"`
		Rooms []struct {
			Name   string       `xml:"name,attr"`
			Events []sessionXML `xml:"event"`
		} `xml:"room"`
	} `json:"-" xml:"day"`

	leaves leaves // of what is about none of the talks
}

// session is a talk in a schedule.
type session struct {
	Title       string `json:"title" xml:"title"`
	Subtitle    string `json:"subtitle" xml:"subtitle"`
	Type        string `json:"type" xml:"type"`
	Language    string `json:"language" xml:"language"`
	Abstract    string `json:"abstract" xml:"abstract"`
	Description string `json:"description" xml:"description"`
	Date        string `json:"date" xml:"date"`
	Start       string `json:"start" xml:"start"`
	Duration    string `json:"duration" xml:"duration"`
	URL         string `json:"url" xml:"url"`
	Track       string `json:"track" xml:"track"`
	Slug        string `json:"slug" xml:"slug"`
}

type sessionJSON struct {
	session
	Persons []struct {
		Name       string `json:"name"`
		PublicName string `json:"public_name"`
	} `json:"persons"`
}

type sessionXML struct {
	session
	Persons []string   `xml:"persons>person"`
	Attrs   []xml.Attr `xml:",any,attr"`
	Whole   string     `xml:",innerxml"`
}

// Schedule reads a schedule in JSON or XML.
func Schedule(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	var lines library.Lines
	fail := func(at int, err error) []library.Item {
		pos := lines.Position(text, at)
		pos.File = file
		report(records.Diagnostic{Code: "syntax", Position: pos, Message: "this schedule cannot be read: " + err.Error(), Hint: "export it anew"})
		return nil
	}
	var s schedule
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n"), []byte("<")) {
		if at := bytes.Index(text, []byte("<!ENTITY")); at >= 0 {
			return fail(at, errors.New("it defines entities"))
		}
		d := xml.NewDecoder(bytes.NewReader(text))
		if err := d.Decode(&s); err != nil && err != io.EOF {
			return fail(int(d.InputOffset()), err)
		}
		s.leaves.skip = named("schedule day room event")
		s.leaves.inXML(string(text))
	} else {
		var outer struct {
			Schedule schedule `json:"schedule"`
		}
		text := bytes.TrimPrefix(text, []byte("\ufeff"))
		if err := json.Unmarshal(text, &outer); err != nil {
			at, message := library.JSONFault(err)
			return fail(at, errors.New(message))
		}
		s = outer.Schedule
		s.leaves.skip = named("schedule conference days rooms")
		s.leaves.inJSON(anyValue(text))
	}
	return s.read(text, file, &lines, report)
}

// named reports whether names are one of those given.
func named(all ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(all, s) }
}

// anyValue is the value of a text of JSON that was read before.
func anyValue(text []byte) any {
	var v any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	_ = d.Decode(&v)
	return v
}

// maxSearched is the text, in bytes, that is searched for the places of what is
// wrong, so that thousands of mistakes do not take the square of their number.
const maxSearched = 1 << 30

func (s *schedule) read(text []byte, file string, lines *library.Lines, report func(records.Diagnostic)) []library.Item {
	in := &s.Conference
	c := &conference{title: in.Title, subtitle: in.Sub, venue: in.Venue, city: in.City, said: s.leaves.said, acronym: in.Acronym, start: in.Start, end: in.End, url: cmp.Or(in.URL, s.URL, in.BaseURL), zone: in.Zone}
	at := 0
	// find is where a talk stands: its title, behind the one before.
	find := func(title string) records.Position {
		for _, title := range []string{title, strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(title)} {
			if n := bytes.Index(text[at:], []byte(title)); n >= 0 && title != "" {
				at += n
				break
			}
		}
		pos := lines.Position(text, at)
		pos.File = file
		return pos
	}
	searched := 0 // bytes, for the places of sessions that are wrong
	wrong := func(session []byte, err error) {
		place, message := library.JSONFault(err)
		if searched < maxSearched {
			start := max(0, bytes.Index(text, session))
			searched += start
			place += start
		}
		pos := lines.Position(text, place)
		pos.File = file
		report(records.Diagnostic{Code: "syntax", Position: pos, Message: "this session cannot be read: " + message, Hint: "mend it in the file, or write it as a record; it is left out"})
	}
	for _, d := range in.Days {
		for _, room := range slices.Sorted(maps.Keys(d.Rooms)) {
			for _, raw := range d.Rooms[room] {
				var e sessionJSON
				if err := json.Unmarshal(raw, &e); err != nil {
					wrong(raw, err)
					continue
				}
				var names []string
				for _, p := range e.Persons {
					names = append(names, cmp.Or(p.PublicName, p.Name))
				}
				said := leaves{skip: e.isRead}
				said.inJSON(anyValue(raw))
				c.talks = append(c.talks, e.talk(d.Date, room, names, find(e.Title), said))
			}
		}
	}
	for _, d := range s.Days {
		for _, room := range d.Rooms {
			for _, e := range room.Events {
				said := leaves{skip: e.isRead}
				said.inXML(e.Whole)
				for _, a := range e.Attrs {
					said.add([]string{"id", a.Name.Local}, a.Value)
				}
				c.talks = append(c.talks, e.talk(d.Date, room.Name, e.Persons, find(e.Title), said))
			}
		}
	}
	pos := lines.Position(text, 0)
	pos.File = file
	if c.title == "" && len(c.talks) == 0 {
		report(records.Diagnostic{Code: "syntax", Position: pos, Message: "there is no conference in this schedule, and no session", Hint: "a schedule of pretalx or frab has both"})
		return nil
	}
	return c.items(pos)
}

// hours is "0:30:00" of "00:30", which are hours and minutes in a schedule, and
// minutes and seconds in a record.
func hours(s string) string {
	if hour, minute, ok := strings.Cut(s, ":"); ok && !strings.Contains(minute, ":") {
		return strings.TrimPrefix(hour, "0") + ":" + minute + ":00"
	}
	return s
}

// isRead reports whether what a field says is another thing in the record: a time,
// where it can be read, and a language.
func (e *session) isRead(name string) bool {
	switch name {
	case "date":
		return isMoment(e.Date)
	case "start":
		return isMoment(e.Start)
	}
	return name == "language"
}

// talk makes a talk of a session.
func (e *session) talk(date, room string, names []string, at records.Position, said leaves) talk {
	t := talk{said: said.said, at: at, title: e.Title, subtitle: e.Subtitle, label: e.Type, language: e.Language, url: e.URL, track: e.Track, duration: hours(e.Duration), room: room}
	t.date, t.time = day(cmp.Or(e.Date, date)), clock(cmp.Or(e.Start, e.Date))
	t.abstract = e.Abstract
	if e.Description != e.Abstract {
		t.abstract = strings.TrimSpace(e.Abstract + "\n" + e.Description)
	}
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			t.speakers = append(t.speakers, library.Literal(name))
		}
	}
	return t
}
