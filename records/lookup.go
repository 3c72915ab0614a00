package records

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// node gives a record that others refer to, from the cache or from its file;
// nil where the file cannot be read, which ends the pass.
func (p *pass) node(number uint32) *node {
	if n := p.cacheOf(number).get(number); n != nil {
		return n
	}
	var rec *Record
	bad, clean := true, false
	if e := p.c.at(number); !e.broken {
		block, err := p.block(number)
		if err != nil {
			p.fail(err)
			return nil
		}
		// What is wrong with the record is reported at its own place.
		recs, found := decodeGroup([]*Block{block})
		rec, bad, clean = recs[0], hasError(found[0]), len(found[0]) == 0
		if rec != nil {
			bad = p.c.check(rec, func(finding) { clean = false }) || bad
		}
	}
	return p.keep(number, rec, bad, clean)
}

// keep makes the node of a record and puts it into the cache.
func (p *pass) keep(number uint32, rec *Record, bad, clean bool) *node {
	n := new(node)
	if rec != nil {
		switch rec.Type {
		case TypePerson, TypeOrganization:
			whole := &struct { // one allocation
				node
				of body
			}{of: bodyOf(rec)}
			n, whole.body = &whole.node, &whole.of
		default:
			n.rec = rec.detached()
		}
		n.position, n.up = rec.Block.HeaderPosition(), strings.Clone(rec.PartOf.Key)
	}
	e := p.c.at(number)
	n.number, n.entry, n.bad, n.clean = number, e, bad || rec == nil || e.twin, clean && rec != nil
	p.cacheOf(number).put(n)
	return n
}

// follow gives the record with the key. It clears ok, and gives nil, where that
// has an error.
func (p *pass) follow(key string, ok *bool) *node {
	number, _ := p.c.lookup(key)
	if number == noRecord {
		*ok = false
		return nil
	}
	n := p.node(number)
	if n == nil || n.bad || n.entry.Type() == TypeOrganization && n.up != "" && p.climb(n) == nil {
		*ok = false
		return nil
	}
	return n
}

// MaxDepth is how many events, or organizations, may stand one above the other.
const MaxDepth = 32

// knots are the records whose chains above them cannot be followed. There are
// none in a collection without errors.
type knots struct {
	mu sync.RWMutex
	of map[uint32]knot
}

// knot says why a chain cannot be followed.
type knot struct {
	cycle []uint32 // the records of the cycle that it is in, from the first in the collection up
	deep  bool     // there are too many above it
	// Where it is neither, it is beneath a cycle.
}

func (k *knots) get(n uint32) (knot, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	found, ok := k.of[n]
	return found, ok
}

// add takes records in that are not in yet: another worker may have been up the
// same chain, and what it found of each is as true.
func (k *knots) add(numbers []uint32, found knot) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == nil {
		k.of = make(map[uint32]knot)
	}
	for _, n := range numbers {
		if _, ok := k.of[n]; !ok {
			k.of[n] = found
		}
	}
}

// climb gives the node and those above it by part_of, nearest first. Where the
// chain ends in a cycle or is too deep, it gives nil, and knots the records
// that are to blame. It goes on through records that have an error, so that a
// cycle is found in the same run.
func (p *pass) climb(n *node) []*node {
	chain, path, seen := []*node{n}, []uint32{n.number}, map[uint32]int{n.number: 0}
	for top := n; ; {
		if found, ok := p.knots.get(top.number); ok {
			p.knots.add(path[:len(path)-1], knot{deep: found.deep})
			return nil
		}
		number := p.above(top)
		if number == noRecord {
			break
		}
		if at, ok := seen[number]; ok {
			p.knots.add(path[at:], knot{cycle: fromFirst(path[at:])})
			p.knots.add(path[:at], knot{})
			return nil
		}
		if top = p.node(number); top == nil {
			return nil
		}
		seen[number] = len(path)
		path = append(path, number)
		if len(chain) < MaxDepth {
			chain = append(chain, top)
		}
	}
	if deep := len(path) - MaxDepth; deep > 0 {
		p.knots.add(path[:deep], knot{deep: true})
		return nil
	}
	return chain
}

// above gives the record of the same type that the node is part of.
func (p *pass) above(n *node) uint32 {
	if n.up == "" {
		return noRecord
	}
	number, exact := p.c.lookup(n.up)
	if !exact || p.c.at(number).typ != n.entry.typ {
		return noRecord
	}
	return number
}

// fromFirst turns a cycle so that it begins with the first in the collection.
func fromFirst(cycle []uint32) []uint32 {
	at := slices.Index(cycle, slices.Min(cycle))
	return slices.Concat(cycle[at:], cycle[:at])
}

// tangled gives the finding on the chain above a record, where it is the one to
// report it: the first of a cycle, or the lowest of those that are too deep.
func (p *pass) tangled(n *node, block *Block) (found finding, bad bool) {
	if n.up == "" || p.climb(n) != nil {
		return finding{}, false
	}
	k, knotted := p.knots.get(n.number)
	switch {
	case k.cycle == nil && !k.deep:
		return finding{}, knotted // the knot is above it
	case k.deep:
		if above, _ := p.knots.get(p.above(n)); above.deep {
			return finding{}, true
		}
		d := diagnose(block, Error, "too-deep", "part_of")
		d.Message = fmt.Sprintf("there are more than %d %ss above this one", MaxDepth-1, n.entry.Type())
		d.Hint = "leave out the levels that no reader needs"
		return finding{Diagnostic: d}, true
	case k.cycle[0] != n.number:
		return finding{}, true
	}
	return finding{Diagnostic: p.cycle(k.cycle, block)}, true
}

// maxRelated is how many other places a finding names.
const maxRelated = 8

// cycle gives the finding on a cycle of part_of. The block is that of its first
// record.
func (p *pass) cycle(members []uint32, block *Block) Diagnostic {
	d := diagnose(block, Error, "cycle", "part_of")
	name := func(i int) string { return p.c.key(members[i%len(members)]) }
	d.Message = fmt.Sprintf("%s is part of itself", name(0))
	var through []string
	for i := range members[1:] {
		if i == maxRelated {
			through = append(through, fmt.Sprintf("%d more", len(members)-1-i))
			break
		}
		through = append(through, name(i+1))
		b, err := p.block(members[i+1])
		if err != nil {
			p.fail(err)
			break
		}
		pos, _, _ := b.Locate("part_of")
		d.Related = append(d.Related, Related{pos, fmt.Sprintf("%s is part of %s", name(i+1), name(i+2))})
	}
	if len(through) > 0 {
		d.Message += ", by way of " + strings.Join(through, ", ")
		d.Hint = "remove one of these part_of"
	} else {
		d.Hint = "remove part_of"
	}
	return d
}
