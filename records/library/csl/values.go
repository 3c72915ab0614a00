package csl

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// plain makes the texts of a value plain: without markup, and without the word
// joiner that quoth puts in. In what quoth wrote itself, "&amp;" is no entity.
func plain(v any, own bool) any {
	switch v := v.(type) {
	case string:
		if own {
			return strings.ReplaceAll(library.PlainCSL(v), "\u2060", "")
		}
		return strings.ReplaceAll(library.PlainHTML(v), "\u2060", "")
	case []any:
		for i := range v {
			v[i] = plain(v[i], own)
		}
	case map[string]any:
		for name := range v {
			v[name] = plain(v[name], own)
		}
	}
	return v
}

// text is a value as text.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, text(e))
		}
		return strings.Join(all, "; ")
	}
	return ""
}

// whole is a value that has no field, as text.
func whole(v any) string {
	switch v.(type) {
	case string, json.Number:
		return text(v)
	case nil:
		return ""
	}
	b, _ := json.Marshal(v)
	return string(b)
}

// date is a date in EDTF; ok is false where it is words that say no date.
func date(v any) (edtf string, ok bool) {
	switch v := v.(type) {
	case string, json.Number:
		return fromWords(text(v))
	case map[string]any:
		edtf, ok := fromParts(v)
		switch {
		case edtf != "":
			return edtf, true
		case !ok:
			return whole(v["date-parts"]) + " " + text(v["season"]), false
		}
		for _, name := range []string{"raw", "literal"} {
			if s := text(v[name]); s != "" {
				return fromWords(s)
			}
		}
		return "", true
	}
	return whole(v), v == nil
}

func fromWords(s string) (string, bool) {
	d, ok := records.ReadDate(s)
	if !ok {
		return s, s == ""
	}
	return d.String(), true
}

// fromParts is a date of date-parts, "" where there are none; ok is false where
// those that there are make no date. Years are counted without a zero: -44 is 44 BC.
func fromParts(v item) (edtf string, ok bool) {
	var ends []string
	ok = true
	for _, e := range list(v["date-parts"]) {
		end, whole := fromNumbers(list(e), v)
		if ok = ok && whole; end != "" {
			ends = append(ends, end)
		}
	}
	if edtf = strings.Join(ends, "/"); edtf == "" || !ok {
		return "", ok && text(v["season"]) == ""
	}
	if d, err := records.ParseDate(edtf); err == nil {
		return d.String(), true
	}
	d, ok := records.ReadDate(edtf)
	return d.String(), ok
}

// fromNumbers is one end of a date by its parts and by what v says of the season,
// "" where the parts are empty; ok is false where one of them is no number.
func fromNumbers(parts []any, v item) (end string, ok bool) {
	var n []int
	for _, p := range parts {
		s := text(p)
		i, err := strconv.Atoi(s)
		if s == "" || i == 0 && err == nil {
			break
		}
		if err != nil || len(n) == 3 {
			return "", false
		}
		n = append(n, i)
	}
	if len(n) == 0 {
		return "", true
	}
	if n[0] < 0 {
		n[0]++
	}
	switch end = fmt.Sprintf("%04d", n[0]); {
	case n[0] < 0:
		end = fmt.Sprintf("-%04d", -n[0])
	case n[0] > 9999:
		end = fmt.Sprintf("Y%d", n[0])
	}
	for _, part := range n[1:] {
		end += fmt.Sprintf("-%02d", part)
	}
	if season := text(v["season"]); season != "" {
		i, err := strconv.Atoi(season)
		d, read := records.ReadDate(season + " " + end)
		switch {
		case len(n) == 1 && err == nil && i >= 1 && i <= 4:
			end += fmt.Sprintf("-%d", 20+i)
		case read:
			end = d.String()
		default:
			return "", false
		}
	}
	if circa := text(v["circa"]); v["circa"] == true || circa != "" && circa != "0" && circa != "false" {
		end += "~"
	}
	return end, true
}

// agents are the names of a variable.
func agents(v any) records.AgentList {
	var l records.AgentList
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for i, e := range list {
		a, etAl := agent(e)
		l.EtAl = l.EtAl || etAl && i == len(list)-1
		if !a.Name.IsZero() {
			l.List = append(l.List, a)
		}
	}
	return l
}

// agent is one name: in parts, in one piece, or as a text "Family, Given".
func agent(v any) (a records.Agent, etAl bool) {
	n, ok := v.(map[string]any)
	if !ok {
		s := text(v)
		if s == "" {
			return a, false
		}
		return library.CommaName(s), false
	}
	part := func(name string) string { return text(n[name]) }
	literal := part("literal")
	if literal == "" && part("family") == "" {
		literal = part("name")
	}
	if literal != "" {
		literal, etAl = cutEtAl(literal)
		a = library.Literal(literal)
	} else {
		a, etAl = nameOf(part("family"), part("given"), part("suffix"), strings.TrimSpace(part("dropping-particle")+" "+part("non-dropping-particle")))
	}
	a.Key, a.Honorific, a.Office, a.Affiliation = part("key"), part("honorific"), part("office"), part("affiliation")
	if a.ORCID = part("orcid"); a.ORCID == "" {
		a.ORCID = part("ORCID")
	}
	a.Organization = n["organization"] == true || a.Name.Literal != "" && n["isInstitution"] != nil
	return a, etAl
}

// nameOf makes a name of its parts. Zotero has the suffix behind a comma in the
// given name, and quotes keep a family name whole.
func nameOf(family, given, suffix, particle string) (a records.Agent, etAl bool) {
	given, etAl = cutEtAl(given)
	if strings.EqualFold(suffix, "et al.") {
		suffix, etAl = "", true
	}
	if given == "" && !etAl {
		family, etAl = cutEtAl(family)
	}
	if g, s, ok := strings.Cut(given, ", "); ok && suffix == "" {
		given, suffix = g, strings.TrimPrefix(s, "! ")
	}
	if inner := strings.Trim(family, `"`); len(inner) == len(family)-2 {
		return records.Agent{Name: records.Name{Family: inner, Given: given, Suffix: suffix}}, etAl
	}
	if family != "" && given == "" && suffix == "" {
		return records.Agent{Name: records.Name{Family: family, Particle: particle}}, etAl
	}
	return library.NameOf(family, given, particle, suffix), etAl
}

// cutEtAl takes the end of a list that is not complete off a name.
func cutEtAl(s string) (string, bool) {
	for _, lang := range records.Languages() {
		end := records.Term(lang, "et-al")
		if rest, ok := strings.CutSuffix(s, end); ok && rest != "" {
			return strings.TrimRight(rest, ", "), true
		}
	}
	return s, false
}
