package template

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/quoth-cite/quoth/records"
)

// The bounds of one Execute. They are far beyond what a bibliography needs, and
// reached within a second.
const (
	maxSteps  = 200_000 // parts of the template that are run, and for each function one and another for every stepBytes of its texts
	stepBytes = 256
	maxText   = 1 << 20  // bytes of a text that a function takes or makes
	maxOutput = 16 << 20 // bytes
)

// The functions that guard puts in. A template cannot call them: its functions
// are checked before.
const (
	stepName    = "_step"
	presentName = "_present"
	itemsName   = "_items"
)

// present is v where it says something, else nil. What has a method IsZero is
// asked; of other structs one with no field set says nothing.
func present(v any) any {
	if z, ok := v.(interface{ IsZero() bool }); ok && z.IsZero() {
		return nil
	}
	if x := reflect.ValueOf(v); x.Kind() == reflect.Struct && x.IsZero() {
		return nil
	}
	return v
}

// items is the list in v where v is a struct that has one in its field List,
// else v.
func items(v any) any {
	if x := reflect.ValueOf(v); x.Kind() == reflect.Struct {
		if list := x.FieldByName("List"); list.IsValid() {
			return list.Interface()
		}
	}
	return v
}

var (
	errSteps  = fmt.Errorf("the template does not come to an end: it takes more than %d steps for this block", maxSteps)
	errText   = fmt.Errorf("a text gets longer than %d bytes", maxText)
	errOutput = fmt.Errorf("more than %d bytes are written by this block", maxOutput)
)

// meter counts what a run of a block uses up, and takes its output.
type meter struct {
	steps int
	out   *bytes.Buffer
	left  int // bytes that may still be written
}

func (m *meter) start(b *bytes.Buffer) { m.steps, m.out, m.left = 0, b, maxOutput }

// step counts steps. It is never true.
func (m *meter) step(n int) (bool, error) { return false, m.spend(n) }

func (m *meter) spend(steps int) error {
	if m.steps += steps; m.steps > maxSteps {
		return errSteps
	}
	return nil
}

func (m *meter) Write(p []byte) (int, error) {
	if m.left -= len(p); m.left < 0 {
		return 0, errOutput
	}
	return m.out.Write(p)
}

var errorType = reflect.TypeFor[error]()

// bounded is a function that counts what it does and refuses texts that are too
// long. What it gives is what f gives, and an error.
func (m *meter) bounded(f any) any {
	v := reflect.ValueOf(f)
	t := v.Type()
	var in []reflect.Type
	for p := range t.Ins() {
		in = append(in, p)
	}
	call := v.Call
	if t.IsVariadic() {
		call = v.CallSlice
	}
	fail := func(err error) []reflect.Value {
		return []reflect.Value{reflect.Zero(t.Out(0)), reflect.ValueOf(&err).Elem()}
	}
	charge := func(v reflect.Value) error {
		n := size(v)
		if n > maxText {
			return errText
		}
		return m.spend(1 + n/stepBytes)
	}
	return reflect.MakeFunc(reflect.FuncOf(in, []reflect.Type{t.Out(0), errorType}, t.IsVariadic()), func(args []reflect.Value) []reflect.Value {
		total := 0
		for _, a := range args {
			total += size(a)
		}
		if total > maxText {
			return fail(errText)
		}
		if err := m.spend(1 + total/stepBytes); err != nil {
			return fail(err)
		}
		out := call(args)
		if len(out) == 1 {
			out = append(out, reflect.Zero(errorType))
		}
		if err := charge(out[0]); err != nil {
			return fail(err)
		}
		return out
	}).Interface()
}

// size is the bytes of the texts in a value that a function takes or makes.
func size(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Interface:
		return size(v.Elem())
	case reflect.String:
		return v.Len()
	case reflect.Slice:
		n := 0
		if k := v.Type().Elem().Kind(); k == reflect.String || k == reflect.Interface {
			for i := range v.Len() {
				n += 1 + size(v.Index(i))
			}
		}
		return n
	}
	return 0
}

// own are the functions of text/template made anew, so that they are counted.
var own = map[string]any{
	"eq": func(a any, others ...any) (bool, error) {
		if len(others) == 0 {
			return false, errors.New("it compares with nothing")
		}
		for _, b := range others {
			if n, err := compare(a, b); err != nil || n == 0 {
				return err == nil, err
			}
		}
		return false, nil
	},
	"ne": func(a, b any) (bool, error) { n, err := compare(a, b); return n != 0, err },
	"lt": func(a, b any) (bool, error) { n, err := compare(a, b); return n < 0, err },
	"le": func(a, b any) (bool, error) { n, err := compare(a, b); return n <= 0, err },
	"gt": func(a, b any) (bool, error) { n, err := compare(a, b); return n > 0, err },
	"ge": func(a, b any) (bool, error) { n, err := compare(a, b); return n >= 0, err },

	"index":  index,
	"print":  func(args ...any) string { return fmt.Sprint(args...) },
	"printf": printf,
}

// compare gives the order of two texts, two numbers, or of false and true.
func compare(a, b any) (int, error) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	switch {
	case x.Kind() == reflect.String && y.Kind() == reflect.String:
		return strings.Compare(x.String(), y.String()), nil
	case x.CanInt() && y.CanInt():
		return cmp.Compare(x.Int(), y.Int()), nil
	case x.Kind() == reflect.Bool && y.Kind() == reflect.Bool:
		number := map[bool]int{true: 1}
		return number[x.Bool()] - number[y.Bool()], nil
	}
	return 0, errors.New("only two texts, two whole numbers or two of true and false can be compared")
}

const noItem = "there is no item"

// index is an item of a list, counted from 0, or what a table has under a key.
func index(of any, keys ...any) (any, error) {
	v := reflect.ValueOf(of)
	for _, key := range keys {
		k := reflect.ValueOf(key)
		switch {
		case v.Kind() == reflect.Slice && k.CanInt():
			if k.Int() < 0 || k.Int() >= int64(v.Len()) {
				return nil, fmt.Errorf("%s %d in a list of %d", noItem, k.Int(), v.Len())
			}
			v = v.Index(int(k.Int()))
		case v.Kind() == reflect.Map && k.Kind() == reflect.String:
			if item := v.MapIndex(k.Convert(v.Type().Key())); item.IsValid() {
				v = item
			} else {
				v = reflect.Zero(v.Type().Elem())
			}
		default:
			return nil, errors.New("only a list has items and only a table has keys")
		}
	}
	if !v.IsValid() {
		return nil, nil
	}
	return v.Interface(), nil
}

// verb is one that printf knows, with a width that can do no harm.
var verb = records.Pattern(`%(?:%|[-+ 0#]*([0-9]*)(?:\.([0-9]*))?[sdvqxX])`)

// printf is that of package fmt, with the verbs of texts and whole numbers.
func printf(format string, args ...any) (string, error) {
	if strings.Contains(verb().ReplaceAllString(format, ""), "%") {
		return "", fmt.Errorf("%q has what is not one of %%s %%d %%v %%q %%x %%%%", format)
	}
	for _, m := range verb().FindAllStringSubmatch(format, -1) {
		for _, width := range m[1:] {
			if n, err := strconv.Atoi(width); width != "" && (err != nil || n > 100) {
				return "", fmt.Errorf("%q has a width above 100", format)
			}
		}
	}
	return fmt.Sprintf(format, args...), nil
}
