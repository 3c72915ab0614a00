package records

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the findings in testdata")

// decodeText decodes a file's text in one group, as the second pass does, and
// gives the splitter's findings with the others.
func decodeText(text string) (records []*Record, diags []Diagnostic) {
	var blocks []*Block
	s := NewSplitter(strings.NewReader(text), "test.toml")
	for {
		block, found, err := s.Next()
		if err != nil {
			break
		}
		diags = append(diags, found...)
		if block != nil {
			blocks = append(blocks, block)
		}
	}
	records, found := decodeGroup(blocks)
	for _, f := range found {
		diags = append(diags, f...)
	}
	return records, diags
}

// decodeOne decodes the fields of one record, which must be without findings.
func decodeOne(t *testing.T, header, fields string) *Record {
	t.Helper()
	records, diags := decodeText(header + "\n" + fields + "\n")
	if len(records) != 1 || len(diags) > 0 {
		t.Fatalf("%s\n%s\ngives %d records, and %v", header, fields, len(records), diags)
	}
	records[0].Block = nil
	return records[0]
}

// TestDecodeFindings holds what is said about each mistake, and where. The file has
// fields (or a whole record, if it begins with "[") on lines that begin with ">";
// below, each finding.
func TestDecodeFindings(t *testing.T) { testFindings(t, "testdata/findings.txt", writeFindings) }

// TestMistakes holds that one mistake is one finding, as people meet it: the file
// has whole files, each with a mistake of another kind.
func TestMistakes(t *testing.T) {
	kinds := 0
	testFindings(t, "testdata/mistakes.txt", func(out *strings.Builder, in string) {
		r := read(t, Options{Formats: []string{"bibtex", "biblatex", "csl-json", "ris", "jsonl"}}, nil, "in.toml", in)
		if len(r.found) != 1 {
			t.Errorf("%d findings of\n%s", len(r.found), in)
		}
		kinds++
		for _, d := range r.found {
			fmt.Fprintf(out, "  %d:%d %s\n    %s\n", d.Position.Line, d.Column, d.Code, visibly(d.Message))
			if d.Hint != "" {
				fmt.Fprintf(out, "    %s\n", visibly(d.Hint))
			}
			for _, related := range d.Related {
				fmt.Fprintf(out, "    %d:%d %s\n", related.Line, related.Column, related.Message)
			}
		}
	})
	if kinds < 120 {
		t.Errorf("%d kinds of mistakes", kinds)
	}
}

// visibly is a text with escapes for what an editor would not show.
func visibly(s string) string {
	return strings.NewReplacer("\x00", `\x00`, "\x03", `\x03`, "\x0c", `\x0c`, "\r", `\r`, "\ufeff", `\ufeff`).Replace(strings.ToValidUTF8(s, "\ufffd"))
}

// rawBytes are the escapes in the files of mistakes.
var rawBytes = regexp.MustCompile(`\\(?:t|r|x[0-9a-f]{2})`)

func testFindings(t *testing.T, file string, write func(*strings.Builder, string)) {
	t.Helper()
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out, in strings.Builder
	flush := func() {
		if in.Len() > 0 {
			write(&out, in.String())
			in.Reset()
		}
	}
	for line := range strings.Lines(string(old)) {
		text, isInput := strings.CutPrefix(line, ">")
		switch {
		case isInput:
			out.WriteString(line)
			in.WriteString(rawBytes.ReplaceAllStringFunc(strings.TrimPrefix(text, " "), func(escape string) string {
				raw, err := strconv.Unquote(`"` + escape + `"`)
				if err != nil {
					t.Fatal(err)
				}
				return raw
			}))
		case strings.HasPrefix(line, "  "):
			flush()
		default:
			flush()
			out.WriteString(line)
		}
	}
	flush()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(old), out.String()); diff != "" && !*update {
		t.Error(diff)
	}
}

func writeFindings(out *strings.Builder, in string) {
	if !strings.HasPrefix(in, "[") {
		in = "[event.x]\n" + in
	}
	_, diags := decodeText(in)
	for _, d := range diags {
		line := []rune(d.Line)
		from := min(d.Column-1, len(line))
		to := min(from+max(d.Width, 1), len(line))
		severity := ""
		if d.Severity == Warning {
			severity = "warning: "
		}
		fmt.Fprintf(out, "  %d:%d %s %q\n    %s%s\n", d.Position.Line, d.Column, d.Code, string(line[from:to]), severity, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(out, "    %s\n", d.Hint)
		}
		for _, r := range d.Related {
			fmt.Fprintf(out, "    %d:%d %s\n", r.Line, r.Column, r.Message)
		}
	}
	if len(diags) == 0 {
		out.WriteString("  nothing\n")
	}
}

func plainText(s string) Text { return Text{Items: []TextItem{{Text: s}}} }

func TestDecodeValues(t *testing.T) {
	at := func(path ...any) []any { return path }
	key := func(k string, path ...any) Link { return Link{Key: k, Path: path} }
	tests := []struct {
		name, header, in string
		want             Record
	}{
		{"text, cleaned", "[speech.x]", "title = \"  a\tb\\nc\\r\\n d \\u2028e\"\nnote = \"a\\r\\n\\nb\\n\"",
			Record{Title: plainText("a b c d e"), Note: plainText("a\n\nb")}},
		{"NFC", "[speech.x]", `title = "e\u0301"`, Record{Title: plainText("é")}},
		{"texts by language in the order of the file", "[speech.x]",
			"title = { zh = \"乙\", en = \"b\", ZH-latn = \"y\", de = \"\" }\ndescription.ru = \"r\"\ndescription.en = \"e\"\n[speech.x.genre]\nfr = \"f\"\nen = \"e\"",
			Record{
				Title:       Text{Items: []TextItem{{"zh", "乙"}, {"en", "b"}, {"zh-Latn", "y"}}},
				Description: Text{Items: []TextItem{{"ru", "r"}, {"en", "e"}}},
				Genre:       Text{Items: []TextItem{{"fr", "f"}, {"en", "e"}}},
			}},
		{"texts by language within lists", "[speech.x]",
			"title = \"t\"\nspeakers = [{ person = \"a\", office = { zh = \"1\", en = \"2\" } }, { person = \"b\", office = \"3\" }, { person = \"c\", office = { fr = \"4\", en = \"5\", zh = \"6\" } }]",
			Record{Title: plainText("t"), Speakers: Agents{List: []AgentText{
				{Path: at("speakers", 0), Key: key("a", "speakers", 0, "person"), Office: Text{Items: []TextItem{{"zh", "1"}, {"en", "2"}}}},
				{Path: at("speakers", 1), Key: key("b", "speakers", 1, "person"), Office: plainText("3")},
				{Path: at("speakers", 2), Key: key("c", "speakers", 2, "person"), Office: Text{Items: []TextItem{{"fr", "4"}, {"en", "5"}, {"zh", "6"}}}},
			}}}},
		{"agents in every form", "[speech.x]",
			`title = "t"
speakers = ["a-key", "Huang, Zhixiong", "黄，志雄", { organization = "o", name = "O" }, {}, "", { literal = "L" },
  { family = "Beauvoir", given = "Simone", particle = "de", suffix = "x", honorific = "h", affiliation = "whu" }, "et al."]`,
			Record{Title: plainText("t"), Speakers: Agents{EtAl: true, List: []AgentText{
				{Path: at("speakers", 0), Key: key("a-key", "speakers", 0)},
				{Path: at("speakers", 1), Name: plainText("Huang, Zhixiong")},
				{Path: at("speakers", 2), Name: plainText("黄，志雄")},
				{Path: at("speakers", 3), Key: key("o", "speakers", 3, "organization"), Name: plainText("O")},
				{Path: at("speakers", 6), Parts: Name{Literal: "L"}},
				{Path: at("speakers", 7), Parts: Name{Family: "Beauvoir", Given: "Simone", Particle: "de", Suffix: "x"}, Honorific: "h", Affiliation: plainText("whu")},
			}}}},
		{"agents as an array of tables", "[speech.x]",
			"title = \"t\"\n[[speech.x.speakers]]\nperson = \"a\"\noffice = { zh = \"1\", en = \"2\" }\n[[speech.x.speakers]]\nname = \"B, C\"\noffice = { en = \"3\", zh = \"4\" }",
			Record{Title: plainText("t"), Speakers: Agents{List: []AgentText{
				{Path: at("speakers", 0), Key: key("a", "speakers", 0, "person"), Office: Text{Items: []TextItem{{"zh", "1"}, {"en", "2"}}}},
				{Path: at("speakers", 1), Name: plainText("B, C"), Office: Text{Items: []TextItem{{"en", "3"}, {"zh", "4"}}}},
			}}}},
		{"what is empty is absent", "[event.x]",
			"title = \"\"\nsubtitle = {}\ndescription = { en = \" \" }\nchairs = []\nkeywords = [\"\"]\nkind = \"\"\ndate = \" \"\nnumber = \"\"\noverride = {}\npart_of = \"\"\nurl = \"\"\nreported_in = [\"\"]\nonline = \"\"\nlanguage = \"\"",
			Record{}},
		{"numbers", "[source.x]", "volume = 12\nissue = \"3/4\"\npages = 7\nedition = -1\nnumber_of_volumes = 0",
			Record{Volume: "12", Issue: "3/4", Pages: "7", Edition: "-1", NumberOfVolumes: "0"}},
		{"links", "[event.x]", "part_of = \" wic \"\nreported_in = [\"a\", \"\", \"b\"]",
			Record{PartOf: key("wic", "part_of"), ReportedIn: []Link{key("a", "reported_in", 0), key("b", "reported_in", 2)}}},
		{"true and false", "[event.x]", "cite = false\nonline = true", Record{Place: PlaceText{Online: true}}},
		{"overrides", "[source.x]", "override.bibtex = { type = \"book\", year = 2017, month = \"\" }\n[source.x.override.csl-json]\ngenre = \"a\\nb\"",
			Record{Override: map[string]map[string]string{"bibtex": {"type": "book", "year": "2017", "month": ""}, "csl-json": {"genre": "a b"}}}},
		{"publisher may be a key", "[source.x]", "publisher = \"whu\"", Record{Publisher: plainText("whu")}},
		{"a name and a code of a country", "[organization.x]", "name = \"n\"\ncountry = { en = \"China\", zh = \"CN\" }",
			Record{Name: plainText("n"), Place: PlaceText{Country: Text{Items: []TextItem{{"en", "China"}, {"zh", "CN"}}}}}},
		{"language tags", "[event.x]", `language = "ZH_hans-cn"`, Record{Language: "zh-Hans-CN"}},
		{"the mark of an ordinal", "[event.x]", "title = \"A {number} B\"\nnumber_text = \"Fourth\"", Record{Title: plainText("A {number} B"), NumberText: plainText("Fourth")}},
		{"DOI as a web address", "[source.x]", `doi = "https://dx.doi.org/10.1002/%28SICI%291096"`, Record{DOI: "10.1002/(SICI)1096"}},
		{"DOI as a word", "[source.x]", `doi = "DOI: 10.1000/182"`, Record{DOI: "10.1000/182"}},
		{"ISBN and ISSN", "[source.x]", "isbn = \"0-8044-2957-X\"\nissn = \"2434-561X\"", Record{ISBN: "0-8044-2957-X", ISSN: "2434-561X"}},
		{"identifiers as web addresses", "[person.x]", "name = \"n\"\norcid = \"https://orcid.org/0000-0002-1694-233X\"", Record{Name: plainText("n"), ORCID: "0000-0002-1694-233X"}},
		{"ROR", "[organization.x]", "name = \"n\"\nror = \"https://ror.org/033vjfk17\"", Record{Name: plainText("n"), ROR: "033vjfk17"}},
		{"collection", "[collection]", "title = { zh = \"z\", en = \"e\" }\nlanguage = \"en\"", Record{Title: Text{Items: []TextItem{{"zh", "z"}, {"en", "e"}}}, Language: "en"}},
		{"a letter needs no title", "[speech.x]", `kind = "letter"`, Record{Kind: "letter"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := decodeOne(t, test.header, test.in)
			want := test.want
			want.Type, want.Key, want.Cite = got.Type, got.Key, !strings.Contains(test.in, "cite = false")
			if diff := cmp.Diff(&want, got); diff != "" {
				t.Errorf("%s\n%s", test.in, diff)
			}
		})
	}
}

// TestDecodeDates looks at what reaches the record only; ParseDate has its own tests.
func TestDecodeDates(t *testing.T) {
	for in, want := range map[string]string{
		"date = 2017-12-04":                "2017-12-04",
		"date = 2017":                      "2017",
		"date = \" 2017-12 \"":             "2017-12",
		"date = 2017-12-04T15:30:00+08:00": "2017-12-04T15:30:00+08:00",
		"date = 2017-12-04 15:30":          "2017-12-04T15:30:00",
		"date = 2017-12-04T15:30:00Z":      "2017-12-04T15:30:00Z",
	} {
		if got := decodeOne(t, "[event.x]", in).Date.String(); got != want {
			t.Errorf("%s gives %s", in, got)
		}
	}
	for in, want := range map[string]string{"time = 15:30:00": "15:30:00", "time = \"after\\nnoon\"": "after noon"} {
		if got := decodeOne(t, "[event.x]", in).Time.String(); got != want {
			t.Errorf("%s gives %s", in, got)
		}
	}
}

// TestDecodeGroup holds that records do not depend on their neighbours.
func TestDecodeGroup(t *testing.T) {
	texts := []string{
		"[collection]\ntitle = \"one\"\n",
		"[event.a]\ntitle = { zh = \"乙\", en = \"b\" }\n",
		"[event.\"e\u0301\"]\ntitle = \"decomposed key\"\n",
		"[collection]\ntitle = \"two\"\n",
		"[speech.b]\ntitle = \"last line without a break\"",
	}
	var blocks []*Block
	var want []*Record
	for i, text := range texts {
		one := splitText(t, text)
		records, diags := decodeGroup(one)
		if records[0] == nil || len(diags[0]) > 0 {
			t.Fatal(i, diags)
		}
		blocks = append(blocks, one...)
		want = append(want, records...)
	}
	check := func(name string, blocks []*Block, want []*Record) {
		t.Helper()
		records, diags := decodeGroup(blocks)
		if len(diags) != len(blocks) {
			t.Fatalf("%s: findings on %d of %d blocks", name, len(diags), len(blocks))
		}
		if diff := cmp.Diff(want, records); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	check("all right", blocks, want)
	check("none", nil, []*Record{})

	bad := splitText(t, "[event.bad]\ntitle = nothing\n")
	check("one is no TOML", append(slices.Clone(blocks), bad...), append(slices.Clone(want), &Record{Type: TypeEvent, Key: "bad", Block: bad[0], Cite: true}))
	check("one comes twice", append(slices.Clone(blocks), blocks[1]), append(slices.Clone(want), want[1]))

	broken, detached := *bad[0], *bad[0]
	broken.Broken, detached.Detached = true, true
	records, diags := decodeGroup([]*Block{&broken, &detached})
	if records[0] != nil || records[1] != nil || len(diags[0])+len(diags[1]) > 0 {
		t.Error("a block that was reported already is read:", records, diags)
	}
}

// TestDecodePartial holds that a record with an error in one field has the
// others, since they are checked too.
func TestDecodePartial(t *testing.T) {
	records, diags := decodeText("[speech.x]\ntitle = 5\nevent = \"e\"\n")
	if len(diags) != 1 || records[0] == nil || records[0].Event.Key != "e" {
		t.Errorf("%v %+v", diags, records)
	}
}

// TestDecodeDoesNotHoldText keeps one record out of each of many groups: the
// texts of the groups must not stay with them.
func TestDecodeDoesNotHoldText(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const groups = 40
	var kept []*Record
	before := heap()
	for range groups {
		blocks := benchGroup(t)
		records, _ := decodeGroup(blocks)
		for _, r := range records[1:3] {
			r.Block = nil
			kept = append(kept, r)
		}
	}
	if held := int64(heap()) - int64(before); held > groups*40<<10 {
		t.Errorf("%d records hold %d bytes", len(kept), held)
	}
	runtime.KeepAlive(kept)
}

// TestDecodeHostile holds that a record full of mistakes gives a bounded number
// of findings, the same each time, and takes no more than linear time: it would
// take hours otherwise.
func TestDecodeHostile(t *testing.T) {
	const n = 20_000
	var numbered strings.Builder
	for i := range n {
		fmt.Fprintf(&numbered, "field_%d = 1\n", i)
	}
	languages := func(value string) string {
		var b strings.Builder
		b.WriteString("title = { ")
		for i := range n {
			fmt.Fprintf(&b, "en-x-a%d = %s, ", i, value)
		}
		return b.String() + "}\n"
	}
	for name, text := range map[string]string{
		"unknown fields":       numbered.String(),
		"lines without quotes": strings.Repeat("a = b\n", n),
		"one long line":        "title = " + strings.Repeat("words without quotes ", n) + "\n",
		"a long list":          "chairs = [" + strings.Repeat("5, ", n) + "]\n",
		"texts in a list":      "chairs = [" + strings.Repeat(`{ literal = "x", office = { zh = "a", en = "b" } }, `, n) + "]\n",
		"languages":            languages(`"x"`),
		"languages, all wrong": languages("1"),
		"names by language":    strings.Replace("chairs = [{ "+languages(`"A, B, C, D"`)+"}]\n", "title", "name", 1),
		"overrides":            "override = { bibtex = { a = [" + strings.Repeat("1,", n) + "] } }\n",
		"escapes":              `title = "` + strings.Repeat(`\n`, n) + `\q"` + "\n",
		"an open text":         "title = \"x\n" + strings.Repeat("more\n", n),
	} {
		t.Run(name, func(t *testing.T) {
			lines := strings.Split("[event.x]\n"+text, "\n")
			_, diags := decodeText(strings.Join(lines, "\n"))
			if len(diags) > maxFindings+1 {
				t.Errorf("%d findings", len(diags))
			}
			for _, d := range diags {
				if err := checkFinding(d, lines); err != nil {
					t.Errorf("%v: %.300v", err, d)
				}
				if n := len(d.Message) + len(d.Hint); n > 2000 {
					t.Errorf("a finding of %d bytes: %.300s", n, d.Message)
				}
			}
			if _, again := decodeText(strings.Join(lines, "\n")); !cmp.Equal(diags, again) {
				t.Error("the findings are not the same the second time")
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	if seeds, err := os.ReadFile("testdata/findings.txt"); err == nil {
		s := bufio.NewScanner(bytes.NewReader(seeds))
		for s.Scan() {
			if in, ok := strings.CutPrefix(s.Text(), "> "); ok {
				f.Add("[event.x]\n" + in + "\n[speech.y]\ntitle = \"x\"\n")
			}
		}
	}
	f.Fuzz(func(t *testing.T, in string) {
		lines := strings.Split(in, "\n")
		_, diags := decodeText(in)
		for _, d := range diags {
			if err := checkFinding(d, lines); err != nil {
				t.Errorf("%v: %+v", err, d)
			}
		}
	})
}

// checkFinding holds what every finding on a text must have: a known code, a
// message, and a place in the text.
func checkFinding(d Diagnostic, lines []string) error {
	places := []Position{d.Position}
	for _, r := range d.Related {
		places = append(places, r.Position)
	}
	for _, p := range places {
		if p.Line < 1 || p.Line > len(lines) {
			return fmt.Errorf("there is no line %d", p.Line)
		}
		if n := len([]rune(lines[p.Line-1])); p.Column < 1 || p.Column > n+1 {
			return fmt.Errorf("line %d has %d characters, and the column is %d", p.Line, n, p.Column)
		}
	}
	if !slices.ContainsFunc(Codes, func(c Code) bool { return c.Name == d.Code }) {
		return fmt.Errorf("the code %q is not listed", d.Code)
	}
	if d.Message == "" || strings.ContainsAny(d.Message, "\n\r") || strings.HasSuffix(d.Message, ".") {
		return fmt.Errorf("the message is %q", d.Message)
	}
	return nil
}
