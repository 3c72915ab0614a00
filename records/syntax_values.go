package records

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// looseQuotes are quotation marks that TOML does not know.
const looseQuotes = "“”„‟«»‘’‚‹›「」『』＂＇`´"

func (s *slip) doubleComma() {
	s.say("there is nothing before this comma", "delete the comma, or write what is missing")
}

// noComma is something in a list or inline table that is neither a comma nor
// its end.
func (s *slip) noComma() {
	what, end := "a list", "]"
	if strings.Contains(s.said, "}") {
		what, end = "an inline table", "}"
	}
	switch {
	case s.rest == "" || strings.Contains(s.said, "end of file"):
		s.say(fmt.Sprintf("%s is not closed", what), fmt.Sprintf("end it with %s", end))
	case s.rest[0] == ';':
		s.say("a semicolon stands between two items of "+what, "put a comma between them")
	case s.start > 0 && s.text[s.start-1] == '"' && s.rest[0] != '"' && strings.Contains(s.rest, `"`):
		s.quoteInQuotes()
	case s.bareToken():
	default:
		s.say(fmt.Sprintf("a comma is missing between two items of %s, or its closing %s", what, end), "put a comma between them, or close it before this")
	}
}

// bareToken says that an item of a list is a text without quotes, if it looks
// like one: it begins with a digit and goes on with something else.
func (s *slip) bareToken() bool {
	begin := s.lineStart()
	i := s.start
	for i > begin && !bytes.ContainsRune([]byte(" \t,[{="), rune(s.text[i-1])) {
		i--
	}
	if i == s.start || !isDigitOrSign(s.text[i]) {
		return false
	}
	token := upTo(string(s.text[i:s.start])+s.rest, ",]}# \t")
	s.start, s.end = i, i+len(token)
	s.say(fmt.Sprintf("the text %s has no quotes", short(token)), "put it in quotes: "+inQuotes(token))
	return true
}

// upTo is the text before the first of the characters.
func upTo(s, chars string) string {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i]
	}
	return s
}

func isDigitOrSign(c byte) bool { return c >= '0' && c <= '9' || c == '-' || c == '+' }

// noValue is something that is no value: mostly a text without quotes.
func (s *slip) noValue() {
	r, _ := utf8.DecodeRuneInString(s.rest)
	_, behind, _ := strings.Cut(s.line[:s.start-s.lineStart()], "=")
	single := s.key != "" && strings.TrimSpace(behind) == "" && s.start > s.lineStart() // not in a list or inline table
	token := s.value
	if !single {
		token = upTo(s.rest, ",]}#")
		if q := strings.IndexRune(looseQuotes, r); q >= 0 && s.rest != "" {
			if i := strings.IndexAny(s.rest[utf8.RuneLen(r):], looseQuotes); i >= 0 {
				i += utf8.RuneLen(r)
				_, size := utf8.DecodeRuneInString(s.rest[i:])
				token = s.rest[:i+size]
			}
		}
	}
	token = strings.TrimSpace(token)
	write := func(value string) string {
		if single {
			return s.assign(value)
		}
		return value
	}
	switch {
	case s.rest == "" || token == "":
		s.say("there is no value here", "write one, or delete the line")
	case single && (r == '=' || r == '>'):
		s.say("the field and its value are joined by one =", "write "+s.assign(strings.TrimLeft(token, "=> \t")))
	case single && r == '(' && strings.HasSuffix(token, ")") && strings.ContainsAny(token, `"'`):
		s.end = s.start + len(token)
		s.say("a list stands in brackets", "write "+s.assign("["+token[1:len(token)-1]+"]"))
	case strings.ContainsRune(looseQuotes, r):
		s.end = s.start + len(token)
		s.say("these quotation marks do not quote a text here", "use straight ones: "+write(inQuotes(strings.Trim(token, looseQuotes+`"`))))
	case r != ' ' && unicode.IsSpace(r) || r == '\ufeff':
		s.notBlank(r)
	default:
		s.end = s.start + len(token)
		s.bareWord(token, write)
	}
}

// notBlank is a character that looks like a blank.
func (s *slip) notBlank(r rune) {
	s.end = s.start + utf8.RuneLen(r)
	s.say(fmt.Sprintf("%s is not a plain blank", describeRune(r)), "replace it by a blank of the keyboard")
}

// bareWord is a word without quotes.
func (s *slip) bareWord(token string, write func(string) string) {
	switch strings.ToLower(token) {
	case "true", "yes", "on":
		s.say(fmt.Sprintf("%s is no value", token), "write "+write("true"))
	case "false", "no", "off":
		s.say(fmt.Sprintf("%s is no value", token), "write "+write("false"))
	case "null", "none", "nil", "n/a", "na", "undefined":
		s.say(fmt.Sprintf("%s is no value", token), "leave the field out")
	default:
		text := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(token, ","), `"`))
		s.say("this text has no quotes", "put it in quotes: "+write(inQuotes(text)))
	}
}

// severalTexts are texts in quotes with commas between them.
var severalTexts = regexp.MustCompile(`^(?:"[^"\\]*"\s*,\s*)+"[^"\\]*"$`)

var secondField = regexp.MustCompile(`(?:^|[ \t,;])[A-Za-z_][\w.-]*[ \t]*=`)

// textBehind is something behind a value that ends before the line does.
func (s *slip) textBehind() {
	s.end = s.start + len(strings.TrimRight(s.rest, " \t"))
	v := s.value
	switch r, _ := utf8.DecodeRuneInString(s.rest); {
	case r > unicode.MaxASCII && unicode.IsSpace(r):
		s.notBlank(r)
	case secondField.MatchString(s.rest):
		s.say("a second field begins on this line", "write each field on a line of its own")
	case strings.HasPrefix(s.rest, "//"), strings.HasPrefix(s.rest, "--"), strings.HasPrefix(s.rest, "/*"):
		s.say("there is text behind the value", "begin comments with #")
	case v != "" && isDigitOrSign(v[0]):
		s.bareValue()
	case strings.Trim(s.rest, " \t,;") == "":
		s.say("fields are not parted by "+map[byte]string{',': "commas", ';': "semicolons"}[s.rest[0]], "delete it: each field has a line of its own")
	case severalTexts.MatchString(v):
		s.onValue()
		s.say("several values stand here, and no list", "a list stands in brackets: "+s.assign("["+v+"]"))
	case strings.HasPrefix(v, `"`) && s.rest[0] != '#' && strings.Count(v, `"`) > 2:
		s.quoteInQuotes()
	case strings.HasPrefix(v, `'`) && strings.Count(v, `'`) > 2:
		s.say("the apostrophe ends this text", `put a text with an apostrophe in double quotes: "…"`)
	case strings.HasPrefix(v, "true"), strings.HasPrefix(v, "false"):
		s.onValue()
		s.say("this text has no quotes", "put it in quotes: "+s.assign(inQuotes(v)))
	default:
		s.say("there is text behind the value", "write each field on a line of its own, and begin comments with #")
	}
}

var (
	wholeDay  = regexp.MustCompile(`^\d{4}-\d\d-\d\d([Tt ].*)?$`)
	clockTime = regexp.MustCompile(`^\d{1,2}:\d{1,2}(:\d{1,2})?$`)
)

// bareValue is something without quotes that begins like a number and is none.
func (s *slip) bareValue() {
	token := s.value
	if s.key == "" || strings.ContainsAny(token[:min(len(token), 1)], `[{"'`) {
		token = strings.TrimSpace(upTo(s.rest, ",]}#"))
		s.end = s.start + len(token)
	} else {
		s.onValue()
	}
	token = strings.TrimRight(token, " \t,;")
	quoted := "put it in quotes: " + inQuotes(token)
	if token != "" && strings.HasPrefix(s.value, token) {
		quoted = "put it in quotes: " + s.assign(inQuotes(token))
	}
	var bad Diagnostic
	switch _, err := ParseDate(token); {
	case err == nil:
		s.say(fmt.Sprintf("%s has no quotes, which such a date needs", token), quoted)
	case errors.As(err, &bad) && strings.HasPrefix(bad.Hint, `write "`) && (strings.Contains(s.said, "datetime") || isDateField(s.key)):
		s.code = bad.Code
		s.say(fmt.Sprintf("%s is not a date", short(token)), bad.Hint)
	case clockTime.MatchString(token):
		s.code = "bad-time"
		s.say(fmt.Sprintf("%s is not a time of day", token), "write it as in 15:30, or in quotes")
	case wholeDay.MatchString(token) && errors.As(err, &bad):
		s.code = bad.Code
		s.say(bad.Message, bad.Hint)
		if strings.Contains(token, " ") {
			s.hint = "give the day here and the time of day in the field time"
		}
	case isDigits(token) && token[0] == '0':
		s.say("a number without quotes does not begin with 0", quoted)
	case isDigits(token):
		s.say("this number has too many digits to stand without quotes", quoted)
	default:
		s.say(fmt.Sprintf("%s has no quotes, which all but numbers, days and times need", short(token)), quoted)
	}
}

// isDateField reports whether what stands before the equals sign is a field that
// holds a date.
func isDateField(key string) bool {
	for _, table := range fieldTables {
		if f, ok := table.byName[key]; ok {
			_, isDate := f.at(new(Record)).(*Date)
			return isDate
		}
	}
	return false
}
