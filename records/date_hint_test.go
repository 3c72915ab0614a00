package records

import (
	"errors"
	"strings"
	"testing"
)

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
		{"2017-12-00", "there is no day 00", `write "2017-12"`},
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
