package records

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is the name of a person or body. Either Literal is set, or Family with
// whichever of the others there are.
type Name struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"particle,omitempty"` // lower-case words before the family name: "van", "de la", "d'"
	Suffix   string `json:"suffix,omitempty"`   // "Jr.", "III"
	Literal  string `json:"literal,omitempty"`  // printed as it stands: a mononym, a body, "习近平"
}

// IsZero reports whether no part is given.
func (n Name) IsZero() bool { return n == Name{} }

// ParseName reads a name as records write it: "Family, Given" or "Family,
// Given, Suffix"; without a comma it is a Literal. The comma can be the Chinese
// one or the Arabic one, which is what those keyboards give; the mark "、" only
// ever stands between names. Blanks around the parts go, a run of them is one.
//
// Lower-case words that open the family name are its particle: "van", "de la",
// "bin", "van 't", and an elided "d'", "l'" or "dell'" before a capital. The
// last word of the family name never is one ("hooks, bell"). Nor is "al-" and
// its like: a hyphen makes it one word with what follows, that is never named
// without it. Scripts that have no capitals have no particles.
//
// The error is a Diagnostic without a position. It also meets what is two names
// or a body's name, which a comma in it would make into a person's.
func ParseName(s string) (Name, error) {
	parts := strings.FieldsFunc(s, isBlank)
	text := strings.Join(parts, " ")
	if text == "" {
		return Name{}, badName("a name is empty", "leave it out where no name is known")
	}
	parts = splitCommas(text)
	if len(parts) == 1 {
		return Name{Literal: text}, nil
	}
	for i, p := range parts {
		parts[i] = strings.Trim(p, " ")
	}
	if err := checkName(text, parts); err != nil {
		return Name{}, err
	}
	n := Name{Given: parts[1]}
	n.Particle, n.Family = cutParticle(parts[0])
	if len(parts) == 3 {
		n.Suffix = parts[2]
	}
	return n, nil
}

// isBlank takes no-break spaces for what they are: part of the name as written.
func isBlank(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func splitCommas(s string) []string {
	var parts []string
	for {
		i := strings.IndexAny(s, ",，،")
		if i < 0 {
			return append(parts, s)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		parts, s = append(parts, s[:i]), s[i+size:]
	}
}

func badName(message, hint string) error {
	return Diagnostic{Code: "bad-name", Message: message, Hint: hint}
}

// Ways out where a comma does not part a family name from a given name.
const (
	useLiteral = `for the name of a body write { literal = "…" }`
	useParts   = `write { family = "…", given = "…", suffix = "…" }, or { literal = "…" } for a name that is printed as it stands`
)

// checkName says what is wrong with a name of several parts.
func checkName(text string, parts []string) error {
	last := parts[len(parts)-1]
	switch {
	case slices.Contains([]string{"et al", "et al.", "and others", "others"}, last), strings.HasSuffix(last, " et al."), strings.HasSuffix(last, " et al"), strings.HasSuffix(last, " and others"):
		return badName(quoted(text)+" holds the end of a list",
			`write the name alone, and "et al." as the last item of the list`)
	case strings.ContainsAny(text, ";；、") || hasWord(parts, "and", "&"):
		return badName(quoted(text)+" is more than one name, or a body's name",
			"give each name as an item of its own, in quotes of its own; "+useLiteral)
	case hasWord(parts[:1], "of", "for", "the", "at", "für"):
		return badName(quoted(text)+" looks like the name of a body, with a comma in it", useLiteral)
	case parts[0] == "":
		return badName(quoted(text)+" has no family name before the comma", useParts)
	case len(parts) == 2 && parts[1] == "":
		return badName(quoted(text)+" has nothing behind the comma",
			"for a single name write { literal = "+quoted(parts[0])+" }")
	case len(parts) > 3:
		return badName(quoted(text)+` has more than two commas; a name is "Family, Given, Suffix"`, useParts)
	case parts[1] == "" || last == "":
		return badName(quoted(text)+" has an empty part between or behind its commas", `a name is "Family, Given, Suffix"; `+useParts)
	case len(parts) == 3 && !isSuffix(last) && isSuffix(parts[1]):
		return badName(quoted(text)+" has the suffix in the middle", "write "+quoted(parts[0]+", "+last+", "+parts[1]))
	case len(parts) == 3 && !isSuffix(last):
		return badName(quoted(last)+` is not the suffix of a name; a name is "Family, Given, Suffix"`,
			"give each name as an item of its own; for a suffix that quoth does not know "+useParts)
	}
	return nil
}

// hasWord reports whether one of the words is a word of one of the parts.
func hasWord(parts []string, words ...string) bool {
	for _, p := range parts {
		for w := range strings.SplitSeq(p, " ") {
			if slices.Contains(words, w) {
				return true
			}
		}
	}
	return false
}

// isSuffix reports whether s is of the form of what stands behind a name: a
// known word, one with a stop or in capitals alone (III, OBE, Ph.D.), one that
// begins with a small letter or a digit (fils, 3rd), one in a script without capitals.
func isSuffix(s string) bool {
	if strings.Contains(" Jr Sr Jnr Snr Junior Senior Júnior Filho Neto Netto Sobrinho Bt Esq PhD ", " "+s+" ") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	if s == string(first)+"." && !strings.ContainsRune("IVX", first) {
		return false // an initial, of names written with a comma too many
	}
	return !unicode.IsUpper(first) || s == strings.ToUpper(s) || strings.ContainsRune(s, '.')
}

// cutParticle takes from a family name the lower-case words that open it.
func cutParticle(family string) (particle, rest string) {
	end := 0 // of the particle, with the blank behind it
	for {
		word, _, more := strings.Cut(family[end:], " ")
		if more && isParticle(word) {
			end += len(word) + 1
			continue
		}
		if n := elision(word); n > 0 {
			return family[:end+n], family[end+n:]
		}
		return strings.TrimSuffix(family[:end], " "), family[end:]
	}
}

// isParticle reports whether a word has small letters only. Georgian letters
// count as small in Unicode, but its names have no capitals to tell them from.
func isParticle(word string) bool {
	small := false
	for _, c := range word {
		switch {
		case unicode.IsLower(c) && !unicode.Is(unicode.Georgian, c):
			small = true
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return false
		}
	}
	return small && !isElided(word)
}

// elision is the length of what opens word as an elided particle: small letters
// and an apostrophe, joined to a capital. 0 where there is none.
func elision(word string) int {
	i := strings.IndexAny(word, "'’ʼ")
	if i <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(word[i:])
	end := i + size
	if next, _ := utf8.DecodeRuneInString(word[end:]); !unicode.IsUpper(next) {
		return 0
	}
	for _, c := range word[:i] {
		if !unicode.IsLower(c) {
			return 0
		}
	}
	if !isElided(word[:end]) {
		return 0
	}
	return end
}

// isElided reports whether a particle has lost a vowel before the next word and
// is joined to it: it ends with a consonant and an apostrophe (d', dell'), not
// with a vowel and one (de' Medici, which is cut short but stands alone).
func isElided(particle string) bool {
	mark, size := utf8.DecodeLastRuneInString(particle)
	if mark != '\'' && mark != '’' && mark != 'ʼ' {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(particle[:len(particle)-size])
	return unicode.IsLetter(c) && !strings.ContainsRune("aeiouyàèéìòùаеёиоуыэюя", unicode.ToLower(c))
}

// FullFamily is the family name with its particle before it, as it was written:
// "van Gogh", "d'Ormesson".
func (n Name) FullFamily() string {
	switch {
	case n.Particle == "":
		return n.Family
	case n.Family == "" || isElided(n.Particle):
		return n.Particle + n.Family
	}
	return n.Particle + " " + n.Family
}

// familyFirst reports whether the name is printed with its family name first
// and no blank: both parts are in Chinese, Japanese or Korean writing. Katakana
// alone is how Japanese writes foreign names, which keep their order.
func (n Name) familyFirst() bool {
	return IsCJK(n.Family) && IsCJK(n.Given) && !(isKatakana(n.Family) && isKatakana(n.Given))
}

// Natural is the name in the order in which it is spoken: "Vincent van Gogh",
// "Martin Luther King Jr.", "习近平", "ジョン・スミス".
func (n Name) Natural() string {
	family := n.FullFamily()
	switch {
	case n.Literal != "":
		return n.Literal
	case n.familyFirst():
		return joinParts(" ", family+n.Given, n.Suffix)
	case isKatakana(family) && isKatakana(n.Given):
		return joinParts(" ", n.Given+"・"+family, n.Suffix)
	}
	return joinParts(" ", n.Given, family, n.Suffix)
}

// Inverted is the name as a list in alphabetical order prints it: "van Gogh,
// Vincent", "King, Martin Luther, Jr.", "习近平".
func (n Name) Inverted() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.familyFirst():
		return joinParts(", ", n.FullFamily()+n.Given, n.Suffix)
	}
	return joinParts(", ", n.FullFamily(), n.Given, n.Suffix)
}

// joinParts puts sep between those parts that are not empty.
func joinParts(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
