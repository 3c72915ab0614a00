/*
Package records reads what people write about events and speeches, and works
out what it means. Its input is TOML; its results are References, from which
package formats writes bibliographies. What follows is the reference of the
record format. The tables of fields, which the text speaks of, are added to it
by Help; "quoth help records" prints both.

# A collection

A collection is any number of TOML files, UTF-8, with names that end in .toml.
A folder stands for all such files in it and below it, in the order of their
paths; names that begin with a dot are passed over, and a file that is named
twice is read once. Records are exported in the order of the files.

A file holds records of five types. Each begins with a header of its own, which
says the type and the key:

	[event.wic-2017]
	[speech.huang-2017-rules]
	[source.whu-news-2017]
	[person.huang-zhixiong]
	[organization.whu]

The key is the citation key, the same in every format. Letters a to z, digits,
"-" and "_" may stand as they are; a key with other letters, marks or digits of
any script, or with ":", ".", "+" or "/", stands in quotes: [person."王沪宁"].
Nothing else may be in a key. No two records of a collection have the same key,
whatever their types and files, and letter case makes no difference, since
BibTeX sees none. References to a key are written in its own letter case.
A record may refer to one that comes later, or stands in another file.

Fields follow the header, one a line. Tables of a record, such as
[speech.KEY.override.biblatex], stand directly below its fields. A record
cannot be written inline (speech.x = {…}), as an array ([[speech]]), or in two
pieces.

A file may also have one [collection] table, about the file as a whole.

# Values

Text is a string, or a table with a string for each language:

	title = "International rules for cyberspace"
	title = { en = "International rules", zh = "国际规则", zh-Latn = "Guoji guize" }

The languages are BCP 47 tags, checked and brought into canonical form: zh-cn
becomes zh-CN. Two tags that come out the same are an error. A text is plain
Unicode, without markup, and is normalized (NFC). Control characters are left
out, with a warning. Line breaks are kept in abstract and note; elsewhere they
are blanks. Blanks at either end go. Fields called a string here are the same
in every language.

Titles are written in sentence case, with capitals where proper names have
them: a style can raise capitals, but none can lower them safely. A subtitle is
a field of its own, because the mark before it is the style's.

A number (number, volume, issue, pages, edition and their like) is a string or
an integer and is printed as written. One that begins with 0, or has a point or
letters in it, stands in quotes.

A date is a TOML date or date-time (2017-12-04), a year (2017), or a string in
EDTF, levels 0 and 1:

	"2017-09"                  a month
	"2017-12-03/2017-12-05"    from a day to a day
	"2017-12/.."               from a month on, end open
	"1863~"  "1945?"           about; perhaps
	"1996-21"                  a season: 21 spring, 22 summer, 23 autumn, 24 winter
	"201X"  "2004-XX"          some year of the 2010s; some month of 2004

An integer is always a year, so 20171204 is an error. Year 0 is 1 BC. A
date-time keeps its day, time and offset. A day that no calendar has is an
error. A time is a TOML time (15:30:00) or words ("afternoon").

Agents are a list of people and bodies. An item is one of

	"huang-zhixiong"                the key of a person or organization
	"Huang, Zhixiong"               a name, known by its comma
	"King, Martin Luther, Jr."      family name, given name, suffix
	"de Beauvoir, Simone"           lower-case words in front are a particle
	{ person = "huang-zhixiong", office = "Deputy Director" }
	{ name = "Huang, Zhixiong", affiliation = "Wuhan University" }
	{ family = "Beauvoir", given = "Simone", particle = "de" }
	{ literal = "UN Secretary-General" }

A string without a comma is a key and nothing else: no name is taken apart by
guessing. The last word of a family name is never a particle. A table with the
key of a person and a name is that person, with the name as printed there.
Neither name with family, given, particle or suffix, nor literal with any of
these, makes sense: both are errors. "et al." as the last item says that the
list is not complete; alone or elsewhere it is an error.

Keys of other records are strings. The publisher of a speech or source and the
affiliation of a person are texts, unless they are exactly the key of an
organization; where one is nearly a key, a warning says so.

A place is made of venue, room, city, region, country and online. The country
is a name, or its code of two capitals in ISO 3166, which is printed as the
country's name in the output language. Two capitals that are no such code are
an error; UK is taken for GB, with a warning.

An address (url, archived_url) says how it is reached: https://. A doi may be
given as an address and is kept without it. ISBN, ISSN and ORCID are checked,
and a wrong digit is a warning. A language is one BCP 47 tag.

An empty string, list or table counts as absent.

# Events, [event.KEY]

An event is whatever speeches are given at, as a whole or in part: a conference,
its opening ceremony, a forum or panel in it, a hearing, a session of a
parliament. part_of joins the parts to the whole, as deep as needed; an event
cannot be part of itself, however long the way round.

The ordinal of an event is left out of its title and given as number; how the
two are joined ("4th World Internet Conference", "第四届世界互联网大会") follows the
language. Where the ordinal stands within the title, {number} marks the place:
"Southeastern Psychological Association {number} Annual Meeting". The mark
without a number is a warning, and goes.

# Speeches, [speech.KEY]

A speech is whatever somebody says or has read out: a keynote, a lecture, a
paper, remarks, a letter to a conference, testimony, a debate. It has a title if
one was announced. If not, a description says what it is; with neither, its
label stands for it ("Letter"), which is a warning unless it is a letter,
testimony or debate.

event names the nearest event, the forum and not the conference. What can be
had of a speech is told by medium, publisher, posted and url (a recording or
text on the web), by published_in (proceedings or a book), by archive (papers
and tapes), by reported_in (others' reports) or by unpublished.

# Sources, [source.KEY]

A source is what a speech is printed in, or known from: proceedings, a book, a
news report, a page, a recording, papers in an archive. Sources are exported
like speeches and events.

# Persons, [person.KEY]

A person who appears more than once, or in several scripts, is written down
once and named by key. The name is given whole, or in parts, or as literal where
it is never to be taken apart. honorific, office and affiliation hold for each
appearance that does not give its own.

# Organizations, [organization.KEY]

A body that organizes, hosts, sponsors or publishes, or that people belong to.

# Agents in a table

These are the fields of an item of a list of agents that is a table.

# [collection]

These are the fields of the table about the file as a whole.

# What is inherited

A speech takes from its event, and an event from the one it is part of, what it
does not give itself: the date, as a whole range; the place, from the nearest
that gives any of it, completed from above where that does not contradict; the
language; and organizers, hosts and sponsors. Never inherited are title, url,
doi, abstract, keywords, note and speakers.

# What is exported

Speeches, events and sources, each as a reference of its own; persons and
organizations within them. A record with cite = false is left out, though
others may still refer to it.

# Overrides

A table override.FORMAT, on an event, speech or source, holds raw fields for
one format, named as that format names them:

	[speech.huang-2017-rules.override]
	biblatex.entrysubtype = "nonacademic"
	csl-json.genre = "Toast"

A value is a string or an integer and is escaped like any other. An empty
string removes the field.

# Layout

This is the layout that "quoth fmt" gives a file. It changes nothing of what the
file says, and a file that has it stays as it is.

Records stay in their order, with a blank line between them. The fields of a
record, and of a table in a list of agents, stand in the order of their table
here, one a line, without blank lines; fields that there are not come last.
Sub-tables follow, each below a blank line. A text by language keeps the order of
its languages, since the first is taken where no other fits.

A comment above a field, a table or an item of a list goes with it, and so does
one at the end of a line. Comments between records keep their place, and one blank
line where there were any; those directly above a header belong to its record.

A list stands on one line where it fits into 80 characters, and else with an item
a line and a comma behind each. An inline table stays on one line, since TOML
before 1.1 knows no other; one that is written over several lines is joined where
it fits and holds no comment.

A text stands in double quotes; in single quotes where it has double quotes or
backslashes and no apostrophe. Texts of several lines, and those with other
escapes, stay as written. Names of fields and keys have quotes only where they
need them. A date that is a year, a day or a date-time has no quotes, and a time
by the clock has none either.

Lines end as the first line does, and there is no byte order mark.

# What is refused

Errors: text that is not TOML, unknown fields and kinds, a value of the wrong
type, a date that is none, a name that cannot be taken apart, a key given
twice, a reference to a key that does not exist or is of the wrong type, and a
cycle of events. Field names are spelled exactly as here, in small letters.
Warnings: what is doubtful but can be used. All findings of a collection come
in one run, each with file, line and column, how to mend it, and a code that
says which kind of finding it is. A record with an error is not exported.

A comment in a record, or directly above its header, silences its warnings of
the codes that it names; a reason may follow a colon:

	[event.inet96] # quoth: ignore no-place: the programme names none
*/
package records
