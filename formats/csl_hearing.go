package formats

import (
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// committee is who held a hearing, nearest first; in the United States Congress
// with the chamber, which the styles would else print before "115th Cong."
// without a comma. Where the option says so, it is the container instead.
func (c *cslItem) committee() any {
	if c.testimonyInTitle() || !c.eventIn("variables") {
		return ""
	}
	return c.say("committee", c.committeeText())
}

// testimonyInTitle reports whether the committee that a testimony was given to
// stands in the title. APA (example 11.6:14) prints "Title, committee" of it
// and "Title: Hearing before the committee" of the hearing alone, and its style
// knows no difference.
func (c *cslItem) testimonyInTitle() bool {
	h := c.hearingEvent()
	return c.options["testimony"] == "title" && c.Type == records.TypeSpeech && h != nil && h.Title != ""
}

func (c *cslItem) committeeText() string {
	h := c.hearingEvent()
	if h == nil {
		return ""
	}
	parts := []string{h.Subcommittee, h.Committee}
	if inCongress(h) {
		parts = append(parts, h.Chamber)
	}
	return join(c.lang, parts)
}

// evidence reports whether testimony is written as the Australian Guide to Legal
// Citation has it (rule 7.5.3): "Evidence to Committee, Parliament, Place, date
// (Name)". Its style knows no hearing; what comes nearest to that form is a
// letter without a writer.
func (c *cslItem) evidence() bool {
	return c.typ == "personal_communication" && c.Kind == "testimony"
}

// bodyText is before whom a testimony was given: committee and parliament.
func (c *cslItem) bodyText() string {
	h := hearingOf(c.Reference)
	return join(c.lang, []string{h.Subcommittee, h.Committee, h.Chamber, h.Authority})
}

// witnesses are those who gave evidence, in parentheses, which is how the guide
// has them behind all else.
func (c *cslItem) witnesses() string {
	if !c.evidence() || c.Author.IsZero() {
		return ""
	}
	list := c.withTitles(c.Author)
	return "(" + agentNames(c.lang, list, false) + ")"
}

// authority is the legislative body: the chamber, else the body as a whole.
func (c *cslItem) authority() any {
	h := c.hearingEvent()
	switch {
	case h == nil || inCongress(h) || !c.eventIn("variables"):
		return ""
	case h.Chamber != "":
		return h.Chamber
	}
	return h.Authority
}

func (c *cslItem) jurisdiction() any {
	if h := c.hearingEvent(); h != nil {
		return h.Jurisdiction
	}
	return ""
}

// congress is the Congress or parliament by its number, and the session. The
// styles print it behind the committee as it stands, so it says what the number
// counts where the record makes that plain and the authority does not.
func (c *cslItem) congress() any {
	h := c.hearingEvent()
	if h == nil {
		return ""
	}
	return join(c.lang, []string{congressText(h), sittingText(h, c.lang)})
}

func congressText(h *records.Event) string {
	text := h.Ordinal
	if text == "" && h.Number != "" {
		_, text = records.JoinOrdinal("en", "", h.Number, "")
	}
	if inCongress(h) && !strings.Contains(text, " ") {
		text += " Cong."
	}
	return text
}

// sittingText is the session of a parliament in words: of a Congress as its
// records number it, of others by the language's own word. A session that is
// given in words stays as it is.
func sittingText(h *records.Event, lang string) string {
	if _, err := strconv.Atoi(h.Session); err != nil {
		return h.Session
	}
	if inCongress(h) {
		_, ordinal := records.JoinOrdinal("en", "", h.Session, "")
		return ordinal + " Sess."
	}
	return phrase(lang, "session", h.Session)
}

// legislative reports whether a hearing says before whom it was, so that it is
// one in the sense of the styles.
func legislative(h *records.Event) bool {
	return h.Committee != "" || h.Subcommittee != "" || h.Chamber != "" || h.Authority != "" || h.Jurisdiction != ""
}

// inCongress reports whether a hearing was one of the United States Congress,
// with the number of the Congress known.
func inCongress(h *records.Event) bool {
	body := strings.Join([]string{h.Jurisdiction, h.Authority, h.Chamber, h.Committee}, " ")
	return h.Number != "" && (strings.Contains(body, "United States") || strings.Contains(body, "U.S."))
}
