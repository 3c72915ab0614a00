package records

// Each owner deletes a line here when the function lands on main: ParseTag
// `values`. The file goes with the last.

func ParseTag(s string) (string, error) { return s, nil }
