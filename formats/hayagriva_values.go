package formats

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// formattable is a text as a formattable string: what means something in one is
// escaped, and words that a style would spoil by its capitals are in braces.
func formattable(s string) string {
	s = oneLine(s)
	if !strings.ContainsAny(s, `\{}$`) && !needsCase(s, true) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		words[i] = formattableMarks.Replace(w)
		if needsCase(strings.TrimLeftFunc(w, func(c rune) bool { return !unicode.IsLetter(c) }), true) {
			words[i] = "{" + words[i] + "}"
		}
	}
	return strings.Join(words, " ")
}

// formattableProse is the same of prose, which no style puts in capitals; line
// breaks are kept.
func formattableProse(s string) string { return formattableMarks.Replace(cleanLines(s)) }

var formattableMarks = strings.NewReplacer(`\`, `\\`, `{`, `\{`, `}`, `\}`, `$`, `\$`)

// hayagrivaNames are the names of a list. One that could be taken apart wrongly
// is written in parts: a comma parts a string, and words in small letters end a
// prefix. A particle stays with the family name, since styles without exception
// move a prefix behind the given name. A list that is not complete says so with
// a suffix of its last name.
func hayagrivaNames(lang string, l records.AgentList) any {
	var list []any
	for i, a := range l.List {
		n := a.Name
		etc := ""
		if l.EtAl && i == len(l.List)-1 {
			etc = "et al."
		}
		if n.Literal != "" || n.Family == "" {
			name := oneLine(literalName(n))
			if name == "" {
				continue
			}
			if etc != "" {
				name += etAl(lang, name)
			}
			list = append(list, members("name", name))
			continue
		}
		family, given, suffix := oneLine(withParticle(n.Particle, n.Family)), oneLine(n.Given), oneLine(n.Suffix)
		switch {
		case suffix != "" && etc != "":
			suffix += ", " + etc
		case etc != "":
			suffix = etc
		}
		if suffix == "" && given != "" && !strings.ContainsAny(family+given, ",") && !smallWord.MatchString(family) {
			list = append(list, family+", "+given)
			continue
		}
		list = append(list, members("name", family, "given-name", given, "suffix", suffix))
	}
	if list == nil {
		return nil
	}
	return list
}

var smallWord = regexp.MustCompile(`(^|\s)\p{Ll}`)

// hayagrivaDate is the first day of a date to the precision it has, a mapping
// where it is a season; nil where Typst would not read it.
func hayagrivaDate(d records.Date) any {
	m := d.Start
	if !m.Set || m.Year < -9999 || m.Year > 9999 || !inCalendar(m) {
		return nil
	}
	about := m.Approximate || m.Uncertain || yearsUnspecified(m) > 0
	if m.Season != 0 {
		season := []member[any]{{"year", m.Year}, {"season", m.Season - 20}}
		if about {
			season = append(season, member[any]{"approximate", true})
		}
		return season
	}
	text := fmt.Sprintf("%04d", m.Year)
	if m.Year < 0 {
		text = fmt.Sprintf("-%04d", -m.Year)
	}
	if m.Month != 0 {
		text += "-" + pad(m.Month, 2)
	}
	if m.Day != 0 {
		text += "-" + pad(m.Day, 2)
	}
	if about {
		text = "~" + text
	}
	return text
}

// hayagrivaSays reports whether hayagrivaDate says all of a date.
func hayagrivaSays(d records.Date) bool {
	return !d.Interval && hayagrivaDate(d) != nil && d.Start.Unspecified == records.UnspecifiedNone && !d.Start.Uncertain
}

// number is a text of digits alone, else "".
func number(s string) string {
	if onlyDigits.MatchString(s) {
		return s
	}
	return ""
}

// timestamp is a duration as hours, minutes and seconds, else "".
func timestamp(s string) string {
	if clockTime.MatchString(s) {
		return s
	}
	return ""
}

// languageID is a language as a Unicode language identifier, which has no
// extensions and no private parts; else "".
func languageID(tag string) string {
	if identifier.MatchString(tag) {
		return tag
	}
	return ""
}

var (
	onlyDigits = regexp.MustCompile(`^[0-9]{1,9}$`)
	clockTime  = regexp.MustCompile(`^([0-9]{1,4}|[01]?[0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]):[0-5][0-9]$`)
	identifier = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?$`)
	webHost    = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,63}$`)
)

// typstReads reports whether Typst reads an address, which it does as the URL
// standard (https://url.spec.whatwg.org) has it; of hosts in other letters than
// those of ASCII, or by number, nothing is promised.
func typstReads(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "ftp" || strings.Contains(strings.ToLower(u.Host), "xn--") {
		return false
	}
	return webHost.MatchString(u.Hostname()) && (u.Port() == "" || onlyDigits.MatchString(u.Port()) && len(u.Port()) < 5)
}
