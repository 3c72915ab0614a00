package records

import (
	"fmt"
	"strconv"
)

// Date is a date or an interval in the sense of EDTF level 0 and 1
// (https://www.loc.gov/standards/datetime/). The zero Date is absent.
type Date struct {
	Start, End Moment
	Interval   bool // written with a slash; End is then meaningful
}

// Moment is one end of a Date. The zero Moment is "not known" (an empty end of
// an interval); Open is "..".
type Moment struct {
	Set         bool // a year is given
	Open        bool // ".."
	Year        int  // astronomical: 0 is 1 BC, -43 is 44 BC
	Month       int  // 1-12, or 0
	Day         int  // 1-31, or 0
	Season      int  // EDTF 21 spring … 24 winter, or 0; then Month is 0
	Unspecified Unspecified
	Uncertain   bool // ? or %
	Approximate bool // ~ or %
	Time        Time // from a date-time; by the clock, never in words
}

// Unspecified says which part of a date is written with X. A part that is
// unspecified is 0 in its Moment.
type Unspecified uint8

// Parts of a date that EDTF level 1 lets stand unspecified.
const (
	UnspecifiedNone     Unspecified = iota
	UnspecifiedDay                  // 1985-04-XX
	UnspecifiedMonthDay             // 1985-XX-XX
	UnspecifiedMonth                // 2004-XX
	UnspecifiedYear                 // 201X: Year is the first of the ten years
	UnspecifiedDecade               // 20XX: Year is the first of the hundred years
)

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date in EDTF, in the one canonical spelling: it is what
// ParseDate reads back as the same Date. The zero Date is "".
func (d Date) String() string {
	b := d.Start.append(nil)
	if d.Interval {
		b = d.End.append(append(b, '/'))
	}
	return string(b)
}

// MarshalText gives the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date as ParseDate does; an empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := ParseDate(string(text))
	if err == nil {
		*d = read
	}
	return err
}

// append adds the EDTF spelling of m to b: nothing where it is not known.
func (m Moment) append(b []byte) []byte {
	if m.Open {
		return append(b, ".."...)
	}
	if !m.Set {
		return b
	}
	year := m.Year
	if year > 9999 || year < -9999 {
		b = append(b, 'Y')
	}
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	switch m.Unspecified {
	case UnspecifiedYear:
		b = fmt.Appendf(b, "%03dX", year/10)
	case UnspecifiedDecade:
		b = fmt.Appendf(b, "%02dXX", year/100)
	default:
		b = fmt.Appendf(b, "%04d", year)
	}
	switch {
	case m.Season != 0:
		b = append(append(b, '-'), strconv.Itoa(m.Season)...)
	case m.Unspecified == UnspecifiedMonth:
		b = append(b, "-XX"...)
	case m.Unspecified == UnspecifiedMonthDay:
		b = append(b, "-XX-XX"...)
	case m.Month != 0:
		b = fmt.Appendf(b, "-%02d", m.Month)
	}
	switch {
	case m.Unspecified == UnspecifiedDay:
		b = append(b, "-XX"...)
	case m.Day != 0:
		b = fmt.Appendf(b, "-%02d", m.Day)
	}
	if m.Time.Set {
		b = append(append(b, 'T'), m.Time.String()...)
	}
	switch {
	case m.Uncertain && m.Approximate:
		b = append(b, '%')
	case m.Uncertain:
		b = append(b, '?')
	case m.Approximate:
		b = append(b, '~')
	}
	return b
}
