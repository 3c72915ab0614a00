// Floor decodes the records of files to maps with the TOML library and does
// nothing else with them: in groups of 64 KB, on all processors. What quoth takes
// above this is its own.
//
//	go run ./testdata/bench/floor talks.toml
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/BurntSushi/toml"

	"github.com/quoth-cite/quoth/records"
)

func main() {
	groups := make(chan []byte, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for text := range groups {
				var m map[string]any
				if _, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
					fail(err)
				}
			}
		})
	}
	inputs, _, err := records.FindFiles(os.Args[1:])
	if err != nil {
		fail(err)
	}
	for _, in := range inputs {
		if err := cut(in.Name, groups); err != nil {
			fail(err)
		}
	}
	close(groups)
	workers.Wait()
}

// cut sends the text of a file in groups, cut where a record begins. It takes
// any line that begins with a letter in a bracket for that, which holds for what
// is generated.
func cut(name string, groups chan<- []byte) error {
	const size = 64 << 10
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var rest []byte
	for {
		text := make([]byte, len(rest)+size)
		n, err := io.ReadFull(f, text[copy(text, rest):])
		text = text[:len(rest)+n]
		if err != nil {
			groups <- text
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return nil
			}
			return err
		}
		at := bytes.LastIndex(text, []byte("\n["))
		groups <- text[:at+1]
		rest = text[at+1:]
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
