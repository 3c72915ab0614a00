package library

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// entry is an entry that was taken in, with what was made of it. That is known
// when all entries are in: two may say something else of one event, and a reader
// may take a field for what another says already.
type entry struct {
	record *record
	item   *Item
}

// tellUnsaid looks for each word that an entry says in what was made of it: its
// record, the events and the publication that this refers to, and what was told.
// A value of which a word is in none of them has been dropped on the way, and is
// told, in the note unless it is an aside.
func (l *Library) tellUnsaid() {
	vocabularies := map[*record]map[string]bool{}
	for _, s := range l.entries {
		told := map[string]bool{}
		for _, f := range s.item.Rest {
			addWords(told, f.Value)
		}
		var note []string
		for _, f := range s.item.Said {
			if f.Value = strings.TrimSpace(f.Value); l.says(s.record, told, f.Value, vocabularies) {
				continue
			}
			l.told = append(l.told, Told{Position: s.item.At, Key: s.item.Key, Fact: f})
			if !f.Aside {
				note = append(note, f.Name+": "+f.Value)
			}
			addWords(told, f.Value)
		}
		if len(note) > 0 {
			s.record.fields["note"] = strings.TrimSpace(s.record.fields["note"] + "\n" + strings.Join(note, "\n"))
		}
	}
}

// says reports whether every word of a text is in what was made of an entry.
func (l *Library) says(r *record, told map[string]bool, text string, vocabularies map[*record]map[string]bool) bool {
	has := func(r *record, word string) bool {
		if vocabularies[r] == nil {
			vocabularies[r] = r.vocabulary()
		}
		return vocabularies[r][word] || r.calls(word)
	}
	for word := range wordsIn(text) {
		found := told[word] || idleWords()[word]
		for of := range l.madeWith(r) {
			if found = found || has(of, word); found {
				break
			}
		}
		if !found && !records.WordOfDate(word) {
			return false
		}
	}
	return true
}

// madeWith are a record and those that it refers to.
func (l *Library) madeWith(r *record) iter.Seq[*record] {
	return func(yield func(*record) bool) {
		for e := range r.andAbove() {
			if !yield(e) {
				return
			}
		}
		if r.book != nil {
			for e := range r.book.andAbove() {
				if !yield(e) {
					return
				}
			}
		}
		for _, key := range r.reported {
			if s := l.keys[records.FoldKey(key)]; s != nil && !yield(s) {
				return
			}
		}
	}
}

// vocabulary are the words of a record.
func (r *record) vocabulary() map[string]bool {
	v := map[string]bool{}
	addWords(v, r.key)
	for name, value := range r.fields {
		addWords(v, value)
		_, lang, _ := strings.Cut(name, ".")
		addWords(v, lang)
	}
	if number := r.fields["number"]; number != "" && r.typ == records.TypeEvent {
		for _, lang := range records.Languages() {
			full, _ := records.JoinOrdinal(lang, r.fields["title"], number, "")
			addWords(v, full)
		}
	}
	for _, words := range r.keywords {
		addWords(v, words)
	}
	for _, list := range r.names {
		for _, a := range list.List {
			for _, s := range []string{a.Name.Natural(), a.Name.Family, a.Name.Given, a.Honorific, a.Office, a.Affiliation, a.ORCID, a.Key} {
				addWords(v, s)
			}
		}
	}
	return v
}

// calls reports whether a word is one of those that the kind of a record, or its
// country, is called by.
func (r *record) calls(word string) bool {
	return calledBy()[string(r.typ)+"."+r.fields["kind"]][word] || calledBy()[r.fields["country"]][word]
}

// calledBy are the words for the kinds of records and for countries in all
// languages that there are words in.
var calledBy = sync.OnceValue(func() map[string]map[string]bool {
	words := map[string]map[string]bool{}
	add := func(id, text string) {
		if words[id] == nil {
			words[id] = map[string]bool{}
		}
		addWords(words[id], text)
	}
	for _, lang := range records.Languages() {
		for _, typ := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource} {
			for _, kind := range records.Kinds(typ) {
				add(string(typ)+"."+kind, records.Label(lang, typ, kind))
			}
		}
	}
	for name, code := range countryCodes() {
		add(code, name)
	}
	return words
})

// idleWords are those that name or join what other words say: of the phrases that
// quoth writes, and of addresses.
var idleWords = sync.OnceValue(func() map[string]bool {
	idle := map[string]bool{}
	for _, lang := range records.Languages() {
		for _, phrase := range records.Phrases(lang) {
			addWords(idle, strings.ReplaceAll(phrase, "%s", " "))
		}
	}
	addWords(idle, "and others et al doi Cong. Sess. U.S.")
	return idle
})

func addWords(to map[string]bool, text string) {
	maps.Insert(to, func(yield func(string, bool) bool) {
		for word := range wordsIn(text) {
			if !yield(word, true) {
				return
			}
		}
	})
}

// unspaced are the scripts that are written without blanks, of which each letter
// is looked for by itself.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// ordinalEnds are what makes ordinals of numbers in figures.
var ordinalEnds = []string{"st", "nd", "rd", "th"}

// whole is a text that says something as a whole: an address, a DOI.
var whole = records.Pattern(`(?:https?://)(?:www\.|(?:dx\.)?doi\.org/)?([^\s<>"]+)|\b10\.[0-9]{4,}/[^\s<>"]+`)

// wordsIn are the words and numbers of a text in small letters, numbers without
// the zeros in front of them and what makes ordinals of them. An address is one
// word.
func wordsIn(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		text = strings.ToLower(text)
		if strings.Contains(text, "://") || strings.Contains(text, "10.") {
			for _, m := range whole().FindAllStringSubmatch(text, -1) {
				if !yield(strings.TrimRight(cmp.Or(m[1], m[0]), "/.,;:)]}")) {
					return
				}
			}
			text = whole().ReplaceAllString(text, " ")
		}
		var word strings.Builder
		end := func() bool {
			w := word.String()
			word.Reset()
			if digits := strings.TrimRightFunc(w, unicode.IsLetter); slices.Contains(ordinalEnds, w[len(digits):]) {
				w = digits
			}
			w = strings.TrimLeft(w, "0")
			return w == "" || yield(w)
		}
		for _, c := range text {
			alone := unicode.In(c, unspaced...)
			switch {
			case !alone && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)):
				word.WriteRune(c)
			case !end(), alone && !yield(string(c)):
				return
			}
		}
		end()
	}
}
