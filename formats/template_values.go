package formats

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"github.com/quoth-cite/quoth/records"
)

// nameForms are the forms of names in templates, with an example.
var nameForms = []struct {
	name, example string
	write         func(records.Name) string
	comma         bool // a comma stands within a name, and none between names
}{
	{"natural", "Vincent van Gogh", records.Name.Natural, false},
	{"inverted", "van Gogh, Vincent", records.Name.Inverted, true},
	{"sorted", "Gogh, Vincent van", sortedName, true},
	{"initials", "V. van Gogh", func(n records.Name) string { return withInitials(n).Natural() }, false},
	{"inverted-initials", "van Gogh, V.", func(n records.Name) string { return withInitials(n).Inverted() }, true},
	{"family", "van Gogh", func(n records.Name) string {
		if n.Literal != "" {
			return n.Literal
		}
		return n.FullFamily()
	}, false},
}

// dateForms are the forms of dates in templates, with an example.
var dateForms = []struct {
	name, example string
	write         func(d records.Date, lang string) string
}{
	{"iso", "2017-12-03/2017-12-05", func(d records.Date, _ string) string { return d.String() }},
	{"words", "3–5 December 2017", dateWords},
	{"year", "2017", func(d records.Date, lang string) string { return dateWords(yearsOf(d), lang) }},
}

// sortedName is a name in the order in which it is looked up, without regard to
// the particle.
func sortedName(n records.Name) string {
	if n.Particle == "" || n.Given == "" || n.Literal != "" {
		return n.Inverted()
	}
	n.Given, n.Particle = n.Given+" "+n.Particle, ""
	return n.Inverted()
}

// withInitials is a name with the initials of the given names: "Jean-Marie" is
// "J.-M."; what is abbreviated stays, and so do small words in it and names in
// writing that has no initials.
func withInitials(n records.Name) records.Name {
	words := strings.Fields(apartInitials(n.Given))
	for i, word := range words {
		if strings.HasSuffix(word, ".") || startsSmall(word) {
			continue
		}
		parts := strings.Split(word, "-")
		for j, part := range parts {
			if size := initialSize(part); size < len(part) {
				parts[j] = part[:size] + "."
			} else if part != "" && !hasCJK(part) && !records.IsCJK(part) {
				parts[j] += "."
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	n.Given = strings.Join(words, " ")
	return n
}

// yearsOf is a date without month and day.
func yearsOf(d records.Date) records.Date {
	year := func(m records.Moment) records.Moment {
		m.Month, m.Day, m.Season, m.Time = 0, 0, 0, records.Time{}
		if m.Unspecified != records.UnspecifiedYear && m.Unspecified != records.UnspecifiedDecade {
			m.Unspecified = records.UnspecifiedNone
		}
		return m
	}
	d.Start, d.End = year(d.Start), year(d.End)
	if d.Start == d.End {
		d.End, d.Interval = records.Moment{}, false
	}
	return d
}

// names is a list of names as one text.
func (c *templateContext) names(form string, of any) (string, error) {
	list, err := eachName(form, of)
	if err != nil {
		return "", err
	}
	comma, and := records.Term(c.lang(), "comma"), records.Term(c.lang(), "last-separator")
	for _, f := range nameForms {
		if f.name == form && f.comma {
			comma = records.Term(c.lang(), "name-separator")
			and = comma
		}
	}
	agents, _ := agentsOf(of)
	n := len(list)
	if agents.EtAl && n > 0 {
		text := strings.Join(list, comma)
		return text + etAl(c.lang(), text), nil
	}
	if n < 2 {
		return strings.Join(list, ""), nil
	}
	return strings.Join(list[:n-1], comma) + and + list[n-1], nil
}

// people is a list of names, each with what somebody was.
func (c *templateContext) people(of any) (string, error) {
	list, err := agentsOf(of)
	return agentNames(c.lang(), list, true), err
}

// eachName is the names of a list, each in the form.
func eachName(form string, of any) ([]string, error) {
	agents, err := agentsOf(of)
	if err != nil {
		return nil, err
	}
	var forms, names []string
	for _, f := range nameForms {
		if f.name == form {
			for _, a := range agents.List {
				names = append(names, f.write(a.Name))
			}
			return names, nil
		}
		forms = append(forms, f.name)
	}
	return nil, chooseFrom("form of names", form, forms)
}

// oneName is one name in the form.
func oneName(form string, of any) (string, error) {
	names, err := eachName(form, of)
	return strings.Join(names, "; "), err
}

// agentsOf is a list of agents of what may stand for one.
func agentsOf(v any) (records.AgentList, error) {
	switch v := v.(type) {
	case records.AgentList:
		return v, nil
	case []records.Agent:
		return records.AgentList{List: v}, nil
	case records.Agent:
		return records.AgentList{List: []records.Agent{v}}, nil
	case records.Name:
		return records.AgentList{List: []records.Agent{{Name: v}}}, nil
	}
	return records.AgentList{}, errors.New("only people and bodies have names, as .Author does")
}

func firstAgents(n int, of any) (records.AgentList, error) {
	list, err := agentsOf(of)
	if n < 1 {
		return list, errors.New("it takes the first 1 or more")
	}
	if len(list.List) > n {
		list = records.AgentList{List: list.List[:n], EtAl: true}
	}
	return list, err
}

func (c *templateContext) date(form string, d records.Date) (string, error) {
	var forms []string
	for _, f := range dateForms {
		if f.name == form {
			return f.write(d, c.lang()), nil
		}
		forms = append(forms, f.name)
	}
	return "", chooseFrom("form of dates", form, forms)
}

// text is anything that a reference has as a text without what is no character
// of one.
func (c *templateContext) text(v any) (string, error) {
	s, err := c.words(v)
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' || c&0xfffe == 0xfffe {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd")), err
}

// words is anything that a reference has, in words.
func (c *templateContext) words(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case records.Date:
		return v.String(), nil
	case records.Time:
		return v.String(), nil
	case records.Place, *records.Event, records.Event:
		if e, ok := v.(*records.Event); ok && e == nil {
			return "", nil
		}
		if p, ok := v.(records.Place); ok {
			return c.place(p)
		}
		return c.title(v)
	case records.AgentList, []records.Agent, records.Agent, records.Name:
		return c.names("natural", v)
	case *records.Reference:
		if v == nil {
			return "", nil
		}
		return c.title(v)
	case []string:
		return keywordList(v), nil
	}
	switch x := reflect.ValueOf(v); {
	case x.Kind() == reflect.String:
		return x.String(), nil
	case x.CanInt():
		return strconv.FormatInt(x.Int(), 10), nil
	case x.Kind() == reflect.Bool:
		return strconv.FormatBool(x.Bool()), nil
	case x.CanUint():
		return strconv.FormatUint(x.Uint(), 10), nil
	case x.CanFloat():
		return strconv.FormatFloat(x.Float(), 'g', -1, 64), nil
	}
	return "", fmt.Errorf("a %s is no text: write one of its fields", strings.TrimPrefix(fmt.Sprintf("%T", v), "*"))
}
