package formats_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// wrongFields are what the schema of records must refuse, with what Taplo then
// says.
var wrongFields = map[string]string{
	`kind = "keynot"`:              `"keynot" is not one of ["speech","keynote",`,
	`titel = "x"`:                  `Additional properties are not allowed ('titel' was unexpected)`,
	`speakers = "x"`:               `"x" is not of type "array"`,
	`date = "4 Dec"`:               `"4 Dec" does not match`,
	`speakers = [{ nam = "x" }]`:   `Additional properties are not allowed ('nam' was unexpected)`,
	`title = { "in English" = 1 }`: `"in English" does not match`,
}

// endComment is a comment at the end of a line. Taplo sets these into columns.
var endComment = regexp.MustCompile(`(?m)^([^#\n].*?) # .*$`)

// TestEditor lets Taplo, which editors ask about TOML, find the schema of records
// by the line on top of a file, check files with it, and lay them out.
func TestEditor(t *testing.T) {
	needNode(t, "@taplo/cli")
	cli, err := filepath.Abs(filepath.Join(readers, "node_modules/@taplo/cli/dist/cli.js"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var right []string
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#:schema ./quoth.schema.json\n\n"+text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "quoth.schema.json"), records.Schema(), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"wuzhen-2017.toml", "languages.toml"} {
		text, err := os.ReadFile(filepath.Join("../testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		right = append(right, name)
		write(name, endComment.ReplaceAllString(string(text), "$1"))
	}
	for _, typ := range records.Types {
		text, diags := records.Draft{Type: typ, All: true}.Text()
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		right = append(right, string(typ)+".toml")
		write(string(typ)+".toml", endComment.ReplaceAllString(string(text), "$1"))
	}
	var wrong strings.Builder
	for i, line := range slices.Sorted(maps.Keys(wrongFields)) {
		wrong.WriteString("[speech." + string(rune('a'+i)) + "]\n" + line + "\n\n")
	}
	write("wrong.toml", wrong.String())
	taplo := func(command string, files ...string) (said string) {
		c := exec.Command("node", append([]string{cli, command}, files...)...)
		c.Dir = folder
		out, _ := c.CombinedOutput() // which says what is wrong, and where
		return string(out)
	}

	said := taplo("lint", append(right, "wrong.toml")...)
	for line, want := range wrongFields {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not refused with %s:\n%s", line, want, tail([]byte(said)))
		}
	}
	for _, name := range right {
		if strings.Contains(said, name) {
			t.Errorf("%s is refused:\n%s", name, said)
		}
	}
	if said = taplo("format", right...); strings.Contains(said, "ERROR") || strings.Contains(said, "panicked") {
		t.Errorf("the files cannot be laid out:\n%s", tail([]byte(said)))
	}
	for _, name := range right {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if layout, diags := records.Format(text, name); len(diags) > 0 || string(layout) != string(text) {
			t.Errorf("the layout of %s is another, or it is refused: %v", name, diags)
		}
	}
}
