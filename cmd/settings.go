package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"

	"github.com/BurntSushi/toml"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// outputSettings is an [[output]] of quoth.toml.
type outputSettings struct {
	File     string         `toml:"file"`
	Paths    []string       `toml:"paths"`
	To       string         `toml:"to"`
	For      string         `toml:"for"`
	CSL      string         `toml:"csl"`
	Template string         `toml:"template"`
	Options  map[string]any `toml:"options"`
	Lang     string         `toml:"lang"`
	Keys     []string       `toml:"keys"`
	Where    string         `toml:"where"`
	Sort     string         `toml:"sort"`
}

// outputEntries are the names of the entries of an [[output]].
func outputEntries() []string {
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[outputSettings]()) {
		names = append(names, f.Tag.Get("toml"))
	}
	return names
}

// readSettings reads the file that says what is to be written. What is wrong in
// it is told at its place, all of it.
func readSettings(s *session, name string) ([]exportOptions, error) {
	defer records.Blame(records.Position{File: name}, "")
	text, err := readFile(name, maxSettings)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("name a file with -o, or write quoth.toml; see: quoth watch --help", "there is no %s, which says what is to be written", name)
	case err != nil:
		return nil, err
	}
	found := newFindings(s.style, nil)
	outputs := parseSettings(s, name, text, found.add)
	found.print(s.err)
	if found.errors > 0 {
		return nil, usagef("see: quoth watch --help", "%s has %s", name, found.summary())
	}
	return outputs, nil
}

// lastKey is where the library says that a value of another type stands.
var lastKey = records.Pattern(`line (\d+) \(last key "(?:\w+\.)*(\w+)"\)`)

func parseSettings(s *session, name string, text []byte, report func(records.Diagnostic)) []exportOptions {
	var settings struct {
		Output []outputSettings `toml:"output"`
	}
	fault := func(line, column int, message, hint string) {
		report(records.Diagnostic{Position: records.Position{File: name, Line: line, Column: column}, Message: message, Hint: hint})
	}
	if d, broken := records.BreaksLimit(text, name); broken {
		report(d)
		return nil
	}
	md, err := toml.Decode(string(text), &settings)
	if err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			fault(at.Position.Line, max(at.Position.Col, 1), at.Message, at.Usage)
		} else { // a value of another type, which the library tells in Go's words
			message, place := "a value is of another type than its entry takes", [2]int{1, 1}
			if m := lastKey().FindStringSubmatch(err.Error()); m != nil {
				message = fmt.Sprintf("the value of %q is of another type", m[2])
				place[0], _ = strconv.Atoi(m[1]) // digits
			}
			fault(place[0], place[1], message, `file, to, for, csl, template, lang, where and sort are texts, "a"; paths and keys are lists, ["a", "b"]; options is a table, { name = "value" }`)
		}
		return nil
	}
	for _, key := range md.Undecoded() {
		last, among := key[len(key)-1], outputEntries()
		if len(key) == 1 {
			among = []string{"output"}
		}
		for _, at := range findEntry(text, last) {
			fault(at[0], at[1], fmt.Sprintf("there is no entry %q", last), choose(last, among))
		}
	}
	if len(settings.Output) == 0 {
		fault(1, 1, "nothing is to be written", "begin with [[output]] and file = \"references.bib\"")
	}
	heads := findEntry(text, "[output]")
	folder := filepath.Dir(name)
	var outputs []exportOptions
	for i, o := range settings.Output {
		at := [2]int{1, 1}
		if i < len(heads) {
			at = heads[i]
		}
		e, err := o.export(folder)
		if err == nil {
			_, _, _, err = e.writer(s, e.output)
		}
		if slices.ContainsFunc(outputs, func(other exportOptions) bool { return other.output != "" && other.output == e.output }) {
			err = usagef("write each output to a file of its own", "%s is written twice", e.output)
		}
		if err != nil {
			hint := ""
			var h interface{ Hint() string }
			if errors.As(err, &h) {
				hint = h.Hint()
			}
			fault(at[0], at[1], err.Error(), hint)
		}
		e.askedBy = name
		outputs = append(outputs, e)
	}
	return outputs
}

// findEntry finds the lines that begin with a key, quoted or not, or with the
// header of this name, and the columns there.
func findEntry(text []byte, key string) (places [][2]int) {
	wanted := regexp.MustCompile(`^\s*(?:\w+\s*=\s*\{.*?)?(\[?["']?` + regexp.QuoteMeta(key) + `["']?\]?)\s*(?:[=.\]]|$)`)
	for i, line := range bytes.Split(text, []byte("\n")) {
		if m := wanted.FindSubmatchIndex(bytes.TrimRight(line, "\r")); m != nil {
			places = append(places, [2]int{i + 1, len([]rune(string(line[:m[2]]))) + 1})
		}
	}
	if places == nil {
		return [][2]int{{1, 1}}
	}
	return places
}

// export is the output as export has it, with paths from the folder of the
// settings.
func (o outputSettings) export(folder string) (exportOptions, error) {
	if o.File == "" {
		return exportOptions{}, usagef(`add file = "references.bib"`, "an output has no file")
	}
	within := func(path string) string {
		if filepath.IsAbs(path) {
			return path
		}
		return filepath.Join(folder, path)
	}
	e := exportOptions{choice: choice{to: o.To, target: o.For, lang: o.Lang}, output: within(o.File), selection: selection{keys: o.Keys, where: o.Where, order: o.Sort}}
	if o.CSL != "" {
		e.csl = within(o.CSL)
	}
	if o.Template != "" {
		e.file = within(o.Template)
	}
	if len(o.Paths) == 0 {
		o.Paths = []string{"."}
	}
	for _, path := range o.Paths {
		e.paths = append(e.paths, within(path))
	}
	for name, value := range o.Options {
		e.options = append(e.options, fmt.Sprintf("%s=%v", name, value))
	}
	slices.Sort(e.options)
	if e.order == "" {
		e.order = sortOrders[0]
	}
	if !slices.Contains(sortOrders, e.order) {
		return e, &formats.UnknownError{Thing: "order", Name: e.order, Nearest: records.Suggest(e.order, sortOrders), Among: sortOrders}
	}
	return e, nil
}
