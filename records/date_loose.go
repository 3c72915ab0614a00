package records

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// looseDate is a date, or a part of one, as people write it. Nothing is read
// from it but the hint of a message.
type looseDate struct {
	text                   string // in EDTF already; then the parts are not used
	year, month, day       int
	number                 int // stands alone: a day, a month or a year of the century
	uncertain, approximate bool
}

// edtf is the date in EDTF, "" where it has no year.
func (d looseDate) edtf() string {
	m := Moment{Set: d.year != 0, Year: d.year, Month: d.month, Day: d.day, Uncertain: d.uncertain, Approximate: d.approximate}
	if d.text == "" {
		return string(m.append(nil))
	}
	return d.text + string(Moment{Set: true, Uncertain: d.uncertain, Approximate: d.approximate}.append(nil)[4:])
}

// isPart reports whether the date lacks a year.
func (d looseDate) isPart() bool { return d.text == "" && d.year == 0 && d != looseDate{} }

// readLoose gives what s can stand for as one date; nil where it is none.
func readLoose(s string) []looseDate {
	s = plainMarks(s)
	var marks looseDate
	s = marks.takeMarks(s)
	var found []looseDate
	for _, read := range []func(string) []looseDate{readClocked, readNumbers, readLetters, readWords} {
		if found = read(s); len(found) > 0 {
			break
		}
	}
	for i := range found {
		found[i].uncertain, found[i].approximate = marks.uncertain, marks.approximate
	}
	return found
}

// plainMarks brings digits, dashes, slashes and blanks of all kinds to the
// plain ones, and 2017年12月4日 to 2017-12-4.
func plainMarks(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case unicode.Is(unicode.Pd, c), c == '−', c == '年', c == '月':
			return '-'
		case c == '／', c == '⁄', c == '∕':
			return '/'
		case c == '～', c == '〜':
			return '~'
		case c == '？':
			return '?'
		case c == '日', c == '号', c == '號':
			return -1
		case unicode.IsSpace(c):
			return ' '
		}
		return unicode.ToLower(c)
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 4 {
		s = strings.TrimSuffix(s, "-") // of 2017年, 2017年12月
	}
	return s
}

// takeMarks takes out of s what says that a date is uncertain or approximate.
func (d *looseDate) takeMarks(s string) string {
	d.uncertain = strings.ContainsAny(s, "?%")
	d.approximate = strings.ContainsAny(s, "~%")
	s = strings.TrimSpace(strings.NewReplacer("(?)", "", "?", "", "~", "", "%", "").Replace(s))
	for _, p := range []string{"probably ", "perhaps ", "possibly "} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			s, d.uncertain = rest, true
		}
	}
	for _, p := range []string{"circa ", "circ. ", "ca.", "ca ", "c.", "c ", "c", "around ", "about ", "approximately ", "approx. ", "approx ", "um ", "vers ", "hacia ", "около ", "ок. ", "约"} {
		if rest, ok := strings.CutPrefix(s, p); ok && rest != "" && strings.ContainsAny(rest[:1], "0123456789 ") {
			s, d.approximate = strings.TrimSpace(rest), true
			break
		}
	}
	return s
}

// readClocked reads a day with a time of day behind it.
func readClocked(s string) []looseDate {
	i := strings.IndexAny(s, "t ")
	if i < len("2017-1-1") || !strings.Contains(s, ":") {
		return nil
	}
	clock := strings.ToUpper(strings.ReplaceAll(s[i+1:], " ", ""))
	if dot := strings.IndexByte(clock, '.'); dot >= 0 { // a fraction of a second
		clock = clock[:dot] + strings.TrimLeft(clock[dot+1:], "0123456789")
	}
	t, ok := parseClock(clock, false)
	if !ok {
		return nil
	}
	days := readNumbers(s[:i])
	for j := range days {
		days[j].text = days[j].edtf() + "T" + t.String()
	}
	return days
}

// readLetters reads what is EDTF but for the case of a letter, the u of the
// drafts of EDTF, and the parts of the year of level 2.
func readLetters(s string) []looseDate {
	text := strings.NewReplacer("u", "X", "x", "X", "y", "Y", "t", "T", "z", "Z").Replace(s)
	if text == "-0000" {
		text = "0000"
	}
	if rest, ok := strings.CutPrefix(text, "Y"); ok && len(strings.TrimPrefix(rest, "-")) == 4 {
		text = rest
	}
	if _, problem := parseEDTF(text); problem == "" {
		return []looseDate{{text: text}}
	}
	year, part, ok := strings.Cut(text, "-")
	if !ok || len(year) != 4 || !isDigits(year) || len(part) != 2 {
		return nil
	}
	switch n, _ := number(part, 2); {
	case n >= 25 && n <= 32: // seasons of the two hemispheres
		text = fmt.Sprintf("%s-%d", year, 21+(n-25)%4)
	case n >= 33 && n <= 36: // quarters
		text = fmt.Sprintf("%s-%02d/%s-%02d", year, (n-33)*3+1, year, (n-33)*3+3)
	case n >= 37 && n <= 39: // thirds
		text = fmt.Sprintf("%s-%02d/%s-%02d", year, (n-37)*4+1, year, (n-37)*4+4)
	case n == 40 || n == 41: // halves
		text = fmt.Sprintf("%s-%02d/%s-%02d", year, (n-40)*6+1, year, (n-40)*6+6)
	default:
		return nil
	}
	return []looseDate{{text: text}}
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// readNumbers reads dates of digits with hyphens, slashes or stops between.
func readNumbers(s string) []looseDate {
	mark := ""
	for _, m := range []string{"-", "/", "."} {
		if strings.Contains(s, m) {
			if mark != "" {
				return nil
			}
			mark = m
		}
	}
	parts := []string{s}
	if mark != "" {
		parts = strings.Split(s, mark)
	}
	n := make([]int, len(parts))
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if !isDigits(parts[i]) || len(parts[i]) > 8 {
			return nil
		}
		n[i], _ = strconv.Atoi(parts[i])
	}
	first, last := len(parts[0]), len(parts[len(parts)-1])
	var found []looseDate
	switch {
	case len(n) == 1 && first == 8:
		found = append(found, looseDate{year: n[0] / 10000, month: n[0] / 100 % 100, day: n[0] % 100})
	case len(n) == 1 && first == 4:
		found = append(found, looseDate{year: n[0]})
	case len(n) == 1 && first <= 2:
		found = append(found, looseDate{number: n[0]})
	case len(n) == 2 && first == 4 && last <= 2:
		found = append(found, looseDate{year: n[0], month: n[1]})
	case len(n) == 2 && first <= 2 && last == 4:
		found = append(found, looseDate{year: n[1], month: n[0]})
	case len(n) == 2 && first <= 2 && last <= 2:
		if mark == "." {
			n[0], n[1] = n[1], n[0]
		}
		found = append(found, looseDate{month: n[0], day: n[1]})
	case len(n) == 3 && first == 4:
		found = append(found, looseDate{year: n[0], month: n[1], day: n[2]})
	case len(n) == 3 && last == 4:
		found = append(found, looseDate{year: n[2], month: n[1], day: n[0]})
		if mark != "." { // as America writes it; 03.12.2017 is read in one way everywhere
			found = append(found, looseDate{year: n[2], month: n[0], day: n[1]})
		}
	}
	return slices.DeleteFunc(found, func(d looseDate) bool {
		return d.month > 12 || d.day > 31 || d.month != 0 && d.year != 0 && d.day > daysIn(d.year, d.month)
	})
}
