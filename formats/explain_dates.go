package formats

import (
	"strconv"

	"github.com/quoth-cite/quoth/records"
)

// dateTime ends the name of the time of day of a date.
const dateTime = ".start.time"

// date adds the facts of a date: where it begins, where it ends, that a part
// of it is left open and how sure it is.
func (w *walk) date(path, leaf string, d *records.Date) {
	if *d == (records.Date{}) {
		return
	}
	day := *d // whose times are facts of their own
	day.Start.Time, day.End.Time = records.Time{}, records.Time{}
	id := identical(leaf, day.String())
	moment := func(name, text string, m *records.Moment) {
		name = leafName(name)
		s := &slot{name: path + name, leaf: leaf + name, id: id + name, text: text, first: "year"}
		switch {
		case m.Set:
			s.trials = momentTrials(m)
		case m.Open:
			s.trials = []trial{{part: "year", change: to(d, records.Date{Start: d.Start})}}
		}
		w.slots = append(w.slots, s)
	}
	if !d.Interval {
		moment("", day.String(), &d.Start)
	} else {
		for _, end := range []struct {
			name string
			m    *records.Moment
			text string
		}{{"start", &d.Start, records.Date{Start: day.Start}.String()}, {"end", &d.End, records.Date{Start: day.End}.String()}} {
			if end.m.Set || end.m.Open {
				moment(end.name, end.text, end.m)
				continue
			}
			// That it is not known is a fact: without it there is but one date.
			known := d.Start
			if end.name == "start" {
				known = d.End
			}
			w.slots = append(w.slots, &slot{name: path + "." + end.name, leaf: leaf + "." + end.name, id: id + end.name, text: "unknown",
				trials: []trial{{change: to(d, records.Date{Start: known})}}})
		}
	}
	w.time(path+dateTime, "time", &d.Start.Time)
	w.time(path+".end.time", "time", &d.End.Time)
}

func leafName(name string) string {
	if name == "" {
		return ""
	}
	return "." + name
}

// momentTrials change the parts of one end of a date, each to another that is as
// likely.
func momentTrials(m *records.Moment) []trial {
	var trials []trial
	digits := func(n int) []string { return []string{strconv.Itoa(n)} }
	whole := digits(m.Year)
	if m.Day != 0 {
		whole = append(whole, strconv.Itoa(m.Day))
	}
	year := trial{part: "year", value: strconv.Itoa(m.Year), change: to(&m.Year, m.Year-400)}
	if m.Year > 0 && m.Unspecified != records.UnspecifiedYear && m.Unspecified != records.UnspecifiedDecade { // before the year 1 calendars differ, a decade has no one number
		year.digits, year.whole = digits(m.Year), whole
	}
	trials = append(trials, year)
	if m.Season != 0 {
		trials = append(trials, trial{part: "season", value: strconv.Itoa(m.Season), change: to(&m.Season, 21+(m.Season-20)%4)})
	}
	if m.Month != 0 {
		trials = append(trials, trial{part: "month", value: strconv.Itoa(m.Month), change: to(&m.Month, m.Month%12+1), whole: whole})
	}
	if m.Day != 0 {
		trials = append(trials, trial{part: "day", value: strconv.Itoa(m.Day), change: to(&m.Day, (m.Day+13)%28+1), digits: digits(m.Day), whole: whole})
	}
	if m.Unspecified != records.UnspecifiedNone {
		trials = append(trials, trial{part: "unspecified", value: "X", change: to(&m.Unspecified, records.UnspecifiedNone)})
	}
	if m.Uncertain || m.Approximate {
		sure := *m
		sure.Uncertain, sure.Approximate = false, false
		trials = append(trials, trial{part: "certainty", value: certainty(*m), change: to(m, sure)})
	}
	return trials
}

func certainty(m records.Moment) string {
	switch {
	case m.Uncertain && m.Approximate:
		return "uncertain and approximate"
	case m.Uncertain:
		return "uncertain"
	}
	return "approximate"
}

// time adds a time of day: words, or the clock and its distance from UTC.
func (w *walk) time(path, leaf string, t *records.Time) {
	if !t.Set {
		return
	}
	if t.Words != "" {
		w.free(path, leaf, "", &t.Words)
		return
	}
	other := *t
	other.Hour, other.Minute = (t.Hour+7)%24, (t.Minute+17)%60
	clock := []string{strconv.Itoa(t.Hour), strconv.Itoa(t.Minute)}
	if t.Second != 0 {
		clock = append(clock, strconv.Itoa(t.Second))
	}
	s := &slot{name: path, leaf: leaf, text: t.String(), first: "clock",
		trials: []trial{{part: "clock", change: to(t, other), digits: clock}}}
	if t.HasOffset {
		other := *t
		other.HasOffset, other.Offset = false, 0
		s.trials = append(s.trials, trial{part: "offset", value: t.String()[8:], change: to(t, other)})
	}
	w.add(s)
}
