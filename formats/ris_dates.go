package formats

import (
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// date is the date of the entry: of the publication where it was printed, else
// as the option says.
func (e *risEntry) date() records.Date {
	return entryDate(e.Reference, e.printed, e.options["dates"])
}

// day is the full date for DA. A range is EDTF, which Zotero reads; one of
// years alone would look like a year and a month, so it is its first year.
func (e *risEntry) day() string {
	d := e.date()
	if d.Interval && d.Start.Set && d.End.Set && plainMonth(d.Start) && plainMonth(d.End) && e.options["ranges"] == "edtf" {
		return isoText(d.Start) + "/" + isoText(d.End)
	}
	return risDate(d, e.lang)
}

func (e *risEntry) year() string {
	if m := e.date().Start; m.Set && m.Year > 0 && yearsUnspecified(m) == 0 {
		return risYear(m)
	}
	return ""
}

// firstDate is the full date once more, which JabRef reads before all others.
func (e *risEntry) firstDate() string {
	if e.options["y1"] != "true" {
		return ""
	}
	return risDate(e.date(), e.lang)
}

// risDate is "YYYY/MM/DD/other", of a range the start. The fourth part tells a
// season, and that a date is not certain. A decade is in words; a year before 1
// has no form.
func risDate(d records.Date, lang string) string {
	m := d.Start
	if !m.Set || m.Year <= 0 || !inCalendar(m) {
		return ""
	}
	if yearsUnspecified(m) > 0 {
		return dateWords(records.Date{Start: m}, lang)
	}
	other := ""
	switch {
	case m.Season != 0:
		other = [4]string{"Spring", "Summer", "Fall", "Winter"}[m.Season-21]
	case m.Approximate || m.Uncertain:
		other = "circa"
	}
	two := func(n int) string {
		if n == 0 {
			return ""
		}
		return pad(n, 2)
	}
	return risYear(m) + "/" + two(m.Month) + "/" + two(m.Day) + "/" + other
}

func risYear(m records.Moment) string { return pad(m.Year, 4) }

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// isoText is a moment as EDTF to the precision it has.
func isoText(m records.Moment) string {
	s := risYear(m) + "-" + pad(m.Month, 2)
	if m.Day != 0 {
		s += "-" + pad(m.Day, 2)
	}
	return s
}

// plainMonth reports whether a moment has a month and is neither before year 1
// nor unsure.
func plainMonth(m records.Moment) bool {
	return m.Year > 0 && m.Month != 0 && inCalendar(m) && !m.Uncertain && !m.Approximate
}

// sayable reports whether DA says all of a date.
func sayable(d records.Date, ranges bool) bool {
	if !d.Interval {
		return d.Start.Year > 0 && inCalendar(d.Start)
	}
	return ranges && d.Start.Set && d.End.Set && plainMonth(d.Start) && plainMonth(d.End)
}
