package formats

import (
	"bytes"
	"testing"

	"github.com/quoth-cite/quoth/records"
)

// TestCSLNameForms writes names of every build in both forms. That citeproc-js,
// pandoc and Zotero read the first one back was measured; the second is what
// the schema offers.
func TestCSLNameForms(t *testing.T) {
	combined := []string{
		`{"family":"van Gogh","given":"Vincent"}`,
		`{"family":"King","given":"Martin Luther, Jr."}`,
		`{"family":"von der Leyen","given":"Ursula"}`,
		`{"family":"Von Der Leyen","given":"Ursula"}`,
		`{"family":"bin Salman","given":"Mohammed"}`,
		`{"family":"d'Ormesson","given":"Jean"}`,
		`{"family":"De La Cruz","given":"María"}`,
		`{"family":"\"da Silva e Souza\"","given":"João"}`,
		`{"family":"García Márquez","given":"Gabriel"}`,
		`{"family":"Plato"}`,
		`{"family":"van Beethoven","given":"Ludwig, III"}`,
		`{"family":"Đặng","given":"Thị"}`,
		`{"family":"ʻAlī","given":"Ḥasan"}`,
		`{"family":"Şahin","given":"Ümit"}`,
		`{"family":"Ó Briain","given":"Éamon and Co"}`,
		`{"family":"and","given":"Rock, Roll"}`,
		`{"family":"hooks","given":"bell"}`,
		`{"literal":"UN Secretary-General"}`,
		`{"literal":"Barnes and Noble, Inc."}`,
		`{"literal":"others"}`,
		`{"family":"毛","given":"泽东"}`,
		`{"family":"Толстой","given":"Лев Николаевич"}`,
	}
	parts := map[int]string{
		0:  `{"family":"Gogh","given":"Vincent","non-dropping-particle":"van"}`,
		1:  `{"family":"King","given":"Martin Luther","suffix":"Jr."}`,
		2:  `{"family":"Leyen","given":"Ursula","non-dropping-particle":"von der"}`,
		4:  `{"family":"Salman","given":"Mohammed","non-dropping-particle":"bin"}`,
		5:  `{"family":"Ormesson","given":"Jean","non-dropping-particle":"d'"}`,
		6:  `{"family":"La Cruz","given":"María","non-dropping-particle":"De"}`,
		10: `{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van","suffix":"III"}`,
	}
	for i, a := range reference(t, "names").Author.List {
		want := combined[i]
		if got := asJSON(t, nameForm{combined: true}.name(a.Name)); got != want {
			t.Errorf("combined: %s, want %s", got, want)
		}
		if p, ok := parts[i]; ok {
			want = p
		}
		if got := asJSON(t, nameForm{}.name(a.Name)); got != want {
			t.Errorf("parts: %s, want %s", got, want)
		}
	}
	for _, test := range []struct {
		name records.Name
		want string
	}{
		{records.Name{Family: "King", Suffix: "Jr."}, `{"family":"King","suffix":"Jr."}`},
		{records.Name{Given: "Cher"}, `{"literal":"Cher"}`},
		{records.Name{Family: "नेहरू", Given: "जवाहरलाल"}, `{"literal":"जवाहरलाल नेहरू"}`},
		{records.Name{Family: "ჭავჭავაძე", Given: "ილია"}, `{"literal":"ილია ჭავჭავაძე"}`},
		{records.Name{Family: "スミス", Given: "ジョン"}, `{"literal":"ジョン・スミス"}`},
		{records.Name{Family: "नेहरू", Given: "Jawaharlal"}, `{"family":"नेहरू","given":"Jawaharlal"}`},
		{records.Name{Family: "김", Given: "대중"}, `{"family":"김","given":"대중"}`},
		{records.Name{Family: "อึ๊งภากรณ์", Given: "ป๋วย"}, `{"family":"อึ๊งภากรณ์","given":"ป๋วย"}`},
		{records.Name{Family: "नेहरू"}, `{"family":"नेहरू"}`},
		{records.Name{Family: "A<i>B</i>", Given: "C\nD"}, `{"family":"A<` + "\u2060i>B<\u2060" + `/i>","given":"C D"}`},
	} {
		if got := asJSON(t, nameForm{combined: true}.name(test.name)); got != test.want {
			t.Errorf("%+v: %s, want %s", test.name, got, test.want)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	writeJSON(&b, v)
	return b.String()
}

func TestCSLDates(t *testing.T) {
	for _, test := range []struct{ edtf, want string }{
		{"2023-03-30", `{"date-parts":[[2023,3,30]]}`},
		{"2023-03", `{"date-parts":[[2023,3]]}`},
		{"2023", `{"date-parts":[[2023]]}`},
		{"2023-03-28/2023-03-31", `{"date-parts":[[2023,3,28],[2023,3,31]]}`},
		{"2017-12/..", `{"date-parts":[[2017,12]]}`},
		{"2017-12/", `{"date-parts":[[2017,12]]}`},
		{"../2017", `{"literal":"until 2017"}`},
		{"2023~", `{"date-parts":[[2023]],"circa":true}`},
		{"2023?", `{"date-parts":[[2023]],"circa":true}`},
		{"2023%", `{"date-parts":[[2023]],"circa":true}`},
		{"2017/2018~", `{"date-parts":[[2017],[2018]],"circa":true}`},
		{"1996-21", `{"date-parts":[[1996]],"season":1}`},
		{"1996-24", `{"date-parts":[[1996]],"season":4}`},
		{"201X", `{"date-parts":[[2010],[2019]],"circa":true}`},
		{"20XX", `{"date-parts":[[2000],[2099]],"circa":true}`},
		{"1996-21/1996-22", `{"date-parts":[[1996]]}`},
		{"1996-21/1997-22", `{"date-parts":[[1996],[1997]]}`},
		{"2023-03-XX", `{"date-parts":[[2023,3]]}`},
		{"2023-XX-XX", `{"date-parts":[[2023]]}`},
		{"-0043", `{"date-parts":[[-44]]}`},
		{"0000", `{"date-parts":[[-1]]}`},
		{"-0043-03-15", `{"date-parts":[[-44,3,15]]}`},
	} {
		d, err := records.ParseDate(test.edtf)
		if err != nil {
			t.Fatal(err)
		}
		if got := asJSON(t, newCSLDate(d, "en", false)); got != test.want {
			t.Errorf("%s: %s, want %s", test.edtf, got, test.want)
		}
	}
	spring := records.Date{Start: records.Moment{Set: true, Year: 1996, Season: 21}}
	if got := asJSON(t, newCSLDate(spring, "en", true)); got != `{"literal":"Spring 1996"}` {
		t.Errorf("a season in words: %s", got)
	}
	if newCSLDate(records.Date{}, "en", false) != nil {
		t.Error("no date is a date")
	}
	if got := newCSLDate(testConference().Date, "en", false).edtf(); got != "2017-12-03/2017-12-05" {
		t.Errorf("in a note: %s", got)
	}
}
