package csl

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// reader makes an Item of one item.
type reader struct {
	in     item
	custom item // what quoth keeps there
	ours   bool // quoth wrote it
	item   library.Item
	title  string
	genre  string
}

func (r *reader) read() library.Item {
	r.extra()
	r.item.Key = cmp.Or(text(r.in["id"]), text(r.in["citation-key"]))
	if strings.Contains(r.item.Key, "://") { // Zotero's own address of an item, which nobody cites by
		r.item.LeaveAside("id", r.item.Key)
		r.item.Key = text(r.in["citation-key"])
	}
	r.item.Entry = text(r.in["type"])
	r.title, r.genre = text(r.in["title"]), text(r.in["genre"])
	if r.ours {
		r.own()
	} else {
		r.kind()
	}
	for _, name := range r.in.names() {
		r.variable(name)
	}
	if r.ours {
		r.ownFields()
	} else {
		r.item.SetGenre(r.genre)
		r.item.Set("title", r.title)
		if genre := r.item.Fields["genre"]; r.item.Fields["title"] == "" && genre != "" && r.item.Type != records.TypeSource && !library.IsLabel(r.item.Type, r.item.Kind, genre) {
			r.item.Fields["description"] = r.item.Fields["genre"]
			delete(r.item.Fields, "genre")
		}
	}
	for _, name := range r.in.names() {
		switch v := r.in[name]; {
		case name == "type" || isDate[name]:
		case name == "language":
			r.item.Says(name, cmp.Or(library.LanguageNamed(text(v)), text(v)))
		default:
			r.says(name, v)
		}
	}
	return r.item
}

// says keeps each text and number that a variable has.
func (r *reader) says(name string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, part := range item(v).names() {
			r.says(name+" "+part, v[part])
		}
	case []any:
		for _, e := range v {
			r.says(name, e)
		}
	default:
		r.item.Says(name, text(v))
	}
}

// kind finds what the item is by its type and what it has.
func (r *reader) kind() {
	t, ok := itemTypes[r.item.Entry]
	if !ok {
		t = itemType{records.TypeSource, "other", ""}
		r.item.Leave("type", r.item.Entry)
	}
	has := func(name string) bool { return r.in[name] != nil && text(r.in[name])+whole(r.in[name]) != "" }
	switch {
	case r.item.Entry == "hearing" && has("author"):
		t = itemType{records.TypeSpeech, "testimony", ""}
	case t.printed != "" && !has("container-title") && !has("publisher") && !has("collection-title"):
		t.printed = ""
	case t.kind == "book" && t.typ == records.TypeSource && (has("event-title") || has("event")):
		t.kind = "proceedings"
	}
	r.item.Type, r.item.Kind, r.item.Printed = t.typ, t.kind, t.printed
}

// variable takes in one variable.
func (r *reader) variable(name string) {
	v := r.in[name]
	role, field := roles[name], fields[name]
	if r.hearing() && hearingFields[name] != "" {
		field = hearingFields[name]
	}
	switch {
	case name != "custom" && role == "" && !isDate[name] && text(v) == "" && v != nil:
		if names := agents(v).List; len(names) > 0 { // of a role that records have not
			for _, a := range names {
				r.item.Leave(name, a.Name.Natural())
			}
		} else if s := whole(v); s != `""` {
			r.item.Leave(name, s) // no text where one should be
		}
	case slices.Contains([]string{"id", "type", "title", "genre", "custom", "citation-key"}, name):
	case role != "":
		names := agents(v)
		if !r.ours { // pandoc has "others" as a name
			names = library.EtAl(names)
		}
		r.item.Add(r.roleField(name, role), names)
	case isDate[name]:
		r.date(name, field, v)
	case name == "event-title" || name == "event":
		if text(r.in["event-title"]) == "" || name == "event-title" {
			r.event(text(v))
		}
	case name == "title-short" || name == "shortTitle":
		r.item.ShortTitle(text(v), r.title)
	case name == "keyword":
		r.keywords(text(v))
	case name == "container-title" && r.item.Type != records.TypeSource && r.item.Printed == "":
		r.item.Set(library.EventSession, text(v))
	case name == "collection-number" && r.item.Type == records.TypeSource:
		r.item.Set("number", text(v))
	case field != "":
		r.item.Set(field, text(v))
	case asides[name]:
		r.item.LeaveAside(name, whole(v))
	default:
		r.item.Leave(name, whole(v))
	}
}

func (r *reader) hearing() bool { return r.item.Kind == "testimony" || r.item.Kind == "hearing" }

// roleField is the field of the record for the names of a variable.
func (r *reader) roleField(name, role string) string {
	if name == "author" && r.item.Type == records.TypeEvent {
		return "organizers"
	}
	if name == "contributor" && r.item.Type == records.TypeSource {
		return "contributors"
	}
	return role
}

func (r *reader) date(name, field string, v any) {
	edtf, ok := date(v)
	if ok && field != "" {
		r.item.Set(field, edtf)
	} else {
		r.item.Leave(name, edtf)
	}
	for part, v := range object(v) {
		if said, _ := date(v); !slices.Contains([]string{"date-parts", "season", "circa"}, part) {
			r.item.Says(name+" "+part, said)
		}
	}
}

// event takes in the name of the event. Of testimony it is the title that the
// hearing has.
func (r *reader) event(title string) {
	if r.custom["events"] == nil {
		r.item.Set(library.EventTitle, title)
	}
}

func (r *reader) keywords(s string) {
	sep := ","
	if strings.Contains(s, ";") {
		sep = ";"
	}
	for k := range strings.SplitSeq(s, sep) {
		if k = strings.TrimSpace(k); k != "" {
			r.item.Keywords = append(r.item.Keywords, k)
		}
	}
}

// extraLine is a line of the note that Zotero and citeproc-js read as a variable.
var extraLine = records.Pattern(`^\s*([A-Za-z][A-Za-z _-]*):\s*(.+?)\s*$`)

// extra takes the variables out of a note, where the item has them not.
func (r *reader) extra() {
	note := text0(r.in["note"])
	if note == "" || r.ours {
		return
	}
	var rest []string
	for line := range strings.Lines(note) {
		m := extraLine().FindStringSubmatch(line)
		if m != nil && r.fromExtra(strings.ReplaceAll(m[1], " ", "-"), m[2]) {
			continue
		}
		rest = append(rest, strings.TrimRight(line, "\r\n"))
	}
	r.in["note"] = strings.TrimSpace(strings.Join(rest, "\n"))
}

func text0(v any) string {
	s, _ := v.(string)
	return s
}

// fromExtra reports whether a line of the note is a variable, and takes it in.
func (r *reader) fromExtra(name, value string) bool {
	for _, known := range []string{name, strings.ToLower(name), strings.ToUpper(name)} {
		switch {
		case known == "type":
			r.in["type"] = value
		case roles[known] != "":
			family, given, parted := strings.Cut(value, "||")
			name := any(value)
			if parted {
				name = map[string]any{"family": strings.TrimSpace(family), "given": strings.TrimSpace(given)}
			} else if !strings.Contains(value, ",") {
				name = map[string]any{"literal": value}
			}
			list, _ := r.in[known].([]any)
			if known == "author" && r.in["type"] != "hearing" && len(list) > 0 {
				return false
			}
			r.in[known] = append(list, name)
		case known == "event" || known == "event-title" || known == "genre" || known == "original-title" || fields[known] != "":
			if r.in[known] == nil {
				r.in[known] = value
			}
		default:
			continue
		}
		return true
	}
	return false
}
