package cmd

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// pipe takes records from files to an encoder. Export and check are the same
// pipe with another end.
type pipe struct {
	inputs  []records.Input
	options records.Options
	selection
	cited *citations // of the documents of the selection; nil for none
	found *findings
	early []records.Diagnostic // what was found before the files were read
	count int                  // references written
	watch *progress
}

// openPipe makes the pipe of a command: paths as on the command line, lang the
// output language as parseLang gives it, written the format if it has one. done
// lets go of what it holds.
func openPipe(s *session, paths []string, o selection, lang string, written ...formats.Format) (p *pipe, done func(), err error) {
	options, err := o.collectionOptions(lang, written...)
	if err != nil {
		return nil, nil, err
	}
	var cited *citations
	if o.documents != nil {
		if cited, err = readCited(o.documents); err != nil {
			return nil, nil, err
		}
	}
	inputs, found, done, err := findInputs(s, paths)
	if err != nil {
		return nil, nil, err
	}
	p = &pipe{inputs: inputs, options: options, selection: o, cited: cited, found: newFindings(s.style, inputs)}
	if p.early = found; cited != nil {
		p.early = append(p.early, cited.found...)
	}
	return p, done, nil
}

// reads are the files that it reads, the documents that cite among them.
func (p *pipe) reads() []records.Input {
	if p.cited == nil {
		return p.inputs
	}
	return slices.Concat(p.inputs, named(slices.Sorted(maps.Keys(p.cited.read))...))
}

// finish prints what was found and gives the error of the run, or that of the
// records.
func (p *pipe) finish(s *session, err error) error {
	p.found.print(s.err)
	if err == nil && p.found.errors > 0 {
		return errRecords
	}
	return err
}

// open opens the collection and finds the keys of the references that are
// wanted, in their order; nil is all. some is false where none are.
func (p *pipe) open(ctx context.Context) (c *records.Collection, keys []string, some bool, err error) {
	for _, d := range p.early {
		p.found.add(d)
	}
	told := false // what is wrong with the records was found when they were sorted
	c, err = records.Open(p.inputs, p.options, func(d records.Diagnostic) {
		if !told {
			p.found.add(d)
		}
	})
	if err != nil {
		return nil, nil, false, err
	}
	spendMemory(c.Len())
	keys = p.keys
	if p.cited != nil {
		keys = slices.Concat(keys, c.Cited(p.cited.list))
		switch {
		case p.cited.all:
			keys = nil
		case len(keys) == 0: // no keys at all would mean every reference
			return c, nil, false, nil
		}
	}
	if p.order != "" && p.order != "file" {
		if keys, err = sorted(ctx, c, keys, p.order, p.options.Language); err != nil {
			return nil, nil, false, err
		}
		told = true
		return c, keys, len(keys) > 0, nil
	}
	return c, keys, true, nil
}

// run sends every reference to enc. A reference that the encoder refuses is a
// finding and the run goes on; failed reports an error of writing, which ends
// it. So does one of reading, and a program that has failed.
func (p *pipe) run(ctx context.Context, enc formats.Encoder, failed func() error) error {
	defer p.watch.end()
	collection, keys, some, err := p.open(ctx)
	if err != nil {
		return err
	}
	if !some {
		return enc.Close()
	}
	err = collection.References(ctx, keys, func(r *records.Reference) error {
		defer records.Blame(r.Position, r.Key)
		p.watch.step()
		err := enc.Encode(r)
		var ended *programError
		switch {
		case err == nil:
			p.count++
		case failed() != nil:
			return failed()
		case errors.As(err, &ended):
			return err
		default:
			p.found.add(refusal(r, err))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return enc.Close()
}

// refusal is the finding that a format cannot write a reference, at the place
// of its record where the format does not give a better one.
func refusal(r *records.Reference, err error) records.Diagnostic {
	var d records.Diagnostic
	if !errors.As(err, &d) {
		d = records.Diagnostic{Code: "cannot-write", Message: fmt.Sprintf("%s cannot be written: %v", r.Key, err)}
	}
	if d.File == "" {
		d.Position = r.Position
	}
	return d
}

// discard is the encoder of check.
type discard struct{}

func (discard) Encode(*records.Reference) error { return nil }
func (discard) Close() error                    { return nil }

// findInputs finds the files of a collection: paths as on the command line, the
// current folder where there are none. done lets go of what standard input
// took up.
func findInputs(s *session, paths []string) (inputs []records.Input, found []records.Diagnostic, done func(), err error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	inputs, found, err = records.FindFiles(paths)
	if err != nil {
		return nil, nil, nil, err
	}
	done = func() {}
	for i := range inputs {
		if inputs[i].Name != stdinName {
			continue
		}
		in, err := newSpool(s.in)
		if err != nil {
			return nil, nil, nil, err
		}
		inputs[i], done = in.input(), func() { in.close() }
	}
	if err := refuseInput(s, "standard output", statOf(s.out.w), inputs); err != nil {
		done()
		return nil, nil, nil, err
	}
	return inputs, found, done, nil
}
