package library

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// TOML gives the records as the text of a file in the canonical layout: people
// and bodies first, then what the entries told of, in their order.
func (l *Library) TOML() ([]byte, error) {
	l.gather()
	for _, r := range l.records {
		if r.key == "" {
			r.key = l.free(cmp.Or(records.ValidKey(r.makeKey()), r.fields["kind"]))
			l.keys[records.FoldKey(r.key)] = r
		}
	}
	for _, r := range l.records {
		r.inTongues()
	}
	l.tellUnsaid()
	var b bytes.Buffer
	if lang := l.language(); lang != "" {
		fmt.Fprintf(&b, "[collection]\nlanguage = %s\n\n", records.QuoteText(lang))
	}
	for _, p := range l.people.order {
		p.write(&b, l.people.forms[p.key])
	}
	for _, r := range l.records {
		l.write(&b, r)
	}
	text, wrong := records.Format(b.Bytes(), "")
	if len(wrong) > 0 {
		return nil, fmt.Errorf("the records could not be written: %w", wrong[0])
	}
	return text, nil
}

// language is the one language that all titles are in, where some of them are
// translated into it: that in which the file was written. It is "" where a record
// does not say in which language it was given, since then it would get this one.
func (l *Library) language() string {
	lang, translated := "", false
	for _, r := range l.records {
		base, _, _ := strings.Cut(r.tongue, "-")
		switch {
		case r.hidden && r.typ == records.TypeSource:
			continue
		case r.fields["language"] == "" && !r.inherits("language"), base == "", lang != "" && base != lang:
			return ""
		}
		lang = base
		translated = translated || r.tongue != r.fields["language"] && r.fields["language"] != ""
	}
	if !translated {
		return ""
	}
	return lang
}

// inherits reports whether an event above a record has a field.
func (r *record) inherits(field string) bool {
	for e := range r.above() {
		if e.fields[field] != "" {
			return true
		}
	}
	return false
}

// makeKey makes a key as quoth keys does: of a name, the year and a word.
func (r *record) makeKey() string {
	var parts []string
	for _, role := range []string{"speakers", "authors", "editors"} {
		if list := r.names[role].List; len(list) > 0 && parts == nil {
			parts = append(parts, strings.Join(records.NameWords(cmp.Or(list[0].Name.FullFamily(), list[0].Name.Literal)), ""))
		}
	}
	words := 1
	if parts == nil {
		words = 3
	}
	date := r.fields["date"]
	for e := range r.above() {
		date = cmp.Or(date, e.fields["date"])
	}
	date = cmp.Or(date, r.year)
	title := cmp.Or(r.fields["title"], r.fields["description"], r.fields["container"], r.fields["committee"])
	telling := records.TellingWords(title, words)
	if words == 3 {
		parts = append(parts, telling...)
		telling = nil
	}
	if y := year(date); len(y) == 4 && strings.Trim(y, "0123456789") == "" && !slices.Contains(parts, y) {
		parts = append(parts, y)
	}
	key := strings.Join(slices.DeleteFunc(append(parts, telling...), func(s string) bool { return s == "" }), "-")
	if key == "" || key[0] < 'a' {
		key = strings.TrimRight(r.fields["kind"]+"-"+key, "-")
	}
	return key[:min(len(key), 60)]
}

func header(b *bytes.Buffer, typ records.Type, key string) {
	fmt.Fprintf(b, "[%s.%s]\n", typ, records.QuoteKey(key))
}

// write writes the record of a person or a body, with the names by language where
// there are several.
func (p person) write(b *bytes.Buffer, names forms) {
	n := p.agent.Name
	if isBody(p.agent) {
		header(b, records.TypeOrganization, p.key)
		fmt.Fprintf(b, "name = %s\n\n", records.QuoteText(cmp.Or(n.Literal, n.Natural())))
		return
	}
	header(b, records.TypePerson, p.key)
	switch {
	case len(names) > 0:
		var texts []string
		for _, lang := range slices.Sorted(maps.Keys(names)) {
			texts = append(texts, records.QuoteKey(lang)+" = "+records.QuoteText(cmp.Or(names[lang].Literal, joinName(names[lang]))))
		}
		fmt.Fprintf(b, "name = { %s }\n", strings.Join(texts, ", "))
	case n.Literal == "" && safe(n):
		fmt.Fprintf(b, "name = %s\n", records.QuoteText(joinName(n)))
	case n.Literal == "" || strings.ContainsAny(n.Literal, ",，،"):
		b.WriteString(strings.Join(nameParts(n), "\n") + "\n")
	default:
		fmt.Fprintf(b, "name = %s\n", records.QuoteText(n.Literal))
	}
	if p.agent.ORCID != "" {
		fmt.Fprintf(b, "orcid = %s\n", records.QuoteText(p.agent.ORCID))
	}
	b.WriteByte('\n')
}

// write writes a record, in any order of its fields.
func (l *Library) write(b *bytes.Buffer, r *record) {
	header(b, r.typ, r.key)
	texts := map[string][]string{} // by language
	for _, name := range slices.SortedFunc(maps.Keys(r.fields), englishFirst) {
		value := r.fields[name]
		base, lang, byLanguage := strings.Cut(name, ".")
		switch {
		case value == "":
		case byLanguage:
			texts[base] = append(texts[base], records.QuoteKey(lang)+" = "+records.QuoteText(value))
		case name == "online" || name == "unpublished":
			fmt.Fprintf(b, "%s = true\n", name)
		case isNumber(name) && isPlainNumber(value):
			fmt.Fprintf(b, "%s = %s\n", name, value)
		default:
			fmt.Fprintf(b, "%s = %s\n", name, records.QuoteText(value))
		}
	}
	for _, base := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(b, "%s = { %s }\n", base, strings.Join(texts[base], ", "))
	}
	for _, role := range slices.Sorted(maps.Keys(r.names)) {
		if r.names[role].IsZero() {
			continue
		}
		l.agents(b, role, r.names[role], r.tongue)
	}
	l.references(b, r)
	if r.hidden {
		b.WriteString("cite = false\n")
	}
	b.WriteByte('\n')
}

func hasPrefix(fields map[string]string, prefix string) bool {
	for name := range fields {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

func isNumber(field string) bool {
	return slices.Contains([]string{"number", "volume", "issue", "edition", "lecture_number", "number_of_volumes"}, field)
}

func isPlainNumber(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && len(s) < 10 && strconv.Itoa(n) == s
}

func (l *Library) agents(b *bytes.Buffer, role string, list records.AgentList, lang string) {
	var items []string
	for _, a := range list.List {
		items = append(items, l.agent(a, lang))
	}
	if list.EtAl {
		items = append(items, `"et al."`)
	}
	fmt.Fprintf(b, "%s = [%s]\n", role, strings.Join(items, ", "))
}

// references writes the keys of what a record refers to. A source that is known
// by its key only, and is in none of the files, is left to the note.
func (l *Library) references(b *bytes.Buffer, r *record) {
	if r.event != nil {
		field := "event"
		if r.typ == records.TypeEvent {
			field = "part_of"
		}
		fmt.Fprintf(b, "%s = %s\n", field, records.QuoteText(r.event.key))
	}
	if r.book != nil {
		fmt.Fprintf(b, "published_in = %s\n", records.QuoteText(r.book.key))
	}
	if r.typ != records.TypeSource {
		var keys []string
		for _, key := range r.reported {
			if s := l.keys[records.FoldKey(key)]; s != nil && s.typ == records.TypeSource {
				keys = append(keys, records.QuoteText(s.key))
			}
		}
		if len(keys) > 0 {
			fmt.Fprintf(b, "reported_in = [%s]\n", strings.Join(keys, ", "))
		}
	}
	if len(r.keywords) > 0 {
		var words []string
		for _, k := range r.keywords {
			words = append(words, records.QuoteText(k))
		}
		fmt.Fprintf(b, "keywords = [%s]\n", strings.Join(words, ", "))
	}
}
