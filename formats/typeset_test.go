package formats_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// The whole way to the printed page: what is written for a target is typeset by
// its style, and the text of the page is read back.

// typeset is a style that a target is written for.
type typeset struct {
	name   string
	target string
	load   string                        // how a document loads the style
	hidden string                        // the facts of a speech that the style prints of no entry
	breaks func(*records.Reference) bool // records that the style itself breaks at, whatever is written
}

var typesets = []typeset{
	{name: "authoryear", target: "biblatex", load: `\usepackage[style=authoryear,dashed=false,sorting=none,maxbibnames=99]{biblatex}`},
	{name: "ieee", target: "biblatex-ieee", load: `\usepackage[style=ieee,sorting=none,maxbibnames=99]{biblatex}`},
	{name: "oscola", target: "biblatex-oscola", load: `\usepackage[style=oscola,sorting=none,maxbibnames=99]{biblatex}`,
		hidden: "conference-day hearing-place", breaks: beginsOpen},
	// the dates are those of the conference; a hearing is cited by its Congress
	{name: "apa", target: "biblatex-apa", load: `\usepackage[style=apa,sorting=none,maxbibnames=99]{biblatex}`, hidden: "day hearing-place"},
	{name: "chicago", target: "biblatex-chicago", load: `\usepackage[authordate,dashed=false,sorting=none,maxbibnames=99]{biblatex-chicago}`},
	{name: "mla", target: "biblatex-mla", load: `\usepackage[style=mla,dashed=false,sorting=none,maxbibnames=99]{biblatex}`,
		hidden: "conference-day hearing-place"},
	// of what is not on the web the year alone
	{name: "gb7714-2015", target: "biblatex-gb7714", load: `\usepackage[style=gb7714-2015,sorting=none,maxbibnames=99]{biblatex}`, hidden: "day"},
}

// TestTypeset typesets every record that the fonts of pdfTeX can show in each
// style of biblatex. Nothing may be complained of, and the page has every fact
// that the style prints.
func TestTypeset(t *testing.T) {
	need(t, "pdflatex", "biber", "pdftotext")
	refs := all(t)
	traps, err := trapRecords()
	if err != nil {
		t.Fatal(err)
	}
	refs = append(slices.Clone(refs), traps...)
	for _, s := range typesets {
		t.Run(s.name, func(t *testing.T) {
			shown := showable(t, s.target, refs)
			if s.breaks != nil {
				shown = slices.DeleteFunc(shown, s.breaks)
			}
			if len(shown) < 200 {
				t.Fatalf("only %d records can be shown", len(shown))
			}
			for i, text := range latex(t, s, shown) {
				if shown[i].Override["biblatex"] != nil {
					continue // it says itself what is printed
				}
				checkPage(t, shown[i], text, strings.Fields(s.hidden))
			}
		})
	}
}

// beginsOpen reports whether the date of a record has an end and no start, at
// which oscola stops with an error.
func beginsOpen(r *records.Reference) bool { return r.Date.Interval && !r.Date.Start.Set }

// showable are the records that are written in letters of the font.
func showable(t *testing.T, target string, refs []*records.Reference) []*records.Reference {
	t.Helper()
	var list []*records.Reference
	for _, r := range refs {
		if !strings.ContainsFunc(string(writeFor(t, target, []*records.Reference{r})), func(c rune) bool {
			return c >= 0x180 && !strings.ContainsRune("‘’“”–—…", c)
		}) {
			list = append(list, r)
		}
	}
	return list
}

// latex typesets records in a style, each on a line, and gives the lines.
func latex(t *testing.T, s typeset, refs []*records.Reference) []string {
	t.Helper()
	dir := t.TempDir()
	var keys []string
	for _, r := range refs {
		keys = append(keys, r.Key)
	}
	language := "american"
	if s.name == "oscola" {
		language = "british"
	}
	document := `\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage[utf8]{inputenc}
\usepackage[` + language + `]{babel}
\usepackage{csquotes}
` + s.load + `
\addbibresource{all.bib}
` + onePage + `
\AtEveryBibitem{\stepcounter{entry}\hbox{QQ\theentry QQ }}
\begin{document}
\nocite{` + strings.Join(keys, ",") + `}
\printbibliography
\end{document}
`
	writeCanary(t, dir, map[string][]byte{"all.bib": writeFor(t, s.target, refs), "page.tex": []byte(document)})
	run(t, dir, nil, "pdflatex", texOptions...)
	said, _ := run(t, dir, nil, "biber", "page")
	run(t, dir, nil, "pdflatex", texOptions...)
	log, err := os.ReadFile(filepath.Join(dir, "page.log"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(said) + string(log)) {
		if complaint.MatchString(line) && !excused.MatchString(line) {
			t.Error(strings.TrimSpace(line))
		}
	}
	return entryLines(t, dir, refs)
}

// onePage makes a page on which every entry has a line of its own.
const onePage = `\pdfpagewidth=500cm \pdfpageheight=500cm \textwidth=450cm \textheight=450cm \hsize=\textwidth
\newcounter{entry}
\raggedright \hyphenpenalty=10000 \exhyphenpenalty=10000 \hfuzz=\maxdimen \hbadness=10000`

var texOptions = []string{"-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "page.tex"}

var (
	complaint = regexp.MustCompile(`^(WARN|ERROR|!)|Warning:|Missing character`)
	// what comes of one run where two are wanted, of a style without hyperref, and
	// of oscola, which has no words for seasons
	excused = regexp.MustCompile(`[Rr]erun|undefined references|Citation .* undefined|Missing 'hyperref'|Label\(s\) may have changed|` +
		`Bibliography string '(spring|summer|autumn|winter)' untranslated`)
)

// checkPage demands that a printed entry has the facts of its record.
func checkPage(t *testing.T, r *records.Reference, text string, hidden []string) {
	t.Helper()
	for name, want := range pageFacts(r) {
		if name == "speaker" && strings.HasPrefix(text, "—") {
			continue // the same as before
		}
		for _, part := range want {
			if part != "" && !slices.Contains(hidden, name) && !holds(onPaper(text), onPaper(part)) {
				t.Errorf("%s: the %s %q is not in\n%s", r.Key, name, part, text)
			}
		}
	}
}

// onPaper is a text as the page gives it back: the font has one letter for two,
// and an address has its odd characters as numbers.
func onPaper(s string) string {
	return strings.NewReplacer("Ð", "Đ", "ð", "đ").Replace(percent.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[1:], 16, 8)
		return string([]byte{byte(n)})
	}))
}

var percent = regexp.MustCompile(`%[0-9A-F]{2}`)

// pageFacts are the facts of a record that a reader finds it by, each as the
// parts that must stand on the page.
func pageFacts(r *records.Reference) map[string][]string {
	facts := map[string][]string{"title": {r.Title}}
	if r.DOI == "" { // which goes before an address in some styles
		facts["url"] = []string{strings.TrimPrefix(strings.TrimPrefix(r.URL, "https://"), "http://")}
	}
	for _, a := range creators(r).List {
		facts["speaker"] = append(facts["speaker"], a.Name.Family+a.Name.Literal)
	}
	if year := yearOf(r); year != "" {
		facts["year"] = []string{year}
	}
	if r.Type != records.TypeSpeech || r.PublishedIn != nil {
		return facts
	}
	for i, e := range r.Events {
		name := "session"
		if i == len(r.Events)-1 {
			name = "event"
		}
		facts[name] = append(facts[name], e.Title)
	}
	if m := r.Date.Start; m.Day > 0 {
		facts["day"] = []string{strconv.Itoa(m.Day)}
	}
	if n := len(r.Events); n > 0 && r.Events[n-1].Date.Start.Day > 0 && r.Kind != "testimony" && r.Kind != "letter" {
		facts["conference-day"] = []string{strconv.Itoa(r.Events[n-1].Date.Start.Day)}
	}
	if where := "place"; r.Kind == "testimony" {
		facts["hearing-"+where] = []string{r.Place.City}
	} else {
		facts[where] = []string{r.Place.City}
	}
	if r.Title != "" && r.Kind != "other" {
		facts["genre"] = []string{r.Genre}
	}
	return facts
}

// TestTypst typesets every record in Typst, in the style of the APA: it reads the
// file, and each entry has what it is found by. Typst knows no chairs of a .bib
// file, prints of a hearing neither place nor committee, and of a volume with a
// title of its own not the title of the whole.
func TestTypst(t *testing.T) {
	refs := all(t)
	shown := showable(t, "typst", refs)
	for _, s := range []struct {
		name, override string
		document       []byte
		wholeTitle     bool // of a volume, which has one of its own too
	}{
		{"references.bib", "biblatex", writeFor(t, "typst", shown), false},
		{"references.yaml", "hayagriva", write(t, "hayagriva", shown), true},
	} {
		t.Run(s.name, func(t *testing.T) {
			lines := strings.Split(typstLines(t, "apa", s.name, s.document), "\n")
			for _, r := range shown {
				if r.Override[s.override] != nil || r.Title == "" || len(r.Author.List) == 0 {
					continue
				}
				checkTypst(t, r, lines, s.wholeTitle)
			}
		})
	}
}

// checkTypst looks for the entry of a record among the lines of a page and
// demands its facts of it.
func checkTypst(t *testing.T, r *records.Reference, lines []string, wholeTitle bool) {
	t.Helper()
	facts := pageFacts(r)
	hidden := []string{"conference-day", "hearing-place", "hearing-event"}
	title := r.Title + r.Subtitle
	if r.VolumeTitle != "" && !wholeTitle {
		title = r.VolumeTitle
		hidden = append(hidden, "title")
	}
	if len(r.Events) == 0 {
		hidden = append(hidden, "place") // which Typst prints with an event alone
	}
	found := func(parts ...string) int {
		return slices.IndexFunc(lines, func(line string) bool {
			return !slices.ContainsFunc(parts, func(part string) bool { return !holds(line, part) })
		})
	}
	speaker, year := facts["speaker"][0], strings.Join(facts["year"], "")
	i := found(title+r.Genre, speaker, year) // the label behind it, so that no longer title is taken for this one
	if i < 0 {
		i = found(title, speaker, year)
	}
	if i < 0 { // whatever it lacks is told below
		i = found(title, speaker)
	}
	if i < 0 {
		t.Errorf("%s: no entry has its title %q", r.Key, title)
		return
	}
	checkPage(t, r, lines[i], hidden)
}

// TestCitationJSFormats formats our CSL-JSON with citation-js.
func TestCitationJSFormats(t *testing.T) {
	needNode(t, "@citation-js/plugin-csl")
	refs, err := trapRecords()
	if err != nil {
		t.Fatal(err)
	}
	out, said := run(t, readers, writeFor(t, "citation-js", refs), "node", "citation.js")
	if len(said) > 0 {
		t.Errorf("citation-js said: %s", tail(said))
	}
	entries := decode[map[string]string](t, out)
	for _, r := range refs {
		if r.Kind == "interview" {
			continue // its style leaves out an interview that cannot be found
		}
		entry := entries[r.Key]
		if n := len(r.Events); n > 0 && r.Type == records.TypeSpeech && r.Kind != "testimony" && r.PublishedIn == nil && !holds(entry, r.Events[n-1].Title) {
			t.Errorf("%s: the event %q is not in\n%s", r.Key, r.Events[n-1].Title, entry)
		}
		if r.Kind != "testimony" && !holds(entry, r.Title) {
			t.Errorf("%s: the title %q is not in\n%s", r.Key, r.Title, entry)
		}
	}
}

// typst typesets a bibliography and gives its text on one line.
func typst(t *testing.T, style string, bib []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(typstLines(t, style, "references.bib", bib)), " ")
}

// typstLines typesets a bibliography, which is the content of a file of that
// name, and gives its text, an entry a line.
func typstLines(t *testing.T, style, name string, document []byte) string {
	t.Helper()
	needNode(t, "@myriaddreamin/typst-ts-node-compiler")
	need(t, "pdftotext")
	pdf := filepath.Join(t.TempDir(), "out.pdf")
	if out, said := run(t, readers, document, "node", "typst.js", style, pdf, name); len(out)+len(said) > 0 {
		t.Errorf("Typst said: %s%s", tail(out), tail(said))
	}
	text, _ := run(t, filepath.Dir(pdf), nil, "pdftotext", "-layout", "-enc", "UTF-8", pdf, "-")
	return string(text)
}

// pdfText is the text of a page, blanks and line breaks as one.
func pdfText(t *testing.T, pdf string) string {
	t.Helper()
	text, _ := run(t, filepath.Dir(pdf), nil, "pdftotext", "-enc", "UTF-8", pdf, "-")
	return strings.Join(strings.Fields(string(text)), " ")
}
