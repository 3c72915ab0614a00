package formats_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quoth-cite/quoth/records"
)

// markdownTraps are texts of which Markdown would make something else.
var markdownTraps = []string{
	"1. x", "a) x", "(iv) x", "#. x", "# x #", "- x", "-- x", "--- x", "a -- b", "a---b", "+ x", "* x", "*x*", "**x**", "_x_", "a _b_ c", "a_b_c",
	"> x", "| x", ": x", "::: x", "% x", "= x", "=== x", "***", "---", "...", "a...b", "`x`", "``x``", "[x](y)", "[x]{.c}", "[x]: y", "[^1]", "![x](y)",
	"$x$", "$5 and $6", "@x", "a @x b", "a@b.c", "-@x", "~x~", "~~x~~", "x^2^", "^[x]", "<b>x</b>", "<x@y.z>", "<!-- x -->", "&amp; x", "&x", `\x`, `\emph{x}`, `x\`,
	"{x}", "x {#y}", "(@) x", "x: y", "'x' x", `say "x"`, "http://x.y/_a_*b*", ":x:", "\U0001f600 x", "A\n===", "x\n---", "a\n: b", "a\n\n1. b\n2. c", "true", "null", "~", "1e3", "0x1f", "2017-12-04", "x #y", "!x", "&x y", "*x", "?x", "? x", "\ufeffx", "x\u2028y",
}

// sameText compares texts with all quotes straight and blanks alike: as Markdown
// pandoc curls quotes and puts a blank that cannot break behind "Dr."; of JSON it
// leaves the quotes to the style and makes blanks of line breaks.
var sameText = cmp.Comparer(func(a, b string) bool { return plainMarks.Replace(a) == plainMarks.Replace(b) })

var plainMarks = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ", "\n\n", " ", "\n", " ")

// TestPandocYAML lets pandoc read the items of the corpus, and of texts full of
// marks, in JSON and in YAML: it understands the same.
func TestPandocYAML(t *testing.T) {
	need(t, "pandoc")
	refs := all(t)
	for i, text := range markdownTraps {
		refs = append(refs, &records.Reference{Key: fmt.Sprintf("marks-%d", i), Type: records.TypeSpeech, Kind: "speech", Genre: text, GenreGiven: true,
			Title: text, Abstract: text, Author: records.AgentList{List: []records.Agent{{Name: records.Name{Literal: text}}}}})
	}
	dir := t.TempDir()
	for name, text := range map[string][]byte{"all.yaml": write(t, "csl-yaml", refs), "all.json": write(t, "csl-json", refs)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	of := func(from, file string) []map[string]any {
		out, _ := run(t, dir, nil, "pandoc", "-f", from, "-t", "csljson", file)
		items := decode[[]map[string]any](t, out)
		for _, item := range items {
			delete(item, "custom")         // which it passes over
			delete(item, "available-date") // which this version does not know
			for _, name := range []string{"issued", "event-date"} {
				if date, ok := item[name].(map[string]any); ok { // of JSON alone it forgets these
					delete(date, "season")
					delete(date, "literal")
				}
			}
		}
		return items
	}
	got, want := of("markdown", "all.yaml"), of("csljson", "all.json")
	if len(got) != len(refs) || len(want) != len(refs) {
		t.Fatalf("%d and %d items of %d", len(got), len(want), len(refs))
	}
	for i := range want {
		if d := cmp.Diff(want[i], got[i], sameText); d != "" {
			t.Errorf("%s: -JSON +YAML\n%s", refs[i].Key, d)
		}
	}
}
