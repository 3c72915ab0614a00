package records

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// proposals gives what is proposed for the records of a text, and the codes of
// the findings.
func proposals(t *testing.T, pattern, text string, keys ...string) (made []string, codes []string) {
	t.Helper()
	p, err := ParseKeyPattern(pattern)
	if err != nil {
		t.Fatal(err)
	}
	input := Input{Name: "in.toml", Open: func() (File, error) { return closing{bytes.NewReader([]byte(text))}, nil }}
	c, err := Open([]Input{input}, Options{Language: "en"}, func(d Diagnostic) { codes = append(codes, d.Code) })
	if err != nil {
		t.Fatal(err)
	}
	err = c.ProposeKeys(context.Background(), keys, p, func(p Proposal) error {
		made = append(made, p.Key+" "+p.New)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made, codes
}

func TestProposeKeys(t *testing.T) {
	for _, test := range []struct {
		name, record, pattern, want string
		codes                       []string
	}{
		{name: "a person", record: `speakers = ["King, Martin Luther, Jr."]
title = "I have a dream"
date = 1963-08-28`, want: "king-1963-dream"},
		{name: "a particle", record: `speakers = ["van Gogh, Vincent"]
title = "On yellow"`, want: "vangogh-yellow"},
		{name: "an elided particle", record: `speakers = ["d’Ormesson, Jean"]
title = "L’eau et les rêves"`, want: "dormesson-eau"},
		{name: "two family names", record: `speakers = ["García Márquez, Gabriel"]
title = { en = "The solitude of Latin America", es = "La soledad de América Latina" }
language = "es"
date = 1982-12-08`, want: "garciamarquez-1982-soledad"},
		{name: "letters that are none with a mark", record: `speakers = ["Đorđević-Łoś, Åse"]
title = "Straße, Ærø og þing"`, want: "dordeviclos-strasse"},
		{name: "a dotless i", record: `speakers = ["Işık, Ayşe"]
title = "Babamın bavulu"`, want: "isik-babamin"},
		{name: "Chinese with Latin letters", record: `speakers = [{ name = { zh = "鲁, 迅", zh-Latn = "Lǔ, Xùn" } }]
title = { zh = "无声的中国", zh-Latn = "Wusheng de Zhongguo" }
language = "zh"
date = 1927`, want: "lu-1927-wusheng"},
		{name: "a translation before a transliteration", record: `speakers = [{ name = { zh = "鲁, 迅", en = "Lu, Xun" } }]
title = { zh = "无声的中国", zh-Latn = "Wusheng de Zhongguo", en = "Silent China" }
language = "zh"
date = 1927`, want: "lu-1927-silent"},
		{name: "a name in no Latin letters", record: `speakers = ["黄, 志雄"]
title = "论规则"
date = 2017`, want: "", codes: []string{"no-latin"}},
		{name: "a title in no Latin letters", record: `speakers = ["Huang, Zhixiong"]
title = "论规则"
date = 2017`, want: "huang-2017", codes: []string{"no-latin"}},
		{name: "a body", record: `speakers = [{ literal = "Ministry of Energy, Mines and Water" }]
title = "Statement on dams"
date = 2002`, want: "ministry-energy-2002-statement"},
		{name: "an open beginning", record: `speakers = ["Ore, Ann"]
title = "Rules"
date = "../2018"`, want: "ore-2018-rules"},
		{name: "a century", record: `speakers = ["Ore, Ann"]
title = "Rules"
date = "20XX"`, want: "ore-20xx-rules"},
		{name: "a mononym", record: `speakers = [{ literal = "Björk" }]
description = "Toast to the bride"
date = "199X"`, want: "bjork-1990s-toast"},
		{name: "nobody", record: `title = "Toast to the bride"
date = 1991`, want: "speech-1991-toast"},
		{name: "nothing but small words", record: `speakers = ["Doe, Jane"]
title = "What are we?"`, want: "doe-what"},
		{name: "before our era", record: `speakers = [{ literal = "Demosthenes" }]
title = "First Philippic"
date = "-0350"`, want: "demosthenes-351bc-first"},
		{name: "another pattern", pattern: "{family}_{year}{month}{day}_{kind}", record: `speakers = ["O'Neill, Ann"]
title = "On rivers"
date = 1991-03-04`, want: "oneill_19910304_speech"},
		{name: "a field without a value takes its mark along", pattern: "{event}-{year}-{month}-{family}", record: `speakers = ["O'Neill, Ann"]
title = "On rivers"
date = 1991`, want: "speech-1991-oneill"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.pattern == "" {
				test.pattern = DefaultKeyPattern
			}
			made, codes := proposals(t, test.pattern, "[speech.new]\n"+test.record+"\n")
			if len(made) != 1 || made[0] != "new "+test.want || !slices.Equal(codes, test.codes) {
				t.Errorf("%q with the findings %q, want %q with %q", made, codes, test.want, test.codes)
			}
		})
	}
}

// TestProposedKeysApart holds that no proposal is another record's key, and that
// a record whose key follows the pattern keeps it whatever stands before it.
func TestProposedKeysApart(t *testing.T) {
	const talk = "\ntitle = \"On rivers\"\nspeakers = [\"Doe, Jane\"]\ndate = 1991\n"
	text := "[speech.x]" + talk + "[speech.doe-1991-rivers-b]" + talk + "[speech.y]" + talk + "[speech.DOE-1991-rivers]" + talk +
		"[speech.z]" + talk + "[event.doe-1991-rivers-d]\ntitle = \"Rivers\"\nacronym = \"RIV'91\"\ndate = 1991\n"
	made, codes := proposals(t, DefaultKeyPattern, text)
	want := []string{
		"x doe-1991-rivers-c", "doe-1991-rivers-b doe-1991-rivers-b", "y doe-1991-rivers-e", "DOE-1991-rivers doe-1991-rivers-f",
		"z doe-1991-rivers-g", "doe-1991-rivers-d riv91-1991",
	}
	if !slices.Equal(made, want) || codes != nil {
		t.Errorf("%q %q, want %q", made, codes, want)
	}
	if made, _ = proposals(t, DefaultKeyPattern, text, "z", "y"); !slices.Equal(made, []string{"z doe-1991-rivers-g", "y doe-1991-rivers-e"}) {
		t.Errorf("two asked for, whose proposals are those of all: %q", made)
	}
	text = ""
	for i := range 800 {
		text += fmt.Sprintf("[speech.new-%d]", i) + talk
	}
	seen := map[string]bool{}
	made, _ = proposals(t, DefaultKeyPattern, text)
	for _, m := range made {
		_, key, _ := strings.Cut(m, " ")
		if seen[key] || !regexp.MustCompile(`^doe-1991-rivers(-[a-z]+)?$`).MatchString(key) {
			t.Fatalf("%q", m)
		}
		seen[key] = true
	}
	if len(seen) != 800 {
		t.Errorf("%d proposals", len(seen))
	}
}

func TestParseKeyPattern(t *testing.T) {
	for pattern, want := range map[string]string{
		"{family}{year}": "", "{family}": "", "": "no field", "abc": "no field", "{famly}": "{famly}", "{family": "not closed",
		"{Family}": "{Family}", "{family}:{year}": `":"`, "{family} {year}": "a blank", "K{year}": `"K"`, "{family}}": `"}"`, "{}": "{}",
	} {
		_, err := ParseKeyPattern(pattern)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", pattern, err, want)
		}
	}
}

// FuzzProposeKeys holds that a proposal is a key that every reader accepts,
// whatever the names and titles.
func FuzzProposeKeys(f *testing.F) {
	f.Add("van der Berg, Åse", "L’été – 2nd ed.", "{family}-{year}-{word}")
	f.Add("ﬁ, ʼ", "\u202eİ ǅ ꟲ", "{word}_{kind}")
	f.Fuzz(func(t *testing.T, name, title, pattern string) {
		p, err := ParseKeyPattern(pattern)
		if err != nil {
			return
		}
		r := &Reference{Type: TypeSpeech, Kind: "speech", Title: title, Author: AgentList{List: []Agent{{Name: Name{Family: name}}}}}
		made := proposer{c: &Collection{report: func(Diagnostic) {}}, pattern: p, made: map[string]bool{}, next: map[string]int{}}
		for range 3 {
			if got := made.propose(r, func(Diagnostic) {}).New; got != "" && !regexp.MustCompile(`^[a-z][a-z0-9_-]*$`).MatchString(got) {
				t.Errorf("%q of %q, %q, %q", got, name, title, pattern)
			}
		}
	})
}
