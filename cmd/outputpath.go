package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// follow finds the file that a path means through symbolic links, also where
// there is none yet; info is nil then.
func follow(path string) (target string, info fs.FileInfo, err error) {
	for range 40 {
		if isDescriptor(path) {
			info, err = os.Stat(path)
			return path, info, err
		}
		info, err = os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil, missingFolder(path)
		}
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, info, err
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return path, info, nil // a pipe or device, whose link may name nothing: /dev/fd/63
		}
		link, err := os.Readlink(path)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(link) {
			folder, _ := filepath.Split(path)
			link = folder + link // not cleaned: ".." after a link to a folder means another one
		}
		path = link
	}
	return "", nil, errors.New("too many symbolic links")
}

// isDescriptor reports whether a path names what a process has open, such as
// /dev/fd/3, by whatever name: the shell that opened it says where in a file it
// stands, so the file is never replaced.
func isDescriptor(path string) bool {
	path = filepath.ToSlash(filepath.Clean(path))
	number := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch parts := strings.Split(path, "/"); {
	case path == "/dev/stdin", path == "/dev/stdout", path == "/dev/stderr":
		return true
	case len(parts) == 4 && parts[1] == "dev" && parts[2] == "fd":
		return number(parts[3])
	default: // /proc/self/fd/3, /proc/1234/fd/3, /proc/thread-self/fd/3
		return len(parts) == 5 && parts[0] == "" && parts[1] == "proc" && parts[3] == "fd" && number(parts[4])
	}
}

// ofSystem reports whether a path is where the system keeps what is no file, so
// that none is made there. /dev/shm is a folder for files.
func ofSystem(path string) bool {
	return strings.HasPrefix(path, "/dev/") && !strings.HasPrefix(path, "/dev/shm/") || strings.HasPrefix(path, "/proc/")
}

// missingFolder says that the folder of a file is not there, where that is so.
func missingFolder(path string) error {
	folder, base := filepath.Split(path)
	info, err := os.Stat(cleanFolder(folder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s", cleanFolder(folder))
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder", cleanFolder(folder))
	case base == "":
		return errors.New("it has no file name")
	}
	return nil
}

// named are files as inputs that are no records, for refuseInput; "" is none.
func named(paths ...string) []records.Input {
	var list []records.Input
	for _, path := range paths {
		if path != "" {
			list = append(list, records.Input{Name: path})
		}
	}
	return list
}

// refuseInput refuses to write to a file that is also read.
func refuseInput(s *session, name string, out fs.FileInfo, inputs []records.Input) error {
	if out == nil || !out.Mode().IsRegular() {
		return nil
	}
	for _, in := range inputs {
		var info fs.FileInfo
		if in.Name == stdinName {
			info = statOf(s.in)
		} else {
			info, _ = os.Stat(in.Name)
		}
		if info != nil && os.SameFile(out, info) {
			return usagef("write to another file", "%s is also an input (%s)", name, place(records.Position{File: in.Name}))
		}
	}
	return nil
}

// statOf is the file behind a reader or writer, nil where there is none.
func statOf(v any) fs.FileInfo {
	if f, ok := v.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			return info
		}
	}
	return nil
}
