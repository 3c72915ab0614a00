package cmd

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/quoth-cite/quoth/formats/formatstest"
)

// script makes a program of a shell script.
func script(t *testing.T, text string) (path string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("programs that are scripts of a shell")
	}
	path = filepath.Join(t.TempDir(), programPrefix+"sample")
	mustWriteFile(t, path, []byte("#!/bin/sh\n"+text))
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestProgramConforms demands of programs what is promised of all formats, as
// far as it is theirs.
func TestProgramConforms(t *testing.T) {
	for name, text := range map[string]string{"each line": "exec sed 's/.*\"key\":\"\\([^\"]*\\)\".*/\\1/'", "at the end": "exec sort", "none": "exec true"} {
		t.Run(name, func(t *testing.T) {
			formatstest.Test(t, formatstest.Case{Format: programFormat("sample", script(t, text), io.Discard), Whole: true})
		})
	}
}

// TestProgramLeft demands that a program does not stay when a run ends before
// its time, whether it listens or not.
func TestProgramLeft(t *testing.T) {
	said := filepath.Join(t.TempDir(), "said")
	for name, text := range map[string]string{
		"that reads":            "cat >/dev/null; echo ended >" + said,
		"that writes for ever":  "yes",
		"that says what it was": "cat >/dev/null; exit 7",
	} {
		p, err := startProgram(script(t, text), io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		p.abort()
		select {
		case <-p.ended:
		case <-time.After(10 * grace):
			t.Errorf("a program %s stays", name)
		}
		p.abort() // again is no harm
	}
	if text, err := os.ReadFile(said); err != nil || string(text) != "ended\n" {
		t.Errorf("a program that ended by itself: %q, %v", text, err)
	}
}

// TestProgramStatus demands that a program's end is told as it was.
func TestProgramStatus(t *testing.T) {
	for text, want := range map[string]struct {
		words  string
		status int
	}{
		"exit 1": {" ended with exit status 1", 1}, "exit 255": {" ended with exit status 255", 255},
		"kill -TERM $$": {" was ended by a signal: terminated", 143}, "echo x >&2; exit 2": {" ended with exit status 2", 2},
	} {
		var stderr bytes.Buffer
		path := script(t, text)
		p, err := startProgram(path, io.Discard, &stderr)
		if err != nil {
			t.Fatal(err)
		}
		err = p.Close()
		var ended *programError
		if !errors.As(err, &ended) || ended.Error() != path+want.words || ended.ExitStatus() != want.status {
			t.Errorf("%s: %v", text, err)
		}
		if strings.Contains(text, "echo") && stderr.String() != "x\n" {
			t.Errorf("standard error is %q", stderr.String())
		}
	}
	if _, err := startProgram(filepath.Join(t.TempDir(), "none"), io.Discard, io.Discard); err == nil || !strings.HasPrefix(err.Error(), "cannot run ") {
		t.Error(err)
	}
}
