package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/quoth-cite/quoth/records"
)

// output is where a document goes. A file is made anew beside the old one and
// takes its place at the end, or never; standard output, pipes and devices are
// written through.
type output struct {
	name   string // for messages
	sink   *sink
	buffer *bufio.Writer
	file   *os.File // nil for standard output
	temp   string   // the new file, "" where written through
	target string   // the file that it will be
	old    fs.FileInfo
	unhook func() // the new file is removed on a signal no more
	screen bool   // it goes to a terminal
}

// openOutput opens what -o names: "" and "-" are standard output.
func openOutput(s *session, path string, inputs []records.Input) (*output, error) {
	if path == "" || path == stdinName || path == "/dev/stdout" {
		if err := refuseInput(s, "standard output", statOf(s.out.w), inputs); err != nil {
			return nil, err
		}
		return newOutput(&output{name: "standard output", sink: s.out, screen: s.outStyle.terminal}), nil
	}
	target, old, err := follow(path)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	if err := refuseInput(s, path, old, inputs); err != nil {
		return nil, err
	}
	o := &output{name: path, target: target, old: old}
	switch {
	case old != nil && old.IsDir():
		return nil, usagef("name a file in it: -o "+filepath.Join(path, "references.bib"), "cannot write %s: it is a folder", path)
	case old != nil && !old.Mode().IsRegular(), strings.HasPrefix(target, "/dev/"), strings.HasPrefix(target, "/proc/"):
		o.file, err = os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	default:
		err = o.create()
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", path, err)
	}
	o.sink = &sink{w: o.file, name: path}
	return newOutput(o), nil
}

func newOutput(o *output) *output {
	o.buffer = bufio.NewWriterSize(o.sink, 64<<10)
	if o.screen {
		o.buffer.Reset(&screen{w: o.sink})
	}
	return o
}

// Write takes a part of the document.
func (o *output) Write(p []byte) (int, error) { return o.buffer.Write(p) }

// failed is the first error of writing, nil where there was none.
func (o *output) failed() error { return o.sink.err }

// create makes the new file, in the folder of the old one so that it can take
// its place in one step. It gets the permissions that any new file gets.
func (o *output) create() error {
	folder, base := filepath.Split(o.target)
	if base == "" {
		return errors.New("it has no file name")
	}
	if o.old != nil { // a file that may not be written is not replaced either
		f, err := os.OpenFile(o.target, os.O_WRONLY, 0)
		if err != nil {
			return cause(err)
		}
		f.Close()
	}
	name := fnv.New64a()
	name.Write([]byte(base))
	prefix := fmt.Sprintf(".quoth-%016x-", name.Sum64())
	removeLeft(folder, prefix)
	for range 100 {
		temp := fmt.Sprintf("%s%s%016x", folder, prefix, rand.Uint64())
		f, err := os.OpenFile(temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("cannot make a new file in %s: %w", cleanFolder(folder), cause(err))
		}
		if !claim(f, temp) { // another run took it for a left one
			f.Close()
			continue
		}
		o.file, o.temp = f, temp
		o.unhook = removeOnSignal(temp)
		return nil
	}
	return fmt.Errorf("cannot make a new file in %s", cleanFolder(folder))
}

func cleanFolder(folder string) string { return filepath.Clean(folder + ".") }

// finish ends a run. Where keep is false, a file stays as it was and what was
// written is dropped; elsewhere it went through already and is only ended.
func (o *output) finish(keep bool) error {
	defer o.discard()
	if o.temp != "" && !keep {
		return nil
	}
	if err := o.buffer.Flush(); err != nil {
		return err
	}
	if o.file == nil {
		return nil
	}
	if o.temp == "" {
		return writing(o.name, o.file.Close())
	}
	if err := o.replace(); err != nil {
		return fmt.Errorf("cannot write %s: %w", o.name, cause(err))
	}
	return nil
}

// replace puts the new file in the place of the old one.
func (o *output) replace() error {
	if o.old != nil {
		keepOwner(o.file, o.old)
		if err := o.file.Chmod(o.old.Mode().Perm()); err != nil && runtime.GOOS != "windows" {
			return err
		}
	}
	if err := o.file.Sync(); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // where an open file cannot be renamed
		if err := o.file.Close(); err != nil {
			return err
		}
	}
	if err := os.Rename(o.temp, o.target); err != nil {
		return err
	}
	o.unhook()
	o.temp = ""
	if folder, err := os.Open(cleanFolder(filepath.Dir(o.target) + string(filepath.Separator))); err == nil {
		folder.Sync() // not every file system can; the file itself is safe
		folder.Close()
	}
	return nil
}

// discard removes the new file where it did not take the old one's place, and
// closes what is open. It may be called again.
func (o *output) discard() {
	if o.temp != "" {
		o.file.Close()
		os.Remove(o.temp)
		o.unhook()
		o.temp = ""
	}
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
}

// follow finds the file that a path means through symbolic links, also where
// there is none yet; info is nil then.
func follow(path string) (target string, info fs.FileInfo, err error) {
	for range 40 {
		info, err = os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil, missingFolder(path)
		}
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, info, err
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return path, info, nil // a pipe or device, whose link may name nothing: /dev/fd/63
		}
		link, err := os.Readlink(path)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(link) {
			folder, _ := filepath.Split(path)
			link = folder + link // not cleaned: ".." after a link to a folder means another one
		}
		path = link
	}
	return "", nil, errors.New("too many symbolic links")
}

// missingFolder says that the folder of a file is not there, where that is so.
func missingFolder(path string) error {
	folder, base := filepath.Split(path)
	info, err := os.Stat(cleanFolder(folder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s", cleanFolder(folder))
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder", cleanFolder(folder))
	case base == "":
		return errors.New("it has no file name")
	}
	return nil
}

// refuseInput refuses to write to a file that is also read.
func refuseInput(s *session, name string, out fs.FileInfo, inputs []records.Input) error {
	if out == nil || !out.Mode().IsRegular() {
		return nil
	}
	for _, in := range inputs {
		var info fs.FileInfo
		if in.Name == stdinName {
			info = statOf(s.in)
		} else {
			info, _ = os.Stat(in.Name)
		}
		if info != nil && os.SameFile(out, info) {
			return usagef("write to another file", "%s is also an input (%s)", name, place(records.Position{File: in.Name}))
		}
	}
	return nil
}

// statOf is the file behind a reader or writer, nil where there is none.
func statOf(v any) fs.FileInfo {
	if f, ok := v.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			return info
		}
	}
	return nil
}

// sink remembers the first error of writing, and writes no more after it.
type sink struct {
	w    io.Writer
	name string
	err  error
}

func (s *sink) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = writing(s.name, err)
	return n, s.err
}

// writing says what an error of writing was writing to.
func writing(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write to %s: %w", name, cause(err))
}

// cause is an error of the operating system without the name of the call and
// the file, which our messages give in the user's words.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// brokenPipe reports whether the reader of our output has gone away, which is
// its right: "quoth export | head -1".
func brokenPipe(err error) bool {
	var no syscall.Errno
	if runtime.GOOS == "windows" && errors.As(err, &no) {
		return no == 109 || no == 232 // ERROR_BROKEN_PIPE, ERROR_NO_DATA
	}
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
