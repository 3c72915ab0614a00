/*
Package formats writes references: one file a format, one table that lists
them.

# Adding a format

A format of our own is one file and one row. This walks through a real one, the
iCalendar of ics.go; in a build of your own the same value is given to Register
in place of the row.

What each kind of record becomes stands at the top, as a literal, so that a
glance shows what is decided:

	var icsComponents = map[records.Type]string{
		records.TypeEvent:  "VEVENT",
		records.TypeSpeech: "VEVENT",
		records.TypeSource: "VJOURNAL",
	}

Then the format itself: its name for --to, the extensions that mean it for -o,
one line of help, and its options, each with its default and what it may be.
Nothing is read from flags, the environment or the clock: whatever a format
needs to know is an option, such as the stamp of a calendar. New checks those
whose values cannot be listed, and makes the encoder, nearly always a Framed.

	var icsFormat = Format{
		Name: "ics", Exts: []string{".ics"},
		Help:    "iCalendar: events and speeches of which the day is known, for calendars",
		Options: []Option{{Name: "stamp", Default: "19700101T000000Z", Help: "…"}},
		New: func(w io.Writer, v Values) (Encoder, error) { … return Framed{Header: "BEGIN:VCALENDAR\r\n…", Footer: "END:VCALENDAR\r\n",
			Entry: func(b *bytes.Buffer, r *records.Reference) error { return writeICS(b, r, v) }}.Encoder(w), nil },
		Split: splitICS, About: icsAbout, Types: icsTypeRows, Fields: icsFieldRows,
	}

The fields are a table in the order in which an entry has them: the name, the
facts that the field carries, and a function that makes its value. The facts are
those of leftover.go; what no field carries is put into words for the last field,
the description, so that nothing is lost for want of a field:

	var icsProperties = []icsProperty{
		{"UID", "", true, func(e *icsEntry) string { return e.uid(e.Key) }},
		{"LOCATION", "place", true, func(e *icsEntry) string { return e.location() }},
		…
		{"DESCRIPTION", "", true, func(e *icsEntry) string { return e.description() }}, // last
	}

An entry on its way embeds a work, which has what formats of this kind share:
the publication a speech was printed in, its place, the facts carried so far.
fold.go has the names of events and places as text, datewords.go the dates, and
records.Term the words of each language. A Reference is plain Unicode: whatever
means something to the format is escaped where a value is written, and nowhere
before. An entry that cannot be written returns an error, and leaves nothing.

Split takes an entry apart again; from that alone the report of losses, the table
in the README and the reference of "quoth help formats/ics" are found by
experiment. About says what is known of the programs that read the format.

The row goes into table.go. The tests then ask for the rest: a row for every kind
and field, the promises of Encoder (package formatstest, which takes any format),
and a section of every case, which

	go test ./cmd -update

writes, to be read. What only the format knows is a fuzz test beside the others
in fuzz_test.go, where any text in any field must leave the document whole, and a
program that reads it, asked in an oracle test.
*/
package formats
