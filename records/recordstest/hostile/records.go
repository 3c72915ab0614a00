package hostile

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// each are the records that every text gets, and what no text can say of them:
// how they belong together.
var each = []struct {
	name  string // what its key ends with
	typ   records.Type
	links string
}{
	{"body", records.TypeOrganization, ""},
	{"person", records.TypePerson, ""},
	{"congress", records.TypeEvent, "date = \"2017-12-03/2017-12-05\""},
	{"forum", records.TypeEvent, "part_of = \"KEYcongress\""},
	{"source", records.TypeSource, "date = 2017\nevent = \"KEYforum\"\nlanguage = \"en\""},
	{"speech", records.TypeSpeech, "event = \"KEYforum\"\nlanguage = \"en\"\nreported_in = [\"KEYsource\"]"},
	{"printed", records.TypeSpeech, "published_in = \"KEYsource\"\ndate = 2017-12-04"},
}

// agents are lists of agents with a text in every place: somebody with each part
// of a name, a name that is never taken apart, and two that have records. The
// findings about a record are limited, so that a role has the first or the second.
const (
	agents     = `[{ family = TEXT, given = TEXT, particle = TEXT, suffix = TEXT, honorific = TEXT, office = TEXT, affiliation = TEXT }, "KEYbody"]`
	moreAgents = `[{ literal = TEXT, office = TEXT }, "KEYperson"]`
)

// Collection is the text of a file of records: for each text a body, a person,
// two events, a source and two speeches, which have it in every field that takes
// a text. The kinds of records go round; turn says where they begin. There are
// warnings to be had from it, and no error.
func Collection(texts []string, turn int) string {
	var b strings.Builder
	fields := textFields()
	for i, text := range texts {
		fill := strings.NewReplacer("TEXT", Quote(text), "KEY", fmt.Sprintf("h%d-", i))
		for _, r := range each {
			fmt.Fprintf(&b, "[%s.%s]\n", r.typ, Key(i, r.name))
			if kinds := records.Kinds(r.typ); len(kinds) > 0 {
				fmt.Fprintf(&b, "kind = %q\n", kinds[(i+turn)%len(kinds)])
			}
			b.WriteString(fill.Replace(r.links) + "\n")
			for _, name := range slices.Sorted(maps.Keys(fields[r.typ])) {
				b.WriteString(name + " = " + fill.Replace(fields[r.typ][name]) + "\n")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Key is the key of one of the records of a text by its place: body, person,
// congress, forum, source, speech or printed.
func Key(text int, name string) string { return fmt.Sprintf("h%d-%s", text, name) }

// textFields are the fields of each type of record that take a text, with their
// values, in which TEXT stands for it. The schema of records says which they are.
func textFields() map[records.Type]map[string]string {
	var schema struct {
		Defs map[records.Type]struct {
			Properties map[string]struct {
				Type    any
				Enum    []string
				Pattern string
				Items   struct {
					Ref string `json:"$ref"`
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(records.Schema(), &schema); err != nil {
		panic(err) // the schema is JSON
	}
	fields := map[records.Type]map[string]string{}
	for typ, record := range schema.Defs {
		fields[typ] = map[string]string{}
		for name, f := range record.Properties {
			switch {
			case slices.Contains([]string{"event", "part_of", "published_in", "reported_in"}, name), f.Enum != nil, f.Pattern != "",
				typ == records.TypePerson && (name == "name" || name == "literal"): // the parts are given
			case f.Items.Ref != "" && slices.Contains([]string{"speakers", "authors", "editors", "organizers"}, name):
				fields[typ][name] = agents
			case f.Items.Ref != "":
				fields[typ][name] = moreAgents
			case name == "keywords":
				fields[typ][name] = "[TEXT, TEXT]"
			case f.Type != "boolean" && f.Type != "object":
				fields[typ][name] = "TEXT"
			}
		}
	}
	return fields
}

// Quote is a text as TOML has it in quotes.
func Quote(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	return `"` + b.String() + `"`
}
