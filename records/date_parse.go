package records

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The largest year that is read, in either direction: any nine digits, so that
// a year fits an int on every machine.
const maxYear = 999_999_999

// ParseDate reads a date in EDTF, level 0 and 1: a year, month or day, a
// date-time, a season, an interval, each with the marks ? ~ % and X as level 1
// allows them. The error is a Diagnostic without a position, whose Hint gives
// the right spelling where it is clear what is meant.
func ParseDate(s string) (Date, error) {
	d, problem := parseEDTF(s)
	if problem == "" {
		return d, nil
	}
	message := quoted(s) + " is not a date"
	if problem != notEDTF {
		message += ": " + problem
	}
	return Date{}, Diagnostic{Code: "bad-date", Message: message, Hint: dateHint(s)}
}

// DateFromTOML reads the value of a date field: a TOML date or date-time as
// the toml library gives it (a time.Time, whose location is named date-local
// or datetime-local where the file gives no offset), an integer year, or an
// EDTF string. The Time is that of a date-time; it stands in the Date too.
func DateFromTOML(v any) (Date, Time, error) {
	switch v := v.(type) {
	case string:
		d, err := ParseDate(v)
		return d, d.Start.Time, err
	case int64:
		if v < -9999 || v > 9999 {
			s := strconv.FormatInt(v, 10)
			return Date{}, Time{}, Diagnostic{Code: "bad-date",
				Message: s + " is not a year: a number without quotes is a year of at most four digits", Hint: dateHint(s)}
		}
		return Date{Start: Moment{Set: true, Year: int(v)}}, Time{}, nil
	case time.Time:
		return dateFromTime(v)
	case float64:
		// TOML reads 2017.12 as a number and loses the zero of 2017.10, so the digits prove nothing.
		return Date{}, Time{}, Diagnostic{Code: "bad-date", Message: "a number with a fraction is not a date",
			Hint: `put the date in quotes, as in "2017-12"`}
	}
	return Date{}, Time{}, Diagnostic{Code: "bad-date", Message: "a date is expected here", Hint: dateForms}
}

func dateFromTime(v time.Time) (Date, Time, error) {
	m := Moment{Set: true, Year: v.Year(), Month: int(v.Month()), Day: v.Day()}
	switch v.Location().String() {
	case localTime:
		return Date{}, Time{}, Diagnostic{Code: "bad-date", Message: "a time of day is not a date",
			Hint: "give the day here and the time of day in the field time"}
	case localDate:
	default:
		t, err := timeOfDay(v)
		if err != nil {
			return Date{}, Time{}, err
		}
		m.Time = t
	}
	return Date{Start: m}, m.Time, nil
}

// notEDTF is the problem of a text that has not the form of a date at all.
const notEDTF = "not EDTF"

// parseEDTF reads s strictly. problem says what is wrong with it, "" if nothing.
func parseEDTF(s string) (d Date, problem string) {
	from, to, interval := strings.Cut(s, "/")
	if d.Start, problem = parseEnd(from, interval); problem != "" || !interval {
		return d, problem
	}
	d.Interval = true
	if d.End, problem = parseEnd(to, true); problem != "" {
		return d, problem
	}
	switch {
	case !d.Start.Set && !d.End.Set:
		return d, "an interval needs a date at one end at least"
	case d.Start.Time.Set || d.End.Time.Set:
		return d, "an interval is written with days, without the time of day"
	case d.Start.Set && d.End.Set && d.Start.First().Compare(d.End.Last()) > 0:
		return d, "it ends before it begins"
	}
	return d, ""
}

// parseEnd reads one date, or where it is an end of an interval "..", or nothing.
func parseEnd(s string, interval bool) (Moment, string) {
	if interval && s == "" {
		return Moment{}, ""
	}
	if interval && s == ".." {
		return Moment{Open: true}, ""
	}
	m := Moment{Set: true}
	if n := len(s); n > 0 {
		mark := s[n-1]
		m.Uncertain = mark == '?' || mark == '%'
		m.Approximate = mark == '~' || mark == '%'
		if m.Uncertain || m.Approximate {
			s = s[:n-1]
		}
	}
	if strings.HasPrefix(s, "Y") {
		return parseLongYear(m, s[1:])
	}
	day, clock, hasTime := strings.Cut(s, "T")
	if problem := m.parseDay(day); problem != "" {
		return m, problem
	}
	if !hasTime {
		return m, ""
	}
	var ok bool
	switch m.Time, ok = parseClock(clock, true); {
	case !ok:
		return m, "the time of day is written as in T15:30:00, T15:30:00Z or T15:30:00+08:00"
	case m.Day == 0:
		return m, "a time of day needs a day"
	case m.Uncertain || m.Approximate:
		return m, "a date with a time of day takes no mark"
	}
	return m, ""
}

// parseLongYear reads what follows the Y of a year beyond four digits.
func parseLongYear(m Moment, s string) (Moment, string) {
	digits, negative := strings.CutPrefix(s, "-")
	year, ok := number(digits, len(digits))
	switch {
	case !ok || digits[0] == '0':
		return m, "Y is followed by a year of more than four digits and nothing else"
	case len(digits) < 5:
		return m, "a year of four digits is written without Y"
	case year > maxYear:
		return m, fmt.Sprintf("years beyond %d are not read", maxYear)
	}
	if m.Year = year; negative {
		m.Year = -year
	}
	return m, ""
}

// parseDay reads a year, year and month or season, or year, month and day.
func (m *Moment) parseDay(s string) (problem string) {
	s, negative := strings.CutPrefix(s, "-")
	if len(s) < 4 {
		return notEDTF
	}
	if problem = m.parseYear(s[:4], negative); problem != "" {
		return problem
	}
	switch s = s[4:]; {
	case s == "":
		return ""
	case m.Unspecified != UnspecifiedNone:
		return "a year with X in it stands alone"
	case s == "-XX":
		m.Unspecified = UnspecifiedMonth
		return ""
	case s == "-XX-XX":
		m.Unspecified = UnspecifiedMonthDay
		return ""
	case len(s) != len("-12") && len(s) != len("-12-04") || s[0] != '-':
		return notEDTF
	}
	month, ok := number(s[1:3], 2)
	if !ok {
		return notEDTF
	}
	switch {
	case len(s) == 3 && month >= 21 && month <= 24:
		m.Season = month
		return ""
	case len(s) == 3 && month >= 25 && month <= 41:
		return fmt.Sprintf("%d is a part of the year of EDTF level 2; level 1 has the seasons 21 to 24", month)
	case month < 1 || month > 12:
		return fmt.Sprintf("there is no month %02d", month)
	}
	m.Month = month
	switch rest := s[3:]; {
	case rest == "":
		return ""
	case rest[0] != '-':
		return notEDTF
	case rest == "-XX":
		m.Unspecified = UnspecifiedDay
		return ""
	default:
		return m.parseDayOfMonth(rest[1:])
	}
}

func (m *Moment) parseDayOfMonth(s string) (problem string) {
	day, ok := number(s, 2)
	if !ok {
		return notEDTF
	}
	last := daysIn(m.Year, m.Month)
	switch {
	case day < 1:
		return "there is no day 00"
	case day > last:
		return fmt.Sprintf("%s %s has %d days", time.Month(m.Month), Moment{Set: true, Year: m.Year}.append(nil), last)
	}
	m.Day = day
	return ""
}

// parseYear reads four characters: digits, of which the last one or two may be X.
func (m *Moment) parseYear(s string, negative bool) (problem string) {
	known := strings.TrimRight(s, "X")
	year, ok := number(known, len(known))
	if !ok || len(known) < 2 {
		return notEDTF
	}
	span := 1
	for range len(s) - len(known) {
		year, span = year*10, span*10
	}
	switch span {
	case 10:
		m.Unspecified = UnspecifiedYear
	case 100:
		m.Unspecified = UnspecifiedDecade
	default:
		if negative && year == 0 {
			return "there is no year -0000; 0000 is 1 BC"
		}
	}
	if m.Year = year; negative {
		m.Year = -year - span + 1 // the first of the years comes before the others
	}
	return ""
}

// number reads exactly width digits.
func number(s string, width int) (n int, ok bool) {
	if len(s) != width || width == 0 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		if n <= maxYear { // more digits than that cannot make it small again
			n = n*10 + int(s[i]-'0')
		}
	}
	return n, true
}

// quoted is s in quotes for a message, cut where it is long.
func quoted(s string) string {
	const most = 60
	for i := range s {
		if i > most {
			return strconv.Quote(s[:i] + "…")
		}
	}
	return strconv.Quote(s)
}
