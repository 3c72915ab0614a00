package formats_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// Texts that mean something to the programs that read what we write are put into
// every field of records, and those programs read them: as many entries as were
// written, as many names, and each text as it was.

// hostileRefs are the references that have each of the texts in every field: of
// each text those of the names, all five where none is given.
func hostileRefs(t *testing.T, texts []string, names ...string) []*records.Reference {
	t.Helper()
	refs := refsOf(t, hostile.Collection(texts, 0))
	return slices.DeleteFunc(refs, func(r *records.Reference) bool {
		_, name, _ := strings.Cut(r.Key, "-")
		return len(names) > 0 && !slices.Contains(names, name)
	})
}

// understood is what a program understood of an entry. What it does not tell is
// nil or "".
type understood struct {
	key, title string
	names      []string // of the author
	whole      string
}

// checkHostile demands that a program understood each reference, with its title,
// its authors, its note and its abstract. as is how the program has the characters
// of a text.
func checkHostile(t *testing.T, refs []*records.Reference, read []understood, as func(string) string) {
	t.Helper()
	if len(read) != len(refs) {
		t.Errorf("%d entries of %d references", len(read), len(refs))
	}
	known, wrong := byKey(refs), 0
	for _, u := range read {
		r := known[u.key]
		delete(known, u.key)
		if r == nil {
			t.Errorf("an entry of no reference: %.300q", u)
			continue
		}
		for _, what := range misunderstood(r, u, func(s string) string { return onlySeen(as(s)) }) {
			if wrong++; wrong < 20 {
				t.Errorf("%s: %s", r.Key, what)
			}
		}
	}
	if wrong >= 20 {
		t.Errorf("%d texts are not what they were", wrong)
	}
	for key := range known {
		t.Errorf("%s is not there", key)
	}
}

// misunderstood says what of a reference was not understood.
func misunderstood(r *records.Reference, u understood, plain func(string) string) (wrong []string) {
	want := func(what, got, text string) {
		if !strings.Contains(plain(got), plain(text)) {
			wrong = append(wrong, fmt.Sprintf("the %s %q is not in %.300q", what, text, got))
		}
	}
	if u.title != "" {
		want("title", u.title, r.Title)
	}
	if u.whole != "" {
		want("note", u.whole, r.Note)
		want("abstract", u.whole, r.Abstract)
	}
	if u.names == nil || r.Type == records.TypeEvent {
		return wrong
	}
	if len(u.names) != len(r.Author.List) {
		return append(wrong, fmt.Sprintf("%d names of %d: %.300q", len(u.names), len(r.Author.List), u.names))
	}
	for i, a := range r.Author.List {
		for _, part := range []string{a.Name.Family, a.Name.Given, a.Name.Literal} {
			want("name", u.names[i], part)
		}
	}
	return wrong
}

// onlySeen is a text without what is not seen: blanks, controls, and the word joiners
// with which formats part what would mean something together.
func onlySeen(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '\u2060' || c == '\ufeff' || unicode.IsControl(c) || unicode.IsSpace(c) {
			return -1
		}
		return c
	}, norm.NFC.String(s))
}
