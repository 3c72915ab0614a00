package records

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
	Time        Time // from a date-time
}

// Unspecified says which part of a date is written with X.
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

// Time is a time of day: by the clock, or in words ("afternoon").
type Time struct {
	Set                  bool
	Words                string
	Hour, Minute, Second int
	HasOffset            bool
	Offset               int // minutes east of UTC
}
