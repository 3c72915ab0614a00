package records

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// SettingsFile is the name of the file that says what is made of a collection. It
// holds no records.
const SettingsFile = "quoth.toml"

// FindFiles gives the files that the paths name, in the order of the paths. A
// path is a file, with any name, or a folder. A folder stands for the files in
// it and in its folders that end in ".toml", in the byte order of their paths
// with slashes; SettingsFile and names that begin with a dot are passed over. Links to files and
// folders are followed. A file or folder that is met again, under whatever name,
// is passed over, so each file is read once and links in a circle end. "-" gives
// an Input without Open, for the caller to fill in.
//
// A folder without such files is a finding. The error joins one for each path
// that cannot be read or is neither file nor folder; the inputs are then those
// of the other paths.
func FindFiles(paths []string) ([]Input, []Diagnostic, error) {
	var f finder
	for _, path := range paths {
		if path == "-" {
			if !f.stdin {
				f.inputs = append(f.inputs, Input{Name: path})
			}
			f.stdin = true
			continue
		}
		f.path(path)
	}
	return f.inputs, f.diags, errors.Join(f.errs...)
}

// finder gathers the files of a collection.
type finder struct {
	inputs []Input
	diags  []Diagnostic
	errs   []error
	stdin  bool
	files  seen
	dirs   seen
	met    bool // a folder was met again
}

// seen holds files so that one is known again. Files that are the same have the
// same size and time, so few are compared.
type seen map[seenKey][]fs.FileInfo

type seenKey struct {
	size int64
	time time.Time
}

// again reports whether the file was seen before, and holds it.
func (s *seen) again(info fs.FileInfo) bool {
	if *s == nil {
		*s = seen{}
	}
	key := seenKey{info.Size(), info.ModTime()}
	if slices.ContainsFunc((*s)[key], func(other fs.FileInfo) bool { return os.SameFile(info, other) }) {
		return true
	}
	(*s)[key] = append((*s)[key], info)
	return false
}

// path takes in a path that the user named.
func (f *finder) path(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.fail(path, err)
	case !info.IsDir():
		f.file(path, info)
	default:
		found := f.folder(path, info)
		slices.SortFunc(found, func(a, b foundFile) int {
			return strings.Compare(filepath.ToSlash(a.path), filepath.ToSlash(b.path))
		})
		for _, file := range found {
			f.file(file.path, file.info)
		}
	}
}

// foundFile is a file in a folder.
type foundFile struct {
	path string
	info fs.FileInfo
}

// folder gives the files in a folder that are to be read.
func (f *finder) folder(path string, info fs.FileInfo) (files []foundFile) {
	if f.dirs.again(info) {
		return nil
	}
	f.met = false
	files = f.walk(path)
	if len(files) == 0 && !f.met {
		f.diags = append(f.diags, Diagnostic{
			Severity: Warning,
			Code:     "no-files",
			Position: Position{File: path},
			Message:  "there is no file of records in this folder",
			Hint:     "their names end in .toml",
		})
	}
	return files
}

// walk gives the files to be read in a folder and those in it.
func (f *finder) walk(folder string) (files []foundFile) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		f.fail(folder, err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") || name == SettingsFile {
			continue
		}
		path, wanted := filepath.Join(folder, name), strings.EqualFold(filepath.Ext(name), ".toml")
		if !wanted && !entry.IsDir() && entry.Type()&fs.ModeSymlink == 0 {
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil && wanted:
			f.fail(path, err)
		case err != nil: // a link that leads nowhere, or a folder that has just gone
		case !info.IsDir() && wanted:
			files = append(files, foundFile{path, info})
		case info.IsDir() && f.dirs.again(info):
			f.met = true
		case info.IsDir():
			files = append(files, f.walk(path)...)
		}
	}
	return files
}

// file takes in a file, unless it was before.
func (f *finder) file(path string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		f.errs = append(f.errs, fmt.Errorf("cannot read %s: it is neither a file nor a folder; what another program writes is read from standard input, named -", path))
		return
	}
	if f.files.again(info) {
		return
	}
	f.inputs = append(f.inputs, Input{Name: path, Open: func() (File, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, readError(path, err)
		}
		return file, nil
	}})
}

// fail notes a path that cannot be read.
func (f *finder) fail(path string, err error) {
	f.errs = append(f.errs, readError(path, err))
}

// readError says that a path cannot be read, without the name of the system call.
func readError(path string, err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return &fs.PathError{Op: "cannot read", Path: path, Err: err}
}
