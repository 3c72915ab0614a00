package records

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// TestDraftExamples gives each field of each type the value of its example in
// plain words: what is written must mean the same.
func TestDraftExamples(t *testing.T) {
	for _, typ := range Types {
		for _, f := range Fields(typ) {
			draft := Draft{Type: typ, Key: "a", Values: plainWords(t, f)}
			if typ == TypeOrganization && f.Name != "name" {
				draft.Values = append(draft.Values, Assignment{"name", "A"})
			}
			if typ == TypePerson && slices.Contains([]string{"given", "particle", "suffix"}, f.Name) {
				draft.Values = append(draft.Values, Assignment{"family", "A"})
			} else if typ == TypePerson && !slices.Contains([]string{"name", "family", "literal"}, f.Name) {
				draft.Values = append(draft.Values, Assignment{"name", "A"})
			}
			text, diags := draft.Text()
			if diags != nil {
				t.Errorf("%s of %s: %v", f.Name, typ, diags)
				continue
			}
			if !strings.Contains(string(text), "\n"+f.Example+"\n") {
				t.Errorf("%s of %s: want %s, got\n%s", f.Name, typ, f.Example, text)
			}
		}
	}
}

// plainWords gives the example of a field as it is given on a command line.
func plainWords(t *testing.T, f Field) (values []Assignment) {
	t.Helper()
	var line map[string]any
	if _, err := toml.Decode(f.Example, &line); err != nil {
		t.Fatal(err)
	}
	add := func(field, value string) { values = append(values, Assignment{field, value}) }
	switch v := line[f.Name].(type) {
	case string:
		add(f.Name, v)
	case []any:
		var items []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				items = append(items, s)
			} else {
				items = append(items, strings.Trim(strings.TrimPrefix(f.Example, f.Name+" = "), "[]"))
			}
		}
		add(f.Name, strings.Join(items, "; "))
	case map[string]any:
		if f.Name == "override" {
			add("override.biblatex.entrysubtype", "nonacademic")
			break
		}
		for _, tag := range []string{"en", "zh"} {
			add(f.Name+"."+tag, v[tag].(string))
		}
	default: // a number, a date or a time
		_, value, _ := strings.Cut(f.Example, " = ")
		add(f.Name, value)
	}
	return values
}

// TestDraftToFill checks that a record to be filled in is one, for the decoder
// and for the schema, and that every field can be asked for.
func TestDraftToFill(t *testing.T) {
	schema := compileSchema(t)
	for _, typ := range Types {
		for _, all := range []bool{false, true} {
			text, diags := Draft{Type: typ, All: all}.Text()
			if diags != nil {
				t.Errorf("%s: %v", typ, diags)
			}
			if err := schema.Validate(documentOf(t, text)); err != nil {
				t.Errorf("%s: %v", typ, err)
			}
			if again, _ := Format(text, "a.toml"); !bytes.Equal(again, text) {
				t.Errorf("%s: not in the layout:\n%s", typ, text)
			}
			for _, d := range decodeErrors(t, text) {
				if d.Code != "no-name" {
					t.Errorf("%s: %v", typ, d)
				}
			}
			for _, f := range Fields(typ) {
				if all && !strings.Contains(string(text), f.Name+" = ") && f.Name != "override" {
					t.Errorf("%s: %s is not asked for", typ, f.Name)
				}
			}
			for _, name := range usualFields[typ] {
				if !strings.Contains(string(text), "\n"+name+" = ") {
					t.Errorf("%s: %s is not asked for", typ, name)
				}
			}
		}
	}
}

// decodeErrors gives the errors of a text of records.
func decodeErrors(t *testing.T, text []byte) (all []Diagnostic) {
	t.Helper()
	blocks, diags := splitAll(t, bytes.NewReader(text))
	for _, b := range blocks {
		_, found := decodeBlock(b)
		diags = append(diags, found...)
	}
	return slices.DeleteFunc(diags, func(d Diagnostic) bool { return d.Severity != Error })
}

func TestDraftRefuses(t *testing.T) {
	tests := []struct {
		draft Draft
		want  string // in one of the messages
	}{
		{Draft{Type: TypeSpeech, Key: "a b"}, "a key cannot hold a blank"},
		{Draft{Type: TypeSpeech, Key: "a\nb"}, "a key cannot hold"},
		{Draft{Type: TypeSpeech, Key: strings.Repeat("a", 501)}, "this key has 501 characters"},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"titel", "x"}}}, `a speech has no field "titel"`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"titel.en", "x"}}}, `a speech has no field "titel"`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"", "x"}}}, `a speech has no field ""`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"kind", "keynot"}}}, `a speech has no kind "keynot"`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"date", "4 Dec 2017"}}}, `"4 Dec 2017" is not a date`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"title", "x"}, {"title", "y"}}}, `"title" is given twice`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"title", "x"}, {"title.en", "y"}}}, `"title" is given twice`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"title.en", "x"}, {"title.en", "y"}}}, `"en" is given twice`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"title.english", "x"}}}, `"english" is not a language tag`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers.office", "x"}}}, `"speakers" wants a list of names and keys`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"unpublished", "yes"}}}, `"unpublished" wants true or false`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers", "{ nam = 'x' }"}}}, `an agent has no field "nam"`},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"title", "\xff"}}}, "UTF-8"},
		{Draft{Type: TypeOrganization, Values: []Assignment{{"city", "x"}}}, "this organization has no name"},
	}
	for _, test := range tests {
		text, diags := test.draft.Text()
		found := slices.ContainsFunc(diags, func(d Diagnostic) bool { return strings.Contains(d.Message, test.want) && d.Hint != "" })
		if text != nil || !found {
			t.Errorf("%v: want %s, got %v %s", test.draft, test.want, diags, text)
		}
	}
}

// TestDraftQuotes checks that whatever a value holds is what the record says.
func TestDraftQuotes(t *testing.T) {
	for _, want := range []string{
		`x`, `"x"`, `it's`, `it's "so"`, `a\b`, `a\`, `'''`, `"""`, "a\nb", "a\n\"", "a\n\"\"\"b", "a\n\\n", "a\n\n b\tc", "{ x }", "# x", "]\n[speech.b]\nx = 1", "\u0085", "\u200f",
	} {
		text, diags := Draft{Type: TypeSpeech, Values: []Assignment{{"note", want}}}.Text()
		if diags != nil {
			t.Errorf("%q: %v", want, diags)
			continue
		}
		var got struct {
			Speech map[string]struct{ Note string }
		}
		if _, err := toml.Decode(string(text), &got); err != nil || got.Speech[placeholder].Note != want {
			t.Errorf("%q became %q: %v", want, got.Speech[placeholder].Note, err)
		}
	}
}

func TestDraftProposeKey(t *testing.T) {
	file := Input{Name: "a.toml", Open: func() (File, error) {
		return openText{bytes.NewReader([]byte("[event.e]\ntitle = \"Forum\"\ndate = 2017\n[person.huang]\nname = { zh = \"黄志雄\", en = \"Huang, Zhixiong\" }\n" +
			"[speech.huang-2017-rules]\ntitle = \"Rules\"\n[organization.whu]\nname = \"W\"\n[person.de-beauvoir-simone]\nname = \"x\"\n"))}, nil
	}}
	tests := []struct {
		draft      Draft
		want, says string
	}{
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers", "huang"}, {"event", "e"}, {"title", "On order"}}}, "huang-2017-order", ""},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers", "huang"}, {"event", "e"}, {"title", "The rules"}}}, "huang-2017-rules-b", ""},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers", "huagn"}, {"title", "The rules"}}}, "", "huagn"},
		{Draft{Type: TypeSpeech, Values: []Assignment{{"speakers", "{ literal = '黄志雄' }"}}}, "", "not in Latin letters"},
		{Draft{Type: TypeEvent, Values: []Assignment{{"title", "Boao Forum"}, {"date", "2023"}}}, "boao-forum-2023", ""},
		{Draft{Type: TypePerson, Values: []Assignment{{"name.zh", "王沪宁"}, {"name.en", "Wang, Huning"}}}, "wang-huning", ""},
		{Draft{Type: TypePerson, Values: []Assignment{{"family", "García Márquez"}, {"given", "Gabriel"}}}, "garcia-marquez-gabriel", ""},
		{Draft{Type: TypePerson, Values: []Assignment{{"name", "de Beauvoir, Simone"}}}, "", `"de-beauvoir-simone" is that of another (a.toml:10:1)`},
		{Draft{Type: TypePerson, Values: []Assignment{{"name", "王沪宁"}}}, "", "no Latin letters"},
		{Draft{Type: TypeOrganization, Values: []Assignment{{"name", "University of Wuhan"}}}, "university-wuhan", ""},
	}
	for _, test := range tests {
		key, diags, err := test.draft.ProposeKey(context.Background(), []Input{file})
		said := ""
		for _, d := range diags {
			said += d.Message
		}
		if err != nil || key != test.want || !strings.Contains(said, test.says) || (key == "") != (len(diags) > 0) {
			t.Errorf("%v: got %q %v %v, want %q %q", test.draft.Values, key, diags, err, test.want, test.says)
		}
	}
}

func TestAppend(t *testing.T) {
	record := []byte("[speech.b]\nx = 1\n")
	for file, want := range map[string]string{
		"":                                 "[speech.b]\nx = 1\n",
		"[speech.a]":                       "[speech.a]\n\n[speech.b]\nx = 1\n",
		"[speech.a]\r\n":                   "[speech.a]\r\n\r\n[speech.b]\r\nx = 1\r\n",
		"[speech.a]\ny = \"\"\"\r\n\"\"\"": "[speech.a]\ny = \"\"\"\r\n\"\"\"\n\n[speech.b]\nx = 1\n",
	} {
		if d := cmp.Diff(want, string(Append([]byte(file), record))); d != "" {
			t.Errorf("%q: -want +got:\n%s", file, d)
		}
	}
}

func TestFindKey(t *testing.T) {
	text := []byte("[speech.A]\n[speech.\"ke\u0301\"]\nnote = \"\"\"\n[speech.c]\n\"\"\"\n[collection]\n")
	for key, want := range map[string]string{"a": "a.toml:1:1", "k\u00e9": "a.toml:2:1", "c": "", "": ""} {
		if at, ok := FindKey(text, "a.toml", key); at.String() != want || ok != (want != "") {
			t.Errorf("%q: found at %s, want %s", key, at, want)
		}
	}
}

func FuzzDraft(f *testing.F) {
	for i, v := range []string{"", "x", "2017-12-04", "15:30", "a; b", "{ person = 'x' }", "{ x = 1 } # c", "\"\"\"", "a\r\nb", "\xff", "true", "007"} {
		f.Add(uint8(i), "title.zh", v)
		f.Add(uint8(3*i), "", v)
	}
	f.Fuzz(func(t *testing.T, n uint8, field, value string) {
		typ := Types[int(n)%len(Types)]
		if list := Fields(typ); field == "" {
			field = list[int(n)%len(list)].Name
		}
		text, diags := Draft{Type: typ, Key: "a", Values: []Assignment{{field, value}}}.Text()
		if diags != nil {
			if text != nil || slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.Message == "" || d.Hint == "" }) {
				t.Errorf("%q %v", text, diags)
			}
			return
		}
		if again, diags := Format(text, "a.toml"); !bytes.Equal(text, again) {
			t.Errorf("not in the layout: %s\n%s\n%v", text, again, diags)
		}
		if errs := decodeErrors(t, text); len(errs) > 0 {
			t.Errorf("%s\n%v", text, errs)
		}
	})
}
