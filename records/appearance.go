package records

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
		agent = n.body.agent(p, v, ok)
		agent.Key = n.entry.key
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
	if affiliation := p.named(a.Affiliation, v, ok); affiliation != "" {
		agent.Affiliation = affiliation
	}
	return agent
}

// body is what an appearance needs of a person or organization.
type body struct {
	organization bool
	name         Text
	parts        Name
	honorific    string
	office       Text
	affiliation  Text
	orcid        string
}

func newBody(r *Record) *body {
	return &body{
		organization: r.Type == TypeOrganization,
		name:         r.Name,
		parts:        Name{Family: r.Family, Given: r.Given, Particle: r.Particle, Suffix: r.Suffix, Literal: r.Literal},
		honorific:    r.Honorific,
		office:       r.Office,
		affiliation:  r.Affiliation,
		orcid:        r.ORCID,
	}
}

func (b *body) agent(p *pass, v voice, ok *bool) Agent {
	a := Agent{
		Name: b.parts, Organization: b.organization, Honorific: b.honorific,
		Office: v.words(b.office).Text, Affiliation: p.named(b.affiliation, v, ok), ORCID: b.orcid,
	}
	if a.Name.IsZero() {
		a.Name = v.name(b.name, b.organization)
	}
	return a
}

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
	key := p.c.organizationKey(t)
	if key == "" {
		return v.words(t).Text
	}
	n := p.follow(key, ok)
	if n == nil {
		return ""
	}
	return v.words(n.body.name).Text
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
