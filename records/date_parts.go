package records

import "cmp"

// Precision says how far a Moment is known.
type Precision uint8

// Degrees of precision, from none to the time of day.
const (
	PrecisionNone    Precision = iota // an open or unknown end
	PrecisionCentury                  // 20XX
	PrecisionDecade                   // 201X
	PrecisionYear                     // 2017, 2017-XX, 2017-XX-XX
	PrecisionSeason                   // 2017-21
	PrecisionMonth                    // 2017-12, 2017-12-XX
	PrecisionDay                      // 2017-12-04
	PrecisionTime                     // 2017-12-04T15:30:00
)

// Precision is how far m is known.
func (m Moment) Precision() Precision {
	switch {
	case !m.Set:
		return PrecisionNone
	case m.Unspecified == UnspecifiedDecade:
		return PrecisionCentury
	case m.Unspecified == UnspecifiedYear:
		return PrecisionDecade
	case m.Time.Set:
		return PrecisionTime
	case m.Day != 0:
		return PrecisionDay
	case m.Month != 0:
		return PrecisionMonth
	case m.Season != 0:
		return PrecisionSeason
	}
	return PrecisionYear
}

// IsRange reports whether the date has two ends that differ, of which one may
// be open or unknown.
func (d Date) IsRange() bool { return d.Interval && d.Start != d.End }

// Day is a day of the proleptic Gregorian calendar, years counted as in Moment.
type Day struct{ Year, Month, Day int }

// Compare gives -1 where d is before e, 0 where they are the same, else +1.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// The days that stand for an end without limit. No date that can be written
// reaches them.
var (
	firstOfAllDays = Day{-maxYear - 2, 1, 1}
	lastOfAllDays  = Day{maxYear + 2, 12, 31}
)

// First is the first day that m can mean. Its marks ? ~ % are left out of
// account. EDTF does not say in which hemisphere a season falls, so a season
// is as wide as the two together make it. An open or unknown m has no first day;
// it gives one before all others.
func (m Moment) First() Day {
	switch {
	case !m.Set:
		return firstOfAllDays
	case m.Season == 21 || m.Season == 23:
		return Day{m.Year, 3, 1}
	case m.Season != 0:
		return Day{m.Year - 1, 12, 1}
	}
	return Day{m.Year, max(m.Month, 1), max(m.Day, 1)}
}

// Last is the last day that m can mean, on the same terms as First; an open or
// unknown m gives a day after all others.
func (m Moment) Last() Day {
	d := Day{m.Year, 12, 31}
	switch {
	case !m.Set:
		return lastOfAllDays
	case m.Unspecified == UnspecifiedDecade:
		d.Year += 99
	case m.Unspecified == UnspecifiedYear:
		d.Year += 9
	case m.Season == 21 || m.Season == 23:
		return Day{m.Year, 12, 21}
	case m.Season != 0:
		return Day{m.Year + 1, 3, 20}
	case m.Month != 0:
		d.Month = m.Month
		if d.Day = m.Day; d.Day == 0 {
			d.Day = daysIn(m.Year, m.Month)
		}
	}
	return d
}

// Bounds are the first and the last day that the date can mean, as First and
// Last give them for its ends.
func (d Date) Bounds() (first, last Day) {
	if d.Interval {
		return d.Start.First(), d.End.Last()
	}
	return d.Start.First(), d.Start.Last()
}

// Outside reports whether no day that d can mean lies within of, so that one
// of the two must be wrong. It is never so where either is absent, uncertain or
// approximate.
func (d Date) Outside(of Date) bool {
	for _, m := range []Moment{d.Start, d.End, of.Start, of.End} {
		if m.Uncertain || m.Approximate {
			return false
		}
	}
	first, last := d.Bounds()
	from, to := of.Bounds()
	return last.Compare(from) < 0 || first.Compare(to) > 0
}

// daysIn is the number of days of a month of the proleptic Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
