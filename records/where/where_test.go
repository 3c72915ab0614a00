package where_test

import (
	"strings"
	"testing"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/where"
)

func date(t *testing.T, s string) records.Date {
	t.Helper()
	d, err := records.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func keynote(t *testing.T) *records.Reference {
	return &records.Reference{
		Key: "huang-2017", Type: records.TypeSpeech, Kind: "keynote", Genre: "Keynote address",
		Title: "Rules of cyberspace", OriginalTitle: "网络空间规则", Date: date(t, "2017-12-03/2017-12-05"),
		Author: records.AgentList{List: []records.Agent{
			{Key: "huang-zhixiong", Name: records.Name{Family: "Huáng", Given: "Zhìxióng"}},
			{Name: records.Name{Family: "Gogh", Particle: "van", Given: "Vincent"}},
		}},
		Chair:    records.AgentList{List: []records.Agent{{Name: records.Name{Literal: "The Chair"}}}},
		Events:   []records.Event{{Key: "forum"}, {Key: "wic", Title: "4th World Internet Conference", Acronym: "WIC"}},
		Place:    records.Place{City: "Wuzhen", Country: "China", CountryCode: "CN"},
		Keywords: []string{"law", "Straße"},
	}
}

func TestMatch(t *testing.T) {
	r := keynote(t)
	for expression, want := range map[string]bool{
		`kind == "keynote" && date >= "2017" && speaker ~ "huang"`: true,

		`kind == "lecture"`:                     false,
		`kind != "lecture"`:                     true,
		`kind in ["lecture", "keynote"]`:        true,
		`kind not in ["lecture", "keynote"]`:    false,
		`"huang-zhixiong" in speaker`:           true,
		`speaker == "Vincent van Gogh"`:         true,
		`speaker == "van Gogh, Vincent"`:        true,
		`speaker ~ "VAN GOGH"`:                  true,
		`speaker ~ "chair"`:                     false,
		`person ~ "chair"`:                      true,
		`chair ~ "chair" and not (chair ~ "x")`: true,
		`!speaker ~ "q"`:                        true,
		`title ~ "规则"`:                          true,
		`title contains "cyber"`:                true,
		`title contains "CYBER"`:                false,
		`title startsWith "Rules"`:              true,
		`title endsWith 'space'`:                true,
		`title matches "^R.*e$"`:                true,
		`title matches "(?i)^CYBER"`:            false,
		`keyword ~ "strasse"`:                   true,
		`event == "wic" && event == "WIC"`:      true,
		`event ~ "world internet"`:              true,
		`country == "CN" || false`:              true,
		`url == ""`:                             true,
		`url != ""`:                             false,
		`title != ""`:                           true,
		`note ~ "x"`:                            false,
		`online`:                                false,
		`!online && unpublished == false`:       true,
		`kind == "keynote" // ~ "x"`:            true,
		"title ~ `cyber` /* ~ */":               true,
		`title ~ "~"`:                           false,
		`title == "a\"~" || key ~ "HUANG"`:      true,
		`date == "2017"`:                        true,
		`date == 2017`:                          true,
		`2017 <= date`:                          true,
		`date == "2017-12"`:                     true,
		`date == "2017-12-04"`:                  false,
		`date < "2017-12-04"`:                   true,
		`date <= "2017-12-03"`:                  true,
		`date > "2017"`:                         false,
		`date >= "2018"`:                        false,
		`date > "2016" && date < "2018"`:        true,
		`date in ["2016", "2017"]`:              true,
		`date != ""`:                            true,
		`date ~ "12-05"`:                        true,
		`posted == ""`:                          true,
		`posted < "9999" || posted > "0000"`:    false,
		`posted != "2017"`:                      true,
		`file == ""`:                            true,
		`status == "held"`:                      false,
		`(type == "speech" or type == "event") and date != 1999`: true,
	} {
		e, err := where.Compile("where", expression)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		if got := e.Match(r); got != want {
			t.Errorf("%s is %v", expression, got)
		}
	}
}

func TestMistakes(t *testing.T) {
	for expression, want := range map[string]string{
		"":                         "where:1:1: the expression is empty",
		"spekaer ~ \"x\"":          "where:1:1: there is no field spekaer (did you mean speaker?",
		"kind\n == spekaer":        "where:2:5: a field cannot be compared with spekaer",
		`kind = "keynote"`:         `where:1:6: "=" is no comparison (write "==" `,
		`kind == "keynot"`:         `where:1:9: no kind is "keynot" (did you mean "keynote"?)`,
		`kind in ["keynot"]`:       `where:1:10: no kind is "keynot"`,
		`date >= "2017-13"`:        `where:1:9: "2017-13" is not a date: there is no month 13`,
		`date >= 2017-12-04`:       `where:1:16: a date stands in quotes`,
		`speaker`:                  `where:1:1: speaker is compared with nothing`,
		`"黄" ~ speaker`:            `where:1:5: the field stands before "~"`,
		`title % "x"`:              `where:1:7: there is no operator "%" here`,
		`title ~~ "x"`:             `where:1:8: "~" is not expected here`,
		`title < "x"`:              `where:1:9: title has no order`,
		`title matches "("`:        `where:1:15: this is no regular expression: missing closing )`,
		`kind == "keynote" &&`:     `where:1:21: the expression ends too early`,
		`(kind == "keynote"`:       `where:1:19: the expression ends too early`,
		`len(title) > 3`:           `where:1:1: there is no field on either side of ">"`,
		`any(1..9999999, {true})`:  `where:1:1: this is no comparison`,
		`let x = 1; true`:          `where:1:5: this is no comparison`,
		`!kind == "keynote"`:       `where:1:1: there is no field on either side of "=="`,
		`online == "x"`:            `where:1:11: online is true or false`,
		`date in ["2017", 3.5]`:    `where:1:18: a date stands in quotes`,
		`kind in "x"`:              `where:1:9: "in" needs a list`,
		`title ~ "x`:               `where:1:11: the quotes are not closed`,
		"title ~ \"\xff\"":         `where:1:1: the expression is not UTF-8`,
		strings.Repeat("(", 20000): `where:1:1: the expression is longer than 4000 bytes`,
		strings.Repeat("(", 4000):  `where:1:4001: the expression ends too early`,
	} {
		_, err := where.Compile("where", expression)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40s:\n got %v\nwant %s", expression, err, want)
		}
	}
}

// TestFields holds that the example of each field is an expression that the
// field is asked in, and that the help names it.
func TestFields(t *testing.T) {
	help := where.Help()
	for _, f := range where.Fields {
		if _, err := where.Compile("where", f.Example); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if !strings.Contains(f.Example, f.Name) || !strings.Contains(help, "  "+f.Name+" ") {
			t.Errorf("%s: its example or the help does not name it", f.Name)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, field := range where.Fields {
		f.Add(field.Example)
	}
	f.Add(`kind == "keynote" && date >= "2017" || !(speaker ~ 'x') // ~`)
	f.Fuzz(func(t *testing.T, expression string) {
		e, err := where.Compile("where", expression)
		if err == nil {
			e.Match(keynote(t))
			return
		}
		if d, ok := err.(records.Diagnostic); !ok || d.Position.Line < 1 || d.Column < 1 || d.Message == "" {
			t.Errorf("%q: %v", expression, err)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	e, err := where.Compile("where", `kind == "keynote" && date >= "2017" && speaker ~ "gogh"`)
	if err != nil {
		b.Fatal(err)
	}
	d, _ := records.ParseDate("2017-12-03/2017-12-05")
	r := &records.Reference{Kind: "keynote", Date: d, Author: records.AgentList{List: []records.Agent{
		{Key: "huang", Name: records.Name{Family: "Huang", Given: "Zhixiong"}}, {Name: records.Name{Family: "Gogh", Given: "Vincent"}}}}}
	b.ReportAllocs()
	for b.Loop() {
		e.Match(r)
	}
}
