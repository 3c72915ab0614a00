package cmd

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// A run that takes longer than progressAfter says how far it is, anew at each
// progressEvery.
const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 200 * time.Millisecond
)

// progress says on a terminal how many references were done, and how many a
// second. The nil progress says nothing.
type progress struct {
	w     io.Writer
	count atomic.Int64
	stop  chan struct{}
	done  chan struct{} // the line is gone
}

// newProgress begins to count for a run whose findings go to standard error. It
// is nil where nobody watches that, or the document scrolls through the same
// terminal.
func newProgress(s *session, out *output) *progress {
	if !s.style.terminal || out != nil && out.screen {
		return nil
	}
	p := &progress{w: s.err, stop: make(chan struct{}), done: make(chan struct{})}
	start := time.Now()
	go p.show(time.After(progressAfter), func() time.Duration { return time.Since(start) })
	return p
}

// step counts a reference.
func (p *progress) step() {
	if p != nil {
		p.count.Add(1)
	}
}

// end takes the line away. It may be called again.
func (p *progress) end() {
	if p == nil {
		return
	}
	select {
	case <-p.stop:
	default:
		close(p.stop)
	}
	<-p.done
}

// show writes the line when first comes, and from then on again and again. Since
// is the time that the run has taken.
func (p *progress) show(first <-chan time.Time, since func() time.Duration) {
	defer close(p.done)
	width, tick := 0, first
	for {
		select {
		case <-p.stop:
			if width > 0 {
				fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", width))
			}
			return
		case <-tick:
			line := progressLine(p.count.Load(), since())
			fmt.Fprintf(p.w, "\r%-*s", width, line)
			width, tick = max(width, len(line)), time.After(progressEvery)
		}
	}
}

// progressLine is how far a run is: nothing can be said while keys are read.
func progressLine(n int64, since time.Duration) string {
	if n == 0 {
		return fmt.Sprintf("reading, %.1f s", since.Seconds())
	}
	return fmt.Sprintf("%s, %.0f a second", count(int(n), "reference"), float64(n)/since.Seconds())
}
