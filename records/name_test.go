package records

import (
	"errors"
	"strings"
	"testing"
)

func TestParseName(t *testing.T) {
	tests := []struct {
		in                string
		want              Name
		natural, inverted string
	}{
		{"Huang, Zhixiong", Name{Family: "Huang", Given: "Zhixiong"}, "Zhixiong Huang", "Huang, Zhixiong"},
		{"King, Martin Luther, Jr.", Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "Martin Luther King Jr.", "King, Martin Luther, Jr."},
		{"Smith, John, III", Name{Family: "Smith", Given: "John", Suffix: "III"}, "John Smith III", "Smith, John, III"},
		{"Dumas, Alexandre, fils", Name{Family: "Dumas", Given: "Alexandre", Suffix: "fils"}, "Alexandre Dumas fils", "Dumas, Alexandre, fils"},
		{"Smith, John, 3rd", Name{Family: "Smith", Given: "John", Suffix: "3rd"}, "John Smith 3rd", "Smith, John, 3rd"},
		{"Silva, João, Filho", Name{Family: "Silva", Given: "João", Suffix: "Filho"}, "João Silva Filho", "Silva, João, Filho"},
		{"Kant, Immanuel, Ph.D.", Name{Family: "Kant", Given: "Immanuel", Suffix: "Ph.D."}, "Immanuel Kant Ph.D.", "Kant, Immanuel, Ph.D."},
		{"Windsor, George, V.", Name{Family: "Windsor", Given: "George", Suffix: "V."}, "George Windsor V.", "Windsor, George, V."},
		{"Sertillanges, A. G., OP", Name{Family: "Sertillanges", Given: "A. G.", Suffix: "OP"}, "A. G. Sertillanges OP", "Sertillanges, A. G., OP"},
		// particles
		{"van Gogh, Vincent", Name{Particle: "van", Family: "Gogh", Given: "Vincent"}, "Vincent van Gogh", "van Gogh, Vincent"},
		{"de Beauvoir, Simone", Name{Particle: "de", Family: "Beauvoir", Given: "Simone"}, "Simone de Beauvoir", "de Beauvoir, Simone"},
		{"de la Cruz, Juana Inés", Name{Particle: "de la", Family: "Cruz", Given: "Juana Inés"}, "Juana Inés de la Cruz", "de la Cruz, Juana Inés"},
		{"von und zu Guttenberg, Karl", Name{Particle: "von und zu", Family: "Guttenberg", Given: "Karl"}, "Karl von und zu Guttenberg", "von und zu Guttenberg, Karl"},
		{"von der Leyen, Ursula", Name{Particle: "von der", Family: "Leyen", Given: "Ursula"}, "Ursula von der Leyen", "von der Leyen, Ursula"},
		{"van 't Hoff, Jacobus", Name{Particle: "van 't", Family: "Hoff", Given: "Jacobus"}, "Jacobus van 't Hoff", "van 't Hoff, Jacobus"},
		{"’t Hooft, Gerard", Name{Particle: "’t", Family: "Hooft", Given: "Gerard"}, "Gerard ’t Hooft", "’t Hooft, Gerard"},
		{"d'Ormesson, Jean", Name{Particle: "d'", Family: "Ormesson", Given: "Jean"}, "Jean d'Ormesson", "d'Ormesson, Jean"},
		{"d’Ormesson, Jean", Name{Particle: "d’", Family: "Ormesson", Given: "Jean"}, "Jean d’Ormesson", "d’Ormesson, Jean"},
		{"de l'Hôpital, Guillaume", Name{Particle: "de l'", Family: "Hôpital", Given: "Guillaume"}, "Guillaume de l'Hôpital", "de l'Hôpital, Guillaume"},
		{"dell'Acqua, Anna", Name{Particle: "dell'", Family: "Acqua", Given: "Anna"}, "Anna dell'Acqua", "dell'Acqua, Anna"},
		{"de' Medici, Lorenzo", Name{Particle: "de'", Family: "Medici", Given: "Lorenzo"}, "Lorenzo de' Medici", "de' Medici, Lorenzo"},
		{"bin Salman, Mohammed", Name{Particle: "bin", Family: "Salman", Given: "Mohammed"}, "Mohammed bin Salman", "bin Salman, Mohammed"},
		{"фон Бок, Фёдор", Name{Particle: "фон", Family: "Бок", Given: "Фёдор"}, "Фёдор фон Бок", "фон Бок, Фёдор"},
		{"д’Артаньян, Шарль", Name{Particle: "д’", Family: "Артаньян", Given: "Шарль"}, "Шарль д’Артаньян", "д’Артаньян, Шарль"},
		// no particles
		{"hooks, bell", Name{Family: "hooks", Given: "bell"}, "bell hooks", "hooks, bell"},
		{"de la cruz, maría", Name{Particle: "de la", Family: "cruz", Given: "maría"}, "maría de la cruz", "de la cruz, maría"},
		{"d'ormesson, jean", Name{Family: "d'ormesson", Given: "jean"}, "jean d'ormesson", "d'ormesson, jean"},
		{"d' Ormesson, Jean", Name{Family: "d' Ormesson", Given: "Jean"}, "Jean d' Ormesson", "d' Ormesson, Jean"},
		{"de'Medici, Lorenzo", Name{Family: "de'Medici", Given: "Lorenzo"}, "Lorenzo de'Medici", "de'Medici, Lorenzo"},
		{"al-Sisi, Abdel Fattah", Name{Family: "al-Sisi", Given: "Abdel Fattah"}, "Abdel Fattah al-Sisi", "al-Sisi, Abdel Fattah"},
		{"el-Baradei Mostafa, Mohamed", Name{Family: "el-Baradei Mostafa", Given: "Mohamed"}, "Mohamed el-Baradei Mostafa", "el-Baradei Mostafa, Mohamed"},
		{"Von Der Leyen, Ursula", Name{Family: "Von Der Leyen", Given: "Ursula"}, "Ursula Von Der Leyen", "Von Der Leyen, Ursula"},
		{"O'Brien, Flann", Name{Family: "O'Brien", Given: "Flann"}, "Flann O'Brien", "O'Brien, Flann"},
		{"García Márquez, Gabriel", Name{Family: "García Márquez", Given: "Gabriel"}, "Gabriel García Márquez", "García Márquez, Gabriel"},
		{"Ortega y Gasset, José", Name{Family: "Ortega y Gasset", Given: "José"}, "José Ortega y Gasset", "Ortega y Gasset, José"},
		{"Beethoven, Ludwig van", Name{Family: "Beethoven", Given: "Ludwig van"}, "Ludwig van Beethoven", "Beethoven, Ludwig van"},
		{"'s-Gravesande, Willem", Name{Family: "'s-Gravesande", Given: "Willem"}, "Willem 's-Gravesande", "'s-Gravesande, Willem"},
		{"ლომაია ქართველი, ნინო", Name{Family: "ლომაია ქართველი", Given: "ნინო"}, "ნინო ლომაია ქართველი", "ლომაია ქართველი, ნინო"},
		{"Kuti-Ọ̀rànmíyàn, Fẹlá", Name{Family: "Kuti-Ọ̀rànmíyàn", Given: "Fẹlá"}, "Fẹlá Kuti-Ọ̀rànmíyàn", "Kuti-Ọ̀rànmíyàn, Fẹlá"},
		// Chinese, Japanese, Korean
		{"黄, 志雄", Name{Family: "黄", Given: "志雄"}, "黄志雄", "黄志雄"},
		{"黄，志雄", Name{Family: "黄", Given: "志雄"}, "黄志雄", "黄志雄"},
		{"欧阳, 修", Name{Family: "欧阳", Given: "修"}, "欧阳修", "欧阳修"},
		{"佐々木, エリ", Name{Family: "佐々木", Given: "エリ"}, "佐々木エリ", "佐々木エリ"},
		{"김, 대중", Name{Family: "김", Given: "대중"}, "김대중", "김대중"},
		{"スミス, ジョン", Name{Family: "スミス", Given: "ジョン"}, "ジョン・スミス", "スミス, ジョン"},
		{"黄, David", Name{Family: "黄", Given: "David"}, "David 黄", "黄, David"},
		// Arabic
		{"السيسي، عبد الفتاح", Name{Family: "السيسي", Given: "عبد الفتاح"}, "عبد الفتاح السيسي", "السيسي, عبد الفتاح"},
		// without a comma
		{"Sukarno", Name{Literal: "Sukarno"}, "Sukarno", "Sukarno"},
		{"Björk Guðmundsdóttir", Name{Literal: "Björk Guðmundsdóttir"}, "Björk Guðmundsdóttir", "Björk Guðmundsdóttir"},
		{"习近平", Name{Literal: "习近平"}, "习近平", "习近平"},
		{"詹姆斯·刘易斯", Name{Literal: "詹姆斯·刘易斯"}, "詹姆斯·刘易斯", "詹姆斯·刘易斯"},
		{"World Bank and IMF", Name{Literal: "World Bank and IMF"}, "World Bank and IMF", "World Bank and IMF"},
		// blanks
		{"  Huang ,\t Zhixiong ", Name{Family: "Huang", Given: "Zhixiong"}, "Zhixiong Huang", "Huang, Zhixiong"},
		{" van  der\nWaals,Johannes", Name{Particle: "van der", Family: "Waals", Given: "Johannes"}, "Johannes van der Waals", "van der Waals, Johannes"},
		{" UN  Women ", Name{Literal: "UN Women"}, "UN Women", "UN Women"},
		{"Le\u00a0Guin, Ursula", Name{Family: "Le\u00a0Guin", Given: "Ursula"}, "Ursula Le\u00a0Guin", "Le\u00a0Guin, Ursula"},
	}
	for _, tt := range tests {
		got, err := ParseName(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("ParseName(%q) = %+v, %v, want %+v", tt.in, got, err, tt.want)
			continue
		}
		if s := got.Natural(); s != tt.natural {
			t.Errorf("%q: natural %q, want %q", tt.in, s, tt.natural)
		}
		if s := got.Inverted(); s != tt.inverted {
			t.Errorf("%q: inverted %q, want %q", tt.in, s, tt.inverted)
		}
	}
}

func TestParseNameRefuses(t *testing.T) {
	tests := []struct{ in, message, hint string }{
		{"", "a name is empty", "leave it out"},
		{" \t", "a name is empty", "leave it out"},
		{"Sukarno,", "nothing behind the comma", `{ literal = "Sukarno" }`},
		{", John", "no family name", "family"},
		{"，志雄", "no family name", "family"},
		{",", "no family name", "family"},
		{"King, , Jr.", "an empty part", `"Family, Given, Suffix"`},
		{"Smith, John,", "an empty part", `"Family, Given, Suffix"`},
		{"A, B, C., D.", "more than two commas", "literal"},
		{"King, Jr., Martin Luther", "suffix in the middle", `write "King, Martin Luther, Jr."`},
		{"Dupont, Jean et Martin, Luc", `"Luc" is not the suffix`, "an item of its own"},
		{"Kim, J., H.", `"H." is not the suffix`, "an item of its own"},
		{"Huang, Zhixiong and Lewis, James", "more than one name", "an item of its own"},
		{"Huang, Zhixiong; Lewis, James", "more than one name", "an item of its own"},
		{"黄，志雄、王，沪宁", "more than one name", "an item of its own"},
		{"Huang, Zhixiong, et al.", "the end of a list", `"et al." as the last item`},
		{"Ministry of Energy, Mines and Water", "more than one name, or a body's name", "literal"},
		{"Johnson & Johnson, Inc.", "more than one name, or a body's name", "literal"},
		{"University of California, Berkeley", "the name of a body", "literal"},
	}
	for _, tt := range tests {
		n, err := ParseName(tt.in)
		var found Diagnostic
		if !errors.As(err, &found) || found.Code != "bad-name" {
			t.Errorf("ParseName(%q) = %+v, %v, want a Diagnostic", tt.in, n, err)
			continue
		}
		if !strings.Contains(found.Message, tt.message) || !strings.Contains(found.Hint, tt.hint) {
			t.Errorf("ParseName(%q): %q, %q, want %q, %q in them", tt.in, found.Message, found.Hint, tt.message, tt.hint)
		}
	}
}

// Parts that come from a table, where no more than one need be there.
func TestNameOrders(t *testing.T) {
	tests := []struct {
		n                 Name
		natural, inverted string
	}{
		{Name{Family: "Guðmundsdóttir"}, "Guðmundsdóttir", "Guðmundsdóttir"},
		{Name{Family: "King", Suffix: "Jr."}, "King Jr.", "King, Jr."},
		{Name{Particle: "zu", Family: "Fürstenberg"}, "zu Fürstenberg", "zu Fürstenberg"},
		{Name{Family: "明仁"}, "明仁", "明仁"},
		{Name{Given: "Björk"}, "Björk", "Björk"},
		{Name{}, "", ""},
	}
	for _, tt := range tests {
		if s := tt.n.Natural(); s != tt.natural {
			t.Errorf("%+v: natural %q, want %q", tt.n, s, tt.natural)
		}
		if s := tt.n.Inverted(); s != tt.inverted {
			t.Errorf("%+v: inverted %q, want %q", tt.n, s, tt.inverted)
		}
	}
}

func TestIsCJK(t *testing.T) {
	for in, want := range map[string]bool{
		"习近平": true, "佐々木": true, "ひらがな": true, "ジョン・スミス": true, "김대중": true, "ㄓㄨˋ": false, "ㄅㄆ": true, "黄 David": false,
		"第4回": true, "4": false, "": false, "、": false, "Xi": false, "Иван": false, "ｱ": true, "Ａ": false,
	} {
		if got := IsCJK(in); got != want {
			t.Errorf("IsCJK(%q) = %v", in, got)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"King, Martin Luther, Jr.", "van 't Hoff, Jacobus", "de l'Hôpital, G.", "de' Medici, L.", "d' A'B, C", "黄，志雄", "السيسي، عبد", "a, b; c", "'t 't', x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseName(s)
		if err != nil {
			var found Diagnostic
			if !errors.As(err, &found) || found.Hint == "" {
				t.Fatalf("ParseName(%q): %#v", s, err)
			}
			return
		}
		if (n.Literal != "") == (n.Family != "") {
			t.Fatalf("ParseName(%q) = %+v: neither or both of literal and family", s, n)
		}
		// No character is lost or moved: the parts put together are the name.
		text := strings.Join(strings.FieldsFunc(s, isBlank), " ")
		if n.Literal == "" {
			parts := splitCommas(text)
			if family := strings.Trim(parts[0], " "); n.FullFamily() != family {
				t.Fatalf("ParseName(%q): family %q, want %q", s, n.FullFamily(), family)
			}
			spelling := n.FullFamily() + ", " + n.Given
			if n.Suffix != "" {
				spelling += ", " + n.Suffix
			}
			if back, err := ParseName(spelling); err != nil || back != n {
				t.Fatalf("ParseName(%q) = %+v, and of %q %+v, %v", s, n, spelling, back, err)
			}
		} else if n.Literal != text {
			t.Fatalf("ParseName(%q): literal %q", s, n.Literal)
		}
		n.Natural()
		n.Inverted()
	})
}
