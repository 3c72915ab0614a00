// Compare runs quoth and the programs that do the like on the same records, in
// turn, and prints what each takes beside quoth: the median of the rounds with
// the least and the most. What is not installed is left out.
//
//	go run ./testdata/bench/compare -records 10000 -rounds 5
//
// The time is that of the clock, so nothing else should run; the processor time
// beside it depends less on what does.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/quoth-cite/quoth/records/recordstest"
)

// contender is a command that is measured, as a shell runs it in the folder of
// the records.
type contender struct {
	name, command string
	needs         string // a program
}

var contenders = []contender{
	{"quoth export --to biblatex", "./quoth export talks.toml --to biblatex", ""},
	{"quoth export --to bibtex", "./quoth export talks.toml --to bibtex", ""},
	{"quoth export --to csl-json", "./quoth export talks.toml --to csl-json", ""},
	{"quoth export --to ris", "./quoth export talks.toml --to ris", ""},
	{"quoth check", "./quoth check talks.toml", ""},
	{"quoth check, files of 40", "./quoth check forty", ""},
	{"quoth check, files of 1", "./quoth check single", ""},
	{"floor: TOML to maps", "./floor talks.toml", ""},
	{"floor, files of 40", "./floor forty", ""},
	{"pandoc: CSL-JSON to BibLaTeX", "pandoc -f csljson -t biblatex talks.json", "pandoc"},
	{"bibutils: RIS to BibTeX", "ris2xml talks.ris | xml2bib", "ris2xml"},
	{"biber: BibLaTeX to itself", "biber --tool --quiet -O biber.bib talks.bib", "biber"},
	{"citation-js: CSL-JSON to RIS", "node citation.js", "node"},
}

// citation reads and writes with citation-js; %q is where it is installed.
const citation = `
const { createRequire } = require('module');
const from = createRequire(%q);
const { Cite } = from('@citation-js/core');
from('@citation-js/plugin-ris');
process.stdout.write(new Cite(JSON.parse(require('fs').readFileSync('talks.json', 'utf8'))).format('ris'));
`

func main() {
	records := flag.Int("records", 10_000, "how many records")
	rounds := flag.Int("rounds", 5, "how often each is run")
	flag.Parse()
	if err := compare(*records, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compare(records, rounds int) error {
	folder, err := os.MkdirTemp("", "quoth-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := prepare(folder, records); err != nil {
		return err
	}
	took := make([][]usage, len(contenders))
	for range rounds {
		for i, c := range contenders {
			if _, err := exec.LookPath(c.needs); c.needs != "" && err != nil {
				continue
			}
			u, err := run(folder, c.command)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", c.name, err)
				continue
			}
			took[i] = append(took[i], u)
		}
	}
	fmt.Printf("%d records, %d rounds, %d processors\n\n", records, rounds, runtime.NumCPU())
	fmt.Println("| command | seconds (least–most) | × | processor s | × | peak MB | × |\n|---|---|---|---|---|---|---|")
	for i, c := range contenders {
		if took[i] != nil {
			show(c.name, took[i], took[0])
		}
	}
	return nil
}

// prepare puts the records into a folder in all forms that are read, and builds
// what reads them.
func prepare(folder string, records int) error {
	c := recordstest.Collection{Records: records, Seed: 1}
	if err := c.WriteFile(filepath.Join(folder, "talks.toml")); err != nil {
		return err
	}
	for name, each := range map[string]int{"forty": 40, "single": 1} {
		if err := c.WriteFiles(filepath.Join(folder, name), each); err != nil {
			return err
		}
	}
	for _, name := range []string{"./cmd/quoth", "./testdata/bench/floor"} {
		build := exec.Command("go", "build", "-o", folder, name)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("cannot build %s (run this from the top of the repository): %w", name, err)
		}
	}
	installed, err := filepath.Abs("testdata/consumers/package.json")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "citation.js"), fmt.Appendf(nil, citation, installed), 0o666); err != nil {
		return err
	}
	for _, name := range []string{"talks.json", "talks.ris", "talks.bib"} {
		if _, err := run(folder, "./quoth export talks.toml -o "+name); err != nil {
			return err
		}
	}
	return nil
}

// usage is what a run took.
type usage struct {
	clock, processor time.Duration
	peak             float64 // MB, of the largest of its processes
}

func run(folder, command string) (usage, error) {
	c := exec.Command("sh", "-c", command)
	c.Dir = folder
	start := time.Now()
	err := c.Run()
	u := usage{clock: time.Since(start)}
	if err != nil {
		return u, err
	}
	u.processor = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	u.peak = float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024 // Linux counts in KiB
	return u, nil
}

// show prints a row: the medians, and how many times those of the first row.
func show(name string, took, first []usage) {
	clock := func(u usage) float64 { return u.clock.Seconds() }
	processor := func(u usage) float64 { return u.processor.Seconds() }
	peak := func(u usage) float64 { return u.peak }
	row := func(of func(usage) float64) (least, median, most, times float64) {
		least, median, most = spread(took, of)
		_, base, _ := spread(first, of)
		return least, median, most, median / base
	}
	least, seconds, most, times := row(clock)
	fmt.Printf("| %s | %.2f (%.2f–%.2f) | %.2f ", name, seconds, least, most, times)
	_, seconds, _, times = row(processor)
	fmt.Printf("| %.2f | %.2f ", seconds, times)
	_, megabytes, _, times := row(peak)
	fmt.Printf("| %.0f | %.2f |\n", megabytes, times)
}

func spread(took []usage, of func(usage) float64) (least, median, most float64) {
	var list []float64
	for _, u := range took {
		list = append(list, of(u))
	}
	slices.Sort(list)
	return list[0], list[len(list)/2], list[len(list)-1]
}
