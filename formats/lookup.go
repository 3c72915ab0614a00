package formats

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/records"
)

// registered are the formats that a build has added to the built-in ones.
var registered struct {
	sync.RWMutex
	list []Format
}

// List gives every format: the built-in ones in the order of the table, then
// those that were registered, in their order.
func List() []Format {
	registered.RLock()
	defer registered.RUnlock()
	return slices.Concat(builtin, registered.list)
}

// Names gives the names of all formats, in the order of List.
func Names() []string {
	var names []string
	for _, f := range List() {
		names = append(names, f.Name)
	}
	return names
}

// Lookup finds a format by its name, as Find does it among List.
func Lookup(name string) (Format, error) { return Find(name, List()) }

// Find finds the format of a list that has a name. The error for a name that
// there is none of offers the nearest and lists what there is.
func Find(name string, list []Format) (Format, error) {
	err := &UnknownError{Thing: "format", Name: name}
	for _, f := range list {
		if f.Name == name {
			return f, nil
		}
		err.Among = append(err.Among, f.Name)
	}
	for _, f := range list {
		if strings.EqualFold(f.Name, name) {
			err.Nearest = f.Name
			break
		}
	}
	if meant := ByExt("." + strings.TrimPrefix(name, ".")); err.Nearest == "" && len(meant) == 1 {
		err.Nearest = meant[0].Name
	}
	if err.Nearest == "" {
		err.Nearest = records.Suggest(name, err.Among)
	}
	return Format{}, err
}

// ByExt finds the formats that a file extension means, in any letter case:
// ".bib", ".json". Of an extension that several formats have, such as ".yaml",
// it does not choose one.
func ByExt(ext string) []Format {
	return slices.DeleteFunc(List(), func(f Format) bool {
		return !slices.ContainsFunc(f.Exts, func(e string) bool { return strings.EqualFold(e, ext) })
	})
}

// Register adds a format to those that Lookup and List know. A name that is
// taken is refused, so that nothing stands in front of a built-in format, and
// so is a format that lacks a part or whose options contradict themselves. Call
// it before the command line runs:
//
//	func main() {
//		if err := formats.Register(mine); err != nil {
//			log.Fatal(err)
//		}
//		os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
//	}
func Register(f Format) error {
	if err := f.Check(); err != nil {
		return fmt.Errorf("format %q: %w", f.Name, err)
	}
	registered.Lock()
	defer registered.Unlock()
	for _, other := range slices.Concat(builtin, registered.list) {
		if other.Name == f.Name {
			return fmt.Errorf("format %q: the name is taken", f.Name)
		}
	}
	registered.list = append(registered.list, f)
	return nil
}

// IsName reports whether a format can have the name: small ASCII letters and
// digits, with single hyphens between them.
func IsName(name string) bool {
	for part := range strings.SplitSeq(name, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// Check reports what makes a format unusable.
func (f Format) Check() error {
	switch {
	case !IsName(f.Name):
		return errors.New("the name must be of small ASCII letters and digits, with single hyphens between them")
	case f.Help == "" || strings.ContainsAny(f.Help, "\r\n"):
		return errors.New("the help must be one line")
	case f.New == nil:
		return errors.New("it has no New")
	}
	for _, e := range f.Exts {
		if len(e) < 2 || e[0] != '.' || strings.ContainsAny(e[1:], `./\`) {
			return fmt.Errorf("the extension %q must be a dot and a word", e)
		}
	}
	seen := map[string]bool{}
	for _, o := range f.Options {
		switch {
		case !IsName(o.Name):
			return fmt.Errorf("option %q: the name must be of small ASCII letters and digits, with single hyphens between them", o.Name)
		case seen[o.Name]:
			return fmt.Errorf("option %q: given twice", o.Name)
		case o.Help == "" || strings.ContainsAny(o.Help, "\r\n"):
			return fmt.Errorf("option %q: the help must be one line", o.Name)
		case o.Values != nil && !slices.Contains(o.Values, o.Default):
			return fmt.Errorf("option %q: the default %q is not one of its values", o.Name, o.Default)
		}
		seen[o.Name] = true
	}
	return nil
}

// Values checks the settings given for a run against the format's options and
// completes them with the defaults. Every setting that is wrong is in the
// error, in the order of the alphabet.
func (f Format) Values(given map[string]string) (Values, error) {
	values := Values{}
	var names []string
	for _, o := range f.Options {
		values[o.Name] = o.Default
		names = append(names, o.Name)
	}
	var wrong []error
	for _, name := range slices.Sorted(maps.Keys(given)) {
		value := given[name]
		i := slices.Index(names, name)
		if i < 0 {
			wrong = append(wrong, unknown(f.Name+" option", name, names))
			continue
		}
		if o := f.Options[i]; o.Values != nil && !slices.Contains(o.Values, value) {
			wrong = append(wrong, unknown(fmt.Sprintf("value of %s option %s", f.Name, name), value, o.Values))
			continue
		}
		values[name] = value
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return values, nil
}

// UnknownError says that a word names nothing, and what there is.
type UnknownError struct {
	Thing   string   // what was looked for: "format", "bibtex option"
	Name    string   // the word
	Nearest string   // what was probably meant; "" where nothing is near
	Among   []string // everything there is
}

func unknown(thing, name string, among []string) *UnknownError {
	return &UnknownError{Thing: thing, Name: name, Nearest: records.Suggest(name, among), Among: among}
}

// Error gives the finding without the hint.
func (e *UnknownError) Error() string { return fmt.Sprintf("unknown %s %q", e.Thing, e.Name) }

// Hint offers the nearest word and lists all of them.
func (e *UnknownError) Hint() string {
	if len(e.Among) == 0 {
		return "there is none"
	}
	hint := "choose from " + strings.Join(e.Among, ", ")
	if e.Nearest != "" {
		hint = fmt.Sprintf("did you mean %q? ", e.Nearest) + hint
	}
	return hint
}
