package library

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// knowEvents takes in what the events that are entries are called, so that a text
// that names several, or one with its place, can be taken apart.
func (l *Library) knowEvents(items []Item) {
	know := func(names ...string) {
		for _, name := range names {
			if words := fold(name); words != "" {
				l.named[words] = true
			}
		}
	}
	for i := range items {
		it := &items[i]
		for _, e := range it.Events {
			know(e.Fields["title"], withSubtitle(e.Fields))
		}
		for _, field := range []string{"theme", EventTheme} {
			if theme := it.Fields[field]; theme != "" && (field != "theme" || it.Type == records.TypeEvent) {
				l.themes[theme] = true
			}
		}
		if it.Type == records.TypeEvent {
			know(it.Fields["title"], withSubtitle(it.Fields))
			if above := it.Fields[EventTitle]; !strings.Contains(above, ", ") { // which may be several
				know(above)
			}
		}
	}
}

// withSubtitle is the title with the subtitle behind it.
func withSubtitle(fields map[string]string) string {
	return strings.TrimSpace(fields["title"] + " " + fields["subtitle"])
}

// inParentheses is a short title or an acronym behind a name.
var inParentheses = records.Pattern(` \([^()]*\)$`)

// eventNames takes a text of names of events, nearest first, apart, as far as the
// events are known by that name; what stands between two that are is one too.
// placed says that a place may stand behind the last, and in front of it what no
// comma parts. Where no name is known, the text is one name, or its first part is.
func (l *Library) eventNames(text string, placed bool) (names []string, place string) {
	parts := strings.Split(text, ", ")
	if len(parts) > maxParts {
		return []string{text}, ""
	}
	known := func(from, to int) bool {
		name := strings.Join(parts[from:to], ", ")
		return l.named[fold(name)] || l.named[fold(inParentheses().ReplaceAllString(name, ""))]
	}
	start, last := 0, 0 // of the parts that no name has; behind the last that one has
	for i := 0; i < len(parts); {
		to := len(parts)
		for to > i && !known(i, to) {
			to--
		}
		if to == i {
			i++
			continue
		}
		if start < i {
			names = append(names, strings.Join(parts[start:i], ", "))
		}
		names = append(names, strings.Join(parts[i:to], ", "))
		start, last, i = to, to, to
	}
	switch {
	case last == len(parts):
		return names, ""
	case !placed:
		return []string{text}, ""
	case last == 0:
		return parts[:1], strings.Join(parts[1:], ", ")
	}
	return names, strings.Join(parts[last:], ", ")
}

// maxParts is how many parts a text of names and places has at most.
const maxParts = 24
