package records

import (
	"errors"
	"testing"
	"time"
)

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
