package records

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Citation is a place in a document that cites a record.
type Citation struct {
	Key string
	Position
	Line  string // the source line, without its line break, for the caret
	Width int    // characters from Column to underline
	// Optional says that it may be something else: where no record has the key,
	// nothing is wrong.
	Optional bool
}

// Cited gives the keys of the records that are cited, each once, in the order of
// the citations, and reports the citations that no record goes with.
func (c *Collection) Cited(citations []Citation) []string {
	var keys []string
	seen := make(map[uint32]bool)
	near := offers{c: c, work: offerWork}
	for _, cited := range citations {
		n, f := c.citable(cited.Key, "that is cited here")
		switch {
		case f.Message == "":
			if !seen[n] {
				seen[n] = true
				keys = append(keys, c.key(n))
			}
		case n != noRecord || !cited.Optional:
			f.Position, f.Line, f.Width = cited.Position, cited.Line, cited.Width
			near.complete(&f)
			c.report(f.Diagnostic)
		}
	}
	return keys
}

// citable finds the record that is a reference of its own and has the key. Where
// there is none, the finding says so; wanted says how the key came up.
func (c *Collection) citable(key, wanted string) (n uint32, f finding) {
	n, exact := c.lookup(key)
	switch {
	case n == noRecord:
		f.Code, f.Message = "unknown-key", fmt.Sprintf("there is no record with the key %s %s", quoted(short(key)), wanted)
		f.word, f.types = key, []Type{TypeSpeech, TypeEvent, TypeSource}
	case !exact:
		f.Code, f.Message = "key-case", fmt.Sprintf("the key %s %s differs from that of its record in letter case", quoted(key), wanted)
		f.Hint = "write " + quoted(c.key(n))
	case c.at(n).Type() == TypePerson || c.at(n).Type() == TypeOrganization:
		f.Code = "wrong-record"
		f.Message = fmt.Sprintf("%s is the key of %s, which is not a reference of its own", quoted(key), a(c.at(n).Type()))
		f.Hint = "only speeches, events and sources are"
	}
	return n, f
}

// ask finds the records whose keys were asked for, each once, and reports those
// that are not there.
func (p *pass) ask(keys []string) []uint32 {
	p.asked = make(map[uint32]bool)
	var order []uint32
	for _, key := range keys {
		n, f := p.c.citable(key, "that was asked for")
		switch {
		case f.Message != "":
			p.report([]finding{f})
		case !p.asked[n]:
			p.asked[n] = true
			order = append(order, n)
		}
	}
	return order
}

// closure gives the records asked for and, behind them in the order of the
// files, those that they rest on.
func (p *pass) closure(asked []uint32) ([]uint32, error) {
	rest := make(map[uint32]bool)
	for todo := slices.Clone(asked); len(todo) > 0; {
		if p.ctx.Err() != nil {
			return nil, context.Cause(p.ctx)
		}
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if p.c.at(n).broken {
			continue
		}
		block, err := p.block(n)
		if err != nil {
			return nil, err
		}
		recs, _ := decodeGroup([]*Block{block})
		if recs[0] == nil {
			continue
		}
		for _, key := range p.c.restsOn(recs[0], p.asked[n]) {
			if m, _ := p.c.lookup(key); m != noRecord && !p.asked[m] && !rest[m] {
				rest[m] = true
				todo = append(todo, m)
			}
		}
	}
	return append(asked, slices.Sorted(maps.Keys(rest))...), nil
}

// restsOn gives the keys of the records that a reference to r needs. A record
// that was not itself asked for needs nothing of what it is reported in.
func (c *Collection) restsOn(r *Record, asked bool) []string {
	keys := []string{r.PartOf.Key, r.Event.Key, r.PublishedIn.Key, c.organizationKey(r.Publisher), c.organizationKey(r.Affiliation)}
	if asked {
		for _, link := range r.ReportedIn {
			keys = append(keys, link.Key)
		}
	}
	for _, field := range agentLists {
		for _, agent := range field.of(r).List {
			keys = append(keys, agent.Key.Key, c.organizationKey(agent.Affiliation))
		}
	}
	return slices.DeleteFunc(keys, func(key string) bool { return key == "" })
}
