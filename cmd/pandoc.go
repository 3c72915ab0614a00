package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// findPandoc finds pandoc's program.
func findPandoc() (string, error) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		return "", usagef("install it: https://pandoc.org/installing.html, or apt install pandoc, brew install pandoc, winget install pandoc",
			"styles are rendered by pandoc, and it is not installed")
	}
	return pandoc, nil
}

// pandocStyle is the style that pandoc has where none is named.
func pandocStyle(ctx context.Context, pandoc string) (cslFile, error) {
	text, err := runPandoc(ctx, pandoc, nil, "--print-default-data-file=default.csl")
	if err != nil {
		return cslFile{}, err
	}
	return newStyle("default.csl", text)
}

// renderStyle renders items in one style, in one process of pandoc. That may
// read no file but the style, and no address.
func renderStyle(ctx context.Context, pandoc string, style cslFile, items []byte, lang string) (map[string]typeset, error) {
	f, err := os.CreateTemp("", "quoth-style-*.csl")
	if err != nil {
		return nil, fmt.Errorf("cannot make a temporary file for the style: %w", cause(err))
	}
	defer os.Remove(f.Name())
	defer removeOnSignal(f.Name())()
	_, err = f.Write(style.alone())
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("cannot write a temporary file for the style: %w", cause(err))
	}
	args := []string{"-f", "csljson", "-t", "json", "--quiet", "--sandbox", "--citeproc", "--csl", f.Name()}
	if lang != "" && lang != "original" {
		args = append(args, "-M", "lang="+lang)
	}
	out, err := runPandoc(ctx, pandoc, items, args...)
	if err != nil {
		return nil, err
	}
	return readEntries(out)
}

// runPandoc runs pandoc with an input and gives its output.
func runPandoc(ctx context.Context, pandoc string, in []byte, args ...string) ([]byte, error) {
	var said bytes.Buffer
	c := exec.CommandContext(ctx, pandoc, args...)
	c.Stdin, c.Stderr = bytes.NewReader(in), &said
	out, err := c.Output()
	if err != nil {
		message := strings.Join(strings.Fields(said.String()), " ")
		return nil, usagef("it needs pandoc 2.15 or later, and a style that is valid; see: pandoc --version",
			"pandoc cannot render it: %s", strings.TrimSpace(message+" ("+err.Error()+")"))
	}
	return out, nil
}

// pandocNode is a block or an inline of pandoc's own form of documents
// (https://hackage.haskell.org/package/pandoc-types, Text.Pandoc.Definition).
type pandocNode struct {
	Type    string          `json:"t"`
	Content json.RawMessage `json:"c"`
}

// readEntries reads a bibliography that pandoc made: the entries by key.
func readEntries(document []byte) (map[string]typeset, error) {
	var d struct{ Blocks []pandocNode }
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, fmt.Errorf("pandoc's document cannot be read: %w", err)
	}
	r := entryReader{entries: map[string]typeset{}}
	r.blocks(d.Blocks)
	if r.err != nil {
		return nil, fmt.Errorf("pandoc's document cannot be read: %w", r.err)
	}
	for key, t := range r.entries {
		r.entries[key] = t.trim()
	}
	return r.entries, nil
}

// entryReader walks through a document and gathers the text of each entry.
type entryReader struct {
	entries map[string]typeset
	key     string
	err     error
}

// content reads what a node holds, the part with this index of it where it
// holds several.
func (r *entryReader) content(n pandocNode, part int, v any) {
	raw := n.Content
	if part >= 0 {
		var parts []json.RawMessage
		if err := json.Unmarshal(raw, &parts); err != nil || part >= len(parts) {
			r.err = errors.Join(r.err, fmt.Errorf("%s without content", n.Type))
			return
		}
		raw = parts[part]
	}
	r.err = errors.Join(r.err, json.Unmarshal(raw, v))
}

func (r *entryReader) blocks(blocks []pandocNode) {
	for _, n := range blocks {
		switch n.Type {
		case "Div":
			var attributes [3]json.RawMessage
			var id string
			var inner []pandocNode
			r.content(n, 0, &attributes)
			r.content(n, 1, &inner)
			if r.err == nil {
				r.err = json.Unmarshal(attributes[0], &id)
			}
			if key, ok := strings.CutPrefix(id, "ref-"); ok {
				r.key = key
			}
			r.blocks(inner)
		case "Para", "Plain":
			var inlines []pandocNode
			r.content(n, -1, &inlines)
			if t := r.entries[r.key]; len(t) > 0 {
				r.text("\n", 0, "")
			}
			r.inlines(inlines, 0, "")
		}
	}
}

func (r *entryReader) text(text string, f face, link string) {
	t := r.entries[r.key]
	t.add(text, f, link)
	r.entries[r.key] = t
}

// pandocFaces are the inlines that are text in a face.
var pandocFaces = map[string]face{
	"Emph": italic, "Strong": bold, "Underline": underlined, "SmallCaps": smallCaps, "Superscript": raised, "Subscript": lowered,
}

func (r *entryReader) inlines(inlines []pandocNode, f face, link string) {
	for _, n := range inlines {
		var text string
		var inner []pandocNode
		switch n.Type {
		case "Str":
			r.content(n, -1, &text)
		case "Space", "SoftBreak":
			text = " "
		case "LineBreak":
			text = "\n"
		case "Code", "Math", "RawInline":
			r.content(n, 1, &text)
		case "Span":
			r.span(n, f, link)
			continue
		case "Quoted":
			r.content(n, 1, &inner)
			r.text("“", f, link)
			r.inlines(inner, f, link)
			text = "”"
		case "Link":
			var target [2]string
			r.content(n, 1, &inner)
			r.content(n, 2, &target)
			r.inlines(inner, f, target[0])
			continue
		case "Note", "Image":
			continue
		default: // a face, or one that nothing is known of: Strikeout
			r.content(n, -1, &inner)
			r.inlines(inner, f^pandocFaces[n.Type], link) // italics in italics are upright
			continue
		}
		r.text(text, f, link)
	}
}

// span reads a part of an entry. Some have a line of their own (CSL's
// second-field-align and display).
func (r *entryReader) span(n pandocNode, f face, link string) {
	var attributes [3]json.RawMessage
	var classes []string
	var inner []pandocNode
	r.content(n, 0, &attributes)
	r.content(n, 1, &inner)
	if r.err == nil {
		r.err = json.Unmarshal(attributes[1], &classes)
	}
	for _, class := range classes {
		switch class {
		case "csl-block", "csl-indent":
			r.text("\n", 0, "")
		case "smallcaps":
			f ^= smallCaps
		case "nodecor":
			f &^= italic | bold | underlined | smallCaps
		}
	}
	r.inlines(inner, f, link)
}
