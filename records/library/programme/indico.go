package programme

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// The JSON of Indico's HTTP export API, at the detail "contributions" or
// "sessions".
type indico struct {
	Results []indicoEvent `json:"results"`
}

type indicoTime struct {
	Date string `json:"date"`
	Time string `json:"time"`
	Zone string `json:"tz"`
}

type indicoEvent struct {
	Title         string               `json:"title"`
	Start         indicoTime           `json:"startDate"`
	End           indicoTime           `json:"endDate"`
	Location      string               `json:"location"`
	Room          string               `json:"roomFullname"`
	Address       string               `json:"address"`
	URL           string               `json:"url"`
	Description   string               `json:"description"`
	Chairs        []indicoPerson       `json:"chairs"`
	Contributions []indicoContribution `json:"contributions"`
	Sessions      []struct {
		Title         string               `json:"title"`
		Contributions []indicoContribution `json:"contributions"`
	} `json:"sessions"`
}

type indicoPerson struct {
	First       string `json:"first_name"`
	Last        string `json:"last_name"`
	Full        string `json:"fullName"`
	Affiliation string `json:"affiliation"`
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
}

// agent is the person, with the affiliation that the programme has.
func (p indicoPerson) agent() records.Agent {
	a := library.NameOf(p.Last, p.First, "", "")
	if p.Last == "" && p.First == "" {
		a = library.CommaName(p.Full)
	}
	a.Affiliation = strings.TrimSpace(p.Affiliation)
	return a
}

// Indico reads the events of an export of Indico.
func Indico(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	var lines library.Lines
	at := func(offset int) records.Position {
		pos := lines.Position(text, offset)
		pos.File = file
		return pos
	}
	var in indico
	if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &in); err != nil {
		report(records.Diagnostic{Code: "syntax", Position: at(jsonOffset(err)), Message: "this export of Indico cannot be read: " + err.Error(), Hint: "export it anew, with detail=contributions"})
		return nil
	}
	var items []library.Item
	offset := 0
	find := func(title string) records.Position {
		if n := bytes.Index(text[offset:], []byte(title)); n >= 0 && title != "" {
			offset += n
		}
		return at(offset)
	}
	for _, e := range in.Results {
		c := &conference{title: e.Title, start: e.Start.Date, end: e.End.Date, url: e.URL, description: e.Description, zone: e.Start.Zone}
		c.venue = strings.Trim(e.Room+", "+e.Location, ", ")
		if e.Address != "" {
			c.venue = strings.Trim(c.venue+", "+strings.Join(strings.Fields(e.Address), " "), ", ")
		}
		pos := find(e.Title)
		for _, p := range e.Chairs {
			c.chairs = append(c.chairs, p.agent().Name.Natural())
		}
		for _, contribution := range e.Contributions {
			c.talks = append(c.talks, contribution.talk("", find(contribution.Title)))
		}
		for _, s := range e.Sessions {
			for _, contribution := range s.Contributions {
				c.talks = append(c.talks, contribution.talk(s.Title, find(contribution.Title)))
			}
		}
		items = append(items, c.items(pos)...)
	}
	return items
}

// talk makes a talk of a contribution. Who wrote it and did not speak is told in
// the note.
func (c *indicoContribution) talk(session string, at records.Position) talk {
	t := talk{at: at, title: c.Title, date: day(c.Start.Date), time: clock(c.Start.Time), abstract: c.Description, url: c.URL, track: c.Track, room: c.Room}
	if label, ok := c.Type.(string); ok {
		t.label = label
	}
	speakers := c.Speakers
	if len(speakers) == 0 {
		speakers, c.Authors = c.Authors, nil
	}
	for _, p := range speakers {
		t.speakers = append(t.speakers, p.agent())
	}
	for _, list := range [][]indicoPerson{c.Authors, c.CoAuthors} {
		for _, p := range list {
			name := p.agent().Name
			spoke := false
			for _, s := range t.speakers {
				spoke = spoke || s.Name == name
			}
			if !spoke {
				t.rest = append(t.rest, library.Fact{Name: "author", Value: name.Natural()})
			}
		}
	}
	if session = cmpOr(session, c.Session); session != "" {
		t.rest = append(t.rest, library.Fact{Name: "session", Value: session})
	}
	if len(c.Keywords) > 0 {
		t.rest = append(t.rest, library.Fact{Name: "keywords", Value: strings.Join(c.Keywords, ", ")})
	}
	return t
}
