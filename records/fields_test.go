package records

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// contract is the fields of each table as the contract of the record format
// names them. A field that is added or renamed is a change of the format.
var contract = map[string]string{
	"event": `title subtitle description short_title acronym abbreviation genre kind part_of series number number_text
		theme date time venue room city region country online organizers hosts sponsors chairs moderators jurisdiction
		authority chamber committee subcommittee session bill language url accessed archived_url doi abstract keywords
		note status reported_in cite override`,
	"speech": `title subtitle description kind genre lecture lecture_number occasion speakers chairs moderators discussants
		interviewers hosts organizers sponsors translators interpreters recipients read_by uploader audience event date time
		venue room city region country online language medium publisher publisher_place posted original_date duration pages
		number url accessed archived_url doi archive archive_collection archive_location archive_place published_in
		reported_in abstract keywords note unpublished cite override`,
	"source": `kind title subtitle container authors editors translators publisher publisher_place date accessed url
		archived_url doi isbn issn volume issue pages edition series number volume_title number_of_volumes original_date
		genre language event venue room city region country online archive archive_collection archive_location archive_place
		medium duration abstract keywords note cite override`,
	"person":       `name family given particle suffix literal honorific office affiliation orcid url note`,
	"organization": `name short part_of city country ror url note`,
	"collection":   `title language`,
	"agent":        `person organization name family given particle suffix literal honorific office affiliation`,
}

func TestFieldsAreTheContract(t *testing.T) {
	check := func(table string, names []string) {
		want := strings.Fields(contract[table])
		slices.Sort(want)
		names = slices.Sorted(slices.Values(names))
		if diff := cmp.Diff(want, names); diff != "" {
			t.Errorf("%s: %s", table, diff)
		}
	}
	for typ, table := range fieldTables {
		check(string(typ), table.names())
	}
	check("agent", agentFields.names())
	if len(fieldTables) != len(Types)+1 {
		t.Errorf("%d tables for %d types and the collection", len(fieldTables), len(Types))
	}
}

func TestFieldRows(t *testing.T) {
	for _, table := range fieldTables {
		checkRows(t, table)
	}
	checkRows(t, agentFields)
}

// checkRows holds that the rows of a table are complete and do not contradict
// each other.
func checkRows[T any](t *testing.T, table *table[T]) {
	also := make(map[string]string)
	for _, f := range table.fields {
		if s := shapeOf(f.at(new(T))); s.word == "" || s.want == "" {
			t.Errorf("%s of %s has the shape %v", f.name, table.name, s)
		}
		if !strings.HasSuffix(f.doc, ".") || strings.TrimSpace(f.doc) != f.doc {
			t.Errorf("%s of %s means %q", f.name, table.name, f.doc)
		}
		key, _, _ := strings.Cut(f.example, " = ")
		if first, _, _ := strings.Cut(key, "."); first != f.name {
			t.Errorf("%s of %s has the example %s", f.name, table.name, f.example)
		}
		for _, word := range f.also {
			if _, ok := table.byName[word]; ok || also[word] != "" {
				t.Errorf("%s of %s is also called %q, as is another", f.name, table.name, word)
			}
			also[word] = f.name
		}
	}
	if len(table.byName) != len(table.fields) {
		t.Errorf("%s has a field twice", table.name)
	}
}

// TestFieldExamples holds that each example is read without a finding and sets
// what its row points to, and that two rows do not set the same.
func TestFieldExamples(t *testing.T) {
	for typ, table := range fieldTables {
		header := "[" + string(typ) + ".x]"
		if typ == TypeCollection {
			header = "[collection]"
		}
		for _, f := range table.fields {
			_, diags := decodeText(header + "\n" + f.example)
			for _, d := range diags {
				if d.Code != "untitled" && d.Code != "no-name" && d.Code != "name-conflict" && d.Code != "subtitle-alone" {
					t.Errorf("%s: %v", f.example, d)
				}
			}
			checkSet(t, table, f, header+"\n"+f.example)
		}
	}
	for _, f := range agentFields.fields {
		records, diags := decodeText("[event.x]\nchairs = [{ " + f.example + " }]")
		if len(diags) > 0 && diags[0].Code != "no-name" && diags[0].Code != "name-conflict" {
			t.Errorf("%s: %v", f.example, diags)
		}
		a := records[0].Chairs.List[0]
		a.Path = nil
		if reflect.ValueOf(a).IsZero() {
			t.Errorf("%s sets nothing", f.example)
		}
	}
}

func checkSet(t *testing.T, table *table[Record], f field[Record], text string) {
	t.Helper()
	records, _ := decodeText(text)
	for _, other := range table.fields {
		at := reflect.ValueOf(pointer(other.at(records[0]))).Elem()
		initial := reflect.ValueOf(pointer(other.at(&Record{Cite: true}))).Elem()
		if changed := !reflect.DeepEqual(at.Interface(), initial.Interface()); changed != (other.name == f.name) {
			t.Errorf("%s: %s is set: %v", text, other.name, changed)
		}
	}
}

// pointer is what a row points to in the end.
func pointer(at any) any {
	switch at := at.(type) {
	case choice:
		return at.to
	case keyOf:
		return at.to
	case keysOf:
		return at.to
	}
	return at
}

// TestHelp holds that the reference has every heading, and every field with its
// meaning and example.
func TestHelp(t *testing.T) {
	text := Help()
	for _, typ := range Types {
		section := helpSection(t, text, "["+string(typ)+".KEY]")
		for _, f := range fieldTables[typ].fields {
			checkHelp(t, section, f.name, f.doc, f.example)
		}
		for _, kind := range Kinds(typ) {
			if !strings.Contains(section, kind) {
				t.Errorf("the kind %q of %s is not in the help", kind, typ)
			}
		}
	}
	for _, f := range agentFields.fields {
		checkHelp(t, helpSection(t, text, "Agents in a table"), f.name, f.doc, f.example)
	}
	for _, f := range collectionFields.fields {
		checkHelp(t, helpSection(t, text, "\n[collection]"), f.name, f.doc, f.example)
	}
	for _, heading := range []string{"A collection", "Values", "What is inherited", "Overrides", "What is refused"} {
		if !strings.Contains(text, "\n"+heading+"\n"+strings.Repeat("-", len(heading))+"\n") {
			t.Errorf("no heading %q", heading)
		}
	}
	for _, mark := range []string{"/*", "*/", "//", "\n#", "\t", "package records"} {
		if i := strings.Index(strings.ReplaceAll(text, "://", ""), mark); i >= 0 {
			t.Errorf("%q is left in the text at %d", mark, i)
		}
	}
	if prose := regexp.MustCompile(`(?m)^[^ \n].{82,}$`).FindString(text); prose != "" {
		t.Errorf("this line is long: %s", prose)
	}
}

func helpSection(t *testing.T, text, heading string) string {
	t.Helper()
	_, section, ok := strings.Cut(text, heading+"\n---")
	if !ok {
		t.Fatalf("no section %q", heading)
	}
	section, _, _ = strings.Cut(section, "\n---")
	return section
}

func checkHelp(t *testing.T, section, name, doc, example string) {
	t.Helper()
	i := strings.Index(section, "\n  "+name+" (")
	if i < 0 {
		t.Errorf("no field %s", name)
		return
	}
	entry := section[i:]
	if j := strings.Index(entry, "\n      "+example+"\n"); j < 0 || !strings.Contains(strings.Join(strings.Fields(entry[:j]), " "), doc) {
		t.Errorf("%s has not its meaning and example: %s", name, entry[:min(len(entry), 200)])
	}
}

// TestHelpExamples holds that the examples in the prose are right.
func TestHelpExamples(t *testing.T) {
	text := Help()
	_, values, _ := strings.Cut(text, "\nValues\n")
	values, _, _ = strings.Cut(values, "\nEvents, ")
	dates, agents := 0, 0
	for line := range strings.Lines(values) {
		line, isExample := strings.CutPrefix(line, "    ")
		switch {
		case !isExample:
		case strings.HasPrefix(line, "title ="):
			decodeOne(t, "[event.x]", line)
		case regexp.MustCompile(`^"[0-9]`).MatchString(line):
			for _, quoted := range regexp.MustCompile(`"[^"]*"`).FindAllString(line, -1) {
				decodeOne(t, "[event.x]", "date = "+quoted)
				dates++
			}
		default:
			item := regexp.MustCompile(`^("[^"]*"|\{[^}]*\})`).FindString(line)
			decodeOne(t, "[event.x]", "chairs = ["+item+"]")
			agents++
		}
	}
	if dates < 8 || agents < 8 {
		t.Errorf("only %d dates and %d agents found", dates, agents)
	}
	_, override, _ := strings.Cut(text, "\n    [speech.huang-2017-rules.override]\n")
	override, _, _ = strings.Cut(override, "\n\n")
	r := decodeOne(t, "[event.x]", "[event.x.override]\n"+override)
	if len(r.Override) != 2 {
		t.Errorf("the example of overrides gives %v", r.Override)
	}
}

// TestCodes holds that every code that any package gives a finding is listed,
// each once, in the order of the alphabet, and that every one listed is given.
func TestCodes(t *testing.T) {
	listed := make(map[string]bool)
	for i, c := range Codes {
		if c.Meaning == "" || c.Why == "" || c.Right == "" || listed[c.Name] || i > 0 && Codes[i-1].Name >= c.Name {
			t.Errorf("%q stands wrongly in the list, or is not explained", c.Name)
		}
		if found, ok := CodeOf(c.Name); !ok || found.Name != c.Name {
			t.Errorf("%q is not found", c.Name)
		}
		listed[c.Name] = true
	}
	given, words := codesGiven(t)
	for code, at := range given {
		if !listed[code] {
			t.Errorf("%s: the code %q is not listed", at, code)
		}
	}
	for code := range listed {
		if !words[code] {
			t.Errorf("no finding has the code %q", code)
		}
	}
}

// codesGiven reads the source of the rooms for codes, and where they stand: the
// Code of a finding, or what is handed to a function or put into a field that
// makes one. Words are all texts of the source.
func codesGiven(t *testing.T) (given map[string]string, words map[string]bool) {
	t.Helper()
	given, words = make(map[string]string), make(map[string]bool)
	var files []string
	for _, room := range []string{".", "../formats", "../cmd"} {
		inRoom, err := filepath.Glob(room + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, inRoom...)
	}
	set := token.NewFileSet()
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	note := func(e ast.Expr) {
		if code, ok := stringOf(e); ok && form.MatchString(code) {
			given[code] = set.Position(e.Pos()).String()
		}
	}
	// Functions that make a finding, and which of their arguments is the code.
	makers := map[string]int{"fail": 0, "failKey": 0, "failErr": 0, "warn": 0, "fault": 0, "note": 1, "report": 2, "broken": 2, "diagnose": 2, "inline": 3}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "codes") {
			continue
		}
		tree, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, ok := stringOf(n); ok {
					words[s] = true
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && strings.EqualFold(key.Name, "code") {
					note(n.Value)
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if sel, ok := left.(*ast.SelectorExpr); ok && strings.EqualFold(sel.Sel.Name, "code") && i < len(n.Rhs) {
						note(n.Rhs[i])
					}
				}
			case *ast.CompositeLit:
				if typ, ok := n.Type.(*ast.Ident); ok && (typ.Name == "headerFault" || typ.Name == "choice") {
					for _, e := range n.Elts {
						note(e)
					}
				}
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				if i, ok := makers[name]; ok && i < len(n.Args) {
					note(n.Args[i])
				}
			}
			return true
		})
	}
	return given, words
}

func stringOf(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
