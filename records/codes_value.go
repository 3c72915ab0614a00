package records

// fieldCodes are what is found in the fields of a record.
var fieldCodes = []Code{
	{Name: "unknown-field", Meaning: "a record of this type has no such field",
		Why: "Names of fields are spelled exactly as in \"quoth help records\", in small letters. What fits no field goes into note.",
		Wrong: `[speech.a]
titel = "A talk"
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "unknown-kind", Meaning: "a record of this type has no such kind",
		Why: "The kind decides the type of entry in each format, so it is one of a list. A label of your own goes into genre.",
		Wrong: `[speech.a]
kind = "plenary"
title = "A talk"
`,
		Right: `[speech.a]
kind = "keynote"
genre = "Plenary talk"
title = "A talk"
`},
	{Name: "unknown-status", Meaning: "an event has no such status",
		Why: "An event is held, cancelled or planned; held is taken for granted.",
		Wrong: `[event.a]
title = "A conference"
status = "postponed"
`,
		Right: `[event.a]
title = "A conference"
status = "planned"
`},
	{Name: "unknown-format", Meaning: "an override is for a format that there is not",
		Why: "An override holds fields for one format, named as in \"quoth formats\"; for any other it would be lost in silence.",
		Wrong: `[speech.a]
title = "A talk"
override.bibtext.annote = "x"
`,
		Right: `[speech.a]
title = "A talk"
override.bibtex.annote = "x"
`},
	{Name: "wrong-type", Meaning: "a value is not of the type that its field wants",
		Why: "A text stands in quotes, a list in brackets, true and false as they are.",
		Wrong: `[speech.a]
title = 1984
`,
		Right: `[speech.a]
title = "1984"
`},
	{Name: "duplicate-language", Meaning: "a text is given twice for one language",
		Why: "Two tags can mean one language, as zh-cn and zh-CN do.",
		Wrong: `[speech.a]
title = { zh-CN = "国际规则", zh-cn = "规则" }
`,
		Right: `[speech.a]
title = { zh-CN = "国际规则", en = "Rules" }
`},
	{Name: "untitled", Severity: Warning, Meaning: "a speech has neither a title nor a description",
		Why: "Its label stands for it, \"Keynote address\", which says little. Only of letters, testimony and debates is that usual.",
		Wrong: `[speech.a]
kind = "keynote"
`,
		Right: `[speech.a]
kind = "keynote"
description = "Keynote speech at the opening ceremony"
`},
	{Name: "subtitle-alone", Severity: Warning, Meaning: "there is a subtitle and no title",
		Why: "A subtitle follows a title. Alone it is the title, or a description.",
		Wrong: `[event.a]
subtitle = "Consensus and prospects"
`,
		Right: `[event.a]
title = "Consensus and prospects"
`},
	{Name: "no-number", Severity: Warning, Meaning: "a title marks the place of an ordinal, and there is no number",
		Why: "{number} in the name of an event is where its ordinal stands; without one the mark goes.",
		Wrong: `[event.a]
title = "Association {number} Annual Meeting"
`,
		Right: `[event.a]
title = "Association {number} Annual Meeting"
number = 61
`},
	{Name: "time-twice", Severity: Warning, Meaning: "a time is given beside a date that has one",
		Why: "The time is taken, and that of the date is not. Keep one of them.",
		Wrong: `[speech.a]
title = "A talk"
date = 2017-12-04T14:00:00
time = 15:30:00
`,
		Right: `[speech.a]
title = "A talk"
date = 2017-12-04T14:00:00
`},
	{Name: "hidden-character", Severity: Warning, Meaning: "a text holds a control character, which is left out",
		Why:   "It was written as an escape, or is one that TOML lets pass. No bibliography could carry it.",
		Wrong: "[speech.a]\ntitle = \"A\\u0007 talk\"\n",
		Right: `[speech.a]
title = "A talk"
`},
}

// valueCodes are what is found in values: dates, names, identifiers.
var valueCodes = []Code{
	{Name: "bad-date", Meaning: "a date is not EDTF, level 0 or 1, or no calendar has it",
		Why: "A date is written as 2017-12-04 or in quotes as \"2017-12\", \"2017-12-03/2017-12-05\", \"1863~\"; so it can be sorted, printed in any language and checked.",
		Wrong: `[speech.a]
title = "A talk"
date = "4 December 2017"
`,
		Right: `[speech.a]
title = "A talk"
date = 2017-12-04
`},
	{Name: "bad-time", Meaning: "a time is neither one of the clock nor words",
		Why: "The clock's has hours from 0 to 23 and minutes, 15:30; words, such as \"afternoon\", stand in quotes.",
		Wrong: `[speech.a]
title = "A talk"
time = "25:30"
`,
		Right: `[speech.a]
title = "A talk"
time = "15:30"
`},
	{Name: "bad-language", Meaning: "a language is not a BCP 47 tag",
		Why: "A tag is the code of the language, with script and country behind it where they matter: en, zh-Hant, pt-BR.",
		Wrong: `[speech.a]
title = "A talk"
language = "English"
`,
		Right: `[speech.a]
title = "A talk"
language = "en"
`},
	{Name: "bad-country", Meaning: "two capitals stand for a country and are not its code in ISO 3166",
		Why: "A code is printed as the country's name in the output language, so it must be one that exists. A name may stand as it is.",
		Wrong: `[event.a]
title = "A conference"
country = "XX"
`,
		Right: `[event.a]
title = "A conference"
country = "CN"
`},
	{Name: "country-code", Severity: Warning, Meaning: "two letters are probably meant for a country's code in ISO 3166",
		Why: "UK and EL are taken for GB and GR. Two small letters are taken for a name, and printed as they are.",
		Wrong: `[event.a]
title = "A conference"
country = "UK"
`,
		Right: `[event.a]
title = "A conference"
country = "GB"
`},
	{Name: "bad-address", Severity: Warning, Meaning: "an address has a blank in it, or does not say how it is reached",
		Why: "Programs follow an address only where it begins with https:// or the like and goes on without blanks.",
		Wrong: `[speech.a]
title = "A talk"
url = "www.example.org/talk"
`,
		Right: `[speech.a]
title = "A talk"
url = "https://www.example.org/talk"
`},
	{Name: "bad-identifier", Severity: Warning, Meaning: "a DOI, ISBN, ISSN, ORCID or ROR identifier cannot be right",
		Why: "Most have a last digit that is worked out from the others, so a slip of one digit shows. Compare it with where it came from.",
		Wrong: `[source.a]
title = "A book"
isbn = "978-0-306-40615-8"
`,
		Right: `[source.a]
title = "A book"
isbn = "978-0-306-40615-7"
`},
	{Name: "bad-name", Meaning: "a name with commas cannot be taken apart",
		Why: "A name is \"Family, Given\" or \"Family, Given, Suffix\", and each item of a list is one name. A body's name with a comma in it is a literal.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong, Wang, Huning"]
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong", "Wang, Huning"]
`},
	{Name: "name-conflict", Meaning: "the parts of a name contradict each other",
		Why: "A name is given whole as name, in parts as family and given, or as literal where it is never taken apart: one of these.",
		Wrong: `[person.a]
name = "Huang, Zhixiong"
family = "Huang"
`,
		Right: `[person.a]
family = "Huang"
given = "Zhixiong"
`},
	{Name: "no-name", Meaning: "a person, organization or agent has no name",
		Why: "Whoever is listed needs a name, or the key of a record that has one.",
		Wrong: `[speech.a]
title = "A talk"
speakers = [{ office = "Minister" }]
`,
		Right: `[speech.a]
title = "A talk"
speakers = [{ name = "Huang, Zhixiong", office = "Minister" }]
`},
	{Name: "et-al", Meaning: `"et al." stands alone, not last, or in another spelling`,
		Why: "It is the last item of a list that is not complete, and formats have their own way to say so.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["et al.", "Huang, Zhixiong"]
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong", "et al."]
`},
}
