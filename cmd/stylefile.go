package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// readStyles reads the styles of a command line.
func readStyles(names []styleName) ([]cslFile, error) {
	var styles []cslFile
	var errs []error
	for _, n := range names {
		path, err := n.find(styleFolders())
		if err == nil {
			var s cslFile
			s, err = readStyle(path)
			styles = append(styles, s)
		}
		errs = append(errs, err)
	}
	return styles, errors.Join(errs...)
}

// styleFolders are the folders in which styles are found by name.
func styleFolders() []string {
	var folders []string
	if home := settingsFolder(); home != "" {
		folders = append(folders, filepath.Join(home, "styles"))
	}
	if user, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(user, "Zotero", "styles"))
	}
	return folders
}

// styleNames are the names of the styles in folders.
func styleNames(folders []string) []string {
	var names []string
	for _, folder := range folders {
		entries, _ := os.ReadDir(folder) // a folder that is not there has none
		for _, e := range entries {
			if name, ok := strings.CutSuffix(e.Name(), ".csl"); ok {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// find is the path of the style: a file, or a name in folders.
func (n styleName) find(folders []string) (string, error) {
	if n.file {
		return n.name, nil
	}
	if strings.ContainsAny(n.name, `/\`) {
		return "", usagef("write --csl "+n.name, "%s is a path and no name of a style", n.name)
	}
	for _, folder := range folders {
		file := filepath.Join(folder, strings.TrimSuffix(n.name, ".csl")+".csl")
		if _, err := os.Stat(file); err == nil {
			return file, nil
		}
	}
	hint := "styles are at https://www.zotero.org/styles; put one there, or name its file with --csl"
	if near := records.Suggest(n.name, styleNames(folders)); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near) + hint
	}
	return "", usagef(hint, "there is no style %s in %s", n.name, strings.Join(folders, ", "))
}

var substitute = records.Pattern(`\ssubsequent-author-substitute\s*=\s*("[^"]*"|'[^']*')`)

// alone is the style with the authors of each reference, also where they are
// those of the reference before.
func (s cslFile) alone() []byte { return substitute().ReplaceAll(s.text, nil) }
