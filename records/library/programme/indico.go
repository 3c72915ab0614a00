package programme

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// The JSON of Indico's HTTP export API, at the detail "contributions" or
// "sessions".
type indico struct {
	Results []json.RawMessage `json:"results"`
}

type indicoTime struct {
	Date string `json:"date"`
	Time string `json:"time"`
	Zone string `json:"tz"`
}

type indicoEvent struct {
	Title         string            `json:"title"`
	Start         indicoTime        `json:"startDate"`
	End           indicoTime        `json:"endDate"`
	Location      string            `json:"location"`
	Room          string            `json:"roomFullname"`
	Address       string            `json:"address"`
	URL           string            `json:"url"`
	Description   string            `json:"description"`
	Chairs        []indicoPerson    `json:"chairs"`
	Contributions []json.RawMessage `json:"contributions"`
	Sessions      []json.RawMessage `json:"sessions"`
}

// indicoSession is a session, or a part of one on a day, which has its session
// within it.
type indicoSession struct {
	Title         string            `json:"title"`
	Start         indicoTime        `json:"startDate"`
	End           indicoTime        `json:"endDate"`
	Room          string            `json:"roomFullname"`
	Conveners     []indicoPerson    `json:"conveners"`
	Chairs        []indicoPerson    `json:"sessionConveners"`
	Contributions []json.RawMessage `json:"contributions"`
}

type indicoPerson struct {
	First       string `json:"first_name"`
	Last        string `json:"last_name"`
	Full        string `json:"fullName"`
	Affiliation string `json:"affiliation"`
	Honorific   string `json:"title"`
	FirstName   string `json:"firstName"` // of a convener
	FamilyName  string `json:"familyName"`
}

type indicoContribution struct {
	Title       string         `json:"title"`
	Start       indicoTime     `json:"startDate"`
	Duration    any            `json:"duration"`
	Speakers    []indicoPerson `json:"speakers"`
	Authors     []indicoPerson `json:"primaryauthors"`
	CoAuthors   []indicoPerson `json:"coauthors"`
	Description string         `json:"description"`
	Location    string         `json:"location"`
	Room        string         `json:"roomFullname"`
	URL         string         `json:"url"`
	Session     string         `json:"session"`
	Track       string         `json:"track"`
	Type        any            `json:"type"`
	Keywords    []string       `json:"keywords"`

	SubContributions []json.RawMessage `json:"subContributions"`
}

// agent is the person, with the affiliation that the programme has.
func (p indicoPerson) agent() records.Agent {
	a := library.NameOf(cmp.Or(p.Last, p.FamilyName), cmp.Or(p.First, p.FirstName), "", "")
	if a.Name.IsZero() {
		a = library.CommaName(p.Full)
	}
	a.Affiliation, a.Honorific = strings.TrimSpace(p.Affiliation), strings.TrimSpace(p.Honorific)
	return a
}

func indicoAgents(persons ...indicoPerson) (all []records.Agent) {
	for _, p := range persons {
		all = append(all, p.agent())
	}
	return all
}

// Indico reads the events of an export of Indico. An event or a contribution that
// cannot be read is reported, and the others are given.
func Indico(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	r := indicoReader{text: text, file: file, report: report}
	var in indico
	if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &in); err != nil {
		at, message := library.JSONFault(err)
		r.fail(at, "this export of Indico cannot be read: "+message, "export it anew, with detail=contributions")
		return nil
	}
	var items []library.Item
	for _, raw := range in.Results {
		var e indicoEvent
		if r.decode(raw, &e) {
			items = append(items, r.event(raw, e)...)
		}
	}
	if len(items) > 0 {
		about := leaves{skip: named("results")}
		about.inJSON(anyValue(text))
		for _, f := range about.said {
			items[0].LeaveAside(f.Name, f.Value)
		}
	}
	return items
}

// indicoReader is an export that is being read.
type indicoReader struct {
	text   []byte
	file   string
	lines  library.Lines
	report func(records.Diagnostic)
	offset int // of what was read last
}

func (r *indicoReader) at(offset int) records.Position {
	pos := r.lines.Position(r.text, offset)
	pos.File = r.file
	return pos
}

func (r *indicoReader) fail(offset int, message, hint string) {
	r.report(records.Diagnostic{Code: "syntax", Position: r.at(offset), Message: message, Hint: hint})
}

// decode reads a part of the export, which stands behind the one before.
func (r *indicoReader) decode(raw []byte, v any) bool {
	if n := bytes.Index(r.text[r.offset:], raw); n >= 0 {
		r.offset += n
	}
	if err := json.Unmarshal(raw, v); err != nil {
		at, message := library.JSONFault(err)
		r.fail(r.offset+at, "this part of the programme cannot be read: "+message, "mend it in the file, or write it as a record; it is left out")
		return false
	}
	return true
}

func (r *indicoReader) event(raw []byte, e indicoEvent) []library.Item {
	start := r.offset
	pos := r.at(start)
	said := leaves{zone: e.Start.Zone, skip: named("contributions", "sessions")}
	said.inJSON(anyValue(raw))
	c := &conference{title: e.Title, start: e.Start.Date, end: e.End.Date, time: clock(e.Start.Time), url: e.URL, description: e.Description, zone: e.Start.Zone, chairs: indicoAgents(e.Chairs...), room: e.Room, said: said.said}
	c.venue = strings.Trim(e.Location+", "+strings.Join(strings.Fields(e.Address), " "), ", ")
	r.talks(c, e.Contributions, library.Event{})
	r.offset = start // sessions may stand before the contributions
	for _, raw := range e.Sessions {
		var s indicoSession
		if !r.decode(raw, &s) {
			continue
		}
		said := leaves{zone: c.zone, skip: named("session contributions", "session conference")}
		said.inJSON(anyValue(raw), "session")
		session := library.Event{Kind: "session", Fields: map[string]string{"title": s.Title, "date": span(s.Start.Date, s.End.Date), "time": clock(s.Start.Time), "room": s.Room}, Names: map[string]records.AgentList{}}
		if chairs := indicoAgents(append(s.Conveners, s.Chairs...)...); len(chairs) > 0 {
			session.Names["chairs"] = records.AgentList{List: chairs}
		}
		first := len(c.talks)
		if len(s.Contributions) == 0 {
			c.talks = append(c.talks, talk{at: r.at(r.offset), title: s.Title, label: "session", date: day(s.Start.Date), time: clock(s.Start.Time), room: s.Room})
		} else {
			r.talks(c, s.Contributions, session)
		}
		if first < len(c.talks) {
			c.talks[first].said = append(c.talks[first].said, said.said...)
		}
	}
	return c.items(pos)
}

// talks reads contributions, of a session or of none, and the parts that they have.
func (r *indicoReader) talks(c *conference, contributions []json.RawMessage, session library.Event) {
	for _, raw := range contributions {
		var contribution indicoContribution
		if !r.decode(raw, &contribution) {
			continue
		}
		skip := []string{"subContributions"}
		if len(contribution.Speakers)+len(contribution.Authors) > 0 {
			skip = append(skip, "duration")
		}
		said := leaves{zone: c.zone, skip: named(skip...)}
		said.inJSON(anyValue(raw))
		t := contribution.talk(session, r.at(r.offset), said)
		c.talks = append(c.talks, t)
		if t.title != "" {
			session := library.Event{Kind: "session", Fields: map[string]string{"title": t.title, "date": t.date, "time": t.time, "room": t.room}}
			r.talks(c, contribution.SubContributions, session)
		}
	}
}

// talk makes a talk of a contribution. Who wrote it and did not speak is told in
// the note.
func (c *indicoContribution) talk(session library.Event, at records.Position, said leaves) talk {
	t := talk{at: at, title: c.Title, date: day(c.Start.Date), time: clock(c.Start.Time), abstract: c.Description, url: c.URL, track: c.Track, room: c.Room, session: session, keywords: c.Keywords, said: said.said}
	if label, ok := c.Type.(string); ok {
		t.label = label
	}
	if minutes, ok := c.Duration.(float64); ok && minutes > 0 {
		t.duration = fmt.Sprintf("%d:%02d:00", int(minutes)/60, int(minutes)%60)
	}
	speakers := c.Speakers
	if len(speakers) == 0 {
		speakers, c.Authors = c.Authors, nil
	}
	t.speakers = indicoAgents(speakers...)
	for _, a := range indicoAgents(append(c.Authors, c.CoAuthors...)...) {
		if slices.ContainsFunc(t.speakers, func(s records.Agent) bool { return s.Name == a.Name }) {
			continue
		}
		name := a.Name.Natural()
		if a.Affiliation != "" {
			name += " (" + a.Affiliation + ")"
		}
		t.rest = append(t.rest, library.Fact{Name: "author", Value: name})
	}
	if t.session.Fields["title"] == "" && c.Session != "" {
		t.session = library.Event{Kind: "session", Fields: map[string]string{"title": c.Session}}
	}
	return t
}
