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
before. What is shown comes from the CSL-JSON that export writes for this style, as
with --csl; or with --for the one that it writes for that target, whatever the style.`,
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
	flags.StringVar(&o.target, "for", "", "render the CSL-JSON for this `TARGET`, not the one that is fitted to the style; see: quoth targets")
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
	fit := o.target == ""
	if fit {
		o.target = "pandoc"
	}
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
		reads = append(reads, named(style.files...)...)
	}
	out, err := openOutput(s, o.output, reads)
	if err != nil {
		return err
	}
	defer out.discard()
	pandoc, err := findPandoc()
	if err != nil {
		return err
	}
	ctx := context.Background()
	if len(styles) == 0 {
		style, err := pandocStyle(ctx, pandoc)
		if err != nil {
			return err
		}
		styles = []cslFile{style}
	}
	var l listing
	for _, style := range styles {
		if err := l.add(format, style, fit, values); err != nil {
			return err
		}
	}
	err = p.run(ctx, &l, func() error { return nil })
	defer p.found.print(s.err)
	if err != nil {
		return err
	}
	renderings, err := l.render(ctx, pandoc, lang)
	if err != nil {
		return err
	}
	if err := o.show(s, out, l.keys, renderings); err != nil {
		return err
	}
	tellUnprinted(s, l.keys, renderings)
	if err := out.finish(p.found.errors == 0); err != nil {
		return err
	}
	if p.found.errors > 0 {
		return errRecords
	}
	return nil
}

// show writes a page, or text.
func (o *previewOptions) show(s *session, out *output, keys []string, renderings []rendering) error {
	if ext := filepath.Ext(o.output); o.html || strings.EqualFold(ext, ".html") || strings.EqualFold(ext, ".htm") {
		return writePage(out, keys, renderings)
	}
	st := style{}
	if o.output == "" || o.output == stdinName {
		st = s.styleOf(s.out.w)
	}
	return st.references(out, keys, renderings)
}

// listing is the items of the references as each style gets them, and their keys.
type listing struct {
	styles   []cslFile
	items    []*bytes.Buffer
	encoders []formats.Encoder
	keys     []string
}

// add adds a style, which gets the references in a format, fitted to it or not.
func (l *listing) add(format formats.Format, style cslFile, fit bool, values formats.Values) error {
	if fit {
		format = formats.Fit(style.Style).Format()
	}
	var items bytes.Buffer
	enc, err := format.New(&items, values)
	l.styles, l.items, l.encoders = append(l.styles, style), append(l.items, &items), append(l.encoders, enc)
	return err
}

func (l *listing) Encode(r *records.Reference) error {
	for _, enc := range l.encoders {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	l.keys = append(l.keys, r.Key)
	return nil
}

func (l *listing) Close() error {
	var errs []error
	for _, enc := range l.encoders {
		errs = append(errs, enc.Close())
	}
	return errors.Join(errs...)
}

// render renders the items of each style.
func (l *listing) render(ctx context.Context, pandoc, lang string) ([]rendering, error) {
	var list []rendering
	for i, style := range l.styles {
		r := rendering{style: style.Title}
		if len(l.keys) > 0 {
			var err error
			if r.entries, err = renderStyle(ctx, pandoc, style, l.items[i].Bytes(), lang); err != nil {
				return nil, fmt.Errorf("%s: %w", style.path, err)
			}
		}
		list = append(list, r)
	}
	return list, nil
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
