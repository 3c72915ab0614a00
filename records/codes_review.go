package records

// reviewCodes are what is found where a collection is reviewed: what a record
// lacks for being cited, and what two records say that hardly goes together.
var reviewCodes = []Code{
	{Name: "no-date", Severity: Warning, Told: toldByCheck, Meaning: "neither a record nor any event above it has a date",
		Why: "Every style prints the year. The year alone will do, and so will \"1863~\" or \"201X\". An event tells it for all that belongs to it; one that is planned, a course or a series of lectures may have none.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
url = "https://example.org/talk"
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2017
url = "https://example.org/talk"
`},
	{Name: "no-place", Severity: Warning, Told: toldByCheck, Meaning: "an event has no place",
		Why: "Most styles print where a conference was held. Its parts take it from there. Parliaments, courses, series of lectures, webinars and what is online need none.",
		Wrong: `[event.a]
kind = "conference"
title = "A conference"
date = 2017
`,
		Right: `[event.a]
kind = "conference"
title = "A conference"
date = 2017
city = "Wuzhen"
country = "CN"
`},
	{Name: "no-access", Severity: Warning, Told: toldByCheck, Meaning: "nothing says where a reader can get at a speech",
		Why: "Styles such as APA list only what a reader can find: an address, an archive, a publication, a report, the programme of an event. Where there is none, unpublished = true says so.",
		Wrong: `[speech.a]
title = "A talk"
date = 2017
`,
		Right: `[speech.a]
title = "A talk"
date = 2017
url = "https://example.org/talk"
`},
	{Name: "outside-event", Severity: Warning, Told: toldByCheck, Meaning: "a record is not within the dates of its event",
		Why: "One of the two dates is wrong, or the event is another. Letters to an event are written before it, and sources come out when they do.",
		Wrong: `[event.a]
title = "A conference"
date = "2017-12-03/2017-12-05"
city = "Wuzhen"

[speech.b]
title = "A talk"
event = "a"
date = 2018-12-04
unpublished = true
`,
		Right: `[event.a]
title = "A conference"
date = "2017-12-03/2017-12-05"
city = "Wuzhen"

[speech.b]
title = "A talk"
event = "a"
date = 2017-12-04
unpublished = true
`},
	{Name: "date-order", Severity: Warning, Told: toldByCheck, Meaning: "something is dated before what must have come first",
		Why: "Nothing is consulted before it was posted, and no recording is posted before the talk. What is printed in advance (papers, posters, slides, letters) is left out of account.",
		Wrong: `[speech.a]
title = "A talk"
date = 2017-12-04
url = "https://example.org/talk"
posted = 2017-12-20
accessed = 2017-01-15
`,
		Right: `[speech.a]
title = "A talk"
date = 2017-12-04
url = "https://example.org/talk"
posted = 2017-12-20
accessed = 2018-01-15
`},
	{Name: "capitals", Severity: Warning, Told: toldByCheck, Meaning: "a title is written in capitals",
		Why: "Titles are written as sentences. A style can raise capitals, but none can lower them, since it does not know the names.",
		Wrong: `[speech.a]
title = "INTERNATIONAL RULES FOR CYBERSPACE"
date = 2017
unpublished = true
`,
		Right: `[speech.a]
title = "International rules for cyberspace"
date = 2017
unpublished = true
`},
	{Name: "person-or-body", Severity: Warning, Told: toldByCheck, Meaning: "a person has the name of a body, or a body that of a person",
		Why: "A person's name is taken apart at its comma, turned round and shortened to initials; a body's name is never touched.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["Wuhan University, School"]
date = 2017
unpublished = true
`,
		Right: `[speech.a]
title = "A talk"
speakers = [{ literal = "Wuhan University, School" }]
date = 2017
unpublished = true
`},
	{Name: "two-keys", Severity: Warning, Told: toldByCheck, Meaning: "a person or organization has two keys",
		Why: "Two records have the same name, or the same ORCID. What is mended in one stays wrong in the other. Two persons who happen to have one name are told apart by their orcid.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["huang"]
date = 2017
unpublished = true

[speech.b]
title = "B talk"
speakers = ["huang-zhixiong"]
date = 2017
unpublished = true

[person.huang]
name = "Huang, Zhixiong"

[person.huang-zhixiong]
name = "Huang, Zhixiong"
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["huang"]
date = 2017
unpublished = true

[speech.b]
title = "B talk"
speakers = ["huang"]
date = 2017
unpublished = true

[person.huang]
name = "Huang, Zhixiong"
`},
	{Name: "duplicate", Severity: Warning, Told: toldByCheck, Meaning: "two records are most likely the same",
		Why: "They have one DOI, or agree in type, title, names, date and event. A bibliography would list it twice.",
		Wrong: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2017
unpublished = true

[speech.b]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2017
unpublished = true
`,
		Right: `[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2017
unpublished = true

[speech.b]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2018
unpublished = true
`},
	{Name: "unused", Severity: Warning, Told: toldByCheck, Meaning: "no record refers to one that is only there for others",
		Why: "Persons and organizations, and what cite = false keeps out, appear in a bibliography only by way of others. It is not told where there are errors, as what cannot be read may refer to it.",
		Wrong: `[person.huang]
name = "Huang, Zhixiong"

[speech.a]
title = "A talk"
speakers = ["Huang, Zhixiong"]
date = 2017
unpublished = true
`,
		Right: `[person.huang]
name = "Huang, Zhixiong"

[speech.a]
title = "A talk"
speakers = ["huang"]
date = 2017
unpublished = true
`},
	{Name: "bad-ignore", Severity: Warning, Told: toldByCheck, Meaning: "a comment silences what cannot be silenced",
		Why: "Only warnings can, by their codes, which \"quoth help checks\" lists.",
		Wrong: `[speech.a] # quoth: ignore nodate
title = "A talk"
unpublished = true
`,
		Right: `[speech.a] # quoth: ignore no-date
title = "A talk"
unpublished = true
`},
	{Name: "idle-ignore", Severity: Warning, Told: toldByCheck, Meaning: "a comment silences a warning that is not given",
		Why: "What was doubtful is mended, or the comment stands in another record. It is not told where there are errors.",
		Wrong: `[speech.a] # quoth: ignore no-date
title = "A talk"
date = 2017
unpublished = true
`,
		Right: `[speech.a]
title = "A talk"
date = 2017
unpublished = true
`},
}
