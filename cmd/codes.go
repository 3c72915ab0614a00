package cmd

import (
	"io"
	"slices"

	"github.com/quoth-cite/quoth/records"
)

// explainCode prints what there is to say about the findings of a code.
func explainCode(s *session, name string) error {
	c, ok := records.CodeOf(name)
	if !ok {
		return usagef(choose(name, codeNames()), "no finding has the code %q", name)
	}
	_, err := io.WriteString(s.out, c.Explain())
	return err
}

// codeNames are the codes of findings.
func codeNames() []string {
	var names []string
	for _, c := range records.Codes {
		names = append(names, c.Name)
	}
	return slices.Clip(names)
}
