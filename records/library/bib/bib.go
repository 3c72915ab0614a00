// Package bib reads files of BibTeX and biblatex: their syntax, names by their
// rules, LaTeX as plain Unicode, and the fields of both.
package bib

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/tex"
)

// Read reads a file. What cannot be read of it is reported, and the rest given.
func Read(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	p := newParser(text, file, report)
	var entries []*entry
	byKey := map[string]*entry{}
	for e := p.next(); e != nil; e = p.next() {
		entries = append(entries, e)
		if key := strings.ToLower(e.key); key != "" && byKey[key] == nil {
			byKey[key] = e
		}
	}
	items := make([]library.Item, 0, len(entries))
	for _, e := range entries {
		if e.malformed {
			p.fail(e.at, fmt.Sprintf("the entry %q is left out", e.key), "mend it, and import it again")
			continue
		}
		if e.typ == "xdata" || e.typ == "set" {
			continue
		}
		r := reader{p: p, entry: e, values: map[string]string{}, item: library.Item{At: p.position(e.at), Key: e.key, Entry: "@" + e.typ, Fields: map[string]string{}}}
		r.inherit(byKey)
		items = append(items, r.read())
	}
	return items
}

// reader makes an Item of one entry.
type reader struct {
	p      *parser
	entry  *entry
	values map[string]string // in TeX, by field
	order  []string
	item   library.Item

	untitled bool   // the label stands for the title
	parent   string // key of the entry that this one is printed in
}

// inherit gathers the fields of the entry, and what it has from others by
// crossref and xdata (biblatex manual, appendix B).
func (r *reader) inherit(byKey map[string]*entry) {
	for _, f := range r.entry.fields {
		if _, twice := r.values[f.name]; twice {
			r.p.warn(f.at, "duplicate-field", "the field \""+f.name+"\" is given twice", "the first is taken; the other is in the note")
			r.item.Leave(f.name, plain(f.value))
			continue
		}
		r.values[f.name] = f.value
		r.order = append(r.order, f.name)
	}
	take := func(name, value string) {
		if _, has := r.values[name]; !has {
			r.values[name] = value
			r.order = append(r.order, name)
		}
	}
	for _, key := range strings.Split(r.values["xdata"], ",") {
		if x := byKey[strings.ToLower(strings.TrimSpace(key))]; x != nil && key != "" {
			for _, f := range x.fields {
				take(f.name, f.value)
			}
		}
	}
	parent := byKey[strings.ToLower(strings.TrimSpace(r.values["crossref"]))]
	if parent == nil || parent == r.entry {
		return
	}
	r.parent = parent.key
	for _, f := range parent.fields {
		switch name := f.name; {
		case name == "title" && slices.Contains([]string{"inproceedings", "conference", "incollection", "inbook", "article"}, r.entry.typ):
			take("booktitle", f.value)
		case name == "subtitle":
			take("booksubtitle", f.value)
		case name == "author" && parent.typ == "book":
			take("bookauthor", f.value)
		case slices.Contains([]string{"title", "author", "crossref", "note", "abstract", "keywords", "doi", "url", "urldate", "shorttitle", "file", "pages"}, name):
		default:
			take(name, f.value)
		}
	}
}

// has reports whether a field says something.
func (r *reader) has(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.TrimSpace(r.values[n]) != "" })
}

func (r *reader) read() library.Item {
	r.kind()
	for _, name := range r.order {
		r.field(name, r.values[name])
	}
	r.finish()
	for _, f := range r.entry.fields {
		r.says(f.name, f.value)
	}
	return r.item
}

// says keeps what a field says in words, where it is not read as something else: a
// date, a language, a role.
func (r *reader) says(name, value string) {
	text := plain(value)
	switch {
	case asides()[name]:
		return
	case verbatim[name]:
		text = address(value)
	case name == "year":
		text, _ = yearOf(text)
	case dateFields[name]:
		if d, ok := dateOf(value); ok {
			text = strings.ReplaceAll(d, "T", " ")
		}
	case strings.Contains(name, "+an"):
		for _, m := range annotated().FindAllStringSubmatch(value, -1) {
			if m[2] != "host" { // which is a field
				r.item.Says(name, plain(m[2]))
			}
		}
		return
	case name == "entrysubtype" && (r.item.Kind == "news" || r.item.Printed == "news"):
		return
	case name == "langid" || name == "language" || name == "hyphenation":
		text = cmp.Or(library.LanguageNamed(text), text)
	case name == "type" && thesisTypes[text] != "",
		strings.HasPrefix(name, "editor") && roleTypes[strings.ToLower(text)] != "":
		return
	case roles[name] != "":
		text = extendedPart().ReplaceAllString(text, "")
	}
	r.item.Says(name, text)
}

// extendedPart is the name of a part of a name in biblatex's extended format.
var extendedPart = records.Pattern(`\b(?:family|given|prefix|suffix)\s*=`)

// spoken are words by which howpublished, note and type say that something was said.
var spoken = records.Pattern(`(?i)\b(talk|lecture|keynote|address|speech|presented|presentation|invited|plenary|poster|sermon|remarks|testimony|seminar|colloquium|vortrag|rede)\b`)

// named are parts of a text that are names, as "The Daily Speech" is.
var named = records.Pattern(`(?:^|, )The (?:\p{Lu}[^, ]* ?)+(?:,|$)`)

// kind finds what the entry is by its type and what it has.
func (r *reader) kind() {
	t, ok := entryTypes[r.entry.typ]
	if !ok {
		t = entryType{records.TypeSource, "other", ""}
		r.item.Leave("entry type", "@"+r.entry.typ)
	}
	label := plain(r.values["type"])
	first := first(r.values["howpublished"])
	event := r.has("eventtitle", "eventdate", "venue")
	switch r.entry.typ {
	case "unpublished", "misc", "online", "letter", "video", "audio":
		t = r.loose(t, cmp.Or(label, first), event)
	case "article":
		if sub := plain(r.values["entrysubtype"]); sub == "newspaper" || sub == "magazine" {
			t.kind = "news"
		}
		if !r.has("volume", "number", "pages", "doi", "issn", "eprint", "publisher") && library.NamesMeeting(plain(cmp.Or(r.values["journal"], r.values["journaltitle"]))) {
			t = entryType{records.TypeSpeech, "presentation", ""} // for want of a type
			break
		}
		kind, _ := library.KindOf(records.TypeSpeech, label)
		if note := plain(r.values["note"]); kind == "" && (library.HasPhrase(note, "delivered") || library.HasPhrase(note, "presented-at")) {
			kind = "speech"
		}
		if kind != "" {
			t = entryType{records.TypeSpeech, kind, t.kind}
		}
	case "techreport", "report":
		if kind, _ := library.KindOf(records.TypeSpeech, label); kind != "" { // for want of a type
			t = entryType{records.TypeSpeech, kind, ""}
		} else if kind := library.KindInLabel(records.TypeSpeech, label); kind != "" && library.NamesMeeting(plain(r.values["institution"])) {
			t = entryType{records.TypeSpeech, kind, ""}
		}
	case "inproceedings", "conference":
		if !r.has("booktitle", "publisher", "series", "editor", "crossref", "isbn", "pages") {
			t.printed = ""
		}
		if t.printed == "" || !r.has("booktitle", "crossref") && event {
			t = entryType{records.TypeSpeech, "presentation", ""}
		}
	case "incollection", "inbook":
		if note := plain(r.values["note"]); event || library.HasPhrase(note, "delivered") || library.HasPhrase(note, "presented-at") {
			t = entryType{records.TypeSpeech, "speech", "book"}
		}
	}
	r.item.Type, r.item.Kind, r.item.Printed = t.typ, t.kind, t.printed
	if t.printed != "" {
		r.item.BookKey = r.parent
	}
}

// loose is what an entry of a type that takes anything is: by the kind that its
// label names, else by the event it has, else by what its words say.
func (r *reader) loose(t entryType, label string, event bool) entryType {
	speech, _ := library.KindOf(records.TypeSpeech, label)
	ev, _ := library.KindOf(records.TypeEvent, label)
	source, _ := library.KindOf(records.TypeSource, label)
	var titled, titledEvent, titledSource string
	if m := inBrackets().FindStringSubmatch(plain(r.values["title"])); m != nil { // the label stands for the title
		titled, _ = library.KindOf(records.TypeSpeech, m[1])
		titledEvent, _ = library.KindOf(records.TypeEvent, m[1])
		titledSource, _ = library.KindOf(records.TypeSource, m[1])
	}
	title := plain(r.values["title"])
	if kind, own := library.KindOf(records.TypeSpeech, title); own && speech == "" && kind != "testimony" && r.has("author") && r.has("howpublished") && r.entry.typ == "misc" {
		titled, r.untitled = kind, true // as styles without brackets have it
	}
	name := r.entry.typ == "misc" && isName(r.values["title"])
	words := named().ReplaceAllString(plain(r.values["howpublished"]), "") + " " + plain(r.values["note"]+" "+r.values["type"])
	part := slices.ContainsFunc(commas().Split(plain(r.values["howpublished"]), -1), func(s string) bool {
		_, ok := library.InPhrase(s, "part-of")
		return ok
	})
	if kind, own := library.KindOf(records.TypeEvent, title); name && own && !r.has("author") && r.has("howpublished") {
		r.untitled = true // the label stands for the title
		return entryType{records.TypeEvent, kind, ""}
	}
	if name && !slices.ContainsFunc(r.order, func(f string) bool { return f != "title" && f != "key" && !undated[plain(r.values[f])] }) ||
		name && isName(r.values["author"]) && isDate(first(r.values["howpublished"])) { // quoth has names of events in braces
		return entryType{records.TypeEvent, "other", ""}
	}
	if part || r.has("title+an:acronym", "title+an:abbreviation") {
		return entryType{records.TypeEvent, cmp.Or(ev, labelledEvent(label)), ""}
	}
	switch {
	case titled != "" && r.has("author") && (ev == "" || titled == "testimony"):
		return entryType{records.TypeSpeech, titled, ""}
	case titledEvent != "" && !r.has("author") && label == "":
		return entryType{records.TypeEvent, titledEvent, ""}
	case speech == "other":
	case speech != "" && (ev == "" || r.has("author") && !name):
		return entryType{records.TypeSpeech, speech, ""}
	case ev != "" && !event:
		return entryType{records.TypeEvent, ev, ""}
	case name && label != "" && source == "" && !r.has("author", "organization") && (r.has("type") || r.heldOn()),
		name && label == "" && r.has("location", "address", "venue") && !r.has("howpublished", "organization", "publisher"):
		return entryType{records.TypeEvent, labelledEvent(label), ""}
	case isLetter(first(r.values["howpublished"])):
		return entryType{records.TypeSpeech, "letter", ""}
	case source != "":
		return entryType{records.TypeSource, source, ""}
	}
	switch {
	case r.values["author"] != "" && library.NamesMeeting(first(r.values["howpublished"])):
		return entryType{records.TypeSpeech, "presentation", ""}
	case event && r.has("author") && isName(r.values["eventtitle"]): // quoth has a label for each kind but this
		return entryType{records.TypeSpeech, "other", ""}
	case event && r.has("author") || r.entry.typ != "online" && !r.has("organization", "publisher") && spoken().MatchString(words):
		return entryType{records.TypeSpeech, "speech", ""}
	case event:
		return entryType{records.TypeEvent, "conference", ""}
	case titledSource != "" && label == "":
		t.kind = titledSource
	case r.entry.typ == "misc" && strings.Contains(r.values["howpublished"], "http"), r.entry.typ == "misc" && r.has("url") && !r.has("howpublished", "location", "address"):
		t.kind = "webpage"
	}
	return t
}

// heldOn reports whether howpublished has a date, as that of an event has.
func (r *reader) heldOn() bool {
	return slices.ContainsFunc(commas().Split(plain(r.values["howpublished"]), -1), isDate)
}

// labelledEvent is the kind of an event by a word of its label.
func labelledEvent(label string) string {
	if kind := library.KindOfEvent(label); kind != "conference" || strings.Contains(strings.ToLower(label), kind) {
		return kind
	}
	return "other"
}

// isName reports whether a title is kept whole by braces, as a name is.
func isName(title string) bool {
	inner, ok := braced(strings.TrimSpace(title))
	return ok && !strings.HasPrefix(inner, `\`)
}

func first(value string) string {
	return commas().Split(plain(value), 2)[0]
}

// isLetter reports whether howpublished says to whom a letter is.
func isLetter(s string) bool {
	_, ok := library.InPhrase(s, "letter-to")
	return ok
}

// field takes in one field.
func (r *reader) field(name, value string) {
	base, note, annotated := strings.Cut(name, "+an")
	switch {
	case strings.TrimSpace(value) == "":
	case annotated:
		r.annotation(base, strings.TrimPrefix(note, ":"), value)
	case roles[name] != "":
		r.item.Add(roles[name], names(value))
	case strings.HasPrefix(name, "editor") && len(name) == len("editora"):
		role := roleTypes[strings.ToLower(plain(r.values[name+"type"]))]
		if role == "" {
			role = "editors"
		}
		r.item.Add(role, names(value))
	case strings.HasPrefix(name, "editor") && strings.HasSuffix(name, "type"):
	case r.special(name, value):
	case fields[name] != "":
		r.text(name, fields[name], value)
	case asides()[name], strings.HasPrefix(name, "bdsk-"):
		r.item.LeaveAside(name, plain(value))
	default:
		r.item.Leave(name, r.plain(name, value))
	}
}

// plain is the text of a field; commands that are not known are told.
func (r *reader) plain(name, value string) string {
	if verbatim[name] {
		return address(value)
	}
	text, unknown := tex.Text(value)
	for _, command := range unknown {
		if !r.p.said[command] {
			r.p.said[command] = true
			r.p.warn(r.at(name), "", "the command "+command+" is not known", "what stands in its braces is taken as it is")
		}
	}
	return text
}

// at is where a field stands.
func (r *reader) at(name string) int {
	for _, f := range r.entry.fields {
		if f.name == name {
			return f.at
		}
	}
	return r.entry.at
}

// address is an address without the commands that older entries have in it.
func address(value string) string {
	s := strings.TrimSpace(value)
	s = strings.NewReplacer(`\url{`, "", `\href{`, "", `\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\~{}`, "~", `{\textasciitilde}`, "~", `\textasciitilde`, "~", `\~`, "~", `{`, "", `}`, "").Replace(s)
	return strings.Join(strings.Fields(s), "")
}

var dateFields = wordSet("date origdate urldate eventdate")

// dateOf is the date that a field has, in EDTF; its text where it has none.
func dateOf(value string) (string, bool) {
	text := plain(strings.ReplaceAll(value, "~", `\textasciitilde{}`)) // "1863~" is about 1863
	d, ok := records.ReadDate(strings.ReplaceAll(text, "–", "/"))
	if !ok {
		return text, false
	}
	return d.String(), true
}

// text takes in a field that is a text or a date.
func (r *reader) text(name, to, value string) {
	switch {
	case to == "container" && r.item.Type == records.TypeSpeech && r.item.Printed == "" && r.entry.typ == "article":
		r.item.SetNamed(library.EventAndPlace, name, r.plain(name, value))
	case dateFields[name]:
		if d, ok := dateOf(value); ok {
			r.item.SetNamed(to, name, d)
		} else {
			r.item.Leave(name, d)
		}
	case name == "institution" && r.item.Type == records.TypeSpeech && library.NamesMeeting(plain(value)):
		r.item.SetNamed(library.EventTitle, name, r.plain(name, value))
	case name == "pages":
		r.item.Set(to, strings.NewReplacer("–", "-", "—", "-").Replace(plain(value)))
	case name == "publisher" || name == "location" || name == "address" || name == "organization" || name == "institution":
		r.item.SetNamed(to, name, strings.Join(list(value), ", "))
	case name == "doi":
		r.item.Set(to, strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(address(value), "https://doi.org/"), "http://dx.doi.org/"), "doi:"))
	default:
		r.item.SetNamed(to, name, r.plain(name, value))
	}
}
