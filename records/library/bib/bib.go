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
	case asides()[name], isOff(name):
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
	case asides()[name], strings.HasPrefix(name, "bdsk-"), isOff(name):
		r.item.LeaveAside(name, plain(value))
	default:
		r.item.Leave(name, r.plain(name, value))
	}
}

// isOff reports whether a field is one that Emacs has taken out of use: OPTnote,
// ALTeditor.
func isOff(name string) bool {
	base, opt := strings.CutPrefix(name, "opt")
	if !opt {
		base, opt = strings.CutPrefix(name, "alt")
	}
	return opt && (fields[base] != "" || roles[base] != "" || asides()[base] || base == "month" || base == "number" || base == "year" || base == "keywords")
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
