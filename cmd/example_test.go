package cmd_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/quoth-cite/quoth/cmd"
	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// titles is a format of one's own: what was said, a line each.
var titles = formats.Format{
	Name: "titles", Exts: []string{".titles"}, Help: "titles, one a line",
	Options: []formats.Option{{Name: "bullet", Default: "-", Help: "what stands before a title"}},
	New: func(w io.Writer, v formats.Values) (formats.Encoder, error) {
		return formats.Framed{Header: "Titles\n", Entry: func(b *bytes.Buffer, r *records.Reference) error {
			fmt.Fprintln(b, v["bullet"], r.Title)
			return nil
		}}.Encoder(w), nil
	},
}

// A build of quoth with a format of one's own is a main that registers it and
// hands over:
//
//	func main() {
//		if err := formats.Register(titles); err != nil {
//			log.Fatal(err)
//		}
//		os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
//	}
//
// A test checks it with formatstest.Test.
func ExampleMain() {
	if err := formats.Register(titles); err != nil {
		fmt.Println(err)
	}
	talks := strings.NewReader(`
[speech.king-1963]
kind = "speech"
title = "I have a dream"
speakers = ["King, Martin Luther, Jr."]
date = 1963-08-28
`)
	status := cmd.Main([]string{"export", "-", "--to", "titles", "-O", "bullet=*"}, talks, os.Stdout, os.Stderr)
	fmt.Println("status", status)
	// Output:
	// Titles
	// * I have a dream
	// status 0
}
