package formats_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/bib"
	"github.com/quoth-cite/quoth/records/library/csl"
	"github.com/quoth-cite/quoth/records/library/endnote"
	"github.com/quoth-cite/quoth/records/library/ris"
	"github.com/quoth-cite/quoth/records/recordstest/hostile"
)

// TestHostileTold reads what was written of each text and demands that it is what
// the record says, to the last character, or that the report on losses says that
// it is not.
func TestHostileTold(t *testing.T) {
	var b strings.Builder
	for i, text := range hostile.Texts {
		if asImported(text) != text || strings.HasPrefix(text, "[") || strings.HasSuffix(text, "others") {
			continue // import takes these for more than text, whoever wrote them
		}
		q := hostile.Quote(text)
		for j, speaker := range []string{"family = " + q + ", given = " + q, "literal = " + q} { // each alone, so that the other does not stand for it
			fmt.Fprintf(&b, "[speech.h%d-%d]\ntitle = %s\nspeakers = [{ %s }]\nabstract = %s\nlanguage = \"en\"\ndate = 2017-12-04\n\n", i, j, q, speaker, q)
		}
	}
	refs := refsOf(t, b.String())
	// Import takes out the joiners that formats put in, and knows one blank in names.
	read := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ReplaceAll(norm.NFC.String(s), "\u2060", ""), func(c rune) bool { return unicode.IsSpace(c) && c != '\n' }), " ")
	}
	for _, f := range []struct {
		format string
		read   func([]byte, string, func(records.Diagnostic)) []library.Item
	}{{"bibtex", bib.Read}, {"biblatex", bib.Read}, {"csl-json", csl.Read}, {"ris", ris.Read}, {"endnote-xml", endnote.Read}} {
		t.Run(f.format, func(t *testing.T) {
			items := f.read(write(t, f.format, refs), "x", func(records.Diagnostic) {})
			if len(items) != len(refs) {
				t.Fatalf("%d items of %d", len(items), len(refs))
			}
			kept, bent := 0, 0
			for i, r := range refs {
				told := fatesOf(t, f.format, r)
				speaker := items[i].Names["speakers"].List[0].Name.Natural()
				got := map[string]string{"title": items[i].Fields["title"], "abstract": items[i].Fields["abstract"]}
				for _, part := range []string{"family", "given", "literal"} {
					if fact := "author[0]." + part; told[fact].Value != "" {
						got[fact] = speaker
					}
				}
				for fact, got := range got {
					fate := told[fact]
					switch same := strings.Contains(read(got), read(fate.Value)); {
					case fate.State != formats.Written:
						t.Errorf("%s: %s %q is %s", r.Key, fact, fate.Value, fate.State)
					case fate.Bent != "":
						bent++
					case !same:
						t.Errorf("%s: %s is %q, was %q, and is not told", r.Key, fact, got, fate.Value)
					default:
						kept++
					}
				}
			}
			t.Logf("%d texts are as they were, %d are told to be otherwise", kept, bent)
		})
	}
}

// fatesOf is what becomes of the facts of a reference, by their names.
func fatesOf(t *testing.T, format string, r *records.Reference) map[string]formats.Fate {
	t.Helper()
	f, err := formats.Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	fates, err := formats.Explain(f, v, r)
	if err != nil {
		t.Fatalf("%s: %v", r.Key, err)
	}
	told := map[string]formats.Fate{}
	for _, fate := range fates {
		told[fate.Fact] = fate
	}
	return told
}
