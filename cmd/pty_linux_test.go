package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"unsafe"
)

func init() { onTerminal = runOnTerminal }

// runOnTerminal runs a command on a terminal of its own and writes to standard output
// what is shown there: terminal [-cols N] in,out,err COMMAND [ARGUMENT...], where
// those of the three are the terminal that are named. It is not the terminal of a
// session, whose end would drop what nobody has read yet.
func runOnTerminal() {
	args, cols := os.Args[1:], 80
	if args[0] == "-cols" {
		cols, _ = strconv.Atoi(args[1])
		args = args[2:]
	}
	screen, terminal, err := openTerminal(cols)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	c := exec.Command(args[1], args[2:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	named := strings.Split(args[0], ",")
	if slices.Contains(named, "in") {
		c.Stdin = terminal
	}
	if slices.Contains(named, "out") {
		c.Stdout = terminal
	}
	if slices.Contains(named, "err") {
		c.Stderr = terminal
	}
	err = c.Start()
	terminal.Close()
	io.Copy(os.Stdout, screen) // to the error that says that nobody has the terminal any more
	if err == nil {
		err = c.Wait()
	}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		os.Exit(exit.ExitCode())
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// openTerminal makes a terminal, as pty(7) says: what is written to terminal is read
// from screen.
func openTerminal(cols int) (screen, terminal *os.File, err error) {
	if screen, err = os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		return nil, nil, err
	}
	var unlock, number int32
	size := [4]uint16{24, uint16(cols)}
	for _, request := range []struct {
		name uintptr
		of   unsafe.Pointer
	}{{syscall.TIOCSPTLCK, unsafe.Pointer(&unlock)}, {syscall.TIOCGPTN, unsafe.Pointer(&number)}, {syscall.TIOCSWINSZ, unsafe.Pointer(&size)}} {
		if _, _, no := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request.name, uintptr(request.of)); no != 0 {
			return nil, nil, no
		}
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	return screen, terminal, err
}
