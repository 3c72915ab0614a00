package formats_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// page is what a browser's parser of HTML made of a document.
type page struct {
	items   []understood // of the list
	strange []string     // elements and attributes that are none of ours
}

// safe are the elements of our lists, with their attributes, and what pandoc makes
// of a list in Markdown.
var safe = map[string]string{
	"html": "", "head": "", "meta": "charset", "title": "", "body": "", "ul": "class", "li": "id class lang", "span": "class", "cite": "",
	"time": "datetime", "a": "href class", "em": "", "p": "",
}

// browse parses a document as browsers do.
func browse(t *testing.T, document []byte) page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var p page
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			p.strange = append(p.strange, "<!--"+n.Data)
		case n.Type == html.ElementNode:
			attributes, ours := safe[n.Data]
			if !ours {
				p.strange = append(p.strange, "<"+n.Data)
			}
			for _, a := range n.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) || a.Key == "href" && !followed.MatchString(a.Val) {
					p.strange = append(p.strange, n.Data+" "+a.Key+"="+a.Val)
				}
			}
			if n.Data == "li" {
				p.items = append(p.items, listItem(n))
			}
		}
	}
	return p
}

// followed is an address that only leads somewhere.
var followed = regexp.MustCompile(`^(?i:https?|ftp|mailto):`)

// listItem is what an item of a list shows.
func listItem(li *html.Node) understood {
	var u understood
	for _, a := range li.Attr {
		if a.Key == "id" {
			u.key = a.Val
		}
	}
	for n := range li.Descendants() {
		if n.Type == html.TextNode {
			u.whole += n.Data
		}
	}
	u.title = u.whole
	return u
}

// TestHostileHTML reads the list of every text as a browser does: an item each, no
// element and no attribute but ours, no address that does more than lead somewhere.
func TestHostileHTML(t *testing.T) {
	refs := hostileRefs(t, hostile.Texts)
	p := browse(t, write(t, "html", refs))
	for _, s := range p.strange[:min(20, len(p.strange))] {
		t.Errorf("in the page: %.200q", s)
	}
	checkHostile(t, refs, p.items, func(s string) string { return s })
}

// TestHostileMarkdown lets pandoc make a page of the list of every text, as its own
// Markdown and as GitHub's.
func TestHostileMarkdown(t *testing.T) {
	need(t, "pandoc")
	refs := hostileRefs(t, slices.Concat(hostile.HTML, hostile.Variables, hostile.Wiki, hostile.YAML, hostile.TeX[30:]), "speech")
	document := write(t, "markdown", refs)
	for _, dialect := range []string{"markdown-smart", "gfm"} {
		out, _ := run(t, t.TempDir(), document, "pandoc", "-f", dialect, "-t", "html", "--wrap=none")
		p := browse(t, out)
		for _, s := range p.strange[:min(20, len(p.strange))] {
			t.Errorf("%s: in the page: %.200q", dialect, s)
		}
		for i := range p.items[:min(len(refs), len(p.items))] {
			p.items[i].key = refs[i].Key
		}
		checkHostile(t, refs, p.items, func(s string) string { return s })
	}
}

// TestHostileScript puts JSON-LD of every text where it belongs, into a script of a
// page: the script ends where it should.
func TestHostileScript(t *testing.T) {
	refs := hostileRefs(t, hostile.Texts)
	document := write(t, "schema-org", refs)
	root, err := html.Parse(strings.NewReader("<!DOCTYPE html><title>x</title><script type=\"application/ld+json\">" + string(document) + "</script>"))
	if err != nil {
		t.Fatal(err)
	}
	scripts, elements := []string{}, 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			elements++
		}
		if n.Type == html.TextNode && n.Parent.Data == "script" {
			scripts = append(scripts, n.Data)
		}
	}
	if len(scripts) != 1 || elements != 5 || scripts[0] != string(document) { // html, head, title, script, body
		t.Fatalf("%d scripts and %d elements", len(scripts), elements)
	}
	var read []understood
	for _, node := range decode[struct {
		Graph []map[string]any `json:"@graph"`
	}](t, document).Graph {
		id, _ := node["@id"].(string)
		name, _ := node["name"].(string)
		read = append(read, understood{key: strings.TrimPrefix(id, "#"), title: name, whole: allText(node)})
	}
	checkHostile(t, refs, read, func(s string) string { return s })
}

// TestHostileWiki lets pandoc read the notes of every text as MediaWiki does: one
// template in each, and else nothing but text.
func TestHostileWiki(t *testing.T) {
	need(t, "pandoc")
	refs := hostileRefs(t, slices.Concat(hostile.Wiki, hostile.HTML, hostile.XML, hostile.TeX[30:]), "speech")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.wiki"), write(t, "wikipedia", refs), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, dir, nil, "pandoc", "-f", "mediawiki", "-t", "json", "notes.wiki")
	var read []understood
	wrong := 0
	for _, node := range wikiNodes(decode[map[string]any](t, out)["blocks"]) {
		switch node.kind {
		case "Note":
			read = append(read, understood{key: refs[min(len(read), len(refs)-1)].Key})
		case "RawBlock", "RawInline":
			if raw, _ := node.content.([]any)[1].(string); !wikiTemplate.MatchString(raw) || strings.Contains(raw, "~~~") {
				t.Errorf("not a template: %.300q", raw)
			}
		case "Para", "Plain", "Str", "Space", "SoftBreak", "Quoted", "SingleQuote", "DoubleQuote", "Link": // of a bare address
		default:
			if wrong++; wrong < 20 {
				t.Errorf("%s in a note: %.200v", node.kind, node.content)
			}
		}
	}
	checkHostile(t, refs, read, func(s string) string { return s })
}

// wikiTemplate is a template whose parameters are ours.
var wikiTemplate = regexp.MustCompile(`^\{\{[A-Za-z ]+(?: \|[a-z-]+[0-9]*=[^{}|<>\[\]]*)+\}\}$`)

type wikiNode struct {
	kind    string
	content any
}

// wikiNodes are the nodes of a document of pandoc.
func wikiNodes(v any) (list []wikiNode) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			list = append(list, wikiNodes(e)...)
		}
	case map[string]any:
		if kind, ok := v["t"].(string); ok {
			list = append(list, wikiNode{kind, v["c"]})
		}
		list = append(list, wikiNodes(v["c"])...)
	}
	return list
}
