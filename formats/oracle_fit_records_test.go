package formats_test

// fitRecords are one record of each kind, in words that stand nowhere else.
const fitRecords = `
[event.assembly]
kind = "conference"
title = "Quarnic Assembly"
number = 4
date = "2017-12-03/2017-12-05"
city = "Zelvoburg"

[event.forum]
kind = "forum"
title = "Brimful Forum"
part_of = "assembly"
date = 2017-12-04

[speech.talk]
kind = "speech"
genre = "Grumbletalk"
title = "Ploverine matters"
event = "assembly"
speakers = ["Hwangle, Zora"]
date = 2017-12-04

[speech.keynote]
kind = "keynote"
genre = "Grandkeynote"
title = "Grondle keys"
event = "forum"
speakers = ["Vexley, Odo"]

[speech.letter]
kind = "letter"
genre = "Gratulatory"
speakers = ["Mordant, Ivo"]
recipients = ["Kelpworthy, Una"]
event = "assembly"
date = 2017-12-03

[event.inquiry]
kind = "hearing"
title = "Flimsical oversight"
committee = "Trundle Committee"
chamber = "Ruritanian Senate"
date = 2017-04-10
city = "Zelvoburg"

[speech.testimony]
kind = "testimony"
genre = "Testimonious"
speakers = ["Jarndyce, Tom"]
event = "inquiry"

[event.symposium]
kind = "symposium"
genre = "Grandsymposium"
title = "Nebbish thoughts"
organizers = [{ literal = "Wombatry" }]
date = "2017-05-06/2017-05-07"
city = "Zelvoburg"

[speech.panel]
kind = "panel-talk"
genre = "Grandpanel"
title = "Drumlin panes"
speakers = ["Ozymandel, Ada", "Quillfeather, Bo"]
chairs = ["Yarrowby, Cy"]
event = "assembly"
date = 2017-12-05

[speech.address]
kind = "commencement"
genre = "Grandaddress"
title = "Splitworld talk"
speakers = ["Umbrage, Sasha"]
date = 2017-06-08
venue = "Grumbold University"
city = "Zelvoburg"

[speech.recorded]
kind = "keynote"
genre = "Grandrecord"
title = "Snoodly lessons"
speakers = ["Tarradiddle, Eve"]
event = "assembly"
date = 2017-12-04
medium = "Video"
publisher = "Vidhub"
posted = 2018-01-09
url = "https://example.org/snood"
`

// fitFacts are the words by which a fact of a record is known in an entry.
var fitFacts = map[string]map[string]string{
	"talk":      {"speaker": "Hwangle", "title": "Ploverine matters", "event": "Quarnic Assembly", "place": "Zelvoburg", "label": "Grumbletalk"},
	"keynote":   {"speaker": "Vexley", "title": "Grondle keys", "event": "Quarnic Assembly", "session": "Brimful Forum", "place": "Zelvoburg", "label": "Grandkeynote"},
	"letter":    {"speaker": "Mordant", "title": "Gratulatory", "event": "Quarnic Assembly", "place": "Zelvoburg"},
	"testimony": {"speaker": "Jarndyce", "event": "Flimsical oversight", "place": "Zelvoburg", "label": "Testimonious", "committee": "Trundle Committee"},
	"symposium": {"speaker": "Wombatry", "title": "Nebbish thoughts", "place": "Zelvoburg", "label": "Grandsymposium"},
	"panel":     {"speaker": "Ozymandel", "title": "Drumlin panes", "event": "Quarnic Assembly", "place": "Zelvoburg", "label": "Grandpanel", "chair": "Yarrowby"},
	"address":   {"speaker": "Umbrage", "title": "Splitworld talk", "event": "Grumbold University", "place": "Zelvoburg", "label": "Grandaddress"},
	"recorded":  {"speaker": "Tarradiddle", "title": "Snoodly lessons", "event": "Quarnic Assembly", "place": "Zelvoburg", "label": "Grandrecord"},
}

// yearShown is the year of every record; of a recording also that it was posted.
const yearShown = "2017"

// publications are a conference paper and a book: what a style prints of any thing
// it can print of a speech.
const publications = `[
{"id":"a paper","type":"paper-conference","title":"Ploverine matters","author":[{"family":"Hwangle","given":"Zora"}],"container-title":"Quarnic papers",
 "event":"Quarnic Assembly","event-title":"Quarnic Assembly","event-place":"Zelvoburg","publisher":"Press","publisher-place":"Zelvoburg","issued":{"date-parts":[[2017]]}},
{"id":"a book","type":"book","title":"Ploverine matters","author":[{"family":"Hwangle","given":"Zora"}],
 "publisher":"Press","publisher-place":"Zelvoburg","issued":{"date-parts":[[2017]]}}]`
