package formats_test

import (
	"slices"
	"strings"
	"testing"
)

// The traps of Zotero's import. Its own code is under a licence and of a size
// that keep it out of here, so what is tested is what that code was measured to
// turn on: types, roles, the note's lines.
var zoteroTraps = []trap{
	{6, "organizer or chair of a paper, document or book: Zotero lists them as authors", func(t *testing.T) {
		for _, item := range decode[[]map[string]any](t, everyKind(t, "zotero")) {
			if typ := item["type"]; typ == "paper-conference" || typ == "document" || typ == "book" || typ == "chapter" {
				if item["organizer"] != nil || item["chair"] != nil {
					t.Errorf("%s, a %s, has %v and %v", item["id"], typ, item["organizer"], item["chair"])
				}
			}
		}
		shows(t, trapItem(t, "printed", "zotero")["note"].(string), "Chaired by Kimoon Ban")
	}},
	{7, "roles that a presentation has not: Zotero makes presenters of them", func(t *testing.T) {
		for _, target := range []string{"zotero", "pandoc"} {
			for _, item := range decode[[]map[string]any](t, everyKind(t, target)) {
				for _, role := range []string{"editor", "host", "guest", "interviewer", "recipient", "director", "performer", "narrator", "producer", "compiler", "curator"} {
					if item["type"] == "speech" && item[role] != nil {
						t.Errorf("%s has a %s", item["id"], role)
					}
				}
			}
		}
		note := trapItem(t, "many-roles", "zotero")["note"].(string)
		shows(t, note, "Per Dahl", "Jan Moe", "The World Bank and Development Fund")
	}},
	{8, "particle and suffix as keys of their own: Zotero drops them", func(t *testing.T) {
		want := `[{"family":"van Gogh","given":"Vincent"},{"family":"King","given":"Martin Luther, Jr."}]`
		if got := asJSON(t, trapItem(t, "particle", "zotero")["author"]); got != want {
			t.Errorf("author is %s", got)
		}
		shows(t, printed(t, "apa", "particle", "zotero"), "van Gogh, V., & King, M. L., Jr.")
	}},
	{14, "testimony in Zotero: the witness becomes a contributor", func(t *testing.T) {
		// What Zotero sends when it cites: the contributor, and the note.
		item := trapItem(t, "testimony", "zotero")
		item["contributor"] = item["author"]
		delete(item, "author")
		shows(t, citeproc(t, "apa", item)["apa"].Entries["testimony"], "(testimony of Norman Dong)")
	}},
	{15, "a recorded talk without a series: Zotero makes a film and its director", func(t *testing.T) {
		for _, item := range decode[[]map[string]any](t, everyKind(t, "zotero")) {
			if item["type"] == "motion_picture" && item["collection-title"] == nil {
				t.Errorf("%s has no series", item["id"])
			}
		}
		if s := trapItem(t, "recording", "zotero")["collection-title"]; s != "YouTube" {
			t.Errorf("the series is %v", s)
		}
	}},
	{18, "one item of type software: Zotero refuses the whole file", func(t *testing.T) {
		for _, item := range decode[[]map[string]any](t, everyKind(t, "zotero")) {
			if item["type"] == "software" {
				t.Errorf("%s is software", item["id"])
			}
		}
	}},
	{21, "entry types that are not standard: Zotero drops the record, biblatex-chicago stops", func(t *testing.T) {
		standard := strings.Fields("article book collection inbook incollection inproceedings misc online proceedings report thesis unpublished")
		for _, target := range []string{"biblatex", "jabref", "biblatex-chicago", "biblatex-gb7714", "typst"} {
			for _, e := range readBib(t, everyKind(t, target)) {
				if !slices.Contains(standard, e.typ) {
					t.Errorf("%s: %s is @%s", target, e.key, e.typ)
				}
			}
		}
		for _, target := range []string{"natbib", "citavi"} {
			for _, e := range readBib(t, everyKind(t, target)) {
				if !slices.Contains(strings.Fields("article book incollection inproceedings misc phdthesis proceedings techreport"), e.typ) {
					t.Errorf("%s: %s is @%s", target, e.key, e.typ)
				}
			}
		}
	}},
	{22, "@presentation for Better BibTeX: speakers become contributors", func(t *testing.T) {
		// Zotero's target is CSL-JSON; of .bib files only the one for biblatex-apa
		// has the type.
		if e := trapEntry(t, "keynote", "biblatex-apa"); e.typ != "presentation" {
			t.Errorf("biblatex-apa: @%s", e.typ)
		}
		for _, target := range []string{"biblatex", "jabref", "biblatex-chicago", "biblatex-mla", "biblatex-gb7714", "typst"} {
			if e := trapEntry(t, "keynote", target); e.typ == "presentation" {
				t.Errorf("%s: @presentation", target)
			}
		}
	}},
	{39, "and others: Zotero creates a person of that name", func(t *testing.T) {
		got := asJSON(t, trapItem(t, "and-others", "zotero")["author"])
		hides(t, got, `"others"`)
		shows(t, trapEntry(t, "and-others", "natbib").get("author"), "and others") // which bibtex and biber know
		shows(t, printed(t, "ieee", "and-others", "pandoc"), "A. Adams et al.")
	}},
	{40, "two amounts in dollars in BibTeX: Zotero deletes between them", func(t *testing.T) {
		if title := trapItem(t, "dollars", "zotero")["title"]; title != "From $5 to $10 a ton" {
			t.Errorf("zotero: %q", title)
		}
		for _, target := range []string{"biblatex", "natbib"} {
			shows(t, trapEntry(t, "dollars", target, "dollar=wide").get("title"), "＄5", "＄10")
			shows(t, trapEntry(t, "dollars", target).get("title"), `\$5`, `\$10`)
		}
	}},
	{46, "a season as a number: Zotero stores \"2 2023\"", func(t *testing.T) {
		if got := asJSON(t, trapItem(t, "season", "zotero")["issued"]); got != `{"literal":"Spring 1996"}` {
			t.Errorf("issued is %s", got)
		}
	}},
	{47, "keywords in CSL-JSON: no tags in Zotero", func(t *testing.T) {
		// No variable makes tags, which the report on losses says; RIS does.
		if lost := trapLosses(t, "tagged", "zotero"); !slices.Contains(lost, "keywords[0]") {
			t.Errorf("zotero: lost are %q", lost)
		}
		if len(trapTags(t, "tagged", "zotero-ris")["KW"]) == 0 || len(trapLosses(t, "tagged", "zotero-ris")) > 0 {
			t.Error("zotero-ris: there are no keywords")
		}
	}},
}
