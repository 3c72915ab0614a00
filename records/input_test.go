package records

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree makes files, folders (a slash at the end) and links ("name -> target") in
// a folder of their own, and goes there.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		file, target, isLink := strings.Cut(name, " -> ")
		if err := os.MkdirAll(filepath.Dir(filepath.FromSlash(file+"x")), 0o777); err != nil {
			t.Fatal(err)
		}
		switch {
		case isLink:
			if err := os.Symlink(filepath.FromSlash(target), filepath.FromSlash(file)); err != nil {
				t.Skipf("no symbolic links here: %v", err)
			}
		case !strings.HasSuffix(file, "/"):
			if err := os.WriteFile(filepath.FromSlash(file), []byte(file), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestFindFiles(t *testing.T) {
	tests := []struct {
		name  string
		tree  []string
		paths []string
		want  []string // files, then findings, then lines of the error
	}{
		{"nothing", nil, nil, nil},
		{"a file of any name", []string{"a.txt"}, []string{"a.txt"}, []string{"a.txt"}},
		{"order of the arguments", []string{"a.toml", "b.toml", "c/d.toml"}, []string{"c", "b.toml", "a.toml"}, []string{"c/d.toml", "b.toml", "a.toml"}},
		{"a folder", []string{"d/b.toml", "d/a/z.toml", "d/a-b.toml", "d/c.TOML", "d/x.txt", "d/toml", "d/e.toml/f.toml", "d/.h.toml", "d/.i/j.toml"},
			[]string{"d"}, []string{"d/a-b.toml", "d/a/z.toml", "d/b.toml", "d/c.TOML", "d/e.toml/f.toml"}},
		{"this folder", []string{"b.toml", "a/c.toml"}, []string{"."}, []string{"a/c.toml", "b.toml"}},
		{"a dot file that is named", []string{".a/.b.toml", ".a/c.toml"}, []string{".a/.b.toml", ".a"}, []string{".a/.b.toml", ".a/c.toml"}},
		{"the same file and folder again", []string{"d/a.toml", "d/b.toml"}, []string{"d/b.toml", "./d/../d/b.toml", "d", "d", "."}, []string{"d/b.toml", "d/a.toml"}},
		{"standard input", []string{"a.toml"}, []string{"-", "a.toml", "-"}, []string{"- to be filled in", "a.toml"}},
		{"links", []string{"d/a.toml", "d/b.toml -> a.toml", "d/c.toml -> ../e.txt", "e.txt", "d/f -> ../g", "g/h.toml"},
			[]string{"d"}, []string{"d/a.toml", "d/c.toml", "d/f/h.toml"}},
		{"links in a circle", []string{"d/a.toml", "d/e/f/up -> ../..", "d/here -> .", "d/self.txt -> self.txt"},
			[]string{"d", "d/e/f/up"}, []string{"d/a.toml"}},
		{"links that lead nowhere", []string{"d/a.toml -> none", "d/b -> none"},
			[]string{"d"}, []string{"warning d: there is no file of records in this folder", "cannot read d/a.toml: no such file or directory"}},
		{"folders without files", []string{"d/", "e/a.txt"},
			[]string{"d", "e", "d"}, []string{"warning d: there is no file of records in this folder", "warning e: there is no file of records in this folder"}},
		{"missing paths", []string{"a.toml"}, []string{"none", "a.toml", "no/ne"},
			[]string{"a.toml", "cannot read none: no such file or directory", "cannot read no/ne: no such file or directory"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, test.tree...)
			inputs, diags, err := FindFiles(test.paths)
			var got []string
			for _, in := range inputs {
				name := filepath.ToSlash(in.Name)
				if in.Open == nil {
					name += " to be filled in"
				}
				got = append(got, name)
			}
			for _, d := range diags {
				got = append(got, d.Severity.String()+" "+d.Position.String()+": "+d.Message)
			}
			if err != nil {
				got = slices.AppendSeq(got, strings.SplitSeq(filepath.ToSlash(err.Error()), "\n"))
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestFindFilesOpen(t *testing.T) {
	tree(t, "a.toml")
	inputs, _, err := FindFiles([]string{"a.toml"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := inputs[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 4)
	if _, err := f.ReadAt(b, 2); err != nil || string(b) != "toml" {
		t.Errorf("reads %q, %v", b, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if err := os.Remove("a.toml"); err != nil {
		t.Fatal(err)
	}
	f, err = inputs[0].Open()
	if f != nil || !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "cannot read a.toml: ") {
		t.Errorf("opens a file that is gone: %v, %v", f, err)
	}
}

func TestFindFilesUnreadable(t *testing.T) {
	tree(t, "d/a.toml", "d/e/b.toml", "d/f.toml")
	if err := os.Chmod("d/e", 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod("d/e", 0o777) })
	if _, err := os.ReadDir("d/e"); err == nil {
		t.Skip("this user may read every folder")
	}
	inputs, _, err := FindFiles([]string{"d"})
	if len(inputs) != 2 || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%d files, %v", len(inputs), err)
	}
}

func TestFindFilesIrregular(t *testing.T) {
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Skip("no device to try")
	}
	inputs, _, err := FindFiles([]string{os.DevNull})
	if len(inputs) != 0 || err == nil || !strings.Contains(err.Error(), "neither a file nor a folder") {
		t.Errorf("%d files, %v", len(inputs), err)
	}
}
