package cmd

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// findingFormat is a form in which findings are printed. Write gets those that
// are kept, for standard output; without it they are printed for people.
type findingFormat struct {
	name, help string
	write      func(*findings, *bufio.Writer)
}

// findingFormats are the forms of findings.
var findingFormats = []findingFormat{
	{"text", "for people; on a terminal with the line, a caret and a hint", nil},
	{"json", "one JSON object, for programs", (*findings).writeJSON},
	{"sarif", "SARIF 2.1.0, for code scanning", (*findings).writeSARIF},
	{"github", "workflow commands, which GitHub Actions shows at the line", (*findings).writeGitHub},
	{"errorformat", "file:line:column: severity: message, a line each, for editors", (*findings).writeErrorFormat},
}

func formatNames() []string {
	names := make([]string, len(findingFormats))
	for i, f := range findingFormats {
		names[i] = f.name
	}
	return names
}

// jsonPlace is a place in the JSON form. Without a line it is the file as a
// whole; without a file, the run.
type jsonPlace struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"` // in characters, from 1
	Width   int    `json:"width,omitempty"`  // characters from there that are at fault
	Message string `json:"message"`
}

type jsonFinding struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	jsonPlace
	Hint    string      `json:"hint,omitempty"`
	Related []jsonPlace `json:"related,omitempty"`
}

// writeJSON writes the findings as one object, with how many there are.
func (f *findings) writeJSON(w *bufio.Writer) {
	list := []jsonFinding{}
	for _, n := range f.inOrder() {
		d := jsonFinding{
			Severity: n.Severity.String(), Code: n.Code, Hint: n.Hint,
			jsonPlace: jsonPlace{n.File, n.Position.Line, n.Column, n.Width, n.Message},
		}
		for _, r := range n.Related {
			d.Related = append(d.Related, jsonPlace{r.File, r.Line, r.Column, 0, r.Message})
		}
		list = append(list, d)
	}
	writeJSON(w, struct {
		Schema   int           `json:"schema"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
		Omitted  int           `json:"omitted"`
		Findings []jsonFinding `json:"findings"`
	}{1, f.errors, f.doubts, f.omitted(), list})
}

// writeJSON writes a value as JSON over several lines.
func writeJSON(w *bufio.Writer, v any) {
	w.Write(encodeJSON(v, "  "))
	w.WriteByte('\n')
}

// encodeJSON is a value as JSON for a terminal as well as for programs: what
// would steer a terminal is escaped, as JSON itself does with some of it. Without
// an indent it is one line.
func encodeJSON(v any, indent string) []byte {
	var b, out bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		panic(err) // there is nothing in what we write that JSON has not
	}
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if r != '\n' && steers(r) { // all such are of the basic plane
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}

// GitHub takes these for what they stand for in the data and the properties of
// a workflow command.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes the findings as workflow commands
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
func (f *findings) writeGitHub(w *bufio.Writer) {
	for _, n := range f.inOrder() {
		var properties []string
		if n.File != "" && n.File != stdinName {
			properties = append(properties, "file="+githubProperty.Replace(visible(n.File)))
		}
		if n.Position.Line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d", n.Position.Line), fmt.Sprintf("col=%d", n.Column))
		}
		properties = append(properties, "title="+githubProperty.Replace("quoth: "+n.Code))
		lines := []string{visible(n.Message)}
		if n.Hint != "" {
			lines = append(lines, visible(n.Hint))
		}
		for _, r := range n.Related {
			lines = append(lines, visible(place(r.Position)+": "+r.Message))
		}
		fmt.Fprintf(w, "::%s %s::%s\n", n.Severity, strings.Join(properties, ","), githubData.Replace(strings.Join(lines, "\n")))
	}
	if more := f.omitted(); more > 0 {
		fmt.Fprintf(w, "::notice title=quoth::and %s\n", count(more, "more finding"))
	}
}

// writeErrorFormat writes a line for each finding, which always has a place, as
// editors know it from compilers (the default of Vim's errorformat, and
// compilation-mode of Emacs).
func (f *findings) writeErrorFormat(w *bufio.Writer) {
	for _, n := range f.inOrder() {
		at := n.Position
		if at.Line == 0 {
			at = records.Position{File: at.File, Line: 1, Column: 1}
		}
		if at.File == "" {
			at.File = stdinName
		}
		hint := ""
		if n.Hint != "" {
			hint = " (" + n.Hint + ")"
		}
		fmt.Fprintln(w, visible(fmt.Sprintf("%s: %s: %s%s [%s]", at, n.Severity, n.Message, hint, n.Code)))
	}
}
