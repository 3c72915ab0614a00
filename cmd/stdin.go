package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/quoth-cite/quoth/records"
)

// stdinName is standard input on the command line.
const stdinName = "-"

// spoolMemory is how much of standard input is kept in memory; what is longer
// goes to a temporary file.
const spoolMemory = 8 << 20

// spool is standard input read to its end, so that it can be read twice and at
// places.
type spool struct {
	at   io.ReaderAt
	size int64
	file *os.File // nil where it fitted into memory
	left bool     // file could not be taken out of its folder
}

// newSpool reads r to its end. Where the temporary file can be taken out of its
// folder while it is open, it is, so that it is gone however quoth ends.
func newSpool(r io.Reader) (*spool, error) {
	var head bytes.Buffer
	if r != nil {
		_, err := io.CopyN(&head, r, spoolMemory)
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("cannot read standard input: %w", cause(err))
		}
		if err == nil {
			return spoolToFile(head.Bytes(), r)
		}
	}
	return &spool{at: bytes.NewReader(head.Bytes()), size: int64(head.Len())}, nil
}

func spoolToFile(head []byte, r io.Reader) (*spool, error) {
	f, err := os.CreateTemp("", "quoth-input-*")
	if err != nil {
		return nil, fmt.Errorf("cannot make a temporary file for standard input: %w", cause(err))
	}
	s := &spool{at: f, file: f, left: os.Remove(f.Name()) != nil}
	in := &reader{r: io.LimitReader(r, records.MaxFile+1-int64(len(head)))}
	s.size, err = io.Copy(f, io.MultiReader(bytes.NewReader(head), in))
	switch {
	case in.err != nil:
		err = fmt.Errorf("cannot read standard input: %w", cause(in.err))
	case err != nil:
		err = fmt.Errorf("cannot write the temporary file for standard input: %w", cause(err))
	case s.size > records.MaxFile:
		err = fmt.Errorf("cannot read standard input: it has more than %s", records.Size(records.MaxFile))
	default:
		return s, nil
	}
	return nil, errors.Join(err, s.close())
}

// input is the spool as a file of the collection.
func (s *spool) input() records.Input {
	return records.Input{Name: stdinName, Open: func() (records.File, error) {
		return section{io.NewSectionReader(s.at, 0, s.size)}, nil
	}}
}

// close lets go of the temporary file, if there is one.
func (s *spool) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if s.left {
		os.Remove(s.file.Name())
	}
	if err != nil {
		return fmt.Errorf("cannot close the temporary file for standard input: %w", cause(err))
	}
	return nil
}

// section is a reader that nothing has to be closed for.
type section struct{ *io.SectionReader }

func (section) Close() error { return nil }

// reader remembers the error of reading, to tell it from one of writing.
type reader struct {
	r   io.Reader
	err error
}

func (r *reader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}
