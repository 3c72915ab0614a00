package cmd

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// giant is a file that is large, or comes to much.
type giant struct{ reader, name, text, wanted string }

// giants are files that are large, or come to much, in ways in which the time or
// memory of a reader could grow faster than they do; wanted is a part of what is
// said, "" where nothing need be. They are made when they are asked for, since the
// test is also the quoth of the sessions.
func giants() []giant {
	return []giant{
		{"records", "a line of comment", strings.Repeat("#", 17<<20) + "\n" + hostileTalk, "in.toml:2:1: error: this record is longer than 16 MiB"},
		{"records", "brackets", strings.Repeat("[", 5<<20), "error"},
		{"records", "parts of a header", "[event." + strings.Repeat("a.", 200_000) + "x]\n", "this header has more than 16 parts"},
		{"records", "parts of a key", "[event.a]\n" + strings.Repeat("a.", 100_000) + "x = 1\n", "in.toml:2:1: error: this key has more than 16 parts"},
		{"records", "lists in lists", "[event.a]\ntitle = " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), "in.toml:2:73: error: lists and tables are nested more than 64 deep here"},
		{"records", "a chain", times(5000, func(i int) string { return fmt.Sprintf("[event.a%d]\ntitle = \"x\"\npart_of = \"a%d\"\n", i, i+1) }), "there are more than 31 events above this one"},
		{"records", "a circle", times(5000, func(i int) string {
			return fmt.Sprintf("[event.a%d]\ntitle = \"x\"\npart_of = \"a%d\"\n", i, (i+1)%5000)
		}), "in.toml:3:1: error: a0 is part of itself, by way of a1, a2"},
		{"records", "one key", strings.Repeat("[speech.same]\ntitle = \"x\"\n", 10_000), `the key "same" is given twice`},
		{"records", "keys that there are not", times(5000, func(i int) string { return fmt.Sprintf("[speech.a%d]\ntitle = \"x\"\nevent = \"none%d\"\n", i, i) }), `in.toml:3:9: error: there is no event with the key "none0"`},
		{"records", "fields that there are not", "[event.a]\n" + times(50_000, func(i int) string { return fmt.Sprintf("x%d = 1\n", i) }), `in.toml:2:1: error: an event has no field "x0"`},
		{"records", "tables without a record", strings.Repeat("[speech.a.override]\n", 20_000), "error"},
		{"records", "texts that are not closed", strings.Repeat("[event.a]\ntitle = '''\n", 10_000), `the key "a" is given twice`},
		{"records", "a number", "[event.a]\ntitle = \"x\"\nnumber = " + strings.Repeat("9", 1_000_000) + "\n", "in.toml:3:10: error: "},
		{"records", "a date", "[event.a]\ntitle = \"x\"\ndate = \"" + strings.Repeat("9", 1_000_000) + "\"\n", "in.toml:3:8: error: "},
		{"records", "comments that silence nothing", hostileTalk + strings.Repeat("# quoth: ignore no-date\n", 200_000), ""},
		{"records", "fields of an override", hostileTalk + "[speech.a.override.biblatex]\n" + times(100_000, func(i int) string { return fmt.Sprintf("x%d = \"x\"\n", i) }), ""},
		{"checked records", "comments that silence nothing", hostileTalk + strings.Repeat("# quoth: ignore no-date\n", 200_000), "this record has more than 10 findings"},
		{"checked records", "comments that silence what there is not", hostileTalk + "# quoth: ignore" + times(200_000, func(i int) string { return fmt.Sprintf(" code%d", i) }) + "\n", "this record has more than 10 findings"},
		{"explained records", "names", "[speech.a]\ntitle = \"x\"\nspeakers = [" + times(20_000, func(i int) string { return fmt.Sprintf("\"Good%d, Ann\", ", i) }) + "]\n", ""},
		{"bibtex", "macros that double", "@string{a0 = \"xxxxxxxxxx\"}\n" + times(60, func(i int) string { return fmt.Sprintf("@string{a%d = a%d # a%d}\n", i+1, i, i) }) + "@misc{k, title = a60}\n",
			"in.bib:18:1: error: a value comes to more than 1 MB, by what its macros stand for"},
		{"bibtex", "macros that are used often", "@string{a = \"" + strings.Repeat("x", 500_000) + "\"}\n" + times(1000, func(i int) string { return fmt.Sprintf("@string{b%d = a}\n", i) }),
			"the macros of this file stand for more than 64 MB"},
		{"bibtex", "one key", strings.Repeat("@misc{same, title = {T}}\n", 10_000), `in.bib:2:1: warning: the entry "same" is the same as another`},
		{"bibtex", "entries that are not closed", strings.Repeat("@misc{k,", 100_000), "error"},
		{"bibtex", "braces", "@misc{k, title = " + strings.Repeat("{", 300_000) + strings.Repeat("}", 300_000) + "}", ""},
		{"bibtex", "events of one name", times(5000, func(i int) string {
			return fmt.Sprintf("@inproceedings{k%d, title = {T}, booktitle = {Same}, year = %d}\n", i, 1000+i)
		}), ""},
		{"csl-json", "lists", strings.Repeat("[", 1_000_000), "error"},
		{"csl-json", "lists in an item", `[{"id": "a", "title": "x", "custom": ` + strings.Repeat("[", 300_000) + strings.Repeat("]", 300_000) + "}]", "in.json:1:2: error: this item is not closed, or nested too deeply"},
		{"csl-json", "items that are not closed", "[" + strings.Repeat(`{"id":"a"`, 100_000), "error"},
		{"ris", "lines of one value", "TY  - CONF\nTI  - " + strings.Repeat("x\n", 300_000) + "ER  - \n", ""},
		{"ris", "keywords", "TY  - CONF\n" + times(300_000, func(i int) string { return fmt.Sprintf("KW  - k%d\n", i) }) + "ER  - \n", ""},
		{"ris", "notes", "TY  - CONF\n" + strings.Repeat("N1  - x\n", 500_000) + "ER  - \n", ""},
		{"ris", "entries", strings.Repeat("TY  - CONF\nER  - \n", 10_000), ""},
		{"csl-json", "links within each other", `[{"id": "a", "type": "speech", "title": "t", "abstract": "` +
			times(100_000, func(i int) string { return fmt.Sprintf("<a href=https://example.org/%dq>", i) }) + strings.Repeat("</a>", 100_000) + `"}]`, ""},
		{"schedule-json", "sessions that are none", `{"schedule": {"conference": {"title": "x", "days": [{"date": "2020-01-01", "rooms": {"a": [` +
			times(50_000, func(i int) string { return fmt.Sprintf("%d,\n", i) }) + `"x"]}}]}}}`, "this session cannot be read: it is a number and no object"},
		{"endnote-xml", "records that are not closed", "<xml>" + strings.Repeat("<record>", 200_000), "in.xml:1:6: error: this record is not closed"},
		{"endnote-xml", "entities", `<!DOCTYPE x [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;&a;&a;">]><xml><record><titles><title>&b;</title></titles></record></xml>`, "in.xml:1:14: error: this file defines entities"},
		{"schedule-xml", "entities", `<!DOCTYPE x [<!ENTITY a "xxxx">]><schedule><conference><title>&a;</title></conference></schedule>`, "schedule.xml:1:14: error: this schedule cannot be read: it defines entities"},
		{"schedule-xml", "elements", "<schedule>" + strings.Repeat("<day>", 200_000), "error"},
		{"schedule-json", "lists", `{"schedule": {"conference": {"title": ` + strings.Repeat("[", 200_000), "error"},
		{"ical", "lines of one value", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n" + strings.Repeat(" x\n", 300_000) + "END:VEVENT\nEND:VCALENDAR\n", ""},
		{"ical", "events that are not closed", "BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VEVENT\n", 50_000), "this entry has no end"},
		{"csl", "macros that double", `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>T</title></info>` + times(40, func(i int) string {
			return fmt.Sprintf(`<macro name="m%d"><text macro="m%d"/><text macro="m%d"/></macro>`, i, i+1, i+1)
		}) + `<macro name="m40"><text variable="title"/></macro><bibliography><layout><text macro="m0"/></layout></bibliography></style>`, "s.csl:1:"},
		{"csl", "a macro that calls itself", `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>T</title></info><macro name="m"><group><text macro="m"/></group></macro><bibliography><layout><text macro="m"/></layout></bibliography></style>`, `the macro "m" calls itself`},
		{"csl", "groups", `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>` + strings.Repeat("<group>", 100_000), "nested more than 64 deep"},
		{"template", "a loop in a loop in a loop", `{{define "entry"}}` + strings.Repeat("{{range .Author}}{{range $.Author}}", 20) + "x" + strings.Repeat("{{end}}{{end}}", 20) + "{{end}}", ""},
		{"template", "a text that doubles", `{{define "entry"}}{{$x := "xxxxxxxxxxxxxxxx"}}` + strings.Repeat(`{{$x = print $x $x}}`, 40) + "{{$x}}{{end}}", "a text gets longer than 1048576 bytes"},
		{"template", "a block that uses itself", `{{define "entry"}}{{template "entry" .}}{{end}}`, "t.md.tmpl:1:"},
		{"template", "a width", `{{define "entry"}}{{printf "%999999999d" 1}}{{end}}`, "has a width above 100"},
		{"template", "conditions", strings.Repeat("{{if 1}}", 20_000), "t.md.tmpl:1:"},
		{"tex", "a document that takes itself in", `\input{in}\input{in.tex}\input{./in}\include{in}\cite{a}`, ""},
		{"tex", "commands that are not closed", strings.Repeat(`\cite{`, 50_000), ""},
		{"tex", "keys", `\cite{` + times(5000, func(i int) string { return fmt.Sprintf("k%d,", i) }) + "}", `in.tex:1:7: error: there is no record with the key "k0"`},
		{"markdown", "brackets", strings.Repeat("[@", 50_000), ""},
		{"typst", "blocks", strings.Repeat("#[", 100_000), ""},
		{"org", "citations that are not closed", strings.Repeat("[cite:", 50_000), ""},
		{"quoth.toml", "lists in lists", "[[output]]\nfile = " + strings.Repeat("[", 100_000), "quoth.toml:2:72: error: lists and tables are nested more than 64 deep here"},
		{"quoth.toml", "parts of a key", "[[output]]\n" + strings.Repeat("a.", 50_000) + "x = 1", "quoth.toml:2:1: error: this key has more than 16 parts"},
		{"quoth.toml", "outputs", times(300, func(i int) string { return fmt.Sprintf("[[output]]\nfile = \"x%d.bib\"\nto = \"none\"\n", i) }), "quoth.toml:1:"},
	}
}

// times is a text for each number from 0, one behind the other.
func times(n int, text func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(text(i))
	}
	return b.String()
}

// TestGiants demands that time and memory grow with a file and no faster, and that
// what is beyond a limit is told as that.
func TestGiants(t *testing.T) {
	if testing.Short() {
		t.Skip("broken files by the thousand, left out by -short")
	}
	for _, g := range giants() {
		t.Run(g.reader+"/"+g.name, func(t *testing.T) {
			i := slices.IndexFunc(hostileReaders, func(r hostileReader) bool { return r.name == g.reader })
			if _, said := hostileReaders[i].try(t, t.TempDir(), g.name, g.text); !strings.Contains(said, g.wanted) {
				t.Errorf("%q is not in what is said:\n%.2000s", g.wanted, said)
			}
		})
	}
}

// TestWrongTypes gives every field of every type of record a value of each type of
// TOML: it is taken, or an error in its line names the field or says what a value
// of it is. So each type is refused at some field.
func TestWrongTypes(t *testing.T) {
	values := []string{"1", "-1", "9223372036854775807", "1.5", "nan", "inf", "true", "2017-12-04", "2017-12-04T10:00:00Z", "10:00:00", `""`, `"x"`, "[]", "[1]", `["x"]`, "[[]]", "[{}]", "{}", "{ x = 1 }", `{ en = "x" }`, `{ en = 1 }`, `[{ person = 1 }]`, `"\u0000"`}
	var text strings.Builder
	type place struct{ field, value string }
	lines := map[int]place{}
	line := 0
	for _, typ := range records.Types {
		for i, f := range records.Fields(typ) {
			for j, v := range values {
				fmt.Fprintf(&text, "[%s.%s-%d-%d]\n%s = %s\n", typ, typ, i, j, f.Name, v)
				line += 2
				lines[line] = place{f.Name, v}
			}
		}
	}
	c, errs := map[string]int{}, 0
	collection, err := records.Open([]records.Input{memoryInput("in.toml", text.String())}, records.Options{}, func(d records.Diagnostic) {
		if d.Severity != records.Error {
			return
		}
		errs++
		at, ok := lines[d.Position.Line]
		if !ok && lines[d.Position.Line+1].field == "" {
			t.Errorf("no field stands at %s", d.Error())
		}
		c[at.value]++
		if d.Message == "" || strings.Contains(d.Message, "interface") || strings.Contains(d.Message, "%!") {
			t.Errorf("%s = %s: %s", at.field, at.value, d.Error())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := collection.References(t.Context(), nil, func(*records.Reference) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		if c[v] == 0 && v != `""` && v != "[]" && v != "{}" {
			t.Errorf("the value %s is refused nowhere", v)
		}
	}
	if errs < len(lines)/2 {
		t.Errorf("%d errors among %d fields", errs, len(lines))
	}
}

// memoryInput is a file in memory.
func memoryInput(name, text string) records.Input {
	s := &spool{at: strings.NewReader(text), size: int64(len(text))}
	in := s.input()
	in.Name = name
	return in
}
