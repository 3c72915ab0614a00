package records

import (
	"fmt"
	"strings"
	"unicode"
)

// bestQuoted is a text in quotes as it is best written. One with escapes of
// characters that could not be seen or typed, or over several lines, stays as
// it is.
func bestQuoted(text string) string {
	switch {
	case strings.HasPrefix(text, `"""`), strings.HasPrefix(text, "'''"), text[0] == '"' && strings.IndexByte(text, '\\') < 0:
		return text
	}
	inner := text[1 : len(text)-1]
	if text[0] == '"' {
		plain, ok := unescape(inner)
		if !ok {
			return text
		}
		inner = plain
	}
	return inQuotes(inner)
}

// unescape takes the backslashes from the quotes and backslashes of a text; ok
// is false where it has other escapes.
func unescape(text string) (plain string, ok bool) {
	if !strings.Contains(text, `\`) {
		return text, true
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' {
			if i++; text[i] != '"' && text[i] != '\\' {
				return "", false
			}
		}
		b.WriteByte(text[i])
	}
	return b.String(), true
}

var (
	bareMoment = Pattern(`^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d[.\d]*)?([Zz]|[+-]\d\d:\d\d)?$`)
	bareClock  = Pattern(`^\d\d:\d\d$`)
)

// bestBare is a value without quotes as it is best written: dates and times with
// T, Z and seconds, which TOML before 1.1 wants.
func bestBare(text string) string {
	if len(text) == len("15:30") && bareClock().MatchString(text) {
		return text + ":00"
	}
	if len(text) < len("2017-12-04T15:30") || text[4] != '-' {
		return text
	}
	m := bareMoment().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	if m[3] == "" {
		m[3] = ":00"
	}
	return m[1] + "T" + m[2] + m[3] + strings.ToUpper(m[4])
}

// unquote takes the quotes from a text that plain has a spelling without them for.
func (v *value) unquote(plain func(string) (string, bool)) {
	s := v.scalar
	if len(s) < 2 || s[0] != '"' || strings.HasPrefix(s, `"""`) {
		return
	}
	if text, ok := plain(s[1 : len(s)-1]); ok {
		*v = newScalar(text)
	}
}

var dateForm = Pattern(`^(?:[1-9]\d{3}|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)$`)

// plainDate gives a date as TOML has it without quotes, where it has it: a year,
// a day or a date-time.
func plainDate(text string) (string, bool) {
	if !dateForm().MatchString(text) {
		return "", false
	}
	_, err := ParseDate(text)
	return text, err == nil
}

// plainTime gives a clock time as TOML has it without quotes, which is without
// an offset.
func plainTime(text string) (string, bool) {
	t, ok := parseClock(text, false)
	if !ok || t.HasOffset {
		return "", false
	}
	return t.String(), true
}

// quoteText writes any text as TOML has it: in quotes as bestQuoted chooses
// them, over several lines where it has line breaks, and with escapes for what
// cannot be seen.
func quoteText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	hidden := strings.ContainsFunc(s, unicode.IsControl)
	switch {
	case !hidden:
		return inQuotes(s)
	case strings.Contains(s, "\n"):
		escaped := strings.ReplaceAll(s, `\`, `\\`)
		if strings.Contains(s, `""`) || strings.HasSuffix(s, `"`) {
			escaped = escapes.Replace(s)
		}
		return `"""` + "\n" + escapeControls(escaped, "\n\t") + `"""`
	}
	return `"` + escapeControls(escapes.Replace(s), "") + `"`
}

// escapeControls writes control characters but those kept as escapes.
func escapeControls(s, kept string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) && !strings.ContainsRune(kept, r) {
			fmt.Fprintf(&b, `\u%04X`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
