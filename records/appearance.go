package records

import (
	"strings"
)

// agentLists are the fields of a record that list agents.
var agentLists = []struct {
	name string
	of   func(*Record) *Agents
}{
	{"speakers", func(r *Record) *Agents { return &r.Speakers }},
	{"authors", func(r *Record) *Agents { return &r.Authors }},
	{"editors", func(r *Record) *Agents { return &r.Editors }},
	{"chairs", func(r *Record) *Agents { return &r.Chairs }},
	{"moderators", func(r *Record) *Agents { return &r.Moderators }},
	{"discussants", func(r *Record) *Agents { return &r.Discussants }},
	{"interviewers", func(r *Record) *Agents { return &r.Interviewers }},
	{"hosts", func(r *Record) *Agents { return &r.Hosts }},
	{"organizers", func(r *Record) *Agents { return &r.Organizers }},
	{"sponsors", func(r *Record) *Agents { return &r.Sponsors }},
	{"translators", func(r *Record) *Agents { return &r.Translators }},
	{"interpreters", func(r *Record) *Agents { return &r.Interpreters }},
	{"recipients", func(r *Record) *Agents { return &r.Recipients }},
	{"read_by", func(r *Record) *Agents { return &r.ReadBy }},
	{"uploader", func(r *Record) *Agents { return &r.Uploader }},
}

// agents gives a list of agents in the output language. It clears ok where one
// of them has an error in its own record.
func (p *pass) agents(list Agents, v voice, ok *bool) AgentList {
	if len(list.List) == 0 {
		return AgentList{}
	}
	out := AgentList{List: make([]Agent, 0, len(list.List)), EtAl: list.EtAl}
	for i := range list.List {
		out.List = append(out.List, p.agent(&list.List[i], v, ok))
	}
	return out
}

// agent gives one agent: its record's facts are defaults for what the
// appearance itself does not say.
func (p *pass) agent(a *AgentText, v voice, ok *bool) Agent {
	var agent Agent
	if a.Key.Key != "" {
		n := p.follow(a.Key.Key, ok)
		if n == nil {
			return agent
		}
		agent = p.body(n, v, ok)
	}
	switch {
	case !a.Parts.IsZero():
		agent.Name = a.Parts
	case !a.Name.IsZero():
		agent.Name = v.name(a.Name, agent.Organization)
	}
	if a.Honorific != "" {
		agent.Honorific = a.Honorific
	}
	if !a.Office.IsZero() {
		agent.Office = v.words(a.Office).Text
	}
	if affiliation := p.affiliation(a.Affiliation, v, ok); affiliation != "" {
		agent.Affiliation = affiliation
	}
	return agent
}

// body is what an appearance needs of a person or organization.
type body struct {
	Name        Text
	Parts       Name
	Honorific   string
	Office      Text
	Affiliation Text
	ORCID       string
	size        int // of its texts, in bytes
}

// bodyOf takes what is needed from a record, and shares no text with it.
func bodyOf(r *Record) body {
	b := body{
		Name:        r.Name,
		Parts:       Name{Family: r.Family, Given: r.Given, Particle: r.Particle, Suffix: r.Suffix, Literal: r.Literal},
		Honorific:   r.Honorific,
		Office:      r.Office,
		Affiliation: r.Affiliation,
		ORCID:       r.ORCID,
	}
	b.size = detach(&b)
	return b
}

// body gives a person or organization as an agent, with what its record says of
// it, the same for all that are in one output language. It clears ok where the
// body that the person is affiliated to has an error. It is not kept: to make it
// takes less than to have garbage collection look at as many thousands.
func (p *pass) body(n *node, v voice, ok *bool) Agent {
	b, v := n.body, voice{out: v.out}
	a := Agent{
		Key: p.c.key(n.number), Name: b.Parts, Organization: n.entry.Type() == TypeOrganization,
		Honorific: b.Honorific, Office: v.words(b.Office).Text, ORCID: b.ORCID,
		Affiliation: p.affiliation(b.Affiliation, v, ok),
	}
	if a.Name.IsZero() {
		a.Name = v.name(b.Name, a.Organization)
	}
	return a
}

// called is the name of an organization in the output language.
func (b *body) called(v voice) string { return voice{out: v.out}.words(b.Name).Text }

// name picks a name and takes it apart; a body's is never taken apart. The
// decoder has refused what cannot be.
func (v voice) name(t Text, organization bool) Name {
	text := v.words(t).Text
	if organization {
		return Name{Literal: text}
	}
	name, _ := ParseName(text)
	return name
}

// named gives the name of the organization whose key the text is, else the text.
func (p *pass) named(t Text, v voice, ok *bool) string {
	name, _ := p.organization(t, v, ok)
	return name
}

// organization is named, with the organization where there is one.
func (p *pass) organization(t Text, v voice, ok *bool) (name string, n *node) {
	key := p.c.organizationKey(t)
	if key == "" {
		return v.words(t).Text, nil
	}
	if n = p.follow(key, ok); n == nil {
		return "", nil
	}
	return n.body.called(v), n
}

// affiliation gives the name of the organization whose key the text is, with
// the names of those it is part of behind it, for an institute says little
// without its university; else the text. A name above that the one below
// already has is not repeated.
func (p *pass) affiliation(t Text, v voice, ok *bool) string {
	text, n := p.organization(t, v, ok)
	if n == nil || n.up == "" {
		return text
	}
	for i, above := range p.climb(n) {
		if i == 0 {
			continue
		}
		if above.bad {
			*ok = false
			break
		}
		name := above.body.called(v)
		switch {
		case strings.Contains(text, name):
		case IsCJK(text) && IsCJK(name):
			text = name + text // the greater stands first, without a mark
		default:
			text += Term(v.out, "comma") + name
		}
	}
	return text
}

// organizationKey is the text where it is exactly the key of an organization,
// else "".
func (c *Collection) organizationKey(t Text) string {
	text := t.Plain()
	if text == "" {
		return ""
	}
	if n, exact := c.lookup(text); exact && c.at(n).Type() == TypeOrganization {
		return text
	}
	return ""
}
