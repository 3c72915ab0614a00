package records

import (
	"reflect"
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
	events    []Event    // an event and those above it, nearest first
	roles     roles      // what it hands down
	agent     Agent      // a person or organization
	reference *Reference // of a source
	ok        bool
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
	if len(n.spoken) == maxSpoken {
		n.spoken = append(n.spoken[:0], n.spoken[1:]...)
	}
	n.spoken = append(n.spoken, s)
	return s
}

// cache keeps the nodes used last. When the young ones have become too many
// they become the old ones, and the old ones that were not asked for are gone.
type cache struct {
	size       int // bounds the young nodes and the old ones, each, in bytes
	mu         sync.Mutex
	young, old map[uint32]*node
	weight     int // of the young, in bytes, roughly
}

// The sizes of the two caches. An event or source is asked for by what stands
// near it, and is large; people come up anywhere, and are small. In one cache the
// events would drive the people out.
const (
	workCacheSize = 2 << 20
	bodyCacheSize = 5 << 20
)

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
	if found := c.young[n]; found != nil {
		return found
	}
	found := c.old[n]
	if found != nil {
		c.add(found)
	}
	return found
}

func (c *cache) put(n *node) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.young[n.number] == nil {
		c.add(n)
	}
}

func (c *cache) add(n *node) {
	if weight := n.weight(); c.young == nil || c.weight+weight > c.size {
		c.old, c.young, c.weight = c.young, make(map[uint32]*node), 0
	}
	c.young[n.number] = n
	c.weight += n.weight()
}

// weight is what a node takes, roughly, with what is likely to be made of it.
func (n *node) weight() int {
	size := int(n.entry.size)
	switch {
	case size > 4<<10: // a long list of agents comes to fifty times its text
		return 50 * size
	case n.rec == nil:
		return 1000
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
	detach(reflect.ValueOf(&c))
	return &c
}

// detach copies the strings in v and the slices that hold them; paths go.
func detach(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		detach(v.Elem())
	case reflect.String:
		v.SetString(strings.Clone(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				detach(f)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Interface {
			v.SetZero()
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range c.Len() {
			detach(c.Index(i))
		}
	}
}
