package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

var (
	tomlBlock     = regexp.MustCompile("(?s)```toml\n(.*?)```")
	templateBlock = regexp.MustCompile("(?s)```gotmpl\n(.*?)```")
	programBlock  = regexp.MustCompile("(?s)```sh\n(#!/bin/sh\n.*?)```")
	consoleBlock  = regexp.MustCompile("(?s)```console\n\\$ ([^\n]*)\n.*?```")
	formatTable   = regexp.MustCompile("(?s)<!-- formats -->\n.*?<!-- end of formats -->")
	carriesTable  = regexp.MustCompile("(?s)<!-- carries -->\n.*?<!-- end of carries -->")
	checkTable    = regexp.MustCompile("(?s)<!-- checks -->\n.*?<!-- end of checks -->")
	targetTable   = regexp.MustCompile("(?s)<!-- targets -->\n.*?<!-- end of targets -->")
	modulePath    = regexp.MustCompile(`(?m)^\t(\S+) (v\S+)(?: // indirect)?$`)
)

// TestReadme keeps the README true: what its commands print is what they print
// on a terminal, its tables of formats and targets are the tables, and each
// module we use is named.
func TestReadme(t *testing.T) {
	old, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	abs, err := filepath.Abs("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	input := tomlBlock.FindSubmatch(old)
	if input == nil {
		t.Fatal("no input")
	}
	if layout, _ := records.Format(input[1], "README.md"); !bytes.Equal(layout, input[1]) {
		t.Errorf("the layout of the records is\n%s", layout)
	}
	mustWriteFile(t, "talks.toml", input[1])
	template := templateBlock.FindSubmatch(old)
	program := programBlock.FindSubmatch(old)
	if template == nil || program == nil {
		t.Fatal("no template or program")
	}
	mustWriteFile(t, "list.html.tmpl", template[1])
	mustWriteFile(t, programPrefix+"titles", program[1])
	if err := os.Chmod(programPrefix+"titles", 0o755); err != nil {
		t.Fatal(err)
	}
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	_, noJQ := exec.LookPath("jq")
	mustWriteFile(t, "mistake.toml", bytes.ReplaceAll(input[1], []byte("part_of"), []byte("part_off")))

	ran := 0
	got := consoleBlock.ReplaceAllFunc(old, func(block []byte) []byte {
		ran++
		line := string(consoleBlock.FindSubmatch(block)[1])
		args := exampleArgs("  " + line)
		if args == nil {
			t.Fatalf("the command %q is not quoth", line)
		}
		if noJQ != nil && strings.Contains(line, "--to titles") {
			t.Logf("not run, as there is no jq here: %s", line)
			return block
		}
		var out bytes.Buffer
		window := style{terminal: true, cells: 88}
		s := &session{out: &sink{w: &out}, err: &out, outStyle: window, style: window}
		s.run(args)
		return fmt.Appendf(nil, "```console\n$ %s\n%s```", line, bytes.ReplaceAll(out.Bytes(), []byte("\r\n"), []byte("\n")))
	})
	if ran == 0 {
		t.Fatal("no command")
	}
	var table strings.Builder
	table.WriteString("<!-- formats -->\n| `--to` | extensions | |\n|---|---|---|\n")
	for _, f := range formats.List() {
		exts := ""
		if len(f.Exts) > 0 {
			exts = "`" + strings.Join(f.Exts, "` `") + "`"
		}
		fmt.Fprintf(&table, "| `%s` | %s | %s |\n", f.Name, exts, f.Help)
	}
	table.WriteString("<!-- end of formats -->")
	got = formatTable.ReplaceAllLiteral(got, []byte(table.String()))
	table.Reset()
	table.WriteString("<!-- targets -->\n| `--for` | format | |\n|---|---|---|\n")
	for _, target := range formats.Targets() {
		fmt.Fprintf(&table, "| `%s` | `%s` | %s |\n", target.Name, target.Format, target.Help)
	}
	table.WriteString("<!-- end of targets -->")
	got = targetTable.ReplaceAllLiteral(got, []byte(table.String()))
	table.Reset()
	table.WriteString("<!-- checks -->\n| code | what is found |\n|---|---|\n")
	for _, c := range records.Codes {
		if c.Told == "quoth check" {
			fmt.Fprintf(&table, "| `%s` | %s |\n", c.Name, c.Meaning)
		}
	}
	table.WriteString("<!-- end of checks -->")
	got = checkTable.ReplaceAllLiteral(got, []byte(table.String()))
	got = carriesTable.ReplaceAllLiteral(got, []byte("<!-- carries -->\n"+carries(t)+"<!-- end of carries -->"))

	modules := modulePath.FindAllSubmatch(gomod, -1)
	for _, m := range modules {
		name := regexp.MustCompile(`/v\d+$`).ReplaceAllString(string(m[1]), "")
		row := regexp.MustCompile(`(?m)^\| \[` + regexp.QuoteMeta(name) + `\]\([^ ]+\) \| ` + regexp.QuoteMeta(string(m[2])) + `, \d{4}-\d\d(?: \| [^|\n]+){5} \|$`)
		if !row.Match(old) {
			t.Errorf("the README has no row that says of %s %s what it is, comes to and is for", name, m[2])
		}
	}
	if rows := regexp.MustCompile(`(?m)^\| \[[a-z.]+/[^\]]+\]\(`).FindAll(old, -1); len(rows) != len(modules) {
		t.Errorf("the README has rows for %d modules, and go.mod names %d", len(rows), len(modules))
	}
	switch {
	case bytes.Equal(old, got):
	case *update:
		mustWriteFile(t, abs, got)
	default:
		t.Errorf("-what the README says, +what is so (go test ./cmd -update writes it):\n%s", cmp.Diff(string(old), string(got)))
	}
}

var saidOfPeople = regexp.MustCompile(`\.(office|orcid|et-al)$`)

// carries is the table of which format carries which fact: facts that fare the
// same in one row, formats that carry the same in one column.
func carries(t *testing.T) string {
	t.Helper()
	type fares = map[string]formats.Carried
	var facts []string
	all := map[string]fares{}
	for _, f := range formats.List() {
		v, err := f.Values(nil)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = fares{}
		for _, c := range formats.Carries(f, v) {
			all[f.Name][c.Fact] = c
			// what is said of people but the authors fares much as with them
			if !slices.Contains(facts, c.Fact) && (strings.HasPrefix(c.Fact, "author.") || !saidOfPeople.MatchString(c.Fact)) {
				facts = append(facts, c.Fact)
			}
		}
	}
	var columns [][]string // the marks of one format or several, in the order of the facts
	var head []string
	for _, f := range formats.List() {
		var column []string
		for _, fact := range facts {
			c, ok := all[f.Name][fact]
			if !ok { // a part that is spoken of where it is lost
				whole, _, _ := strings.Cut(fact, ".")
				c = all[f.Name][whole]
			}
			column = append(column, mark(c))
		}
		if i := slices.IndexFunc(columns, func(c []string) bool { return slices.Equal(c, column) }); i >= 0 {
			head[i] += " `" + f.Name + "`"
			continue
		}
		columns, head = append(columns, column), append(head, "`"+f.Name+"`")
	}
	var rows []string
	members := map[string][]string{}
	for i, fact := range facts {
		row := ""
		for _, column := range columns {
			row += column[i] + " | "
		}
		if members[row] == nil {
			rows = append(rows, row)
		}
		members[row] = append(members[row], fact)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| fact | %s |\n|---|%s\n", strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	for _, row := range rows {
		fmt.Fprintf(&b, "| %s | %s\n", strings.Join(members[row], ", "), strings.TrimSpace(row))
	}
	return b.String()
}

// mark is what a format does with a fact, as the table says it.
func mark(c formats.Carried) string {
	switch {
	case c.State == formats.Lost:
		return "no"
	case !c.Always:
		return "some"
	case c.State == formats.KeptAsData:
		return "data"
	}
	return "yes"
}

func mustWriteFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
