// Command quoth cites what was said.
package main

import (
	"os"
	"os/signal"
	"syscall"

	"github.com/quoth-cite/quoth/cmd"
)

func main() {
	// a reader that goes away ("| head -1") is then an error of writing, which
	// cmd knows, and not the end of the process
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
