package cmd

import (
	"os"
	"runtime/debug"
)

// What is held while references stream, in bytes: a fixed window, and for each
// record an entry of the index and its share of the cache of people. As much again
// as spare may be garbage before it is collected.
const (
	heldWindow = 14 << 20
	heldRecord = 140
	spare      = 38 << 20
)

// spendMemory lets garbage collection wait: for as much as keeps a run over 100,000
// records under 96 MB, and one over many more in proportion. What GOGC says holds.
func spendMemory(records int) {
	if os.Getenv("GOGC") != "" {
		return
	}
	percent := 100 * spare / (heldWindow + heldRecord*records)
	debug.SetGCPercent(max(60, percent))
}
