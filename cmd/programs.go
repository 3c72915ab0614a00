package cmd

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/formats"
)

// findProgram is the path of the program that writes a format, "" where there is
// none on PATH. Where PATH names a folder relative to the current one, it is not
// looked into.
func findProgram(name string) string {
	if !formats.IsName(name) {
		return ""
	}
	path, err := exec.LookPath(programPrefix + name)
	if err != nil {
		return ""
	}
	return path
}

// isProgramFormat reports whether a program writes a format.
func isProgramFormat(f formats.Format) bool {
	return f.Origin != "" && f.Origin == findProgram(f.Name)
}

// programs are the programs on PATH that write a format, in the order of PATH
// and then of their names. Nothing is run.
func programs(stderr io.Writer) []plugin {
	var list []plugin
	for _, path := range programPaths() {
		name := strings.TrimPrefix(filepath.Base(path), programPrefix)
		if runtime.GOOS == "windows" {
			name = strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name)))
		}
		p := plugin{name: name, path: path, why: whyNot(name), format: func() (formats.Format, error) {
			return programFormat(name, path, stderr), nil
		}}
		if p.why == "" && !filepath.IsAbs(path) {
			p.why = whyFolder
		}
		list = append(list, p)
	}
	return list
}

// programPaths are the paths of the programs on PATH whose names begin as those
// do that write a format.
func programPaths() []string {
	var paths []string
	var seen []string
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		if folder = filepath.Clean(folder); slices.Contains(seen, folder) {
			continue
		}
		seen = append(seen, folder)
		entries, _ := os.ReadDir(folder) // a folder of PATH may well be missing
		for _, e := range entries {
			if path := filepath.Join(folder, e.Name()); strings.HasPrefix(e.Name(), programPrefix) && isProgram(path) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// isProgram reports whether a file can be run, by what the system goes by.
func isProgram(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil || info.IsDir():
		return false
	case runtime.GOOS != "windows":
		return info.Mode()&0o111 != 0
	}
	exts := os.Getenv("PATHEXT")
	if exts == "" {
		exts = ".com;.exe;.bat;.cmd" // as exec.LookPath has it
	}
	return slices.ContainsFunc(strings.Split(exts, ";"), func(ext string) bool { return strings.EqualFold(ext, filepath.Ext(path)) })
}
