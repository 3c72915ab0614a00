package records

import "strings"

// called is what the record is called: its title, or the series of an event that
// has no title of its own ("4th World Internet Conference").
func (r *Record) called() Text {
	if r.Type == TypeEvent && r.Title.IsZero() && (r.numbered() || r.Description.IsZero()) {
		return r.Series
	}
	return r.Title
}

// numbered reports whether the event has an ordinal that its name is joined
// with. The number of a hearing or of a session of a parliament is that of the
// Congress or parliament, and no part of its name.
func (r *Record) numbered() bool {
	return (r.Number != "" || !r.NumberText.IsZero()) && !r.legislative()
}

// legislative reports whether the event is a hearing or of a parliament.
func (r *Record) legislative() bool {
	if r.Kind == "hearing" {
		return true
	}
	for _, t := range []Text{r.Jurisdiction, r.Chamber, r.Committee, r.Subcommittee, r.Session, r.Bill} {
		if !t.IsZero() {
			return true
		}
	}
	return false
}

// ordinal joins the event's ordinal to a title in the title's language. Where
// the title marks the place, the number goes there whatever it counts.
func (r *Record) ordinal(title TextItem, v voice) (joined, ordinal string) {
	marked := strings.Contains(title.Text, numberMark)
	if title.Text == "" || !marked && !r.numbered() {
		return dropMark(title.Text), ""
	}
	lang := languageOf(title, v.own, v.file, v.out)
	return JoinOrdinal(lang, title.Text, r.Number, r.numberText(lang, v))
}

// shortTitle is a short form of an event's title, which has the ordinal only
// where it marks the place.
func (r *Record) shortTitle(title TextItem, v voice) string {
	if strings.Contains(title.Text, numberMark) {
		title.Text, _ = r.ordinal(title, v)
	}
	return title.Text
}

// numberText is the ordinal as the record writes it for the language. One in
// another language is only taken where there is no number to make one from.
func (r *Record) numberText(lang string, v voice) string {
	item := voice{out: lang, own: v.own}.title(r.NumberText)
	if r.Number != "" && lang != "" && !sameLanguage(languageOf(item, lang), lang) {
		return ""
	}
	return item.Text
}

// kind is the record's kind, or the one that its type has where none is given.
func (r *Record) kind() string {
	switch {
	case r.Kind != "":
		return r.Kind
	case r.Type == TypeSpeech:
		return "speech"
	}
	return "other"
}

// status is the event's, or "held".
func (r *Record) status() string {
	if r.Status == "" {
		return "held"
	}
	return r.Status
}

// time is the record's own time of day, or that of its own date.
func (r *Record) time() Time {
	if r.Time.Set {
		return r.Time
	}
	return r.Date.Start.Time
}
