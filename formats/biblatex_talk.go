package formats

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// What the options of biblatex change: the type of an entry, and which of its
// fields has a fact.

// without is the fields of each entry type without those of a list, "field" of every
// type and "type.field" of one.
func without(has map[string][]bibField, format, list string) (map[string][]bibField, error) {
	if list == "" {
		return has, nil
	}
	has = maps.Clone(has)
	var known []string
	for entry, fields := range has {
		for _, f := range fields {
			known = append(known, f.name, entry+"."+f.name)
		}
	}
	for _, name := range splitTrimmed(list, ",") {
		if !slices.Contains(known, name) {
			slices.Sort(known)
			return nil, unknown(format+" field", name, slices.DeleteFunc(slices.Compact(known), func(s string) bool { return strings.Contains(s, ".") }))
		}
		for entry, fields := range has {
			field, ok := strings.CutPrefix(name, entry+".")
			if strings.Contains(name, ".") && !ok {
				continue
			}
			has[entry] = slices.DeleteFunc(slices.Clone(fields), func(f bibField) bool { return f.name == field || strings.HasPrefix(f.name, field+"+an") })
		}
	}
	return has, nil
}

// talkType is the type of an entry as the options say, where it would else be of
// the type given. @presentation and @inproceedings have fields for the place and
// the event that @misc has not, so that letters and whole events are of them too.
func (c *bibItem) talkType(entry string) string {
	switch {
	case entry == "proceedings":
		return cmp.Or(c.options["proceedings"], entry)
	case c.isHearing():
		return cmp.Or(c.options["hearing"], entry)
	case entry != "unpublished" && !((entry == "misc" || entry == "letter") && c.Type != records.TypeSource):
		return entry
	}
	switch talk := c.options["talk"]; {
	case talk == "presentation":
		return talk
	case talk == "inproceedings" && c.options["event"] == "eventtitle":
		return "talk"
	case talk == "inproceedings" && entry == "unpublished" && len(c.Events) > 0:
		return "talk"
	case talk == "inproceedings" || talk == "misc":
		return "misc"
	}
	return entry
}

// isHearing reports whether the entry is a hearing: before a body that is known,
// and cited by its own title.
func (c *bibItem) isHearing() bool {
	h := sitting(c.Reference)
	if h == nil || c.options["hearing"] == "legmaterial" && !legislative(h) {
		return false
	}
	return c.Kind == "hearing" || c.Kind == "testimony" && (c.titleIsHearing() || c.options["talk"] == "unpublished")
}

// inTalk reports whether the entry is of a type that stands for another as the
// option talk says.
func (c *bibItem) inTalk() bool { return c.entry == "talk" || c.entry == "presentation" }

// genreIn is the genre, where the option says that this field has it.
func (c *bibItem) genreIn(field string) string {
	switch {
	case field == "type" && c.ownType():
	case c.options["genre"] != field || c.ownType() || c.isPrinted():
		return ""
	case field != "type" && c.Title == "" && c.options["untitled"] != "genre" && namesAll(c.Description, c.Genre):
		return "" // the title says it
	}
	c.carry("genre")
	return cmp.Or(c.genre(), c.letterInTalk())
}

// ownType reports whether the entry type prints its genre from the field type,
// whatever the style.
func (c *bibItem) ownType() bool { return c.entry == "report" || c.entry == "thesis" }

// letterInTalk is to whom a letter is, in a type that has no howpublished for it.
func (c *bibItem) letterInTalk() string {
	if !c.inTalk() {
		return ""
	}
	return c.letterTo()
}

// titleInstead stands in titleaddon for a title that there is not.
func (c *bibItem) titleInstead() string {
	if c.Description != "" {
		return c.Description
	}
	return c.genreIn("titleaddon")
}

// sessionInFront reports whether a session stands in front of its conference as
// one name.
func (c *bibItem) sessionInFront() bool {
	return c.options["session"] == "eventtitle" || c.options["session"] == "booktitle" && c.bookOfTalk() == ""
}

// bookOfTalk is what stands as the title of proceedings for a speech that was not
// printed: the event with place and dates, or the session that was chaired.
func (c *bibItem) bookOfTalk() string {
	switch {
	case c.options["event"] == "booktitle" && len(c.Events) > 0:
		return c.whereAndWhen()
	case c.options["session"] != "booktitle" || c.sessionChairs().IsZero():
		return ""
	}
	c.carry("session")
	return sessionName(c.Reference)
}

func (c *bibItem) bookTitleAddon() any {
	if c.options["session"] != "booktitle" || c.sessionChairs().IsZero() {
		return ""
	}
	return sessions(c.Reference)[0].Genre
}

// sessionChairs are who chaired the session of a speech, where it is a work of
// theirs.
func (c *bibItem) sessionChairs() records.AgentList {
	if c.Type != records.TypeSpeech || c.options["session"] != "booktitle" || sessionName(c.Reference) == "" {
		return records.AgentList{}
	}
	return union(chairs(c.Reference), moderators(c.Reference))
}

func (c *bibItem) sessionChairsType() any {
	if c.sessionChairs().IsZero() {
		return ""
	}
	return "chair"
}

// biblatexPublisher is who published what is cited. The types of which the
// standard styles print the organization have a publisher only where an option
// takes the organization away; a recording has the platform there.
func (c *bibItem) biblatexPublisher() any {
	switch c.entry {
	case "misc", "online", "letter":
		if c.entryHas("organization") {
			return ""
		}
		return c.organization()
	case "video", "audio":
		if c.entryHas("organization") {
			return ""
		}
		if c.Publisher == "" {
			c.carry("container")
			return c.Container
		}
	}
	return c.publisher()
}

// entryHas reports whether the entry type has a field.
func (c *bibItem) entryHas(field string) bool {
	return slices.ContainsFunc(c.has[c.entry], func(f bibField) bool { return f.name == field })
}

// biblatexDate is the date of the entry; none where the date beside the event is
// to be the only one.
func (c *bibItem) biblatexDate() any {
	if c.options["event-date"] == "only" && (c.inTalk() || c.entry == "unpublished") && c.hasValue("eventdate") {
		return records.Date{}
	}
	d := c.ranged(c.entryTime())
	if c.entry == "legmaterial" && d.Start.Set {
		delete(c.carried, "date") // a law is cited by its year
		return records.Date{Start: records.Moment{Set: true, Year: d.Start.Year}}
	}
	return d
}

// ranged is a date, or its start where there are to be no ranges. What that
// leaves out is not said then.
func (c *bibItem) ranged(d records.Date) records.Date {
	if c.options["ranges"] != "start" || !d.Interval || !d.Start.Set {
		return d
	}
	delete(c.carried, "date")
	delete(c.carried, "event-date")
	return records.Date{Start: d.Start}
}

// addendum is what stands at the end of an entry: the sources that report it,
// and what the options put there.
func (c *bibItem) addendum() any {
	var words []string
	if !c.carried["reported-in"] {
		words = append(words, c.genreIn("addendum"), reportedWords(c.Reference, c.lang))
		c.carry("reported-in")
	}
	words = append(words, c.restWords("addendum")...)
	return openSentences(c.lang, slices.DeleteFunc(words, func(s string) bool { return s == "" }))
}

// restIn is what no other field says, where the option says that this field has it.
func (c *bibItem) restIn(field string) string {
	if field == "note" && c.entry == "legmaterial" {
		return c.legNote()
	}
	words := c.restWords(field)
	if genre := c.genreIn(field); genre != "" {
		words = append([]string{genre}, words...)
	}
	return openSentences(c.lang, words)
}

func (c *bibItem) restWords(field string) []string {
	if c.options["note"] != field {
		return nil
	}
	return c.rest()
}

// openSentences is sentences without the stop that it puts behind the last one:
// styles put that there, or a comma.
func openSentences(lang string, parts []string) string {
	text, stop := sentences(lang, parts), records.Term(lang, "stop")
	if len(parts) > 0 && !strings.HasSuffix(parts[len(parts)-1], stop) {
		text = strings.TrimSuffix(text, stop)
	}
	return text
}

// legSubtitle is before whom a hearing was held; of testimony that stands behind
// the title (APA, examples 11.6:14 and 15).
func (c *bibItem) legSubtitle() string {
	if c.titleIsHearing() {
		return ""
	}
	return phrase(c.lang, "hearing-before", strings.TrimPrefix(c.legBody(), "the "))
}

// legBody is before whom a hearing was held, as one text.
func (c *bibItem) legBody() string {
	h := sitting(c.Reference)
	body := []string{h.Subcommittee, h.Committee, h.Chamber}
	if !inCongress(h) {
		body = append(body, h.Authority)
	}
	c.carry("hearing")
	return join(c.lang, body)
}

// legPlace is what stands where a law has its code: the Congress by its number,
// else the session, and the jurisdiction.
func (c *bibItem) legPlace() string {
	h := sitting(c.Reference)
	if inCongress(h) {
		return join(c.lang, []string{congressText(h), h.Session})
	}
	return join(c.lang, []string{h.Session, h.Jurisdiction})
}

// legNote is whose testimony is cited.
func (c *bibItem) legNote() string {
	text := phrase(c.lang, "testimony-of", agentNames(c.lang, c.Author, false))
	if baseLanguage(c.lang) == "en" && text != "" {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	return text
}
