package records

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

// BenchmarkCollection takes generated records of about 1 KB through both
// passes; BenchmarkFloor is what the TOML library takes to decode the same
// groups to maps, on as many goroutines.
func BenchmarkCollection(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			inputs := generatedFile(b, n)
			b.ReportAllocs()
			heap := watchHeap()
			for b.Loop() {
				c, err := Open(inputs, Options{}, func(d Diagnostic) { b.Fatal(d) })
				if err != nil {
					b.Fatal(err)
				}
				if err := c.References(context.Background(), nil, func(*Reference) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(heap(), "MB-heap")
		})
	}
}

// BenchmarkReview takes generated records through a review as well.
func BenchmarkReview(b *testing.B) {
	inputs := generatedFile(b, 100_000)
	b.ReportAllocs()
	heap := watchHeap()
	for b.Loop() {
		c, err := Open(inputs, Options{Review: true}, func(Diagnostic) {})
		if err != nil {
			b.Fatal(err)
		}
		if err := c.References(context.Background(), nil, func(*Reference) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(heap(), "MB-heap")
}

func BenchmarkOpen(b *testing.B) {
	inputs := generatedFile(b, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(inputs, Options{}, func(d Diagnostic) { b.Fatal(d) }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFloor(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, err := Open(generatedFile(b, n), Options{}, func(d Diagnostic) { b.Fatal(d) })
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				p := newPass(context.Background(), c)
				queue, work := make(chan *group, c.count), make(chan *group)
				var wg sync.WaitGroup
				wg.Go(func() { p.read(order{count: c.count}, queue, work); close(work) })
				for range runtime.GOMAXPROCS(0) {
					wg.Go(func() {
						for g := range work {
							var joined bytes.Buffer
							for _, block := range g.blocks {
								joined.Write(block.Text)
							}
							var m map[string]any
							if _, err := toml.NewDecoder(&joined).Decode(&m); err != nil {
								panic(err)
							}
						}
					})
				}
				wg.Wait()
				p.close()
			}
		})
	}
}

// generatedFile is a collection of n records in a file.
func generatedFile(b testing.TB, n int) []Input {
	path := filepath.Join(b.TempDir(), "generated.toml")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	writeCollection(w, n)
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	inputs, _, err := FindFiles([]string{path})
	if err != nil {
		b.Fatal(err)
	}
	if b, ok := b.(*testing.B); ok {
		b.SetBytes(info.Size())
	}
	return inputs
}

// watchHeap samples the heap until the function it gives is called, which gives
// the most there was, in megabytes.
func watchHeap() func() float64 {
	var most atomic.Uint64
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		var m runtime.MemStats
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&m)
				most.Store(max(most.Load(), m.HeapAlloc))
			}
		}
	}()
	return func() float64 {
		close(stop)
		<-done
		return float64(most.Load()) / 1e6
	}
}
