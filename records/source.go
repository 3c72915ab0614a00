package records

import (
	"bytes"
	"io"
)

// start reads the beginning of the file: it passes over a byte order mark, and
// refuses UTF-16.
func (s *Splitter) start() bool {
	for len(s.buf) < 4 && !s.eof {
		if err := s.fill(); err != nil {
			s.err = err
			return false
		}
	}
	switch {
	case bytes.HasPrefix(s.buf, []byte("\xef\xbb\xbf")):
		s.next.offset = 3
		s.cur.begin = s.next
	case bytes.HasPrefix(s.buf, []byte("\xff\xfe")), bytes.HasPrefix(s.buf, []byte("\xfe\xff")),
		len(s.buf) >= 4 && (s.buf[0]|s.buf[2] == 0 || s.buf[1]|s.buf[3] == 0): // ASCII takes two bytes
		s.diags = append(s.diags, Diagnostic{
			Code:     "encoding",
			Position: Position{File: s.file, Line: 1, Column: 1},
			Message:  "this is not UTF-8 but seems to be UTF-16",
			Hint:     "save the file as UTF-8",
		})
		s.err = io.EOF
		return false
	}
	return true
}

// readLine gives the next line with its line break. It is valid until the next
// call. The error is io.EOF where there is none.
func (s *Splitter) readLine() ([]byte, error) {
	searched := 0
	for {
		rest := s.buf[s.next.offset-s.base:]
		if i := bytes.IndexByte(rest[searched:], '\n'); i >= 0 {
			return rest[:searched+i+1], nil
		}
		searched = len(rest)
		switch {
		case s.eof && len(rest) == 0:
			return nil, io.EOF
		case s.eof:
			return rest, nil
		case int64(len(rest)) > s.most:
			return nil, errLongLine
		}
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// dropLine passes over the rest of a line of any length.
func (s *Splitter) dropLine() {
	if !s.dropping {
		return
	}
	for {
		rest := s.buf[s.next.offset-s.base:]
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			s.next.offset += int64(i) + 1
			s.next.line++
			s.cur.begin = s.next
			return
		}
		s.next.offset += int64(len(rest))
		s.cur.begin = s.next
		if s.eof {
			return
		}
		if err := s.fill(); err != nil {
			s.err = err
			return
		}
	}
}

// fill reads more into the buffer, and lets go of what stands before the
// section.
func (s *Splitter) fill() error {
	if cap(s.buf)-len(s.buf) < readSize {
		if n := int(s.cur.begin.offset - s.base); n > 0 {
			s.buf = s.buf[:copy(s.buf, s.buf[n:])]
			s.base += int64(n)
		}
		if cap(s.buf)-len(s.buf) < readSize {
			s.buf = append(make([]byte, 0, 2*cap(s.buf)+4*readSize), s.buf...)
		}
	}
	for range 100 {
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		switch {
		case err == io.EOF:
			s.eof = true
			return nil
		case err != nil:
			return err
		case n > 0:
			return nil
		}
	}
	return io.ErrNoProgress
}
