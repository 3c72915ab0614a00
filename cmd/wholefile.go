package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/formats/template"
	"github.com/quoth-cite/quoth/records"
)

// What is read as a whole, in bytes at most.
const (
	maxWhole    = 64 << 20 // files to import, to lay out, to add a record to, and documents that cite
	maxStyle    = cslstyle.MaxBytes
	maxTemplate = template.MaxBytes
	maxSettings = 1 << 20 // quoth.toml
)

// readFile reads a file to its end. One that is longer than most bytes is
// refused, before more than that of it is read.
func readFile(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, cause(err))
	}
	defer f.Close()
	return readAll(f, path, most)
}

// readAll is readFile for what is open. The name is for messages.
func readAll(r io.Reader, name string, most int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("it has more than %s", records.Size(most))
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", place(records.Position{File: name}), cause(err))
	}
	return text, nil
}

// readInput is readFile for a file of the collection.
func readInput(in records.Input) ([]byte, error) {
	f, err := in.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, in.Name, maxWhole)
}

// writeFile writes a file in one step; "" and "-" are standard output.
func writeFile(s *session, path string, text []byte) error {
	out, err := openOutput(s, path, nil)
	if err != nil {
		return err
	}
	return out.whole(text)
}

// whole writes all that there is.
func (o *output) whole(text []byte) error {
	defer o.discard()
	if _, err := o.Write(text); err != nil {
		return err
	}
	return o.finish(true)
}

// errChanged is the error of a file that somebody else wrote meanwhile.
var errChanged = errors.New("it was changed meanwhile, and is left so; run the command again")

// rewriteFile puts a text in the place of the one that was read from a file, in
// one step. Where the file does not hold that any more, the error is errChanged.
func rewriteFile(s *session, path string, old, text []byte) error {
	out, err := openOutput(s, path, nil)
	if err != nil {
		return err
	}
	if out.temp == "" {
		out.discard()
		return usagef("name the file itself", "cannot write %s: it is no file that could be replaced", path)
	}
	out.put = func(temp, target string) error {
		unlock, err := lock(target) // against others of us, who look and replace as we do
		if err != nil {
			return err
		}
		defer unlock()
		if now, err := os.ReadFile(target); err != nil || !bytes.Equal(now, old) {
			return errChanged
		}
		return os.Rename(temp, target)
	}
	return out.whole(text)
}

// openNew opens a file that there is none of yet, as openOutput does. Where there
// is one in the end, finishing it gives errChanged.
func openNew(s *session, path string, inputs []records.Input) (*output, error) {
	out, err := openOutput(s, path, inputs)
	if err != nil {
		return nil, err
	}
	out.put = func(temp, target string) error {
		err := os.Link(temp, target) // which replaces nothing
		if err == nil {
			return os.Remove(temp)
		}
		if _, there := os.Lstat(target); !errors.Is(there, fs.ErrNotExist) {
			return errChanged
		}
		return os.Rename(temp, target) // a file system without hard links
	}
	return out, nil
}
