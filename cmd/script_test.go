package cmd

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

func TestMain(m *testing.M) {
	n := 0
	testscript.Main(m, map[string]func(){
		"quoth": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		// quoth with a format that falls over at the second reference
		"quoth-bug": with("bug", func(*bytes.Buffer, *records.Reference) error {
			if n++; n == 2 {
				panic("two is too many\x1b[31m")
			}
			return nil
		}),
		// quoth with formats that fall over before the first reference and behind the last
		"quoth-bug-new":   withFormat("bug", func(io.Writer, formats.Values) (formats.Encoder, error) { panic("nothing is new") }),
		"quoth-bug-close": withFormat("bug", func(io.Writer, formats.Values) (formats.Encoder, error) { return closing{}, nil }),
		// quoth with a format that refuses some references
		"quoth-picky": with("picky", func(b *bytes.Buffer, r *records.Reference) error {
			fmt.Fprintln(b, r.Key)
			if !strings.Contains(r.Key, "a") {
				return fmt.Errorf("there is no a in %s", r.Key)
			}
			return nil
		}),
		// quoth with a format at whose first reference a shell does what CHANGE says
		"quoth-change": with("change", func(b *bytes.Buffer, r *records.Reference) error {
			if n++; n == 1 {
				if out, err := exec.Command("sh", "-c", os.Getenv("CHANGE")).CombinedOutput(); err != nil {
					return fmt.Errorf("%s: %w", out, err)
				}
			}
			fmt.Fprintln(b, r.Key)
			return nil
		}),
		"terminal": func() { onTerminal() },
		// quoth with a format that takes its time
		"quoth-slow": with("slow", func(*bytes.Buffer, *records.Reference) error {
			time.Sleep(time.Minute)
			return nil
		}),
	})
}

// onTerminal runs a command on a terminal; nil where none can be made.
var onTerminal func()

// with is a build of quoth with a format more.
func with(name string, entry func(*bytes.Buffer, *records.Reference) error) func() {
	return withFormat(name, func(w io.Writer, _ formats.Values) (formats.Encoder, error) {
		return formats.Framed{Entry: entry}.Encoder(w), nil
	})
}

// closing is an encoder that falls over at the end.
type closing struct{ discard }

func (closing) Close() error { panic("the end is too much") }

func withFormat(name string, encoder func(io.Writer, formats.Values) (formats.Encoder, error)) func() {
	return func() {
		err := formats.Register(formats.Format{Name: name, Help: "for a test", New: encoder})
		if err != nil {
			panic(err)
		}
		os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
}

// TestScripts runs each session of testdata/script with the real command line
// as a process of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":  status,
			"litter":  litter,
			"hostile": writeHostile,
		},
	})
}

// condition is what a session may ask of the machine besides what testscript knows:
// whether we are root, and whether a small disk of our own can be made.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Getuid() == 0, nil
	case "tmpfs":
		return exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "none", os.TempDir()).Run() == nil, nil
	case "strace":
		return exec.Command("strace", "-o", os.DevNull, "true").Run() == nil, nil
	}
	return false, fmt.Errorf("there is no condition %q", name)
}

// status runs a command that must end with a status: status 2 quoth export.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status NUMBER COMMAND [ARGUMENT...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// litter fails where a temporary file of ours is left: ! litter.
func litter(ts *testscript.TestScript, neg bool, args []string) {
	if !neg || len(args) > 0 {
		ts.Fatalf("usage: ! litter")
	}
	for _, folder := range []string{ts.MkAbs("."), ts.Getenv("TMPDIR")} {
		entries, err := os.ReadDir(folder)
		ts.Check(err)
		for _, e := range entries {
			if strings.Contains(e.Name(), "quoth-") {
				ts.Fatalf("%s is left in %s", e.Name(), folder)
			}
		}
	}
}

// writeHostile writes files that would steer a terminal by what stands in them
// and by what they are called: hostile.
func writeHostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: hostile")
	}
	const name = "\x1b]0;x\x07\u009b31m\u202e"
	wrong := "[speech.wrong]\n" + hostile.Quote(name) + " = 1\nkind = " + hostile.Quote(name) + "\nevent = " + hostile.Quote(name) +
		"\nspeakers = [" + hostile.Quote(name) + "]\ndate = " + hostile.Quote(name) + "\ntitle = \"x\x1b[31m\n\n[speech." + hostile.Quote(name) + "]\n"
	for file, text := range map[string]string{
		"texts.toml":                       hostile.Collection(slices.Concat(hostile.Terminal, hostile.Unicode), 0),
		"wrong.toml":                       wrong,
		"named" + name + ".toml":           wrong,
		"texts.bib":                        "@misc{" + name + ", title = {" + name + "}, author = {" + name + "}, " + name + " = {x}, title = {y}",
		"texts.json":                       `[{"id": ` + strconv.Quote("a\u009b") + `, "type": "` + "x\u202e" + `", "title": "\u001b[31m"}, {"\u001b": ]`,
		"texts.ris":                        "TY  - " + name + "\r\nTI  - " + name + "\r\n" + name + "\r\n",
		"texts.csl":                        `<style><` + name + `/></style>`,
		"templates/a" + name + ".txt.tmpl": "{{.Title}}\n",
		"templates/wrong.txt.tmpl":         "{{" + name + "}}\n",
		"programs/quoth-format-x" + name:   "#!/bin/sh\n",
		"programs/quoth-format-loud":       "#!/bin/sh\nprintf '\\033]0;x\\007' >&2\nexit 1\n",
	} {
		path := ts.MkAbs(file)
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
		ts.Check(os.WriteFile(path, []byte(text), 0o777))
	}
}
