package formats

import (
	"bytes"
	"io"
	"maps"
	"slices"
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

	lock sync.Mutex
	last *cslFitter
}

// cslFitter is a fitting with certain settings.
type cslFitter struct {
	style *cslstyle.Style
	given Values
	base  Values // given, with what the style's manual wants

	lock    sync.Mutex
	shapes  []cslShape
	values  []Values // of each shape, once it was tried
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
		fitter, framed := f.with(v), cslFrame
		framed.Entry = func(b *bytes.Buffer, r *records.Reference) error {
			fit, err := fitter.fit(r)
			if err != nil {
				return err
			}
			return writeCSL(b, r, fit.values)
		}
		return framed.Encoder(w), nil
	}
	format.Settle = func(v Values, r *records.Reference) (Format, Values, error) {
		fit, err := f.with(v).fit(r)
		if err != nil {
			return format, v, err
		}
		return cslFormat, fit.values, nil
	}
	return format
}

// with is the fitting with these settings.
func (f *Fitting) with(v Values) *cslFitter {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.last == nil || !maps.Equal(v, f.last.given) {
		base := cslShape{settings: cslManual(f.style.Name)}.over(v)
		shapes := slices.DeleteFunc(slices.Clone(cslShapes()), func(s cslShape) bool { return !s.fits(base) })
		f.last = &cslFitter{
			style: f.style, given: maps.Clone(v), base: base, shapes: shapes, values: make([]Values, len(shapes)), found: map[cslProfile]*cslFit{},
		}
	}
	return f.last
}

// shape is a shape with all settings.
func (f *cslFitter) shape(i int) fittedShape {
	if f.values[i] == nil {
		f.values[i] = f.shapes[i].over(f.base)
	}
	return fittedShape{f.shapes[i], f.values[i]}
}

// fit is how a reference is written.
func (f *cslFitter) fit(r *records.Reference) (*cslFit, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	c, err := f.try(r, f.base, f.dispensable)
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

// try makes an item that is only looked at.
func (f *cslFitter) try(r *records.Reference, v Values, skips func(int) bool) (*cslItem, error) {
	c := &cslItem{Reference: r, lang: lang(r), options: v, carried: map[fact]bool{}, values: map[string]any{}, skips: skips}
	return c, c.make()
}

// unread reports whether the style does not read a variable, which need not be
// made then; the type is in none.
func (f *cslFitter) unread(row int) bool { return !f.style.Reads(cslRows[row].variable) }

// dispensable reports whether it also does not tell what facts there are.
func (f *cslFitter) dispensable(row int) bool { return f.unread(row) && !cslTelling[row] }

// search finds the shape of the most worth, c being the item in the first. A
// shape that costs as much as all that is not shown yet can bring is not tried,
// and one that loses what matters is not taken, whatever else it shows.
func (f *cslFitter) search(c *cslItem) (*cslFit, error) {
	best := &cslFit{has: c.has(), shown: c.shown(f.style, &f.printed), fittedShape: f.shape(0)}
	most, worth, kept := best.has.worth(), best.shown.worth(), best.shown.once&cslKept
	try := func(s fittedShape) error {
		item, err := f.try(c.Reference, s.values, f.unread)
		if err != nil {
			return err
		}
		shown := item.shown(f.style, &f.printed)
		if kept&^shown.once != 0 {
			return nil
		}
		if w := shown.worth() - s.cost; w > worth {
			worth = w
			*best = cslFit{fittedShape: s, has: best.has, shown: shown}
		}
		return nil
	}
	for i, s := range f.shapes[1:] {
		if worth >= most-s.cost {
			break
		}
		if !s.suits(c) {
			continue
		}
		if err := try(f.shape(1 + i)); err != nil {
			return nil, err
		}
	}
	for _, s := range cslRefinements {
		if !s.fits(best.values) {
			continue
		}
		if err := try(fittedShape{best.and(s), s.over(best.values)}); err != nil {
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
	more [9]bool
}

func (c *cslItem) profile() cslProfile {
	titled, said := c.sessions()
	return cslProfile{
		typ: c.Type, kind: c.Kind, item: *c.seen(), has: c.has(),
		more: [9]bool{
			len(titled) > 0, len(said) > 0, c.Container != "", c.Title != "", c.Description != "", c.GenreGiven,
			conference(c.Reference) != nil, hearingOf(c.Reference) != nil && legislative(hearingOf(c.Reference)), c.venueIsEvent(),
		},
	}
}
