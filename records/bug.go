package records

import (
	"fmt"
	"runtime/debug"
)

// Bug is what a panic is raised again as, with the place in what people wrote at
// which it came. A panic in a goroutine of this package is raised as one in that
// of the caller, who can then recover it.
type Bug struct {
	Position        // of the record, or of the file as a whole
	Key      string // of the record; "" for the file
	Value    any    // what the panic was raised with
	Stack    []byte // as runtime/debug.Stack gives it
}

// Error is the text of the panic.
func (b *Bug) Error() string { return fmt.Sprint(b.Value) }

// Blame is for defer: it gives a panic the place that was being worked on, and
// raises it again, unless it has a place already.
func Blame(at Position, key string) {
	if v := recover(); v != nil {
		panic(bugOf(v, at, key))
	}
}

// bugOf is the Bug of what was recovered, at a place where it has none yet.
func bugOf(v any, at Position, key string) *Bug {
	if b, ok := v.(*Bug); ok {
		return b
	}
	return &Bug{Position: at, Key: key, Value: v, Stack: debug.Stack()}
}

// bugIn is the Bug of what was recovered while blocks were worked on one by one,
// the last of them at, or together, where at is nil: then each is tried alone.
func bugIn(v any, blocks []*Block, at *Block) *Bug {
	if at == nil {
		at = fallsOver(blocks)
	}
	if at == nil {
		return bugOf(v, Position{}, "")
	}
	return bugOf(v, at.HeaderPosition(), at.Key)
}

// fallsOver is the first block that cannot be decoded without a panic, nil where
// there is none.
func fallsOver(blocks []*Block) (at *Block) {
	defer func() { _ = recover() }() // at stays what it was
	for _, at = range blocks {
		decodeGroup([]*Block{at})
	}
	return nil
}
