// Package cmd is the command line of quoth as a function.
package cmd

import "io"

// Main runs the command line args (without the program's name) and returns the
// exit status: 0 clean, 1 something is wrong with the records, 2 usage or
// input and output.
func Main(args []string, in io.Reader, out, err io.Writer) int { return 0 }
