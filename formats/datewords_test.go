package formats

import (
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestOpenDateWords demands a word for the open end of an interval in every
// language, and the forms that the words behind it take.
func TestOpenDateWords(t *testing.T) {
	for _, test := range []struct{ lang, date, want string }{
		{"en", "2017-12-03/..", "from 3 December 2017"},
		{"en", "../2017-12-03", "until 3 December 2017"},
		{"en-US", "2017-12-03/..", "from December 3, 2017"},
		{"en-US", "../2017-12", "until December 2017"},
		{"de", "2017-12-03/..", "ab 3. Dezember 2017"},
		{"de", "../193X", "bis zu den 1930er-Jahren"},
		{"de", "193X/..", "ab den 1930er-Jahren"},
		{"fr", "2017-12-01/..", "à partir du 1er décembre 2017"},
		{"fr", "2017-12/..", "à partir de décembre 2017"},
		{"fr", "../2017-12-03", "jusqu'au 3 décembre 2017"},
		{"fr", "193X/..", "à partir de la décennie 1930"},
		{"es", "2017-12-03/..", "desde el 3 de diciembre de 2017"},
		{"es", "../2017", "hasta 2017"},
		{"es", "2017-21/..", "desde la primavera de 2017"},
		{"pt", "2017-12-03/..", "desde 3 de dezembro de 2017"},
		{"pt", "../2017-12-03", "até 3 de dezembro de 2017"},
		{"ru", "2017-12-03/..", "с 3 декабря 2017"},
		{"ru", "../2017-12", "до декабря 2017"},
		{"ru", "193X/..", "с 1930-х"},
		{"ru", "../2017-23", "до осени 2017"},
		{"ar", "2017-12-03/..", "ابتداءً من 3 ديسمبر 2017"},
		{"ar", "../2017", "حتى 2017"},
		{"zh", "2017-12-03/..", "自2017年12月3日起"},
		{"zh", "../2017-12", "至2017年12月止"},
		{"ja", "2017-12-03/..", "2017年12月3日から"},
		{"ja", "../2017", "2017年まで"},
		{"en", "1863~/..", "from c. 1863"},
		{"en", "-0043/..", "from 44 BC"},
		{"en", "2017-12-03/", "from 3 December 2017"},
		{"en", "/2017-12-03", "until 3 December 2017"},
		{"en", "2017-12-03/2017-12-05", "3–5 December 2017"},
		{"is", "2017-12-03", "2017-12-03"}, // a language without words
		{"is", "2017-12-03/2017-12-05", "2017-12-03/2017-12-05"},
		{"is", "2017-12-03/..", "from 3 December 2017"},
		{"grc", "-0350~", "c. 351 BC"},
		{"it", "1996-21", "Spring 1996"},
	} {
		d, err := records.ParseDate(test.date)
		if err != nil {
			t.Errorf("%s: %v", test.date, err)
			continue
		}
		if got := dateWords(d, test.lang); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.date, test.lang, got, test.want)
		}
	}
	for lang, l := range dateLanguages {
		if l.from.any == "" || l.until.any == "" {
			t.Errorf("%s has no words for an open interval", lang)
		}
	}
}
