package cmd

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

// cslFile is the file of a CSL style (CSL 1.0.2).
type cslFile struct {
	*cslstyle.Style
	path  string
	text  []byte
	files []string // that were read for it
}

// readStyle reads a CSL style; of one that depends on another, as most styles of
// journals do, that other, under the title of the first: it is looked for beside
// the first, in the folder above, which is where the CSL project's own collection
// has it, and in the folders of styles.
func readStyle(path string) (cslFile, error) {
	s, err := parseStyle(path)
	if err != nil || s.Parent == "" {
		return s, err
	}
	name := s.Parent + ".csl"
	folder := filepath.Dir(path)
	for _, folder := range append([]string{folder, filepath.Join(folder, "..")}, styleFolders()...) {
		parent, err := parseStyle(filepath.Join(folder, filepath.Base(name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return cslFile{}, err
		case parent.Parent != "":
			return cslFile{}, usagef("get the file of "+s.Parent+" once more", "%s depends on %s, which depends on another in turn", path, s.Parent)
		}
		parent.Title, parent.files = s.Title, append(parent.files, path)
		return parent, nil
	}
	return cslFile{}, usagef("get "+name+" from where "+filepath.Base(path)+" is from, and put it beside it",
		"%s only says that it is the same as the style %s, and there is no %s beside it or in the folders of styles", path, s.Parent, name)
}

func parseStyle(path string) (cslFile, error) {
	text, err := readFile(path, maxStyle)
	if err != nil {
		return cslFile{}, err
	}
	return newStyle(path, text)
}

// newStyle is a style of which the text is known. One without a title is called as
// its file is.
func newStyle(path string, text []byte) (cslFile, error) {
	defer records.Blame(records.Position{File: path}, "")
	s, err := cslstyle.Parse(path, text)
	if err != nil {
		return cslFile{}, err
	}
	if s.Title = strings.Join(strings.Fields(s.Title), " "); s.Title == "" {
		s.Title = strings.TrimSuffix(filepath.Base(path), ".csl")
	}
	return cslFile{s, path, text, []string{path}}, nil
}

// fitting is what --csl asks for; its file is read once.
func (o *choice) fitting() (*formats.Fitting, error) {
	if o.fitted == nil {
		s, err := readStyle(o.csl)
		if err != nil {
			return nil, err
		}
		o.fitted, o.styles = formats.Fit(s.Style), s.files
	}
	return o.fitted, nil
}
