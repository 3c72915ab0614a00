package records

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
)

// ignoreWord begins a comment that silences warnings of the record it stands in:
// "# quoth: ignore no-date no-place". A reason may follow behind a colon.
const ignoreWord = "quoth: ignore"

// mute is one code in such a comment.
type mute struct {
	code string
	at   span // in the block
	used bool // it silenced something
}

// mutesOf reads the comments of a block that silence warnings.
func mutesOf(b *Block) (mutes []mute) {
	if !bytes.Contains(b.Text, []byte(ignoreWord)) {
		return nil
	}
	var lex lexer
	for at := 0; at < len(b.Text); {
		end := len(b.Text)
		if i := bytes.IndexByte(b.Text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line, inText := b.Text[at:end], lex.quote != 0
		i := indent(line)
		if !lex.idle() || i < len(line) && line[i] != '[' && line[i] != '#' && i < lineEnd(line) {
			lex.line(line, int64(at))
		}
		if i := commentIn(line); i >= 0 && !inText && lex.quote == 0 {
			mutes = append(mutes, mutesIn(line[i:], at+i)...)
		}
		at = end
	}
	return mutes
}

// commentIn gives the offset of the comment in a line that begins outside all
// texts, -1 where there is none.
func commentIn(line []byte) int {
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == '#':
			return i
		case (c == '"' || c == '\'') && bytes.HasPrefix(line[i:], []byte{c, c, c}):
			i, _ = closeLong(line, i+3, c)
		case c == '"' || c == '\'':
			i, _ = closeString(line, i)
		default:
			i++
		}
	}
	return -1
}

// mutesIn reads the codes of a comment that begins at an offset of its block.
func mutesIn(comment []byte, offset int) (mutes []mute) {
	text := strings.TrimLeft(string(comment), "# \t")
	rest, ok := strings.CutPrefix(text, ignoreWord)
	if !ok {
		return nil
	}
	offset += len(comment) - len(rest)
	rest, _, _ = strings.Cut(rest, ":")
	for i := 0; i < len(rest); {
		n := strings.IndexAny(rest[i:], ", \t\r\n")
		if n < 0 {
			n = len(rest) - i
		}
		if n > 0 {
			mutes = append(mutes, mute{code: rest[i : i+n], at: span{offset + i, offset + i + n}})
		}
		i += n + 1
	}
	return mutes
}

// mutes reports whether a comment in the block silences the warnings of a code.
func (b *Block) mutes(code string) bool {
	for _, m := range mutesOf(b) {
		if m.code == code {
			return true
		}
	}
	return false
}

// mutes are the comments that silence warnings, by record.
type mutes struct {
	mu sync.Mutex
	of map[uint32][]mute
}

// muted takes out of a record's findings the warnings that its comments
// silence, and in a review adds what is wrong with these.
func (p *pass) muted(n uint32, b *Block, found []finding) []finding {
	all := mutesOf(b)
	if all == nil {
		return found
	}
	kept := found[:0]
	for _, f := range found {
		if f.Severity == Error || !silences(all, f.Code) {
			kept = append(kept, f)
		}
	}
	if p.whole == nil {
		return kept
	}
	p.mutes.mu.Lock()
	defer p.mutes.mu.Unlock()
	if p.mutes.of == nil {
		p.mutes.of = make(map[uint32][]mute)
	}
	p.mutes.of[n] = all
	wrong := 0
	for i := range all {
		m := &all[i]
		if wrong > mostFindings(b) {
			m.used = true
			continue
		}
		d := Diagnostic{Severity: Warning, Code: "bad-ignore"}
		switch c, ok := CodeOf(m.code); {
		case !ok:
			d.Message = "no warning has the code " + quoted(short(m.code))
			d.Hint = `"quoth help checks" lists them`
			if near := Suggest(m.code, codeList(Warning)); near != "" {
				d.Hint = didYouMean(near)
			}
		case c.Severity == Error:
			d.Message, d.Hint = quoted(m.code)+" is an error, which cannot be silenced", "delete it here, and mend what is wrong"
		default:
			continue
		}
		m.used = true // one finding is enough
		if wrong++; wrong > mostFindings(b) {
			kept = append(kept, finding{Diagnostic: tooMany(b, mostFindings(b))})
			continue
		}
		d.Position, d.Line, d.Width = place(b.File, b.Text, b.Line, m.at.start, m.at.end)
		kept = append(kept, finding{Diagnostic: d})
	}
	return kept
}

// silences reports whether one of the comments is for the code, and notes it.
func silences(all []mute, code string) (found bool) {
	for i := range all {
		if all[i].code == code {
			all[i].used, found = true, true
		}
	}
	return found
}

// idle warns of comments that silence nothing.
func (p *pass) idle() error {
	for _, n := range slices.Sorted(maps.Keys(p.mutes.of)) {
		idle := slices.DeleteFunc(p.mutes.of[n], func(m mute) bool { return m.used || m.code == "header-in-text" }) // which is told before records are read
		if len(idle) == 0 {
			continue
		}
		b, err := p.block(n)
		if err != nil {
			return err
		}
		for i, m := range idle {
			if most := mostFindings(b); i == most {
				p.c.report(tooMany(b, most))
				break
			}
			d := Diagnostic{Severity: Warning, Code: "idle-ignore", Message: "there is no warning " + quoted(m.code) + " here to silence", Hint: "delete it"}
			d.Position, d.Line, d.Width = place(b.File, b.Text, b.Line, m.at.start, m.at.end)
			p.c.report(d)
		}
	}
	return nil
}
