package formats

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/quoth-cite/quoth/formats/template"
	"github.com/quoth-cite/quoth/records"
)

// templateBlocks are the blocks of a template, the entry first.
var templateBlocks = []string{"entry", "header", "separator", "footer"}

// TemplateExt is what the name of a file with a template ends in.
const TemplateExt = ".tmpl"

// TemplateName gives the name of the format that a template file makes, and the
// extension of its documents, both from the file's name: NAME.EXT.tmpl. ok is
// false where it has another form.
func TemplateName(file string) (name, ext string, ok bool) {
	base, ok := strings.CutSuffix(filepath.Base(file), TemplateExt)
	ext = filepath.Ext(base)
	name = strings.TrimSuffix(base, ext)
	return name, ext, ok && IsName(name) && len(ext) > 1
}

// ParseTemplate makes a format of a template (TemplateHelp says how one is
// written). file is its path, whose base is NAME.EXT.tmpl. The template is tried
// with made-up records, such as have every fact and such as have next to none,
// so that what it does wrong is found before it meets a record. Every error is a
// records.Diagnostic with the place in the file.
func ParseTemplate(file, text string) (Format, error) {
	name, ext, ok := TemplateName(file)
	if !ok {
		return Format{}, records.Diagnostic{Position: records.Position{File: file},
			Message: "the name of a template must be NAME.EXT.tmpl, where NAME is of small ASCII letters and digits, with single hyphens between them",
			Hint:    "EXT is the extension of the files that it makes: list.html.tmpl"}
	}
	t, err := template.Parse(file, text, templateLanguage(), escapeFor(ext), isHTML(ext))
	if err != nil {
		return Format{}, err
	}
	f := Format{Name: name, Exts: []string{ext}, Help: t.Comment, Origin: file, Source: text, Fields: wholeRow, Split: splitFor(ext),
		New: func(w io.Writer, _ Values) (Encoder, error) { return newTemplateEncoder(t, isHTML(ext), w) }}
	if f.Help == "" {
		f.Help = "a template"
	}
	return f, f.try()
}

// try writes sample references.
func (f Format) try() error {
	var out bytes.Buffer
	enc, err := f.New(&out, nil)
	for _, r := range append(bareReferences(), specimens()...) {
		if err == nil {
			err = enc.Encode(r)
		}
		out.Reset()
	}
	var d records.Diagnostic
	if errors.As(err, &d) {
		d.Related = nil // the sample record is nobody's
		return d
	}
	return err
}

// bareReferences have no more than every reference has, nor do those in them.
func bareReferences() []*records.Reference {
	var list []*records.Reference
	for _, typ := range []records.Type{records.TypeSpeech, records.TypeEvent, records.TypeSource} {
		bare := func() *records.Reference {
			return &records.Reference{Key: "bare", Type: typ, Kind: "other", Genre: records.Label("en", typ, "other")}
		}
		inside := bare()
		inside.Events, inside.PublishedIn, inside.ReportedIn = []records.Event{{Key: "event"}}, bare(), []*records.Reference{bare()}
		if typ == records.TypeEvent {
			inside.Own = &records.Event{Key: "bare"}
		}
		list = append(list, bare(), inside)
	}
	return list
}

// newTemplateEncoder writes a document by a template.
func newTemplateEncoder(t *template.Template, html bool, w io.Writer) (Encoder, error) {
	c := &templateContext{}
	run, err := t.Run(c.functions(html))
	if err != nil {
		return nil, err
	}
	var parts [3]bytes.Buffer
	for i, block := range []string{"header", "separator", "footer"} {
		if err := run.Execute(&parts[i], block, nil); err != nil {
			return nil, err
		}
	}
	return Framed{Header: parts[0].String(), Separator: parts[1].String(), Footer: parts[2].String(), Entry: func(b *bytes.Buffer, r *records.Reference) error {
		c.reference = r
		defer func() { c.reference = nil }()
		c.number++
		err := run.Execute(b, "entry", r)
		if err != nil {
			c.number--
		}
		var d records.Diagnostic
		if errors.As(err, &d) {
			d.Code = "cannot-write"
			d.Related = []records.Related{{Position: r.Position, Message: fmt.Sprintf("%s was being written", r.Key)}}
			err = d
		}
		return err
	}}.Encoder(w), nil
}

// templateLanguage is what templates may use.
var templateLanguage = sync.OnceValue(func() template.Language {
	l := template.Language{Blocks: templateBlocks, Plain: "text"}
	for _, f := range templateFunctions {
		l.Functions = append(l.Functions, f.name)
		if f.final {
			l.Final = append(l.Final, f.name)
		}
	}
	for _, f := range referenceFields() {
		if !slices.Contains(l.Fields, f.name) {
			l.Fields = append(l.Fields, f.name)
		}
	}
	return l
})

// referenceField is a field of the data of a template, and how jsonl names it.
type referenceField struct {
	of   reflect.Type // the struct that has it
	name string
	json string
	typ  reflect.Type
}

// referenceFields are the fields of a reference, and of what is in one, each
// type after the one that it was met in.
var referenceFields = sync.OnceValue(func() []referenceField {
	types := []reflect.Type{reflect.TypeFor[records.Reference]()}
	var list []referenceField
	for i := 0; i < len(types); i++ {
		for f := range types[i].Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			list = append(list, referenceField{types[i], f.Name, name, f.Type})
			typ := f.Type
			for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
				typ = typ.Elem()
			}
			if typ.Kind() == reflect.Struct && !slices.Contains(types, typ) {
				types = append(types, typ)
			}
		}
	}
	return list
})

//go:embed templates
var templateFiles embed.FS

// shippedTemplate is a format that a template of ours makes, which is parsed
// when it is needed.
func shippedTemplate(file, help, about string) Format {
	text, err := templateFiles.ReadFile("templates/" + file)
	if err != nil {
		panic(err) // it is not there
	}
	name, ext, _ := TemplateName(file)
	parsed := sync.OnceValues(func() (*template.Template, error) {
		return template.Parse(file, string(text), templateLanguage(), escapeFor(ext), isHTML(ext))
	})
	return Format{Name: name, Exts: []string{ext}, Help: help, About: about, Fields: wholeRow, Split: splitFor(ext), Source: string(text), New: func(w io.Writer, _ Values) (Encoder, error) {
		t, err := parsed()
		if err != nil {
			return nil, err
		}
		return newTemplateEncoder(t, isHTML(ext), w)
	}}
}

const (
	aboutHTML = `A page in HTML that is well formed as XML too, to be shown by a browser or to be
taken into another page: the items have the keys as their ids, and classes by type
and kind, so that a style sheet can dress them. It is made by a template, which
quoth formats html --source prints, to begin one's own with.`
	aboutMarkdown = `An item of a list for each reference, which pandoc and all that reads CommonMark
show alike; what could be a mark of Markdown stands behind a backslash. It is made by
a template, which quoth formats markdown --source prints, to begin one's own with.`
)

var (
	htmlFormat     = shippedTemplate("html.html.tmpl", "a web page with a list, one item a reference", aboutHTML)
	markdownFormat = shippedTemplate("markdown.md.tmpl", "a list in Markdown, for pandoc, GitHub and notes", aboutMarkdown)
)
