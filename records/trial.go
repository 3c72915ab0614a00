package records

import (
	"context"
	"reflect"
	"slices"
)

// Trial is a reference as it would be if one field of one record were not
// written. What it then lacks, or says otherwise, comes from that field.
type Trial struct {
	Reference *Reference // nil where there would be none
	Key       string     // of the record; "" for the [collection] of a file
	Field     string     // "" in the first trial, which is the reference as it is
	Position             // of the field
	// Distance is how many records one goes through from the reference's own, which
	// is at 0: of two fields that a fact needs, the farther one says it and the
	// nearer one leads there.
	Distance int
}

// maxTrials bounds the trials of one reference: as many as hundreds of records
// with all their fields come to.
const maxTrials = 20_000

// Trials shows where what a reference says is written. It resolves the reference
// with the key as it is, and then anew without each of the fields of its record
// and of those that it rests on, the nearest first. What is wrong with them is
// reported; without a reference there are no trials. An error of yield ends the
// run and is returned.
func (c *Collection) Trials(ctx context.Context, key string, yield func(Trial) error) error {
	var whole *Reference
	err := c.References(ctx, []string{key}, func(r *Reference) error {
		whole = r
		return yield(Trial{Reference: r, Key: r.Key, Position: r.Position})
	})
	if err != nil || whole == nil {
		return err
	}
	n, _ := c.lookup(key)
	t := trials{c: c, ctx: ctx, root: n, yield: yield}
	return t.run()
}

// trials are those of one reference.
type trials struct {
	c     *Collection
	ctx   context.Context
	root  uint32
	rec   *Record // of the root
	count int
	yield func(Trial) error
}

// run tries the records level by level.
func (t *trials) run() error {
	seen := map[uint32]bool{t.root: true}
	level := []uint32{t.root}
	for distance := 0; len(level) > 0; distance++ {
		var next []uint32
		for _, n := range level {
			p := newPass(t.ctx, t.c)
			rec, err := p.decoded(n)
			p.close()
			if err != nil {
				return err
			}
			if n == t.root {
				t.rec = rec
			}
			if err := t.record(rec, n, distance); err != nil {
				return err
			}
			for _, key := range t.c.restsOn(rec, n == t.root) {
				if m, _ := t.c.lookup(key); m != noRecord && !seen[m] {
					seen[m] = true
					next = append(next, m)
				}
			}
		}
		level = next
	}
	return nil
}

// decoded gives a record with its block, which has no error.
func (p *pass) decoded(n uint32) (*Record, error) {
	block, err := p.block(n)
	if err != nil {
		return nil, err
	}
	recs, _ := decodeGroup([]*Block{block})
	return recs[0], nil
}

// record tries one record without each of its fields.
func (t *trials) record(rec *Record, n uint32, distance int) error {
	for _, f := range fieldTables[rec.Type].fields {
		without := *rec
		if !clearField(f.at(&without)) {
			continue
		}
		trial := Trial{Reference: t.resolve(&without, n, t.c), Key: rec.Key, Field: f.name, Distance: distance}
		trial.Position, _, _ = rec.Block.Locate(f.name)
		if link, ok := f.at(rec).(keyOf); ok {
			m, _ := t.c.lookup(link.to.Key)
			var err error
			if trial.Position, err = t.c.headerOf(m); err != nil {
				return err
			}
			trial.Key, trial.Field, trial.Distance = link.to.Key, "", distance+1
		}
		if err := t.give(trial); err != nil {
			return err
		}
	}
	return t.collection(n, distance)
}

// collection tries the language of the [collection] of a record's file.
func (t *trials) collection(n uint32, distance int) error {
	file := t.c.at(n).file
	if t.c.files[file].language == "" {
		return nil
	}
	other := *t.c
	other.files = slices.Clone(other.files)
	other.files[file].language = ""
	r := t.resolve(t.rec, t.root, &other)
	return t.give(Trial{Reference: r, Field: "language", Position: Position{File: t.c.files[file].Name}, Distance: distance})
}

// resolve gives the reference anew with one record as it is given.
func (t *trials) resolve(rec *Record, n uint32, c *Collection) *Reference {
	p := newPass(t.ctx, c)
	defer p.close()
	if n == t.root {
		return p.resolve(rec, n)
	}
	p.keep(n, rec, false, true)
	return p.resolve(t.rec, t.root)
}

func (t *trials) give(trial Trial) error {
	if t.count++; t.count > maxTrials {
		return nil
	}
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.yield(trial)
}

// clearField empties a field, as its table gives it, and reports whether there
// was anything in it. What is no fact of a reference stays.
func clearField(at any) bool {
	switch field := at.(type) {
	case choice:
		at = field.to
	case keyOf:
		at = field.to
	case keysOf:
		at = field.to
	case *overrides:
		return false
	}
	v := reflect.ValueOf(at).Elem()
	if v.IsZero() {
		return false
	}
	v.SetZero()
	return true
}
