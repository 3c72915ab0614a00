package records

// formCodes are what is found in how a file is made up of records.
var formCodes = []Code{
	{Name: "no-files", Severity: Warning, Meaning: "a folder has no files of records",
		Why: "Their names end in .toml; files and folders whose names begin with a dot are passed over.",
		Right: `[event.a]
title = "A file, in this folder or one below it"
`},
	{Name: "no-records", Severity: Warning, Meaning: "a collection has no records",
		Why: "There are files, but nothing in them begins with the header of a record.",
		Wrong: `# records to come
`,
		Right: `[event.a]
title = "A record"
`},
	{Name: "stray-text", Meaning: "text stands where it belongs to no record",
		Why: "A record begins with its header, and what belongs to it stands below.",
		Wrong: `title = "A talk"

[speech.a]
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "bad-header", Meaning: "a line in brackets cannot be read as a header",
		Why: "A header is the type, a dot and the key, in brackets, on a line of its own.",
		Wrong: `[speech.a
title = "A talk"
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "unknown-type", Meaning: "there is no such type of record",
		Why: "The types are event, speech, source, person and organization. What sort of speech it is, is said by kind.",
		Wrong: `[keynote.a]
title = "A talk"
`,
		Right: `[speech.a]
kind = "keynote"
title = "A talk"
`},
	{Name: "record-form", Meaning: "a record is written in another form than under a header of its own",
		Why: "TOML has several ways to write a table. Here there is one, so that each record is found by its first line.",
		Wrong: `[[speech]]
title = "A talk"
`,
		Right: `[speech.a]
title = "A talk"
`},
	{Name: "detached-table", Meaning: "a table of a record does not stand directly under it",
		Why: "A record stands in one piece. Move the table up to its record.",
		Wrong: `[speech.a]
title = "A"

[speech.b]
title = "B"

[speech.a.override.bibtex]
note = "x"
`,
		Right: `[speech.a]
title = "A"

[speech.a.override.bibtex]
note = "x"

[speech.b]
title = "B"
`},
	{Name: "collection-form", Meaning: "a [collection] is not written as one",
		Why: "It is about the file as a whole, has no key, and has its fields on lines below it.",
		Wrong: `[collection.a]
title = "Talks"

[speech.a]
title = "A talk"
`,
		Right: `[collection]
title = "Talks"

[speech.a]
title = "A talk"
`},
	{Name: "second-collection", Meaning: "a file has a second [collection]",
		Why: "It says something about the whole file, so there is one, and it stands best at the top.",
		Wrong: `[collection]
title = "Talks"

[collection]
language = "en"
`,
		Right: `[collection]
title = "Talks"
language = "en"
`},
	{Name: "bad-key", Meaning: "a record's key has characters or a length that no key has",
		Why: "The key is what papers cite by, and BibTeX, LaTeX and pandoc each refuse some characters. Those that all of them take are letters, digits and - _ : . + /.",
		Wrong: `[speech."king 1963"]
title = "I have a dream"
`,
		Right: `[speech.king-1963]
title = "I have a dream"
`},
	{Name: "duplicate-key", Meaning: "two records have the same key, letter case ignored",
		Why: "Keys are unique over all files and types, because a citation names the key alone, and BibTeX sees no letter case.",
		Wrong: `[speech.a]
title = "A talk"

[event.A]
title = "A conference"
`,
		Right: `[speech.a]
title = "A talk"

[event.a-conference]
title = "A conference"
`},
}

// writingCodes are what is found when records are chosen and a bibliography is
// written.
var writingCodes = []Code{
	{Name: "not-read", Severity: Warning, Meaning: "a file that a document takes in is not there, or cannot be read",
		Why: "What it cites is not among the records that are written. Where it cites nothing, all is well; else name it as the document does, or name the .aux or .bcf file of the document, which know of all.",
		Wrong: `\documentclass{article}
\input{chapter}
\cite{a}
`,
		Right: `\documentclass{article}
\cite{a}
`,
		Told: "quoth list --cited-in paper.tex"},
	{Name: "cannot-write", Meaning: "a reference cannot be written in the format",
		Why: "The format has no way to say it, or an override is not what the format takes. The message says what.",
		Wrong: `[speech.a]
title = "A talk"
override.bibtex."a field" = "x"
`,
		Right: `[speech.a]
title = "A talk"
override.bibtex.annote = "x"
`,
		Told: "quoth export --to bibtex"},
	{Name: "loss", Meaning: "the format has no place for a fact of the reference",
		Why: "Told with --strict alone. \"quoth explain KEY\" shows the field that each fact goes to.",
		Wrong: `[event.a]
title = "A conference"
acronym = "AC"
`,
		Right: `[event.a]
title = "A conference"
short_title = "AC"
`,
		Told: "quoth export --strict --to ris"},
	{Name: "no-latin", Severity: Warning, Meaning: "a name or title that a key is to be made of is not in Latin letters",
		Why: "No table knows how a name in another script is read. Give it in Latin letters too, under the language with -Latn, or as a translation.",
		Wrong: `[speech.a]
title = "国际规则"
language = "zh"
`,
		Right: `[speech.a]
title = { zh = "国际规则", zh-Latn = "Guoji guize" }
language = "zh"
`,
		Told: "quoth keys"},
}
