package cmd

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type pushOptions struct {
	choice
	program string
	paths   []string
	selection
	collection string
	at         string
	remote     bool
	dry        bool
}

// receiver is a program that takes references while it runs.
type receiver interface {
	// known gives the citation keys that it has already, as far as it lets one
	// see; unseen says why it does not.
	known(context.Context) (keys map[string]bool, unseen string, err error)
	// receive takes a document of n references and says what became of it.
	receive(ctx context.Context, document []byte, n int) (told string, err error)
}

// receivers are the programs that references are pushed into, by the names of
// their targets.
var receivers = []struct {
	name string
	open func(pushOptions) (receiver, error)
}{
	{"zotero", func(o pushOptions) (receiver, error) { return newZotero(o.at, o.collection, o.remote) }},
	{"jabref", func(o pushOptions) (receiver, error) { return jabref{patience: 20 * time.Second}, nil }},
}

func receiverNames() []string {
	var names []string
	for _, r := range receivers {
		names = append(names, r.name)
	}
	return names
}

func newPush(s *session) *cobra.Command {
	var o pushOptions
	c := &cobra.Command{
		Use:   "push PROGRAM [PATH...]",
		Short: "Send references into Zotero or JabRef while it runs",
		Long: `Sends the references of the records, read as export reads them, into a program
that runs on this machine: zotero or jabref. What is sent is what export writes for
the target of that name. Where a record has a mistake, nothing is sent.

Zotero gets them by the port on which it listens to browsers (127.0.0.1:23119), and
puts them into the collection that is selected in it, or into the one of
--collection: its name, or a path, Talks/2017. Records whose citation key is in the
library already are not sent again; quoth sees them where Zotero's settings allow
other applications to communicate with it (Advanced), in the user's own library.

JabRef gets them by its command line, which hands them to the JabRef that runs, or
starts one with them, as an import into the library that is open in it; it points
to duplicates itself.

This is the one command that opens a connection, and to this machine alone unless
--remote is given.`,
		Example: `  quoth push zotero talks.toml --dry-run
  quoth push jabref talks/ --keys huang-2018 --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef(choose("", receiverNames()), "no program is named")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(notEmpty(c, "lang", "collection", "at"), o.check(c)); err != nil {
				return err
			}
			o.program, o.paths = args[0], args[1:]
			for _, name := range []string{"collection", "at", "remote"} {
				if c.Flags().Changed(name) && o.program != "zotero" {
					return usagef("leave it out", "--%s is for zotero alone", name)
				}
			}
			return runPush(s, o)
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return receiverNames(), cobra.ShellCompDirectiveNoFileComp
			}
			return completeRecords(c, args, word)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	o.addSelection(c)
	flags.StringVar(&o.collection, "collection", "", "put them into the collection of this `NAME` or path in Zotero")
	flags.BoolVar(&o.dry, "dry-run", false, "print what would be sent to a library that has none of it, and open no connection")
	o.addOptions(c)
	flags.StringVar(&o.at, "at", zoteroAddress, "the `ADDRESS` at which Zotero listens")
	flags.BoolVar(&o.remote, "remote", false, "let --at be another machine")
	for _, name := range []string{"collection", "option", "at"} {
		completeFlag(c, name, cobra.NoFileCompletions)
	}
	return c
}

func runPush(s *session, o pushOptions) error {
	var open func(pushOptions) (receiver, error)
	for _, r := range receivers {
		if r.name == o.program {
			open = r.open
		}
	}
	if open == nil {
		return usagef(choose(o.program, receiverNames()), "references cannot be pushed into %q", o.program)
	}
	to, err := open(o)
	if err != nil {
		return err
	}
	o.target = o.program
	format, values, lang, err := o.writer(s, "")
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, o.selection, lang, format)
	if err != nil {
		return err
	}
	defer done()
	ctx, known, unseen := context.Background(), map[string]bool(nil), ""
	if !o.dry {
		if known, unseen, err = to.known(ctx); err != nil {
			return err
		}
	}
	var document bytes.Buffer
	enc, err := format.New(&document, values)
	if err != nil {
		return err
	}
	fresh := &unknown{Encoder: enc, known: known}
	err = p.run(ctx, fresh, func() error { return nil })
	p.found.print(s.err)
	switch {
	case err != nil:
		return err
	case p.found.errors > 0:
		fmt.Fprintf(s.err, "quoth: %s; nothing is sent\n", p.found.summary())
		return errRecords
	case o.dry:
		_, err := s.out.Write(document.Bytes())
		return err
	}
	if unseen != "" {
		fmt.Fprintf(s.err, "quoth: warning: %s\n", unseen)
	}
	if fresh.count > 0 {
		told, err := to.receive(ctx, document.Bytes(), fresh.count)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.out, visible(told))
	}
	if n := len(fresh.there); n > 0 {
		fmt.Fprintf(s.out, "already there: %s\n", strings.Join(fresh.there, ", "))
	}
	return nil
}

// unknown is an encoder of those references that a program does not have.
type unknown struct {
	formats.Encoder
	known map[string]bool
	there []string // keys that were passed over
	count int      // of those that were not
}

func (u *unknown) Encode(r *records.Reference) error {
	if u.known[r.Key] {
		u.there = append(u.there, r.Key)
		return nil
	}
	err := u.Encoder.Encode(r)
	if err == nil {
		u.count++
	}
	return err
}
