package template

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// item is what the templates of these tests are given.
type item struct {
	Title string
	Words []string
	Table map[string]map[string]string
	Inner *item
	Where place
	List  people
	N     int
}

type place struct{ City string }

type people struct {
	List []person
	EtAl bool
}

type person struct{ Family string }

// Shout is a method, which no template reaches.
func (*item) Shout() string { return "shouted" }

// IsZero reports whether nobody is in the list.
func (p people) IsZero() bool { return len(p.List) == 0 }

var language = Language{
	Blocks:    []string{"entry", "header"},
	Fields:    []string{"Title", "Words", "Table", "Inner", "Where", "City", "List", "EtAl", "Family", "N"},
	Functions: []string{"text", "escape", "double", "fail"},
	Final:     []string{"escape"},
	Plain:     "text",
}

var functions = map[string]any{
	"text":   func(v any) string { return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(v), "<nil>"), "<nil>") },
	"escape": func(v any) string { return "«" + fmt.Sprint(v) + "»" },
	"double": func(s string) string { return s + s },
	"fail":   func() (string, error) { return "", errors.New("it never works") },
}

func sample() *item {
	return &item{Title: "T", Words: []string{"a", "b"}, N: 3, Table: map[string]map[string]string{"x": {"y": "z"}},
		List: people{List: []person{{"One"}, {"Two"}}}}
}

// run runs a template for the sample, with no escape.
func run(text, escape string, html bool, data any) (string, error) {
	t, err := Parse("f.tmpl", text, language, escape, html)
	if err != nil {
		return "", err
	}
	r, err := t.Run(functions)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = r.Execute(&b, "entry", data)
	return b.String(), err
}

func TestTemplates(t *testing.T) {
	for text, want := range map[string]string{
		"{{.Title}}":   "T",
		"\ufeff{{.N}}": "3",
		"{{/* what it is */}}\n\n{{define \"entry\"}}\r\nfirst {{.Title}}\n{{end}}\n": "first T\n",
		"{{define \"entry\"}}\n\n{{end}}":                                             "\n",
		"{{define \"a\"}}<{{.}}>{{end}}{{template \"a\" .Title}}":                     "<T>",

		// what is there, and what is not
		"{{if .Where}}y{{else}}n{{end}}{{with .Where}}{{.City}}{{else}}-{{end}}":        "n-",
		"{{if not .Where}}n{{end}}{{if and .Title .Where}}y{{end}}{{or .Where .Title}}": "nT",
		"{{if (not (or .Where .Inner))}}none{{end}}":                                    "none",
		"{{with $x := .List}}{{len $x.List}}{{end}}":                                    "2",
		"{{range .List}}{{.Family}} {{end}}":                                            "One Two ",
		"{{range $i, $p := .List}}{{$i}}{{$p.Family}}{{end}}":                           "0One1Two",
		"{{range (index .Table \"q\")}}x{{else}}none{{end}}{{range 3}}{{.}}{{end}}":     "none012",
		"{{range .Words}}{{if eq . \"b\"}}{{break}}{{end}}{{.}}{{end}}":                 "a",

		// the functions that are made anew
		"{{index .Words 1}}{{index .Table \"x\" \"y\"}}{{index .Table \"q\" \"y\"}}": "bz",
		"{{eq .Title \"S\" \"T\"}} {{ne .N 3}} {{lt .N 4}} {{ge .Title \"A\"}}":      "true false true true",
		"{{printf \"%03d|%-4s|%q|%%\" .N .Title .Title}}{{print .N \"x\"}}":          "003|T   |\"T\"|%3x",
		"{{(index .List.List 0).Family}}":                                            "One",
	} {
		if got, err := run(text, "", false, sample()); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"{{.Title}}":                                            "«T»",
		"{{.Title | escape}}{{escape .Title}}":                  "«T»«T»",
		"{{.Title | escape | double}}":                          "««T»«T»»",
		"{{$x := .Title}}{{$x}}":                                "«T»",
		"{{with .Title}}{{.}}{{end}}":                           "«T»",
		"{{define \"a\"}}{{.}}{{end}}{{template \"a\" .Title}}": "«T»",
		"{{if .Title}}t{{end}}":                                 "t",
	} {
		if got, err := run(text, "escape", false, sample()); err != nil || got != want {
			t.Errorf("escaped %q: %q, %v; want %q", text, got, err, want)
		}
	}
	hostile := sample()
	hostile.Title = `"><script>alert(1)</script>`
	for text, want := range map[string]string{
		"<p>{{.Title}}</p>":      `<p>&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>`,
		`<p title="{{.Title}}">`: `<p title="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">`,
		"{{define \"a\"}}{{.}}{{end}}{{template \"a\" .Title}}": `&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;`,
		`<script>x = {{.Title}}</script>`:                       `<script>x = "\"\u003e\u003cscript\u003ealert(1)\u003c/script\u003e"</script>`,
		`<a href="{{with .Title}}javascript:alert(1){{end}}">`:  `<a href="javascript:alert(1)">`, // the template's own words
	} {
		if got, err := run(text, "", true, hostile); err != nil || got != want {
			t.Errorf("as HTML %q: %q, %v; want %q", text, got, err, want)
		}
	}
}

// TestMistakes demands that each mistake is told at its place, in words for
// people who write templates.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"{{.Titel}}":                           `1:3: there is no field ".Titel" (did you mean ".Title"?)`,
		"ä\nöü {{.Inner.Titel}}":               `2:12: there is no field ".Titel" (did you mean ".Title"?)`,
		"{{.Shout}}":                           `1:3: there is no field ".Shout"`,
		"{{with .Inner}}{{$.Shout}}{{end}}":    `1:19: there is no field ".Shout"`,
		"{{(index .Words 0).Shout}}":           `1:19: there is no field ".Shout"`,
		"{{if eq .N (len .Wrods)}}{{end}}":     `1:17: there is no field ".Wrods" (did you mean ".Words"?)`,
		"{{call .Title}}":                      `1:3: there is no function "call"`,
		"{{html .Title}}":                      `1:3: there is no function "html"`,
		"{{_step}}":                            `1:3: there is no function "_step"`,
		"{{txet .Title}}":                      `1:3: there is no function "txet" (did you mean "text"?)`,
		"{{template \"b\"}}":                   `1:12: there is no block "b"`,
		"{{define \"enty\"}}{{end}}{{.Title}}": `1:18: the block "enty" is never used (did you mean "entry"? the blocks are entry, header)`,
		"{{define \"entry\"}}{{end}} x":        `1:26: this stands outside of the blocks, and is never written (what is written before all else belongs in {{define "header"}}…{{end}}; a remark is {{/* … */}})`,
		"{{define \"header\"}}{{end}}":         `1:1: the template has no block "entry" (write {{define "entry"}}…{{end}}, or the entry alone)`,
		"":                                     `1:1: the template has no block "entry" (write {{define "entry"}}…{{end}}, or the entry alone)`,
		"{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}":                                          `1:26: the block "a" uses itself: a → a (a block cannot be used within itself)`,
		"{{define \"a\"}}{{template \"b\"}}{{end}}{{define \"b\"}}{{template \"a\"}}{{end}}{{template \"b\"}}": `1:63: the block "a" uses itself: a → b → a (a block cannot be used within itself)`,

		"{{if .Title}}\nx":    `2:1: unexpected EOF (each {{if}}, {{range}}, {{with}} and {{define}} has one {{end}})`,
		"x{{end}}":            `1:4: unexpected {{end}} (each {{if}}, {{range}}, {{with}} and {{define}} has one {{end}})`,
		"\n a {{ .Title ] }}": `2:14: unexpected "]" in operand`,
		"{{ .Title\n":         `2:1: unclosed action that begins in line 1`,
		"{{$x}}":              `1:1: undefined variable "$x"`,
		"a\xff":               `1:1: the template is not UTF-8 (save it as UTF-8)`,

		"é {{.Inner.Title}}":                        `1:11: there is nothing here that .Title could be of (not every record has one: write {{with .Inner}}{{.Title}}{{end}})`,
		"{{.Where.Title}}":                          `1:9: what stands here (place) has no field .Title (within {{range}} and {{with}} the dot is what they are about; $ is the record)`,
		"{{range .Words}}{{.Title}}{{end}}":         `1:19: what stands here (string) has no field .Title (within {{range}} and {{with}} the dot is what they are about; $ is the record)`,
		"{{fail}}":                                  `1:3: fail: it never works`,
		"{{index .Words 2}}":                        `1:3: index: there is no item 2 in a list of 2 (not every record has as many: go through the list with {{range}})`,
		"{{index .Words -1}}":                       `1:3: index: there is no item -1 in a list of 2 (not every record has as many: go through the list with {{range}})`,
		"{{eq .N .Title}}":                          `1:3: eq: only two texts, two whole numbers or two of true and false can be compared`,
		"{{eq .N}}":                                 `1:3: eq: it compares with nothing`,
		"{{printf \"%1000d\" .N}}":                  `1:3: printf: "%1000d" has a width above 100`,
		"{{printf \"%*d\" 1000000 .N}}":             `1:3: printf: "%*d" has what is not one of %s %d %v %q %x %%`,
		"{{printf \"%.999999999999999999999s\" 1}}": `1:3: printf: "%.999999999999999999999s" has a width above 100`,
		"{{range .Title}}{{end}}":                   `1:9: range can't iterate over T`,
	} {
		_, err := run(text, "", false, sample())
		var d records.Diagnostic
		if !errors.As(err, &d) || strings.TrimPrefix(err.Error(), "f.tmpl:") != want {
			t.Errorf("%q: %v\nwant %s", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"x\n<p title=\"":               `1:1: the block "entry" ends within a tag, an attribute or a script (each block is whole HTML of its own, as in "<p>{{.Title}}</p>")`,
		"<a {{if .N}}title=\"{{end}}>": `1:9: {{if}} branches end in different contexts (each block is whole HTML of its own, as in "<p>{{.Title}}</p>")`,
	} {
		if _, err := run(text, "", true, sample()); err == nil || strings.TrimPrefix(err.Error(), "f.tmpl:") != want {
			t.Errorf("as HTML %q: %v\nwant %s", text, err, want)
		}
	}
	if _, err := Parse("f.tmpl", strings.Repeat("x", MaxBytes+1), language, "", false); err == nil || err.Error() != "f.tmpl:1:1: the template is longer than 256 KB" {
		t.Error(err)
	}
}

// TestBounds runs templates that would go on for ever, or fill the memory.
func TestBounds(t *testing.T) {
	var twice strings.Builder // 2 to the 40th
	twice.WriteString(`{{define "t0"}}x{{end}}`)
	for i := range 40 {
		fmt.Fprintf(&twice, `{{define "t%d"}}{{template "t%d"}}{{template "t%d"}}{{end}}`, i+1, i, i)
	}
	for text, want := range map[string]error{
		"{{range 1000000000000}}{{end}}":                                                                            errSteps,
		"{{range 1000}}{{range 1000}}{{range 1000}}x{{end}}{{end}}{{end}}":                                          errSteps,
		"{{range 9000000}}{{else}}{{end}}":                                                                          errSteps,
		twice.String() + `{{template "t40"}}`:                                                                       errSteps,
		`{{$s := "0123456789"}}{{range 60}}{{$s = print $s $s}}{{end}}`:                                             errText,
		`{{$s := "0123456789"}}{{range 60}}{{$s = double $s}}{{end}}`:                                               errText,
		`{{$s := "0123456789"}}{{range 15}}{{$s = print $s $s}}{{end}}{{range 1000}}{{if eq $s $s}}{{end}}{{end}}`:  errSteps,
		`{{$s := "0123456789"}}{{range 15}}{{$s = print $s $s}}{{end}}{{print ` + strings.Repeat("$s ", 100) + `}}`: errText,
		`{{$s := "0123456789"}}{{range 15}}{{$s = printf "%s%s" $s $s}}{{end}}{{range 70}}{{$s}}{{end}}`:            errOutput,
		"{{range 30000}}" + strings.Repeat("x", 1000) + "{{end}}":                                                   errOutput,
	} {
		for _, html := range []bool{false, true} {
			_, err := run(text, "", html, sample())
			if err == nil || !strings.Contains(err.Error(), want.Error()) {
				t.Errorf("%.60q: %v, want %v", text, err, want)
			}
		}
	}
}

// TestRunsApart demands that runs of one template do not disturb each other.
func TestRunsApart(t *testing.T) {
	for _, html := range []bool{false, true} {
		tmpl, err := Parse("f.tmpl", "{{if .Title}}<p>{{.Title}}</p>{{end}}", language, "", html)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			r, err := tmpl.Run(functions)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				var b bytes.Buffer
				if err := r.Execute(&b, "entry", sample()); err != nil || b.String() != "<p>T</p>" {
					t.Errorf("%q, %v", b.String(), err)
				}
				if err := r.Execute(&b, "header", nil); err != nil || b.String() != "<p>T</p>" {
					t.Errorf("a block that is not there: %q, %v", b.String(), err)
				}
			}
		}
	}
}
