package records

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// text makes a Text of tags, each item's text being its tag and place.
func text(tags string) Text {
	var t Text
	for i, tag := range strings.Fields(tags) {
		t.Items = append(t.Items, TextItem{Tag: tag, Text: fmt.Sprint(tag, i)})
	}
	return t
}

func TestTextIn(t *testing.T) {
	tests := []struct{ written, langs, want string }{
		{"en zh", "en", "en"},
		{"en zh", "zh", "zh"},
		{"en zh", "fr", "en"},
		{"en zh", "fr zh", "zh"},
		{"en zh", "", "en"},
		{"en zh", "not/a/tag zh", "zh"},
		{"fr", "zh", "fr"},
		// scripts and regions
		{"en zh-Hans", "zh", "zh-Hans"},
		{"en zh-Hant", "zh", "zh-Hant"},
		{"en zh-Hans zh-Hant", "zh", "zh-Hans"},
		{"en zh", "zh-TW", "zh"},
		{"en zh-Hans zh-Hant", "zh-TW", "zh-Hant"},
		{"zh en-GB", "en", "en-GB"},
		{"en-US en-GB", "en-AU", "en-GB"},
		{"en-GB en-US", "en", "en-US"},
		{"en pt-PT", "pt-BR", "pt-PT"},
		{"en nb", "no", "nb"},
		{"en sr-Latn", "sr", "sr-Latn"},
		{"en sr", "sr-Latn", "sr"},
		{"zh-Hans en", "zh en", "zh-Hans"},
		// languages that are not near enough
		{"en ru", "uk", "en"},
		{"en es", "ca", "en"},
		{"en zh", "ja", "en"},
		// transliterations
		{"en zh-Latn", "zh", "en"},
		{"zh-Latn en", "zh", "en"},
		{"zh-Latn en", "fr", "en"},
		{"zh-Latn zh", "zh-CN", "zh"},
		{"zh-Latn zh en", "zh-Latn", "zh-Latn"},
		{"zh-Latn-pinyin zh-Cyrl", "zh", "zh-Latn-pinyin"},
		{"ja-Hira ja", "ja", "ja"},
		{"zh-Latn", "zh", "zh-Latn"},
		{"ru-Latn ru-alalc97 en", "ru", "en"},
	}
	for _, tt := range tests {
		written := text(tt.written)
		for range 2 { // the second time from what was found before
			if got := written.In(strings.Fields(tt.langs)...); got.Tag != tt.want || !strings.HasPrefix(got.Text, tt.want) {
				t.Errorf("%s in %s: %q, want %q", tt.written, tt.langs, got.Tag, tt.want)
			}
		}
	}
	if got := (Text{}).In("en"); got != (TextItem{}) {
		t.Errorf("an absent text is %v", got)
	}
	plain := Text{Items: []TextItem{{Text: "plain"}}}
	if got := plain.In("zh"); got.Text != "plain" {
		t.Errorf("a plain text is %v", got)
	}
}

func TestTransliteration(t *testing.T) {
	tests := []struct{ written, lang, want string }{
		{"zh zh-Latn", "zh", "zh-Latn"},
		{"zh zh-Latn", "zh-Hant-TW", "zh-Latn"},
		{"zh zh-Cyrl zh-Latn", "zh", "zh-Latn"},
		{"zh zh-Cyrl", "zh", "zh-Cyrl"},
		{"zh zh-pinyin", "zh", "zh-pinyin"},
		{"zh zh-Hant", "zh", ""},
		{"zh zh-Latn", "ja", ""},
		{"ja ja-Hira ja-Latn-hepburn", "ja", "ja-Latn-hepburn"},
		{"sr sr-Latn", "sr", ""},
		{"uz uz-Cyrl", "uz", ""},
		{"nan nan-Latn", "nan", ""},
		{"ar ar-Latn", "ar", "ar-Latn"},
		{"en en-Latn", "en", ""},
		{"en-GB de-1996", "en", ""},
		{"", "zh", ""},
	}
	for _, tt := range tests {
		if got := text(tt.written).Transliteration(tt.lang); got.Tag != tt.want {
			t.Errorf("%s: transliteration of %s is %q, want %q", tt.written, tt.lang, got.Tag, tt.want)
		}
	}
}

func TestParseTag(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "EN": "en", "ZH_CN": "zh-CN", "zh-hans": "zh-Hans", "zh-Latn-pinyin": "zh-Latn-pinyin", "iw": "he", "eng": "en",
		"ru-Cyrl": "ru", "en-UK": "en-GB", "pt-br": "pt-BR", "de-DE-1996": "de-DE-1996", "mul": "mul", "en-x-house": "en-x-house", "sr-Latn": "sr-Latn",
	} {
		if got, err := ParseTag(in); err != nil || got != want {
			t.Errorf("ParseTag(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"german": `write "de"`, "Deutsch": `write "de"`, "jp": `write "ja"`, "cn": `write "zh"`, "中文": `write "zh"`, "Tiếng Việt": `write "vi"`,
		"simplified Chinese": `write "zh-Hans"`, "zh_CN.UTF-8": `write "zh-CN"`, "zh-CN-": `write "zh-CN"`, "en ": `write "en"`,
		"klingonese": `write a BCP 47 tag, as in "en", "zh", "zh-Hant" or "pt-BR"`, "xx": `write a BCP 47 tag, as in "en", "zh", "zh-Hant" or "pt-BR"`,
		"": `write a BCP 47 tag, as in "en", "zh", "zh-Hant" or "pt-BR"`, "und": "leave the language out where it is not known",
		strings.Repeat("en-", 100): `write a BCP 47 tag, as in "en", "zh", "zh-Hant" or "pt-BR"`,
	} {
		got, err := ParseTag(in)
		var found Diagnostic
		if !errors.As(err, &found) || found.Code != "bad-language" || found.Hint != want || found.Message == "" {
			t.Errorf("ParseTag(%q) = %q, %#v, want the hint %s", in, got, err, want)
		}
	}
	// Every hint of the table is a tag as ParseTag gives it.
	for _, line := range languageNames {
		tag, _, _ := strings.Cut(line, "|")
		if got, err := ParseTag(tag); err != nil || got != tag {
			t.Errorf("ParseTag(%q) = %q, %v", tag, got, err)
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{"zh-Hant-TW", "en-u-co-phonebk-x-a", "de-CH-1996", "sgn-BE-FR", "i-klingon", "a-DE", "zh_CN.UTF-8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tag, err := ParseTag(s)
		if err != nil {
			return
		}
		if again, err := ParseTag(tag); err != nil || again != tag {
			t.Fatalf("ParseTag(%q) = %q, and of that %q, %v", s, tag, again, err)
		}
		written := text("en zh-Latn " + tag)
		if got := written.In(tag); got.Tag != tag {
			t.Fatalf("asked for %q: %q", tag, got.Tag)
		}
		written.Transliteration(tag)
	})
}

func BenchmarkTextIn(b *testing.B) {
	written := text("en zh-Hans fr")
	for _, lang := range []string{"en", "zh"} {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				written.In(lang)
			}
		})
	}
}
