package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// reportShown is the value of --report without a file.
const reportShown = "-"

// joinReport lets the file of --report follow a blank, which the flags' parser
// knows only of flags that must have a value: a word behind it that ends in
// .json or .txt is the file, because neither can be a file of records. What it
// returns is never nil, which means os.Args to cobra.
func joinReport(args []string) []string {
	joined := []string{}
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(joined, args[i:]...)
		}
		joined = append(joined, args[i])
		if args[i] != "--report" || i+1 == len(args) {
			continue
		}
		switch strings.ToLower(filepath.Ext(args[i+1])) {
		case ".json", ".txt":
			i++
			joined[len(joined)-1] += "=" + args[i]
		}
	}
	return joined
}

// explainer is an encoder that also says what becomes of the facts of each
// reference.
type explainer struct {
	formats.Encoder
	format formats.Format
	values formats.Values
	choice choice
	report *report // nil for none
	strict bool    // what loses a fact is refused
}

// Encode reports on the reference and writes it. One that the format cannot
// write has no report.
func (e *explainer) Encode(r *records.Reference) error {
	fates, err := formats.Explain(e.format, e.values, r)
	if err != nil {
		return e.Encoder.Encode(r)
	}
	if lost := formats.Losses(fates); e.strict && len(lost) > 0 {
		if err := e.add(r, fates); err != nil {
			return err
		}
		return loss(r, lost, e.choice.named(e.format))
	}
	if err := e.Encoder.Encode(r); err != nil {
		return err
	}
	return e.add(r, fates)
}

func (e *explainer) add(r *records.Reference, fates []formats.Fate) error {
	if e.report == nil {
		return nil
	}
	return e.report.add(r.Key, e.format.Name, fates)
}

// named is the flag that names the format, or the target.
func (o *choice) named(f formats.Format) string {
	if o.target != "" {
		return "--for " + o.target
	}
	if o.file != "" {
		return "--template " + o.file
	}
	return "--to " + f.Name
}

// maxNamed is the number of lost facts that a finding names.
const maxNamed = 5

// loss is the finding that a reference loses facts.
func loss(r *records.Reference, lost []string, flag string) records.Diagnostic {
	named := strings.Join(lost, ", ")
	if more := len(lost) - maxNamed; more > 0 {
		named = fmt.Sprintf("%s and %d more", strings.Join(lost[:maxNamed], ", "), more)
	}
	return records.Diagnostic{Code: "loss", Position: r.Position,
		Message: fmt.Sprintf("%s loses what there is no place for: %s", r.Key, named),
		Hint:    fmt.Sprintf("see: quoth explain %s %s", r.Key, flag)}
}

// report is the report on what becomes of facts, written as it comes: tables
// for people, or a JSON array with an object for each reference.
type report struct {
	out   *output
	json  bool
	style style // of where it goes
	count int
	tally tally // of the facts of all references
}

// openReport opens what --report names, beside the output of the bibliography;
// nil where it names nothing.
func openReport(s *session, path string, out *output, inputs []records.Input) (*report, error) {
	r := &report{}
	switch {
	case path == "":
		return nil, nil
	case path == reportShown && out.sink == s.out:
		r.out, r.style = newOutput(&output{name: "standard error", sink: &sink{w: s.err, name: "standard error"}}), s.style
		return r, nil
	case path == reportShown:
		path = ""
		r.style = s.outStyle
	}
	var err error
	if r.out, err = openOutput(s, path, inputs); err != nil {
		return nil, err
	}
	if sameOutput(r.out, out) {
		r.out.discard()
		return nil, usagef("write them to two files", "the bibliography and the report both go to %s", r.out.name)
	}
	r.json = strings.EqualFold(filepath.Ext(path), ".json")
	return r, nil
}

// sameOutput reports whether two outputs are one file.
func sameOutput(a, b *output) bool {
	if a.old != nil && b.old != nil {
		return os.SameFile(a.old, b.old)
	}
	one, err1 := filepath.Abs(a.target)
	two, err2 := filepath.Abs(b.target)
	return a.sink == b.sink || a.temp != "" && b.temp != "" && err1 == nil && err2 == nil && one == two
}

// explained is a reference in the report as JSON.
type explained struct {
	Key    string         `json:"key"`
	Format string         `json:"format"`
	Facts  []formats.Fate `json:"facts"`
}

// add writes what became of the facts of one reference.
func (r *report) add(key, format string, fates []formats.Fate) error {
	var b bytes.Buffer
	switch {
	case r.json && r.count == 0:
		b.WriteString("[\n")
	case r.json:
		b.WriteString(",\n")
	case r.count > 0:
		b.WriteByte('\n')
	}
	r.count++
	r.tally.add(fates)
	if r.json {
		b.Write(encodeJSON(explained{Key: key, Format: format, Facts: fates}, ""))
	} else {
		r.style.fates(&b, key, format, fates)
	}
	_, err := r.out.Write(b.Bytes())
	return err
}

// finish ends the report.
func (r *report) finish() error {
	var b bytes.Buffer
	switch {
	case r.json && r.count == 0:
		b.WriteString("[]\n")
	case r.json:
		b.WriteString("\n]\n")
	default:
		if r.count > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s: %s\n", count(r.count, "reference"), r.tally)
	}
	if _, err := r.out.Write(b.Bytes()); err != nil {
		return err
	}
	return r.out.finish(true)
}

// tally counts facts by what became of them.
type tally struct{ all, otherwise, data, lost int }

func (t *tally) add(fates []formats.Fate) {
	for _, f := range fates {
		t.all++
		switch {
		case f.State == formats.Lost:
			t.lost++
		case f.State == formats.KeptAsData:
			t.data++
		}
		if f.Bent != "" {
			t.otherwise++
		}
	}
}

// String is the numbers in words: "12 facts, 2 written otherwise, 1 lost".
func (t tally) String() string {
	text := count(t.all, "fact")
	if t.otherwise > 0 {
		text += fmt.Sprintf(", %d written otherwise", t.otherwise)
	}
	if t.data > 0 {
		text += fmt.Sprintf(", %d kept as data that programs pass over", t.data)
	}
	return text + fmt.Sprintf(", %d lost", t.lost)
}
