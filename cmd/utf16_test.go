package cmd

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestImportUTF16 reads what programs on Windows export as Unicode.
func TestImportUTF16(t *testing.T) {
	const text = "\ufeffTY  - CPAPER\r\nAU  - Łoś, Ewa\r\nTI  - Über 𝄞\r\nER  - \r\n"
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		var b []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, unit)
		}
		path := filepath.Join(t.TempDir(), "in.ris")
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		if got := mustRun(t, "import", path); !strings.Contains(got, `title = "Über 𝄞"`) || !strings.Contains(got, `"Łoś, Ewa"`) {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := string(fromUTF16([]byte{0xff, 0xfe, 'a', 0, 'b'})); got != "a\ufffd" {
		t.Errorf("half a character at the end is %q", got)
	}
}
