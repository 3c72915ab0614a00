package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// passedOver is a program that cannot be had as a format, and why.
type passedOver struct{ path, why string }

// The reasons why a plug-in is passed over.
const (
	whyBuiltIn = "a format of that name is built in, and nothing stands in front of it"
	whyBehind  = "another of that name comes before it: "
	whyName    = "the name of a format is of small ASCII letters and digits, with single hyphens between them"
	whyFolder  = "its folder stands in PATH without its whole path, and nothing is run from there"
)

// format finds a format by its name: one of the build, or the program that
// writes it. Nothing is run.
func (s *session) format(name string) (formats.Format, error) {
	f, err := formats.Lookup(name)
	if err == nil {
		return f, nil
	}
	if path := findProgram(name); path != "" {
		return programFormat(name, path, s.err), nil
	}
	plugged, _ := s.plugins()
	return formats.Find(name, slices.Concat(formats.List(), plugged))
}

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

// plugins are the formats that are no part of the build, in the order of their
// names, and those that are passed over. Nothing is run.
func (s *session) plugins() (list []formats.Format, passed []passedOver) {
	first := map[string]string{}
	for _, path := range programs() {
		name := strings.TrimPrefix(filepath.Base(path), programPrefix)
		if runtime.GOOS == "windows" {
			name = strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name)))
		}
		_, err := formats.Lookup(name)
		switch {
		case !formats.IsName(name):
			passed = append(passed, passedOver{path, whyName})
		case err == nil:
			passed = append(passed, passedOver{path, whyBuiltIn})
		case !filepath.IsAbs(path):
			passed = append(passed, passedOver{path, whyFolder})
		case first[name] != "":
			passed = append(passed, passedOver{path, whyBehind + first[name]})
		default:
			first[name] = path
			list = append(list, programFormat(name, path, s.err))
		}
	}
	slices.SortFunc(list, func(a, b formats.Format) int { return strings.Compare(a.Name, b.Name) })
	return list, passed
}

// programs are the paths of the programs on PATH whose names begin as those do
// that write a format, in the order of PATH.
func programs() []string {
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

// recordOptions are how a command reads a collection. An override may speak of
// any format that there is, and of a program only where it is there.
func recordOptions(lang string) records.Options {
	return records.Options{Language: lang, Formats: formats.Names(), IsFormat: func(name string) bool { return findProgram(name) != "" }}
}
