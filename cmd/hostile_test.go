package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/cited"
)

// hostileReader is something that reads files of others: how it is run, and a file
// that it takes.
type hostileReader struct {
	name, file, sample string
	args               []string // "" in them is the file
}

const hostileTalk = "[speech.a]\ntitle = \"A talk\"\nspeakers = [\"Good, Ann\"]\ndate = 2001\n"

// hostileReaders are all that there are: records, each format that is imported,
// styles, templates, documents that cite, and quoth.toml.
var hostileReaders = []hostileReader{
	{"records", "in.toml", `#:schema ./quoth.schema.json
[collection]
language = "en"

[event.inet]
title = { en = "Internet: \"what next?\"", zh = "互联网" } # a comment
date = "2017-12-03/2017-12-05"
city = 'Wuzhen'

[speech."王-2017"]
title = """
Several
lines"""
speakers = [
  { person = "wang", office = "Chair" },
  "Good, Ann",
]
event = "inet"
date = 2017-12-04

[speech."王-2017".override]
biblatex.note = "x"

[person.wang]
name = { en = "Wang, Huning", zh = "王沪宁" }
`, []string{"export", "", "--to", "jsonl", "-o", "out"}},
	{"checked records", "in.toml", hostileTalk, []string{"check", ""}},
	{"explained records", "in.toml", "[speech.a]\ntitle = \"On {NATO}\"\nspeakers = [\"Good, Ann\", { literal = \"A, B\" }]\nnote = '''x\\ny'''\ndate = 2017-12-04\n", []string{"export", "", "--to", "biblatex", "--strict", "-o", "out"}},
	{"bibtex", "in.bib", `@string{org = "WIC"}
@comment{not {this}}
@inproceedings{a:1, author = {Good, Ann and Müller, J\"org and others}, title = "On {NATO} \& more", booktitle = org # " meeting",
  year = 2017, month = dec, pages = {1--2}, note = {$x^2$ \emph{x}}}
`, []string{"import", "", "--from", "bibtex", "-o", "new.toml"}},
	{"csl-json", "in.json", `[{"id":"a","type":"speech","title":"<i>T</i> \u4e2d","author":[{"family":"Good","given":"Ann"},{"literal":"WIC"}],
  "issued":{"date-parts":[[2017,12,4]]},"event-title":"WIC","note":"type: book","custom":{"x":[1,null,true]}}]
`, []string{"import", "", "--from", "csl-json", "-o", "new.toml"}},
	{"ris", "in.ris", "TY  - CONF\r\nID  - a\r\nAU  - Good, Ann\r\nTI  - On rules\r\nT2  - WIC\r\nDA  - 2017/12/04/\r\nN1  - a note\r\nER  - \r\n", []string{"import", "", "--from", "ris", "-o", "new.toml"}},
	{"endnote-xml", "in.xml", `<?xml version="1.0" encoding="UTF-8"?><xml><records><record><ref-type name="Conference Paper">47</ref-type><contributors><authors><author><style face="normal">Good, Ann</style></author></authors></contributors>
<titles><title>On rules &amp; more</title><secondary-title>WIC</secondary-title></titles><dates><year>2017</year></dates></record></records></xml>
`, []string{"import", "", "--from", "endnote-xml", "-o", "new.toml"}},
	{"schedule-json", "schedule.json", `{"schedule":{"version":"1","conference":{"acronym":"w","title":"WIC","start":"2017-12-03","end":"2017-12-05","days":[{"date":"2017-12-03","rooms":{"Hall":[{"title":"Talk","start":"10:00","duration":"00:30","persons":[{"public_name":"Ann Good"}]}]}}]}}}
`, []string{"import", "", "--from", "schedule", "-o", "new.toml"}},
	{"schedule-xml", "schedule.xml", `<?xml version="1.0"?><schedule><conference><title>WIC</title><acronym>w</acronym></conference><day date="2017-12-03"><room name="Hall"><event id="1"><title>Talk &lt;1&gt;</title><start>10:00</start><persons><person>Ann Good</person></persons></event></room></day></schedule>
`, []string{"import", "", "--from", "schedule", "-o", "new.toml"}},
	{"indico", "indico.json", `{"results":[{"title":"WIC","startDate":{"date":"2017-12-03","time":"09:00:00","tz":"UTC"},"endDate":{"date":"2017-12-05"},"contributions":[{"title":"Talk","speakers":[{"first_name":"Ann","last_name":"Good"}]}]}]}
`, []string{"import", "", "--from", "indico", "-o", "new.toml"}},
	{"ical", "in.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Talk\\, with\r\n  more\r\nDTSTART;TZID=\"Asia/Shanghai\":20171203T100000\r\nORGANIZER;CN=\"Ann Good\":mailto:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", []string{"import", "", "--from", "ical", "-o", "new.toml"}},
	{"csl", "s.csl", `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>S</title><id>s</id></info>
<macro name="m"><names variable="author"><substitute><text variable="title"/></substitute></names></macro>
<bibliography><layout><text macro="m"/><choose><if type="speech" match="any"><date variable="issued"><date-part name="year"/></date></if><else><text term="in"/></else></choose></layout></bibliography></style>
`, []string{"export", "talks.toml", "--csl", "", "-o", "out"}},
	{"template", "t.md.tmpl", `{{/* a list */}}{{define "header"}}# List
{{end}}{{define "entry"}}{{with .Title}}*{{.}}*{{else}}-{{end}} {{date "year" .Date}}{{range .Author}} {{.}}{{end}}
{{end}}`, []string{"export", "talks.toml", "--template", "", "-o", "out"}},
	{"html template", "t.html.tmpl", `{{define "entry"}}<p title="{{.Title}}" onclick="f({{.Key}})">{{if .Date}}{{date "year" .Date}}{{end}}</p><script>x = {{.Key}}</script>{{end}}`,
		[]string{"export", "talks.toml", "--template", "", "-o", "out"}},
	{"tex", "in.tex", "\\documentclass{article}\n\\begin{document}\n\\autocite[see][2]{a}, \\cites{a}[1]{a} \\verb|\\cite{b}| % \\cite{c}\n\\nocite{a}\n\\end{document}\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"aux", "in.aux", "\\relax\n\\citation{a}\n\\bibdata{x}\n\\abx@aux@cite{0}{a}\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"bcf", "in.bcf", `<bcf:controlfile version="3.8" xmlns:bcf="x"><bcf:section number="0"><bcf:citekey order="1">a</bcf:citekey></bcf:section></bcf:controlfile>` + "\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"markdown", "in.md", "---\nnocite: '@a'\n---\n# T\n\nAs [see @a, p. 1; -@a] and @a say `[@b]`.\n\n```\n@c\n```\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"typst", "in.typ", "#set page()\n= T\n@a and #cite(<a>, form: \"prose\") `@b` // @c\n$ x $ #[@a]\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"org", "in.org", "#+title: T\n[cite:see @a p. 1;@a] =[cite:@b]=\n#+begin_src c\n[cite:@c]\n#+end_src\n", []string{"export", "talks.toml", "--to", "jsonl", "--cited-in", "", "-o", "out"}},
	{"quoth.toml", "quoth.toml", "[[output]]\nfile = \"out\" # a comment\nto = \"jsonl\"\npaths = [\"talks.toml\"]\noptions = { }\n\n[[output]]\nfile = \"x.bib\"\nfor = 'natbib'\nkeys = [\"a\"]\n", nil},
}

// mutilated are the ways in which any file may come to harm, each a function of
// its text.
var mutilated = []struct {
	name string
	text func(string) []string
}{
	{"cut", func(s string) (all []string) { // at each of some thirty places
		for i := 0; i < len(s); i += 1 + len(s)/30 {
			all = append(all, s[:i])
		}
		return all
	}},
	{"without its front", func(s string) []string { return []string{s[len(s)/5:], s[len(s)/2:], s[len(s)-3:]} }},
	{"a byte that is not UTF-8", func(s string) (all []string) {
		for i := 0; i < len(s); i += 1 + len(s)/8 {
			all = append(all, s[:i]+"\xff"+s[i:], s[:i]+"\xe4"+s[i:], s[:i]+"\xed\xa0\x80"+s[i:])
		}
		return all
	}},
	{"a control character", func(s string) (all []string) {
		for i := 0; i < len(s); i += 1 + len(s)/5 {
			for _, c := range []string{"\x00", "\x1b[31m", "\x7f", "\u2028", "\u202e", "\ufeff", "\ufffe", "\U000e0041"} {
				all = append(all, s[:i]+c+s[i:])
			}
		}
		return all
	}},
	{"in another encoding", func(s string) []string {
		var little, big, latin bytes.Buffer
		for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
			little.Write([]byte{byte(u), byte(u >> 8)})
			big.Write([]byte{byte(u >> 8), byte(u)})
		}
		for _, r := range s {
			latin.WriteByte(byte(r))
		}
		return []string{little.String(), big.String(), latin.String(), "\ufeff" + s, "\ufeff\ufeff" + s, "\ufeff"}
	}},
	{"other line ends", func(s string) []string {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		return []string{strings.ReplaceAll(s, "\n", "\r"), strings.ReplaceAll(s, "\n", "\r\n"), strings.ReplaceAll(s, "\n", "\r\r\n"), strings.ReplaceAll(s, "\n", " "), strings.ReplaceAll(s, "\n", "\u2028")}
	}},
	{"nothing", func(string) []string {
		return []string{"", "\n", " \t\r\n", "\x00", strings.Repeat("\x00", 5000), "\r"}
	}},
	{"something else", func(string) []string {
		return []string{"PK\x03\x04\x14\x00", "\x7fELF\x02\x01", "%PDF-1.7\n%\xe2\xe3", "<!DOCTYPE html><html><body>404 Not Found</body></html>", "{}", "[]", "null", "\"\"", "0", "%", "@", "#!/bin/sh\nexit\n"}
	}},
	{"doubled", func(s string) []string { return []string{s + s, s + "x", "x" + s, strings.Repeat(s, 50)} }},
	{"marks out of place", func(s string) (all []string) {
		for i, mark := range []string{"\"", "'", "[", "]", "{", "}", "(", ")", "<", ">", "\\", "&", "%", "#", "$", "=", ",", ";", ":", "@", "{{", "}}", "\"\"\"", "<!--", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]>"} {
			at := (i*7 + 5) * len(s) / 200 % len(s)
			all = append(all, s[:at]+mark+s[at:], strings.ReplaceAll(s, mark, ""))
		}
		return all
	}},
	{"deep", func(s string) (all []string) {
		at := len(s) * 2 / 3
		for _, open := range []string{"[", "{", "(", "<a>", "{{if 1}}", "\\x{", "{\"a\":", "<group>", "\"", "#[", "[[", "a."} {
			deep := strings.Repeat(open, 20_000)
			all = append(all, deep, s[:at]+deep+s[at:])
		}
		return all
	}},
	{"a line without end", func(s string) []string {
		long := strings.Repeat("x ", 300_000)
		at := strings.IndexAny(s, "Tt") + 1
		return []string{long, s + long, s[:at] + long + s[at:], s[:at] + strings.ReplaceAll(long, " ", "") + s[at:]}
	}},
	{"numbers", func(s string) (all []string) {
		number := regexp.MustCompile(`\d+`)
		for _, n := range []string{"-1", "0", "99999999999999999999", "1e999", "NaN", "2147483648", "99", "２０１７", "٢٠١٧"} {
			all = append(all, number.ReplaceAllString(s, n))
		}
		return all
	}},
}

// TestHostile demands of every reader that a file which came to harm, in each of
// the ways, ends neither in a panic nor never: with a status, and a message that
// says why, or as if nothing were wrong; and that an output is whole, or as it was.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("broken files by the thousand, left out by -short")
	}
	for _, r := range hostileReaders {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			n := 0
			if status, said := r.try(t, dir, "as it is", r.sample); status != 0 {
				t.Fatalf("as it is: status %d\n%s", status, said)
			}
			for _, m := range mutilated {
				for i, text := range m.text(r.sample) {
					n++
					r.try(t, dir, fmt.Sprintf("%s (%d)", m.name, i), text)
				}
			}
			if n < 150 { // for each of them
				t.Errorf("only %d files", n)
			}
		})
	}
}

// hostileTime is the longest that a file may take, which is far more than any of
// them does.
const hostileTime = 30 * time.Second

// try runs a reader on a text.
func (r hostileReader) try(t *testing.T, dir, what, text string) (status int, said string) {
	t.Helper()
	at := func(name string) string { return filepath.Join(dir, name) }
	mustWriteFile(t, at(r.file), []byte(text))
	mustWriteFile(t, at("talks.toml"), []byte(hostileTalk))
	mustWriteFile(t, at("out"), []byte("old"))
	os.Remove(at("new.toml"))
	var out, errs bytes.Buffer
	s := &session{out: &sink{w: &out, name: "standard output"}, err: &errs}
	var args []string
	for i, a := range r.args {
		switch {
		case a == "":
			a = at(r.file)
		case a == "talks.toml" || i > 0 && r.args[i-1] == "-o":
			a = at(a)
		}
		args = append(args, a)
	}
	done := make(chan int, 1)
	go func() {
		if args == nil {
			done <- s.settingsStatus(at(r.file))
		} else {
			done <- s.run(args)
		}
	}()
	select {
	case status = <-done:
	case <-time.After(hostileTime):
		t.Fatalf("%s: it does not come to an end", what)
	}
	said = strings.ReplaceAll(errs.String(), dir+string(filepath.Separator), "")
	for _, problem := range r.problems(status, said, at) {
		t.Errorf("%s, %.60q (%d bytes): %s; status %d\n%.2000s", what, text, len(text), problem, status, said)
	}
	return status, said
}

// settingsStatus reads settings as watch does, and gives the status that it would
// end with.
func (s *session) settingsStatus(file string) (status int) {
	defer func() {
		if p := recover(); p != nil {
			s.bug(p)
			status = statusUsage
		}
	}()
	_, err := readSettings(s, file)
	return s.status(err)
}

var (
	placedLine = regexp.MustCompile(`^[^:]+:\d+:\d+: (error|warning|note): .`)
	saidLine   = regexp.MustCompile(`^(quoth: |[^: ]+: (error|warning): |  |\d+ (error|warning))`)
)

// problems are what is wrong with a run, by its status and what it said.
func (r hostileReader) problems(status int, said string, at func(string) string) (problems []string) {
	placed := false
	for line := range strings.Lines(said) {
		line = strings.TrimSuffix(line, "\n")
		placed = placed || placedLine.MatchString(line) && strings.Contains(line, ": error: ")
		if !placedLine.MatchString(line) && !saidLine.MatchString(line) {
			problems = append(problems, fmt.Sprintf("a line is no message: %.100q", line))
		}
		if strings.ContainsFunc(line, steers) {
			problems = append(problems, fmt.Sprintf("a line steers a terminal: %.100q", line))
		}
	}
	switch {
	case strings.Contains(said, "this is a bug"), strings.Contains(said, "goroutine"):
		problems = append(problems, "it panics")
	case status == statusRecords && !placed:
		problems = append(problems, "no message has a place")
	case status != 0 && said == "":
		problems = append(problems, "nothing is said")
	case status < 0 || status > 2:
		problems = append(problems, "the status is none of ours")
	}
	out, err := os.ReadFile(at("out"))
	if slices.Contains(r.args, "out") && (err != nil || (string(out) == "old") != (status != 0)) {
		problems = append(problems, fmt.Sprintf("the output is %.40q, %v", out, err))
	}
	if text, err := os.ReadFile(at("new.toml")); err == nil && len(text) > 0 {
		if _, wrong := records.Format(text, "new.toml"); len(wrong) > 0 {
			problems = append(problems, "what was imported is refused: "+wrong[0].Error())
		}
	}
	if left, _ := filepath.Glob(at(".quoth-*")); len(left) > 0 {
		problems = append(problems, "there is litter")
	}
	return problems
}

// TestHostileReaders demands that every format to import is among the readers, and
// every kind of document.
func TestHostileReaders(t *testing.T) {
	all := fmt.Sprint(hostileReaders)
	for _, f := range importFormats {
		if f.name != "biblatex" && !strings.Contains(all, "--from "+f.name) {
			t.Errorf("the format %s is not tried", f.name)
		}
	}
	for _, ext := range []string{".tex", ".aux", ".bcf", ".md", ".typ", ".org"} {
		if !slices.Contains(cited.Extensions(), ext) || !strings.Contains(all, "in"+ext) {
			t.Errorf("documents with the extension %s are not tried", ext)
		}
	}
}
