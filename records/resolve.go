package records

import (
	"cmp"
	"slices"
)

// resolve gives the record as meant, in the output language; nil where it rests
// on a record that has an error. The record itself has none.
func (p *pass) resolve(rec *Record, n uint32) *Reference {
	ok := true
	h, above := p.lineage(rec, n, &ok)
	if !ok {
		return nil
	}
	v := p.voice(n, h)
	r := p.reference(rec, h, v, &ok)
	r.Position = rec.Block.HeaderPosition()
	p.attach(r, h, above, v, &ok)
	if rec.Type == TypeEvent {
		own := p.event(rec, h, v, &ok)
		r.Own, r.Title, r.Subtitle, r.ShortTitle = &own, own.Title, own.Subtitle, own.ShortTitle
	}
	for _, link := range rec.ReportedIn {
		r.ReportedIn = append(r.ReportedIn, p.source(link.Key, v, &ok))
	}
	if rec.PublishedIn.Key != "" {
		r.PublishedIn = p.source(rec.PublishedIn.Key, v, &ok)
	}
	if !ok {
		return nil
	}
	return r
}

// voice says in which languages a reference with the heritage speaks.
func (p *pass) voice(n uint32, h *heritage) voice {
	v := voice{out: p.c.opts.Language, own: h.language(), file: p.c.languageOf(n)}
	switch v.out {
	case "":
		v.out = cmp.Or(v.file, v.own)
	case "original":
		v.out = v.own
	}
	return v
}

// lineage gives what the record has of its own and from above, and the node of
// the event that it belongs to; nil where it belongs to none.
func (p *pass) lineage(rec *Record, n uint32, ok *bool) (*heritage, *node) {
	h := rec.own(p.c.languageOf(n))
	key := rec.Event.Key
	if rec.Type == TypeEvent {
		key = rec.PartOf.Key
	}
	if key == "" {
		return h, nil
	}
	above := p.follow(key, ok)
	if above == nil {
		return h, nil
	}
	handed := p.heritage(above)
	if handed == nil {
		*ok = false
		return h, nil
	}
	if rec.Type != TypeSource {
		h.inherit(handed)
	}
	return h, above
}

// heritage gives what an event hands down; nil where its chain is broken.
func (p *pass) heritage(n *node) *heritage {
	n.mu.Lock()
	h := n.heritage
	n.mu.Unlock()
	if h != nil {
		return h
	}
	for _, link := range slices.Backward(p.climb(n)) {
		if link.bad {
			return nil
		}
		own := link.rec.own(p.c.languageOf(link.number))
		if h != nil {
			own.inherit(h)
		}
		h = own
		link.mu.Lock()
		link.heritage = h
		link.mu.Unlock()
	}
	return h
}

// roles are those that are inherited.
type roles struct{ organizers, hosts, sponsors AgentList }

// attach puts a reference under its chain of events, and fills in the roles that
// it has of its own or from there. Above is the nearest event, or nil.
func (p *pass) attach(r *Reference, h *heritage, above *node, v voice, ok *bool) {
	from, handed := &heritage{}, roles{}
	if above != nil {
		s := p.events(above, v)
		*ok = *ok && s.ok
		if s.chain != nil {
			from, handed = p.heritage(above), s.chain.roles
			r.Events = s.chain.events
		}
	}
	own := p.roles(h, from, handed, v, ok)
	r.Organizer, r.Host, r.Sponsor = own.organizers, own.hosts, own.sponsors
}

// roles gives the roles of a heritage in the output language. What comes from
// above is not worked out again: hundreds of talks may share it.
func (p *pass) roles(h, from *heritage, handed roles, v voice, ok *bool) roles {
	pick := func(own, from *Agents, handed AgentList) AgentList {
		switch own {
		case nil:
			return AgentList{}
		case from:
			return handed
		}
		return p.agents(*own, v, ok)
	}
	return roles{
		pick(h.Organizers, from.Organizers, handed.organizers),
		pick(h.Hosts, from.Hosts, handed.hosts),
		pick(h.Sponsors, from.Sponsors, handed.sponsors),
	}
}

// events gives the chain of events from the node up, nearest first, and the
// roles that it hands down, in the output language.
func (p *pass) events(n *node, v voice) spoken {
	return n.in(v.out, func() spoken {
		s := spoken{chain: &chain{}, ok: true}
		for _, link := range p.climb(n) {
			h := p.heritage(link)
			if h == nil {
				return spoken{}
			}
			v := voice{out: v.out, own: h.language(), file: p.c.languageOf(link.number)}
			s.chain.events = append(s.chain.events, p.event(link.rec, h, v, &s.ok))
			if link == n {
				s.chain.roles = p.roles(h, &heritage{}, roles{}, v, &s.ok)
			}
		}
		s.chain.events = slices.Clip(s.chain.events)
		s.ok = s.ok && len(s.chain.events) > 0
		return s
	})
}

// source gives the source with the key, which exists, as a reference of its own
// but in the language of the one that refers to it. It clears ok where the
// source, or what it rests on, has an error.
func (p *pass) source(key string, v voice, ok *bool) *Reference {
	n := p.follow(key, ok)
	if n == nil {
		return nil
	}
	s := n.in(v.out, func() spoken {
		s := spoken{ok: true}
		h, above := p.lineage(n.rec, n.number, &s.ok)
		v := voice{out: v.out, own: h.language(), file: p.c.languageOf(n.number)}
		s.reference = p.reference(n.rec, h, v, &s.ok)
		s.reference.Position = n.position
		p.attach(s.reference, h, above, v, &s.ok)
		return s
	})
	*ok = *ok && s.ok
	return s.reference
}

// reference fills in all but the chain of events and the sources. It clears ok
// where the record rests on one that has an error.
func (p *pass) reference(rec *Record, h *heritage, v voice, ok *bool) *Reference {
	r := &Reference{
		Key: rec.Key, Type: rec.Type, Kind: rec.kind(), Language: h.language(),

		Medium:  v.words(rec.Medium).Text,
		Lecture: v.words(rec.Lecture).Text, LectureNumber: rec.LectureNumber,
		Occasion: v.words(rec.Occasion).Text, Audience: v.words(rec.Audience).Text,

		Date: h.Date, DateFrom: h.from(rec), Time: rec.time(), Place: h.Place.place(v),
		Posted: rec.Posted, OriginalDate: rec.OriginalDate, Accessed: rec.Accessed,

		PublisherPlace: v.words(rec.PublisherPlace).Text,
		Container:      v.title(rec.Container).Text, VolumeTitle: v.title(rec.VolumeTitle).Text,
		Volume: rec.Volume, NumberOfVolumes: rec.NumberOfVolumes, Issue: rec.Issue,
		Edition: rec.Edition, Pages: rec.Pages, Duration: rec.Duration,
		URL: rec.URL, ArchivedURL: rec.ArchivedURL, DOI: rec.DOI, ISBN: rec.ISBN, ISSN: rec.ISSN,
		Archive: v.words(rec.Archive).Text, ArchiveCollection: v.words(rec.ArchiveCollection).Text,
		ArchiveLocation: v.words(rec.ArchiveLocation).Text, ArchivePlace: v.words(rec.ArchivePlace).Text,

		Abstract: v.title(rec.Abstract).Text, Keywords: rec.Keywords, Note: v.title(rec.Note).Text,
		Unpublished: rec.Unpublished, Override: rec.Override,
	}
	r.Genre, r.GenreGiven = v.genre(rec)
	p.titles(r, rec, v)
	if rec.Type != TypeEvent { // an event's are in Own
		r.Number, r.Series = rec.Number, v.title(rec.Series).Text
	}
	r.Publisher = p.named(rec.Publisher, v, ok)

	r.Author = p.agents(rec.Speakers, v, ok)
	if rec.Type == TypeSource {
		r.Author = p.agents(rec.Authors, v, ok)
	}
	r.Editor = p.agents(rec.Editors, v, ok)
	r.Translator = p.agents(rec.Translators, v, ok)
	r.Chair = p.agents(rec.Chairs, v, ok)
	r.Moderator = p.agents(rec.Moderators, v, ok)
	r.Discussant = p.agents(rec.Discussants, v, ok)
	r.Interviewer = p.agents(rec.Interviewers, v, ok)
	r.Interpreter = p.agents(rec.Interpreters, v, ok)
	r.Recipient = p.agents(rec.Recipients, v, ok)
	r.Reader = p.agents(rec.ReadBy, v, ok)
	r.Uploader = p.agents(rec.Uploader, v, ok)
	return r
}

// titles fills in the title and what stands for it. An event's has no ordinal yet.
func (p *pass) titles(r *Reference, rec *Record, v voice) {
	title, description := v.called(rec), v.title(rec.Description)
	r.Description = description.Text
	switch {
	case title.Text != "":
		// A title is most likely in the language that its speech was given in, a
		// description in that of the collection.
		r.TextLanguage = languageOf(title, v.own, v.file)
	case description.Text != "":
		r.TextLanguage = languageOf(description, v.file, v.own)
	default:
		r.TextLanguage = v.out // the genre stands for both
	}
	in := voice{out: r.TextLanguage, own: v.own}
	r.Title, r.ShortTitle = title.Text, in.title(rec.ShortTitle).Text
	subtitle := in.title(rec.Subtitle)
	original, transliteration := v.original(rec.called(), title)
	own := rec.Subtitle.of(original.Tag)
	// One that is only in the language of the original belongs to that, and not
	// behind a translation.
	if own.Text == "" || subtitle != own || sameLanguage(own.Tag, title.Tag) {
		r.Subtitle = subtitle.Text
	}
	if rec.Type == TypeEvent && original.Text != "" {
		original.Text, _ = rec.ordinal(original, v)
	}
	if own.Text != "" {
		original.Text += Term(original.Tag, "title-separator") + own.Text
	}
	r.OriginalTitle, r.Transliteration = original.Text, dropMark(transliteration.Text)
}

// event gives an event of a chain, or an event's own details.
func (p *pass) event(rec *Record, h *heritage, v voice, ok *bool) Event {
	e := Event{
		Key: rec.Key, Kind: rec.kind(), Description: v.title(rec.Description).Text,
		Acronym: rec.Acronym, Abbreviation: rec.Abbreviation, Number: rec.Number,
		Series: dropMark(v.words(rec.Series).Text), Theme: v.title(rec.Theme).Text, Language: h.language(),
		Date: h.Date, Time: rec.time(), Place: h.Place.place(v), Status: rec.status(),
		URL: rec.URL, DOI: rec.DOI,

		Organizer: p.agents(rec.Organizers, v, ok), Host: p.agents(rec.Hosts, v, ok),
		Sponsor: p.agents(rec.Sponsors, v, ok),
		Chair:   p.agents(rec.Chairs, v, ok), Moderator: p.agents(rec.Moderators, v, ok),

		Jurisdiction: v.words(rec.Jurisdiction).Text, Authority: v.words(rec.Authority).Text,
		Chamber: v.words(rec.Chamber).Text, Committee: v.words(rec.Committee).Text,
		Subcommittee: v.words(rec.Subcommittee).Text, Session: v.words(rec.Session).Text, Bill: v.words(rec.Bill).Text,
	}
	e.Genre, e.GenreGiven = v.genre(rec)
	name := v.called(rec)
	in := voice{out: languageOf(name, v.own, v.file, v.out), own: v.own}
	e.Title, e.Ordinal = rec.ordinal(name, v)
	e.BareTitle = dropMark(name.Text)
	e.Subtitle, e.ShortTitle = in.title(rec.Subtitle).Text, rec.shortTitle(in.title(rec.ShortTitle), v)
	return e
}

// called picks what a record is called: an event has a name, all else a title.
func (v voice) called(r *Record) TextItem {
	if r.Type == TypeEvent {
		return v.words(r.called())
	}
	return v.title(r.called())
}

// genre gives the label of a record, and whether the record itself wrote it.
func (v voice) genre(r *Record) (label string, given bool) {
	if !r.Genre.IsZero() {
		return v.words(r.Genre).Text, true
	}
	return Label(v.out, r.Type, r.kind()), false
}
