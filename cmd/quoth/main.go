// Command quoth cites what was said.
package main

import (
	"os"

	"github.com/quoth-cite/quoth/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
