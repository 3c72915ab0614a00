package records

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// ask finds the records whose keys were asked for, each once, and reports those
// that are not there.
func (p *pass) ask(keys []string) []uint32 {
	p.asked = make(map[uint32]bool)
	var order []uint32
	for _, key := range keys {
		n, exact := p.c.lookup(key)
		f := finding{Diagnostic: Diagnostic{Code: "unknown-key"}}
		switch {
		case n == noRecord:
			f.Message = fmt.Sprintf("there is no record with the key %s that was asked for", quoted(key))
			f.word, f.types = key, []Type{TypeSpeech, TypeEvent, TypeSource}
		case !exact:
			f.Code = "key-case"
			f.Message = fmt.Sprintf("the key %s that was asked for differs from that of its record in letter case", quoted(key))
			f.Hint = "write " + quoted(p.c.at(n).key)
		case p.c.at(n).Type() == TypePerson || p.c.at(n).Type() == TypeOrganization:
			f.Code = "wrong-record"
			f.Message = fmt.Sprintf("%s is the key of %s, which is not a reference of its own", quoted(key), a(p.c.at(n).Type()))
			f.Hint = "ask for the keys of speeches, events and sources"
		case !p.asked[n]:
			p.asked[n] = true
			order = append(order, n)
			continue
		default:
			continue
		}
		p.report([]finding{f})
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
