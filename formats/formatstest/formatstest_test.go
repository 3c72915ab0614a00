package formatstest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// entry writes a reference as a JSON string, after some bytes that must not
// stay where the reference is refused.
func entry(b *bytes.Buffer, r *records.Reference) error {
	b.WriteString("\n")
	if r.Kind == "other" || r.Key == "" {
		return errors.New("refused")
	}
	text, err := json.Marshal(r.Key + r.Note)
	b.Write(text)
	return err
}

// list is the smallest format that keeps every promise: a JSON list.
func list(w io.Writer) formats.Encoder {
	return formats.Framed{Header: "[", Separator: ",", Footer: "]\n", Entry: entry}.Encoder(w)
}

func problems(encoder func(io.Writer) formats.Encoder) []string {
	return Problems(Case{
		Format: formats.Format{Name: "list", Help: "a JSON list", New: func(w io.Writer, _ formats.Values) (formats.Encoder, error) {
			return encoder(w), nil
		}},
		Valid: func(document []byte) error {
			var keys []string
			return json.Unmarshal(document, &keys)
		},
	})
}

func TestFramedKeepsThePromises(t *testing.T) {
	for _, p := range problems(list) {
		t.Error(p)
	}
}

// encoder is an encoder made of two functions.
type encoder struct {
	encode func(*records.Reference) error
	close  func() error
}

func (e encoder) Encode(r *records.Reference) error { return e.encode(r) }
func (e encoder) Close() error                      { return e.close() }

// TestBrokenPromises makes formats that break one promise each.
func TestBrokenPromises(t *testing.T) {
	var runs atomic.Int64
	for name, c := range map[string]struct {
		make func(io.Writer) formats.Encoder
		want string
	}{
		"nothing for no reference": {func(w io.Writer) formats.Encoder {
			e, any := list(w), false
			return encoder{func(r *records.Reference) error { any = true; return e.Encode(r) }, func() error {
				if !any {
					return nil
				}
				return e.Close()
			}}
		}, "no reference is not valid"},
		"a number that grows": {func(w io.Writer) formats.Encoder {
			e, n := list(w), strings.Repeat("1", int(runs.Add(1)))
			return encoder{e.Encode, func() error { io.WriteString(w, ","+n); return e.Close() }}
		}, "two runs differ"},
		"a changed reference": {func(w io.Writer) formats.Encoder {
			e := list(w)
			return encoder{func(r *records.Reference) error { r.Title = ""; return e.Encode(r) }, e.Close}
		}, "was changed"},
		"references held": {func(w io.Writer) formats.Encoder {
			e := list(w)
			var all []*records.Reference
			return encoder{func(r *records.Reference) error { all = append(all, r); return e.Encode(r) }, func() error {
				clear(all)
				return e.Close()
			}}
		}, "held on to"},
		"half an entry": {func(w io.Writer) formats.Encoder {
			e, n := list(w), 0
			return encoder{func(r *records.Reference) error {
				err := e.Encode(r)
				if n++; err != nil && n > 1 {
					io.WriteString(w, ",\"half\"")
				}
				return err
			}, e.Close}
		}, "left something behind"},
		"an error swallowed": {func(w io.Writer) formats.Encoder {
			e := list(w)
			return encoder{func(r *records.Reference) error { _ = e.Encode(r); return nil }, func() error { _ = e.Close(); return nil }}
		}, "did not come back"},
		"all at the end": {func(w io.Writer) formats.Encoder {
			var b bytes.Buffer
			e := list(&b)
			return encoder{e.Encode, func() error {
				if err := e.Close(); err != nil {
					return err
				}
				_, err := w.Write(b.Bytes())
				return err
			}}
		}, "only with Close"},
	} {
		found := false
		for _, p := range problems(c.make) {
			found = found || strings.Contains(p, c.want)
		}
		if !found {
			t.Errorf("%s: no problem says %q", name, c.want)
		}
	}
}
