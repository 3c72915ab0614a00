package formats

import (
	"fmt"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// Findings are warnings of what the style does not show of a reference, written
// with these settings, shows twice, or shows with nothing behind it; and that it
// has no entry at all. The hints are found by experiment: what is offered helps.
func (f *Fitting) Findings(r *records.Reference, v Values) ([]records.Diagnostic, error) {
	fitter := f.with(v)
	fit, err := fitter.fit(r)
	if err != nil {
		return nil, err
	}
	var found []records.Diagnostic
	warn := func(code, hint, format string, args ...any) {
		found = append(found, records.Diagnostic{Severity: records.Warning, Code: code, Position: r.Position,
			Message: f.name() + " " + fmt.Sprintf(format, args...), Hint: hint})
	}
	if !fit.shown.entry {
		warn("style-no-entry", fitter.remedy(r, func(better *cslFit) bool { return better.shown.entry }), "prints no entry for %s", r.Key)
		return found, nil
	}
	lost := fit.has &^ fit.shown.once
	if fit.has&dayBit != 0 {
		lost &^= daysBit // nobody misses them beside the day
	}
	if lost != 0 {
		hint := ""
		if lost&cslInWords != 0 {
			hint = "what must be seen can be said in the title"
		}
		warn("style-omits", hint, "does not print %s of %s", lost.words(), r.Key)
	}
	if fit.shown.twice != 0 {
		warn("style-twice", "", "prints %s of %s twice", fit.shown.twice.words(), r.Key)
	}
	for _, words := range fit.shown.hanging {
		hint := fitter.remedy(r, func(better *cslFit) bool { return len(better.shown.hanging) < len(fit.shown.hanging) })
		warn("style-gap", hint, "prints %q for %s with nothing behind it", words, r.Key)
	}
	return found, nil
}

// cslInWords are the facts that a title can tell.
var cslInWords = cslFactBits["event"] | cslFactBits["session"] | cslFactBits["place"] | cslFactBits["venue"] | cslFactBits["lecture"] | cslFactBits["committee"]

// name is what the style is called in findings.
func (f *Fitting) name() string {
	switch {
	case f.style.Name != "":
		return f.style.Name
	case f.style.Title != "":
		return f.style.Title
	}
	return "the style"
}

// words names the facts.
func (f cslFacts) words() string {
	var names []string
	for i := range cslWeights {
		if f&(1<<i) != 0 {
			names = append(names, cslWeights[i].words)
		}
	}
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], ", ") + " and " + names[n]
	}
	return strings.Join(names, "")
}

// cslRemedies are what a record may lack that a style asks for, and how a reference
// looks that has it.
var cslRemedies = []struct {
	what string
	give func(*records.Reference)
}{
	{"a date", func(r *records.Reference) {
		r.Date = records.Date{Start: records.Moment{Set: true, Year: 2000, Month: 1, Day: 1}}
	}},
	{"a title", func(r *records.Reference) { r.Title = "Title" }},
	{"a url", func(r *records.Reference) { r.URL = "https://example.org/" }},
	{"a publisher", func(r *records.Reference) { r.Publisher = "Publisher" }},
	{"an event", func(r *records.Reference) {
		if r.Type == records.TypeSpeech && len(r.Events) == 0 {
			r.Events = []records.Event{{Key: "event", Kind: "conference", Genre: "Conference", Title: "Event", Status: "held"}}
		}
	}},
	{"an archive", func(r *records.Reference) { r.Archive = "Archive" }},
}

// remedy is a hint that names the first thing that helps; "" where nothing does.
func (f *cslFitter) remedy(r *records.Reference, helps func(*cslFit) bool) string {
	for _, remedy := range cslRemedies {
		better := cloned(r)
		remedy.give(better)
		if fit, err := f.fit(better); err == nil && helps(fit) {
			return "give it " + remedy.what
		}
	}
	return ""
}
