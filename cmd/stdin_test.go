package cmd

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for name, size := range map[string]int{"empty": 0, "short": 10, "to the brim": spoolMemory, "one more": spoolMemory + 1, "long": 3*spoolMemory + 17} {
		text := strings.Repeat("0123456789abcdef", size/16+1)[:size]
		s, err := newSpool(io.MultiReader(strings.NewReader(text[:size/2]), strings.NewReader(text[size/2:])))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			f, err := s.input().Open()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(f)
			if err != nil || string(got) != text {
				t.Errorf("%s: %d bytes, %v, want %d", name, len(got), err, size)
			}
			end := make([]byte, 4)
			if n, err := f.ReadAt(end, int64(max(0, size-4))); size >= 4 && string(end[:n]) != text[size-4:] {
				t.Errorf("%s: the last bytes are %q, %v", name, end[:n], err)
			}
			f.Close()
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
	}
	left, _ := os.ReadDir(os.TempDir())
	if len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestSpoolErrors(t *testing.T) {
	broken := errors.New("broken")
	for _, size := range []int{0, spoolMemory + 10} {
		_, err := newSpool(io.MultiReader(strings.NewReader(strings.Repeat("x", size)), failing{broken}))
		if !errors.Is(err, broken) || err.Error() != "cannot read standard input: broken" {
			t.Errorf("after %d bytes: %v", size, err)
		}
	}
	t.Setenv("TMPDIR", "/no/such/folder")
	_, err := newSpool(strings.NewReader(strings.Repeat("x", spoolMemory+1)))
	if err == nil || !strings.HasPrefix(err.Error(), "cannot make a temporary file for standard input: ") {
		t.Errorf("no folder for temporary files: %v", err)
	}
	if s, err := newSpool(nil); err != nil || s.size != 0 {
		t.Errorf("no standard input: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
