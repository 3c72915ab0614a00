package library

import "testing"

// TestPlainHTML takes markup out of texts, and leaves what only looks like it.
func TestPlainHTML(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"<i>Rivers</i> of <span class=\"nocase\">NASA</span>", "Rivers of NASA"},
		{"a<b>c", "a<b>c"},
		{"<T> is a type", "<T> is a type"},
		{"if x <a> y and <i>z</i>", "if x <a> y and z"},
		{"no </b> end", "no </b> end"},
		{"One<br/>two<p>three</p><p>four</p>", "One\ntwothree\nfour"},
		{`See <a href="https://example.org/x">the page</a>.`, "See the page (https://example.org/x)."},
		{`<a href="https://example.org/x">example.org/x</a>`, "example.org/x"},
		{"R&amp;D &lt;x&gt; A&B", "R&D <x> A&B"},
		{`<a href="https://example.org/x">one <a href="https://example.org/y">two</a></a>`, `<a href="https://example.org/x">one two (https://example.org/y)</a>`},
		{"<B>x</b>", "x"},
		{`<img src=x onerror=alert(1)>`, `<img src=x onerror=alert(1)>`},
		{`<img src="https://example.org/x.png" width=9>`, "(https://example.org/x.png)"},
		{"<i><b>x</i></b>", "x"},
	} {
		if got := PlainHTML(test.text); got != test.want {
			t.Errorf("%q is %q, want %q", test.text, got, test.want)
		}
	}
}
