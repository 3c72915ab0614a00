package records

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code is a kind of finding: the stable name that a Diagnostic has as its Code,
// and all there is to say about it.
type Code struct {
	Name     string
	Severity Severity // of every finding that has the code
	Meaning  string   // what is found, in a line
	Why      string   // why it matters and how to mend it: sentences, without markup
	// A file in which it is found, and how that is put right. Wrong is "" where no
	// file is at fault, and holds "…" for what is too long to be shown.
	Wrong, Right string
	// Told is the command that finds it; "" is every one that reads records.
	Told string
}

// toldByCheck is the command that reviews a collection as a whole.
const toldByCheck = "quoth check"

// Codes lists every kind of finding, in the order of the alphabet.
var Codes = func() []Code {
	codes := slices.Concat(textCodes, formCodes, fieldCodes, valueCodes, keyCodes, reviewCodes, writingCodes, styleCodes)
	slices.SortFunc(codes, func(a, b Code) int { return cmp.Compare(a.Name, b.Name) })
	return codes
}()

// CodeOf finds the kind of finding by its name.
func CodeOf(name string) (Code, bool) {
	i, ok := slices.BinarySearchFunc(Codes, name, func(c Code, name string) int { return cmp.Compare(c.Name, name) })
	if !ok {
		return Code{}, false
	}
	return Codes[i], true
}

// codeList gives the names of those codes that are of the severity.
func codeList(severity Severity) []string {
	var names []string
	for _, c := range Codes {
		if c.Severity == severity {
			names = append(names, c.Name)
		}
	}
	return names
}

// Explain is what there is to say about the code, as plain text.
func (c Code) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s", c.Name, c.Severity, c.Meaning, wrapped(c.Why, "", 78))
	b.WriteString("\nWrong:\n\n")
	if c.Wrong == "" {
		b.WriteString("    (a folder without files of records)\n")
	}
	b.WriteString(shownExample(c.Wrong) + "\nRight:\n\n" + shownExample(c.Right))
	switch c.Told {
	case "":
	case toldByCheck:
		b.WriteString("\n" + c.Told + " finds it, and no other command.\n")
	default:
		b.WriteString("\nFound by: " + c.Told + "\n")
	}
	if c.Severity == Warning && c.Told == toldByCheck {
		fmt.Fprintf(&b, "Silence it in a record with the comment: # %s %s\n", ignoreWord, c.Name)
	}
	return b.String()
}

// shownExample is an example as it is shown: indented, with escapes for what
// cannot be seen, and cut short.
func shownExample(text string) string {
	const most = 72
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("    ")
		rest := []byte(strings.TrimSuffix(line, "\n"))
		for n := 0; len(rest) > 0; n++ {
			if n == most {
				b.WriteString(" …")
				break
			}
			r, size := utf8.DecodeRune(rest)
			switch {
			case r == utf8.RuneError && size == 1, unicode.IsControl(r):
				fmt.Fprintf(&b, `\x%02x`, rest[0])
			default:
				b.WriteRune(r)
			}
			rest = rest[size:]
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// CodesHelp is the reference of all kinds of finding as plain text.
func CodesHelp() string {
	var b strings.Builder
	b.WriteString(`What is found
-------------

Every finding has a code, which stands behind it in brackets. An error makes its
record unusable, and the run fails; a warning is about what is doubtful and can
be used. Behind some codes stands the command that alone finds it. "quoth check
--explain CODE" shows a wrong and a right example.

A warning is silenced by a comment in its record, or directly above its header,
with one or more codes, and perhaps a reason behind a colon:

    # quoth: ignore no-date no-place: the programme is lost
`)
	for _, severity := range []Severity{Error, Warning} {
		heading := map[Severity]string{Error: "Errors", Warning: "Warnings"}[severity]
		fmt.Fprintf(&b, "\n%s\n%s\n\n", heading, strings.Repeat("-", len(heading)))
		for _, c := range Codes {
			if c.Severity == severity {
				told := ""
				if c.Told != "" {
					told = " (" + c.Told + ")"
				}
				fmt.Fprintf(&b, "  %s%s\n%s", c.Name, told, wrapped(strings.ToUpper(c.Meaning[:1])+c.Meaning[1:]+". "+c.Why, "      ", 78))
			}
		}
	}
	return b.String()
}
