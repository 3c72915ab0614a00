package cmd

import (
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var b strings.Builder
	p := &progress{w: &b, stop: make(chan struct{}), done: make(chan struct{})}
	first, asked := make(chan time.Time, 1), make(chan bool, 10)
	go p.show(first, func() time.Duration { asked <- true; return 2 * time.Second })
	for range 3000 {
		p.step()
	}
	first <- time.Time{}
	<-asked
	p.end()
	p.end()
	line := "3000 references, 1500 a second"
	if got := b.String(); !strings.HasPrefix(got, "\r"+line) || !strings.HasSuffix(got, "\r"+strings.Repeat(" ", len(line))+"\r") {
		t.Errorf("got %q", got)
	}
}

// TestProgressIsQuiet holds that nothing is written in a short run, and that
// one that nobody watches has no progress.
func TestProgressIsQuiet(t *testing.T) {
	var b strings.Builder
	p := newProgress(&session{err: &b, style: style{terminal: true}}, nil)
	p.step()
	p.end()
	if b.Len() > 0 {
		t.Errorf("got %q", b.String())
	}
	for _, p := range []*progress{
		newProgress(&session{err: &b}, nil),
		newProgress(&session{err: &b, style: style{terminal: true}}, &output{screen: true}),
	} {
		if p != nil {
			t.Error("there is a progress")
		}
		p.step()
		p.end()
	}
}
