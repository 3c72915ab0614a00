package bib

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// special takes in the fields that mean different things in different types, and
// reports whether the field is one.
func (r *reader) special(name, value string) bool {
	text := r.plain(name, value)
	switch name {
	case "type":
		r.label(text)
	case "howpublished":
		r.howPublished(text)
	case "number":
		r.number(text)
	case "title":
		if m := linked().FindStringSubmatch(value); m != nil {
			r.item.SetNamed("url", "title", address(m[1]))
			text = r.plain(name, strings.Replace(value, m[0], "", 1))
		}
		r.title(text)
	case "maintitle":
		r.item.Set("volume_title", r.item.Fields["container"])
		if r.item.Printed == "" {
			r.item.Set("volume_title", plain(r.values["title"]))
		}
	case "titleaddon":
		r.titleAddon(text)
	case "shorttitle":
		r.item.ShortTitle(text, plain(r.values["title"]+" "+r.values["subtitle"]))
	case "year":
		if d := r.date(text); !r.has("date") && !strings.Contains(r.item.Fields["date"], strings.TrimRight(d, "~?%")) { // howpublished may say more
			r.item.Set("date", d)
		}
	case "month", "day", "mainsubtitle", "entrysubtype":
		if name == "mainsubtitle" || name == "month" && !r.has("year") {
			r.item.Leave(name, text)
		}
	case "keywords", "keyword", "tags", "mendeley-tags":
		for _, k := range splitTop(value, ",;") {
			if k = plain(k); k != "" && !slices.Contains(r.item.Keywords, k) {
				r.item.Keywords = append(r.item.Keywords, k)
			}
		}
	case "langid", "language", "hyphenation":
		r.language(name, text)
	case "addendum":
		_, reported := library.InPhrase(strings.TrimRight(text, ".。"), "reported-in")
		if reported {
			r.item.Reported = text
		}
		return reported
	case "related":
		for key := range strings.SplitSeq(text, ",") {
			r.item.ReportedIn = append(r.item.ReportedIn, strings.TrimSpace(key))
		}
	case "location", "address":
		if name == "location" && r.item.Printed != "" && r.has("address") { // of the two, ACM has where the conference was in this
			r.item.Set(library.PlaceText, strings.Join(list(value), ", "))
			return true
		}
		if place := strings.Join(list(value), ", "); r.item.Type == records.TypeSpeech && r.item.Printed == "" && !r.has("eventtitle", "howpublished") && library.NamesMeeting(place) {
			r.item.Set(library.EventAndPlace, place)
			return true
		}
		if r.item.Type == records.TypeEvent || r.item.Kind == "testimony" || r.item.Type == records.TypeSpeech && r.item.Printed == "" && !r.has("venue", "publisher", "organization") {
			r.item.Set(library.PlaceText, strings.Join(list(value), ", "))
			return true
		}
		return false
	case "organization":
		r.organization(value)
	case "eventtitle":
		if r.item.Type == records.TypeEvent {
			r.item.Set(library.EventTitle, text)
			return true
		}
		return false
	default:
		return false
	}
	return true
}

func (r *reader) label(text string) {
	switch r.entry.typ {
	case "phdthesis", "mastersthesis", "thesis", "report", "techreport":
		r.item.Set("genre", cmp.Or(thesisTypes[text], text))
	default:
		r.item.SetGenre(text)
	}
}

// thesisTypes are the words that type has for kinds of theses and reports (biblatex
// manual, section 4.9.2.13).
var thesisTypes = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "candthesis": "Candidate thesis", "techreport": "Technical report", "resreport": "Research report",
}

// linked is the address that a title links to.
var linked = records.Pattern(`\\href\s*\{([^{}]*)\}`)

// inBrackets is a description that stands for a title.
var inBrackets = records.Pattern(`^\[([^\[\]]*)\]$`)

func (r *reader) title(text string) {
	m := inBrackets().FindStringSubmatch(text)
	switch {
	case r.untitled:
	case m == nil:
		r.item.Set("title", text)
	case library.IsLabel(r.item.Type, r.item.Kind, m[1]):
	case r.item.Type != records.TypeSource && (r.item.Printed != "" || r.has("type", "howpublished")):
		r.item.Set("description", m[1])
	case r.item.Type != records.TypeSource:
		r.item.SetGenre(m[1]) // what it is, and nothing else says it
	case plain(r.values["type"]) == m[1], strings.HasPrefix(plain(r.values["note"]), m[1]):
		r.item.Set("genre", m[1]) // which is said once more
	default:
		r.item.Set("title", text)
	}
}

func (r *reader) number(text string) {
	switch {
	case r.entry.typ == "article":
		r.item.Set("issue", text)
	case r.item.Printed != "":
		r.item.Set("book number", text)
	default:
		r.item.Set("number", text)
	}
}

func (r *reader) titleAddon(text string) {
	switch original := plain(r.values["origtitle"]); {
	case original != "" && strings.HasPrefix(text, original):
		rest := strings.TrimLeft(strings.TrimPrefix(text, original), ", ，、")
		if rest != "" {
			base, _, _ := strings.Cut(cmp.Or(library.LanguageNamed(plain(r.values["language"])), library.LanguageOfScript(original)), "-")
			if base == "" {
				r.item.Leave("titleaddon", rest)
			} else {
				r.item.Set("title."+base+"-Latn", rest)
			}
		}
	case r.item.Kind == "testimony" || r.item.Kind == "hearing":
		r.item.Set("session", text)
	case r.item.Type == records.TypeEvent:
		r.item.Set("theme", text)
	case r.item.Fields["title"] == "" && r.item.Type != records.TypeSource:
		r.item.Set("description", text)
	case latin(text) && !latin(r.item.Fields["title"]) && library.LanguageNamed(plain(r.values["langid"])) != "":
		base, _, _ := strings.Cut(library.LanguageNamed(plain(r.values["langid"])), "-")
		r.item.Set(library.TextLanguage, library.LanguageNamed(plain(r.values["langid"])))
		r.item.Set("title."+base+"-Latn", text)
	default:
		r.item.Leave("titleaddon", text)
	}
}

// date makes a date of year, month and day.
func (r *reader) date(year string) string {
	month, day := plain(r.values["month"]), plain(r.values["day"])
	if n := slices.Index(months, strings.ToLower(month[:min(3, len(month))])); n >= 0 && strings.Trim(strings.ToLower(month), "abcdefghijklmnopqrstuvwxyz.") == "" {
		month = upper(months[n])
	}
	try := []string{year}
	if month != "" {
		try = []string{strings.TrimSpace(day + " " + month + " " + year), month + ", " + year, month + " " + year, year + "-" + month, year}
	}
	if d, ok := yearOf(year); ok && strings.HasSuffix(d, "XX") {
		return d
	}
	for _, s := range try {
		if d, ok := records.ReadDate(s); ok {
			if s == year && month != "" {
				r.item.Leave("month", strings.TrimSpace(day+" "+month))
			}
			return d.String()
		}
	}
	d, ok := yearOf(year)
	if ok && (month == "" || d == "") {
		return d
	}
	r.item.Leave("year", year)
	return ""
}

// yearOf is the year that a field has, in EDTF, "" where it says that there is none;
// its text where that is no year.
func yearOf(text string) (string, bool) {
	if d, ok := library.Century(text); ok {
		return d, true
	}
	if d, ok := records.ReadDate(text); ok {
		return d.String(), true
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 && n < 1000 {
		return fmt.Sprintf("%04d", n), true
	}
	if m := beforeChrist().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("-%04d", n-1) + map[bool]string{true: "~"}[m[1] != ""], true // EDTF has a year 0
	}
	if undated[strings.ToLower(text)] {
		return "", true
	}
	return text, false
}

// beforeChrist is a year before Christ, as bibliographies write it.
var beforeChrist = records.Pattern(`^(?:(c\.|ca\.|circa) )?([1-9][0-9]{0,3}) (?:BCE?|B\. ?C\.)$`)

// undated are words for a year that there is not.
var undated = map[string]bool{"n.d.": true, "nd": true, "o. j.": true, "s.d.": true, "s. d.": true, "no date": true, "n.&nbsp;d.": true}

// language: what is printed is the language that something was said in, langid
// that of the title.
func (r *reader) language(name, text string) {
	tag := library.LanguageNamed(text)
	switch {
	case tag == "":
		r.item.Leave(name, text)
	case name == "langid" && r.has("origtitle"):
		r.item.Set(library.TextLanguage, tag)
	case name == "language" || !r.has("language", "origtitle+an:language"):
		delete(r.item.Fields, "language")
		r.item.Set("language", tag)
	}
}

// organization is who published, who held the event of proceedings, or the body
// of a hearing.
func (r *reader) organization(value string) {
	bodies := list(value)
	switch {
	case r.item.Kind == "testimony" || r.item.Kind == "hearing":
		r.item.Set("committee", strings.Join(bodies, ", "))
	case r.item.Type == records.TypeEvent, r.item.Kind == "proceedings", r.item.Printed == "proceedings":
		var l records.AgentList
		for _, b := range bodies {
			a := library.Literal(b)
			a.Organization = true
			l.List = append(l.List, a)
		}
		r.item.Add("organizers", l)
	case r.entry.typ == "online" && len(bodies) == 2:
		r.item.Set("container", bodies[0])
		r.item.Set("publisher", bodies[1])
	case r.has("publisher"):
		r.item.Leave("organization", strings.Join(bodies, ", "))
	default:
		r.item.Set("publisher", strings.Join(bodies, ", "))
	}
}
