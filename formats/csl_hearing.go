package formats

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// committee is who held a hearing, nearest first.
func (c *cslItem) committee() any {
	h := c.hearingEvent()
	if h == nil {
		return ""
	}
	return join(c.lang, []string{h.Subcommittee, h.Committee})
}

// authority is the legislative body: the chamber, else the body as a whole.
func (c *cslItem) authority() any {
	h := c.hearingEvent()
	switch {
	case h == nil:
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
	return join(c.lang, []string{congressText(h), h.Session})
}

func congressText(h *records.Event) string {
	text := h.Ordinal
	if text == "" && h.Number != "" {
		_, text = records.JoinOrdinal("en", "", h.Number, "")
	}
	if text == "" {
		return h.Number
	}
	body := strings.Join([]string{h.Jurisdiction, h.Authority, h.Chamber, h.Committee}, " ")
	named := strings.Contains(text, " ") || h.Chamber == "" && h.Authority != ""
	if !named && (strings.Contains(body, "Congress") || strings.Contains(body, "United States") || strings.Contains(body, "U.S.")) {
		text += " Cong."
	}
	return text
}
