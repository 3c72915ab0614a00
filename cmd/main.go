// Package cmd is the command line of quoth as a function: one file a command,
// each an options struct and a run function.
package cmd

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/quoth-cite/quoth/records"
)

// Exit statuses. session.status is the only place that chooses among them.
const (
	statusClean   = 0
	statusRecords = 1 // something is wrong with the records
	statusUsage   = 2 // something is wrong with the command line, a file, or quoth
	// A program that writes a format and fails gives its own.
)

// errRecords says that findings with the severity of an error were printed.
var errRecords = errors.New("something is wrong with the records")

// Main runs the command line args (without the program's name) and returns the
// exit status: 0 clean, 1 something is wrong with the records, 2 usage or
// input and output, and that of a program that was run to write a format and
// failed. Where in, out and err are terminals (an *os.File that is one), what is
// shown is dressed for them, by the environment variables NO_COLOR and TERM.
// Programs are found by PATH (on Windows also PATHEXT), templates and styles by
// QUOTH_HOME, XDG_CONFIG_HOME and HOME, or what else the system has for the
// folder of settings. Of the environment nothing else is read but GOGC, which is
// Go's own.
func Main(args []string, in io.Reader, out, err io.Writer) int {
	s := &session{in: in, out: &sink{w: out, name: "standard output"}, err: err, outStyle: styleOf(out), style: styleOf(err)}
	defer keepPipes()()
	return s.run(args)
}

// session is what a command is run with.
type session struct {
	in       io.Reader
	out      *sink
	err      io.Writer
	outStyle style
	style    style  // of err
	colour   string // one of colourModes, "" for the first
}

// run runs a command line and gives the exit status.
func (s *session) run(args []string) (status int) {
	defer func() {
		if p := recover(); p != nil {
			s.bug(p)
			status = statusUsage
		}
	}()
	root := newRoot(s)
	root.SetArgs(joinReport(args))
	return s.status(root.Execute())
}

// status prints the error of a command and turns it into the exit status.
func (s *session) status(err error) int {
	if err == nil {
		err = s.out.err
	}
	switch {
	case err == nil, brokenPipe(err):
		return statusClean
	case errors.Is(err, errRecords):
		return statusRecords
	}
	s.complain(err)
	var other interface{ ExitStatus() int }
	if errors.As(err, &other) {
		return other.ExitStatus()
	}
	return statusUsage
}

// complain prints an error, or each of several, with its hint. Those that have a
// place, in an expression on the command line or in a style, stand in its order.
func (s *session) complain(err error) {
	placed := newFindings(s.style, nil)
	all := []error{err}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		all = several.Unwrap()
	}
	for _, e := range all {
		var d records.Diagnostic
		if errors.As(e, &d) && d.File != "" {
			placed.add(d)
		} else {
			s.complainOf(e)
		}
	}
	placed.print(s.err)
}

// complainOf prints an error that has no place.
func (s *session) complainOf(err error) {
	fmt.Fprintf(s.err, "quoth: %s\n", s.style.bold(visible(err.Error())))
	var h interface{ Hint() string }
	if errors.As(err, &h) && h.Hint() != "" {
		fmt.Fprintf(s.err, "  %s\n", visible(h.Hint()))
	}
}

// bug reports a panic, with the place at which it came in what was read.
func (s *session) bug(p any) {
	bug, ok := p.(*records.Bug)
	if !ok {
		bug = &records.Bug{Value: p, Stack: debug.Stack()}
	}
	fmt.Fprintf(s.err, "quoth: this is a bug in quoth: %s\n", visible(bug.Error()))
	switch {
	case bug.File == "":
	case bug.Key == "":
		fmt.Fprintf(s.err, "  at %s\n", visible(place(bug.Position)))
	default:
		fmt.Fprintf(s.err, "  at %s, the record %s\n", visible(place(bug.Position)), visible(bug.Key))
	}
	fmt.Fprintf(s.err, "  please report it with what stands there and what follows\n%s", bug.Stack)
}

// usageError is an error in the command line.
type usageError struct {
	message, hint string
}

func (e *usageError) Error() string { return e.message }
func (e *usageError) Hint() string  { return e.hint }

func usagef(hint, format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...), hint: hint}
}

// newRoot makes the command line.
func newRoot(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:   "quoth",
		Short: "Cite what was said: records of events and speeches become bibliographies",
		Long: `quoth reads records of events and speeches, written in TOML and linked by key,
and writes them as bibliographies for BibTeX, BibLaTeX, Zotero, EndNote, pandoc
and whatever else reads BibTeX, BibLaTeX, CSL-JSON or RIS.`,
		Example: `  quoth export talks.toml --to biblatex     print a bibliography
  quoth export talks.toml --for zotero      the same as Zotero wants it
  quoth export -o talks.bib                 write the records of this folder to a file
  quoth check                               look for mistakes
  quoth help records                        how records are written`,
		Args:              subcommand,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(usage)
	root.AddCommand(newExport(s), newWatch(s), newList(s), newShow(s), newExplain(s), newPreview(s), newPush(s), newCheck(s), newFmt(s), newSchema(s), newNew(s), newImport(s), newKeys(s), newFormats(s), newTargets(s), newVersion(s), newCompletion(s), newMan(s))
	root.AddCommand(newTopics()...)
	root.SetHelpCommand(newHelp(s))
	addColour(s, root)
	return root
}

// subcommand refuses a word that is no command.
func subcommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef(choose(args[0], names(c)), "unknown command %q", args[0])
}

// names are the commands and topics of a command.
func names(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}

// flagError turns what the flags' parser says into an error with a hint.
func flagError(c *cobra.Command, err error) error {
	hint := fmt.Sprintf("see: %s --help", c.CommandPath())
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return &usageError{message: err.Error(), hint: hint}
	}
	var flags []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			flags = append(flags, f.Name)
		}
	})
	name := missing.GetSpecifiedName()
	if near := records.Suggest(name, flags); near != "" && missing.GetSpecifiedShortnames() == "" {
		hint = fmt.Sprintf("did you mean --%s? %s", near, hint)
	}
	return &usageError{message: err.Error(), hint: hint}
}

// choose is the hint for a word that is none of those there are.
func choose(word string, among []string) string {
	hint := "choose from " + strings.Join(among, ", ")
	if near := records.Suggest(word, among); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near) + hint
	}
	return hint
}
