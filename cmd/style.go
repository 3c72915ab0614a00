package cmd

import (
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

// readStyle reads a CSL style; of one that depends on another, as most styles of
// journals do, that other: it is looked for beside the first, and in the folder
// above, which is where the CSL project's own collection has it.
func readStyle(path string) (*cslstyle.Style, error) {
	s, err := parseStyle(path)
	if err != nil || s.Parent == "" {
		return s, err
	}
	name := filepath.Base(s.Parent) + ".csl"
	folder := filepath.Dir(path)
	for _, folder := range []string{folder, filepath.Join(folder, "..")} {
		parent, err := parseStyle(filepath.Join(folder, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		case parent.Parent != "":
			return nil, usagef("get the file of "+s.Parent+" once more", "%s depends on %s, which depends on another in turn", path, s.Parent)
		}
		return parent, nil
	}
	return nil, usagef("get "+name+" from where "+filepath.Base(path)+" is from, and put it beside it",
		"%s only says that it is the same as the style %s, and there is no %s beside it", path, s.Parent, name)
}

func parseStyle(path string) (*cslstyle.Style, error) {
	defer records.Blame(records.Position{File: path}, "")
	text, err := readFile(path, maxStyle)
	if err != nil {
		return nil, err
	}
	return cslstyle.Parse(path, text)
}

// fitting is what --csl asks for; its file is read once.
func (o *choice) fitting() (*formats.Fitting, error) {
	if o.fitted == nil {
		s, err := readStyle(o.csl)
		if err != nil {
			return nil, err
		}
		o.fitted = formats.Fit(s)
	}
	return o.fitted, nil
}
