package records

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readIdentifier reads a value that is the same everywhere and follows a rule of
// its own: an address, a language tag, a registered number. What does not follow
// the rule is a warning where it can be printed all the same.
func (d *decoder) readIdentifier(at, v any) bool {
	s, ok := d.line(v)
	if !ok || s == "" {
		return ok
	}
	switch at := at.(type) {
	case *langTag:
		d.readLanguage((*string)(at), s)
	case *webAddress:
		d.checkAddress(s)
		*at = webAddress(s)
	case *doiName:
		s = d.clean(bareDOI(s), false) // what was percent-encoded may be anything
		if !doiForm.MatchString(s) {
			d.warn("bad-identifier", fmt.Sprintf("%s does not look like a DOI", quoted(s)), "a DOI begins with 10., a number and a slash: 10.1000/182")
		}
		*at = doiName(s)
	case *isbn:
		if !isISBN(s) {
			d.warn("bad-identifier", fmt.Sprintf("%s is not a valid ISBN", quoted(s)), "it has a digit too many, too few or another: check it against the book")
		}
		*at = isbn(s)
	case *issn:
		if !isISSN(s) {
			d.warn("bad-identifier", fmt.Sprintf("%s is not a valid ISSN", quoted(s)), "it is written as 0317-8471, and the last digit checks the others")
		}
		*at = issn(s)
	case *orcid:
		s = withoutResolver(s, "orcid.org")
		if !isORCID(s) {
			d.warn("bad-identifier", fmt.Sprintf("%s is not a valid ORCID iD", quoted(s)), "it is written as 0000-0002-1825-0097, and the last digit checks the others")
		}
		*at = orcid(s)
	case *ror:
		s = withoutResolver(s, "ror.org")
		if !rorForm.MatchString(s) {
			d.warn("bad-identifier", fmt.Sprintf("%s does not look like a ROR identifier", quoted(s)), "it is written as 033vjfk17")
		}
		*at = ror(s)
	}
	return true
}

func (d *decoder) readLanguage(to *string, s string) {
	tag, err := d.tags.parse(s)
	if err != nil {
		d.failErr("bad-language", err, d.block.LocateValue)
		return
	}
	*to = tag
}

var schemeForm = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*://|(?i:urn|doi|hdl|ark|info|mailto|tel|data|magnet):)`)

// checkAddress warns of an address that no program will follow.
func (d *decoder) checkAddress(s string) {
	switch {
	case strings.ContainsFunc(s, unicode.IsSpace):
		d.warn("bad-address", "this address has a blank in it", "write %20 for a blank, and one address only")
	case !strings.HasPrefix(s, "https://") && !schemeForm.MatchString(s):
		hint := "begin it with https://"
		if strings.Contains(s, ".") && !strings.HasPrefix(s, "/") {
			hint = fmt.Sprintf("write it in full: %q", "https://"+s)
		}
		d.warn("bad-address", fmt.Sprintf("%s does not say how it is reached", quoted(s)), hint)
	}
}

// Shape of a DOI (ANSI/NISO Z39.84) and of a ROR identifier.
var (
	doiForm = regexp.MustCompile(`^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$`)
	rorForm = regexp.MustCompile(`^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$`)
	doiURL  = regexp.MustCompile(`^(?i:https?://)?(?i:(?:dx\.|www\.)?doi\.org/)`)
	doiWord = regexp.MustCompile(`^(?i:doi):?\s*`)
)

// bareDOI is a DOI without what people write before it: "doi:", or the address
// of a resolver, in which it is percent-encoded.
func bareDOI(s string) string {
	if prefix := doiURL.FindString(s); prefix != "" {
		s = s[len(prefix):]
		if plain, err := url.PathUnescape(s); err == nil && utf8.ValidString(plain) {
			s = plain
		}
		return s
	}
	return s[len(doiWord.FindString(s)):]
}

// withoutResolver is an identifier without the address of the site that
// resolves it.
func withoutResolver(s, host string) string {
	rest := s
	for _, scheme := range []string{"https://", "http://"} {
		rest = strings.TrimPrefix(rest, scheme)
	}
	rest = strings.TrimPrefix(rest, "www.")
	if id, ok := strings.CutPrefix(rest, host+"/"); ok {
		return strings.TrimSuffix(id, "/")
	}
	return s
}

// compact is an identifier without the hyphens and blanks that group it.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' || r == '\u2010' || r == '\u2011' || r == '\u2013' {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// isISBN checks the last digit of an ISBN of ten or thirteen (ISO 2108).
func isISBN(s string) bool {
	s = compact(s)
	switch len(s) {
	case 10:
		return weighted(s, 11, func(i int) int { return 10 - i })
	case 13:
		return (strings.HasPrefix(s, "978") || strings.HasPrefix(s, "979")) &&
			!strings.HasSuffix(s, "X") && weighted(s, 10, func(i int) int { return 1 + i%2*2 })
	}
	return false
}

// isISSN checks the last digit of an ISSN (ISO 3297).
func isISSN(s string) bool {
	s = compact(s)
	return len(s) == 8 && weighted(s, 11, func(i int) int { return 8 - i })
}

// weighted reports whether the digits, each times its weight, add up to a
// multiple of the modulus. X is ten, in the last place alone.
func weighted(s string, modulus int, weight func(i int) int) bool {
	sum := 0
	for i := range len(s) {
		digit := int(s[i]) - '0'
		if s[i] == 'X' && i == len(s)-1 {
			digit = 10
		}
		if digit < 0 || digit > 10 || digit == 10 && s[i] != 'X' {
			return false
		}
		sum += digit * weight(i)
	}
	return sum%modulus == 0
}

// isORCID checks the form and last digit of an ORCID iD (ISO 7064, MOD 11-2).
func isORCID(s string) bool {
	groups := strings.Split(s, "-")
	if len(groups) != 4 {
		return false
	}
	for _, g := range groups {
		if len(g) != 4 {
			return false
		}
	}
	digits := strings.Join(groups, "")
	total := 0
	for i := range 15 {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
		total = (total + int(digits[i]-'0')) * 2
	}
	check := (12 - total%11) % 11
	return digits[15] == "0123456789X"[check]
}

// countryMistakes are codes that people write for countries and that are not
// theirs in ISO 3166-1.
var countryMistakes = map[string]string{"UK": "GB", "EL": "GR"}

// readCountry reads a country: a name, or a code of two capitals, which must be
// one that exists.
func (d *decoder) readCountry(to *Text, v any) bool {
	t, ok := d.text(v, false)
	if !ok {
		return false
	}
	d.eachItem(t, v, func(item *TextItem) { item.Text = d.checkCountry(item.Text) })
	*to = t
	return true
}

func (d *decoder) checkCountry(s string) string {
	if len(s) != 2 || !isLetters(s) {
		return s
	}
	code := strings.ToUpper(s)
	if right, ok := countryMistakes[code]; ok {
		d.warn("country-code", fmt.Sprintf("%q is no ISO 3166 country code", s), fmt.Sprintf("did you mean %q? that is what is taken", right))
		return right
	}
	_, known := Country("en", code)
	switch {
	case !known && s == code:
		d.fail("bad-country", fmt.Sprintf("%q is no ISO 3166 country code", s), "write the country's name, or its code of two capitals, such as \"CN\"")
	case known && s != code:
		d.warn("country-code", fmt.Sprintf("%q is taken for a country's name, since a code has two capitals", s), fmt.Sprintf("did you mean %q?", code))
	}
	return s
}

func isLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
