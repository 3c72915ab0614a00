package bib

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

var annotated = records.Pattern(`(\d+)="([^"]*)"`)

// annotation takes in a data annotation (biblatex manual, section 3.7): what a
// person was at the time, what else an event is called.
func (r *reader) annotation(field, name, value string) {
	if rest := annotated().ReplaceAllString(value, ""); strings.Trim(rest, "=; \n\t") != "" {
		r.item.Leave(strings.TrimSuffix(field+"+an:"+name, ":"), plain(value))
		return
	}
	var hosts []int // among those who are authors of an event
	for _, m := range annotated().FindAllStringSubmatch(value, -1) {
		text := plain(m[2])
		list := r.item.Names[roles[field]].List
		i := 0
		for _, c := range m[1] {
			i = min(i*10+int(c-'0'), 1<<20)
		}
		switch {
		case field == "origtitle" && name == "language":
			r.item.Set("language", library.LanguageNamed(text))
		case field == "eventtitle" && eventNotes[name] != "":
			r.item.Set(eventNotes[name], text)
		case field == "title" && name == "theme":
			r.item.Set(library.EventTheme, text)
		case field == "title" && r.item.Type == records.TypeEvent && eventNotes[name] != "":
			r.item.Set(strings.ReplaceAll(strings.TrimPrefix(eventNotes[name], "event "), " ", "_"), text)
		case i < 1 || i > len(list):
			r.item.Leave(field+"+an:"+name, text)
		case name == "role" && text == "host" && r.item.Type == records.TypeEvent:
			hosts = append(hosts, i-1)
		case name == "office":
			list[i-1].Office = text
		case name == "affiliation":
			list[i-1].Affiliation = text
		case name == "honorific":
			list[i-1].Honorific = text
		case name == "orcid":
			list[i-1].ORCID = text
		default:
			r.item.Leave(field+"+an:"+name, text)
		}
	}
	for _, i := range slices.Backward(hosts) {
		l := r.item.Names[roles[field]]
		r.item.Add("hosts", records.AgentList{List: l.List[i : i+1]})
		l.List = slices.Delete(slices.Clone(l.List), i, i+1)
		r.item.Names[roles[field]] = l
	}
}

var eventNotes = map[string]string{"acronym": library.EventAcronym, "abbreviation": library.EventAbbreviation, "short": library.EventShort, "theme": library.EventTheme}

// finish settles what several fields say together.
func (r *reader) finish() {
	f := r.item.Fields
	if r.has("maintitle") {
		title := r.plain("maintitle", r.values["maintitle"])
		if r.item.Printed != "" {
			f["volume_title"], f["container"] = f["container"], title
		} else {
			f["title"] = title
		}
	}
	if r.item.Type == records.TypeSource && f["container"] != "" && (r.item.Kind == "book" || r.item.Kind == "proceedings") {
		if f["title"] == "" {
			f["title"] = f["container"]
		} else if f["title"] == f["container"] {
			delete(f, "container")
		}
	}
	if rest, ok := strings.CutPrefix(f["note"], f["genre"]); ok && f["genre"] != "" && r.item.Type == records.TypeSource && (rest == "" || strings.HasPrefix(rest, ". ")) {
		f["note"] = strings.TrimPrefix(rest, ". ") // the label, which the entry type has no field for
	}
	if first := upToDate(f["note"]); r.item.Kind == "proceedings" && r.has("organization") && !r.has("eventtitle") && first != "" {
		r.event(strings.TrimSuffix(first, ".")) // classic BibTeX has no other place for it
		f["note"] = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(f["note"], first), "."), " ")
	}
	if r.item.Type == records.TypeSpeech && r.item.Printed == "" && !r.has("eventtitle", "howpublished", "booktitle") && !strings.Contains(f["note"], ". ") && r.saidAt(f["note"]) {
		delete(f, "note")
	}
	if r.item.Printed != "" && f["date"] != "" {
		f["book date"] = f["date"]
		delete(f, "date")
	}
	if r.item.Kind == "testimony" && f["committee"] != "" && f[library.EventTitle]+f[library.EventDate] == "" && !r.has("eventtitle") {
		r.item.Set(library.EventTitle, f["title"]) // which stands for the title
		delete(f, "title")
	}
	if rest, audience, _ := library.TakePhrase(f["note"], "audience"); audience != "" && r.item.Type == records.TypeSpeech {
		f["note"] = rest
		r.item.Set("audience", audience)
	}
	if at, clock, ok := strings.Cut(f["date"], "T"); ok && f["time"] == "" && clock != "" {
		f["date"], f["time"] = at, clock
	}
}

// upToDate is what a note has up to a stop with a date in front, "" where there is
// none.
func upToDate(note string) string {
	for i := 0; i < len(note); {
		n := strings.Index(note[i:], ". ")
		if n < 0 {
			n = len(note) - i
		}
		if first := strings.TrimSuffix(note[:i+n], "."); endsInDate(first) {
			return first
		}
		i += n + 2
	}
	return ""
}

// latin reports whether a text has letters of the Latin script alone.
func latin(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) && !unicode.Is(unicode.Latin, c) })
}
