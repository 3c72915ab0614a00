package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

type previewOptions struct {
	choice
	selection
	paths  []string
	output string
	html   bool
	styles []styleName
}

func newPreview(s *session) *cobra.Command {
	var o previewOptions
	c := &cobra.Command{
		Use:   "preview [KEY...] [PATH...]",
		Short: "Show references as a style prints them",
		Long: `Shows the finished references of the records with these keys, or of all, read
from files and folders (the current folder where none is named), as CSL styles
print them: as text, in italics where the terminal has them, or with --html as a
page with the styles side by side.

What is "-", ends in .toml or is the name of a file or folder there is, is a PATH;
anything else is a KEY. --keys names keys whatever files there are.

Styles are rendered by pandoc (https://pandoc.org/installing.html), which must be
installed. --csl names the file of a style; --style the name of one in a folder of
styles: "styles" in the folder that QUOTH_HOME names or else in quoth's own folder
of the user's settings, and those that Zotero has in ~/Zotero/styles. Each may be
given several times. Without them the style is pandoc's own, Chicago (author-date).

Each reference is shown as it is alone: no dash stands for the author of the one
before. What is shown comes from the CSL-JSON that export writes --for pandoc, or
for the target of --for, with the settings of -O.`,
		Example: `  quoth preview huang-2017 talks.toml
  quoth preview talks.toml --for gb7714 --lang zh
  quoth preview talks/ --html -o preview.html`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(notEmpty(c, "for", "output", "lang", "csl", "style"), o.check(c)); err != nil {
				return err
			}
			keys, paths := keysAndPaths(args)
			o.keys, o.paths = append(o.keys, keys...), paths
			return runPreview(s, o)
		},
		ValidArgsFunction: completeRecords,
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(styleFlag{&o.styles, true}, "csl", "render by the CSL style in this `FILE`; may be repeated")
	flags.Var(styleFlag{&o.styles, false}, "style", "render by the style of this `NAME` in a folder of styles; may be repeated")
	flags.BoolVar(&o.html, "html", false, "write a page, also where -o names a .html file")
	flags.StringVarP(&o.output, "output", "o", "", "`FILE` to write instead of standard output")
	o.addSelection(c)
	o.addOrder(c)
	flags.StringVar(&o.target, "for", "pandoc", "render the CSL-JSON for this `TARGET`; see: quoth targets")
	o.addOptions(c)
	completeFlag(c, "csl", cobra.FixedCompletions([]string{"csl"}, cobra.ShellCompDirectiveFilterFileExt))
	completeFlag(c, "style", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return styleNames(styleFolders()), cobra.ShellCompDirectiveNoFileComp
	})
	completeFlag(c, "for", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return completeTarget() })
	completeFlag(c, "option", func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return completeOption(s, c)
	})
	return c
}

// styleName is a style as the command line names it.
type styleName struct {
	name string
	file bool // it is the path of a file
}

// styleFlag gathers --csl and --style in one list, in the order in which they
// are given.
type styleFlag struct {
	list *[]styleName
	file bool
}

func (f styleFlag) String() string {
	var names []string
	if f.list != nil {
		for _, n := range *f.list {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ",")
}

func (styleFlag) Type() string { return "string" }

func (f styleFlag) Set(name string) error {
	if name == "" {
		return errors.New("it says nothing")
	}
	*f.list = append(*f.list, styleName{name, f.file})
	return nil
}

// keysAndPaths tells the keys on a command line from the paths.
func keysAndPaths(args []string) (keys, paths []string) {
	for _, arg := range args {
		_, err := os.Stat(arg)
		if arg == stdinName || err == nil || strings.EqualFold(filepath.Ext(arg), ".toml") || strings.HasSuffix(arg, "/") {
			paths = append(paths, arg)
		} else {
			keys = append(keys, arg)
		}
	}
	return keys, paths
}

// rendering is a collection in one style.
type rendering struct {
	style   string // its title
	entries map[string]typeset
}

func runPreview(s *session, o previewOptions) error {
	format, values, lang, err := o.writer(s, "")
	if err != nil {
		return err
	}
	if format.Name != cslJSON {
		return usagef("choose a target of csl-json; see: quoth targets", "styles are rendered from csl-json, and --for %s writes %s", o.target, format.Name)
	}
	styles, err := readStyles(o.styles)
	if err != nil {
		return err
	}
	p, done, err := openPipe(s, o.paths, o.selection, lang, format)
	if err != nil {
		return err
	}
	defer done()
	reads := p.reads()
	for _, style := range styles {
		reads = append(reads, named(style.path)...)
	}
	out, err := openOutput(s, o.output, reads)
	if err != nil {
		return err
	}
	defer out.discard()
	var items bytes.Buffer
	enc, err := format.New(&items, values)
	if err != nil {
		return err
	}
	var keys []string
	err = p.run(context.Background(), listing{enc, &keys}, func() error { return nil })
	defer p.found.print(s.err)
	if err != nil {
		return err
	}
	renderings, err := renderStyles(context.Background(), styles, items.Bytes(), lang, len(keys))
	if err != nil {
		return err
	}
	if ext := filepath.Ext(o.output); o.html || strings.EqualFold(ext, ".html") || strings.EqualFold(ext, ".htm") {
		err = writePage(out, keys, renderings)
	} else {
		st := style{}
		if o.output == "" || o.output == stdinName {
			st = s.styleOf(s.out.w)
		}
		err = st.references(out, keys, renderings)
	}
	if err != nil {
		return err
	}
	tellUnprinted(s, keys, renderings)
	if err := out.finish(p.found.errors == 0); err != nil {
		return err
	}
	if p.found.errors > 0 {
		return errRecords
	}
	return nil
}

// listing is an encoder that also lists the keys of what it wrote.
type listing struct {
	formats.Encoder
	keys *[]string
}

func (l listing) Encode(r *records.Reference) error {
	err := l.Encoder.Encode(r)
	if err == nil {
		*l.keys = append(*l.keys, r.Key)
	}
	return err
}

// tellUnprinted says which records a style prints nothing of.
func tellUnprinted(s *session, keys []string, renderings []rendering) {
	for _, r := range renderings {
		missing := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return len(r.entries[key]) > 0 })
		switch {
		case len(missing) == 0:
		case len(missing) == len(keys) && len(keys) > 1:
			fmt.Fprintf(s.err, "quoth: %s prints no bibliography; it may be a style of notes alone\n", visible(r.style))
		default:
			fmt.Fprintf(s.err, "quoth: %s prints nothing of %s\n", visible(r.style), strings.Join(missing, ", "))
		}
	}
}

// references writes the references as text, one a line, under the title of the
// style where there are several.
func (s style) references(w io.Writer, keys []string, renderings []rendering) error {
	var b strings.Builder
	for i, r := range renderings {
		if len(renderings) > 1 {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(s.bold(visible(r.style)) + "\n")
		}
		for _, key := range keys {
			if t := r.entries[key]; len(t) > 0 {
				b.WriteString(s.typeset(t) + "\n")
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
