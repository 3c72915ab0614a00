package formats

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/quoth-cite/quoth/records"
)

// FuzzHTML writes any text in every field of the list in HTML: a browser's parser
// finds one item, with the title as it was, and no element, comment or attribute
// but those of the list.
func FuzzHTML(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		r := filled(t, fuzzed[int(which)%len(fuzzed)], s)
		out := encode(t, htmlFormat, []*records.Reference{r})
		root, err := html.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		items := 0
		var text strings.Builder
		for n := range root.Descendants() {
			switch n.Type {
			case html.TextNode:
				text.WriteString(n.Data)
			case html.CommentNode:
				t.Errorf("the comment %q", n.Data)
			case html.ElementNode:
				if n.Data == "li" {
					items++
				}
				if !strings.Contains(" html head meta title body ul li span cite time a ", " "+n.Data+" ") {
					t.Errorf("the element %s in %s", n.Data, out)
				}
				for _, a := range n.Attr {
					if !strings.Contains(" charset class id lang datetime href ", " "+a.Key+" ") || a.Key == "href" && linkText(a.Val) == "" {
						t.Errorf("the attribute %s=%q in %s", a.Key, a.Val, out)
					}
				}
			}
		}
		if items != 1 {
			t.Errorf("%d items: %s", items, out)
		}
		character := func(c rune) rune { // what Unicode says is none is left out
			if c&0xfffe == 0xfffe {
				return -1
			}
			return c
		}
		if r.Title != "" && !strings.Contains(visible(text.String()), visible(strings.Map(character, strings.ToValidUTF8(s, "\ufffd")))) {
			t.Errorf("%q is not in %q", s, text.String())
		}
	})
}
