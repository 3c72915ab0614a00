package records

import (
	"testing"

	"github.com/BurntSushi/toml"
)

func TestQuoteKey(t *testing.T) {
	for key, want := range map[string]string{
		"":               `""`,
		"a-B_9":          `a-B_9`,
		"a.b":            `"a.b"`,
		"é习":             `"é习"`,
		`a"b\c`:          `"a\"b\\c"`,
		"\x1b\u202e\n":   `"\u001B\u202E\u000A"`,
		"\U000e0001\x7f": `"\U000E0001\u007F"`,
	} {
		got := quoteKey(key)
		if got != want {
			t.Errorf("%q is written %s, want %s", key, got, want)
		}
		var v map[string]any
		if _, err := toml.Decode(got+" = 1", &v); err != nil || v[key] == nil {
			t.Errorf("%s is read as %v, %v", got, v, err)
		}
	}
}
