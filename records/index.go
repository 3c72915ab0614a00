package records

import (
	"hash/maphash"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// index is every key of a collection and where its record stands: what the
// first pass leaves for the second. Records are numbered from 0 in the order of
// the files. It is written by one goroutine, then only read.
//
// It is most of what grows with the collection, and holds next to no pointers, so
// that garbage collection does not walk through it.
type index struct {
	chunks []*chunk // all full but the last, so that growing copies nothing
	count  int
	seed   maphash.Seed
	keys   int      // how many there are
	byKey  []uint32 // a hash table: each record, but one whose key is given twice, at the sum of its folded key or behind it, plus 1
}

// chunk is a run of records.
type chunk struct {
	entries []entry
	keys    strings.Builder // their keys, one behind the other
}

// entry is where one record stands. There is one for each record for the whole
// run, so it is kept small: with its key and its share of the table it takes
// about 70 bytes.
type entry struct {
	offset int64  // bytes from the start of the file
	size   uint32 // bytes
	line   uint32 // of the first byte, from 1
	header uint32 // bytes to the '[' of the header
	sum    uint32 // of the text, to notice that a file changed meanwhile
	file   uint32 // place in Collection.files
	key    uint32 // bytes to its key in the keys of the chunk
	length uint32 // of the key, in bytes
	typ    uint8  // place in Types
	broken bool   // an error was reported in the first pass: not to be decoded
	twin   bool   // another record has the same key, so a reference to it has no one meaning
}

// Type is the type of the record.
func (e *entry) Type() Type { return Types[e.typ] }

const chunkSize = 1024

// noRecord is the number of no record.
const noRecord = ^uint32(0)

// add takes a record with that key into the index and gives its number. Where
// the key is taken already, first is the number of the record that has it, else
// noRecord.
func (x *index) add(key string, e entry) (n, first uint32) {
	if x.count%chunkSize == 0 {
		x.chunks = append(x.chunks, &chunk{entries: make([]entry, 0, chunkSize)})
	}
	c := x.chunks[len(x.chunks)-1]
	e.key, e.length = uint32(c.keys.Len()), uint32(len(key))
	c.keys.WriteString(key)
	n = uint32(x.count)
	if 3*x.keys >= 2*len(x.byKey) {
		x.grow()
	}
	first, place := x.find(foldKey(key))
	if first == noRecord {
		x.byKey[place] = n + 1
		x.keys++
	} else {
		e.twin, x.at(first).twin = true, true
	}
	c.entries = append(c.entries, e)
	x.count++
	return n, first
}

// grow makes room for twice as many keys.
func (x *index) grow() {
	old := x.byKey
	x.byKey = make([]uint32, max(2*len(old), chunkSize))
	for _, n := range old {
		if n != 0 {
			_, place := x.find(foldKey(x.key(n - 1)))
			x.byKey[place] = n
		}
	}
}

// find finds the record with a folded key. Where there is none, it is noRecord,
// and place is where in the table it would stand.
func (x *index) find(folded string) (n uint32, place uint64) {
	if len(x.byKey) == 0 {
		return noRecord, 0
	}
	mask := uint64(len(x.byKey) - 1)
	for place = maphash.String(x.seed, folded) & mask; x.byKey[place] != 0; place = (place + 1) & mask {
		if n := x.byKey[place] - 1; foldKey(x.key(n)) == folded {
			return n, place
		}
	}
	return noRecord, place
}

// at gives the entry of a record.
func (x *index) at(n uint32) *entry { return &x.chunks[n/chunkSize].entries[n%chunkSize] }

// key gives the key of a record, as it is written.
func (x *index) key(n uint32) string {
	e := x.at(n)
	return x.chunks[n/chunkSize].keys.String()[e.key : e.key+e.length]
}

// Len is how many records there are.
func (x *index) Len() int { return x.count }

// Keys gives the key and type of every record, in the order of the files.
func (x *index) Keys() iter.Seq2[string, Type] {
	return func(yield func(string, Type) bool) {
		for n := range uint32(x.count) {
			if !yield(x.key(n), x.at(n).Type()) {
				return
			}
		}
	}
}

// lookup finds the record with the key, letter case ignored; exact says that
// the case is right too. Without one the number is noRecord.
func (x *index) lookup(key string) (n uint32, exact bool) {
	if n, _ = x.find(foldKey(key)); n == noRecord {
		return noRecord, false
	}
	return n, x.key(n) == key || x.key(n) == NFC(key)
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
