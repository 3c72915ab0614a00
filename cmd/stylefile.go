package cmd

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// cslFile is the file of a CSL style (CSL 1.0.2).
type cslFile struct {
	path   string
	title  string
	parent string // the id of the style that it stands for, "" for its own
	text   []byte
}

// readStyles reads the styles of a command line, each with all that it says: of
// one that only names another, that other under its title.
func readStyles(names []styleName) ([]cslFile, error) {
	folders := styleFolders()
	var styles []cslFile
	var errs []error
	for _, n := range names {
		s, err := findStyle(n, folders)
		if err == nil && s.parent != "" {
			var whole cslFile
			title := s.title
			near := append([]string{filepath.Dir(s.path)}, folders...)
			if whole, err = findStyle(styleName{name: path.Base(s.parent)}, near); err != nil {
				err = fmt.Errorf("%s says that it is the style %s: %w", s.path, path.Base(s.parent), err)
			}
			s = whole
			s.title = title
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		styles = append(styles, s)
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

// findStyle reads a style: a file, or a name in folders.
func findStyle(n styleName, folders []string) (cslFile, error) {
	if n.file {
		text, err := readFile(n.name, maxStyle)
		if err != nil {
			return cslFile{}, err
		}
		return readHead(n.name, text)
	}
	if strings.ContainsAny(n.name, `/\`) {
		return cslFile{}, usagef("write --csl "+n.name, "%s is a path and no name of a style", n.name)
	}
	for _, folder := range folders {
		file := filepath.Join(folder, strings.TrimSuffix(n.name, ".csl")+".csl")
		text, err := readFile(file, maxStyle)
		switch {
		case err == nil:
			return readHead(file, text)
		case !errors.Is(err, os.ErrNotExist):
			return cslFile{}, err
		}
	}
	hint := "styles are at https://www.zotero.org/styles; put one there, or name its file with --csl"
	if near := records.Suggest(n.name, styleNames(folders)); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near) + hint
	}
	return cslFile{}, usagef(hint, "there is no style %s in %s", n.name, strings.Join(folders, ", "))
}

// readHead reads the title of a style and the style that it depends on.
func readHead(file string, text []byte) (cslFile, error) {
	s := cslFile{path: file, text: text}
	var head struct {
		XMLName xml.Name `xml:"http://purl.org/net/xbiblio/csl style"`
		Title   string   `xml:"info>title"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"info>link"`
	}
	if err := xml.NewDecoder(bytes.NewReader(text)).Decode(&head); err != nil {
		return s, usagef("a style is at https://www.zotero.org/styles", "%s is no CSL style: %v", file, err)
	}
	s.title = strings.Join(strings.Fields(head.Title), " ")
	if s.title == "" {
		s.title = strings.TrimSuffix(filepath.Base(file), ".csl")
	}
	for _, link := range head.Links {
		if link.Rel == "independent-parent" {
			s.parent = link.Href
		}
	}
	return s, nil
}

var substitute = records.Pattern(`\ssubsequent-author-substitute\s*=\s*("[^"]*"|'[^']*')`)

// alone is the style with the authors of each reference, also where they are
// those of the reference before.
func (s cslFile) alone() []byte { return substitute().ReplaceAll(s.text, nil) }
