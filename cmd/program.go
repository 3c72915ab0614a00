package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// programPrefix begins the names of the programs that write a format; the name
// of the format follows.
const programPrefix = "quoth-format-"

// maxProgram is how much a program may write, in bytes.
const maxProgram = 1 << 30

// grace is how long a program may take to end after it was told to.
const grace = 5 * time.Second

// programFormat is the format that a program writes: it reads jsonl from its
// standard input and writes the document to its standard output. What it says
// on standard error goes to stderr. It is run when the format is written, and
// at no other time.
func programFormat(name, path string, stderr io.Writer) formats.Format {
	return formats.Format{
		Name: name, Origin: path, Help: "written by a program",
		New: func(w io.Writer, _ formats.Values) (formats.Encoder, error) {
			return startProgram(path, w, stderr)
		},
	}
}

// program is the encoder that hands references to a program and its document to
// a writer. Both go on at once, so that neither has to wait for the other's end.
type program struct {
	path   string
	run    *exec.Cmd
	in     *os.File        // the program's standard input
	out    *os.File        // its standard output
	lines  formats.Encoder // writes jsonl
	buffer *bufio.Writer   // of in
	enough bool            // it takes no more input
	copied chan struct{}   // closed when its output has ended, or could not be written
	failed error           // of writing its output; to be read after copied
	ended  chan struct{}   // closed when it has ended
	status error           // as it did; to be read after ended
	unhook func()          // a signal is not passed on any more
}

func startProgram(path string, w, stderr io.Writer) (*program, error) {
	fail := func(err error) (*program, error) {
		hint := ""
		if errors.Is(err, syscall.ENOEXEC) {
			hint = "a script begins with a line that says what reads it, such as #!/bin/sh"
		}
		return nil, usagef(hint, "cannot run %s: %v", path, cause(err))
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		return fail(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		theirIn.Close()
		in.Close()
		return fail(err)
	}
	p := &program{path: path, in: in, out: out, copied: make(chan struct{}), ended: make(chan struct{})}
	p.run = exec.Command(path)
	p.run.Stdin, p.run.Stdout, p.run.Stderr = theirIn, theirOut, stderr
	err = p.run.Start()
	theirIn.Close()
	theirOut.Close()
	if err != nil {
		in.Close()
		out.Close()
		return fail(err)
	}
	p.unhook = onSignal(p.passOn)
	go p.wait()
	go p.copy(w)
	p.buffer = bufio.NewWriterSize(in, 64<<10)
	jsonl, err := formats.Lookup("jsonl")
	if err == nil {
		p.lines, err = jsonl.New(p.buffer, nil)
	}
	if err != nil {
		p.abort()
		return nil, err
	}
	return p, nil
}

// wait waits for the program to end.
func (p *program) wait() {
	defer close(p.ended)
	if err := p.run.Wait(); err != nil {
		p.status = &programError{path: p.path, err: err}
	}
}

// copy writes out what the program writes. Where that fails, the program is told
// by a pipe without a reader, as it would be in a shell.
func (p *program) copy(w io.Writer) {
	defer close(p.copied)
	out := &reader{r: p.out}
	n, err := io.Copy(w, io.LimitReader(out, maxProgram+1))
	p.out.Close()
	if n > maxProgram {
		err = &programError{path: p.path, err: fmt.Errorf("it writes more than %s", records.Size(maxProgram))}
	}
	if err != nil && out.err == nil {
		p.failed = err
		p.in.Close()
	}
}

// Encode hands the program a reference. Once the program has closed its input it
// gets no more, which is its right ("head"). The error is a *programError where
// it has ended with a status other than 0, or that of the writer.
func (p *program) Encode(r *records.Reference) error {
	select {
	case <-p.copied:
		if p.failed != nil {
			return p.failed
		}
	default:
	}
	select {
	case <-p.ended:
		if p.status != nil {
			return p.status
		}
		p.enough = true
	default:
	}
	if p.enough {
		return nil
	}
	return p.taken(p.lines.Encode(r))
}

// taken is an error of writing to the program, but for that of a program which
// takes no more.
func (p *program) taken(err error) error {
	if brokenPipe(err) || errors.Is(err, os.ErrClosed) {
		p.enough = true
		return nil
	}
	return err
}

// Close ends the program's input and waits until it has written all and ended.
func (p *program) Close() error {
	var err error
	if !p.enough {
		err = errors.Join(p.lines.Close(), p.taken(p.buffer.Flush()))
	}
	p.in.Close()
	<-p.copied
	if p.failed != nil {
		p.abort()
		return p.failed
	}
	<-p.ended
	p.abort()
	if p.status != nil {
		return p.status
	}
	return err
}

// abort ends the program where it has not ended: it finds its input at its end
// and nobody to read its output, and where that does not make it end, it is
// killed. abort may be called again.
func (p *program) abort() {
	p.in.Close()
	p.out.Close()
	select {
	case <-p.ended:
	case <-time.After(grace):
		p.run.Process.Kill()
		<-p.ended
	}
	select {
	case <-p.copied:
	case <-time.After(grace): // nobody takes what is written
	}
	p.unhook()
}

// passOn passes on a signal that ends us, and sees to it that the program ends.
// Where signals cannot be sent, as on Windows, the console has sent its own.
func (p *program) passOn(sig os.Signal, again <-chan struct{}) {
	p.run.Process.Signal(sig)
	select {
	case <-p.ended:
		return
	case <-again:
	case <-time.After(grace):
	}
	p.run.Process.Kill()
}

// programError says how a program ended that writes a format.
type programError struct {
	path string
	err  error // of waiting for it
}

func (e *programError) Error() string {
	var exit *exec.ExitError
	switch {
	case !errors.As(e.err, &exit):
		return fmt.Sprintf("%s failed: %v", e.path, cause(e.err))
	case exit.Exited():
		return fmt.Sprintf("%s ended with exit status %d", e.path, exit.ExitCode())
	}
	return fmt.Sprintf("%s was ended by a %v", e.path, exit) // "signal: killed"
}

// ExitStatus is the status for us to end with: that of the program, as in a
// shell that runs "quoth export --to jsonl | program"; of one that a signal has
// ended it is 128 and the number of the signal.
func (e *programError) ExitStatus() int {
	var exit *exec.ExitError
	if !errors.As(e.err, &exit) {
		return statusUsage
	}
	if state, ok := exit.Sys().(syscall.WaitStatus); ok && state.Signaled() {
		return 128 + int(state.Signal())
	}
	return exit.ExitCode()
}
