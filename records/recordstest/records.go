package recordstest

import (
	"fmt"
	"strings"
)

// Kinds of what is said, the common ones more than once.
var speechKinds = strings.Fields("presentation presentation presentation paper paper keynote panel-talk lecture remarks poster")

func (w *writer) conference() {
	w.line("# %s, as in the programme", w.latin.series)
	w.line("[event.conf-%d]", w.at)
	w.line("kind = \"conference\"")
	w.line("title = %s", w.both(w.latin.series, w.native.series))
	w.line("number = %d", w.at%41+1) // with the years and months, other than the next 17,000
	w.line("date = \"%s/%s\"", w.date(0), w.date(2))
	w.line("venue = %s", w.both(w.latin.venue, w.native.venue))
	w.line("city = %s", w.both(w.latin.city, w.native.city))
	w.line("country = %q", w.country)
	w.line("language = %q", w.tag)
	w.line("organizers = [\"body-%d-0\"]", w.at)
	w.line("url = \"https://example.org/%d/conf-%d\"", w.year(), w.at)
	w.end()
}

func (w *writer) day(i int) {
	w.line("[event.conf-%d-day-%d]", w.at, i)
	w.line("kind = \"forum\"")
	w.line("description = { en = \"Day %d\", %s = \"%s %d\" }", i+1, w.tag2(), w.native.day, i+1)
	w.line("part_of = \"conf-%d\"", w.at)
	w.line("date = %s", w.date(i))
	w.end()
}

func (w *writer) session(i int) {
	w.line("[event.conf-%d-session-%d]", w.at, i)
	w.line("kind = \"session\"")
	w.line("title = %s", w.both(w.phrase(4, w.latin.words), w.phrase(4, w.native.words)))
	w.line("part_of = \"conf-%d-day-%d\"", w.at, i%w.days)
	w.line("time = %02d:%02d:00", 9+i%8, 15*(i%4))
	w.line("room = \"Room %d\"", 1+i%9)
	w.line("chairs = [%q]", w.someone())
	w.end()
}

func (w *writer) speech(i int) {
	if w.chance(12) {
		w.line("# Moved from another day; see the printed programme.")
	}
	w.line("[speech.talk-%d-%d]", w.at, i)
	w.line("kind = %q", w.pick(speechKinds))
	title := w.phrase(6+w.random.IntN(6), w.native.words)
	if w.chance(3) {
		w.line("title = %q", title)
	} else {
		w.line("title = %s", w.both(w.phrase(6+w.random.IntN(6), w.latin.words), title))
	}
	w.line("speakers = [%s]", strings.Join(w.speakers(i), ", "))
	if w.sessions > 0 {
		w.line("event = \"conf-%d-session-%d\"", w.at, i%w.sessions)
	} else {
		w.line("date = %s", w.date(i%20))
	}
	w.line("language = %q", w.tag)
	w.line("url = \"https://example.org/%d/conf-%d/talk-%d?view=full&lang=%s#slides\"", w.year(), w.at, i, w.tag)
	w.line("accessed = %d-%02d-%02d", w.year()+1, 1+i%12, 1+i%28)
	if w.days > 0 && w.chance(3) {
		w.line("published_in = \"proceedings-%d\"", w.at)
		w.line("pages = \"%d-%d\"", 10*i+1, 10*i+9)
		w.line("doi = \"10.5555/conf.%d.%d\"", w.at, i)
	}
	if w.days > 0 && w.chance(9) {
		w.line("reported_in = [\"news-%d\"]", w.at)
	}
	w.line("keywords = [%q, %q, %q]", w.phrase(1, w.latin.words), w.phrase(2, w.latin.words), w.phrase(1, w.native.words))
	w.line("abstract = \"\"\"\n%s\"\"\"", w.abstract())
	if w.chance(15) {
		w.line("note = 'Given as \"%s\" in the programme & the 1st circular.'", w.phrase(3, w.latin.words))
	}
	w.end()
}

// speakers are one to three agents, in the ways that they can be written.
func (w *writer) speakers(i int) []string {
	var list []string
	if w.persons > 0 {
		list = append(list, fmt.Sprintf("%q", w.someone()))
		if w.chance(3) {
			list = append(list, fmt.Sprintf("{ person = %q, office = %q }", w.someone(), "Rapporteur"))
		}
	}
	if list == nil || w.chance(4) {
		list = append(list, fmt.Sprintf("\"%s, %s %c.\"", w.pick(w.latin.family), w.pick(w.latin.given), 'A'+rune(i%26)))
	}
	return list
}

func (w *writer) sources() {
	w.line("[source.proceedings-%d]", w.at)
	w.line("kind = \"proceedings\"")
	w.line("title = %s", w.both("Proceedings of the "+w.latin.series, w.native.series))
	w.line("editors = [%q, %q]", w.someone(), w.someone())
	w.line("publisher = \"body-%d-0\"", w.at)
	w.line("publisher_place = %s", w.both(w.latin.city, w.native.city))
	w.line("date = %d", w.year()+1)
	w.line("language = %q", w.tag)
	w.end()
	w.line("[source.news-%d]", w.at)
	w.line("kind = \"news\"")
	w.line("title = %q", w.phrase(7, w.native.words))
	w.line("container = %s", w.both("The Daily of "+w.latin.city, w.native.city))
	w.line("date = %s", w.date(3))
	w.line("url = \"https://news.example.com/%d/%d\"", w.year(), w.at)
	w.line("language = %q", w.tag)
	w.end()
}

func (w *writer) person(i int) {
	family, given := w.random.IntN(len(w.latin.family)), w.random.IntN(len(w.latin.given))
	number := w.at*programme + i // no two have the same name
	w.line("[person.person-%d-%d]", w.at, i)
	w.line("name = %s", w.both(
		w.latin.family[family]+", "+w.latin.given[given]+" "+letters(number), w.native.family[family]+", "+w.native.given[given]+" "+letters(number)))
	w.line("honorific = \"Dr.\"")
	w.line("affiliation = \"body-%d-%d\"", w.at, i%w.bodies)
	w.line("url = \"https://example.org/people/%d/%d\"", w.at, i)
	w.line("note = %q", w.phrase(12, w.native.words))
	w.end()
}

func (w *writer) body(i int) {
	number := w.at*programme + i + 1
	w.line("[organization.body-%d-%d]", w.at, i)
	w.line("name = %s", w.both(fmt.Sprintf("University of %s, Faculty %d", w.latin.city, number), fmt.Sprintf("%s %d", w.native.venue, number)))
	w.line("city = %s", w.both(w.latin.city, w.native.city))
	w.line("country = %q", w.country)
	w.line("url = \"https://example.org/bodies/%d/%d\"", w.at, i)
	w.end()
}

// letters is a number in capital letters with stops, such as "C. F. A.".
func letters(number int) string {
	s := ""
	for ; number > 0 || s == ""; number /= 26 {
		s += string(rune('A'+number%26)) + ". "
	}
	return strings.TrimSpace(s)
}

// both is a text in English and in the language of the programme.
func (w *writer) both(english, native string) string {
	if w.tag == "en" {
		return fmt.Sprintf("%q", english)
	}
	return fmt.Sprintf("{ en = %q, %s = %q }", english, w.tag, native)
}

// tag2 is a language beside English.
func (w *writer) tag2() string {
	if w.tag == "en" {
		return "fr"
	}
	return w.tag
}

func (w *writer) year() int { return 1990 + w.at%35 }

func (w *writer) date(day int) string { return fmt.Sprintf("%d-%02d-%02d", w.year(), 1+w.at%12, 3+day) }

// phrase is so many words, with a capital at its beginning.
func (w *writer) phrase(words int, among []string) string {
	list := make([]string, words)
	for i := range list {
		list[i] = w.pick(among)
	}
	first := []rune(list[0])
	list[0] = strings.ToUpper(string(first[:1])) + string(first[1:])
	return strings.Join(list, w.between)
}

// abstract is a few sentences, a line each.
func (w *writer) abstract() string {
	var b strings.Builder
	for range 3 + w.random.IntN(6) {
		b.WriteString(w.phrase(8+w.random.IntN(14), w.native.words))
		b.WriteString(w.stop + "\n")
	}
	return b.String()
}
