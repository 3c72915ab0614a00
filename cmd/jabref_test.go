package cmd

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestJabRefStarted demands that a JabRef which is not running is started with
// the references, and is not ended with quoth.
func TestJabRefStarted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a program of a shell stands for JabRef")
	}
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Setenv("XDG_CACHE_HOME", folder)
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	shown, done := filepath.Join(folder, "shown"), filepath.Join(folder, "done")
	mustWriteFile(t, filepath.Join(folder, "jabref"), []byte("#!/bin/sh\ncp \"$2\" "+shown+".new && mv "+shown+".new "+shown+
		"\nwhile ! test -e "+done+"; do sleep 0.05; done\nrm "+shown+"\n"))
	if err := os.Chmod(filepath.Join(folder, "jabref"), 0o755); err != nil {
		t.Fatal(err)
	}
	told, err := jabref{patience: 500 * time.Millisecond}.receive(context.Background(), []byte("@misc{one,\n}\n"), 1)
	if err != nil || !strings.Contains(told, "has been started with 1 reference") {
		t.Errorf("%q, %v", told, err)
	}
	wait := func(there bool) {
		for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
			if _, err := os.Stat(shown); (err == nil) == there {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("JabRef shows the references: %v; wanted %v", !there, there)
			}
		}
	}
	wait(true)
	mustWriteFile(t, done, nil)
	wait(false) // it ran to its own end
}
