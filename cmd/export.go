package cmd

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type exportOptions struct {
	choice
	selection
	paths   []string
	output  string
	report  string // where the report on losses goes, "" for none
	strict  bool
	askedBy string // the file of settings that asks for it, "" for the command line
}

func newExport(s *session) *cobra.Command {
	var o exportOptions
	c := &cobra.Command{
		Use:   "export [PATH...]",
		Short: "Write records as a bibliography",
		Long: `Reads records from files and folders (the current folder where none is named, "-"
for standard input) and writes every speech, event and source as a reference, in
the order of the files.

The format is the one that --to names, that of a template, or that of the target
of --for, which is a format as a certain program wants it; else the one that the
extension of -o means. Without -o the bibliography goes to standard output;
records that have a mistake are left out of it, and the exit status is 1. A file
named with -o is replaced only where there is no mistake.

With --csl, CSL-JSON is written for one style: that file, as Zotero, pandoc and
journals hand them out, is read, and each record is written in the shape in which
that style prints the most of it: the event in its own variables or as the
container, the place in the event's name, the day of delivery or the dates of the
conference. No fact that it prints otherwise is lost. Where that makes a record
something else than it is, a conference paper of a speech, the report says so.
Options given with -O stay as they are. See also: quoth check --csl.

No format has a field for everything. --report says for each fact of each record
which field it went to, that it is kept as data which programs pass over, or
that it is lost: as tables to standard output (to standard error where the
bibliography goes there) or to a FILE, as JSON where its name ends in .json. A
FILE that ends in .json or .txt may follow a blank, any other follows "=". The
bibliography is the same with the report and without. With --strict a loss is a
mistake of the record. See also: quoth explain.`,
		Example: `  quoth export talks.toml --to biblatex
  quoth export talks/ sources.toml -o references.bib
  quoth export talks.toml --for zotero -o talks.json
  quoth export talks.toml --to csl-json --keys huang-2017,wang-2017
  quoth export talks.toml --csl ieee.csl -o talks.json
  quoth export talks.toml --to ris --lang zh --sort speaker
  quoth export talks.toml --cited-in paper.tex -o paper.bib
  quoth export talks.toml -o talks.ris --report losses.json`,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if err := cmp.Or(notEmpty(c, "to", "template", "for", "csl", "output", "lang", "report"), o.check(c)); err != nil {
				return err
			}
			return runExport(s, o)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	o.addFormat(c)
	flags.StringVarP(&o.output, "output", "o", "", "`FILE` to write instead of standard output")
	o.addOptions(c)
	o.addSelection(c)
	o.addOrder(c)
	flags.StringVar(&o.report, "report", "", "report what becomes of each fact, to `FILE` where one is named")
	flags.Lookup("report").NoOptDefVal = reportShown
	flags.BoolVar(&o.strict, "strict", false, "a fact that is lost is a mistake of the record")
	completeFlags(s, c)
	c.ValidArgsFunction = completeRecords
	return c
}

func runExport(s *session, o exportOptions) error {
	format, values, lang, err := o.writer(s, o.output)
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, o.selection, lang, format)
	if err != nil {
		return err
	}
	defer done()
	reads := slices.Concat(p.reads(), o.reads(), named(o.askedBy))
	out, err := openOutput(s, o.output, reads)
	if err != nil {
		return err
	}
	defer out.discard()
	enc, err := format.New(out, values)
	if err != nil {
		return err
	}
	if p, ok := enc.(*program); ok {
		defer p.abort()
	}
	failed, report := out.failed, (*report)(nil)
	if o.report != "" || o.strict {
		e := &explainer{Encoder: enc, format: format, values: values, choice: o.choice, strict: o.strict}
		if report, err = openReport(s, o.report, out, reads); err != nil {
			return err
		}
		if report != nil {
			defer report.out.discard()
			failed = func() error { return cmp.Or(out.failed(), report.out.failed()) }
		}
		e.report, enc = report, e
	}
	p.watch = newProgress(s, out)
	replaces := out.temp != ""
	err = p.run(context.Background(), enc, failed)
	if err == nil {
		err = out.finish(p.found.errors == 0)
	}
	if err == nil && report != nil {
		err = report.finish()
	}
	p.found.print(s.err)
	switch {
	case err != nil && !brokenPipe(failed()):
		return err
	case p.found.errors > 0:
		if replaces {
			fmt.Fprintf(s.err, "quoth: %s; %s is left as it was\n", p.found.summary(), visible(o.output))
		}
		return errRecords
	}
	return nil
}

// chooseFormat finds the format by the template or the target, which also has
// settings for it, by its name, or else by the extension of the output file.
func chooseFormat(s *session, o *choice, path string) (f formats.Format, settings map[string]string, err error) {
	switch {
	case o.file != "" && (o.to != "" || o.target != ""):
		return f, nil, usagef("leave one of them out", "--template is itself a format, and another is named")
	case o.file != "":
		f, err = readTemplate(o.file)
		return f, nil, err
	case o.target != "":
		return targetFormat(s, o.to, o.target)
	case o.to != "":
		f, err = s.format(o.to)
		if _, notFound := formats.LookupTarget(o.to); err != nil && notFound == nil {
			return f, nil, usagef("write --for "+o.to, "%s is a target, not a format", o.to)
		}
		return f, nil, err
	}
	ext := filepath.Ext(path)
	switch meant, err := s.formatsByExt(ext); {
	case err != nil:
		return f, nil, err
	case len(meant) == 1:
		return meant[0], nil, nil
	case len(meant) > 1:
		var names []string
		for _, f := range meant {
			names = append(names, "--to "+f.Name)
		}
		return f, nil, usagef("write "+strings.Join(names, " or "), "the extension %q may mean several formats", ext)
	}
	hint := "name one with --to: " + strings.Join(formats.Names(), ", ")
	if ext != "" {
		return f, nil, usagef(hint, "no format goes with the extension %q", ext)
	}
	return f, nil, usagef(hint, "no format is named")
}

// targetFormat finds a target's format and settings. A format that is named
// besides must be the same.
func targetFormat(s *session, to, name string) (formats.Format, map[string]string, error) {
	t, err := formats.LookupTarget(name)
	if err != nil {
		if _, notFound := s.format(name); notFound == nil {
			return formats.Format{}, nil, usagef("write --to "+name, "%s is a format, not a target", name)
		}
		return formats.Format{}, nil, err
	}
	if to != "" && to != t.Format {
		return formats.Format{}, nil, usagef("leave one of them out", "--for %s writes %s, and --to says %s", name, t.Format, to)
	}
	f, err := formats.Lookup(t.Format)
	return f, t.Values, err
}

// parseOptions reads -O name=value, which go before the settings of a target,
// and checks them against the format.
func parseOptions(f formats.Format, settings map[string]string, options []string) (formats.Values, error) {
	given := map[string]string{}
	for _, o := range options {
		name, value, ok := strings.Cut(o, "=")
		if !ok || name == "" {
			return nil, usagef("write -O NAME=VALUE; see: quoth formats "+f.Name, "the option %q has no value", o)
		}
		if old, ok := given[name]; ok && old != value {
			return nil, usagef("give it once", "the option %s is given as %q and as %q", name, old, value)
		}
		given[name] = value
	}
	for name, value := range settings {
		if _, ok := given[name]; !ok {
			given[name] = value
		}
	}
	return f.Values(given)
}

// parseLang checks the tag of an output language.
func parseLang(tag string) (string, error) {
	if tag == "" || tag == "original" {
		return tag, nil
	}
	lang, err := records.ParseTag(tag)
	if err != nil {
		return "", usagef(`write a BCP 47 tag such as en, de, zh or zh-Latn, or "original"`, "unknown language %q", tag)
	}
	return lang, nil
}
