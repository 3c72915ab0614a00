package records

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestFormat shows the rules of the layout, one at a time.
func TestFormat(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"order", "[speech.a]\ndate = 2017\nnope = 1\nkind = \"paper\"\ntitle = \"T\"\n", "[speech.a]\ntitle = \"T\"\nkind = \"paper\"\ndate = 2017\nnope = 1\n"},
		{"blanks", "\n\n[ speech . a ]\n\n\ttitle   =  \"T\"  \n\n\n\n[speech.b]", "[speech.a]\ntitle = \"T\"\n\n[speech.b]\n"},
		{"line ends", "[speech.a]\r\ntitle = \"T\"\n# end\r\n", "[speech.a]\r\ntitle = \"T\"\r\n# end\r\n"},
		{"byte order mark", "\ufeff# a\n[speech.a]\n", "# a\n[speech.a]\n"},
		{"no records", "\ufeff\n\n#:schema x\n\n\n# a\n\n", "#:schema x\n\n# a\n"},
		{"nothing", "\n \n", ""},
		{"comments", "# file\n\n# of a\n[speech.a] # head\n# date\ndate = 2017 # y\ntitle = \"T\"\n# end of a\n\n\n# alone\n# still\n\n\n# of b\n[speech.b]\n# last",
			"# file\n\n# of a\n[speech.a] # head\ntitle = \"T\"\n# date\ndate = 2017 # y\n# end of a\n\n# alone\n# still\n\n# of b\n[speech.b]\n# last\n"},
		{"comments in a list", "[speech.a]\nspeakers = [# all\n# one\n\"a\" # x\n, # y\n\"b\", # z\n# end\n]#behind\n",
			"[speech.a]\nspeakers = [ # all\n  # one\n  \"a\", # x\n  # y\n  \"b\", # z\n  # end\n] #behind\n"},
		{"short list", "[speech.a]\nkeywords = [\n  \"a\",\n  'b',\n]\n", "[speech.a]\nkeywords = [\"a\", \"b\"]\n"},
		{"long list", "[speech.a]\nkeywords = ['" + strings.Repeat("x", 40) + "',\"" + strings.Repeat("y", 40) + "\"]\n",
			"[speech.a]\nkeywords = [\n  \"" + strings.Repeat("x", 40) + "\",\n  \"" + strings.Repeat("y", 40) + "\",\n]\n"},
		{"long table", "[speech.a]\ntitle = {en='" + strings.Repeat("x", 90) + "',zh=\"y\"}\n", "[speech.a]\ntitle = { en = \"" + strings.Repeat("x", 90) + "\", zh = \"y\" }\n"},
		{"broken table", "[speech.a]\ntitle = {\nzh = \"x\",\n\nen = \"y\" }\n", "[speech.a]\ntitle = { zh = \"x\", en = \"y\" }\n"},
		{"broken long table", "[speech.a]\ntitle = {\nzh = \"x\", en = \"" + strings.Repeat("x", 90) + "\" }\n",
			"[speech.a]\ntitle = {\n  zh = \"x\",\n  en = \"" + strings.Repeat("x", 90) + "\",\n}\n"},
		{"agents", "[speech.a]\nspeakers = [{office=\"O\",person=\"p\"}, {}, [ ]]\n", "[speech.a]\nspeakers = [{ person = \"p\", office = \"O\" }, {}, []]\n"},
		{"comment in a list in a table", "[speech.a]\nx = {b=[1,# c\n2],a=[3,[4]]}\n", "[speech.a]\nx = { b = [\n  1, # c\n  2,\n], a = [3, [4]] }\n"},
		{"sub-tables", "[event.a]\n[event.a.override.ris] # r\ny=''\nx=1\n# more\n[event.a.title]\nzh=\"x\"\nen=\"y\"\n[[event.a.chairs]]\noffice=\"O\"\nname=\"N\"\n[[event.a.chairs]]\nname=\"M\"\n",
			"[event.a]\n\n# more\n[event.a.title]\nzh = \"x\"\nen = \"y\"\n\n[[event.a.chairs]]\nname = \"N\"\noffice = \"O\"\n\n[[event.a.chairs]]\nname = \"M\"\n\n[event.a.override.ris] # r\ny = \"\"\nx = 1\n"},
		{"dotted keys", "[event.a]\noverride . ris.\"x\"=1\n'title'.zh-Latn=\"x\"\n\"ti\\u0074le\".\"e n\"=\"y\"\n", "[event.a]\ntitle.zh-Latn = \"x\"\ntitle.\"e n\" = \"y\"\noverride.ris.x = 1\n"},
		{"quotes", "[speech.a]\nnote = 'a'\ntitle = \"say \\\"a\\\"\"\nvenue = 'C:\\x'\ncity = \"a\\\\'\"\nroom = \"\\u00e9\\t\"\nregion = ''\n",
			"[speech.a]\ntitle = 'say \"a\"'\nvenue = 'C:\\x'\nroom = \"\\u00e9\\t\"\ncity = \"a\\\\'\"\nregion = \"\"\nnote = \"a\"\n"},
		{"long texts", "[speech.a]\nnote = \"\"\"\n  # [speech.b]  \n\\  \n\"\"\"\"  # c\nabstract = '''\r\nx'''\n", "[speech.a]\nabstract = '''\r\nx'''\nnote = \"\"\"\n  # [speech.b]  \n\\  \n\"\"\"\" # c\n"},
		{"dates", "[speech.a]\ndate = \"2017-12-04\"\ntime = \"15:30\"\nposted = '2017'\naccessed = 2017-12-04 15:30z\noriginal_date = \"2017-12\"\n",
			"[speech.a]\ndate = 2017-12-04\ntime = 15:30:00\nposted = 2017\noriginal_date = \"2017-12\"\naccessed = 2017-12-04T15:30:00Z\n"},
		{"no dates", "[speech.a]\ndate = \"2017-02-30\"\ntime = \"15:30Z\"\nposted = \"0017\"\ntitle = \"2017\"\n", "[speech.a]\ntitle = \"2017\"\ndate = \"2017-02-30\"\ntime = \"15:30Z\"\nposted = \"0017\"\n"},
		{"collection", "[collection]\nlanguage=\"en\"\n\"title\"='T'\n[collection.title2]\n", "[collection]\ntitle = \"T\"\nlanguage = \"en\"\n\n[collection.title2]\n"},
		{"keys", "[speech.\"a\"]\n[speech.'鲁迅']\n", "[speech.a]\n\n[speech.\"鲁迅\"]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, diags := Format([]byte(test.text), "a.toml")
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			if d := cmp.Diff(test.want, string(got)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			checkFormat(t, []byte(test.text))
		})
	}
}

// TestFormatRefuses checks that a text that is no records is left alone, with
// all that is wrong.
func TestFormatRefuses(t *testing.T) {
	tests := map[string]string{
		"[speech.a]\ntitle = \n\n[speech.b]\nnote = x\n":     "2:9 5:8",
		"title = 1\n[[speech]]\n":                            "1:1 2:1",
		"[speech.a]\n[speech.b]\n[speech.a.override.ris]\n":  "3:1",
		"[speech.a]\nx = 1\nx = 2\n":                         "3:1",
		"\xff\xfe[\x00":                                      "1:1",
		"[speech.a]\nnote = \"\"\"\n":                        "2:8",
		"# \x00\n\n[speech.a]\n[nonsense]\n":                 "1:3 4:2",
		"[speech.a.override.ris]\nx = 1\n[speech.a]\n\x01\n": "1:1 4:1",
	}
	for text, want := range tests {
		got, diags := Format([]byte(text), "a.toml")
		var places []string
		for _, d := range diags {
			places = append(places, strings.TrimPrefix(d.Position.String(), "a.toml:"))
		}
		if at := strings.Join(places, " "); got != nil || at != want {
			t.Errorf("%q: errors at %s, want %s: %v", text, at, want, diags)
		}
	}
}

// inLayout are the collections that show how records are written.
var inLayout = []string{"wuzhen-2017.toml", "languages.toml"}

// TestFormatTestdata formats every text that other tests read.
func TestFormatTestdata(t *testing.T) {
	formatted := 0
	for name, text := range testdataTexts(t) {
		t.Run(name, func(t *testing.T) {
			if checkFormat(t, text) {
				formatted++
			}
			if got, _ := Format(text, name); slices.Contains(inLayout, name) && !bytes.Equal(got, text) {
				t.Error("not in the layout: quoth fmt -w mends it")
			}
		})
	}
	if formatted < 60 {
		t.Errorf("only %d texts could be formatted", formatted)
	}
}

// TestFormatExamples holds the examples of the field tables to the layout.
func TestFormatExamples(t *testing.T) {
	for typ, table := range fieldTables {
		for _, f := range table.fields {
			text := "[" + string(typ) + ".a]\n" + f.example + "\n"
			if typ == TypeCollection {
				text = "[collection]\n" + f.example + "\n"
			}
			got, diags := Format([]byte(text), "a.toml")
			if len(diags) > 0 || string(got) != text {
				t.Errorf("the layout of %q is %q %v", text, got, diags)
			}
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, s := range traps {
		f.Add([]byte(s))
	}
	for _, text := range testdataTexts(f) {
		if len(text) < 4<<10 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkFormat(t, text) })
}

func BenchmarkFormat(b *testing.B) {
	text := manyRecords(10_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := Format(text, "a.toml"); len(diags) > 0 {
			b.Fatal(diags)
		}
	}
}

// checkFormat checks that the layout of a text, where it has one, says what the
// text says and stays as it is, and that it keeps every comment.
func checkFormat(t *testing.T, text []byte) (formatted bool) {
	t.Helper()
	once, diags := Format(text, "a.toml")
	if len(diags) > 0 {
		if once != nil {
			t.Errorf("formatted in spite of errors: %v", diags)
		}
		return false
	}
	twice, diags := Format(once, "a.toml")
	if len(diags) > 0 {
		t.Fatalf("what was formatted is refused: %v\n%s", diags, once)
	}
	if d := cmp.Diff(string(once), string(twice)); d != "" {
		t.Errorf("the layout changes when formatted again:\n%s", d)
	}
	if d := cmp.Diff(meaning(t, text), meaning(t, once)); d != "" {
		t.Errorf("not the same records (-before +after):\n%s\nafter:\n%s", d, once)
	}
	if d := cmp.Diff(allComments(text), allComments(once)); d != "" {
		t.Errorf("not the same comments (-before +after):\n%s\nafter:\n%s", d, once)
	}
	return true
}

// meaning is what a text is decoded to, with what is wrong with it but the places.
func meaning(t *testing.T, text []byte) (all []any) {
	t.Helper()
	blocks, _ := splitAll(t, bytes.NewReader(text))
	for _, b := range blocks {
		read, diags := decodeGroup([]*Block{b})
		r := read[0]
		if r == nil {
			t.Fatalf("not read: %v", diags)
		}
		r.Block = nil
		var codes []string
		for _, d := range diags[0] {
			codes = append(codes, d.Code+" "+d.Message)
		}
		slices.Sort(codes)
		all = append(all, *r, codes)
	}
	return all
}

// allComments gives the comments of a text that is TOML, in an order of their own.
func allComments(text []byte) (all []string) {
	s := scan{text: text}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '#':
			end := s.endOfLine(i)
			all = append(all, comment(text[i:end]))
			i = end
		case c == '"' || c == '\'':
			i = s.skipString(i)
		default:
			i++
		}
	}
	slices.Sort(all)
	return all
}

// testdataTexts gives the TOML texts of the test data by name: files, and those
// in archives.
func testdataTexts(t testing.TB) map[string][]byte {
	t.Helper()
	texts := make(map[string][]byte)
	for _, pattern := range []string{"*.toml", "*/*.toml", "*/*.txtar"} {
		files, err := filepath.Glob("../testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimPrefix(filepath.ToSlash(file), "../testdata/")
			if filepath.Ext(file) == ".toml" {
				texts[name] = text
				continue
			}
			for _, f := range txtar.Parse(text).Files {
				if filepath.Ext(f.Name) == ".toml" {
					texts[name+"/"+f.Name] = f.Data
				}
			}
		}
	}
	return texts
}
