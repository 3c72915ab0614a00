package records

import (
	"fmt"
	"strings"
	"time"
)

// Time is a time of day: by the clock, or in words ("afternoon"). The zero
// Time is absent.
type Time struct {
	Set                  bool
	Words                string
	Hour, Minute, Second int
	HasOffset            bool
	Offset               int // minutes east of UTC
}

// Names that the toml library gives to the location of a value without an offset.
const (
	localTime = "time-local"
	localDate = "date-local"
	localBoth = "datetime-local"
)

// IsZero reports whether no time is given.
func (t Time) IsZero() bool { return t == Time{} }

// String is the time as 15:30:00, 15:30:00Z or 15:30:00+08:00, or its words.
func (t Time) String() string {
	switch {
	case !t.Set || t.Words != "":
		return t.Words
	case !t.HasOffset:
		return fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	case t.Offset == 0:
		return fmt.Sprintf("%02d:%02d:%02dZ", t.Hour, t.Minute, t.Second)
	}
	sign, offset := '+', t.Offset
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("%02d:%02d:%02d%c%02d:%02d", t.Hour, t.Minute, t.Second, sign, offset/60, offset%60)
}

// MarshalText gives the time as String does.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads a time as ParseTime does.
func (t *Time) UnmarshalText(text []byte) error {
	read, err := ParseTime(string(text))
	if err == nil {
		*t = read
	}
	return err
}

// ParseTime reads the value of a field for the time of day: a TOML local time
// as the toml library gives it, or a string, which is a clock time (15:30,
// 15:30:00, either with Z or an offset) or words. An empty string is the zero
// Time. The error is a Diagnostic without a position.
func ParseTime(v any) (Time, error) {
	switch v := v.(type) {
	case string:
		v = strings.TrimSpace(v)
		if v == "" {
			return Time{}, nil
		}
		if t, ok := parseClock(v, false); ok {
			return t, nil
		}
		if looksLikeClock(v) {
			return Time{}, Diagnostic{Code: "bad-time", Message: quoted(v) + " is not a time of day", Hint: clockHint(v)}
		}
		return Time{Set: true, Words: v}, nil
	case time.Time:
		if v.Location().String() != localTime {
			return Time{}, Diagnostic{Code: "bad-time", Message: "a date is not a time of day",
				Hint: "give the day in the field date, and here the time alone"}
		}
		return timeOfDay(v)
	}
	return Time{}, Diagnostic{Code: "bad-time", Message: "a time of day is expected here",
		Hint: `write a time as in 15:30:00, or words in quotes as in "afternoon"`}
}

// timeOfDay is the time of day of a TOML time or date-time.
func timeOfDay(v time.Time) (Time, error) {
	if v.Nanosecond() != 0 {
		return Time{}, Diagnostic{Code: "bad-time", Message: "a time of day is given to the second, without a fraction",
			Hint: "write " + v.Format(time.TimeOnly)}
	}
	t := Time{Set: true, Hour: v.Hour(), Minute: v.Minute(), Second: v.Second()}
	if l := v.Location().String(); l != localTime && l != localBoth {
		_, seconds := v.Zone()
		t.HasOffset, t.Offset = true, seconds/60
	}
	return t, nil
}

// parseClock reads hh:mm:ss, or hh:mm unless the seconds must be there, with
// nothing, Z, ±hh or ±hh:mm behind it.
func parseClock(s string, seconds bool) (Time, bool) {
	t := Time{Set: true}
	clock, zone := s, ""
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		clock, zone = s[:i], s[i:]
	}
	switch {
	case len(clock) == 8 && clock[5] == ':':
		var ok bool
		if t.Second, ok = number(clock[6:], 2); !ok || t.Second > 59 {
			return Time{}, false
		}
	case len(clock) != 5 || seconds:
		return Time{}, false
	}
	hour, ok1 := number(clock[:2], 2)
	minute, ok2 := number(clock[3:5], 2)
	if !ok1 || !ok2 || clock[2] != ':' || hour > 23 || minute > 59 {
		return Time{}, false
	}
	t.Hour, t.Minute = hour, minute
	return t, t.parseOffset(zone)
}

func (t *Time) parseOffset(s string) bool {
	if s == "" {
		return true
	}
	t.HasOffset = true
	if s == "Z" {
		return true
	}
	hour, minute := s[1:], "00"
	if len(s) == 6 && s[3] == ':' {
		hour, minute = s[1:3], s[4:]
	}
	h, ok1 := number(hour, 2)
	m, ok2 := number(minute, 2)
	if !ok1 || !ok2 || s[0] == 'Z' || h > 23 || m > 59 {
		return false
	}
	if t.Offset = h*60 + m; s[0] == '-' {
		t.Offset = -t.Offset
	}
	return true
}

// looksLikeClock reports whether s was meant as a time by the clock, not as
// words: digits with the marks that stand between hours and minutes, and am or pm.
func looksLikeClock(s string) bool {
	digits, _ := cutHalfDay(s)
	return digits != "" && strings.Trim(digits, "0123456789:.h") == "" && digits[0] != '.' && digits[0] != 'h' && digits[0] != ':'
}

// clockHint is the right spelling of a time of day written in another way.
func clockHint(s string) string {
	digits, half := cutHalfDay(s)
	parts := strings.FieldsFunc(digits, func(c rune) bool { return c < '0' || c > '9' })
	if len(parts) == 1 && half != "" {
		parts = append(parts, "00")
	}
	if len(parts) == 2 || len(parts) == 3 {
		hour, ok := number(parts[0], len(parts[0]))
		if ok && half != "" && hour >= 1 && hour <= 12 {
			hour %= 12
			if half == "pm" {
				hour += 12
			}
		}
		write := fmt.Sprintf("%02d:%s", hour, strings.Join(parts[1:], ":"))
		if t, ok := parseClock(write, false); ok {
			return fmt.Sprintf("write %q", t.String())
		}
	}
	return `write the hours from 00 to 23 and the minutes, as in "15:30", or words, as in "afternoon"`
}

// cutHalfDay takes "am" or "pm" from the end of a time.
func cutHalfDay(s string) (rest, half string) {
	s = strings.ToLower(s)
	for _, h := range []string{"am", "a.m.", "pm", "p.m."} {
		if rest, ok := strings.CutSuffix(s, h); ok {
			return strings.TrimSpace(rest), h[:1] + "m"
		}
	}
	return s, ""
}
