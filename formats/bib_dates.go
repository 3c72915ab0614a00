package formats

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nickng/bibtex"

	"github.com/quoth-cite/quoth/records"
)

// isoDate writes a date as biblatex reads it (manual, section 2.3.8): ISO 8601
// with its extensions for seasons and doubt. biber drops a date whole that it
// does not understand, so parts are padded and a time has its seconds. What is
// left open within a date is left off ("2004-XX" is 2004), and a decade is its
// ten years, because pandoc reads no X.
func isoDate(d records.Date) string {
	start, end := isoMoment(d.Start), isoMoment(d.End)
	switch {
	case d.Interval && start+end == "":
		return ""
	case d.Interval:
		if last, ok := lastYear(d.End); ok {
			end = last
		}
		return start + "/" + end
	}
	if last, ok := lastYear(d.Start); ok {
		return start + "/" + last
	}
	return start
}

// lastYear is the last year of a decade or a century.
func lastYear(m records.Moment) (string, bool) {
	switch m.Unspecified {
	case records.UnspecifiedYear:
		return isoYear(m.Year+9) + doubt(m), true
	case records.UnspecifiedDecade:
		return isoYear(m.Year+99) + doubt(m), true
	}
	return "", false
}

func isoMoment(m records.Moment) string {
	if !m.Set {
		return ""
	}
	s := isoYear(m.Year)
	switch {
	case m.Season != 0:
		s += fmt.Sprintf("-%02d", m.Season)
	case m.Month != 0:
		s += fmt.Sprintf("-%02d", m.Month)
		if m.Day != 0 {
			s += fmt.Sprintf("-%02d", m.Day)
			s += isoTime(m.Time)
		}
	}
	return s + doubt(m)
}

func isoYear(y int) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// isoTime is a time by the clock; one in words has no place in a date.
func isoTime(t records.Time) string {
	if !t.Set || t.Words != "" {
		return ""
	}
	s := fmt.Sprintf("T%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	switch {
	case !t.HasOffset:
		return s
	case t.Offset == 0:
		return s + "Z"
	case t.Offset < 0:
		return s + fmt.Sprintf("-%02d:%02d", -t.Offset/60, -t.Offset%60)
	}
	return s + fmt.Sprintf("+%02d:%02d", t.Offset/60, t.Offset%60)
}

func doubt(m records.Moment) string {
	switch {
	case m.Uncertain && m.Approximate:
		return "%"
	case m.Uncertain:
		return "?"
	case m.Approximate:
		return "~"
	}
	return ""
}

// monthMacros are the month names that every bibtex style defines.
var monthMacros = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// monthMacro is the month in which a date begins, nil where it has none, or where
// the year is in words: "May c. 1945" is not how that is said.
func monthMacro(d records.Date) bibtex.BibString {
	first := firstMoment(d)
	m := first.Month
	if m < 1 || m > 12 || first.Approximate || first.Uncertain {
		return nil
	}
	return &bibtex.BibVar{Key: monthMacros[m-1], Value: bibtex.BibConst(monthMacros[m-1])}
}

// yearWords is the year in which a date begins: in digits, else as the language
// says "c. 1863" or "the 1930s".
func yearWords(d records.Date, lang string) string {
	m := firstMoment(d)
	if !m.Set {
		return ""
	}
	if m.Year > 0 && !m.Approximate && !m.Uncertain && m.Unspecified != records.UnspecifiedYear && m.Unspecified != records.UnspecifiedDecade {
		return fmt.Sprint(m.Year)
	}
	m.Month, m.Day, m.Season, m.Time = 0, 0, 0, records.Time{}
	return dateWords(records.Date{Start: m}, lang)
}

// uncutYear is a year in words of a language, of English where styles that make
// a label of the last two or four letters of a year would cut into a character: bibtex
// counts bytes, punctuation left out.
func uncutYear(words func(lang string) string, lang string) string {
	year := words(lang)
	plain := strings.Map(func(c rune) rune {
		if c < utf8.RuneSelf && c != ' ' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return c
	}, year)
	for _, last := range []int{2, 4} {
		if n := len(plain) - last; n > 0 && !utf8.RuneStart(plain[n]) {
			return words("en")
		}
	}
	return year
}

// firstMoment is the start of a date, the end of one whose start is not known.
func firstMoment(d records.Date) records.Moment {
	if !d.Start.Set && d.Interval {
		return d.End
	}
	return d.Start
}

// exactDay reports whether a date is one day of the calendar.
func exactDay(d records.Date) bool { return d.Start.Day != 0 && !d.Interval }
