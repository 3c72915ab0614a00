package cmd

import (
	"bufio"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// What we write of SARIF, the form in which code scanning takes findings
// (OASIS, Static Analysis Results Interchange Format 2.1.0, section 3).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool       sarifTool       `json:"tool"`
		ColumnKind string          `json:"columnKind"`
		Results    []sarifResult   `json:"results"`
		Properties sarifProperties `json:"properties"`
	}
	sarifProperties struct {
		Omitted int `json:"omitted"` // findings that were counted and not printed
	}
	sarifTool struct { // 3.18
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // 3.19
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct { // 3.49
		ID      string        `json:"id"`
		Short   sarifMessage  `json:"shortDescription"`
		Full    sarifMessage  `json:"fullDescription"`
		Default sarifSeverity `json:"defaultConfiguration"`
	}
	sarifSeverity struct { // 3.50
		Level string `json:"level"`
	}
	sarifMessage struct { // 3.11
		Text string `json:"text"`
	}
	sarifResult struct { // 3.27
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct { // 3.28
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct { // 3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct { // 3.4
		URI         string        `json:"uri,omitempty"`
		Description *sarifMessage `json:"description,omitempty"`
	}
	sarifRegion struct { // 3.30; the end is the column behind the last character
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndColumn   int `json:"endColumn"`
	}
)

// home is where quoth is at home.
const home = "https://github.com/quoth-cite/quoth"

// writeSARIF writes the findings as a log of one run, with the rules that they
// break.
func (f *findings) writeSARIF(w *bufio.Writer) {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "quoth", InformationURI: home, Rules: []sarifRule{}}
	rules := map[string]int{}
	for _, n := range f.inOrder() {
		if _, ok := rules[n.Code]; !ok {
			rules[n.Code] = len(rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(n.Code))
		}
		r := sarifResult{RuleID: n.Code, RuleIndex: rules[n.Code], Level: n.Severity.String(), Message: sarifMessage{n.Message}}
		if n.Hint != "" {
			r.Message.Text += " (" + n.Hint + ")"
		}
		if n.File != "" {
			r.Locations = []sarifLocation{sarifLocationOf(n.Position, n.Width)}
		}
		for _, related := range n.Related {
			at := sarifLocationOf(related.Position, 0)
			at.Message = &sarifMessage{related.Message}
			r.Related = append(r.Related, at)
		}
		run.Results = append(run.Results, r)
	}
	run.Properties.Omitted = f.omitted()
	writeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(name string) sarifRule {
	c, _ := records.CodeOf(name)
	return sarifRule{name, sarifMessage{c.Meaning}, sarifMessage{c.Why}, sarifSeverity{c.Severity.String()}}
}

func sarifLocationOf(at records.Position, width int) sarifLocation {
	var l sarifLocation
	if at.File == stdinName {
		l.Physical.Artifact.Description = &sarifMessage{"standard input"}
	} else {
		l.Physical.Artifact.URI = fileURI(at.File)
	}
	if at.Line > 0 {
		l.Physical.Region = &sarifRegion{at.Line, at.Column, at.Column + max(width, 1)}
	}
	return l
}

// fileURI is a path as a reference in the sense of RFC 3986: relative where the
// path is, so that it holds within a repository wherever that is checked out.
func fileURI(path string) string {
	slashed := filepath.ToSlash(path)
	u := url.URL{Path: slashed}
	if filepath.IsAbs(path) {
		u.Scheme, u.Path = "file", "/"+strings.TrimPrefix(slashed, "/")
	}
	return u.String()
}
