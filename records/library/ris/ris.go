// Package ris reads RIS: as its specification has it (Research Information
// Systems, 2011, as Zotero and EndNote use it), and as EndNote, ProCite, Mendeley
// and the databases write it.
package ris

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// Read reads a file. What cannot be read of it is reported, and the rest given.
func Read(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	p := parser{text: text, file: file, report: report}
	var items []library.Item
	for {
		tags, more := p.entry()
		if len(tags) > 0 {
			items = append(items, NewItem(tags, p.position(tags[0].at)))
		}
		if !more {
			return items
		}
	}
}

// NewItem makes an Item of the tags of an entry, the first of which is its type.
func NewItem(tags []Tag, at records.Position) library.Item {
	r := reader{tags: tags, item: library.Item{At: at}}
	return r.read()
}

// reader makes an Item of one entry.
type reader struct {
	tags     []Tag
	item     library.Item
	keywords map[string]bool // that the item has
}

// all are the values of a tag.
func (r *reader) all(name string) []string {
	var l []string
	for _, t := range r.tags {
		if t.Name == name && t.Value != "" {
			l = append(l, t.Value)
		}
	}
	return l
}

func (r *reader) one(names ...string) string {
	for _, n := range names {
		if l := r.all(n); len(l) > 0 {
			return text(l[0])
		}
	}
	return ""
}

// text is a value as plain text.
func text(s string) string { return strings.ReplaceAll(library.PlainHTML(s), "\u2060", "") }

func (r *reader) read() library.Item {
	r.item.Entry = r.one("TY")
	r.item.Key = r.one("ID")
	r.kind()
	for _, t := range r.tags[1:] {
		r.tag(t)
	}
	r.dates()
	r.pages()
	if r.item.Fields == nil {
		r.item.Fields = map[string]string{}
	}
	r.dateInWords()
	f := r.item.Fields
	if r.item.Kind == "testimony" && f["title"] != "" && f["committee"] != "" {
		r.item.Set(library.EventTitle, f["title"])
		delete(f, "title")
	}
	if rest, original, lang := library.TakePhrase(f["note"], "original-title"); original != "" && f["language"] != "" {
		f["note"] = rest
		r.item.Set(library.OriginalTitle, original)
		r.item.Set(library.TextLanguage, lang)
	}
	if r.item.Kind == "testimony" {
		r.testified()
		f["note"] = library.WithoutWords(f["note"], "testimony-of", r.item.Names["speakers"])
	}
	if first, rest := firstSentence(f["note"]); r.item.Printed != "" && library.IsLabel(r.item.Type, r.item.Kind, first) {
		f["note"] = rest // the kind says it
	}
	if note := library.WithoutSentence(f["note"], "United States"); f[library.EventNumber] != "" && (f["authority"] != "" || note != f["note"]) {
		r.item.Set("jurisdiction", "United States")
		f["note"] = note
	}
	for _, t := range r.tags[1:] {
		value := text(t.Value)
		if t.Name == "LA" {
			value = cmp.Or(library.LanguageNamed(value), value)
		}
		if !congress().MatchString(value) && !isDate(t.Name) {
			r.item.Says(cmp.Or(t.As, t.Name), value)
		}
	}
	return r.item
}

func isDate(tag string) bool { return slices.Contains([]string{"DA", "PY", "Y1", "Y2"}, tag) }

// testified takes what one was who testified out of the sentence that says who did.
func (r *reader) testified() {
	list := r.item.Names["speakers"].List
	for i, a := range list {
		for _, lang := range records.Languages() {
			sentence := strings.Replace(records.Term(lang, "testimony-of"), "%s", a.Name.Natural(), 1) + " ("
			_, rest, found := strings.Cut(r.item.Fields["note"], sentence)
			if what, _, closed := strings.Cut(rest, ")"); found && closed && a.Office == "" {
				list[i].Office, list[i].Affiliation, _ = strings.Cut(what, ", ")
				r.item.Fields["note"] = library.WithoutSentence(r.item.Fields["note"], sentence+what+")")
			}
		}
	}
}

// dateInWords takes in the first sentence of a note that is a date which says more
// than the tags: the days of a range.
func (r *reader) dateInWords() {
	f := r.item.Fields
	first, rest := firstSentence(f["note"])
	d, ok := records.ReadDate(first)
	if ok && f["date"] != "" && len(d.String()) > len(f["date"]) && strings.HasPrefix(d.String(), f["date"]) {
		f["date"], f["note"] = d.String(), strings.TrimSpace(rest)
	}
}

// kind finds what the entry is by its type, its label and what it has.
func (r *reader) kind() {
	t, ok := types[r.item.Entry]
	if !ok {
		t = entryType{records.TypeSource, "other", ""}
		r.item.Leave("TY", r.item.Entry)
	}
	label := r.one("M3")
	speech, _ := library.KindOf(records.TypeSpeech, label)
	event, _ := library.KindOf(records.TypeEvent, label)
	source, _ := library.KindOf(records.TypeSource, label)
	switch r.item.Entry {
	case "CPAPER", "SLIDE":
		if speech != "" {
			t.kind = speech
		}
		if r.one("PB", "SN", "C3") != "" && r.one("VL", "SP", "SN", "C3") != "" && speech == "" {
			t = entryType{records.TypeSpeech, "paper", "proceedings"}
		}
	case "CONF":
		switch {
		case event != "" && speech == "", r.one("AU", "A1") == "" && r.one("C3", "BT", "ED", "A2", "PB", "SN", "SP", "VL") == "", r.heldByBodies() && speech == "":
			t = entryType{records.TypeEvent, cmp.Or(event, library.KindOfEvent(r.one("TI", "T1"))), ""}
		case r.one("AU", "A1") == "" && r.one("T2", "C3", "BT") == "":
			t = entryType{records.TypeSource, "proceedings", ""}
		case r.one("C3", "BT", "PB", "SN", "SP", "VL", "A2", "ED") == "":
			t.printed = "" // T2 is the conference
		}
	case "HEAR":
		if r.one("AU", "A1") != "" {
			t = entryType{records.TypeSpeech, "testimony", ""}
		}
	case "CHAP", "ECHAP", "JOUR", "NEWS", "MGZN", "RPRT":
		first, _ := firstSentence(r.one("N1"))
		if kind, own := library.KindOf(records.TypeSpeech, first); own && kind != "other" && kind != "interview" {
			t = entryType{records.TypeSpeech, kind, map[string]string{"CHAP": "book", "ECHAP": "book", "RPRT": "report", "JOUR": "journal"}[r.item.Entry]}
			t.printed = cmp.Or(t.printed, "news")
		}
	case "ELEC", "BLOG", "MANSCPT", "UNPB", "GEN", "ICOMM":
		switch {
		case event != "" && (speech == "" || r.one("AU", "A1") == ""):
			t = entryType{records.TypeEvent, event, ""}
		case speech != "":
			t = entryType{records.TypeSpeech, speech, ""}
		case source != "":
			t.kind = source
		case r.item.Entry == "ELEC" && label != "" && library.KindOfEvent(label) != "conference":
			t = entryType{records.TypeEvent, library.KindOfEvent(label), ""}
		}
	}
	r.item.Type, r.item.Kind, r.item.Printed = t.typ, t.kind, t.printed
}

// heldByBodies reports whether the entry of a conference has nothing but bodies
// as its authors, and nothing that was printed: they held it.
func (r *reader) heldByBodies() bool {
	authors := append(r.all("AU"), r.all("A1")...)
	for _, name := range authors {
		if strings.Contains(strings.TrimSuffix(name, ","), ",") && !isBody(name) {
			return false
		}
	}
	return len(authors) > 0 && r.one("C3", "BT", "ED", "A2", "PB", "SN", "SP", "VL", "DO", "AB") == "" && slices.ContainsFunc(authors, func(name string) bool {
		return strings.HasSuffix(name, ",") || isBody(name)
	})
}

// isBody reports whether a name can only be that of a body, whatever commas are in
// it: several words in front of the first of which one is in names of bodies alone,
// or signs that no name of a person has.
func isBody(name string) bool {
	first, _, comma := strings.Cut(name, ",")
	return records.NamesBody(first) && (!comma || strings.Contains(first, " ")) || strings.ContainsAny(name, "&#0123456789")
}

// tag takes in one tag.
func (r *reader) tag(t Tag) {
	value := text(t.Value)
	field := r.field(t.Name)
	if m := saidDOI().FindStringSubmatch(value); m != nil && (field == "genre" || field == "note") {
		field, value = "doi", m[1]
	}
	switch {
	case value == "" || field == "-":
	case field == "":
		r.item.Leave(cmp.Or(t.As, t.Name), value)
	case names[field]:
		r.item.Add(r.role(field), records.AgentList{List: []records.Agent{person(value)}})
	case field == "keywords":
		for k := range strings.SplitSeq(value, ";") {
			if k = strings.TrimSpace(k); k != "" && !r.keywords[k] {
				if r.keywords == nil {
					r.keywords = map[string]bool{}
				}
				r.keywords[k] = true
				r.item.Keywords = append(r.item.Keywords, k)
			}
		}
	case t.Name == "ST":
		r.item.ShortTitle(value, r.one("TI", "T1", "CT"))
	case field == "url" && strings.HasPrefix(value, "<Go to ISI>"): // EndNote's mark of a record of the Web of Science
		r.item.LeaveAside(cmp.Or(t.As, t.Name), value)
	case field == "isbn" && issn().MatchString(value):
		r.item.Set("issn", value)
	case field == "genre":
		r.item.SetGenre(value)
	case field == "congress":
		if m := congress().FindStringSubmatch(value); m != nil {
			r.item.Set(library.EventNumber, m[1])
		} else {
			r.item.Set("session", value)
		}
	case field == "hearing body":
		chamber, authority, two := strings.Cut(value, ", ")
		if !two {
			chamber, authority = "", value
		}
		r.item.Set("chamber", chamber)
		r.item.Set("authority", authority)
	case field == "aside":
		r.item.LeaveAside(cmp.Or(t.As, t.Name), value)
	case field == "doi":
		r.item.Set("doi", strings.TrimPrefix(strings.TrimPrefix(value, "https://doi.org/"), "http://dx.doi.org/"))
	default:
		r.item.Set(field, value)
	}
}

// saidDOI is a DOI by its name, which publishers write where a kind or a note stands.
var saidDOI = records.Pattern(`^(?i:doi):? ?(10\.[0-9]{4,}/\S+)$`)

// issn is the number of a journal, which books have too that stand in a series.
var issn = records.Pattern(`^[0-9]{4}-[0-9]{3}[0-9Xx]$`)

// firstSentence is the first sentence of a text, without its stop, and the rest.
func firstSentence(s string) (first, rest string) {
	if i := strings.Index(s, "。"); i >= 0 && !strings.Contains(s[:i], ". ") {
		return s[:i], s[i+len("。"):]
	}
	first, rest, _ = strings.Cut(s, ". ")
	return strings.TrimSuffix(first, "."), rest
}

// congress is the number of a Congress, as the manuals shorten it.
var congress = records.Pattern(`^([1-9][0-9]{0,2})(?:st|nd|rd|th) Cong(?:\.|ress)$`)

// role is the field of names for the type of record.
func (r *reader) role(field string) string {
	if field == "speakers" && r.item.Type == records.TypeEvent {
		return "organizers"
	}
	return field
}

// person reads "Family, Given, Suffix"; EndNote has a comma behind the names of
// bodies, and two for one within them.
func person(s string) records.Agent {
	if strings.HasSuffix(s, ",") && (strings.Count(s, ",") == 1 || strings.Contains(s, ",,")) {
		a := library.Literal(strings.ReplaceAll(strings.TrimSuffix(s, ","), ",,", ","))
		a.Organization = true
		return a
	}
	if strings.Contains(s, ",") && isBody(s) {
		a := library.Literal(s)
		a.Organization = true
		return a
	}
	if given, ok := strings.CutSuffix(s, ", et al."); ok {
		return library.CommaName(given)
	}
	return library.CommaName(s)
}
