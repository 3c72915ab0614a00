package records

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	var seen map[string]bool
	if len(table) > 1 {
		seen = make(map[string]bool, len(table))
	}
	for _, key := range d.ordered(table) {
		d.enterTag(key)
		d.textItem(&t, key, table[key], seen, breaks)
		d.leave()
	}
	if len(t.Items) == 0 {
		t.Items = nil
	}
	return t
}

// textItem adds the text in one language.
func (d *decoder) textItem(t *Text, key string, v any, seen map[string]bool, breaks bool) {
	tag, err := d.tags.parse(key)
	if err != nil {
		d.failErr("bad-language", err, d.block.Locate)
		return
	}
	s, ok := v.(string)
	if !ok {
		if !isEmpty(v) {
			d.wrongType(quoted(d.field()), "a text in quotes for each language", v, d.field()+` = { en = "…", zh = "…" }`)
		}
		return
	}
	if seen[tag] {
		d.fail("duplicate-language", fmt.Sprintf("%s has two texts in the language %q", quoted(d.field()), tag), "keep one of them")
		return
	}
	if seen != nil {
		seen[tag] = true
	}
	if s = d.clean(s, breaks); s != "" {
		t.Items = append(t.Items, TextItem{Tag: tag, Text: s})
	}
}

// eachItem goes over the items of a text that was read from v, with the path at
// each.
func (d *decoder) eachItem(t Text, v any, visit func(*TextItem)) {
	table, byLanguage := v.(map[string]any)
	if !byLanguage {
		for i := range t.Items {
			visit(&t.Items[i])
		}
		return
	}
	written := make(map[string]string, len(table))
	for _, key := range slices.Sorted(maps.Keys(table)) { // of two keys for a tag, always the same
		if tag, err := d.tags.parse(key); err == nil {
			written[tag] = key
		}
	}
	for i := range t.Items {
		d.enterTag(written[t.Items[i].Tag])
		visit(&t.Items[i])
		d.leave()
	}
}

// ordered gives the keys of the table being read in the order of the text,
// which a map does not keep: the first text is the one that is taken where no
// language fits. The library lists the keys of the document in that order, but
// by their names alone. Those of a table in a list follow those of the same
// table in the items before, so it is kept in mind how many have passed.
func (d *decoder) ordered(table map[string]any) []string {
	keys := make([]string, 0, len(table))
	if len(table) == 1 {
		for key := range table {
			keys = append(keys, key)
		}
		if d.lists == 0 {
			return keys
		}
	}
	names := make([]string, 0, 8)
	for _, s := range d.path {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	path, next := "", 0
	if d.lists > 0 {
		path = strings.Join(names, "\x00")
		next = d.passed[path]
	}
	found := keys[:0]
	for ; next < len(d.raw.keys) && len(found) < len(table); next++ {
		key := d.raw.keys[next][d.raw.prefix:]
		if len(key) != len(names)+1 || !slices.Equal(key[:len(names)], names) {
			continue
		}
		if _, ok := table[key[len(names)]]; ok {
			found = append(found, key[len(names)])
		}
	}
	if d.lists > 0 {
		if d.passed == nil {
			d.passed = make(map[string]int)
		}
		d.passed[path] = next
	}
	if len(found) < len(table) { // an item that was refused had texts by the same names
		return slices.Sorted(maps.Keys(table))
	}
	return found
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
	if isClean(s) {
		return strings.Clone(strings.TrimSpace(s))
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
		d.warn("hidden-character", fmt.Sprintf("%s holds %s, which is left out", quoted(d.field()), describeRune(control)), "delete it")
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

// isClean reports whether a text has nothing to clean but blanks at its ends.
func isClean(s string) bool {
	ascii := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			return false
		}
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	return ascii || norm.NFC.IsNormalString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf && (r < 0xa0 || r == '\u2028' || r == '\u2029' || isNonCharacter(r))
	})
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

// tagCache holds the language tags of a group in canonical form by how they are
// written: a few tags come in nearly every record.
type tagCache map[string]string

func (c tagCache) parse(written string) (string, error) {
	if tag, ok := c[written]; ok {
		return tag, nil
	}
	tag, err := ParseTag(written)
	if err == nil {
		tag = strings.Clone(tag)
		c[written] = tag
	}
	return tag, err
}
