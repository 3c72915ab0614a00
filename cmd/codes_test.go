package cmd

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestCodeExamples holds what the reference says of each code: the command that
// tells it finds it in the wrong example, with its severity, and not in the
// right one, where there is no error at all. Whatever else is found has a code
// that is listed.
func TestCodeExamples(t *testing.T) {
	for _, c := range records.Codes {
		t.Run(c.Name, func(t *testing.T) {
			args := strings.Fields(strings.TrimPrefix(c.Told, "quoth "))
			if c.Told == "" {
				args = []string{"check"}
			}
			t.Chdir(t.TempDir())
			mark := c.Severity.String() + ": "
			wrong := found(t, c.Wrong, args)
			if !strings.Contains(wrong, " ["+c.Name+"]\n") || !strings.Contains(wrong, mark) {
				t.Errorf("the wrong example gives\n%s", wrong)
			}
			right := found(t, c.Right, args)
			if strings.Contains(right, "["+c.Name+"]") || strings.Contains(right, "error: ") {
				t.Errorf("the right example gives\n%s", right)
			}
		})
	}
}

// pickyStyle prints an entry of what has an address alone, the medium twice, and
// "presented at" behind a label.
const pickyStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>
  <choose><if variable="URL">
    <text variable="title"/><text variable="medium"/><text variable="medium"/><text variable="URL"/>
    <choose><if variable="genre"><group><text variable="genre"/><text term="presented at"/></group></if></choose><text variable="event"/>
  </if></choose>
</layout></bibliography></style>`

// found runs a command on a file of the folder and gives what is found.
func found(t *testing.T, text string, args []string) string {
	t.Helper()
	file := "in.toml"
	if i := slices.Index(args, "--cited-in"); i >= 0 { // a document that cites
		mustWriteFile(t, file, []byte("[speech.a]\ntitle = \"A talk\"\n"))
		file = args[i+1]
	}
	if text != "" {
		mustWriteFile(t, file, []byte(expanded(text)))
	}
	mustWriteFile(t, "STYLE.csl", []byte(pickyStyle))
	var errs bytes.Buffer
	s := &session{out: &sink{w: new(bytes.Buffer)}, err: &errs}
	s.run(args)
	for line := range strings.Lines(errs.String()) {
		line = strings.TrimSuffix(line, "\n")
		if i := strings.LastIndexByte(line, '['); i >= 0 && strings.HasSuffix(line, "]") {
			if _, ok := records.CodeOf(line[i+1 : len(line)-1]); !ok {
				t.Errorf("the code of %q is not listed", line)
			}
		} else if !strings.Contains(line, ": note: ") && !strings.HasPrefix(line, "quoth: ") {
			t.Errorf("there is no code in %q", line)
		}
	}
	return errs.String()
}

// expanded is an example with what is too long to be shown.
func expanded(text string) string {
	return strings.ReplaceAll(text, "…", strings.Repeat("x", 17<<20))
}

// TestCodesSilenced holds that every warning that a comment may silence is, by
// each spelling of the comment, and that no error is.
func TestCodesSilenced(t *testing.T) {
	for _, c := range records.Codes {
		if c.Wrong == "" || c.Told != "" && c.Told != "quoth check" || strings.HasSuffix(c.Name, "-ignore") || c.Name == "no-records" || !strings.HasPrefix(c.Wrong, "[") {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			comment := "# quoth: ignore no-access, " + c.Name + ": as it is in the programme\n["
			silenced := found(t, comment+strings.ReplaceAll(c.Wrong[1:], "\n[", "\n"+comment), []string{"check"})
			if got := strings.Contains(silenced, "["+c.Name+"]"); got != (c.Severity == records.Error) {
				t.Errorf("silenced, it gives\n%s", silenced)
			}
			if unsilenced := strings.Contains(silenced, "[bad-ignore]"); c.Severity == records.Warning && unsilenced {
				t.Errorf("silenced, it gives\n%s", silenced)
			}
		})
	}
}

// TestExplainCodes holds that the help of each code shows its examples whole, so far
// as they can be shown.
func TestExplainCodes(t *testing.T) {
	for _, c := range records.Codes {
		var out bytes.Buffer
		s := &session{out: &sink{w: &out}, err: os.Stderr}
		if status := s.run([]string{"check", "--explain", c.Name}); status != statusClean {
			t.Errorf("%s: status %d", c.Name, status)
		}
		text := out.String()
		if !strings.HasPrefix(text, c.Name+" ("+c.Severity.String()+"): ") || len(text) > 3000 {
			t.Errorf("%s is explained by\n%s", c.Name, text)
		}
		for _, r := range text {
			if r != '\n' && steers(r) {
				t.Errorf("%s: the explanation holds %U", c.Name, r)
			}
		}
		if !strings.Contains(records.CodesHelp(), "\n  "+c.Name) {
			t.Errorf("%s is not in the reference", c.Name)
		}
	}
}
