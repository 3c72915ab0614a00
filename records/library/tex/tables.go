package tex

import (
	"strings"
	"sync"
)

// accents are the commands that put a mark on the letter behind them.
var accents = map[string]rune{
	"`": '\u0300', "'": '\u0301', "^": '\u0302', "~": '\u0303', "=": '\u0304', "u": '\u0306', ".": '\u0307', `"`: '\u0308', "r": '\u030a',
	"H": '\u030b', "v": '\u030c', "d": '\u0323', "c": '\u0327', "k": '\u0328', "b": '\u0331', "G": '\u030f', "U": '\u030e', "h": '\u0309',
	"hat": '\u0302', "tilde": '\u0303', "bar": '\u0304', "dot": '\u0307', "ddot": '\u0308', "acute": '\u0301', "grave": '\u0300', "check": '\u030c', "breve": '\u0306', "vec": '\u20d7',
}

// aloneAccents are the marks that stand for themselves where no letter follows.
var aloneAccents = map[rune]rune{'\u0303': '~', '\u0302': '^', '\u0300': '`', '\u0301': '´', '\u0308': '¨'}

// letters are the commands that stand for a character.
var letters = sync.OnceValue(func() map[string]string {
	return pairs(`
ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
& & % % $ $ # # _ _ { { } }
textbackslash \ textasciitilde ~ textasciicircum ^ textbar | textless < textgreater > textquotedbl " textquotesingle ' textunderscore _ textdollar $ textasciigrave ` + "`" + `
textendash – textemdash — endash – emdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” quotedblbase „ quotesinglbase ‚
guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq » glqq „ grqq “ glq ‚ grq ‘ lq ‘ rq ’
textellipsis … ldots … dots … cdots ⋯ textbullet • textperiodcentered · cdot · textdegree ° degree ° textregistered ® textcopyright © copyright © texttrademark ™
pounds £ textsterling £ texteuro € euro € EUR € textyen ¥ textcent ¢ S § textsection § P ¶ textparagraph ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡
textexclamdown ¡ textquestiondown ¿ textordfeminine ª textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾ texttimes × textdiv ÷ textpm ± textmu µ textnumero №
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
times × div ÷ pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ sqrt √ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃
rightarrow → to → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ mapsto ↦ langle ⟨ rangle ⟩ ell ℓ hbar ℏ circ ∘ star ⋆ ast ∗ prime ′ dagger † oplus ⊕ otimes ⊗ perp ⊥ parallel ∥
TeX TeX LaTeX LaTeX BibTeX BibTeX XeTeX XeTeX LuaTeX LuaTeX textrightarrow → textleftarrow ← lbrace { rbrace } gg ≫ ll ≪ textasciiacute ´ textasciimacron ¯ textasciidieresis ¨ slash / newblock \u0020 par \u0020 newline \u0020 quad \u0020 qquad \u0020 space \u0020 nobreakspace \u00a0 bibrangedash – hyphen - textsuperscriptone ¹
` + "\\ \\u0020 ; \\u0020 : \\u0020 , \\u202f thinspace \\u202f")
})

// pairs reads words, each with what it stands for behind it.
func pairs(s string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(s)
	blanks := strings.NewReplacer(`\u0020`, " ", `\u00a0`, "\u00a0", `\u202f`, "\u202f")
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = blanks.Replace(f[i+1])
	}
	return m
}

// kept are the commands that change how their text looks, which stays.
var kept = sync.OnceValue(func() map[string]bool {
	return words(`emph textit textbf textsc texttt textrm textsf textup textsl textmd textnormal text mbox hbox mathrm mathit mathbf mathcal mathbb mathsf ensuremath
it bf sc tt rm sf em sl bfseries itshape scshape upshape normalfont textsuperscript textsubscript mkbibquote mkbibemph mkbibbold mkbibparens mkbibbrackets enquote uppercase lowercase
MakeUppercase MakeLowercase NoCaseChange url nolinkurl path protect boldsymbol underline uline left right displaystyle limits nolimits footnotesize small large Large
foreignquote autocap textcite cite citetitle relax xspace noopsort sortpre ignorespaces leavevmode allowbreak linebreak nolinebreak hfill overline smaller acro acs ac noun mkbibacro ! - / @`)
})

// dropped are the commands whose first argument is not text.
var dropped = words(`vphantom hphantom phantom foreignlanguage textlang selectlanguage begin end vspace hspace color textcolor fontsize label index footnote`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// above and below are characters above and below the line.
var (
	above = runes("0123456789+-=()nix", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ")
	below = runes("0123456789+-=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ")
)

func runes(from, to string) map[rune]rune {
	m := map[rune]rune{}
	t := []rune(to)
	for i, c := range []rune(from) {
		m[c] = t[i]
	}
	return m
}
