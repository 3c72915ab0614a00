package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
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
	put    func(temp, target string) error // gives the new file its name: os.Rename, or what asks first
	unhook func()                          // the new file is removed on a signal no more
	screen bool                            // it goes to a terminal
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
	o := &output{name: path, target: target, old: old, put: os.Rename}
	switch {
	case old != nil && old.IsDir():
		return nil, usagef("name a file in it: -o "+filepath.Join(path, "references.bib"), "cannot write %s: it is a folder", path)
	case old != nil && !old.Mode().IsRegular(), isDescriptor(target), ofSystem(target):
		o.file, err = os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	default:
		err = o.create()
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", path, cause(err))
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
// its place in one step. It gets the permissions that any new file gets, and
// none that the old file has not.
func (o *output) create() error {
	folder, base := filepath.Split(o.target)
	if base == "" {
		return errors.New("it has no file name")
	}
	perm := fs.FileMode(0o666)
	if o.old != nil { // a file that may not be written is not replaced either
		f, err := os.OpenFile(o.target, os.O_WRONLY, 0)
		if err != nil {
			return cause(err)
		}
		f.Close()
		perm &= o.old.Mode()
	}
	name := fnv.New64a()
	name.Write([]byte(base))
	prefix := fmt.Sprintf(".quoth-%016x-", name.Sum64())
	removeLeft(folder, prefix)
	for range 100 {
		temp := fmt.Sprintf("%s%s%016x", folder, prefix, rand.Uint64())
		unhook := removeOnSignal(temp) // before there is anything to be left
		f, err := os.OpenFile(temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if err == nil && claim(f, temp) {
			o.file, o.temp, o.unhook = f, temp, unhook
			return nil
		}
		unhook()
		switch {
		case err == nil: // another run took it for a left one
			f.Close()
		case !errors.Is(err, fs.ErrExist):
			return fmt.Errorf("cannot make a new file in %s: %w", cleanFolder(folder), cause(err))
		}
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
	if err := o.file.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) { // not every file system can
		return err
	}
	if runtime.GOOS == "windows" { // where an open file cannot be renamed
		if err := o.file.Close(); err != nil {
			return err
		}
	}
	if err := o.put(o.temp, o.target); err != nil {
		return err
	}
	o.unhook()
	o.temp = ""
	if folder, err := os.Open(cleanFolder(filepath.Dir(o.target) + string(filepath.Separator))); err == nil {
		folder.Sync() // not every system can; the file itself is safe
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
