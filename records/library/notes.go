package library

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// WithoutSentence takes out of a note a sentence that another field says.
func WithoutSentence(note, sentence string) string { return withoutText(note, sentence, ".") }

// withoutDates takes out of a note the sentence that says when an event was, where
// the event says it.
func withoutDates(note string, e *record) string {
	number := e.fields["number"]
	for _, name := range []string{e.fields["title"], e.fields["title"] + ": " + e.fields["subtitle"]} {
		lang := records.LanguageOfText(name, e.fields["language"], "en")
		name, _ = records.JoinOrdinal(lang, name, number, e.fields["number_text"])
		_, rest, ok := strings.Cut(note, name+records.Term(lang, "comma"))
		if !ok || name == "" {
			continue
		}
		stop := records.Term(lang, "stop")
		words, _, _ := strings.Cut(rest, stop)
		if d, ok := records.ReadDate(words); ok && d.String() == e.fields["date"] {
			note = withoutText(note, name+records.Term(lang, "comma")+words, stop)
		}
	}
	return note
}

// WithoutPhrase takes off the end of a note the sentence that begins with a
// phrase of ours, in any language, as records.Term has it: what it says is in
// another place.
func WithoutPhrase(note, term string) string {
	for _, lang := range records.Languages() {
		phrase, _, _ := strings.Cut(records.Term(lang, term), "%s")
		if i := strings.LastIndex(note, phrase); phrase != "" && i >= 0 && (i == 0 || strings.ContainsAny(note[i-1:i], "\n ") || strings.HasSuffix(note[:i], "。")) {
			return strings.TrimSpace(note[:i])
		}
	}
	return note
}

// InPhrase is what fills a phrase of ours, as records.Term has it, in any
// language; false where the text is not that phrase.
func InPhrase(text, term string) (string, bool) {
	for _, lang := range records.Languages() {
		before, behind, _ := strings.Cut(records.Term(lang, term), "%s")
		rest, ok := strings.CutPrefix(text, before)
		if ok && before != "" && strings.HasSuffix(rest, behind) {
			return strings.TrimSuffix(rest, behind), true
		}
	}
	return "", false
}

// TakePhrase takes a sentence that is a phrase of ours, as records.Term has it, out
// of a note: what fills it, and the language that the phrase is in. It is "" where
// there is none.
func TakePhrase(note, term string) (rest, text, lang string) {
	for _, lang := range records.Languages() {
		before, behind, _ := strings.Cut(records.Term(lang, term), "%s")
		stop := records.Term(lang, "stop")
		if at := strings.Index(note, before); before != "" && at >= 0 {
			text, _, _ := strings.Cut(note[at+len(before):], "\n")
			if stop != "。" {
				stop += " "
			}
			text, _, _ = strings.Cut(text, stop)
			text = strings.TrimSuffix(strings.TrimSuffix(text, strings.TrimSpace(stop)), behind)
			if rest := withoutText(note, before+text+behind, strings.TrimSpace(stop)); rest != note && text != "" {
				return rest, text, lang
			}
		}
	}
	return note, "", ""
}

// WithoutWords takes out of a note the sentence that a phrase of ours makes of
// names, in any language.
func WithoutWords(note, term string, held records.AgentList) string {
	var names []string
	for _, a := range held.List {
		names = append(names, a.Name.Natural())
	}
	for _, lang := range records.Languages() {
		sentence := strings.Replace(records.Term(lang, term), "%s", strings.Join(names, records.Term(lang, "name-separator")), 1)
		note = withoutText(note, sentence, records.Term(lang, "stop"))
	}
	return note
}

// withoutText takes a sentence out of a note that has it as a whole, closed with
// a stop unless it is the last.
func withoutText(note, sentence, stop string) string {
	i := strings.Index(note, sentence)
	if i < 0 || sentence == "" {
		return note
	}
	before, behind := note[:i], note[i+len(sentence):]
	if t := strings.TrimRight(before, " \n"); t != "" && (t == before && stop != "。" || !strings.ContainsAny(t[len(t)-1:], ".!?") && !strings.HasSuffix(t, "。")) {
		return note
	}
	rest, closed := strings.CutPrefix(behind, stop)
	closed = closed || strings.HasSuffix(sentence, ".") && strings.HasPrefix(behind, " ") // of "Jr."
	if behind != "" && !closed && !strings.HasPrefix(behind, "\n") {
		return note
	}
	if rest = strings.TrimLeft(rest, " "); before == "" || strings.HasSuffix(before, "\n") {
		rest = strings.TrimLeft(rest, "\n")
	}
	return strings.TrimSpace(before + rest)
}

// HasPhrase reports whether a sentence of a note begins with a phrase of ours, in
// any language.
func HasPhrase(note, term string) bool {
	for _, lang := range records.Languages() {
		before, _, _ := strings.Cut(records.Term(lang, term), "%s")
		i := strings.Index(note, before)
		if before != "" && i >= 0 && (i == 0 || strings.HasSuffix(note[:i], ". ") || strings.HasSuffix(note[:i], "。")) {
			return true
		}
	}
	return false
}
