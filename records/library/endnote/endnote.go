// Package endnote reads the XML of EndNote. Its elements are those that EndNote
// writes as tags of RIS, so they mean what package ris has for them.
package endnote

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/quoth-cite/quoth/records"
	"github.com/quoth-cite/quoth/records/library"
	"github.com/quoth-cite/quoth/records/library/ris"
)

// types are the types of RIS by the names of EndNote's reference types.
var types = map[string]string{
	"Aggregated Database": "ELEC", "Ancient Text": "BOOK", "Artwork": "ADVS", "Audiovisual Material": "ADVS", "Blog": "BLOG", "Book": "BOOK", "Book Section": "CHAP",
	"Catalog": "BOOK", "Conference Paper": "CPAPER", "Conference Proceedings": "CONF", "Conference Proceeding": "CONF", "Conference": "CONF", "Dictionary": "BOOK", "Discussion Forum": "BLOG",
	"Edited Book": "EDBOOK", "Electronic Article": "EJOUR", "Electronic Book": "EBOOK", "Electronic Book Section": "ECHAP", "Encyclopedia": "BOOK",
	"Film or Broadcast": "MPCT", "Generic": "GEN", "Government Document": "RPRT", "Hearing": "HEAR", "Interview": "INTV", "Journal Article": "JOUR", "Magazine Article": "MGZN",
	"Manuscript": "MANSCPT", "Multimedia Application": "MULTI", "Music": "MUSIC", "Newspaper Article": "NEWS", "Online Multimedia": "MULTI", "Pamphlet": "PAMP",
	"Personal Communication": "PCOMM", "Podcast": "SOUND", "Press Release": "NEWS", "Report": "RPRT", "Serial": "SER", "Social Media": "BLOG", "Television Episode": "MPCT",
	"Thesis": "THES", "Unpublished Work": "UNPB", "Web Page": "ELEC",
}

// tags are the tags of RIS by the path of an element in a record.
var tags = map[string]string{
	"contributors/authors/author": "AU", "contributors/secondary-authors/author": "A2", "contributors/tertiary-authors/author": "A3",
	"contributors/subsidiary-authors/author": "A4", "contributors/translated-authors/author": "A4",
	"titles/title": "TI", "titles/secondary-title": "T2", "titles/tertiary-title": "T3", "titles/short-title": "ST", "secondary-title": "T2", "tertiary-title": "T3", "titles/translated-title": "TT",
	"titles/alt-title": "J2", "periodical/full-title": "JF", "periodical/abbr-1": "J2", "alt-periodical/full-title": "J2", "alt-periodical/abbr-1": "J2",
	"pages": "SP", "volume": "VL", "number": "IS", "issue": "IS", "num-vols": "NV", "edition": "ET", "section": "SE", "reprint-edition": "RP", "reprint-status": "RP",
	"keywords/keyword": "KW", "dates/year": "PY", "dates/pub-dates/date": "DA", "dates/month": "DA", "pub-location": "CY", "publisher": "PB", "isbn": "SN", "work-type": "M3", "abstract": "AB",
	"notes": "N1", "research-notes": "N1", "urls/related-urls/url": "UR", "urls/web-urls/url": "UR", "urls/pdf-urls/url": "L1", "urls/text-urls/url": "L2", "urls/image-urls/url": "L4",
	"urls/custom-urls/url": "L3", "electronic-resource-num": "DO", "language": "LA", "accession-num": "AN", "remote-database-name": "DB", "remote-database-provider": "DP",
	"label": "LB", "call-num": "CN", "access-date": "Y2", "auth-address": "AD", "orig-pub": "OP", "caption": "CA",
	"custom1": "C1", "custom2": "C2", "custom3": "C3", "custom4": "C4", "custom5": "C5", "custom6": "C6", "custom7": "C7", "misc1": "M1", "misc2": "M2", "misc3": "M3",
	"rec-number": "L1", "database": "L1", "source-app": "L1", "foreign-keys/key": "L1",
}

// maxDepth is how deep elements may be nested.
const maxDepth = 50

// Limits are those of EndNote XML.
var Limits = []records.Limit{{Of: "elements within each other in EndNote XML", Most: maxDepth, Unit: "levels", Beyond: "the record is an error; the others are read"}}

// Read reads a file. A record that is no XML is reported, and the others given.
func Read(text []byte, file string, report func(records.Diagnostic)) []library.Item {
	var lines library.Lines
	position := func(at int) records.Position {
		pos := lines.Position(text, at)
		pos.File = file
		return pos
	}
	fail := func(at int, message, hint string) {
		report(records.Diagnostic{Code: "syntax", Position: position(at), Message: message, Hint: hint})
	}
	if at := bytes.Index(text, []byte("<!ENTITY")); at >= 0 {
		fail(at, "this file defines entities, which no export of EndNote does", "it is not read")
		return nil
	}
	var items []library.Item
	shut := -1 // where the next record ends that does
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte("<record>"))
		if n < 0 {
			break
		}
		at += n
		if shut < at {
			if shut = bytes.Index(text[at:], []byte("</record>")); shut < 0 {
				fail(at, "this record is not closed", "it ends with </record>")
				break
			}
			shut += at
		}
		end := shut - at
		if next := bytes.Index(text[at+1:], []byte("<record>")); next >= 0 && next+1 < end {
			fail(at, "this record is not closed", "it ends with </record>")
			at += len("<record>")
			continue
		}
		end += len("</record>")
		found, offset, err := record(text[at : at+end])
		if err != nil {
			fail(at+offset, "this record is not XML: "+err.Error(), "")
		} else {
			items = append(items, item(found, position(at)))
		}
		at += end
	}
	if len(items) == 0 {
		fail(0, "there is no <record> that can be read in this file", "EndNote exports XML by File, Export, type XML")
	}
	return items
}

// record gives the tags of a record; offset is where a mistake was found.
func record(text []byte) (found []ris.Tag, offset int, err error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	found = []ris.Tag{{Name: "TY", Value: "GEN"}}
	var path []string
	var value strings.Builder
	leaf, within := 0, 0 // depths of the element that was opened last, and of the one whose text is read
	for {
		t, err := d.Token()
		if err == io.EOF {
			return found, 0, nil
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				err = errors.New(syntax.Msg)
			}
			return nil, int(d.InputOffset()), err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(path) > maxDepth {
				return nil, int(d.InputOffset()), fmt.Errorf("elements are nested deeper than %d", maxDepth)
			}
			if t.Name.Local == "ref-type" {
				for _, a := range t.Attr {
					if a.Name.Local == "name" && types[a.Value] != "" {
						found[0].Value = types[a.Value]
					} else if a.Name.Local == "name" {
						found[0].Value = a.Value
					}
				}
			}
			path = append(path, t.Name.Local)
			if within > 0 {
				continue // styles and other markup of a text
			}
			value.Reset()
			leaf = len(path)
			if tags[strings.Join(path[1:], "/")] != "" {
				within = len(path)
			}
		case xml.CharData:
			value.Write(t)
		case xml.EndElement:
			if (len(path) == within || within == 0 && len(path) == leaf) && len(path) > 1 && t.Name.Local != "ref-type" {
				found = addTag(found, strings.Join(path[1:], "/"), value.String())
				value.Reset()
				within = 0
			}
			path = path[:len(path)-1]
		}
	}
}

// addTag adds what an element says. Pages, numbers and years of EndNote go as RIS
// has them.
func addTag(found []ris.Tag, path, value string) []ris.Tag {
	value = strings.TrimSpace(value)
	tag, ok := tags[path]
	switch {
	case value == "":
		return found
	case !ok:
		tag = path
	case tag == "SP":
		first, last, two := strings.Cut(value, "-")
		found = append(found, ris.Tag{Name: "SP", Value: first})
		if two {
			found = append(found, ris.Tag{Name: "EP", Value: strings.TrimLeft(last, "-")})
		}
		return found
	}
	for line := range strings.SplitSeq(value, "\r") { // EndNote's mark between lines
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			found = append(found, ris.Tag{Name: tag, Value: line, As: path})
		}
	}
	return found
}

// item makes an Item; a day without its year has that of the record.
func item(found []ris.Tag, at records.Position) library.Item {
	year, day := "", -1
	for i, t := range found {
		switch {
		case t.Name == "LB" && !strings.Contains(t.Value, " ") && records.ValidKey(t.Value) == t.Value:
			found[i].Name = "ID" // what EndNote makes a citation key of
		case t.Name == "PY":
			year = t.Value
		case t.Name == "DA":
			day = i
		}
	}
	switch {
	case day < 0 || year == "" || strings.Contains(found[day].Value, year):
	case found[day].As == "dates/month": // of JabRef
		found[day].Value = year + "/" + found[day].Value + "//"
	default:
		found[day].Value += " " + year
	}
	return ris.NewItem(found, at)
}
