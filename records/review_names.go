package records

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bodyWords are words that stand in names of bodies and not in those of
// persons. Words that are also family names (Bank, Press, Church) are not here.
var bodyWords = strings.Fields(`
	university université universität universidad universidade università universiteit universitet uniwersytet
	secretariat sekretariat secrétariat institute institut instituto istituto institution ministry ministère ministerium ministerio ministério
	department département departamento committee comité comitê commission commissione comisión comissão kommission
	association associação asociación society société gesellschaft foundation fondation stiftung fundación fundação
	federation organization organisation organización organização agency agence council academy académie akademie academia
	laboratory observatory observatoire observatorium museum musée parliament hospital corporation company inc inc. ltd ltd. llc gmbh
	университет институт министерство комитет комиссия академия общество جامعة وزارة معهد`)

// bodyEndings end names of bodies in writing that has no blanks.
var bodyEndings = strings.Fields(`大学 大學 学院 學院 研究所 研究院 委员会 委員会 委員會 协会 協会 協會 学会 學會 公司 会社 財団 部门 대학교 위원회 연구소`)

// namesBody reports whether a text can only be the name of a body.
func namesBody(name string) bool {
	if slices.ContainsFunc(bodyEndings, func(end string) bool { return strings.HasSuffix(name, end) }) {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		if slices.Contains(bodyWords, word) {
			return true
		}
	}
	return false
}

// namesPerson reports whether a text is of the form of a person's name turned
// round, and nothing in it speaks of a body: "Huang, Zhixiong".
func namesPerson(name string) bool {
	parts := strings.Split(name, ", ")
	return len(parts) == 2 && !namesBody(name) &&
		!slices.ContainsFunc(parts, func(part string) bool { return !capitalized(part) })
}

// capitalized reports whether a text is one or two words of letters, each with a
// capital first and small letters behind it.
func capitalized(part string) bool {
	words := strings.Fields(part)
	for _, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || size == len(w) || strings.ContainsFunc(w[size:], func(r rune) bool { return !unicode.IsLower(r) && r != '-' && r != '\'' }) {
			return false
		}
	}
	return len(words) == 1 || len(words) == 2
}

// names looks at persons with the name of a body, and the other way round.
func (v *review) names() {
	r := v.rec
	const asBody = "make it an [organization.KEY], or in a list { literal = \"…\" }"
	switch r.Type {
	case TypeOrganization:
		for _, item := range r.Name.Items {
			if namesPerson(item.Text) {
				v.warn("person-or-body", quoted(item.Text)+" looks like the name of a person", "make it a [person.KEY], if it is one", "name")
			}
		}
		return
	case TypePerson:
		for _, item := range r.Name.Items {
			if namesBody(item.Text) {
				v.warn("person-or-body", quoted(item.Text)+" looks like the name of a body", asBody, "name")
			}
		}
		if r.Family != "" && namesBody(r.Family) {
			v.warn("person-or-body", quoted(r.Family)+" looks like the name of a body", asBody, "family")
		}
		return
	}
	for _, field := range agentLists {
		for _, a := range field.of(r).List {
			if name := a.Name.Plain(); a.Key.Key == "" && len(splitCommas(name)) > 1 && namesBody(name) {
				v.warn("person-or-body", quoted(name)+" looks like the name of a body, and its comma parts a family name from a given one", asBody, a.Path...)
			}
		}
	}
}
