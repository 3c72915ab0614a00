package formats

import (
	"bytes"
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/quoth-cite/quoth/records"
)

// State says what a format does with a fact.
type State string

// The three things that can become of a fact.
const (
	Written    State = "written" // it is in a field that the programs read
	KeptAsData State = "data"    // it is in the file, in a place that the programs pass over
	Lost       State = "lost"    // it is nowhere
)

// Fate is what became of one fact of a reference in a format.
type Fate struct {
	// Fact is the name of the fact: the path to it in the jsonl format, counted
	// from 0, without the steps "list" and "name": "author[0].family",
	// "events[1].date.end".
	Fact   string   `json:"fact"`
	Value  string   `json:"value"`
	State  State    `json:"state"`
	Fields []string `json:"fields,omitempty"` // that have it, in the order of the entry
	Bent   string   `json:"bent,omitempty"`   // what the entry makes of it that it is not quite: "as a conference paper", "on one line"
}

// Field is one field of an entry as it stands in a document. A field that stands
// more than once is one Field for each.
type Field struct {
	Name  string
	Value string // as plain text: without quotes, braces and escapes
	Data  bool   // the programs that read the format pass over it
}

// Explain says for each fact of a reference which fields of its entry have it,
// in the order in which the reference has the facts. The error is that of the
// format, which cannot write the reference.
//
// It knows nothing of the formats but how an entry is split into fields (the
// Split of Format; without it, the whole entry is one). What it says is found by
// experiment: a fact is changed, the reference written once more, and a field
// has the fact where it has the one text in one entry and the other text in
// the other. A fact that is no text, such as the day of a date or that a list of
// names is not complete, is in the fields that change with it. Facts that are
// the same, such as the day of a speech and that of its event, change together,
// so that what is written once counts for both. Each kind of fact takes the
// writing of an entry or a few. A text that no field has to the last character is
// told with what has become of it.
func Explain(f Format, v Values, r *records.Reference) ([]Fate, error) {
	r = cloned(r)
	var err error
	if f.Settle != nil { // for this reference as it is, and not for what it is changed to
		if f, v, err = f.Settle(v, r); err != nil {
			return nil, err
		}
	}
	x := &experiment{format: f, values: v, reference: r, probes: map[string]int{}, taken: map[string]bool{}}
	if x.before, err = x.write(); err != nil {
		return nil, err
	}
	slots := slotsOf(r)
	x.texts(slots)
	x.trials(slots)
	fates := x.fates(slots)
	if f.Bends != nil {
		bends := f.Bends(v, r)
		for i := range fates {
			fates[i].Bent = cmp.Or(bends[fates[i].Fact], fates[i].Bent)
		}
	}
	return fates, nil
}

// Losses are the names of the facts that are lost, in order.
func Losses(fates []Fate) []string {
	var lost []string
	for _, f := range fates {
		if f.State == Lost {
			lost = append(lost, f.Fact)
		}
	}
	return lost
}

// experiment is what Explain works with: a reference of its own, which it
// changes and changes back, and the entry of it as it is.
type experiment struct {
	format    Format
	values    Values
	reference *records.Reference
	before    entry
	probes    map[string]int  // identity of a fact to the number of its probe
	taken     map[string]bool // the fields that have free text
}

// entry is an entry by its fields, those of one name together.
type entry []entryField

type entryField struct {
	Field
	words *words // of Value; nil until they are asked for
}

// wholeEntry is the name of the one field of an entry that is not split.
const wholeEntry = "the entry"

// wholeRow is the row of that field.
func wholeRow() []FieldRow { return []FieldRow{{Name: wholeEntry}} }

// write writes the reference as it is now.
func (x *experiment) write() (entry, error) {
	var b bytes.Buffer
	enc, err := x.format.New(&b, x.values)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(enc.Encode(x.reference), enc.Close()); err != nil {
		return nil, err
	}
	fields := []Field{{Name: wholeEntry, Value: b.String()}}
	if x.format.Split != nil {
		fields = x.format.Split(b.Bytes(), x.values)
	}
	var e entry
	values := map[string][]string{}
	for _, f := range fields {
		if values[f.Name] == nil {
			e = append(e, entryField{Field: f})
		}
		values[f.Name] = append(values[f.Name], f.Value)
	}
	for i := range e {
		e[i].Value = norm.NFC.String(strings.Join(values[e[i].Name], "\n"))
	}
	return e, nil
}

// field is the field of that name, nil where there is none.
func (e entry) field(name string) *entryField {
	for i := range e {
		if e[i].Name == name {
			return &e[i]
		}
	}
	return nil
}

// has reports whether the field has a text, which is folded.
func (f *entryField) has(text string) bool {
	return f.folded().find(text, func(int) bool { return true })
}

// folded is the words of the field.
func (f *entryField) folded() *words {
	if f.words == nil {
		f.words = wordsOf(f.Value)
	}
	return f.words
}

// with are the names of the fields that have a text, which is folded.
func (e entry) with(text string) []string {
	var names []string
	for i := range e {
		if e[i].has(text) {
			names = append(names, e[i].Name)
		}
	}
	return names
}

// changed is the part of e that is not the same in other: fields with another
// value, and those that other does not have.
func (e entry) changed(other entry) entry {
	var c entry
	for i := range e {
		if o := other.field(e[i].Name); o == nil || o.Value != e[i].Value {
			c = append(c, e[i])
		}
	}
	return c
}

func (e entry) names() []string {
	var names []string
	for i := range e {
		names = append(names, e[i].Name)
	}
	return names
}

// fates is the report on the slots.
func (x *experiment) fates(slots []*slot) []Fate {
	byName := map[string]*slot{}
	for _, s := range slots {
		byName[s.name] = s
	}
	var fates []Fate
	for _, s := range slots {
		state, told := x.state(s.fields), false
		for _, name := range s.toldBy {
			if o := byName[name]; o != nil && worse(state, x.state(o.fields)) {
				s.fields, s.lost, state, told = o.fields, nil, x.state(o.fields), true
			}
		}
		if s.quiet {
			continue
		}
		fate := Fate{Fact: s.name, Value: s.text, State: state, Fields: x.inOrder(s.fields)}
		if !told {
			fate.Bent = x.bent(s)
		}
		fates = append(fates, fate)
		if state != Lost {
			for _, p := range s.lost {
				fates = append(fates, Fate{Fact: s.name + "." + p.name, Value: p.value, State: Lost})
			}
		}
	}
	return fates
}

// state is that of a fact which the fields have.
func (x *experiment) state(fields []string) State {
	if len(fields) == 0 {
		return Lost
	}
	for _, name := range fields {
		if f := x.before.field(name); f != nil && !f.Data {
			return Written
		}
	}
	return KeptAsData
}

// worse reports whether a is a worse fate than b.
func worse(a, b State) bool {
	order := []State{Written, KeptAsData, Lost}
	return slices.Index(order, a) > slices.Index(order, b)
}

// inOrder is the fields in the order of the entry, each once. Where some are
// read by the programs, those that are not are left out.
func (x *experiment) inOrder(fields []string) []string {
	read := x.state(fields) == Written
	var names []string
	for i := range x.before {
		f := &x.before[i]
		if slices.Contains(fields, f.Name) && !(read && f.Data) {
			names = append(names, f.Name)
		}
	}
	return names
}

// identical joins what makes two facts the same one.
func identical(parts ...string) string { return strings.Join(parts, "\x00") }

// cloned is a copy of a reference that shares nothing with it.
func cloned(r *records.Reference) *records.Reference {
	return deepCopy(reflect.ValueOf(r)).Interface().(*records.Reference)
}

// deepCopy is a copy of a value of exported fields.
func deepCopy(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.Set(reflect.New(v.Type().Elem()))
			c.Elem().Set(deepCopy(v.Elem()))
		}
	case reflect.Slice:
		if !v.IsNil() {
			c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := range v.Len() {
				c.Index(i).Set(deepCopy(v.Index(i)))
			}
		}
	case reflect.Map:
		if !v.IsNil() {
			c.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
			for k, e := range v.Seq2() {
				c.SetMapIndex(k, deepCopy(e))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(deepCopy(v.Field(i)))
		}
	default:
		c.Set(v)
	}
	return c
}
