package formats

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// dateLanguage says how a language writes dates in running text. In the
// patterns %d is the day, %m the month's name, %y the year as a language
// writes it after a month, %Y the year alone.
type dateLanguage struct {
	months     string // twelve names, blank between
	alone      string // twelve names where no day is given; "" for the same
	day        string // pattern of a full date
	days       string // pattern of days of one month: %d and %e
	span       string // pattern of days in two months of one year: %d %m, %e %n
	month      string // pattern of a month
	firstOfDay string // how the first of a month is written; "" for 1
	year       string // %Y within its pattern
	to         string // between two dates
	circa      string // %s
	decade     string // %s is the first year
	before     string // year BC, %s
	seasons    [4]string
	season     string // %s the season's word, %Y
	from       governing
	until      governing
	governed   governed
}

// governing is what an interval that is open at one end has in front of the
// date that it gives, or about it.
type governing struct {
	any    string // %s
	day    string // of a date that has a day; "" for the same
	decade string // of a decade; "" for the same
}

// governed is the forms of words that differ behind such a word; "" for the same.
type governed struct {
	months  bool // the names of months as they are with a day
	decade  string
	seasons [4]string
}

// dateLanguages holds the nine languages that the labels have, and American
// English, which puts the month first.
var dateLanguages = map[string]dateLanguage{
	"en": {
		months: "January February March April May June July August September October November December",
		day:    "%d %m %y", days: "%d–%e %m %y", span: "%d %m – %e %n %y", month: "%m %y", year: "%s", to: " – ",
		circa: "c. %s", decade: "%ss", before: "%s BC",
		seasons: [4]string{"Spring", "Summer", "Autumn", "Winter"}, season: "%s %Y",
		from: governing{any: "from %s"}, until: governing{any: "until %s"},
	},
	"en-US": {
		months: "January February March April May June July August September October November December",
		day:    "%m %d, %y", days: "%m %d–%e, %y", span: "%m %d – %n %e, %y", month: "%m %y", year: "%s", to: " – ",
		circa: "ca. %s", decade: "%ss", before: "%s BC",
		seasons: [4]string{"Spring", "Summer", "Fall", "Winter"}, season: "%s %Y",
		from: governing{any: "from %s"}, until: governing{any: "until %s"},
	},
	"de": {
		months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
		day:    "%d. %m %y", days: "%d.–%e. %m %y", span: "%d. %m – %e. %n %y", month: "%m %y", year: "%s", to: " – ",
		circa: "um %s", decade: "%ser-Jahre", before: "%s v. Chr.",
		seasons: [4]string{"Frühjahr", "Sommer", "Herbst", "Winter"}, season: "%s %Y",
		from: governing{any: "ab %s", decade: "ab den %s"}, until: governing{any: "bis %s", decade: "bis zu den %s"}, governed: governed{decade: "%ser-Jahren"},
	},
	"fr": {
		months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		day:    "%d %m %y", days: "%d–%e %m %y", span: "%d %m – %e %n %y", month: "%m %y", year: "%s", to: " – ", firstOfDay: "1er",
		circa: "vers %s", decade: "années %s", before: "%s av. J.-C.",
		seasons: [4]string{"printemps", "été", "automne", "hiver"}, season: "%s %Y",
		from: governing{any: "à partir de %s", day: "à partir du %s"}, until: governing{any: "jusqu'à %s", day: "jusqu'au %s"},
		governed: governed{decade: "la décennie %s"},
	},
	"es": {
		months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		day:    "%d de %m de %y", days: "%d–%e de %m de %y", span: "%d de %m – %e de %n de %y", month: "%m de %y", year: "%s", to: " – ",
		circa: "ca. %s", decade: "década de %s", before: "%s a. C.",
		seasons: [4]string{"primavera", "verano", "otoño", "invierno"}, season: "%s de %Y",
		from: governing{any: "desde %s", day: "desde el %s"}, until: governing{any: "hasta %s", day: "hasta el %s"},
		governed: governed{decade: "la década de %s", seasons: [4]string{"la primavera", "el verano", "el otoño", "el invierno"}},
	},
	"pt": {
		months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		day:    "%d de %m de %y", days: "%d–%e de %m de %y", span: "%d de %m – %e de %n de %y", month: "%m de %y", year: "%s", to: " – ",
		circa: "ca. %s", decade: "década de %s", before: "%s a.C.",
		seasons: [4]string{"primavera", "verão", "outono", "inverno"}, season: "%s de %Y",
		from: governing{any: "desde %s"}, until: governing{any: "até %s"},
		governed: governed{decade: "a década de %s", seasons: [4]string{"a primavera", "o verão", "o outono", "o inverno"}},
	},
	"ru": {
		months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
		alone:  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
		day:    "%d %m %y", days: "%d–%e %m %y", span: "%d %m – %e %n %y", month: "%m %y", year: "%s", to: " – ",
		circa: "ок. %s", decade: "%s-е", before: "%s до н. э.",
		seasons: [4]string{"весна", "лето", "осень", "зима"}, season: "%s %Y",
		from: governing{any: "с %s"}, until: governing{any: "до %s"},
		governed: governed{months: true, decade: "%s-х", seasons: [4]string{"весны", "лета", "осени", "зимы"}},
	},
	"ar": {
		months: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		day:    "%d %m %y", days: "%d–%e %m %y", span: "%d %m – %e %n %y", month: "%m %y", year: "%s", to: " – ",
		circa: "نحو %s", decade: "عقد %s", before: "%s ق.م",
		seasons: [4]string{"ربيع", "صيف", "خريف", "شتاء"}, season: "%s %Y",
		from: governing{any: "ابتداءً من %s"}, until: governing{any: "حتى %s"},
	},
	"zh": {
		months: "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
		day:    "%y%m%d日", days: "%y%m%d日至%e日", span: "%y%m%d日至%n%e日", month: "%y%m", year: "%s年", to: "至",
		circa: "约%s", decade: "%s年代", before: "公元前%s年",
		seasons: [4]string{"春", "夏", "秋", "冬"}, season: "%Y%s",
		from: governing{any: "自%s起"}, until: governing{any: "至%s止"},
	},
	"ja": {
		months: "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
		day:    "%y%m%d日", days: "%y%m%d日～%e日", span: "%y%m%d日～%n%e日", month: "%y%m", year: "%s年", to: "～",
		circa: "%s頃", decade: "%s年代", before: "紀元前%s年",
		seasons: [4]string{"春", "夏", "秋", "冬"}, season: "%Y%s",
		from: governing{any: "%sから"}, until: governing{any: "%sまで"},
	},
}

// dateWords writes a date as words of a language (BCP 47), to the precision the
// date has: a month stays a month. For a language that has no words here it is
// ISO 8601, or where that needs marks that only EDTF has, English. An absent
// date is "".
func dateWords(d records.Date, lang string) string {
	l, ok := dateLanguages[lang]
	if !ok {
		base, _, _ := strings.Cut(lang, "-")
		if l, ok = dateLanguages[base]; !ok {
			if isISO(d.Start) && (!d.Interval || isISO(d.End)) {
				return d.String()
			}
			l = dateLanguages["en"]
		}
	}
	a, b := d.Start, d.End
	if !d.Interval {
		return l.moment(a)
	}
	switch {
	case !a.Set && b.Set:
		return l.openWords(l.until, b)
	case a.Set && !b.Set:
		return l.openWords(l.from, a)
	case plainDay(a) && plainDay(b) && a.Year == b.Year && a.Year > 0:
		pattern := l.span
		if a.Month == b.Month {
			pattern = l.days
		}
		return l.fill(pattern, a, b)
	}
	return strings.TrimSpace(l.moment(a) + l.to + l.moment(b))
}

// openWords writes an interval of which only one end is known.
func (l *dateLanguage) openWords(g governing, m records.Moment) string {
	in := *l
	in.decade, in.seasons = cmp.Or(l.governed.decade, l.decade), l.seasons
	if l.governed.seasons[0] != "" {
		in.seasons = l.governed.seasons
	}
	if l.governed.months {
		in.alone = ""
	}
	pattern := g.any
	switch {
	case m.Day != 0 && !m.Approximate:
		pattern = cmp.Or(g.day, g.any)
	case m.Unspecified == records.UnspecifiedYear && !m.Approximate:
		pattern = cmp.Or(g.decade, g.any)
	}
	return strings.Replace(pattern, "%s", in.moment(m), 1)
}

// isISO reports whether ISO 8601 has a form for m that anybody can read: a year
// of four digits, with or without month and day.
func isISO(m records.Moment) bool {
	return m.Set && m.Year > 0 && m.Year <= 9999 && m.Season == 0 && m.Unspecified == records.UnspecifiedNone && !m.Uncertain && !m.Approximate
}

// plainDay reports whether m is a day of the calendar without qualification,
// so that it can share month and year with another.
func plainDay(m records.Moment) bool {
	return m.Set && m.Day != 0 && inCalendar(m) && !m.Uncertain && !m.Approximate
}

// inCalendar reports whether month and season are such as there are. A date
// that was not read from a record may have others.
func inCalendar(m records.Moment) bool {
	return m.Month >= 0 && m.Month <= 12 && (m.Month != 0 || m.Day == 0) && (m.Season == 0 || m.Season >= 21 && m.Season <= 24)
}

// moment writes one end of a date; an open or unknown end is "".
func (l *dateLanguage) moment(m records.Moment) string {
	if !m.Set {
		return ""
	}
	var s string
	switch {
	case !inCalendar(m):
		return records.Date{Start: m}.String()
	case m.Unspecified == records.UnspecifiedYear:
		s = strings.Replace(l.decade, "%s", strconv.Itoa(m.Year), 1)
	case m.Unspecified == records.UnspecifiedDecade:
		s = l.years(m.Year) + l.to + l.years(m.Year+99)
	case m.Season != 0:
		s = strings.NewReplacer("%s", l.seasons[m.Season-21], "%Y", l.years(m.Year)).Replace(l.season)
	case m.Day != 0:
		s = l.fill(l.day, m, m)
	case m.Month != 0:
		s = l.fill(l.month, m, m)
	default:
		s = l.years(m.Year)
	}
	if m.Approximate {
		s = strings.Replace(l.circa, "%s", s, 1)
	}
	if m.Uncertain {
		s += "?"
	}
	return s
}

// years writes a year alone; years before 1 count backwards from 1 BC.
func (l *dateLanguage) years(y int) string {
	if y < 1 {
		return strings.Replace(l.before, "%s", strconv.Itoa(1-y), 1)
	}
	return strings.Replace(l.year, "%s", strconv.Itoa(y), 1)
}

// fill puts the parts of one or two dates into a pattern.
func (l *dateLanguage) fill(pattern string, a, b records.Moment) string {
	names := l.months
	if a.Day == 0 && l.alone != "" {
		names = l.alone
	}
	day := func(d int) string {
		if d == 1 && l.firstOfDay != "" {
			return l.firstOfDay
		}
		return strconv.Itoa(d)
	}
	var s strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "%")
		s.WriteString(before)
		if !found {
			return s.String()
		}
		switch rest[0] {
		case 'd':
			s.WriteString(day(a.Day))
		case 'e':
			s.WriteString(day(b.Day))
		case 'm':
			s.WriteString(word(names, a.Month))
		case 'n':
			s.WriteString(word(names, b.Month))
		case 'y':
			s.WriteString(l.years(a.Year))
		}
		pattern = rest[1:]
	}
}

// word is one of several words with blanks between, counted from 1.
func word(words string, n int) string {
	for w := range strings.FieldsSeq(words) {
		if n--; n == 0 {
			return w
		}
	}
	return ""
}
