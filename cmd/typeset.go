package cmd

import (
	"fmt"
	"html"
	"net/url"
	"strings"
)

// typeset is text as a style prints it: stretches that each have one face.
type typeset []stretch

type stretch struct {
	text string
	face face
	link string // the address it leads to, "" for none
}

// face is how letters look, any of these together.
type face uint8

const (
	italic face = 1 << iota
	bold
	underlined
	smallCaps
	raised
	lowered
)

// faces are the faces as terminals know them (ECMA-48, SGR) and as HTML does.
// A terminal has nothing for some.
var faces = []struct {
	face    face
	code    string
	element string
}{
	{italic, "3", "i"},
	{bold, "1", "b"},
	{underlined, "4", "u"},
	{smallCaps, "", `span class="caps"`},
	{raised, "", "sup"},
	{lowered, "", "sub"},
}

// add appends text, to the last stretch where that looks the same.
func (t *typeset) add(text string, f face, link string) {
	if n := len(*t); n > 0 && (*t)[n-1].face == f && (*t)[n-1].link == link {
		(*t)[n-1].text += text
	} else if text != "" {
		*t = append(*t, stretch{text, f, link})
	}
}

// trim takes blanks off both ends.
func (t typeset) trim() typeset {
	for len(t) > 0 {
		if t[0].text = strings.TrimLeft(t[0].text, " \n"); t[0].text != "" {
			break
		}
		t = t[1:]
	}
	for n := len(t); n > 0; n = len(t) {
		if t[n-1].text = strings.TrimRight(t[n-1].text, " \n"); t[n-1].text != "" {
			break
		}
		t = t[:n-1]
	}
	return t
}

// typeset is a reference as it is shown on one line. Where a person may be
// watching, nothing in it steers the terminal.
func (s style) typeset(t typeset) string {
	var b strings.Builder
	for _, x := range t {
		text := strings.ReplaceAll(x.text, "\n", " ")
		if s.terminal || s.colour {
			text = visible(text)
		}
		var codes []string
		for _, f := range faces {
			if x.face&f.face != 0 && f.code != "" {
				codes = append(codes, f.code)
			}
		}
		if len(codes) > 0 {
			text = s.dress(strings.Join(codes, ";"), text)
		}
		b.WriteString(text)
	}
	return b.String()
}

// html is a reference as a part of a page. Nothing in its text is markup, and
// it has links to the web alone.
func (t typeset) html() string {
	var b strings.Builder
	for _, x := range t {
		text := strings.ReplaceAll(html.EscapeString(x.text), "\n", "<br>")
		for _, f := range faces {
			if x.face&f.face != 0 {
				name, _, _ := strings.Cut(f.element, " ")
				text = "<" + f.element + ">" + text + "</" + name + ">"
			}
		}
		if u, err := url.Parse(x.link); x.link != "" && err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			text = fmt.Sprintf(`<a href="%s" rel="noreferrer">%s</a>`, html.EscapeString(u.String()), text)
		}
		b.WriteString(text)
	}
	return b.String()
}
