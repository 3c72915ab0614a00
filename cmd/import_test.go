package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entriesOf are the entries of a document by what they begin with, its key.
func entriesOf(format, document string) map[string]string {
	entries := map[string]string{}
	separator := map[string]string{"csl-json": "\n  {\n", "biblatex": "\n@", "bibtex": "\n@", "ris": "\nTY  - "}[format]
	for _, e := range strings.Split("\n"+strings.ReplaceAll(document, "\r\n", "\n"), separator)[1:] {
		key, _, _ := strings.Cut(strings.TrimSpace(e), ",\n")
		if format == "ris" {
			_, key, _ = strings.Cut(e, "\nID  - ")
			key, _, _ = strings.Cut(key, "\n")
		}
		if _, after, ok := strings.Cut(key, "{"); ok {
			key = after
		}
		entries[key] = strings.TrimRight(e, " \n,]")
	}
	return entries
}

// mustRun runs a command line that must succeed, and gives what it prints.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := Main(args, strings.NewReader(""), &out, &errs); status != statusClean {
		t.Fatalf("quoth %s: status %d\n%s", strings.Join(args, " "), status, errs.String())
	}
	return out.String()
}

// TestImportRoundTrip exports every collection of the test data, imports that and
// exports it again. The references are the same but for those counted here, whose
// number may only go down: what they lose the loss report names, or it is what a
// format writes in one text and no reader can take apart. In a format that has
// several languages mixed, texts of an event are in the one that comes first.
func TestImportRoundTrip(t *testing.T) {
	tests := []struct {
		format, collection string
		lang               string
		changed            int // entries that are not the same
	}{
		{"csl-json", "wuzhen-2017.toml", "", 0},
		{"csl-json", "traps.toml", "", 0},
		{"csl-json", "languages.toml", "en", 0},
		{"csl-json", "gold/records", "", 7},
		{"biblatex", "wuzhen-2017.toml", "", 1},
		{"biblatex", "traps.toml", "", 5},
		{"biblatex", "languages.toml", "en", 15},
		{"biblatex", "gold/records", "", 8},
		{"ris", "traps.toml", "", 4},
		{"bibtex", "traps.toml", "", 9},
	}
	for _, test := range tests {
		t.Run(test.format+"/"+filepath.Base(test.collection), func(t *testing.T) {
			folder := t.TempDir()
			source := filepath.Join("..", "testdata", filepath.FromSlash(test.collection))
			export := []string{"export", source, "--to", test.format}
			if test.lang != "" {
				export = append(export, "--lang", test.lang)
			}
			first := mustRun(t, export...)
			file, records := filepath.Join(folder, "exported"), filepath.Join(folder, "records.toml")
			if err := os.WriteFile(file, []byte(first), 0o666); err != nil {
				t.Fatal(err)
			}
			mustRun(t, "import", file, "-o", records)
			mustRun(t, "check", records)
			export[1] = records
			was, is := entriesOf(test.format, first), entriesOf(test.format, mustRun(t, export...))
			changed := 0
			for key, entry := range was {
				if is[key] != entry {
					changed++
					t.Logf("%s is not the same:\n%s\n\nnow:\n%s", key, entry, is[key])
				}
			}
			if len(was) < 10 || changed > test.changed || len(is) != len(was) {
				t.Errorf("%d of %d entries are not the same, of %d now; %d were", changed, len(was), len(is), test.changed)
			}
		})
	}
}
