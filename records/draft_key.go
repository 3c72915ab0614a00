package records

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// ProposeKey gives a key for the draft of a record that joins a collection: of a
// speech, event or source as Collection.ProposeKeys does it, of a person or
// organization of the name. It is that of no other record; where a person or
// organization has it already, there is none. Diagnostics say why there is none.
// The error is one of reading.
func (d Draft) ProposeKey(ctx context.Context, inputs []Input) (key string, diags []Diagnostic, err error) {
	d.Key = "quoth:" + placeholder // which nobody has chosen
	block, diags := d.block()
	if len(diags) > 0 {
		return "", diags, nil
	}
	var told []Diagnostic // of the draft
	draft := Input{Open: func() (File, error) { return openText{bytes.NewReader(block.Text)}, nil }}
	c, err := Open(append(inputs[:len(inputs):len(inputs)], draft), Options{Language: "en"}, func(f Diagnostic) {
		if f.File == "" {
			told = append(told, f)
		}
	})
	if err != nil {
		return "", nil, err
	}
	if d.Type == TypePerson || d.Type == TypeOrganization {
		return c.keyOfName(block)
	}
	pattern, err := ParseKeyPattern(DefaultKeyPattern)
	if err != nil {
		return "", nil, err
	}
	err = c.ProposeKeys(ctx, []string{d.Key}, pattern, func(p Proposal) error {
		key = p.New
		return nil
	})
	if err != nil || key != "" {
		return key, nil, err
	}
	for _, f := range told {
		if f.Severity == Error || f.Code == "no-latin" {
			return "", []Diagnostic{noKey(f.Message)}, nil
		}
	}
	return "", []Diagnostic{noKey("the record says too little")}, nil
}

// noKey says that a record must be given a key.
func noKey(why string) Diagnostic {
	return Diagnostic{Message: "no key can be made for the record: " + why, Hint: "give a key behind the type"}
}

// keyOfName makes a key for the person or organization of a block.
func (c *Collection) keyOfName(b *Block) (string, []Diagnostic, error) {
	record, _ := decodeBlock(b)
	key := record.nameKey()
	if key == "" {
		return "", []Diagnostic{noKey("its name has no Latin letters")}, nil
	}
	n, _ := c.lookup(key)
	if n == noRecord {
		return key, nil, nil
	}
	at, err := c.headerOf(n)
	return "", []Diagnostic{noKey(fmt.Sprintf("%s is that of another (%s)", quoted(key), at))}, err
}

// nameKey makes a key of the name of a person or organization: of the first form
// of it that is in Latin letters.
func (r *Record) nameKey() string {
	var words []string
	for _, item := range r.Name.Items {
		name, err := ParseName(item.Text)
		switch {
		case err != nil || len(words) > 0:
		case r.Type == TypeOrganization:
			words = tellingWords(item.Text, 4)
		case name.Literal != "":
			words = latinWords(name.Literal, true)
		default:
			words = append(latinWords(name.FullFamily(), true), latinWords(name.Given, true)...)
		}
	}
	if len(words) == 0 && r.Type == TypePerson {
		words = append(latinWords(fmt.Sprint(r.Particle, " ", r.Family), true), latinWords(r.Given+r.Literal, true)...)
	}
	key := strings.Join(words, "-")
	return strings.TrimRight(key[:min(len(key), maxProposed)], "-")
}

// openText is a text as a file.
type openText struct{ *bytes.Reader }

func (openText) Close() error { return nil }

// FindKey finds the record with a key in the text of a file, letter case
// ignored. The name of the file is used in the place.
func FindKey(text []byte, file, key string) (at Position, ok bool) {
	s := NewSplitter(bytes.NewReader(text), file)
	for {
		b, _, err := s.Next()
		switch {
		case err != nil:
			return Position{}, false
		case b != nil && !b.Detached && b.Key != "" && foldKey(b.Key) == foldKey(key):
			return b.HeaderPosition(), true
		}
	}
}

// Append gives the text of a file with a record behind it: below a blank line,
// and with the line breaks of the file.
func Append(file, record []byte) []byte {
	text := bytes.Clone(file)
	eol := lineBreak(text)
	if n := len(text); n > 0 {
		if text[n-1] != '\n' {
			text = append(text, eol...)
		}
		text = append(text, eol...)
	}
	return append(text, bytes.ReplaceAll(record, []byte("\n"), []byte(eol))...)
}
