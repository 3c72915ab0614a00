package records

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// read reads a value into what a field points to, which says what it must be.
func (d *decoder) read(at, v any, example string) {
	ok := true
	switch at := at.(type) {
	case *Text:
		*at, ok = d.text(v, false)
	case *paragraphs:
		ok = d.readParagraphs((*Text)(at), v)
	case *nameText:
		ok = d.readName((*Text)(at), v)
	case *country:
		ok = d.readCountry((*Text)(at), v)
	case *string:
		*at, ok = d.line(v)
	case *numberText:
		ok = d.readNumber((*string)(at), v)
	case *Date:
		ok = d.readDate(at, v)
	case *Time:
		ok = d.readTime(at, v)
	case *bool:
		var b bool
		if b, ok = v.(bool); ok {
			*at = b
		}
	case *[]string:
		ok = d.readList(v, func(item any) bool {
			s, ok := d.line(item)
			if s != "" {
				*at = append(*at, s)
			}
			return ok
		})
	case *Agents:
		ok = d.readAgents(at, v)
	case *overrides:
		ok = d.readOverrides((*map[string]map[string]string)(at), v)
	case choice:
		ok = d.readChoice(at, v, example)
	case keyOf:
		ok = d.readKey(at.to, v)
	case keysOf:
		ok = d.readList(v, func(item any) bool {
			var l Link
			ok := d.readKey(&l, item)
			if l.Key != "" {
				*at.to = append(*at.to, l)
			}
			return ok
		})
	default:
		ok = d.readIdentifier(at, v)
	}
	if !ok {
		d.wrongType(quoted(d.field()), shapeOf(at).want, v, example)
	}
}

// wrongType notes that a value is of another type than is wanted.
func (d *decoder) wrongType(what, want string, v any, example string) {
	if d.isFull() {
		d.dropped = true
		return
	}
	d.fail("wrong-type", fmt.Sprintf("%s wants %s, and has %s", what, want, describe(v)), d.mendType(want, v, example))
}

// describe says in words what a TOML value is.
func describe(v any) string {
	switch v := v.(type) {
	case string:
		return "the text " + quoted(v)
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return "a number with a fraction"
	case bool:
		return strconv.FormatBool(v) + " without quotes"
	case time.Time:
		if v.Location().String() == localTime {
			return "a time without quotes"
		}
		return "a date without quotes"
	case map[string]any:
		return "a table"
	}
	return "a list"
}

// mendType says how a value of the wrong type is put right: by quotes or
// brackets about what is written, or else by an example.
func (d *decoder) mendType(want string, v any, example string) string {
	f := d.field()
	single := len(d.path) == 1
	switch v := v.(type) {
	case string:
		switch {
		case single && strings.HasPrefix(want, "a list") && utf8.RuneCountInString(v) <= 60:
			return fmt.Sprintf("put it in brackets: %s = [%s]", f, strconv.Quote(v))
		case single && (strings.EqualFold(v, "true") || strings.EqualFold(v, "false")):
			return fmt.Sprintf("write %s = %s", f, strings.ToLower(v))
		}
	case int64, bool, float64, time.Time:
		if !strings.Contains(want, "quotes") || strings.HasPrefix(want, "true") {
			break
		}
		if s := d.source(); s != "" && single {
			return fmt.Sprintf("put it in quotes: %s = %s", f, strconv.Quote(s))
		}
		return "put it in quotes"
	}
	return "for example: " + example
}

// source is the value being read as it stands in the file, "" where it is too
// long to show.
func (d *decoder) source() string {
	pos, line, width := d.block.LocateValue(d.here()...)
	from := runeOffset([]byte(line), pos.Column-1)
	to := from + runeOffset([]byte(line[from:]), width)
	if width > 60 {
		return ""
	}
	return line[from:to]
}

// readNumber reads a number as it is printed, from a string or an integer.
func (d *decoder) readNumber(to *string, v any) (ok bool) {
	if n, isInt := v.(int64); isInt {
		*to = strconv.FormatInt(n, 10)
		return true
	}
	*to, ok = d.line(v)
	return ok
}

func (d *decoder) readDate(to *Date, v any) bool {
	switch v.(type) {
	case bool, []any, []map[string]any, map[string]any:
		return false
	}
	if s, ok := v.(string); ok {
		if v = d.clean(s, false); v == "" {
			return true
		}
	}
	date, _, err := DateFromTOML(v)
	if err != nil {
		d.failErr("bad-date", err, d.block.LocateValue)
		return true
	}
	*to = date
	return true
}

func (d *decoder) readTime(to *Time, v any) bool {
	switch w := v.(type) {
	case string:
		v = d.clean(w, false)
	case time.Time:
	default:
		return false
	}
	t, err := ParseTime(v)
	if err != nil {
		d.failErr("bad-time", err, d.block.LocateValue)
		return true
	}
	*to = t
	return true
}

// failErr notes an error of a parser of values, which is a Diagnostic that lacks
// its place.
func (d *decoder) failErr(code string, err error, locate func(path ...any) (Position, string, int)) {
	f := Diagnostic{Code: code, Message: err.Error()}
	errors.As(err, &f)
	d.note(Error, f.Code, f.Message, f.Hint, locate)
}

// readList reads each item of a list. It reports whether the value is a list;
// an item of the wrong type is noted by itself.
func (d *decoder) readList(v any, item func(any) bool) bool {
	items, ok := listOf(v)
	if !ok {
		return false
	}
	for i, v := range items {
		d.enterItem(i)
		if !isEmpty(v) && !item(v) {
			d.wrongType("an item of "+quoted(d.field()), "a text in quotes", v, d.field()+` = ["…", "…"]`)
		}
		d.leave()
	}
	return true
}

// listOf gives the items of a list, or of tables that are each written under
// [[…]].
func listOf(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = v[i]
		}
		return items, true
	}
	return nil, false
}

func (d *decoder) readChoice(c choice, v any, example string) bool {
	s, ok := d.line(v)
	if !ok || s == "" {
		return ok
	}
	if i := slices.Index(c.among, s); i >= 0 {
		*c.to = c.among[i]
		return true
	}
	hint := "write one of " + joinWords(c.among, "or")
	if near := Suggest(s, c.among); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.fail(c.code, fmt.Sprintf("%s has no %s %s", withArticle(d.block.Type), d.field(), quoted(s)), hint)
	return true
}

func (d *decoder) readKey(to *Link, v any) bool {
	s, ok := d.line(v)
	if ok && s != "" {
		*to = Link{Key: s, Path: d.here()}
	}
	return ok
}

// readOverrides reads the raw fields for each format. Here an empty string says
// something.
func (d *decoder) readOverrides(to *map[string]map[string]string, v any) bool {
	formats, ok := v.(map[string]any)
	if !ok {
		return false
	}
	const example = `override.biblatex.entrysubtype = "nonacademic"`
	for _, name := range slices.Sorted(maps.Keys(formats)) {
		v := formats[name]
		d.enter(name)
		fields, ok := v.(map[string]any)
		if !ok {
			d.fail("wrong-type", fmt.Sprintf("the override for %q wants a field of that format, and has %s", short(name), describe(v)), "for example: "+example)
		}
		for _, field := range slices.Sorted(maps.Keys(fields)) {
			d.enter(field)
			d.readOverride(to, name, field, fields[field], example)
			d.leave()
		}
		d.leave()
	}
	return true
}

func (d *decoder) readOverride(to *map[string]map[string]string, format, field string, v any, example string) {
	var value string
	if !d.readNumber(&value, v) {
		d.wrongType(quoted(field), "a text in quotes, or a number", v, example)
		return
	}
	if *to == nil {
		*to = make(map[string]map[string]string)
	}
	if (*to)[format] == nil {
		(*to)[strings.Clone(format)] = make(map[string]string)
	}
	(*to)[format][strings.Clone(field)] = value
}
