package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/formats/template"
	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/cited"
	"github.com/quoth-cite/quoth/records/library/bib"
	"github.com/quoth-cite/quoth/records/library/csl"
	"github.com/quoth-cite/quoth/records/library/endnote"
	"github.com/quoth-cite/quoth/records/where"
)

// limits are all the limits that there are, of which each part lists its own.
func limits() []records.Limit {
	return slices.Concat(records.Limits, []records.Limit{
		{Of: "findings that are printed", Most: maxFindings, Unit: "findings", Beyond: "the others are counted; see --max-errors of check"},
		{Of: "a file to import, a document of --cited-in, a file for fmt or new", Most: maxWhole, Unit: "bytes", Beyond: "it is not read, and nothing is written"},
		{Of: "quoth.toml", Most: maxSettings, Unit: "bytes", Beyond: "it is not read, and nothing is written"},
	}, where.Limits, cited.Limits, bib.Limits, csl.Limits, endnote.Limits, cslstyle.Limits, template.Limits, []records.Limit{
		{Of: "what a program writes, quoth-format-NAME", Most: maxProgram, Unit: "bytes", Beyond: "the run fails, and the file stays as it was"},
	})
}

// limitsHelp is the topic of limits.
func limitsHelp() string {
	var b strings.Builder
	b.WriteString(`What is read and what is made has bounds, far beyond what records, bibliographies,
styles and templates come to, so that no file, whoever made it, takes memory or
time without end. What goes beyond one is told in a message that names it; that
never leaves half a file. They are the same everywhere, and cannot be set.

Memory grows with the number of records, by some 300 bytes for each, and not with
their length. Files that are read whole take several times their size.
`)
	for _, l := range limits() {
		fmt.Fprintf(&b, "\n%s\n  at most %s; beyond that %s\n", l.Of, l, l.Beyond)
	}
	return b.String()
}
