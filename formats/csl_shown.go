package formats

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

// cslWeights are the facts that a fitted item is chosen by, and what it is worth
// that a style shows one: who, what, where and when before all else. The words are
// how findings speak of them.
var cslWeights = [...]struct {
	name   fact
	weight int
	words  string
}{
	{"author", 100, "who it is by"},
	{"title", 100, "the title"},
	{"event", 80, "the event"},
	{"year", 80, "the year"},
	{"published-in", 60, "what it was printed in"},
	{"container", 40, "the newspaper, journal or site"},
	{"committee", 40, "the committee"},
	{"lecture", 30, "the named lecture"},
	{"session", 30, "the session"},
	{"place", 30, "the place"},
	{"venue", 30, "the venue"},
	{"recipient", 20, "the recipient"},
	{"genre", 20, "the label"},
	{"day", 20, "the day"},
	{"days", 10, "the dates of the event"},
	{"chair", 10, "the chair"},
	{"publisher", 10, "the publisher"},
	{"url", 10, "the address"},
	{"doi", 10, "the DOI"},
	{"pages", 10, "the pages"},
	{"medium", 5, "the medium"},
}

// cslFacts is a set of facts of cslWeights.
type cslFacts uint32

// cslFactBits finds the bit of a fact; other facts have none.
var cslFactBits = func() map[fact]cslFacts {
	m := map[fact]cslFacts{}
	for i, w := range cslWeights {
		m[w.name] = 1 << i
	}
	return m
}()

// cslKept are the facts that no other shape may lose.
var cslKept = func() (kept cslFacts) {
	for i, w := range cslWeights {
		if w.weight >= 30 {
			kept |= 1 << i
		}
	}
	return kept
}()

var yearBit, dayBit, daysBit = cslFactBits["year"], cslFactBits["day"], cslFactBits["days"]

func (s *cslFacts) add(f fact) { *s |= cslFactBits[f] }

// cslOwn is what a variable tells that says nothing else of itself.
var cslOwn = map[string]fact{
	"title": "title", "author": "author", "container-title": "container", "URL": "url", "DOI": "doi",
}

// cslRows are, for each variable of the table, the one that styles know and what it
// tells by itself.
var cslRows = func() []cslRow {
	var rows []cslRow
	for _, v := range cslVariables {
		rows = append(rows, cslRow{cslstyle.Lookup(v.name), cslFactBits[cslOwn[v.name]]})
	}
	return rows
}()

type cslRow struct {
	variable cslstyle.Variable
	tells    cslFacts
}

// cslTelling are the rows of the variables that tell a fact of cslWeights.
var cslTelling = func() []bool {
	telling := strings.Fields(`title author chair recipient genre medium issued event-date event-title event-place container-title
		collection-title publisher publisher-place section page URL DOI`)
	var rows []bool
	for _, v := range cslVariables {
		rows = append(rows, slices.Contains(telling, v.name))
	}
	return rows
}()

// tells is what the variable of a row tells.
func (c *cslItem) tells(row int) cslFacts {
	if f := c.told[row]; f != 0 {
		return f
	}
	return cslRows[row].tells
}

var cslIssued, cslEventDate = cslstyle.Lookup("issued"), cslstyle.Lookup("event-date")

// seen is what a style sees of the item.
func (c *cslItem) seen() *cslstyle.Item {
	it := &cslstyle.Item{Type: c.typ}
	it.Language, _ = c.values["language"].(string)
	for i := range cslVariables {
		switch x := c.values[cslVariables[i].name].(type) {
		case string:
			it.Text(cslRows[i].variable, x)
		case []cslName:
			it.Names(cslRows[i].variable)
		case *cslDateValue:
			it.Date(cslRows[i].variable, x.parts(), x.Circa)
		}
	}
	return it
}

// parts are the parts of a date that a style can print.
func (d *cslDateValue) parts() cslstyle.Parts {
	if d.Literal != "" {
		return cslstyle.Words
	}
	parts := cslstyle.Year
	if len(d.Parts[0]) > 1 {
		parts |= cslstyle.Month
	}
	if len(d.Parts[0]) > 2 {
		parts |= cslstyle.Day
	}
	if d.Season != 0 {
		parts |= cslstyle.Season
	}
	return parts
}

// cslShown is what a style shows of an item.
type cslShown struct {
	once, twice cslFacts // shown at all, and more than once
	entry       bool     // the item has an entry
	hanging     []string // words with nothing behind
}

// shown says what a style shows of the item.
func (c *cslItem) shown(s *cslstyle.Style, p *cslstyle.Printed) cslShown {
	s.Print(p, c.seen())
	sh := cslShown{entry: p.Entry(), hanging: slices.Clone(p.Hanging)}
	var years [2]bool // printed of the date of the entry, and of that of the event
	for _, m := range p.Marks {
		var f cslFacts
		switch {
		case m.Variable == cslIssued:
			f = c.dateTells(c.issuedDate(), m.Parts)
			years[0] = years[0] || f&yearBit != 0
		case m.Variable == cslEventDate:
			d, _ := c.eventDate().(records.Date)
			f = c.dateTells(d, m.Parts)
			years[1] = years[1] || f&yearBit != 0
		case m.Parts == 0:
			for i := range cslRows {
				if cslRows[i].variable == m.Variable {
					f = c.tells(i)
					break
				}
			}
		}
		sh.twice |= sh.once & f &^ yearBit // in front and with the day behind, as many styles have it
		sh.once |= f
	}
	if d, _ := c.eventDate().(records.Date); years[0] && years[1] && d == c.issuedDate() {
		sh.twice |= yearBit
	}
	return sh
}

// dateTells is what the printed parts of a date tell: a year, the day of delivery,
// the days of the event.
func (c *cslItem) dateTells(d records.Date, parts cslstyle.Parts) cslFacts {
	var f cslFacts
	if parts&(cslstyle.Year|cslstyle.Words) != 0 {
		f |= yearBit
	}
	if parts&(cslstyle.Day|cslstyle.Words) == 0 {
		return f
	}
	switch {
	case d == c.Date:
		f |= dayBit
	case len(c.Events) > 0 && d == eventDate(c.Reference):
		f |= daysBit
	}
	return f
}

// has is the facts that the item has, whatever a style shows of them.
func (c *cslItem) has() cslFacts {
	var f cslFacts
	for i := range cslVariables {
		switch x := c.values[cslVariables[i].name].(type) {
		case nil:
		case *cslDateValue:
			switch cslRows[i].variable {
			case cslIssued:
				f |= c.dateTells(c.issuedDate(), x.parts())
			case cslEventDate:
				d, _ := c.eventDate().(records.Date)
				f |= c.dateTells(d, x.parts())
			}
		default:
			f |= c.tells(i)
		}
	}
	return f
}

// worth is what it is worth to show these facts.
func (f cslFacts) worth() int {
	sum := 0
	for i := range cslWeights {
		if f&(1<<i) != 0 {
			sum += cslWeights[i].weight
		}
	}
	return sum
}

// What it costs that an item has no entry, that words stand in front of nothing,
// and that a fact is shown twice: more than to write it in some other way, and less
// than to lose one.
const (
	noEntryCost = 1000
	hangingCost = 15
	twiceCost   = 25
)

func (sh *cslShown) worth() int {
	sum := sh.once.worth() - twiceCost*bits.OnesCount32(uint32(sh.twice)) - hangingCost*len(sh.hanging)
	if !sh.entry {
		sum -= noEntryCost
	}
	return sum
}
