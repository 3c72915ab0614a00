package cmd

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// memory is a file of a collection in memory.
type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// TestSorted has each language put the same kind of names in its own order.
func TestSorted(t *testing.T) {
	tests := []struct {
		lang string
		want []string // speakers, in order
	}{
		{"sv", []string{"Andersson, Bo", "Zorn, Anders", "Åberg, Bo", "Ärlig, Bo", "Öberg, Bo"}},
		{"de", []string{"Åberg, Bo", "Andersson, Bo", "Ärlig, Bo", "Öberg, Bo", "Zorn, Anders"}},
		{"da", []string{"Andersen, Bo", "Zorn, Bo", "Ærø, Bo", "Øre, Bo", "Åberg, Bo"}},
		{"en", []string{"Åberg, Bo", "Ærø, Bo", "Andersen, Bo", "Øre, Bo", "Zorn, Bo"}},
		{"zh", []string{"安, 明", "李, 明", "王, 明", "张, 三"}}, // pinyin: an, li, wang, zhang
		{"ru", []string{"Ёлкин, Иван", "Ельцин, Борис", "Жуков, Иван", "Яковлев, Иван"}},
		{"en", []string{"Li, Zheng", "Lian, An", "Lian, Bo"}}, // the whole family name goes first
		{"en", []string{"de la Cruz, Ana", "van Gogh, Theo", "van Gogh, Vincent", "d'Ormesson, Jean"}},
		{"en", []string{"Aung San Suu Kyi", "Madonna", "Obama, Barack"}},
	}
	for _, test := range tests {
		t.Run(test.lang, func(t *testing.T) {
			var text strings.Builder
			for i, name := range slices.Backward(test.want) {
				fmt.Fprintf(&text, "[speech.k%d]\ntitle = \"Title\"\nspeakers = [{ name = %q }]\n", i, name)
			}
			in := records.Input{Name: "a.toml", Open: func() (records.File, error) {
				return memory{bytes.NewReader([]byte(text.String()))}, nil
			}}
			c, err := records.Open([]records.Input{in}, records.Options{}, func(d records.Diagnostic) { t.Error(d) })
			if err != nil {
				t.Fatal(err)
			}
			keys, err := sorted(context.Background(), c, nil, "speaker", test.lang)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, key := range keys {
				var i int
				fmt.Sscanf(key, "k%d", &i)
				got = append(got, test.want[i])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
