package records

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestTrials holds that what a reference inherits changes with the field of the
// record that gives it, and with that of no other.
func TestTrials(t *testing.T) {
	const text = `[collection]
language = "en"
[event.wic]
title = "Conference"
date = 2017-12-03
city = "Wuzhen"
organizers = ["cac"]
[event.forum]
title = "Forum"
part_of = "wic"
room = "Hall"
[speech.a]
title = "A"
event = "forum"
speakers = ["p"]
[person.p]
name = "P, Q"
office = "Minister"
[organization.cac]
name = "Administration"
[speech.other]
title = "Other"
city = "Beijing"
`
	c, err := Open([]Input{input("a.toml", text)}, Options{}, func(d Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string]func(*Reference) any{
		"date":      func(r *Reference) any { return r.Date },
		"city":      func(r *Reference) any { return r.Place.City },
		"room":      func(r *Reference) any { return r.Place.Room },
		"organizer": func(r *Reference) any { return r.Organizer },
		"office":    func(r *Reference) any { return r.Author.List },
		"language":  func(r *Reference) any { return r.Language },
		"title":     func(r *Reference) any { return r.Title },
	}
	var whole *Reference
	got := map[string][]string{}
	err = c.Trials(context.Background(), "a", func(trial Trial) error {
		if whole == nil {
			whole = trial.Reference
			return nil
		}
		for name, fact := range facts {
			if trial.Field != "" && !reflect.DeepEqual(fact(whole), fact(trial.Reference)) {
				got[name] = append(got[name], fmt.Sprintf("%s.%s:%d@%d", trial.Key, trial.Field, trial.Line, trial.Distance))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"date": {"wic.date:5@2"}, "city": {"wic.city:6@2"}, "room": {"forum.room:11@1"},
		"organizer": {"wic.organizers:7@2", "cac.name:20@3"},
		"office":    {"a.speakers:15@0", "p.name:17@1", "p.office:18@1"},
		"language":  {".language:0@0"},
		"title":     {"a.title:13@0"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}

	stop := errors.New("enough")
	if err := c.Trials(context.Background(), "a", func(Trial) error { return stop }); err != stop {
		t.Errorf("the error of yield is %v", err)
	}
}

// TestTrialsOfAll tries every reference of the collections that we have: the
// first trial is the reference as it is, and each ends.
func TestTrialsOfAll(t *testing.T) {
	for _, name := range []string{"wuzhen-2017", "languages"} {
		text, err := os.ReadFile("../testdata/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		c, err := Open([]Input{input("a.toml", string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))}, Options{}, func(d Diagnostic) { t.Error(d) })
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range read(t, Options{}, nil, "a.toml", string(text)).refs[:8] {
			n := 0
			err := c.Trials(context.Background(), r.Key, func(trial Trial) error {
				if n++; n == 1 && !reflect.DeepEqual(trial.Reference, r) {
					t.Errorf("%s is another reference when it is tried", r.Key)
				}
				return nil
			})
			if err != nil || n < 2 {
				t.Errorf("%s: %d trials, %v", r.Key, n, err)
			}
		}
	}
}

// TestSelect holds that what is not wanted is not given and not warned of, that
// errors always are, and that proposed keys do not depend on it.
func TestSelect(t *testing.T) {
	const text = `[speech.a]
speakers = ["A, B"]
date = 2017
[speech.b]
speakers = ["A, B"]
date = 2017
[speech.c]
titel = "C"
`
	options := Options{Language: "en", Select: func(r *Reference) bool { return r.Key == "b" }}
	r := read(t, options, nil, "a.toml", text)
	if len(r.refs) != 1 || r.refs[0].Key != "b" {
		t.Errorf("%d references", len(r.refs))
	}
	var found []string
	for _, d := range r.found {
		found = append(found, fmt.Sprintf("%d %s", d.Position.Line, d.Code))
	}
	if got := strings.Join(found, ", "); got != "4 untitled, 8 unknown-field" {
		t.Errorf("found: %s", got)
	}

	pattern, err := ParseKeyPattern("{family}{year}")
	if err != nil {
		t.Fatal(err)
	}
	proposed := func(options Options, keys ...string) map[string]string {
		c, err := Open([]Input{input("a.toml", text)}, options, func(Diagnostic) {})
		if err != nil {
			t.Fatal(err)
		}
		made := map[string]string{}
		err = c.ProposeKeys(context.Background(), keys, pattern, func(p Proposal) error { made[p.Key] = p.New; return nil })
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	all := proposed(Options{Language: "en"})
	for _, keys := range [][]string{nil, {"a", "b"}} {
		if got := proposed(options, keys...); len(got) != 1 || got["b"] != all["b"] || got["b"] == "" {
			t.Errorf("proposed %v, of all %v", got, all)
		}
	}
}
