package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

// How often the records are looked at: looks take a twentieth of the time at
// most, and what changed is read when it was the same in two looks.
const (
	lookEvery = 200 * time.Millisecond
	lookShare = 20
)

type watchOptions struct {
	exportOptions
	settings string
}

func newWatch(s *session) *cobra.Command {
	o := watchOptions{exportOptions: exportOptions{selection: selection{order: sortOrders[0]}}}
	c := &cobra.Command{
		Use:   "watch [PATH...]",
		Short: "Write bibliographies anew whenever the records change",
		Long: `Writes a bibliography as export does, and again whenever one of the records' files
changes, comes or goes, until it is interrupted (Ctrl-C). Where there is a mistake
in the records, it is told and the bibliography stays as it was.

Without -o, quoth.toml in the current folder, or the file of --settings, says what
is to be written, any number of bibliographies:

  [[output]]
  file = "references.bib"
  for = "biblatex-apa"

  [[output]]
  file = "talks.json"
  paths = ["talks", "sources.toml"]
  to = "csl-json"
  options = { translations = "bracketed" }

An [[output]] has file, and perhaps paths, to, for, csl, template, options, lang,
keys, where and sort, which mean what they do for export. Paths are meant from the folder of quoth.toml.
A file of this name is not read as records where it is found in a folder.`,
		Example: `  quoth watch talks/ -o references.bib
  quoth watch talks.toml --for zotero -o talks.json
  quoth watch`,
		Annotations: map[string]string{staysRunning: ""},
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := cmp.Or(notEmpty(c, "to", "template", "for", "csl", "output", "lang", "settings"), o.check(c)); err != nil {
				return err
			}
			outputs := []exportOptions{o.exportOptions}
			if o.output == "" {
				if len(args) > 0 || o.to != "" || o.target != "" || o.csl != "" || o.file != "" || o.lang != "" || len(o.keys) > 0 || o.where != "" || len(o.options) > 0 {
					return usagef("add -o FILE; or leave all out, and quoth.toml says what is written", "no file to write is named")
				}
				var err error
				if outputs, err = readSettings(s, o.settings); err != nil {
					return err
				}
			}
			return runWatch(s, outputs)
		},
		ValidArgsFunction: completeRecords,
	}
	c.Flags().SortFlags = false
	o.addFormat(c)
	c.Flags().StringVarP(&o.output, "output", "o", "", "`FILE` to write")
	o.addOptions(c)
	o.addSelection(c)
	o.addOrder(c)
	c.Flags().StringVar(&o.settings, "settings", records.SettingsFile, "read from `FILE` what is written, where there is no -o")
	completeFlags(s, c)
	return c
}

// staysRunning marks a command that ends when it is interrupted.
const staysRunning = "stays running"

// look is what the files of a collection were when they were looked at.
type look struct {
	names []string
	files []fs.FileInfo
	err   string
}

// lookAt looks at the files of paths, as findInputs finds them.
func lookAt(paths []string) look {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var l look
	inputs, _, err := records.FindFiles(paths)
	if err != nil {
		l.err = err.Error()
	}
	for _, in := range inputs {
		info, err := os.Stat(in.Name)
		if err != nil {
			l.err += err.Error()
			continue
		}
		l.names, l.files = append(l.names, in.Name), append(l.files, info)
	}
	return l
}

// same reports whether nothing has changed. Editors that put a new file in the
// place of the old one make another file of the same name.
func (l look) same(other look) bool {
	return l.err == other.err && slices.Equal(l.names, other.names) &&
		slices.EqualFunc(l.files, other.files, func(a, b fs.FileInfo) bool {
			return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
		})
}

// watched is a bibliography that is kept in step with its records.
type watched struct {
	exportOptions
	read look // the files when they were read
	last look // the files at the last look
}

// runWatch writes each output, and again when its records change. Only what
// cannot be mended by a change of the records ends it before it is interrupted.
func runWatch(s *session, outputs []exportOptions) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var list []*watched
	var errs []error
	for _, o := range outputs {
		_, _, _, err := o.writer(s, o.output)
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: %w", o.output, err))
		case slices.Contains(o.paths, stdinName) || o.output == stdinName:
			errs = append(errs, usagef("name a file", "standard input and output cannot be watched"))
		}
		list = append(list, &watched{exportOptions: o})
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, w := range list {
		w.read = lookAt(w.paths)
		w.last = w.read
		w.write(ctx, s)
	}
	pause := lookEvery
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		start := time.Now()
		for _, w := range list {
			now := lookAt(w.paths)
			settled := now.same(w.last)
			w.last = now
			if settled && !now.same(w.read) {
				w.read = now
				w.write(ctx, s)
			}
		}
		pause = max(lookEvery, lookShare*time.Since(start))
	}
}

// write writes the bibliography and says so.
func (w *watched) write(ctx context.Context, s *session) {
	err := runExport(s, w.exportOptions)
	if err != nil && ctx.Err() != nil {
		return // the interrupt took the new file away
	}
	what := "written"
	if err != nil {
		what = "left as it was"
		if !errors.Is(err, errRecords) {
			s.complain(err)
		}
	}
	fmt.Fprintf(s.out, "%s %s: %s\n", time.Now().Format(time.TimeOnly), visible(w.output), what)
}
