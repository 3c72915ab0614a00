package programme

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records/library"
)

// asides are what programmes say about the programme, its pages and the recording,
// and of persons what is not about what they said.
var asides = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for name := range strings.FieldsSeq(`id guid code slug logo avatar avatar_source color textColor colors index days day_change tz count complete end endDate daysCount timeslot_duration
version generator license recording_license do_not_record optout feedback_url origin_url video_download_url rooms tracks biography capacity hash created updated
_type _fossil emailHash email phone fax creator creationDate modificationDate visibility categoryId protectionURL room numSlots adjustedStartDate adjustedEndDate
bookedRooms supportInfo roomMapURL occurrences timezone db_id question $schema base_url`) {
		all[name] = true
	}
	return all
})

// leaves are what a part of a programme says in texts and numbers, by the names
// that lead to them. Those that skip reports, by the names with blanks between,
// are not gone into.
type leaves struct {
	said []library.Fact
	skip func(names string) bool
	zone string // of all of it
}

// add adds a value under the names that lead to it.
func (l *leaves) add(names []string, value string) {
	if value = strings.TrimSpace(value); value == "" || value == l.zone {
		return
	}
	for len(names) > 1 && (names[0] == "schedule" || names[0] == "conference") {
		names = names[1:]
	}
	name := strings.Join(names, " ")
	aside := slices.ContainsFunc(names, func(n string) bool { return asides()[n] }) || name == "links type" || name == "attachments type"
	l.said = append(l.said, library.Fact{Name: name, Value: plain(value), Aside: aside})
}

// inJSON adds the values of a part of a document in JSON.
func (l *leaves) inJSON(v any, names ...string) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if within := append(slices.Clip(names), name); !l.skip(strings.Join(within, " ")) {
				l.inJSON(v[name], within...)
			}
		}
	case []any:
		for _, e := range v {
			l.inJSON(e, names...)
		}
	case string:
		l.add(names, v)
	case json.Number:
		l.add(names, v.String())
	case bool: // what is false is not so, and says nothing
		if v {
			l.add(names, "true")
		}
	}
}

// inXML adds the texts and attributes of a part of a document in XML.
func (l *leaves) inXML(text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	var names []string
	for {
		token, err := d.Token()
		if err != nil {
			return // what is no XML was told before
		}
		switch t := token.(type) {
		case xml.StartElement:
			if names = append(names, t.Name.Local); l.skip(strings.Join(names, " ")) {
				names = names[:len(names)-1]
				_ = d.Skip()
				continue
			}
			for _, a := range t.Attr {
				if a.Name.Local == "href" || a.Name.Local == "url" {
					l.add(append(slices.Clip(names), a.Name.Local), a.Value)
				} else {
					l.add(append(slices.Clip(names), "id", a.Name.Local), a.Value)
				}
			}
		case xml.EndElement:
			names = names[:len(names)-1]
		case xml.CharData:
			l.add(names, string(t))
		}
	}
}
