package cslstyle

import "strings"

// Variable is a variable of CSL, such as title. The zero value is one that CSL does
// not know, and that no item has.
type Variable uint8

// names are the variables of CSL 1.0.2 (specification, appendix IV) and those of
// earlier versions.
var names = append([]string{""}, strings.Fields(`
	abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
	citation-number collection-number collection-title container-title container-title-short dimensions division DOI edition event
	event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword language license locator medium
	note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part
	part-number part-title PMCID PMID printing printing-number publisher publisher-place references reviewed-genre reviewed-title
	scale section source status supplement supplement-number title title-short URL version volume volume-title volume-title-short
	year-suffix chapter-number

	accessed available-date event-date issued original-date submitted

	author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
	editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer
	producer recipient reviewed-author script-writer series-creator translator`)...)

// variables finds a variable by its name.
var variables = func() map[string]Variable {
	m := make(map[string]Variable, len(names))
	for i, name := range names {
		m[name] = Variable(i)
	}
	// csl-data.json has some under other names than styles.
	m["journalAbbreviation"], m["shortTitle"] = m["container-title-short"], m["title-short"]
	m["part"], m["printing"], m["supplement"] = m["part-number"], m["printing-number"], m["supplement-number"]
	return m
}()

// Lookup is the variable of that name, as a style or an item of CSL-JSON has it.
func Lookup(name string) Variable { return variables[name] }

// String is the name of the variable.
func (v Variable) String() string { return names[v] }

var (
	page           = Lookup("page")
	pageFirst      = Lookup("page-first")
	title          = Lookup("title")
	titleShort     = Lookup("title-short")
	container      = Lookup("container-title")
	containerShort = Lookup("container-title-short")
)

// rendered are the variables that a processor makes itself. A year suffix counts
// as printed also where there is none, as in citeproc-js.
var rendered = newSet("citation-number", "citation-label", "year-suffix")

// set is a set of variables.
type set [3]uint64

func newSet(names ...string) set {
	var s set
	for _, name := range names {
		s.add(Lookup(name))
	}
	return s
}

func (s *set) add(v Variable)      { s[v>>6] |= 1 << (v & 63) }
func (s *set) has(v Variable) bool { return s[v>>6]&(1<<(v&63)) != 0 }

// Parts are parts of a date.
type Parts uint8

// The parts that a date may have. Words are a date that is not in numbers; styles
// print them where they print a year.
const (
	Year Parts = 1 << iota
	Month
	Day
	Season
	Words
)

// Item is what a style sees of an item of CSL-JSON: its type, its language, and
// what variables it has. Items that see the same are equal by ==. The zero value is
// an item of no type that has nothing.
type Item struct {
	Type     string
	Language string // BCP 47, or ""

	present, numeric, uncertain set
	dates                       [dateVariables]Parts
}

const dateVariables = 6

// firstDate is the first of the variables that are dates, which stand together.
var firstDate = Lookup("accessed")

// Text gives the item a text. An empty one changes nothing.
func (it *Item) Text(v Variable, text string) {
	if v == 0 || text == "" {
		return
	}
	it.present.add(v)
	if numeric(text) {
		it.numeric.add(v)
	}
	if v == page {
		it.Text(pageFirst, text)
	}
}

// Names gives the item names.
func (it *Item) Names(v Variable) {
	if v != 0 {
		it.present.add(v)
	}
}

// Date gives the item a date that has these parts; uncertain is what CSL calls circa.
func (it *Item) Date(v Variable, parts Parts, uncertain bool) {
	if v < firstDate || v >= firstDate+dateVariables || parts == 0 {
		return
	}
	it.present.add(v)
	it.dates[v-firstDate] = parts
	if uncertain {
		it.uncertain.add(v)
	}
}

func (it *Item) date(v Variable) Parts {
	if v < firstDate || v >= firstDate+dateVariables {
		return 0
	}
	return it.dates[v-firstDate]
}

// numeric reports whether a text is a number in the sense of is-numeric: numbers,
// which may have letters in front and behind, with a comma, a hyphen or "&" between
// them.
func numeric(text string) bool {
	const (
		start = iota // of a number, or between two
		front        // in the letters in front of it
		digits
		behind // in those behind
	)
	at, some := start, false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9' && at != behind:
			at, some = digits, true
		case c|0x20 >= 'a' && c|0x20 <= 'z' && at <= front:
			at = front
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			at = behind
		case at != front && strings.IndexByte(" ,&-\xe2\x80\x93", c) >= 0: // the last three are a dash
			at = start
		default:
			return false
		}
	}
	return some && at != front
}
