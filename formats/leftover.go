package formats

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quoth-cite/quoth/records"
)

// fact names something a reference may say, for which a format has a field of
// its own or has not.
type fact string

// facts lists, in the order in which they are written, how a fact is put into
// words where a format has no field for it. A text that is "" says that the
// reference does not have the fact.
var facts = []struct {
	name  fact
	words func(r *records.Reference, lang string) string
}{
	{"status", statusWords},
	{"occasion", func(r *records.Reference, _ string) string { return capital(r.Occasion) }},
	{"lecture", lectureWords},
	{"session", func(r *records.Reference, lang string) string { return phrase(lang, "part-of", sessionName(r)) }},
	{"event", eventWords},
	{"event-date", func(r *records.Reference, lang string) string {
		if conference(r) == nil {
			return ""
		}
		return dateWords(eventDate(r), lang)
	}},
	{"place", func(r *records.Reference, lang string) string { return placeText(lang, r.Place) }},
	{"theme", func(r *records.Reference, lang string) string { return phrase(lang, "theme", theme(r)) }},
	{"time", timeWords},
	{"recipient", func(r *records.Reference, lang string) string {
		return phrase(lang, "letter-to", agentNames(lang, r.Recipient, true))
	}},
	{"audience", func(r *records.Reference, lang string) string { return phrase(lang, "audience", r.Audience) }},
	{"role", roleWords},
	{"organizer", agentWords("organized-by", func(r *records.Reference) records.AgentList { return r.Organizer })},
	{"host", agentWords("hosted-by", func(r *records.Reference) records.AgentList { return r.Host })},
	{"sponsor", agentWords("sponsored-by", func(r *records.Reference) records.AgentList { return r.Sponsor })},
	{"chair", agentWords("chaired-by", chairs)},
	{"moderator", agentWords("moderated-by", moderators)},
	{"discussant", agentWords("discussants", func(r *records.Reference) records.AgentList { return r.Discussant })},
	{"interviewer", agentWords("interviewed-by", func(r *records.Reference) records.AgentList { return r.Interviewer })},
	{"translator", agentWords("translated-by", func(r *records.Reference) records.AgentList { return r.Translator })},
	{"interpreter", agentWords("interpreted-by", func(r *records.Reference) records.AgentList { return r.Interpreter })},
	{"reader", agentWords("read-by", func(r *records.Reference) records.AgentList { return r.Reader })},
	{"uploader", agentWords("uploaded-by", func(r *records.Reference) records.AgentList { return r.Uploader })},
	{"editor", agentWords("edited-by", func(r *records.Reference) records.AgentList { return r.Editor })},
	{"medium", func(r *records.Reference, _ string) string { return r.Medium }},
	{"duration", func(r *records.Reference, lang string) string { return phrase(lang, "duration", r.Duration) }},
	{"number", func(r *records.Reference, lang string) string { return phrase(lang, "number", r.Number) }},
	{"pages", func(r *records.Reference, lang string) string { return phrase(lang, "pages", r.Pages) }},
	{"publisher", func(r *records.Reference, lang string) string {
		return join(lang, []string{r.PublisherPlace, r.Publisher})
	}},
	{"posted", dateFact("posted", func(r *records.Reference) records.Date { return r.Posted })},
	{"original-date", dateFact("original-date", func(r *records.Reference) records.Date { return r.OriginalDate })},
	{"accessed", dateFact("accessed", func(r *records.Reference) records.Date { return r.Accessed })},
	{"archived-url", func(r *records.Reference, lang string) string { return phrase(lang, "archived-at", r.ArchivedURL) }},
	{"archive", archiveWords},
	{"original-title", func(r *records.Reference, lang string) string { return phrase(lang, "original-title", r.OriginalTitle) }},
	{"transliteration", func(r *records.Reference, _ string) string { return r.Transliteration }},
	{"published-in", func(r *records.Reference, lang string) string {
		if r.PublishedIn == nil {
			return ""
		}
		return phrase(lang, "published-in", citation(r.PublishedIn, lang))
	}},
	{"reported-in", reportedWords},
	{"unpublished", func(r *records.Reference, lang string) string {
		if !r.Unpublished {
			return ""
		}
		return records.Term(lang, "unpublished")
	}},
	{"note", func(r *records.Reference, _ string) string { return r.Note }},
}

// leftover puts into words, each a sentence without its stop, the facts of r
// that the format has not carried elsewhere, in a fixed order.
func leftover(r *records.Reference, carried ...fact) []string {
	var words []string
	l := lang(r)
	for _, f := range facts {
		if slices.Contains(carried, f.name) {
			continue
		}
		if s := f.words(r, l); s != "" {
			words = append(words, s)
		}
	}
	return words
}

// sentences joins what leftover gives into one text, each part closed with a stop.
func sentences(lang string, parts []string) string {
	stop := records.Term(lang, "stop")
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && !strings.HasSuffix(b.String(), "。") {
			b.WriteByte(' ')
		}
		b.WriteString(p)
		if !strings.ContainsAny(p[len(p)-1:], ".!?") && !strings.HasSuffix(p, "。") && !strings.HasSuffix(p, "！") && !strings.HasSuffix(p, "？") {
			b.WriteString(stop)
		}
	}
	return b.String()
}

// phrase fills a term's "%s", or gives "" where there is nothing to say.
func phrase(lang, term, text string) string {
	if text == "" {
		return ""
	}
	return strings.Replace(records.Term(lang, term), "%s", text, 1)
}

func agentWords(term string, of func(*records.Reference) records.AgentList) func(*records.Reference, string) string {
	return func(r *records.Reference, lang string) string {
		return phrase(lang, term, agentNames(lang, of(r), true))
	}
}

func dateFact(term string, of func(*records.Reference) records.Date) func(*records.Reference, string) string {
	return func(r *records.Reference, lang string) string { return phrase(lang, term, dateWords(of(r), lang)) }
}

// eventWords is the conference: what a speech was presented at. A letter or a
// volume was presented nowhere, and a hearing takes no presentations.
func eventWords(r *records.Reference, lang string) string {
	name := conferenceName(r)
	if r.Type != records.TypeSpeech || r.Kind == "letter" || r.Kind == "testimony" {
		return name
	}
	return phrase(lang, "presented-at", name)
}

// chairs are those of the reference, else of the session it was given in.
func chairs(r *records.Reference) records.AgentList {
	return nearest(r, r.Chair, func(e *records.Event) records.AgentList { return e.Chair })
}

// moderators are those of the reference, else of the session it was given in.
func moderators(r *records.Reference) records.AgentList {
	return nearest(r, r.Moderator, func(e *records.Event) records.AgentList { return e.Moderator })
}

// nearest is own, else that of the session a speech was given in. An event has
// its own alone, since chairs are not inherited, and who chairs a whole
// conference does not chair each of its talks.
func nearest(r *records.Reference, own records.AgentList, of func(*records.Event) records.AgentList) records.AgentList {
	if !own.IsZero() || r.Type != records.TypeSpeech || len(r.Events) == 0 || wholeEvents[r.Events[0].Kind] {
		return own
	}
	return of(&r.Events[0])
}

// wholeEvents are the kinds of event that are made of others.
var wholeEvents = map[string]bool{"conference": true, "summit": true, "congress": true, "festival": true, "lecture-series": true, "course": true}

// theme is the event's own, else that of the nearest event that has one.
func theme(r *records.Reference) string {
	if r.Own != nil {
		return r.Own.Theme
	}
	for i := range r.Events {
		if r.Events[i].Theme != "" {
			return r.Events[i].Theme
		}
	}
	return ""
}

func statusWords(r *records.Reference, lang string) string {
	status := ""
	if r.Own != nil {
		status = r.Own.Status
	} else if len(r.Events) > 0 {
		status = r.Events[0].Status
	}
	if status == "" || status == "held" {
		return ""
	}
	return records.Term(lang, status)
}

func lectureWords(r *records.Reference, lang string) string {
	if r.Lecture == "" {
		return ""
	}
	text, _ := records.JoinOrdinal(lang, r.Lecture, r.LectureNumber, "")
	return text
}

// timeWords is the time of day: by the clock, or in the words of the record.
func timeWords(r *records.Reference, _ string) string { return capital(clock(r.Time)) }

// clock is a time of day as people read it, "" where there is none: the record's
// words, else "15:30", "15:30:20", "15:30 UTC+08:00". The notation is that of ISO
// 8601, which all the languages write.
func clock(t records.Time) string {
	if !t.Set || t.Words != "" {
		return t.Words
	}
	text := fmt.Sprintf("%02d:%02d", t.Hour, t.Minute)
	if t.Second != 0 {
		text += fmt.Sprintf(":%02d", t.Second)
	}
	if t.HasOffset {
		text += " UTC"
		if offset := t.Offset; offset != 0 {
			sign := '+'
			if offset < 0 {
				sign, offset = '−', -offset
			}
			text += fmt.Sprintf("%c%02d:%02d", sign, offset/60, offset%60)
		}
	}
	return text
}

// capital makes a sentence of words that a record writes for the middle of one.
func capital(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// roleWords says what each speaker or author was at the time.
func roleWords(r *records.Reference, lang string) string {
	var with records.AgentList
	for _, a := range r.Author.List {
		if roleText(lang, a) != "" {
			with.List = append(with.List, a)
		}
	}
	return agentNames(lang, with, true)
}

func archiveWords(r *records.Reference, lang string) string {
	return join(lang, []string{r.ArchiveLocation, r.ArchiveCollection, r.Archive, r.ArchivePlace})
}

func reportedWords(r *records.Reference, lang string) string {
	return phrase(lang, "reported-in", reportedIn(r, lang))
}

// reportedIn are the sources that a reference is known by.
func reportedIn(r *records.Reference, lang string) string {
	var in []string
	for _, s := range r.ReportedIn {
		in = append(in, citation(s, lang))
	}
	return strings.Join(in, "; ")
}

// citation names a source in running text: authors, title, container or
// publisher, date, address.
func citation(s *records.Reference, lang string) string {
	title, _ := heading(s)
	from := s.Container
	if from == "" {
		from = s.Publisher
	}
	return join(lang, []string{agentNames(lang, s.Author, false), title, from, dateWords(s.Date, lang), s.URL})
}
