package records

import "cmp"

// heritage is what a record has of its own and from above, and so what it hands
// down to the records beneath it.
type heritage struct {
	Date     Date
	dateFrom string // key of the record that gives it
	Place    PlaceText
	// Language is the nearest that is written; fileLanguage the nearest that a
	// file gives for all its records, which only counts where none is written.
	Language, fileLanguage      string
	Organizers, Hosts, Sponsors *Agents // nil where nobody is named
}

// language is the language that a record was given in or written in.
func (h *heritage) language() string {
	if h.Language != "" {
		return h.Language
	}
	return h.fileLanguage
}

// inheritance says what a speech takes from its event and an event from the one
// that it is part of, the nearest first. It is the only place that says so: a
// row for each field that an event has and may be asked to hand down; "place"
// stands for its five fields and online. A row without take is not inherited. A source takes nothing from its event: a
// volume of proceedings appears where and when its publisher brings it out.
var inheritance = []struct {
	field, reason string
	take          func(own, above *heritage)
}{
	{"date", "a programme gives the day once, for the event; the whole range, because a day within it would be a guess",
		func(own, above *heritage) {
			if own.Date == (Date{}) {
				own.Date, own.dateFrom = above.Date.withoutTime(), above.dateFrom
			}
		}},
	{"place", "what is held at an event is held where the event is, so far as the record does not say otherwise",
		func(own, above *heritage) { own.Place = own.Place.completedFrom(above.Place) }},
	{"language", "the working language of an event is that of its talks; what is written on an event is nearer than the default of a file",
		func(own, above *heritage) {
			if own.Language == "" {
				own.Language = above.Language
			}
			if own.fileLanguage == "" {
				own.fileLanguage = above.fileLanguage
			}
		}},
	{"organizers", "who organizes a conference organizes its sessions; a session that names its own has only those",
		func(own, above *heritage) { own.Organizers = cmp.Or(own.Organizers, above.Organizers) }},
	{"hosts", "as organizers",
		func(own, above *heritage) { own.Hosts = cmp.Or(own.Hosts, above.Hosts) }},
	{"sponsors", "as organizers",
		func(own, above *heritage) { own.Sponsors = cmp.Or(own.Sponsors, above.Sponsors) }},

	{"time", "a talk seldom begins when its event does", nil},
	{"title", "it names one thing; the event's stands in the chain", nil},
	{"subtitle", "as title", nil},
	{"short_title", "as title", nil},
	{"description", "as title", nil},
	{"kind", "a talk at a summit is no summit", nil},
	{"genre", "as kind", nil},
	{"acronym", "as title", nil},
	{"abbreviation", "as title", nil},
	{"series", "as title", nil},
	{"theme", "as title", nil},
	{"number", "an event's is its ordinal, a speech's that of the paper", nil},
	{"number_text", "as number", nil},
	{"speakers", "speaking at an event is not speaking all of it", nil},
	{"chairs", "a style asks for the chair of the session; formats take it from the chain", nil},
	{"moderators", "as chairs", nil},
	{"jurisdiction", "a hearing is known by them, a testimony by its hearing; formats take them from the chain", nil},
	{"authority", "as jurisdiction", nil},
	{"chamber", "as jurisdiction", nil},
	{"committee", "as jurisdiction", nil},
	{"subcommittee", "as jurisdiction", nil},
	{"session", "as jurisdiction", nil},
	{"bill", "as jurisdiction", nil},
	{"url", "a reader who follows it must come to the talk itself", nil},
	{"accessed", "it belongs to the url", nil},
	{"archived_url", "it belongs to the url", nil},
	{"doi", "it identifies one thing", nil},
	{"abstract", "it sums up one thing", nil},
	{"keywords", "they describe one thing", nil},
	{"note", "it speaks of one thing", nil},
	{"reported_in", "a report of the event need not mention the talk", nil},
	{"part_of", "it is the chain itself", nil},
	{"status", "a talk may be held in another way when its event is cancelled", nil},
	{"override", "it is for the entry of one record", nil},
	{"cite", "an event that is kept out is there for the talks that are not", nil},
}

// inherit completes what a record has of its own with what stands above it.
func (h *heritage) inherit(above *heritage) {
	for _, row := range inheritance {
		if row.take != nil {
			row.take(h, above)
		}
	}
}

// from is the key of the event that the record's date is inherited from, "" for
// its own date or none.
func (h *heritage) from(r *Record) string {
	if h.Date == (Date{}) || h.dateFrom == r.Key {
		return ""
	}
	return h.dateFrom
}

// own is what the record itself says of the things that are inherited.
func (r *Record) own(fileLanguage string) *heritage {
	return &heritage{
		Date: r.Date, dateFrom: r.Key, Place: r.Place,
		Language: r.Language, fileLanguage: fileLanguage,
		Organizers: r.Organizers.named(), Hosts: r.Hosts.named(), Sponsors: r.Sponsors.named(),
	}
}

// named is the list, or nil where nobody is in it.
func (l *Agents) named() *Agents {
	if len(l.List) == 0 {
		return nil
	}
	return l
}

// withoutTime is the date with its days alone.
func (d Date) withoutTime() Date {
	d.Start.Time, d.End.Time = Time{}, Time{}
	return d
}
