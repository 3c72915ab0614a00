package ris

import (
	"fmt"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
)

// entryType is what an entry of a type is.
type entryType struct {
	typ     records.Type
	kind    string
	printed string // the kind of source that it is printed in
}

// types are the types of RIS.
var types = map[string]entryType{
	"ABST": {records.TypeSource, "journal", ""}, "ADVS": {records.TypeSource, "video", ""}, "BLOG": {records.TypeSource, "post", ""},
	"BOOK": {records.TypeSource, "book", ""}, "CHAP": {records.TypeSource, "book", ""}, "CONF": {records.TypeSpeech, "paper", "proceedings"},
	"CPAPER": {records.TypeSpeech, "paper", ""}, "EBOOK": {records.TypeSource, "book", ""}, "ECHAP": {records.TypeSource, "book", ""},
	"EDBOOK": {records.TypeSource, "book", ""}, "EJOUR": {records.TypeSource, "journal", ""}, "ELEC": {records.TypeSource, "webpage", ""},
	"GEN": {records.TypeSource, "other", ""}, "INTV": {records.TypeSpeech, "interview", ""}, "HEAR": {records.TypeEvent, "hearing", ""}, "ICOMM": {records.TypeSource, "post", ""},
	"INPR": {records.TypeSource, "journal", ""}, "JFULL": {records.TypeSource, "journal", ""}, "JOUR": {records.TypeSource, "journal", ""},
	"MANSCPT": {records.TypeSource, "archive", ""}, "MGZN": {records.TypeSource, "news", ""}, "MPCT": {records.TypeSource, "video", ""},
	"MULTI": {records.TypeSource, "video", ""}, "MUSIC": {records.TypeSource, "audio", ""}, "NEWS": {records.TypeSource, "news", ""},
	"PAMP": {records.TypeSource, "book", ""}, "PCOMM": {records.TypeSpeech, "letter", ""}, "RPRT": {records.TypeSource, "report", ""},
	"SER": {records.TypeSource, "book", ""}, "SLIDE": {records.TypeSpeech, "presentation", ""}, "SOUND": {records.TypeSource, "audio", ""},
	"THES": {records.TypeSource, "thesis", ""}, "UNPB": {records.TypeSource, "archive", ""}, "VIDEO": {records.TypeSource, "video", ""},
}

// names are the fields of names.
var names = map[string]bool{"speakers": true, "editors": true, "translators": true, "recipients": true, "organizers": true}

// tags are what the tags mean in all types but those of tagsOf: the field of the
// record; "-" for what is read with another tag, "aside" for what is not about
// the work.
var tags = map[string]string{
	"AB": "abstract", "N2": "abstract", "A1": "speakers", "AU": "speakers", "A2": "editors", "ED": "editors", "A3": "editors", "A4": "translators",
	"BT": "container", "C3": "container", "CY": "publisher_place", "PP": "publisher_place", "DO": "doi", "ET": "edition", "IS": "issue", "KW": "keywords",
	"LA": "language", "M3": "genre", "N1": "note", "NV": "number_of_volumes", "PB": "publisher", "SN": "isbn", "ST": "short title", "T1": "title", "TI": "title",
	"CT": "title", "T2": "container", "JO": "container", "JF": "container", "T3": "series", "UR": "url", "VL": "volume", "DB": "archive", "AN": "archive_location",
	"TT": "translated title", "OP": "original_date",
	"TY": "-", "ID": "-", "DA": "-", "PY": "-", "Y1": "-", "Y2": "-", "SP": "-", "EP": "-",
	"L1": "aside", "L2": "aside", "L3": "aside", "L4": "aside", "LB": "aside", "DP": "aside", "RP": "aside", "AV": "aside", "CN": "aside", "JA": "aside", "J1": "aside", "J2": "aside",
}

// tagsOf are what tags mean in a type of their own.
var tagsOf = map[string]map[string]string{
	"CPAPER":  {"T2": library.EventTitle, "CY": library.PlaceText, "A2": "editors"},
	"SLIDE":   {"T2": library.EventTitle, "BT": library.EventSession, "CY": library.PlaceText, "A4": "translators"},
	"CONF":    {"T2": library.EventTitle, "CY": library.PlaceText, "C1": "publisher_place"},
	"HEAR":    {"T2": "committee", "T3": "hearing body", "C2": "congress", "ET": "session", "M1": "bill", "CY": library.PlaceText},
	"PCOMM":   {"A2": "recipients"},
	"RPRT":    {"SN": "number"},
	"VIDEO":   {"T3": library.EventTitle, "C3": "duration", "M3": "medium", "C5": "-", "ED": "speakers", "A2": "speakers", "CY": "publisher_place"},
	"SOUND":   {"T3": library.EventTitle, "C3": "duration", "M3": "medium", "C5": "-", "A2": "speakers"},
	"ADVS":    {"T3": library.EventTitle, "C3": "duration", "M3": "medium", "C5": "-", "A2": "speakers"},
	"ELEC":    {"CY": library.PlaceText},
	"MANSCPT": {"CY": library.PlaceText},
	"JOUR":    {"SN": "issn"}, "EJOUR": {"SN": "issn"}, "NEWS": {"SN": "issn"}, "MGZN": {"SN": "issn"},
}

// field is the field of the record that a tag of the entry means.
func (r *reader) field(tag string) string {
	if f := tagsOf[r.item.Entry][tag]; f != "" {
		if f == library.EventTitle && r.item.Printed != "" && r.one("C3", "BT") == "" {
			return "container"
		}
		return f
	}
	if (r.item.Type == records.TypeSpeech && r.item.Printed == "" || r.item.Type == records.TypeEvent) && tag == "T2" {
		return library.EventTitle
	}
	return tags[tag]
}

// dates reads the date of the entry: the tag that says most of it.
func (r *reader) dates() {
	best := ""
	for _, tag := range []string{"DA", "Y1", "PY"} {
		for _, value := range r.all(tag) {
			d, rest, ok := date(value)
			if !ok || rest != "" {
				r.item.Leave(tag, value)
			}
			r.item.Says(tag, d)
			switch {
			case !ok:
			case best == "" || len(d) > len(best) && strings.HasPrefix(d, best[:4]):
				best = d
			}
		}
	}
	if r.item.Printed != "" {
		r.item.Set("book date", best)
	} else {
		r.item.Set("date", best)
	}
	for _, value := range r.all("Y2") {
		d, rest, ok := date(value)
		if !ok {
			d, rest = "", value
		}
		r.item.Set("accessed", d)
		r.item.Says("Y2", d)
		if timeOfDay().MatchString(rest) { // which Zotero has behind it
			r.item.LeaveAside("Y2", value)
		} else {
			r.item.Leave("Y2", rest)
		}
	}
}

var timeOfDay = records.Pattern(`^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$`)

// date reads "YYYY/MM/DD/other" and what programs write in its place. rest is what
// stands behind the last slash and is no part of the date.
func date(s string) (edtf, rest string, ok bool) {
	if d, err := records.ParseDate(s); err == nil {
		return d.String(), "", true
	}
	if d, ok := library.Century(s); ok {
		return d, "", true
	}
	parts := strings.Split(s, "/")
	if len(parts) < 2 || len(parts) > 4 || len(parts[0]) != 4 {
		d, ok := records.ReadDate(strings.Trim(s, "/ "))
		return d.String(), "", ok
	}
	edtf = parts[0]
	if len(parts) == 4 {
		rest = strings.TrimSpace(parts[3])
		parts = parts[:3]
	}
	for i, p := range parts[1:] {
		if p = strings.TrimSpace(p); p == "" || len(p) > 2 {
			rest = strings.Trim(strings.Join(append(parts[i+1:], rest), "/"), "/ ")
			break
		}
		edtf += fmt.Sprintf("-%02s", p)
	}
	if d, ok := records.ReadDate(rest + " " + parts[0]); ok && strings.HasPrefix(d.String(), edtf) { // a season, or the day in words
		edtf, rest = d.String(), ""
	}
	if about := strings.ToLower(rest); about == "circa" || about == "ca." {
		edtf, rest = edtf+"~", ""
	}
	d, err := records.ParseDate(edtf)
	if err != nil {
		loose, ok := records.ReadDate(strings.ReplaceAll(s, "/", "-"))
		return loose.String(), "", ok
	}
	return d.String(), rest, true
}

// pages are the first and the last page.
func (r *reader) pages() {
	first, last := r.one("SP"), r.one("EP")
	if last != "" && first != "" {
		first += "-" + last
	}
	r.item.Set("pages", first+map[bool]string{true: last}[first == ""])
}
