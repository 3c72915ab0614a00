package recordstest_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records/recordstest"
)

// TestCollection holds that a collection is the same each time, in one file or
// in many, and another with another seed.
func TestCollection(t *testing.T) {
	whole := func(c recordstest.Collection) string {
		var b strings.Builder
		if _, err := c.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, n := range []int{0, 1, 49, 50, 149, 1000} {
		c := recordstest.Collection{Records: n, Seed: 7}
		text := whole(c)
		if headers := strings.Count("\n"+text, "\n["); headers != n {
			t.Errorf("%d records, want %d", headers, n)
		}
		if n > 0 && text == whole(recordstest.Collection{Records: n, Seed: 8}) {
			t.Errorf("%d records are the same with another seed", n)
		}
		folder := t.TempDir()
		if err := c.WriteFiles(folder, 3); err != nil {
			t.Fatal(err)
		}
		var joined strings.Builder
		files := 0
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			part, err := os.ReadFile(path)
			joined.Write(part)
			files++
			return err
		})
		if err != nil || files != (n+2)/3 || joined.String() != text {
			t.Errorf("%d records in %d files are not the same: %v", n, files, err)
		}
	}
}
