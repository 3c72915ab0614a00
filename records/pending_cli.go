package records

// `decode` deletes this file when Suggest and Help land on main.

func Suggest(word string, among []string) string { return "" }

func Help() string { return "" }
