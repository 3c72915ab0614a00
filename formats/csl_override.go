package formats

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// cslOverrides are the variables that the record sets itself, by their names,
// as they stand in the output; nil removes a variable. A text is a text, a date
// EDTF, and a list of names "Family, Given, Suffix; …" (a name without a comma
// stands as it is). id and citation-key are the record's key and custom is
// data: none of them can be set.
func cslOverrides(fields map[string]string, c *cslItem) (map[string]any, error) {
	over := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		value := fields[name]
		i := slices.IndexFunc(cslVariables, func(v cslVariable) bool { return v.name == name })
		switch {
		case i < 0:
			return nil, overrideError(name, "csl-json has no variable of that name")
		case name == "id" || name == "citation-key" || name == "custom" || name == "categories":
			return nil, overrideError(name, "it cannot be overridden")
		case name == "type" && !slices.Contains(cslItemTypes, value):
			return nil, overrideError(name, fmt.Sprintf("csl-json has no type %q", value))
		case strings.TrimSpace(value) == "":
			over[name] = nil
			continue
		}
		said, err := overrideValue(cslVariables[i].is, value)
		if err != nil {
			return nil, overrideError(name, err.Error())
		}
		over[name] = cslVariables[i].form(said, c.lang, c.options)
	}
	return over, nil
}

func overrideError(name, problem string) error {
	return fmt.Errorf("override.csl-json.%s: %s", name, problem)
}

// overrideValue reads the text of an override as the form of its variable.
func overrideValue(is cslValue, text string) (any, error) {
	switch is {
	case cslDate:
		return records.ParseDate(text)
	case cslNames:
		return parseNames(text)
	case cslReady: // the note
		return freeText(withoutMarkup(cleanLines(text))), nil
	}
	return text, nil
}

// cslItemTypes are the types of csl-data.json.
var cslItemTypes = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast chapter
	classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
	legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
	periodical personal_communication post post-weblog regulation report review review-book software song speech
	standard thesis treaty webpage`)
