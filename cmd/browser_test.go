package cmd

import (
	"bytes"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// askBrowser opens a page in Chromium and gives the document as it stands when
// its scripts have run. Without the browser the test is skipped, or fails with
// QUOTH_CONSUMERS=required.
func askBrowser(t *testing.T, page string) string {
	t.Helper()
	switch os.Getenv("QUOTH_CONSUMERS") {
	case "none":
		t.Skip("QUOTH_CONSUMERS=none: no other program is asked")
	case "required":
	default:
		if _, err := exec.LookPath("chromium"); err != nil {
			t.Skip("chromium is not installed")
		}
	}
	var said bytes.Buffer
	c := exec.Command("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--user-data-dir="+t.TempDir(), "--dump-dom", (&url.URL{Scheme: "file", Path: page}).String())
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, said.Bytes())
	}
	return string(out)
}

// pageStyle prints every field that can hold any text.
const pageStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">
  <info><title>A &lt;script&gt;document.title='ran'&lt;/script&gt;</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout delimiter=" "><group delimiter=" · ">
    <names variable="author"/><text variable="title" font-style="italic"/><text variable="event-title"/><text variable="event-place"/><text variable="URL"/>
  </group></layout></bibliography>
</style>`

// hostilePages are texts that would run, or close what they stand in, on a page
// that does not take them for text.
var hostilePages = []string{
	`<script>document.title='ran'</script>`,
	`</title><script>document.title='ran'</script>`,
	`<img src=x onerror="document.title='ran'">`,
	`"><svg onload="document.title='ran'">`,
	`' onmouseover='x' autofocus onfocus='document.title="ran"`,
	`</cite></li></ul><iframe srcdoc="<script>parent.document.title='ran'</script>">`,
	`&lt;script&gt;document.title='ran'&lt;/script&gt;`,
	`<!-- not a remark`,
	`<style>*{display:none}</style>`,
	`]]><base href="https://example.org/">`,
	`<plaintext>`,
	`<a href="javascript:document.title='ran'">x</a>`,
}

// TestPagesInABrowser opens the pages that quoth makes in a browser: every text
// of a record is shown as text, and nothing in it runs.
func TestPagesInABrowser(t *testing.T) {
	folder := t.TempDir()
	var talks strings.Builder
	for i, text := range hostilePages {
		key := "talk" + string(rune('a'+i))
		quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
		talks.WriteString("[event." + key + "-at]\ntitle = " + quoted + "\ncity = " + quoted + "\nkind = \"meeting\"\n\n")
		talks.WriteString("[speech." + key + "]\ntitle = " + quoted + "\nspeakers = [{ literal = " + quoted + " }]\nevent = \"" + key + "-at\"\ndate = 2017-12-03\n" +
			"url = \"https://example.org/?q=" + url.QueryEscape(text) + "\"\nnote = " + quoted + "\n\n")
	}
	file, csl := filepath.Join(folder, "talks.toml"), filepath.Join(folder, "page.csl")
	mustWriteFile(t, file, []byte(talks.String()))
	mustWriteFile(t, csl, []byte(pageStyle))
	for name, args := range map[string][]string{
		"preview": {"preview", file, "--csl", csl},
		"list":    {"export", file, "--to", "html"},
	} {
		t.Run(name, func(t *testing.T) {
			page := filepath.Join(folder, name+".html")
			var said bytes.Buffer
			if name == "preview" {
				if _, err := exec.LookPath("pandoc"); err != nil && os.Getenv("QUOTH_CONSUMERS") != "required" {
					t.Skip("pandoc is not installed")
				}
			}
			if status := Main(append(args, "-o", page), nil, &said, &said); status != statusClean {
				t.Fatalf("status %d: %s", status, said.Bytes())
			}
			shown := askBrowser(t, page)
			if !strings.Contains(shown, "<title>References</title>") {
				t.Error("something ran")
			}
			if found := regexp.MustCompile(`<(script|img|svg|iframe|plaintext|base)|<[^>]* on[a-z]+=`).FindString(shown); found != "" {
				t.Errorf("there is markup from a record: %s", found)
			}
			text := strings.NewReplacer("\u2060", "", "“", `"`, "”", `"`, "’", "'", "‘", "'").Replace(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(shown, "")))
			for _, hostile := range hostilePages {
				if !strings.Contains(text, hostile) {
					t.Errorf("not shown as it is: %s", hostile)
				}
			}
			if t.Failed() {
				t.Log(shown)
			}
		})
	}
}
