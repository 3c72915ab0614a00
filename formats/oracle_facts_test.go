package formats_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// facts are the statements of a reference that no format may lose, each with
// what it is called in a message. Where the statement is part of another one
// (an event's name within its own entry) it is given once.
func facts(r *records.Reference) map[string]string {
	f := map[string]string{
		"title": r.Title, "subtitle": r.Subtitle, "original title": r.OriginalTitle, "transliteration": r.Transliteration,
		"publisher": r.Publisher, "container": r.Container,
		"medium": r.Medium, "note": r.Note, "abstract": r.Abstract, "pages": r.Pages, "number": r.Number,
		"duration": r.Duration, "archive": r.Archive, "archive location": r.ArchiveLocation,
		"archive collection": r.ArchiveCollection, "volume": r.Volume, "issue": r.Issue, "edition": r.Edition,
		"isbn": r.ISBN, "issn": r.ISSN, "lecture": r.Lecture, "occasion": r.Occasion, "audience": r.Audience,
		"city": r.Place.City, "venue": r.Place.Venue, "room": r.Place.Room, "country": r.Place.Country,
		"publisher place": r.PublisherPlace, "archive place": r.ArchivePlace, "series": r.Series,
	}
	if r.Title == "" {
		f["description"] = r.Description
	}
	if r.Title == "" && r.Description == "" {
		f["genre"] = r.Genre
	}
	for role, l := range roles(r) {
		for i, a := range l.List {
			f[fmt.Sprintf("%s %d", role, i+1)] = a.Name.Family + a.Name.Literal
			f[fmt.Sprintf("particle of %s %d", role, i+1)] = a.Name.Particle
			f[fmt.Sprintf("given name of %s %d", role, i+1)] = a.Name.Given
			f[fmt.Sprintf("office of %s %d", role, i+1)] = a.Office
		}
	}
	if in := r.PublishedIn; in != nil {
		f["volume it is printed in"], f["series of the volume"] = in.Title, in.Series
		f["publisher of the volume"], f["place of the volume"] = in.Publisher, in.PublisherPlace
		f["isbn of the volume"] = in.ISBN
		for i, a := range in.Editor.List {
			f[fmt.Sprintf("editor %d of the volume", i+1)] = a.Name.Family + a.Name.Literal
		}
	}
	for i, e := range r.Events {
		f[fmt.Sprintf("event %d", i+1)] = cmp.Or(e.Title, e.Description)
	}
	for i, k := range r.Keywords {
		f[fmt.Sprintf("keyword %d", i+1)] = k
	}
	for i, s := range r.ReportedIn {
		f[fmt.Sprintf("report %d", i+1)] = s.Title
	}
	for what, s := range f {
		if letters(s) == "" {
			delete(f, what)
		}
	}
	return f
}

// roles are the lists of agents of a reference by the name of their field.
func roles(r *records.Reference) map[string]records.AgentList {
	return map[string]records.AgentList{
		"author": r.Author, "editor": r.Editor, "translator": r.Translator, "chair": r.Chair,
		"moderator": r.Moderator, "discussant": r.Discussant, "interviewer": r.Interviewer,
		"interpreter": r.Interpreter, "recipient": r.Recipient, "reader": r.Reader, "uploader": r.Uploader,
		"organizer": r.Organizer, "host": r.Host, "sponsor": r.Sponsor,
	}
}

// lost lists the facts of a reference that a text in a format does not hold,
// sorted; none where the record overrides fields of the format.
func lost(r *records.Reference, format, text string) []string {
	if len(r.Override[format]) > 0 {
		return nil
	}
	text = letters(text)
	var l []string
	for what, s := range facts(r) {
		if !strings.Contains(text, letters(s)) {
			l = append(l, fmt.Sprintf("%s %q", what, s))
		}
	}
	slices.Sort(l)
	return l
}
