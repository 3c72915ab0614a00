package formats

import (
	"fmt"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// cslDateValue is a date of CSL-JSON.
type cslDateValue struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"` // 1 spring … 4 winter
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// newCSLDate is a date to the precision it has; nil where there is none. The
// schema has no open end, so such a range is its start. What date-parts cannot
// say (a decade, a range of seasons, a range without a start) is put into words.
func newCSLDate(d records.Date, lang string, seasonWords bool) *cslDateValue {
	start, end := d.Start, d.End
	if !start.Set && !(d.Interval && end.Set) {
		return nil
	}
	v := &cslDateValue{Circa: start.Approximate || start.Uncertain || d.Interval && (end.Approximate || end.Uncertain)}
	ranged := d.Interval && end.Set
	if inWords(start) || ranged && (inWords(end) || !start.Set || start.Season != 0 || end.Season != 0) || start.Season != 0 && seasonWords {
		return &cslDateValue{Literal: oneLine(dateWords(d, lang))}
	}
	v.Parts = [][]int{dateParts(start)}
	if start.Season != 0 {
		v.Season = start.Season - 20
	}
	if ranged {
		v.Parts = append(v.Parts, dateParts(end))
	}
	return v
}

// inWords reports whether a moment is a decade or a century.
func inWords(m records.Moment) bool {
	return m.Unspecified == records.UnspecifiedYear || m.Unspecified == records.UnspecifiedDecade
}

// dateParts is year, month and day as far as they are known. CSL counts years
// without a zero: -44 is 44 BC, which EDTF writes -0043.
func dateParts(m records.Moment) []int {
	parts := []int{m.Year}
	if m.Year <= 0 {
		parts[0]--
	}
	if m.Month != 0 {
		parts = append(parts, m.Month)
		if m.Day != 0 {
			parts = append(parts, m.Day)
		}
	}
	return parts
}

// edtf is the date as a variable line of a note has it.
func (v *cslDateValue) edtf() string {
	if v.Literal != "" {
		return v.Literal
	}
	var ends []string
	for _, p := range v.Parts {
		text := fmt.Sprintf("%04d", p[0])
		for _, n := range p[1:] {
			text += fmt.Sprintf("-%02d", n)
		}
		if v.Season != 0 {
			text += fmt.Sprintf("-%d", v.Season+20)
		}
		ends = append(ends, text)
	}
	return strings.Join(ends, "/")
}
