package formats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// markdownTexts are texts that mean something to a reader of Markdown.
var markdownTexts = []string{
	"plain", "# heading", "## two", "- item", "+ item", "* item", "1. item", "12) item", "2018.", "(1) x", "a. x", "iv) x", "IV. x", "A. Name", "A) x", "I. Newton", "(a) b", "#. x", "ii.", "> quote", "=====", "---", ": definition", "| a | b |",
	"*a* **b** _c_ __d__ a_b_c", "`code` ``more``", "[text](https://example.org) [ref] [^1] ![image](x)", "<b>bold</b> <https://example.org> a<b a <!-- b",
	"&amp; &#65; &copy; AT&T &nosuch; & R&D", `back\slash \* \\`, "$x^2$ $5 to $10", "H~2~O x^2^ ~~gone~~", "@key [@key] me@example.org", "{.class} {#id}",
	"a\\", "*", "_", "**", "[", "]", "(c)", "!", "!!", "<", ">", "\"quoted\" 'so' --- ... --", "text | table", "习近平*讲话*", "~", "```", "    code", "\ttab",
	"[x] done", ":smile:", "==mark==", "a  b", "line\nline", "https://example.org/a_b_c", "www.example.org",
}

// TestMarkdownRead demands that pandoc reads each text as the text that it is,
// at the start of a line and within one, in its own Markdown and in that of
// CommonMark.
func TestMarkdownRead(t *testing.T) {
	need(t, "pandoc")
	f, err := formats.ParseTemplate("texts.md.tmpl", "{{define \"entry\"}}{{.Title}}\n\nin {{.Title}} in\n\n{{end}}")
	if err != nil {
		t.Fatal(err)
	}
	texts := append([]string{}, markdownTexts...)
	for _, r := range all(t) {
		if r.Title != "" {
			texts = append(texts, r.Title)
		}
	}
	var document bytes.Buffer
	enc, err := f.New(&document, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		if err := enc.Encode(&records.Reference{Key: fmt.Sprint(i), Type: records.TypeSpeech, Kind: "other", Title: text}); err != nil {
			t.Fatal(err)
		}
	}
	for _, reader := range []string{"markdown-smart", "commonmark"} {
		out, said := run(t, t.TempDir(), document.Bytes(), "pandoc", "-f", reader, "-t", "json")
		if len(said) > 0 {
			t.Errorf("pandoc said: %s", tail(said))
		}
		blocks := decode[struct{ Blocks []pandocNode }](t, out).Blocks
		if len(blocks) != 2*len(texts) {
			t.Fatalf("%s: %d blocks of %d texts", reader, len(blocks), len(texts))
		}
		for i, b := range blocks {
			want := strings.Join(strings.FieldsFunc(texts[i/2], func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " ")
			if i%2 == 1 {
				want = "in " + want + " in"
			}
			// a word joiner, which nobody sees, keeps [x] from being a box to tick
			want = strings.ReplaceAll(want, "\u2060", "")
			if got := strings.ReplaceAll(b.plain(), "\u2060", ""); got != want {
				t.Errorf("%s: %q was read as %q", reader, want, got)
			}
		}
	}
}

// pandocNode is a block or a part of one, as pandoc writes them in JSON.
type pandocNode struct {
	T string
	C json.RawMessage
}

// plain is the text of a paragraph that is nothing but text, else what it is.
func (n pandocNode) plain() string {
	var parts []pandocNode
	if n.T != "Para" || json.Unmarshal(n.C, &parts) != nil {
		return "a " + n.T + " " + string(n.C)
	}
	var b strings.Builder
	for _, p := range parts {
		var s string
		switch p.T {
		case "Str":
			if json.Unmarshal(p.C, &s) != nil {
				return string(p.C)
			}
			b.WriteString(s)
		case "Space":
			b.WriteByte(' ')
		default:
			fmt.Fprintf(&b, "(%s %s)", p.T, p.C)
		}
	}
	return b.String()
}
