package cmd

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/quoth-cite/quoth/records"
)

// sortOrders are the values of --sort.
var sortOrders = []string{"file", "key", "date", "speaker", "title"}

// sortable is what is kept of a reference to sort it: its key, and what it is
// sorted by.
type sortable struct {
	key  string
	day  records.Day // of a sort by date
	text []byte      // a collation key, of the other sorts
}

// sorted gives the keys of the references in an order other than that of the
// files. It reads the collection once, and keeps the keys and what they are
// sorted by. Equal references stay in the order of the files; those without a
// date come behind those that have one.
//
// Texts are collated as lang wants it, or where it is not a language as that of
// the first reference does (Unicode Technical Standard 35). Of a name the
// particle does not count: Vincent van Gogh is among the G.
func sorted(ctx context.Context, c *records.Collection, keys []string, order, lang string) ([]string, error) {
	var collator *collate.Collator
	var buffer collate.Buffer
	var list, undated []sortable
	err := c.References(ctx, keys, func(r *records.Reference) error {
		s := sortable{key: r.Key}
		if order == "date" {
			s.day, _ = r.Date.Bounds()
			if r.Date == (records.Date{}) {
				undated = append(undated, s)
				return nil
			}
		} else {
			if collator == nil {
				if lang == "" || lang == "original" {
					lang = r.TextLanguage
				}
				collator = collate.New(language.Make(lang))
			}
			s.text = bytes.Clone(collator.KeyFromString(&buffer, sortText(r, order)))
			buffer.Reset()
		}
		list = append(list, s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b sortable) int {
		return cmp.Or(a.day.Compare(b.day), bytes.Compare(a.text, b.text))
	})
	keys = make([]string, 0, len(list)+len(undated))
	for _, s := range append(list, undated...) {
		keys = append(keys, s.key)
	}
	return keys, nil
}

// sortText is what a reference is sorted by.
func sortText(r *records.Reference, order string) string {
	switch order {
	case "key":
		return r.Key
	case "speaker":
		return speakersInOrder(r)
	}
	return titleInOrder(r)
}

// speakersInOrder are the names of those who spoke or wrote, of an event of
// those who organized it, the family name first; the title where there are none.
func speakersInOrder(r *records.Reference) string {
	list := r.Author.List
	if r.Type == records.TypeEvent {
		list = r.Organizer.List
	}
	var names []string
	for _, a := range list {
		names = append(names, strings.Join(strings.Fields(strings.Join([]string{a.Name.Family, a.Name.Given, a.Name.Particle, a.Name.Suffix, a.Name.Literal}, " ")), " "))
	}
	if names == nil {
		return titleInOrder(r)
	}
	return strings.Join(names, "; ")
}

// titleInOrder is the title, or what stands for it.
func titleInOrder(r *records.Reference) string {
	if r.Title == "" {
		return cmp.Or(r.Description, r.Genre)
	}
	return r.Title + " " + r.Subtitle
}
