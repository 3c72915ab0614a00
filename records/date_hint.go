package records

import (
	"slices"
	"strconv"
	"strings"
)

const dateForms = `write it as in "2017", "2017-12", "2017-12-04" or "2017-12-03/2017-12-05"`

// dateHint says how a date that ParseDate refuses is written: the right
// spelling where it is clear what is meant, or each of those it can be.
func dateHint(s string) string {
	if len(s) > 80 {
		return dateForms
	}
	switch strings.ToLower(strings.Trim(s, "[](). ")) {
	case "", "nd", "n.d", "n. d", "no date", "undated", "unknown", "none", "s.d", "s. d", "o.j", "o. j", "б.д", "б. д", "-", "?", "/", "xxxx":
		return "leave the field out where no date is known"
	}
	if found := readings(s); len(found) > 0 {
		return "write " + strings.Join(found, " or ")
	}
	if strings.ContainsAny(s, "{}[]") {
		return "a set of dates is EDTF level 2, which is not read: give the first and the last with a slash between"
	}
	return dateForms
}

// readings gives, in quotes, the dates that s can stand for.
func readings(s string) []string {
	var found []string
	add := func(edtf string) bool {
		d, problem := parseEDTF(edtf)
		if q := strconv.Quote(d.String()); problem == "" && !slices.Contains(found, q) {
			found = append(found, q)
		}
		return problem == ""
	}
	for _, d := range readLoose(s) {
		add(d.edtf())
	}
	if len(found) > 0 {
		return found
	}
	for from, to := range looseEnds(s) {
		for _, a := range from {
			for _, b := range to {
				a, b, whole := complete(a, b)
				if a.isPart() || b.isPart() {
					continue
				}
				if add(a.edtf() + "/" + b.edtf()) {
					continue
				}
				switch {
				case whole: // the wrong way round
					add(b.edtf() + "/" + a.edtf())
				case b.month != 0 && b.month < a.month: // over the turn of the year
					b.year++
					add(a.edtf() + "/" + b.edtf())
				}
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// looseEnds gives the ways to cut s into what its two ends can be.
func looseEnds(s string) func(yield func(from, to []looseDate) bool) {
	return func(yield func(from, to []looseDate) bool) {
		lower := strings.ToLower(s)
		for _, p := range []string{"before ", "until ", "till ", "up to ", "bis ", "vor "} {
			if rest, ok := strings.CutPrefix(lower, p); ok && !yield([]looseDate{{text: ".."}}, readLoose(rest)) {
				return
			}
		}
		for _, p := range []string{"after ", "since ", "from ", "seit ", "nach "} {
			if rest, ok := strings.CutPrefix(lower, p); ok && !yield(readLoose(rest), []looseDate{{text: ".."}}) {
				return
			}
		}
		for _, p := range []string{"from ", "between ", "von "} {
			lower = strings.TrimPrefix(lower, p)
		}
		// A plain hyphen and the tilde stand inside dates too, so they come last.
		for _, mark := range []string{"/", "／", "–", "—", "--", " - ", " to ", " until ", " through ", " and ", " bis ", " au ", " al ", "至", "到", "-", "~", "～", "〜"} {
			from, to, ok := strings.Cut(lower, mark)
			known := from != "" && to != "" || mark == "/"
			if ok && known && !strings.Contains(to, mark) && !yield(looseEnd(from), looseEnd(to)) {
				return
			}
		}
	}
}

// looseEnd is readLoose for an end of an interval, which may be open or unknown.
func looseEnd(s string) []looseDate {
	switch s = strings.TrimSpace(s); s {
	case "", "unknown":
		return []looseDate{{}}
	case "..", "...", "…", "open", "today", "now", "present":
		return []looseDate{{text: ".."}}
	}
	return readLoose(s)
}

// complete gives each of two ends what it shares with the other and leaves out:
// 2017-12-03 and 05, 2017-12-30 and 01-02, 1914 and 18, 3 and 5 December 2017.
// whole says that neither left anything out.
func complete(a, b looseDate) (from, to looseDate, whole bool) {
	if a.text != "" || b.text != "" {
		return a, b, a.text != ".." && b.text != ".." && a != looseDate{} && b != looseDate{}
	}
	whole = a.year != 0 && b.year != 0 && a.number == 0 && b.number == 0
	if a.number != 0 && b.day != 0 {
		a.day, a.number = a.number, 0
	}
	if b.number != 0 {
		switch {
		case a.day != 0:
			b.day = b.number
		case a.month != 0:
			b.month = b.number
		case a.year != 0 && b.number > 9:
			b.year = a.year/100*100 + b.number
		}
		b.number = 0
	}
	if b == (looseDate{}) || a == (looseDate{}) {
		return a, b, false
	}
	if a.month == 0 && a.day != 0 {
		a.month = b.month
	}
	if b.month == 0 && b.day != 0 {
		b.month = a.month
	}
	if a.year == 0 {
		a.year = b.year
	}
	if b.year == 0 {
		b.year = a.year
	}
	return a, b, whole
}
