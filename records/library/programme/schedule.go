package programme

import (
	"bytes"
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
		Acronym string `json:"acronym" xml:"acronym"`
		Start   string `json:"start" xml:"start"`
		End     string `json:"end" xml:"end"`
		Venue   string `json:"venue" xml:"venue"`
		City    string `json:"city" xml:"city"`
		URL     string `json:"url" xml:"url"`
		BaseURL string `json:"base_url" xml:"base_url"`
		Zone    string `json:"time_zone_name" xml:"time_zone_name"`
		Days    []struct {
			Date  string                   `json:"date"`
			Rooms map[string][]sessionJSON `json:"rooms"`
		} `json:"days"`
	} `json:"conference" xml:"conference"`
	Days []struct {
		Date  string `xml:"date,attr"`
		Rooms []struct {
			Name   string       `xml:"name,attr"`
			Events []sessionXML `xml:"event"`
		} `xml:"room"`
	} `json:"-" xml:"day"`
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
	Persons []string `xml:"persons>person"`
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
	} else {
		var outer struct {
			Schedule schedule `json:"schedule"`
		}
		if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &outer); err != nil {
			return fail(jsonOffset(err), err)
		}
		s = outer.Schedule
	}
	return s.read(text, file, &lines)
}

// jsonOffset is where a mistake of JSON was found.
func jsonOffset(err error) int {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return int(syntax.Offset)
	case errors.As(err, &typ):
		return int(typ.Offset)
	}
	return 0
}

func (s *schedule) read(text []byte, file string, lines *library.Lines) []library.Item {
	in := &s.Conference
	c := &conference{title: in.Title, acronym: in.Acronym, start: in.Start, end: in.End, url: in.URL, zone: in.Zone}
	if c.url == "" {
		c.url = in.BaseURL
	}
	c.venue = strings.Trim(in.Venue+", "+in.City, ", ")
	at := 0
	// find is where a talk stands: its title, behind the one before.
	find := func(title string) records.Position {
		if title != "" {
			if n := bytes.Index(text[at:], []byte(title)); n >= 0 {
				at += n
			}
		}
		pos := lines.Position(text, at)
		pos.File = file
		return pos
	}
	for _, d := range in.Days {
		for _, room := range slices.Sorted(maps.Keys(d.Rooms)) {
			for _, e := range d.Rooms[room] {
				var names []string
				for _, p := range e.Persons {
					names = append(names, cmpOr(p.PublicName, p.Name))
				}
				c.talks = append(c.talks, e.talk(d.Date, room, names, find(e.Title)))
			}
		}
	}
	for _, d := range s.Days {
		for _, room := range d.Rooms {
			for _, e := range room.Events {
				c.talks = append(c.talks, e.talk(d.Date, room.Name, e.Persons, find(e.Title)))
			}
		}
	}
	pos := lines.Position(text, 0)
	pos.File = file
	return c.items(pos)
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// talk makes a talk of a session.
func (e *session) talk(date, room string, names []string, at records.Position) talk {
	t := talk{at: at, title: e.Title, subtitle: e.Subtitle, label: e.Type, language: e.Language, url: e.URL, track: e.Track, duration: e.Duration, room: room}
	t.date, t.time = day(cmpOr(e.Date, date)), clock(cmpOr(e.Start, e.Date))
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
