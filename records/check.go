package records

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// finding is a diagnostic that may still lack the key that was meant. The
// nearest is looked for when findings are reported, in their order, so that the
// work it takes can be bounded and two runs still say the same.
type finding struct {
	Diagnostic
	word   string // find the key nearest to this, unless it is empty
	types  []Type // among the records of these types
	unless bool   // where no key is near, there is nothing to report
}

// diagnose begins a finding at the place of a field.
func diagnose(b *Block, severity Severity, code string, path ...any) Diagnostic {
	d := Diagnostic{Severity: severity, Code: code}
	d.Position, d.Line, d.Width = b.Locate(path...)
	return d
}

// diagnoseValue begins a finding at the place of a field's value.
func diagnoseValue(b *Block, severity Severity, code string, path []any) Diagnostic {
	d := Diagnostic{Severity: severity, Code: code}
	d.Position, d.Line, d.Width = b.LocateValue(path...)
	return d
}

// check looks at what a record says of others, with the index alone: it opens
// none of them. It reports whether the record has an error. Findings go to
// found, which may be nil.
func (c *Collection) check(r *Record, found func(finding)) (bad bool) {
	k := checker{c: c, rec: r, found: found}
	k.link(r.PartOf, r.Type)
	k.link(r.Event, TypeEvent)
	k.link(r.PublishedIn, TypeSource)
	for _, link := range r.ReportedIn {
		k.link(link, TypeSource)
	}
	for _, field := range agentLists {
		for i := range field.of(r).List {
			k.agent(&field.of(r).List[i])
		}
	}
	k.text(r.Publisher, "publisher")
	k.text(r.Affiliation, "affiliation")
	k.overrides()
	return k.bad
}

type checker struct {
	c     *Collection
	rec   *Record
	found func(finding)
	bad   bool
	n     int // findings so far
}

// report passes a finding on; build is only called where somebody listens, and
// where the record has not too many findings: the place of each takes a reading
// of its text.
func (k *checker) report(severity Severity, build func() finding) {
	k.bad = k.bad || severity == Error
	if k.found == nil {
		return
	}
	switch most := mostFindings(k.rec.Block); {
	case k.n < most:
		k.found(build())
	case k.n == most:
		k.found(finding{Diagnostic: tooMany(k.rec.Block, most)})
	}
	k.n++
}

// link checks that the key is that of a record of one of the types.
func (k *checker) link(link Link, types ...Type) {
	if link.Key == "" {
		return
	}
	n, exact := k.c.lookup(link.Key)
	k.c.whole.use(n)
	switch {
	case n == noRecord:
		k.report(Error, func() finding {
			d := diagnoseValue(k.rec.Block, Error, "unknown-key", link.Path)
			d.Message = fmt.Sprintf("there is no %s with the key %s", oneOf(types), quoted(link.Key))
			word, key := keyAlone(link.Key), "KEY"
			if word == rightKey(word) {
				key = quoteKey(short(word))
			}
			d.Hint = fmt.Sprintf("a record must begin with [%s.%s] in one of the files", types[0], key)
			return finding{Diagnostic: d, word: word, types: types}
		})
	case !slices.Contains(types, k.c.at(n).Type()):
		k.report(Error, func() finding {
			d := diagnoseValue(k.rec.Block, Error, "wrong-record", link.Path)
			d.Message = fmt.Sprintf("%s is the key of %s, not of %s", quoted(link.Key), a(k.c.at(n).Type()), a(types...))
			return finding{Diagnostic: d, word: link.Key, types: types}
		})
	case !exact:
		k.report(Error, func() finding {
			d := diagnoseValue(k.rec.Block, Error, "key-case", link.Path)
			d.Message = fmt.Sprintf("the key %s differs from that of its record in letter case", quoted(link.Key))
			d.Hint = "write " + quoted(k.c.key(n))
			return finding{Diagnostic: d}
		})
	}
}

// keyAlone is a key without the type, or the whole header, that was written with
// it: "event.wic", "[event.wic]".
func keyAlone(word string) string {
	word = strings.Trim(word, "[]")
	if typ, key, ok := strings.Cut(word, "."); ok && slices.Contains(Types, Type(typ)) {
		return key
	}
	return word
}

// agent checks one item of a list of agents.
func (k *checker) agent(a *AgentText) {
	k.text(a.Affiliation, append(slices.Clone(a.Path), "affiliation")...)
	if a.Key.Key == "" {
		return
	}
	switch a.Key.Path[len(a.Key.Path)-1] {
	case "person":
		k.link(a.Key, TypePerson)
	case "organization":
		k.link(a.Key, TypeOrganization)
	default:
		if n, _ := k.c.lookup(a.Key.Key); n != noRecord {
			k.link(a.Key, TypePerson, TypeOrganization)
			return
		}
		k.report(Error, func() finding {
			d := diagnoseValue(k.rec.Block, Error, "unknown-agent", a.Key.Path)
			d.Message = fmt.Sprintf("%s is no key of a person or organization, and no name with a comma; a name is never split by guessing", quoted(a.Key.Key))
			d.Hint = fmt.Sprintf(`write "Family, Given", or { literal = %s } for a name that is printed as it stands`, quoted(a.Key.Key))
			return finding{Diagnostic: d, word: keyAlone(a.Key.Key), types: []Type{TypePerson, TypeOrganization}}
		})
	}
}

// text checks a field that is a text unless it is exactly the key of an
// organization.
func (k *checker) text(t Text, path ...any) {
	word := t.Plain()
	if k.found == nil || word == "" || k.c.whole == nil && !looksLikeKey(word) {
		return
	}
	n, exact := k.c.lookup(word)
	if exact && k.c.at(n).Type() == TypeOrganization {
		k.c.whole.use(n)
		return
	}
	if !looksLikeKey(word) {
		return
	}
	k.report(Warning, func() finding {
		d := diagnoseValue(k.rec.Block, Warning, "near-key", path)
		d.Message = fmt.Sprintf("%s looks like a key, but no organization has it: it is taken for a name", quoted(word))
		return finding{Diagnostic: d, word: word, types: []Type{TypeOrganization}, unless: true}
	})
}

// looksLikeKey reports whether a text is more likely a key than a name.
func looksLikeKey(s string) bool {
	return isBareKey(s) && strings.ContainsAny(s, "-_0123456789")
}

// overrides checks that there is a format for each override.
func (k *checker) overrides() {
	if k.c.opts.Formats == nil {
		return
	}
	names := make([]string, 0, len(k.rec.Override))
	for name := range k.rec.Override {
		if !slices.Contains(k.c.opts.Formats, name) && (k.c.opts.IsFormat == nil || !k.c.opts.IsFormat(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		k.report(Error, func() finding {
			d := diagnose(k.rec.Block, Error, "unknown-format", "override", name)
			d.Message = fmt.Sprintf("there is no format %s", quoted(name))
			if near := Suggest(name, k.c.opts.Formats); near != "" {
				d.Hint = didYouMean(near)
			} else {
				d.Hint = "the formats are " + strings.Join(k.c.opts.Formats, ", ")
			}
			return finding{Diagnostic: d}
		})
	}
}

// didYouMean is the hint that offers another spelling.
func didYouMean(word string) string { return "did you mean " + quoted(word) + "?" }

// oneOf names the types as one noun: "person or organization".
func oneOf(types []Type) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = string(t)
	}
	return cmp.Or(strings.Join(words, " or "), "record")
}

// a names the types with their article: "a person or an organization".
func a(types ...Type) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = "a " + string(t)
		if t == TypeEvent || t == TypeOrganization {
			words[i] = "an " + string(t)
		}
	}
	return strings.Join(words, " or ")
}

// hasError reports whether one of the findings makes its record unusable.
func hasError(found []Diagnostic) bool {
	return slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Severity == Error })
}
