package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// decodeGroup reads the records of a group of blocks. The library is called
// once for all of them, which is cheaper than once for each, and once for each
// where that fails, so that a mistake in one record spoils no other.
//
// Both results have an item for each block. A record is nil where its block is
// Broken or Detached and so not read, or no TOML even without what is at fault. A record whose findings
// hold an error has what could be read of it, so that the rest of it can be
// checked too; it is not to be exported. Findings are in the order of the text.
func decodeGroup(blocks []*Block) (records []*Record, diags [][]Diagnostic) {
	records = make([]*Record, len(blocks))
	diags = make([][]Diagnostic, len(blocks))
	var good []int // the blocks to read together; a group may hold the [collection] of several files
	for i, b := range blocks {
		switch {
		case b.Broken || b.Detached:
		case b.Type == TypeCollection:
			records[i], diags[i] = decodeBlock(b)
		default:
			good = append(good, i)
		}
	}
	tables, ok := parseTogether(blocks, good)
	var d decoder
	for n, i := range good {
		if ok {
			records[i], diags[i] = d.decode(blocks[i], tables[n], false)
		} else {
			records[i], diags[i] = decodeBlock(blocks[i])
		}
	}
	return records, diags
}

// rawTable is a record as the library gives it: its fields, and the dotted keys
// of all that stands in it, in the order of the text, which a map does not keep.
type rawTable struct {
	fields map[string]any
	keys   []toml.Key
	prefix int // how many parts of each key say which record it is
}

// parseTogether parses the chosen blocks as one document. It reports whether
// that went well: each block gave one record.
func parseTogether(blocks []*Block, chosen []int) ([]rawTable, bool) {
	if len(chosen) == 0 {
		return nil, true
	}
	readers := make([]io.Reader, 0, 2*len(chosen))
	for _, i := range chosen {
		readers = append(readers, bytes.NewReader(blocks[i].Text), strings.NewReader("\n"))
	}
	tables, err := parse(io.MultiReader(readers...))
	if err != nil || len(tables) != len(chosen) {
		return nil, false
	}
	return tables, true
}

// parse parses a document of records, or of one [collection].
func parse(r io.Reader) ([]rawTable, error) {
	var top map[string]any
	meta, err := toml.NewDecoder(r).Decode(&top)
	if err != nil {
		return nil, err
	}
	var tables []rawTable
	keys := meta.Keys()
	for start := 0; start < len(keys); {
		prefix := 2
		if keys[start][0] == string(TypeCollection) {
			prefix = 1
		}
		if len(keys[start]) != prefix {
			return nil, errNotOneRecord
		}
		end := start + 1
		for end < len(keys) && len(keys[end]) > prefix {
			end++
		}
		var inner any = top
		for _, part := range keys[start] {
			m, _ := inner.(map[string]any)
			inner = m[part]
		}
		fields, ok := inner.(map[string]any)
		if !ok {
			return nil, errNotOneRecord
		}
		tables = append(tables, rawTable{fields, keys[start+1 : end], prefix})
		start = end
	}
	return tables, nil
}

// errNotOneRecord says that a block is TOML but not a record under its header,
// which the splitter does not let through.
var errNotOneRecord = errors.New("not one record")

const (
	maxRetries   = 20      // faults of syntax that are looked for in one record
	maxReparsing = 2 << 20 // bytes of it that may be parsed for them
	maxLocating  = 8 << 20 // bytes that may be read to find the places of a record's findings
)

// decodeBlock reads one record, or what can be read of it; it is nil where that
// is no use.
func decodeBlock(b *Block) (*Record, []Diagnostic) {
	raw, faults, ok := parseBlock(b)
	if !ok {
		return nil, faults
	}
	record, diags := new(decoder).decode(b, raw, len(faults) > 0)
	return record, sorted(append(faults, diags...))
}

// parseBlock parses one record. Where it is no TOML, the statement at fault is
// blanked out and the rest read, so that all that is wrong is found, here and by
// who follows the keys; ok is false where that is no use.
func parseBlock(b *Block) (raw rawTable, faults []Diagnostic, ok bool) {
	text := b.Text
	for tries := 1; ; tries++ {
		tables, err := parse(bytes.NewReader(text))
		if err == nil && len(tables) == 1 {
			return tables[0], faults, true
		}
		var pe toml.ParseError
		if !errors.As(err, &pe) {
			d := Diagnostic{Code: "syntax", Message: "this record cannot be read", Hint: "begin it with a header such as " + exampleHeader + ", and write one field a line below it"}
			d.Position, d.Line, d.Width = b.Locate()
			return rawTable{}, sorted(append(faults, d)), false
		}
		d, start, end := explainSyntax(b, text, pe)
		faults = append(faults, d)
		if start == end || tries == maxRetries || tries*len(text) > maxReparsing {
			return rawTable{}, sorted(faults), false
		}
		text = blankOut(text, start, end)
	}
}

// blankOut is the text with a part replaced by blanks, line breaks left, so that
// every place stays what it was.
func blankOut(text []byte, start, end int) []byte {
	text = bytes.Clone(text)
	for i := start; i < end; i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	return text
}

// sorted puts findings into the order of the text.
func sorted(diags []Diagnostic) []Diagnostic {
	slices.SortStableFunc(diags, func(a, b Diagnostic) int {
		if c := a.Position.Line - b.Position.Line; c != 0 {
			return c
		}
		if c := a.Position.Column - b.Position.Column; c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return diags
}

// decoder reads records, one at a time.
type decoder struct {
	block   *Block
	raw     rawTable
	tags    tagCache
	path    []step
	lists   int             // how many steps of the path are items of lists
	passed  map[string]int  // by path within a list: keys of texts already read, see ordered
	partial bool            // some statements could not be read, so nothing is missing for certain
	unknown map[string]bool // names of fields that there are not
	diags   []Diagnostic
	dropped bool // there were more findings
}

// step is a step of a path into a record: a field, or an item of a list.
type step struct {
	name string // "" for an item
	item int
	tag  bool // the name is a language, not a field
}

// decode reads one record by the table of its type.
func (d *decoder) decode(b *Block, raw rawTable, partial bool) (*Record, []Diagnostic) {
	if d.tags == nil {
		d.tags = make(tagCache)
	}
	*d = decoder{block: b, raw: raw, partial: partial, tags: d.tags, path: d.path[:0]}
	r := &Record{Type: b.Type, Key: b.Key, Block: b, Cite: true}
	d.checkDotted()
	readTable(d, fieldTables[b.Type], r, raw.fields)
	d.checkRecord(r)
	return r, d.findings()
}

// readTable reads a table of the record field by field, in the order of the
// field table, so that the same file always gives the same findings.
func readTable[T any](d *decoder, t *table[T], into *T, raw map[string]any) {
	known := 0
	for i := range t.fields {
		f := &t.fields[i]
		v, ok := raw[f.name]
		if !ok {
			continue
		}
		known++
		if !isEmpty(v) {
			d.enter(f.name)
			d.read(f.at(into), v, f.example)
			d.leave()
		}
	}
	if known == len(raw) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		if _, ok := t.byName[name]; ok {
			continue
		}
		if d.isFull() {
			return
		}
		if d.unknown == nil {
			d.unknown = make(map[string]bool)
		}
		d.unknown[name] = true
		d.enter(name)
		d.failKey("unknown-field", fmt.Sprintf("%s has no field %s", t.name, quoted(name)), t.unknown(name))
		d.leave()
	}
}

// isEmpty reports whether a value counts as absent: an empty string, table or
// list.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	return false
}

func (d *decoder) enterTag(tag string) { d.path = append(d.path, step{name: tag, tag: true}) }

func (d *decoder) enter(name string) { d.path = append(d.path, step{name: name}) }

func (d *decoder) enterItem(i int) {
	d.path = append(d.path, step{item: i})
	d.lists++
}

func (d *decoder) leave() {
	last := len(d.path) - 1
	if d.path[last].name == "" {
		d.lists--
	}
	d.path = d.path[:last]
}

// here is the path to the value being read.
func (d *decoder) here() []any {
	path := make([]any, len(d.path))
	for i, s := range d.path {
		if s.name == "" {
			path[i] = s.item
		} else {
			path[i] = s.name
		}
	}
	return path
}

// field names the value being read, for a message: "speakers", or "office" of
// an item of speakers.
func (d *decoder) field() string {
	for _, s := range slices.Backward(d.path) {
		if s.name != "" && !s.tag {
			return s.name
		}
	}
	return string(d.block.Type)
}

// fail notes an error about the value being read.
func (d *decoder) fail(code, message, hint string) {
	d.note(Error, code, message, hint, d.block.LocateValue)
}

// failKey notes an error about the name of the field being read.
func (d *decoder) failKey(code, message, hint string) {
	d.note(Error, code, message, hint, d.block.Locate)
}

// warn notes a warning about the value being read.
func (d *decoder) warn(code, message, hint string) {
	d.note(Warning, code, message, hint, d.block.LocateValue)
}

func (d *decoder) note(severity Severity, code, message, hint string, locate func(path ...any) (Position, string, int)) {
	if d.isFull() {
		d.dropped = true
		return
	}
	f := Diagnostic{Severity: severity, Code: code, Message: message, Hint: hint}
	f.Position, f.Line, f.Width = locate(d.here()...)
	d.diags = append(d.diags, f)
}

// isFull reports whether a record has so many findings that more are not told:
// to find the place of each takes a reading of its text.
func (d *decoder) isFull() bool { return len(d.diags) >= mostFindings(d.block) }

// mostFindings is how many findings of a record are told: fewer of one that is
// many times larger than any that people write.
func mostFindings(b *Block) int {
	return min(maxFindings, max(10, maxLocating/(len(b.Text)+1)))
}

// tooMany says that a record has more findings than are told.
func tooMany(b *Block, told int) Diagnostic {
	f := Diagnostic{Code: "too-many", Message: fmt.Sprintf("this record has more than %d findings, and no more are shown", told), Hint: "mend these first"}
	f.Position, f.Line, f.Width = b.Locate()
	return f
}

// findings gives the record's findings in the order of the text.
func (d *decoder) findings() []Diagnostic {
	diags := sorted(d.diags)
	if d.dropped {
		diags = append(diags, tooMany(d.block, len(diags)))
	}
	return diags
}
