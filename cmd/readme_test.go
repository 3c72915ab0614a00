package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/formats"
)

var (
	tomlBlock    = regexp.MustCompile("(?s)```toml\n(.*?)```")
	consoleBlock = regexp.MustCompile("(?s)```console\n\\$ ([^\n]*)\n.*?```")
	formatTable  = regexp.MustCompile("(?s)<!-- formats -->\n.*?<!-- end of formats -->")
	targetTable  = regexp.MustCompile("(?s)<!-- targets -->\n.*?<!-- end of targets -->")
	modulePath   = regexp.MustCompile(`(?m)^\t(\S+) v\S+( // indirect)?$`)
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
	mustWriteFile(t, "talks.toml", input[1])
	mustWriteFile(t, "mistake.toml", bytes.ReplaceAll(input[1], []byte("part_of"), []byte("part_off")))

	ran := 0
	got := consoleBlock.ReplaceAllFunc(old, func(block []byte) []byte {
		ran++
		line := string(consoleBlock.FindSubmatch(block)[1])
		words := strings.Fields(line)
		if words[0] != "quoth" {
			t.Fatalf("the command %q is not quoth", line)
		}
		var out bytes.Buffer
		s := &session{out: &sink{w: &out}, err: &out, style: style{terminal: true, cells: 80}}
		s.run(words[1:])
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

	for _, m := range modulePath.FindAllSubmatch(gomod, -1) {
		if name := regexp.MustCompile(`/v\d+$`).ReplaceAllString(string(m[1]), ""); len(m[2]) == 0 && !bytes.Contains(old, []byte("["+name+"]")) {
			t.Errorf("the README does not say what %s is for", name)
		}
	}
	switch {
	case bytes.Equal(old, got):
	case *update:
		mustWriteFile(t, abs, got)
	default:
		t.Errorf("-what the README says, +what is so (go test ./cmd -update writes it):\n%s", cmp.Diff(string(old), string(got)))
	}
}

func mustWriteFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
