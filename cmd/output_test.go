//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

func testSession() *session {
	return &session{out: &sink{w: io.Discard, name: "standard output"}, err: io.Discard}
}

// write writes text to path as a run would.
func write(t *testing.T, path, text string, keep bool) error {
	t.Helper()
	o, err := openOutput(testSession(), path, nil)
	if err != nil {
		return err
	}
	defer o.discard()
	if _, err := io.WriteString(o, text); err != nil {
		return err
	}
	return o.finish(keep)
}

func mustWrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// noLitter fails where a folder holds a file of ours that should be gone.
func noLitter(t *testing.T, folder string) {
	t.Helper()
	left, _ := filepath.Glob(filepath.Join(folder, ".quoth-*"))
	if len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestOutputNewFile(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "plain"), "")
	path := filepath.Join(dir, "new.bib")
	if err := write(t, path, "text", true); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(filepath.Join(dir, "plain"))
	got, _ := os.Stat(path)
	if content(t, path) != "text" || got.Mode() != want.Mode() {
		t.Errorf("content %q, mode %v, want that of any new file, %v", content(t, path), got.Mode(), want.Mode())
	}
	noLitter(t, dir)
	if err := write(t, filepath.Join(dir, "never.bib"), "text", false); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "never.bib")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made though the run did not succeed")
	}
	noLitter(t, dir)
	if err := write(t, filepath.Join(dir, strings.Repeat("x", 251)+".bib"), "text", true); err != nil {
		t.Errorf("a name as long as may be: %v", err)
	}
}

func TestOutputOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "old.bib")
	mustWrite(t, path, "old")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := write(t, path, "new", false); err != nil || content(t, path) != "old" {
		t.Errorf("after a run with errors: %q, %v", content(t, path), err)
	}
	if err := write(t, path, "new", true); err != nil || content(t, path) != "new" {
		t.Errorf("after a run: %q, %v", content(t, path), err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, want 0640 as before", info.Mode())
	}
	noLitter(t, dir)
	if os.Getuid() == 0 {
		if err := os.Chown(path, 12345, 23456); err != nil {
			t.Fatal(err)
		}
		if err := write(t, path, "newer", true); err != nil {
			t.Fatal(err)
		}
		info, _ := os.Stat(path)
		if s := info.Sys().(*syscall.Stat_t); s.Uid != 12345 || s.Gid != 23456 {
			t.Errorf("owner %d:%d, want the old one", s.Uid, s.Gid)
		}
		return // root may write everything
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := write(t, path, "newest", true); !errors.Is(err, fs.ErrPermission) || content(t, path) != "new" {
		t.Errorf("a file that may not be written: %q, %v", content(t, path), err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if err := write(t, filepath.Join(dir, "another"), "text", true); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a folder that may not be written: %v", err)
	}
}

func TestOutputLinks(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, folder := range []string{"a/b", "c/d"} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, "a/b/real.bib", "old")
	for name, target := range map[string]string{
		"link.bib":      "a/link.bib",
		"a/link.bib":    "b/real.bib",
		"dangling.bib":  "c/d/new.bib",
		"up":            "c/d",
		"through.bib":   "up/../side.bib", // c/side.bib, not ./side.bib
		"loop.bib":      "loop2.bib",
		"loop2.bib":     "loop.bib",
		"nowhere.bib":   "no/such/folder.bib",
		"to-folder.bib": "c",
	} {
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
	}
	for link, file := range map[string]string{"link.bib": "a/b/real.bib", "dangling.bib": "c/d/new.bib", "through.bib": "c/side.bib"} {
		if err := write(t, link, "new", true); err != nil {
			t.Errorf("%s: %v", link, err)
			continue
		}
		if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", link)
		}
		if content(t, file) != "new" {
			t.Errorf("%s: %s holds %q", link, file, content(t, file))
		}
	}
	for link, want := range map[string]string{
		"loop.bib":      "too many symbolic links",
		"nowhere.bib":   "there is no folder no/such",
		"to-folder.bib": "it is a folder",
	} {
		if err := write(t, link, "new", true); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", link, err, want)
		}
	}
}

func TestOutputRefused(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	mustWrite(t, "in.toml", "")
	if err := os.Link("in.toml", "hard.bib"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("in.toml", "soft.bib"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("folder", 0o777); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"in.toml":           "in.toml is also an input (in.toml)",
		"./in.toml":         "is also an input",
		"hard.bib":          "is also an input",
		"soft.bib":          "is also an input",
		"folder":            "cannot write folder: it is a folder",
		".":                 "it is a folder",
		"none/out.bib":      "cannot write none/out.bib: there is no folder none",
		"new/":              "there is no folder new",
		"in.toml/out.bib":   "not a directory",
		"folder/../x/y.bib": "there is no folder x",
	} {
		_, err := openOutput(testSession(), path, []records.Input{{Name: "in.toml"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	noLitter(t, dir)

	// a shell's redirections
	f, err := os.OpenFile("in.toml", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := testSession()
	s.out.w = f
	if _, err := openOutput(s, "", []records.Input{{Name: "in.toml"}}); err == nil {
		t.Error("standard output that is an input is not refused")
	}
	s = testSession()
	s.in = f
	if _, err := openOutput(s, "in.toml", []records.Input{{Name: "-"}}); err == nil {
		t.Error("a file that is standard input is not refused")
	}
}

func TestOutputWrittenThrough(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o666); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	got := make(chan string)
	go func() {
		b, _ := os.ReadFile(fifo)
		got <- string(b)
	}()
	if err := write(t, fifo, "text", false); err != nil {
		t.Fatal(err)
	}
	if s := <-got; s != "text" {
		t.Errorf("the pipe gave %q", s)
	}
	if info, _ := os.Lstat(fifo); info.Mode()&fs.ModeNamedPipe == 0 {
		t.Error("the pipe was replaced")
	}
	if err := write(t, os.DevNull, "text", true); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		err := write(t, "/dev/full", "text", true)
		if !errors.Is(err, syscall.ENOSPC) || err.Error() != "cannot write to /dev/full: no space left on device" {
			t.Errorf("a full device: %v", err)
		}
	}
	var b bytes.Buffer
	s := testSession()
	s.out.w = &b
	for _, path := range []string{"", "-", "/dev/stdout"} {
		o, err := openOutput(s, path, nil)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(o, path+";")
		if err := o.finish(false); err != nil {
			t.Fatal(err)
		}
	}
	if b.String() != ";-;/dev/stdout;" {
		t.Errorf("standard output got %q", b.String())
	}
}

// TestOutputLeft kills no process but leaves what a killed one would.
func TestOutputLeft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.bib")
	live, err := openOutput(testSession(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	left, err := openOutput(testSession(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	left.file.Close() // the lock goes with the process
	if err := write(t, path, "third", true); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left.temp); err == nil {
		t.Error("what a killed run left is still there")
	}
	if _, err := os.Stat(live.temp); err != nil {
		t.Errorf("the file of a run that goes on was removed: %v", err)
	}
	io.WriteString(live, "first")
	if err := live.finish(true); err != nil || content(t, path) != "first" {
		t.Errorf("the run that went on: %q, %v", content(t, path), err)
	}
	noLitter(t, dir)
}

func TestOutputsAtOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.bib")
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			if err := write(t, path, strings.Repeat(fmt.Sprintf("%c", 'a'+i), 100_000), true); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	got := content(t, path)
	if len(got) != 100_000 || strings.Trim(got, got[:1]) != "" {
		t.Errorf("the file is a mixture: %d bytes, %.10s", len(got), got)
	}
	noLitter(t, dir)
}

// TestRewrite demands that what somebody else wrote meanwhile is not lost, and
// that of many who add to a file none is.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "talks.toml")
	mustWrite(t, path, "theirs")
	if err := rewriteFile(testSession(), path, []byte("old"), []byte("ours")); !errors.Is(err, errChanged) || content(t, path) != "theirs" {
		t.Errorf("a file that was changed: %q, %v", content(t, path), err)
	}
	if err := rewriteFile(testSession(), path, []byte("theirs"), []byte("ours")); err != nil || content(t, path) != "ours" {
		t.Errorf("a file that was not: %q, %v", content(t, path), err)
	}
	os.Remove(path)
	if err := rewriteFile(testSession(), path, []byte("ours"), []byte("again")); err == nil {
		t.Error("a file that was removed is made anew")
	}
	noLitter(t, dir)

	one, err := openNew(testSession(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, path, "theirs")
	if err := one.whole([]byte("ours")); !errors.Is(err, errChanged) || content(t, path) != "theirs" {
		t.Errorf("a new file that another made: %q, %v", content(t, path), err)
	}
	noLitter(t, dir)

	mustWrite(t, path, "")
	var wait sync.WaitGroup
	for i := range 10 {
		wait.Go(func() {
			for {
				old := content(t, path)
				err := rewriteFile(testSession(), path, []byte(old), []byte(old+string(rune('a'+i))))
				if err == nil || !errors.Is(err, errChanged) {
					if err != nil {
						t.Error(err)
					}
					return
				}
			}
		})
	}
	wait.Wait()
	if got := content(t, path); len(got) != 10 {
		t.Errorf("of ten that were added there are %q", got)
	}
	noLitter(t, dir)
}
