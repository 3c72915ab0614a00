package cmd

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// pageHead begins a preview. The page loads nothing and runs nothing, whatever
// is in the records.
const pageHead = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>References</title>
<style>
body { font: 16px/1.5 serif; margin: 2em; color: #111; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5em 1em .5em 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: #fff; }
tbody th { font: 13px/1.8 monospace; color: #555; }
.caps { font-variant: small-caps; }
.none { color: #777; }
@media (prefers-color-scheme: dark) { body, thead th { color: #eee; background: #111; } a { color: #8bf; } tbody th, .none { color: #aaa; } }
</style>
</head>
<body>
<table>
`

// writePage writes a page with a row for each reference and a column for each
// style.
func writePage(w io.Writer, keys []string, renderings []rendering) error {
	var b strings.Builder
	b.WriteString(pageHead + "<thead><tr><th>key</th>")
	for _, r := range renderings {
		fmt.Fprintf(&b, "<th>%s</th>", html.EscapeString(r.style))
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, key := range keys {
		fmt.Fprintf(&b, "<tr id=\"%s\"><th>%s</th>", html.EscapeString(key), html.EscapeString(key))
		for _, r := range renderings {
			if t := r.entries[key]; len(t) > 0 {
				fmt.Fprintf(&b, "<td dir=\"auto\">%s</td>", t.html())
			} else {
				b.WriteString(`<td class="none">the style prints nothing of it</td>`)
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}
