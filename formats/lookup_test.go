package formats

import (
	"io"
	"slices"
	"strings"
	"testing"
)

func mine(name string) Format {
	return Format{Name: name, Exts: []string{".mine"}, Help: "for this test",
		Options: []Option{
			{Name: "dates", Default: "long", Values: []string{"long", "short"}, Help: "how dates are written"},
			{Name: "head", Help: "text on top"},
		},
		New: func(w io.Writer, _ Values) (Encoder, error) { return Framed{}.Encoder(w), nil }}
}

func TestTable(t *testing.T) {
	seen, exts := map[string]bool{}, map[string][]string{}
	for _, f := range builtin {
		if err := f.check(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if seen[f.Name] {
			t.Errorf("%s stands in the table twice", f.Name)
		}
		seen[f.Name] = true
		for _, e := range f.Exts {
			exts[e] = append(exts[e], f.Name)
		}
	}
	for e, names := range exts {
		if len(names) > 1 && !slices.Contains(sharedExts, e) {
			t.Errorf("%v all have the extension %s", names, e)
		}
	}
}

// sharedExts are the extensions of YAML and XML, which say nothing of what is
// written in them: with one of these the format must be named.
var sharedExts = []string{".yaml", ".yml", ".xml"}

func TestRegister(t *testing.T) {
	t.Cleanup(func() { registered.list = nil })
	before := len(List())
	if err := Register(mine("register-test")); err != nil {
		t.Fatal(err)
	}
	if n := len(List()); n != before+1 || List()[n-1].Name != "register-test" {
		t.Errorf("List gives %v", Names())
	}
	if f, err := Lookup("register-test"); err != nil || f.Name != "register-test" {
		t.Errorf("Lookup gives %q, %v", f.Name, err)
	}
	if list := ByExt(".MINE"); len(list) != 1 || list[0].Name != "register-test" {
		t.Errorf("ByExt gives %v", list)
	}
	if err := Register(mine("register-test")); err == nil || !strings.Contains(err.Error(), "taken") {
		t.Errorf("the name a second time: %v", err)
	}
	if len(builtin) > 0 {
		if err := Register(mine(builtin[0].Name)); err == nil {
			t.Error("a built-in format was shadowed")
		}
	}
	for what, change := range map[string]func(*Format){
		"no name":         func(f *Format) { f.Name = "" },
		"capitals":        func(f *Format) { f.Name = "Mine" },
		"blank":           func(f *Format) { f.Name = "my format" },
		"no help":         func(f *Format) { f.Help = "" },
		"long help":       func(f *Format) { f.Help = "a\nb" },
		"no New":          func(f *Format) { f.New = nil },
		"no dot":          func(f *Format) { f.Exts = []string{"mine"} },
		"option twice":    func(f *Format) { f.Options = append(f.Options, f.Options[0]) },
		"option name":     func(f *Format) { f.Options[0].Name = "a=b" },
		"no option help":  func(f *Format) { f.Options[0].Help = "" },
		"unknown default": func(f *Format) { f.Options[0].Default = "middling" },
	} {
		f := mine("refused")
		change(&f)
		if err := Register(f); err == nil {
			t.Errorf("%s: registered", what)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	_, err := Lookup("no-such-format")
	if err == nil || err.Error() != `unknown format "no-such-format"` {
		t.Errorf("error %v", err)
	}
	for word, want := range map[string]string{"bibtx": "bibtex", "BibLaTeX": "biblatex", ".json": "csl-json", "bib": "biblatex"} {
		_, err := Lookup(word)
		unknown, ok := err.(*UnknownError)
		if !ok || unknown.Nearest != want {
			t.Errorf("%s: %#v, want %s", word, err, want)
			continue
		}
		for _, name := range Names() {
			if !strings.Contains(unknown.Hint(), name) {
				t.Errorf("%s: the hint does not list %s: %s", word, name, unknown.Hint())
			}
		}
	}
}

func TestValues(t *testing.T) {
	f := mine("values")
	v, err := f.Values(map[string]string{"dates": "short"})
	if err != nil || v["dates"] != "short" || v["head"] != "" || len(v) != 2 {
		t.Errorf("got %v, %v", v, err)
	}
	if v, err = f.Values(nil); err != nil || v["dates"] != "long" {
		t.Errorf("defaults: %v, %v", v, err)
	}
	_, err = f.Values(map[string]string{"dates": "shrt", "daets": "long"})
	if err == nil || err.Error() != "unknown values option \"daets\"\nunknown value of values option dates \"shrt\"" {
		t.Errorf("error %v", err)
	}
}
