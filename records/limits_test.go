package records

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestBounded(t *testing.T) {
	for n, want := range map[int]bool{0: true, 9: true, 10: true, 11: false, 5000: false} {
		text, err := io.ReadAll(&bounded{strings.NewReader(strings.Repeat("x", n)), 10})
		if (err == nil) != want || want && len(text) != n || !want && err.Error() != "it has more than 1 GB" {
			t.Errorf("of %d bytes %d are read: %v", n, len(text), err)
		}
	}
	broken := errors.New("broken")
	if _, err := io.ReadAll(&bounded{io.MultiReader(strings.NewReader("x"), failing{broken}), 10}); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestBreaksLimit(t *testing.T) {
	deep := strings.Repeat("[", maxNesting+1)
	parts := strings.Repeat("a.", maxParts) + "a"
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"a = " + strings.Repeat("[", maxNesting) + "\n", ""},
		{"a = 1\nb = " + deep, "f.toml:2:69: lists and tables are nested more than 64 deep here"},
		{"a = \"\"\"\n" + deep + "\n\"\"\"\n# " + deep, ""},
		{"a = [\n" + deep[1:] + "\n", "f.toml:2:64: lists and tables are nested more than 64 deep here"},
		{"é = 1\n" + parts + " = 1", "f.toml:2:1: this key has more than 16 parts, with those of the tables it stands in"},
		{"[a]\n[" + parts + "]", "f.toml:2:1: this key has more than 16 parts, with those of the tables it stands in"},
		{"[a.\"b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q\"]", ""},
	} {
		got := ""
		if d, broken := BreaksLimit([]byte(c.text), "f.toml"); broken {
			got = d.Error()
		}
		if got != c.want {
			t.Errorf("%.40q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, l := range []struct {
		limit Limit
		want  string
	}{
		{Limit{Most: 1 << 30, Unit: "bytes"}, "1 GB"}, {Limit{Most: 4000, Unit: "bytes"}, "4000 bytes"}, {Limit{Most: 256 << 10, Unit: "bytes"}, "256 KB"},
		{Limit{Most: 5_000_000, Unit: "records"}, "5,000,000 records"}, {Limit{Most: 64, Unit: "levels"}, "64 levels"}, {Limit{Most: 999_999_999}, "999,999,999"},
	} {
		if got := l.limit.String(); got != l.want {
			t.Errorf("%q, want %q", got, l.want)
		}
	}
}
