// Generate writes a made-up collection: as one file, or as files of so many
// records each in a folder.
//
//	go run ./testdata/bench/generate -records 100000 -o talks.toml
//	go run ./testdata/bench/generate -records 10000 -each 1 -o talks/
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/quoth-cite/quoth/records/recordstest"
)

func main() {
	records := flag.Int("records", 1000, "how many records")
	seed := flag.Uint64("seed", 1, "another collection for each")
	each := flag.Int("each", 0, "records a file; 0 for one file")
	output := flag.String("o", "generated.toml", "the file, or the folder with -each")
	flag.Parse()
	c := recordstest.Collection{Records: *records, Seed: *seed}
	write := func() error { return c.WriteFile(*output) }
	if *each > 0 {
		write = func() error { return c.WriteFiles(*output, *each) }
	}
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
