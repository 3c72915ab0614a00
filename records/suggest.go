package records

import (
	"strings"
	"unicode/utf8"
)

// maxSuggested is how many characters a word may have that a nearest one is
// looked for; nobody mistypes a longer one by a letter or two.
const maxSuggested = 80

// Suggest gives the word that is nearest to the one that was written, "" where
// none is near: as many slips as a third of its letters, three at most. A slip
// is a letter too many, too few or another, or two letters swapped
// (Damerau-Levenshtein, each place edited once); letter case is no slip. Of
// words that are equally near it is the first.
func Suggest(word string, among []string) string {
	if len(word) > maxSuggested*utf8.UTFMax || utf8.RuneCountInString(word) > maxSuggested {
		return ""
	}
	a := []rune(strings.ToLower(word))
	best, limit := "", min(3, max(1, len(a)/3))
	var b []rune
	var rows slipRows
	for _, candidate := range among {
		if len(candidate) > maxSuggested*utf8.UTFMax {
			continue
		}
		b = b[:0]
		for _, r := range strings.ToLower(candidate) {
			b = append(b, r)
		}
		if len(b)-len(a) > limit || len(a)-len(b) > limit || len(b) == 0 {
			continue
		}
		n := rows.slips(a, b, limit)
		if n <= limit && (n < len(a) || n == 0) {
			best, limit = candidate, n-1
		}
		if limit < 0 {
			break
		}
	}
	return best
}

// slipRows is the working space of slips: three rows of its table.
type slipRows [3][maxSuggested + 5]int

// slips is the number of slips between two words, or more than limit where
// there are more. Only the places of the table within limit of its diagonal are
// worked out, for all others are more than limit.
func (rows *slipRows) slips(a, b []rune, limit int) int {
	far := limit + 1
	before, above, row := &rows[0], &rows[1], &rows[2]
	leastAbove := 0
	for j := range min(len(b), limit+1) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		lo, hi := max(1, i-limit), min(len(b), i+limit)
		row[lo-1] = far
		if lo == 1 {
			row[0] = i
		}
		least := far
		for j := lo; j <= hi; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(above[j-1]+cost, row[j-1]+1)
			if j < i+limit {
				n = min(n, above[j]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, before[j-2]+1)
			}
			row[j] = n
			least = min(least, n)
		}
		if least > limit && leastAbove > limit { // a swap reaches two rows down
			return far
		}
		before, above, row, leastAbove = above, row, before, least
	}
	return above[len(b)]
}
