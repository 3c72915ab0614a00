package library

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// people are the persons and bodies that get a record of their own: those that
// have a key in the file, and those that are named more than once in full.
type people struct {
	keys  map[string]string       // of a name, the key of its record
	names map[string]records.Name // by the key of a record
	forms map[string]forms        // likewise
	order []person
}

// forms are the names that one has in the records of each language, those of a
// language that are several left out.
type forms map[string]records.Name

type person struct {
	key   string
	agent records.Agent
}

// gather finds who is named more than once, or has a key.
func (l *Library) gather() {
	l.people = people{keys: map[string]string{}, names: map[string]records.Name{}, forms: map[string]forms{}}
	count := map[records.Name]int{}
	keyed := map[string]bool{}
	var all []records.Agent
	for _, r := range l.records {
		for _, role := range slices.Sorted(maps.Keys(r.names)) {
			for _, a := range r.names[role].List {
				if !r.keyed {
					count[a.Name]++
				}
				all = append(all, a)
			}
		}
	}
	given := map[string]string{} // key of the file → key of the record
	for _, a := range all {
		id := nameID(a)
		switch {
		case a.Key != "" && !keyed[a.Key]:
			keyed[a.Key] = true
			given[a.Key] = l.addPerson(records.ValidKey(a.Key), a)
			l.people.keys[id] = given[a.Key]
		case a.Key == "" && (count[a.Name] > 1 || a.ORCID != "") && l.people.keys[id] == "":
			l.people.keys[id] = l.addPerson(l.personKey(a), a)
		}
	}
	l.gatherForms()
}

// gatherForms finds by what names those with a key in the file go in each language.
func (l *Library) gatherForms() {
	several := map[string]bool{} // in one language
	for _, r := range l.records {
		lang := baseLanguage(r.tongue)
		for _, list := range r.names {
			for _, a := range list.List {
				key := l.people.keys[nameID(a)]
				if a.Key == "" || lang == "" || isBody(a) {
					continue
				}
				if l.people.forms[key] == nil {
					l.people.forms[key] = forms{}
				}
				if known, ok := l.people.forms[key][lang]; ok && known != a.Name {
					several[key] = true
				}
				l.people.forms[key][lang] = a.Name
			}
		}
	}
	for key, names := range l.people.forms {
		different := map[records.Name]bool{}
		for _, n := range names {
			different[n] = true
			several[key] = several[key] || !(n.Literal == "" && safe(n) || n.Literal != "" && !strings.ContainsAny(n.Literal, ",，،"))
		}
		if several[key] || len(different) < 2 {
			delete(l.people.forms, key)
		}
	}
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

// nameID is what tells one named from another: the key of the file, the ORCID, or
// the name.
func nameID(a records.Agent) string {
	if a.Key != "" {
		return "key\x00" + a.Key
	}
	if a.ORCID != "" {
		return "orcid\x00" + a.ORCID
	}
	n := a.Name
	return strings.Join([]string{n.Family, n.Given, n.Particle, n.Suffix, n.Literal}, "\x00")
}

func (l *Library) addPerson(key string, a records.Agent) string {
	key = l.free(cmp.Or(key, "person"))
	typ := records.TypePerson
	if isBody(a) {
		typ = records.TypeOrganization
	}
	l.keys[records.FoldKey(key)] = &record{typ: typ, key: key}
	l.people.order = append(l.people.order, person{key, a})
	l.people.names[key] = a.Name
	return key
}

// isBody reports whether one is a body: the file says so, or its name does.
func isBody(a records.Agent) bool { return a.Organization || records.NamesBody(a.Name.Literal) }

// personKey makes a key of a name.
func (l *Library) personKey(a records.Agent) string {
	words := append(records.NameWords(a.Name.FullFamily()), records.NameWords(a.Name.Given)...)
	if a.Name.Literal != "" {
		if words = records.NameWords(a.Name.Literal); len(words) > 4 {
			words = records.TellingWords(a.Name.Literal, 4)
		}
	}
	return strings.Join(words, "-")
}

// agent is how a list of agents in a record of a language names one.
func (l *Library) agent(a records.Agent, lang string) string {
	key := l.people.keys[nameID(a)]
	role := [][2]string{{"honorific", a.Honorific}, {"office", a.Office}, {"affiliation", a.Affiliation}}
	var parts []string
	if key != "" && a.Name != l.people.names[key] && a.Name != l.people.forms[key][baseLanguage(lang)] {
		parts = nameParts(a.Name) // the name as it is printed there
	}
	for _, p := range role {
		if p[1] != "" {
			parts = append(parts, p[0]+" = "+records.QuoteText(p[1]))
		}
	}
	switch {
	case key != "" && len(parts) == 0:
		return records.QuoteText(key)
	case key != "":
		what := "person"
		if isBody(a) {
			what = "organization"
		}
		return "{ " + strings.Join(append([]string{what + " = " + records.QuoteText(key)}, parts...), ", ") + " }"
	case len(parts) == 0 && a.Name.Literal == "" && safe(a.Name):
		return records.QuoteText(joinName(a.Name))
	}
	return "{ " + strings.Join(append(nameParts(a.Name), parts...), ", ") + " }"
}

// joinName is a name with commas between its parts.
func joinName(n records.Name) string {
	s := n.FullFamily() + ", " + n.Given
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// safe reports whether a name with commas is read back as the same.
func safe(n records.Name) bool {
	read, err := records.ParseName(joinName(n))
	return err == nil && read == n
}

func nameParts(n records.Name) (parts []string) {
	for _, p := range [][2]string{{"family", n.Family}, {"given", n.Given}, {"particle", n.Particle}, {"suffix", n.Suffix}, {"literal", n.Literal}} {
		if p[1] != "" {
			parts = append(parts, p[0]+" = "+records.QuoteText(p[1]))
		}
	}
	return parts
}
