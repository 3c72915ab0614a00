//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cmd

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// claim locks a new file for as long as it is open, which tells other runs that
// it is not a left one. It is false where another run was faster and removed it.
func claim(f *os.File, name string) bool {
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == syscall.EWOULDBLOCK {
		return false
	}
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(mine, there)
}

// lock waits until nobody else of us has locked a file, and locks it.
func lock(name string) (unlock func(), err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX) // not every file system can
	return func() { f.Close() }, nil
}

// removeLeft removes the new files that runs left which were killed: those of
// the prefix that nobody has locked.
func removeLeft(folder, prefix string) {
	entries, _ := os.ReadDir(cleanFolder(folder))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || !e.Type().IsRegular() {
			continue
		}
		name := filepath.Join(cleanFolder(folder), e.Name())
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
			os.Remove(name)
		}
		f.Close()
	}
}

// keepOwner gives a new file the owner and group of the old one, as far as we
// may.
func keepOwner(f *os.File, old fs.FileInfo) {
	if stat, ok := old.Sys().(*syscall.Stat_t); ok {
		f.Chown(int(stat.Uid), int(stat.Gid))
	}
}
