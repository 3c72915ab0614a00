package records

import (
	"slices"
	"strings"
)

// isZero reports whether nothing of the place is given.
func (p PlaceText) isZero() bool {
	return !p.Online && p.Venue.IsZero() && p.Room.IsZero() && p.City.IsZero() && p.Region.IsZero() && p.Country.IsZero()
}

// physical reports whether a place on earth is given.
func (p PlaceText) physical() bool {
	p.Online = false
	return !p.isZero()
}

// completedFrom gives the place with the parts that it lacks taken from the
// place above it, where they do not contradict. What is given stays.
//
//   - A record that gives nothing takes the place as it stands.
//   - A talk given online at a conference in a hall was not given in the hall,
//     and one given in a hall was not given online.
//   - Another country, region or city is another place: nothing of the place
//     above is true of it. Its country is not either, except where both say
//     that they are in the same region: a satellite meeting may be abroad.
//   - Another venue is in the same city, as a conference's forums are; its
//     rooms are its own.
//   - A room belongs to its venue: it is not taken for a venue that the place
//     above does not name.
func (p PlaceText) completedFrom(above PlaceText) PlaceText {
	switch {
	case p.isZero():
		return above
	case p.Online != above.Online && !p.physical(), !above.physical():
		return p
	case differ(p.Country, above.Country, sameCountry), differ(p.Region, above.Region, sameText):
		return p
	case differ(p.City, above.City, sameText):
		if sameText(p.Region, above.Region) {
			p.Country = p.Country.or(above.Country)
		}
		return p
	}
	ownVenue := !p.Venue.IsZero()
	p.Country = p.Country.or(above.Country)
	p.Region = p.Region.or(above.Region)
	p.City = p.City.or(above.City)
	if !ownVenue {
		p.Venue = above.Venue
	}
	if !ownVenue || sameText(p.Venue, above.Venue) {
		p.Room = p.Room.or(above.Room)
	}
	return p
}

// differ reports whether both texts are given and are not the same.
func differ(a, b Text, same func(a, b Text) bool) bool {
	return !a.IsZero() && !b.IsZero() && !same(a, b)
}

// sameText reports whether the texts agree in any of their languages.
func sameText(a, b Text) bool {
	return slices.ContainsFunc(a.Items, func(x TextItem) bool {
		return slices.ContainsFunc(b.Items, func(y TextItem) bool { return strings.EqualFold(x.Text, y.Text) })
	})
}

// sameCountry reports whether the texts name one country; either may be a code.
func sameCountry(a, b Text) bool { return sameText(a, b) || codeNamed(a, b) || codeNamed(b, a) }

// codeNamed reports whether a is the code of the country that b names, in any
// language whose names of countries we have.
func codeNamed(a, b Text) bool {
	if len(a.Items) != 1 {
		return false
	}
	for _, lang := range Languages() {
		name, ok := Country(lang, a.Items[0].Text)
		if ok && sameText(Text{Items: []TextItem{{Text: name}}}, b) {
			return true
		}
	}
	return false
}

// or is the text, or the other where it is absent.
func (t Text) or(other Text) Text {
	if t.IsZero() {
		return other
	}
	return t
}

// place gives a place in the output language.
func (p PlaceText) place(v voice) Place {
	place := Place{
		Venue: v.words(p.Venue).Text, Room: v.words(p.Room).Text, City: v.words(p.City).Text, Region: v.words(p.Region).Text,
		Country: v.words(p.Country).Text, Online: p.Online,
	}
	if len(p.Country.Items) == 1 {
		if name, ok := Country(v.out, place.Country); ok {
			place.Country, place.CountryCode = name, place.Country
		}
	}
	return place
}
