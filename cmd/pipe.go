package cmd

import (
	"context"
	"errors"
	"fmt"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// pipe takes records from files to an encoder. Export and check are the same
// pipe with another end.
type pipe struct {
	inputs  []records.Input
	options records.Options
	keys    []string // the references to write, in this order; nil is all
	order   string   // one of sortOrders; "" and "file" leave the order as it is
	found   *findings
	count   int // references written
	at      **records.Reference
	watch   *progress
}

// run sends every reference to enc. A reference that the encoder refuses is a
// finding and the run goes on; failed reports an error of writing, which ends
// it. So does one of reading, and a program that has failed.
func (p *pipe) run(ctx context.Context, enc formats.Encoder, failed func() error) error {
	defer p.watch.end()
	told := false // what is wrong with the records was found when they were sorted
	collection, err := records.Open(p.inputs, p.options, func(d records.Diagnostic) {
		if !told {
			p.found.add(d)
		}
	})
	if err != nil {
		return err
	}
	if p.order != "" && p.order != "file" {
		if p.keys, err = sorted(ctx, collection, p.keys, p.order, p.options.Language); err != nil {
			return err
		}
		told = true
		if len(p.keys) == 0 { // no keys at all would mean every reference
			return enc.Close()
		}
	}
	err = collection.References(ctx, p.keys, func(r *records.Reference) error {
		*p.at = r
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
	*p.at = nil
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
	return inputs, found, done, nil
}
