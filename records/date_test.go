package records

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func moment(year, month, day int) Moment {
	return Moment{Set: true, Year: year, Month: month, Day: day}
}

// with gives a moment what f sets.
func with(m Moment, f func(*Moment)) Moment {
	f(&m)
	return m
}

func uncertain(m *Moment)   { m.Uncertain = true }
func approximate(m *Moment) { m.Approximate = true }

// The examples of the specification, level 0 and level 1, and the corners
// between them. A spelling that is not canonical has the canonical one in out.
func TestParseDate(t *testing.T) {
	clock := func(hour, minute, second int, offset ...int) Time {
		c := Time{Set: true, Hour: hour, Minute: minute, Second: second}
		if len(offset) > 0 {
			c.HasOffset, c.Offset = true, offset[0]
		}
		return c
	}
	at := func(c Time) Date { return Date{Start: with(moment(1985, 4, 12), func(m *Moment) { m.Time = c })} }
	one := func(m Moment, fs ...func(*Moment)) Date {
		for _, f := range fs {
			f(&m)
		}
		return Date{Start: m}
	}
	x := func(u Unspecified) func(*Moment) { return func(m *Moment) { m.Unspecified = u } }
	season := func(year, n int) Moment { return Moment{Set: true, Year: year, Season: n} }
	span := func(from, to Moment) Date { return Date{Start: from, End: to, Interval: true} }
	open, unknown := Moment{Open: true}, Moment{}
	tests := []struct {
		in   string
		want Date
		out  string
	}{
		// level 0
		{"1985-04-12", one(moment(1985, 4, 12)), ""},
		{"1985-04", one(moment(1985, 4, 0)), ""},
		{"1985", one(moment(1985, 0, 0)), ""},
		{"0000", one(moment(0, 0, 0)), ""},
		{"0044-03-15", one(moment(44, 3, 15)), ""},
		{"2016-02-29", one(moment(2016, 2, 29)), ""},
		{"2000-02-29", one(moment(2000, 2, 29)), ""},
		{"1985-04-12T23:20:30", at(clock(23, 20, 30)), ""},
		{"1985-04-12T23:20:30Z", at(clock(23, 20, 30, 0)), ""},
		{"1985-04-12T23:20:30+00:00", at(clock(23, 20, 30, 0)), "1985-04-12T23:20:30Z"},
		{"1985-04-12T23:20:30-04", at(clock(23, 20, 30, -240)), "1985-04-12T23:20:30-04:00"},
		{"1985-04-12T23:20:30+04:30", at(clock(23, 20, 30, 270)), ""},
		{"1985-04-12T00:00:00", at(clock(0, 0, 0)), ""},
		{"1964/2008", span(moment(1964, 0, 0), moment(2008, 0, 0)), ""},
		{"2004-06/2006-08", span(moment(2004, 6, 0), moment(2006, 8, 0)), ""},
		{"2004-02-01/2005-02-08", span(moment(2004, 2, 1), moment(2005, 2, 8)), ""},
		{"2004-02-01/2005-02", span(moment(2004, 2, 1), moment(2005, 2, 0)), ""},
		{"2004-02-01/2005", span(moment(2004, 2, 1), moment(2005, 0, 0)), ""},
		{"2005/2006-02", span(moment(2005, 0, 0), moment(2006, 2, 0)), ""},
		{"2017-12-04/2017-12", span(moment(2017, 12, 4), moment(2017, 12, 0)), ""}, // can be after
		{"2017-12-04/2017-12-04", span(moment(2017, 12, 4), moment(2017, 12, 4)), ""},
		// level 1: long years
		{"Y170000002", one(moment(170000002, 0, 0)), ""},
		{"Y-170000002", one(moment(-170000002, 0, 0)), ""},
		{"Y12345~", one(moment(12345, 0, 0), approximate), ""},
		// seasons
		{"2001-21", one(season(2001, 21)), ""},
		{"2003-22", one(season(2003, 22)), ""},
		{"2000-23", one(season(2000, 23)), ""},
		{"2010-24", one(season(2010, 24)), ""},
		{"2010-24?", one(season(2010, 24), uncertain), ""},
		{"2010-21/2010-23", span(season(2010, 21), season(2010, 23)), ""},
		// qualification of the whole date
		{"1984?", one(moment(1984, 0, 0), uncertain), ""},
		{"2004-06~", one(moment(2004, 6, 0), approximate), ""},
		{"2004-06-11%", one(moment(2004, 6, 11), uncertain, approximate), ""},
		{"2017-12~", one(moment(2017, 12, 0), approximate), ""},
		{"201X?", one(moment(2010, 0, 0), x(UnspecifiedYear), uncertain), ""},
		// unspecified digits
		{"201X", one(moment(2010, 0, 0), x(UnspecifiedYear)), ""},
		{"20XX", one(moment(2000, 0, 0), x(UnspecifiedDecade)), ""},
		{"2004-XX", one(moment(2004, 0, 0), x(UnspecifiedMonth)), ""},
		{"1985-04-XX", one(moment(1985, 4, 0), x(UnspecifiedDay)), ""},
		{"1985-XX-XX", one(moment(1985, 0, 0), x(UnspecifiedMonthDay)), ""},
		{"000X", one(moment(0, 0, 0), x(UnspecifiedYear)), ""},
		{"-201X", one(moment(-2019, 0, 0), x(UnspecifiedYear)), ""},
		{"-000X", one(moment(-9, 0, 0), x(UnspecifiedYear)), ""},
		{"-00XX", one(moment(-99, 0, 0), x(UnspecifiedDecade)), ""},
		// open and unknown ends
		{"1985-04-12/..", span(moment(1985, 4, 12), open), ""},
		{"1985-04/..", span(moment(1985, 4, 0), open), ""},
		{"1985/..", span(moment(1985, 0, 0), open), ""},
		{"../1985-04-12", span(open, moment(1985, 4, 12)), ""},
		{"../1985-04", span(open, moment(1985, 4, 0)), ""},
		{"../1985", span(open, moment(1985, 0, 0)), ""},
		{"1985-04-12/", span(moment(1985, 4, 12), unknown), ""},
		{"1985-04/", span(moment(1985, 4, 0), unknown), ""},
		{"1985/", span(moment(1985, 0, 0), unknown), ""},
		{"/1985-04-12", span(unknown, moment(1985, 4, 12)), ""},
		{"/1985-04", span(unknown, moment(1985, 4, 0)), ""},
		{"/1985", span(unknown, moment(1985, 0, 0)), ""},
		// each end with its own mark
		{"1984~/2004-06", span(with(moment(1984, 0, 0), approximate), moment(2004, 6, 0)), ""},
		{"1984/2004-06~", span(moment(1984, 0, 0), with(moment(2004, 6, 0), approximate)), ""},
		{"1985-04~/1985-05?", span(with(moment(1985, 4, 0), approximate), with(moment(1985, 5, 0), uncertain)), ""},
		{"1984-06-02?/2004-08-08~", span(with(moment(1984, 6, 2), uncertain), with(moment(2004, 8, 8), approximate)), ""},
		{"1984?/..", span(with(moment(1984, 0, 0), uncertain), open), ""},
		{"201X/202X", span(with(moment(2010, 0, 0), x(UnspecifiedYear)), with(moment(2020, 0, 0), x(UnspecifiedYear))), ""},
		{"2004-06-XX/2004-07-03", span(with(moment(2004, 6, 0), x(UnspecifiedDay)), moment(2004, 7, 3)), ""},
		// years before 0
		{"-1985", one(moment(-1985, 0, 0)), ""},
		{"-0043-03-15", one(moment(-43, 3, 15)), ""},
		{"-0004-02-29", one(moment(-4, 2, 29)), ""},
		{"-0044/-0043", span(moment(-44, 0, 0), moment(-43, 0, 0)), ""},
	}
	for _, tt := range tests {
		got, err := ParseDate(tt.in)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.in, err)
			continue
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("ParseDate(%q) (-want +got):\n%s", tt.in, diff)
		}
		out := tt.out
		if out == "" {
			out = tt.in
		}
		if s := got.String(); s != out {
			t.Errorf("ParseDate(%q).String() = %q, want %q", tt.in, s, out)
		}
	}
}

func TestDateFromTOML(t *testing.T) {
	at := func(s, zone string) time.Time {
		v, err := time.ParseInLocation("2006-01-02T15:04:05.999999999", s, time.FixedZone(zone, 0))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	offset, err := time.Parse(time.RFC3339, "2017-12-04T15:30:00+08:00")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		in   any
		want string // EDTF, or the message
		hint string
	}{
		{at("2017-12-04T00:00:00", "date-local"), "2017-12-04", ""},
		{at("2017-12-04T15:30:00", "datetime-local"), "2017-12-04T15:30:00", ""},
		{offset, "2017-12-04T15:30:00+08:00", ""},
		{offset.UTC(), "2017-12-04T07:30:00Z", ""},
		{at("0000-01-01T15:30:00", "time-local"), "a time of day is not a date", "give the day here and the time of day in the field time"},
		{at("2017-12-04T15:30:00.5", "datetime-local"), "a time of day is given to the second, without a fraction", "write 15:30:00"},
		{int64(2017), "2017", ""},
		{int64(0), "0000", ""},
		{int64(-43), "-0043", ""},
		{int64(20171204), "20171204 is not a year: a number without quotes is a year of at most four digits", `write "2017-12-04"`},
		{int64(-20171204), "-20171204 is not a year: a number without quotes is a year of at most four digits", dateForms},
		{2017.12, "a number with a fraction is not a date", `put the date in quotes, as in "2017-12"`},
		{"2017-12~", "2017-12~", ""},
		{"Dec 2017", `"Dec 2017" is not a date`, `write "2017-12"`},
		{true, "a date is expected here", dateForms},
		{[]any{}, "a date is expected here", dateForms},
		{nil, "a date is expected here", dateForms},
	}
	for _, tt := range tests {
		d, clock, err := DateFromTOML(tt.in)
		got, hint := d.String(), ""
		var found Diagnostic
		if errors.As(err, &found) {
			got, hint = found.Message, found.Hint
		} else if err != nil {
			t.Errorf("DateFromTOML(%v): not a Diagnostic: %v", tt.in, err)
		}
		if got != tt.want || hint != tt.hint {
			t.Errorf("DateFromTOML(%v) = %q, %q, want %q, %q", tt.in, got, hint, tt.want, tt.hint)
		}
		if clock != d.Start.Time {
			t.Errorf("DateFromTOML(%v): time %v beside the date's %v", tt.in, clock, d.Start.Time)
		}
	}
}

// Dates and times travel in JSON as text, and absent ones not at all.
func TestDateJSON(t *testing.T) {
	type both struct {
		Date Date `json:"date,omitzero"`
		Time Time `json:"time,omitzero"`
	}
	for _, in := range []string{`{}`, `{"date":"2017-12-03/2017-12-05","time":"15:30:00+08:00"}`, `{"date":"1863~","time":"afternoon"}`} {
		var v both
		if err := json.Unmarshal([]byte(in), &v); err != nil {
			t.Fatal(err)
		}
		out, err := json.Marshal(v)
		if err != nil || string(out) != in {
			t.Errorf("%s comes back as %s, %v", in, out, err)
		}
	}
	var v both
	if err := json.Unmarshal([]byte(`{"date":"soon"}`), &v); err == nil {
		t.Error("a text that is no date is read as one")
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30-00", "Y-170000002%", "-201X", "2004-XX/..", "/2004-06-11~",
		"1985-XX-XX?/2001-21", "4 December 2017", "3–5 December 2017", "2017年12月3日至5日", "c. 1863?", "20171204", "1996-41/97", "2017-12-30/01-02"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			// A hint never offers what would be refused.
			var found Diagnostic
			if !errors.As(err, &found) || found.Hint == "" || found.Message == "" {
				t.Fatalf("ParseDate(%q): %#v", s, err)
			}
			if rest, ok := strings.CutPrefix(found.Hint, `write "`); ok {
				spelling, _, _ := strings.Cut(rest, `"`)
				if _, err := ParseDate(spelling); err != nil {
					t.Fatalf("ParseDate(%q) advises %q: %v", s, spelling, err)
				}
			}
			return
		}
		back, err := ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%q is %q, which is read as %+v, %v; want %+v", s, d, back, err, d)
		}
		if first, last := d.Bounds(); first.Compare(last) > 0 {
			t.Fatalf("%q: bounds %v and %v", s, first, last)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		if _, err := ParseDate("2017-12-03/2017-12-05"); err != nil {
			b.Fatal(err)
		}
	}
}
