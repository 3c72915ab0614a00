package records

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	fields := eventFields.names()
	tests := []struct {
		word  string
		among []string
		want  string
	}{
		{"titel", fields, "title"},
		{"tilte", fields, "title"},
		{"TITLE", fields, "title"},
		{"organisers", fields, "organizers"},
		{"organizer", fields, "organizers"},
		{"urls", fields, "url"},
		{"ulr", fields, "url"},
		{"xyzzy", fields, ""},
		{"d", fields, ""},
		{"", fields, ""},
		{"wic-2018", []string{"wic-2016", "wic-2017"}, "wic-2016"},
		{"黄志熊", []string{"黄志雄", "王沪宁"}, "黄志雄"},
		{"黄", []string{"王"}, ""},
		{"Müler", []string{"müller"}, "müller"},
		{"ab", []string{"ba"}, "ba"},
		{"abc", nil, ""},
		{"abc", []string{"", "abcd"}, "abcd"},
		{strings.Repeat("a", 79), []string{strings.Repeat("a", 80)}, strings.Repeat("a", 80)},
		{strings.Repeat("a", 81), []string{strings.Repeat("a", 80)}, ""},
		{strings.Repeat("字", 80), []string{strings.Repeat("字", 83)}, strings.Repeat("字", 83)},
		{strings.Repeat("a", 1<<20), []string{strings.Repeat("a", 1<<20)}, ""},
		{"abc", []string{strings.Repeat("a", 1<<20)}, ""},
	}
	for _, test := range tests {
		if got := Suggest(test.word, test.among); got != test.want {
			t.Errorf("Suggest(%.90q) = %q, want %q", test.word, got, test.want)
		}
	}
}

// TestSuggestDistance compares the band of the table that is worked out with
// the whole of it.
func TestSuggestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		w := make([]rune, 1+random.IntN(9))
		for i := range w {
			w[i] = 'a' + rune(random.IntN(3))
		}
		return w
	}
	var rows slipRows
	for range 200_000 {
		a, b, limit := word(), word(), 1+random.IntN(3)
		if len(a)-len(b) > limit || len(b)-len(a) > limit {
			continue
		}
		want := wholeDistance(a, b)
		got := rows.slips(a, b, limit)
		if want <= limit && got != want || want > limit && got <= limit {
			t.Fatalf("%s and %s: %d slips within %d, want %d", string(a), string(b), got, limit, want)
		}
	}
}

func wholeDistance(a, b []rune) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		table[i][0] = i
	}
	for j := range table[0] {
		table[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(table[i-1][j-1]+cost, table[i-1][j]+1, table[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, table[i-2][j-2]+1)
			}
			table[i][j] = n
		}
	}
	return table[len(a)][len(b)]
}
