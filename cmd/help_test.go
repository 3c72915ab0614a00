package cmd

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// exampleTalks are records for which the examples in the help are true.
const exampleTalks = `[speech.huang-2017]
kind = "speech"
title = { en = "The rules of cyberspace", zh = "网络空间国际规则" }
speakers = ["Huang, Zhixiong"]
date = 2017-12-04
url = "https://example.org/rules"

[speech.wang-2017]
kind = "keynote"
title = "Keynote"
speakers = ["Wang, Huning"]
date = 2017-12-03
unpublished = true
`

const exampleSource = `[source.report-2017]
kind = "news"
title = "A report"
container = "A newspaper"
date = 2017-12-05
`

// exampleStyle prints all that the examples have.
const exampleStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>
  <names variable="author"/><text variable="title"/><text variable="genre"/><text variable="container-title"/><text variable="URL"/><date variable="issued" form="text"/>
</layout></bibliography></style>`

// TestExamples runs every example of every command's help.
func TestExamples(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("talks", 0o777); err != nil {
		t.Fatal(err)
	}
	mustWriteFile(t, "talks/more.toml", []byte(strings.ReplaceAll(exampleTalks, "2017", "2018")))
	mustWriteFile(t, "talks.toml", []byte(exampleTalks))
	mustWriteFile(t, "paper.tex", []byte(`\cite{huang-2017}`))
	mustWriteFile(t, "sources.toml", []byte(exampleSource))
	mustWriteFile(t, "library.bib", []byte("@unpublished{a, author = {Wang, Huning}, title = {A talk}, type = {Speech}, date = 2017, url = {https://example.org/a}}"))
	mustWriteFile(t, "items.json", []byte(`[{"id": "b", "type": "speech", "title": "A talk", "issued": {"date-parts": [[2017]]}, "URL": "https://example.org/b"}]`))
	mustWriteFile(t, "programme.ics", []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A forum\nDTSTART:20171204\nLOCATION:Oslo\\, Norway\nEND:VEVENT\nEND:VCALENDAR\n"))
	mustWriteFile(t, "ieee.csl", []byte(exampleStyle))

	s := &session{out: &sink{w: io.Discard}, err: io.Discard}
	root := newRoot(s)
	root.InitDefaultHelpCmd()
	ran := 0
	for _, c := range append(root.Commands(), root) {
		if c.Runnable() && c.Example == "" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		for line := range strings.Lines(c.Example) {
			args := exampleArgs(line)
			if args == nil {
				t.Errorf("%s: the example %q is no command", c.CommandPath(), line)
				continue
			}
			if _, ok := c.Annotations[staysRunning]; ok {
				continue // testdata/script/watch.txtar runs it
			}
			if _, err := exec.LookPath("pandoc"); err != nil && args[0] == "preview" {
				t.Logf("%q did not run: pandoc is not installed", strings.TrimSpace(line))
				continue
			}
			ran++
			var out, err bytes.Buffer
			status := Main(args, nil, &out, &err)
			if status != 0 || err.Len() > 0 {
				t.Errorf("%s: %q ends with status %d and says %s", c.CommandPath(), strings.TrimSpace(line), status, err.String())
			}
			if silent := args[0] == "check" && !slices.Contains(args, "--explain") || slices.Contains(args, "-o") || slices.Contains(args, "-w") || args[0] == "man"; silent != (out.Len() == 0) {
				t.Errorf("%s: %q prints %q", c.CommandPath(), strings.TrimSpace(line), out.String())
			}
		}
	}
	if ran < 10 {
		t.Errorf("%d examples ran", ran)
	}
}

// example is a line of an example: perhaps a label, and the command.
var example = regexp.MustCompile(`^  (?:\w+: +)?quoth ([^\n]+)\n?$`)

// word is a word of a command line, perhaps in single quotes, or what ends it:
// a redirection, a pipe, or blanks with what the command does behind them.
var word = regexp.MustCompile(` {3,}.*|[>|].*|'[^']*'|[^ ']+`)

func exampleArgs(line string) []string {
	m := example.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	var args []string
	for _, w := range word.FindAllString(m[1], -1) {
		if strings.ContainsRune(" >|", rune(w[0])) {
			break
		}
		args = append(args, strings.Trim(w, "'"))
	}
	return args
}
