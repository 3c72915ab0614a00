package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/cited"
)

// citations is what documents cite, with the files that they take in.
type citations struct {
	list   []records.Citation
	all    bool
	found  []records.Diagnostic
	labels map[string]bool
	read   map[string]bool // the files, by their absolute paths
}

// readCited finds what the documents of --cited-in cite.
func readCited(paths []string) (*citations, error) {
	c := &citations{labels: map[string]bool{}, read: map[string]bool{}}
	var wrong []error
	for _, path := range paths {
		if err := c.document(path, filepath.Dir(path)); err != nil {
			wrong = append(wrong, err)
		}
	}
	for i := range c.list {
		c.list[i].Optional = c.list[i].Optional || c.labels[c.list[i].Key]
	}
	return c, errors.Join(wrong...)
}

// document reads a document and the files that it takes in, each once. LaTeX
// looks for them from the folder of the document, the others from that of the
// file itself.
func (c *citations) document(path, folder string) error {
	defer records.Blame(records.Position{File: path}, "")
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if c.read[absolute] {
		return nil
	}
	c.read[absolute] = true
	text, err := readFile(path, maxWhole)
	if err != nil {
		return err
	}
	d, err := cited.Read(path, string(text))
	if err != nil {
		return err
	}
	c.list = append(c.list, d.Citations...)
	c.all = c.all || d.All
	for _, name := range d.Labels {
		c.labels[name] = true
	}
	for _, f := range d.Files {
		if err := c.included(path, folder, f); err != nil {
			c.found = append(c.found, records.Diagnostic{
				Severity: records.Warning, Code: "not-read", Position: f.Position, Line: f.Line, Width: f.Width,
				Message: fmt.Sprintf("what %s cites is not counted: %v", f.Key, err),
			})
		}
	}
	return nil
}

// included reads a file that a document takes in.
func (c *citations) included(from, folder string, f records.Citation) error {
	path := filepath.FromSlash(f.Key)
	candidates := []string{filepath.Join(folder, path), filepath.Join(filepath.Dir(from), path)}
	if filepath.IsAbs(path) {
		candidates = []string{path}
	}
	if filepath.Ext(path) != ".tex" && slices.Contains([]string{".tex", ".ltx", ".latex"}, strings.ToLower(filepath.Ext(from))) {
		for _, c := range slices.Clone(candidates) { // LaTeX adds it
			candidates = append([]string{c + ".tex"}, candidates...)
		}
	}
	for _, candidate := range candidates {
		if _, err := os.Stat(candidate); !errors.Is(err, fs.ErrNotExist) {
			return c.document(candidate, folder)
		}
	}
	return errors.New("there is no such file")
}
