package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

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
