package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestImports reads each file of testdata/imports: a sentence on top that says
// whose file it is, the file, and what comes of it: the records, what is said on
// the way, and the report of what no field has. The records pass quoth check.
func TestImports(t *testing.T) {
	files, err := filepath.Glob("../testdata/imports/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files to import: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			file, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			old, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(old)
			in := archive.Files[0]
			t.Chdir(t.TempDir())
			if err := os.WriteFile(in.Name, in.Data, 0o666); err != nil {
				t.Fatal(err)
			}
			var errs bytes.Buffer
			if status := Main([]string{"import", in.Name, "-o", "records.toml", "--report", "left.json"}, strings.NewReader(""), &bytes.Buffer{}, &errs); status > statusRecords {
				t.Fatalf("status %d: %s", status, errs.String())
			}
			archive.Files = []txtar.File{in, {Name: "messages", Data: errs.Bytes()}}
			for _, name := range []string{"records.toml", "left.json"} {
				text, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				archive.Files = append(archive.Files, txtar.File{Name: name, Data: text})
			}
			var said bytes.Buffer
			if status := Main([]string{"check", "records.toml"}, strings.NewReader(""), &bytes.Buffer{}, &said); status != statusClean {
				t.Errorf("the records are not right:\n%s", said.String())
			}
			golden(t, file, txtar.Format(archive))
		})
	}
}
