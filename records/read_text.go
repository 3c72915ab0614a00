package records

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// text reads a text, one string or a table by language. It reports whether the
// value is one or the other.
func (d *decoder) text(v any, breaks bool) (Text, bool) {
	switch v := v.(type) {
	case string:
		if s := d.clean(v, breaks); s != "" {
			return Text{Items: []TextItem{{Text: s}}}, true
		}
		return Text{}, true
	case map[string]any:
		return d.textByLanguage(v, breaks), true
	}
	return Text{}, false
}

func (d *decoder) textByLanguage(table map[string]any, breaks bool) Text {
	t := Text{Items: make([]TextItem, 0, len(table))}
	field := d.field()
	for _, key := range d.ordered(table) {
		d.enter(key)
		d.textItem(&t, field, key, table[key], breaks)
		d.leave()
	}
	if len(t.Items) == 0 {
		t.Items = nil
	}
	return t
}

// textItem adds the text in one language.
func (d *decoder) textItem(t *Text, field, key string, v any, breaks bool) {
	tag, err := ParseTag(key)
	if err != nil {
		d.failErr("bad-language", err, d.block.Locate)
		return
	}
	s, ok := v.(string)
	if !ok {
		if !isEmpty(v) {
			d.wrongType(field, "a text in quotes for each language", v, field+` = { en = "…", zh = "…" }`)
		}
		return
	}
	if slices.ContainsFunc(t.Items, func(i TextItem) bool { return i.Tag == tag }) {
		d.fail("duplicate-language", fmt.Sprintf("%q has two texts in the language %q", field, tag), "keep one of them")
		return
	}
	if s = d.clean(s, breaks); s != "" {
		t.Items = append(t.Items, TextItem{Tag: strings.Clone(tag), Text: s})
	}
}

// ordered gives the keys of the table being read in the order of the text,
// which a map does not keep: the first text is the one that is taken where no
// language fits. The library lists all keys of the document in that order, by
// their names alone; those of a table in a list follow those of the same table
// in the items before, so it is kept in mind how many have passed.
func (d *decoder) ordered(table map[string]any) []string {
	keys := make([]string, 0, len(table))
	if len(table) == 1 && d.lists == 0 {
		for key := range table {
			keys = append(keys, key)
		}
		return keys
	}
	names := make([]string, 0, len(d.path))
	for _, s := range d.path {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	skip := 0
	if d.lists > 0 {
		if d.passed == nil {
			d.passed = make(map[string]int)
		}
		path := strings.Join(names, "\x00")
		skip = d.passed[path]
		d.passed[path] += len(table)
	}
	for _, key := range d.raw.keys {
		key = key[d.raw.prefix:]
		if len(key) != len(names)+1 || !slices.Equal(key[:len(names)], names) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if keys = append(keys, key[len(names)]); len(keys) == len(table) {
			break
		}
	}
	return keys
}

// line reads a text that is one string and has no line breaks.
func (d *decoder) line(v any) (string, bool) {
	s, ok := v.(string)
	if !ok {
		return "", false
	}
	return d.clean(s, false), true
}

// clean gives a text as it is kept: in NFC, without control characters and
// without blanks at its ends. Line breaks are kept as line feeds, or are blanks.
// The result does not share memory with s, which is a piece of the text of the
// whole group.
func (d *decoder) clean(s string, breaks bool) string {
	if isPlain(s) {
		return strings.Clone(strings.Trim(s, " "))
	}
	var b strings.Builder
	b.Grow(len(s))
	var control rune
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case unicode.IsControl(r) || isNonCharacter(r):
			control = max(control, r)
		default:
			b.WriteRune(r)
		}
	}
	if control != 0 || strings.ContainsRune(s, 0) {
		d.warn("control-character", fmt.Sprintf("%q holds %s, which is left out", d.field(), describeRune(control)), "delete it")
	}
	s = b.String()
	if !breaks && strings.Contains(s, "\n") {
		lines := strings.Split(s, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
		s = strings.Join(lines, " ")
	}
	return norm.NFC.String(strings.TrimSpace(s))
}

// isPlain reports whether the text is all printing ASCII.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isNonCharacter reports whether Unicode says that the code point is none: such
// cannot stand in XML.
func isNonCharacter(r rune) bool {
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// readParagraphs reads a text that keeps its line breaks.
func (d *decoder) readParagraphs(to *Text, v any) (ok bool) {
	*to, ok = d.text(v, true)
	return ok
}
