package records

import (
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/text/language"
)

// Text is a text as written: one string, or one for each of several languages.
// The zero Text is absent.
type Text struct {
	Items []TextItem // in the order of the file; a plain string has one item with an empty Tag
}

// TextItem is a text in one language.
type TextItem struct {
	Tag  string // BCP 47, canonical; "" where the record does not say
	Text string // NFC, no control characters
}

// IsZero reports whether nothing is written.
func (t Text) IsZero() bool { return len(t.Items) == 0 }

// In is the text for the first of the languages that there is one for, each a
// canonical BCP 47 tag: the very tag, else the nearest by the distances of CLDR
// (zh is met by zh-Hans, en-AU by en-GB, not uk by ru). Where there is none it
// is the first one written. A transliteration is no text in its language: it is
// given only where its own tag is asked for, or nothing else is written.
func (t Text) In(langs ...string) TextItem {
	switch len(t.Items) {
	case 0:
		return TextItem{}
	case 1:
		return t.Items[0]
	}
	for _, lang := range langs {
		for _, item := range t.Items {
			if item.Tag == lang {
				return item
			}
		}
		if i := t.nearest(lang); i >= 0 {
			return t.Items[i]
		}
	}
	for _, item := range t.Items {
		if !isTransliteration(item.Tag) {
			return item
		}
	}
	return t.Items[0]
}

// of is the text in the language of a tag and in its own letters; the zero
// TextItem where there is none.
func (t Text) of(tag string) TextItem {
	for _, item := range t.Items {
		if sameLanguage(item.Tag, tag) && !isTransliteration(item.Tag) {
			return item
		}
	}
	return TextItem{}
}

// Transliteration is the text in letters that are not the language's own:
// Latin where there are several. The zero TextItem says that there is none.
func (t Text) Transliteration(lang string) TextItem {
	var found TextItem
	want, _, _ := subtags(lang)
	for _, item := range t.Items {
		base, script, _ := subtags(item.Tag)
		if base != want || !isTransliteration(item.Tag) {
			continue
		}
		if script == "Latn" || script == "" {
			return item
		}
		if found == (TextItem{}) {
			found = item
		}
	}
	return found
}

// A matcher takes a thousand times as long to build as a text to choose, and a
// collection has few sets of languages: so what was found is kept. Beyond the
// limit, which only a collection made to reach it does, nothing more is.
const maxNearest = 4096

var (
	nearestFound sync.Map // the tag asked for and those there are: place of the nearest
	nearestCount atomic.Int32
)

// nearest is the place of the item whose language is nearest to lang, -1 where
// none is near.
func (t Text) nearest(lang string) int {
	var key strings.Builder
	key.WriteString(lang)
	for _, item := range t.Items {
		key.WriteByte('\n')
		key.WriteString(item.Tag)
	}
	if i, ok := nearestFound.Load(key.String()); ok {
		return i.(int)
	}
	i := t.match(lang)
	if nearestCount.Load() < maxNearest {
		nearestCount.Add(1)
		nearestFound.Store(key.String(), i)
	}
	return i
}

func (t Text) match(lang string) int {
	want, err := language.Parse(lang)
	if err != nil {
		return -1
	}
	var tags []language.Tag
	var places []int
	for i, item := range t.Items {
		tag, err := language.Parse(item.Tag)
		if err == nil && !isTransliteration(item.Tag) {
			tags, places = append(tags, tag), append(places, i)
		}
	}
	if len(tags) == 0 {
		return -1
	}
	_, i, confidence := language.NewMatcher(tags).Match(want)
	if confidence == language.No {
		return -1
	}
	return places[i]
}
