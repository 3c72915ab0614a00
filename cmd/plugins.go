package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// plugin is a template or program that writes a format, found by its file.
type plugin struct {
	name string
	path string
	// why it cannot be had: "" where it can
	why string
	// format makes the format; nothing of it is run
	format func() (formats.Format, error)
}

// The reasons why a plug-in is passed over.
const (
	whyBuiltIn = "a format of that name is part of quoth, and nothing stands in front of it"
	whyBehind  = "another of that name comes before it: "
	whyName    = "the name of a format is of small ASCII letters and digits, with single hyphens between them"
	whyFolder  = "its folder stands in PATH without its whole path, and nothing is run from there"
)

// format finds a format by its name: one of the build, a template, or the
// program that writes it. Nothing is run.
func (s *session) format(name string) (formats.Format, error) {
	f, err := formats.Lookup(name)
	if err == nil {
		return f, nil
	}
	for _, p := range templates() {
		if p.name == name && p.why == "" {
			return p.format()
		}
	}
	if path := findProgram(name); path != "" {
		return programFormat(name, path, s.said()), nil
	}
	list := formats.List()
	for _, p := range s.plugins() {
		if p.why == "" {
			list = append(list, formats.Format{Name: p.name})
		}
	}
	return formats.Find(name, list)
}

// formatsByExt finds the formats that a file extension means: those of the build,
// and where there are none, the templates.
func (s *session) formatsByExt(ext string) ([]formats.Format, error) {
	meant := formats.ByExt(ext)
	if len(meant) > 0 {
		return meant, nil
	}
	for _, p := range templates() {
		if _, its, _ := formats.TemplateName(p.path); p.why != "" || !strings.EqualFold(its, ext) {
			continue
		}
		f, err := p.format()
		if err != nil {
			return nil, err
		}
		meant = append(meant, f)
	}
	return meant, nil
}

// tellPassedOver tells of a plug-in that has the name of a format of the build,
// which was asked for by that name.
func (s *session) tellPassedOver(f formats.Format) {
	if f.Origin != "" {
		return
	}
	path := findProgram(f.Name)
	for _, p := range templates() {
		if p.name == f.Name {
			path = p.path
		}
	}
	if path != "" {
		fmt.Fprintf(s.err, "quoth: %s is passed over: %s\n", visible(path), whyBuiltIn)
	}
}

// plugins are the templates and programs that there are, in the order in which
// they are looked for. Nothing is run.
func (s *session) plugins() []plugin {
	list := slices.Concat(templates(), programs(s.said()))
	first := map[string]string{}
	for i, p := range list {
		switch {
		case p.why != "":
		case first[p.name] != "":
			list[i].why = whyBehind + first[p.name]
		default:
			first[p.name] = p.path
		}
	}
	return list
}

// plugged are the formats of the plug-ins that can be had.
func (s *session) plugged() []formats.Format {
	var list []formats.Format
	for _, p := range s.plugins() {
		if p.why != "" {
			continue
		}
		if f, err := p.format(); err == nil {
			list = append(list, f)
		}
	}
	return list
}

// whyNot is the reason why nothing can be had under a name, whatever it is, ""
// where something can.
func whyNot(name string) string {
	if !formats.IsName(name) {
		return whyName
	}
	if _, err := formats.Lookup(name); err == nil {
		return whyBuiltIn
	}
	return ""
}

// templates are the templates in the folder for them, in the order of their names.
func templates() []plugin {
	folder := templateFolder()
	if folder == "" {
		return nil
	}
	entries, _ := os.ReadDir(folder) // there need be none
	var list []plugin
	first := map[string]string{}
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != formats.TemplateExt || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(folder, e.Name())
		name, _, ok := formats.TemplateName(path)
		p := plugin{name: name, path: path, why: whyNot(name), format: func() (formats.Format, error) { return readTemplate(path) }}
		switch {
		case !ok && p.why != whyName:
			p.why = "the name of a template is NAME.EXT.tmpl"
		case p.why == "" && first[name] != "":
			p.why = whyBehind + first[name]
		case p.why == "":
			first[name] = path
		}
		list = append(list, p)
	}
	return list
}

// settingsFolder is quoth's folder in that of the user's settings, or the one
// that QUOTH_HOME names. It is "" where the system knows of none.
func settingsFolder() string {
	if home := os.Getenv("QUOTH_HOME"); home != "" {
		return home
	}
	config := os.Getenv("XDG_CONFIG_HOME")
	if config == "" || !filepath.IsAbs(config) { // which the specification passes over
		var err error
		if config, err = os.UserConfigDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(config, "quoth")
}

// templateFolder is the folder of the user's templates, "" where there is none.
func templateFolder() string {
	home := settingsFolder()
	if home == "" {
		return ""
	}
	return filepath.Join(home, "templates")
}

// readTemplate makes a format of a template file.
func readTemplate(path string) (formats.Format, error) {
	defer records.Blame(records.Position{File: path}, "")
	text, err := readFile(path, maxTemplate)
	if err != nil {
		return formats.Format{}, err
	}
	return formats.ParseTemplate(path, string(text))
}

// recordOptions are how a command reads a collection. An override may speak of
// any format that there is, and of those that are written.
func recordOptions(lang string, written ...formats.Format) records.Options {
	names := formats.Names()
	for _, f := range written {
		names = append(names, f.Name)
	}
	for _, p := range templates() {
		if p.why == "" {
			names = append(names, p.name)
		}
	}
	return records.Options{Language: lang, Formats: names, IsFormat: func(name string) bool { return findProgram(name) != "" }}
}
