package formats

import (
	"fmt"
	"slices"
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

// newCSLDate is a date to the precision that CSL has; nil where there is none.
// The schema has no open end, so such a range is its start; a decade is the
// range of its years, about; a range of seasons is one of years. What has no
// start is in words, which pandoc does not read.
func newCSLDate(d records.Date, lang string, seasonWords bool) *cslDateValue {
	start, end := d.Start, d.Start
	ranged := d.Interval && d.End.Set
	if ranged {
		end = d.End
	}
	switch {
	case !start.Set && !end.Set:
		return nil
	case !start.Set, start.Season != 0 && seasonWords:
		return &cslDateValue{Literal: oneLine(dateWords(d, lang))}
	}
	v := &cslDateValue{Parts: [][]int{dateParts(start)}}
	for _, m := range []records.Moment{start, end} {
		v.Circa = v.Circa || m.Approximate || m.Uncertain || yearsUnspecified(m) > 0
	}
	if start.Season >= 21 && start.Season <= 24 && !ranged {
		v.Season = start.Season - 20
	}
	end.Year += yearsUnspecified(end)
	if last := dateParts(end); !slices.Equal(last, v.Parts[0]) {
		v.Parts = append(v.Parts, last)
	}
	return v
}

// yearsUnspecified is how many years a moment leaves open beyond its own.
func yearsUnspecified(m records.Moment) int {
	switch m.Unspecified {
	case records.UnspecifiedYear:
		return 9
	case records.UnspecifiedDecade:
		return 99
	}
	return 0
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

// inParts reports whether CSL can say all of a date.
func inParts(d records.Date) bool {
	ends := []records.Moment{d.Start}
	if d.Interval {
		ends = append(ends, d.End)
	}
	for _, m := range ends {
		if m.Unspecified != records.UnspecifiedNone || m.Uncertain || d.Interval && (!m.Set || m.Season != 0) {
			return false
		}
	}
	return true
}
