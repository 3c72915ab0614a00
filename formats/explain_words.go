package formats

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words is a text for comparing: letters and digits, small and without accents,
// one blank for all between them. Marks that are not seen go.
type words struct {
	text string
	from []int            // where in the text that it is of each byte is from
	at   map[string][]int // where each word begins, of a long text; nil until it is asked for
}

// wordsOf folds a text.
func wordsOf(s string) *words {
	w := &words{from: make([]int, 0, len(s))}
	var b strings.Builder
	b.Grow(len(s))
	blank := true
	for i, c := range s {
		if c < utf8.RuneSelf {
			blank = foldTo(&b, c, blank)
		} else {
			for _, d := range norm.NFKD.String(string(c)) {
				blank = foldTo(&b, d, blank)
			}
		}
		for len(w.from) < b.Len() {
			w.from = append(w.from, i)
		}
	}
	w.text = strings.TrimSuffix(b.String(), " ")
	return w
}

// span is the part of the text that was folded which became w.text[start:end].
func (w *words) span(start, end int, of string) (int, int) {
	last := w.from[end-1]
	_, size := utf8.DecodeRuneInString(of[last:])
	return w.from[start], last + size
}

// foldTo writes a character as words have it. blank says that a blank is not to
// be written, and whether the next one is.
func foldTo(b *strings.Builder, c rune, blank bool) bool {
	switch {
	case unicode.IsLetter(c), unicode.IsNumber(c):
		b.WriteRune(unicode.ToLower(c))
		return false
	case unicode.In(c, unicode.M, unicode.Cf):
		return blank
	case !blank:
		b.WriteByte(' ')
	}
	return true
}

func folded(s string) string { return wordsOf(s).text }

// contains reports whether a folded text has another one in it, as whole words
// and numbers: "4" is in "4th" and not in "2014". Scripts that put no blanks
// between words have no such ends.
func contains(text, other string) bool {
	return (&words{text: text}).find(other, func(int) bool { return true })
}

// longText is the length from which the words of a text are looked up: it may have
// as many facts as words.
const longText = 4096

// find passes on where other stands in w, as whole words, until yes says that a
// place will do, and reports whether it did.
func (w *words) find(other string, yes func(at int) bool) bool {
	if other == "" {
		return false
	}
	if len(w.text) > longText {
		if w.at == nil {
			w.at = starts(w.text)
		}
		// by the word of it that stands in the fewest places
		rare, offset := w.at[other[:wordEnd(other)]], 0
		for i := 0; i < len(other); {
			n := wordEnd(other[i:])
			if at := w.at[other[i:i+n]]; len(at) < len(rare) {
				rare, offset = at, i
			}
			i += n
		}
		for _, i := range rare {
			if i -= offset; i >= 0 && strings.HasPrefix(w.text[i:], other) && endsWord(w.text, i) && endsWord(w.text, i+len(other)) && yes(i) {
				return true
			}
		}
		return false
	}
	for from := 0; ; {
		i := strings.Index(w.text[from:], other)
		if i < 0 {
			return false
		}
		i += from
		if endsWord(w.text, i) && endsWord(w.text, i+len(other)) && yes(i) {
			return true
		}
		_, size := utf8.DecodeRuneInString(w.text[i:])
		from = i + size
	}
}

// starts is where each word of a folded text begins.
func starts(text string) map[string][]int {
	at := map[string][]int{}
	for i := 0; i < len(text); {
		n := wordEnd(text[i:])
		at[text[i:i+n]] = append(at[text[i:i+n]], i)
		i += n
	}
	return at
}

// wordEnd is where the word ends with which a folded text begins.
func wordEnd(text string) int {
	for i := range text {
		if i > 0 && endsWord(text, i) {
			return i
		}
	}
	return len(text)
}

// endsWord reports whether a word ends at a place in a text, or begins.
func endsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return !goesOn(before, after)
}

// goesOn reports whether two characters beside each other are of one word or
// number.
func goesOn(a, b rune) bool {
	if unicode.IsNumber(a) && unicode.IsNumber(b) {
		return true
	}
	return spaced(a) && spaced(b)
}

// spaced reports whether c is a letter of a script that parts words by blanks.
func spaced(c rune) bool {
	return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
