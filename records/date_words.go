package records

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Names of the months and their short forms, as hints read them: English,
// German, French, Spanish, Portuguese, Italian, Russian, Arabic.
var monthWords = [12]string{
	"january jan januar jänner janvier janv enero ene janeiro gennaio января январь يناير",
	"february feb februar feber février fevrier févr febrero fevereiro fev febbraio февраля февраль فبراير",
	"march mar märz mrz mars marzo março marco марта март مارس",
	"april apr avril avr abril abr aprile апреля апрель أبريل",
	"may mai mayo maio maggio мая май مايو",
	"june jun juni juin junio junho giugno июня июнь يونيو",
	"july jul juli juillet juil julio julho luglio июля июль يوليو",
	"august aug août aout agosto ago августа август أغسطس",
	"september sep sept septembre septiembre setembro settembre сентября сентябрь سبتمبر",
	"october oct oktober okt octobre octubre outubro ottobre октября октябрь أكتوبر",
	"november nov novembre noviembre novembro ноября ноябрь نوفمبر",
	"december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre декабря декабрь ديسمبر",
}

// Names of the seasons, from EDTF's 21.
var seasonWords = [4]string{
	"spring frühling frühjahr printemps primavera весна",
	"summer sommer été verano verão estate лето",
	"autumn fall herbst automne otoño outono autunno осень",
	"winter hiver invierno inverno зима",
}

// Words of a date that say nothing which the others do not.
const idleWords = " of the in de del do di den der le el am г года год a d ad ce " +
	"monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat sunday sun " +
	"montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "

// readWords reads a date that has words in it: "4 December 2017", "Dec. 4th,
// 2017", "spring 1996", "1860s", "19th century", "44 BC".
func readWords(s string) []looseDate {
	var d looseDate
	season, century, before := 0, false, false
	s = strings.NewReplacer("b.c.e.", "bc", "b.c.", "bc", "v. chr.", "bc").Replace(s)
	words := strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' })
	for _, w := range words {
		digits, suffix := cutDigits(w)
		n, _ := strconv.Atoi(digits)
		switch {
		case digits != "" && len(digits) == 4 && (suffix == "s" || suffix == "'s" || suffix == "er"):
			return decades(digits, len(words))
		case digits != "" && len(digits) == 4 && d.year == 0 && suffix == "":
			d.year = n
		case digits != "" && len(digits) <= 2 && d.day == 0 && n > 0 && isOrdinalSuffix(suffix):
			d.day = n
		case digits != "":
			return nil
		case wordIndex(monthWords[:], w) >= 0 && d.month == 0:
			d.month = wordIndex(monthWords[:], w) + 1
		case wordIndex(seasonWords[:], w) >= 0 && season == 0:
			season = wordIndex(seasonWords[:], w) + 21
		case w == "century" || w == "jahrhundert" || w == "siècle" || w == "siglo" || w == "século" || w == "世纪":
			century = true
		case w == "bc" || w == "bce":
			before = true
		case !strings.Contains(idleWords, " "+w+" "):
			return nil
		}
	}
	switch {
	case century && d.day > 1 && d.month == 0 && d.year == 0 && !before:
		return []looseDate{{text: fmt.Sprintf("%02dXX", d.day-1)}}
	case before && d.month == 0 && (d.year == 0) != (d.day == 0):
		return []looseDate{{text: string(Moment{Set: true, Year: 1 - d.year - d.day}.append(nil))}}
	case season != 0 && d.year != 0 && d.month == 0 && d.day == 0:
		return []looseDate{{text: fmt.Sprintf("%04d-%d", d.year, season)}}
	case century || before || season != 0 || d.day == 0 && d.month == 0:
		return nil
	}
	return []looseDate{d}
}

// decades reads 1860s, and 1800s, which can be ten years or a hundred.
func decades(digits string, words int) []looseDate {
	found := []looseDate{{text: digits[:3] + "X"}}
	switch {
	case words != 1 || digits[3] != '0':
		return nil
	case digits[2] == '0':
		found = append(found, looseDate{text: digits[:2] + "XX"})
	}
	return found
}

func cutDigits(s string) (digits, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}

func isOrdinalSuffix(s string) bool {
	return strings.Contains(" st nd rd th er º  ", " "+s+" ")
}

// wordIndex is the place in list of the line that has the word w, else -1.
func wordIndex(list []string, w string) int {
	for i, line := range list {
		if strings.Contains(" "+line+" ", " "+w+" ") {
			return i
		}
	}
	return -1
}
