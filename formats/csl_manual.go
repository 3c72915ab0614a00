package formats

import "maps"

// cslManuals are the settings that the manuals of styles want and that cannot be
// read in the styles, by the name of the style: what it prints for a date, it
// prints for any. The references in testdata/gold that these authorities print are
// what they were found by.
var cslManuals = map[string]map[string]string{
	// APA dates a talk by its conference (10.5), names the city alone, and calls a
	// talk by its session. A series that has numbers is the work (10.5:A3).
	"apa": {"dates": "event", "event-date": "different", "genre": "session", "place": "city", "series": "container", "testimony": "title"},
	// AMA dates it by the conference too (3.13.8), with the acronym behind its name.
	"american-medical-association": {"dates": "event", "event-date": "different", "event-name": "acronym", "place": "city"},
	// The Australian guide has rules of its own for who spoke where (7.2 to 7.13).
	"australian-guide-to-legal-citation": {"event-name": "unnumbered", "forum": "place", "honorifics": "office", "testimony": "evidence"},
	// GB/T 7714 marks what was presented at a conference [C], and joins a subtitle
	// with a colon in every language.
	"china-national-standard-gb-t-7714-2015-numeric":     {"conference": "all", "flatten": "true", "subtitle": "colon"},
	"china-national-standard-gb-t-7714-2015-author-date": {"conference": "all", "flatten": "true"},
	"china-national-standard-gb-t-7714-2025-numeric":     {"conference": "paper", "flatten": "true"},
	"china-national-standard-gb-t-7714-2025-author-date": {"conference": "paper", "flatten": "true"},
	// IEEE abbreviates the names of conferences.
	"ieee": {"event-name": "abbreviated", "place": "city"},
	// MLA prints a label only where the source gives one (5.109), and addresses
	// without http (5.95).
	"modern-language-association": {"genre": "given", "urls": "bare"},
}

// cslManual is the settings for a style, nil where nothing is known of it.
func cslManual(style string) map[string]string { return maps.Clone(cslManuals[style]) }
