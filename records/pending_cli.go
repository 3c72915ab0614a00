package records

// Each owner deletes a line here when the function lands on main: Suggest
// `values`, FindFiles `input`. The file goes with the last.

func Suggest(word string, among []string) string { return "" }

func Help() string { return "" }

func FindFiles(paths []string) ([]Input, []Diagnostic, error) { return nil, nil, nil }
