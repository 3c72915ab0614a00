package cmd

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
)

// fromUTF16 is a text as UTF-8 which has the mark of UTF-16 in front, as programs
// on Windows write it. What is no character, half a one at the end too, is U+FFFD.
func fromUTF16(text []byte) []byte {
	if !bytes.HasPrefix(text, []byte{0xff, 0xfe}) && !bytes.HasPrefix(text, []byte{0xfe, 0xff}) {
		return text
	}
	decoded, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(text)
	if err != nil { // of a mark that is not there
		return text
	}
	return decoded
}
