package records

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
)

// pass is one run of the second pass. One goroutine reads groups of records,
// one for each processor decodes and resolves them, and the caller's reports
// and yields, in order.
type pass struct {
	c      *Collection
	ctx    context.Context
	cancel context.CancelCauseFunc
	asked  map[uint32]bool // the records asked for; nil where all are
	works  cache           // events and sources
	bodies cache           // persons and organizations
	knots  knots
	shelf  shelf
	offers offers
	whole  *whole // nil where nothing is reviewed
	mutes  mutes
}

func newPass(ctx context.Context, c *Collection) *pass {
	p := &pass{
		c: c, works: cache{size: workCacheSize}, bodies: cache{size: bodiesFor(c.count)},
		offers: offers{c: c, work: offerWork}, whole: c.whole,
	}
	p.ctx, p.cancel = context.WithCancelCause(ctx)
	return p
}

// fail ends the pass with an error of reading.
func (p *pass) fail(err error) { p.cancel(err) }

func (p *pass) close() {
	p.cancel(nil)
	p.shelf.close()
}

// order is the records of a pass: all of them, or those listed.
type order struct {
	count  int
	listed []uint32
}

func (o order) at(i int) uint32 {
	if o.listed == nil {
		return uint32(i)
	}
	return o.listed[i]
}

// group is records that are read and decoded together.
type group struct {
	numbers []uint32
	blocks  []*Block
	size    int // bytes read
	out     []outcome
	done    chan struct{}
}

// outcome is what became of one record.
type outcome struct {
	findings  []finding
	reference *Reference
}

const (
	// groupBytes is the text that is decoded at once, in bytes: enough that what
	// a call of the TOML library costs by itself does not count.
	groupBytes = 64 << 10
	// groupRecords bounds what very small records come to.
	groupRecords = 256
	// maxGap is the text between two records, such as a [collection], that is
	// read and thrown away rather than read around.
	maxGap = 4 << 10
)

// run takes the records through the pass.
func (p *pass) run(o order, yield func(*Reference) error) error {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan *group, workers+1) // the window: groups begun and not yet reported
	work := make(chan *group)
	var running sync.WaitGroup
	running.Go(func() {
		defer close(queue)
		defer close(work)
		p.read(o, queue, work)
	})
	for range workers {
		running.Go(func() {
			for g := range work {
				p.process(g)
				close(g.done)
			}
		})
	}
	err := p.collect(queue, yield)
	p.cancel(err)
	running.Wait()
	if bug := (*Bug)(nil); errors.As(err, &bug) {
		panic(bug)
	}
	return err
}

// collect reports and yields what comes out, in order.
func (p *pass) collect(queue <-chan *group, yield func(*Reference) error) error {
	for g := range queue {
		select {
		case <-g.done:
		case <-p.ctx.Done():
			return context.Cause(p.ctx)
		}
		for _, out := range g.out {
			if p.ctx.Err() != nil {
				return context.Cause(p.ctx)
			}
			p.report(out.findings)
			if out.reference == nil {
				continue
			}
			if err := yield(out.reference); err != nil {
				return err
			}
		}
	}
	return context.Cause(p.ctx)
}

// report passes findings on, each with the key that was most likely meant.
func (p *pass) report(findings []finding) {
	for _, f := range findings {
		if p.offers.complete(&f) {
			p.c.report(f.Diagnostic)
		}
	}
}

// read reads the records in groups, and hands each to the queue and to a worker.
func (p *pass) read(o order, queue, work chan<- *group) {
	for i := 0; i < o.count; {
		g := &group{done: make(chan struct{})}
		for i < o.count && len(g.numbers) < groupRecords && g.size < groupBytes {
			next, err := p.readRun(o, i, g)
			if err != nil {
				p.fail(err)
				return
			}
			i = next
		}
		for _, to := range []chan<- *group{queue, work} {
			select {
			case to <- g:
			case <-p.ctx.Done():
				return
			}
		}
	}
}

// readRun reads the record at i, and those behind it that stand close enough in
// its file to be read at once and fit into the group. It gives the place of the
// next.
func (p *pass) readRun(o order, i int, g *group) (next int, err error) {
	first := p.c.at(o.at(i))
	if first.broken { // its errors were reported when it was split
		return i + 1, nil
	}
	end, numbers := first.offset+int64(first.size), []uint32{o.at(i)}
	for next = i + 1; next < o.count && len(g.numbers)+len(numbers) < groupRecords; next++ {
		e := p.c.at(o.at(next))
		gap, size := e.offset-end, g.size+int(e.offset-first.offset)+int(e.size)
		if e.broken || e.file != first.file || gap < 0 || gap > maxGap || size > groupBytes {
			break
		}
		numbers, end = append(numbers, o.at(next)), e.offset+int64(e.size)
	}
	f, err := p.file(first.file)
	if err != nil {
		return 0, err
	}
	defer p.shelf.put(f)
	text := make([]byte, end-first.offset)
	if n, err := f.ReadAt(text, first.offset); n < len(text) {
		return 0, p.c.changed(first.file, err)
	}
	for _, number := range numbers {
		e := p.c.at(number)
		from := e.offset - first.offset
		b, err := p.c.block(number, text[from:from+int64(e.size):from+int64(e.size)])
		if err != nil {
			return 0, err
		}
		g.blocks = append(g.blocks, b)
	}
	g.numbers, g.size = append(g.numbers, numbers...), g.size+len(text)
	return next, nil
}

// file takes a file from the shelf.
func (p *pass) file(number uint32) (*shelved, error) {
	in := p.c.files[number]
	f, err := p.shelf.take(number, in.Open)
	if err != nil {
		return nil, readError(in.Name, err)
	}
	return f, nil
}

// block reads the block of one record.
func (p *pass) block(n uint32) (*Block, error) {
	f, err := p.file(p.c.at(n).file)
	if err != nil {
		return nil, err
	}
	defer p.shelf.put(f)
	return p.c.readBlock(f, n)
}

// process decodes, checks and resolves a group. A person or organization that
// was looked up before, and had nothing wrong, is not decoded again.
func (p *pass) process(g *group) {
	var at *Block
	defer func() {
		if v := recover(); v != nil {
			p.fail(bugIn(v, g.blocks, at))
		}
	}()
	g.out = make([]outcome, len(g.blocks))
	blocks, places := make([]*Block, 0, len(g.blocks)), make([]int, 0, len(g.blocks))
	for i, b := range g.blocks {
		if b.Type == TypePerson || b.Type == TypeOrganization {
			if n := p.bodies.get(g.numbers[i]); n != nil && n.clean && p.whole == nil {
				p.chain(n, b, &g.out[i])
				continue
			}
		}
		blocks, places = append(blocks, b), append(places, i)
	}
	recs, found := decodeGroup(blocks)
	for i, rec := range recs {
		if p.ctx.Err() != nil {
			return
		}
		at = blocks[i]
		g.out[places[i]] = p.one(g.numbers[places[i]], rec, blocks[i], found[i])
	}
}

// chain checks what stands above a record. It reports whether it is in error.
func (p *pass) chain(n *node, b *Block, out *outcome) (bad bool) {
	found, bad := p.tangled(n, b)
	if found.Message != "" {
		out.findings = append(out.findings, found)
	}
	return bad
}

// one checks and resolves a record that was decoded, which is nil where it
// could not be.
func (p *pass) one(n uint32, rec *Record, b *Block, decoded []Diagnostic) (out outcome) {
	bad := hasError(decoded)
	for _, d := range decoded {
		out.findings = append(out.findings, finding{Diagnostic: d})
	}
	if rec != nil {
		unread := bad // what could not be read is not missing
		bad = p.c.check(rec, func(f finding) {
			if f.Severity == Error || !unread {
				out.findings = append(out.findings, f)
			}
		}) || bad
	}
	if b.Type != TypeSpeech {
		bad = p.chain(p.keep(n, rec, bad, len(out.findings) == 0), b, &out) || bad
	}
	if !bad && rec != nil && p.wants(n, rec) {
		out.reference = p.resolve(rec, n)
	}
	if selected := p.c.opts.Select; selected != nil && out.reference != nil && !selected(out.reference) {
		return outcome{} // what was found of it are warnings
	}
	if !bad && rec != nil && p.whole != nil && !p.c.at(n).twin {
		out.findings = append(out.findings, p.review(n, rec, out.reference)...)
	}
	out.findings = p.muted(n, b, out.findings)
	slices.SortStableFunc(out.findings, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.Position.Line, b.Position.Line), cmp.Compare(a.Column, b.Column))
	})
	return out
}

// wants reports whether the record is to be yielded.
func (p *pass) wants(n uint32, rec *Record) bool {
	switch {
	case rec.Type == TypePerson || rec.Type == TypeOrganization, p.c.at(n).twin:
		return false
	case p.asked != nil:
		return p.asked[n]
	}
	return rec.Cite
}
