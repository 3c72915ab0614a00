package formats

import (
	"maps"
	"slices"
	"strings"
)

// Target is a program or a style that reads references, and the spelling of a
// format that comes out right in it: a format and the settings that differ from
// its defaults. Whatever a target does can be had by the format's options too.
type Target struct {
	Name   string // as in --for
	Format string // the name of a built-in format
	Values map[string]string
	Help   string // one line: what reads it and what the settings are for
}

// targets lists the targets, one row each, in the order in which they are shown.
var targets = []Target{
	{Name: "zotero", Format: "csl-json",
		Help: "Zotero: presentations with speakers and chairs; what its fields cannot hold in lines of Extra that it reads when it cites",
		Values: map[string]string{
			"note": "zotero", "custom": "false", "seasons": "words", "recordings": "series",
		}},
	{Name: "zotero-ris", Format: "ris",
		Help:   "Zotero by way of RIS, which carries tags: speeches as presentations, who made a recording where Zotero has neither director nor composer",
		Values: map[string]string{"speech": "SLIDE", "recordings": "zotero"}},
	{Name: "endnote", Format: "ris",
		Help:   "EndNote: speeches as Conference Paper, the commas it wants in names of bodies, translations of titles in the field for them",
		Values: map[string]string{"bodies": "endnote", "ranges": "start", "titles": "original"}},
	{Name: "mendeley", Format: "ris",
		Help:   "Mendeley: speeches as conference proceedings, the one type it has for them",
		Values: map[string]string{"speech": "CONF", "ranges": "start"}},
	{Name: "citavi", Format: "bibtex",
		Help:   "Citavi, which reads classic BibTeX in UTF-8 and has no field for the dates of BibLaTeX",
		Values: map[string]string{"ascii": "false"}},
	{Name: "jabref", Format: "biblatex",
		Help:   "JabRef in its biblatex mode: dates without the time of day",
		Values: map[string]string{"time": "false"}},
	{Name: "biblatex", Format: "biblatex",
		Help: "LaTeX with biber and the standard styles of biblatex"},
	{Name: "biblatex-apa", Format: "biblatex",
		Help: "LaTeX with biber and biblatex-apa: @presentation with the dates of the conference, sessions under their chairs, hearings as @legmaterial",
		Values: map[string]string{
			"types": "special", "talk": "presentation", "hearing": "legmaterial", "dates": "event", "session": "booktitle", "genre": "titleaddon",
			"series": "maintitle", "untitled": "genre", "note": "usera", "without": "video.organization,audio.organization,howpublished,entrysubtype,urldate", "time": "false",
		}},
	{Name: "biblatex-chicago", Format: "biblatex",
		Help:   "LaTeX with biber and biblatex-chicago: the label in front of the event, the day of delivery in words where it prints only the conference's",
		Values: map[string]string{"genre": "howpublished", "note": "addendum", "delivered": "words", "time": "false"}},
	{Name: "biblatex-mla", Format: "biblatex",
		Help: "LaTeX with biber and biblatex-mla: the event with the day of delivery, as @inproceedings, of which alone it prints both",
		Values: map[string]string{
			"types": "special", "talk": "inproceedings", "proceedings": "collection", "session": "eventtitle", "event-date": "only", "genre": "addendum",
			"note": "usera", "without": "organization,howpublished,misc.publisher,misc.location,misc.type,entrysubtype", "time": "false",
		}},
	{Name: "biblatex-gb7714", Format: "biblatex",
		Help: "LaTeX with biber and biblatex-gb7714-2015: the event with its place and dates where the title of proceedings stands, [C]//…",
		Values: map[string]string{
			"talk": "inproceedings", "event": "booktitle", "delivered": "words", "genre": "titleaddon", "note": "addendum", "time": "false",
			"without": "howpublished,misc.organization,misc.publisher,misc.location,misc.type",
		}},
	{Name: "biblatex-ieee", Format: "biblatex",
		Help:   "LaTeX with biber and biblatex-ieee: sessions in front of the event, as it prints none behind it",
		Values: map[string]string{"session": "eventtitle"}},
	{Name: "biblatex-oscola", Format: "biblatex",
		Help:   "LaTeX with biber and oscola: the day of delivery alone, sessions in front of the event",
		Values: map[string]string{"session": "eventtitle", "event-date": "only", "genre": "note", "without": "howpublished,addendum"}},
	{Name: "typst", Format: "biblatex",
		Help: "Typst, which shows the event of @inproceedings alone, no subtitle, and of a range of dates the last day",
		Values: map[string]string{
			"talk": "inproceedings", "session": "eventtitle", "ranges": "start", "time": "false", "without": "organization,subtitle,booksubtitle",
		}},
	{Name: "natbib", Format: "bibtex",
		Help: "LaTeX with bibtex: natbib and the classic styles"},
	{Name: "pandoc", Format: "csl-json",
		Help: "pandoc with --citeproc"},
	{Name: "quarto", Format: "csl-json",
		Help: "Quarto, which cites by pandoc"},
	{Name: "gb7714", Format: "csl-json",
		Help:   "CSL processors with the styles of GB/T 7714-2015: what was said at a conference as [C]//…, with all of its name; a description where there is no title",
		Values: map[string]string{"conference": "all", "flatten": "true", "subtitle": "colon", "untitled": "bracketed"}},
	{Name: "citation-js", Format: "csl-json",
		Help: "citation-js"},
}

// Targets gives every target, in the order of the table. The values are the
// caller's to keep.
func Targets() []Target {
	list := slices.Clone(targets)
	for i := range list {
		list[i].Values = maps.Clone(list[i].Values)
	}
	return list
}

// LookupTarget finds a target by its name. The error for a name that there is
// none of offers the nearest and lists what there is.
func LookupTarget(name string) (Target, error) {
	var names []string
	for _, t := range Targets() {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	err := unknown("target", name, names)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) }); i >= 0 {
		err.Nearest = names[i]
	}
	return Target{}, err
}
