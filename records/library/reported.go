package library

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// sourcesOf are the keys of the sources that can be referred to, by their titles
// in small letters; a title that two have is that of the first.
func sourcesOf(all []*record) map[string]string {
	keys := map[string]string{}
	add := func(key string, titles ...string) {
		for _, title := range titles {
			if words := fold(title); words != "" && keys[words] == "" {
				keys[words] = key
			}
		}
	}
	for _, s := range all {
		if s.typ != records.TypeSource || s.key == "" {
			continue
		}
		f := s.fields
		add(s.key, f["title"]+" "+f["subtitle"], f["title"], cmp.Or(f["title"], f["genre"], f["container"], records.Label(cmp.Or(f["language"], "en"), s.typ, f["kind"])))
		for _, name := range slices.Sorted(maps.Keys(f)) {
			if tag, ok := strings.CutPrefix(name, "title."); ok {
				add(s.key, f[name]+" "+cmp.Or(f["subtitle."+tag], f["subtitle"]), f[name])
			}
		}
	}
	return keys
}

// commas part the authors, the title and the rest of a citation in running text.
var commas = records.Pattern(`, |，|、|، `)

// sourceNamed is the key of the source of which a citation has the title: the
// longest run of its parts that is one.
func sourceNamed(citation string, keys map[string]string) string {
	parts := commas().Split(citation, 12)
	for n := len(parts); n > 0; n-- {
		for i := 0; i+n <= len(parts); i++ {
			if key := keys[fold(strings.Join(parts[i:i+n], " "))]; key != "" {
				return key
			}
		}
	}
	return ""
}

// reportedIn finds the sources that an item names in words among the records of
// its file. Where it does not find all of them, the words go into the note.
func (l *Library) reportedIn(it *Item, r *record, sources map[string]string) {
	if it.Reported == "" {
		return
	}
	var keys []string
	words, _ := InPhrase(strings.TrimRight(it.Reported, ".。"), "reported-in")
	all := strings.FieldsFunc(words, func(c rune) bool { return c == ';' || c == '；' })
	for _, part := range all {
		if key := sourceNamed(strings.TrimSpace(part), sources); key != "" {
			keys = append(keys, key)
		}
	}
	if len(keys) == len(all) && r.typ != records.TypeSource {
		r.reported = append(r.reported, keys...)
		return
	}
	l.told = append(l.told, Told{Position: it.At, Key: it.Key, Fact: Fact{Name: "reported in", Value: it.Reported}})
	r.fields["note"] = joinSentences(r.fields["note"], it.Reported)
}

// joinSentences is two parts of a note, the first closed with a stop.
func joinSentences(a, b string) string {
	if a == "" || b == "" || strings.HasSuffix(a, "\n") {
		return strings.TrimSpace(a + b)
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	stop := records.Term(records.LanguageOfText(a, "zh", "en"), "stop")
	if !strings.ContainsRune(".!?。！？:", last) {
		a += stop
	}
	if strings.HasSuffix(a, "。") {
		return a + b
	}
	return a + " " + b
}
