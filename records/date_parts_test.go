package records

import (
	"errors"
	"testing"
)

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
