package ris

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestRead reads RIS as programs write it, and as files come to be.
func TestRead(t *testing.T) {
	const talk = "TY  - CPAPER\nAU  - Müller, Åsa\nTI  - On <i>rivers</i> &amp; seas\nT2  - Rio Summit\nDA  - 2012/06/20/\nER  - \n"
	latin1 := strings.NewReplacer("ü", "\xfc", "Å", "\xc5").Replace(talk)
	for _, test := range []struct{ name, text, want, told string }{
		{"plain", talk, "Müller/Åsa/On rivers & seas/2012-06-20", ""},
		{"line ends of DOS", strings.ReplaceAll(talk, "\n", "\r\n"), "Müller/Åsa/On rivers & seas/2012-06-20", ""},
		{"line ends of an old Mac", strings.ReplaceAll(talk, "\n", "\r"), "Müller/Åsa/On rivers & seas/2012-06-20", ""},
		{"a mark", "\ufeff" + talk, "Müller/Åsa/On rivers & seas/2012-06-20", ""},
		{"Latin-1", latin1, "Müller/Åsa/On rivers & seas/2012-06-20", "f.ris:2:1: warning: this line is not UTF-8"},
		{"one blank", strings.ReplaceAll(talk, "  - ", " - "), "Müller/Åsa/On rivers & seas/2012-06-20", ""},
		{"no end", strings.TrimSuffix(talk, "ER  - \n"), "Müller/Åsa/On rivers & seas/2012-06-20", "the last entry has no end"},
		{"season", "TY  - CPAPER\nTI  - x\nPY  - 2012///Spring\nER  - \n", "//x/2012-21", ""},
		{"year", "TY  - CPAPER\nTI  - x\nY1  - 2012\nER  - \n", "//x/2012", ""},
		{"nothing", "no RIS at all\n", "", ""},
	} {
		var told []string
		items := Read([]byte(test.text), "f.ris", func(d records.Diagnostic) { told = append(told, d.Error()) })
		got := ""
		for _, it := range items {
			var n records.Name
			if l := it.Names["speakers"].List; len(l) > 0 {
				n = l[0].Name
			}
			got += strings.Join([]string{n.Family, n.Given, it.Fields["title"], it.Fields["date"]}, "/")
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		if all := strings.Join(told, "\n"); test.told == "" && all != "" || !strings.Contains(all, test.told) {
			t.Errorf("%s: says %q, want %q", test.name, all, test.told)
		}
	}
}
