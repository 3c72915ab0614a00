package records

// styleCodes are what a style or program makes of references, which check tells
// when it is asked for one.
var styleCodes = []Code{
	{Name: "lost", Severity: Warning, Meaning: "a fact of the reference is lost on the way to a program or style",
		Why: "The format that is written for the target has no place for it. \"quoth explain KEY --for TARGET\" shows the field that each fact goes to.",
		Wrong: `[event.a]
title = "A conference"
acronym = "AC"
`,
		Right: `[event.a]
title = "A conference"
short_title = "AC"
`,
		Told: "quoth check --for endnote"},
	{Name: "style-gap", Severity: Warning, Meaning: "a CSL style prints words with nothing behind them",
		Why: "It prints \"presented at\" whatever it knows of the event. What is offered fills the gap.",
		Wrong: `[speech.a]
title = "A talk"
genre = "Keynote"
url = "https://example.org/a"
`,
		Right: `[speech.a]
title = "A talk"
genre = "Keynote"
url = "https://example.org/a"
event = "b"

[event.b]
title = "A conference"
`,
		Told: toldByStyle},
	{Name: "style-no-entry", Severity: Warning, Meaning: "a CSL style prints no entry for a record",
		Why: "Some styles leave out of the bibliography what a reader cannot find, or have no form for such a thing at all. What is offered gives it an entry.",
		Wrong: `[speech.a]
title = "A talk"
`,
		Right: `[speech.a]
title = "A talk"
url = "https://example.org/a"
`,
		Told: toldByStyle},
	{Name: "style-omits", Severity: Warning, Meaning: "a CSL style does not print a fact of the record, in whatever shape it is written",
		Why: "What a style prints is its own business. What readers must see can be said in the title.",
		Wrong: `[speech.a]
title = "A talk"
publisher = "A publisher"
url = "https://example.org/a"
`,
		Right: `[speech.a]
title = "A talk"
url = "https://example.org/a"
`,
		Told: toldByStyle},
	{Name: "style-twice", Severity: Warning, Meaning: "a CSL style prints a fact of the record twice",
		Why: "The style has it in two places, and no shape of the record leaves one of them empty without a loss elsewhere.",
		Wrong: `[speech.a]
title = "A talk"
medium = "Video"
url = "https://example.org/a"
`,
		Right: `[speech.a]
title = "A talk"
url = "https://example.org/a"
`,
		Told: toldByStyle},
}

// toldByStyle is the command that asks a style.
const toldByStyle = "quoth check --csl STYLE.csl"
