package library

import (
	"cmp"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
)

// kindsByLabel are the kinds of a type of record by their labels, in every
// language that there are labels in, in small letters.
var kindsByLabel = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for _, typ := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource} {
		for _, kind := range records.Kinds(typ) {
			for _, lang := range records.Languages() {
				id := string(typ) + "\x00" + strings.ToLower(records.Label(lang, typ, kind))
				if kinds[id] == "" {
					kinds[id] = kind
				}
			}
			kinds[string(typ)+"\x00"+strings.ReplaceAll(kind, "-", " ")] = kind
		}
	}
	for label, kind := range map[string]string{
		"conference paper": "paper", "conference presentation": "presentation", "paper presentation": "paper", "talk": "presentation", "invited talk": "presentation",
		"poster presentation": "poster", "poster session": "poster", "keynote": "keynote", "keynote speech": "keynote", "keynote talk": "keynote",
		"opening speech": "opening-address", "opening remarks": "opening-address", "closing speech": "closing-address", "closing remarks": "closing-address",
		"powerpoint slides": "slides", "presentation slides": "slides", "lecture slides": "slides", "slide presentation": "slides",
		"panel": "panel-talk", "panel discussion": "panel-talk", "plenary": "keynote", "plenary lecture": "keynote", "vortrag": "presentation", "rede": "speech",
	} {
		if id := "speech\x00" + label; kinds[id] == "" {
			kinds[id] = kind
		}
	}
	return kinds
})

// KindOf is the kind that a label names, "" where it names none. own says that it
// is the label that the kind has by itself, so that nothing is lost without it.
func KindOf(typ records.Type, label string) (kind string, own bool) {
	kind = kindsByLabel()[string(typ)+"\x00"+strings.ToLower(clean(label))]
	return kind, kind != "" && IsLabel(typ, kind, label)
}

// IsLabel reports whether a label is that of a kind in some language.
func IsLabel(typ records.Type, kind, label string) bool { return LabelLanguage(typ, kind, label) != "" }

// LabelLanguage is the first language in which a label is that of a kind, ""
// where there is none.
func LabelLanguage(typ records.Type, kind, label string) string {
	for _, lang := range records.Languages() {
		if records.Label(lang, typ, kind) == label {
			return lang
		}
	}
	return ""
}

// KindInLabel is the kind whose label, or name, has the most of its words in a
// label of a few words: of "Class lecture" a lecture. It is "" where none has.
func KindInLabel(typ records.Type, label string) string {
	words := strings.Fields(fold(label))
	if len(words) > 5 {
		return ""
	}
	have, best, most := " "+strings.Join(words, " ")+" ", "", 0
	for id, kind := range kindsByLabel() {
		name, ok := strings.CutPrefix(id, string(typ)+"\x00")
		n := len(name)
		if ok && kind != "other" && (n > most || n == most && kind < best) && strings.Contains(have, " "+fold(name)+" ") {
			best, most = kind, n
		}
	}
	return best
}

// SetGenre sets the label of an item: as its kind where it names one that is more
// than the item's own, else as it stands.
func (it *Item) SetGenre(label string) {
	label = clean(label)
	kind, _ := KindOf(it.Type, label)
	if kind == "" && it.Type != records.TypeSource {
		kind = KindInLabel(it.Type, label)
	}
	if kind != "" && it.Kind != "letter" && it.Kind != "testimony" && !IsLabel(it.Type, it.Kind, label) {
		it.Kind = kind
	}
	it.Set("genre", label)
	it.labelled = true
}

// leaveLabel takes a label out of a record that its kind has by itself: that of
// the kind in the language of the record, or in English.
func (r *record) leaveLabel() {
	kind, label := r.fields["kind"], r.fields["genre"]
	if label != "" && (label == records.Label("en", r.typ, kind) || label == strings.ToLower(records.Label("en", r.typ, kind)) || label == records.Label(cmp.Or(r.fields["language"], "en"), r.typ, kind)) {
		delete(r.fields, "genre")
	}
}
