package formats

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// wikiText is a text that MediaWiki shows as it is, in a parameter of a template
// too: every mark that could begin a template, a link, a tag, an entity, a magic
// word, a signature or bold type is written as a number.
func wikiText(s string) string {
	if !strings.ContainsAny(s, "{}[]|<>&'~_-=\\") {
		return s
	}
	var b strings.Builder
	for i, c := range s {
		double := strings.HasPrefix(s[i+len(string(c)):], string(c)) || i > 0 && s[i-1] == byte(c) // the mark twice
		switch {
		case strings.ContainsRune("{}[]|<>", c), c == '&' && wikiEntity().MatchString(s[i:]), strings.ContainsRune("'~_", c) && double,
			c == '\\' && strings.HasPrefix(s[i+1:], "("), c == '\\' && strings.HasPrefix(s[i+1:], "["): // TeX where a wiki has MathJax
			b.WriteString(fmt.Sprintf("&#%d;", c))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

var (
	wikiEntity   = records.Pattern(`^&#?[0-9A-Za-z]+;`)
	wikiEntities = records.Pattern(`&(#?[0-9A-Za-z]+;)`)
)

// wikiURL is an address without what means something to MediaWiki.
func wikiURL(s string) string {
	return wikiEntities().ReplaceAllString(wikiURLMarks.Replace(urlText(s)), "&#38;$1")
}

var wikiURLMarks = strings.NewReplacer("[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D", "|", "%7C", "'", "%27", "~", "%7E", "__", "_%5F")

// splitWikipedia splits a template into its parameters, and what stands behind it.
func splitWikipedia(document []byte, _ Values) []Field {
	line := string(bytes.TrimSpace(document))
	var fields []Field
	front, rest, ok := strings.Cut(line, "{{")
	if !ok {
		return nil
	}
	if name, found := strings.CutPrefix(front, `<ref name="`); found {
		fields = append(fields, Field{Name: "name", Value: strings.TrimSuffix(name, `">`)})
	}
	inside, behind, _ := strings.Cut(rest, "}}")
	for i, p := range strings.Split(inside, " |") {
		name, value, named := strings.Cut(p, "=")
		switch {
		case i == 0:
			fields = append(fields, Field{Name: "template", Value: p})
		case named:
			fields = append(fields, Field{Name: strings.TrimRight(name, "0123456789"), Value: html.UnescapeString(value)})
		}
	}
	if behind = strings.TrimSpace(strings.TrimSuffix(behind, "</ref>")); behind != "" {
		fields = append(fields, Field{Name: "behind", Value: html.UnescapeString(behind)})
	}
	return fields
}

// wikiTypeRows are the rows of the kinds of records.
func wikiTypeRows() []TypeRow {
	return typeRows(func(typ records.Type) []TypeRow {
		var rows []TypeRow
		for _, k := range wikiKinds[typ] {
			row := TypeRow{Type: typ, Kind: k.kind, Entry: k.template}
			switch {
			case k.without != "" && typ == records.TypeSpeech:
				row.Unless = k.without + " at no event"
			case k.without != "":
				row.Unless = k.without + " without an address"
			}
			rows = append(rows, row)
		}
		return rows
	}, wikiPrinted)
}

// wikiFieldRows are the rows of the parameters, of the name of a note, and of
// what stands behind the template.
func wikiFieldRows() []FieldRow {
	rows := []FieldRow{{Name: "name"}, {Name: "template"}}
	for _, name := range strings.Fields("last first author display-authors editor-last editor-first editor display-editors interviewer-last " +
		"interviewer-first interviewer translator-last translator-first translator") {
		rows = append(rows, FieldRow{Name: name})
	}
	for _, f := range wikiFields {
		rows = append(rows, FieldRow{Name: f.name})
	}
	return append(rows, FieldRow{Name: "behind"})
}
