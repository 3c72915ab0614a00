package cmd

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFit holds that columns of whatever widths fit into any window, that the
// first is always shown, and that nothing is cut short without need.
func TestFit(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		cells := 40 + random.IntN(200)
		wanted := slices.Clone(columns)
		natural := -len(columnGap)
		for i := range wanted {
			wanted[i].cells = 1 + random.IntN(120)
			natural += wanted[i].cells + len(columnGap)
		}
		fitted := slices.Clone(wanted)
		fit(fitted, cells)
		width := -len(columnGap)
		for i, c := range fitted {
			if c.cells > wanted[i].cells {
				t.Errorf("%s has more cells than it wants", c.name)
			}
			if c.cells > 0 {
				width += c.cells + len(columnGap)
			}
		}
		if width >= cells {
			t.Errorf("%d cells do not fit into %d: %v", width, cells, fitted)
		}
		if fitted[0].cells == 0 || natural < cells && width != natural {
			t.Errorf("of %d in %d cells are shown %d: %v", natural, cells, width, fitted)
		}
	}
}
