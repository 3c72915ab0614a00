package library

import (
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// NameOf makes a name of its parts. Without a given name or a suffix it is one
// piece. The words in small letters that open the family name are a particle, as
// they are in records, unless the file gives the particle by itself.
func NameOf(family, given, particle, suffix string) records.Agent {
	family, given, particle, suffix = clean(family), clean(given), clean(particle), clean(suffix)
	switch {
	case family == "" && particle == "":
		return Literal(strings.TrimSpace(given + " " + suffix))
	case given == "" && suffix == "":
		return Literal(records.Name{Family: family, Particle: particle}.FullFamily())
	case family == "":
		family, particle = particle, ""
	}
	n := records.Name{Family: family, Given: given, Particle: particle, Suffix: suffix}
	if particle == "" {
		if read, err := records.ParseName(family + ", x"); err == nil && read.Given == "x" {
			n.Particle, n.Family = read.Particle, read.Family
		}
	}
	return records.Agent{Name: n}
}

// Literal makes a name that is printed as it stands.
func Literal(name string) records.Agent {
	return records.Agent{Name: records.Name{Literal: clean(name)}}
}

// CommaName reads "Family, Given", "Family, Given, Suffix" and a name of one
// piece, in which a lone comma at the end says only that.
func CommaName(s string) records.Agent {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		parts[i] = clean(p)
	}
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	switch {
	case len(parts) == 1:
		return Literal(parts[0])
	case len(parts) == 2:
		return NameOf(parts[0], parts[1], "", "")
	case len(parts) == 3 && len(parts[2]) > 0:
		return NameOf(parts[0], parts[1], "", parts[2])
	}
	return Literal(strings.Join(parts, ", "))
}

// EtAl takes "et al." or "others" off the end of a list.
func EtAl(l records.AgentList) records.AgentList {
	if n := len(l.List); n > 1 {
		switch strings.ToLower(strings.Trim(l.List[n-1].Name.Literal, ". ")) {
		case "et al", "others", "and others":
			l.List, l.EtAl = l.List[:n-1], true
		}
	}
	return l
}

// clean is a text on one line without blanks at its ends.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
