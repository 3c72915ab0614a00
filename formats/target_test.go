package formats

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestTargets demands that a target is what the table says: a built-in format,
// and settings of it that are not its defaults anyway.
func TestTargets(t *testing.T) {
	seen := map[string]bool{}
	for _, target := range Targets() {
		t.Run(target.Name, func(t *testing.T) {
			if !IsName(target.Name) || seen[target.Name] {
				t.Error("the name is not one, or taken")
			}
			seen[target.Name] = true
			if target.Help == "" || strings.ContainsAny(target.Help, "\r\n") {
				t.Error("the help is not one line")
			}
			i := slices.IndexFunc(builtin, func(f Format) bool { return f.Name == target.Format })
			if i < 0 {
				t.Fatalf("there is no built-in format %q", target.Format)
			}
			if _, err := builtin[i].Values(target.Values); err != nil {
				t.Error(err)
			}
			for _, o := range builtin[i].Options {
				if v, ok := target.Values[o.Name]; ok && v == o.Default {
					t.Errorf("it sets %s to %q, which is the default", o.Name, v)
				}
			}
		})
	}
}

func TestLookupTarget(t *testing.T) {
	got, err := LookupTarget("zotero")
	if err != nil || got.Format != "csl-json" {
		t.Errorf("zotero is %+v, %v", got, err)
	}
	maps.DeleteFunc(got.Values, func(string, string) bool { return true })
	if again, _ := LookupTarget("zotero"); len(again.Values) == 0 {
		t.Error("the table was changed from outside")
	}
	for name, near := range map[string]string{"zotro": "zotero", "EndNote": "endnote", "biblatex-mal": "biblatex-mla", "wxyz": ""} {
		_, err := LookupTarget(name)
		u, ok := err.(*UnknownError)
		if !ok || u.Nearest != near || u.Thing != "target" || len(u.Among) != len(Targets()) {
			t.Errorf("%q: %#v, %q expected", name, err, near)
		}
	}
}
