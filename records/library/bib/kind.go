package bib

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

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
