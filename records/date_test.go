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

// What is refused, why, and the hint. A hint in quotes alone is a spelling.
func TestParseDateRefuses(t *testing.T) {
	const none = "leave the field out where no date is known"
	tests := []struct{ in, problem, hint string }{
		// impossible dates
		{"2017-02-30", "February 2017 has 28 days", dateForms},
		{"2016-02-30", "February 2016 has 29 days", dateForms},
		{"1900-02-29", "February 1900 has 28 days", dateForms},
		{"-0043-02-29", "February -0043 has 28 days", dateForms},
		{"2017-11-31", "November 2017 has 30 days", dateForms},
		{"2017-12-00", "December 2017 has 31 days", `write "2017-12"`},
		{"2017-13", "there is no month 13", dateForms},
		{"2017-13-01", "there is no month 13", dateForms},
		{"2017-00", "there is no month 00", `write "2017"`},
		{"2017-20-12", "there is no month 20", dateForms},
		{"-0000", "there is no year -0000; 0000 is 1 BC", `write "0000"`},
		// the wrong way round
		{"2017-12-05/2017-12-03", "it ends before it begins", `write "2017-12-03/2017-12-05"`},
		{"2018/2017", "it ends before it begins", `write "2017/2018"`},
		{"2017-12~/2016?", "it ends before it begins", `write "2016?/2017-12~"`},
		// the day written in other ways
		{"4 December 2017", "", `write "2017-12-04"`},
		{"4th of December, 2017", "", `write "2017-12-04"`},
		{"Monday, 4 December 2017", "", `write "2017-12-04"`},
		{"December 4, 2017", "", `write "2017-12-04"`},
		{"Dec. 4th, 2017", "", `write "2017-12-04"`},
		{"4-Dec-2017", "", `write "2017-12-04"`},
		{"Dec 2017", "", `write "2017-12"`},
		{"4. Dezember 2017", "", `write "2017-12-04"`},
		{"1er mai 2017", "", `write "2017-05-01"`},
		{"4 de diciembre de 2017", "", `write "2017-12-04"`},
		{"4 декабря 2017 г.", "", `write "2017-12-04"`},
		{"2017年12月4日", "", `write "2017-12-04"`},
		{"2017年12月", "", `write "2017-12"`},
		{"2017年", "", `write "2017"`},
		{"２０１７-12-04", "", `write "2017-12-04"`},
		{"2017–12–04", "", `write "2017-12-04"`},
		{" 2017-12-04 ", "", `write "2017-12-04"`},
		{"2017/12/04", "", `write "2017-12-04"`},
		{"2017-12-3", "", `write "2017-12-03"`},
		{"2017-1", "", `write "2017-01"`},
		{"2017.12.04", "", `write "2017-12-04"`},
		{"03.12.2017", "", `write "2017-12-03"`},
		{"3.12.2017", "", `write "2017-12-03"`},
		{"31/12/2017", "", `write "2017-12-31"`},
		{"12/31/2017", "", `write "2017-12-31"`},
		{"03/12/2017", "", `write "2017-12-03" or "2017-03-12"`},
		{"12.2017", "", `write "2017-12"`},
		{"20171204", "", `write "2017-12-04"`},
		{"17", "", dateForms},
		{"4 December", "", dateForms},
		{"December", "", dateForms},
		{"30 February 2017", "", dateForms},
		{"yesterday", "", dateForms},
		{"2017-338", "", dateForms},
		// times of day
		{"2017-12-04 15:30:00", "", `write "2017-12-04T15:30:00"`},
		{"2017-12-04T15:30", "the time of day is written", `write "2017-12-04T15:30:00"`},
		{"2017-12-04t15:30:00z", "", `write "2017-12-04T15:30:00Z"`},
		{"2017-12-04 15:30 +08:00", "", `write "2017-12-04T15:30:00+08:00"`},
		{"2017-12-04T15:30:00.250Z", "the time of day is written", `write "2017-12-04T15:30:00Z"`},
		{"2017-12-04T25:00:00", "the time of day is written", dateForms},
		{"2017-12T15:30:00", "a time of day needs a day", dateForms},
		{"2017-12-04T15:30:00~", "a date with a time of day takes no mark", dateForms},
		{"2017-12-04T15:30:00/2017-12-05", "an interval is written with days", dateForms},
		// intervals
		{"2017-12-03/05", "", `write "2017-12-03/2017-12-05"`},
		{"2017-12-30/01-02", "", `write "2017-12-30/2018-01-02"`},
		{"2017-12-03/12-05", "", `write "2017-12-03/2017-12-05"`},
		{"2017-11/12", "", `write "2017-11/2017-12"`},
		{"1914/18", "", `write "1914/1918"`},
		{"2017-2018", "", `write "2017/2018"`},
		{"2016-17", "there is no month 17", `write "2016/2017"`},
		{"2017–2018", "", `write "2017/2018"`},
		{"2017-12-04 to 2017-12-06", "", `write "2017-12-04/2017-12-06"`},
		{"2017-12-04 - 2017-12-06", "", `write "2017-12-04/2017-12-06"`},
		{"2017-12-04–2017-12-06", "", `write "2017-12-04/2017-12-06"`},
		{"2017-12-04~2017-12-06", "", `write "2017-12-04/2017-12-06"`},
		{"2017-12-04–06", "", `write "2017-12-04/2017-12-06"`},
		{"3-5 December 2017", "", `write "2017-12-03/2017-12-05"`},
		{"3–5 December 2017", "", `write "2017-12-03/2017-12-05"`},
		{"December 3–5, 2017", "", `write "2017-12-03/2017-12-05"`},
		{"30 November – 2 December 2017", "", `write "2017-11-30/2017-12-02"`},
		{"March–April 2017", "", `write "2017-03/2017-04"`},
		{"from 2017 to 2018", "", `write "2017/2018"`},
		{"between 1914 and 1918", "", `write "1914/1918"`},
		{"2017年12月3日至5日", "", `write "2017-12-03/2017-12-05"`},
		{"2017-12/open", "", `write "2017-12/.."`},
		{"unknown/2006", "", `write "/2006"`},
		{"since 2017", "", `write "2017/.."`},
		{"before 1900", "", `write "../1900"`},
		{"../..", "an interval needs a date at one end at least", none},
		{"/", "an interval needs a date at one end at least", none},
		{"/..", "an interval needs a date at one end at least", none},
		{"..", "", none},
		{"2017/2018/2019", "", dateForms},
		{"2017-12-03/2017-12-3x", "", dateForms},
		// marks
		{"c. 1863", "", `write "1863~"`},
		{"ca 1863", "", `write "1863~"`},
		{"ca. 1863", "", `write "1863~"`},
		{"circa 1863", "", `write "1863~"`},
		{"c1863", "", `write "1863~"`},
		{"~1863", "", `write "1863~"`},
		{"um 1863", "", `write "1863~"`},
		{"1863?~", "", `write "1863%"`},
		{"1863~?", "", `write "1863%"`},
		{"1863??", "", `write "1863?"`},
		{"1863 (?)", "", `write "1863?"`},
		{"?2017", "", `write "2017?"`},
		{"probably May 1863", "", `write "1863-05?"`},
		{"c. 4 May 1863", "", `write "1863-05-04~"`},
		{"2004?-06", "", `write "2004-06?"`},
		{"2004-06-~11", "", `write "2004-06-11~"`},
		// unspecified digits
		{"201x", "", `write "201X"`},
		{"2004-xx", "", `write "2004-XX"`},
		{"20uu", "", `write "20XX"`},
		{"1860s", "", `write "186X"`},
		{"1800s", "", `write "180X" or "18XX"`},
		{"19th century", "", `write "18XX"`},
		{"XXXX", "", none},
		{"2XXX", "", dateForms},
		{"2X17", "", dateForms},
		{"201X-12", "a year with X in it stands alone", dateForms},
		{"2017-XX-04", "", dateForms},
		{"2017-1X", "", dateForms},
		// seasons and level 2
		{"Spring 1996", "", `write "1996-21"`},
		{"autumn of 1996", "", `write "1996-23"`},
		{"1996-21-03", "there is no month 21", dateForms},
		{"1996-29", "29 is a part of the year of EDTF level 2", `write "1996-21"`},
		{"1996-34", "34 is a part of the year of EDTF level 2", `write "1996-04/1996-06"`},
		{"1996-41", "41 is a part of the year of EDTF level 2", `write "1996-07/1996-12"`},
		{"{1960,1961}", "", "a set of dates is EDTF level 2, which is not read: give the first and the last with a slash between"},
		{"[..1984]", "", "a set of dates is EDTF level 2, which is not read: give the first and the last with a slash between"},
		{"1950S2", "", dateForms},
		// years
		{"44 BC", "", `write "-0043"`},
		{"44 B.C.", "", `write "-0043"`},
		{"1 BCE", "", `write "0000"`},
		{"-43", "", dateForms},
		{"Y2017", "a year of four digits is written without Y", `write "2017"`},
		{"y12345", "", `write "Y12345"`},
		{"Y012345", "Y is followed by", dateForms},
		{"Y17E7", "Y is followed by", dateForms},
		{"Y", "Y is followed by", dateForms},
		{"Y12345-06", "Y is followed by", dateForms},
		{"Y1700000020", "years beyond 999999999 are not read", dateForms},
		{"Y99999999999999999999999999", "years beyond 999999999 are not read", dateForms},
		{"12345", "", dateForms},
		// nothing
		{"", "", none},
		{"n.d.", "", none},
		{"undated", "", none},
		{strings.Repeat("9", 100), "", dateForms},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.in)
		var found Diagnostic
		if !errors.As(err, &found) {
			t.Errorf("ParseDate(%q) = %v, %v, want a Diagnostic", tt.in, d, err)
			continue
		}
		if found.Code != "bad-date" || !strings.Contains(found.Message, "is not a date") || !strings.Contains(found.Message, tt.problem) {
			t.Errorf("ParseDate(%q): %s %q, want %q in it", tt.in, found.Code, found.Message, tt.problem)
		}
		if found.Hint != tt.hint {
			t.Errorf("ParseDate(%q): hint %q, want %q", tt.in, found.Hint, tt.hint)
		}
		if d != (Date{}) {
			t.Errorf("ParseDate(%q) gives %+v with its error", tt.in, d)
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

func TestParseTime(t *testing.T) {
	clock, err := time.ParseInLocation("15:04:05", "15:30:00", time.FixedZone("time-local", 0))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		in   any
		want string // the time, or the message
		hint string
	}{
		{clock, "15:30:00", ""},
		{"15:30", "15:30:00", ""},
		{"15:30:45", "15:30:45", ""},
		{"15:30Z", "15:30:00Z", ""},
		{"15:30:00+08:00", "15:30:00+08:00", ""},
		{"15:30:00-03:30", "15:30:00-03:30", ""},
		{"afternoon", "afternoon", ""},
		{"下午", "下午", ""},
		{"14:00–17:30", "14:00–17:30", ""},
		{" after lunch ", "after lunch", ""},
		{"", "", ""},
		{"9:30", `"9:30" is not a time of day`, `write "09:30:00"`},
		{"3:30 pm", `"3:30 pm" is not a time of day`, `write "15:30:00"`},
		{"12:15 a.m.", `"12:15 a.m." is not a time of day`, `write "00:15:00"`},
		{"12 PM", `"12 PM" is not a time of day`, `write "12:00:00"`},
		{"15.30", `"15.30" is not a time of day`, `write "15:30:00"`},
		{"15h30", `"15h30" is not a time of day`, `write "15:30:00"`},
		{"25:00", `"25:00" is not a time of day`, `write the hours from 00 to 23 and the minutes, as in "15:30", or words, as in "afternoon"`},
		{time.Date(2017, 12, 4, 15, 30, 0, 0, time.UTC), "a date is not a time of day", "give the day in the field date, and here the time alone"},
		{int64(15), "a time of day is expected here", `write a time as in 15:30:00, or words in quotes as in "afternoon"`},
	}
	for _, tt := range tests {
		got, err := ParseTime(tt.in)
		s, hint := got.String(), ""
		var found Diagnostic
		if errors.As(err, &found) {
			s, hint = found.Message, found.Hint
		}
		if s != tt.want || hint != tt.hint {
			t.Errorf("ParseTime(%v) = %q, %q, want %q, %q", tt.in, s, hint, tt.want, tt.hint)
		}
		if err == nil && got.Set != (s != "") {
			t.Errorf("ParseTime(%v): Set is %v", tt.in, got.Set)
		}
	}
}

func TestDateBounds(t *testing.T) {
	tests := []struct {
		in          string
		first, last Day
	}{
		{"2017-12-04", Day{2017, 12, 4}, Day{2017, 12, 4}},
		{"2017-12-04T15:30:00", Day{2017, 12, 4}, Day{2017, 12, 4}},
		{"2016-02", Day{2016, 2, 1}, Day{2016, 2, 29}},
		{"2016-02-XX", Day{2016, 2, 1}, Day{2016, 2, 29}},
		{"2017", Day{2017, 1, 1}, Day{2017, 12, 31}},
		{"2017-XX", Day{2017, 1, 1}, Day{2017, 12, 31}},
		{"2017-XX-XX", Day{2017, 1, 1}, Day{2017, 12, 31}},
		{"201X", Day{2010, 1, 1}, Day{2019, 12, 31}},
		{"20XX", Day{2000, 1, 1}, Day{2099, 12, 31}},
		{"-201X", Day{-2019, 1, 1}, Day{-2010, 12, 31}},
		{"1996-21", Day{1996, 3, 1}, Day{1996, 12, 21}},
		{"1996-24", Day{1995, 12, 1}, Day{1997, 3, 20}},
		{"2017-12-03/2018", Day{2017, 12, 3}, Day{2018, 12, 31}},
		{"2017-12/..", Day{2017, 12, 1}, lastOfAllDays},
		{"/2017", firstOfAllDays, Day{2017, 12, 31}},
		{"", firstOfAllDays, lastOfAllDays},
	}
	for _, tt := range tests {
		var d Date
		if err := d.UnmarshalText([]byte(tt.in)); err != nil {
			t.Fatal(err)
		}
		if first, last := d.Bounds(); first != tt.first || last != tt.last {
			t.Errorf("%s: bounds %v and %v, want %v and %v", tt.in, first, last, tt.first, tt.last)
		}
	}
}

func TestDateOutside(t *testing.T) {
	tests := []struct {
		d, of string
		want  bool
	}{
		{"2017-12-04", "2017-12-03/2017-12-05", false},
		{"2017-12-06", "2017-12-03/2017-12-05", true},
		{"2017-12-02", "2017-12-03/2017-12-05", true},
		{"2017-12", "2017-12-03/2017-12-05", false},
		{"2017-11", "2017-12-03/2017-12-05", true},
		{"2017", "2018", true},
		{"2017-12-06", "2017-12-03/..", false},
		{"2017-12-06", "/2017-12-05", true},
		{"2017-12-06~", "2017-12-03/2017-12-05", false},
		{"2017-12-06", "2017-12-03/2017-12-05?", false},
		{"", "2017", false},
		{"2017", "", false},
		{"2017-12-05/2017-12-09", "2017-12-03/2017-12-05", false},
	}
	for _, tt := range tests {
		var d, of Date
		if err := errors.Join(d.UnmarshalText([]byte(tt.d)), of.UnmarshalText([]byte(tt.of))); err != nil {
			t.Fatal(err)
		}
		if got := d.Outside(of); got != tt.want {
			t.Errorf("%q outside %q: %v", tt.d, tt.of, got)
		}
	}
}

func TestPrecision(t *testing.T) {
	for in, want := range map[string]Precision{
		"20XX": PrecisionCentury, "201X": PrecisionDecade, "2017": PrecisionYear, "2017-XX": PrecisionYear,
		"2017-XX-XX": PrecisionYear, "2017-21": PrecisionSeason, "2017-12": PrecisionMonth, "2017-12-XX": PrecisionMonth,
		"2017-12-04": PrecisionDay, "2017-12-04T15:30:00Z": PrecisionTime, "../2017": PrecisionNone, "/2017": PrecisionNone,
	} {
		d, err := ParseDate(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Start.Precision(); got != want {
			t.Errorf("%s: precision %d, want %d", in, got, want)
		}
	}
}

func TestDateIsRange(t *testing.T) {
	for in, want := range map[string]bool{
		"2017": false, "2017/2018": true, "2017/..": true, "/2017": true, "2017/2017": false, "2017/2017~": true,
	} {
		d, err := ParseDate(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.IsRange(); got != want {
			t.Errorf("%s: IsRange() = %v", in, got)
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
