package records

import (
	"strconv"
	"strings"
)

// figures gives the number in figures between two texts.
func figures(before, after string) func(int) string {
	return func(n int) string { return before + strconv.Itoa(n) + after }
}

func englishOrdinal(n int) string {
	suffix := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

func swedishOrdinal(n int) string {
	if last := n % 10; (last == 1 || last == 2) && n/10%10 != 1 {
		return strconv.Itoa(n) + ":a"
	}
	return strconv.Itoa(n) + ":e"
}

// frenchOrdinal agrees with the noun that opens the title, where it is one that
// meetings are called by: "1re conférence", "4es journées". The first is
// masculine of any other noun, and all later ones have one form in the singular.
func frenchOrdinal(n int, title string) string {
	noun, _, _ := strings.Cut(strings.TrimSpace(title), " ")
	noun = " " + strings.ToLower(noun) + " "
	feminine := strings.Contains(" assemblée biennale commission conférence consultation convention école édition exposition foire "+
		"journée nuit olympiade quinzaine rencontre réunion séance semaine session table triennale université ", noun)
	feminines := strings.Contains(" assises conférences journées olympiades réunions rencontres sessions universités ", noun)
	masculines := strings.Contains(" colloques débats entretiens états jeux séminaires ", noun)
	suffix := "e"
	switch {
	case n == 1 && feminine:
		suffix = "re"
	case n == 1 && feminines:
		suffix = "res"
	case n == 1 && masculines:
		suffix = "ers"
	case n == 1:
		suffix = "er"
	case feminines || masculines:
		suffix = "es"
	}
	return strconv.Itoa(n) + suffix
}

// romanNumber gives n in Roman figures; in others beyond 3999, the last that
// they can write without lines above.
func romanNumber(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.n; n -= r.n {
			b.WriteString(r.s)
		}
	}
	return b.String()
}

// hanNumber gives n in Chinese numerals, in figures beyond 9999.
func hanNumber(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits := []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	var b strings.Builder
	gap := false // places left empty, which one 零 stands for
	for _, place := range []struct {
		n int
		s string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / place.n
		n %= place.n
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString(digits[0])
		}
		if d != 1 || place.n != 10 || b.Len() > 0 { // 十二, but 一百一十二
			b.WriteString(digits[d])
		}
		b.WriteString(place.s)
		gap = false
	}
	return b.String()
}
