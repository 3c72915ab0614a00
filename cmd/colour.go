package cmd

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// colourModes are the values of --color: colours where a person is watching and
// wants them, in any case, or never.
var colourModes = []string{"auto", "always", "never"}

// colourFlag is --color, which counts from the moment it is read, so that what
// is wrong with the rest of the command line is dressed by it too.
type colourFlag struct{ s *session }

func (f colourFlag) String() string {
	if f.s == nil || f.s.colour == "" {
		return colourModes[0]
	}
	return f.s.colour
}

func (colourFlag) Type() string { return "WHEN" }

func (f colourFlag) Set(word string) error {
	if !slices.Contains(colourModes, word) {
		return fmt.Errorf("choose from %s", strings.Join(colourModes, ", "))
	}
	f.s.colour = word
	f.s.outStyle, f.s.style = f.s.styleOf(f.s.out.w), f.s.styleOf(f.s.err)
	return nil
}

// styleOf is how text for w is dressed, by what w is and by --color.
func (s *session) styleOf(w io.Writer) style {
	st := styleOf(w)
	switch s.colour {
	case "always":
		st.colour = true
	case "never":
		st.colour = false
	}
	return st
}

// addColour adds --color to every command.
func addColour(s *session, root *cobra.Command) {
	root.PersistentFlags().Var(colourFlag{s}, "color", "colours in what is shown: auto (on a terminal, unless NO_COLOR is set), always or never")
	if err := root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions(colourModes, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag does not exist
	}
}
