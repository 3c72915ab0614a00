package records

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// index is every key of a collection and where its record stands: what the
// first pass leaves for the second. Records are numbered from 0 in the order of
// the files. It is written by one goroutine, then only read.
type index struct {
	chunks [][]entry // all full but the last, so that growing copies nothing
	count  int
	byKey  map[string]uint32 // folded key to record; for a key given twice, the first
}

// entry is where one record stands. There is one for each record for the whole
// run, so it is kept small: with its key and its share of the map it takes
// about 130 bytes.
type entry struct {
	key    string
	offset int64  // bytes from the start of the file
	size   uint32 // bytes
	line   uint32 // of the first byte, from 1
	header uint32 // bytes to the '[' of the header
	sum    uint32 // of the text, to notice that a file changed meanwhile
	file   uint32 // place in Collection.files
	typ    uint8  // place in Types
	broken bool   // an error was reported in the first pass: not to be decoded
	twin   bool   // another record has the same key, so a reference to it has no one meaning
}

// Type is the type of the record.
func (e *entry) Type() Type { return Types[e.typ] }

const chunkSize = 1024

// noRecord is the number of no record.
const noRecord = ^uint32(0)

// add takes a record into the index and gives its number. Where the key is
// taken already, first is the number of the record that has it, else noRecord.
func (x *index) add(e entry) (n, first uint32) {
	if x.count%chunkSize == 0 {
		x.chunks = append(x.chunks, make([]entry, 0, chunkSize))
	}
	n, first = uint32(x.count), noRecord
	folded := foldKey(e.key)
	if x.byKey == nil {
		x.byKey = make(map[string]uint32)
	}
	if m, ok := x.byKey[folded]; ok {
		first = m
		e.twin, x.at(m).twin = true, true
	} else {
		x.byKey[folded] = n
	}
	last := len(x.chunks) - 1
	x.chunks[last] = append(x.chunks[last], e)
	x.count++
	return n, first
}

// at gives the entry of a record.
func (x *index) at(n uint32) *entry { return &x.chunks[n/chunkSize][n%chunkSize] }

// Len is how many records there are.
func (x *index) Len() int { return x.count }

// Keys gives the key and type of every record, in the order of the files.
func (x *index) Keys() iter.Seq2[string, Type] {
	return func(yield func(string, Type) bool) {
		for n := range uint32(x.count) {
			if e := x.at(n); !yield(e.key, e.Type()) {
				return
			}
		}
	}
}

// lookup finds the record with the key, letter case ignored; exact says that
// the case is right too. Without one the number is noRecord.
func (x *index) lookup(key string) (n uint32, exact bool) {
	n, ok := x.byKey[foldKey(key)]
	if !ok {
		return noRecord, false
	}
	return n, x.at(n).key == key || x.at(n).key == NFC(key)
}

// foldKey gives the form in which keys are compared: NFC, and each character
// the first of those that Unicode's simple case folding makes equal, as
// strings.EqualFold does. Full folding ("ß" to "ss") is not wanted: no reader of
// bibliographies takes those for the same key.
func foldKey(key string) string {
	plain := true
	for i := range len(key) {
		if c := key[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return key
	}
	folded := []rune(NFC(key))
	for i, r := range folded {
		folded[i] = foldRune(r)
	}
	return string(folded)
}

// foldRune gives one rune for all that differ in letter case alone.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		// Kelvin sign and long s fold to ASCII letters, never the other way.
		return unicode.ToLower(r)
	}
	low := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		low = min(low, next)
	}
	if low < utf8.RuneSelf {
		return unicode.ToLower(low)
	}
	return low
}
