package records

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// node is a record that others refer to, as looked up: checked by itself, its
// strings its own. Several workers share it.
type node struct {
	number uint32
	entry  *entry
	bad    bool    // it has an error, which is reported at its own place
	clean  bool    // there is nothing at all to report of it
	asked  bool    // of its cache: since the hand came by
	up     string  // key of the record that it is part of, or ""
	rec    *Record // of an event or source; nil where it could not be read
	body   *body   // of a person or organization; likewise

	position Position // of its header

	mu       sync.Mutex
	heritage *heritage // of an event, once it was asked for
	spoken   []spoken
}

// spoken is what was made of a node in one output language.
type spoken struct {
	out       string
	chain     *chain     // of an event
	reference *Reference // of a source
	ok        bool
}

// chain is an event and those above it, nearest first, with what it hands down.
type chain struct {
	events []Event
	roles  roles
}

// maxSpoken bounds the languages a node is kept in; more than a few come up
// only where every record is asked for in its own.
const maxSpoken = 4

// in gives what was made of the node for an output language, made now where it
// was not.
func (n *node) in(out string, build func() spoken) spoken {
	n.mu.Lock()
	for _, s := range n.spoken {
		if s.out == out {
			n.mu.Unlock()
			return s
		}
	}
	n.mu.Unlock()
	s := build() // two workers may both do it, and come to the same
	s.out = out
	n.mu.Lock()
	defer n.mu.Unlock()
	last := n.spoken[max(len(n.spoken)-maxSpoken+1, 0):]
	n.spoken = slices.Concat(last, []spoken{s}) // no larger than it must be: there are thousands
	return s
}

// cache keeps the nodes that were used last: when there are too many, a hand goes
// round them and takes out those that were not asked for since it last came by.
type cache struct {
	size   int // bounds the nodes, in bytes
	mu     sync.Mutex
	nodes  map[uint32]*node
	ring   []*node
	hand   int
	weight int // of all, in bytes, roughly
}

// The sizes of the two caches, in bytes. An event or source is asked for by what
// stands near it, and is large; people come up anywhere, and are small. In one
// cache the events would drive the people out. A collection has an eighth as many
// people as records, or fewer, and each that is not kept is decoded again for
// every speech.
const (
	workCacheSize = 3 << 20
	bodyCacheSize = 5 << 20
	bodyShare     = 80        // for each record of the collection,
	maxBodyCache  = 128 << 20 // up to this
)

// bodiesFor is the size of the cache of people for so many records.
func bodiesFor(records int) int { return min(max(bodyCacheSize, bodyShare*records), maxBodyCache) }

// cacheOf is the cache that keeps a record.
func (p *pass) cacheOf(number uint32) *cache {
	switch p.c.at(number).Type() {
	case TypePerson, TypeOrganization:
		return &p.bodies
	}
	return &p.works
}

func (c *cache) get(n uint32) *node {
	c.mu.Lock()
	defer c.mu.Unlock()
	found := c.nodes[n]
	if found == nil {
		return nil
	}
	found.asked = true
	return found
}

func (c *cache) put(n *node) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.nodes[n.number] != nil { // another worker was first
		return
	}
	if c.nodes == nil {
		c.nodes = map[uint32]*node{}
	}
	c.weight += n.weight()
	for c.weight > c.size && len(c.ring) > 0 {
		c.turn()
	}
	c.nodes[n.number], c.ring = n, append(c.ring, n)
}

// turn moves the hand on, past a node that was asked for or over one that goes.
func (c *cache) turn() {
	if c.hand >= len(c.ring) {
		c.hand = 0
	}
	at := c.ring[c.hand]
	if at.asked {
		at.asked = false
		c.hand++
		return
	}
	last := len(c.ring) - 1
	c.ring[c.hand], c.ring[last] = c.ring[last], nil
	c.ring = c.ring[:last]
	c.weight -= at.weight()
	delete(c.nodes, at.number)
}

// weight is what a node takes, roughly, with what is likely to be made of it.
func (n *node) weight() int {
	size := int(n.entry.size)
	switch {
	case n.body != nil:
		return 450 + n.body.size
	case size > 4<<10: // a long list of agents comes to fifty times its text
		return 50 * size
	case n.rec == nil:
		return 450
	}
	return int(reflect.TypeFor[Record]().Size()+reflect.TypeFor[Reference]().Size()) + 2*size
}

// detached is a copy of the record that shares no text with the source it was
// decoded from, so that keeping it does not keep the whole group. It has no
// block and no paths, for it gives rise to no message, and no overrides, which
// are for the record's own reference alone.
func (r *Record) detached() *Record {
	c := *r
	c.Block, c.Override = nil, nil
	if c.Type == TypeEvent { // an event in a chain has none of these
		c.Abstract, c.Note, c.Keywords, c.ReportedIn = Text{}, Text{}, nil, nil
	}
	detach(&c)
	return &c
}

// detach copies the strings in what v points at, into one, and the slices that
// hold them; paths go. It gives how long the strings are, in bytes.
func detach(v any) int {
	var d detacher
	inner := reflect.ValueOf(v).Elem()
	d.visit(inner)
	d.texts.Grow(d.size)
	d.writes = true
	d.visit(inner)
	return d.size
}

// detacher goes through a value twice: to find how long its strings are, and to
// copy them.
type detacher struct {
	writes bool
	size   int // of the strings, in bytes
	texts  strings.Builder
}

func (d *detacher) visit(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		d.visit(v.Elem())
	case reflect.String:
		if !d.writes {
			d.size += v.Len()
			return
		}
		start := d.texts.Len()
		d.texts.WriteString(v.String())
		v.SetString(d.texts.String()[start:])
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				d.visit(f)
			}
		}
	case reflect.Slice:
		d.slice(v)
	}
}

func (d *detacher) slice(v reflect.Value) {
	if !d.writes {
		if v.Type().Elem().Kind() == reflect.Interface {
			v.SetZero()
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
	}
	for i := range v.Len() {
		d.visit(v.Index(i))
	}
}
