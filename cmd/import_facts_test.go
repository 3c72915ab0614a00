package cmd

import (
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// fact is what the report of export says of a fact of a record.
type fact struct {
	Fact, Value, State string
}

// reported are the facts of each record by what the report of export says of them.
func reported(t *testing.T, collection, format, lang string) map[string][]fact {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.json")
	args := []string{"export", collection, "--to", format, "--report=" + path}
	if lang != "" {
		args = append(args, "--lang", lang)
	}
	mustRun(t, args...)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Key   string
		Facts []fact
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	facts := map[string][]fact{}
	for _, r := range list {
		facts[r.Key] = r.Facts
	}
	return facts
}

// numbered are a number with what makes an ordinal of it.
var numbered = regexp.MustCompile(`^([0-9]+)\pL{1,3}$`)

// wordsOf are the words and numbers of a text, as they are looked for in another
// form of it: numbers without zeros in front, letters of scripts without blanks one
// by one.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	if plain, err := url.PathUnescape(text); err == nil && strings.Contains(text, "://") {
		text = plain
	}
	var parted strings.Builder
	for _, c := range strings.ToLower(text) {
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			parted.WriteString(" " + string(c) + " ")
		} else {
			parted.WriteRune(c)
		}
	}
	for word := range strings.FieldsFuncSeq(parted.String(), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if m := numbered.FindStringSubmatch(word); m != nil {
			word = m[1]
		}
		if word = strings.TrimLeft(word, "0"); word != "" {
			words[word] = true
		}
	}
	return words
}

// missing are the words of a fact that none of the facts of another record have.
// Months are numbers in one and names in the other; the kind is a label, and the
// end of a list a word.
func missing(f fact, facts []fact) string {
	if _, err := records.ParseDate(f.Value); err == nil && strings.ContainsAny(f.Value, "X-~?%") && strings.Contains(f.Fact, "date") {
		f.Value = strings.Trim(f.Value[:min(4, len(f.Value))], "-X") // in words
	}
	have := map[string]bool{}
	for _, other := range facts {
		maps.Insert(have, maps.All(wordsOf(other.Value)))
		if other.Fact == "kind" {
			for _, typ := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource} {
				maps.Insert(have, maps.All(wordsOf(records.Label("en", typ, other.Value))))
			}
		}
	}
	var left []string
	for word := range wordsOf(f.Value) {
		if number := len(word) < 3 && word[0] <= '9'; !have[word] && !number {
			left = append(left, word)
		}
	}
	slices.Sort(left)
	return strings.Join(left, " ")
}

// holdToReport demands that each fact which the report of export says is written
// is in the record that is made of what was written, in whatever field: what is
// lost on the way there and back is what the report calls lost, or of what it is
// said why no reader could tell it.
func holdToReport(t *testing.T, id string, was, is []fact, met map[string]bool) {
	t.Helper()
	for _, f := range was {
		name := f.Fact[strings.LastIndexByte(f.Fact, '.')+1:]
		if f.State == "lost" || name == "kind" || name == "et-al" || name == "unpublished" || f.Value == "unknown" {
			continue // what is a label, or words
		}
		left := missing(f, is)
		if left == "" {
			continue
		}
		if reason := id + " " + f.Fact; untold[reason] != "" {
			met[reason] = true
		} else {
			t.Errorf("%s: the report says that %s %q is written; %q does not come back", id, f.Fact, f.Value, left)
		}
	}
}
