package library

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// wholeCentury is a century by its first and its last year.
var wholeCentury = records.Pattern(`^([0-9]{2})00 ?[–-] ?([0-9]{2})99$`)

// Century is the century, in EDTF, of which a text has the first and the last year,
// as quoth writes one where there are no other words for it.
func Century(text string) (string, bool) {
	m := wholeCentury().FindStringSubmatch(text)
	if m == nil || m[1] != m[2] {
		return "", false
	}
	return m[1] + "XX", true
}

// ordinalFirst is an ordinal in figures in front of an English name.
var ordinalFirst = records.Pattern(`^(?:The )?([1-9][0-9]{0,2})(?:st|nd|rd|th) (.+)$`)

// splitOrdinal takes the ordinal out of the title of an event, where the title
// comes out the same when it is joined again.
func splitOrdinal(fields map[string]string) {
	m := ordinalFirst().FindStringSubmatch(fields["title"])
	if m == nil || fields["number"] != "" {
		return
	}
	rest := m[2]
	if strings.HasPrefix(fields["title"], "The ") {
		rest = "The " + rest
	}
	if joined, _ := records.JoinOrdinal("en", rest, m[1], ""); joined == fields["title"] {
		fields["title"], fields["number"] = rest, m[1]
	}
}

// eventWords are the words by which the name of an event tells its kind, in the
// order in which they are looked for.
var eventWords = []struct{ kind, words string }{
	{"workshop", "workshop workshops atelier taller"},
	{"symposium", "symposium symposia colloquium colloque kolloquium simposio"},
	{"congress", "congress congrès kongress congreso congresso"},
	{"summit", "summit gipfel sommet cumbre"},
	{"seminar", "seminar séminaire seminario"},
	{"webinar", "webinar"},
	{"panel", "panel"},
	{"roundtable", "roundtable"},
	{"hearing", "hearing hearings"},
	{"festival", "festival"},
	{"lecture-series", "lectures"},
	{"meeting", "meeting assembly session tagung réunion"},
	{"forum", "forum"},
}

// KindOfEvent is the kind of an event by its name, "conference" where that does
// not tell it.
func KindOfEvent(title string) string {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return strings.ContainsRune(" ,:;()–-", c) }), " ") + " "
	for _, w := range eventWords {
		for word := range strings.FieldsSeq(w.words) {
			if strings.Contains(words, " "+word+" ") {
				return w.kind
			}
		}
	}
	return "conference"
}

// eventNumber is a year or an ordinal, or what an acronym has behind it.
var eventNumber = records.Pattern(`\b(?:1[5-9]|20)[0-9]{2}\b|['’][0-9]{2}\b|\b[0-9]+(?:st|nd|rd|th|e|º|ª)\b|\pL[0-9]`)

// NamesMeeting reports whether a text has a word for an event.
func NamesMeeting(text string) bool {
	if strings.Contains(text, "://") {
		return false
	}
	if KindOfEvent(text) != "conference" {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if word == "conference" || word == "conf" || word == "conférence" || word == "konferenz" || word == "conferencia" || word == "conferenza" {
			return true
		}
	}
	return false
}

// NamesEvent reports whether a text can be the name of an event: it has a word
// for one, a number or an acronym, which a place has not.
func NamesEvent(text string) bool {
	if KindOfEvent(text) != "conference" || eventNumber().MatchString(text) {
		return true
	}
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		capitals := strings.IndexFunc(word[min(1, len(word)):], unicode.IsUpper)
		if lower := strings.ToLower(word); capitals >= 0 || strings.HasPrefix(lower, "conf") || strings.HasPrefix(lower, "konf") || lower == "con" {
			return true
		}
	}
	return false
}

// countryCodes are the codes of countries by their names in every language that
// there are names in, in small letters.
var countryCodes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{"usa": "US", "u.s.a.": "US", "uk": "GB", "united states of america": "US", "south korea": "KR", "the netherlands": "NL", "czech republic": "CZ"}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			for _, lang := range records.Languages() {
				name, ok := records.Country(lang, code)
				if name = strings.ToLower(name); ok && codes[name] == "" {
					codes[name] = code
				}
			}
		}
	}
	return codes
})

// parts of countries that have the codes of others: the states of the US, the
// provinces of Canada.
const regionCodes = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE YT NT "

// countryOf is the code of a country by its name, or by its code where that is not
// one of a state too; "" where there is none.
func countryOf(name string) string {
	if _, ok := records.Country("en", name); ok && len(name) == 2 && !strings.Contains(regionCodes, " "+name+" ") {
		return name
	}
	return countryCodes()[strings.ToLower(name)]
}

// place takes the text of a place apart: from the room, or the city, to the
// country. What has no country at its end is a venue, or a city with what it lies
// in.
func (r *record) place() {
	text := r.fields[PlaceText]
	delete(r.fields, PlaceText)
	if text == "" || r.fields["venue"]+r.fields["city"]+r.fields["country"]+r.fields["region"] != "" {
		return
	}
	parts := strings.Split(text, ", ")
	if last := len(parts) - 1; last > 0 && strings.EqualFold(parts[last], records.Term("en", "online")) || strings.EqualFold(text, records.Term("en", "online")) {
		r.fields["online"] = "true"
		parts = parts[:last]
	}
	if len(parts) > 1 && inRoom().MatchString(parts[0]) && r.fields["room"] == "" && r.typ != records.TypeSource {
		r.fields["room"], parts = parts[0], parts[1:]
	}
	if len(parts) == 0 {
		return
	}
	if name := parts[len(parts)-1]; countryOf(name) != "" {
		r.fields["country"] = name
		code := countryOf(name)
		if len(name) == 2 || slices.ContainsFunc(records.Languages(), func(lang string) bool {
			full, _ := records.Country(lang, code)
			return full == name
		}) {
			r.fields["country"] = code
		}
		parts = parts[:len(parts)-1]
	}
	names := []string{"city", "region"}
	switch {
	case len(parts) < 3 && len(parts) > 0 && looksLikeVenue(parts[0]):
		names = []string{"venue", "city"}
	case len(parts) == 3:
		names = []string{"venue", "city", "region"}
	case len(parts) > 3:
		parts = append([]string{strings.Join(parts[:len(parts)-2], ", ")}, parts[len(parts)-2:]...)
		names = []string{"venue", "city", "region"}
	}
	for i, p := range parts {
		r.fields[names[i]] = p
	}
}

// inRoom is a room in a building.
var inRoom = records.Pattern(`^(?i:room|seminar room|lecture room|raum|hörsaal|zimmer|salle|sala|aula|auditorium|amphi|amphithéâtre)\b`)

// looksLikeVenue reports whether a part of a place is a building and no city.
func looksLikeVenue(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ".,") {
		case "hall", "hotel", "university", "center", "centre", "theatre", "theater", "room", "museum", "library", "college", "school", "auditorium", "institute", "house", "universität", "université", "palace",
			"building", "campus", "arena", "club", "church", "castle", "embassy", "academy", "universidad", "universidade", "università", "universiteit", "hochschule", "école", "palais", "schloss":
			return true
		}
	}
	return false
}
