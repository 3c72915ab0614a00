package records

import "strings"

// textCodes are what is found where a file is no text, or the text no TOML.
var textCodes = []Code{
	{Name: "encoding", Meaning: "a file is not UTF-8",
		Why:   "Some editors save as UTF-16, which Windows calls Unicode. A file is UTF-8, with or without a byte order mark.",
		Wrong: "\xff\xfe[\x00s\x00p\x00e\x00e\x00c\x00h\x00.\x00a\x00]\x00\n\x00",
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "invalid-utf8", Meaning: "some bytes are not UTF-8",
		Why:   "The file, or a part that was pasted into it, is in another encoding, such as Latin-1. Save it as UTF-8.",
		Wrong: "[speech.a]\ntitle = \"Caf\xe9\"\n",
		Right: `[speech.a]
title = "Café"
`},
	{Name: "control-character", Meaning: "a control character stands where none may",
		Why:   "It cannot be seen, and TOML forbids it. Delete it; what comes from a PDF or a terminal often brings some along.",
		Wrong: "[speech.a]\ntitle = \"A\x07 talk\"\n",
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "syntax", Meaning: "a line is not TOML",
		Why: "A line is a field, an equals sign and a value, and a text stands in quotes. The message says which part is missing; all other lines of the record are still checked.",
		Wrong: `[speech.a]
title = A talk
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "bad-escape", Meaning: "a backslash in double quotes begins something that TOML does not know",
		Why:   "In double quotes a backslash gives the next character a meaning. Write it twice, or put the text in single quotes, where it means nothing.",
		Wrong: "[speech.a]\ntitle = \"The \\LaTeX companion\"\n",
		Right: "[speech.a]\ntitle = 'The \\LaTeX companion'\n"},
	{Name: "open-quote", Meaning: "the quotes of a text are not closed on its line",
		Why: "A text in single or double quotes ends on the line it begins on. One of several lines stands between three quotes.",
		Wrong: `[speech.a]
title = "A talk
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "unclosed-string", Meaning: "a text of several lines is not closed",
		Why: "It opens with three quotes and goes on to the next three, be they at the end of the file. Close it where it ends.",
		Wrong: `[speech.a]
abstract = """
It was long.
`,
		Right: `[speech.a]
abstract = """
It was long."""
`},
	{Name: "unclosed-bracket", Meaning: "a list or table is not closed",
		Why: "The list or inline table goes on up to the next record. Close it with ] or }.",
		Wrong: `[speech.a]
keywords = ["law",

[speech.b]
title = "B"
`,
		Right: `[speech.a]
keywords = ["law"]

[speech.b]
title = "B"
`},
	{Name: "header-in-text", Severity: Warning, Meaning: "a header stands within a text of several lines",
		Why: "That is allowed, but most likely the three quotes that close the text were forgotten, and the record is swallowed.",
		Wrong: `[speech.a]
abstract = '''
It was long.
[speech.b]
title = "B"
'''
`,
		Right: `[speech.a]
abstract = '''
It was long.'''
[speech.b]
title = "B"
`},
	{Name: "duplicate-field", Meaning: "a field is given twice in one record",
		Why: "Which of the two is meant cannot be known. Keep one, or join them in one list or text.",
		Wrong: `[speech.a]
title = "A talk"
title = "The talk"
`,
		Right: `[speech.a]
title = "A talk"
subtitle = "The talk"
`},
	{Name: "too-deep", Meaning: "something is nested deeper than any record needs",
		Why:   "There are limits to lists in lists and to events that are part of events, so that no file can wear the machine out: 64 levels and 31.",
		Wrong: "[speech.a]\noverride.bibtex.x = " + strings.Repeat("[", 65) + strings.Repeat("]", 65) + "\n",
		Right: `[speech.a]
override.bibtex.note = "x"
`},
	{Name: "too-many-parts", Meaning: "a dotted key has more parts than any field needs",
		Why:   "There is a limit of 16, those of the record's header included, so that no file can wear the machine out.",
		Wrong: "[speech.a]\noverride" + strings.Repeat(".x", 15) + " = \"\"\n",
		Right: `[speech.a]
override.bibtex.note = ""
`},
	{Name: "too-large", Meaning: "a record is larger than can be read",
		Why: "A record may have 16 MB. Mostly a quote above it was not closed; what is really so large belongs into a file of its own, to which url points.",
		Wrong: `[speech.a]
abstract = "…"
`,
		Right: `[speech.a]
url = "https://example.org/the-whole-text"
`},
	{Name: "too-many", Meaning: "a record has more findings than are shown",
		Why:   "Mend the first ones; most likely the others have the same cause.",
		Wrong: "[speech.a]\nkeywords = [" + strings.Repeat("1, ", 101) + "]\n",
		Right: `[speech.a]
keywords = ["1"]
`},
}
