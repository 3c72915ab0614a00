package records

// Text is a text as written: one string, or one for each of several languages.
// The zero Text is absent.
type Text struct {
	Items []TextItem // in the order of the file; a plain string has one item with an empty Tag
}

// TextItem is a text in one language.
type TextItem struct {
	Tag  string // BCP 47, canonical; "" where the record does not say
	Text string // NFC, no control characters
}

// IsZero reports whether nothing is written.
func (t Text) IsZero() bool { return len(t.Items) == 0 }
