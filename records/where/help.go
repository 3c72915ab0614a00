package where

import (
	"fmt"
	"strings"
)

// Help is the reference of expressions, as plain text.
func Help() string {
	var b strings.Builder
	b.WriteString(intro)
	for _, f := range Fields {
		fmt.Fprintf(&b, "  %-14s%s\n", f.Name, f.Help)
		if f.Values != nil && len(f.Values()) < 5 {
			fmt.Fprintf(&b, "  %-14s(%s)\n", "", strings.Join(f.Values(), ", "))
		}
		fmt.Fprintf(&b, "  %-14s%s\n", "", f.Example)
	}
	return b.String()
}

const intro = `An expression says which records are wanted:

  quoth list --where 'kind == "keynote" && date >= "2017" && speaker ~ "huang"'

It is asked of each speech, event and source as it is exported: with what it
inherits, and in the output language. Comparisons are joined by && (and), || (or)
and ! (not), with parentheses. A text stands in quotes, a year may stand without.
In a shell the whole is best put in single quotes.

  ==  !=         is the same as; is not
  ~              has it somewhere in it; letter case and accents make no difference
  contains       has it somewhere in it, letter for letter
  startsWith     begins with it
  endsWith       ends with it
  matches        has a match of a regular expression (RE2) in it
  in             is one of a list: kind in ["keynote", "lecture"]
  < <= > >=      of dates: before, behind

A field may have several texts: speaker has every name, in either order, and the
keys. A comparison is true where it is true of one of them; != where none is the
same. A field that there is nothing for is "": url == "".

A date is written as in records, in EDTF: "2017", "2017-12", "2017-12-04",
"2017-12-03/2017-12-05". It stands for all the days that it may mean, and that of
a record is compared by its first day: == within them, < before, > behind, >= not
before, <= not behind. So date >= "2017" is 2017 and later, date == "2017-12" the
whole month, date <= "2017" all until the end of 2017. A record without a date is
neither before nor behind any.

Fields:

`
