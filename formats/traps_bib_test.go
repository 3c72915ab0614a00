package formats_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// The traps of BibTeX and BibLaTeX. What a style prints is tested where the
// styles are run (typeset_test.go); here is what biber, bibtex and pandoc read.
var bibTraps = []trap{
	{23, "@unpublished: biblatex-apa prints no event, bibtex warns", func(t *testing.T) {
		e := trapEntry(t, "keynote", "biblatex-apa")
		if e.typ != "presentation" || e.get("eventtitle") != "{8th Boao Forum for Asia}" || e.get("date") != "2023-03-28/2023-03-31" {
			t.Errorf("%+v", e)
		}
		for _, target := range []string{"natbib", "citavi"} {
			e := trapEntry(t, "keynote", target)
			if e.typ != "misc" || !strings.Contains(e.get("howpublished"), "8th Boao Forum for Asia") {
				t.Errorf("%s: %+v", target, e)
			}
		}
	}},
	{24, "@misc with eventtitle or venue: no standard style prints them", func(t *testing.T) {
		for _, target := range []string{"biblatex", "jabref", "biblatex-chicago"} {
			for _, e := range readBib(t, everyKind(t, target)) {
				if e.typ == "misc" && e.get("eventtitle")+e.get("venue")+e.get("eventdate") != "" {
					t.Errorf("%s: %+v", target, e)
				}
			}
		}
		shows(t, detex(trapEntry(t, "message", "biblatex").get("howpublished")), "8th Boao Forum for Asia, Dongyu Hall, Boao")
	}},
	{25, "editortype=organizer: biblatex-apa prints \"typeorganizer\"", func(t *testing.T) {
		for _, target := range []string{"biblatex", "biblatex-apa"} {
			for _, e := range readBib(t, everyKind(t, target)) {
				for _, f := range e.fields {
					if strings.HasPrefix(f.name, "editor") && strings.HasSuffix(f.name, "type") && (f.value != "chair" || target != "biblatex-apa") {
						t.Errorf("%s: %s: %s = %s", target, e.key, f.name, f.value)
					}
				}
			}
		}
	}},
	{26, "type and howpublished both the label: printed twice", func(t *testing.T) {
		for _, target := range []string{"biblatex", "jabref", "biblatex-apa", "biblatex-chicago", "biblatex-mla", "biblatex-gb7714", "typst", "natbib"} {
			e := trapEntry(t, "keynote", target)
			if n := strings.Count(detex(e.text()), "Keynote address"); n != 1 {
				t.Errorf("%s: the label stands %d times in %+v", target, n, e)
			}
		}
	}},
	{34, "a time without seconds, or slashes in a date: biber ignores the date", func(t *testing.T) {
		if d := trapEntry(t, "keynote", "biblatex").get("date"); d != "2023-03-30T10:30:00" {
			t.Errorf("date = %s", d)
		}
		need(t, "biber")
		entries, complaints := biber(t, trapDocument(t, "biblatex"))
		if len(complaints) > 0 {
			t.Errorf("biber says %q", complaints)
		}
		for _, e := range entries {
			if len(e.Dates) == 0 {
				t.Errorf("biber read no date of %s", e.ID)
			}
		}
	}},
	{35, "day and month joined: pandoc loses both, biber prints 30 3 2023", func(t *testing.T) {
		e := trapEntry(t, "keynote", "natbib")
		if e.get("year") != "2023" || e.get("month") != "mar" || e.get("day") != "30" {
			t.Errorf("%+v", e)
		}
		if got := asJSON(t, pandocItem(t, "keynote", "bibtex", "natbib")["issued"]); got != `{"date-parts":[[2023,3,30]]}` {
			t.Errorf("pandoc reads %s", got)
		}
	}},
	{36, "names of events without braces: small letters in pandoc and classic styles", func(t *testing.T) {
		item := pandocItem(t, "keynote", "biblatex", "biblatex")
		if e := item["event"]; e != "8th Boao Forum for Asia" && item["event-title"] != "8th Boao Forum for Asia" {
			t.Errorf("pandoc reads %v", item)
		}
		need(t, "bibtex")
		bbl, _ := bibtexRun(t, "plain", trapDocument(t, "natbib"))
		shows(t, detex(bibItems(string(bbl))["boao"]), "8th Boao Forum for Asia")
	}},
	{37, "bodies with \"and\" or a comma: several names", func(t *testing.T) {
		need(t, "biber", "bibtex")
		want := []person{{family: letters("Ministry of Energy, Mines and Water")}, {family: letters("The World Bank and Development Fund")},
			{family: letters("Smith, Jones, Brown, and Co., Ltd.")}}
		if got := biberAuthors(t, "bodies"); !slices.Equal(got, want) {
			t.Errorf("biber reads %+v", got)
		}
		bbl, log := bibtexRun(t, "abbrv", trapDocument(t, "natbib"))
		hides(t, log, "Warning", "error")
		shows(t, strings.Join(strings.Fields(detex(bibItems(string(bbl))["bodies"])), " "),
			"Ministry of Energy, Mines and Water, The World Bank and Development Fund, and Smith, Jones, Brown, and Co., Ltd.")
	}},
	{38, "three commas in a name: biber drops the entry", func(t *testing.T) {
		need(t, "biber")
		if got := biberAuthors(t, "bodies"); len(got) != 3 {
			t.Errorf("biber reads %+v", got)
		}
	}},
	{41, "initials of accented and Chinese given names: broken bytes", func(t *testing.T) {
		need(t, "bibtex")
		bbl, _ := bibtexRun(t, "abbrv", trapDocument(t, "natbib"))
		if !utf8.Valid(bbl) {
			t.Error("a character is cut in pieces")
		}
		if text := detex(bibItems(string(bbl))["initials"]); !holds(text, "É. Roch and 习近平") {
			t.Error(text)
		}
	}},
	{42, "keys that differ in letter case alone: BibTeX loses the second", func(t *testing.T) {
		text := "[speech.key]\ntitle = \"One\"\nspeakers = [\"A, B\"]\ndate = 2020\n\n[speech.Key]\ntitle = \"Two\"\nspeakers = [\"A, B\"]\ndate = 2020\n"
		var codes []string
		_, err := records.Open([]records.Input{textInput("keys.toml", []byte(text))}, records.Options{Formats: formats.Names()},
			func(d records.Diagnostic) {
				if d.Severity == records.Error {
					codes = append(codes, d.Code)
				}
			})
		if err != nil || len(codes) != 1 || codes[0] != "duplicate-key" {
			t.Errorf("errors %q, %v", codes, err)
		}
	}},
	{43, "date and year in one entry: biber warns, Better BibTeX joins them", func(t *testing.T) {
		for _, target := range []string{"biblatex", "jabref", "biblatex-apa", "biblatex-chicago", "biblatex-mla", "biblatex-gb7714", "typst"} {
			for _, e := range readBib(t, everyKind(t, target)) {
				if e.get("year")+e.get("month") != "" {
					t.Errorf("%s: %s has a year", target, e.key)
				}
			}
		}
	}},
	{44, "date in Citavi's import: no date", func(t *testing.T) {
		for _, e := range readBib(t, everyKind(t, "citavi")) {
			if e.get("date") != "" || e.get("year") == "" {
				t.Errorf("%+v", e)
			}
		}
	}},
	{49, "@unpublished in Typst: a manuscript without its event", func(t *testing.T) {
		e := trapEntry(t, "in-session", "typst")
		if e.typ != "inproceedings" || e.get("eventtitle") != "{Trade and Climate, 8th Boao Forum for Asia}" || e.get("type") != "Speech" {
			t.Errorf("%+v", e)
		}
		text := typst(t, "apa", trapDocument(t, "typst"))
		shows(t, text, "Lund, E. (2023, March 30). Ports without smoke [Speech]. Trade and Climate, 8th Boao Forum for Asia, Dongyu Hall")
	}},
}

// pandocItem is a record of a target as pandoc reads it.
func pandocItem(t *testing.T, key, format, target string) map[string]any {
	t.Helper()
	need(t, "pandoc")
	out, _ := run(t, t.TempDir(), trapDocument(t, target), "pandoc", "-f", format, "-t", "csljson")
	for _, item := range decode[[]map[string]any](t, out) {
		if item["id"] == key {
			return item
		}
	}
	t.Fatalf("pandoc did not read %s", key)
	return nil
}

// biberAuthors are the authors of a record as biber reads them.
func biberAuthors(t *testing.T, key string) []person {
	t.Helper()
	entries, _ := biber(t, trapDocument(t, "biblatex"))
	for _, e := range entries {
		for _, l := range e.Names {
			if e.ID == key && l.Type == "author" {
				return l.people()
			}
		}
	}
	t.Fatalf("biber did not read the authors of %s", key)
	return nil
}
