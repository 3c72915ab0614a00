package cmd

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records/recordstest"
)

// BenchmarkMain runs whole commands over 10,000 records in one file. What the
// TOML library takes for the same text is BenchmarkFloor of package records.
func BenchmarkMain(b *testing.B) {
	path := filepath.Join(b.TempDir(), "generated.toml")
	if err := (recordstest.Collection{Records: 10_000}).WriteFile(path); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	run := func(name string, args ...string) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(info.Size())
			b.ReportAllocs()
			for b.Loop() {
				if status := Main(append(args, path), nil, io.Discard, io.Discard); status != statusClean {
					b.Fatal("status", status)
				}
			}
		})
	}
	run("check", "check")
	for _, name := range formats.Names() {
		run("export "+name, "export", "--to", name)
	}
}
