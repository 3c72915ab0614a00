package records

import (
	"bytes"
	"context"
	"testing"
)

// TestOriginalTitle demands that a title and its original each have the
// subtitle in their own language, and neither that of the other.
func TestOriginalTitle(t *testing.T) {
	for _, test := range []struct{ name, record, lang, title, subtitle, original string }{
		{
			"both have one", `title = { ja = "美しい日本の私", en = "Japan and myself" }
subtitle = { ja = "その序説", en = "An introduction" }`, "en", "Japan and myself", "An introduction", "美しい日本の私：その序説",
		},
		{
			"only the original has one", `title = { ja = "美しい日本の私", en = "Japan and myself" }
subtitle = { ja = "その序説" }`, "en", "Japan and myself", "", "美しい日本の私：その序説",
		},
		{
			"only the translation has one", `title = { ja = "美しい日本の私", en = "Japan and myself" }
subtitle = { en = "An introduction" }`, "en", "Japan and myself", "An introduction", "美しい日本の私",
		},
		{
			"of no stated language", `title = { ja = "美しい日本の私", en = "Japan and myself" }
subtitle = "1968"`, "en", "Japan and myself", "1968", "美しい日本の私",
		},
		{
			"in the speech's language", `title = { ja = "美しい日本の私", en = "Japan and myself" }
subtitle = { ja = "その序説" }`, "ja", "美しい日本の私", "その序説", "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := []byte("[speech.k]\nlanguage = \"ja\"\n" + test.record + "\n")
			input := Input{Name: "in.toml", Open: func() (File, error) { return closing{bytes.NewReader(text)}, nil }}
			c, err := Open([]Input{input}, Options{Language: test.lang}, func(d Diagnostic) {})
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			if err := c.References(context.Background(), nil, func(r *Reference) error {
				found++
				if r.Title != test.title || r.Subtitle != test.subtitle || r.OriginalTitle != test.original {
					t.Errorf("%q: %q, original %q; want %q: %q, original %q", r.Title, r.Subtitle, r.OriginalTitle, test.title, test.subtitle, test.original)
				}
				return nil
			}); err != nil || found != 1 {
				t.Errorf("%d references, %v", found, err)
			}
		})
	}
}

type closing struct{ *bytes.Reader }

func (closing) Close() error { return nil }
