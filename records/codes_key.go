package records

// keyCodes are what is found in how records refer to each other.
var keyCodes = []Code{
	{Name: "unknown-key", Meaning: "no record has the key",
		Why:   "The record it names must stand in one of the files that are read. Often the key is misspelled, or its file was not named.",
		Wrong: "[speech.a]\ntitle = \"A talk\"\nevent = \"confrence\"\n\n[event.conference]\ntitle = \"A conference\"\n",
		Right: "[speech.a]\ntitle = \"A talk\"\nevent = \"conference\"\n\n[event.conference]\ntitle = \"A conference\"\n"},
	{Name: "wrong-record", Meaning: "a key is that of a record of another type than is wanted",
		Why:   "event and part_of want the key of an event, published_in and reported_in that of a source, lists of agents those of persons and organizations.",
		Wrong: "[speech.a]\ntitle = \"A talk\"\nevent = \"book\"\n\n[source.book]\ntitle = \"A book\"\n",
		Right: "[speech.a]\ntitle = \"A talk\"\npublished_in = \"book\"\n\n[source.book]\ntitle = \"A book\"\n"},
	{Name: "key-case", Meaning: "a key is written in other letter case than its record has it",
		Why:   "BibTeX takes the two for one key, and others do not. Write it as its record does.",
		Wrong: "[speech.a]\ntitle = \"A talk\"\nevent = \"WIC\"\n\n[event.wic]\ntitle = \"A conference\"\n",
		Right: "[speech.a]\ntitle = \"A talk\"\nevent = \"wic\"\n\n[event.wic]\ntitle = \"A conference\"\n"},
	{Name: "unknown-agent", Meaning: "a string in a list of agents is neither a key nor a name with a comma",
		Why:   "A name is never taken apart by guessing, since families stand first in some and last in others. Part it by a comma, or write a literal.",
		Wrong: "[speech.a]\ntitle = \"A talk\"\nspeakers = [\"Huang Zhixiong\"]\n",
		Right: "[speech.a]\ntitle = \"A talk\"\nspeakers = [\"Huang, Zhixiong\"]\n"},
	{Name: "near-key", Severity: Warning, Meaning: "a text looks like the key of an organization, and none has it",
		Why:   "publisher and affiliation are texts unless they are exactly a key; this one is printed as it stands.",
		Wrong: "[speech.a]\ntitle = \"A talk\"\npublisher = \"wuhan-univ\"\n\n[organization.wuhan-uni]\nname = \"Wuhan University\"\n",
		Right: "[speech.a]\ntitle = \"A talk\"\npublisher = \"wuhan-uni\"\n\n[organization.wuhan-uni]\nname = \"Wuhan University\"\n"},
	{Name: "cycle", Meaning: "a record is part of itself, by way of others or not",
		Why:   "A part belongs to a whole, and never the whole to its part.",
		Wrong: "[event.a]\ntitle = \"A conference\"\npart_of = \"b\"\n\n[event.b]\ntitle = \"A forum\"\npart_of = \"a\"\n",
		Right: "[event.a]\ntitle = \"A conference\"\n\n[event.b]\ntitle = \"A forum\"\npart_of = \"a\"\n"},
}
