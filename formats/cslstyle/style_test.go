package cslstyle_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

const (
	head = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>T</title></info>`
	tail = `</layout></bibliography></style>`
)

// bibliography is a style with a layout and what stands in front of it.
func bibliography(front, layout string) string {
	return head + front + "<bibliography><layout>" + layout + tail
}

// talk is a speech with a speaker, a title, a day and an event without a place.
func talk() *cslstyle.Item {
	it := &cslstyle.Item{Type: "speech", Language: "en-US"}
	it.Names(cslstyle.Lookup("author"))
	it.Text(cslstyle.Lookup("title"), "Rules")
	it.Text(cslstyle.Lookup("event"), "Summit")
	it.Text(cslstyle.Lookup("page"), "4-7")
	it.Date(cslstyle.Lookup("issued"), cslstyle.Year|cslstyle.Month|cslstyle.Day, false)
	return it
}

// printed is what a style prints of the talk, as names of variables.
func printed(t *testing.T, style string) (marks, hanging string) {
	t.Helper()
	s, err := cslstyle.Parse("test.csl", []byte(style))
	if err != nil {
		t.Fatal(err)
	}
	var p cslstyle.Printed
	s.Print(&p, talk())
	var names []string
	for _, m := range p.Marks {
		names = append(names, m.Variable.String())
	}
	return strings.Join(names, " "), strings.Join(p.Hanging, ", ")
}

func TestPrint(t *testing.T) {
	for _, c := range []struct{ name, front, layout, want, hanging string }{
		{name: "plain", layout: `<names variable="author"/><text variable="title"/><date variable="issued" form="text"/><number variable="page"/>`,
			want: "author title issued page"},
		{name: "twice", layout: `<text variable="title"/><text variable="title"/>`, want: "title title"},
		{name: "short form falls back", layout: `<text variable="title" form="short"/>`, want: "title"},
		{name: "page-first is in page", layout: `<text variable="page-first"/>`, want: "page-first"},
		{name: "a group with words alone stays", layout: `<group><text value="x"/></group><text variable="title"/>`, want: "title"},
		{name: "a group with an empty variable goes", layout: `<group><text variable="title"/></group><group><text value="in"/><text variable="medium"/></group>`,
			want: "title"},
		{name: "a macro is a group", front: `<macro name="m"><text term="in"/><text variable="medium"/></macro>`,
			layout: `<text variable="title"/><text macro="m"/>`, want: "title"},
		{name: "a group within a group", layout: `<group><text value="a"/><group><text variable="event"/><text variable="event-place"/></group></group>`,
			want: "event"},
		{name: "substituted names", layout: `<names variable="editor"><name/><substitute><names variable="author"/><text variable="title"/></substitute></names><text variable="title"/>`,
			want: "author title"},
		{name: "what is substituted is not printed again", layout: `<names variable="editor"><name/><substitute><names variable="translator"/><text variable="title"/></substitute></names><text variable="title"/><text variable="event"/>`,
			want: "title event"},
		{name: "a macro substitutes as a whole", front: `<macro name="m"><text variable="medium"/><text variable="title"/><text variable="event"/></macro>`,
			layout: `<names variable="editor"><substitute><text macro="m"/><text variable="page"/></substitute></names>`, want: "title event"},
		{name: "names are not used up by themselves", layout: `<names variable="author"><substitute><text variable="title"/></substitute></names><names variable="author"/><text variable="title"/>`,
			want: "author author title"},
		{name: "type", layout: `<choose><if type="book chapter"><text variable="title"/></if><else-if type="song speech"><text variable="event"/></else-if><else><text variable="page"/></else></choose>`,
			want: "event"},
		{name: "all", layout: `<choose><if type="speech" variable="title medium"><text variable="title"/></if><else><text variable="event"/></else></choose>`, want: "event"},
		{name: "any", layout: `<choose><if match="any" type="book" variable="title medium"><text variable="title"/></if></choose>`, want: "title"},
		{name: "none", layout: `<choose><if match="none" type="book" variable="medium"><text variable="title"/></if></choose>`, want: "title"},
		{name: "numeric", layout: `<choose><if is-numeric="page"><text variable="page"/></if></choose><choose><if is-numeric="title"><text variable="title"/></if></choose>`,
			want: "page"},
		{name: "not cited before", layout: `<choose><if position="first"><text variable="title"/></if><else><text variable="event"/></else></choose>`, want: "event"},
		{name: "a part of a date that is not there", layout: `<date variable="event-date"><date-part name="year"/></date><date variable="issued"><date-part name="day"/></date>`,
			want: "issued"},
		{name: "only counted", layout: `<names variable="author"><name form="count"/></names>`},
		{name: "words with nothing behind", layout: `<text variable="title"/><group><text variable="page"/><text value="presented at"/></group><text variable="event-title"/>`,
			want: "title page", hanging: "presented at"},
		{name: "words with something else behind", layout: `<text variable="title"/><text term="presented at"/><text variable="event-title"/><text variable="event"/>`,
			want: "title event"},
		{name: "words that go with their group", layout: `<text variable="title"/><group><text term="presented at"/><text variable="event-title"/></group><text variable="event"/>`,
			want: "title event"},
		{name: "a term made empty", front: `<locale xml:lang="en"><terms><term name="presented at"/></terms></locale>`,
			layout: `<text variable="title"/><text term="presented at"/><text variable="event-title"/>`, want: "title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			marks, hanging := printed(t, bibliography(c.front, c.layout))
			if marks != c.want || hanging != c.hanging {
				t.Errorf("%q hanging %q, want %q hanging %q", marks, hanging, c.want, c.hanging)
			}
		})
	}
}

func TestLayouts(t *testing.T) {
	citation := `<citation><layout><choose><if position="first"><text variable="title"/></if></choose></layout></citation>`
	if got, _ := printed(t, head+citation+"</style>"); got != "title" {
		t.Errorf("the citation of a style without a bibliography prints %q", got)
	}
	languages := `<bibliography><layout locale="fr de"><text variable="page"/></layout><layout locale="en"><text variable="title"/></layout><layout><text variable="event"/></layout></bibliography>`
	if got, _ := printed(t, head+citation+languages+"</style>"); got != "title" {
		t.Errorf("of several layouts it prints %q", got)
	}
}

func TestDependent(t *testing.T) {
	text := head[:len(head)-len("</info>")] + `<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info></style>`
	s, err := cslstyle.Parse("d.csl", []byte(text))
	if err != nil || s.Parent != "apa" || s.Title != "T" {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestMistakes demands that each mistake is told with its place.
func TestMistakes(t *testing.T) {
	deep := strings.Repeat("<group>", 100) + strings.Repeat("</group>", 100)
	var bomb strings.Builder
	for i := range 40 {
		call := `<text macro="m` + string(rune('A'+i+1)) + `"/>`
		bomb.WriteString(`<macro name="m` + string(rune('A'+i)) + `">` + call + call + "</macro>")
	}
	bomb.WriteString(`<macro name="m` + string(rune('A'+40)) + `"><text variable="title"/></macro>`)
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f.csl:1:1: there is no XML in the file"},
		{"web page", "<html><body/></html>", "f.csl:1:1: it is no CSL style, but begins with <html>"},
		{"locale", `<locale xmlns="http://purl.org/net/xbiblio/csl"/>`, "give the file of a style"},
		{"other XML", "<?xml version=\"1.0\"?>\n<style><x/></style>", "f.csl:2:1: it is no CSL style, but begins with <style>"},
		{"broken", head + "\n<citation><layout>é</citation>", "f.csl:2:31: the file is broken: element <layout> closed by </citation>"},
		{"cut", head + "<citation>", "the file is broken: unexpected EOF"},
		{"entity", strings.Replace(head, "T<", "&x;<", 1) + "</style>", "the file is broken: invalid character entity &x;"},
		{"another charset", `<?xml version="1.0" encoding="latin1"?><style/>`, "it is in latin1, and only UTF-8 is read"},
		{"old", strings.Replace(head, `version="1.0"`, "", 1) + "</style>", "only CSL 1.0 and what came after it is read, and the style has version none"},
		{"nothing", head + "</style>", "the style has neither a bibliography nor a citation"},
		{"no layout", head + "<citation/></style>", "<citation> has no layout"},
		{"no macro", bibliography("", `<text macro="m"/>`), `there is no macro "m"`},
		{"recursion", bibliography(`<macro name="a"><text macro="b"/></macro><macro name="b"><group><text macro="a"/></group></macro>`, `<text macro="a"/>`),
			`the macro "a" calls itself`},
		{"twice", bibliography(`<macro name="a"/><macro name="a"/>`, `<text macro="a"/>`), `the macro "a" is there twice`},
		{"foreign element", bibliography("", `<blink/>`), "<blink> is no part of CSL 1.0 in this place"},
		{"foreign condition", bibliography("", `<choose><if court-class="x"/></choose>`), `"court-class" is no condition of CSL 1.0`},
		{"no condition", bibliography("", `<choose><if/></choose>`), "<if> has no condition"},
		{"deep", bibliography("", deep), "nested more than 64 deep"},
		{"beyond measure", bibliography(bomb.String(), `<text macro="mA"/>`), "the layout comes to more than 200000 elements"},
		{"large", head + strings.Repeat(" ", 5<<20) + "</style>", "f.csl: the file has 5 MB, and a style has at most 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := cslstyle.Parse("f.csl", []byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
			var d records.Diagnostic
			if !errors.As(err, &d) || d.File != "f.csl" {
				t.Errorf("%#v is no diagnostic of the file", err)
			}
		})
	}
}

// TestAllMistakes demands that all mistakes are told in one run.
func TestAllMistakes(t *testing.T) {
	_, err := cslstyle.Parse("f.csl", []byte(bibliography("", `<blink/><text macro="m"/>`)))
	if err == nil || strings.Count(err.Error(), "f.csl:1:") != 2 {
		t.Errorf("%v", err)
	}
}

// FuzzParse demands that no file breaks the reader, and that what it takes for a
// style prints something or nothing in good time.
func FuzzParse(f *testing.F) {
	f.Add([]byte(bibliography(`<macro name="m"><text variable="title"/></macro>`, `<names variable="editor"><substitute><text macro="m"/></substitute></names>`)))
	f.Add([]byte(bibliography("", `<choose><if type="speech" match="any"><group><date variable="issued"><date-part name="year"/></date></group></if></choose>`)))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := cslstyle.Parse("f.csl", text)
		if err != nil || s.Parent != "" {
			return
		}
		var p cslstyle.Printed
		s.Print(&p, talk())
		for _, m := range p.Marks {
			if m.Variable == 0 {
				t.Error("a variable is printed that there is none of")
			}
		}
	})
}
