package formats

import (
	"bytes"
	"io"
	"maps"
	"sync"

	"github.com/quoth-cite/quoth/formats/cslstyle"
	"github.com/quoth-cite/quoth/records"
)

// Fitting writes csl-json for one CSL style: each reference in the shape in which
// that style shows the most of its facts, each once. What shape that is depends on
// what facts a reference has, not on what they say, so it is found once for all
// that have the same. It may be used by several goroutines.
type Fitting struct {
	style *cslstyle.Style

	lock    sync.Mutex
	given   Values // the settings that the shapes are made of
	base    Values // with what the style's manual wants
	shapes  []fittedShape
	found   map[cslProfile]*cslFit
	printed cslstyle.Printed
}

// fittedShape is a shape with all settings.
type fittedShape struct {
	cslShape
	values Values
}

// cslFit is how references of a profile are written, and what the style then shows.
type cslFit struct {
	fittedShape
	typ   string   // of the item
	has   cslFacts // the facts there are
	shown cslShown
}

// Fit makes a fitting to a style, which must be an independent one.
//
// Settings that are not as they are by default stay as they are. The others follow
// the style, and what its manual wants where that is known and cannot be read in
// the style.
func Fit(s *cslstyle.Style) *Fitting { return &Fitting{style: s} }

// Format is csl-json as the style shows it.
func (f *Fitting) Format() Format {
	format := cslFormat
	format.New = func(w io.Writer, v Values) (Encoder, error) {
		framed := cslFrame
		framed.Entry = func(b *bytes.Buffer, r *records.Reference) error {
			fit, err := f.fit(r, v)
			if err != nil {
				return err
			}
			return writeCSL(b, r, fit.values)
		}
		return framed.Encoder(w), nil
	}
	return format
}

// prepare makes the shapes for settings.
func (f *Fitting) prepare(v Values) {
	if f.found != nil && maps.Equal(v, f.given) {
		return
	}
	f.given, f.base = maps.Clone(v), cslShape{settings: cslManual(f.style.Name)}.over(v)
	f.shapes, f.found = nil, map[cslProfile]*cslFit{}
	for _, s := range cslShapes {
		if values := s.within(f.base); values != nil {
			f.shapes = append(f.shapes, fittedShape{s, values})
		}
	}
}

// fit is how a reference is written with these settings.
func (f *Fitting) fit(r *records.Reference, v Values) (*cslFit, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.prepare(v)
	c, err := tryCSL(r, f.base)
	if err != nil {
		return nil, err
	}
	profile := c.profile()
	if known := f.found[profile]; known != nil {
		return known, nil
	}
	fit, err := f.search(c)
	if err == nil {
		f.found[profile] = fit
	}
	return fit, err
}

// tryCSL makes an item that is only looked at.
func tryCSL(r *records.Reference, v Values) (*cslItem, error) {
	c := &cslItem{Reference: r, lang: lang(r), options: v, carried: map[fact]bool{}, values: map[string]any{}, trial: true}
	return c, c.make()
}

// search finds the shape of the most worth, c being the item in the first. A
// shape that costs as much as all that is not shown yet can bring is not tried,
// and one that loses what matters is not taken, whatever else it shows.
func (f *Fitting) search(c *cslItem) (*cslFit, error) {
	best := &cslFit{typ: c.typ, has: c.has(), shown: c.shown(f.style, &f.printed), fittedShape: f.shapes[0]}
	most, worth, kept := best.has.worth(), best.shown.worth(), best.shown.once&cslKept
	try := func(s fittedShape) error {
		item, err := tryCSL(c.Reference, s.values)
		if err != nil {
			return err
		}
		shown := item.shown(f.style, &f.printed)
		if kept&^shown.once != 0 {
			return nil
		}
		if w := shown.worth() - s.cost; w > worth {
			worth = w
			*best = cslFit{fittedShape: s, typ: item.typ, has: best.has, shown: shown}
		}
		return nil
	}
	for _, s := range f.shapes[1:] {
		if worth >= most-s.cost {
			break
		}
		if s.of != nil && !s.of(c) {
			continue
		}
		if err := try(s); err != nil {
			return nil, err
		}
	}
	for _, s := range cslRefinements {
		values := s.within(best.values)
		if values == nil {
			continue
		}
		if err := try(fittedShape{best.and(s), values}); err != nil {
			return nil, err
		}
	}
	return best, nil
}

// cslProfile is what a reference has: references of the same one are written in the
// same shape.
type cslProfile struct {
	typ  records.Type
	kind string
	item cslstyle.Item
	has  cslFacts
	more [8]bool
}

func (c *cslItem) profile() cslProfile {
	titled, said := c.sessions()
	return cslProfile{
		typ: c.Type, kind: c.Kind, item: *c.seen(), has: c.has(),
		more: [8]bool{
			len(titled) > 0, len(said) > 0, c.Container != "", c.Title != "", c.Description != "", c.GenreGiven,
			conference(c.Reference) != nil, hearingOf(c.Reference) != nil && legislative(hearingOf(c.Reference)),
		},
	}
}
