package records

// Name is the name of a person or body. Either Literal is set, or Family with
// whichever of the others there are.
type Name struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"particle,omitempty"` // lower-case words before the family name: "van", "de la"
	Suffix   string `json:"suffix,omitempty"`   // "Jr.", "III"
	Literal  string `json:"literal,omitempty"`  // printed as it stands: a mononym, a body, "习近平"
}

// IsZero reports whether no part is given.
func (n Name) IsZero() bool { return n == Name{} }
