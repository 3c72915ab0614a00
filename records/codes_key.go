package records

// keyCodes are what is found in how records refer to each other.
var keyCodes = []Code{
	{Name: "unknown-key", Meaning: "no record has the key",
		Why: "The record it names must stand in one of the files that are read. Often the key is misspelled, or its file was not named.",
		Wrong: `[speech.a]
title = "A talk"
event = "confrence"

[event.conference]
title = "A conference"
`,
		Right: `[speech.a]
title = "A talk"
event = "conference"

[event.conference]
title = "A conference"
`},
	{Name: "wrong-record", Meaning: "a key is that of a record of another type than is wanted",
		Why: "event and part_of want the key of an event, published_in and reported_in that of a source, lists of agents those of persons and organizations.",
		Wrong: `[speech.a]
title = "A talk"
event = "book"

[source.book]
title = "A book"
`,
		Right: `[speech.a]
title = "A talk"
published_in = "book"

[source.book]
title = "A book"
`},
	{Name: "key-case", Meaning: "a key is written in other letter case than its record has it",
		Why: "BibTeX takes the two for one key, and others do not. Write it as its record does.",
		Wrong: `[speech.a]
title = "A talk"
event = "WIC"

[event.wic]
title = "A conference"
`,
		Right: `[speech.a]
title = "A talk"
event = "wic"

[event.wic]
title = "A conference"
`},
	{Name: "unknown-agent", Meaning: "a string in a list of agents is neither a key nor a name with a comma",
		Why: "A name is never taken apart by guessing, since families stand first in some and last in others. Part it by a comma, or write a literal.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["Huang Zhixiong"]
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
`},
	{Name: "near-key", Severity: Warning, Meaning: "a text looks like the key of an organization, and none has it",
		Why: "publisher and affiliation are texts unless they are exactly a key; this one is printed as it stands.",
		Wrong: `[speech.a]
title = "A talk"
publisher = "wuhan-univ"

[organization.wuhan-uni]
name = "Wuhan University"
`,
		Right: `[speech.a]
title = "A talk"
publisher = "wuhan-uni"

[organization.wuhan-uni]
name = "Wuhan University"
`},
	{Name: "cycle", Meaning: "a record is part of itself, by way of others or not",
		Why: "A part belongs to a whole, and never the whole to its part.",
		Wrong: `[event.a]
title = "A conference"
part_of = "b"

[event.b]
title = "A forum"
part_of = "a"
`,
		Right: `[event.a]
title = "A conference"

[event.b]
title = "A forum"
part_of = "a"
`},
}
