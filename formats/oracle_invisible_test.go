package formats_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// Characters that are not seen, and what they do.
const (
	nonJoiner = "\u200c" // parts the halves of a Persian word
	joiner    = "\u200d" // joins Devanagari letters
	toRight   = "\u200e" // left-to-right mark
	toLeft    = "\u200f" // right-to-left mark
	isolate   = "\u2068" // begins words of another direction
	isolated  = "\u2069" // ends them
	noBreak   = "\u00a0"
)

// invisible are texts in which an invisible character carries meaning.
var invisible = []struct{ what, name, title string }{
	{"a Persian non-joiner", "نامی" + nonJoiner + "ها, می" + nonJoiner + "ترا", "سخنرانی" + nonJoiner + "های من"},
	{"a joiner in Hindi", "वर्मा, क्" + joiner + "षितिज", "क्" + joiner + "ष पर भाषण"},
	{"Hebrew with a Latin word between isolates", "כהן, דוד", "על " + isolate + "Go 1.26" + isolated + " ועוד"},
	{"direction marks", "לוי, רות", "שלום" + toLeft + "! (C++" + toRight + ")"},
	{"a no-break space", "Le Clézio, J. M. G.", "Dix" + noBreak + "ans"}, // in a name it is a blank to TeX
}

// controls are characters that no text should have: they reach no output.
const controls = "\u0001\u0007\u001b\u007f\u009f\ufffe"

// TestInvisible lets programs read titles and names with invisible characters:
// those that carry meaning are kept, where they stand; controls are in no output.
func TestInvisible(t *testing.T) {
	need(t, "pandoc", "biber", "bibtex")
	needNode(t, "@citation-js/plugin-ris")
	var text strings.Builder
	for i, c := range invisible {
		fmt.Fprintf(&text, "[speech.unseen-%d]\nkind = \"speech\"\ntitle = %q\nspeakers = [%q]\ndate = 2001\n", i, c.title, c.name)
	}
	refs := resolved(t, text.String(), "")
	if len(refs) != len(invisible) {
		t.Fatalf("%d references", len(refs))
	}
	read := map[string]string{} // reader and key: title and names
	for _, format := range []string{"biblatex", "bibtex"} {
		out, _ := run(t, t.TempDir(), write(t, format, refs), "pandoc", "-f", format, "-t", "csljson")
		for _, item := range decode[[]cslItem](t, out) {
			read["pandoc "+format+" "+item.ID] = item.Title + "\n" + nameText(item.Author)
		}
	}
	for _, item := range decode[[]cslItem](t, write(t, "csl-json", refs)) {
		read["csl-json "+item.ID] = item.Title + "\n" + nameText(item.Author)
	}
	out, _ := run(t, readers, write(t, "ris", refs), "node", "ris.js")
	for i, item := range decode[[]cslItem](t, out) {
		read["citation-js "+refs[i].Key] = item.Title + "\n" + nameText(item.Author)
	}
	entries, _ := biber(t, write(t, "biblatex", refs))
	for _, e := range entries {
		read["biber "+e.ID] = e.Raw
	}
	bbl, _ := bibtexRun(t, "plain", write(t, "bibtex", refs))
	for key, item := range bibItems(string(bbl)) {
		read["bibtex "+key] = item
	}
	want := len(refs) * 6
	if len(read) < want {
		t.Fatalf("%d readings, want %d", len(read), want)
	}
	for i, c := range invisible {
		for _, reader := range []string{"pandoc biblatex", "pandoc bibtex", "csl-json", "citation-js", "biber", "bibtex"} {
			got := read[fmt.Sprintf("%s unseen-%d", reader, i)]
			for _, word := range unseenWords(c.title + " " + strings.ReplaceAll(c.name, ",", "")) {
				if !strings.Contains(untexed(got), untexed(word)) {
					t.Errorf("%s: %s lost %+q: %+q", c.what, reader, word, got)
				}
			}
		}
	}
}

// unseenWords are the words of a text that have an invisible character.
func unseenWords(s string) []string {
	var words []string
	for word := range strings.SplitSeq(s, " ") {
		if strings.ContainsFunc(word, func(c rune) bool { return unicode.In(c, unicode.Cf) || c == '\u00a0' }) {
			words = append(words, word)
		}
	}
	return words
}

// untexed is a text without what TeX needs and nobody reads: braces, commands,
// and the spelling of a no-break space.
func untexed(s string) string {
	return strings.NewReplacer("{", "", "}", "", `\relax `, "", "~", "\u00a0", `\'e`, "é", "%\n", "", "\n", " ").Replace(s)
}

func nameText(names []cslName) string {
	var b strings.Builder
	for _, n := range names {
		b.WriteString(n.Particle + " " + n.Family + " " + n.Given + " " + n.Literal + "\n")
	}
	return b.String()
}

// TestControls demands that no control character of a record reaches an output.
func TestControls(t *testing.T) {
	record := fmt.Sprintf("[speech.bare]\ntitle = \"A%sB\"\nspeakers = [\"C%sD, E%sF\"]\nnote = \"G%sH\"\ncity = \"I%sJ\"\n",
		escaped(controls), escaped(controls), escaped(controls), escaped(controls), escaped(controls))
	refs := resolved(t, record, "", "hidden-character")
	if len(refs) != 1 {
		t.Fatalf("%d references", len(refs))
	}
	for _, format := range []string{"biblatex", "bibtex", "csl-json", "ris", "jsonl"} {
		out := string(write(t, format, refs))
		for _, c := range out {
			if strings.ContainsRune(controls, c) || unicode.IsControl(c) && c != '\n' && c != '\r' {
				t.Errorf("%s has %U", format, c)
			}
		}
		for _, escape := range []string{`\u0001`, `\u0007`, `\u001b`, `\u007f`} {
			if strings.Contains(out, escape) {
				t.Errorf("%s has %s", format, escape)
			}
		}
		if !holds(out, "GH") && !holds(out, "G H") {
			t.Errorf("%s lost what stands around them: %s", format, out)
		}
	}
}

// escaped is a text as TOML writes it in quotes.
func escaped(s string) string {
	var b strings.Builder
	for _, c := range s {
		fmt.Fprintf(&b, `\u%04X`, c)
	}
	return b.String()
}
