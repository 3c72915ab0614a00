package records

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOrdinal(t *testing.T) {
	tests := []struct {
		lang string
		n    int
		want string
	}{
		{"en", 1, "1st"}, {"en", 2, "2nd"}, {"en", 3, "3rd"}, {"en", 4, "4th"}, {"en", 11, "11th"}, {"en", 12, "12th"}, {"en", 13, "13th"},
		{"en", 21, "21st"}, {"en", 22, "22nd"}, {"en", 101, "101st"}, {"en", 111, "111th"}, {"en", 112, "112th"}, {"en-GB", 4, "4th"},
		{"zh", 1, "第一届"}, {"zh", 4, "第四届"}, {"zh", 10, "第十届"}, {"zh", 12, "第十二届"}, {"zh", 20, "第二十届"}, {"zh", 21, "第二十一届"},
		{"zh", 100, "第一百届"}, {"zh", 101, "第一百零一届"}, {"zh", 110, "第一百一十届"}, {"zh", 112, "第一百一十二届"}, {"zh", 1000, "第一千届"},
		{"zh", 1001, "第一千零一届"}, {"zh", 1010, "第一千零一十届"}, {"zh", 1100, "第一千一百届"}, {"zh", 2017, "第二千零一十七届"},
		{"zh", 9999, "第九千九百九十九届"}, {"zh", 10000, "第10000届"},
		{"zh-Hans-CN", 4, "第四届"}, {"zh-Hant", 4, "第四屆"}, {"zh-TW", 4, "第四屆"}, {"zh-SG", 4, "第四届"}, {"zh-Latn", 4, "Di-4 jie"},
		{"ja", 4, "第4回"}, {"ja-Latn-hepburn", 4, "Dai-4-kai"}, {"ko", 4, "제4회"},
		{"de", 31, "31."}, {"da", 4, "4."}, {"fi", 4, "4."}, {"hi", 4, "4."}, {"tlh", 4, "4."},
		{"fr", 1, "1er"}, {"fr", 4, "4e"}, {"nl", 4, "4e"}, {"sv", 1, "1:a"}, {"sv", 4, "4:e"}, {"sv", 12, "12:e"}, {"sv", 22, "22:a"},
		{"es", 4, "IV"}, {"pt-BR", 9, "IX"}, {"ru", 1994, "MCMXCIV"}, {"it", 3999, "MMMCMXCIX"}, {"it", 4000, "4000"}, {"ru-Latn", 4, "IV"},
		{"ar", 4, "الـ4"}, {"ar-Latn", 4, "4."}, {"vi", 4, "lần thứ 4"},
		{"en", 0, "0"}, {"zh", -3, "-3"},
	}
	for _, tt := range tests {
		if got := Ordinal(tt.lang, tt.n); got != tt.want {
			t.Errorf("Ordinal(%s, %d) = %q, want %q", tt.lang, tt.n, got, tt.want)
		}
	}
}

func TestJoinOrdinal(t *testing.T) {
	tests := []struct{ lang, title, number, text, joined, ordinal string }{
		{"en", "World Internet Conference", "4", "", "4th World Internet Conference", "4th"},
		{"en", "World Internet Conference", "4", "Fourth", "Fourth World Internet Conference", "Fourth"},
		{"en", "World Internet Conference", "", "Fourth", "Fourth World Internet Conference", "Fourth"},
		{"en", "World Internet Conference", "", "", "World Internet Conference", ""},
		{"en", "The World Internet Conference", "4", "", "The 4th World Internet Conference", "4th"},
		{"en", "Theatre Congress", "4", "", "4th Theatre Congress", "4th"},
		{"en", "4th World Internet Conference", "4", "", "4th World Internet Conference", "4th"},
		{"en", "", "115", "", "", "115th"},
		{"en", "", "", "", "", ""},
		// other languages
		{"zh", "世界互联网大会", "4", "", "第四届世界互联网大会", "第四届"},
		{"zh", "世界互联网大会", "4", "第4届", "第4届世界互联网大会", "第4届"},
		{"zh", "ICANN大会", "4", "", "第四届ICANN大会", "第四届"},
		{"zh-TW", "世界互聯網大會", "4", "", "第四屆世界互聯網大會", "第四屆"},
		{"zh", "世界互联网大会", "IV", "", "IV 世界互联网大会", "IV"},
		{"zh", "世界互联网大会", "4", "4th", "4th 世界互联网大会", "4th"},
		{"en", "World Internet Conference", "4", "第四届", "第四届 World Internet Conference", "第四届"},
		{"ja", "世界インターネット会議", "4", "", "第4回世界インターネット会議", "第4回"},
		{"ja", "Webサミット", "4", "", "第4回Webサミット", "第4回"},
		{"ko", "세계 인터넷 대회", "4", "", "제4회 세계 인터넷 대회", "제4회"},
		{"de", "Deutscher Germanistentag", "31", "", "31. Deutscher Germanistentag", "31."},
		{"fr", "Congrès mondial", "1", "", "1er Congrès mondial", "1er"},
		{"fr", "Conférence mondiale", "1", "", "1re Conférence mondiale", "1re"},
		{"fr", "Conférence mondiale", "4", "", "4e Conférence mondiale", "4e"},
		{"fr", "Journées d’études", "1", "", "1res Journées d’études", "1res"},
		{"fr", "Journées d’études", "4", "", "4es Journées d’études", "4es"},
		{"fr", "États généraux", "1", "", "1ers États généraux", "1ers"},
		{"fr", "Congrès", "22", "XXIIe", "XXIIe Congrès", "XXIIe"},
		{"es", "Congreso Mundial", "4", "", "IV Congreso Mundial", "IV"},
		{"ru", "Международный конгресс", "4", "", "IV Международный конгресс", "IV"},
		{"ar", "المؤتمر العالمي للإنترنت", "4", "", "المؤتمر العالمي للإنترنت الـ4", "الـ4"},
		{"ar", "المؤتمر العالمي للإنترنت", "4", "الرابع", "المؤتمر العالمي للإنترنت الرابع", "الرابع"},
		{"ar", "المؤتمر {number} للإنترنت", "4", "الرابع", "المؤتمر الرابع للإنترنت", "الرابع"},
		{"ar", "المؤتمر الرابع", "4", "الرابع", "المؤتمر الرابع", "الرابع"},
		{"zh-Latn", "Shijie hulianwang dahui", "4", "", "Di-4 jie Shijie hulianwang dahui", "Di-4 jie"},
		// the language is not known
		{"", "世界互联网大会", "4", "", "第四届世界互联网大会", "第四届"},
		{"", "世界インターネット会議", "4", "", "第4回世界インターネット会議", "第4回"},
		{"", "Международный конгресс", "4", "", "IV Международный конгресс", "IV"},
		{"", "World Congress", "4", "", "4th World Congress", "4th"},
		// a title that has the ordinal, and one that only seems to
		{"zh", "第四届世界互联网大会", "4", "", "第四届世界互联网大会", "第四届"},
		{"es", "V Congreso", "5", "", "V Congreso", "V"},
		{"es", "Violencia y sociedad", "5", "", "V Violencia y sociedad", "V"},
		{"ru", "I. Конгресс", "1", "", "I. Конгресс", "I"},
		// numbers that are no whole numbers
		{"en", "Congress", "IV", "", "IV Congress", "IV"},
		{"de", "Kongress", "4 bis", "", "4 bis Kongress", "4 bis"},
		{"en", "Congress", "+4", "", "+4 Congress", "+4"},
		{"en", "Congress", "0", "", "0 Congress", "0"},
		{"en", "Congress", "99999999999999999999", "", "99999999999999999999 Congress", "99999999999999999999"},
		{"en", "Congress", "04", "", "4th Congress", "4th"},
		// the mark
		{"en", "Southeastern Psychological Association {number} Annual Meeting", "65", "", "Southeastern Psychological Association 65th Annual Meeting", "65th"},
		{"en", "Southeastern Psychological Association {number} Annual Meeting", "", "", "Southeastern Psychological Association Annual Meeting", ""},
		{"en", "{number} Annual Meeting", "", "", "Annual Meeting", ""},
		{"en", "Annual Meeting {number}", "", "", "Annual Meeting", ""},
		{"en", "Annual Meeting {number}, Part II", "", "", "Annual Meeting, Part II", ""},
		{"en", "Annual Meeting ({number})", "", "", "Annual Meeting", ""},
		{"en", "{number}", "", "", "", ""},
		{"en", "{number}{number} x {number}", "", "", "x", ""},
		{"zh", "中国{number}论坛", "", "", "中国论坛", ""},
		{"zh", "中国法学会{number}年会", "3", "", "中国法学会第三届年会", "第三届"},
		{"fr", "Conférence {number}", "1", "", "Conférence 1re", "1re"},
	}
	for _, tt := range tests {
		joined, ordinal := JoinOrdinal(tt.lang, tt.title, tt.number, tt.text)
		if joined != tt.joined || ordinal != tt.ordinal {
			t.Errorf("JoinOrdinal(%q, %q, %q, %q) = %q, %q, want %q, %q", tt.lang, tt.title, tt.number, tt.text, joined, ordinal, tt.joined, tt.ordinal)
		}
	}
}

func FuzzJoinOrdinal(f *testing.F) {
	f.Add("en", "The X ({number}) Congress", "4", "")
	f.Add("zh-TW", "大會", "9999", "")
	f.Add("ar", "{number}", "", "الرابع")
	f.Fuzz(func(t *testing.T, lang, title, number, text string) {
		joined, ordinal := JoinOrdinal(lang, title, number, text)
		if strings.Contains(joined, numberMark) && !strings.Contains(ordinal+title, numberMark[1:]) {
			t.Fatalf("JoinOrdinal(%q, %q, %q, %q) = %q: the mark is left", lang, title, number, text, joined)
		}
		if ordinal != "" && title != "" && !strings.Contains(joined, ordinal) {
			t.Fatalf("JoinOrdinal(%q, %q, %q, %q) = %q without %q", lang, title, number, text, joined, ordinal)
		}
		if !utf8.ValidString(joined) && utf8.ValidString(title) && utf8.ValidString(number) && utf8.ValidString(text) {
			t.Fatalf("JoinOrdinal(%q, %q, %q, %q) = %q: no longer UTF-8", lang, title, number, text, joined)
		}
	})
}
