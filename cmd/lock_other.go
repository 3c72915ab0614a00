//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package cmd

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// claim always succeeds: Windows does not let anyone remove an open file.
func claim(*os.File, string) bool { return true }

// lock does nothing where there are no locks as we need them.
func lock(string) (unlock func(), err error) { return func() {}, nil }

// removeLeft removes the new files that runs left which were killed, where the
// system tells them from those in use.
func removeLeft(folder, prefix string) {
	if runtime.GOOS != "windows" {
		return
	}
	entries, _ := os.ReadDir(cleanFolder(folder))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			os.Remove(filepath.Join(cleanFolder(folder), e.Name()))
		}
	}
}

// keepOwner has nothing to do where a folder says who owns its files.
func keepOwner(*os.File, fs.FileInfo) {}
