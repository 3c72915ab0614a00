package formats

import (
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// language is left out where it would turn names around, or where the title is
// in another, because its language says how a style may write its capitals.
// Both can be had by the option.
func (c *cslItem) language() any {
	switch c.options["language"] {
	case "never":
		return ""
	case "safe":
		if c.turnsNames() || c.anotherLanguage() && !c.bracketsTranslation() {
			return ""
		}
	}
	return c.Language
}

// anotherLanguage reports whether the title, or the description that stands for
// it, is not in the language of what was said. Where there is neither, the name
// of a journal still is in that.
func (c *cslItem) anotherLanguage() bool {
	return c.Title+c.Description != "" && c.TextLanguage != "" && baseLanguage(c.TextLanguage) != baseLanguage(c.Language)
}

// turnsNames reports whether the language is one in which citeproc-js puts the
// family name first (anything that begins "zh" or "ja", "vi" and "hu" alone),
// and a name of the item is not in its script.
func (c *cslItem) turnsNames() bool {
	tag := strings.ToLower(c.Language)
	if !strings.HasPrefix(tag, "zh") && !strings.HasPrefix(tag, "ja") && tag != "vi" && tag != "hu" {
		return false
	}
	lists := []records.AgentList{c.Author, c.Chair, c.Moderator, c.from().Editor, c.Interviewer, c.Organizer, c.Host, c.Recipient, c.translators()}
	return slices.ContainsFunc(union(lists...).List, func(a records.Agent) bool { return flips(a.Name) })
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
