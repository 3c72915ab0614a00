package programme

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// TestRead reads programmes of each kind, whole and broken.
func TestRead(t *testing.T) {
	calendar := func(lines ...string) string {
		return "BEGIN:VCALENDAR\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
	}
	event := func(lines ...string) string {
		return "BEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
	}
	for _, test := range []struct {
		name string
		read func([]byte, string, func(records.Diagnostic)) []library.Item
		text string
		want string // type, kind, title, date and speakers of each
		told string
	}{
		{"pretalx", Schedule, `{"schedule":{"conference":{"title":"BoatConf","acronym":"bc19","start":"2019-05-01","end":"2019-05-02","days":[{"date":"2019-05-01","rooms":{"A":[{"title":"Oars","persons":[{"public_name":"Ann Ek"}],"start":"10:00","language":"en"}]}}]}}}`,
			"event conference BoatConf 2019-05-01/2019-05-02 | speech presentation Oars 2019-05-01 Ann Ek", ""},
		{"frab", Schedule, `<schedule><conference><title>BoatConf</title></conference><day date="2019-05-01"><room name="A"><event><title>Oars</title><persons><person>Ann Ek</person></persons></event></room></day></schedule>`,
			"event conference BoatConf  | speech presentation Oars 2019-05-01 Ann Ek", ""},
		{"cut", Schedule, `{"schedule":{"conference":{"title":"x"`, "", "f:1:"},
		{"Indico", Indico, `{"results":[{"title":"Boat Workshop","startDate":{"date":"2019-05-01"},"contributions":[{"title":"Oars","speakers":[{"first_name":"Ann","last_name":"Ek"}],"startDate":{"date":"2019-05-01"}}]}]}`,
			"event workshop Boat Workshop 2019-05-01 | speech presentation Oars 2019-05-01 Ann Ek", ""},
		{"calendar", Calendar, calendar(event("SUMMARY:Boat Worksh", " op", "DTSTART;VALUE=DATE:20190501", "DTEND;VALUE=DATE:20190503")), "event workshop Boat Workshop 2019-05-01/2019-05-02", ""},
		{"quoth's own", Calendar, calendar("PRODID:-//quoth//quoth//EN", event("UID:ek@x.invalid", "SUMMARY:Ann Ek: Oars", "CATEGORIES:Lecture,boats", "DTSTART;VALUE=DATE:20190501", "DTEND;VALUE=DATE:20190502")), "speech lecture Oars 2019-05-01 Ann Ek", ""},
		{"repeated", Calendar, calendar(event("SUMMARY:Tea", "DTSTART:20190501T100000Z", "RRULE:FREQ=WEEKLY")), "event other Tea 2019-05-01", "held more than once"},
		{"a task", Calendar, calendar("BEGIN:VTODO", "SUMMARY:x", "END:VTODO"), "", "a task"},
		{"no end", Calendar, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "", "f:2:1: this entry has no end"},
	} {
		var told, got []string
		for _, it := range test.read([]byte(test.text), "f", func(d records.Diagnostic) { told = append(told, d.Error()) }) {
			s := strings.Join([]string{string(it.Type), it.Kind, it.Fields["title"], it.Fields["date"]}, " ")
			for _, a := range it.Names["speakers"].List {
				s += " " + a.Name.Natural()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " | "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
		if all := strings.Join(told, "\n"); test.told == "" && all != "" || !strings.Contains(all, test.told) {
			t.Errorf("%s: says %q, want %q", test.name, all, test.told)
		}
	}
}
