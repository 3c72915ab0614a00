package formats

import (
	"bytes"
	"encoding/xml"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// byTemplate is the document of a reference by a template that is an entry alone.
func byTemplate(t *testing.T, ext, text string, list ...*records.Reference) (string, error) {
	t.Helper()
	f, err := ParseTemplate("some/name."+ext+".tmpl", text)
	if err != nil {
		return "", err
	}
	return encode(t, f, list), nil
}

// templateSample is a reference of which the templates of these tests write.
func templateSample(t *testing.T) *records.Reference {
	t.Helper()
	return reference(t, "sermon", func(r *records.Reference) {
		*r = records.Reference{Type: records.TypeSpeech, Kind: "lecture", Genre: "Lecture", TextLanguage: "en"}
		r.Key, r.Title, r.Subtitle = "key", "Rules & <rules>", "100%"
		r.Author = records.AgentList{List: []records.Agent{
			{Name: records.Name{Family: "Gogh", Given: "Vincent Willem", Particle: "van"}, Office: "Painter"},
			{Name: records.Name{Family: "King", Given: "Jean-Marie", Suffix: "Jr."}},
			{Name: records.Name{Literal: "UN, Office and More"}, Organization: true},
		}}
		r.Chair = records.AgentList{List: []records.Agent{{Name: records.Name{Family: "Good", Given: "Ann"}}}}
		r.Date, _ = records.ParseDate("2017-12-03/2017-12-05")
		r.Place = records.Place{City: "Wuzhen", Country: "China"}
		r.Events = []records.Event{{Key: "s", Genre: "Panel", Title: "Panel one", Place: records.Place{City: "Hangzhou"}}, {Key: "c", Genre: "Conference", Title: "WIC", Subtitle: "IV"}}
		r.URL, r.DOI, r.Keywords = "https://example.org/?a=1&b", "10.1000/a", []string{"one", "two"}
		r.Note = "First.\nSecond"
		r.Override = map[string]map[string]string{"name": {"colour": "red"}}
	})
}

// templateExamples has an example for each function.
var templateExamples = []struct{ function, template, want string }{
	{"title", `{{title .}}{{range .Events}}, {{title .}}{{end}}`, "Rules & <rules>: 100%, Panel one, WIC: IV"},
	{"conference", `{{conference .}}`, "WIC: IV"},
	{"session", `{{session .}}`, "Panel one"},
	{"place", `{{place .Place}}; {{place .}}; {{range .Events}}{{place .}};{{end}}`, "Wuzhen, China; Wuzhen, China; Hangzhou;;"},
	{"say", `{{say "chair" .}}{{say "host" .}}`, "Chaired by Ann Good"},
	{"rest", `{{rest . "chair" "event" "session" "role" "note" "event-date"}}`, "Wuzhen, China."},
	{"number", `{{number}}`, "1"},
	{"names", `{{names "natural" .Author}}`, "Vincent Willem van Gogh, Jean-Marie King Jr. and UN, Office and More"},
	{"names", `{{names "inverted" .Author}}`, "van Gogh, Vincent Willem; King, Jean-Marie, Jr.; UN, Office and More"},
	{"names", `{{names "sorted" (first 1 .Author)}}`, "Gogh, Vincent Willem van et al."},
	{"names", `{{names "initials" .Author}}`, "V. W. van Gogh, J.-M. King Jr. and UN, Office and More"},
	{"names", `{{names "inverted-initials" (first 2 .Author)}}`, "van Gogh, V. W.; King, J.-M., Jr. et al."},
	{"names", `{{names "family" .Author}}|{{names "family" .Editor}}`, "van Gogh, King and UN, Office and More|"},
	{"each", `{{range $i, $n := each "family" .Author}}{{if $i}} + {{end}}{{$n}}{{end}}`, "van Gogh + King + UN, Office and More"},
	{"name", `{{range .Author}}{{name "initials" .}} {{end}}`, "V. W. van Gogh J.-M. King Jr. UN, Office and More "},
	{"people", `{{people .Author}}`, "Vincent Willem van Gogh (Painter); Jean-Marie King Jr.; UN, Office and More"},
	{"role", `{{range .Author}}{{role .}}{{end}}`, "Painter"},
	{"first", `{{len (first 2 .Author).List}}{{(first 9 .Author).EtAl}}`, "2false"},
	{"date", `{{date "iso" .Date}}|{{date "words" .Date}}|{{date "year" .Date}}|{{date "year" .Posted}}`, "2017-12-03/2017-12-05|3–5 December 2017|2017|"},
	{"text", `{{text .Date}}|{{.Date}}|{{.Author}}|{{.Keywords}}|{{.Place}}|{{.PublishedIn}}|{{range .Events}}{{.}} {{end}}|{{.Unpublished}}|{{len .Events}}|{{.Type}}`,
		"2017-12-03/2017-12-05|2017-12-03/2017-12-05|Vincent Willem van Gogh, Jean-Marie King Jr. and UN, Office and More|one, two|Wuzhen, China||Panel one WIC: IV |false|2|speech"},
	{"line", `{{line .Note}}`, "First. Second"},
	{"lines", `{{range lines .Note}}[{{.}}]{{end}}`, "[First.][Second]"},
	{"join", `{{join " / " .Keywords}}|{{join ", " (each "family" .Editor)}}`, "one / two|"},
	{"replace", `{{replace "ules" "oads" .Title}}`, "Roads & <roads>"},
	{"capital", `{{capital "ärger"}}`, "Ärger"},
	{"link", `{{link .URL}} {{link .DOI}} {{link "javascript:alert(1)"}}{{link "none"}}{{link "HTTPS://a b"}}`, "https://example.org/?a=1&b https://doi.org/10.1000/a HTTPS://a%20b"},
	{"sentences", `{{sentences "One" .ShortTitle "Two!" .Date}}`, "One. Two! 2017-12-03/2017-12-05."},
	{"query", `{{query "a b&c"}}`, "a+b%26c"},
	{"html", `{{html .Title}}`, "Rules &amp; &lt;rules&gt;"},
	{"xml", `{{xml "\"'"}}`, "&#34;&#39;"},
	{"latex", `{{latex .Title}} {{latex "#1_{"}}`, `Rules \& <rules> \#1\_(`},
	{"latexTitle", `{{latexTitle "On the Wuzhen UN"}}`, `On the {Wuzhen} {UN}`},
	{"markdown", `{{markdown "# *a* _b_ [c](d) &amp; R&D"}}`, `\# \*a\* \_b\_ \[c\](d) \&amp; R&D`},
	{"csv", `{{csv .Title}},{{csv "a,b"}},{{csv "q\"q"}},{{csv "=1+1"}},{{csv .Note}}`, "Rules & <rules>,\"a,b\",\"q\"\"q\",'=1+1,\"First.\nSecond\""},
	{"tsv", `{{tsv .Note}} {{tsv "+1"}}`, "First. Second '+1"},
	{"json", `{{json .Title}} {{json .Keywords}} {{json number}} {{json .Unpublished}} {{json .Date}} {{json .PublishedIn}}`,
		`"Rules \u0026 \u003crules\u003e" ["one","two"] 1 false "2017-12-03/2017-12-05" null`},
	{"ris", `{{ris .Note}} {{ris "ER  - x"}}`, "First. Second ER - x"},
	{"raw", `{{raw .Title}}{{index .Override "name" "colour"}}`, "Rules & <rules>red"},
}

func TestTemplateFunctions(t *testing.T) {
	shown := map[string]bool{}
	for _, tt := range templateExamples {
		shown[tt.function] = true
		if got, err := byTemplate(t, "txt", tt.template, templateSample(t)); err != nil || got != tt.want {
			t.Errorf("%s: %q, %v\nwant %q", tt.template, got, err, tt.want)
		}
	}
	for _, f := range templateFunctions {
		if !shown[f.name] {
			t.Errorf("there is no example of %s", f.name)
		}
		if !strings.Contains(TemplateHelp(), "\n  "+strings.TrimSpace(f.name+" "+f.args)+"\n") {
			t.Errorf("the help does not know %s", f.name)
		}
	}
}

// TestTemplateLanguages writes in other languages than English.
func TestTemplateLanguages(t *testing.T) {
	const text = `{{names "natural" .Author}}|{{date "words" .Date}}|{{sentences .Title .Genre}}`
	for lang, want := range map[string]string{
		"zh": "习近平和黄志雄|2017年12月3日至5日|A。Lecture。",
		"de": "习近平 und 黄志雄|3.–5. Dezember 2017|A. Lecture.",
		"ja": "习近平と黄志雄|2017年12月3日～5日|A。Lecture。",
	} {
		r := templateSample(t)
		r.TextLanguage, r.Title, r.Genre = lang, "A", "Lecture"
		r.Author = records.AgentList{List: []records.Agent{{Name: records.Name{Literal: "习近平"}}, {Name: records.Name{Family: "黄", Given: "志雄"}}}}
		if got, err := byTemplate(t, "txt", text, r); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", lang, got, err, want)
		}
	}
}

// TestTemplateEscapes demands that what is written is escaped by the extension,
// and that no function of ours makes it markup again.
func TestTemplateEscapes(t *testing.T) {
	for ext, want := range map[string]string{
		"html": "Rules &amp; &lt;rules&gt;", "xml": "Rules &amp; &lt;rules&gt;", "tex": `Rules \& <rules>`, "md": `Rules & \<rules\>`,
		"csv": "Rules & <rules>", "json": `"Rules \u0026 \u003crules\u003e"`, "ris": "Rules & < rules>", "txt": "Rules & <rules>", "HTML": "Rules &amp; &lt;rules&gt;",
	} {
		if got, err := byTemplate(t, ext, "{{.Title}}", templateSample(t)); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", ext, got, err, want)
		}
	}
	hostile := templateSample(t)
	const attack = `"'><script>alert(1)</script><!--`
	fillTexts(reflect.ValueOf(hostile).Elem(), attack)
	hostile.Kind, hostile.Genre = "speech", attack
	hostile.URL, hostile.DOI = "javascript:alert(1)//https://x", ""
	for _, text := range []string{htmlFormat.Source,
		`<a href="{{.URL}}">{{title .}}</a>{{rest .}}{{people .Author}}{{names "family" .Author}}{{.Author}}{{.Place}}{{range .Events}}{{title .}}{{.}}{{end}}{{json .Title}}{{html .Title}}{{csv .Title}}`,
	} {
		got, err := byTemplate(t, "html", text, hostile)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(got, "<script") || strings.Contains(got, "<!--") || strings.Contains(got, `href="javascript:`) {
			t.Error(got)
		}
	}
}

// fillTexts sets the texts of a struct, but for those that have a form.
func fillTexts(v reflect.Value, text string) {
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(text)
		case reflect.Struct:
			if _, ok := f.Interface().(records.Date); !ok {
				fillTexts(f, text)
			}
		case reflect.Slice:
			for j := range f.Len() {
				if f.Index(j).Kind() == reflect.Struct {
					fillTexts(f.Index(j), text)
				}
			}
		}
	}
}

// TestTemplateReaches demands that no method of a reference, or of what is in
// one, has the name of a field, by which a template could call it; that of Event
// does no harm.
func TestTemplateReaches(t *testing.T) {
	fields := templateLanguage().Fields
	seen := map[reflect.Type]bool{}
	for _, f := range referenceFields() {
		for _, typ := range []reflect.Type{f.of, f.typ} {
			for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
				typ = typ.Elem()
			}
			if seen[typ] {
				continue
			}
			seen[typ] = true
			for m := range reflect.PointerTo(typ).Methods() {
				if name := typ.Name() + "." + m.Name; name != "Event.Name" && strings.Contains(" "+strings.Join(fields, " ")+" ", " "+m.Name+" ") {
					t.Errorf("a template can call %s", name)
				}
			}
		}
	}
	for _, name := range []string{"File", "Position", "UnmarshalText"} {
		if strings.Contains(" "+strings.Join(fields, " ")+" ", " "+name+" ") {
			t.Errorf("a template has the field %s", name)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d types", len(seen))
	}
}

// TestTemplateNames tells what a file name makes.
func TestTemplateNames(t *testing.T) {
	for file, want := range map[string]string{
		"a/list.html.tmpl": "list .html true", "my-list.md.tmpl": "my-list .md true", "list.tmpl": "list  false", "List.md.tmpl": "List .md false",
		"a.b.md.tmpl": "a.b .md false", "list.md": "  false", ".md.tmpl": " .md false", "list..tmpl": "list . false",
	} {
		name, ext, ok := TemplateName(file)
		if got := name + " " + ext + " " + map[bool]string{true: "true", false: "false"}[ok]; got != want && (ok || strings.HasSuffix(want, "true")) {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	if _, err := ParseTemplate("x/List.md.tmpl", "{{.Key}}"); err == nil || !strings.HasPrefix(err.Error(), "x/List.md.tmpl: the name of a template must be NAME.EXT.tmpl") {
		t.Error(err)
	}
}

// TestTemplateTried demands that a template is tried before it is used, and that
// what it does wrong with a record alone tells the record.
func TestTemplateTried(t *testing.T) {
	for text, want := range map[string]string{
		"{{.PublishedIn.Title}}":             "some/name.txt.tmpl:1:15: there is nothing here",
		"{{(index .Author.List 0).Name}}":    "some/name.txt.tmpl:1:4: index: there is no item 0 in a list of 0",
		`{{date "day" .Date}}`:               `some/name.txt.tmpl:1:3: date: unknown form of dates "day"; choose from iso, words, year`,
		`{{names "full" .Author}}`:           `some/name.txt.tmpl:1:3: names: unknown form of names "full"; did you mean`,
		`{{say "chairs" .}}`:                 `some/name.txt.tmpl:1:3: say: unknown fact "chairs"; did you mean "chair"?`,
		`{{range .Events}}{{.DOI.X}}{{end}}`: `some/name.txt.tmpl:1:24: there is no field ".X"`,
	} {
		if _, err := ParseTemplate("some/name.txt.tmpl", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			if !strings.Contains(want, "did you mean") || !strings.HasPrefix(err.Error(), strings.TrimSuffix(want, "did you mean")) {
				t.Errorf("%s: %v\nwant %s", text, err, want)
			}
		}
	}
	f, err := ParseTemplate("some/name.txt.tmpl", `{{if eq .Key "bad"}}{{index .Keywords 7}}{{end}}{{.Key}} {{number}}{{"\n"}}`)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc, err := f.New(&b, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"one", "bad", "two"} {
		err := enc.Encode(&records.Reference{Key: key, Type: records.TypeSpeech, Kind: "other", Position: records.Position{File: "x.toml", Line: 9, Column: 1}})
		d, _ := err.(records.Diagnostic)
		if (key == "bad") != (len(d.Related) == 1 && d.Related[0].Line == 9 && d.Position.File == "some/name.txt.tmpl") {
			t.Errorf("%s: %#v", key, err)
		}
	}
	if err := enc.Close(); err != nil || b.String() != "one 1\ntwo 2\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// TestHTMLWellFormed demands that what html writes is well formed as XML too.
func TestHTMLWellFormed(t *testing.T) {
	list := append(references(), specimens()...)
	d := xml.NewDecoder(strings.NewReader(encode(t, htmlFormat, list)))
	items := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "li" {
			items++
		}
	}
	if items != len(list) {
		t.Errorf("%d items of %d references", items, len(list))
	}
}
